"""What a minute is worth: figures worked by hand, and any life of an account against one that counts."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.finance.worth import (
    Bucket,
    EarningPolicy,
    Movement,
    Part,
    Worth,
    amount,
    minor_units,
    share,
)
from tests.rules.valued import Account

EUR, JPY, KWD = ("EUR", 2), ("JPY", 0), ("KWD", 3)


def buy(account: Account, minutes: int, money: str, currency: tuple[str, int] = EUR) -> UUID:
    name, digits = currency
    return account.buy(minutes, minor_units(Decimal(money), digits), digits, name)


def movements(account: Account) -> list[Movement]:
    worth = Worth()
    return [move for entry in account.booked for move in worth.read(entry)]


def moved(account: Account) -> list[tuple[str, str, int, str]]:
    """Everything that moved but what came in: whence, whither, minutes, amount."""
    return [
        (move.from_bucket.value, move.to_bucket.value, move.minutes, str(move.amount))
        for move in movements(account)
        if move.from_bucket is not Bucket.MONEY_IN
    ]


@pytest.mark.parametrize(
    ("units", "part", "whole", "expected"),
    [
        (100, 1, 3, 33),
        (100, 2, 3, 67),
        (1, 1, 2, 0),  # a half goes to the even one
        (3, 1, 2, 2),
        (5, 1, 2, 2),
        (1, 251, 500, 1),
        (0, 5, 7, 0),
        (10**15, 480, 480, 10**15),
    ],
)
def test_a_share_is_rounded_half_even(units: int, part: int, whole: int, expected: int) -> None:
    assert share(units, part, whole) == expected


@given(st.integers(0, 10**9), st.integers(1, 10**6), st.data())
def test_shares_grow_to_the_whole(units: int, whole: int, data: Any) -> None:
    part = data.draw(st.integers(0, whole))
    assert abs(2 * (share(units, part, whole) * whole - units * part)) <= whole
    assert share(units, whole, whole) == units
    assert share(units, 0, whole) == 0


@pytest.mark.parametrize(
    ("currency", "net", "parts"),
    [
        # A third of the lot at a time: the parts sum to the price whatever its minor unit.
        (EUR, "100.00", ["33.33", "33.34", "33.33"]),
        (JPY, "100", ["33", "34", "33"]),
        (KWD, "100.000", ["33.333", "33.334", "33.333"]),
        (EUR, "0.01", ["0.00", "0.01", "0.00"]),
        (EUR, "0.00", ["0.00", "0.00", "0.00"]),
        # Halves: 0.005 goes to 0.00, and 0.025 to 0.02.
        (EUR, "0.03", ["0.01", "0.01", "0.01"]),
    ],
)
def test_the_parts_of_a_lot_sum_to_its_price(
    currency: tuple[str, int], net: str, parts: list[str]
) -> None:
    account = Account()
    buy(account, 480, net, currency)
    for _ in parts:
        account.penalize(160)
    assert moved(account) == [("deferred", "penalties", 160, part) for part in parts]
    assert sum(map(Decimal, parts)) == Decimal(net)


def test_work_is_earned_when_it_is_confirmed() -> None:
    account = Account()
    buy(account, 480, "960.00")
    worksheet = account.deduct(account.hold(120), 90)
    assert moved(account) == []
    account.confirm(worksheet)
    assert moved(account) == [("deferred", "earned", 90, "180.00")]


def test_or_when_it_is_billed_by_that_policy() -> None:
    account = Account()
    account.policy = EarningPolicy.BILLED
    buy(account, 480, "960.00")
    worksheet = account.deduct(account.hold(120), 90)
    account.correct(worksheet, 60)
    account.confirm(worksheet)
    assert moved(account) == [
        ("deferred", "earned", 90, "180.00"),
        ("earned", "deferred", 30, "60.00"),
    ]


def test_a_worksheet_keeps_the_policy_that_it_was_billed_under() -> None:
    """Neither change takes back what was recognised, nor recognises twice."""
    account = Account()
    buy(account, 480, "480.00")
    before = account.work(60)
    account.policy = EarningPolicy.BILLED
    between = account.work(100)
    account.policy = EarningPolicy.CONFIRMED
    account.correct(between, 150)  # 50 more, which wait
    account.confirm(before)
    account.confirm(between)
    assert moved(account) == [
        ("deferred", "earned", 100, "100.00"),
        ("deferred", "earned", 60, "60.00"),
        ("deferred", "earned", 50, "50.00"),
    ]


def test_minutes_taken_off_a_worksheet_are_the_last_drawn() -> None:
    account = Account()
    buy(account, 480, "480.00")
    worksheet = account.work(60)
    account.policy = EarningPolicy.BILLED
    account.correct(worksheet, 100)
    account.correct(worksheet, 50)  # the 40 earned at once, and 10 that were not
    account.correct(worksheet, 40)
    account.confirm(worksheet)
    assert moved(account) == [
        ("deferred", "earned", 40, "40.00"),
        ("earned", "deferred", 40, "40.00"),
        ("deferred", "earned", 40, "40.00"),
    ]


def test_parts_that_come_back_one_by_one_carry_what_the_whole_had() -> None:
    account = Account()
    account.policy = EarningPolicy.BILLED
    buy(account, 480, "0.32")
    worksheet = account.work(150)  # 10 cents
    for left in (100, 50, 0):
        account.correct(worksheet, left)
    assert moved(account) == [
        ("deferred", "earned", 150, "0.10"),
        ("earned", "deferred", 50, "0.03"),
        ("earned", "deferred", 50, "0.04"),
        ("earned", "deferred", 50, "0.03"),
    ]


def test_every_way_out_has_its_bucket() -> None:
    account = Account()
    lot = account.buy(480, 48000, 2, "EUR", expires_on=account.book.today + timedelta(days=9))
    account.penalize(120)
    account.take(60)
    account.refund(lot, 100)
    account.book.at += timedelta(days=30)
    assert account.free(lot) == 0
    assert moved(account) == [
        ("deferred", "penalties", 120, "120.00"),
        ("deferred", "written_off", 60, "60.00"),
        ("deferred", "refunded", 100, "100.00"),
        ("deferred", "breakage", 200, "200.00"),
    ]


def test_what_comes_back_carries_what_it_had_carried() -> None:
    """Not what it would carry by now: the difference of a unit is caught up by what follows."""
    account = Account()
    buy(account, 480, "0.05")
    first = account.penalize(160)  # 1.67 -> 2
    account.penalize(160)  # 3.33 -> 3, so 1
    account.reverse(first, None)  # 2 back; 160 minutes are out, for 1 of 1.67
    account.penalize(160)  # 3 - 1
    account.penalize(160)  # 5 - 3
    assert moved(account) == [
        ("deferred", "penalties", 160, "0.02"),
        ("deferred", "penalties", 160, "0.01"),
        ("penalties", "deferred", 160, "0.02"),
        ("deferred", "penalties", 160, "0.02"),
        ("deferred", "penalties", 160, "0.02"),
    ]


def test_nothing_ever_leaves_with_less_than_nothing() -> None:
    account = Account()
    buy(account, 480, "0.01")
    first = account.penalize(240)  # 0.5 -> 0
    account.penalize(10)  # 1
    account.reverse(first, None)  # 10 minutes are out, for all of the price
    account.penalize(10)
    account.penalize(460)
    assert [amount for *_, amount in moved(account)] == ["0.00", "0.01", "0.00", "0.00", "0.00"]


def test_debt_is_worth_nothing_until_a_lot_settles_it() -> None:
    """Then the settling lot's price, where the owed minutes are by then: at the later of both."""
    account = Account()
    penalty, taken = account.penalize(120), account.take(60)
    confirmed, waiting = account.work(100), account.work(200)
    account.confirm(confirmed)
    assert moved(account) == []
    account.book.at += timedelta(days=40)
    buy(account, 960, "1920.00")
    assert moved(account) == [
        ("deferred", "penalties", 120, "240.00"),
        ("deferred", "written_off", 60, "120.00"),
        ("deferred", "earned", 100, "200.00"),
    ]
    assert {move.booked_at for move in movements(account)} == {account.book.at}
    account.confirm(waiting)
    account.reverse(taken, None)
    account.reverse(penalty, None)
    assert moved(account)[3:] == [
        ("deferred", "earned", 200, "400.00"),
        ("written_off", "deferred", 60, "120.00"),
        ("penalties", "deferred", 120, "240.00"),
    ]


