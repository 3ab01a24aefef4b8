"""The real ledger beside an independent model: random histories, compared after every step.

``PERSONDAY_MODEL_EXAMPLES`` and ``PERSONDAY_MODEL_STEPS`` make it run longer. Only then is a
failing history made shorter, which takes minutes.
"""

import os
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test

from app.kit.money import minor_digits
from app.kit.zones import local_date
from app.ledger import jobs as ledger_jobs
from app.ledger.accounts import AccountKind
from app.ledger.book import Entry
from app.worksheets import jobs as worksheets_jobs
from tests.ledger.books import DAY
from tests.ledger.machine import NOT_NAMED, Machine, one_world
from tests.ledger.model import Model, Token

EXAMPLES = int(os.environ.get("PERSONDAY_MODEL_EXAMPLES", "60"))
LONG = "PERSONDAY_MODEL_EXAMPLES" in os.environ
STEPS = int(os.environ.get("PERSONDAY_MODEL_STEPS", "30"))
TENS = st.integers(1, 15)
FEW = st.integers(1, 4)
PICK = st.integers(0, 20)
DAYS_LEFT = st.sampled_from([None, 0, 1, 3])
# Minor units, of currencies with two decimals, none and three: some that are not divided evenly.
PRICES = st.sampled_from(
    [(0, "EUR"), (1, "EUR"), (7, "EUR"), (96_001, "EUR"), (5, "JPY"), (1001, "KWD")]
)
# Before minutes come back, so that their lot is often past its date by then.
WAIT = st.sampled_from([0 * DAY, 4 * DAY])
LIMIT = st.sampled_from([0, 120, 480])
# A clock may also stand behind the last entry's.
STEP = st.sampled_from([timedelta(hours=1), DAY, 4 * DAY, 40 * DAY, -timedelta(hours=2)])


