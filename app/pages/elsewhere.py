"""Signing in at an issuer: there by a link, and back with a code that this browser alone can redeem."""

import asyncio
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from urllib.parse import quote, unquote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from app import errors
from app.access.routes import Keyless
from app.issuers.rules import NotSignedIn, Vouched
from app.pages import cookies, visitors
from app.pages.admission import HEADERS
from app.pages.arriving import Arrival, inside
from app.pages.door import issuer_named, sign_in_page
from app.pages.routing import page_router
from app.signing_in import service

router = page_router()

# Somebody who needs longer at the issuer begins again.
_LASTS = timedelta(minutes=10)
# The issuer is asked once while somebody waits.
_ASKED_SECONDS = 5.0
_PATH = "/sign-in/back"


@router.get("/sign-in/elsewhere")
async def go(
    request: Request,
    visit: Keyless,
    next: str = "/",  # noqa: A002  as the sign-in page calls it
    anew: bool = False,
) -> Response:
    """Lead to the issuer; by a page of ours alone, so that nobody is signed in by others' links."""
    if issuer_named(request) is None:
        return sign_in_page(request, next, trouble="not_reached")
    if visitors.is_foreign(request):
        return sign_in_page(request, next)
    return _sent_there(request, next, visit.now, anew=anew)


@router.get(_PATH)
async def come_back(request: Request, visit: Keyless) -> Response:
    """Come in, if what the issuer answers is to what this browser asked."""
    response = await _answered(request, visit.now)
    # It is good for one answer.
    cookies.ERRAND.forget(request, response, _PATH)
    return response


def _sent_there(request: Request, wanted: str, now: datetime, *, anew: bool) -> Response:
    # It takes a while, and most services have no issuer.
    from app.issuers import code_flow

    content = f"{secrets.token_urlsafe(32)} {quote(inside(wanted), safe='/')}"
    kept = _sealed(request, content, now)
    try:
        errand = code_flow.Errand(request.app.state.secret, kept)
        to = code_flow.address(request.app.state.issuer, errand, _back(request), anew=anew)
    except NotSignedIn as error:
        return sign_in_page(request, wanted, trouble=str(error))
    response = RedirectResponse(to, 303, HEADERS)
    cookies.ERRAND.keep(request, response, quote(kept), _LASTS, _PATH)
    return response


async def _answered(request: Request, now: datetime) -> Response:
    kept = unquote(cookies.ERRAND.kept(request) or "")
    wanted = _wanted(request, kept, now)
    if wanted is None:
        return sign_in_page(request, "/", trouble="lost")
    arrival = Arrival(request, now, {})
    try:
        vouched = await _vouched(request, kept, now)
        token = await service.by_issuer(request.app.state.pool, vouched, arrival.browser, now)
    except errors.TokenNotMapped:
        return sign_in_page(request, wanted, trouble="not_known")
    except NotSignedIn as error:
        return sign_in_page(request, wanted, trouble=str(error))
    return arrival.come_in(token, wanted)


async def _vouched(request: Request, kept: str, now: datetime) -> Vouched:
    """Who signed in at the issuer, if it answers what this browser asked.

    Raises:
        NotSignedIn, TokenNotMapped.
    """
    if issuer_named(request) is None:
        raise NotSignedIn("not_reached")
    from app.issuers import code_flow

    told, issuer = request.query_params, request.app.state.issuer
    errand = code_flow.Errand(request.app.state.secret, kept)
    is_said_twice = len(told.multi_items()) != len(told)
    if is_said_twice or not errand.is_answered_by(told.get("state", "")):
        raise NotSignedIn("lost")
    code_flow.check_issuer(issuer, told.get("iss"))
    if "code" not in told:
        raise NotSignedIn(_WHY.get(told.get("error", ""), "lost"))
    try:
        async with asyncio.timeout(_ASKED_SECONDS):
            return await code_flow.signed_in(issuer, told["code"], errand, _back(request), now)
    except TimeoutError:
        raise NotSignedIn("not_reached") from None


# Why the issuer lets nobody in; what else it says is for its operator, and not told on.
_WHY = {
    "access_denied": "declined",
    "login_required": "declined",
    "interaction_required": "declined",
    "consent_required": "declined",
    "account_selection_required": "declined",
    "server_error": "not_reached",
    "temporarily_unavailable": "not_reached",
}


def _back(request: Request) -> str:
    """Where people come back, exactly as the issuer knows it."""
    return f"{request.app.state.settings.public_url}{_PATH}"


def _sealed(request: Request, content: str, now: datetime) -> str:
    text = f"{content} {int(now.timestamp())}"
    return f"{text} {_seal(request, text)}"


def _wanted(request: Request, kept: str, now: datetime) -> str | None:
    """Where somebody wants to go, as their browser kept it; None where that is not ours, or too old."""
    text, _, seal = kept.rpartition(" ")
    if not hmac.compare_digest(seal.encode(), _seal(request, text).encode()):
        return None
    _, wanted, at = text.split(" ")
    is_old = not 0 <= now.timestamp() - int(at) + 1 <= _LASTS.total_seconds()
    return None if is_old else inside(unquote(wanted))


def _seal(request: Request, text: str) -> str:
    secret: bytes = request.app.state.secret
    return hmac.digest(secret, b"personday errand\0" + text.encode(), hashlib.sha256).hex()
