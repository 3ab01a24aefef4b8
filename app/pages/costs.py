"""What a verb costs, as pages show it before it is done, and hold what is done to it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from pydantic import Field

from app import errors
from app.kit.postgres.database import Reader, Tx
from app.kit.web.schema import Body
from app.ledger import credit
from app.ledger.schemas import CreditView, credit_view
from app.sessions import queries, rules
from app.sessions.rows import SessionRecord
from app.sessions.rules import MissingCredit, SessionStatus
from app.sessions.schemas import SessionChanged

Seen = TypeVar("Seen")


class Shown(Body):
    """What a page showed of the cost before somebody agreed to it."""

    cost_minutes: int = Field(default=0, ge=0)


def as_shown(changed: SessionChanged, shown: Shown) -> SessionChanged:
    """A change, if it costs no more than was shown.

    Raises:
        CostChanged: meanwhile it became late.
    """
    minutes = changed.penalty.minutes if changed.penalty else 0
    if minutes > shown.cost_minutes:
        raise errors.CostChanged(shown_minutes=shown.cost_minutes, minutes=minutes)
    return changed


async def with_credit(
    tx: Tx, customer_id: UUID, verb: Callable[[], Awaitable[Seen]]
) -> tuple[Seen, CreditView, CreditView]:
    """What a verb makes, and a customer's credit before it and after it.

    Raises:
        DomainError: what refuses the verb.
    """
    before = await _credit(tx.connection, customer_id, tx.now)
    seen = await verb()
    await tx.flush()
    return seen, before, await _credit(tx.connection, customer_id, tx.now)


async def missing_credit(db: Reader, session: SessionRecord, now: datetime) -> MissingCredit | None:
    """What a session lacks that waits for credit, and what makes it firm; of another one None."""
    if session.status is not SessionStatus.AWAITING_CREDIT:
        return None
    present = await _credit(db, session.customer_id, now)
    return rules.missing_credit(
        session.required_minutes,
        await queries.waiting_before(db, session, now),
        present.available_minutes,
        present.debt_minutes,
        session.terms.minimum_purchase_minutes,
    )


async def _credit(db: Reader, customer_id: UUID, now: datetime) -> CreditView:
    found = await credit.credit(db, customer_id, now)
    assert found is not None, "it is made with the customer"
    return credit_view(found, customer_id, now)
