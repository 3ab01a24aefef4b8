"""Opening a ticket (rules T1 to T9)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from app import errors
from app.customers import queries as customers
from app.kit.database import Row, Tx
from app.kit.identity import Role
from app.knowledge import queries as knowledge
from app.plans import queries as plans
from app.tickets import languages, queries, rows, rules
from app.tickets.clocks import ClockEvent, Turn
from app.tickets.rules import Author, Kind, Legitimacy, Status
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
    plan = await plans.plan_of(tx.connection, body.customer_id, tx.now)
    if facts is None or plan is None:
        raise errors.CustomerNotFound()
    made = _ticket(tx, body, facts, plan, await _language(body, facts))
    _check(body, facts, plan, made)
    made["follow_up_of"] = follow_up_of
    made |= await _installation(tx, body)
    made |= await _promised(tx, made, plan)
    found = await knowledge.suggest(
        tx.connection, f"{body.subject}\n{body.body}", made["language"],
        audience_public_only=True, limit=_SUGGESTIONS,
    )  # fmt: skip
    made["suggestions"] = [(one["id"], one["title"], one["language"]) for one in found]
    made["suggested_articles"] = [one["id"] for one in found]
    rows.insert(tx, made)
    rows.write_message(
        tx, {**made, "messages": 0}, author=Author.CUSTOMER, body=body.body,
        language=made["language"], channel=made["channel"], message_id=message_id,
    )  # fmt: skip
    rows.emit(tx, "ticket.opened", made, number=made["number"], severity=made["severity"])
    return ticket_view(made)


def _check_speaker(tx: Tx, body: NewTicket) -> None:
    """A customer speaks for itself; only who takes a call can say that details were refused (T3)."""
    if not tx.actor.sees(body.customer_id):
        raise errors.CustomerNotFound()
    if body.contact_details_refused and tx.actor.role is Role.CUSTOMER:
        raise errors.Forbidden("Only who takes the call says so.", role=tx.actor.role.value)


def _check(body: NewTicket, facts: Row, plan: Row, made: Mapping[str, Any]) -> None:
    rules.check_hotline(
        body.kind, facts["deployment"], plan["channels"],
        application_unavailable=body.application_unavailable,
    )  # fmt: skip
    rules.check_channel(body.channel, body.kind, plan["channels"])
    contact = {name: made[f"contact_{name}"] for name in rules.CONTACT_DETAILS}
    rules.check_contact(body.channel, body.kind, contact, refused=body.contact_details_refused)


async def _language(body: NewTicket, facts: Row) -> str:
    usual = [facts["contact_language"], facts["language"]]
    return body.language or await rows.recognised(f"{body.subject}\n{body.body}", usual)


def _ticket(tx: Tx, body: NewTicket, facts: Row, plan: Row, language: str) -> rows.Facts:
    """The ticket's row but for its promises, and what is shown beside it."""
    outage = body.kind is Kind.CLOUD_OUTAGE
    return {
        **body.model_dump(exclude={"contact", "body", "severity"}),
        **_reporter(body, facts),
        "id": tx.new_id(),
        "number": facts["number"],
        "contact_id": tx.actor.contact_id,
        "technician_id": None,
        "plan_version_id": plan["version_id"],
        "version": 1,
        "status": Status.NEW.value,
        "stage": rules.stage(Status.NEW),
        "after_outages": not outage,
        "reported_severity": body.severity,
        "severity": 1 if outage else body.severity,
        "legitimacy": Legitimacy.UNASSESSED.value if body.kind is Kind.BUG else None,
        "legitimacy_reason": None,
        "language": language,
        "reply_language": languages.reply_language(language),
        "language_corrected": body.language is not None,
        "queue_rank": plan["queue_rank"],
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
        "plan_code": plan["code"],
        "call_after_replies": plan["call_after_replies"],
        "deployment": facts["deployment"],
        "support_phone": facts["support_phone"],
        "call_tasks": [],
    }


def _reporter(body: NewTicket, facts: Row) -> rows.Facts:
    """Who reports: what was said, else what is known of the contact whose key it is (T3)."""
    known = {name: facts[f"contact_{name}"] for name in ("name", "phone", "email")}
    said = body.contact.model_dump(exclude_none=True)
    return {f"contact_{name}": {**known, **said}.get(name) for name in rules.CONTACT_DETAILS}


async def _installation(tx: Tx, body: NewTicket) -> rows.Facts:
    """What is known of the server, and that the articles seen exist."""
    known: rows.Facts = {"recommended_procedure": None, "recommended_configuration": None}
    if body.server_id is not None:
        server = await customers.server(tx.connection, body.server_id)
        if server is None or server["customer_id"] != body.customer_id:
            raise errors.ServerNotFound(server_id=body.server_id)
        known = {name: server[name] for name in known}
    if body.articles_seen:
        missing = set(body.articles_seen) - await knowledge.known(
            tx.connection, body.articles_seen,
            audience_public_only=tx.actor.role is Role.CUSTOMER,
        )  # fmt: skip
        if missing:
            raise errors.ArticleNotFound(article_ids=sorted(missing))
    return known


async def _promised(tx: Tx, made: rows.Facts, plan: Row) -> rows.Facts:
    start = [ClockEvent(Turn.START, tx.now)]
    return await rows.due(tx, made, start, plan)
