"""Signing in and out: by a link in a mail, or with a key."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Path, Request
from starlette.responses import HTMLResponse, Response

from app import errors
from app.access.permissions import Capability
from app.access.routes import Keyless
from app.kit.actor import Role
from app.kit.schema import Id
from app.pages import admission, forms, rendering
from app.pages.admission import COOKIE, LINK_COOKIE, Page, acts, shows
from app.pages.routing import page_router
from app.signing_in import queries, service
from app.signing_in.rules import LONGEST, Purpose

router = page_router()

Token = Annotated[str, Path(pattern="^[A-Za-z0-9_-]{32,64}$")]
Anybody = Annotated[Page, shows(Capability.READ)]
Leaves = Annotated[Page, acts(Capability.READ)]
Ends = Annotated[Page, acts(Capability.READ, owner=queries.owner, missing=errors.SignInNotFound)]
# Where people begin, by what they may do.
HOMES = {
    Role.CUSTOMER: "/my/credit",
    Role.TECHNICIAN: "/desk",
    Role.LEAD: "/desk",
    Role.ADMIN: "/desk",
}


@router.get("/sign-in")
async def sign_in_page(request: Request, next: str = "/") -> Response:  # noqa: A002  as it is called
    """Where somebody comes in; it does not tell whom it knows."""
    return _page(request, "sign_in.html", wanted=_inside(next))


@router.post("/sign-in")
async def sign_in(request: Request, visit: Keyless) -> Response:
    """Come in with a key."""
    fields = _own_form(request, await request.body())
    wanted = _inside(fields.get("next", "/"))
    browser = request.headers.get("user-agent", "")
    token = await service.by_key(request.app.state.pool, fields.get("key", ""), browser, visit.now)
    if token is None:
        return _page(request, "sign_in.html", status=401, wanted=wanted, unknown=True)
    return _come_in(request, token, wanted)


@router.get("/links/{token}")
async def follow(request: Request, visit: Keyless, token: Token) -> Response:
    """Where a link in a mail leads: looking uses nothing up, as programs that read mails look, too."""
    link = await service.link(request.app.state.pool, token, visit.now)
    if link.purpose is Purpose.SIGN_IN:
        return _page(request, "sign_in_here.html")
    response = _leads(f"/my/worksheets/{link.subject_id}")
    _set(request, response, LINK_COOKIE, token, int((link.expires_at - visit.now).total_seconds()))
    return response


@router.post("/links/{token}")
async def come_in(request: Request, visit: Keyless, token: Token) -> Response:
    """Come in by a link, which is used up."""
    _own_form(request, await request.body())
    browser = request.headers.get("user-agent", "")
    new = await service.by_link(request.app.state.pool, token, browser, visit.now)
    return _come_in(request, new, "/")


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
    response = page.lead("/sign-in")
    response.delete_cookie(COOKIE)
    response.delete_cookie(LINK_COOKIE)
    return response


def _own_form(request: Request, sent: bytes) -> dict[str, str]:
    if admission.is_foreign(request):
        raise errors.ForeignForm()
    return {name: values[-1] for name, values in forms.fields_of(sent).items()}


def _inside(wanted: str) -> str:
    """An address of ours, and never one of others that looks like it."""
    parts = urlsplit(wanted)
    ours = not parts.scheme and not parts.netloc and wanted.startswith("/")
    return wanted if ours and not wanted.startswith(("//", "/\\")) else "/"


def _page(request: Request, template: str, *, status: int = 200, **given: object) -> Response:
    language = admission.language_of(request, None)
    given = {"unknown": False, "path": request.url.path} | given
    return HTMLResponse(
        rendering.rendered(template, language, "UTC", given), status, admission.HEADERS
    )


def _come_in(request: Request, token: str, wanted: str) -> Response:
    response = _leads(wanted)
    _set(request, response, COOKIE, token, int(LONGEST.total_seconds()))
    response.delete_cookie(LINK_COOKIE)
    return response


def _leads(to: str) -> Response:
    return Response(status_code=303, headers={"Location": to, **admission.HEADERS})


def _set(request: Request, response: Response, name: str, token: str, seconds: int) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, token, max_age=seconds, httponly=True, samesite="lax", secure=secure)
