"""The life of a delivery, and when it is tried again. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

from app.kit.lifecycle import LifeCycle


class DeliveryChannel(StrEnum):
    """By which way something leaves."""

    WEBHOOK = "webhook"
    MAIL = "mail"


class DeliveryState(StrEnum):
    """Where a delivery stands.

    Attributes:
        WAITING: it is due now or later, or on its way.
        DELIVERED: the receiver took it.
        FAILED: it is set aside: refused, or tried in vain for the last time.
        DROPPED: nobody wants it any more.
    """

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"
    DROPPED = "dropped"


LIFE_CYCLE = LifeCycle(
    "delivery",
    {
        DeliveryState.WAITING: {},
        DeliveryState.DELIVERED: {},
        DeliveryState.FAILED: {"retry": DeliveryState.WAITING},
        DeliveryState.DROPPED: {"retry": DeliveryState.WAITING},
    },
)


class Outcome(StrEnum):
    """What one attempt came to.

    Attributes:
        DELIVERED: the receiver took it.
        RETRY: it did not, and may later.
        REFUSED: it never will.
        DROPPED: nobody wants it any more, so that nothing was sent.
    """

    DELIVERED = "delivered"
    RETRY = "retry"
    REFUSED = "refused"
    DROPPED = "dropped"


# Whoever sends is taken for dead after so long; an attempt is cut off before.
LEASE = timedelta(seconds=60)
MAX_TIMEOUT_SECONDS = 55.0
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
# After the first attempt, the second, and so on; after the last of them it is set aside.
PAUSES = (
    timedelta(seconds=10),
    _MINUTE,
    5 * _MINUTE,
    30 * _MINUTE,
    2 * _HOUR,
    5 * _HOUR,
    10 * _HOUR,
    14 * _HOUR,
    20 * _HOUR,
    24 * _HOUR,
)
# So that those who failed together do not come back together.
JITTER = 0.2
LONGEST_ASKED = timedelta(hours=24)

# What is over is kept so long.
KEPT_DELIVERED = timedelta(days=30)
KEPT_SET_ASIDE = timedelta(days=90)


def next_due(
    tried: int, now: datetime, chance: float, asked_seconds: float | None = None
) -> datetime | None:
    """When a delivery is tried again that was tried so often since it began to wait; None for never.

    ``chance``, between 0 and 1, is where in the jitter it falls. What the receiver asked for counts where
    it is longer, up to 24 hours.
    """
    if tried > len(PAUSES):
        return None
    pause = PAUSES[tried - 1] * (1 + JITTER * (2 * chance - 1))
    # What is no number compares as neither.
    if asked_seconds is not None and asked_seconds > pause.total_seconds():
        pause = timedelta(seconds=min(asked_seconds, LONGEST_ASKED.total_seconds()))
    return now + pause


def state_after(outcome: Outcome, due_at: datetime | None) -> DeliveryState:
    """Where an attempt leaves a delivery that is due again then, or never."""
    if outcome is Outcome.RETRY:
        return DeliveryState.FAILED if due_at is None else DeliveryState.WAITING
    return {
        Outcome.DELIVERED: DeliveryState.DELIVERED,
        Outcome.REFUSED: DeliveryState.FAILED,
        Outcome.DROPPED: DeliveryState.DROPPED,
    }[outcome]
