"""How often somebody tried to come in of late, in this process; forgotten when it ends."""

from collections import OrderedDict, deque
from datetime import datetime

from app.kit.web.origins import origin
from app.signing_in.rules import ATTEMPTS_AT_MOST, ATTEMPTS_WITHIN

# Of so many origins; the one that tried longest ago is forgotten for a further one.
_ORIGINS_AT_MOST = 10_000


class Attempts:
    """Attempts that led to nothing, or cost something, by way of coming in and where they came from."""

    def __init__(self) -> None:
        self._found: OrderedDict[tuple[str, str], deque[datetime]] = OrderedDict()

    def are_too_many(self, way: str, host: str, now: datetime) -> bool:
        """Whether a further attempt from there has to wait."""
        found = self._found.get((way, origin(host)), ())
        return sum(at > now - ATTEMPTS_WITHIN for at in found) >= ATTEMPTS_AT_MOST

    def note(self, way: str, host: str, now: datetime) -> None:
        """Count one more."""
        place = way, origin(host)
        self._found.setdefault(place, deque(maxlen=ATTEMPTS_AT_MOST)).append(now)
        self._found.move_to_end(place)
        if len(self._found) > _ORIGINS_AT_MOST:
            self._found.popitem(last=False)
