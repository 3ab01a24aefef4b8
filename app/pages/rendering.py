"""Pages as HTML: templates in an official language, and what they write values with."""

from collections.abc import Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import negotiate_locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.languages.catalogues import translations
from app.languages.official import OfficialLanguage
from app.mails import saying
from app.pages import assets, cards, decimals, drawing, forms, refusals
from app.plans import grounds
from app.plans.rules import Terms
from app.statements.words import WORDS

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
LOCALES = FOLDER / "locales"
_OFFERED = [language.value for language in OfficialLanguage]


def rendered(name: str, language: OfficialLanguage, zone: str, given: Mapping[str, Any]) -> str:
    """The page of a template; whatever it is given is shown as it is, and never obeyed."""
    said = saying.Saying(WORDS[language], ZoneInfo(zone))
    template = _environment(language).get_template(name)
    return template.render({"say": said, "language": language.value, **given})


def spoken(chosen: str | None, accepted: str, usual: str | None) -> OfficialLanguage:
    """The language of a page: as the person chose, else the first that the browser takes, else the usual one.

    Each counts as far as we speak it; English is spoken to everybody else.
    """
    if chosen in _OFFERED:
        return OfficialLanguage(chosen)
    wanted = [one.partition(";")[0].strip().replace("-", "_") for one in accepted.split(",")]
    found = negotiate_locale(wanted, _OFFERED)
    if found is None and usual in _OFFERED:
        found = usual
    return OfficialLanguage(found) if found else OfficialLanguage.ENGLISH


@lru_cache
def _environment(language: OfficialLanguage) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"], auto_reload=False,
    )  # fmt: skip
    catalogue = translations(LOCALES, "pages", language)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.ugettext, catalogue.ungettext, newstyle=True,
        pgettext=catalogue.upgettext, npgettext=catalogue.unpgettext,
    )  # fmt: skip
    environment.globals |= {"asset": assets.address, "nothing": forms.NOTHING, "grounds": grounds}
    environment.globals |= {"product": "Personday", "published_scope": Terms().scope_note}
    environment.filters |= {"who": saying.isolated_in_page, "lines": saying.with_breaks}
    environment.filters["columns_named"] = cards.named
    environment.filters["told"] = refusals.teller(language)
    environment.filters["sign"] = drawing.sign
    environment.filters["typed"] = partial(decimals.written, language=language)
    return environment
