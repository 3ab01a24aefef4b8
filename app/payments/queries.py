"""What is read before a bank file is recorded."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import Page
from app.payments.rows import BankFileRecord, ChosenFile, OpenLineRecord
from app.payments.rules import ClosedSpan, LineStatus, Numbered

# Each by the index that keeps it unique, and the few that are repeated.
_NUMBERED = " UNION ".join(
    f"SELECT purchase.id FROM purchase JOIN unnest(${place}::text[]) AS told ON told = {name}_{form}"
    f" WHERE status <> 'void' AND {which}"
    for name in ("invoice", "reference")
    for place, form in enumerate(("short", "long"), start=1)
    for which in (
        f"NOT {name}_repeated",
        f"{name}_repeated AND (invoice_repeated OR reference_repeated)",
    )
)

_SPANS = "SELECT from_at, until_at, status <> 'reopened' AS closed FROM period"


async def file_of(db: Reader, sha256: str) -> BankFileRecord | None:
    """The file of this digest, if it was imported before."""
    row = await db.fetchrow(
        "SELECT id, sha256, form, lines, created_at FROM bank_file WHERE sha256 = $1", sha256
    )
    return read_row(BankFileRecord, row) if row else None


async def chosen(db: Reader, sign_in_id: UUID, sha256: str) -> ChosenFile | None:
    """The file of this digest that somebody looks at; None where it is gone, or they chose another."""
    row = await db.fetchrow(
        "SELECT name, sha256, content FROM chosen_file WHERE id = $1 AND sha256 = $2",
        sign_in_id,
        sha256,
    )
    return read_row(ChosenFile, row) if row else None


async def recorded(db: Reader, keys: Sequence[str]) -> dict[str, UUID]:
    """Of these lines, the payments of those that were recorded before."""
    rows = await db.fetch("SELECT key, payment_id FROM bank_line WHERE key = ANY($1)", keys)
    return {row["key"]: row["payment_id"] for row in rows}


async def numbered(db: Reader, short: Sequence[str], long: Sequence[str]) -> list[Numbered]:
    """The purchases that have a number of one of these forms, and were not given up."""
    rows = await db.fetch(
        "SELECT id AS purchase_id, invoice_number, external_reference FROM purchase"
        f" WHERE id IN ({_NUMBERED}) ORDER BY id",
        short,
        long,
    )
    return [read_row(Numbered, row) for row in rows]


async def payable(
    db: Reader, currencies: Sequence[str], amounts: Sequence[Decimal]
) -> dict[tuple[str, Decimal], list[UUID]]:
    """Purchases that are still to be paid by exactly one of these amounts; ten of each."""
    rows = await db.fetch(
        "SELECT due.currency, due.amount, ARRAY("
        "    SELECT id FROM purchase WHERE status = 'pending_payment'"
        "    AND currency = due.currency AND gross - paid_amount = due.amount ORDER BY id LIMIT 10"
        ") AS ids FROM unnest($1::text[], $2::numeric[]) AS due (currency, amount)",
        currencies,
        amounts,
    )
    return {(row["currency"], row["amount"]): row["ids"] for row in rows}


async def closed_spans(db: Reader) -> list[ClosedSpan]:
    """The months that are closed, are being closed, or were opened again."""
    return [read_row(ClosedSpan, row) for row in await db.fetch(f"{_SPANS} ORDER BY from_at")]


async def spans_that_stay(db: Reader, since: datetime) -> list[ClosedSpan]:
    """The same of what ends behind an instant: none of these is closed, or opened, before the commit."""
    rows = await db.fetch(f"{_SPANS} WHERE until_at > $1 ORDER BY from_at FOR SHARE", since)
    return [read_row(ClosedSpan, row) for row in rows]


_OPEN_LINE = (
    "SELECT id, key, file_id, number, outcome, cause, booked_on, amount, currency, said_amount,"
    " said_on, reference, candidates,"
    " status, version, payment_id, decided_by, decided_at, reason, created_at FROM open_line"
)


async def open_line(db: Reader, line_id: UUID) -> OpenLineRecord | None:
    """One line that waits or waited for somebody."""
    row = await db.fetchrow(f"{_OPEN_LINE} WHERE id = $1", line_id)
    return read_row(OpenLineRecord, row) if row else None


async def open_lines(
    db: Reader, page: Page, status: Sequence[LineStatus] | None
) -> list[OpenLineRecord]:
    """A page of the lines that wait or waited for somebody, in the order they came."""
    rows = await page.rows(db, _OPEN_LINE, {"status = ANY({})": status})
    return [read_row(OpenLineRecord, row) for row in rows]
