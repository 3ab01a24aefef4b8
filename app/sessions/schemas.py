"""Bodies and answers about sessions and penalties."""

from datetime import datetime
from typing import Annotated, Any, Self
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field, ValidationInfo, field_validator

from app import examples
from app.kit.web.schema import (
    Body,
    Flag,
    Id,
    Instant,
    Keyword,
    LanguageCode,
    Minutes,
    Name,
    Text,
    Url,
    UtcInstant,
    Version,
    View,
)
from app.plans.rules import SessionCategory
from app.plans.schemas import TermsView
from app.sessions.history import InvitationAnswerView, MoveView, UndoneStartView
from app.sessions.rows import PenaltyRecord, SessionRecord
from app.sessions.rules import (
    Party,
    PenaltyKind,
    SessionStatus,
    SessionWarning,
    has_access,
    penalty_free_until,
)

MAX_TECHNICIANS = 4
MAX_ESTIMATE_MINUTES = 12 * 60


def _distinct(ids: list[UUID]) -> list[UUID]:
    if len(set(ids)) != len(ids):
        raise ValueError("a technician is named twice")
    return ids


def _web_address(url: str) -> str:
    broken = not url.isprintable() or " " in url
    if broken or urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname:
        raise ValueError("not an http or https address")
    return url


Estimate = Annotated[
    Minutes,
    Field(
        ge=1,
        le=MAX_ESTIMATE_MINUTES,
        description="Planned length; a multiple of 10, at most 12 hours.",
        json_schema_extra={"multipleOf": 10},
        examples=[120],
    ),
]
TechnicianIds = Annotated[
    list[Id], Field(min_length=1, max_length=MAX_TECHNICIANS), AfterValidator(_distinct)
]
TechniciansNeeded = Annotated[int, Field(ge=1, le=MAX_TECHNICIANS, strict=True)]
OverrideReason = Annotated[
    Text,
    Field(description="A lead's: leaves working time, notice and horizon aside, and is kept."),
]
JoinUrl = Annotated[
    Url,
    Field(description="http(s) address to join at."),
    AfterValidator(_web_address),
]


_EXAMPLE: dict[str, Any] = {
    "category": "installation_upgrade_migration",
    "starts_at": examples.STARTS_AT,
    "estimated_minutes": 60,
}


class Booking(Body):
    """What is agreed of a session, whoever it is for."""

    server_id: Id | None = Field(default=None, description="Needed to start, not to book (S1).")
    category: Annotated[Keyword, Field(description="A `SessionCategory` (rule S4).")]
    starts_at: Instant
    estimated_minutes: Estimate
    technicians_needed: TechniciansNeeded | None = Field(
        default=None, description="How many to choose, instead of naming them."
    )
    technician_ids: TechnicianIds | None = Field(default=None, validate_default=True)
    language: LanguageCode | None = Field(
        default=None, description="What those chosen speak; kept for when one is replaced."
    )
    hold_slot: Flag = Field(
        default=False, description="Keep the slot and wait for credit where it is short (C5)."
    )
    override_reason: OverrideReason | None = None
    remote_tool: Name | None = None
    join_url: JoinUrl | None = None

    @field_validator("technician_ids")
    @classmethod
    def _names_or_counts(cls, ids: list[UUID] | None, info: ValidationInfo) -> list[UUID] | None:
        if (ids is None) == (info.data.get("technicians_needed") is None):
            raise ValueError("either technician_ids or technicians_needed is given")
        return ids


class BookSession(Booking):
    """A planned remote session. Its estimate times its technicians is reserved (rule C5).

    Either ``technician_ids`` says who holds it, or ``technicians_needed`` how many: then those are
    chosen who know the category and the ``language`` and are free, the least loaded first.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "customer_id": str(examples.CUSTOMER),
                    "server_id": str(examples.SERVER),
                    **_EXAMPLE,
                    "technician_ids": [str(examples.TECHNICIAN)],
                }
            ]
        }
    )

    customer_id: Id
    ticket_id: Id | None = Field(default=None, description="The ticket it is for (S4).")


class BookForTicket(Booking):
    """Server support for a ticket, of its customer and by default on its server (rules S4, C5)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{**_EXAMPLE, "technicians_needed": 1}]}
    )


class ChangeSession(Body):
    """What shall be different: a new estimate reserves more or releases the difference."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"estimated_minutes": 90}]})

    estimated_minutes: Estimate | None = None
    technician_ids: TechnicianIds | None = None
    server_id: Id | None = Field(default=None, description="Needed to start (S1).")
    remote_tool: Name | None = None
    join_url: JoinUrl | None = None
    override_reason: OverrideReason | None = None


class ReassignSession(Body):
    """Who is replaced, and by whom: by default one who knows category and language and is free."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"language": "en"}]})

    technician_id: Id | None = Field(
        default=None, description="Who is replaced; may be left out where there is one technician."
    )
    replacement_id: Id | None = Field(default=None, description="Who comes instead.")
    language: LanguageCode | None = Field(
        default=None, description="By default the one the session was booked for."
    )
    override_reason: OverrideReason | None = None


class MoveSession(Body):
    """A new start for a session. What it costs is the answer of a dry run."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"starts_at": examples.LATER, "asked_by": "customer"}]}
    )

    starts_at: Instant
    technicians_needed: TechniciansNeeded | None = Field(
        default=None,
        description="Choose that many anew, those of before first; the same number as before.",
    )
    technician_ids: TechnicianIds | None = Field(
        default=None, description="The same number of technicians as before."
    )
    override_reason: OverrideReason | None = None
    asked_by: Party
    reason: Text | None = None

    @field_validator("technician_ids")
    @classmethod
    def _names_or_counts(cls, ids: list[UUID] | None, info: ValidationInfo) -> list[UUID] | None:
        if ids is not None and info.data.get("technicians_needed") is not None:
            raise ValueError("technician_ids and technicians_needed exclude each other")
        return ids


class CancelSession(Body):
    """Who asks to cancel."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"asked_by": "provider"}]})

    asked_by: Party
    reason: Text | None = None