def test_debt_billed_under_that_policy_is_earned_when_it_is_settled() -> None:
    account = Account()
    account.policy = EarningPolicy.BILLED
    worksheet = account.work(100)
    account.policy = EarningPolicy.CONFIRMED
    buy(account, 480, "480.00")
    account.correct(worksheet, 40)
    account.confirm(worksheet)
    assert moved(account) == [
        ("deferred", "earned", 100, "100.00"),
        ("earned", "deferred", 60, "60.00"),
    ]


def test_owed_minutes_that_come_back_were_never_worth_anything() -> None:
    account = Account()
    penalty = account.penalize(120)
    account.reverse(penalty, None)
    buy(account, 480, "480.00")
    assert moved(account) == []


def test_a_return_can_settle_the_debt_of_another() -> None:
    """It carries its own back, and its lot's next share goes to where the debt is."""
    account = Account()
    buy(account, 480, "100.00")
    penalty = account.penalize(480)
    worksheet = account.work(160)
    account.confirm(worksheet)
    account.reverse(penalty, None)
    assert moved(account) == [
        ("deferred", "penalties", 480, "100.00"),
        ("penalties", "deferred", 160, "33.33"),
        ("deferred", "earned", 160, "33.33"),
        ("penalties", "deferred", 320, "66.67"),
    ]


