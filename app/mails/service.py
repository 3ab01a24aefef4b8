"""Verbs about mails: what contacts want of them, and addresses from which they come back."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.customers import changes as customers
from app.kit.actor import WORKER, Actor, Role
from app.kit.events import outbox
from app.kit.postgres.database import Pool, Reader, Tx, transaction
from app.mails import queries, rows
from app.mails.rows import ContactMailRecord, LinkRecord, SentTo
from app.mails.rules import MailGroup
from app.mails.schemas import MailPreferencesView, SetMailPreferences, preferences_view
from app.signing_in import rows as ways_in

MAX_DIAGNOSTIC_CHARACTERS = 1000


async def came_back(tx: Tx, sent_to: SentTo, diagnostic: str | None) -> bool:
    """Mail to somebody comes back for good: nothing more is sent there, the desk is told.

    A contact is marked with this address, and no link in its mails works any more; of a ticket that names
    another address of its reporter, the ticket. False where that was known, or neither has this address
    by now.
    """
    cut = diagnostic and diagnostic[:MAX_DIAGNOSTIC_CHARACTERS].replace("\0", "")
    contact_id, ticket_id, address = sent_to.contact_id, sent_to.ticket_id, sent_to.address
    if contact_id is not None:
        customer_id = await rows.mark_unreachable(tx, contact_id, address, cut)
        if customer_id is not None:
            rows.revoke_links(tx, contact_id)
            ways_in.revoke_links(tx, contact_id)
            outbox.emit(tx, "contact.unreachable", contact_id, customer_id=customer_id)
            return True
    if ticket_id is None:
        return False
    customer_id = await rows.mark_reporter_unreachable(tx, ticket_id, address, cut)
    if customer_id is not None:
        outbox.emit(tx, "ticket.reporter_unreachable", ticket_id, customer_id=customer_id)
    return customer_id is not None


async def set_preferences(
    tx: Tx, contact_id: UUID, body: SetMailPreferences
) -> MailPreferencesView:
    """Stop these groups of mails to a contact, and no others.

    Raises:
        ContactNotFound.
    """
    contact = await customers.lock_contact(tx, contact_id)
    kept = await queries.contact_mail(tx.connection, contact_id)
    before = kept or ContactMailRecord(contact_id=contact_id)
    after = _stop(tx, before, contact.customer_id, tuple(body.stopped))
    if body.reachable and before.unreachable_at is not None:
        rows.make_reachable(tx, contact_id)
        after = ContactMailRecord(contact_id=contact_id, stopped=after.stopped)
    return preferences_view(contact, after)


def _stop(
    tx: Tx, before: ContactMailRecord, customer_id: UUID, groups: tuple[MailGroup, ...]
) -> ContactMailRecord:
    if set(groups) == set(before.stopped):
        return before
    rows.stop(tx, before.contact_id, groups)
    told = {"fields": ["stopped_mails"]}
    outbox.emit(tx, "contact.changed", before.contact_id, customer_id=customer_id, data=told)
    return ContactMailRecord(
        contact_id=before.contact_id,
        stopped=groups,
        unreachable_address=before.unreachable_address,
        unreachable_at=before.unreachable_at,
        diagnostic=before.diagnostic,
    )


async def link(db: Reader, token: str) -> LinkRecord:
    """What a link in a mail stops.

    Raises:
        MailNotFound: no mail has it, or it works no more.
    """
    found = await queries.link(db, hashlib.sha256(token.encode()).digest())
    if found is None:
        raise errors.MailNotFound()
    return found


async def follow_link(
    pool: Pool, token: str, now: datetime, wanted: Collection[MailGroup] | None
) -> LinkRecord:
    """Stop what a link in a mail stops, or all but what is ``wanted``; tells what holds after it.

    Raises:
        MailNotFound.
    """
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await tx.begin()
        found = await link(tx.connection, token)
        contact = await customers.lock_contact(tx, found.contact_id)
        kept = await queries.contact_mail(tx.connection, found.contact_id)
        before = kept or ContactMailRecord(contact_id=found.contact_id)
        stopped = {*before.stopped, found.mail_group}
        if wanted is not None:
            stopped = set(MailGroup) - set(wanted)
        after = _stop(tx, before, contact.customer_id, tuple(sorted(stopped)))
    return replace(found, stopped=after.stopped)
