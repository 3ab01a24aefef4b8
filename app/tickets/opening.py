"""Opening a ticket (rules T1 to T9)."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from app import errors
from app.access.permissions import sees
from app.kit.actor import Role
from app.kit.database import Row, Tx
from app.knowledge import queries as knowledge
from app.languages import recognition
from app.languages.official import reply_language
from app.plans import queries as plans
from app.plans.rows import PlanRecord
from app.tickets import queries, rows, rules
from app.tickets.clocks import ClockEvent, Turn
from app.tickets.rules import Legitimacy, MessageAuthor, TicketKind, TicketStatus
from app.tickets.schemas import NewTicket
from app.tickets.views import TicketView, ticket_view

_SUGGESTIONS = 5


async def open_ticket(
    tx: Tx,
    body: NewTicket,
    *,
    follow_up_of: UUID | None = None,
    message_id: UUID | None = None,
) -> TicketView:
    """Open a ticket under the customer's present plan; it has its due time and what may help at once.

    ``follow_up_of`` is the closed ticket that it goes on with, ``message_id`` the id of its first
    message, where something else names it.

    Raises:
        CustomerNotFound, ServerNotFound, ArticleNotFound, ChannelNotInPlan, ContactDetailsMissing,
        HotlineNotApplicable, Forbidden (a customer's key for another, or refusing contact details).
    """
    _check_speaker(tx, body)
    await tx.begin()
    facts = await queries.facts(tx.connection, body.customer_id, tx.actor.contact_id)
    present = await plans.plan_of(tx.connection, body.customer_id, tx.now)
    if facts is None or present is None:
        raise errors.CustomerNotFound()
    plan = present.plan
    text = f"{body.subject}\n{body.body}"
    usual = [facts["contact_language"], facts["language"]]
    language = body.language or await recognition.recognised(text, usual)
    made = _ticket(tx, body, facts, plan, language)
    _check(body, facts, plan, made)
    made["follow_up_of"] = follow_up_of
    made |= await rows.installation(tx, body.customer_id, body.server_id)
    if body.articles_seen:
        await _check_articles(tx, body.articles_seen)
    made |= await rows.due(tx, made, [ClockEvent(Turn.START, tx.now)], plan.version)
    found = await knowledge.suggest(
        tx.connection, text, language, audience_public_only=True, limit=_SUGGESTIONS,
    )  # fmt: skip
    made["suggestions"] = [(one.id, one.title, one.language) for one in found]
    made["suggested_articles"] = [one.id for one in found]
    rows.insert(tx, made)
    rows.write_message(
        tx, {**made, "messages": 0}, author=MessageAuthor.CUSTOMER, body=body.body,
        language=language, channel=made["channel"], message_id=message_id,
    )  # fmt: skip
    rows.emit(tx, "ticket.opened", made, number=made["number"], severity=made["severity"])
    return ticket_view(made)


def _check_speaker(tx: Tx, body: NewTicket) -> None:
    """A customer speaks for itself; only who takes a call can say that details were refused (T3)."""
    if not sees(tx.actor, body.customer_id):
        raise errors.CustomerNotFound()
    if body.contact_details_refused and tx.actor.role is Role.CUSTOMER:
        raise errors.Forbidden("Only who takes the call says so.", role=tx.actor.role.value)


def _check(body: NewTicket, facts: Row, plan: PlanRecord, made: Mapping[str, Any]) -> None:
    rules.check_hotline(
        body.kind, facts["deployment"], plan.version.channels,
        application_unavailable=body.application_unavailable,
    )  # fmt: skip
    rules.check_channel(body.channel, body.kind, plan.version.channels)
    contact = {name: made[f"contact_{name}"] for name in rules.CONTACT_DETAILS}
    rules.check_contact(body.channel, body.kind, contact, refused=body.contact_details_refused)


def _ticket(tx: Tx, body: NewTicket, facts: Row, plan: PlanRecord, language: str) -> rows.Facts:
    """The ticket's row but for its promises, and what is shown beside it."""
    outage = body.kind is TicketKind.CLOUD_OUTAGE
    return {
        **body.model_dump(exclude={"contact", "body", "severity"}),
        **_reporter(body, facts),
        "id": tx.new_id(),
        "number": facts["number"],
        "contact_id": tx.actor.contact_id,
        "technician_id": None,
        "plan_version_id": plan.version.id,
        "version": 1,
        "status": TicketStatus.NEW.value,
        "stage": rules.stage(TicketStatus.NEW),
        "after_outages": not outage,
        "reported_severity": body.severity,
        "severity": 1 if outage else body.severity,
        "legitimacy": Legitimacy.UNASSESSED.value if body.kind is TicketKind.BUG else None,
        "legitimacy_reason": None,
        "language": language,
        "reply_language": reply_language(language),
        "language_corrected": body.language is not None,
        "queue_rank": plan.version.queue_rank,
        "starved_at": None,
        "turns": 1,
        "messages": 1,
        "replies": 0,
        "replies_since_call": 0,
        "reopenings": 0,
        "created_at": tx.now,
        "first_replied_at": None,
        "resolved_at": None,
        "closed_at": None,
        "plan_code": plan.code,
        "call_after_replies": plan.version.call_after_replies,
        "deployment": facts["deployment"],
        "support_phone": facts["support_phone"],
        "call_tasks": [],
    }


def _reporter(body: NewTicket, facts: Row) -> rows.Facts:
    """Who reports: what was said, else what is known of the contact whose key it is (T3)."""
    known = {name: facts[f"contact_{name}"] for name in ("name", "phone", "email")}
    said = body.contact.model_dump(exclude_none=True)
    return {f"contact_{name}": {**known, **said}.get(name) for name in rules.CONTACT_DETAILS}


async def _check_articles(tx: Tx, seen: Sequence[UUID]) -> None:
    """Hold the articles that a reporter says to have seen to those that there are (T1)."""
    public_only = tx.actor.role is Role.CUSTOMER
    known = await knowledge.published_ids(tx.connection, seen, audience_public_only=public_only)
    missing = set(seen) - known
    if missing:
        raise errors.ArticleNotFound(article_ids=sorted(missing))
