"""What is wrapped in a signature (S/MIME, RFC 8551 §3.5): the message within, read and not verified. Pure.

The receiving server says who wrote a message; a signature is no more here than a wrapping. So the one
path through the structure (CMS, RFC 5652) that leads to what was signed is walked, forwards and once:
the libraries for it build the whole, in a time that grows with the square of the number of pieces.
"""

import re
from collections.abc import Iterator
from enum import StrEnum

from app.mime.transfer import base64_bytes

MEDIA_TYPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")
MAX_PIECES = 100_000

_ARMOUR = re.compile(rb"-----BEGIN [A-Z0-9 ]{1,20}-----\s+([A-Za-z0-9+/=\s]+)-----END ")
_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_ENCRYPTED = {
    bytes.fromhex("2a864886f70d010703"),  # enveloped
    bytes.fromhex("2a864886f70d010706"),  # encrypted
    bytes.fromhex("2a864886f70d0109100117"),  # enveloped and authenticated
}
_INTEGER, _OCTETS, _OCTETS_IN_PIECES, _OID, _SEQUENCE, _SET, _CONTENT = (
    0x02, 0x04, 0x24, 0x06, 0x30, 0x31, 0xA0,
)  # fmt: skip
_END_OF_CONTENTS = 0x00


class Wrapping(StrEnum):
    """What a message in CMS is wrapped in."""

    SIGNED = "signed"
    ENCRYPTED = "encrypted"
    UNREADABLE = "unreadable"
    NOTHING = "nothing"  # certificates alone


class _Odd(ValueError):
    """The bytes are no such structure."""


def unwrapped(content: bytes) -> tuple[Wrapping, bytes]:
    """How this is wrapped, and the bytes within a signature; none for the rest."""
    if armoured := _ARMOUR.search(content):
        content = base64_bytes(armoured[1], set())
    try:
        kind, at = _value(content, _enter(content, 0, _SEQUENCE), _OID)
        if kind in _ENCRYPTED:
            return Wrapping.ENCRYPTED, b""
        if kind != _SIGNED_DATA:
            return Wrapping.NOTHING, b""
        within = b"".join(_signed_pieces(content, at))
    except _Odd:
        return Wrapping.UNREADABLE, b""
    return (Wrapping.SIGNED, within) if within else (Wrapping.NOTHING, b"")


def _signed_pieces(content: bytes, at: int) -> Iterator[bytes]:
    at = _enter(content, _enter(content, at, _CONTENT), _SEQUENCE)
    for skipped in (_INTEGER, _SET):  # the version, and how it was digested
        _, at = _value(content, at, skipped)
    _, start, end = _element(content, at)
    _, at = _value(content, start, _OID)
    if at == end or content[at : at + 1] != bytes((_CONTENT,)):
        return
    tag, start, end = _element(content, _enter(content, at, _CONTENT))
    if tag == _OCTETS:
        yield content[start:end]
        return
    if tag != _OCTETS_IN_PIECES:
        raise _Odd
    at, stop = start, len(content) if end is None else end
    for _ in range(MAX_PIECES):
        if at >= stop or content[at] == _END_OF_CONTENTS:
            return
        try:
            piece, at = _value(content, at, _OCTETS)
        except _Odd:
            return  # cut on its way: what came is read
        yield piece


def _enter(content: bytes, at: int, tag: int) -> int:
    """Where the contents of the element here begin."""
    found, start, _ = _element(content, at)
    if found != tag:
        raise _Odd
    return start


def _value(content: bytes, at: int, tag: int) -> tuple[bytes, int]:
    """The contents of the element here, and where the next one begins."""
    found, start, end = _element(content, at)
    if found != tag or end is None:
        raise _Odd
    return content[start:end], end


def _element(content: bytes, at: int) -> tuple[int, int, int | None]:
    """The tag of the element here, and where its contents begin and end; None = where they say so."""
    if at + 2 > len(content):
        raise _Odd
    tag, length = content[at], content[at + 1]
    start = at + 2
    if length == 0x80:
        return tag, start, None
    if length > 0x80:
        digits = length & 0x7F
        start += digits
        length = int.from_bytes(content[start - digits : start])
    if start + length > len(content):
        raise _Odd
    return tag, start, start + length
