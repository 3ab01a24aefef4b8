"""Who is refused again and again: a flood of attempts becomes a few records with a number.

The first of a kind is told at once; what comes alike within its minute is counted, and told after ever longer
pauses, each time with its number. Of who tries ever other things some are told apart, and of the rest each
route with what it answered.
"""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from app.audit.rows import Record
from app.audit.rules import FIRST_PAUSE_SECONDS, MINUTE_SECONDS, MOST_COUNTED, TOLD_APART

_Kind = tuple[Hashable, Hashable]


@dataclass(slots=True)
class _Alike:
    """Attempts of a kind: of those that are not told yet the first, and how many; when they will be."""

    record: Record
    due: float
    pause_seconds: float = FIRST_PAUSE_SECONDS
    times: int = 0


class Repeated:
    """What was refused within this minute, by who tried it and what."""

    def __init__(self) -> None:
        self._began: float | None = None
        self._alike: dict[_Kind, _Alike] = {}
        self._kinds: Counter[Hashable] = Counter()
        self._untold = 0

    def is_first(self, who: Hashable, what: Hashable, record: Record, seconds: float) -> bool:
        """Whether a record tells something new; if not, it is counted. ``seconds`` are of a steady clock.

        Raises:
            OverflowError: so much is counted already that it is neither.
        """
        if self._began is None:
            self._began = seconds
        kind = (who, what)
        if kind not in self._alike and self._kinds[who] >= TOLD_APART:
            # What was tried is kept, so that nothing hides behind many other attempts.
            kind = (who, (record.action, record.status, record.code))
            record = record._replace(object_id=None)
        if kind in self._alike:
            self._count(self._alike[kind], record)
            return False
        if len(self._alike) >= MOST_COUNTED:
            raise OverflowError
        self._alike[kind] = _Alike(record, seconds + FIRST_PAUSE_SECONDS)
        self._kinds[who] += 1
        return True

    def _count(self, alike: _Alike, record: Record) -> None:
        if alike.times == 0:
            alike.record = record
        alike.times += 1
        self._untold += 1

    def is_over(self, seconds: float) -> bool:
        """Whether the minute is over."""
        return self._began is not None and seconds >= self._began + MINUTE_SECONDS

    @property
    def is_counting(self) -> bool:
        """Whether something came again that is not told yet."""
        return self._untold > 0

    def taken(self, seconds: float, *, whole: bool = False) -> Iterator[Record]:
        """What came again and is to be told now, with how often.

        After its minute, or with ``whole``, all of it is, and another minute begins.
        """
        whole = whole or self.is_over(seconds)
        for alike in self._alike.values():
            if alike.times and (whole or seconds >= alike.due):
                yield alike.record._replace(times=alike.times, request_id=None)
                self._untold -= alike.times
                alike.times = 0
                alike.pause_seconds *= 2
                alike.due = seconds + alike.pause_seconds
        if whole:
            self._began, self._alike, self._kinds = None, {}, Counter()
