"""Bytes become text, and text is rid of characters that do no good. Pure, and total."""

import codecs
import re
import unicodedata

MAX_NAME_CHARACTERS = 200
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# A surrogate alone is no character, and no database takes it.
_SURROGATE = re.compile("[\ud800-\udfff]")
# Codecs that Python calls text and mail does not know: some are slow without bound, some run escapes.
_NO_CHARSETS = {
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
}
# Any bytes are text in these, so that a wrong label goes unnoticed; ISO 2022 and UTF-7 are ASCII too.
_SINGLE_BYTE = re.compile(r"ascii|iso8859|cp1?\d{3}$|koi8|mac|latin|charmap|hp-roman|tis|ptcp|kz")
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_SAMPLE_BYTES = 4000
# The letters š, ť, ž in ISO 8859-2; Windows code pages have signs there.
_LATIN2_ONLY = re.compile(rb"[\xa9\xab\xae\xb9\xbb\xbe]")
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_CZECH = re.compile(
    rb"[\xec\xf8]"
)  # ě and ř, in both; ì and ø, rare in the other languages, elsewhere

_EXTENSIONS = {
    "message/rfc822": ".eml", "text/plain": ".txt", "text/html": ".html", "text/calendar": ".ics",
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "application/pdf": ".pdf",
    "application/zip": ".zip", "message/delivery-status": ".txt", "text/rfc822-headers": ".txt",
}  # fmt: skip
_FORBIDDEN_IN_NAMES = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def decode(content: bytes, charset: str, problems: set[str]) -> str:
    """The text of these bytes: by the label where it can be true, else by what they look like.

    Notes ``unknown_charset`` for a label that names none, ``mislabelled_charset`` for a false one.
    """
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            return content.decode(name, "replace")
    known = _codec(charset)
    if charset and known is None:
        problems.add("unknown_charset")
    wide = _wide(content)
    if wide or (known or "").startswith(("utf-16", "utf-32")):
        if not wide or not (known or "").startswith("utf-16"):
            problems.add("mislabelled_charset")
        known = wide
    for candidate in _candidates(content, known):
        try:
            text = content.decode(candidate)
        except (UnicodeError, LookupError):
            continue
        if known and candidate != known and not content.isascii():
            problems.add("mislabelled_charset")
        return text
    problems.add("mislabelled_charset")
    return content.decode("utf-8", "replace")


def _candidates(content: bytes, known: str | None) -> list[str]:
    if content.isascii() and (known is None or known == "utf-8" or _SINGLE_BYTE.match(known)):
        return ["ascii"]
    guesses = ["utf-8", *_guesses(content), "latin-1"]
    if known is None:
        return guesses
    if not _SINGLE_BYTE.match(known):
        return [known, *guesses]
    # Valid UTF-8 beyond ASCII is hardly ever anything else, whatever the label says.
    if _WINDOWS_ONLY.search(content):
        known = {"iso8859-1": "cp1252", "iso8859-2": "cp1250"}.get(known, known)
    return ["utf-8", known, *guesses]


def _guesses(content: bytes) -> list[str]:
    if not _CZECH.search(content):
        return ["cp1252", "cp1250"]
    if _LATIN2_ONLY.search(content) and not _WINDOWS_ONLY.search(content):
        return ["iso8859-2"]
    return ["cp1250", "cp1252"]


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    sample = content[:_SAMPLE_BYTES]
    if sample.count(0) * 3 < len(sample) or not sample:
        return None
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _codec(charset: str) -> str | None:
    # A name longer than this is none, and Python would keep it.
    if not charset or len(charset) > 40 or not charset.isascii():
        return None
    try:
        found = codecs.lookup(charset.strip("\"' ").lower())
        b"a".decode(found.name)
    except UnicodeError:
        pass  # a charset in which this is no text
    except (LookupError, ValueError, TypeError):
        return None
    return None if found.name.replace("-", "_") in _NO_CHARSETS else found.name


def readable(text: str) -> str:
    """The text with lines ending in one line feed, and without characters that cannot be shown."""
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))


def one_line(text: str, limit: int) -> str:
    """The text in one line of at most ``limit`` characters, without direction characters."""
    spaced = " ".join(readable(text[: limit * 20]).split())
    shown = "".join(one for one in spaced if unicodedata.category(one) != "Cf")
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def safe_name(name: str, media_type: str, number: int) -> str:
    """A name that is safe on every file system, made from the one given; ``number`` names the rest."""
    name = unicodedata.normalize("NFC", name[-2000:]).replace("\\", "/").rpartition("/")[2]
    name = "".join(one for one in name if unicodedata.category(one)[0] != "C")
    name = _FORBIDDEN_IN_NAMES.sub("_", " ".join(name.split())).strip(". ")
    if not name:
        return f"attachment-{number}{_EXTENSIONS.get(media_type, '.bin')}"
    if _DEVICES.match(name):
        name = f"_{name}"
    if len(name) > MAX_NAME_CHARACTERS:
        stem, dot, extension = name.rpartition(".")
        end = dot + extension if stem and len(extension) <= 20 else ""
        name = name[: MAX_NAME_CHARACTERS - len(end)].rstrip(". ") + end
    return name
