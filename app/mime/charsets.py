"""Bytes become text by the label that they bear where it can be true, else by what they look like. Pure.

Labels mean what the WHATWG's Encoding Standard says, as in browsers: senders write iso-8859-1 and gb2312
where they use windows-1252 and gbk. What that standard leaves out, or forbids for the sake of pages that
run, is what Python knows by that name: here nothing runs. A byte that is none of its text costs one letter.
"""

import codecs
import re

import webencodings

from app.mime import japanese

MAX_LABEL_CHARACTERS = 40
# A text is kept as labelled with this share of letters that cannot be read, at most.
MAX_BAD_SHARE = 0.25
# So many bytes beyond ASCII are not UTF-8 by chance, whatever the label says.
MIN_UTF8_EVIDENCE = 12

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
# The standard's names where Python has a wider codec, or where they name no charset of mail.
_WIDER = {
    "gbk": "gb18030",
    "iso-2022-jp": "iso2022_jp",
    "x-user-defined": None,
    "replacement": None,
}
_ALSO = {
    "unicode-1-1-utf-7": "utf-7", "x-unicode-2-0-utf-7": "utf-7", "x-utf-7": "utf-7",
    "cp50220": "iso2022_jp", "cp50221": "iso2022_jp", "cp50222": "iso2022_jp",
    "iso-2022-jp-ms": "iso2022_jp", "x-windows-iso2022jp": "iso2022_jp", "x-windows-949": "cp949",
    "x-windows-950": "cp950", "x-ms-cp932": "cp932", "windows-932": "cp932", "windows-936": "gb18030",
    "windows-949": "cp949", "windows-950": "cp950", "ansi": "cp1252", "latin-9": "iso8859-15",
}  # fmt: skip
_WIDE = re.compile("utf_?-?(?:16|32)")
# All ASCII as they are sent, so that ASCII is not what they mean.
_SEVEN_BIT = re.compile("iso2022|hz|utf_?-?7")
_SEVERAL_BYTES = re.compile("gb|big5|cp9[345]|euc|shift|johab|iso2022|hz|utf")
# The mark of UTF-32 begins with that of UTF-16.
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16",
}  # fmt: skip
_SAMPLE_BYTES = 4000
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# The letters š, ť, ž in ISO 8859-2; Windows code pages have signs there.
_LATIN2_ONLY = re.compile(rb"[\xa9\xab\xae\xb9\xbb\xbe]")
_WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")
_CZECH = re.compile(
    rb"[\xec\xf8]"
)  # ě and ř, in both; ì and ø, rare in the other languages, elsewhere
_HEAD_OF_PAGE_BYTES = 4096
_IN_PAGE = re.compile(
    rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)


def decode(content: bytes, label: str, problems: set[str], *, within: str = "") -> str:
    """The text of these bytes; ``within`` is the label that a page bears itself, in its own words.

    Notes ``unknown_charset`` for a label that names none, ``mislabelled_charset`` for a false one.
    """
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            return content.decode(name, "replace")
    known = _codec(label)
    if label.strip() and known is None:
        problems.add("unknown_charset")
    if known is None or (known == "ascii" and not content.isascii()):
        known = _said_within(within) or known
    wide = _looks_wide(content)
    if known and _WIDE.match(known):
        if wide is None and content.isascii():
            known = None
            problems.add("mislabelled_charset")
        elif not known.endswith("32"):
            known = wide or known
    elif wide:
        known = wide
        problems.add("mislabelled_charset")
    if content.isascii():
        return _seven_bits(content, known)
    return _beyond_ascii(content, known, problems)


