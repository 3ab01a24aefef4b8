"""A duplicate is merged into another ticket of its customer (T12)."""

from uuid import UUID

from msgspec.structs import replace

from app.customers import queries as customers
from app.kit.postgres.database import Tx
from app.mailing import answers
from app.tickets import messages, progress, queries, rows, rules, watchers
from app.tickets.rows import TicketRecord
from app.tickets.rules import MessageAuthor, TicketStatus
from app.tickets.schemas import Merge
from app.tickets.views import TicketView, ticket_view
from app.tickets.writing import Writing


async def merge(tx: Tx, ticket_id: UUID, body: Merge) -> TicketView:
    """Close a ticket as a duplicate of another one of its customer, which goes on; for good.

    Nothing is moved: its messages and files stay where they were written, and are shown with the other
    ticket's. Its clock stops and its call is not needed any more; the other one keeps its own clock,
    severity and promises. The reporter is told, and watches the other ticket, as do its watchers.

    Raises:
        TicketNotFound (also of the other one), StaleVersion, NotMergeable, InvalidTransition (one of them
        is closed).
    """
    ticket, target = await queries.lock_two(tx, ticket_id, body.into)
    rules.check_merge(
        ticket.id, body.into, customer_id=ticket.customer_id,
        into_customer_id=None if target is None else target.customer_id,
    )  # fmt: skip
    assert target is not None, "it was checked"
    closed = rules.LIFE_CYCLE.after(ticket.status, "merge")
    rules.LIFE_CYCLE.after(target.status, "absorb")
    after = ticket
    if after.status is not TicketStatus.RESOLVED:
        after = await progress.enter(tx, after, TicketStatus.RESOLVED)
    after = await progress.enter(tx, after, closed)
    after = _tell(tx, replace(after, merged_into=target.id, closed_at=tx.now), target, body.reason)
    rows.emit(tx, "ticket.merged", ticket, into=str(target.id))
    await _follow(tx, ticket, target)
    return ticket_view(rows.update(tx, ticket, after))


def _tell(tx: Tx, ticket: TicketRecord, target: TicketRecord, reason: str | None) -> TicketRecord:
    """Write to the reporter where its ticket goes on, and beside it why, for the provider alone."""
    text = answers.merged(ticket.reply_language, ticket.number, target.number)
    ticket = messages.add(
        tx, ticket, author=MessageAuthor.PROVIDER, writing=Writing.typed(text),
        language=ticket.reply_language, channel=ticket.channel,
    )  # fmt: skip
    if reason is None:
        return ticket
    return messages.add(
        tx, ticket, author=MessageAuthor.PROVIDER, writing=Writing.typed(reason),
        language=ticket.language, channel=ticket.channel, public=False,
    )  # fmt: skip


async def _follow(tx: Tx, ticket: TicketRecord, target: TicketRecord) -> None:
    """Let the reporter of a merged ticket, and who watches it, watch the other one."""
    reporter = ticket.contact_id and await customers.contact(tx.connection, ticket.contact_id)
    added = watchers.watch(tx, target, [*([reporter] if reporter else []), *ticket.watchers])
    after = replace(
        target,
        watchers=(*target.watchers, *added),
        merged_from=(*target.merged_from, ticket.id),
    )
    rows.update(tx, target, after)
