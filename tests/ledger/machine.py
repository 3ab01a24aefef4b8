"""One history, in the real ledger and in the model: each step is taken in both, and then compared.

What may happen is said by the rules of the machines that are made of it.
"""

import asyncio
import pickle
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, ClassVar, TypeVar
from uuid import UUID, uuid5

from hypothesis.stateful import RuleBasedStateMachine, invariant

from app import errors
from app.finance import projection
from app.finance import queries as finance
from app.finance.rows import Figures
from app.kit.money import minor_digits
from app.kit.postgres.database import Pool, open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.kit.web.pagination import EVER
from app.ledger import queries
from app.ledger.accounts import AccountKind, EntryKind
from app.ledger.credit import MAX_LOTS
from app.ledger.schemas import CreditView
from tests.kept import let_go
from tests.ledger import books
from tests.ledger.books import DAY, NOON, Books
from tests.ledger.model import NOT_NAMED, Model, Refused

MICROSECOND = timedelta(microseconds=1)

T = TypeVar("T")


BUCKETS = ("deferred", "earned", "penalties", "breakage", "refunded", "written_off")


@dataclass
class World:
    """One database for all histories, and what they came past."""

    loop: asyncio.AbstractEventLoop
    pool: Pool
    dsn: str
    seen: Counter[str] = field(default_factory=Counter)
    ended: int = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)


class Turned(Exception):
    """The service refused it by an answer of this code."""

    @property
    def code(self) -> str:
        return str(self)


class Machine(RuleBasedStateMachine):
    """One customer's history.

    ``broken`` finds the invariants that do not hold, in all histories of the world; every so many of them,
    since each time it takes longer.
    """

    world: ClassVar[World]
    every: ClassVar[int] = 1
    broken = staticmethod(books.broken)

    def begin(self, zone: str, opened: Books | None = None) -> None:
        self.books: Books = opened or self.world.run(books.open_books(self.world.pool, zone=zone))
        self.model = Model(zone)
        self.now = NOON
        self.ids = 0
        self.history: list[tuple[datetime, Model]] = []

    # --- what must be so ---------------------------------------------------------------------

    @invariant()
    def the_ledger_shows_what_the_model_counts(self) -> None:
        for at in (self.now, self.now + 2 * DAY):
            shown = self.world.run(self.books.credit(at))
            _compare(shown, self.model, at)
        available, _, _, debt = self.model.figures(self.now)
        assert not (available and debt)

    @invariant()
    def money_is_where_the_model_has_it(self) -> None:
        """Of each lot to the smallest unit, so in each currency; and all that came in is somewhere."""
        account = self.books.account_id
        self.world.run(projection.catch_up_one(self.world.pool, self.now, account))
        found = self.world.run(
            finance.figures(
                self.world.pool, EVER, limit=10_000, by_lot=True, customer_id=self.books.customer_id
            )
        )
        assert {one.lot_id: _units(one) for one in found} == self.model.worth()
        for one in found:
            assert one.money_in == sum(getattr(one, bucket) for bucket in BUCKETS)

    def teardown(self) -> None:
        """Any instant can be read again, and every invariant holds."""
        if not hasattr(self, "books"):
            return
        for at, model in self.history:
            self._compare_as_of(at, model)
        if self.history:
            at, model = self.history[-1]
            self._compare_as_of(at + 400 * DAY, model)
            self._compare_as_of(min(self.history[0][0], NOON) - MICROSECOND, Model("UTC"))
        assert self.world.run(self.books.compensations()) == self.model.compensations
        self.world.ended += 1
        if self.world.ended % self.every == 0:
            assert self.world.run(self.broken(self.world.dsn)) == {}

    def _compare_as_of(self, at: datetime, model: Model) -> None:
        shown = self.world.run(self.books.credit(at, as_of=True))
        _compare(shown, model, at)

    # --- one step in both --------------------------------------------------------------------

    def both(
        self,
        step: Callable[[Model], None],
        work: Coroutine[Any, Any, T],
        name: Callable[[T], object] = lambda _: None,
        *,
        verb: str = "",
    ) -> T | None:
        """Take a step in the model and in the ledger: both do it, or both refuse it alike.

        ``name`` tells the model which ids the ledger has chosen.
        """
        after = copied(self.model)
        code = refusal(step, after)
        if code is not None:
            self.world.seen[verb + code] += 1
            self.unbooked(_refused(work, code))
            return None
        made = self.world.run(work)
        self.model = after
        name(made)
        if after.unnamed:
            self._name_compensations()
        self._remember()
        return made

    def unbooked(self, work: Coroutine[Any, Any, T]) -> T:
        """Nothing is booked by it, not even what is due."""
        before = self.world.run(self.books.credit(NOON)).seq
        made = self.world.run(work)
        assert self.world.run(self.books.credit(NOON)).seq == before
        return made

    def _name_compensations(self) -> None:
        self.world.seen["compensated"] += len(self.model.unnamed)
        read = queries.entries(
            self.world.pool, self.books.customer_id, 0, 10_000, [EntryKind.ADJUSTMENT]
        )
        for row in self.world.run(read):
            posted = {
                one.lot_id
                for one in row.postings
                if one.to == AccountKind.LOT and one.lot_id is not None
            }
            for lot_id in posted - set(self.model.lots):
                assert lot_id is not None
                self.model.name(lot_id)
        assert not self.model.unnamed

    def _remember(self) -> None:
        assert self.model.last is not None or not self.history
        if self.model.last is None:
            return
        if self.history and self.history[-1][0] == self.model.last:
            self.history.pop()  # entries booked exactly at an instant count
        # The next step is taken by a copy.
        self.history.append((self.model.last, self.model))
        self.world.seen["in debt"] += bool(self.model.owed)

    def new_id(self) -> UUID:
        """The same half in each run of a history, by which it is sorted; and no other history's."""
        self.ids += 1
        in_order = uuid5(NOT_NAMED, str(self.ids)).int >> 64 << 64
        return UUID(int=in_order | self.books.customer_id.int % 2**64)


