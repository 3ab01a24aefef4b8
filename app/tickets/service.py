"""Verbs about a ticket: decide about it, change what is known of it, end it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit.actor import Role
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row
from app.languages.official import OfficialLanguage, reply_language
from app.plans import queries as plans
from app.tickets import messages, progress, queries, rows, rules
from app.tickets.rows import TicketChangeRecord, TicketRecord
from app.tickets.rules import DecidedFact, Legitimacy, MessageAuthor, TicketKind, TicketStatus
from app.tickets.schemas import Assess, ChangeTicket, OptionalReason, SetSeverity
from app.tickets.tables import TicketChange
from app.tickets.views import TicketView, ticket_view
from app.tickets.writing import Writing


async def resolve(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """End the work on a ticket: its clock stops, an open call task is not needed any more.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition.
    """
    return await _change_status(tx, ticket_id, "resolve", "ticket.resolved", body)


async def reopen(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """Go on with a resolved ticket: its clock goes on where it stopped, and so do its replies.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition.
    """
    return await _change_status(tx, ticket_id, "reopen", "ticket.reopened", body)


async def close(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """Close a resolved ticket for good.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition.
    """
    return await _change_status(tx, ticket_id, "close", "ticket.closed", body)


async def _change_status(
    tx: Tx, ticket_id: UUID, verb: str, event: str, body: OptionalReason
) -> TicketView:
    ticket = await queries.lock_ticket(tx, ticket_id)
    after = await progress.enter(tx, ticket, rules.LIFE_CYCLE.after(ticket.status, verb))
    if after.status is TicketStatus.CLOSED:
        after = replace(after, closed_at=tx.now)
    if body.reason is not None:
        after = _add_reason(tx, after, body.reason)
    rows.emit(tx, event, ticket)
    return ticket_view(rows.update(tx, ticket, after))


def _add_reason(tx: Tx, ticket: TicketRecord, reason: str) -> TicketRecord:
    """Keep the reason of a verb as a message: the customer's public, the provider's internal."""
    customer = tx.actor.role is Role.CUSTOMER
    return messages.add(
        tx, ticket, author=MessageAuthor.CUSTOMER if customer else MessageAuthor.PROVIDER,
        writing=Writing.typed(reason), language=ticket.language, channel=ticket.channel, public=customer,
    )  # fmt: skip


async def set_severity(tx: Tx, ticket_id: UUID, body: SetSeverity) -> TicketView:
    """Change the severity: place and due time follow, counted time stays counted (rule T8).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, SeverityFixed, NothingToChange.
    """
    ticket = await queries.lock_ticket(tx, ticket_id)
    rules.LIFE_CYCLE.after(ticket.status, "severity")
    rules.check_severity(ticket.kind, ticket.severity, body.severity)
    version = await plans.version(tx.connection, ticket.plan_version_id)
    assert version is not None, "a ticket has one"
    after = replace(ticket, severity=body.severity, severity_reason=body.reason)
    after = await progress.promise(tx, after, version)
    _add_change(
        tx, ticket, DecidedFact.SEVERITY, str(ticket.severity), str(body.severity), body.reason
    )
    rows.emit(tx, "ticket.severity_changed", ticket, was=ticket.severity, becomes=body.severity)
    return ticket_view(rows.update(tx, ticket, after))


async def assess(tx: Tx, ticket_id: UUID, body: Assess) -> TicketView:
    """Decide whether a bug report is accepted (rule T7).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, NotABug, ReasonMissing.
    """
    ticket = await queries.lock_ticket(tx, ticket_id)
    rules.LIFE_CYCLE.after(ticket.status, "assess")
    rules.check_assessment(ticket.kind, body.legitimacy, body.reason)
    assert ticket.legitimacy is not None, "a bug has one"
    was, becomes = ticket.legitimacy.value, body.legitimacy.value
    _add_change(tx, ticket, DecidedFact.LEGITIMACY, was, becomes, body.reason)
    rows.emit(tx, "ticket.assessed", ticket, was=was, becomes=becomes)
    after = replace(ticket, legitimacy=body.legitimacy, legitimacy_reason=body.reason)
    return ticket_view(rows.update(tx, ticket, after))


async def move_to_plan(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """Put a ticket under the customer's present plan; counted time stays counted (rule P4).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, NothingToChange.
    """
    ticket = await queries.lock_ticket(tx, ticket_id)
    rules.LIFE_CYCLE.after(ticket.status, "move-to-plan")
    present = await plans.plan_of(tx.connection, ticket.customer_id, tx.now)
    assert present is not None, "every customer has a plan"
    plan = present.plan
    if plan.version.id == ticket.plan_version_id:
        raise errors.NothingToChange()
    after = replace(
        await progress.promise(tx, ticket, plan.version),
        plan_version_id=plan.version.id,
        queue_rank=plan.version.queue_rank,
        plan_code=plan.code,
        call_after_replies=plan.version.call_after_replies,
    )
    was, becomes = str(ticket.plan_version_id), str(after.plan_version_id)
    _add_change(tx, ticket, DecidedFact.PLAN, was, becomes, body.reason)
    rows.emit(tx, "ticket.moved_to_plan", ticket, plan_version_id=becomes)
    return ticket_view(rows.update(tx, ticket, after))


def _add_change(
    tx: Tx, ticket: TicketRecord, what: DecidedFact, was: str, becomes: str, reason: str | None
) -> None:
    change = TicketChangeRecord(
        id=tx.new_id(), ticket_id=ticket.id, what=what, was=was, becomes=becomes, reason=reason,
        actor=tx.actor.id, changed_at=tx.now,
    )  # fmt: skip
    insert_row(tx, TicketChange, change)


async def change(tx: Tx, ticket_id: UUID, body: ChangeTicket) -> TicketView:
    """Record what is known better now: technical data, who reports, the server, the language.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition (a closed ticket), ServerNotFound, ServerInactive,
        KindFixed,
        NothingToChange, Forbidden (a customer gives another kind).
    """
    ticket = await queries.lock_ticket(tx, ticket_id)
    rules.LIFE_CYCLE.after(ticket.status, "change")
    after = replace(ticket, **_stated(body))
    after = _with_kind(tx, after, body.kind)
    if after.server_id != ticket.server_id:
        server = await queries.installation(tx.connection, ticket.customer_id, after.server_id)
        after = replace(
            after,
            recommended_procedure=server.recommended_procedure,
            recommended_configuration=server.recommended_configuration,
        )
    after = _with_language(after, body)
    if after == ticket:
        raise errors.NothingToChange()
    rows.emit(tx, "ticket.changed", ticket, fields=sorted(body.model_fields_set))
    return ticket_view(rows.update(tx, ticket, after))


def _stated(body: ChangeTicket) -> Mapping[str, Any]:
    """The columns that are replaced by what the body states, as it stands."""
    derived = {"contact", "kind", "language", "reply_language"}
    columns = body.model_dump(exclude_unset=True, exclude=derived)
    if columns.get("subject", "") is None:
        del columns["subject"]
    contact = body.contact.model_dump(exclude_unset=True) if body.contact else {}
    return columns | {f"contact_{name}": value for name, value in contact.items()}


def _with_kind(tx: Tx, ticket: TicketRecord, kind: TicketKind | None) -> TicketRecord:
    """What the desk takes a ticket for; as a bug it is still to be assessed (rule T7)."""
    if kind is None or kind is ticket.kind:
        return ticket
    if tx.actor.role is Role.CUSTOMER:
        raise errors.Forbidden("The desk decides on the kind.", role=tx.actor.role.value)
    if TicketKind.CLOUD_OUTAGE in (kind, ticket.kind):
        raise errors.KindFixed()
    unassessed = Legitimacy.UNASSESSED if kind is TicketKind.BUG else None
    return replace(ticket, kind=kind, legitimacy=unassessed, legitimacy_reason=None)


def _with_language(ticket: TicketRecord, body: ChangeTicket) -> TicketRecord:
    """A person's word on the language stays, whatever later messages look like (rule T6)."""
    if body.language is not None:
        answered = reply_language(body.language)
        ticket = replace(
            ticket, language=body.language, reply_language=answered, language_corrected=True
        )
    if body.reply_language is not None:
        answered = OfficialLanguage(body.reply_language)
        ticket = replace(ticket, reply_language=answered, language_corrected=True)
    return ticket
