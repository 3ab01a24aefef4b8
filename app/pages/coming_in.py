"""Signing in and out: by a link in a mail, or with a key."""

import asyncio
from datetime import datetime
from typing import Annotated

from fastapi import Path, Request
from pydantic import TypeAdapter, ValidationError
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.access.routes import Keyless
from app.kit.actor import Role
from app.kit.web.schema import Email, Id
from app.mails import ways_in
from app.pages import cookies, door
from app.pages.admission import Page, acts, shows
from app.pages.arriving import Arrives, leads, page_for_all
from app.pages.routing import page_router
from app.signing_in import queries, service
from app.signing_in.rules import IDLE, Purpose
from app.worksheets import queries as worksheets

router = page_router()

Token = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{32,64}$")]
Anybody = Annotated[Page, shows(Capability.READ)]
Leaves = Annotated[Page, acts(Capability.READ)]
Ends = Annotated[Page, acts(Capability.READ, owner=queries.owner, missing=errors.SignInNotFound)]
Forgets = Annotated[
    Page, acts(Capability.READ, owner=worksheets.owner, missing=errors.WorksheetNotFound)
]
# Where people begin, by what they may do.
HOMES = {
    Role.CUSTOMER: "/my/credit",
    Role.TECHNICIAN: "/desk",
    Role.LEAD: "/desk",
    Role.FINANCE: "/finance",
    Role.ADMIN: "/desk",
}
_ADDRESS: TypeAdapter[str] = TypeAdapter(Email)
# Longer than sending a link takes.
_ANSWERED_AFTER_SECONDS = 0.15


@router.get("/sign-in")
async def sign_in_page(
    request: Request,
    next: str = "/",  # noqa: A002  as it is called
    anew: bool = False,
    out: bool = False,
) -> Response:
    """Where somebody comes in, or ``anew``, or has gone ``out``; it does not tell whom it knows."""
    return door.sign_in_page(request, next, anew=anew, out=out)


@router.post("/sign-in")
async def sign_in(request: Request, arrival: Arrives) -> Response:
    """Come in with a key."""
    wanted, key = arrival.fields.get("next", "/"), arrival.fields.get("key", "")
    if arrival.comes_too_often:
        return door.sign_in_page(request, wanted, trouble="too_often")
    token = await service.by_key(request.app.state.pool, key, arrival.browser, arrival.now)
    if token is None:
        arrival.note()
        return door.sign_in_page(request, wanted, trouble="unknown_key")
    return arrival.come_in(token, wanted)


@router.post("/sign-in/link")
async def ask_for_link(request: Request, arrival: Arrives) -> Response:
    """Have a link sent to an address, if it is somebody's: whether it is, this does not tell."""
    if not door.sends_links(request):
        raise errors.NotFound()
    address = arrival.fields.get("email", "").strip()
    if arrival.comes_too_often or not _is_address(address):
        trouble = "too_often" if arrival.comes_too_often else "no_address"
        return door.sign_in_page(request, arrival.wanted, trouble=trouble, typed=address)
    arrival.note()
    await _send_links(request, address, arrival.now)
    return arrival.note_wanted(leads("/sign-in/sent"))


@router.get("/sign-in/sent")
async def link_sent(request: Request) -> Response:
    """What comes next for who asked for a link."""
    return page_for_all(request, "link_sent.html")


@router.get("/links/{token}")
async def follow(request: Request, visit: Keyless, token: Token) -> Response:
    """Where a link in a mail leads: looking uses nothing up, as programs that read mails look, too."""
    link = await service.link(request.app.state.pool, token, visit.now)
    if link.purpose is Purpose.SIGN_IN:
        return page_for_all(request, "sign_in_here.html")
    path = f"/my/worksheets/{link.subject_id}"
    response = leads(path)
    # Only what it is for is told of it, so that several do not meet.
    lasts = min(link.expires_at - visit.now, IDLE)
    cookies.LINK.keep(request, response, token, lasts, path)
    return response


@router.post("/links/{token}")
async def come_in(request: Request, arrival: Arrives, token: Token) -> Response:
    """Come in by a link, which is used up."""
    pool = request.app.state.pool
    found = await service.by_link(pool, token, arrival.browser, arrival.now)
    return arrival.come_in(found, arrival.noted)


@router.get("/my/sign-ins")
async def sign_ins(page: Anybody) -> Response:
    """The browsers in which somebody is signed in."""
    found = await queries.sign_ins(page.context.pool, page.visitor, page.context.now)
    return page.show("sign_ins.html", sign_ins=found)


@router.post("/my/sign-ins/{sign_in_id}/end")
async def end_sign_in(page: Ends, sign_in_id: Id) -> Response:
    """End one of them, wherever it is."""
    await service.end(page.context.pool, page.visitor, sign_in_id, page.context.now)
    return page.lead("/my/sign-ins", "signed_out")


@router.post("/sign-out")
async def sign_out(page: Leaves) -> Response:
    """Go."""
    if page.visitor.purpose is None:
        await service.end(page.context.pool, page.visitor, page.visitor.id, page.context.now)
    response = page.lead("/sign-in?out=true" if page.visitor.is_vouched else "/sign-in")
    cookies.SIGNED_IN.forget(page.request, response)
    return response


@router.post("/my/worksheets/{worksheet_id}/leave")
async def forget_link(page: Forgets, worksheet_id: Id) -> Response:
    """Let the browser forget the link by which somebody came to a worksheet."""
    response = page.lead("/sign-in")
    cookies.LINK.forget(page.request, response, f"/my/worksheets/{worksheet_id}")
    return response


async def _send_links(request: Request, address: str, now: datetime) -> None:
    state = request.app.state
    sending = ways_in.send_links(state.pool, state.secret, address, now)
    # What is done for an address that is known takes a while: so does the answer to any other.
    await asyncio.gather(sending, asyncio.sleep(_ANSWERED_AFTER_SECONDS))


def _is_address(text: str) -> bool:
    try:
        _ADDRESS.validate_python(text)
    except ValidationError:
        return False
    return True
