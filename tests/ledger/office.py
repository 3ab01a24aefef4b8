"""The verbs that may need another person, asked of the service for one customer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from app.access import service as access
from app.access.schemas import NewPerson
from app.adjustments import rows as adjustment_rows
from app.adjustments.rows import AdjustmentRecord
from app.adjustments.rules import AdjustmentKind
from app.adjustments.schemas import AdjustmentView
from app.approvals import queries
from app.approvals import service as approvals
from app.approvals.rows import ApprovalRecord
from app.approvals.schemas import (
    ApprovalView,
    Reject,
    SetMoneyThreshold,
    SetThresholds,
    ThresholdsView,
    approval_view,
)
from app.approving import service as approving
from app.kit.actor import Actor, Role
from app.kit.money import minor_digits
from app.kit.postgres.database import Tx, transaction
from app.kit.postgres.rows import insert_row, read_row
from app.ledger.book import Entry
from app.plans.rules import DEFAULT_TERMS
from app.purchases import adjustments
from app.purchases.rows import PurchaseRecord
from app.purchases.rules import PaymentState, PurchaseStatus
from app.purchases.schemas import NewAdjustment, PurchaseView, Refund, ReverseAdjustment
from app.purchases.tables import Purchase
from app.refunds import service as refunds
from app.sessions import penalties
from app.sessions.rows import PenaltyRecord
from app.sessions.rules import PenaltyKind
from app.sessions.schemas import PenaltyView, WaivePenalty
from app.sessions.tables import Penalty
from tests.ledger.books import ACTOR, NOON, Books
from tests.ledger.four_eyes import Key

T = TypeVar("T")

NOBODY = Key(None, "admin")


@dataclass(frozen=True, slots=True)
class Office:
    """The provider's people, and the books of one customer."""

    books: Books
    people: dict[str, UUID]

    async def set_thresholds(self, minutes: int | None, money: dict[str, int]) -> ThresholdsView:
        """In minutes, and in minor units by currency."""
        amounts = [
            SetMoneyThreshold(currency=currency, amount=in_money(units, currency))
            for currency, units in money.items()
        ]
        body = SetThresholds(minutes=minutes, money=amounts)
        return await self._do(NOON, NOBODY, lambda tx: approvals.set_thresholds(tx, body))

    async def adjust(
        self, minutes: int, reason: str, *, at: datetime, by: Key, override: bool = False
    ) -> AdjustmentView | ApprovalView:
        body = NewAdjustment(
            minutes=minutes, reason=reason, override_reason=reason if override else None
        )
        customer_id = self.books.customer_id
        return await self._do(at, by, lambda tx: adjustments.adjust(tx, customer_id, body))

    async def reverse(
        self, adjustment_id: UUID, reason: str, *, at: datetime, by: Key
    ) -> AdjustmentView | ApprovalView:
        body = ReverseAdjustment(reason=reason)
        customer_id = self.books.customer_id
        return await self._do(
            at, by, lambda tx: adjustments.reverse(tx, customer_id, adjustment_id, body)
        )

    async def waive(
        self, penalty_id: UUID, reason: str, *, at: datetime, by: Key
    ) -> PenaltyView | ApprovalView:
        body = WaivePenalty(reason=reason)
        customer_id = self.books.customer_id
        return await self._do(at, by, lambda tx: penalties.waive(tx, customer_id, penalty_id, body))

    async def refund(
        self, purchase_id: UUID, minutes: int | None, reason: str, *, at: datetime, by: Key
    ) -> PurchaseView | ApprovalView:
        body = Refund(minutes=minutes, reason=reason)
        customer_id = self.books.customer_id
        return await self._do(at, by, lambda tx: refunds.refund(tx, customer_id, purchase_id, body))

    async def approve(self, approval_id: UUID, *, at: datetime, by: Key) -> ApprovalView:
        return await self._do(at, by, lambda tx: approving.approve(tx, approval_id))

    async def reject(self, approval_id: UUID, *, at: datetime, by: Key) -> ApprovalView:
        body = Reject(reason="no")
        return await self._do(at, by, lambda tx: approvals.reject(tx, approval_id, body))

    async def withdraw(self, approval_id: UUID, *, at: datetime, by: Key) -> ApprovalView:
        return await self._do(at, by, lambda tx: approvals.withdraw(tx, approval_id))

    async def approvals(self, at: datetime) -> dict[UUID, ApprovalView]:
        """All of the customer's that ever waited, as it is shown at an instant."""
        rows = await self.books.pool.fetch(
            "SELECT * FROM approval WHERE customer_id = $1", self.books.customer_id
        )
        found = [read_row(ApprovalRecord, row) for row in rows]
        return {one.id: approval_view(one, at) for one in found}

    async def waiting(self, at: datetime) -> list[UUID]:
        """What waits of the customer's."""
        found = await queries.pending(self.books.pool, at)
        return [one.id for one in found if one.customer_id == self.books.customer_id]

    # --- rows beside what was booked in the books, which the verbs go by ------------------------

    async def note_purchase(
        self, lot_id: UUID, minutes: int, net: int, currency: str, *, at: datetime
    ) -> None:
        price = in_money(net, currency)
        purchase = PurchaseRecord(
            id=lot_id,
            customer_id=self.books.customer_id,
            status=PurchaseStatus.PAID,
            version=1,
            minutes=minutes,
            minutes_per_person_day=480,
            price_per_person_day=Decimal(0),
            currency=currency,
            price_list_id=None,
            net=price,
            tax_rate=Decimal(0),
            tax=Decimal(0),
            gross=price,
            paid_amount=price,
            payment_state=PaymentState.PAID,
            invoice_number=None,
            external_reference=None,
            expires_on=None,
            refunded_minutes=0,
            refunds=0,
            created_at=at,
            paid_at=at,
        )
        async with transaction(self.books.pool, ACTOR, at) as tx:
            insert_row(tx, Purchase, purchase)

    async def note_adjustment(self, entry: Entry, minutes: int) -> UUID:
        """Its id is that of its reference."""
        adjustment = AdjustmentRecord(
            id=adjustment_of(entry.draft.reference),
            customer_id=self.books.customer_id,
            kind=AdjustmentKind.CORRECTION,
            minutes=minutes,
            reason="correction",
            entry_id=entry.id,
            created_at=entry.booked_at,
        )
        async with transaction(self.books.pool, ACTOR, entry.booked_at) as tx:
            adjustment_rows.insert(tx, adjustment)
        return adjustment.id

    async def note_penalty(self, entry: Entry, minutes: int) -> UUID:
        session_id = await self.books.note_session()
        penalty = PenaltyRecord(
            id=entry.id,
            customer_id=self.books.customer_id,
            session_id=session_id,
            kind=PenaltyKind.LATE_MOVE,
            minutes=minutes,
            entry_id=entry.id,
            charged_at=entry.booked_at,
            waived_at=None,
            waive_reason=None,
            terms=DEFAULT_TERMS,
        )
        async with transaction(self.books.pool, ACTOR, entry.booked_at) as tx:
            insert_row(tx, Penalty, penalty)
        return penalty.id

    async def _do(self, at: datetime, by: Key, verb: Callable[[Tx], Awaitable[T]]) -> T:
        """One request by a key; nothing is written unless it ends well."""
        person_id = self.people[by.person] if by.person else None
        actor = Actor(ACTOR.key_id, Role(by.role), person_id=person_id)
        async with transaction(self.books.pool, actor, at) as tx:
            return await verb(tx)


async def open_office(books: Books, *names: str) -> Office:
    """New people, who are nobody of another history."""
    people = {}
    async with transaction(books.pool, ACTOR, NOON) as tx:
        for name in names:
            body = NewPerson(name=name, email=f"{name}@{books.customer_id}.example")
            people[name] = (await access.enter_person(tx, body)).id
    return Office(books, people)


def in_money(units: int, currency: str) -> Decimal:
    """Minor units as an amount."""
    return Decimal(units).scaleb(-minor_digits(currency))


def adjustment_of(reference: str) -> UUID:
    """The adjustment that an entry names by its reference."""
    return UUID(reference.removeprefix("adjustment:"))
