"""Who wants the same thing alone: some wait for it in the database, some here, and the rest are refused.

Whoever waits for a lock keeps a connection to the database. So a crowd that wants one lock may have half of
a process's connections; further ones wait in turn without a connection and without a place, and so take
nothing from anybody else (``app.kit.web.shedding``).
"""

import asyncio
from collections import deque
from contextlib import suppress

from app import errors
from app.kit.web.shedding import stepped_aside

# So many wait in turn for the same thing; the next is refused at once.
BEHIND = 100
# Nobody waits longer for their turn.
TURN_SECONDS = 5.0


class Crowded(Exception):
    """As many as may wait for a thing in the database.

    Attributes:
        thing: what they want.
    """

    def __init__(self, thing: str) -> None:
        super().__init__(thing)
        self.thing = thing


class Crowds:
    """The crowds of a process, by what they want; ``at_once`` of each have it, or wait in the database."""

    def __init__(self, at_once: int, behind: int = BEHIND) -> None:
        self._at_once = max(1, at_once)
        self._behind = behind
        self._inside: dict[str, int] = {}
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def waiting(self) -> int:
        """How many wait in turn, of all crowds."""
        return sum(map(len, self._waiting.values()))

    def enter(self, thing: str) -> None:
        """Be one of those who want it in the database, until ``leave``.

        Raises:
            Crowded: they are as many as may be, or somebody's turn comes first.
        """
        if self._inside.get(thing, 0) >= self._at_once or thing in self._waiting:
            raise Crowded(thing)
        self._inside[thing] = self._inside.get(thing, 0) + 1

    def is_wanted(self, thing: str) -> bool:
        """Whether anybody wants it."""
        return thing in self._inside

    def leave(self, thing: str) -> None:
        """Be none of them any more: whoever waits longest is one in their place."""
        waiting = self._waiting.get(thing, ())
        while waiting:
            turn = waiting.popleft()
            if not waiting:
                del self._waiting[thing]
            if not turn.done():
                turn.set_result(None)
                return
        self._inside[thing] -= 1
        if not self._inside[thing]:
            del self._inside[thing]

    async def turn(self, thing: str) -> None:
        """Wait to be one of those who want it, as after ``enter``; meanwhile others use the place.

        Raises:
            Overloaded: too many wait already, or it took too long.
        """
        if len(self._waiting.get(thing, ())) >= self._behind:
            raise errors.Overloaded()
        if self._inside.get(thing, 0) < self._at_once and thing not in self._waiting:
            self.enter(thing)  # there was room again meanwhile
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(thing, deque()).append(turn)
        try:
            async with stepped_aside(), asyncio.timeout(TURN_SECONDS):
                await turn
        except BaseException as error:
            self._give_up(thing, turn)
            if isinstance(error, TimeoutError):
                raise errors.Overloaded() from None
            raise

    def _give_up(self, thing: str, turn: "asyncio.Future[None]") -> None:
        if turn.done() and not turn.cancelled():
            self.leave(thing)  # it came at the same moment
            return
        waiting = self._waiting.get(thing)
        if waiting is not None:
            with suppress(ValueError):
                waiting.remove(turn)
            if not waiting:
                del self._waiting[thing]


class Wants:
    """What one request wants of what others want, too."""

    def __init__(self, crowds: Crowds) -> None:
        self._crowds = crowds
        self._entered: set[str] = set()

    def enter(self, thing: str) -> None:
        """Want it in the database from now on.

        Raises:
            Crowded: as many do as may.
        """
        if thing not in self._entered:
            self._crowds.enter(thing)
            self._entered.add(thing)

    def enter_alone(self, thing: str) -> bool:
        """Want it from now on if nobody else does; tells whether."""
        if self._crowds.is_wanted(thing):
            return False
        self.enter(thing)
        return True

    async def turn(self, thing: str) -> None:
        """Want it alone, and nothing else, once it is this request's turn.

        Raises:
            Overloaded: too many wait for it, or it took too long.
        """
        self.leave()
        await self._crowds.turn(thing)
        self._entered.add(thing)

    def leave(self) -> None:
        """Want nothing any more."""
        while self._entered:
            self._crowds.leave(self._entered.pop())
