"""The values of an account as rows: what is written of them, and the records that are read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import Struct

from app.finance.tables import EarningPolicySet, FinanceMovement
from app.finance.worth import Bucket, EarningPolicy, LotWorth, Movement, Part, amount, minor_units
from app.kit.events import outbox
from app.kit.money import minor_digits, shown
from app.kit.postgres.composing import columns
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, insert_rows
from app.ledger.accounts import Lot


class MovementRow(NamedTuple):
    """Money and minutes that a posting moved, as they are inserted and compared."""

    seq: int
    position: int
    number: int
    lot_id: UUID
    from_bucket: Bucket
    to_bucket: Bucket
    minutes: int
    amount: Decimal
    currency: str | None
    booked_at: datetime


class LotRow(NamedTuple):
    """What a lot is worth, as it is written and read."""

    lot_id: UUID
    given_minutes: int
    net: Decimal
    currency: str | None
    out_minutes: int
    out_amount: Decimal


class HoldingRow(NamedTuple):
    """What can still come back or be paid for, as it is written.

    ``parts`` is an object: a list among the values of a column would be taken for an array in the array.
    """

    holder_id: UUID
    owes: bool
    parts: dict[str, list[list[Any]]]


class EarningPolicyRecord(Struct, frozen=True):
    """When minutes are earned that are billed from a day on."""

    id: UUID
    from_on: date
    from_at: datetime
    policy: EarningPolicy
    reason: str | None
    created_at: datetime


class Figures(Struct, frozen=True):
    """What came in within a time and where it is by its end, of one currency; in minutes and money.

    ``money_in`` is the sum of the other amounts. What a grouping does not tell apart is None.
    """

    month_number: int | None
    customer_id: UUID | None
    lot_id: UUID | None
    currency: str | None
    money_in: Decimal
    deferred: Decimal
    earned: Decimal
    penalties: Decimal
    breakage: Decimal
    refunded: Decimal
    written_off: Decimal
    money_in_minutes: int
    deferred_minutes: int
    earned_minutes: int
    penalties_minutes: int
    breakage_minutes: int
    refunded_minutes: int
    written_off_minutes: int

    def amounts(self) -> dict[str, Decimal]:
        """Its money by bucket, with the decimals of its currency."""
        return {bucket.value: shown(getattr(self, bucket), self.currency) for bucket in Bucket}


class PastDate(NamedTuple):
    """What of the deferred money was of minutes past their date, whose expiry is booked later."""

    customer_id: UUID
    lot_id: UUID
    currency: str | None
    minutes: int
    amount: Decimal


class WaitingRecord(Struct, frozen=True):
    """A worksheet of which minutes wait for confirmation, or minutes that are owed, with its values."""

    credit_account_id: UUID
    customer_id: UUID
    worksheet_id: UUID | None
    entry_id: UUID
    since_at: datetime
    minutes: int
    parts: tuple[Part, ...] = ()


class Turnover(Struct, frozen=True):
    """What came into an account and left it, of one currency or in minutes."""

    unit: str
    account: str
    debit: Decimal
    credit: Decimal


def digits_of(currency: str | None) -> int:
    """The decimals of a currency; of what costs nothing, none."""
    return minor_digits(currency) if currency else 0


def lot_worth(lot: Lot) -> LotWorth:
    """A lot that begins, with its price: none for what was given for nothing."""
    currency = lot.currency if lot.net is not None else None
    digits = digits_of(currency)
    net = minor_units(lot.net or Decimal(0), digits)
    return LotWorth(lot.id, lot.given_minutes, net, digits, currency)


def read_lot(row: Sequence[Any]) -> LotWorth:
    """A lot's worth as it was stored."""
    stored = LotRow(*row)
    digits = digits_of(stored.currency)
    return LotWorth(
        stored.lot_id,
        stored.given_minutes,
        minor_units(stored.net, digits),
        digits,
        stored.currency,
        stored.out_minutes,
        minor_units(stored.out_amount, digits),
    )


def lot_row(lot: LotWorth) -> LotRow:
    """A lot's worth as it is stored."""
    return LotRow(
        lot.id,
        lot.given_minutes,
        amount(lot.net_units, lot.digits),
        lot.currency,
        lot.out_minutes,
        amount(lot.out_units, lot.digits),
    )


