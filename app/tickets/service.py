"""Verbs about a ticket: answer it, decide about it, end it."""

from typing import Any
from uuid import UUID

from app import errors
from app.kit import outbox
from app.kit.actor import Role
from app.kit.database import Tx
from app.languages import recognition
from app.languages.official import reply_language
from app.plans import queries as plans
from app.plans.rules import Channel
from app.tickets import queries, rows, rules
from app.tickets.rules import DecidedFact, Legitimacy, MessageAuthor, TicketKind, TicketStatus
from app.tickets.schemas import (
    Assess,
    ChangeTicket,
    NewReply,
    OptionalReason,
    SetMessageLanguage,
    SetSeverity,
)
from app.tickets.views import CallTask, MessageView, TicketView, message_view


async def reply(tx: Tx, ticket_id: UUID, body: NewReply) -> TicketView:
    """Write a message or an internal note; the clock and the call rule follow (rules P1, P2).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, Forbidden (a customer's note or resolution).
    """
    author = MessageAuthor.CUSTOMER if tx.actor.role is Role.CUSTOMER else MessageAuthor.PROVIDER
    beside = not body.public or body.resolves or body.waiting_for_customer is not None
    if author is MessageAuthor.CUSTOMER and beside:
        raise errors.Forbidden("A customer writes public messages.", role=tx.actor.role.value)
    ticket = await rows.locked(tx, ticket_id)
    customer = author is MessageAuthor.CUSTOMER
    channel = Channel.CLIENT_ZONE.value if customer else ticket["channel"]
    return await written(tx, ticket, body, author, channel=channel)


async def written(
    tx: Tx,
    ticket: rows.Facts,
    body: NewReply,
    author: MessageAuthor,
    *,
    channel: str,
    message_id: UUID | None = None,
) -> TicketView:
    """Write a message on a locked ticket, by whatever channel it came.

    ``message_id`` is its id, where something else names it.

    Raises:
        InvalidTransition.
    """
    before = TicketStatus(ticket["status"])
    after = rules.after_reply(
        before,
        author,
        public=body.public,
        resolves=body.resolves,
        waiting=body.waiting_for_customer,
    )
    usual = ticket["language" if author is MessageAuthor.CUSTOMER else "reply_language"]
    language = body.language or await recognition.recognised(body.body, [usual])
    answers = author is MessageAuthor.PROVIDER and body.public
    # Only what leaves a ticket unresolved leads to a call (P1, P2).
    counted = answers and before in rules.UNRESOLVED and after in rules.UNRESOLVED
    rows.write_message(
        tx, ticket, author=author, body=body.body, language=language, channel=channel,
        public=body.public, resolves=body.resolves, counted=counted, message_id=message_id,
    )  # fmt: skip
    changes = await rows.move(tx, ticket, after)
    changes["messages"] = ticket["messages"] + 1
    if answers:
        changes["first_replied_at"] = ticket["first_replied_at"] or tx.now
    if counted:
        changes |= {name: ticket[name] + 1 for name in ("replies", "replies_since_call")}
        _call_if_due(tx, ticket, changes["replies_since_call"], after)
    if author is MessageAuthor.CUSTOMER and not ticket["language_corrected"]:
        changes |= {"language": language, "reply_language": reply_language(language)}
    kind = "ticket.replied" if body.public else "ticket.noted"
    rows.emit(tx, kind, ticket, author=author.value, status=after.value)
    return rows.update(tx, ticket, changes)


def _call_if_due(tx: Tx, ticket: rows.Facts, replies: int, after: TicketStatus) -> None:
    """Open a call task where the plan asks for one after this reply (rules P1, P2)."""
    has_task = rows.open_task(ticket) is not None
    if not rules.makes_call_task(replies, ticket["call_after_replies"], after, open_task=has_task):
        return
    task = CallTask(tx.new_id(), None, None, None, 0, tx.now, None)
    tx.stage(
        "INSERT INTO call_task (id, ticket_id, customer_id, attempts, opened_at)"
        " VALUES ($1, $2, $3, $4, $5)",
        task.id, ticket["id"], ticket["customer_id"], task.attempts, task.opened_at,
    )  # fmt: skip
    outbox.emit(tx, "call_task.opened", task.id, customer_id=ticket["customer_id"])
    ticket["call_tasks"] = [*ticket["call_tasks"], task]


