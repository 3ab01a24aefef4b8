"""A pure ASGI layer: has the route that a path leads to answer, without asking all the others.

The framework asks one route after another, hundreds of them, and leads each request through layers of its
own. What is found here is answered here; what is not, such as a path that leads nowhere or a method that it
does not take, is left to the framework.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from operator import itemgetter
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kit.web.routing import ExactRequest, Route

Handler = Callable[[Request, Exception], Awaitable[Response]]
# In a tree of words: any word, and the routes that end there.
_ANY = "{"
_ENDS = None


class Paths:
    """Routes by the words of their paths."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        self._tree: dict[str | None, Any] = {}
        for place, route in enumerate(routes):
            if isinstance(route, Route):
                here = self._tree
                for word in route.path.split("/"):
                    here = here.setdefault(_ANY if _ANY in word else word, {})
                here.setdefault(_ENDS, []).append((place, route))

    def find(self, scope: Scope) -> tuple[Route, Scope] | None:
        """The first route that takes the path and method of a request, and what it adds to its scope."""
        here = [self._tree]
        for word in scope["path"].split("/"):
            then = []
            for node in here:
                if word in node:
                    then.append(node[word])
                if _ANY in node and word != _ANY:
                    then.append(node[_ANY])
            here = then
        ending = [one for node in here for one in node.get(_ENDS, ())]
        if len(ending) > 1:
            ending.sort(key=itemgetter(0))
        for _, route in ending:
            match, more = route.matches(scope)
            if match is Match.FULL:
                return route, more
        return None


class Dispatch:
    """Answers what leads to one of ``routes``; what they raise is told by ``handlers``, by its class."""

    def __init__(
        self,
        app: ASGIApp,
        routes: Iterable[BaseRoute],
        handlers: Mapping[type[Exception], Handler],
    ) -> None:
        self.app = app
        self._paths = Paths(routes)
        self._handlers = handlers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        found = None
        if scope["type"] == "http":
            scope["dispatch"] = self  # of what an answer consists of the answers of others
            found = self._paths.find(scope)
        if found is None:
            await self.app(scope, receive, send)
            return
        route, more = found
        scope.update(more)
        request = ExactRequest(scope, receive, send)
        try:
            answer = await route.answer(request)
        except Exception as error:
            answer = await self._told(request, error)
        if type(answer).__call__ is Response.__call__:  # it is whole: nothing can fail on its way
            await answer(scope, receive, send)
        else:
            await self._stream(answer, request, send)

    async def _stream(self, answer: Response, request: Request, send: Send) -> None:
        """Send what is made on its way; what fails before it has begun is told like everything else."""
        began = False

        async def sent(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        scope, receive = request.scope, request.receive
        try:
            await answer(scope, receive, sent)
        except Exception as error:
            if began:
                raise
            answer = await self._told(request, error)
            await answer(scope, receive, send)

    async def _told(self, request: Request, error: Exception) -> Response:
        handler = self._handler(error)
        if handler is None:
            raise error
        return await handler(request, error)

    def _handler(self, error: Exception) -> Handler | None:
        kinds = type(error).__mro__
        return next((self._handlers[one] for one in kinds if one in self._handlers), None)
