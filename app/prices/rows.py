"""The records of price lists, and how they are written."""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct

from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, insert_rows, update_version
from app.prices import tables
from app.prices.rules import PriceStep


class PriceListRecord(Struct, frozen=True, kw_only=True):
    """What person-days cost in one currency, from a day to a day; steps ascend by their quantity."""

    id: UUID
    version: int
    name: str
    currency: str
    valid_from: date
    valid_to: date | None
    steps: tuple[PriceStep, ...]
    created_at: datetime


class _StepRow(NamedTuple):
    from_person_days: Decimal
    price_per_person_day: Decimal


def insert(tx: Tx, made: PriceListRecord) -> None:
    """Stage a price list with its steps, and its event."""
    insert_row(tx, tables.PriceList, made)
    steps = [_StepRow(step.from_person_days, step.price_per_person_day) for step in made.steps]
    insert_rows(tx, tables.PriceStep, steps, price_list_id=made.id)
    outbox.emit(tx, "price_list.made", made.id)


def update(tx: Tx, before: PriceListRecord, after: PriceListRecord) -> PriceListRecord:
    """Stage what differs as the next version, with its event; returns that."""
    after = update_version(tx, tables.PriceList, before, after)
    outbox.emit(tx, "price_list.changed", after.id)
    return after
