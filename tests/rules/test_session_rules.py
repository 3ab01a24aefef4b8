"""When a change costs a penalty, and what a session is for (rules C6, C7, S1, S2, S4)."""

from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import pytest

from app import errors
from app.customers.rules import check_access
from app.plans.rules import DEFAULT_TERMS, SessionCategory, Terms, category_of
from app.sessions import rules
from app.sessions.rules import Party, SessionStatus

START = datetime(2031, 3, 5, 12, tzinfo=UTC)
DAY = timedelta(hours=24)
SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
PRAGUE, NEW_YORK = ZoneInfo("Europe/Prague"), ZoneInfo("America/New_York")

NOTICE = [
    (DAY + SECOND, 0),
    (DAY + MICROSECOND, 0),
    (DAY, 0),
    (DAY - MICROSECOND, 120),
    (DAY - SECOND, 120),
    (timedelta(hours=1), 120),
    (MICROSECOND, 120),
]


class Charge(Protocol):
    """What a change costs: by default one that the customer asks for, of an agreed session."""

    def __call__(
        self,
        starts_at: datetime,
        now: datetime,
        *,
        asked_by: Party = Party.CUSTOMER,
        status: SessionStatus = SessionStatus.SCHEDULED,
        terms: Terms = DEFAULT_TERMS,
    ) -> int: ...


def move_penalty(
    starts_at: datetime,
    now: datetime,
    *,
    asked_by: Party = Party.CUSTOMER,
    status: SessionStatus = SessionStatus.SCHEDULED,
    terms: Terms = DEFAULT_TERMS,
) -> int:
    return rules.move_penalty(starts_at, now, asked_by, status, terms)


def cancellation_penalty(
    starts_at: datetime,
    now: datetime,
    *,
    asked_by: Party = Party.CUSTOMER,
    status: SessionStatus = SessionStatus.SCHEDULED,
    terms: Terms = DEFAULT_TERMS,
) -> int:
    return rules.cancellation_penalty(starts_at, now, asked_by, status, terms)


BOTH = pytest.mark.parametrize("charge", [move_penalty, cancellation_penalty])


@BOTH
@pytest.mark.parametrize(("ahead", "minutes"), NOTICE)
def test_exactly_24_hours_before_is_free_and_any_less_costs_two_hours(
    charge: Charge, ahead: timedelta, minutes: int
) -> None:
    assert charge(START, START - ahead) == minutes


@BOTH
@pytest.mark.parametrize("ahead", [ahead for ahead, _ in NOTICE])
def test_what_the_provider_asks_for_is_free(charge: Charge, ahead: timedelta) -> None:
    assert charge(START, START - ahead, asked_by=Party.PROVIDER) == 0


@BOTH
@pytest.mark.parametrize("ahead", [ahead for ahead, _ in NOTICE])
def test_what_is_not_yet_agreed_is_free(charge: Charge, ahead: timedelta) -> None:
    assert charge(START, START - ahead, status=SessionStatus.AWAITING_CREDIT) == 0


def test_cancelling_after_the_planned_start_is_late() -> None:
    assert cancellation_penalty(START, START + DAY) == 120


@BOTH
@pytest.mark.parametrize(
    ("starts_at", "same_wall_time_the_day_before_costs"),
    [
        # In spring the day before is an hour shorter: the same wall time is only 23 hours ahead.
        (datetime(2031, 3, 30, 12, tzinfo=PRAGUE), 120),
        (datetime(2031, 3, 9, 12, tzinfo=NEW_YORK), 120),
        # In autumn it is 25 hours ahead.
        (datetime(2031, 10, 26, 12, tzinfo=PRAGUE), 0),
        (datetime(2031, 11, 2, 12, tzinfo=NEW_YORK), 0),
    ],
)
def test_notice_is_elapsed_time_over_a_clock_change(
    charge: Charge, starts_at: datetime, same_wall_time_the_day_before_costs: int
) -> None:
    day_before = (starts_at - timedelta(days=1)).astimezone(UTC)  # the same on the wall clock
    instant = starts_at.astimezone(UTC)
    assert charge(instant, day_before) == same_wall_time_the_day_before_costs
    assert charge(instant, instant - DAY) == 0
    assert charge(instant, instant - DAY + MICROSECOND) == 120


def test_the_last_free_instant_that_is_shown_is_the_one_that_is_charged_by() -> None:
    shown = rules.penalty_free_until(START, DEFAULT_TERMS)
    assert shown == datetime(2031, 3, 4, 12, tzinfo=UTC)
    assert move_penalty(START, shown) == 0
    assert move_penalty(START, shown + MICROSECOND) == 120


@BOTH
def test_other_terms_have_their_own_notice_and_price(charge: Charge) -> None:
    agreed = Terms(notice_minutes=60, move_penalty_minutes=30, cancellation_penalty_minutes=30)
    hour = timedelta(hours=1)
    assert charge(START, START - hour, terms=agreed) == 0
    assert charge(START, START - hour + SECOND, terms=agreed) == 30