async def _lead_on(
    tx: Tx, ticket_id: UUID, verb: str, event: str, body: OptionalReason
) -> TicketView:
    ticket = await rows.locked(tx, ticket_id)
    after = rules.LIFE_CYCLE.after(rules.TicketStatus(ticket["status"]), verb)
    changes = await rows.move(tx, ticket, after)
    if after is TicketStatus.CLOSED:
        changes["closed_at"] = tx.now
    if body.reason is not None:
        _note(tx, ticket, changes, body.reason)
    rows.emit(tx, event, ticket)
    return rows.update(tx, ticket, changes)


def _note(tx: Tx, ticket: rows.Facts, changes: rows.Facts, reason: str) -> None:
    """Keep the reason of a verb as a message: the customer's public, the provider's internal."""
    customer = tx.actor.role is Role.CUSTOMER
    rows.write_message(
        tx, ticket, author=MessageAuthor.CUSTOMER if customer else MessageAuthor.PROVIDER, body=reason,
        language=ticket["language"], channel=ticket["channel"], public=customer,
    )  # fmt: skip
    changes["messages"] = ticket["messages"] + 1


async def resolve(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """End the work on a ticket: its clock stops, an open call task is not needed any more.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition.
    """
    return await _lead_on(tx, ticket_id, "resolve", "ticket.resolved", body)


async def reopen(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """Go on with a resolved ticket: its clock goes on where it stopped, and so do its replies.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition.
    """
    return await _lead_on(tx, ticket_id, "reopen", "ticket.reopened", body)


async def close(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """Close a resolved ticket for good.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition.
    """
    return await _lead_on(tx, ticket_id, "close", "ticket.closed", body)


async def set_severity(tx: Tx, ticket_id: UUID, body: SetSeverity) -> TicketView:
    """Change the severity: place and due time follow, counted time stays counted (rule T8).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, SeverityFixed, NothingToChange.
    """
    ticket = await rows.locked(tx, ticket_id)
    rules.LIFE_CYCLE.after(rules.TicketStatus(ticket["status"]), "severity")
    rules.check_severity(TicketKind(ticket["kind"]), ticket["severity"], body.severity)
    version = await plans.version(tx.connection, ticket["plan_version_id"])
    after = {**ticket, "severity": body.severity}
    changes = await rows.due(tx, after, rows.clock(ticket), version)
    changes |= {"severity": body.severity, "severity_reason": body.reason}
    _decided(
        tx, ticket, DecidedFact.SEVERITY, str(ticket["severity"]), str(body.severity), body.reason
    )
    rows.emit(tx, "ticket.severity_changed", ticket, was=ticket["severity"], becomes=body.severity)
    return rows.update(tx, ticket, changes)


async def assess(tx: Tx, ticket_id: UUID, body: Assess) -> TicketView:
    """Decide whether a bug report is accepted (rule T7).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, NotABug, ReasonMissing.
    """
    ticket = await rows.locked(tx, ticket_id)
    rules.LIFE_CYCLE.after(rules.TicketStatus(ticket["status"]), "assess")
    rules.check_assessment(TicketKind(ticket["kind"]), body.legitimacy, body.reason)
    was, becomes = ticket["legitimacy"], body.legitimacy.value
    _decided(tx, ticket, DecidedFact.LEGITIMACY, was, becomes, body.reason)
    rows.emit(tx, "ticket.assessed", ticket, was=was, becomes=becomes)
    return rows.update(tx, ticket, {"legitimacy": becomes, "legitimacy_reason": body.reason})


async def move_to_plan(tx: Tx, ticket_id: UUID, body: OptionalReason) -> TicketView:
    """Put a ticket under the customer's present plan; counted time stays counted (rule P4).

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition, NothingToChange.
    """
    ticket = await rows.locked(tx, ticket_id)
    rules.LIFE_CYCLE.after(rules.TicketStatus(ticket["status"]), "move-to-plan")
    present = await plans.plan_of(tx.connection, ticket["customer_id"], tx.now)
    assert present is not None
    plan = present.plan
    if plan.version.id == ticket["plan_version_id"]:
        raise errors.NothingToChange()
    changes = await rows.due(tx, ticket, rows.clock(ticket), plan.version)
    changes |= {
        "plan_version_id": plan.version.id,
        "queue_rank": plan.version.queue_rank,
        "plan_code": plan.code,
    }
    was = str(ticket["plan_version_id"])
    _decided(tx, ticket, DecidedFact.PLAN, was, str(plan.version.id), body.reason)
    rows.emit(tx, "ticket.moved_to_plan", ticket, plan_version_id=str(plan.version.id))
    return rows.update(tx, ticket, changes)


def _decided(
    tx: Tx, ticket: rows.Facts, what: DecidedFact, was: str, becomes: str, reason: str | None
) -> None:
    tx.stage(
        "INSERT INTO ticket_change (id, ticket_id, what, was, becomes, reason, actor, changed_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        tx.new_id(), ticket["id"], what.value, was, becomes, reason, tx.actor.id, tx.now,
    )  # fmt: skip


async def change(tx: Tx, ticket_id: UUID, body: ChangeTicket) -> TicketView:
    """Record what is known better now: technical data, who reports, the server, the language.

    Raises:
        TicketNotFound, StaleVersion, InvalidTransition (a closed ticket), ServerNotFound, KindFixed,
        NothingToChange, Forbidden (a customer gives another kind).
    """
    ticket = await rows.locked(tx, ticket_id)
    if ticket["status"] == TicketStatus.CLOSED:
        raise errors.InvalidTransition("ticket", ticket["status"], "change", [])
    changes: dict[str, Any] = body.model_dump(
        exclude_unset=True, exclude={"contact", "language", "reply_language", "kind"}
    )
    changes |= _kind(tx, ticket, body.kind)
    if changes.get("subject", "") is None:
        del changes["subject"]
    if body.contact is not None:
        given = body.contact.model_dump(exclude_unset=True)
        changes |= {f"contact_{name}": value for name, value in given.items()}
    if "server_id" in changes:
        ticket |= await rows.installation(tx, ticket["customer_id"], body.server_id)
    changes |= _language(body)
    if all(ticket[name] == value for name, value in changes.items()):
        raise errors.NothingToChange()
    rows.emit(tx, "ticket.changed", ticket, fields=sorted(body.model_fields_set))
    return rows.update(tx, ticket, changes)


def _kind(tx: Tx, ticket: rows.Facts, kind: TicketKind | None) -> dict[str, Any]:
    """What the desk takes a ticket for; as a bug it is still to be assessed (rule T7)."""
    if kind is None or kind == ticket["kind"]:
        return {}
    if tx.actor.role is Role.CUSTOMER:
        raise errors.Forbidden("The desk decides on the kind.", role=tx.actor.role.value)
    if TicketKind.CLOUD_OUTAGE in (kind, ticket["kind"]):
        raise errors.KindFixed()
    unassessed = Legitimacy.UNASSESSED.value if kind is TicketKind.BUG else None
    return {"kind": kind.value, "legitimacy": unassessed, "legitimacy_reason": None}


def _language(body: ChangeTicket) -> dict[str, Any]:
    """A person's word on the language stays, whatever later messages look like (rule T6)."""
    if body.language is None and body.reply_language is None:
        return {}
    changes: dict[str, Any] = {"language_corrected": True}
    if body.language is not None:
        changes["language"] = body.language
        changes["reply_language"] = reply_language(body.language)
    if body.reply_language is not None:
        changes["reply_language"] = body.reply_language
    return changes


async def set_message_language(tx: Tx, message_id: UUID, body: SetMessageLanguage) -> MessageView:
    """Correct the language of a message (rule T6).

    Raises:
        MessageNotFound.
    """
    await tx.begin()
    row = await queries.message(tx.connection, message_id)
    if row is None:
        raise errors.MessageNotFound()
    tx.stage("UPDATE message SET language = $2 WHERE id = $1", message_id, body.language)
    outbox.emit(tx, "message.language_corrected", message_id, customer_id=row["customer_id"])
    return message_view({**row, "language": body.language})
