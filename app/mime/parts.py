"""The body of a message: its parts, and those that are no text as attachments. Pure, and total.

The parts are found here and not by the standard library's parser: that one needs time in proportion to
lines times depth, recurses without a bound, and can give a nested message only as it would write it
itself, not as it came. Heads are read by the library (``fields``).
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from app.mime import fields, signed, transfer
from app.mime.characters import MAX_NAME_CHARACTERS, safe_name
from app.mime.fields import Fields
from app.mime.mail import MailAttachment
from app.mime.signed import Wrapping

MAX_DEPTH = 20
MAX_PARTS = 500
MAX_ATTACHMENTS = 200
MAX_TAGS = 20_000
MAX_SIGNED_BYTES = 40_000_000

_SIGNED_NAME = re.compile(r"\.p7m$", re.IGNORECASE)
_ENCRYPTED = "multipart/encrypted"
_COMMENT = re.compile(r"\([^()]*+\)?+")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_WORD = re.compile(rb"[\w\x80-\xff]{2}")
_SIGNS = re.compile("[^a-z0-9]+")
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
# What begins the parts where the head does not say it, or says another one.
_LIKELY_BOUNDARY = re.compile(
    rb"^--([^\r\n]{1,200}?)[ \t]*\r?\n(?:content-[a-z-]{1,40}:)", re.IGNORECASE | re.MULTILINE
)


class Leaf(Struct, frozen=True, eq=False):
    """A part that has no parts: where it stands in which bytes, and the alternative that it is of."""

    media_type: str
    parameters: dict[str, str]
    fields: Fields
    source: bytes
    start: int
    end: int
    alternative: int | None

    @property
    def disposition(self) -> str:
        """``attachment``, ``inline`` or what else the sender says; empty if nothing."""
        return self.fields.first("content-disposition").partition(";")[0].strip().lower()

    @property
    def encoding(self) -> str:
        """The transfer encoding, lower case and without signs; empty if none is said."""
        return _SIGNS.sub(
            "", _COMMENT.sub("", self.fields.first("content-transfer-encoding")).lower()
        )

    @property
    def name(self) -> str:
        """The name that the sender gives it, as a file or a part; empty if none."""
        disposition = self.fields.first("content-disposition")
        given = fields.parameters_of(disposition).get("filename", "")
        return given or self.parameters.get("name", "")


class Parts:
    """The leaves of a message in their order, at most ``MAX_PARTS`` from ``MAX_DEPTH`` levels."""

    def __init__(self, problems: set[str]) -> None:
        self.leaves: list[Leaf] = []
        self.tags_left = MAX_TAGS
        self._problems = problems
        self._count = 0
        self._signed_left = MAX_SIGNED_BYTES

    def walk(
        self,
        source: bytes,
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
        if media_type == _ENCRYPTED:
            self._problems.add("encrypted")
        within = self._inner_parts(source, media_type, parameters, start, end, depth)
        if not within:
            known = "text/plain" if media_type.startswith("multipart/") else media_type
            leaf = Leaf(known, parameters, head, source, start, end, alternative)
            if not self._open_signed(leaf, depth):
                self.leaves.append(leaf)
            return
        if media_type == "multipart/alternative":
            alternative = self._count
        inner = "message/rfc822" if media_type == "multipart/digest" else "text/plain"
        group = alternative
        for part_start, part_end, apart in within:
            if self._count > MAX_PARTS:
                return
            part, body = self._head(source, part_start, part_end)
            if apart:
                group = alternative
            kind, own = fields.media_type_of(part, inner, self._problems)
            if kind.startswith("multipart/") and _boundary(own) == _boundary(parameters):
                # It shares the boundary of what it stands in, so that its parts follow here.
                self._count += 1
                group = self._count if kind == "multipart/alternative" else group
                continue
            self.walk(
                source, part, body, part_end, default=inner, depth=depth + 1, alternative=group
            )
        self._take_below(source, within[-1][1], end, _boundary(parameters))

    def _take_below(self, source: bytes, start: int, end: int, boundary: bytes) -> None:
        """Take what somebody wrote below the end of the parts as a text."""
        closing = source.find(b"--" + boundary + b"--", start, end) if boundary else -1
        at = source.find(b"\n", closing, end) if closing >= 0 else -1
        if at < 0 or not _WORD.search(source, at, end) or _BINARY.search(source, at, end):
            return
        if not _LIKELY_BOUNDARY.search(source, at, end):
            empty, _ = fields.head(source, end, end, set())
            self.leaves.append(Leaf("text/plain", {}, empty, source, at, end, None))

    def walk_message(self, source: bytes, start: int, end: int, *, depth: int = 0) -> None:
        """Take the whole message, or part, that stands with its head at ``start:end``."""
        head, body = self._head(source, start, end)
        self.walk(source, head, body, end, depth=depth)

    def _head(self, source: bytes, start: int, end: int) -> tuple[Fields, int]:
        odd: set[str] = set()
        found = fields.head(source, start, end, odd)
        if odd:
            self._problems.add("malformed_body")
        return found

    def _open_signed(self, leaf: Leaf, depth: int) -> bool:
        """Take what is within a signature in place of it, if this is one."""
        if leaf.media_type not in signed.MEDIA_TYPES and not _SIGNED_NAME.search(leaf.name):
            return False
        wrapping, within = signed.unwrapped(self.content(leaf))
        signs = leaf.parameters.get("smime-type", "").lower() == "signed-data"
        if wrapping is Wrapping.UNREADABLE:
            self._problems.add("malformed_body" if signs else "encrypted")
        elif wrapping is Wrapping.ENCRYPTED:
            self._problems.add("encrypted")  # whatever it is declared to be
        self._signed_left -= len(within)
        if wrapping is not Wrapping.SIGNED or depth >= MAX_DEPTH or self._signed_left < 0:
            return False
        self.walk_message(within, 0, len(within), depth=depth + 1)
        return True

    def _inner_parts(
        self,
        source: bytes,
        media_type: str,
        parameters: dict[str, str],
        start: int,
        end: int,
        depth: int,
    ) -> list[tuple[int, int, bool]]:
        if not media_type.startswith("multipart/"):
            return []
        if depth >= MAX_DEPTH:
            self._problems.add("nested_too_deep")
            return []
        boundary = _boundary(parameters)
        found = list(_between(source, start, end, boundary)) if boundary else []
        if not found:
            self._problems.add("malformed_body")
            if likely := _LIKELY_BOUNDARY.search(source, start, end):
                return list(_between(source, start, end, likely[1]))
        return found

    def content(self, leaf: Leaf, *, text: bool = False) -> bytes:
        """The bytes of a leaf, decoded from their transfer encoding; as a text if it is one."""
        decoded = transfer.text_bytes if text else transfer.decode_transfer
        return decoded(leaf.source[leaf.start : leaf.end], leaf.encoding, self._problems)


def _boundary(parameters: dict[str, str]) -> bytes:
    return parameters.get("boundary", "").rstrip()[:200].encode("utf-8", "replace")


def _between(
    source: bytes, start: int, end: int, boundary: bytes
) -> Iterator[tuple[int, int, bool]]:
    """Where the parts stand (RFC 2046 §5.1), and whether those before were closed.

    The last one may lack its end, and some stand below it.
    """
    delimiter = b"--" + boundary
    position, opened, count, closed = start, -1, 0, False
    while count <= MAX_PARTS and (at := source.find(delimiter, position, end)) >= 0:
        position = at + len(delimiter)
        if at > start and source[at - 1] != 0x0A:
            continue
        line = source.find(b"\n", position, end)
        line = end if line < 0 else line
        rest = source[position : min(line, position + 200)].strip()
        if rest and rest != b"--":
            continue  # a longer boundary that begins alike
        if opened >= 0:
            # The line break before a delimiter belongs to the delimiter.
            break_bytes = 2 if source[at - 2 : at] == b"\r\n" else 1
            yield opened, max(opened, at - break_bytes), closed
            count += 1
            closed = False
        position = min(line + 1, end)
        opened = -1 if rest else position
        closed = closed or bool(rest)
    if opened >= 0:
        yield opened, end, closed


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
    name = safe_name(leaf.name, leaf.media_type, number)
    if leaf.media_type == "message/rfc822" and not name.lower().endswith(".eml"):
        name = f"{name[: MAX_NAME_CHARACTERS - 4]}.eml"
    content = parts.content(leaf)
    return MailAttachment(
        name=name,
        media_type=leaf.media_type,
        content=content,
        size_bytes=len(content),
        inline=leaf.disposition == "inline"
        or (bool(leaf.fields.first("content-id")) and leaf.disposition != "attachment"),
        method=leaf.parameters.get("method", "").strip().upper(),
    )
