"""Countries' ways to write numbers, which spreadsheets follow, from the Unicode CLDR."""

from babel.core import Locale, UnknownLocaleError

from app.exports.rules import Separators, separators


def separators_of(locale: str) -> Separators:
    """What a spreadsheet of this locale expects, such as ``de`` or ``pt-BR``.

    Raises:
        ValueError: nobody knows such a locale.
    """
    try:
        known = Locale.parse(locale, sep="-")
    except UnknownLocaleError:
        raise ValueError("a locale that is known, such as cs, de or pt-BR") from None
    return separators(known.number_symbols["latn"]["decimal"])