def test_what_settled_debt_at_once_is_a_part_of_the_lot() -> None:
    account = Account()
    account.penalize(480)
    lot = buy(account, 480, "99.99")
    assert account.free(lot) == 0
    assert moved(account) == [("deferred", "penalties", 480, "99.99")]


def test_what_was_given_is_worth_nothing() -> None:
    account = Account()
    account.give(480)
    account.penalize(120)
    came_in, lost = movements(account)
    assert (came_in.amount, came_in.minutes, came_in.currency) == (Decimal(0), 480, None)
    assert (lost.amount, lost.minutes, lost.currency) == (Decimal(0), 120, None)


def test_minutes_that_come_back_past_their_day_break_and_come_again_for_nothing() -> None:
    account = Account()
    account.buy(480, 48000, 2, "EUR", expires_on=account.book.today + timedelta(days=9))
    penalty = account.penalize(120)
    account.book.at += timedelta(days=30)
    account.reverse(penalty, 30)
    account.penalize(120)  # the compensation
    assert moved(account) == [
        ("deferred", "penalties", 120, "120.00"),
        ("deferred", "breakage", 360, "360.00"),
        ("penalties", "deferred", 120, "120.00"),
        ("deferred", "breakage", 120, "120.00"),
        ("deferred", "penalties", 120, "0"),
    ]


def test_what_is_done_with_is_forgotten() -> None:
    """Only what can still change is kept: confirmed work of which nothing is owed is not."""
    account = Account()
    owing = account.work(60)
    account.confirm(owing)
    buy(account, 480, "480.00")
    account.confirm(account.work(90))
    waiting, penalty = account.work(50), account.penalize(10)
    worth = Worth()
    for entry in account.booked:
        worth.read(entry)
    assert worth.holdings == {
        waiting: (Part(worth.holdings[waiting][0].lot_id, None, Bucket.DEFERRED, 50),),
        penalty: (Part(worth.holdings[waiting][0].lot_id, None, Bucket.PENALTIES, 10, 10, 1000),),
    }


@pytest.mark.parametrize(("money", "digits"), [("1.234", 2), ("0.5", 0), ("0.0001", 3)])
def test_money_of_more_decimals_than_its_currency_is_refused(money: str, digits: int) -> None:
    with pytest.raises(ValueError, match="decimals"):
        minor_units(Decimal(money), digits)


@pytest.mark.parametrize(("money", "digits"), [("12.34", 2), ("7", 0), ("0.001", 3), ("5.0000", 0)])
def test_money_is_counted_in_minor_units_and_back(money: str, digits: int) -> None:
    assert amount(minor_units(Decimal(money), digits), digits) == Decimal(money)
