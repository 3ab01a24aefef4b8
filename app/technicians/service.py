"""Verbs about technicians, and the lock that orders everything that books their time."""

from collections.abc import Iterable
from uuid import UUID

from app.calendar import holidays
from app.kit import outbox
from app.kit.database import Tx
from app.kit.locks import Lock, locking
from app.technicians.schemas import NewTechnician, TechnicianView


def locked(ordered: str) -> str:
    """A CTE ``locked`` that takes the locks of the technicians in ``ordered``, a table with ``id``.

    They are taken before any row that an exclusion constraint watches, always in the order of ids:
    without them two bookings of the same technicians deadlock inside the constraint.
    """
    return f"locked AS MATERIALIZED (SELECT {locking(Lock.TECHNICIAN, 'id::text')} FROM {ordered})"


def lock_order(technician_ids: Iterable[UUID]) -> list[UUID]:
    """Technicians in the order in which ``locked`` must be given them."""
    return sorted(set(technician_ids))


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
