"""Who watches a ticket: contacts of its customer who are written to like the reporter (T10)."""

from collections.abc import Iterable, Sequence
from typing import Protocol
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.customers import queries as customers
from app.kit.postgres.database import Tx
from app.tickets import queries, rows, rules
from app.tickets.rows import Person, TicketIdentity, WatcherRecord
from app.tickets.views import TicketView, ticket_view


class Watching(Protocol):
    """Somebody who watches."""

    @property
    def contact_id(self) -> UUID:
        """Who."""


class WatchedTicket(TicketIdentity, Protocol):
    """A ticket with its reporter and with those who watch it."""

    @property
    def contact_id(self) -> UUID | None:
        """The reporter."""

    @property
    def watchers(self) -> Sequence[Watching]:
        """Those who watch it."""


def watch(tx: Tx, ticket: WatchedTicket, contacts: Iterable[Person]) -> tuple[WatcherRecord, ...]:
    """Stage that contacts of its customer watch a ticket that is new or locked; returns the new ones.

    The reporter, and who watches it already, is passed over, so that doing it twice does no more. The
    ticket's next version is the caller's to stage: one transaction stages one.
    """
    known = {ticket.contact_id, *(one.contact_id for one in ticket.watchers)}
    added = []
    for contact in contacts:
        if contact.id in known:
            continue
        known.add(contact.id)
        added.append(rows.add_watcher(tx, ticket, contact))
        rows.emit(tx, "ticket.watcher_added", ticket, contact_id=str(contact.id))
    return tuple(added)


async def add(tx: Tx, ticket_id: UUID, contact_id: UUID) -> TicketView:
    """Let a contact of its customer watch a ticket; it stays as it is where the contact does already.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition (a closed ticket), ContactNotFound,
        ContactInactive, CustomerInactive.
    """
    ticket = await queries.lock_ticket(tx, ticket_id)
    rules.LIFE_CYCLE.after(ticket.status, "watch")
    contact = await customers.contact(tx.connection, contact_id)
    if contact is None or contact.customer_id != ticket.customer_id:
        raise errors.ContactNotFound(contact_id=contact_id)
    if contact.deactivated_at is not None:
        raise errors.ContactInactive(contact_id=contact_id)
    await customers.check_active(tx.connection, ticket.customer_id)
    added = watch(tx, ticket, [contact])
    if not added:
        return ticket_view(ticket)
    watchers = sorted((*ticket.watchers, *added), key=lambda one: one.contact_id)
    return ticket_view(rows.update(tx, ticket, replace(ticket, watchers=tuple(watchers))))


async def remove(tx: Tx, ticket_id: UUID, contact_id: UUID) -> TicketView:
    """Let a contact watch a ticket no more.

    Raises:
        TicketNotFound, StaleVersion, WatcherNotFound.
    """
    ticket = await queries.lock_ticket(tx, ticket_id)
    others = tuple(one for one in ticket.watchers if one.contact_id != contact_id)
    if others == ticket.watchers:
        raise errors.WatcherNotFound()
    rows.remove_watcher(tx, ticket, contact_id)
    rows.emit(tx, "ticket.watcher_removed", ticket, contact_id=str(contact_id))
    return ticket_view(rows.update(tx, ticket, replace(ticket, watchers=others)))
