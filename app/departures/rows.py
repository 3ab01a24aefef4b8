"""What somebody who leaves is needed for still, as records."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLeft:
    """What is left of a customer's credit, in minutes."""

    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The live sessions and unresolved tickets of who leaves, and a customer's credit; the first of many."""

    session_ids: tuple[UUID, ...]
    ticket_ids: tuple[UUID, ...]
    credit: CreditLeft | None = None
