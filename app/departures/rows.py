"""What somebody who leaves is needed for still, as records."""

from uuid import UUID

from msgspec import Struct


class CreditLeft(Struct, frozen=True, kw_only=True):
    """What is left of a customer's credit, in minutes."""

    available_minutes: int
    held_minutes: int
    awaiting_confirmation_minutes: int
    debt_minutes: int


class Touched(Struct, frozen=True, kw_only=True):
    """The live sessions and unresolved tickets of who leaves, and a customer's credit; the first of many."""

    session_ids: tuple[UUID, ...]
    ticket_ids: tuple[UUID, ...]
    credit: CreditLeft | None = None
