"""What is read about the company, its business calendar, holidays and closures."""

from datetime import datetime
from uuid import UUID

from app.kit.database import Reader, Row
from app.kit.pagination import Page

_HOLIDAY = "SELECT id, country, holiday_on, name, active FROM holiday"
_CLOSURE = "SELECT id, name, starts_at, ends_at, created_at, removed_at FROM closure"


async def company(db: Reader) -> Row:
    """The company's settings."""
    row = await db.fetchrow("SELECT * FROM company")
    assert row is not None
    return row


async def business_calendar(db: Reader) -> Row:
    """When the provider works."""
    row = await db.fetchrow("SELECT * FROM business_calendar")
    assert row is not None
    return row


async def holiday(db: Reader, holiday_id: UUID) -> Row | None:
    """One holiday."""
    return await db.fetchrow(f"{_HOLIDAY} WHERE id = $1", holiday_id)


async def holidays(db: Reader, page: Page, country: str | None, year: int | None) -> list[Row]:
    """A page of the pinned holidays."""
    return await page.rows(
        db, _HOLIDAY, {"country = {}": country, "extract(year FROM holiday_on) = {}": year}
    )


async def holidays_of(db: Reader, country: str, year: int) -> list[Row]:
    """The holidays of a country in a year, in order."""
    return await db.fetch(
        f"{_HOLIDAY} WHERE country = $1 AND extract(year FROM holiday_on) = $2 ORDER BY holiday_on",
        country,
        year,
    )


async def holiday_year(db: Reader, country: str, year: int) -> UUID | None:
    """The id of a year that was pinned; None when it was not."""
    found: UUID | None = await db.fetchval(
        "SELECT id FROM holiday_year WHERE country = $1 AND year = $2", country, year
    )
    return found


async def closure(db: Reader, closure_id: UUID) -> Row | None:
    """One closure that was not removed."""
    return await db.fetchrow(f"{_CLOSURE} WHERE id = $1 AND removed_at IS NULL", closure_id)


async def closures(db: Reader, page: Page, ends_after: datetime | None) -> list[Row]:
    """A page of closures that were not removed."""
    return await page.rows(
        db, f"SELECT * FROM ({_CLOSURE} WHERE removed_at IS NULL) AS closure",
        {"ends_at > {}": ends_after},
    )  # fmt: skip
