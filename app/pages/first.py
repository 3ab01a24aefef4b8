"""The first page: home for who is signed in, and how to come in for everybody else."""

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from app import errors
from app.access.routes import Keyless
from app.pages import admission, demonstration, visitors
from app.pages.arriving import Arrives, page_for_all
from app.pages.coming_in import HOMES
from app.pages.routing import page_router
from app.signing_in import service

router = page_router()


@router.get("/")
async def first(request: Request, visit: Keyless) -> Response:
    """Where a browser arrives that was given no more than the address."""
    visitor = await visitors.signed_in(request, visit.now)
    home = HOMES.get(visitor.role) if visitor else None
    if home is not None:
        return RedirectResponse(home, 303, admission.HEADERS)
    roles = await demonstration.roles(request, visit.now)
    return page_for_all(request, "first.html", visitor=visitor, roles=roles)


@router.post("/demonstration")
async def demonstrate(request: Request, arrival: Arrives) -> Response:
    """Come in as somebody of the demonstration, from this machine alone."""
    role = demonstration.role_of(request, arrival.fields.get("role", ""))
    pool, browser = request.app.state.pool, arrival.browser
    token = role and await service.by_key_of_demonstration(pool, role, browser, arrival.now)
    if token is None:
        raise errors.NotFound()
    return arrival.come_in(token)
