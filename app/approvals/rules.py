"""What needs a second person, how long it waits for one, and who that may be. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from msgspec import Struct

from app import errors
from app.access.permissions import Capability, may
from app.kit.actor import Actor
from app.kit.lifecycle import LifeCycle

# Later it is asked for anew: what was right then may not be so any more.
WAITS_FOR = timedelta(days=14)


class ApprovalKind(StrEnum):
    """What was asked for: the verbs that give, take back or forgive credit."""

    ADJUSTMENT = "adjustment"
    REVERSAL = "reversal"
    REFUND = "refund"
    WAIVER = "waiver"


class ApprovalStatus(StrEnum):
    """Where an approval is in its life; all but the first are final."""

    PENDING_APPROVAL = "pending_approval"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


TRANSITIONS: Mapping[ApprovalStatus, Mapping[str, ApprovalStatus | None]] = {
    ApprovalStatus.PENDING_APPROVAL: {
        "approve": ApprovalStatus.APPROVED,
        "reject": ApprovalStatus.REJECTED,
        "withdraw": ApprovalStatus.WITHDRAWN,
        "expire": ApprovalStatus.EXPIRED,
    },
    ApprovalStatus.APPROVED: {},
    ApprovalStatus.REJECTED: {},
    ApprovalStatus.WITHDRAWN: {},
    ApprovalStatus.EXPIRED: {},
}
LIFE_CYCLE = LifeCycle("approval", TRANSITIONS)

# Who approves what, and so rejects it.
DECIDED_BY: Mapping[ApprovalKind, Capability] = {
    ApprovalKind.ADJUSTMENT: Capability.APPROVE_ADJUSTMENTS,
    ApprovalKind.REVERSAL: Capability.APPROVE_ADJUSTMENTS,
    ApprovalKind.REFUND: Capability.APPROVE_REFUNDS,
    ApprovalKind.WAIVER: Capability.APPROVE_WAIVERS,
}


class Thresholds(Struct, frozen=True):
    """What one person may do alone.

    Attributes:
        minutes: up to so many minutes of credit; None: as many as one likes.
        money: up to such an amount of each currency; one that is not named has no threshold.
    """

    minutes: int | None
    money: Mapping[str, Decimal]

    @property
    def any_set(self) -> bool:
        """Whether anything can wait at all."""
        return self.minutes is not None or bool(self.money)

    def exceeded_by(self, minutes: int, amount: Decimal | None, currency: str | None) -> bool:
        """Whether so many minutes, given or taken, or that amount are more than one person may move."""
        if self.minutes is not None and abs(minutes) > self.minutes:
            return True
        limit = self.money.get(currency) if currency is not None else None
        return limit is not None and amount is not None and amount > limit


def status_at(status: ApprovalStatus, expires_at: datetime, now: datetime) -> ApprovalStatus:
    """The status as it is read at an instant: from ``expires_at`` on nothing waits any more."""
    if status is ApprovalStatus.PENDING_APPROVAL and now >= expires_at:
        return LIFE_CYCLE.after(status, "expire")
    return status


def check_person(actor: Actor) -> UUID:
    """The person whose key it is.

    Raises:
        KeyWithoutPerson: the key names nobody, so nobody could tell two people by it.
    """
    if actor.person_id is None:
        raise errors.KeyWithoutPerson()
    return actor.person_id


def check_decider(actor: Actor, kind: ApprovalKind, requested_by: UUID) -> UUID:
    """The person who approves or rejects: somebody who may, and another than who asked.

    Raises:
        Forbidden, KeyWithoutPerson, OwnRequest.
    """
    if not may(actor, DECIDED_BY[kind]):
        raise errors.Forbidden(
            errors.Sentence("Your key's role does not decide on a %(kind)s.", kind=kind),
            role=actor.role.value,
        )
    person_id = check_person(actor)
    if person_id == requested_by:
        raise errors.OwnRequest()
    return person_id


def check_requester(actor: Actor, requested_by: UUID) -> UUID:
    """The person who withdraws: the one who asked, by whatever key.

    Raises:
        NotOwnRequest.
    """
    if actor.person_id != requested_by:
        raise errors.NotOwnRequest()
    return requested_by
