"""The text of a message: which of its parts it is in, and how each is read. Pure, and total.

Whatever a person may have written is text: a kind of text that is not known is plain text (RFC 2046
§4.1.4), and a body that bears a name is still the body where there is no other.
"""

import re

from app.mime import enriched, markup
from app.mime.characters import readable, shortened
from app.mime.charsets import declared_in, decode
from app.mime.parts import Leaf, Parts

MAX_SOURCE_BYTES = 20_000_000
MAX_SHOWN_CHARACTERS = 2_000_000
MAX_CALENDAR_BYTES = 200_000
MAX_STUB_CHARACTERS = 300
MIN_OTHER_WORDS = 10

_HTML = ("text/html", "application/xhtml+xml", "text/xhtml")
_ENRICHED = ("text/enriched", "text/richtext")
# Versions of the text for readers that this is not.
_OTHER_VERSIONS = ("text/x-amp-html", "text/watch-html")
# Called text, and written for programs.
_FOR_PROGRAMS = {
    *_OTHER_VERSIONS, "text/calendar", "text/vcard", "text/x-vcard", "text/directory", "text/rtf",
    "text/css", "text/javascript", "text/ecmascript", "text/vbscript", "text/rfc822-headers",
    "text/vtt", "text/x-sh", "text/x-shellscript",
}  # fmt: skip
_NESTED = ("message/rfc822", "message/global")
# What a sender's program puts where the text should be.
_STUB = re.compile(
    r"(?:not|nicht|pas|ne|kein|nepodpor\w*)\b.{0,80}\bhtml|\bhtml\b.{0,80}(?:client|viewer|e-?mail|prohl)",
    re.IGNORECASE | re.DOTALL,
)
_WORDS = re.compile(r"\w+")
# Of a calendar (RFC 5545 §3.1, 3.3.11).
_FOLD = re.compile(r"\n[ \t]")
_ABOUT = re.compile(r"^DESCRIPTION(?:;[^:\n]*+)?:(.*)$", re.IGNORECASE | re.MULTILINE)
_INVITES = re.compile(r"^METHOD:(?:REQUEST|PUBLISH)\b", re.IGNORECASE | re.MULTILINE)
_ESCAPED = re.compile(r"\\([nN\\;,])")
# A short one does no harm.
_IMAGE = re.compile(
    rb"(data:[\w.+-]{1,40}/[\w.+-]{1,80}(?:;[\w.=+-]{1,80}){0,4},)"
    rb"(?:[A-Za-z0-9+/=%_-]|\s{1,4}(?=[A-Za-z0-9+/=]{40})){200,}+",
    re.IGNORECASE,
)


def text_of(parts: Parts, problems: set[str]) -> tuple[str, list[Leaf]]:
    """The text of the message, and the leaves that are none of it, or files as well.

    Of alternatives the plain one is taken, unless it is empty or says no more than that it is.
    """
    bodies = [leaf for leaf in parts.leaves if _is_body(leaf, first=leaf is parts.leaves[0])]
    others = [leaf for leaf in parts.leaves if leaf not in bodies and not _is_version(leaf)]
    text = _joined(parts, bodies, problems)
    if text:
        return text, others
    alone = len(parts.leaves) == 1
    named = [
        leaf for leaf in others if _is_text(leaf) and (alone or leaf.disposition != "attachment")
    ]
    if text := _joined(parts, named[:1], problems):
        kept = not alone or named[0].disposition == "attachment"
        return text, others if kept else []
    return _nested_text(parts, others, problems) or _invitation(parts, others), others


def _is_text(leaf: Leaf) -> bool:
    if leaf.media_type in _HTML:
        return True
    return leaf.media_type.startswith("text/") and leaf.media_type not in _FOR_PROGRAMS


def _is_version(leaf: Leaf) -> bool:
    return leaf.alternative is not None and leaf.media_type in _OTHER_VERSIONS


def _is_body(leaf: Leaf, *, first: bool) -> bool:
    """Whether this is written to be read at once: a file among it says so, or bears a name.

    Some programs give a name to the body, as a part or an alternative that is disposed of nowhere.
    """
    if not _is_text(leaf) or leaf.disposition == "attachment":
        return False
    return not leaf.name or leaf.alternative is not None or (first and not leaf.disposition)


def _joined(parts: Parts, leaves: list[Leaf], problems: set[str]) -> str:
    chosen: list[str] = []
    versions: dict[int, dict[str, list[str]]] = {}
    places: dict[int, int] = {}
    for leaf in leaves:
        text = _text(parts, leaf, problems)
        if leaf.alternative is None:
            chosen.append(text)
            continue
        if leaf.alternative not in versions:
            versions[leaf.alternative] = {}
            places[leaf.alternative] = len(chosen)
            chosen.append("")
        kind = "rich" if leaf.media_type in _HTML else leaf.media_type
        versions[leaf.alternative].setdefault(kind, []).append(text)
    for group, texts in versions.items():
        chosen[places[group]] = _best_of(
            {kind: "\n\n".join(ones).strip("\n") for kind, ones in texts.items()}
        )
    return "\n\n".join(text.strip("\n") for text in chosen if text.strip())


