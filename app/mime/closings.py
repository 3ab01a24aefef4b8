"""Which lines below a person's words are no words to the reader: signatures, notices, footers. Pure.

Each must be told by its form, stand at the end of what was written, and leave something above it. What
says something is never a signature; and whoever doubts leaves it new.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from app.mime import phrases
from app.mime.markup import SIGNATURE
from app.mime.partition import PartKind

MAX_SIGNATURE_LINES = 15
MAX_BARE_SIGNATURE_LINES = 6
MAX_NAMED_LINES = 8
MAX_SIGNED_LINES = 200
MAX_SIGNATURE_CHARACTERS = 120
MAX_DEVICE_CHARACTERS = 100
MAX_FOOTER_LINES = 8
MAX_NOTICE_LINES = 60
MIN_NOTICE_SIGNS = 3
MIN_SENTENCE_WORDS = 3
MIN_SPEECH_WORDS = 9

_FOOTER_RULE = re.compile(r"^(?:_{30,}|-{30,}|={30,})$")
_REACHED = re.compile(r"@|https?://|www\.|\+?\d[\d ()/.-]{6,}\d", re.IGNORECASE)
_MACHINE = re.compile(r"^\s*(?:--|[\[(]?\d{1,4}[:.-]\d\d|at |[$#>{}\[\]<]|\S+ ?= ?\S)|[;{}]$")
_POSTSCRIPT = re.compile(r"^\W*(?:p\. ?s\.|ps:|nb:|n\. ?b\.)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")


def mark(lines: Sequence[str], kinds: list[PartKind], writer: str) -> None:
    """Say of the new lines which are signatures and notices.

    They stand at the end of the text, and at the end of what stands above the first quote.
    """
    first = next((at for at, line in enumerate(lines) if _is_new(line, kinds[at])), None)
    if first is None:
        return
    begin = _past_banner(lines, kinds, first)
    first_quote = next((at for at, kind in enumerate(kinds) if kind is PartKind.QUOTE), len(lines))
    for start, end in dict.fromkeys((_last_segment(lines, kinds), (0, first_quote))):
        segment = range(max(start, begin), end)
        if segment:
            _mark_segment(lines, kinds, segment, writer)


def _is_new(line: str, kind: PartKind) -> bool:
    return kind is PartKind.NEW and bool(line.strip())


def _past_banner(lines: Sequence[str], kinds: list[PartKind], first: int) -> int:
    """Mark what a gateway set above the text; returns where that begins."""
    end = next((at for at in range(first, len(lines)) if not lines[at].strip()), len(lines))
    banner = " ".join(lines[first:end])
    below = any(_is_new(lines[at], kinds[at]) for at in range(end, len(lines)))
    if end - first > MAX_FOOTER_LINES or not below or not phrases.BANNER.search(banner[:1000]):
        return 0
    kinds[first:end] = [PartKind.NOTICE] * (end - first)
    return end


def _last_segment(lines: Sequence[str], kinds: Sequence[PartKind]) -> tuple[int, int]:
    """Where the new lines behind the last quote stand."""
    quotes = [at for at, kind in enumerate(kinds) if kind is PartKind.QUOTE]
    return (quotes[-1] + 1 if quotes else 0), len(lines)


def _mark_segment(lines: Sequence[str], kinds: list[PartKind], segment: range, writer: str) -> None:
    """Mark from the end upwards, as long as what stands there is a closing of some kind."""
    end = segment.stop
    while True:
        while end > segment.start and not lines[end - 1].strip():
            end -= 1
        found = next(
            (one for one in _closings(lines, segment.start, end, writer) if one[0] < end), None
        )
        if found is None:
            break
        begin, kind = found
        kinds[begin:end] = [kind] * (end - begin)
        end = begin
    for begin, stop in _signed(lines, segment.start, end, writer):
        kinds[begin:stop] = [PartKind.SIGNATURE] * (stop - begin)


def _closings(
    lines: Sequence[str], start: int, end: int, writer: str
) -> Iterator[tuple[int, PartKind]]:
    """Where a closing that ends here begins, by each of its forms; ``end`` if there is none of it."""
    yield _notice(lines, start, end), PartKind.NOTICE
    yield _footer(lines, start, end), PartKind.NOTICE
    yield _device(lines, start, end), PartKind.SIGNATURE
    yield _signature(lines, start, end, writer), PartKind.SIGNATURE


def _notice(lines: Sequence[str], start: int, end: int) -> int:
    begin = end
    while begin > max(start, end - MAX_NOTICE_LINES) and lines[begin - 1].strip():
        begin -= 1
    paragraph = " ".join(line.strip() for line in lines[begin:end])
    above = any(line.strip() for line in lines[start:begin])
    return begin if above and _is_notice(paragraph[:4000]) else end


def _is_notice(paragraph: str) -> bool:
    if phrases.NOTICE_ALONE.match(paragraph):
        return True
    if len(phrases.IMPRINT.findall(paragraph)) > 1 and "?" not in paragraph:
        return True
    opened = phrases.NOTICE_OPENING.search(paragraph[:150])
    signs = sum(bool(sign.search(paragraph)) for sign in phrases.NOTICE_SIGNS)
    return bool(opened) and signs >= MIN_NOTICE_SIGNS and "?" not in paragraph


def _footer(lines: Sequence[str], start: int, end: int) -> int:
    """A mailing list's: below a rule, with where to write or to leave it."""
    for begin in range(end - 1, max(start, end - MAX_FOOTER_LINES) - 1, -1):
        if _FOOTER_RULE.match(lines[begin].strip()):
            below = " ".join(lines[begin + 1 : end])
            told = phrases.LIST_FOOTER.search(below) and _REACHED.search(below)
            return begin if told and "?" not in below.partition("http")[0] else end
    return end


