"""Which lines of a text are quoted from earlier messages. Pure.

The library's tables know how clients in many languages begin a quote; only those are used: its own cut
takes a list for a signature and "Thanks, I tried that" for the end of the text. What can be the sender's
own words is never called a quote: in doubt it is new.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from app.mime import phrases
from app.mime.partition import PartKind

MAX_LINES = 3_000
MAX_LINE_CHARACTERS = 160
MAX_HEADER_LINES = 4
MAX_FIELDS = 12
MIN_FIELDS = 3
MAX_ANNOUNCING_CHARACTERS = 600

_ADDRESS = re.compile(r"[^\s<>(),;:\[\]\"]+@[^\s<>(),;:\[\]\"]+")
_BLANKS = re.compile(r"\s+")
_RULE = re.compile(r"^[_-]{10,}$")
_GREETING = re.compile(r"^[^.?!:;]{0,60},?$")


class Letter(Struct, frozen=True, kw_only=True):
    """What else is known of a message.

    Attributes:
        answers: it names another message, or its subject says so.
        subject: its subject; empty = not known.
        people: the addresses of those to whom it is written; none = not known.
        writer: its sender's name.
    """

    answers: bool = False
    subject: str = ""
    people: frozenset[str] = frozenset()
    writer: str = ""


def is_answer(subject: str) -> bool:
    """Whether the subject says that the message answers another."""
    return bool(phrases.ANSWER_SUBJECT.match(subject))


def is_forward(subject: str) -> bool:
    """Whether the subject says that the message passes on another, so that the quote is the matter."""
    return bool(phrases.FORWARD_SUBJECT.match(subject))


def is_same_subject(one: str, other: str) -> bool:
    """Whether two subjects are the same but for what answers, lists and gateways put before them."""
    shorter, longer = sorted((_bare(one), _bare(other)), key=len)
    return longer.endswith(shorter) if shorter else not longer


def kinds_of(lines: Sequence[str], letter: Letter) -> list[PartKind]:
    """For each line whether it is quoted or new.

    Without a header of a quote and in a message that answers none, a line that begins with ``>`` is the
    sender's own, like a prompt in a pasted session.
    """
    kinds = [PartKind.NEW] * len(lines)
    shadow = [" ".join(line.split())[:MAX_LINE_CHARACTERS] for line in lines[:MAX_LINES]]
    quoted, at, own = letter.answers, 0, len(lines)
    while at < len(shadow):
        if phrases.FORWARDED.match(shadow[at]):
            own = at  # what is passed on is the matter
            break
        length = _header_length(shadow, at, letter)
        if not length:
            at += 1
            continue
        quoted = True
        _mark(kinds, _with_rules(shadow, at), at + length)
        at += length
        if _is_quoted(shadow, at - 1):
            continue
        # What is quoted is not marked line by line: nothing below is told apart from it by its looks.
        above = [lines[number] for number in range(at) if kinds[number] is PartKind.NEW]
        if not _answers_within(above, lines[at:], letter):
            _mark(kinds, at, len(lines))
        own = at
        break
    if quoted:
        for number, line in enumerate(lines[:own]):
            if line.lstrip().startswith(">"):
                kinds[number] = PartKind.QUOTE
    return kinds


def headers_within(lines: Sequence[str]) -> list[range]:
    """The lines of each header of a quote, also in what is quoted itself."""
    shadow = [" ".join(line.split())[:MAX_LINE_CHARACTERS] for line in lines[:MAX_LINES]]
    found, at = [], 0
    while at < len(shadow):
        length = _header_length(shadow, at, Letter())
        if length:
            found.append(range(_with_rules(shadow, at), at + length))
        at += length or 1
    return found


def above_passed_on(text: str) -> str:
    """What stands above a message that is passed on in a text; all of it if none is."""
    lines = text.split("\n")
    begins = [header.start for header in headers_within(lines)[:1]]
    begins += [at for at, line in enumerate(lines[:MAX_LINES]) if phrases.FORWARDED.match(line)][:1]
    return "\n".join(lines[: min(begins, default=len(lines))])


def _mark(kinds: list[PartKind], start: int, end: int) -> None:
    kinds[start:end] = [PartKind.QUOTE] * (end - start)


def _with_rules(shadow: list[str], at: int) -> int:
    """Where the header begins with the line that a client draws above it."""
    begin = at
    while begin and (not shadow[begin - 1] or _RULE.match(shadow[begin - 1])):
        begin -= 1
    return begin if any(map(_RULE.match, shadow[begin:at])) else at


def _header_length(shadow: list[str], at: int, letter: Letter) -> int:
    """How many lines the header of a quote takes that begins here; 0 = none does."""
    first = shadow[at].lstrip("> ")
    if not first:
        return 0
    if phrases.SEPARATOR.match(first):
        below = [line.lstrip("> ") for line in shadow[at + 1 : at + 1 + MAX_FIELDS]]
        return 1 + _fields_length(below, Letter())
    if phrases.HEADER_BEGINS.match(first):
        fields = [line.lstrip("> ") for line in shadow[at : at + MAX_FIELDS]]
        if length := _fields_length(fields, letter):
            return length
        return _in_line_length(fields[:MAX_HEADER_LINES], letter)
    return _wrote_length(shadow, at)


def _wrote_length(shadow: list[str], at: int) -> int:
    """The length of a line that says who wrote what is quoted; 0 = it is none."""
    window = [line.lstrip("> ") for line in shadow[at : at + MAX_HEADER_LINES]]
    # A client breaks its header where the line is full, within a word of it if need be.
    for length in range(1, MAX_HEADER_LINES):
        header = " ".join(window[:length])
        if not window[length - 1 : length] or not window[length - 1]:
            return 0
        # What is above a header is none of it.
        if length > 1 and not phrases.WROTE_BEGINS.match(window[0]):
            return 0
        if header.endswith((":", "：", "---")) and _is_wrote_header(header):
            # "This is what he wrote:" is no header; a client names day and address, or marks the quote.
            dated = any(map(str.isdigit, _ADDRESS.sub("", header)))
            marked = _is_quoted(shadow, at + length - 1)
            named = "@" in header
            return length if (dated and named) or (marked and (dated or named)) else 0
    return 0


def _fields_length(window: list[str], letter: Letter) -> int:
    """The length of a header of fields; they say who wrote, when, and something that ties it to here."""
    length = 0
    for line in window:
        continued = length and ("@" in line or window[length - 1].endswith((";", ",")))
        if not line or not (phrases.ANY_FIELD.match(line) or continued):
            break
        length += 1
    fields = window[:length]
    sender = next((line for line in fields if phrases.FROM_FIELD.match(line)), "")
    if not sender or (sender != fields[0] and "@" not in sender):
        return 0
    sent = [found["value"] for found in map(phrases.SENT_FIELD.match, fields) if found]
    dated = any(any(map(str.isdigit, value)) for value in sent) or (sent and "@" in sender)
    known = sum(bool(phrases.ANY_FIELD.match(line)) for line in fields)
    if not dated or known < MIN_FIELDS or not _of_this_conversation(sender, fields, letter):
        return 0
    return length


def _in_line_length(window: list[str], letter: Letter) -> int:
    """The length of a header whose fields follow each other in a line, broken where that is full."""
    for length in range(1, MAX_HEADER_LINES):
        if not window[length - 1 : length] or not window[length - 1]:
            return 0
        found = phrases.FIELDS_IN_LINE.match(" ".join(window[:length]))
        if found and any(map(str.isdigit, found["sent"])):
            subject = phrases.SUBJECT_IN_LINE.search(found["others"])
            fields = [subject[0]] if subject else []
            return length if _of_this_conversation(found["sender"], fields, letter) else 0
    return 0


def _of_this_conversation(sender: str, fields: list[str], letter: Letter) -> bool:
    """Whether a header is of a message that this one may answer, and not of one that is shown in it."""
    if not letter.subject and not letter.people:
        return True
    if {one.lower() for one in _ADDRESS.findall(sender)} & letter.people:
        return True
    here = _bare(letter.subject)
    subjects = (found["value"] for found in map(phrases.SUBJECT_FIELD.match, fields) if found)
    # A long one is cut, or broken, in the quote.
    return bool(here) and any(_bare(one)[:30] == here[:30] for one in subjects)


def _bare(subject: str) -> str:
    return _BLANKS.sub(" ", phrases.SUBJECT_PREFIXES.sub("", subject)).strip().lower()


def _is_wrote_header(header: str) -> bool:
    found = phrases.WROTE_HEADER.match(header) or phrases.WROTE.match(header)
    return found is not None and found.end() == len(header)


def _is_quoted(shadow: list[str], at: int) -> bool:
    """Whether this line or the next one that is not empty is marked as quoted."""
    following = next((line for line in shadow[at + 1 :] if line), "")
    return shadow[at].startswith(">") or following.startswith(">")


def _answers_within(above: list[str], below: Sequence[str], letter: Letter) -> bool:
    """Whether a quote without marks holds words of the sender: it is announced, or they are marked.

    So it may be, too, where nothing but a greeting stands above it.
    """
    said = [line.strip() for line in above if line.strip()]
    if len(said) <= 1 and all(map(_is_greeting, said)):
        return True
    if phrases.ANSWERS_WITHIN.search(" ".join(said)[:MAX_ANNOUNCING_CHARACTERS]):
        return True
    marked = _mark_of(letter.writer)
    return any(marked.match(line[:MAX_LINE_CHARACTERS]) for line in below[:MAX_LINES])


def _mark_of(writer: str) -> re.Pattern[str]:
    """How people mark what they write into a quote: an arrow, or their name or initials."""
    names = [name for name in writer.split() if len(name) > 1]
    if len(names) > 1:
        names.append("".join(name[0] for name in names))
    named = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(
        rf"^\s*(?:[-=]{{1,3}}>|#{{3,}}|[\[(<{{*#]+(?:{named})[\])>}}*#:]+|(?:{named}) ?[:>])\s*\S",
        re.IGNORECASE,
    )


def _is_greeting(line: str) -> bool:
    return bool(_GREETING.match(line)) and line.endswith(",")
