"""What is reserved for a session: held, given back, and waited for (rule C5)."""

from collections.abc import Sequence
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.adjustments import rows as adjustments
from app.kit.postgres.database import Tx
from app.kit.zones import local_date
from app.ledger import entries, journal
from app.ledger.book import Book
from app.sessions import queries, rows
from app.sessions.rows import SessionRecord
from app.sessions.rules import LIFE_CYCLE, Party


def reserve(ledger: Book, session: SessionRecord, minutes: int) -> SessionRecord:
    """Post the session's next hold; returns the session with these minutes reserved, too.

    Raises:
        InsufficientCredit: it does not fit (rule C5).
    """
    number = session.holds + 1
    draft = entries.hold(
        ledger.state,
        session.id,
        number,
        minutes,
        at=ledger.at,
        minimum_purchase_minutes=session.terms.minimum_purchase_minutes,
    )
    ledger.post(draft, service_on=local_date(session.starts_at, ledger.zone))
    reserved = session.reserved_minutes + minutes
    return replace(session, reserved_minutes=reserved, holds=number)


def schedule(ledger: Book, session: SessionRecord) -> SessionRecord:
    """Reserve all that a session which waits for credit needs; returns it as it is scheduled.

    Raises:
        InsufficientCredit: it does not fit (rule C5).
    """
    status = LIFE_CYCLE.after(session.status, "schedule")
    return replace(reserve(ledger, session, session.required_minutes), status=status)


def release(
    ledger: Book,
    session: SessionRecord,
    minutes: int,
    caused_by: Party,
    reason: str | None = None,
) -> SessionRecord:
    """Post minutes of a session's reserve back by the return rule; returns it with what is left."""
    number = session.releases + 1
    draft = entries.release(
        ledger.state,
        session.id,
        number,
        minutes,
        compensation_days=session.terms.compensation_days if caused_by is Party.PROVIDER else None,
    )
    ledger.post(draft, reason=reason, service_on=local_date(session.starts_at, ledger.zone))
    return replace(session, reserved_minutes=session.reserved_minutes - minutes, releases=number)


async def write(tx: Tx, ledger: Book, *, waiting: bool = True, but: UUID | None = None) -> None:
    """Schedule the sessions that wait for credit and fit now, earliest start first; write it all.

    Every verb that can raise available credit writes the ledger here; the journal refuses it elsewhere.
    Minutes that come back past their lot's date get the adjustment that compensates them (rule C9).
    ``waiting`` is false when it is known that no session of the customer waits; ``but`` is the session
    that the verb changes itself.
    """
    if waiting and ledger.state.available_minutes:
        await tx.begin()
        found = await queries.waiting(tx.connection, ledger.customer_id, tx.now)
        sessions = [one for one in found if one.id != but]
        await journal.reach(tx, ledger, sum(one.required_minutes for one in sessions))
        for session in sessions:
            _schedule_if_it_fits(tx, ledger, session)
    adjustments.insert_compensations(tx, ledger)
    journal.write(tx, ledger, waiting_asked=True)


def _schedule_if_it_fits(tx: Tx, ledger: Book, session: SessionRecord) -> None:
    try:
        scheduled = schedule(ledger, session)
    except errors.InsufficientCredit:
        return  # passed over: a later one may fit
    rows.emit(tx, "session.scheduled", rows.update(tx, session, scheduled))


async def lapse(tx: Tx, session_ids: Sequence[UUID]) -> int:
    """End the waits among these sessions, of whatever customers, whose time has run out (rule C5).

    Nothing is held for them, so no credit is touched and no credit account locked. Tells how many.
    """
    if not session_ids:
        return 0
    await tx.begin()
    lapsed = await rows.lapse(tx, session_ids)
    for session in lapsed:
        rows.emit(tx, "session.lapsed", session)
    return len(lapsed)
