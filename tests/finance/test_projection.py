"""Values follow the ledger: whoever comes, in whatever parts, and beside writers and one another."""

import asyncio
import random
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from app import errors
from app.finance import jobs, projection, queries, rows, service
from app.finance.rows import Figures, lot_worth
from app.finance.rules import policy_at
from app.finance.schemas import NewEarningPolicy
from app.finance.worth import Booked, EarningPolicy
from app.kit.postgres.database import Pool, Tx, open_pool, transaction
from app.kit.postgres.scopes import EVERYBODY
from app.kit.web.pagination import EVER, Window
from app.ledger import entries as constructors
from app.ledger import queries as ledger
from app.ledger.accounts import AccountKind
from tests.ledger.books import ACTOR, DAY, NOON, Books, broken, open_books
from tests.rules.valued import Counted

PRICES: tuple[dict[str, Any], ...] = (
    {"price_per_person_day": Decimal(960), "net": Decimal("960.01"), "currency": "EUR"},
    {"price_per_person_day": Decimal(100), "net": Decimal(101), "currency": "JPY"},
    {"price_per_person_day": Decimal(7), "net": Decimal("7.001"), "currency": "KWD"},
    {"price_per_person_day": Decimal(0), "net": Decimal(0), "currency": "EUR"},
    {},
)
HUGE = 1_000_000


@pytest.fixture
async def books(pool: Pool) -> Books:
    """A customer's account."""
    return await open_books(pool)


