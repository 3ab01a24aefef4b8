"""What a reply quotes is compared with what was said before: words that nobody sent yet are new. Pure.

Clients break lines anew and put marks before them, so words are compared, by threes that stand beside each
other: the cost grows with the texts and not with their product.
"""

import re
import unicodedata
from collections.abc import Sequence

from app.mime import phrases, quotes
from app.mime.closings import says_something
from app.mime.partition import Partition, PartKind, line_kinds, of_lines

# Of all that was said before, the first one counts first.
MAX_KNOWN_CHARACTERS = 400_000
MAX_GREETING_WORDS = 5
MAX_SIGNED_LINES = 8
_RUN = 3

# Where words are not set apart, each letter is one.
_WORD = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]|[^\W_\u2e80-\u9fff\uac00-\ud7af]+")
# What a client adds when it shows a link or a picture as text.
_SHOWN = re.compile(r"(?<=\S) ?<(?:https?|mailto):[^>\s]{1,2000}>|\[(?:cid|image)\b[^\]]{0,200}\]")
_MARKS = re.compile(r"^[>\s]+")
_GREETING = re.compile(r"^[^\d.?!:;]{1,60}[,!]$")
_VALEDICTION = re.compile(
    r"^\W*(?:(?:(?:best|kind|warm) )?regards|sincerely|yours|(?:mit )?(?:freundliche|beste|viele|schöne)\w*"
    r" gr[uü](?:ß|ss)\w*|gru(?:ß|ss)|(?:bien )?cordialement|(?:bien à|salutations)\b"
    r"|s(?: přátelským)? pozdravem|s pozdravom|(?:hezký|pěkný) den|pozdrawiam|z poważaniem|saludos"
    r"|cordiali saluti|met vriendelijke)",
    re.IGNORECASE,
)


def compared(text: str, parts: Partition, known: Sequence[str]) -> Partition:
    """The parts of a text that was divided by lines, with what is quoted of none of ``known`` as new."""
    if all(part.kind is not PartKind.QUOTE for part in parts):
        return parts
    lines, kinds = text.split("\n"), line_kinds(text, parts)
    heard = _Heard(known)
    in_header = {at for header in quotes.headers_within(lines) for at in header}
    block: list[int] = []
    for at in range(len(lines) + 1):
        ends = at == len(lines) or at in in_header
        if not ends and (kinds[at] is PartKind.QUOTE or not lines[at].strip()):
            block.append(at)
            continue
        for one in _unheard([lines[number] for number in block], heard):
            kinds[block[one]] = PartKind.NEW
        block = []
    return of_lines(lines, kinds)


class _Heard:
    """The words of what was said before, by threes, and its lines that are shorter than that."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._short: set[tuple[str, ...]] = set()
        left = MAX_KNOWN_CHARACTERS
        for text in texts:
            words: list[str] = []
            for line in text[:left].split("\n"):
                of_line = _words(line)
                words += of_line
                if len(of_line) < _RUN:
                    self._short.add(tuple(of_line))
            self._runs.update(zip(words, words[1:], words[2:], strict=False))
            left = max(0, left - len(text))

    def covers(self, lines: Sequence[list[str]]) -> list[bool]:
        """For each line whether all its words were said before, be it broken elsewhere."""
        words = [word for line in lines for word in line]
        covered = bytearray(len(words))
        for at, run in enumerate(zip(words, words[1:], words[2:], strict=False)):
            if run in self._runs:
                covered[at : at + _RUN] = b"\1" * _RUN
        found, begin = [], 0
        for line in lines:
            end = begin + len(line)
            found.append(all(covered[begin:end]) or tuple(line) in self._short)
            begin = end
        return found


def _words(line: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", _SHOWN.sub(" ", _MARKS.sub("", line)))
    return _WORD.findall(plain.casefold())


def _unheard(lines: Sequence[str], heard: _Heard) -> list[int]:
    """Which of the lines of a quote nobody said before."""
    bare = [_MARKS.sub("", line).strip() for line in lines]
    words = [_words(line) for line in lines]
    # None: it says nothing by itself.
    told: list[bool | None] = []
    signed, named, begun = 0, False, False
    for line, of_line, is_known in zip(bare, words, heard.covers(words), strict=True):
        above = next((one for one in reversed(told) if one is not None), True)
        if above and (line in ("--", "-- ") or (_VALEDICTION.match(line) and len(of_line) < 6)):
            signed, named = MAX_SIGNED_LINES, False
        elif signed and (line or named):
            signed = 0 if not line or says_something(line) else signed - 1
            named = True
        greets = not begun and len(of_line) <= MAX_GREETING_WORDS and _GREETING.match(line)
        begun = begun or bool(of_line)
        if not of_line:
            told.append(None)
        else:
            told.append(is_known or bool(signed or greets) or _is_a_programs(line))
    return [at for at, one in enumerate(told) if one is False or _goes_with_new(told, bare, at)]


def _is_a_programs(line: str) -> bool:
    return bool(phrases.DEVICE_LINE.match(line[:200]) or phrases.BANNER.search(line[:1000]))


def _goes_with_new(told: Sequence[bool | None], bare: Sequence[str], at: int) -> bool:
    """Whether a line without words belongs to new ones: behind one, and before one if it is empty."""
    if told[at] is not None:
        return False
    above = at - 1
    while above >= 0 and told[above] is None:
        above -= 1
    below = at + 1
    while below < len(told) and told[below] is None:
        below += 1
    behind = above >= 0 and told[above] is False
    return behind and (bool(bare[at]) or (below < len(told) and told[below] is False))
