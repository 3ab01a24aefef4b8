"""Catalogues of words in the official languages: gettext's files, compiled in memory. Pure."""

import io
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from app.languages.official import OfficialLanguage


@lru_cache
def translations(folder: Path, domain: str, language: OfficialLanguage) -> NullTranslations:
    """The catalogue ``domain`` of a language; English is the source, and seldom has one."""
    file = folder / language / "LC_MESSAGES" / f"{domain}.po"
    if language is OfficialLanguage.ENGLISH and not file.exists():
        return NullTranslations()
    with file.open("rb") as source:
        catalog = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)
