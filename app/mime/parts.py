"""The body of a message: its parts, the text among them, and the rest as attachments. Pure, and total.

The parts are found here and not by the standard library's parser: that one needs time in proportion to
lines times depth, recurses without a bound, and can give a nested message only as it would write it
itself, not as it came. Heads are read by the library (``fields``).
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from quopri import decodestring

from app.mime import fields, markup
from app.mime.characters import MAX_NAME_CHARACTERS, decode, readable, safe_name
from app.mime.fields import Fields
from app.mime.mail import MailAttachment

MAX_DEPTH = 20
MAX_PARTS = 500
MAX_ATTACHMENTS = 200
MAX_TEXT_BYTES = 2_000_000
MAX_TAGS = 20_000

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
# What a sender's program puts where the text should be.
_STUB = re.compile(
    r"(?:not|nicht|pas|ne|kein|nepodpor\w*)\b.{0,80}\bhtml|\bhtml\b.{0,80}(?:client|viewer|e-?mail|prohl)",
    re.IGNORECASE | re.DOTALL,
)
MAX_STUB_CHARACTERS = 300
# Versions of the text for readers that this is not.
_OTHER_VERSIONS = ("text/x-amp-html", "text/watch-html")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that has no parts: where it stands, and the alternative it belongs to (None = none)."""

    media_type: str
    parameters: dict[str, str]
    fields: Fields
    start: int
    end: int
    alternative: int | None


class Parts:
    """The leaves of a message in their order, at most ``MAX_PARTS`` from ``MAX_DEPTH`` levels."""

    def __init__(self, raw: bytes, problems: set[str]) -> None:
        self.leaves: list[Leaf] = []
        self.tags_left = MAX_TAGS
        self._raw = raw
        self._problems = problems
        self._count = 0

    def walk(
        self,
        head: Fields,
        start: int,
        end: int,
        *,
        default: str = "text/plain",
        depth: int = 0,
        alternative: int | None = None,
    ) -> None:
        """Take the part with this head whose body stands at ``start:end``, and all within it."""
        self._count += 1
        if self._count > MAX_PARTS:
            self._problems.add("too_many_parts")
            return
        media_type, parameters = fields.media_type_of(head, default, self._problems)
        if media_type in _ENCRYPTED:
            self._problems.add("encrypted")
        within = self._inner_parts(media_type, parameters, start, end, depth)
        if not within:
            known = "text/plain" if media_type.startswith("multipart/") else media_type
            self.leaves.append(Leaf(known, parameters, head, start, end, alternative))
            return
        if media_type == "multipart/alternative":
            alternative = self._count
        inner = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
        for part_start, part_end in within:
            if self._count > MAX_PARTS:
                return
            odd: set[str] = set()
            part, body = fields.head(self._raw, part_start, part_end, odd)
            if odd:
                self._problems.add("malformed_body")
            self.walk(part, body, part_end, default=inner, depth=depth + 1, alternative=alternative)

    def _inner_parts(
        self, media_type: str, parameters: dict[str, str], start: int, end: int, depth: int
    ) -> list[tuple[int, int]]:
        if not media_type.startswith("multipart/"):
            return []
        if depth >= MAX_DEPTH:
            self._problems.add("nested_too_deep")
            return []
        boundary = parameters.get("boundary", "").rstrip()[:200].encode("utf-8", "replace")
        found = list(_between(self._raw, start, end, boundary)) if boundary else []
        if not found:
            self._problems.add("malformed_body")
        return found

    def content(self, leaf: Leaf, limit: int | None = None) -> bytes:
        """The bytes of a leaf, decoded from their transfer encoding; the first ``limit`` before it."""
        end = leaf.end if limit is None else min(leaf.end, leaf.start + limit)
        return _decode_transfer(
            self._raw[leaf.start : end],
            leaf.fields.first("content-transfer-encoding").strip("\"' ;").lower(),
            self._problems,
        )