@pytest.fixture
async def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three entries in one transaction, and two accounts in one look."""
    monkeypatch.setattr(projection, "ENTRIES_AT_ONCE", 3)
    monkeypatch.setattr(projection, "ACCOUNTS_AT_ONCE", 2)


class Life:
    """What happens to an account, by chance but always the same."""

    def __init__(self, books: Books, seed: int) -> None:
        self.books = books
        self.chance = random.Random(seed)
        self.at = NOON
        self.sessions: list[UUID] = []
        self.worksheets: list[UUID] = []
        self.taken: list[tuple[UUID, AccountKind]] = []
        self.revision = 1

    def some(self) -> int:
        return 10 * self.chance.randint(1, 60)

    async def step(self) -> None:
        self.at += timedelta(hours=self.chance.randint(0, 60))
        self.revision += 1
        verbs = (
            self.buy, self.give, self.hold, self.deduct, self.work, self.correct, self.correct,
            self.confirm, self.lose, self.take, self.reverse, self.refund,
        )  # fmt: skip
        await self.chance.choice(verbs)()

    async def buy(self) -> None:
        until = self.chance.choice([None, None, (self.at + 20 * DAY).date()])
        price = self.chance.choice(PRICES)
        await self.books.buy(480 + self.some(), at=self.at, expires_on=until, **price)

    async def give(self) -> None:
        await self.books.give(self.some(), at=self.at)

    async def hold(self) -> None:
        with suppress(errors.InsufficientCredit):
            self.sessions.append(await self.books.hold(self.some(), at=self.at))

    async def deduct(self) -> None:
        if self.sessions:
            session = self.sessions.pop()
            how: Any = {"at": self.at, "debt_limit": HUGE}
            self.worksheets.append(await self.books.deduct(session, self.some(), **how))

    async def work(self) -> None:
        session = UUID(int=self.chance.getrandbits(128))
        how: Any = {"at": self.at, "debt_limit": HUGE}
        self.worksheets.append(await self.books.deduct(session, self.some(), **how))

    async def correct(self) -> None:
        if self.worksheets:
            worksheet = self.chance.choice(self.worksheets)
            how: Any = {"at": self.at, "debt_limit": HUGE, "revision": self.revision}
            await self.books.correct(worksheet, self.some() - 10, **how)

    async def confirm(self) -> None:
        if len(self.worksheets) > 2:
            await self.books.confirm(self.worksheets.pop(0), at=self.at)

    async def lose(self) -> None:
        entry = await self.books.penalize(self.some(), at=self.at)
        self.taken.append((entry.id, AccountKind.PENALTIES))

    async def take(self) -> None:
        entry = await self.books.take(self.some(), at=self.at, debt_limit=HUGE)
        self.taken.append((entry.id, AccountKind.ADJUSTED))

    async def reverse(self) -> None:
        if self.taken:
            entry, source = self.taken.pop(self.chance.randrange(len(self.taken)))
            await self.books.reverse(entry, source, at=self.at)

    async def refund(self) -> None:
        lots = [lot for lot, (free, _) in (await self.books.lots(self.at)).items() if free]
        if lots:
            lot = self.chance.choice(lots)
            with suppress(errors.NothingToRefund):  # it has expired
                await self.books.refund(lot, None, at=self.at, number=self.revision)


async def counted(books: Books) -> Counted:
    """The account as one values it who counts tens of minutes."""
    model = Counted()
    policies = (await queries.stored_values(books.pool, books.account_id, [], [])).policies
    for entry in await ledger.booked(books.pool, books.account_id, 0, HUGE):
        model.read(
            Booked(
                entry.seq,
                entry.id,
                entry.booked_at,
                policy_at(policies, entry.booked_at),
                entry.postings,
                entry.reverses,
                lot_worth(entry.opened) if entry.opened else None,
            )
        )
    return model


def values(figures: Figures) -> dict[str, Decimal]:
    """Where the money is."""
    names = ("deferred", "earned", "penalties", "breakage", "refunded", "written_off")
    return {name: getattr(figures, name) for name in names if getattr(figures, name)}


async def agree(books: Books) -> None:
    """What is stored of each lot is what counting tells, and the whole is even."""
    model = await counted(books)
    by_lot = {
        one.lot_id: one
        for one in await queries.figures(
            books.pool, EVER, limit=HUGE, by_lot=True, customer_id=books.customer_id
        )
    }
    assert {lot for lot in by_lot if lot} == set(model.opened)
    for lot_id, lot in model.opened.items():
        assert values(by_lot[lot_id]) == model.values(lot_id), lot
    for total in await queries.balances(books.pool, books.customer_id):
        assert total.money_in == sum(values(total).values())


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_long_life_in_small_parts_is_worth_what_counting_tells(
    dsn: str, books: Books, small_parts: None, seed: int
) -> None:
    life = Life(books, seed)
    for number in range(120):
        await life.step()
        if number == 40:
            async with transaction(books.pool, ACTOR, life.at) as tx:
                body = NewEarningPolicy(
                    from_on=(life.at + 3 * DAY).date(), policy=EarningPolicy.BILLED
                )
                await service.set_policy(tx, body)
        if life.chance.random() < 0.2:
            await projection.catch_up(books.pool, life.at)
    await projection.catch_up(books.pool, life.at)
    await agree(books)
    assert await broken(dsn) == {}


async def test_the_worker_values_what_nobody_reads(pool: Pool, small_parts: None) -> None:
    accounts = [await open_books(pool) for _ in range(3)]
    for one in accounts:
        for _ in range(4):
            await one.buy(480, **PRICES[0])
    assert await jobs.value_entries(pool, NOON) == 6  # two parts of each
    assert await jobs.value_entries(pool, NOON) == 0
    for one in accounts:
        await agree(one)
        (total,) = await queries.balances(pool, one.customer_id)
        assert total.deferred == 4 * Decimal("960.01")


async def test_many_who_catch_up_beside_writers_value_every_entry_once(
    dsn: str, small_parts: None
) -> None:
    async with await open_pool(dsn, scope=EVERYBODY, size=12) as pool:
        accounts = [await open_books(pool) for _ in range(3)]
        lives = [Life(one, seed) for seed, one in enumerate(accounts)]

        async def live(life: Life) -> None:
            for _ in range(25):
                await life.step()

        async def follow() -> None:
            for _ in range(12):
                await projection.catch_up(pool, NOON)

        await asyncio.gather(*map(live, lives), *(follow() for _ in range(4)))
        await projection.catch_up(pool, NOON)
        for one in accounts:
            await agree(one)
        assert not await queries.behind(pool, UUID(int=0), 10)
    assert await broken(dsn) == {}


async def test_a_part_that_fails_leaves_nothing_and_is_done_again(
    books: Books, small_parts: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(4):
        await books.buy(480, **PRICES[0])
    turns = iter(range(9))

    def fail_once(*_: Any) -> None:
        if next(turns) == 1:
            raise RuntimeError("pulled the plug")
        move(*_)

    move = rows.move_position
    monkeypatch.setattr(rows, "move_position", fail_once)
    with pytest.raises(RuntimeError, match="plug"):
        await projection.catch_up(books.pool, NOON)
    assert await books.pool.fetchval("SELECT count(*) FROM finance_movement") == 3
    await projection.catch_up(books.pool, NOON)
    await agree(books)


# --- refunds --------------------------------------------------------------------------------------


async def refunded(books: Books, lot_id: UUID, minutes: int, number: int) -> Decimal:
    """What a refund is told to be worth, before it is booked."""
    async with books.writing(NOON + number * DAY, lot_id=lot_id) as book:
        book.post(constructors.refund(book.state, lot_id, number, minutes))
        async with books.pool.acquire() as connection:
            tx = Tx(connection, ACTOR, NOON)
            try:
                worth = await projection.value_of_refund(tx, book)
            finally:
                await tx.rollback()
    return worth


@pytest.mark.parametrize("valued", ["before", "not before"])
async def test_a_refund_is_told_what_it_will_be_worth(
    dsn: str, books: Books, small_parts: None, valued: str
) -> None:
    lot = await books.buy(480, net=Decimal("100.00"), currency="EUR")
    for _ in range(5):
        await books.penalize(10)
    told = []
    for number in (1, 2, 3):
        if valued == "before":
            await projection.catch_up(books.pool, NOON)
        told.append(await refunded(books, lot, 160 if number < 3 else 110, number))
    # 50 minutes are out for 10.42; 210 are 43.75, 370 are 77.08, and the rest is what is left.
    assert told == [Decimal("33.33"), Decimal("33.33"), Decimal("22.92")]
    await projection.catch_up(books.pool, NOON)
    moved = [
        one.amount
        for one in await queries.movements(books.pool, books.customer_id, EVER)
        if one.to_bucket == "refunded"
    ]
    assert moved == told
    assert await broken(dsn) == {}


async def test_a_refund_of_what_was_given_is_worth_nothing(books: Books) -> None:
    lot = await books.give(480)
    assert await refunded(books, lot, 100, 1) == 0


# --- figures of a time ----------------------------------------------------------------------------


@pytest.fixture
async def moved(books: Books) -> Books:
    """An account to which something happened on each of three days."""
    await books.buy(480, at=NOON, net=Decimal("48.00"), currency="EUR")
    await books.penalize(10, at=NOON + DAY)
    await books.penalize(20, at=NOON + 2 * DAY)
    await projection.catch_up(books.pool, NOON)
    return books


async def lost(books: Books, from_at: datetime | None, to_at: datetime | None) -> Decimal:
    within = Window(from_at, to_at)
    found = await queries.figures(books.pool, within, limit=10)
    return sum((one.penalties for one in found), Decimal(0))


async def test_a_time_begins_with_its_first_instant_and_ends_before_its_last(moved: Books) -> None:
    moment = timedelta(microseconds=1)
    first, second = NOON + DAY, NOON + 2 * DAY
    assert await lost(moved, None, None) == 3
    assert await lost(moved, first, second) == 1
    assert await lost(moved, first + moment, second) == 0
    assert await lost(moved, first, second + moment) == 3
    assert await lost(moved, first, first) == 0


async def test_what_is_booked_at_an_instant_counts_after_it(moved: Books) -> None:
    moment = timedelta(microseconds=1)
    (at,) = await queries.balances(moved.pool, None, NOON + DAY)
    (after,) = await queries.balances(moved.pool, None, NOON + DAY + moment)
    assert (at.penalties, after.penalties) == (Decimal(0), Decimal(1))
    assert await queries.balances(moved.pool, None, NOON) == []
    assert await queries.balances(moved.pool, UUID(int=7)) == []
