"""Verbs about deliveries."""

from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.deliveries import queries
from app.deliveries.rules import LIFE_CYCLE
from app.deliveries.schemas import DeliveryView, delivery_view
from app.deliveries.tables import Delivery
from app.kit.postgres.database import Tx
from app.kit.postgres.rows import lock_row, update_row


async def retry(tx: Tx, delivery_id: UUID) -> DeliveryView:
    """Have what was set aside or dropped tried anew, with all the attempts that a fresh one has.

    Raises:
        DeliveryNotFound.
        InvalidTransition: it waits anyway, or was taken.
    """
    await lock_row(tx, Delivery, delivery_id)
    delivery = await queries.delivery(tx.connection, delivery_id)
    if delivery is None:
        raise errors.DeliveryNotFound()
    waiting = replace(
        delivery,
        state=LIFE_CYCLE.after(delivery.state, "retry"),
        attempts_before=delivery.attempts,
        due_at=tx.now,
        finished_at=None,
    )
    update_row(tx, Delivery, delivery, waiting)
    return delivery_view(waiting)
