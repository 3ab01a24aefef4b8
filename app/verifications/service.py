"""Verbs about verifications: one is asked for, begun and ended."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import asdict, replace

from app.kit.postgres.database import Tx
from app.kit.postgres.rows import insert_row, update_row
from app.verifications.rows import Finding, VerificationRecord
from app.verifications.rules import VerificationStatus, VerificationTrouble, bounded
from app.verifications.schemas import VerificationWithFindings, with_findings
from app.verifications.tables import Verification

Found = Mapping[str, Sequence[Mapping[str, Any]]]


async def ask(tx: Tx) -> VerificationWithFindings:
    """Ask for a verification: the worker begins with it within a minute.

    Raises:
        VerificationWaits: one was asked for already, and has not begun.
    """
    record = VerificationRecord(
        id=tx.new_id(), status=VerificationStatus.WAITING, requested_by=tx.actor.id,
        requested_at=tx.now, findings=[],
    )  # fmt: skip
    insert_row(tx, Verification, record)
    return with_findings(record)


def begin(tx: Tx, asked: VerificationRecord) -> VerificationRecord:
    """Note that it runs; one that whoever ran it left unfinished begins anew."""
    begun = replace(asked, status=VerificationStatus.RUNNING, started_at=tx.now)
    update_row(tx, Verification, asked, begun)
    return begun


def end(tx: Tx, begun: VerificationRecord, checked: int, found: Found) -> VerificationRecord:
    """Note what did not hold of the invariants that were checked; nothing where all is well."""
    findings = [asdict(Finding(name, tuple(bounded(rows)))) for name, rows in found.items()]
    status = VerificationStatus.BROKEN if findings else VerificationStatus.PASSED
    ended = replace(begun, status=status, finished_at=tx.now, checked=checked, findings=findings)
    update_row(tx, Verification, begun, ended)
    return ended


def give_up(tx: Tx, begun: VerificationRecord, trouble: VerificationTrouble) -> VerificationRecord:
    """Note that it could not be finished."""
    ended = replace(begun, status=VerificationStatus.ABORTED, finished_at=tx.now, trouble=trouble)
    update_row(tx, Verification, begun, ended)
    return ended
