"""What lists of worksheets show beside them, to either side."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.plans.rules import SessionCategory


class InList(Struct, frozen=True, kw_only=True):
    """Whose a worksheet of a list is, what its session was for, and when that was planned."""

    customer_name: str
    category: SessionCategory
    starts_at: datetime


async def in_list(db: Reader, worksheet_ids: Sequence[UUID]) -> dict[UUID, InList]:
    """What a list shows beside these worksheets."""
    rows = await db.fetch(
        "SELECT worksheet.id, customer.name AS customer_name, session.category, session.starts_at"
        " FROM worksheet JOIN customer ON customer.id = worksheet.customer_id"
        " JOIN session ON session.id = session_id WHERE worksheet.id = ANY($1)",
        list(worksheet_ids),
    )
    return {row["id"]: read_row(InList, row) for row in rows}
