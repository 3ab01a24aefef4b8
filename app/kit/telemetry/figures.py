"""What is asked of the database for the figures of the service: of all customers together, now."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from app.kit.postgres.database import Row
from app.kit.telemetry.metrics import Label


class Value(NamedTuple):
    """One value of one figure, with the values of its labels."""

    labels: tuple[str, ...]
    value: float


class Figures(Struct, frozen=True):
    """Figures that one statement reads, each a column of its name.

    A slice lists the part ``gauges``: its module has ``GAUGES``, several of these.

    Attributes:
        sql: a quick statement; ``$1`` is the instant. What is not there is null, and left out.
        told: by the figure's name what it tells, with its unit.
        labels: columns that tell the rows apart; a value that is in no row has 0, and a row whose values
            the code does not know is left out.
    """

    sql: str
    told: Mapping[str, str]
    labels: Sequence[Label] = field(default=())

    def values(self, rows: Iterable[Row], name: str) -> Iterator[Value]:
        """The values of one figure in what the statement found."""
        found: dict[tuple[str, ...], float] = {}
        if len(self.labels) == 1:
            found = {(value,): 0.0 for value in self.labels[0].values}
        for row in rows:
            key = tuple(row[label.name] for label in self.labels)
            known = all(
                value in label.values for value, label in zip(key, self.labels, strict=True)
            )
            if known and row[name] is not None:
                found[key] = float(row[name])
        for labels, value in sorted(found.items()):
            yield Value(labels, value)
