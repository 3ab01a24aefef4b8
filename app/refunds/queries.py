"""What is read before a refund."""

from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.refunds.rules import PaidBack


async def paid_back(db: Reader, purchase_id: UUID) -> PaidBack:
    """What refunds of a purchase paid back so far, of those whose money is known."""
    row = await db.fetchrow(
        "SELECT coalesce(sum(net), 0) AS net, coalesce(sum(tax), 0) AS tax FROM refund"
        " WHERE purchase_id = $1",
        purchase_id,
    )
    assert row is not None
    return read_row(PaidBack, row)
