"""How a mail writes instants, minutes, money and what others wrote, in a language and a zone. Pure."""

import re
import textwrap
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date, format_datetime, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit
from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import asdict, replace

from app.kit.lines import folded
from app.mails.kinds import Money
from app.plans.rules import SessionCategory
from app.statements import writing
from app.statements.words import Words

# What is written in lines; everything else is one.
_IN_LINES = frozenset(
    {"answer", "comment", "diagnostic", "disputed", "done", "reason", "summary", "text"}
)
_LINE_BREAKS = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACE = "\u00a0"  # what belongs together stays on one line
# Between a date and its time of the day, and behind it.
_TIME_OF_DAY = {"fr_FR": (" à ", ""), "de_DE": (", ", f"{_SPACE}Uhr")}
_DAY = re.compile(r"(\b\d{1,2}(?:\.|er)?) (?=[^\W\d])")
_FIRST = re.compile(r"\b1(?= [^\W\d])")
_SIZES = (("megabyte", 1_000_000), ("kilobyte", 1_000), ("byte", 1))
_WIDTH = 76
_GLIMPSE = 140
# A date within a sentence: Czech would need the day of the week in another case, but for its short form.
_DAY_OF_SENTENCE = {"cs_CZ": f"ccc{_SPACE}d. MMMM y"}
_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})

_Value = TypeVar("_Value")


def cleaned(facts: _Value, name: str = "") -> _Value:
    """The same facts with each name on one line, and no character that turns or breaks what follows."""
    found: Any = facts
    if isinstance(facts, str) and type(facts) is str:
        found = _lines(facts) if name in _IN_LINES else folded(facts)
    elif isinstance(facts, tuple):
        found = tuple(cleaned(one, name) for one in facts)
    elif isinstance(facts, Struct):
        values = {key: cleaned(value, key) for key, value in asdict(facts).items()}
        found = replace(facts, **values)
    return found  # type: ignore[no-any-return]


def _lines(text: str) -> str:
    lines = (line.expandtabs(4) for line in _LINE_BREAKS.split(text))
    # What is set in keeps its place: it is often a command, or a table.
    kept = (" " * (len(line) - len(line.lstrip(" "))) + folded(line) for line in lines)
    return "\n".join(line.rstrip() for line in kept).strip("\n")


class Saying(Struct, frozen=True):
    """What templates write values with: in one language, by the clocks of one zone."""

    words: Words
    zone: ZoneInfo

    def minutes(self, minutes: int) -> str:
        """370 is ``6 h 10 min``."""
        return writing.duration(minutes, self.words.locale)

    def change(self, minutes: int) -> str:
        """The same with the sign of what is added."""
        return writing.change(minutes, self.words.locale)

    def month(self, day: date) -> str:
        """The month of a day, with its year."""
        return writing.month(day, self.words.locale)

    def month_mark(self, day: date) -> str:
        """The same in a few letters; of a year's first month the year."""
        form = "y" if day.month == 1 else "LLL"
        return format_date(day, form, self.words.locale)

    def exact(self, seconds: int) -> str:
        """4350 is ``1 h 12 min 30 s``."""
        return writing.exact(seconds, self.words.locale) if seconds else self.minutes(0)

    def money(self, money: Money) -> str:
        """An amount with its currency's code."""
        return self.amount(money.amount, money.currency)

    def amount(self, amount: Decimal, currency: str) -> str:
        """The same of an amount that stands beside its currency."""
        return writing.amount(amount, currency, self.words.locale)

    def number(self, number: Decimal | int) -> str:
        """A number, such as a quantity: 1.5 is ``1,5`` where that is written so."""
        return format_decimal(number, locale=self.words.locale)

    def named_month(self, month: str) -> str:
        """The same of its form ``2031-03``."""
        return self.month(date.fromisoformat(f"{month}-01"))

    def short_month(self, month: str) -> str:
        """The same as a mark below a chart, in figures: ``1/2031`` is read as no day."""
        return format_date(date.fromisoformat(f"{month}-01"), "M/y", self.words.locale)

    def size(self, size_bytes: int) -> str:
        """How much a file holds: 1 234 567 is ``1.2 MB``."""
        unit, ones = next(((unit, ones) for unit, ones in _SIZES if size_bytes >= ones), _SIZES[-1])
        form = "#,##0.#" if unit == "megabyte" else "#,##0"
        return format_unit(
            size_bytes / ones, f"digital-{unit}", "short", form, locale=self.words.locale
        )

    def names(self, names: Sequence[str]) -> str:
        """Names as a list in a sentence."""
        return format_list(list(names), locale=self.words.locale)

    def category(self, category: SessionCategory) -> str:
        """What a session is for."""
        return self.words.categories[category]

    def language(self, code: str) -> str:
        """What a language is called; its code where nobody calls it anything."""
        name: str = Locale.parse(self.words.locale).languages.get(code, code)
        return name

    def day(self, day: date) -> str:
        """A date with its month in letters."""
        return self._whole(format_date(day, "long", self.words.locale))

    def days(self, first: date, last: date) -> str:
        """From the beginning of a day to the end of another: ``5–16 Jul 2031``."""
        if first == last:
            return self.day(first)
        locale = self.words.locale
        return self._whole(format_interval(first, last, "yMMMMd", locale=locale))

    def weekday(self, day: date) -> str:
        """A date in short, with the day of the week and without its year: the head of a calendar's day."""
        return self._whole(format_skeleton("MMMEd", day, locale=self.words.locale))

    def time(self, instant: datetime) -> str:
        """The time of the day alone; of an hour that comes twice, which of both."""
        local = instant.astimezone(self.zone)
        comes_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        return f"{local:%H:%M}{_SPACE}({_offset(local)})" if comes_twice else f"{local:%H:%M}"

    def moment(self, instant: datetime) -> str:
        """A date with the day of the week, and the time of the day, with the zone."""
        local = instant.astimezone(self.zone)
        before, after = _TIME_OF_DAY.get(self.words.locale, (", ", ""))
        form = _DAY_OF_SENTENCE.get(self.words.locale, "full")
        day = self._whole(format_date(local, form, self.words.locale))
        return f"{day}{before}{local:%H:%M}{after} {self._place(instant)}"

    def short(self, instant: datetime) -> str:
        """The same for a subject: the date in figures or short letters, and the city alone."""
        said = self._ordinal(writing.moment(instant, self.zone, self.words.locale))
        return f"{said} ({_city(self.zone, self.words.locale) or _offset(instant.astimezone(self.zone))})"

    def span(self, instant: datetime, minutes: int) -> str:
        """From when to when, with the day of the week."""
        return self.between(instant, instant + timedelta(minutes=minutes))

    def between(self, start: datetime, end: datetime) -> str:
        """From when to when, with the day of the week; the days of both where they differ.

        Seconds are written where either has any: what was worked adds up.
        """
        first, last = start.astimezone(self.zone), end.astimezone(self.zone)
        form = "%H:%M:%S" if first.second or last.second else "%H:%M"
        after = _TIME_OF_DAY.get(self.words.locale, ("", ""))[1]
        day = self._weekday(first)
        until = last.strftime(form)
        if last.date() != first.date():
            until = f" {self._weekday(last)}, {until}"
        dash = " –" if until.startswith(" ") else "–"
        return f"{day}, {first.strftime(form)}{dash}{until}{after} {self._place(start)}"

    def _weekday(self, day: date) -> str:
        return self._whole(format_date(day, "full", self.words.locale))

    def _whole(self, day: str) -> str:
        """A date whose day stays on one line with its month."""
        return _DAY.sub(rf"\1{_SPACE}", self._ordinal(day))

    def _ordinal(self, day: str) -> str:
        """French counts the first of a month alone."""
        return _FIRST.sub("1er", day) if self.words.locale == "fr_FR" else day

    def _place(self, instant: datetime) -> str:
        offset, city = _offset(instant.astimezone(self.zone)), _city(self.zone, self.words.locale)
        return f"({city},{_SPACE}{offset})" if city else f"({offset})"


