"""Routes of mails: what was written to whom, what contacts want, and how they stop it."""

from collections.abc import Collection
from typing import Annotated

from fastapi import Path, Request, Response
from fastapi.responses import HTMLResponse

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import Keyless, reads, writes
from app.customers import queries as customers
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.mails import queries, service, texts
from app.mails.kinds import MailTopic
from app.mails.page import chosen
from app.mails.rows import LinkRecord
from app.mails.rules import MailGroup
from app.mails.schemas import (
    ListedMailView,
    MailPreferencesView,
    MailView,
    SetMailPreferences,
    listed_mail_view,
    mail_view,
    preferences_view,
)

router = Router(tags=["mails"])
OPEN_BODIES = {r"/mails/unsubscribe/[^/]+": 1000}

MailId = Annotated[Id, Path(examples=[examples.MAIL])]
ContactId = Annotated[Id, Path(examples=[examples.CONTACT])]
Token = Annotated[
    str,
    Path(
        description="The secret part of the link in a mail.",
        json_schema_extra={"pattern": "^[A-Za-z0-9_-]{32}$"},
    ),
]
ReadMails = Annotated[RequestContext, reads(Capability.READ_MAILS, missing=errors.MailNotFound)]
ShowMail = Annotated[RequestContext, reads(Capability.ADMINISTER, missing=errors.MailNotFound)]
ReadPreferences = Annotated[
    RequestContext,
    reads(
        Capability.CHOOSE_MAILS, owner=customers.owner_of_contact, missing=errors.ContactNotFound
    ),
]
SetPreferences = Annotated[
    RequestContext,
    writes(
        Capability.CHOOSE_MAILS, owner=customers.owner_of_contact, missing=errors.ContactNotFound
    ),
]


@router.get("/v1/mails")
async def list_mails(
    context: ReadMails,
    page: ListPage,
    customer_id: Id | None = None,
    contact_id: Id | None = None,
    kind: AnyOf[MailTopic] = None,
) -> PageOf[ListedMailView]:
    """What was written to whom, in that order. It is kept for 90 days.

    Without `PERSONDAY_SMTP_URL` nothing is sent: then this is where mails are read.
    """
    found = await queries.mails(
        context.db, page, customer_id=customer_id, contact_id=contact_id, kind=kind
    )
    return page.of(listed_mail_view, found)


@router.get("/v1/mails/{mail_id}")
async def read_mail(context: ReadMails, mail_id: MailId) -> MailView:
    """One mail, as it was written."""
    return mail_view(context.found(await queries.mail(context.db, mail_id)))


@router.get("/mails/{mail_id:id}", response_class=HTMLResponse, include_in_schema=False)
async def show_mail(context: ShowMail, mail_id: MailId) -> Response:
    """One mail as its reader sees it: its own style, and nothing from anywhere."""
    mail = context.found(await queries.mail(context.db, mail_id))
    return HTMLResponse(mail.html, headers={"Content-Security-Policy": texts.policy(mail.html)})


@router.get("/v1/contacts/{contact_id}/mail-preferences")
async def read_mail_preferences(
    context: ReadPreferences, contact_id: ContactId
) -> MailPreferencesView:
    """What a contact has stopped, and whether mail reaches it."""
    contact = context.found(await customers.contact(context.db, contact_id))
    return preferences_view(contact, await queries.contact_mail(context.db, contact_id))


@router.put("/v1/contacts/{contact_id}/mail-preferences", response_model=MailPreferencesView)
async def set_mail_preferences(
    context: SetPreferences, contact_id: ContactId, body: SetMailPreferences
) -> Response:
    """Stop groups of mails to a contact. What concerns agreed sessions, work and its cost goes on."""
    return await context.write(lambda tx: service.set_preferences(tx, contact_id, body))


@router.get("/mails/unsubscribe/{token}", response_class=HTMLResponse, include_in_schema=False)
async def show_unsubscribe(visit: Keyless, token: Token) -> Response:
    """Ask what to stop, first of all what the mail with this link was one of: no key is asked."""
    link = await service.link(visit.db, token)
    return _page(link, stopped={*link.stopped, link.mail_group}, saved=False)


@router.post("/mails/unsubscribe/{token}", response_class=HTMLResponse, include_in_schema=False)
async def unsubscribe(visit: Keyless, request: Request, token: Token) -> Response:
    """Stop it by one click (RFC 8058), or what the page's form tells: no key is asked."""
    wanted = chosen(request.headers.get("content-type", ""), await request.body())
    link = await service.follow_link(request.app.state.pool, token, visit.now, wanted)
    return _page(link, stopped=link.stopped, saved=True)


def _page(link: LinkRecord, *, stopped: Collection[MailGroup], saved: bool) -> Response:
    wanted = [group for group in MailGroup if group not in stopped]
    html = texts.preferences(link.language, wanted, saved=saved)
    headers = {
        "Content-Security-Policy": texts.policy(html, form=True),
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    return HTMLResponse(html, headers=headers)