def declared_in(page: bytes) -> str:
    """The label that an HTML document bears within; empty if none."""
    found = _IN_PAGE.search(page, 0, _HEAD_OF_PAGE_BYTES)
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _codec(label: str) -> str | None:
    """What Python calls the charset of a label; None if the label names none."""
    label = label.strip("\"'= \t;").lower()
    # A name longer than this is none, and Python would keep it.
    if not label or len(label) > MAX_LABEL_CHARACTERS or not label.isascii():
        return None
    standard = webencodings.lookup(label)
    try:
        python = codecs.lookup(_ALSO.get(label, label)).name
        b"a".decode(python)
    except UnicodeError:
        pass  # a charset in which this is no text
    except (LookupError, ValueError, TypeError):
        python = ""
    if python.replace("-", "_") in _NO_CHARSETS:
        return None
    # What is said to be ASCII and is not, is guessed.
    if standard is None or python == "ascii":
        return python or None
    found = _WIDER.get(standard.name, standard.codec_info.name)
    # Of what the standard forbids, Python reads some.
    return found or (python if standard.name == "replacement" else None) or None


def _said_within(label: str) -> str | None:
    # A page that could be read as far as this is in no wide charset.
    known = _codec(label)
    return "utf-8" if known and _WIDE.match(known) else known


def _looks_wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is NUL."""
    sample = content[:_SAMPLE_BYTES]
    if sample.count(0) * 3 < len(sample) or not sample:
        return None
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _seven_bits(content: bytes, known: str | None) -> str:
    if known and (_SEVEN_BIT.match(known) or _WIDE.match(known)):
        return _read(content, known, "replace")
    if japanese.ESCAPE.search(content):
        return japanese.decode(content, "replace")
    return content.decode("ascii")


def _beyond_ascii(content: bytes, known: str | None, problems: set[str]) -> str:
    if known == "iso8859-2" and _WINDOWS_ONLY.search(content):
        known = "cp1250"
    for candidate in _candidates(content, known):
        text = _exactly(content, candidate)
        if text is not None:
            if known and candidate != known:
                problems.add("mislabelled_charset")
            return text
    if known or _UTF8_LETTER.search(content):
        problems.add("mislabelled_charset")
    if known and known != "utf-8" and _SEVERAL_BYTES.match(known):
        text = _read(content, known, "replace")
        letters = sum(not sign.isascii() for sign in text)
        if text.count("\ufffd") <= letters * MAX_BAD_SHARE:
            return text
    return _by_lines(content, _guess(content, known))


def _candidates(content: bytes, known: str | None) -> list[str]:
    """Charsets in which these bytes may be text, the likeliest first."""
    if known in (None, "ascii", "utf-8"):
        return ["utf-8"]
    evidence = len(_HIGH.findall(content, 0, _SAMPLE_BYTES))
    if _SEVERAL_BYTES.match(known) and evidence < MIN_UTF8_EVIDENCE:
        return [known, "utf-8"]
    # Valid UTF-8 beyond ASCII is hardly ever anything else, whatever the label says.
    return ["utf-8", known]


def _by_lines(content: bytes, other: str) -> str:
    """UTF-8 with bytes that are none: letters that are lost, or lines that came in another charset."""
    lines = content.split(b"\n")
    return "\n".join(_line(line, other) for line in lines)


def _line(line: bytes, other: str) -> str:
    text = line.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if not bad or len(_UTF8_LETTER.findall(line)) >= bad:
        return text
    return line.decode(other, "replace")


def _guess(content: bytes, known: str | None) -> str:
    """The charset of one byte a letter that the lines which are no UTF-8 are in."""
    odd = b"\n".join(line for line in content.split(b"\n") if not _is_utf8(line))
    names = ["cp1252", "cp1250"]
    if _CZECH.search(odd):
        latin2 = _LATIN2_ONLY.search(odd) and not _WINDOWS_ONLY.search(odd)
        names = ["iso8859-2" if latin2 else "cp1250", "cp1252"]
    if known and not _SEVERAL_BYTES.match(known) and known != "ascii":
        names.append(known)
    return next((name for name in names if _exactly(odd, name) is not None), names[-1])


def _is_utf8(content: bytes) -> bool:
    return _exactly(content, "utf-8") is not None


def _exactly(content: bytes, codec: str) -> str | None:
    try:
        return _read(content, codec, "strict")
    except (UnicodeError, LookupError):
        return None


def _read(content: bytes, codec: str, errors: str) -> str:
    if codec == "iso2022_jp":
        return japanese.decode(content, errors)
    return content.decode(codec, errors)
