"""Which figures there are, and which of them an expression of Prometheus names."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import app.main  # noqa: F401  declares every instrument
from app.kit.telemetry import metrics
from app.run.looking import FIGURES, OF_ITS_OWN

_STRING = re.compile(r'"[^"]*"')
_LABELS = re.compile(r"\{[^}]*\}|\b(by|without|on|ignoring)\s*\([^)]*\)")
_NAME = re.compile(r"\b(?:personday_|personday:|process_|up\b)[a-z0-9_:]*")
_MATCHED = re.compile(r"\b((?:personday|process)_[a-z0-9_]+)\{([^}]*)\}")


@cache
def declared() -> Mapping[str, set[str]]:
    """The names by which Prometheus knows the figures of the code, each with its labels."""
    found: dict[str, set[str]] = {name: set() for name in (*OF_ITS_OWN, "personday_build_info")}
    for figures in FIGURES:
        found |= {name: {label.name for label in figures.labels} for name in figures.told}
    for one in metrics.DECLARED:
        labels = {label.name for label in one.labels}
        if isinstance(one, metrics.Histogram):
            found |= {f"{one.name}_{part}": labels for part in ("bucket", "count", "sum")}
        else:
            found[one.name] = labels
    return found


def named(expression: str) -> set[str]:
    """The figures in an expression."""
    return set(_NAME.findall(_LABELS.sub("", _STRING.sub('""', expression))))


def labels_of(expression: str) -> Iterator[tuple[str, set[str]]]:
    """By which labels an expression narrows each figure."""
    for name, labels in _MATCHED.findall(_STRING.sub('""', expression)):
        yield name, set(re.findall(r"([a-z_]+)\s*[=!]", labels))
