"""Transfer encodings (RFC 2045 §6): what was sent as the bytes that were meant. Pure, and total."""

import binascii
import re
from quopri import decodestring

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=]")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/]*={0,2}[ \t]*\r?")
_UU_BEGIN = re.compile(rb"^begin [0-7]{3,4} [^\r\n]*\r?\n", re.MULTILINE)
_UU_NAMES = ("xuuencode", "uuencode", "xuue", "uue")
_PLAIN = ("", "7bit", "8bit", "binary", "7bits", "8bits", "none")
# A line of a single word may look like fewer.
MIN_DIGITS = 20


def decode_transfer(content: bytes, encoding: str, problems: set[str]) -> bytes:
    """The bytes of a part whose encoding is named in letters and digits alone.

    Notes ``malformed_body`` and ``unknown_encoding``.
    """
    if encoding == "quotedprintable":
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
    odd = next((at for at, line in enumerate(lines) if not _BASE64_LINE.fullmatch(line)), None)
    if odd is None:
        return base64_bytes(content, problems)
    problems.add("malformed_body")
    end = next((at + 1 for at, line in enumerate(lines[:odd]) if b"=" in line), odd)
    digits, below = b"".join(b"".join(lines[:end]).split()), lines[end:]
    if not any(len(line.split()) > 1 for line in below):
        return base64_bytes(content, problems)  # junk among the digits
    if len(digits) % 4 or (len(digits) < MIN_DIGITS and not digits.endswith(b"=")):
        return content  # words
    # A list or a gateway wrote below, as if the text were plain.
    return base64_bytes(digits, problems) + b"\r\n" + b"\n".join(below)


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
