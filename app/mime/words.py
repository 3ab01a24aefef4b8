"""What stands in a head beyond ASCII: encoded words (RFC 2047) and parameters (RFC 2231). Pure, and total.

Their charsets are read as those of bodies are. Words come broken in many ways, and are read as they were
meant: with blanks within, a letter or a base64 group split over two words, or a charset that is none.
"""

import binascii
import re
from urllib.parse import unquote_to_bytes

from app.mime.charsets import decode
from app.mime.transfer import base64_bytes

MAX_SECTIONS = 100

# A long run of words is read one by one: no part of the pattern can match what another one does.
_WORD_PATTERN = (
    r"=\?([^?\s=*]{1,60})(?:\*[^?\s]{0,40})?\?([bq])\?((?:[^?=]|\?(?!=)|=(?!\?[^=]))*)\?="
)
_WORD = re.compile(_WORD_PATTERN, re.IGNORECASE)
_RUN = re.compile(rf"{_WORD_PATTERN}(?:\s*{_WORD_PATTERN})*", re.IGNORECASE)
# A sign that stands for nothing, in an atom of its own.
_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}(\\d{{1,4}}){_MARK}")
_ENCODED = re.compile(r"=\?[^?\s=]{1,100}\?[bq]\?", re.IGNORECASE)
_PARAMETER = re.compile(
    r";\s*([\w.-]{1,40})(?:\*(\d{1,3}))?(\*)?\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^;\"]*))"
)
_ESCAPED = re.compile(r"\\([\"\\])")
# What ends a value without quotes, unless it is a name that someone forgot to quote.
_VALUE_END = re.compile(r"[\s(]")
_NAMES = ("name", "filename")


def has_words(value: str) -> bool:
    """Whether there is an encoded word in the value."""
    return bool(_ENCODED.search(value))


def decode_words(value: str) -> str:
    """The value with its encoded words decoded; blanks between two of them are none of the text."""
    shown: list[str] = []
    run: list[re.Match[str]] = []
    at = 0
    for word in _WORD.finditer(value):
        between = value[at : word.start()]
        if between.strip() or not run:
            shown += [_decode_run(run), between]
            run = []
        run.append(word)
        at = word.end()
    return "".join((*shown, _decode_run(run), value[at:]))


def hidden(value: str) -> tuple[str, list[str]]:
    """The value with marks for its encoded words, and what these say: it may look like grammar."""
    said: list[str] = []

    def mark(run: re.Match[str]) -> str:
        said.append(decode_words(run[0]))
        return f"{_MARK}{len(said) - 1}{_MARK}"

    return _RUN.sub(mark, value.replace(_MARK, "\ufffd")), said


def shown(text: str, said: list[str]) -> str:
    """The text with what its marks stand for."""
    return _MARKED.sub(lambda mark: said[int(mark[1])], text)


def _decode_run(run: list[re.Match[str]]) -> str:
    """Words that stand side by side: bytes of one charset are read as one."""
    texts: list[str] = []
    label, content, digits = "", b"", ""
    for word in run:
        if word[1].lower() != label:
            texts.append(decode(content + _from_base64(digits), label, set()))
            label, content, digits = word[1].lower(), b"", ""
        if word[2] in "bB":
            digits += word[3]
            if "=" in word[3] or _length(digits) % 4 == 0:
                content, digits = content + _from_base64(digits), ""
        else:
            content += _from_base64(digits)
            content, digits = content + _from_quoted(word[3]), ""
    return "".join((*texts, decode(content + _from_base64(digits), label, set())))


def _length(digits: str) -> int:
    return sum(one.isalnum() or one in "+/" for one in digits)


def _from_base64(digits: str) -> bytes:
    return base64_bytes(digits.encode("ascii", "ignore"), set())


def _from_quoted(text: str) -> bytes:
    return binascii.a2b_qp(text.encode("utf-8", "replace"), header=True)


def parameters(value: str) -> dict[str, str]:
    """The parameters of a field such as Content-Type, by their lower-case names."""
    simple: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[bool, str]]] = {}
    for name, number, extended, quoted, bare in _PARAMETER.findall(value):
        key = name.lower()
        given = _ESCAPED.sub(r"\1", quoted) if quoted else bare.strip()
        if not quoted and key not in _NAMES and not extended and not number:
            given = _VALUE_END.split(given, maxsplit=1)[0]
        if extended or number:
            within = sections.setdefault(key, {})
            if len(within) < MAX_SECTIONS:
                within.setdefault(int(number or 0), (bool(extended), given))
        else:
            # Not allowed, but common: a parameter in encoded words.
            simple.setdefault(key, decode_words(given) if has_words(given) else given)
    return simple | {key: _joined(within) for key, within in sections.items()}


def _joined(sections: dict[int, tuple[bool, str]]) -> str:
    """A value in numbered sections; the first one names the charset of those that are encoded."""
    label, content = "", b""
    for number, (extended, section) in sorted(sections.items()):
        text = section
        if extended and number == min(sections) and text.count("'") >= 2:
            label, _, text = text.split("'", 2)
        raw = text.encode("utf-8", "surrogateescape" if text.isascii() else "replace")
        content += unquote_to_bytes(raw) if extended else raw
    return decode(content, label, set())
