"""Routes of pages: what is refused is told by a page, too."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from http import HTTPStatus
from typing import Any

import asyncpg
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match

from app import errors
from app.kit.web import problems
from app.kit.web.routing import Route, Router
from app.pages import admission, forms, rendering, visitors
from app.pages.forms import SEAL
from app.signing_in.rows import Visitor


class PageRoute(Route):
    """A route whose refusals are pages; what others add to its address says nothing."""

    ignores_unknown = True

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """What answers a request."""
        answer: Callable[[Request], Awaitable[Response]] = super().get_route_handler()

        async def shown(request: Request) -> Response:
            try:
                return await answer(request)
            except errors.DomainError as error:
                return refused(request, error)
            except RequestValidationError as error:
                return refused(request, _of_address(error))
            except asyncpg.CharacterNotInRepertoireError:
                # A NUL, which no text of the database holds.
                return refused(request, errors.ValidationFailed())
            except problems.OF_THE_DATABASE as error:
                if problems.is_transient(error):
                    return refused(request, errors.Unavailable())
                raise

        return shown


def _of_address(error: RequestValidationError) -> errors.DomainError:
    """What a path says that means nothing leads nowhere; what is asked of a page can be mended."""
    asked = all(one["loc"][0] == "query" for one in error.errors())
    return errors.ValidationFailed() if asked else errors.NotFound()


def page_router() -> Router:
    """A router of pages, which the contract for programs does not show."""
    router = Router(include_in_schema=False)
    router.route_class = PageRoute
    return router


def refused(request: Request, error: errors.DomainError) -> Response:
    """A page that says what was refused, and leads on; to sign in, if that is all that lacks.

    Of a form of ours that came when it could not be done, what was typed stands there, to be sent again.
    """
    kept = _kept(request, error)
    if isinstance(error, errors.Unauthenticated) and not kept:
        return RedirectResponse(visitors.sign_in_address(request), 303, admission.HEADERS)
    visitor: Visitor | None = getattr(request.state, admission.VISITOR, None)
    request.state.code = error.code
    given = {
        "refused": error,
        "request_id": request.state.request_id,
        "path": request.url.path,
        "visitor": visitor,
        "kept": kept,
        "written": forms.written(getattr(request.state, admission.FORM, {})),
    }
    language = visitors.language_of(request, visitor)
    html = rendering.rendered("refused.html", language, "UTC", given)
    return HTMLResponse(html, error.status, {**error.headers, **admission.HEADERS})


def _kept(request: Request, error: errors.DomainError) -> Mapping[str, Sequence[str]]:
    """The fields of a form that is worth sending again, sealed for whoever is signed in now."""
    if not isinstance(error, (errors.Unavailable, errors.Unauthenticated, errors.ForeignForm)):
        return {}
    fields: Mapping[str, Sequence[str]] = getattr(request.state, admission.FORM, {})
    visitor: Visitor | None = getattr(request.state, admission.VISITOR, None)
    if SEAL not in fields or visitor is None:
        return fields if SEAL in fields else {}
    return {**fields, SEAL: [visitors.seal(request, visitor.id)]}


async def http_error(request: Request, error: Exception) -> Response:
    """Handler of an address that is none of ours: a page for who reads pages, a problem for programs.

    Of the address of a form, which nobody can look at, it leads to the page above it.
    """
    status = error.status_code if isinstance(error, HTTPException) else None
    if status == HTTPStatus.NOT_FOUND and _reads_pages(request):
        return refused(request, errors.NotFound())
    if (
        status == HTTPStatus.METHOD_NOT_ALLOWED
        and _reads_pages(request)
        and request.method == "GET"
    ):
        return RedirectResponse(_page_above(request), 303, admission.HEADERS)
    return await problems.http_error(request, error)


async def domain_error(request: Request, error: Exception) -> Response:
    """Handler of a refusal by a route of others, such as that of a mail's link to unsubscribe."""
    if isinstance(error, errors.DomainError) and _reads_pages(request):
        return refused(request, error)
    return await problems.domain_error(request, error)


async def validation_error(request: Request, error: Exception) -> Response:
    """Handler of what such a route cannot read."""
    if isinstance(error, RequestValidationError) and _reads_pages(request):
        return refused(request, _of_address(error))
    return await problems.validation_error(request, error)


def _page_above(request: Request) -> str:
    path = request.url.path
    while path := path.rpartition("/")[0]:
        scope = {**request.scope, "path": path}
        if any(one.matches(scope)[0] is Match.FULL for one in request.app.routes):
            return path
    return "/"


def refused_body(request: Request, error: errors.DomainError) -> Response:
    """The answer to a body that is not read: a page for who reads pages, a problem for programs."""
    return (refused if _reads_pages(request) else problems.render)(request, error)


def _reads_pages(request: Request) -> bool:
    accepts = "text/html" in request.headers.get("accept", "")
    return accepts and not request.url.path.startswith("/v1/")
