"""What every slice knows of people, in the order in which it is erased.

What tells whose something is goes last: tickets behind what stands on them, people behind all else.
"""

from collections.abc import Mapping

from app.access import personal_rows as access
from app.attachments import personal_rows as attachments
from app.audit import personal_rows as audit
from app.customers import personal_rows as customers
from app.deliveries import personal_rows as deliveries
from app.inbound import personal_rows as inbound
from app.invitations import personal_rows as invitations
from app.kit.web import idempotency
from app.ledger import personal_rows as ledger
from app.mails import personal_rows as mails
from app.sessions import personal_rows as sessions
from app.signing_in import personal_rows as signing_in
from app.tickets import personal_rows as tickets
from app.webhooks import personal_rows as webhooks
from app.worksheets import personal_rows as worksheets

_ALL = [
    one.PERSONAL
    for one in (
        idempotency, audit, mails, deliveries, inbound, attachments, invitations, sessions, worksheets,
        ledger, webhooks, signing_in, access, tickets, customers,
    )
]  # fmt: skip

# By what it is: the statements that remove or replace it, and those that show it, the person first.
ERASED: Mapping[str, str] = {what: text for one in _ALL for what, text in one.erased.items()}
HELD: Mapping[str, str] = {what: text for one in reversed(_ALL) for what, text in one.held.items()}
