"""Routes of pages: what is refused is told by a page, too."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app import errors
from app.kit import problems
from app.kit.routing import Route, Router
from app.pages import admission, rendering


class PageRoute(Route):
    """A route whose refusals are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        answer = super().get_route_handler()

        async def shown(request: Request) -> Response:
            try:
                return await answer(request)
            except errors.DomainError as error:
                return refused(request, error)
            except RequestValidationError:
                return refused(request, errors.NotFound())
            except problems.OF_THE_DATABASE as error:
                if problems.is_transient(error):
                    return refused(request, errors.Unavailable())
                raise

        return shown


def page_router() -> Router:
    """A router of pages, which the contract for programs does not show."""
    router = Router(include_in_schema=False)
    router.route_class = PageRoute
    return router


def refused(request: Request, error: errors.DomainError) -> Response:
    """A page that says what was refused, and leads on; to sign in, if that is all that lacks.

    Of a form that came when it could not be done, what was typed stands there, to be sent again.
    """
    if isinstance(error, errors.Unauthenticated):
        return RedirectResponse(admission.sign_in_address(request), 303, admission.HEADERS)
    request.state.code = error.code
    given = {
        "refused": error,
        "request_id": request.state.request_id,
        "path": request.url.path,
        "sent": getattr(request.state, admission.FORM, {}) if error.status == 503 else {},
    }
    language = admission.language_of(request, None)
    html = rendering.rendered("refused.html", language, "UTC", given)
    return HTMLResponse(html, error.status, {**error.headers, **admission.HEADERS})


async def http_error(request: Request, error: Exception) -> Response:
    """Handler of an address that is none of ours: a page for who reads pages, a problem for programs."""
    nowhere = isinstance(error, HTTPException) and error.status_code == HTTPStatus.NOT_FOUND
    if nowhere and _reads_pages(request):
        return refused(request, errors.NotFound())
    return await problems.http_error(request, error)


def refused_body(request: Request, error: errors.DomainError) -> Response:
    """The answer to a body that is not read: a page for who reads pages, a problem for programs."""
    return (refused if _reads_pages(request) else problems.render)(request, error)


def _reads_pages(request: Request) -> bool:
    accepts = "text/html" in request.headers.get("accept", "")
    return accepts and not request.url.path.startswith("/v1/")
