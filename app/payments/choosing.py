"""Files that are looked at before they are recorded: kept meanwhile, so that one is chosen once."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.payments import rows
from app.payments.rows import ChosenFile

# Who looks longer than this chooses it again.
KEPT_FOR = timedelta(hours=1)
_LONGEST_NAME = 200


async def keep(
    pool: Pool, actor: Actor, sign_in_id: UUID, name: str, content: bytes, now: datetime
) -> ChosenFile:
    """Keep a file for who looks at it, in place of the one that they chose before."""
    shown = "".join(sign for sign in name if sign.isprintable())[-_LONGEST_NAME:]
    chosen = ChosenFile(shown, hashlib.sha256(content).hexdigest(), content)
    async with transaction(pool, actor, now) as tx:
        rows.keep_chosen(tx, sign_in_id, chosen)
    return chosen


async def forget(pool: Pool, now: datetime) -> None:
    """Forget files that nobody looks at any more (a job)."""
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        rows.forget_chosen(tx, now - KEPT_FOR)
