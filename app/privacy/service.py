"""Verbs about what is personal: erase it, show it, and say how long it is kept."""

from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.customers import changes
from app.customers import queries as customers
from app.customers.rows import ContactRecord, CustomerRecord
from app.deliveries import rows as deliveries
from app.deliveries.rules import DeliveryChannel
from app.kit.events import outbox
from app.kit.personal import bound
from app.kit.postgres.database import Reader, Tx
from app.kit.postgres.rows import lock_single, update_version
from app.kit.web.pagination import Page
from app.kit.web.schema import PageOf
from app.privacy import queries
from app.privacy.known import ERASED, HELD
from app.privacy.rows import Held, Subject
from app.privacy.schemas import (
    Erase,
    ErasedRows,
    ErasureView,
    HeldView,
    RetentionView,
    SetRetention,
    held_view,
    retention_view,
)
from app.privacy.tables import RETENTION, Retention

_FIRST = UUID(int=0)


async def erase_contact(tx: Tx, contact_id: UUID, body: Erase) -> ErasureView:
    """Erase a contact who has left: its name, its addresses, and what it wrote; numbers stay.

    Raises:
        ContactNotFound, NotDeparted.
    """
    await tx.begin()
    owner = await customers.owner_of_contact(tx.connection, contact_id)
    await deliveries.call_back(tx, DeliveryChannel.MAIL, owner)
    contact = await changes.lock_contact(tx, contact_id)
    subject = await queries.subject(tx.connection, contact_id=contact_id)
    return await _erase(tx, contact, subject, body, contact.customer_id)


async def erase_customer(tx: Tx, customer_id: UUID, body: Erase) -> ErasureView:
    """Erase a customer that has left, with all its people; its ledger and its figures stay.

    Raises:
        CustomerNotFound, NotDeparted.
    """
    await deliveries.call_back(tx, DeliveryChannel.MAIL, customer_id)
    customer = await changes.lock_customer(tx, customer_id)
    subject = await queries.subject(tx.connection, customer_id=customer_id)
    return await _erase(tx, customer, subject, body, customer_id)


async def _erase(
    tx: Tx, known: ContactRecord | CustomerRecord, subject: Subject, body: Erase, customer_id: UUID
) -> ErasureView:
    if known.deactivated_at is None:
        raise errors.NotDeparted()
    values = {**subject.values, "now": tx.now, "reason": body.reason}
    rows = []
    for what, statement in ERASED.items():
        if done := await _done(tx, statement, values):
            rows.append(ErasedRows(what=what, rows=done))
    if rows:
        kind = "contact" if isinstance(known, ContactRecord) else "customer"
        outbox.emit(tx, f"{kind}.erased", known.id, customer_id=customer_id)
    erased_at: datetime = known.erased_at or tx.now
    return ErasureView(subject_id=known.id, erased_at=erased_at, rows=rows)


async def _done(tx: Tx, statement: str, values: dict[str, Any]) -> int:
    """How many rows a statement changes; all of them are of this transaction."""
    text, given = bound(statement, values)
    done: str = await tx.connection.execute(text, *given)
    return int(done.rpartition(" ")[2])


async def personal_data(db: Reader, contact_id: UUID, page: Page) -> PageOf[HeldView]:
    """A page of all that is held about a contact, kind by kind."""
    subject = await queries.subject(db, contact_id=contact_id)
    kinds = list(HELD)
    what, behind = page.after or (kinds[0], str(_FIRST))
    found: list[Held] = []
    for kind in kinds[kinds.index(what) :]:
        after = UUID(behind) if kind == what else _FIRST
        found += await queries.held(db, subject, kind, after, page.limit + 1 - len(found))
        if len(found) > page.limit:
            break
    return page.of(held_view, found, "what", "id")


async def set_retention(tx: Tx, body: SetRetention) -> RetentionView:
    """Say how long something is kept, from the worker's next run on.

    Raises:
        StaleVersion.
    """
    await lock_single(tx, Retention)
    before = await queries.retention(tx.connection)
    tx.check_version(before.version)
    after = replace(before, **body.stated("raw_mail_days"))
    after = update_version(tx, Retention, before, after)
    outbox.emit(tx, "retention.changed", RETENTION)
    return retention_view(after)
