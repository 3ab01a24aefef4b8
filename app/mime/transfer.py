"""Transfer encodings (RFC 2045 §6): what was sent as the bytes that were meant. Pure, and total."""

import binascii
import re
from quopri import decodestring

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]*={0,2}[ \t]*\r?")
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)
_UU_NAMES = ("x-uuencode", "uuencode", "x-uue", "uue")
_PLAIN = ("", "7bit", "8bit", "binary", "7-bit", "8-bit", "7bits", "8bits", "none")
# Of a text that is said to be base64, this share of lines shows that it is none.
MAX_ODD_SHARE = 0.5


def decode_transfer(content: bytes, encoding: str, problems: set[str]) -> bytes:
    """The bytes of a part. Notes ``malformed_body`` and ``unknown_encoding``."""
    if encoding in ("quoted-printable", "quoted_printable", "quotedprintable"):
        return decodestring(content)
    if encoding == "base64":
        return base64_bytes(content, problems)
    if encoding in _UU_NAMES:
        return _uu_bytes(content, problems)
    if encoding not in _PLAIN:
        problems.add("unknown_encoding")
    return content


def text_bytes(content: bytes, encoding: str, problems: set[str]) -> bytes:
    """As ``decode_transfer``, of a text: what is said to be base64 and is none is taken as it stands."""
    if encoding != "base64":
        return decode_transfer(content, encoding, problems)
    lines = content.strip(b"\r\n").split(b"\n")
    odd = [number for number, line in enumerate(lines) if not _BASE64_LINE.fullmatch(line)]
    if not odd:
        return base64_bytes(content, problems)
    problems.add("malformed_body")
    if odd[0] == 0 or len(odd) > len(lines) * MAX_ODD_SHARE:
        # Of plain words, or of junk among the digits; the latter is made of whole groups.
        return content if _is_prose(lines[odd[0]]) else base64_bytes(content, problems)
    end = next((at + 1 for at, line in enumerate(lines[: odd[0]]) if b"=" in line), odd[0])
    below = b"\n".join(lines[end:])
    if not _is_prose(below):
        return base64_bytes(content, problems)
    # A list or a gateway wrote below, as if the text were plain.
    return base64_bytes(b"\n".join(lines[:end]), problems) + b"\r\n" + below


def _is_prose(line: bytes) -> bool:
    return len(line.split()) > 1


def base64_bytes(content: bytes, problems: set[str]) -> bytes:
    """The bytes of base64, with anything between its digits, in one run or several."""
    found: list[bytes] = []
    for run in _NOT_BASE64.sub(b"", content).split(b"="):
        digits = run
        if len(run) % 4 == 1:
            problems.add("malformed_body")
            digits = run[:-1]
        found.append(binascii.a2b_base64(digits + b"=" * (-len(digits) % 4)))
    return b"".join(found)


def _uu_bytes(content: bytes, problems: set[str]) -> bytes:
    begun = _UU_BEGIN.search(content)
    found: list[bytes] = []
    for line in content[begun.end() if begun else 0 :].splitlines():
        if line == b"end":
            break
        try:
            found.append(binascii.a2b_uu(line))
        except binascii.Error:
            problems.add("malformed_body")
    return b"".join(found)
