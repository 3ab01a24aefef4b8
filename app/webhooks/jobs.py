"""Secrets that sign no more are not kept, and what nobody wants any more is dropped."""

from datetime import datetime

from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.webhooks import rows
from app.webhooks.clearing import clear_disabled


async def forget_ended_secrets(pool: Pool, now: datetime) -> None:
    """Delete the secrets of before rotations that are over (a job)."""
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        rows.forget_ended(tx)


JOBS = {
    "forget_webhook_secrets": ("23 * * * *", forget_ended_secrets),
    "clear_disabled_endpoints": ("* * * * *", clear_disabled),
}
