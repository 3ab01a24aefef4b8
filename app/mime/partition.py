"""The kinds of what stands in a text, and where each stands: nothing is cut, so nothing is lost. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace


class PartKind(StrEnum):
    """What a stretch of a text is."""

    NEW = "new"
    QUOTE = "quote"
    SIGNATURE = "signature"
    NOTICE = "notice"


class TextPart(Struct, frozen=True):
    """A stretch of a text; ``start`` and ``end`` count Unicode code points, the end is not in it."""

    kind: PartKind
    start: int
    end: int


Partition = tuple[TextPart, ...]


def whole(text: str) -> Partition:
    """All of a text as new."""
    return (TextPart(PartKind.NEW, 0, len(text)),)


def new_of(text: str, parts: Sequence[TextPart]) -> str:
    """The new parts of a text, joined."""
    return "".join(text[part.start : part.end] for part in parts if part.kind is PartKind.NEW)


def joined(parts: Sequence[TextPart]) -> Partition:
    """The same with neighbours of one kind as one part."""
    found: list[TextPart] = []
    for part in parts:
        if found and found[-1].kind is part.kind:
            found[-1] = replace(found[-1], end=part.end)
        else:
            found.append(part)
    return tuple(found)


def with_quotes_new(text: str, parts: Partition) -> Partition:
    """The parts of a text that was divided by lines, with its quotes as new."""
    if all(part.kind is not PartKind.QUOTE for part in parts):
        return parts
    kinds = line_kinds(text, parts)
    unquoted = [PartKind.NEW if kind is PartKind.QUOTE else kind for kind in kinds]
    return of_lines(text.split("\n"), unquoted)


def line_kinds(text: str, parts: Partition) -> list[PartKind]:
    """For each line of a text that was divided by lines what it is."""
    kinds = []
    found, at = list(reversed(parts)), 0
    for line in text.split("\n"):
        begin = at + len(line) - len(line.lstrip())
        while found[-1].end <= begin and len(found) > 1:
            found.pop()
        kinds.append(found[-1].kind)
        at += len(line) + 1
    return kinds


def is_partition(text: str, parts: Sequence[TextPart]) -> bool:
    """Whether the parts take in the whole text, each of it once and in order, with something new."""
    ends_meet = all(first.end == second.start for first, second in pairwise(parts))
    return (
        bool(parts)
        and parts[0].start == 0
        and parts[-1].end == len(text)
        and ends_meet
        and all(part.start < part.end for part in parts)
        and bool(new_of(text, parts).strip())
    )


def of_lines(lines: Sequence[str], kinds: Sequence[PartKind]) -> Partition:
    """The parts of the text of these lines, each of which that is not empty has its kind.

    All is new where nothing else would be. Empty lines between two kinds go with what is not new, but
    for one that keeps two new paragraphs apart; what is new last ends with its last word.
    """
    text_end = sum(map(len, lines)) + len(lines) - 1
    if kinds.count(PartKind.NEW) == len(kinds):
        return (TextPart(PartKind.NEW, 0, text_end),) if text_end else ()
    runs = list(_runs(lines, kinds))
    new = [number for number, run in enumerate(runs) if run.kind is PartKind.NEW]
    if len(runs) < 2 or not new:
        return (TextPart(PartKind.NEW, 0, text_end),) if text_end > 0 else ()
    starts = [0]
    apart = False
    for number, (before, after) in enumerate(pairwise(runs), start=1):
        if before.kind is PartKind.NEW:
            apart = after.start - before.line_end > 1
            # Past its line break, and past an empty line if there is one.
            kept = min(before.line_end + 1 + apart, after.start)
            starts.append(kept if number - 1 < new[-1] else before.word_end)
        elif after.kind is PartKind.NEW and number > new[0] and not apart:
            gap = after.start - before.line_end > 1
            starts.append(after.start - gap if gap else after.start)
        else:
            starts.append(after.start)
    ends = [*starts[1:], text_end]
    found = zip(runs, starts, ends, strict=True)
    return tuple(TextPart(run.kind, start, end) for run, start, end in found)


@dataclass(slots=True)
class _Run:
    """Lines of one kind: where the first begins, where the last ends, with its blanks and without."""

    kind: PartKind
    start: int
    line_end: int
    word_end: int


def _runs(lines: Sequence[str], kinds: Sequence[PartKind]) -> Iterator[_Run]:
    run: _Run | None = None
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        words = line.rstrip()
        if words:
            if run is None or run.kind is not kind:
                if run is not None:
                    yield run
                run = _Run(kind, at, at, at)
            run.line_end, run.word_end = at + len(line), at + len(words)
        at += len(line) + 1
    if run is not None:
        yield run