def _device(lines: Sequence[str], start: int, end: int) -> int:
    line = " ".join(lines[end - 1].split()) if end > start else ""
    short = 0 < len(line) <= MAX_DEVICE_CHARACTERS
    return end - 1 if short and phrases.DEVICE_LINE.match(line) else end


def _signature(lines: Sequence[str], start: int, end: int, writer: str) -> int:
    """Below the mark of the standard, or below two hyphens that are as good as that."""
    for begin in range(end - 1, max(start, end - 2 * MAX_SIGNATURE_LINES) - 1, -1):
        if lines[begin] not in (SIGNATURE, "--"):
            continue
        below = [line for line in lines[begin + 1 : end] if line.strip()]
        bare = lines[begin] != SIGNATURE
        most = MAX_BARE_SIGNATURE_LINES if bare else MAX_SIGNATURE_LINES
        alone = not bare or sum(line.rstrip() == "--" for line in lines) == 1
        # An empty line may be followed by more that they say.
        if not bare and len(below) == end - begin - 1 and _is_named(below, writer):
            return begin
        fits = alone and len(below) <= most and not any(map(says_something, below))
        return begin if fits and (not writer or _tells_who(" ".join(below), writer)) else end
    return end


def _is_named(below: Sequence[str], writer: str) -> bool:
    """Whether few short lines begin with the sender's name: whatever a slogan says, they sign."""
    if not below or len(below) > MAX_NAMED_LINES or not _names(below[0]) & _names(writer):
        return False
    shown = any(_MACHINE.search(line) or _POSTSCRIPT.match(line) or "?" in line for line in below)
    short = all(len(line) <= MAX_SIGNATURE_CHARACTERS for line in below)
    return short and not shown and not says_something(below[0])


def _signed(lines: Sequence[str], start: int, end: int, writer: str) -> Iterator[tuple[int, int]]:
    """Signatures with the mark of the standard that the text goes on below; they name the sender."""
    for begin in range(max(start, end - MAX_SIGNED_LINES), end):
        if lines[begin] != SIGNATURE:
            continue
        stop = begin + 1
        while stop < min(end, begin + MAX_SIGNATURE_LINES) and lines[stop].strip():
            if says_something(lines[stop]):
                break
            stop += 1
        block = " ".join(lines[begin + 1 : stop])
        if stop < end and not lines[stop].strip() and _tells_who(block, writer):
            yield begin, stop


def _tells_who(block: str, writer: str) -> bool:
    """Whether lines name the sender, or say where somebody is reached; no lines do, too."""
    return not block or bool(_REACHED.search(block)) or bool(_names(block) & _names(writer))


def _names(text: str) -> set[str]:
    # Heads and signatures differ in accents.
    plain = unicodedata.normalize("NFKD", text[:1000].lower())
    return set(_WORD.findall("".join(one for one in plain if not unicodedata.combining(one))))


def says_something(line: str) -> bool:
    """Whether a line may be a person's words to the reader, or a machine's that they show."""
    line = line.strip()
    if len(line) > MAX_SIGNATURE_CHARACTERS or _MACHINE.search(line) or _POSTSCRIPT.match(line):
        return True
    words = len(_WORD.findall(line))
    if _REACHED.search(line):
        return False
    ends = line.endswith((".", "?", "!", "…", ":"))
    return (ends and words >= MIN_SENTENCE_WORDS) or line.endswith("?") or words >= MIN_SPEECH_WORDS
