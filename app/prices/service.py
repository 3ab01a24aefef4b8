"""Verbs about price lists."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.kit import money
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import lock_version
from app.prices import queries, rows, rules
from app.prices.rows import PriceListRecord
from app.prices.rules import PriceStep
from app.prices.schemas import ChangePriceList, NewPriceList, PriceListView, price_list_view
from app.prices.tables import PriceList


async def make(tx: Tx, body: NewPriceList) -> PriceListView:
    """Make a price list.

    Raises:
        UnknownCurrency, EndsBeforeStart, PriceListsOverlap, ValidationFailed (steps out of order, or finer
        than the currency).
    """
    money.check_currency(body.currency)
    rules.check_period(body.valid_from, body.valid_to)
    steps = tuple(
        PriceStep(step.from_person_days, step.price_per_person_day) for step in body.steps
    )
    rules.check_steps(steps, body.currency)
    await tx.begin()
    made = PriceListRecord(
        id=tx.new_id(),
        version=1,
        name=body.name,
        currency=body.currency,
        valid_from=body.valid_from,
        valid_to=body.valid_to,
        steps=steps,
        created_at=tx.now,
    )
    await _check_alone(tx, made)
    rows.insert(tx, made)
    return price_list_view(made)


async def change(tx: Tx, price_list_id: UUID, body: ChangePriceList) -> PriceListView:
    """Give a list another last day. What was bought by it keeps its price.

    Raises:
        PriceListNotFound, StaleVersion, NothingToChange, EndsBeforeStart, PriceListsOverlap.
    """
    before = await lock_version(
        tx, PriceList, price_list_id, queries.price_list, errors.PriceListNotFound
    )
    if body.valid_to == before.valid_to:
        raise errors.NothingToChange()
    rules.check_period(before.valid_from, body.valid_to)
    after = replace(before, valid_to=body.valid_to)
    await _check_alone(tx, after)
    return price_list_view(rows.update(tx, before, after))


async def _check_alone(tx: Tx, one: PriceListRecord) -> None:
    other = await queries.in_the_way(
        tx.connection, one.currency, one.valid_from, one.valid_to, one.id
    )
    if other is not None:
        raise errors.PriceListsOverlap(currency=one.currency, price_list_id=other)
    # Another list may come first; then it is seen, and named, the next time.
    tx.run_again_on = (errors.PriceListsOverlap,)
