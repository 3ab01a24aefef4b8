"""What is read about technicians."""

from uuid import UUID

from app.kit.database import Reader, Row
from app.kit.pagination import Page

_TECHNICIAN = (
    "SELECT id, name, email, time_zone, languages, categories, holiday_country, created_at"
    " FROM technician"
)


async def technician(db: Reader, technician_id: UUID) -> Row | None:
    """One technician."""
    return await db.fetchrow(f"{_TECHNICIAN} WHERE id = $1", technician_id)


async def technicians(
    db: Reader, page: Page, category: str | None, language: str | None
) -> list[Row]:
    """A page of technicians, narrowed to those who know a category or language."""
    return await page.rows(
        db, _TECHNICIAN, {"{} = ANY(categories)": category, "{} = ANY(languages)": language}
    )
