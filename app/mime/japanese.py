"""ISO-2022-JP as it is sent, with the signs of Microsoft's code page, such as ①. Pure.

Python's codecs know the standard's signs alone; the same signs in Shift JIS are read by its ``cp932``.
"""

import re

# What switches to Japanese signs: hardly a text has it that is in no such charset.
ESCAPE = re.compile(rb"\x1b\$[@B]")
_ESCAPES = re.compile(rb"\x1b(\$[@B]|\([BJI])")
# A set of signs that Shift JIS does not have.
_SUPPLEMENT = b"\x1b$(D"
_PAIR = re.compile(rb"[\x21-\x7e]{2}")


def decode(content: bytes, errors: str) -> str:
    """The text; ``errors`` as in ``bytes.decode``."""
    if _SUPPLEMENT in content:
        return content.decode("iso2022_jp_ext", errors)
    first, *rest = _ESCAPES.split(content)
    runs = [_run(*one) for one in zip(rest[::2], rest[1::2], strict=True)]
    return b"".join((first, *runs)).decode("cp932", errors)


def _run(escape: bytes, run: bytes) -> bytes:
    # Each line begins in ASCII, even where the one above does not say so.
    line, end, rest = run.partition(b"\n")
    if escape.startswith(b"$"):
        line = _PAIR.sub(_shifted, line)
    elif escape == b"(I":
        line = bytes(one | 0x80 if 0x21 <= one <= 0x5F else one for one in line)
    return line + end + rest


def _shifted(pair: re.Match[bytes]) -> bytes:
    """A row and a cell of JIS X 0208 as Shift JIS has them: two rows share a lead byte."""
    row, cell = pair[0]
    lead = (row - 0x21) // 2 + 0x81
    if row % 2:
        cell += 0x1F + (cell >= 0x60)
    else:
        cell += 0x7E
    return bytes((lead + (0x40 if lead > 0x9F else 0), cell))
