"""Refusals in the reader's language: the sentences of errors, of forms of values, and of what a field takes.

The API tells them in English. People read them by the catalogue ``refusals``, in English, too: without the
ids of rules, and without words that only programs know. Pure.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from app import errors
from app.errors import Sentence
from app.languages.catalogues import translations
from app.languages.official import OfficialLanguage
from app.mails import saying
from app.statements.words import WORDS

DOMAIN = "refusals"
UNKNOWN_FIELD = "The form has a field that is not known here: %(field)s."
NEEDED = "This is needed."
UNREADABLE = "This cannot be taken as it is."
_CHOICE = "Choose one of those that are offered."
_YES_OR_NO = "Yes or no."
_WHOLE = "A whole number."
_NUMBER = "A number."
# What the schemas refuse by themselves; the figures are those of its context.
OF_KINDS: Mapping[str, str] = {
    "missing": NEEDED,
    "extra_forbidden": UNKNOWN_FIELD,
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "bool_parsing": _YES_OR_NO,
    "bool_type": _YES_OR_NO,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "float_parsing": _NUMBER,
    "string_too_short": "At least this many characters: %(min_length)s.",
    "string_too_long": "At most %(max_length)s characters.",
    "too_short": "At least this many: %(min_length)s.",
    "too_long": "No more than %(max_length)s.",
    "greater_than": "More than %(gt)s.",
    "greater_than_equal": "At least %(ge)s.",
    "less_than": "Less than %(lt)s.",
    "less_than_equal": "At most %(le)s.",
    "multiple_of": "A multiple of %(multiple_of)s.",
}
# What our own schemas say in sentences of their own.
_OURS = frozenset({"event_or_time", "unknown_event_type", "wrong_form"})
_LONGEST = 60


def of_field(found: Mapping[str, Any]) -> Sentence:
    """What is wrong with a field, by what its schema found."""
    kind, figures = str(found["type"]), dict(found.get("ctx", {}))
    if kind == "value_error":
        return errors.finished(*figures["error"].args)
    if kind in _OURS:
        return errors.finished(figures.get("says", found["msg"]))
    if kind == "string_too_short" and figures["min_length"] == 1:
        return Sentence(NEEDED)
    if kind == "extra_forbidden":
        figures = {"field": saying.clipped(str(found["loc"][-1]), _LONGEST)}
    template = OF_KINDS.get(kind, UNREADABLE)
    return Sentence(
        template, **{name: one for name, one in figures.items() if f"%({name})s" in template}
    )


@lru_cache
def teller(language: OfficialLanguage) -> Callable[[errors.DomainError | str], Markup]:
    """What writes a refusal, or a field's error, in a language; in English where that has no words for it."""
    catalogue = translations(Path(__file__).parent / "locales", DOMAIN, language)
    say = saying.Saying(WORDS[language], ZoneInfo("UTC"))

    def told(refused: errors.DomainError | str) -> Markup:
        text = refused if isinstance(refused, str) else of_error(refused)
        template, figures = (
            (text.template, text.figures) if isinstance(text, Sentence) else (text, {})
        )
        known: str = catalogue.ugettext(template)
        if known == template and language is not OfficialLanguage.ENGLISH:
            return Markup('<span lang="en">{}</span>').format(text)
        if not figures:
            return escape(known)
        return escape(known % {name: written(name, one) for name, one in figures.items()})

    def written(name: str, value: object) -> str:
        if isinstance(value, Sentence):
            return told(value).unescape()
        if isinstance(value, datetime):
            return say.moment(value)
        if isinstance(value, date):
            return say.day(value)
        if isinstance(value, int) and name.endswith("minutes"):
            return say.minutes(value)
        return say.number(value) if isinstance(value, int | Decimal) else str(value)

    return told


def of_error(refused: errors.DomainError) -> str:
    """The sentence of a refusal; which kind of thing is not there, the page that was asked for tells."""
    return errors.NotFound().detail if isinstance(refused, errors.NotFound) else refused.detail
