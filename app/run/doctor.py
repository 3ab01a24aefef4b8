"""Looks whether an installation can do what is asked of it, and says in sentences what it cannot."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from app.access import queries as keys
from app.access import rules
from app.access.permissions import may
from app.access.rows import KeyRecord
from app.approvals import queries as approvals
from app.approvals.rows import ApprovalRecord
from app.approvals.rules import DECIDED_BY, ApprovalKind
from app.audit import queries as audit
from app.deliveries import queries as deliveries
from app.deliveries.queries import Standing
from app.kit.actor import Role
from app.kit.postgres.database import Connection
from app.run import logins
from app.run.worker import JOBS
from app.verifications import queries as verifications
from app.verifications.rows import VerificationRecord
from app.verifications.rules import VerificationStatus

# A job that is due waits for a minute at most; a machine may have slept meanwhile.
LATE = timedelta(minutes=10)
LOST_WITHIN = timedelta(days=7)
_DONE_IN_TIME = "SELECT entrypoint FROM pgqueuer_schedules WHERE next_run >= $1"


async def findings(connection: Connection, now: datetime) -> list[str]:
    """What somebody should look after, a sentence each; none if all is well."""
    living = [
        key
        for key in await keys.every_key(connection)
        if key.revoked_at is None and (key.expires_at is None or now < key.expires_at)
    ]
    found = await _of_the_login(connection)
    found += _of_keys(living) + _of_ends(living, now)
    if (await approvals.thresholds(connection)).thresholds.any_set:
        found += _of_four_eyes(living)
    found += _in_vain(living, await approvals.pending(connection, now))
    found += await _of_the_worker(connection, now)
    found += _of_verifications(await verifications.last(connection))
    found += _of_the_audit(await audit.lost_since(connection, now - LOST_WITHIN))
    return found + _of_deliveries(await deliveries.standing(connection, now), now)


def _of_the_audit(lost: int) -> list[str]:
    if not lost:
        return []
    found = (
        f"The audit fell behind within the last {LOST_WITHIN.days} days: {lost} reads and refusals were"
        " too much at once, and only their number is known. Look at `GET /v1/audit?outcome=lost`."
    )
    return [found]


async def _of_the_login(connection: Connection) -> list[str]:
    if not await logins.is_owner(connection):
        return []
    found = (
        "The service logs in as the owner of its database: give it a role of its own in"
        " PERSONDAY_DATABASE_URL, the owner's address in PERSONDAY_OWNER_URL, and run"
        " `personday migrate` (docs/operations.md)."
    )
    return [found]


def _of_deliveries(standing: Standing, now: datetime) -> list[str]:
    found = []
    if standing.failed:
        found.append(
            f"Deliveries set aside after their last try: {standing.failed}. Look at"
            " `GET /v1/deliveries?state=failed`, and retry them."
        )
    if standing.oldest_due_at is not None and standing.oldest_due_at < now - LATE:
        found.append(
            f"A delivery has been due since {standing.oldest_due_at:%Y-%m-%d %H:%M} UTC: its receiver is"
            " slow, or no worker runs."
        )
    return found


async def _of_the_worker(connection: Connection, now: datetime) -> list[str]:
    in_time = {row["entrypoint"] for row in await connection.fetch(_DONE_IN_TIME, now - LATE)}
    late = sorted(JOBS.keys() - in_time)
    if not late:
        return []
    return [
        f"No worker does what is due: {', '.join(late)}. Run `personday worker`, or `serve` with it."
    ]


def _of_verifications(last: VerificationRecord | None) -> list[str]:
    if last is None or last.status is VerificationStatus.PASSED:
        return []
    return [f"The last verification is {last.status}: look at `GET /v1/verifications/{last.id}`."]


def _of_keys(living: Sequence[KeyRecord]) -> list[str]:
    if any(key.role is Role.ADMIN for key in living):
        return []
    return ["No admin has a key: make one with `personday keys create --role admin`."]


def _of_ends(living: Sequence[KeyRecord], now: datetime) -> list[str]:
    """Keys that end soon: those that nobody replaced, and those that are used although somebody did."""
    followed = {key.replaces_id: key for key in living if key.replaces_id is not None}
    found = []
    for key in living:
        after = followed.get(key.id)
        if after is None and rules.ends_soon(key, now):
            found.append(
                f"The key {key.id} ({key.role}) ends at {key.expires_at:%Y-%m-%d %H:%M} UTC: replace it by"
                f" `POST /v1/keys/{key.id}/rotate`."
            )
        if after and key.last_used_at and key.last_used_at > after.created_at:
            found.append(
                f"The key {key.id} ({key.role}) was replaced by {after.id}, is still used, and ends at"
                f" {key.expires_at:%Y-%m-%d %H:%M} UTC."
            )
    return found


def _of_four_eyes(living: Sequence[KeyRecord]) -> list[str]:
    """Thresholds are set: who can ask for what is above them, and who can approve it?"""
    found = [
        f"The key {key.id} ({key.role}) names no person: above the thresholds it can neither ask nor"
        " approve."
        for key in living
        if key.person_id is None and key.role in (Role.LEAD, Role.FINANCE, Role.ADMIN)
    ]
    for kind in ApprovalKind:
        people = _deciders(living, kind)
        if len(people) < 2:
            found.append(
                f"What is above the thresholds waits for a second person, and of each {kind}"
                f" {len(people)} could decide: give keys to two who may."
            )
    return found


def _in_vain(living: Sequence[KeyRecord], waiting: Sequence[ApprovalRecord]) -> list[str]:
    return [
        f"The approval {one.id} ({one.kind}) waits until {one.expires_at:%Y-%m-%d %H:%M} UTC, and nobody"
        " but who asked for it could approve it."
        for one in waiting
        if not _deciders(living, one.kind) - {one.requested_by}
    ]


def _deciders(living: Sequence[KeyRecord], kind: ApprovalKind) -> set[object]:
    needed = DECIDED_BY[kind]
    return {key.person_id for key in living if may(key.actor, needed) and key.person_id is not None}
