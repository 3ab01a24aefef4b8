"""A session read under the lock of its customer's credit account, in a status that allows the verb."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app import errors
from app.availability import queries as availability
from app.availability.queries import Roster
from app.calendar.intervals import Period, minute_of
from app.kit.actor import Role
from app.kit.database import Row, Tx
from app.kit.locks import Lock, lock_number
from app.ledger import journal
from app.sessions import holds, queries, rules
from app.sessions.rules import Party, SessionStatus


async def alone(tx: Tx, customer_id: UUID, session_id: UUID, verb: str) -> Row:
    """The session, read after the lock.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition.
    """
    await journal.lock(tx, customer_id)
    return await _still(tx, await seen(tx, session_id, verb), verb)


async def seen(tx: Tx, session_id: UUID, verb: str) -> Row:
    """The session as it is read, before a choice for it is made.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition.
    """
    return _allowed(tx, await queries.session(tx.connection, session_id, tx.now), verb)


async def with_technicians(tx: Tx, customer_id: UUID, session_id: UUID, verb: str) -> Row:
    """The same, with its technicians locked too.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition.
    """
    await journal.lock(tx, customer_id)
    return _allowed(tx, await queries.session_with_locks(tx.connection, session_id, tx.now), verb)


async def with_plans(
    tx: Tx,
    session_id: UUID,
    verb: str,
    *,
    technician_ids: Sequence[UUID] = (),
    starts_at: datetime | None = None,
    server_id: UUID | None = None,
) -> tuple[Row, Roster]:
    """The session and the time of its technicians and those named, around its new start.

    The credit account is locked already. Waits in that time that are over are ended.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, TechnicianNotFound, ServerNotFound.
    """
    found = await queries.session_with_plans(
        tx.connection, session_id, tx.now, technician_ids=technician_ids, starts_at=starts_at,
        server_id=server_id,
    )  # fmt: skip
    session = await _still(tx, _allowed(tx, found, verb), verb)
    if server_id is not None and not session["server_known"]:
        raise errors.ServerNotFound(server_id=server_id)
    plans = await availability.read_roster(
        tx.connection, session, _days_around(starts_at or session["starts_at"]), tx.now
    )
    check_known(technician_ids, [one.id for one in plans.rotas])
    await holds.lapse(tx, session["stale_session_ids"])
    return session, plans


def _days_around(starts_at: datetime) -> Period:
    """The time in which holidays can matter to a session."""
    minute = minute_of(starts_at)
    return Period(minute, minute + 24 * 60)


async def _still(tx: Tx, session: Row, verb: str) -> Row:
    """The session, its row locked if it waits for credit: that ends under no other lock.

    Raises:
        InvalidTransition: it has lapsed since it was read.
    """
    if session["status"] == SessionStatus.AWAITING_CREDIT:
        waits = await queries.lock_waiting(tx.connection, session["id"])
        if not waits:
            rules.LIFE_CYCLE.after(SessionStatus.LAPSED, verb)
    return session


def _allowed(tx: Tx, session: Row | None, verb: str) -> Row:
    if session is None:
        raise errors.SessionNotFound()
    tx.check_version(session["version"])
    rules.LIFE_CYCLE.after(rules.SessionStatus(session["status"]), verb)
    return session


def check_known(asked: Sequence[UUID], known: Sequence[UUID]) -> None:
    """Every technician that is named exists.

    Raises:
        TechnicianNotFound: with those that do not.
    """
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise errors.TechnicianNotFound(technician_ids=unknown)


def check_asked_by(tx: Tx, asked_by: Party) -> None:
    """A customer's key speaks for the customer only.

    Raises:
        AskedByNotAllowed.
    """
    if tx.actor.role is Role.CUSTOMER and asked_by is not Party.CUSTOMER:
        raise errors.AskedByNotAllowed(asked_by=asked_by.value)


def need_lock(starts_at: datetime) -> str:
    """The lock under which technicians are chosen for a day, one choice at a time.

    It is taken after the credit account and before any technician. Without it, many who look for
    anybody at the same hour would all choose the same one.
    """
    return lock_number(Lock.CHOICE, starts_at.toordinal())