def read_parts(stored: Mapping[str, Iterable[Sequence[Any]]]) -> tuple[Part, ...]:
    """A holding's parts as they were stored."""
    return tuple(
        Part(
            UUID(lot_id) if lot_id else None,
            (draw[0], draw[1]) if draw else None,
            Bucket(bucket),
            *figures,
        )
        for lot_id, draw, bucket, *figures in stored["parts"]
    )


def holding_row(holder_id: UUID, parts: tuple[Part, ...]) -> HoldingRow:
    """A holding as it is stored: each part's values in the order of its fields."""
    stored = [
        [
            str(part.lot_id) if part.lot_id else None,
            list(part.draw) if part.draw else None,
            part.bucket.value,
            part.minutes,
            part.out_minutes,
            part.out_units,
            part.back_units,
            part.confirmed,
        ]
        for part in parts
    ]
    return HoldingRow(holder_id, any(part.draw for part in parts), {"parts": stored})


def movement_rows(movements: Iterable[Movement]) -> list[MovementRow]:
    """Movements as they are stored."""
    return [
        MovementRow(*(getattr(movement, name) for name in MovementRow._fields))
        for movement in movements
    ]


_LOCK_POSITION = """
INSERT INTO finance_position (credit_account_id, seq) VALUES ($1, 0)
ON CONFLICT (credit_account_id) DO UPDATE SET seq = finance_position.seq
RETURNING seq
"""


async def lock_position(tx: Tx, credit_account_id: UUID) -> int:
    """How far an account is valued; it stays so until the transaction ends."""
    seq: int = await tx.connection.fetchval(_LOCK_POSITION, credit_account_id)
    return seq


_SAVE_LOTS = """
INSERT INTO finance_lot (
    credit_account_id, lot_id, given_minutes, net, currency, out_minutes, out_amount
)
SELECT $1::uuid, one.*
FROM unnest($2::uuid[], $3::int[], $4::numeric[], $5::text[], $6::int[], $7::numeric[]) AS one
ON CONFLICT (credit_account_id, lot_id)
DO UPDATE SET out_minutes = excluded.out_minutes, out_amount = excluded.out_amount
"""
_SAVE_HOLDINGS = """
INSERT INTO finance_holding (credit_account_id, holder_id, owes, parts)
SELECT $1::uuid, one.* FROM unnest($2::uuid[], $3::bool[], $4::jsonb[]) AS one
ON CONFLICT (credit_account_id, holder_id)
DO UPDATE SET owes = excluded.owes, parts = excluded.parts
"""


def save(
    tx: Tx,
    credit_account_id: UUID,
    movements: Sequence[Movement],
    lots: Sequence[LotWorth],
    holdings: Mapping[UUID, tuple[Part, ...]],
) -> None:
    """Stage what entries moved, and the lots and holdings that they changed; empty ones go."""
    insert_rows(tx, FinanceMovement, movement_rows(movements), credit_account_id=credit_account_id)
    if lots:
        tx.stage(_SAVE_LOTS, credit_account_id, *columns([lot_row(lot) for lot in lots], 6))
    kept = [holding_row(holder, parts) for holder, parts in holdings.items() if parts]
    if kept:
        tx.stage(_SAVE_HOLDINGS, credit_account_id, *columns(kept, 3))
    if gone := [holder for holder, parts in holdings.items() if not parts]:
        tx.stage(
            "DELETE FROM finance_holding WHERE credit_account_id = $1 AND holder_id = ANY($2)",
            credit_account_id,
            gone,
        )


def move_position(tx: Tx, credit_account_id: UUID, seq: int, booked_at: datetime) -> None:
    """Stage how far an account is valued."""
    tx.stage(
        "UPDATE finance_position SET seq = $2, booked_at = $3 WHERE credit_account_id = $1",
        credit_account_id,
        seq,
        booked_at,
    )


def insert_policy(tx: Tx, policy: EarningPolicyRecord) -> None:
    """Stage a policy, with its event."""
    insert_row(tx, EarningPolicySet, policy)
    data = {"from_on": policy.from_on.isoformat(), "policy": policy.policy.value}
    outbox.emit(tx, "earning_policy.set", policy.id, data=data)
