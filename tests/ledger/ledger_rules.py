"""What may happen in a customer's history: credit, the work that spends it, and time."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from app.ledger import jobs as ledger_jobs
from app.worksheets import jobs as worksheets_jobs
from tests.ledger.books import DAY
from tests.ledger.machine import pick_one
from tests.ledger.model import Token
from tests.ledger.office_rules import (
    FEW,
    MINUTES_ALONE,
    MONEY_ALONE,
    PICK,
    TENS,
    WAIT,
    WHAT,
    OfficeRules,
)

LIMIT = st.sampled_from([0, 120, 480])
# A clock may also stand behind the last entry's.
STEP = st.sampled_from([timedelta(hours=1), DAY, 4 * DAY, 40 * DAY, -timedelta(hours=2)])


class LedgerMachine(OfficeRules):
    """All of it: the office's, and the work that spends the credit."""

    @initialize(
        zone=st.sampled_from(["Europe/Prague", "America/New_York", "Pacific/Kiritimati"]),
        tens=TENS,
        days=st.sampled_from([0, 1, 3]),
        held=TENS,
        worked=st.integers(0, 20),
        minutes=MINUTES_ALONE,
        money=MONEY_ALONE,
        waits=st.none() | WHAT,
    )
    def open(
        self,
        zone: str,
        tens: int,
        days: int,
        held: int,
        worked: int,
        minutes: int | None,
        money: dict[str, int],
        waits: str | None,
    ) -> None:
        self.begin(zone)
        self.begin_office(minutes, money)
        self.holds: Counter[UUID] = Counter()
        self.releases: Counter[UUID] = Counter()
        self.revisions: Counter[UUID] = Counter()
        # Every history begins with credit that expires, some of it held; most with work, into debt, and
        # with something that two people do.
        self.buy(tens, days, (1001, "KWD"))
        self.hold(min(tens, held), 0, again=False)
        if worked:
            self.deduct(0 * DAY, 0, worked, 480, override=True)
        if waits:
            self.penalize(held)
            self.two_people_do_it(waits, tens, 0, (days + 1) * DAY, twice=bool(worked % 2))

    # --- what happens ------------------------------------------------------------------------

    @rule(step=STEP)
    def time_passes(self, step: timedelta) -> None:
        self.now += step

    @precondition(lambda self: self.model.owed)
    @rule(tens=FEW)
    def settle_a_little(self, tens: int) -> None:
        self.buy(tens, None, (7, "EUR"))

    @rule(tens=TENS, pick=PICK, again=st.booleans())
    def hold(self, tens: int, pick: int, again: bool) -> None:
        held = self._with_tokens(self.model.holds)
        session = pick_one(held, pick) if again and held else self.new_id()
        self.holds[session] += 1
        work = self.books.hold(
            tens * 10, at=self.now, session_id=session, number=self.holds[session]
        )
        self.both(lambda model: model.hold(self.now, session, tens), work)

    @precondition(lambda self: self._with_tokens(self.model.holds))
    @rule(wait=WAIT, pick=PICK, part=PICK, whole=st.booleans(), days=st.sampled_from([None, 30]))
    def release(self, wait: timedelta, pick: int, part: int, whole: bool, days: int | None) -> None:
        self.now += wait
        session = pick_one(self._with_tokens(self.model.holds), pick)
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
        session = pick_one(self._with_tokens(self.model.holds), pick)
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
        worksheet = pick_one(self._with_tokens(self.model.billed), pick)
        if tens == len(self.model.billed[worksheet]):
            tens += 1
        self._amend(worksheet, tens, limit, override=override)

    @precondition(lambda self: self._with_tokens(self.model.billed))
    @rule(wait=WAIT, pick=PICK, less=FEW)
    def correct_a_little_down(self, wait: timedelta, pick: int, less: int) -> None:
        worksheet = pick_one(self._with_tokens(self.model.billed), pick)
        left = max(0, len(self.model.billed[worksheet]) - less)
        self.now += wait
        self._amend(worksheet, left, 480, override=False)

    @precondition(lambda self: self._with_tokens(self.model.billed))
    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        worksheet = pick_one(self._with_tokens(self.model.billed), pick)
        self.both(
            lambda model: model.confirm(self.now, worksheet),
            self.books.confirm(worksheet, at=self.now),
        )

    @precondition(lambda self: self.model.silent_at)
    @rule(pick=PICK)
    def dispute(self, pick: int) -> None:
        worksheet = pick_one(list(self.model.silent_at), pick)
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
        self.worker_expires()

    @rule(tens=TENS)
    def penalize(self, tens: int) -> None:
        entry = self.both(
            lambda model: model.penalize(self.now, tens),
            self.books.penalize(tens * 10, at=self.now),
            lambda entry: self.model.name_taken(entry.id),
        )
        if entry:
            penalty_id = self.world.run(self.office.note_penalty(entry, tens * 10))
            self.sources[entry.id] = ("waiver", penalty_id, tens * 10)

    @rule(tens=TENS, limit=LIMIT, override=st.booleans())
    def take(self, tens: int, limit: int, override: bool) -> None:
        """By terms of any kind."""
        bound = None if override else limit
        entry = self.both(
            lambda model: model.take(self.now, tens, bound),
            self.books.take(tens * 10, at=self.now, debt_limit=limit, override=override),
            lambda entry: self.model.name_taken(entry.id),
        )
        if entry:
            adjustment_id = self.world.run(self.office.note_adjustment(entry, -tens * 10))
            self.sources[entry.id] = ("reversal", adjustment_id, tens * 10)

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

    @staticmethod
    def _with_tokens(containers: dict[UUID, list[Token]]) -> list[UUID]:
        return [identity for identity, tokens in containers.items() if tokens]
