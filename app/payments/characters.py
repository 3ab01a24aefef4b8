"""In which characters a file is written: as it says itself, or where nothing else is possible. Pure."""

import codecs
import re

from app import errors

# Those that banks write; what is in another one is refused rather than read wrongly.
_KNOWN = {
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii",
    "cp1250", "cp1252", "iso8859-1", "iso8859-2", "iso8859-15",
}  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)


def decoded(content: bytes, declared: str | None) -> tuple[str, str]:
    """The text of a file, and the name of its characters.

    A mark of the byte order decides, then what is declared beside the file, then an XML declaration.
    Without any it is UTF-8, which other characters are hardly ever valid as.

    Args:
        content: the file.
        declared: the charset of its media type.

    Raises:
        BankFileUnreadable: the characters are none that banks write, or it is not written in them.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], name)
    told = _DECLARATION.match(content)
    return _decoded(content, declared or (told[1].decode("ascii") if told else "utf-8"))


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        known = ""
    if known not in _KNOWN:
        raise errors.BankFileUnreadable(
            "The characters that are declared are none that banks write.",
            cause="characters_unknown",
        )
    try:
        text = content.decode(known)
    except UnicodeDecodeError:
        raise errors.BankFileUnreadable(
            "It is not written in these characters: name them as the charset of its Content-Type.",
            cause="characters_wrong",
            characters=known,
        ) from None
    if "\x00" in text:
        raise errors.BankFileUnreadable("It holds NUL characters.", cause="characters_wrong")
    return text, known
