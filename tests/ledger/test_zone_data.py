"""Credit ends with its last day by the data in use, also when the data were others as it was bought."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID

import asyncpg
import pytest

from app.kit import zones
from app.kit.postgres.database import Pool
from app.ledger import accounts, journal
from app.ledger.ends import follow_zones
from app.run import opening, verify
from tests.support import Api, Json

NOW = datetime(2031, 3, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
# Where the day ends that the lots last through.
ENDS = {
    "America/Vancouver": datetime(2031, 3, 21, 7, tzinfo=UTC),
    "Africa/Casablanca": datetime(2031, 3, 21, 0, tzinfo=UTC),
    "Europe/Prague": datetime(2031, 3, 20, 23, tzinfo=UTC),
}
STALE = "I3 lots end with their days by the time zone data (else: personday migrate)"


class Books:
    """The database as an older release of the data left it."""

    def __init__(self, owner: "asyncpg.Connection[asyncpg.Record]") -> None:
        self.owner = owner

    async def move(self, lot: Json, by: timedelta) -> None:
        await self.owner.execute(
            "UPDATE ledger_account SET expires_at = expires_at + $2 WHERE id = $1",
            UUID(lot["id"]), by,
        )  # fmt: skip

    async def end(self, lot: Json) -> datetime:
        found: datetime = await self.owner.fetchval(
            "SELECT expires_at FROM ledger_account WHERE id = $1", UUID(lot["id"])
        )
        return found

    async def note(self, release: str) -> None:
        await self.owner.execute("UPDATE ledger_zone_data SET release = $1", release)

    async def noted(self) -> str:
        release: str = await self.owner.fetchval("SELECT release FROM ledger_zone_data")
        return release


async def test_lots_end_anew_when_the_data_are_of_another_release(
    api: Api, pool: Pool, dsn: str
) -> None:
    owner = await asyncpg.connect(dsn)
    books = Books(owner)
    try:
        customers = {zone: await api.customer(time_zone=zone) for zone in ENDS}
        lots = {
            zone: await api.buy(customer, expires_on="2031-03-20", now=NOW - 40 * 24 * HOUR)
            for zone, customer in customers.items()
        }
        vancouver = customers["America/Vancouver"]
        # One has ended, and its expiry is booked; one ended a moment ago, and nobody has written since.
        ended = await api.buy(vancouver, expires_on="2031-03-01", now=NOW - 40 * 24 * HOUR)
        booked = await api.buy(vancouver, now=NOW - HOUR)
        assert await api.credit(vancouver, now=NOW) == (960, 0, 0, 0)
        passed = await api.buy(customers["Europe/Prague"], expires_on="2031-03-20", now=NOW - HOUR)
        for by, lot in zip((HOUR, -HOUR, 3 * HOUR), lots.values(), strict=True):
            await books.move(lot, by)
        await books.move(ended, HOUR)
        await books.move(passed, NOW - ENDS["Europe/Prague"])
        assert await books.noted() == "unknown"

        await books.note(zones.VERSION)
        assert await follow_zones(pool, NOW) == 0, "nothing to do where the release is the same"
        assert await books.end(lots["America/Vancouver"]) == ENDS["America/Vancouver"] + HOUR

        await books.note("2024.1")
        assert await follow_zones(pool, NOW) == 3
        assert await books.noted() == zones.VERSION
        assert [await books.end(lot) for lot in lots.values()] == list(ENDS.values())
        assert await books.end(passed) == NOW, "what has ended has ended"
        assert (await books.end(ended)) < NOW
        assert await books.end(booked) is None
        for zone, end in ENDS.items():
            left = 480 if zone == "America/Vancouver" else 0
            assert (await api.credit(customers[zone], now=end - timedelta(microseconds=1)))[
                0
            ] == 480 + left
            assert (await api.credit(customers[zone], now=end))[0] == left
        await books.move(ended, -HOUR)
    finally:
        await owner.close()


async def test_a_start_follows_and_migrate_looks_again(api: Api, dsn: str) -> None:
    owner = await asyncpg.connect(dsn)
    books = Books(owner)
    prepare = partial(opening.prepare, opening.Addresses(dsn, dsn))
    try:
        customer = await api.customer(time_zone="America/Edmonton")
        lot = await api.buy(customer, expires_on="2099-11-30")
        right = await books.end(lot)
        await books.move(lot, -HOUR)
        assert STALE in await verify.broken(dsn)
        await asyncio.to_thread(prepare)
        assert (await books.end(lot), await books.noted()) == (right, zones.VERSION)
        # Written by a process of the former release that still ran beside.
        await books.move(lot, HOUR)
        await asyncio.to_thread(prepare)
        assert await books.end(lot) == right + HOUR
        await asyncio.to_thread(prepare, recheck=True)
        assert await books.end(lot) == right
    finally:
        await owner.close()


async def test_a_writer_that_has_the_account_is_waited_for(
    api: Api, pool: Pool, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await asyncpg.connect(dsn)
    books = Books(owner)
    try:
        customer = await api.customer(time_zone="Pacific/Auckland")
        lot = await api.buy(customer, expires_on="2031-06-30", now=NOW)
        right = await books.end(lot)
        await books.move(lot, HOUR)
        writer = owner.transaction()
        await writer.start()
        account = accounts.account_id(UUID(customer["id"]))
        await owner.execute(
            "SELECT 1 FROM credit_account WHERE credit_account_id = $1 FOR UPDATE", account
        )
        following = asyncio.create_task(follow_zones(pool, NOW))
        async with pool.acquire() as watcher:
            while not await watcher.fetchval(
                "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()"
            ):
                await asyncio.sleep(0)
        # Meanwhile its last day is corrected, by the data of this writer.
        await owner.execute(
            "UPDATE ledger_account SET expires_on = $2, expires_at = $3 WHERE id = $1",
            UUID(lot["id"]), date(2031, 7, 31), right + 31 * 24 * HOUR + 5 * HOUR,
        )  # fmt: skip
        await writer.commit()
        assert await following == 1
        assert await books.end(lot) == right + 31 * 24 * HOUR
        # No entry told of that day.
        await owner.execute(
            "UPDATE ledger_account SET expires_on = '2031-06-30', expires_at = $2 WHERE id = $1",
            UUID(lot["id"]), right,
        )  # fmt: skip
    finally:
        await owner.close()


async def test_what_could_not_be_had_is_left_to_the_next_start(
    api: Api, pool: Pool, dsn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = await asyncpg.connect(dsn)
    books = Books(owner)
    try:
        customers = [await api.customer(time_zone="Asia/Tokyo") for _ in range(3)]
        lots = [await api.buy(one, expires_on="2031-06-30", now=NOW) for one in customers]
        right = await books.end(lots[0])
        for lot in lots:
            await books.move(lot, HOUR)
        real = journal.lock

        async def failing(tx: object, customer_id: UUID, **rest: object) -> None:
            if str(customer_id) == customers[1]["id"]:
                raise asyncpg.LockNotAvailableError("canceling statement due to lock timeout")
            await real(tx, customer_id, **rest)  # type: ignore[arg-type]

        with monkeypatch.context() as patched:
            patched.setattr(journal, "lock", failing)
            assert await follow_zones(pool, NOW) == 2
        assert await books.noted() == "unknown"
        assert await follow_zones(pool, NOW) == 1
        assert [await books.end(lot) for lot in lots] == [right] * 3
        assert await books.noted() == zones.VERSION
    finally:
        await owner.close()
