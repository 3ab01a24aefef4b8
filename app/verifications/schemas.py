"""Answers about verifications."""

from uuid import UUID

from pydantic import Field

from app.kit.web.schema import UtcInstant, View
from app.verifications.rows import VerificationRecord
from app.verifications.rules import VerificationStatus, VerificationTrouble


class VerificationView(View):
    """One time that everything was recomputed from the postings and the entries."""

    id: UUID
    status: VerificationStatus
    requested_by: str = Field(description="Who asked for it; the worker does so daily.")
    requested_at: UtcInstant
    started_at: UtcInstant | None = Field(description="When it began; null while it waits.")
    finished_at: UtcInstant | None = Field(description="When it ended; null until then.")
    checked: int | None = Field(description="How many invariants were looked at; null until then.")
    broken: int = Field(description="How many of them do not hold.")
    trouble: VerificationTrouble | None = Field(
        description="Why it could not be finished: it `took_too_long`, or `ended_early`."
    )


class FindingView(View):
    """An invariant that does not hold."""

    invariant: str = Field(description="The id of the invariant, and what it says.")
    rows: list[dict[str, str]] = Field(
        description="Up to 20 rows that break it, by their columns, each value as up to 200 characters."
    )


class VerificationWithFindings(VerificationView):
    """A verification, with what it found."""

    findings: list[FindingView] = Field(description="The invariants that do not hold.")


def verification_view(one: VerificationRecord) -> VerificationView:
    """A verification as it is answered."""
    return VerificationView(
        id=one.id, status=one.status, requested_by=one.requested_by, requested_at=one.requested_at,
        started_at=one.started_at, finished_at=one.finished_at, checked=one.checked,
        broken=len(one.findings), trouble=one.trouble,
    )  # fmt: skip


def with_findings(one: VerificationRecord) -> VerificationWithFindings:
    """The same, with what it found."""
    findings = [FindingView.model_validate(found) for found in one.findings]
    return VerificationWithFindings(**verification_view(one).model_dump(), findings=findings)
