"""Verbs about technicians."""

from app.calendar import holidays
from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import insert_row
from app.technicians.rows import TechnicianRecord
from app.technicians.schemas import NewTechnician, TechnicianView, technician_view
from app.technicians.tables import Technician


async def create(tx: Tx, body: NewTechnician) -> TechnicianView:
    """Make a technician.

    Raises:
        UnknownCountry: no public holidays are known for its country.
    """
    if body.holiday_country is not None:
        holidays.published(body.holiday_country, tx.now.year)
    technician = TechnicianRecord(
        id=tx.new_id(),
        name=body.name,
        email=body.email,
        time_zone=body.time_zone,
        languages=tuple(body.languages),
        categories=tuple(body.categories),
        holiday_country=body.holiday_country,
        created_at=tx.now,
    )
    insert_row(tx, Technician, technician)
    outbox.emit(tx, "technician.created", technician.id)
    return technician_view(technician)
