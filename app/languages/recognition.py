"""Which language a message is in (rule T6). Pure.

The model is a part of a library; nothing is sent anywhere.
"""

import re
import unicodedata
from asyncio import to_thread
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from threading import Lock
from typing import Protocol, cast

from msgspec import Struct

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
# From how much on another language than the usual one is believed.
_SHORT_CHARACTERS = 24
_BEHIND_LATIN = 0x250
# A sentence is believed to be in another language than the rest from these on. Of languages that are
# taken for each other, and of English, in which programs speak, most sentences must be.
_SENTENCE_CHARACTERS = 25
_SURE = 90
_ALIKE = {"cs", "sk"}
_MOST = 0.5
# More of a text makes no guess better, only slower.
_READ_CHARACTERS = 3000


class Detected(Struct, frozen=True):
    """What a text looks like.

    Attributes:
        language: ISO 639 code; None when the text is too short or the guess not sure enough.
        confidence: how sure the first guess is, 0 to 100.
        near: the guesses that are likely enough to be the right one, best first, two at most.
    """

    language: str | None
    confidence: int
    near: tuple[str, ...] = ()


async def recognise(text: str, usual: Sequence[str | None], *, answers: bool = False) -> str:
    """``language_of`` in a thread: the first time reads the model, which takes half a second."""
    return await to_thread(language_of, text, preferred=usual, answers=answers)


def language_of(text: str, *, preferred: Sequence[str | None], answers: bool = False) -> str:
    """The language of a message (rule T6).

    Args:
        text: what was received.
        preferred: the contact's language, then the customer's; the first one given counts wherever
            the text does not say clearly that it is in another, and where it is in several, the first
            one of those.
        answers: it goes on with a conversation, so that a few English sentences in which nobody speaks
            may be what a program said.
    """
    given = [language for language in preferred if language]
    usual = given[0] if given else OfficialLanguage.ENGLISH.value
    spoken = without_output(text)
    found = detect(spoken)
    if found.language is None or usual in found.near or (given and _is_short(spoken)):
        return usual
    if answers and given and found.language == "en" and _is_a_programs(text):
        return usual
    shares = _shares(spoken)
    own = (one for one in given if shares.get(one, 0) > _own_share(one, found.language))
    return next(own, found.language)


def _own_share(language: str, found: str) -> float:
    """More of a text than this in the sender's language, and it counts beside the other one."""
    if language == OfficialLanguage.ENGLISH or {language, found} == _ALIKE:
        return _MOST
    return 0


def _is_short(text: str) -> bool:
    """Whether the prose is too short to change a language; a script of its own says more."""
    read = prose(text)
    return len(read) < _SHORT_CHARACTERS and all(ord(letter) < _BEHIND_LATIN for letter in read)


def _is_a_programs(text: str) -> bool:
    """Whether a short English text is likely what a program said: nobody in it speaks of themselves."""
    if len(_SENTENCE_ENDS.split(text.strip())) > _SHOWN_SENTENCES:
        return False
    said_by_one = _OF_A_PERSON.search(text)
    if _OF_A_PROGRAM.search(text):
        return not said_by_one
    return not said_by_one and not _OF_ONESELF.search(text) and not _ADDRESSED.search(text)


def _shares(text: str) -> dict[str, float]:
    """How much of a text is in which language, of its sentences that are sure."""
    counted: Counter[str] = Counter()
    for sentence in _SENTENCE_ENDS.split(text[:_READ_CHARACTERS]):
        found = detect(sentence) if len(sentence) >= _SENTENCE_CHARACTERS else Detected(None, 0)
        if found.language is not None and found.confidence >= _SURE:
            counted[found.language] += len(sentence)
    return {language: count / counted.total() for language, count in counted.items()}


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


# What a program says, and people show: in English, with none of the words that they say of themselves.
_OF_ONESELF = re.compile(
    r"\b(?:I|I'm|we|we're|us|our|my|me|hello|hi|dear|thanks?|regards)\b", re.IGNORECASE
)
_ADDRESSED = re.compile(r"\b(?:you|your|yes|no|please)\b", re.IGNORECASE)
# Programs say "we", and "please", in the same few phrases.
_OF_A_PROGRAM = re.compile(
    r"\b(?:something went wrong|error (?:has )?occurr?ed|try again(?: later)?|unable to"
    r"|could not (?:be )?(?:load|open|sav|connect|find|found|complet)\w*"
    r"|contact (?:your|the|an?)(?: system)? (?:administrator|support|help ?desk))\b",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(
    r"\b(?:I|I'm|I've|my|me|us|our|hello|hi|dear|thanks?|thank you|regards)\b|\?", re.IGNORECASE
)
_SHOWN_SENTENCES = 3
_ENDS_A_SENTENCE = (".", "?", "!", "…", ",", ";", ":")
_SENTENCE_ENDS = re.compile(r"(?<=[.?!:…])\s+|\n\s*\n")
_GAP = re.compile(r"\n[ \t]*\n|(?<=:)[ \t]*\n")


def without_output(text: str) -> str:
    """A text without the paragraphs that show what a program said, in English.

    Such a paragraph is announced by a colon, or it is lines of which none goes on or ends.
    """
    kept: list[str] = []
    above = ""
    for paragraph in _GAP.split(_BLOCKS.sub("\n", text[: 4 * _READ_CHARACTERS])):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        shown = above.endswith(":") or _is_listing(lines)
        if not shown or _OF_ONESELF.search(paragraph) or detect(paragraph).language != "en":
            kept.append(paragraph)
        above = lines[-1] if lines else above
    return "\n\n".join(kept)


def _is_listing(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and not any(
        line.endswith(_ENDS_A_SENTENCE) or line[0].islower() for line in lines
    )


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
