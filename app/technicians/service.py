"""Verbs about technicians."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from app import errors
from app.calendar import holidays
from app.kit import outbox
from app.kit.database import Tx
from app.kit.rows import insert_row, lock_row, update_row
from app.technicians import queries
from app.technicians.rows import TechnicianRecord
from app.technicians.schemas import ChangeTechnician, NewTechnician, TechnicianView, technician_view
from app.technicians.tables import Technician


async def create(tx: Tx, body: NewTechnician) -> TechnicianView:
    """Make a technician.

    Raises:
        UnknownCountry: no public holidays are known for its country.
    """
    _check_country(tx, body.holiday_country)
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


async def change(tx: Tx, technician_id: UUID, body: ChangeTechnician) -> TechnicianView:
    """Change a technician; working hours are read in the new zone, agreed sessions stay.

    Raises:
        TechnicianNotFound, StaleVersion, NothingToChange.
        UnknownCountry: no public holidays are known for its country.
    """
    _check_country(tx, body.holiday_country)
    technician = await lock(tx, technician_id)
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in body.stated("holiday_country").items()
    }
    after = replace(technician, **given)
    if after == technician:
        raise errors.NothingToChange()
    after = replace(after, version=technician.version + 1)
    update_row(tx, Technician, technician, after)
    data = {"fields": sorted(body.model_fields_set)}
    outbox.emit(tx, "technician.changed", technician_id, data=data)
    return technician_view(after)


def _check_country(tx: Tx, country: str | None) -> None:
    if country is not None:
        holidays.published(country, tx.now.year)


async def lock(tx: Tx, technician_id: UUID) -> TechnicianRecord:
    """The technician, read under its lock: nobody books it meanwhile, see ``queries.LOCKED``.

    Raises:
        TechnicianNotFound, StaleVersion.
    """
    await lock_row(tx, Technician, technician_id)
    technician = await queries.technician(tx.connection, technician_id)
    if technician is None:
        raise errors.TechnicianNotFound()
    tx.check_version(technician.version)
    return technician
