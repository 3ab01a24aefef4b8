"""The page on which people sign in: which ways in there are, and why somebody could not use one."""

from starlette.requests import Request
from starlette.responses import Response

from app.pages.arriving import inside, page_for_all
from app.settings import Settings

# What the page answers that somebody could not come in by.
_STATUSES = {
    "unknown_key": 401,
    "no_address": 422,
    "too_often": 429,
    "declined": 403,
    "not_known": 403,
    "lost": 400,
    "not_reached": 503,
}


def sends_links(request: Request) -> bool:
    """Whether links to sign in can be sent: mails leave, and what they lead to is known."""
    settings: Settings = request.app.state.settings
    return settings.smtp_url is not None and settings.public_url is not None


def sign_in_page(
    request: Request,
    wanted: str,
    *,
    trouble: str | None = None,
    typed: str = "",
    anew: bool = False,
    out: bool = False,
) -> Response:
    """The page; ``wanted`` is where somebody goes from there.

    ``anew`` has the issuer ask them again; who has gone ``out`` here may do so there, too.
    """
    given = {
        "wanted": inside(wanted),
        "trouble": trouble,
        "sends": sends_links(request),
        "typed": typed,
        "issuer": issuer_named(request),
        "anew": anew,
        "way_out": _way_out(request) if out else None,
    }
    status = _STATUSES[trouble] if trouble else 200
    return page_for_all(request, "sign_in.html", status=status, **given)


def issuer_named(request: Request) -> str | None:
    """What people call the issuer at which they can sign in; None where there is none, or it is away."""
    settings: Settings = request.app.state.settings
    if settings.oidc_client_id is None or request.app.state.issuer.keeper.found is None:
        return None
    assert settings.oidc_issuer, "who is known to somebody knows whom"
    return settings.oidc_name or settings.oidc_issuer.split("/")[2]


def _way_out(request: Request) -> str | None:
    if issuer_named(request) is None:
        return None
    # It takes a while, and most services have no issuer.
    from app.issuers import code_flow

    back = f"{request.app.state.settings.public_url}/sign-in"
    return code_flow.way_out(request.app.state.issuer, back)
