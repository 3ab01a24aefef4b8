"""Which language a message is in (rule T6). Pure.

The model is a part of a library; nothing is sent anywhere.
"""

import re
import unicodedata
from asyncio import to_thread
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Protocol, cast

from app.languages.official import OfficialLanguage

# Europe's and the large ones: each that is left out makes the rest of a short text surer.
_KNOWN = (
    *("ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr"),
    *("hu", "id", "it", "ja", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl"),
    *("sr", "sv", "th", "tr", "uk", "vi", "zh"),
)

# Measured with the texts of tests/rules/test_languages.py, each also cut after 8 to 60 characters:
# from a confidence of 60 on, none in or out of an official language was taken for another one.
# Single words and short names are sure of themselves without a reason, so they are not read.
_FLOOR = 60
_LEAST_BYTES = 12
# Czech and Slovak without accents: a second guess as likely as this may be the right one.
_NEAR = 10
# More of a text makes no guess better, only slower.
_READ_CHARACTERS = 3000


@dataclass(frozen=True, slots=True)
class Detected:
    """What a text looks like.

    Attributes:
        language: ISO 639 code; None when the text is too short or the guess not sure enough.
        confidence: how sure the first guess is, 0 to 100.
        near: the guesses that are likely enough to be the right one, best first, two at most.
    """

    language: str | None
    confidence: int
    near: tuple[str, ...] = ()


async def recognise(text: str, usual: Sequence[str | None]) -> str:
    """``language_of`` in a thread: the first time reads the model, which takes half a second."""
    return await to_thread(language_of, text, preferred=usual)


def language_of(text: str, *, preferred: Sequence[str | None]) -> str:
    """The language of a message (rule T6).

    Args:
        text: what was received.
        preferred: the contact's language, then the customer's; the first one given counts
            wherever the text does not say clearly that it is in another.
    """
    usual = next((language for language in preferred if language), OfficialLanguage.ENGLISH.value)
    found = detect(text)
    if found.language is None or usual in found.near:
        return usual
    return found.language


def detect(text: str) -> Detected:
    """What the prose of a text looks like; takes well below a millisecond for a usual message.

    Safe in every thread and in the event loop, once the model is there: see ``load``.
    """
    read = prose(text)[:_READ_CHARACTERS]
    if len(read.encode(errors="replace")) < _LEAST_BYTES:
        return Detected(None, 0)
    ranked = [(language, round(100 * share)) for language, share in load().rank(read)[:2]]
    (first, confidence), _ = ranked
    near = tuple(language for language, share in ranked if share >= _NEAR)
    return Detected(first if confidence >= _FLOOR else None, confidence, near)


class Model(Protocol):
    """What is used of the library's model."""

    def rank(self, text: str) -> list[tuple[str, float]]:
        """All known languages with their shares of 1, the likeliest first."""


_loading = Lock()


def load() -> Model:
    """The model, read once: half a second and 75 MB, so a start has it done in a thread."""
    with _loading:
        return _read()


@cache
def _read() -> Model:
    # Imported here: it brings numpy, and who never reads a message needs neither.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

    whole = LanguageIdentifier.from_model_file(MODEL_FILE)
    whole.set_languages(_KNOWN)
    # Made anew of what is left, which lets go of a fifth of the memory.
    parts = (whole.nb_ptc, whole.nb_pc, whole.nb_classes, whole.tk_nextmove, whole.tk_output)
    return cast("Model", LanguageIdentifier(*parts, norm_probs=True, tk_row=whole.tk_row))


# --- what a person wrote -------------------------------------------------------------------------

# Repetitions have bounds: a text made to be slow costs no more than a long one.
_BLOCKS = re.compile(
    r"(?P<fence>```|~~~).*?(?:(?P=fence)|\Z)"
    r"|\{(?P<wiki>code|noformat)[^}\n]{0,60}\}.*?(?:\{(?P=wiki)\}|\Z)"
    r"|<(?P<tag>pre|code)\b[^>\n]{0,60}>.*?(?:</(?P=tag)>|\Z)"
    # A frame of a Python trace, with its source line.
    r'|^[ \t]*File "[^"\n]*", line \d+[^\n]*(?:\n[ \t]+[^\n]*)?',
    re.DOTALL | re.MULTILINE,
)
# What stands in quotation marks is mostly the words of a program, in the program's language.
_QUOTED = re.compile(
    r'"[^"\n]{1,200}"|„[^„“”"\n]{1,200}[“”"]|“[^“”\n]{1,200}”|«[^«»\n]{1,200}»|`[^`\n]{1,200}`'
)
_NO_PROSE = re.compile(
    r">"  # quoted
    r"|[\[(]?(?:\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})[T ]\d\d?:\d\d:\d\d"
    r"|[\[(]?\d\d:\d\d:\d\d\b|[A-Z][a-z]{2} \d\d? \d\d:\d\d:\d\d"
    r"|\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE)\b"
    r"|at [\w.$<>/]+\(|\.\.\. \d+ more|Caused by:|Traceback |Exception in thread"
    r"|[\w.$]*(?:Exception|[Ee]rror)(?::|$)"
    r"|\$ |[\w.-]{1,60}@[\w.-]{1,60}[^$#]{0,60}[$#] |(?:PS )?[A-Z]:\\[^>]*>"
    r"|(?:sudo|curl|wget|systemctl|journalctl|kubectl|psql|pg_dump) "
    r"|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|FROM|WHERE|AND|OR|ORDER BY|GROUP BY"
    r"|(?:LEFT |INNER )?JOIN|VALUES|SET)\b"
    r'|<.*>$|[\[{].*[\]}],?$|"[^"]*" ?:|[\w.-]+ ?= ?\S'
    r"|[ -~]*;$"  # code; a Greek question ends so too, but is not ASCII
    r"|.* (?:-[A-Za-z](?: |$)|--[a-z])"  # options of a command
)
# Numbers, paths, addresses, assignments, calls, dotted and camelCase names.
_CODED = re.compile(r"[\d_=/\\@<>{}\[\]|#$%^&*~+]|[.:(](?=\w)|[a-z][A-Z]|^-")
_PUNCTUATION = ".,;:!?…()'’‚‘-–—*\"„“”«»¿¡"


def prose(text: str) -> str:
    """What a person wrote of a text: its words, without code, logs, commands, quotes and numbers."""
    text = _QUOTED.sub(" ", _BLOCKS.sub("\n", unicodedata.normalize("NFC", text)))
    lines = (_words(line.split()) for line in text.splitlines())
    return "\n".join(filter(None, lines))


def _words(tokens: list[str]) -> str:
    """The words of a line; empty when it is a machine's, or most of it is something else."""
    if _NO_PROSE.match(" ".join(tokens)):
        return ""
    words = list(_plain(tokens))
    return " ".join(words) if 2 * len(words) > len(tokens) else ""


def _plain(tokens: list[str]) -> Iterator[str]:
    for token in tokens:
        bare = token.strip(_PUNCTUATION)
        if bare[:1].isalpha() and not _CODED.search(bare):
            yield bare