class LedgerMachine(Machine):
    """What may happen in a customer's history."""

    @initialize(
        zone=st.sampled_from(["Europe/Prague", "America/New_York", "Pacific/Kiritimati"]),
        tens=TENS,
        days=st.sampled_from([0, 1, 3]),
        held=TENS,
        worked=st.integers(0, 20),
    )
    def open(self, zone: str, tens: int, days: int, held: int, worked: int) -> None:
        self.begin(zone)
        self.holds: Counter[UUID] = Counter()
        self.releases: Counter[UUID] = Counter()
        self.revisions: Counter[UUID] = Counter()
        self.refunds: Counter[UUID] = Counter()
        self.sources: dict[UUID, AccountKind] = {}
        # Every history begins with credit that expires, some of it held; most with work, into debt.
        self.buy(tens, days, (1001, "KWD"))
        self.hold(min(tens, held), 0, again=False)
        if worked:
            self.deduct(0 * DAY, 0, worked, 480, override=True)

    # --- what happens ------------------------------------------------------------------------

    @rule(step=STEP)
    def time_passes(self, step: timedelta) -> None:
        self.now += step

    @rule(tens=FEW | TENS, days=DAYS_LEFT, price=PRICES)
    def buy(self, tens: int, days: int | None, price: tuple[int, str]) -> None:
        lot_id = self.new_id()
        at = max(self.now, self.model.last or self.now)
        last_day = None if days is None else local_date(at, self.model.zone) + days * DAY
        self.both(
            lambda model: model.credit(self.now, lot_id, tens, last_day, price[0]),
            self.books.buy(
                tens * 10,
                at=self.now,
                expires_on=last_day,
                lot_id=lot_id,
                net=_money(*price),
                currency=price[1],
            ),
        )

    @precondition(lambda self: self.model.owed)
    @rule(tens=FEW)
    def settle_a_little(self, tens: int) -> None:
        self.buy(tens, None, (7, "EUR"))

    @rule(tens=FEW | TENS)
    def give(self, tens: int) -> None:
        lot_id = self.new_id()
        self.both(
            lambda model: model.credit(self.now, lot_id, tens, None),
            self.books.give(tens * 10, at=self.now, lot_id=lot_id),
        )

    @rule(tens=TENS, pick=PICK, again=st.booleans())
    def hold(self, tens: int, pick: int, again: bool) -> None:
        held = self._with_tokens(self.model.holds)
        session = _pick(held, pick) if again and held else self.new_id()
        self.holds[session] += 1
        work = self.books.hold(
            tens * 10, at=self.now, session_id=session, number=self.holds[session]
        )
        self.both(lambda model: model.hold(self.now, session, tens), work)

    @precondition(lambda self: self._with_tokens(self.model.holds))
    @rule(wait=WAIT, pick=PICK, part=PICK, whole=st.booleans(), days=st.sampled_from([None, 30]))
    def release(self, wait: timedelta, pick: int, part: int, whole: bool, days: int | None) -> None:
        self.now += wait
        session = _pick(self._with_tokens(self.model.holds), pick)
        held = len(self.model.holds[session])
        tens = held if whole else part % held + 1
        self.releases[session] += 1
        work = self.books.release(
            session,
            tens * 10,
            at=self.now,
            number=self.releases[session],
            compensation_days=days,
        )
        self.both(lambda model: model.release(self.now, session, tens, days), work)

    @precondition(lambda self: self._with_tokens(self.model.holds))
    @rule(wait=WAIT, pick=PICK, tens=st.integers(1, 25), limit=LIMIT, override=st.booleans())
    def deduct(self, wait: timedelta, pick: int, tens: int, limit: int, override: bool) -> None:
        self.now += wait
        session = _pick(self._with_tokens(self.model.holds), pick)
        worksheet = self.new_id()
        bound = None if override else limit
        work = self.books.deduct(
            session,
            tens * 10,
            at=self.now,
            worksheet_id=worksheet,
            debt_limit=limit,
            override=override,
        )
        self.both(lambda model: model.deduct(self.now, session, worksheet, tens, bound), work)
        if worksheet in self.model.billed:
            self.model.silent_at[worksheet] = self.now + 3 * DAY
            self.world.run(self.books.await_answer(worksheet, self.now + 3 * DAY))

    @precondition(lambda self: self._with_tokens(self.model.billed))
    @rule(wait=WAIT, pick=PICK, tens=st.integers(0, 25), limit=LIMIT, override=st.booleans())
    def correct(self, wait: timedelta, pick: int, tens: int, limit: int, override: bool) -> None:
        self.now += wait
        worksheet = _pick(self._with_tokens(self.model.billed), pick)
        if tens == len(self.model.billed[worksheet]):
            tens += 1
        self._amend(worksheet, tens, limit, override=override)

    @precondition(lambda self: self._with_tokens(self.model.billed))
    @rule(wait=WAIT, pick=PICK, less=FEW)
    def correct_a_little_down(self, wait: timedelta, pick: int, less: int) -> None:
        worksheet = _pick(self._with_tokens(self.model.billed), pick)
        left = max(0, len(self.model.billed[worksheet]) - less)
        self.now += wait
        self._amend(worksheet, left, 480, override=False)

    @precondition(lambda self: self._with_tokens(self.model.billed))
    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        worksheet = _pick(self._with_tokens(self.model.billed), pick)
        self.both(
            lambda model: model.confirm(self.now, worksheet),
            self.books.confirm(worksheet, at=self.now),
        )

    @precondition(lambda self: self.model.silent_at)
    @rule(pick=PICK)
    def dispute(self, pick: int) -> None:
        worksheet = _pick(list(self.model.silent_at), pick)
        self.both(lambda model: model.dispute(worksheet), self.books.dispute(worksheet))

    @rule(wait=WAIT)
    def the_worker_comes(self, wait: timedelta) -> None:
        """It comes to whatever is due, of this customer and of those before."""
        self.now += wait
        due = any(at <= self.now for at in self.model.silent_at.values())
        self.world.seen["confirmed by silence"] += due
        pool = self.world.pool
        self.both(
            lambda model: model.worker_books_expiries(self.now),
            ledger_jobs.book_expiries(pool, self.now),
        )
        self.both(
            lambda model: model.worker_confirms(self.now),
            worksheets_jobs.confirm_silent(pool, self.now),
        )

    @rule(tens=TENS)
    def penalize(self, tens: int) -> None:
        self._take(
            AccountKind.PENALTIES,
            lambda model: model.penalize(self.now, tens),
            self.books.penalize(tens * 10, at=self.now),
        )

    @rule(tens=TENS, limit=LIMIT, override=st.booleans())
    def take(self, tens: int, limit: int, override: bool) -> None:
        bound = None if override else limit
        self._take(
            AccountKind.ADJUSTED,
            lambda model: model.take(self.now, tens, bound),
            self.books.take(tens * 10, at=self.now, debt_limit=limit, override=override),
        )

    @precondition(lambda self: self.sources)
    @rule(wait=WAIT, pick=PICK)
    def reverse(self, wait: timedelta, pick: int) -> None:
        self.now += wait
        entry = _pick(list(self.sources), pick)
        self.both(
            lambda model: model.reverse(self.now, entry),
            self.books.reverse(entry, self.sources[entry], at=self.now),
        )

    @precondition(lambda self: self.model.lots)
    @rule(pick=PICK, tens=st.none() | TENS)
    def refund(self, pick: int, tens: int | None) -> None:
        lot_id = _pick(list(self.model.lots), pick)
        self.refunds[lot_id] += 1
        minutes = None if tens is None else tens * 10
        work = self.books.refund(lot_id, minutes, at=self.now, number=self.refunds[lot_id])
        self.both(lambda model: model.refund(self.now, lot_id, tens), work)

    @rule()
    def book_expiries(self) -> None:
        self.both(lambda model: model.book_expiries(self.now), self.books.book_expiries(self.now))

    # --- one step in both --------------------------------------------------------------------

    def _amend(self, worksheet: UUID, tens: int, limit: int, *, override: bool) -> None:
        self.revisions[worksheet] += 1
        bound = None if override else limit
        work = self.books.correct(
            worksheet,
            tens * 10,
            at=self.now,
            revision=self.revisions[worksheet] + 1,
            debt_limit=limit,
            override=override,
        )
        self.both(lambda model: model.correct(self.now, worksheet, tens, bound), work)

    def _take(
        self,
        source: AccountKind,
        step: Callable[[Model], list[Token]],
        work: Coroutine[Any, Any, Entry],
    ) -> None:
        written: Entry | None = self.both(lambda model: _keep(model, step(model)), work)
        if written is not None:
            self.sources[written.id] = source
            self.model.taken[written.id] = self.model.taken.pop(NOT_NAMED)

    @staticmethod
    def _with_tokens(containers: dict[UUID, list[Token]]) -> list[UUID]:
        return [identity for identity, tokens in containers.items() if tokens]


