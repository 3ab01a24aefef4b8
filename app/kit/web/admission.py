"""How many requests a process works on at once, how many wait for that, and who is refused. Pure.

Work beyond what the processors do at once only makes everybody slower, until what is done comes too late
for who asked. So there are places; some wait for one, and a burst may be longer; else it is refused, which
costs next to nothing. Numbers are of requests, instants of any clock that never goes back, in seconds.
"""

from enum import Enum

from msgspec import Struct


class Bounds(Struct, frozen=True):
    """The bounds of a process.

    Attributes:
        places: so many are worked on at once.
        waiting: so many wait for a place where that has lasted.
        burst: so many wait where of late nobody had to.
        calm_seconds: how long a burst may last.
        wait_seconds: nobody waits longer for a place.
    """

    places: int
    waiting: int
    burst: int = 128
    calm_seconds: float = 1.0
    wait_seconds: float = 5.0


def bounds(pool_size: int) -> Bounds:
    """Those of a process with so many connections to its database.

    Twice as many have a place, as a request needs its connection for about half of its time.
    """
    places = max(16, 2 * pool_size)
    return Bounds(places, waiting=places)


class Verdict(Enum):
    """What becomes of who comes."""

    ENTERS = "enters"
    WAITS = "waits"
    REFUSED = "refused"


# Who is refused is told to come back within so many seconds: no more, as an idle connection ends after 10.
_LATEST_SECONDS = 8
# So many refusals in a second; then who was refused rests, willing or not, by so much for a second told.
_REFUSED_AT_ONCE, _REST_SECONDS = 200, 1.0
_SPAN_SECONDS = 1.0


class Door:
    """Counts who is inside and who waits, and decides on who comes.

    Attributes:
        inside, waiting: how many there are.
        refused: how many were refused in all.
    """

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.inside = self.waiting = self.refused = 0
        # When last nobody waited.
        self._calm_at = float("-inf")
        # Of the present span: when it began, how many left, and how many were refused.
        self._since, self._left, self._turned_away = float("-inf"), 0, 0
        # Over how many seconds those who are refused are spread.
        self._spread = 1

    def verdict(self, now: float, coming: int = 0) -> Verdict:
        """What would become of who comes now, behind so many others who are on their way to the door."""
        free = self.bounds.places - self.inside
        if self.waiting == 0:
            self._calm_at = now
            if coming < free:
                return Verdict.ENTERS
        lasts = now - self._calm_at > self.bounds.calm_seconds
        most = self.bounds.waiting if lasts else max(self.bounds.burst, self.bounds.waiting)
        ahead = self.waiting + max(0, coming - max(0, free))
        return Verdict.WAITS if ahead < most else Verdict.REFUSED

    def enter(self) -> None:
        """Somebody takes a place."""
        self.inside += 1

    def leave(self, now: float) -> None:
        """Somebody gives a place back."""
        self.inside -= 1
        self._turn(now)
        self._left += 1

    def refuse(self, now: float) -> int:
        """Somebody is refused; tells after how many seconds to come again.

        Those who are refused together are told different times, so that they do not come together again.
        """
        self._turn(now)
        self.refused += 1
        self._turned_away += 1
        return self._told()

    def _told(self) -> int:
        return 1 + self.refused % self._spread

    def rest_seconds(self) -> float:
        """How long nothing more is read from who was refused just now; 0 while few are refused.

        That is nearly as long as they were told to wait, so that who does notices nothing; they come back one
        after the other.
        """
        is_flooded = self._turned_away > _REFUSED_AT_ONCE
        early = 0.05 + 0.45 * (self.refused % 16 / 16)
        return _REST_SECONDS * (self._told() - early) if is_flooded else 0.0

    def _turn(self, now: float) -> None:
        """Begin another span where this one is over; if it refused more than it served, spread them more."""
        if now - self._since < _SPAN_SECONDS:
            return
        spread = 1
        if now - self._since < 2 * _SPAN_SECONDS:
            spread = -(-self._spread * self._turned_away // max(1, self._left))  # rounded up
        self._spread = min(_LATEST_SECONDS, max(1, spread))
        self._since, self._left, self._turned_away = now, 0, 0
