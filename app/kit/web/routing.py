"""The routes of a slice, as the framework reads them: once, with what each of them declares."""

import re
from collections.abc import Awaitable, Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args, get_origin

from fastapi import APIRouter
from fastapi.datastructures import DefaultPlaceholder
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.params import Query
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, compile_path, get_name
from starlette.types import Scope

from app.kit import deadline, exact
from app.kit.web.solving import Needs, body_of

# What a parameter of a path is, behind its name.
_KIND = re.compile(r":\w+}")


class ExactRequest(Request):
    """A request whose body is what its text says."""

    async def json(self) -> Any:
        """What its body says as JSON."""
        return exact.read(await self.body())


class Route(APIRoute):
    """A route that knows its query parameters, reads numbers exactly, and ends in bounded time.

    What it declares is read when it is first asked for: to read that of all was a third of a start.

    Attributes:
        ignores_unknown: whether other parameters are taken for nothing, else they are refused.
    """

    ignores_unknown = False

    def __init__(self, path: str, endpoint: Callable[..., Any], **declared: Any) -> None:
        self._unread: dict[str, Any] | None = {"path": path, "endpoint": endpoint, **declared}
        # By these it is found.
        self.path, self.endpoint = path, endpoint
        self.name = declared["name"] or get_name(endpoint)
        self.methods = set(declared["methods"])
        self.path_format = _KIND.sub("}", path)
        self._beginning = path.partition("{")[0]

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether it is the one that is asked for, and by which values of its path."""
        path = scope["path"]
        # Hundreds are asked before it is found; how a path begins rules out nearly all of them.
        found = self.path_regex.match(path) if path.startswith(self._beginning) else None
        if found is None:
            return Match.NONE, {}
        values = found.groupdict()
        for name, convertor in self.param_convertors.items():
            values[name] = convertor.convert(values[name])
        more = {"endpoint": self.endpoint, "path_params": values, "route": self}
        return Match.FULL if scope["method"] in (self.methods or ()) else Match.PARTIAL, more

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What has not been read yet; its pattern alone where that is asked for."""
            if name in ("path_regex", "param_convertors"):
                self.path_regex, _, self.param_convertors = compile_path(self.path)
                return getattr(self, name)
            unread = self._unread
            if unread is None:
                raise AttributeError(name)
            self._unread = None
            super().__init__(**unread)
            return getattr(self, name)

    def get_route_handler(self) -> Callable[[Request], Any]:
        """What answers an ``ExactRequest``."""
        assert self.dependant.call is not None
        assert not self._embed_body_fields
        needs, endpoint = self._needs, self.dependant.call
        takes_body = self.body_field is not None

        async def work(request: Request) -> Response:
            wrong: list[Any] = []
            body = await body_of(request) if takes_body else None
            values = await needs.values(request, body, wrong)
            if wrong:
                raise RequestValidationError(wrong, body=body)
            made = await endpoint(**values)
            return made if isinstance(made, Response) else self._told(made)

        def bounded(request: Request) -> Awaitable[Response]:
            return deadline.bound(work(request), deadline.spent(request.scope))

        return bounded

    @cached_property
    def _needs(self) -> Needs:
        # The framework asks for what answers, too, when it reads the route.
        return Needs(self.dependant)

    @cached_property
    def answer(self) -> Callable[[Request], Awaitable[Response]]:
        """The same, made once."""
        return self.get_route_handler()

    def _told(self, made: Any) -> Response:
        """What an endpoint made that is not an answer yet."""
        status = self.status_code or 200
        if not isinstance(self.response_class, DefaultPlaceholder):
            return self.response_class(made, status)
        assert self.response_field is not None
        body = self.response_field.serialize_json(
            made, exclude_unset=self.response_model_exclude_unset
        )
        return Response(body, status, media_type="application/json")

    @cached_property
    def query_parameters(self) -> frozenset[str]:
        """The names of those that it declares, its dependencies included."""
        return frozenset(field.alias for field in self._query)

    @cached_property
    def list_parameters(self) -> frozenset[str]:
        """Those that may be given several times."""
        return frozenset(field.alias for field in self._query if _takes_several(field))

    @cached_property
    def _query(self) -> list[Any]:
        fields = get_flat_params(self.dependant)
        return [field for field in fields if isinstance(field.field_info, Query)]


def _takes_several(field: Any) -> bool:
    kind = field.field_info.annotation
    return list in (get_origin(one) for one in (kind, *get_args(kind)))


class Router(APIRouter):
    """A slice's routes, complete as they stand.

    An application takes ``routes`` over; the framework's own way of including a router reads each
    route a second time, which is a tenth of a start.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            route_class=Route,
            generate_unique_id_function=lambda route: route.name,
            **settings,
        )