def _offset(local: datetime) -> str:
    """How far a clock is ahead of UTC: it tells apart the hour that comes twice."""
    ahead = local.utcoffset() or timedelta()
    hours, minutes = divmod(abs(ahead) // timedelta(minutes=1), 60)
    sign = "−" if ahead < timedelta() else "+"
    return f"UTC{sign}{hours}{f':{minutes:02}' if minutes else ''}" if ahead else "UTC"


@lru_cache(maxsize=2_000)
def _city(zone: ZoneInfo, locale: str) -> str:
    """The city that names a zone; none where it is a mere difference from UTC."""
    if "/" not in zone.key or zone.key.startswith("Etc/"):
        return ""
    city: str = format_datetime(datetime(2030, 1, 1), "VVV", zone, locale)  # noqa: DTZ001
    return city


# --- what others wrote ---------------------------------------------------------------------------


def is_web(link: str | None) -> bool:
    """Whether a link is one that may be clicked."""
    try:
        return bool(link) and urlsplit(link).scheme in ("http", "https")
    except ValueError:
        return False


def isolated(name: str) -> str:
    """A name that keeps its direction to itself, in a text (UAX #9)."""
    turns = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in name)
    return f"\u2068{name}\u2069" if turns else name


def isolated_in_page(name: str) -> Markup:
    """The same in a page."""
    return Markup("<bdi>{}</bdi>").format(name)


def with_breaks(text: str) -> Markup:
    """Text in lines, as a page shows it."""
    lines = ((line.lstrip(" "), len(line) - len(line.lstrip(" "))) for line in text.split("\n"))
    return Markup("<br>\n").join(_SPACE * indent + escape(line) for line, indent in lines)


def linked(address: str) -> Markup:
    """An address as a page shows it: to be clicked if it is of the web."""
    shown = escape(address)
    return Markup('<a href="{0}">{0}</a>').format(address) if is_web(address) else shown


def together(text: str) -> str:
    """What is read, and called, in one piece: a telephone number."""
    return text.replace(" ", _SPACE)


def glimpse(page: Markup) -> str:
    """What a list of mails shows beside the subject: how a mail begins."""
    return clipped(page.striptags(), _GLIMPSE)


def clipped(text: str, characters: int = 90) -> str:
    """As much of a text as a subject has room for."""
    return text if len(text) <= characters else f"{text[: characters - 1].rstrip()}…"


def wrapped(text: str, prefix: str = "", hanging: str | None = None) -> str:
    """Text in lines that are read without scrolling; what has no blanks stays whole."""
    lines = []
    for line in text.split("\n"):
        lines += textwrap.wrap(
            line, _WIDTH, initial_indent=prefix, break_long_words=False, break_on_hyphens=False,
            subsequent_indent=prefix if hanging is None else hanging,
        ) or [prefix.rstrip()]  # fmt: skip
    return "\n".join(lines)
