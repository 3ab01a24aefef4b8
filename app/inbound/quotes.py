"""What of a text is new: quotes of earlier messages and the signature are cut. Pure.

The library's tables know how clients in many languages begin a quote. Only those are used: its own cut
strips the indentation of every line, takes a list for a signature and "Thanks, I tried that" for the
end of the text, and its patterns take time without bound on long lines. Here a word of the sender is
never cut for looking like a farewell.
"""

import re

from mailparser_reply.constants import MAIL_LANGUAGES
from mailparser_reply.parser import EmailMessage

from app.inbound.markup import SIGNATURE

MAX_LINES = 3_000
MAX_LINE_CHARACTERS = 160
MAX_HEADER_LINES = 4
MAX_SIGNATURE_LINES = 20
MAX_DEVICE_LINES = 2
MAX_DEVICE_CHARACTERS = 80

# The official languages (rule T6); those of others would cut at what is a word in these.
_LANGUAGES = ["en", "fr", "de", "cs"]
_HEADER = EmailMessage(text="", languages=list(_LANGUAGES)).HEADER_REGEX
# Beside the library's: Gmail in Czech and Slovak, Outlook, Apple Mail and others below a line.
_WROTE = re.compile(
    r"^[^\n]{0,160}\n?[^\n]{0,160}\b(?:napsala?|napsal\(a\)|napísala?|napísal\(a\)) ?:$",
    re.IGNORECASE,
)
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
# A client names a time or an address in its header; a sentence like "this is what he wrote:" does not.
_EVIDENCE = re.compile(r"[\d@]")
_DEVICE = re.compile(
    "^(?:"
    + "|".join(str(MAIL_LANGUAGES[language]["sent_from"]) for language in _LANGUAGES)
    + r"|envoyé (?:de|à partir de) (?:mon|outlook)|odesláno z|von meinem .{1,40} gesendet)",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_-]{10,}$|$")
_LIST_FOOTER = re.compile(r"^[_-]{30,}$")
_FORWARD_SUBJECT = re.compile(r"^\s*(?:fwd?|wg|tr|i|vs|fw)\s*:", re.IGNORECASE)


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
        following = next((line for line in shadow[at:] if line), "")
        if not following.startswith(">") and not shadow[at - 1].startswith(">"):
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
    window = "\n".join(line.lstrip("> ") for line in shadow[at : at + MAX_HEADER_LINES])
    if _FROM.match(first):
        fields = sum(bool(_FIELD.match(line)) for line in window.split("\n"))
        return fields if fields >= 3 and _EVIDENCE.search(window) else 0
    found = _HEADER.match(window) or _WROTE.match(window)
    if not found or not found[0].rstrip().endswith(":") or not _EVIDENCE.search(found[0]):
        return 0
    return found[0].rstrip().count("\n") + 1


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