def _best_of(versions: dict[str, str]) -> str:
    plain, rich = versions.get("text/plain", ""), versions.get("rich", "")
    if not rich.strip():
        # The last is the richest (RFC 2046 §5.1.4).
        others = [text for text in versions.values() if text.strip() and text is not plain]
        return plain if plain.strip() or not others else others[-1]
    if not plain.strip():
        return rich
    said, shown = ({*_WORDS.findall(text.lower())} for text in (plain, rich))
    if said <= shown and len(shown) > 2 * len(said) + 1:
        return rich  # the plain one is its beginning
    if len(plain) <= MAX_STUB_CHARACTERS:
        if _STUB.search(plain):
            return rich
        if _is_other(said, shown):
            # It is about the message, or it is not the same message: whatever it is, it is there.
            return f"{rich}\n\n{plain}"
    return plain


def _is_other(said: set[str], shown: set[str]) -> bool:
    return len(shown) >= MIN_OTHER_WORDS and len(said & shown) * 2 < len(said)


def _nested_text(parts: Parts, leaves: list[Leaf], problems: set[str]) -> str:
    """The text of the first message within that has one: what was passed on without a word."""
    for leaf in leaves:
        if leaf.media_type in _NESTED and leaf.encoding != "base64":
            inner = Parts(problems)
            inner.tags_left = parts.tags_left
            inner.walk_message(leaf.source, leaf.start, leaf.end)
            bodies = [one for one in inner.leaves if _is_body(one, first=one is inner.leaves[0])]
            if text := _joined(inner, bodies, problems):
                return text
    return ""


def _invitation(parts: Parts, leaves: list[Leaf]) -> str:
    """What the first invitation to a meeting says it is about."""
    for leaf in leaves:
        if leaf.media_type == "text/calendar":
            content = parts.content(leaf, text=True)[:MAX_CALENDAR_BYTES]
            source = readable(decode(content, leaf.parameters.get("charset", ""), set()))
            event = _FOLD.sub("", source).partition("BEGIN:VALARM")[0]
            about = _ABOUT.search(event)
            if about and _INVITES.search(event):
                return _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], about[1])
    return ""


def _text(parts: Parts, leaf: Leaf, problems: set[str]) -> str:
    content = _limited(parts.content(leaf, text=True), problems)
    html = leaf.media_type in _HTML
    within = declared_in(content) if html else ""
    label = leaf.parameters.get("charset", "")
    text = readable(decode(content, label, problems, within=within))
    text = markup.shown(text) if html else text
    if len(text) > MAX_SHOWN_CHARACTERS:
        problems.add("text_too_long")
        text = shortened(text, MAX_SHOWN_CHARACTERS)
    if html:
        read = markup.limit_tags(text, parts.tags_left, problems)
        parts.tags_left -= read.count("<")
        return markup.text_of(read)
    if leaf.media_type in _ENRICHED:
        return enriched.text_of(text, richtext=leaf.media_type == "text/richtext")
    if leaf.parameters.get("format", "").lower() == "flowed":
        return _unflow(text, joined=leaf.parameters.get("delsp", "").lower() == "yes")
    return text


def _limited(content: bytes, problems: set[str]) -> bytes:
    """What of a text is read: without the images in it, which are not, and up to the end of a line."""
    content = _IMAGE.sub(rb"\1...", content)
    if len(content) <= MAX_SOURCE_BYTES:
        return content
    problems.add("text_too_long")
    end = content.rfind(b"\n", MAX_SOURCE_BYTES - 2000, MAX_SOURCE_BYTES)
    if end < 0:
        end = MAX_SOURCE_BYTES
        while end > MAX_SOURCE_BYTES - 4 and content[end] & 0xC0 == 0x80:
            end -= 1  # within a letter of UTF-8
    return content[:end]


def _unflow(text: str, *, joined: bool) -> str:
    """Lines as they were before the sender's program broke them (RFC 3676 §4)."""
    lines: list[str] = []
    open_depth: int | None = None
    open_line: list[str] = []
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        flows = content.endswith(" ") and content != "-- "
        if open_depth != depth or content == "-- ":
            if open_line:
                lines.append("".join(open_line).rstrip())
            open_line = [">" * depth + " " if depth else ""]
        open_line.append(content[:-1] if flows and joined else content)
        open_depth = depth if flows else None
        if not flows:
            lines.append("".join(open_line))
            open_line = []
    return "\n".join([*lines, *(["".join(open_line)] if open_line else [])])
