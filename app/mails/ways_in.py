"""Links by which people come in: their tokens, and those that somebody asks for to sign in."""

import base64
import hmac
from datetime import datetime

from uuid_utils.compat import uuid7

from app.deliveries import rows as deliveries
from app.deliveries.rows import Planned
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.kit.postgres.locks import Lock, lock_text
from app.kit.web.schema import figure
from app.mails import planning
from app.mails.kinds import MailTopic
from app.mails.queries import Addressee
from app.mails.rules import Audience, RecipientKind, Told
from app.signing_in import queries, rows
from app.signing_in.rows import Found
from app.signing_in.rules import LIFETIMES, LINKS_AT_MOST, Purpose
from app.signing_in.service import token_hash

_OF_LINKS = b"personday link\0"


def token_of(secret: bytes, natural_key: str) -> str:
    """The token of a mail's link, the same at each attempt, so that each copy of it works."""
    proof = hmac.digest(secret, _OF_LINKS + natural_key.encode(), "sha256")
    return base64.urlsafe_b64encode(proof).decode().rstrip("=")


async def send_links(pool: Pool, secret: bytes, address: str, now: datetime) -> None:
    """Send whoever has this address a link to sign in, each at most so many an hour.

    Whether anybody has it nobody is told. The links are stored before they are sent: what waits in the
    queue counts, too.
    """
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await tx.begin(lock_text(Lock.WAY_IN, address.lower()))
        found = await queries.known(tx.connection, address, now)
        planned = []
        for one in found:
            if one.links_sent < LINKS_AT_MOST:
                mail = _mail(one, now)
                planned.append(mail)
                token = token_of(secret, mail.natural_key)
                rows.add_link(tx, token_hash(token), Purpose.SIGN_IN, one.identity, address)
        deliveries.queue(tx, planning.CHANNEL, planned)


def _mail(found: Found, now: datetime) -> Planned:
    identity = found.identity
    kind = RecipientKind.PERSON
    if identity.contact_id is not None:
        kind = RecipientKind.CONTACT
    elif identity.technician_id is not None:
        kind = RecipientKind.TECHNICIAN
    return planning.planned(
        Told(MailTopic.SIGN_IN, Audience.CONTACTS),
        uuid7(),
        Addressee(kind, found.person_id, found.person_id),
        now,
        subject_id=found.person_id,
        works_until=figure(now + LIFETIMES[Purpose.SIGN_IN]),
    )
