"""In which characters a file is written: as it says itself, or where nothing else is possible. Pure."""

import codecs
import re

from msgspec import Struct

from app import errors

# Those that banks write; what is in another one is refused rather than read wrongly.
_KNOWN = {
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii",
    "cp1250", "cp1252", "iso8859-1", "iso8859-2", "iso8859-15",
}  # fmt: skip
# Those of one byte a letter that a file may be in which does not say so: of equally likely ones the first.
_ONE_BYTE = ("cp1252", "cp1250", "iso8859-15", "iso8859-2")
_LETTERS = frozenset("áčďéěíňóřšťúůýžäöüßàâæçèêëîïôœùûÿ")
_SIGNS = frozenset("€§°–’“”„\u00a0")
_ACCENTED = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
# So many words show how a file reads, and so many of its words are looked at.
_SHOWN, _MOST_WORDS, _LONGEST = 6, 2000, 30
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARATION = re.compile(
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)


class Reading(Struct, frozen=True):
    """How a file reads in some characters: words with accents show it."""

    characters: str
    words: tuple[str, ...]


def readings(content: bytes) -> list[Reading]:
    """How a file may read that does not say in which characters it is, the likeliest first.

    It is UTF-8 or says so itself: none, since then nothing is guessed. Likely is what makes letters of the
    official languages of it; a person who knows the names decides.
    """
    try:
        decoded(content, None)
    except errors.BankFileUnreadable as refused:
        if refused.fields["cause"] != "characters_wrong":
            return []
        words = list(dict.fromkeys(_ACCENTED.findall(content)))[:_MOST_WORDS]
    else:
        return []
    # Names begin with a capital.
    shown = sorted(words, key=lambda word: not word[:1].isupper())[:_SHOWN]
    possible = [name for name in _ONE_BYTE if _is_readable(content, name)]
    possible.sort(key=lambda name: -_likelihood(b" ".join(words).decode(name)))
    return [
        Reading(name, tuple(word.decode(name)[:_LONGEST] for word in shown)) for name in possible
    ]


def _is_readable(content: bytes, name: str) -> bool:
    try:
        _decoded(content, name)
    except errors.BankFileUnreadable:
        return False
    return True


def _likelihood(text: str) -> int:
    """How many signs are what these languages write, less those that are not."""
    signs = [sign for sign in text.casefold() if not sign.isascii()]
    return sum(1 if sign in _LETTERS or sign in _SIGNS else -2 for sign in signs)


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
