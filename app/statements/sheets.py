"""A statement written out in a language: tables of texts, and the chart. Page and paper lay it out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from msgspec import Struct

from app.kit.zones import start_of_day
from app.languages.official import OfficialLanguage
from app.ledger.accounts import Totals
from app.statements import chart, writing
from app.statements.rules import Awaiting, Movement, Section, Statement, Work
from app.statements.words import WORDS, Words

Row = tuple[str, ...]


class Table(Struct, frozen=True):
    """A table of texts under a heading.

    Attributes:
        figures: how many of the last columns are figures, which stand right.
        foot: the last row, where it is a sum.
        note: what is to be known to read it.
    """

    title: str
    columns: Row
    figures: int
    rows: Sequence[Row]
    foot: Row | None = None
    note: str | None = None


class Sheet(Struct, frozen=True):
    """What a statement says in one language, in the order it is read."""

    language: str
    title: str
    month: str
    facts: list[tuple[str, str]]
    notices: list[str]
    summary: Table
    chart: str
    chart_says: str
    days: Table
    tables: list[Table]


def sheet(made: Statement, language: OfficialLanguage) -> Sheet:
    """A statement in an official language."""
    return _Writer(made, WORDS[language], language).sheet()


class _Writer:
    """What all parts of a sheet are written with."""

    def __init__(self, made: Statement, words: Words, language: str) -> None:
        self._made = made
        self._words = words
        self._language = language
        self._zone = ZoneInfo(made.time_zone)
        locale = words.locale
        self._minutes = partial(writing.duration, locale=locale)
        self._change = partial(writing.change, locale=locale)
        self._day = partial(writing.day, locale=locale)
        self._moment = partial(writing.moment, zone=self._zone, locale=locale)

    def sheet(self) -> Sheet:
        made, words = self._made, self._words
        corners = chart.steps(
            made.from_at,
            made.opening.remaining_minutes,
            [(one.entry.booked_at, one.entry.totals.remaining_minutes) for one in made.movements],
            made.to_at if made.is_over else max(made.made_at, made.from_at),
        )
        figures = [minutes for _, minutes in corners]
        tables = [self._sessions(), *self._lists(), self._awaiting()]
        return Sheet(
            language=self._language,
            title=words.statement,
            month=writing.month(self._first(), words.locale),
            facts=self._facts(),
            notices=self._notices(),
            summary=self._summary(),
            chart=chart.draw(corners, self._marks(), _hours(made.to_at - made.from_at)),
            chart_says=words.chart_alt.format(
                opening=self._minutes(figures[0]),
                closing=self._minutes(figures[-1]),
                lowest=self._minutes(min(figures)),
                highest=self._minutes(max(figures)),
            ),
            days=self._days(),
            tables=[one for one in tables if one.rows],
        )

    def _first(self) -> date:
        return date.fromisoformat(f"{self._made.month}-01")

    def _local_day(self, instant: datetime) -> date:
        return instant.astimezone(self._zone).date()

    def _facts(self) -> list[tuple[str, str]]:
        made, words = self._made, self._words
        ways = (made.provider.name, made.provider.email, made.provider.phone)
        last = self._local_day(made.to_at - timedelta(seconds=1))
        period = words.period_of.format(
            first=self._day(self._first()), last=self._day(last), zone=made.time_zone
        )
        worth = [
            writing.amount(net, currency, words.locale) for currency, net in made.worth.items()
        ]
        return [
            (words.customer, made.customer.name),
            (words.provider, ", ".join(one for one in ways if one)),
            (words.period, period),
            (words.made, self._moment(made.made_at)),
            *([(words.value, "; ".join(worth))] if worth else []),
        ]

    def _notices(self) -> list[str]:
        made, words = self._made, self._words
        found = [] if made.is_over else [words.not_over]
        if made.past_date_minutes:
            worth = "; ".join(
                writing.amount(one.net, one.currency, words.locale)
                for one in made.past_date
                if one.currency
            )
            minutes = self._minutes(made.past_date_minutes)
            shown = f"{minutes} ({worth})" if worth else minutes
            found.append(words.past_date.format(minutes=shown))
        if not made.movements:
            found.append(words.nothing)
        return found

    def _summary(self) -> Table:
        made, words = self._made, self._words
        rows = [(words.opening, *self._buckets(made.opening, self._minutes))]
        rows += [
            (words.sections[section], *self._buckets(change, self._change))
            for section, change in made.sums().items()
        ]
        columns = (words.available, words.held, words.debt, words.remaining, words.awaiting)
        return Table(
            title=words.summary,
            columns=("", *columns),
            figures=len(columns),
            rows=rows,
            foot=(words.closing, *self._buckets(made.closing, self._minutes)),
            note=words.summary_note,
        )

    @staticmethod
    def _buckets(totals: Totals, written: "partial[str]") -> Row:
        figures = (
            totals.available_minutes,
            totals.held_minutes,
            totals.debt_minutes,
            totals.remaining_minutes,
            totals.awaiting_confirmation_minutes,
        )
        return tuple(written(figure) for figure in figures)

    def _marks(self) -> list[tuple[float, str]]:
        """The first day of the month, and every seventh after it."""
        found, day = [], self._first()
        while day.strftime("%Y-%m") == self._made.month:
            begins = start_of_day(day, self._made.time_zone)
            said = writing.short_day(day, self._words.locale)
            found.append((_hours(begins - self._made.from_at), said))
            day += timedelta(days=7)
        return found

    def _days(self) -> Table:
        """What remained at the end of each day on which that changed."""
        made, words = self._made, self._words
        ends: dict[date, int] = {}
        for one in made.movements:
            ends[self._local_day(one.entry.booked_at)] = one.entry.totals.remaining_minutes
        rows = [(words.opening, self._minutes(made.opening.remaining_minutes))]
        shown = made.opening.remaining_minutes
        for day, minutes in ends.items():
            if minutes != shown:
                rows.append((self._day(day), self._minutes(minutes)))
            shown = minutes
        return Table(words.credit, (words.day, words.chart), 1, rows)

    def _sessions(self) -> Table:
        made, words = self._made, self._words
        total = sum(one.charged_minutes for one in made.work)
        billed = sum(one.billed_minutes for one in made.work)
        return Table(
            title=words.sections[Section.SESSIONS],
            columns=(
                words.starts, words.category, words.worked, words.rounding, words.billed,
                words.charged,
            ),
            figures=4,
            rows=[self._session(one) for one in made.work],
            foot=(words.total, "", "", "", self._minutes(billed), self._minutes(total)),
            note=words.sessions_note,
        )  # fmt: skip

    def _session(self, one: Work) -> Row:
        words = self._words
        work = words.categories[one.category]
        if one.charged_before_minutes != 0:
            before = self._minutes(one.charged_before_minutes)
            work = f"{work} ({words.amended.format(minutes=before)})"
        return (
            self._moment(one.starts_at),
            work,
            writing.exact(one.worked_seconds, words.locale),
            writing.exact(one.rounding_seconds, words.locale),
            self._minutes(one.billed_minutes),
            self._minutes(one.charged_minutes),
        )

    def _lists(self) -> Iterable[Table]:
        words = self._words
        purchases = [self._purchase(one) for one in self._made.of(Section.PURCHASES)]
        columns = (words.date, words.invoice, words.net, words.gross, words.change)
        yield Table(words.sections[Section.PURCHASES], columns, 3, purchases)
        for section in (Section.PENALTIES, Section.WAIVERS):
            yield self._list(section)
        refunds = [self._refund(one) for one in self._made.of(Section.REFUNDS)]
        columns = (words.date, words.reason, words.net, words.gross, words.change)
        yield Table(words.sections[Section.REFUNDS], columns, 3, refunds)
        for section in (Section.EXPIRIES, Section.ADJUSTMENTS, Section.OTHERS):
            yield self._list(section)

    def _list(self, section: Section) -> Table:
        words = self._words
        rows = [
            (
                self._day(self._local_day(one.entry.booked_at)),
                self._why(one),
                self._change(one.entry.change.remaining_minutes),
            )
            for one in self._made.of(section)
        ]
        return Table(words.sections[section], (words.date, words.reason, words.change), 1, rows)

    def _why(self, one: Movement) -> str:
        facts, words = one.facts, self._words
        said = []
        if facts.penalty is not None and facts.starts_at is not None:
            said.append(words.penalties[facts.penalty].format(at=self._moment(facts.starts_at)))
        if one.entry.expires_on is not None:
            said.append(words.valid_until.format(date=self._day(one.entry.expires_on)))
        if facts.invoice_number is not None:
            said.append(f"{words.invoice} {facts.invoice_number}")
        if facts.reason:
            said.append(facts.reason)
        return "; ".join(said) or one.entry.reference

    def _purchase(self, one: Movement) -> Row:
        return self._priced(one, one.facts.invoice_number or "")

    def _refund(self, one: Movement) -> Row:
        return self._priced(one, self._why(one))

    def _priced(self, one: Movement, said: str) -> Row:
        """A movement with its money, which refunds of before do not tell."""
        facts, locale = one.facts, self._words.locale
        money = [
            "" if value is None else writing.amount(value, facts.currency or "", locale)
            for value in (facts.net, facts.gross)
        ]
        return (
            self._day(self._local_day(one.entry.booked_at)),
            said,
            *money,
            self._change(one.entry.change.remaining_minutes),
        )

    def _awaiting(self) -> Table:
        words = self._words
        total = sum(one.minutes for one in self._made.awaiting)
        return Table(
            title=words.awaiting,
            columns=(words.starts, words.category, words.submitted, words.state, words.billed),
            figures=1,
            rows=[self._awaited(one) for one in self._made.awaiting],
            foot=(words.total, "", "", "", self._minutes(total)),
        )

    def _awaited(self, one: Awaiting) -> Row:
        words = self._words
        return (
            self._moment(one.starts_at),
            words.categories[one.category],
            self._day(self._local_day(one.submitted_at)),
            words.disputed if one.disputed else words.unanswered,
            self._minutes(one.minutes),
        )


def _hours(length: timedelta) -> float:
    return length / timedelta(hours=1)
