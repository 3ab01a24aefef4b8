"""What is reserved for a session: held, given back, and waited for (rule C5)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app import errors
from app.kit.clock import local_date
from app.kit.database import Row, Tx
from app.ledger import entries, journal
from app.ledger.book import Book
from app.plans.rules import Terms
from app.sessions import queries, rows
from app.sessions.rules import Party, SessionStatus


def reserve(
    ledger: Book,
    session_id: UUID,
    number: int,
    minutes: int,
    terms: Terms,
    starts_at: datetime,
) -> None:
    """Post the ``number``-th hold of a session.

    Raises:
        InsufficientCredit: it does not fit (rule C5).
    """
    draft = entries.hold(
        ledger.state,
        session_id,
        number,
        minutes,
        at=ledger.at,
        minimum_purchase_minutes=terms.minimum_purchase_minutes,
    )
    ledger.post(draft, service_on=local_date(starts_at, ledger.zone))


def schedule(ledger: Book, session: Row | dict[str, Any]) -> dict[str, Any]:
    """Reserve all that a session without any reserve needs; returns what changes in it.

    Raises:
        InsufficientCredit: it does not fit (rule C5).
    """
    minutes = session["estimated_minutes"] * len(session["technician_ids"])
    number = session["holds"] + 1
    terms = Terms.of(session["terms"])
    reserve(ledger, session["id"], number, minutes, terms, session["starts_at"])
    return {"status": SessionStatus.SCHEDULED.value, "reserved_minutes": minutes, "holds": number}


def release(
    ledger: Book,
    session: Row,
    minutes: int,
    caused_by: Party,
    reason: str | None = None,
) -> None:
    """Post minutes of a session's reserve back by the return rule."""
    draft = entries.release(
        ledger.state,
        session["id"],
        session["releases"] + 1,
        minutes,
        compensation_days=(
            Terms.of(session["terms"]).compensation_days if caused_by is Party.PROVIDER else None
        ),
    )
    ledger.post(draft, reason=reason, service_on=local_date(session["starts_at"], ledger.zone))


async def write(tx: Tx, ledger: Book, *, waiting: bool = True, but: UUID | None = None) -> None:
    """Schedule the sessions that wait for credit and fit now, earliest start first; write it all.

    Every verb that can raise available credit writes the ledger here; the journal refuses it elsewhere.
    ``waiting`` is false when it is known that no session of the customer waits; ``but`` is the session
    that the verb changes itself.
    """
    if waiting and ledger.state.available_minutes:
        for session in await queries.waiting(tx.connection, ledger.customer_id, tx.now):
            if session["id"] != but:
                _schedule(tx, ledger, session)
    journal.write(tx, ledger, waiting_asked=True)


def _schedule(tx: Tx, ledger: Book, session: Row) -> None:
    try:
        changes = schedule(ledger, session)
    except errors.InsufficientCredit:
        return  # passed over: a later one may fit
    after = rows.update(tx, session, changes)
    rows.emit(tx, "session.scheduled", after)


async def lapse(tx: Tx, session_ids: Sequence[UUID]) -> int:
    """End the waits among these sessions, of whatever customers, whose time has run out (rule C5).

    Nothing is held for them, so no credit is touched and no credit account locked.
    """
    if not session_ids:
        return 0
    await tx.begin()
    lapsed = await rows.lapse(tx, session_ids)
    for session in lapsed:
        rows.emit(tx, "session.lapsed", dict(session))
    return len(lapsed)
