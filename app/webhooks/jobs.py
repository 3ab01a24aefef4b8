"""Secrets that sign no more are not kept."""

from datetime import datetime

from app.kit.actor import WORKER, Actor, Role
from app.kit.database import Pool, transaction
from app.webhooks import rows


async def forget_ended_secrets(pool: Pool, now: datetime) -> None:
    """Delete the secrets of before rotations that are over (a job)."""
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        rows.forget_ended(tx)


JOBS = {"forget_webhook_secrets": ("23 * * * *", forget_ended_secrets)}
