"""Who is at a browser: by its cookies; in which language they read; and whether a form is theirs."""

import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote
from uuid import UUID

from pydantic_core import PydanticCustomError
from starlette.requests import Request

from app import errors
from app.access.routes import instant_of
from app.kit.web.schema import ID
from app.languages.official import OfficialLanguage
from app.pages import cookies, rendering
from app.signing_in import queries, service
from app.signing_in.rows import Visitor

_SEAL_OF = b"personday form\0"


async def signed_in(request: Request, now: datetime) -> Visitor | None:
    """Who is signed in by this browser."""
    token = cookies.SIGNED_IN.kept(request)
    if token is None:
        return None
    return await queries.visitor(request.app.state.pool, service.token_hash(token), now)


async def is_signed_in(request: Request) -> bool:
    """Whether somebody is signed in by this browser, at the instant of the request.

    Raises:
        SandboxOnly, InvalidInstant.
    """
    if cookies.SIGNED_IN.kept(request) is None:
        return False
    now = instant_of(request, request.headers.get("personday-now"))
    return await signed_in(request, now) is not None


async def visitor(request: Request, now: datetime) -> Visitor | None:
    """Who is signed in; or who comes by a link, if the page is about the one thing that it is for.

    Who is signed in for somebody else sees by the link what it is for.
    """
    found = await signed_in(request, now)
    linked = await _linked(request, now)
    if found is None or linked is None or found.customer_id == linked.customer_id:
        return found or linked
    return linked


async def _linked(request: Request, now: datetime) -> Visitor | None:
    token = cookies.LINK.kept(request)
    subject = next(iter(request.path_params.values()), None)
    if token is None or subject is None:
        return None
    try:
        subject_id: UUID = ID.read(subject)
    except PydanticCustomError:
        return None
    pool = request.app.state.pool
    return await queries.visitor_by_link(pool, service.token_hash(token), subject_id, now)


def language_of(request: Request, visitor: Visitor | None) -> OfficialLanguage:
    """In which language somebody reads."""
    accepted = request.headers.get("accept-language", "")
    if visitor is None:
        return rendering.spoken(None, accepted, None)
    return rendering.spoken(visitor.language, accepted, visitor.usual_language)


def seal(request: Request, visitor_id: UUID) -> str:
    """What stands in a form, and no page of others knows: that the form is ours."""
    secret: bytes = request.app.state.secret
    return hmac.digest(secret, _SEAL_OF + visitor_id.bytes, hashlib.sha256).hex()


def check_seal(request: Request, visitor_id: UUID, given: str) -> None:
    """Hold a form to be one that was shown to who sends it.

    Raises:
        ForeignForm: a page of others made it, or it was shown before somebody signed in anew.
    """
    ours = seal(request, visitor_id)
    # As bytes: of texts only those of ASCII are compared.
    if not hmac.compare_digest(given.encode(), ours.encode()) or is_foreign(request):
        raise errors.ForeignForm()


def is_foreign(request: Request) -> bool:
    """Whether a browser says that a page of others sends this."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    return request.headers.get("origin", "null") not in ("null", *_origins(request))


def is_own(request: Request) -> bool:
    """Whether a browser says that a page of ours sends this; an old one may not say it."""
    site = request.headers.get("sec-fetch-site")
    return site == "same-origin" or (
        site is None and request.headers.get("origin") in _origins(request)
    )


def _origins(request: Request) -> tuple[str, ...]:
    """What our pages may come from: as whoever asks calls us, and as we are known outside."""
    public = request.app.state.settings.public_url
    host = request.headers.get("host", "")
    return (f"http://{host}", f"https://{host}", *([str(public).rstrip("/")] if public else []))


def sign_in_address(request: Request) -> str:
    """Where somebody signs in who then wants to see this page."""
    wanted = request.url.path if request.method == "GET" else "/"
    if wanted != "/" and request.url.query:
        wanted = f"{wanted}?{request.url.query}"
    return f"/sign-in?next={quote(wanted, safe='/')}"
