"""Four eyes as the decision on them tells it (0023), to hold the real approvals against.

A wish is a step of the model that somebody asks for. Above the thresholds it is not taken; who approves
it has it taken then, with all that the model refuses then. Nothing is shared with the service but words.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from tests.ledger.model import Model, Refused

DECIDERS = {
    "adjustment": {"lead", "finance", "admin"},
    "reversal": {"lead", "finance", "admin"},
    "refund": {"finance", "admin"},
    "waiver": {"lead", "admin"},
}


class Waits(Exception):
    """It could be done, but not by one person."""


@dataclass(frozen=True)
class Key:
    """Whose it is; None: nobody's that it names."""

    person: str | None
    role: str


@dataclass(eq=False)
class Wish:
    """What ``by`` asked for; ``minutes`` are below zero where they are taken."""

    kind: str
    by: Key
    at: datetime
    minutes: int
    step: Callable[[Model, datetime], None]
    reason: str
    subject: UUID | None = None
    amount: int | None = None
    currency: str | None = None
    override: bool = False
    status: str = "pending_approval"

    @property
    def ends_at(self) -> datetime:
        return self.at + timedelta(days=14)

    def status_at(self, now: datetime) -> str:
        over = self.status == "pending_approval" and now >= self.ends_at
        return "expired" if over else self.status

    def take(self, model: Model, now: datetime, key: Key) -> None:
        """What was asked for is done by a key, if it can be done now."""
        if self.override and key.role not in ("lead", "admin"):
            raise Refused("forbidden")
        self.step(model, now)


@dataclass
class Desk:
    """The thresholds, in minutes and in minor units, and all that ever waited."""

    minutes: int | None = None
    money: dict[str, int] = field(default_factory=dict)
    wishes: dict[UUID, Wish] = field(default_factory=dict)

    def ask(self, model: Model, wish: Wish) -> None:
        wish.take(model, wish.at, wish.by)
        if not self.above(wish):
            return
        if wish.by.person is None:
            raise Refused("key_without_person")
        raise Waits

    def above(self, wish: Wish) -> bool:
        if self.minutes is not None and abs(wish.minutes) > self.minutes:
            return True
        if wish.amount is None or wish.currency not in self.money:
            return False
        return wish.amount > self.money[wish.currency]

    def approve(self, model: Model, now: datetime, wish: Wish, key: Key) -> None:
        self._decide(now, wish, key)
        wish.take(model, now, key)
        wish.status = "approved"

    def reject(self, now: datetime, wish: Wish, key: Key) -> None:
        self._decide(now, wish, key)
        wish.status = "rejected"

    def withdraw(self, now: datetime, wish: Wish, key: Key) -> None:
        self._check_waits(now, wish)
        if key.person != wish.by.person:
            raise Refused("not_own_request")
        wish.status = "withdrawn"

    def worker_expires(self, now: datetime) -> None:
        """It is written down, whatever a clock tells that is behind."""
        for wish in self.wishes.values():
            wish.status = wish.status_at(now)

    def waiting(self, now: datetime) -> list[UUID]:
        """What waits, the first to end first."""
        waits = [
            (wish.ends_at, wish_id)
            for wish_id, wish in self.wishes.items()
            if wish.status_at(now) == "pending_approval"
        ]
        return [wish_id for _, wish_id in sorted(waits)]

    def _decide(self, now: datetime, wish: Wish, key: Key) -> None:
        self._check_waits(now, wish)
        if key.role not in DECIDERS[wish.kind]:
            raise Refused("forbidden")
        if key.person is None:
            raise Refused("key_without_person")
        if key.person == wish.by.person:
            raise Refused("own_request")

    def _check_waits(self, now: datetime, wish: Wish) -> None:
        if wish.status_at(now) != "pending_approval":
            raise Refused("invalid_transition")
