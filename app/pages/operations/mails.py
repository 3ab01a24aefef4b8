"""Mails to people: what was written to whom, whether it was sent, and addresses that it comes back from."""

from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from starlette.responses import HTMLResponse, Response

from app import errors
from app.access.permissions import Capability
from app.customers import queries as customers
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.mails import queries, service, texts
from app.mails.schemas import SetMailPreferences, listed_mail_view, mail_view
from app.pages.admission import HEADERS, Page, acts, shows
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.operations import queries as operations
from app.pages.operations.queries import MailState
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_MAILS, missing=errors.MailNotFound)]
Releases = Annotated[
    Page,
    acts(Capability.CHOOSE_MAILS, owner=customers.owner_of_contact, missing=errors.ContactNotFound),
]


@router.get("/operations/mails")
async def mails(page: Shows, part: ListPage, state: MailState | None = None) -> Response:
    """What was written, the newest first."""
    found = await operations.mails(page.context.db, part, state)
    listed = part.of(lambda one: (listed_mail_view(one.mail), one), found)
    return page.show("operations/mails.html", mails=listed, wanted=state, address=_address)


@router.get("/operations/returned-mail")
async def returned(page: Shows, after: Id | None = None) -> Response:
    """Contacts whose mail comes back for good: nothing is sent to them."""
    return await _returned(page, after)


@router.get("/operations/mails/{mail_id}")
async def mail(page: Shows, mail_id: Id) -> Response:
    """One mail, and what became of it."""
    db = page.context.db
    found = page.context.found(await queries.mail(db, mail_id))
    stated = page.context.found(await operations.stated_mail(db, mail_id))
    return page.show("operations/mail.html", mail=mail_view(found), stated=stated)


@router.get("/operations/mails/{mail_id}/shown")
async def shown(page: Shows, mail_id: Id) -> Response:
    """One mail as its reader sees it, in the style that it was sent with."""
    found = page.context.found(await queries.mail(page.context.db, mail_id))
    policy = texts.policy(found.html)
    return HTMLResponse(found.html, headers={**HEADERS, "Content-Security-Policy": policy})


@router.post("/operations/returned-mail/{contact_id}/release")
async def release(page: Releases, contact_id: Id) -> Response:
    """Send mail to an address again, as somebody has found out that it works."""
    kept = await queries.contact_mail(page.context.db, contact_id)
    body = SetMailPreferences(stopped=list(kept.stopped) if kept else [], reachable=True)
    return await page.act(
        Nothing,
        lambda tx, _: service.set_preferences(tx, contact_id, body),
        done="mail_reachable",
        to="/operations/returned-mail",
        again=lambda given: _returned(page, None, given),
    )


async def _returned(page: Page, after: UUID | None, given: Given = NOTHING) -> Response:  # type: ignore[type-arg]
    found = await operations.returned(page.context.db, after)
    return page.show(
        "operations/returned.html",
        status=given.status,
        returned=found[: operations.MOST_RETURNED],
        more=len(found) > operations.MOST_RETURNED,
        given=given,
    )


def _address(**asked: str | None) -> str:
    """The list's address with what is asked of it."""
    named = {name: value for name, value in asked.items() if value}
    return f"/operations/mails?{urlencode(named)}" if named else "/operations/mails"
