"""What the pages of worksheets at the desk show beside them."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.pages.named import Named
from app.plans.rules import SessionCategory


class BesideWorksheet(Struct, frozen=True, kw_only=True):
    """What a worksheet's page shows beside it.

    Attributes:
        technicians: who held its session, or left it on its day.
        names: by actor, of who did something with it; a key that names nobody has none.
    """

    customer_name: str
    category: SessionCategory
    starts_at: datetime
    ends_at: datetime
    technicians: tuple[Named, ...]
    names: Mapping[str, str]


_BESIDE = f"""
SELECT customer.name AS customer_name, session.category, session.starts_at, session.ends_at,
       ARRAY(SELECT {packed(Named, "technician")}
             FROM session_technician AS held JOIN technician ON technician.id = held.technician_id
             WHERE held.session_id = session.id ORDER BY position) AS technicians,
       (SELECT coalesce(jsonb_object_agg(actor, coalesce(technician.name, contact.name, person.name)), '{{}}')
        FROM (SELECT DISTINCT actor, split_part(actor, ':', 1) AS kind,
                     CASE WHEN actor ~ '^[a-z]+:[0-9a-f-]{{36}}$'
                          THEN split_part(actor, ':', 2)::uuid END AS id
              FROM worksheet_round WHERE worksheet_id = worksheet.id) AS acting
        LEFT JOIN technician ON kind = 'technician' AND technician.id = acting.id
        LEFT JOIN contact ON kind = 'contact' AND contact.id = acting.id
        LEFT JOIN person ON kind = 'person' AND person.id = acting.id
        WHERE coalesce(technician.name, contact.name, person.name) IS NOT NULL) AS names
FROM worksheet JOIN customer ON customer.id = worksheet.customer_id
JOIN session ON session.id = session_id WHERE worksheet.id = $1
"""


async def beside(db: Reader, worksheet_id: UUID) -> BesideWorksheet:
    """What stands beside a worksheet that is there."""
    row = await db.fetchrow(_BESIDE, worksheet_id)
    assert row is not None
    return read_row(BesideWorksheet, row)
