"""How much a customer adds in a day, by its keys, its people's browsers and its mail.

What is added is counted in the transaction that adds it, under a lock of its row: so two at once never both
take what is left, and what is rolled back was never counted. The provider's own roles have no quota.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from app import errors
from app.access import queries, rows
from app.kit.actor import Role
from app.kit.postgres.database import Tx

NO_BYTES = 0


class Quota(StrEnum):
    """What is counted."""

    TICKETS = "tickets"
    REPLIES = "replies"
    ATTACHMENTS = "attachments"
    CALENDAR_FEEDS = "calendar_feeds"


@dataclass(frozen=True, slots=True)
class Most:
    """So much a customer adds in a day (UTC); without ``size_bytes`` only things are counted."""

    things: int
    size_bytes: int = NO_BYTES


MOST: Mapping[Quota, Most] = {
    Quota.TICKETS: Most(200),
    Quota.REPLIES: Most(1000),
    Quota.ATTACHMENTS: Most(500, 250_000_000),
    Quota.CALENDAR_FEEDS: Most(50),
}


async def count(
    tx: Tx, customer_id: UUID, quota: Quota, *, things: int = 1, size_bytes: int = NO_BYTES
) -> None:
    """Count what a customer adds; nothing where somebody of the provider does.

    Raises:
        QuotaExceeded: there is not as much left today; nothing was counted.
    """
    if tx.actor.role is not Role.CUSTOMER or not things:
        return
    most, today = MOST[quota], tx.now.astimezone(UTC).date()
    if await rows.count(
        tx, customer_id, quota, today, things, size_bytes, most.things, most.size_bytes
    ):
        return
    used_things, used_bytes = await queries.used(tx.connection, customer_id, quota, today)
    frees_at = datetime.combine(today + timedelta(days=1), time(), UTC)
    sizes = {"limit_bytes": most.size_bytes, "used_bytes": used_bytes} if most.size_bytes else {}
    raise errors.QuotaExceeded(
        after_seconds=int((frees_at - tx.now).total_seconds()) + 1,
        quota=quota.value,
        limit_things=most.things,
        used_things=used_things,
        **sizes,
        frees_at=frees_at,
    )
