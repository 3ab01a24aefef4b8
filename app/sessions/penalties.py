"""Penalties: charged for a late change of a session, and waived by a lead (rule C7)."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.approvals import service as approvals
from app.approvals.rows import Wish
from app.approvals.rules import ApprovalKind
from app.approvals.schemas import ApprovalView
from app.kit.events import outbox
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_row
from app.kit.zones import local_date
from app.ledger import entries, journal
from app.ledger.accounts import AccountKind
from app.ledger.book import Book
from app.sessions import holds, queries
from app.sessions.rows import PenaltyRecord, SessionRecord
from app.sessions.rules import PenaltyKind
from app.sessions.schemas import PenaltyView, WaivePenalty, penalty_view
from app.sessions.tables import Penalty


def charge(
    tx: Tx,
    ledger: Book,
    session: SessionRecord,
    kind: PenaltyKind,
    minutes: int,
    reference: str,
) -> PenaltyRecord | None:
    """Post and stage a penalty; None when the change costs nothing."""
    if not minutes:
        return None
    entry = ledger.post(
        entries.penalty(ledger.state, reference, minutes, at=ledger.at),
        service_on=local_date(session.starts_at, ledger.zone),
    )
    penalty = PenaltyRecord(
        id=tx.new_id(),
        customer_id=session.customer_id,
        session_id=session.id,
        kind=kind,
        minutes=minutes,
        entry_id=entry.id,
        charged_at=tx.now,
        waived_at=None,
        waive_reason=None,
        terms=session.terms,
    )
    insert_row(tx, Penalty, penalty)
    outbox.emit(tx, "penalty.charged", penalty.id, customer_id=penalty.customer_id)
    return penalty


async def waive(
    tx: Tx, customer_id: UUID, penalty_id: UUID, body: WaivePenalty
) -> PenaltyView | ApprovalView:
    """Give a penalty back by the return rule, once (rule C7).

    Raises:
        PenaltyNotFound, KeyWithoutPerson.
        AlreadyReversed: it was waived before.
    """
    await journal.lock(tx, customer_id)
    penalty = await queries.penalty(tx.connection, penalty_id)
    if penalty is None:
        raise errors.PenaltyNotFound()
    ledger = await journal.read(tx, customer_id, entry_id=penalty.entry_id)
    draft = entries.reversal(
        ledger.state,
        penalty.entry_id,
        AccountKind.PENALTIES,
        compensation_days=penalty.terms.compensation_days,
    )
    waiting = await approvals.hold_back(
        tx,
        Wish(
            kind=ApprovalKind.WAIVER,
            customer_id=customer_id,
            subject_id=penalty_id,
            minutes=penalty.minutes,
            reason=body.reason,
        ),
    )
    if waiting:
        return waiting
    ledger.post(draft, reason=body.reason)
    await holds.write(tx, ledger, waiting=penalty.others_wait)
    waived = replace(penalty, waived_at=tx.now, waive_reason=body.reason)
    update_row(tx, Penalty, penalty, waived)
    outbox.emit(tx, "penalty.waived", penalty_id, customer_id=customer_id)
    return penalty_view(waived)