class NoShow(Body):
    """Who did not come."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"party": "provider"}]})

    party: Party


class UndoStart(Body):
    """Why a start is undone."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "the wrong session"}]})

    reason: Text


class WaivePenalty(Body):
    """Why a penalty is waived."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "a family emergency"}]})

    reason: Text


class SessionView(View):
    """A planned remote session."""

    id: UUID | None = Field(description="Null in a dry run of booking.")
    customer_id: UUID
    server_id: UUID | None
    ticket_id: UUID | None = Field(description="The ticket it is for.")
    status: SessionStatus
    category: SessionCategory
    starts_at: UtcInstant
    ends_at: UtcInstant
    penalty_free_until: UtcInstant
    estimated_minutes: int
    reserved_minutes: int = Field(description="What is held for it now.")
    technician_ids: list[UUID]
    former_technician_ids: list[UUID] = Field(
        description="Who left it on its day; their time can be on the worksheet, too."
    )
    terms: TermsView = Field(description="The contract terms it was agreed under.")
    warnings: list[SessionWarning] = Field(description="What still stands in its way.")
    top_up_by: UtcInstant | None = Field(
        description="The last instant at which it waits, or waited, for credit (C5)."
    )
    language: str | None
    override_reason: str | None
    remote_tool: str | None
    join_url: str | None
    booked_at: UtcInstant
    started_at: UtcInstant | None
    ended_at: UtcInstant | None
    moves: list[MoveView]
    undone_starts: list[UndoneStartView] = Field(description="Starts that were accidents.")
    answers: list[InvitationAnswerView] = Field(
        description="The newest answer of each attendee to the invitation; the version stays."
        " A customer's key reads those of its contacts."
    )
    version: Version

    def for_customers(self) -> Self:
        """The same with what its own contacts answered, and without a lead's reasons."""
        undone = [one.model_copy(update={"reason": None}) for one in self.undone_starts]
        answers = [one for one in self.answers if one.contact_id is not None]
        return self.model_copy(
            update={"override_reason": None, "undone_starts": undone, "answers": answers}
        )


class PenaltyView(View):
    """Credit lost by a late change."""

    id: UUID | None = Field(description="Null in a dry run.")
    customer_id: UUID
    session_id: UUID
    kind: PenaltyKind
    minutes: int
    charged_at: UtcInstant
    waived_at: UtcInstant | None
    waive_reason: str | None


class SessionChanged(View):
    """A session after a change, and what the change cost."""

    session: SessionView
    penalty: PenaltyView | None

    @property
    def etag(self) -> str | None:
        """That of the session."""
        return self.session.etag

    def for_customers(self) -> Self:
        """The session as a customer reads it."""
        return self.model_copy(update={"session": self.session.for_customers()})


def penalty_view(penalty: PenaltyRecord) -> PenaltyView:
    """A penalty as it is shown."""
    return PenaltyView.model_validate(penalty, from_attributes=True)


def session_view(session: SessionRecord, now: datetime) -> SessionView:
    """A session as it is shown at an instant."""
    return SessionView(
        id=session.id,
        customer_id=session.customer_id,
        server_id=session.server_id,
        ticket_id=session.ticket_id,
        status=session.status,
        category=session.category,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        penalty_free_until=penalty_free_until(session.starts_at, session.terms),
        estimated_minutes=session.estimated_minutes,
        reserved_minutes=session.reserved_minutes,
        technician_ids=list(session.technician_ids),
        former_technician_ids=list(session.former_technician_ids),
        terms=TermsView.model_validate(session.terms, from_attributes=True),
        warnings=_warnings(session, now),
        top_up_by=session.top_up_by,
        language=session.language,
        override_reason=session.override_reason,
        remote_tool=session.remote_tool,
        join_url=session.join_url,
        booked_at=session.booked_at,
        started_at=session.started_at,
        ended_at=session.ended_at,
        moves=[MoveView.model_validate(one, from_attributes=True) for one in session.moves],
        undone_starts=[
            UndoneStartView.model_validate(one, from_attributes=True)
            for one in session.undone_starts
        ],
        answers=[
            InvitationAnswerView.model_validate(one, from_attributes=True)
            for one in session.answers
        ],
        version=session.version,
    )


def _warnings(session: SessionRecord, now: datetime) -> list[SessionWarning]:
    """What stands between a session that was not started and its start (rules C5, S1)."""
    if session.status not in (SessionStatus.AWAITING_CREDIT, SessionStatus.SCHEDULED):
        return []
    waits = session.status is SessionStatus.AWAITING_CREDIT
    found = [SessionWarning.CREDIT_MISSING] if waits else []
    if not has_access(session.access_until, now):
        found.append(SessionWarning.SERVER_ACCESS_MISSING)
    elif not has_access(session.access_until, session.ends_at):
        found.append(SessionWarning.SERVER_ACCESS_ENDS_EARLY)
    return found


def session_changed(
    session: SessionRecord, penalty: PenaltyRecord | None, now: datetime, *, dry_run: bool
) -> SessionChanged:
    """A session and what its change cost; a dry run has made no penalty yet."""
    cost = None if penalty is None else penalty_view(penalty)
    if cost and dry_run:
        cost = cost.model_copy(update={"id": None})
    return SessionChanged(session=session_view(session, now), penalty=cost)
