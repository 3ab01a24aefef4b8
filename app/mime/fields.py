"""The head of a message or part: its fields, and the meaning of those that have a grammar. Pure.

The standard library's parsers read them. Its structured ones raise what they should not (IndexError,
ValueError, UnicodeDecodeError and more, python/cpython#151857 and #132794 among others) and take time
that grows with the square of the length (python/cpython#136063), so that each is called with a short
value and may fail.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from email import policy
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from typing import Any

from msgspec import Struct

from app.mime import words
from app.mime.characters import one_line, readable
from app.mime.charsets import decode

MAX_BLOCK_BYTES = 262_144
MAX_FIELDS = 1_000
MAX_VALUE_CHARACTERS = 10_000
MAX_STRUCTURED_CHARACTERS = 4_000
MAX_IDS = 100
MAX_ID_CHARACTERS = 500
MAX_ADDRESSES = 200
MAX_SAME_FIELDS = 20

# The fields as they stand: the registry would parse each of them, in any case and at any length.
_RAW = policy.default.clone(header_factory=lambda _, value: value)
_PARSER = BytesHeaderParser(policy=_RAW)
# What the parser takes for fields, and no more: what it leaves over it would decode in its own way.
_LINES = re.compile(rb"(?:(?:From |[!-9;-~]*:|[\t ])[^\r\n]*(?:\r\n?|\n|\Z))*")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n|\r\r")
_BRACKETED = re.compile(r"<([^<>]*)>")
_APART = re.compile(r"[\s<>,;:\"()\[\]]+")
_DOMAIN = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
# Characters that the two IDNA standards map to different names: who owns which is not for us to say.
_DEVIANT = re.compile("[ßς\u200c\u200d]")
_MEDIA_TYPE = re.compile(
    r"\s*([a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100})\s*(?:;|$)", re.IGNORECASE
)


class Fields(Struct, frozen=True):
    """The fields of a head from the top: lower-case names, unfolded values without controls."""

    items: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        """The values of the fields with this lower-case name."""
        return [value for key, value in self.items if key == name]

    def first(self, name: str) -> str:
        """The value of the topmost field with this name; empty if there is none."""
        return next((value for key, value in self.items if key == name), "")


def head(raw: bytes, start: int, end: int, problems: set[str]) -> tuple[Fields, int]:
    """The fields of what stands at ``start:end``, and where its body begins.

    Notes ``too_many_headers`` where fields were left out, ``header_too_long`` where a value was.
    """
    limit = min(end, start + MAX_BLOCK_BYTES)
    lines = _LINES.match(raw, start, limit)
    stop = lines.end() if lines else start
    body = stop + (2 if raw.startswith(b"\r\n", stop, end) else 1)
    if stop == limit < end:
        problems.add("too_many_headers")
        blank = _BLANK_LINE.search(raw, limit, end)
        body = blank.end() if blank else end
    elif stop < end and raw[stop] not in b"\r\n":
        # A line that is no field: the body begins with it, without an empty line before.
        problems.add("malformed_head")
        body = stop
    parsed = _PARSER.parsebytes(raw[start:stop])
    items = parsed.items()
    if len(items) > MAX_FIELDS:
        problems.add("too_many_headers")
    # What stands in the head as it is, is likely in the charset of the text.
    declared = next((value for name, value in items if name.lower() == "content-type"), "")
    label = parameters_of(declared).get("charset", "") if declared.isascii() else ""
    read = (_item(*item, label, problems) for item in items[:MAX_FIELDS])
    return Fields(tuple(read)), min(body, end)


def _item(name: str, value: str, label: str, problems: set[str]) -> tuple[str, str]:
    # A value that is too long is left empty: part of it could say something else than the whole.
    if len(value) > MAX_VALUE_CHARACTERS and name.lower() not in _PARTLY_READ:
        problems.add("header_too_long")
        return name.lower()[:100], ""
    value = value[: MAX_VALUE_CHARACTERS * 10]
    if not value.isascii() or "\x1b" in value:
        value = decode(value.encode("ascii", "surrogateescape"), label, problems)
    return readable(name).lower()[:100], readable(value).replace("\n", " ").strip()


# The beginning of these is as good as it gets.
_PARTLY_READ = {"subject", "to", "cc", "references"}


def text_of(value: str, limit: int) -> str:
    """A value without grammar: encoded words decoded, one line, at most ``limit`` characters."""
    return one_line(words.decode_words(value[:MAX_STRUCTURED_CHARACTERS]), limit)


def media_type_of(fields: Fields, default: str, problems: set[str]) -> tuple[str, dict[str, str]]:
    """The media type, lower case, and its parameters; notes ``malformed_type`` where it is none."""
    value = fields.first("content-type")
    if not value:
        return default, {}
    found = _MEDIA_TYPE.match(value)
    if not found:
        problems.add("malformed_type")
        if value.lower().startswith("multipart/"):
            default = "multipart/mixed"
    media_type = found[1].lower() if found else default
    return media_type, parameters_of(value)


def parameters_of(value: str) -> dict[str, str]:
    """The parameters of Content-Type or Content-Disposition, also those of RFC 2231."""
    return words.parameters(value[:MAX_STRUCTURED_CHARACTERS])


def ids_of(values: Iterable[str]) -> tuple[str, ...]:
    """The message ids in these values, in order, each once; of many the first and the last ones."""
    found: dict[str, None] = {}
    for value in values:
        # Exchange folds long ids: white space within brackets is none of the id.
        named = ["".join(one.split()) for one in _BRACKETED.findall(value)]
        for one in named or [bare for bare in _APART.split(value) if "@" in bare]:
            if one and len(one) <= MAX_ID_CHARACTERS:
                found.setdefault(one)
    ids = tuple(found)
    return ids if len(ids) <= MAX_IDS else (ids[0], *ids[1 - MAX_IDS :])


def address_of(text: str) -> str | None:
    """``local@domain`` in lower case with the domain in ASCII, or None if it is no address."""
    local, at, domain = unicodedata.normalize("NFC", text).strip().lower().rpartition("@")
    if not at or not local or len(text) > 320 or re.search(r"[\s<>,;:\"()\x00-\x1f]", local):
        return None
    if not domain.isascii():
        if _DEVIANT.search(text.lower()):
            return None
        try:
            domain = domain.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return None
    domain = domain.removesuffix(".")
    return f"{local}@{domain}" if len(domain) <= 255 and _DOMAIN.fullmatch(domain) else None


def spellings_of(address: str) -> list[str]:
    """An address of ``address_of`` as people may have written it: its domain in ASCII or in letters."""
    local, _, domain = address.rpartition("@")
    try:
        return list(dict.fromkeys((address, f"{local}@{domain.encode().decode('idna')}")))
    except UnicodeError:
        return [address]


def sender_of(fields: Fields, problems: set[str]) -> tuple[str | None, str]:
    """The address and the name of the sender.

    Notes ``several_senders`` where there is more than one, ``bad_sender`` where none can be told.
    """
    values = fields.all("from")
    value = values[0] if values else ""
    bracketed = [address_of(one) for one in _BRACKETED.findall(value) if "@" in one]
    found, understood = _mailboxes(value)
    if len(values) > 1 or len(bracketed) > 1 or len(found) > 1:
        problems.add("several_senders")
    name, address = found[0] if found else ("", None)
    if bracketed:
        # ``a@b.example <c@d.example>`` without quotes is common, and the registry takes the first.
        address = bracketed[-1]
    if not understood or address is None or (found and found[0][1] != address):
        problems.add("bad_sender")
        name = name or words.decode_words(
            value[:MAX_STRUCTURED_CHARACTERS].partition("<")[0]
        ).strip('" ')
    return address, one_line(name, 200)


def _mailboxes(value: str) -> tuple[list[tuple[str, str | None]], bool]:
    """Names and addresses, and whether the value follows the grammar; else whatever is between signs."""
    try:
        # The registry would read words by charsets of its own.
        marked, said = words.hidden(value[: MAX_STRUCTURED_CHARACTERS + 1])
        parsed = _parse("from", marked)
        understood = [
            (words.shown(one.display_name, said), address_of(f"{one.username}@{one.domain}"))
            for one in parsed.addresses
            if one.username or one.domain
        ]
    except Exception:  # as in _parse: the properties of an address parse it again
        understood = None
    if understood is not None and len(value) <= MAX_STRUCTURED_CHARACTERS:
        return understood, True
    return [("", address_of(one)) for one in _APART.split(value) if "@" in one], False


def addresses_of(fields: Fields, *names: str) -> tuple[str, ...]:
    """The addresses in these fields, by the order of the names, each once."""
    found: dict[str, None] = {}
    for value in (value for name in names for value in fields.all(name)[:MAX_SAME_FIELDS]):
        for _, address in _mailboxes(value)[0]:
            if address and len(found) < MAX_ADDRESSES:
                found.setdefault(address)
    return tuple(found)


def addresses_in(value: str) -> tuple[str, ...]:
    """The addresses in a value, each once."""
    return tuple(dict.fromkeys(address for _, address in _mailboxes(value)[0] if address))


def return_path_of(fields: Fields) -> str | None:
    """The sender of the envelope: None if not said, empty for the null sender."""
    values = fields.all("return-path")
    if not values:
        return None
    if not (inside := values[0].strip(" <>")):
        return ""
    return address_of(inside) or inside[:320].lower()


def instant_of(value: str, problems: set[str]) -> datetime | None:
    """A date (RFC 5322 §3.3) in UTC; notes ``bad_date`` where it names no instant."""
    if not value:
        return None
    try:
        read = parsedate_to_datetime(value[:200])
        instant = read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        instant = None
    if instant is None or not 1970 <= instant.year <= 9000:
        problems.add("bad_date")
        return None
    return instant


def _parse(name: str, value: str) -> Any:
    try:
        return policy.default.header_factory(name, value)
    except Exception:  # whatever the registry raises, it is about this value alone
        return None
