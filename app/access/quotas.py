"""How much a customer adds in a day, by its keys, its people's browsers and its mail; and strangers by mail.

What is added is counted in the transaction that adds it, under a lock of its row: so two at once never both
take what is left, and what is rolled back was never counted. The provider's own roles have no quota.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

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
    MAILS = "mails"
    MAILS_OF_STRANGERS = "mails_of_strangers"


class Most(Struct, frozen=True):
    """So much is added in a day (UTC); without ``size_bytes`` only things are counted."""

    things: int
    size_bytes: int = NO_BYTES

    def times(self, scale: float) -> "Most":
        """So many times as much, a thing and a byte at the least."""
        size_bytes = max(1, round(self.size_bytes * scale)) if self.size_bytes else NO_BYTES
        return Most(max(1, round(self.things * scale)), size_bytes)


MOST: Mapping[Quota, Most] = {
    Quota.TICKETS: Most(200),
    Quota.REPLIES: Most(1000),
    Quota.ATTACHMENTS: Most(500, 250_000_000),
    Quota.CALENDAR_FEEDS: Most(50),
    Quota.MAILS: Most(2000, 400_000_000),
    Quota.MAILS_OF_STRANGERS: Most(5000, 500_000_000),
}
_scale = 1.0


def widen(scale: float) -> None:
    """Have all be so many times as much as usual in this process, from its begin on."""
    global _scale  # noqa: PLW0603  a process has one
    _scale = scale


async def count(
    tx: Tx, customer_id: UUID, quota: Quota, *, things: int = 1, size_bytes: int = NO_BYTES
) -> None:
    """Count what a customer adds; nothing where somebody of the provider does.

    Raises:
        QuotaExceeded: there is not as much left today; nothing was counted.
    """
    if tx.actor.role is Role.CUSTOMER and things:
        await _count(tx, customer_id, quota, things, size_bytes)


async def count_mail(tx: Tx, customer_id: UUID | None, size_bytes: int) -> None:
    """Count a message as it came, whoever hands it in: of a customer's people, or of all strangers together.

    Raises:
        QuotaExceeded: there is not as much left today; nothing was counted.
    """
    quota = Quota.MAILS if customer_id else Quota.MAILS_OF_STRANGERS
    await _count(tx, customer_id, quota, 1, size_bytes)


async def _count(
    tx: Tx, customer_id: UUID | None, quota: Quota, things: int, size_bytes: int
) -> None:
    most, today = MOST[quota].times(_scale), tx.now.astimezone(UTC).date()
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