def copied(model: Model) -> Model:
    """In a third of the time of ``copy.deepcopy``."""
    made: Model = pickle.loads(pickle.dumps(model, pickle.HIGHEST_PROTOCOL))
    return made


async def _refused(work: Coroutine[Any, Any, Any], code: str) -> None:
    real = "it was done"
    try:
        await work
    except (errors.DomainError, Turned) as refused:
        real = refused.code
    assert real == code


def pick_one(among: list[UUID], pick: int) -> UUID:
    return among[pick % len(among)]


def refusal(step: Callable[[Model], Any], model: Model) -> str | None:
    try:
        step(model)
    except Refused as refused:
        return str(refused)
    return None


def _compare(shown: CreditView, model: Model, at: datetime) -> None:
    """The figures, and the lots that are shown: the first in burn order."""
    assert books.figures(shown) == model.figures(at)
    lots = {lot.id: (lot.available_minutes, lot.held_minutes, lot.expires_on) for lot in shown.lots}
    expected = model.lot_figures(at)
    assert shown.lots_truncated == (len(expected) > MAX_LOTS)
    assert [*lots.items()] == [*expected.items()][:MAX_LOTS]


def _units(figures: Figures) -> dict[str, int]:
    """Where the price of a lot is, in minor units."""
    digits = minor_digits(figures.currency) if figures.currency else 0
    amounts = {bucket: int(getattr(figures, bucket).scaleb(digits)) for bucket in BUCKETS}
    return {bucket: units for bucket, units in amounts.items() if units}


@contextmanager
def one_world(dsn: str) -> Iterator[World]:
    loop = asyncio.new_event_loop()
    try:
        pool = loop.run_until_complete(open_pool(dsn, scope=EVERYBODY, size=2))
        try:
            yield World(loop, pool, dsn)
        finally:
            loop.run_until_complete(pool.close())
            loop.run_until_complete(let_go(dsn))
    finally:
        loop.close()
