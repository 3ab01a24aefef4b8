"""What of a text is new: quotes of earlier messages and the signature are cut. Pure.

The library's tables know how clients in many languages begin a quote. Only those are used: its own cut
strips the indentation of every line, takes a list for a signature and "Thanks, I tried that" for the
end of the text, and its patterns take time without bound on long lines. Here a word of the sender is
never cut for looking like a farewell.
"""

import re

from mailparser_reply.constants import MAIL_LANGUAGES

from app.languages.official import OfficialLanguage
from app.mime.markup import SIGNATURE

MAX_LINES = 3_000
MAX_LINE_CHARACTERS = 160
MAX_HEADER_LINES = 4
MIN_FIELDS = 3
MAX_SIGNATURE_LINES = 20
MAX_DEVICE_LINES = 2
MAX_DEVICE_CHARACTERS = 80


def _any_of(table: str) -> str:
    # Of the official languages: the tables of others would cut at what is a word in these.
    return "|".join(str(MAIL_LANGUAGES[language][table]) for language in OfficialLanguage)


_HEADER = re.compile(_any_of("wrote_header"), re.IGNORECASE)
# Beside the library's: Gmail in Czech, and Slovak; its own Czech header is Thunderbird's.
_WROTE = re.compile(r".*\b(?:napsala?|napsal\(a\)|napísala?|napísal\(a\)) ?:$", re.IGNORECASE)
_FROM = re.compile(r"^[* ]*(?:from|von|od|de|expéditeur|odesílatel) ?:", re.IGNORECASE)
_FIELD = re.compile(r"^[* ]*[\w. -]{1,20}? ?:[* ]", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"^-{3,} ?(?:original message|ursprüngliche nachricht|původní zpráva|message d'origine) ?-{3,}$",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"^(?:-{3,} ?(?:forwarded message|weitergeleitete nachricht|přeposlaná zpráva|message transféré)"
    r"|begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:transféré|réexp)"
    r"|začátek přeposlané zprávy)",
    re.IGNORECASE,
)
_EVIDENCE = re.compile(r"[\d@]")
_DEVICE = re.compile(
    rf"(?:{_any_of('sent_from')}"
    r"|envoyé (?:de|à partir de) (?:mon|outlook)|odesláno z|von meinem .{1,40} gesendet)",
    re.IGNORECASE,
)
_BLANK_LINES = re.compile(r"\n{3,}")
_RULE = re.compile(r"[_-]{10,}$|$")
_LIST_FOOTER = re.compile(r"^[_-]{30,}$")
_ANSWER_SUBJECT = re.compile(r"\s*(?:re|aw|antw|odp|sv|rép?|réf) ?(?:\[\d+\])? ?:", re.IGNORECASE)
_FORWARD_SUBJECT = re.compile(r"^\s*(?:fwd?|fw|wg|tr)\s*:", re.IGNORECASE)


def is_answer(subject: str) -> bool:
    """Whether the subject says that the message answers another."""
    return bool(_ANSWER_SUBJECT.match(subject))


def is_forward(subject: str) -> bool:
    """Whether the subject says that the message passes on another, so that the quote is the matter."""
    return bool(_FORWARD_SUBJECT.match(subject))


def new_part(text: str, *, answers: bool) -> str:
    """The lines that the sender wrote; all of them where nothing else would be left.

    ``answers`` says whether the message names another one: without that and without the header of a
    quote, a line that begins with ``>`` is the sender's own, like a prompt in a pasted session.
    """
    lines = text.split("\n")
    kept, quoted = _without_headers(lines)
    if quoted or answers:
        kept = [line for line in kept if not line.lstrip().startswith(">")]
    new = "\n".join(_without_signature(kept)).strip("\n").rstrip()
    if quoted or answers:
        new = _BLANK_LINES.sub("\n\n", new)  # what stood between them is gone
    return new if new.strip() else text.strip("\n").rstrip()


def _without_headers(lines: list[str]) -> tuple[list[str], bool]:
    """The lines without the headers of quotes and what follows unmarked; whether there was one."""
    shadow = [" ".join(line.split())[:MAX_LINE_CHARACTERS] for line in lines[:MAX_LINES]]
    kept: list[str] = []
    quoted = False
    at = 0
    while at < len(shadow):
        if _FORWARDED.match(shadow[at]):
            return kept + lines[at:], quoted
        length = _header_length(shadow, at)
        if not length:
            kept.append(lines[at])
            at += 1
            continue
        quoted = True
        at += length
        while kept and _RULE.match(kept[-1].strip()):
            kept.pop()
        if not _is_quoted(shadow, at - 1):
            # What is quoted is not marked line by line: nothing below can be told apart from it.
            return kept, True
    return kept + lines[at:], quoted


def _header_length(shadow: list[str], at: int) -> int:
    """How many lines the header of a quote takes that begins here; 0 = none does."""
    first = shadow[at].lstrip("> ")
    if not first:
        return 0
    if _SEPARATOR.match(first):
        return 1
    window = [line.lstrip("> ") for line in shadow[at : at + MAX_HEADER_LINES]]
    if _FROM.match(first):
        fields = sum(bool(_FIELD.match(line)) for line in window)
        return fields if fields >= MIN_FIELDS and _EVIDENCE.search(" ".join(window)) else 0
    # A client breaks its header where the line is full, within a word of it if need be.
    for length in range(1, MAX_HEADER_LINES):
        header = " ".join(window[:length])
        if not window[length - 1 : length] or not window[length - 1]:
            return 0
        if header.endswith(":") and _is_header(header):
            # "This is what he wrote:" is no header; a client names an address, or marks the quote.
            return length if "@" in header or _is_quoted(shadow, at + length - 1) else 0
    return 0


def _is_quoted(shadow: list[str], at: int) -> bool:
    """Whether this line or the next one that is not empty is marked as quoted."""
    following = next((line for line in shadow[at + 1 :] if line), "")
    return shadow[at].startswith(">") or following.startswith(">")


def _is_header(line: str) -> bool:
    found = _HEADER.match(line) or _WROTE.match(line)
    return found is not None and found.end() == len(line)


def _without_signature(lines: list[str]) -> list[str]:
    # Only what stands near the end is a signature: a text goes on below a line of hyphens.
    for at in range(max(0, len(lines) - MAX_SIGNATURE_LINES - 1), len(lines)):
        line, below = lines[at].strip(), lines[at + 1 :]
        device = _DEVICE.match(line) and len(line) <= MAX_DEVICE_CHARACTERS
        if (
            lines[at] in (SIGNATURE, "--")
            or (_LIST_FOOTER.match(line) and any("list" in one.lower() for one in below[:2]))
            or (device and sum(bool(one.strip()) for one in below) <= MAX_DEVICE_LINES)
        ):
            return lines[:at]
    return lines
