"""When a delivery is tried again, and how long until it is set aside."""

from datetime import UTC, datetime, timedelta
from math import inf, nan

import pytest

from app import errors
from app.deliveries.rules import (
    LEASE,
    LIFE_CYCLE,
    MAX_TIMEOUT_SECONDS,
    PAUSES,
    DeliveryState,
    Outcome,
    next_due,
    state_after,
)

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
SECONDS = [10, 60, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]


@pytest.mark.parametrize(("tried", "seconds"), list(enumerate(SECONDS, start=1)))
def test_each_pause_is_within_a_fifth_of_what_is_promised(tried: int, seconds: int) -> None:
    for chance, share in ((0.0, 0.8), (0.5, 1.0), (1.0, 1.2)):
        due_at = next_due(tried, NOW, chance)
        assert due_at is not None
        assert (due_at - NOW).total_seconds() == pytest.approx(share * seconds, abs=1e-5)


def test_after_the_last_pause_comes_nothing() -> None:
    assert next_due(len(PAUSES), NOW, 0.5) is not None
    assert next_due(len(PAUSES) + 1, NOW, 0.5) is None
    assert next_due(len(PAUSES) + 1, NOW, 0.5, asked_seconds=5) is None
    # Without jitter it is tried for a little longer than three days.
    assert timedelta(days=3) < sum(PAUSES, timedelta()) < timedelta(days=3, hours=4)


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        (None, 10), (0, 10), (-5, 10), (9.9, 10), (10, 10), (10.5, 10.5), (3600, 3600),
        (86_400, 86_400), (86_400.1, 86_400), (1e300, 86_400), (inf, 86_400), (nan, 10),
    ],
)  # fmt: skip
def test_what_a_receiver_asks_for_counts_where_it_is_longer(
    asked: float | None, seconds: float
) -> None:
    assert next_due(1, NOW, 0.5, asked) == NOW + timedelta(seconds=seconds)


def test_an_attempt_ends_before_its_lease() -> None:
    assert timedelta(seconds=MAX_TIMEOUT_SECONDS) < LEASE


@pytest.mark.parametrize(
    ("outcome", "due_at", "state"),
    [
        (Outcome.DELIVERED, None, DeliveryState.DELIVERED),
        (Outcome.RETRY, NOW, DeliveryState.WAITING),
        (Outcome.RETRY, None, DeliveryState.FAILED),
        (Outcome.REFUSED, None, DeliveryState.FAILED),
        (Outcome.DROPPED, None, DeliveryState.DROPPED),
    ],
)
def test_where_an_attempt_leads(
    outcome: Outcome, due_at: datetime | None, state: DeliveryState
) -> None:
    assert state_after(outcome, due_at) is state


@pytest.mark.parametrize("state", DeliveryState)
def test_what_was_set_aside_or_dropped_can_be_retried(state: DeliveryState) -> None:
    if state in (DeliveryState.FAILED, DeliveryState.DROPPED):
        assert LIFE_CYCLE.after(state, "retry") is DeliveryState.WAITING
    else:
        with pytest.raises(errors.InvalidTransition):
            LIFE_CYCLE.after(state, "retry")
