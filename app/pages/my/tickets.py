"""The customer's tickets: those that there are, and opening one with the answers beside it (rules T1–T9)."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from fastapi import Query
from msgspec import Struct
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.schema import ID, Id, Note, YesNo
from app.knowledge import queries as knowledge
from app.knowledge.rows import SuggestedArticle
from app.languages import recognition
from app.pages import sent_files
from app.pages.addresses import Words
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.my import ticket_queries
from app.pages.routing import page_router
from app.plans import queries as plans
from app.plans.rules import Channel
from app.tickets import opening
from app.tickets.rules import TicketKind, TicketStatus
from app.tickets.schemas import NewTicket
from app.tickets.views import TicketView

router = page_router()

_ID = re.compile(ID.pattern)
_MOST_SEEN = 50
_SUGGESTIONS = 5

Shows = Annotated[Page, shows(Capability.READ)]
ShowsForm = Annotated[Page, shows(Capability.WRITE_TICKETS)]
Opens = Annotated[Page, acts(Capability.WRITE_TICKETS)]
Typed = Annotated[Note, Query()]
Asked = Given[NewTicket]


class Which(StrEnum):
    """Which tickets are shown."""

    OPEN = "open"
    WAITING = "waiting"
    PAST = "past"


STATUSES = {
    Which.OPEN: (TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.WAITING_FOR_CUSTOMER),
    Which.WAITING: (TicketStatus.WAITING_FOR_CUSTOMER,),
    Which.PAST: (TicketStatus.RESOLVED, TicketStatus.CLOSED),
}


@router.get("/my/tickets")
async def tickets(
    page: Shows, which: Which = Which.OPEN, q: Words = "", before: Id | None = None
) -> Response:
    """The customer's tickets, the newest first."""
    found = await ticket_queries.tickets(
        page.context.db, page.own_customer(), STATUSES[which], q.strip() or None, before
    )
    at_once = ticket_queries.AT_ONCE
    return page.show(
        "my/tickets.html", tickets=found[:at_once], more=len(found) > at_once, which=which, q=q
    )


@router.get("/my/tickets/new")
async def new(page: ShowsForm, outage: YesNo = False) -> Response:
    """Where a ticket is written; or that an application in the cloud cannot be reached."""
    return await _form(page, outage=outage)


@router.get("/my/tickets/suggestions")
async def suggestions(
    page: ShowsForm, subject: Typed = "", body: Typed = "", articles_seen: Typed = ""
) -> Response:
    """The part of that page which has the answers: articles that fit what is typed there."""
    found = await _suggested(page, subject, body)
    return page.show("my/suggestions.html", articles=found, seen=_seen(articles_seen, found))


@router.post("/my/tickets")
async def open_ticket(page: Opens) -> Response:
    """Look for answers to what was typed, or send it: as the button says."""
    known = {"customer_id": str(page.own_customer()), "channel": Channel.CLIENT_ZONE.value}
    page.fields = {**page.fields, **{name: [text] for name, text in known.items()}}
    outage = page.fields.get("kind", [""])[-1] == TicketKind.CLOUD_OUTAGE
    return await (_look if page.step == "look" else _send)(page, outage=outage)


async def _send(page: Page, *, outage: bool) -> Response:
    return await page.act(
        NewTicket,
        lambda tx, body: _open(page, tx, body),
        done="own_ticket_opened",
        to="/my/tickets/{id}",
        again=lambda given: _form(page, given, outage=outage),
    )


async def _open(page: Page, tx: Tx, body: NewTicket) -> TicketView:
    files = page.files.get(sent_files.FIELD, [])
    sent_files.check(files)
    made = await opening.open_ticket(tx, body)
    sent_files.keep(tx, made, files)
    return made


class Looked(Struct, frozen=True):
    """What was found before a ticket is sent; ``tried`` is what it would be, once it could be sent."""

    articles: Sequence[SuggestedArticle]
    tried: TicketView | None


async def _look(page: Page, *, outage: bool) -> Response:
    given = page.read(NewTicket)
    articles = await _suggested(page, given.typed.get("subject", ""), given.typed.get("body", ""))
    tried: TicketView | None = None
    body = given.body
    if body is not None:
        try:
            tried = await page.preview(lambda tx: opening.open_ticket(tx, body))
        except errors.DomainError as refused:
            given = given.refuse(refused)
    else:
        # Who looks has not written everything yet: that is told when it is sent.
        given = Given(given.typed)
    return await _form(page, given, outage=outage, looked=Looked(articles, tried))


async def _suggested(page: Page, subject: str, body: str) -> Sequence[SuggestedArticle]:
    text = f"{subject}\n{body}".replace("\0", " ").strip()
    if not text:
        return []
    language = await recognition.recognise(text, [page.language])
    return await knowledge.suggest(
        page.context.db, text, language, audience_public_only=True, limit=_SUGGESTIONS
    )


def _seen(before: str, found: Sequence[SuggestedArticle]) -> str:
    """Which articles somebody was shown, as a form keeps them; what was cut off somewhere is none."""
    known = filter(_ID.fullmatch, before.split())
    shown = dict.fromkeys([*known, *(str(one.id) for one in found)])
    return "\n".join(list(shown)[:_MOST_SEEN])


async def _form(
    page: Page,
    given: Asked = NOTHING,  # type: ignore[assignment]
    *,
    outage: bool,
    looked: Looked | None = None,
) -> Response:
    context, customer_id = page.context, page.own_customer()
    known = await ticket_queries.reporting(context.db, customer_id, page.visitor.contact_id)
    present = await plans.plan_of(context.db, customer_id, context.now)
    assert present is not None, "every customer has a plan"
    if not given.typed:
        given = Given({"contact_phone": known.contact_phone or ""})
    articles = looked.articles if looked else []
    return page.show(
        "my/ticket_outage.html" if outage else "my/ticket_new.html",
        status=given.status,
        known=known,
        plan=present.plan,
        given=given,
        looked=looked,
        articles=articles,
        seen=_seen(given.typed.get("articles_seen", ""), articles),
    )
