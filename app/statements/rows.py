"""What is read for a statement beside the ledger, as records."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app.plans.rules import SessionCategory
from app.sessions.rules import PenaltyKind
from app.statements.rules import Revision


class SubjectRecord(Struct, frozen=True, kw_only=True):
    """Whose month it is, who writes the statement, and in which language, unless another is asked for."""

    customer: str
    language: str
    contact_language: str | None
    provider: str
    support_email: str
    support_phone: str | None
    time_zone: str


class WorksheetRecord(Struct, frozen=True, kw_only=True):
    """A worksheet with all its revisions, in order, and the session that it is of."""

    id: UUID
    session_id: UUID
    starts_at: datetime
    category: SessionCategory
    submitted_at: datetime
    disputed: bool
    revisions: tuple[Revision, ...]


class PenaltyRecord(Struct, frozen=True, kw_only=True):
    """A penalty by its entry: what it is for, and the planned time that was not kept."""

    entry_id: UUID
    session_id: UUID
    kind: PenaltyKind
    starts_at: datetime
    category: SessionCategory


class PurchaseRecord(Struct, frozen=True, kw_only=True):
    """What a purchase costs without and with tax, and its invoice."""

    id: UUID
    net: Decimal
    gross: Decimal
    currency: str
    invoice_number: str | None


class RefundRecord(Struct, frozen=True, kw_only=True):
    """What an entry paid back, without and with tax, and why; those of before tell no money."""

    entry_id: UUID
    net: Decimal | None
    gross: Decimal | None
    currency: str
    reason: str | None


class AdjustmentRecord(Struct, frozen=True, kw_only=True):
    """Why an entry adjusted credit, and whether it made up for what had expired."""

    entry_id: UUID
    reason: str | None
    compensation: bool
