"""What the service counts of itself: instruments that cost nothing until somebody wants the figures.

All processes write into files of one folder, which they share with whoever shows the sums; a process
that was killed loses nothing. Labels take the values that the code knows, so that nothing from outside adds a
series.
"""

import fcntl
import os
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import structlog

if TYPE_CHECKING:
    from prometheus_client import metrics as client

# The folder of these files, where they are wanted; the name is the library's.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
OTHER = "other"
# The buckets of the field for what takes a request's time, in seconds (OpenTelemetry's for HTTP).
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10)
# Room that each process takes at once: a file that grows on a full disk would kill it by a write.
_ROOM = {"counter": 1 << 18, "histogram": 1 << 22} | dict.fromkeys(
    ("gauge_livesum", "gauge_livemax", "gauge_max"), 1 << 16
)

# How what several processes say of one thing comes together: of those that live, or the highest ever.
Together: TypeAlias = Literal["livesum", "livemax", "max"]

_log = structlog.get_logger()


class Label:
    """What figures are told apart by; a value that the code does not know is ``other``."""

    def __init__(self, name: str, values: Iterable[str] = ()) -> None:
        self.name = name
        self.values = {str(one) for one in values}

    def know(self, values: Iterable[str]) -> None:
        """Take further values, which the code has."""
        self.values.update(values)

    def of(self, value: str | None) -> str:
        """The value as it is counted."""
        return value if value in self.values else OTHER


class Instrument:
    """Something that is counted or measured, under a name that is its own.

    Attributes:
        kind: what the library calls its type.
        text: what it tells, with its unit.
    """

    kind: str
    together: Together | None = None

    def __init__(self, name: str, text: str, *labels: Label) -> None:
        self.name, self.text, self.labels = name, text, labels
        self._made: Any = None
        self._series: dict[tuple[str, ...], Any] = {}
        DECLARED.append(self)

    def open(self) -> None:
        """Begin to write; until then nothing is kept."""
        self._made = self._make()

    def close(self) -> None:
        """Write no more."""
        self._made = None
        self._series.clear()

    def _make(self) -> "client.MetricWrapperBase":
        raise NotImplementedError

    def _of(self, values: tuple[str | None, ...]) -> Any:
        if not values:
            return self._made
        key = tuple(label.of(value) for label, value in zip(self.labels, values, strict=True))
        found = self._series.get(key)
        if found is None:
            found = self._series[key] = self._made.labels(*key)
        return found

    @property
    def _declared(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "documentation": self.text,
            "labelnames": [label.name for label in self.labels],
            "registry": None,
        }


DECLARED: list[Instrument] = []


class Counter(Instrument):
    """How often something happened, or how much of it."""

    kind = "counter"

    def open(self) -> None:
        """Begin to write; from 0 on, as the first of a kind would not be seen to be one more."""
        super().open()
        if len(self.labels) == 1:
            for value in sorted(self.labels[0].values):
                self._of((value,))

    def add(self, *values: str | None, amount: float = 1) -> None:
        """Count ``amount`` more, of what the values of the labels tell."""
        if self._made is not None:
            self._of(values).inc(amount)

    def _make(self) -> "client.Counter":
        from prometheus_client import Counter

        return Counter(**self._declared)


class Gauge(Instrument):
    """How much there is of something in a process, now."""

    kind = "gauge"

    def __init__(self, name: str, text: str, *labels: Label, together: Together) -> None:
        self.together = together
        self._sources: dict[tuple[str | None, ...], Callable[[], float]] = {}
        super().__init__(name, text, *labels)

    def follow(self, source: Callable[[], float], *values: str | None) -> None:
        """Take what ``source`` tells, whenever somebody has it look."""
        self._sources[values] = source

    def look(self) -> None:
        """Set it by the sources that it follows."""
        for values, source in self._sources.items():
            self.set(source(), *values)

    def set(self, value: float, *values: str | None) -> None:
        """What it is now."""
        if self._made is not None:
            self._of(values).set(value)

    def _make(self) -> "client.Gauge":
        from prometheus_client import Gauge

        assert self.together
        return Gauge(**self._declared, multiprocess_mode=self.together)


class Histogram(Instrument):
    """How long something took, in seconds, by buckets."""

    kind = "histogram"

    def __init__(
        self, name: str, text: str, *labels: Label, buckets: tuple[float, ...] = SECONDS
    ) -> None:
        self.buckets = buckets
        super().__init__(name, text, *labels)

    def observe(self, seconds: float, *values: str | None) -> None:
        """Note one more."""
        if self._made is not None:
            self._of(values).observe(seconds)

    @contextmanager
    def time(self, *values: str | None) -> Iterator[None]:
        """Note how long the block takes, however it ends."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.observe(time.perf_counter() - began, *values)

    def _make(self) -> "client.Histogram":
        from prometheus_client import Histogram

        return Histogram(**self._declared, buckets=self.buckets)


@contextmanager
def counting() -> Iterator[bool]:
    """Keep what this process counts while the block runs, if there is a folder for it; tells whether.

    Where there is no room for it the service goes on without.
    """
    folder = os.environ.get(FOLDER)
    if folder is None:
        yield False
        return
    # Not its number alone: the next process may get the same.
    identity = f"{os.getpid()}x{secrets.token_hex(4)}"
    lives = Path(folder) / f"{identity}.lives"
    try:
        alive = lives.open("w")
        for kind, size in _ROOM.items():
            _take_room(Path(folder) / f"{kind}_{identity}.db", size)
    except OSError as error:
        _log.warning("metrics_have_no_room", error=str(error))
        yield False
        return
    with alive:
        # As long as it is locked the process lives; a lock ends with it, however that ends.
        fcntl.flock(alive, fcntl.LOCK_EX)
        _open(identity)
        try:
            yield True
        finally:
            for one in DECLARED:
                one.close()


def _take_room(file: Path, size: int) -> None:
    with file.open("wb") as made:
        os.posix_fallocate(made.fileno(), 0, size)


def _open(identity: str) -> None:
    from prometheus_client import values

    values.ValueClass = values.MultiProcessValue(lambda: identity)  # type: ignore[no-untyped-call]
    for one in DECLARED:
        one.open()


def is_over(lives: Path) -> bool:
    """Whether the process of such a file has ended."""
    with lives.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
