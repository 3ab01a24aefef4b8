"""Which endpoint is told of what, what its answers mean, and when it is given up. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from app.kit.lifecycle import LifeCycle

TESTED = "webhook_endpoint.tested"
# An endpoint is told of what comes in the feed from the latest of these on, itself included.
BEGINNINGS = ("webhook_endpoint.created", "webhook_endpoint.enabled")
# An endpoint that took nothing for so long, and was tried all the while, is disabled.
GIVEN_UP_AFTER = timedelta(days=5)
# So many secrets sign at the same time: the newest, and those that receivers may still have.
MAX_LIVE_SECRETS = 3
MAX_OVERLAP_HOURS = 168
# So many events are sent again by one request.
MAX_REDELIVERED = 10_000
# Events of no customer follow one another, too.
_OF_NO_CUSTOMER = UUID(int=0)
# What goes wrong on our side says nothing about the receiver.
_OUR_OWN = frozenset({"master_key", "internal"})
_GONE = 410


class EndpointStatus(StrEnum):
    """Whether an endpoint is told of events."""

    ENABLED = "enabled"
    DISABLED = "disabled"


class DisabledReason(StrEnum):
    """Why an endpoint is not told of events any more.

    Attributes:
        ASKED: somebody disabled it.
        GONE: its receiver answered 410.
        FAILING: it took nothing for five days.
    """

    ASKED = "asked"
    GONE = "gone"
    FAILING = "failing"


LIFE_CYCLE = LifeCycle(
    "webhook endpoint",
    {
        EndpointStatus.ENABLED: {"disable": EndpointStatus.DISABLED, "redeliver": None},
        EndpointStatus.DISABLED: {"enable": EndpointStatus.ENABLED},
    },
)


class Endpoint(Protocol):
    """What decides which events an endpoint is told of."""

    @property
    def id(self) -> UUID:
        """Which one it is."""

    @property
    def customer_id(self) -> UUID | None:
        """Whose events alone it is told of; None: everybody's."""

    @property
    def event_types(self) -> Sequence[str]:
        """Which types; none of them: all."""

    @property
    def status(self) -> EndpointStatus:
        """Whether it is told of any."""


class Happened(Struct, frozen=True):
    """What is known of an event: what kind, to what, and whose."""

    type: str
    subject_id: UUID
    customer_id: UUID | None


def wants(endpoint: Endpoint, event: Happened) -> bool:
    """Whether an endpoint is told of an event; of a test the tested one alone, even while it is disabled."""
    if event.type == TESTED:
        return event.subject_id == endpoint.id
    return (
        endpoint.status is EndpointStatus.ENABLED
        and endpoint.customer_id in (None, event.customer_id)
        and (not endpoint.event_types or event.type in endpoint.event_types)
    )


def is_since(event: Happened, position: int, beginning: int | None) -> bool:
    """Whether an event is none of before an endpoint was made or enabled, at that place of the feed.

    Without a place it was made behind all that have one; a test is of the tested one whenever it was asked.
    """
    return event.type == TESTED or (beginning is not None and beginning <= position)


def order_key(*, ordered: bool, event: Happened) -> UUID | None:
    """What events have in common that go one after the other to an endpoint: the customer's account."""
    # A test is to be answered now, and not behind what fails.
    if not ordered or event.type == TESTED:
        return None
    return event.customer_id or _OF_NO_CUSTOMER


def is_taken(status: int) -> bool:
    """Whether an answer says that a webhook was taken."""
    return 200 <= status < 300


def is_gone(status: int | None) -> bool:
    """Whether an answer says that nothing is to be sent ever again."""
    return status == _GONE


def word_of(status: int) -> str:
    """What is wrong with an answer that took nothing."""
    return "redirect" if 300 <= status < 400 else "status"


def counts(error: str | None) -> bool:
    """Whether a failure is the receiver's, and so brings it nearer to being given up."""
    return error not in _OUR_OWN


def is_given_up(failing_since: datetime, now: datetime) -> bool:
    """Whether an endpoint that fails again has done so for too long."""
    return now - failing_since >= GIVEN_UP_AFTER


def asked_seconds(retry_after: str | None, now: datetime) -> float | None:
    """How long a receiver wants to be left alone: by ``Retry-After``, in seconds or as a date."""
    if retry_after is None:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - now).total_seconds())


def ends_of_older(
    ends: Sequence[datetime | None], now: datetime, overlap: timedelta
) -> list[datetime]:
    """Until when secrets sign, newest first, beside the one that comes: none longer than before.

    Beyond three at the same time the oldest end at once.
    """
    until = now + overlap
    capped = [until if end is None else min(end, until) for end in ends]
    return [
        end if place < MAX_LIVE_SECRETS - 1 else min(end, now) for place, end in enumerate(capped)
    ]
