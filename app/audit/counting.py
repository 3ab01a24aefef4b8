"""Who is refused again and again: a flood of attempts becomes a few records with a number.

The first of a kind is told at once, what comes alike within its minute as one more, with its number. Of who
tries ever other things some are told apart, and the rest is one.
"""

from collections import Counter
from collections.abc import Hashable, Iterator

from app.audit.rows import Record
from app.audit.rules import MINUTE_SECONDS, MOST_COUNTED, TOLD_APART

_Kind = tuple[Hashable, Hashable]
_REST = None


class Repeated:
    """What was refused within this minute, by who tried it and what."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._first: dict[_Kind, Record] = {}
        self._again: Counter[_Kind] = Counter()
        self._kinds: Counter[Hashable] = Counter()

    def is_first(self, who: Hashable, what: Hashable, record: Record, seconds: float) -> bool:
        """Whether a record tells something new; if not, it is counted. ``seconds`` are of a steady clock.

        Raises:
            OverflowError: so much is counted already that it is neither.
        """
        if self._began is None:
            self._began = seconds
        kind = (who, what)
        if kind not in self._first and self._kinds[who] >= TOLD_APART:
            kind = (who, _REST)
        if kind in self._first:
            self._again[kind] += 1
            return False
        if len(self._first) >= MOST_COUNTED:
            raise OverflowError
        self._first[kind] = record
        self._kinds[who] += 1
        return True

    def is_over(self, seconds: float) -> bool:
        """Whether the minute is over."""
        return self._began is not None and seconds >= self._began + MINUTE_SECONDS

    @property
    def is_counting(self) -> bool:
        """Whether something came again."""
        return bool(self._again)

    def taken(self) -> Iterator[Record]:
        """What came again since it was first told, with how often; another minute begins."""
        first, again = self._first, self._again
        self._began, self._first, self._again, self._kinds = None, {}, Counter(), Counter()
        for kind, times in again.items():
            record = first[kind]._replace(times=times, request_id=None)
            if kind[1] is _REST:
                record = record._replace(action=None, object_id=None, status=None, code=None)
            yield record