def test_moves_cancellations_and_no_shows_are_priced_apart() -> None:
    agreed = Terms(
        move_penalty_minutes=10, cancellation_penalty_minutes=20, no_show_penalty_minutes=30
    )
    assert move_penalty(START, START - SECOND, terms=agreed) == 10
    assert cancellation_penalty(START, START - SECOND, terms=agreed) == 20
    assert rules.no_show_penalty(Party.CUSTOMER, agreed) == 30
    assert rules.no_show_penalty(Party.PROVIDER, agreed) == 0


def test_only_the_customers_no_show_costs_two_hours() -> None:
    assert rules.no_show_penalty(Party.CUSTOMER, DEFAULT_TERMS) == 120
    assert rules.no_show_penalty(Party.PROVIDER, DEFAULT_TERMS) == 0


def test_from_its_planned_start_on_a_session_cannot_be_moved_and_someone_can_be_missing() -> None:
    before = START - MICROSECOND
    rules.check_not_begun(rules.SessionStatus.SCHEDULED, START, before)
    with pytest.raises(errors.SessionNotDue):
        rules.check_due(START, before)
    for due in (START, START + MICROSECOND):
        rules.check_due(START, due)
        with pytest.raises(errors.SessionAlreadyDue):
            rules.check_not_begun(rules.SessionStatus.SCHEDULED, START, due)


def test_a_session_is_planned_ahead() -> None:
    rules.check_ahead(START, START - MICROSECOND)
    for late in (START, START + MICROSECOND):
        with pytest.raises(errors.InstantInPast) as refused:
            rules.check_ahead(START, late)
        assert refused.value.fields["field"] == "starts_at"


def test_a_session_ends_after_its_estimate_even_over_a_clock_change() -> None:
    start = datetime.fromisoformat("2031-03-30T00:30:00+00:00")  # 01:30 in Prague, gap at 02:00
    assert rules.ends_at(start, 120) == datetime(2031, 3, 30, 2, 30, tzinfo=UTC)


def test_a_move_keeps_the_number_of_technicians() -> None:
    rules.check_same_count(2, 2)
    for other in (1, 3):
        with pytest.raises(errors.TechnicianCountChanged) as refused:
            rules.check_same_count(2, other)
        assert refused.value.fields == {
            "field": "technician_ids",
            "present": 2,
            "asked": other,
        }


# --- what server support is, and access to a server --------------------------------------------

PUBLISHED = {
    "installation_upgrade_migration",
    "virtual_machine",
    "environment_configuration",
    "services_and_components",
    "email_configuration",
    "training",
    "local_failure_investigation",
}


def test_the_categories_are_the_published_ones() -> None:
    assert {category.value for category in SessionCategory} == PUBLISHED


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_work_of_a_published_category_is_server_support(name: str) -> None:
    assert category_of(name).value == name


@pytest.mark.parametrize(
    "name", ["implementation", "customer_support", "Training", "training ", "", "TRAINING"]
)
def test_other_work_is_not_charged_to_this_credit(name: str) -> None:
    with pytest.raises(errors.WrongProduct) as refused:
        category_of(name)
    assert refused.value.code == "wrong_product"
    assert refused.value.status == 422
    assert set(refused.value.fields["categories"]) == PUBLISHED


def test_access_was_checked_by_now_and_ends_after_that() -> None:
    check_access(START, None, START)
    check_access(START, START + MICROSECOND, START)
    check_access(START - DAY, START - SECOND, START)  # it may have run out already
    with pytest.raises(errors.InstantInFuture) as refused:
        check_access(START + MICROSECOND, None, START)
    assert refused.value.fields["field"] == "checked_at"
    for end in (START, START - MICROSECOND):
        with pytest.raises(errors.EndsBeforeStart):
            check_access(START, end, START)


@pytest.mark.parametrize(
    ("needed", "before", "available", "debt", "short", "smallest"),
    [
        (60, [], 0, 0, 60, 480),  # no purchase is less than a person-day
        (480, [], 0, 0, 480, 480),
        (490, [], 0, 0, 490, 490),
        (490, [], 10, 0, 480, 480),
        (490, [], 0, 120, 490, 610),  # debt is settled first
        (60, [480], 0, 0, 60, 540),  # who begins earlier is served first
        (60, [470], 0, 0, 60, 530),
        (60, [420], 0, 0, 60, 480),
        (400, [900], 0, 0, 400, 480),  # one that does not fit is passed over
        (660, [900], 480, 0, 180, 1080),
        (660, [900, 200], 0, 0, 660, 860),
        (660, [300, 300], 0, 0, 660, 1260),
    ],
)
def test_the_smallest_purchase_that_makes_a_session_firm(
    needed: int, before: list[int], available: int, debt: int, short: int, smallest: int
) -> None:
    found = rules.missing_credit(needed, before, available, debt, 480)
    assert (found.shortfall_minutes, found.minimum_top_up_minutes) == (short, smallest)
