"""What is read about price lists."""

from datetime import date
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page
from app.prices.rows import PriceListRecord
from app.prices.rules import PriceStep

_PRICE_LIST = (
    "SELECT id, version, name, currency, valid_from, valid_to, created_at,"
    f" ARRAY(SELECT {packed(PriceStep)} FROM price_step WHERE price_list_id = price_list.id"
    " ORDER BY from_person_days) AS steps FROM price_list"
)


async def price_list(db: Reader, price_list_id: UUID) -> PriceListRecord | None:
    """One price list."""
    row = await db.fetchrow(f"{_PRICE_LIST} WHERE id = $1", price_list_id)
    return read_row(PriceListRecord, row) if row else None


async def price_lists(
    db: Reader, page: Page, *, at: date | None, currency: str | None
) -> list[PriceListRecord]:
    """A page of price lists in the order they were made; of a day, those that are valid on it."""
    filters = {
        "daterange(valid_from, valid_to, '[]') @> {}::date": at,
        "currency = {}": currency,
    }
    return [read_row(PriceListRecord, row) for row in await page.rows(db, _PRICE_LIST, filters)]


async def in_the_way(
    db: Reader, currency: str, valid_from: date, valid_to: date | None, but: UUID | None = None
) -> UUID | None:
    """A list of this currency that is valid on one of these days, other than ``but``."""
    found: UUID | None = await db.fetchval(
        "SELECT id FROM price_list WHERE currency = $1 AND id IS DISTINCT FROM $4"
        " AND daterange(valid_from, valid_to, '[]') && daterange($2, $3, '[]')"
        " ORDER BY valid_from LIMIT 1",
        currency,
        valid_from,
        valid_to,
        but,
    )
    return found
