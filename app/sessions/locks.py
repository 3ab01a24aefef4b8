"""A session read under the lock of its customer's credit account, in a status that allows the verb."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app import errors
from app.availability import queries as availability
from app.calendar.intervals import DAY_MINUTES, Period
from app.kit.actor import Role
from app.kit.postgres.database import Tx
from app.kit.postgres.locks import Lock, lock_number
from app.ledger import journal
from app.sessions import holds, queries, rules
from app.sessions.rows import ChangingSession, SessionRecord
from app.sessions.rules import Party, SessionStatus


async def lock_session(tx: Tx, customer_id: UUID, session_id: UUID, verb: str) -> SessionRecord:
    """The session, read after its customer's credit account is locked.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition.
    """
    await journal.lock(tx, customer_id)
    session = await read_session(tx, session_id, verb)
    await _lock_if_waiting(tx, session, verb)
    return session


async def read_session(tx: Tx, session_id: UUID, verb: str) -> SessionRecord:
    """The session as it is read, before a choice for it is made.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition.
    """
    return _allowed(tx, await queries.session(tx.connection, session_id, tx.now), verb)


async def lock_with_technicians(
    tx: Tx, customer_id: UUID, session_id: UUID, verb: str
) -> SessionRecord:
    """The session, with the credit account and its technicians locked.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition.
    """
    await journal.lock(tx, customer_id)
    return _allowed(tx, await queries.session_with_locks(tx.connection, session_id, tx.now), verb)


async def lock_with_roster(
    tx: Tx,
    session_id: UUID,
    verb: str,
    *,
    technician_ids: Sequence[UUID] = (),
    starts_at: datetime | None = None,
    server_id: UUID | None = None,
) -> ChangingSession:
    """The session and the time of its technicians and those named, all locked, around its new start.

    The credit account is locked already. Waits in that time that are over are ended.

    Raises:
        SessionNotFound, StaleVersion, InvalidTransition, TechnicianNotFound, TechnicianInactive,
        ServerNotFound, ServerInactive.
    """
    facts = await queries.change_facts(
        tx.connection, session_id, tx.now, technician_ids=technician_ids, starts_at=starts_at,
        server_id=server_id,
    )  # fmt: skip
    if facts is None:
        raise errors.SessionNotFound()
    session = _allowed(tx, facts.session, verb)
    await _lock_if_waiting(tx, session, verb)
    if server_id is not None and server_id != session.server_id:
        check_server(server_id, known=facts.server_known, inactive=facts.server_inactive)
    # Holidays can matter to a session for a day.
    day = Period.lasting(starts_at or session.starts_at, DAY_MINUTES)
    roster = await availability.complete_roster(tx.connection, facts.roster, day, tx.now)
    check_technicians_known(technician_ids, [one.id for one in roster.rotas])
    check_technicians_active(
        _newly_booked(session, technician_ids, starts_at), facts.inactive_technician_ids
    )
    await holds.lapse(tx, facts.stale_session_ids)
    return ChangingSession(
        session=session, roster=roster, server_access_until=facts.server_access_until
    )


async def _lock_if_waiting(tx: Tx, session: SessionRecord, verb: str) -> None:
    """Lock the session's row if it waits for credit: that ends under no other lock.

    Raises:
        InvalidTransition: it has lapsed since it was read.
    """
    if session.status == SessionStatus.AWAITING_CREDIT:
        waits = await queries.lock_waiting(tx.connection, session.id)
        if not waits:
            rules.LIFE_CYCLE.after(SessionStatus.LAPSED, verb)


def _allowed(tx: Tx, session: SessionRecord | None, verb: str) -> SessionRecord:
    if session is None:
        raise errors.SessionNotFound()
    tx.check_version(session.version)
    rules.LIFE_CYCLE.after(session.status, verb)
    return session


def check_technicians_known(asked: Sequence[UUID], known: Sequence[UUID]) -> None:
    """Every technician that is named exists.

    Raises:
        TechnicianNotFound: with those that do not.
    """
    unknown = sorted(set(asked) - set(known))
    if unknown:
        raise errors.TechnicianNotFound(technician_ids=unknown)


def _newly_booked(
    session: SessionRecord, technician_ids: Sequence[UUID], starts_at: datetime | None
) -> list[UUID]:
    """Whose time is booked anew: who is new to a session, and at another time everybody."""
    if starts_at is not None:
        return list(technician_ids or session.technician_ids)
    return [one for one in technician_ids if one not in session.technician_ids]


def check_technicians_active(asked: Sequence[UUID], inactive: Sequence[UUID]) -> None:
    """Nobody who has left is booked.

    Raises:
        TechnicianInactive: with those who have.
    """
    left = sorted(set(asked) & set(inactive))
    if left:
        raise errors.TechnicianInactive(technician_ids=left)


def check_server(server_id: UUID, *, known: bool, inactive: bool) -> None:
    """A session is on a server of its customer that is in use.

    Raises:
        ServerNotFound, ServerInactive.
    """
    if not known:
        raise errors.ServerNotFound(server_id=server_id)
    if inactive:
        raise errors.ServerInactive(server_id=server_id)


async def check_not_going_on(tx: Tx, technician_ids: Sequence[UUID], but_session_id: UUID) -> None:
    """Nobody works in two sessions at once, also where one takes longer than planned (rule S2).

    Raises:
        TechnicianInSession: another session of theirs goes on.
    """
    found = await queries.going_on(tx.connection, technician_ids, but_session_id)
    if found:
        raise errors.TechnicianInSession(
            technician_ids=[technician_id for technician_id, _ in found],
            session_ids=[session_id for _, session_id in found],
        )


def check_asked_by(tx: Tx, asked_by: Party) -> None:
    """A customer's key speaks for the customer only.

    Raises:
        AskedByNotAllowed.
    """
    if tx.actor.role is Role.CUSTOMER and asked_by is not Party.CUSTOMER:
        raise errors.AskedByNotAllowed(asked_by=asked_by.value)


def choice_lock(starts_at: datetime) -> str:
    """The lock under which technicians are chosen for a day, one choice at a time.

    It is taken after the credit account and before any technician. Without it, many who look for
    anybody at the same hour would all choose the same one.
    """
    return lock_number(Lock.CHOICE, starts_at.toordinal())
