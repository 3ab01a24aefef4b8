"""Verbs about technicians."""

from typing import Any
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.access.permissions import check_own_settings
from app.calendar import holidays
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, lock_version, update_version
from app.kit.presence import departed, returned
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
        language=None,
        reading_time_zone=None,
        created_at=tx.now,
    )
    insert_row(tx, Technician, technician)
    outbox.emit(tx, "technician.created", technician.id)
    return technician_view(technician)


async def change(tx: Tx, technician_id: UUID, body: ChangeTechnician) -> TechnicianView:
    """Change a technician; working hours are read in the new zone, agreed sessions stay.

    Raises:
        TechnicianNotFound, StaleVersion, NothingToChange.
        Forbidden: who is no lead changes its own language and reading time zone only.
        UnknownCountry: no public holidays are known for its country.
    """
    check_own_settings(tx.actor, tx.actor.technician_id == technician_id, body.model_fields_set)
    _check_country(tx, body.holiday_country)
    technician = await lock(tx, technician_id)
    given: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in body.stated("holiday_country", "language", "reading_time_zone").items()
    }
    after = replace(technician, **given)
    fields = sorted(body.model_fields_set)
    return technician_view(_stage(tx, technician, after, "changed", fields=fields))


def leave(
    tx: Tx, technician: TechnicianRecord, reason: str | None, **data: Any
) -> TechnicianRecord:
    """Stage that a locked technician leaves; ``data`` is told with it.

    Raises:
        NothingToChange: it has left already.
    """
    return _stage(tx, technician, departed(technician, tx.now, reason), "deactivated", **data)


def come_back(tx: Tx, technician: TechnicianRecord) -> TechnicianRecord:
    """Stage that a locked technician is here again; one that is stays as it is."""
    if technician.deactivated_at is None:
        return technician
    return _stage(tx, technician, returned(technician), "reactivated")


def _stage(
    tx: Tx, before: TechnicianRecord, after: TechnicianRecord, what: str, **data: Any
) -> TechnicianRecord:
    """Stage the next version of a technician, with its event; returns it.

    Raises:
        NothingToChange: it is the same.
    """
    if after == before:
        raise errors.NothingToChange()
    after = update_version(tx, Technician, before, after)
    outbox.emit(tx, f"technician.{what}", after.id, data=data)
    return after


def _check_country(tx: Tx, country: str | None) -> None:
    if country is not None:
        holidays.published(country, tx.now.year)


async def lock(tx: Tx, technician_id: UUID) -> TechnicianRecord:
    """The technician, read under its lock: nobody books it meanwhile, see ``queries.LOCKED``.

    Raises:
        TechnicianNotFound, StaleVersion.
    """
    read, missing = queries.technician, errors.TechnicianNotFound
    return await lock_version(tx, Technician, technician_id, read, missing)
