"""What is personal is kept no longer than the company says."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from app.audit import rows as audit
from app.inbound import rows as inbound
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.kit.web import idempotency
from app.mails import rows as mails
from app.privacy import queries

_AT_ONCE = 1000
# A run that finds more leaves that to the next: other jobs have their turn.
_MOST_AT_A_RUN = 200_000

Forget = Callable[[Pool, datetime, int], Awaitable[int]]


async def keep_retention(pool: Pool, now: datetime) -> dict[str, int]:
    """Remove what is kept long enough, some at a time; tells how much of what (a job)."""
    kept = await queries.retention(pool)
    removed = {}
    plans: list[tuple[str, int | None, Forget]] = [
        ("addresses", kept.address_days, audit.forget_addresses),
        ("audit", kept.audit_days, audit.forget_records),
        ("raw mail", kept.raw_mail_days, inbound.forget_raw),
        ("mails", kept.mail_days, mails.forget_some),
        ("answers", kept.answer_days, idempotency.forget_some),
    ]
    for what, days, forget in plans:
        if days is not None:
            removed[what] = await _forget(pool, forget, now - timedelta(days=days))
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        for what, times in removed.items():
            audit.note(tx, f"job keep_retention: {what}", times=times)
    return removed


async def _forget(pool: Pool, forget: Forget, before: datetime) -> int:
    removed = 0
    while removed < _MOST_AT_A_RUN:
        some = await forget(pool, before, _AT_ONCE)
        removed += some
        if some < _AT_ONCE:
            break
    return removed


JOBS = {"keep_retention": ("33 3 * * *", keep_retention)}
