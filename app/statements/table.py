"""A statement as a table (RFC 4180): opening, a row for each movement, closing, and what that is worth."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from app.ledger.accounts import EntryKind, Totals
from app.statements.rules import Movement, Statement, Work

COLUMNS = (
    "row", "seq", "booked_at", "service_on", "section", "kind", "reference", "available_change",
    "held_change", "awaiting_confirmation_change", "debt_change", "remaining_change",
    "available_minutes", "held_minutes", "awaiting_confirmation_minutes", "debt_minutes",
    "remaining_minutes", "session_starts_at", "worked_seconds", "billed_minutes", "penalty", "net",
    "gross", "currency", "invoice_number", "reason",
)  # fmt: skip
# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(made: Statement) -> bytes:
    """The whole table; column names and words are the same in every language."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(_rows(made))
    return text.getvalue().encode()


def _rows(made: Statement) -> Iterator[list[Any]]:
    work = {one.worksheet_id: one for one in made.work}
    yield _end("opening", made.from_at, made.opening)
    for one in made.movements:
        yield _movement(one, work)
    yield _end("closing", made.to_at, made.closing)
    for currency, net in made.worth.items():
        yield _money("worth", made.to_at, net=net, currency=currency)
    for past in made.past_date:
        yield _money(
            "past_date",
            made.to_at,
            available_minutes=past.minutes,
            net=past.net,
            currency=past.currency,
        )


def _money(row: str, at: datetime, **facts: Any) -> list[Any]:
    empty: dict[str, Any] = dict.fromkeys(COLUMNS)
    return list((empty | {"row": row, "booked_at": _instant(at)} | facts).values())


def _end(row: str, at: datetime, totals: Totals) -> list[Any]:
    before = [row, None, _instant(at), *[None] * 9]
    after: list[Any] = [None] * (len(COLUMNS) - len(before) - 5)
    return [*before, *totals, totals.remaining_minutes, *after]


def _movement(one: Movement, work: dict[Any, Work]) -> list[Any]:
    entry, facts = one.entry, one.facts
    shown = work.get(facts.worksheet_id) if entry.kind is EntryKind.DEDUCTION else None
    return [
        "movement", entry.seq, _instant(entry.booked_at), entry.service_on, one.section, entry.kind,
        entry.reference, *entry.change, entry.change.remaining_minutes, *entry.totals,
        entry.totals.remaining_minutes, facts.starts_at and _instant(facts.starts_at),
        shown and shown.worked_seconds, shown and shown.billed_minutes, facts.penalty,
        facts.net, facts.gross, facts.currency,
        _text(facts.invoice_number), _text(facts.reason),
    ]  # fmt: skip


def _instant(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")


def _text(value: str | None) -> str | None:
    """What somebody wrote, so that no spreadsheet runs it."""
    return f"'{value}" if value is not None and value.startswith(_FORMULA) else value
