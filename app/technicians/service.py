"""Verbs about technicians."""

from app.calendar import holidays
from app.kit import outbox
from app.kit.database import Tx
from app.technicians.schemas import NewTechnician, TechnicianView


async def create(tx: Tx, body: NewTechnician) -> TechnicianView:
    """Make a technician.

    Raises:
        UnknownCountry: no public holidays are known for its country.
    """
    if body.holiday_country is not None:
        holidays.published(body.holiday_country, tx.now.year)
    view = TechnicianView(id=tx.new_id(), created_at=tx.now, **body.model_dump())
    tx.stage(
        "INSERT INTO technician (id, name, email, time_zone, languages, categories, holiday_country,"
        " created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        view.id, view.name, view.email, view.time_zone, view.languages, view.categories,
        view.holiday_country, tx.now,
    )  # fmt: skip
    outbox.emit(tx, "technician.created", view.id)
    return view
