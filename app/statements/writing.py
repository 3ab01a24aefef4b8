"""How minutes, dates and money are written in a language: each value once, since babel is slow."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from app.kit import money

_SPACE = "\u00a0"  # a figure and its unit stay on one line


@lru_cache(maxsize=20_000)
def duration(minutes: int, locale: str) -> str:
    """Minutes as hours and minutes: 370 is ``6 h 10 min``, -100 is ``−1 h 40 min``."""
    return _parts(abs(minutes) * 60, "−" if minutes < 0 else "", locale)


def change(minutes: int, locale: str) -> str:
    """The same with the sign of what is added."""
    return f"+{duration(minutes, locale)}" if minutes > 0 else duration(minutes, locale)


@lru_cache(maxsize=20_000)
def exact(seconds: int, locale: str) -> str:
    """Seconds in full: 4350 is ``1 h 12 min 30 s``."""
    return _parts(seconds, "", locale)


def _parts(seconds: int, sign: str, locale: str) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    figures = [
        (format_decimal(hours, locale=locale) if hours > 999 else str(hours), "h", hours),
        (str(minutes), "min", minutes),
        (str(rest), "s", rest),
    ]
    parts = [f"{figure}{_SPACE}{unit}" for figure, unit, size in figures if size]
    return sign + (_SPACE.join(parts) or f"0{_SPACE}min")


@lru_cache(maxsize=5000)
def day(value: date, locale: str) -> str:
    """A date as people write it."""
    return format_date(value, "medium", locale)


@lru_cache(maxsize=1000)
def short_day(value: date, locale: str) -> str:
    """A date without its year."""
    return format_date(value, "d. M." if locale in ("cs_CZ", "de_DE") else "d MMM", locale)


@lru_cache(maxsize=1000)
def month(value: date, locale: str) -> str:
    """A month with its year."""
    return format_date(value, "LLLL y", locale)


def moment(instant: datetime, zone: ZoneInfo, locale: str) -> str:
    """A date and the time of the day."""
    local = instant.astimezone(zone)
    return f"{day(local.date(), locale)}, {local:%H:%M}"


@lru_cache(maxsize=5000)
def amount(value: Decimal, currency: str, locale: str) -> str:
    """Money with its currency's code, and with the decimals that ISO 4217 gives it."""
    digits = money.minor_digits(currency)
    pattern = f"#,##0{'.' * (digits > 0)}{'0' * digits}{_SPACE}¤¤"
    return format_currency(value, currency, pattern, locale, currency_digits=False)
