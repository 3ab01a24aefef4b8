"""Decimals as people write them: by the signs of their language, and without parting thousands. Pure."""

import re
from decimal import Decimal

from babel import Locale

from app.languages.official import OfficialLanguage

# A number whose points may part thousands; one whose thousands are parted, if at all; and by what.
_THOUSANDS = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
_GROUPED = re.compile(r"[0-9]+|[0-9]{1,3}([.\s\u00a0\u202f][0-9]{3})+")
# Commas that part thousands, where a point says that they do.
_PARTED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+\.[0-9]+")
_GAPS = re.compile(r"[.\s\u00a0\u202f]")


def written(number: Decimal, language: OfficialLanguage) -> str:
    """A decimal with all of its places, as it stands in a field: reading it gives the same one."""
    return f"{number:f}".replace(".", _point(language))


def read(text: str, language: OfficialLanguage) -> str:
    """A number as the API writes it: the sign that does not end the ones may part thousands.

    What can be read as a thousand and as one is left for the schema to refuse.
    """
    if _point(language) == ".":
        return text.replace(",", "") if _PARTED.fullmatch(text) else text
    ones, comma, rest = text.partition(",")
    if comma or _THOUSANDS.fullmatch(ones):
        grouped = _GROUPED.fullmatch(ones) is not None
        return f"{_GAPS.sub('', ones)}.{rest}" if comma and grouped else text.replace(".", ",")
    return text


def _point(language: OfficialLanguage) -> str:
    """What stands between the ones and the tenths."""
    sign: str = Locale.parse(language).number_symbols["latn"]["decimal"]
    return sign
