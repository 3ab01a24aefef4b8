"""What bounds the work of a process: some is done at once, some waits, and the rest is refused.

``Places`` stands behind what reads bodies, so that who sends slowly takes no place. A connection refuses by
itself what would be refused there, before anything is done for it (``app.run.connections``).
"""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import TypeAlias

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import errors
from app.kit import deadline
from app.kit.telemetry import measures
from app.kit.web.admission import Bounds, Door, Verdict

# Probes are answered whatever else is done: who is refused them is taken for dead, and ended.
NEVER_SHED = frozenset({"/livez", "/readyz"})
# What is refused before anything is done is told so often at most.
_LOG_SECONDS = 1.0

Render: TypeAlias = Callable[[Request, errors.DomainError], Response]

_log = structlog.get_logger()


class Entrance:
    """The door of a process, and who waits at it, in the order in which they came.

    Attributes:
        page: the refusal for who reads pages, by the languages that they take and the id of the request.
    """

    def __init__(self, bounds: Bounds, page: Callable[[str, str], bytes]) -> None:
        self.door = Door(bounds)
        self.page = page
        self._waiting: deque[asyncio.Future[None]] = deque()
        # Who was let in by their connections, and has not come to the door yet.
        self._coming = 0
        # Those that the log was not told of, and when it is told next.
        self._untold = 0
        self._telling: asyncio.TimerHandle | None = None
        measures.PLACES_USED.follow(lambda: self.door.inside)
        measures.PLACES_WAITING.follow(lambda: self.door.waiting)

    def is_full(self) -> bool:
        """Whether who comes now is refused."""
        return self.door.verdict(time.monotonic(), self._coming) is Verdict.REFUSED

    def expect(self) -> None:
        """Somebody is on the way, who has been read whole: once the loop has gone round, they stand here.

        Many who come at once would else all be let in by their connections, and be refused here at many
        times the price.
        """
        self._coming += 1
        asyncio.get_running_loop().call_soon(self._arrived)

    def _arrived(self) -> None:
        self._coming -= 1

    def enter_at_once(self) -> bool:
        """Take a place if there is one, and nobody waits for it; whether it was taken."""
        enters = self.door.verdict(time.monotonic()) is Verdict.ENTERS
        if enters:
            self.door.enter()
        return enters

    async def enter(self) -> None:
        """Take a place, or wait for one.

        Raises:
            Overloaded: too many wait, or it took too long.
        """
        verdict = self.door.verdict(time.monotonic())
        if verdict is Verdict.REFUSED:
            raise self.refusal()
        if verdict is Verdict.ENTERS:
            self.door.enter()
            return
        try:
            async with asyncio.timeout(self.door.bounds.wait_seconds):
                await self.wait()
        except TimeoutError:
            raise self.refusal() from None

    async def wait(self) -> None:
        """Take a place behind everybody who waits, however long that takes."""
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        self.door.waiting += 1
        self._let_in()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                self._waiting.remove(turn)
                self.door.waiting -= 1
                self._let_in()
            else:  # it was given a place at the same moment
                self.leave()
            raise

    def leave(self) -> None:
        """Give a place back."""
        self.door.leave(time.monotonic())
        self._let_in()

    def _let_in(self) -> None:
        while self._waiting and self.door.inside < self.door.bounds.places:
            turn = self._waiting[0]
            if turn.done():
                break
            self._waiting.popleft()
            self.door.waiting -= 1
            self.door.enter()
            turn.set_result(None)

    def refusal(self) -> errors.Overloaded:
        """What is told to who is refused; the log is told of the first at once, then of all once a second."""
        self._untold += 1
        if self._telling is None:
            self._tell()
        return errors.Overloaded(self.door.refuse(time.monotonic()))

    def _tell(self) -> None:
        self._telling = None
        if self._untold:
            _log.warning("overloaded", refused=self._untold, inside=self.door.inside)
            self._untold = 0
            self._telling = asyncio.get_running_loop().call_later(_LOG_SECONDS, self._tell)


class _Place:
    """That of one request, from when it is taken until what it is for has been done."""

    def __init__(self, entrance: Entrance) -> None:
        self._entrance = entrance
        self._is_taken = False

    def take_at_once(self) -> bool:
        """Take one if there is one, and nobody waits for it; whether it was taken."""
        self._is_taken = self._entrance.enter_at_once()
        return self._is_taken

    async def take(self) -> None:
        """Take one as who comes.

        Raises:
            Overloaded: too many wait, or it took too long.
        """
        await self._entrance.enter()
        self._is_taken = True

    def give_back(self) -> None:
        """Give it to who waits for one."""
        if self._is_taken:
            self._is_taken = False
            self._entrance.leave()

    async def take_again(self) -> None:
        """Take one as who has been inside: it is not refused."""
        await self._entrance.wait()
        self._is_taken = True


_place: ContextVar[_Place | None] = ContextVar("place", default=None)


@asynccontextmanager
async def stepped_aside() -> AsyncIterator[None]:
    """Let others work meanwhile: a request waits because it was asked to."""
    place = _place.get()
    if place is None:
        yield
        return
    place.give_back()
    yield
    await place.take_again()


class Places:
    """Has each request take a place, until it is answered or its answer has begun to flow."""

    def __init__(self, app: ASGIApp, render: Render) -> None:
        self.app = app
        self._render = render

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http" or scope["path"] in NEVER_SHED:
            await self.app(scope, receive, send)
            return
        place = _Place(scope["app"].state.entrance)
        if not place.take_at_once():
            began = time.monotonic()
            try:
                await place.take()
            except errors.Overloaded as error:
                await self._render(Request(scope), error)(scope, receive, send)
                return
            deadline.count(scope, time.monotonic() - began)

        def sent(message: Message) -> Awaitable[None]:
            if message.get("more_body"):
                place.give_back()  # what streams has bounds of its own
            return send(message)

        token = _place.set(place)
        try:
            await self.app(scope, receive, sent)
        finally:
            _place.reset(token)
            place.give_back()
