"""Opening a ticket (rules T1 to T9)."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access import quotas
from app.access.permissions import sees
from app.access.quotas import Quota
from app.kit.actor import Role
from app.kit.postgres.database import Tx
from app.knowledge import queries as knowledge
from app.languages import recognition
from app.languages.official import reply_language
from app.plans import queries as plans
from app.plans.rows import PlanRecord
from app.tickets import messages, progress, queries, rows, rules
from app.tickets.clocks import ClockEvent, Turn
from app.tickets.facts import Requester
from app.tickets.rows import Suggestion, TicketRecord
from app.tickets.rules import Legitimacy, MessageAuthor, TicketKind, TicketStatus
from app.tickets.schemas import NewTicket
from app.tickets.views import TicketView, ticket_view
from app.tickets.writing import Writing

_SUGGESTIONS = 5


async def open_ticket(
    tx: Tx,
    body: NewTicket,
    *,
    writing: Writing | None = None,
    follow_up_of: UUID | None = None,
    message_id: UUID | None = None,
) -> TicketView:
    """Open a ticket under the customer's present plan; it has its due time and what may help at once.

    ``writing`` is what was written with what each part of it is, where that is more than the body;
    ``follow_up_of`` is the closed ticket that it goes on with, ``message_id`` the id of its first
    message, where something else names it.

    Raises:
        CustomerNotFound, CustomerInactive, ContactInactive, ServerNotFound, ServerInactive,
        ArticleNotFound, ChannelNotInPlan, ContactDetailsMissing, HotlineNotApplicable,
        Forbidden (a customer's key for another, or refusing contact details), QuotaExceeded.
    """
    _check_speaker(tx, body)
    await tx.begin()
    requester = await queries.requester(tx.connection, body.customer_id, tx.actor.contact_id)
    present = await plans.plan_of(tx.connection, body.customer_id, tx.now)
    if requester is None or present is None:
        raise errors.CustomerNotFound()
    _check_active(requester, body.customer_id, tx.actor.contact_id)
    plan = present.plan
    writing = writing or Writing.typed(body.body)
    text = f"{body.subject}\n{writing.judged}"
    usual = [requester.contact_language, requester.language]
    spoken = writing.spoken_under(body.subject)
    language = body.language or await recognition.recognise(spoken, usual)
    ticket = replace(_draft(tx, body, requester, plan, language), follow_up_of=follow_up_of)
    _check(body, plan, ticket)
    server = await queries.installation(tx.connection, body.customer_id, body.server_id)
    if body.articles_seen:
        await _check_articles(tx, body.articles_seen)
    ticket = await progress.promise(tx, ticket, plan.version)
    suggestions = await _suggestions(tx, text, language)
    ticket = replace(
        ticket,
        recommended_procedure=server.recommended_procedure,
        recommended_configuration=server.recommended_configuration,
        suggestions=suggestions,
        suggested_articles=tuple(one.id for one in suggestions),
    )
    await quotas.count(tx, body.customer_id, Quota.TICKETS)
    # From here on nothing is refused: whoever catches a refusal has nothing to undo.
    ticket = messages.add(
        tx, ticket, author=MessageAuthor.CUSTOMER, writing=writing, language=language,
        language_corrected=body.language is not None, channel=body.channel, message_id=message_id,
    )  # fmt: skip
    rows.insert(tx, ticket)
    rows.emit(tx, "ticket.opened", ticket, number=ticket.number, severity=ticket.severity)
    return ticket_view(ticket)


def _check_active(requester: Requester, customer_id: UUID, contact_id: UUID | None) -> None:
    if requester.customer_inactive:
        raise errors.CustomerInactive(customer_id=customer_id)
    if requester.contact_inactive:
        raise errors.ContactInactive(contact_id=contact_id)


def _check_speaker(tx: Tx, body: NewTicket) -> None:
    """A customer speaks for itself; only who takes a call can say that details were refused (T3)."""
    if not sees(tx.actor, body.customer_id):
        raise errors.CustomerNotFound()
    if body.contact_details_refused and tx.actor.role is Role.CUSTOMER:
        raise errors.Forbidden("Only who takes the call says so.", role=tx.actor.role.value)


def _check(body: NewTicket, plan: PlanRecord, ticket: TicketRecord) -> None:
    rules.check_hotline(
        body.kind, ticket.deployment, plan.version.channels,
        application_unavailable=body.application_unavailable,
    )  # fmt: skip
    rules.check_channel(body.channel, body.kind, plan.version.channels)
    rules.check_contact(
        body.channel, body.kind, ticket.contact, refused=body.contact_details_refused
    )


def _draft(
    tx: Tx, body: NewTicket, requester: Requester, plan: PlanRecord, language: str
) -> TicketRecord:
    """The ticket before it is checked, promised and suggested anything."""
    outage = body.kind is TicketKind.CLOUD_OUTAGE
    contact = body.contact
    return TicketRecord(
        id=tx.new_id(),
        number=requester.number,
        customer_id=body.customer_id,
        server_id=body.server_id,
        contact_id=tx.actor.contact_id,
        follow_up_of=None,
        merged_into=None,
        technician_id=None,
        plan_version_id=plan.version.id,
        version=1,
        status=TicketStatus.NEW,
        kind=body.kind,
        channel=body.channel,
        subject=body.subject,
        reported_severity=body.severity,
        severity=1 if outage else body.severity,
        severity_reason=body.severity_reason,
        # What was said, else what is known of the contact whose key it is (T3).
        contact_name=contact.name or requester.contact_name,
        contact_company=contact.company,
        contact_phone=contact.phone or requester.contact_phone,
        contact_email=contact.email or requester.contact_email,
        contact_details_refused=body.contact_details_refused,
        application_unavailable=body.application_unavailable,
        product_version=body.product_version,
        environment=body.environment,
        system_information=body.system_information,
        error_messages=body.error_messages,
        logs=body.logs,
        legitimacy=Legitimacy.UNASSESSED if body.kind is TicketKind.BUG else None,
        legitimacy_reason=None,
        language=language,
        reply_language=reply_language(language),
        language_corrected=body.language is not None,
        articles_seen=tuple(body.articles_seen),
        suggested_articles=(),
        queue_rank=plan.version.queue_rank,
        promises=(),
        resolution_due_at=tx.now,
        starves_at=tx.now,
        starved_at=None,
        overdue_told_at=None,
        turns=1,
        messages=0,
        replies=0,
        replies_since_call=0,
        reopenings=0,
        created_at=tx.now,
        first_replied_at=None,
        resolved_at=None,
        closed_at=None,
        plan_code=plan.code,
        call_after_replies=plan.version.call_after_replies,
        deployment=requester.deployment,
        recommended_procedure=None,
        recommended_configuration=None,
        support_phone=requester.support_phone,
        suggestions=(),
        call_tasks=(),
        watchers=(),
        merged_from=(),
        clock=(ClockEvent(Turn.START, tx.now),),
    )


async def _suggestions(tx: Tx, text: str, language: str) -> tuple[Suggestion, ...]:
    found = await knowledge.suggest(
        tx.connection, text, language, audience_public_only=True, limit=_SUGGESTIONS
    )
    return tuple(Suggestion(one.id, one.title, one.language) for one in found)


async def _check_articles(tx: Tx, article_ids: Sequence[UUID]) -> None:
    """Hold the articles that a reporter says to have seen to those that there are (T1)."""
    public_only = tx.actor.role is Role.CUSTOMER
    known = await knowledge.published_ids(
        tx.connection, article_ids, audience_public_only=public_only
    )
    missing = set(article_ids) - known
    if missing:
        raise errors.ArticleNotFound(article_ids=sorted(missing))