def _keep(model: Model, tokens: list[Token]) -> None:
    model.taken[NOT_NAMED] = tokens


def _money(units: int, currency: str) -> Decimal:
    return Decimal(units).scaleb(-minor_digits(currency))


def _pick(among: list[UUID], pick: int) -> UUID:
    return among[pick % len(among)]


def test_no_history_makes_the_ledger_differ_from_the_model(
    dsn: str, request: pytest.FixtureRequest
) -> None:
    # The second server is there for its SQL, which each history uses whole.
    again = "debian" in request.node.name and not LONG
    examples = EXAMPLES // 3 if again else EXAMPLES
    with one_world(dsn) as world:
        machine = type("Machine", (LedgerMachine,), {"world": world})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=examples,
                stateful_step_count=STEPS,
                deadline=None,
                phases=tuple(Phase) if LONG else (Phase.explicit, Phase.reuse, Phase.generate),
                report_multiple_bugs=False,
                suppress_health_check=list(HealthCheck),
            ),
        )
        # The histories went where the rules are subtle, not only along the easy path.
        subtle = (
            "in debt",
            "compensated",
            "confirmed by silence",
            "insufficient_credit",
            "debt_limit_exceeded",
        )
        assert examples < 30 or all(world.seen[name] for name in subtle), world.seen