def _between(raw: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where the parts stand (RFC 2046 §5.1); the last one may lack its end."""
    delimiter = b"--" + boundary
    position, opened, count = start, -1, 0
    while count <= MAX_PARTS and (at := raw.find(delimiter, position, end)) >= 0:
        position = at + len(delimiter)
        if at > start and raw[at - 1] != 0x0A:
            continue
        line = raw.find(b"\n", position, end)
        line = end if line < 0 else line
        rest = raw[position : min(line, position + 200)].strip()
        if rest and rest != b"--":
            continue  # a longer boundary that begins alike
        if opened >= 0:
            # The line break before a delimiter belongs to the delimiter.
            break_bytes = 2 if raw[at - 2 : at] == b"\r\n" else 1
            yield opened, max(opened, at - break_bytes)
            count += 1
        if rest:
            return
        opened = position = min(line + 1, end)
    if opened >= 0:
        yield opened, end


def _decode_transfer(content: bytes, encoding: str, problems: set[str]) -> bytes:
    if encoding == "quoted-printable":
        return decodestring(content)
    if encoding == "base64":
        digits = _NOT_BASE64.sub(b"", content)
        if len(digits) % 4 == 1:
            problems.add("malformed_body")
            digits = digits[:-1]
        return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
    if encoding not in ("", "7bit", "8bit", "binary"):
        problems.add("unknown_encoding")
    return content


def text_of(parts: Parts, problems: set[str]) -> tuple[str, list[Leaf]]:
    """The text of the message, and the leaves that are none of it.

    Of alternatives the plain one is taken, unless it is empty or says no more than that it is.
    """
    chosen: list[str] = []
    others: list[Leaf] = []
    versions: dict[int, dict[str, list[str]]] = {}
    places: dict[int, int] = {}
    for leaf in parts.leaves:
        if not _is_text(leaf):
            if leaf.alternative is None or leaf.media_type not in _OTHER_VERSIONS:
                others.append(leaf)
            continue
        text = _text(parts, leaf, problems)
        if leaf.alternative is None:
            chosen.append(text)
            continue
        if leaf.alternative not in versions:
            versions[leaf.alternative] = {}
            places[leaf.alternative] = len(chosen)
            chosen.append("")
        versions[leaf.alternative].setdefault(leaf.media_type, []).append(text)
    for group, texts in versions.items():
        plain = "\n\n".join(texts.get("text/plain", ()))
        rich = "\n\n".join(texts.get("text/html", ()))
        chosen[places[group]] = rich if rich.strip() and _is_stub(plain) else plain
    return "\n\n".join(text.strip("\n") for text in chosen if text.strip()), others


def _is_stub(plain: str) -> bool:
    short = plain.strip()
    return not short or (len(short) <= MAX_STUB_CHARACTERS and bool(_STUB.search(short)))


def _is_text(leaf: Leaf) -> bool:
    if leaf.media_type not in ("text/plain", "text/html"):
        return False
    disposition = leaf.fields.first("content-disposition")
    return not disposition.lower().startswith("attachment") and not _given_name(leaf)


def _text(parts: Parts, leaf: Leaf, problems: set[str]) -> str:
    if leaf.end - leaf.start > MAX_TEXT_BYTES:
        problems.add("text_too_long")
    content = parts.content(leaf, MAX_TEXT_BYTES)
    text = readable(decode(content, leaf.parameters.get("charset", ""), problems))
    if leaf.media_type == "text/html":
        read = markup.limit_tags(text, parts.tags_left, problems)
        parts.tags_left -= read.count("<")
        return markup.text_of(read)
    if leaf.parameters.get("format", "").lower() == "flowed":
        return _unflow(text, joined=leaf.parameters.get("delsp", "").lower() == "yes")
    return text


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


def _given_name(leaf: Leaf) -> str:
    disposition = leaf.fields.first("content-disposition")
    given = fields.parameters_of("content-disposition", disposition).get("filename", "")
    given = given or leaf.parameters.get("name", "")
    # Not allowed, but common: a parameter in encoded words.
    return fields.text_of(given, 500) if "=?" in given else given


def attachments_of(
    parts: Parts, leaves: list[Leaf], problems: set[str]
) -> tuple[MailAttachment, ...]:
    """The leaves that are not text; a nested message as it came, nothing unpacked."""
    if len(leaves) > MAX_ATTACHMENTS:
        problems.add("too_many_parts")
    if any(leaf.media_type in _TNEF for leaf in leaves):
        problems.add("winmail_dat")
    numbered = enumerate(leaves[:MAX_ATTACHMENTS], start=1)
    return tuple(_attachment(parts, leaf, number) for number, leaf in numbered)


def _attachment(parts: Parts, leaf: Leaf, number: int) -> MailAttachment:
    name = safe_name(_given_name(leaf), leaf.media_type, number)
    if leaf.media_type == "message/rfc822" and not name.lower().endswith(".eml"):
        name = f"{name[: MAX_NAME_CHARACTERS - 4]}.eml"
    content = parts.content(leaf)
    disposition = leaf.fields.first("content-disposition").lower()
    return MailAttachment(
        name=name,
        media_type=leaf.media_type,
        content=content,
        size_bytes=len(content),
        inline=disposition.startswith("inline")
        or (bool(leaf.fields.first("content-id")) and not disposition.startswith("attachment")),
    )
