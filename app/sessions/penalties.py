"""Penalties: charged for a late change of a session, and waived by a lead (rule C7)."""

from uuid import UUID

from app import errors
from app.kit import outbox
from app.kit.clock import local_date
from app.kit.database import Row, Tx
from app.ledger import entries, journal
from app.ledger.accounts import AccountKind
from app.ledger.book import Book
from app.plans.rules import Terms
from app.sessions import holds, queries
from app.sessions.rules import PenaltyKind
from app.sessions.schemas import PenaltyView, WaivePenalty, penalty_view


def charge(
    tx: Tx,
    ledger: Book,
    session: Row,
    kind: PenaltyKind,
    minutes: int,
    reference: str,
) -> PenaltyView | None:
    """Post and stage a penalty; None when the change costs nothing."""
    if not minutes:
        return None
    entry = ledger.post(
        entries.penalty(ledger.state, reference, minutes, at=ledger.at),
        service_on=local_date(session["starts_at"], ledger.zone),
    )
    penalty = PenaltyView(
        id=tx.new_id(),
        customer_id=session["customer_id"],
        session_id=session["id"],
        kind=kind.value,
        minutes=minutes,
        charged_at=tx.now,
        waived_at=None,
        waive_reason=None,
    )
    tx.stage(
        "INSERT INTO penalty (id, customer_id, session_id, kind, minutes, entry_id, charged_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7)",
        penalty.id, penalty.customer_id, penalty.session_id, penalty.kind, minutes, entry.id,
        tx.now,
    )  # fmt: skip
    assert penalty.id is not None
    outbox.emit(tx, "penalty.charged", penalty.id, customer_id=penalty.customer_id)
    return penalty


async def waive(tx: Tx, customer_id: UUID, penalty_id: UUID, body: WaivePenalty) -> PenaltyView:
    """Give a penalty back by the return rule, once (rule C7).

    Raises:
        AlreadyReversed: it was waived before.
    """
    await journal.lock(tx, customer_id)
    row = await queries.penalty(tx.connection, penalty_id)
    if row is None:
        raise errors.PenaltyNotFound()
    ledger = await journal.read(tx, customer_id, entry_id=row["entry_id"])
    days = Terms.of(row["terms"]).compensation_days
    draft = entries.reversal(
        ledger.state, row["entry_id"], AccountKind.PENALTIES, compensation_days=days
    )
    ledger.post(draft, reason=body.reason)
    await holds.write(tx, ledger, waiting=row["others_wait"])
    tx.stage(
        "UPDATE penalty SET waived_at = $2, waive_reason = $3 WHERE id = $1",
        penalty_id, tx.now, body.reason,
    )  # fmt: skip
    outbox.emit(tx, "penalty.waived", penalty_id, customer_id=customer_id)
    return penalty_view({**row, "waived_at": tx.now, "waive_reason": body.reason})
