"""Whatever happens to credit: what it is worth is what counting tells."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from app.finance.worth import (
    Bucket,
    EarningPolicy,
    Movement,
    Worth,
    amount,
)
from app.ledger.accounts import AccountKind
from tests.rules.test_worth import EUR, JPY, KWD, movements
from tests.rules.valued import Account, Counted

# --- any life -----------------------------------------------------------------------------------


class Life:
    """What happens to an account, chosen by numbers."""

    def __init__(self) -> None:
        self.account = Account()
        self.sessions: list[UUID] = []
        self.worksheets: list[UUID] = []
        self.taken: list[UUID] = []
        self.lots: list[UUID] = []

    def step(self, what: int, one: int, other: int) -> None:
        verbs = (
            self.buy, self.give, self.hold, self.release, self.deduct, self.work, self.correct,
            self.confirm, self.lose, self.reverse, self.refund, self.wait, self.change_policy,
        )  # fmt: skip
        verbs[what](one, other)

    def buy(self, one: int, other: int) -> None:
        currency, digits = (EUR, JPY, KWD)[one % 3]
        days = (None, 3, 40)[other % 3]
        until = self.account.book.today + timedelta(days=days) if days else None
        units = (0, 1, 7, 99, 10_000, 123_457)[other % 6]
        self.lots.append(self.account.buy(480 + some(one), units, digits, currency, until))

    def give(self, one: int, _: int) -> None:
        self.account.give(some(one))

    def hold(self, one: int, _: int) -> None:
        if free := self.account._begin().available_minutes:
            self.sessions.append(self.account.hold(min(some(one), free)))

    def release(self, one: int, other: int) -> None:
        for session in self.sessions[one % 3 : one % 3 + 1]:
            if held := self.account.content(session):
                self.account.release(session, min(held, some(one)), (None, 30)[other % 2])

    def deduct(self, one: int, other: int) -> None:
        if self.sessions:
            session = self.sessions.pop(other % len(self.sessions))
            self.worksheets.append(self.account.deduct(session, some(one)))

    def work(self, one: int, _: int) -> None:
        self.worksheets.append(self.account.work(some(one)))

    def correct(self, one: int, other: int) -> None:
        if self.worksheets:
            self.account.correct(self.worksheets[other % len(self.worksheets)], some(one) - 10)

    def confirm(self, one: int, _: int) -> None:
        if self.worksheets:
            self.account.confirm(self.worksheets.pop(one % len(self.worksheets)))

    def lose(self, one: int, other: int) -> None:
        verb = (self.account.penalize, self.account.take)[other % 2]
        self.taken.append(verb(some(one)))

    def reverse(self, one: int, other: int) -> None:
        if self.taken:
            self.account.reverse(self.taken.pop(one % len(self.taken)), (None, 30)[other % 2])

    def refund(self, one: int, other: int) -> None:
        for lot in self.lots[one % 4 : one % 4 + 1]:
            if free := self.account.free(lot):
                self.account.refund(lot, None if other % 2 else min(free, some(one)))

    def wait(self, _: int, other: int) -> None:
        self.account.book.at += timedelta(days=other % 20)

    def change_policy(self, one: int, _: int) -> None:
        self.account.policy = list(EarningPolicy)[one % 2]


def some(number: int) -> int:
    """Minutes, 10 to 700."""
    return 10 * (1 + number % 70)


# Work, its corrections and debt more often than the rest: they carry back in parts.
OFTEN = (0, 0, 0, 1, 2, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 8, 8, 8, 9, 9, 10, 11, 12, 12)


STEPS = st.lists(
    st.tuples(st.sampled_from(OFTEN), st.integers(0, 999), st.integers(0, 999)),
    min_size=10,
    max_size=50,
)


def buckets(moves: Iterable[Movement], lot_id: UUID) -> dict[str, Decimal]:
    """What of a lot's price is in which bucket."""
    found: dict[str, Decimal] = {}
    for move in moves:
        if move.lot_id == lot_id:
            for bucket, sign in ((move.from_bucket, -1), (move.to_bucket, +1)):
                found[bucket.value] = found.get(bucket.value, Decimal(0)) + sign * move.amount
    return {name: value for name, value in found.items() if value and name != "money_in"}


@settings(max_examples=250, deadline=None)
@given(STEPS)
def test_any_life_is_worth_what_counting_tells(steps: list[tuple[int, int, int]]) -> None:
    life = Life()
    worth, counted = Worth(), Counted()
    moves: list[Movement] = []
    for step in steps:
        known = len(life.account.booked)
        life.step(*step)
        for entry in life.account.booked[known:]:
            moves += worth.read(entry)
            counted.read(entry)
        for lot_id in counted.opened:
            assert buckets(moves, lot_id) == counted.values(lot_id)
    state = life.account.book.state
    for lot in worth.lots.values():
        value = buckets(moves, lot.id)
        # Money in is all that is anywhere, and nothing is anywhere below nothing.
        assert sum(value.values()) == amount(lot.net_units, lot.digits)
        assert all(one > 0 for one in value.values())
        if lot.out_minutes == lot.given_minutes:
            assert "deferred" not in value
        assert state.lots[lot.id].free_minutes <= lot.given_minutes - lot.out_minutes


@settings(max_examples=100, deadline=None)
@given(STEPS, st.integers(0, 60))
def test_a_machine_that_is_put_away_goes_on_where_it_was(
    steps: list[tuple[int, int, int]], cut: int
) -> None:
    life = Life()
    for step in steps:
        life.step(*step)
    booked = life.account.booked
    whole, first = Worth(), Worth()
    before = [move for entry in booked[:cut] for move in first.read(entry)]
    second = Worth(first.lots.values(), first.holdings)
    after = [move for entry in booked[cut:] for move in second.read(entry)]
    assert before + after == [move for entry in booked for move in whole.read(entry)]
    assert (second.lots, second.holdings) == (whole.lots, whole.holdings)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_minutes_out_are_those_of_the_ledger(steps: list[tuple[int, int, int]]) -> None:
    """Earned by confirmation, lost, expired, refunded and written off: as the ledger has them, less debt."""
    life = Life()
    for step in steps:
        if step[0] != 12:  # under the other policy billed minutes are out too
            life.step(*step)
    account = life.account
    minutes: dict[Bucket, int] = {}
    for move in movements(account):
        minutes[move.from_bucket] = minutes.get(move.from_bucket, 0) - move.minutes
        minutes[move.to_bucket] = minutes.get(move.to_bucket, 0) + move.minutes
    ends = (AccountKind.CONSUMED, AccountKind.PENALTIES, AccountKind.EXPIRED, AccountKind.REFUNDED)
    state = account.book.state
    ended = sum(state.balances.get(one, 0) for one, kind in state.kinds.items() if kind in ends)
    deferred = state.available_minutes + state.held_minutes + state.awaiting_confirmation_minutes
    out = sum(
        minutes.get(one, 0)
        for one in (Bucket.EARNED, Bucket.PENALTIES, Bucket.BREAKAGE, Bucket.REFUNDED)
    )
    owed = ended - out
    assert 0 <= owed <= state.debt_minutes
    assert deferred - state.debt_minutes <= minutes.get(Bucket.DEFERRED, 0) <= deferred
