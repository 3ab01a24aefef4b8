"""The two feeds under writers that commit late: nothing is missed, doubled, reordered or changed.

The writers' delays come from a seeded generator. Beside the feeds' readers runs a naive one that
continues behind the highest `event_no` it has seen; it does miss events: the load is a real test.
"""

import asyncio
import random
from dataclasses import dataclass, field
from urllib.parse import quote
from uuid import UUID, uuid4

from app.kit.actor import Actor, Role
from app.kit.events import outbox
from app.kit.postgres import database
from app.kit.postgres.database import Pool, Tx
from app.kit.postgres.scopes import EVERYBODY
from app.purchases import adjustments
from app.purchases.schemas import NewAdjustment
from tests.support import NOON, Api, Json

WRITERS = 12
CUSTOMERS = 6
EVENTS = 10_000
PER_COMMIT = 20
LONGEST_HOLD_SECONDS = 0.08
SEED = 20310305

Spoken = list[Json]


@dataclass
class Load:
    """Twelve writers, two for each customer, until enough is committed."""

    pool: Pool
    customers: list[UUID]
    committed: int = 0
    rolled_back: int = 0
    done: bool = False
    numbers: dict[int, int] = field(default_factory=dict)

    async def run(self) -> None:
        """Let all writers work until the events are written."""
        await asyncio.gather(*(self._write(writer) for writer in range(WRITERS)))
        self.done = True

    async def _write(self, writer: int) -> None:
        chance = random.Random(SEED + writer)
        customer_id = self.customers[writer % CUSTOMERS]
        actor = Actor(uuid4(), Role.LEAD)
        body = NewAdjustment(minutes=10, reason="a drill")
        while self.committed < EVENTS:
            async with self.pool.acquire() as connection:
                tx = Tx(connection, actor, NOON)
                try:
                    # Half of the writers hold their rows open without the account's lock.
                    locked = chance.random() < 0.5
                    made = await self._stage(tx, writer, customer_id, body if locked else None)
                    await tx.flush()
                    await asyncio.sleep(chance.uniform(0, LONGEST_HOLD_SECONDS))
                    if chance.random() < 0.1:
                        self.rolled_back += made
                        continue
                    await tx.commit()
                    self.committed += made
                    self.numbers[writer] = self.numbers.get(writer, 0) + 1
                finally:
                    await tx.rollback()

    async def _stage(
        self, tx: Tx, writer: int, customer_id: UUID, body: NewAdjustment | None
    ) -> int:
        number = self.numbers.get(writer, 0)
        extra = PER_COMMIT
        if body:
            await adjustments.adjust(tx, customer_id, body)
            extra -= 2
        for part in range(extra):
            outbox.emit(
                tx, "customer.touched", customer_id, customer_id=customer_id,
                data={"seq": writer, "number": number, "minutes": part},
            )  # fmt: skip
        return PER_COMMIT


@dataclass
class Reader:
    """Follows one feed by ``resume_cursor``."""

    api: Api
    path: str
    role: str = "finance"
    limit: int = 200
    narrowed: str = ""
    items: Spoken = field(default_factory=list)
    pages: int = 0

    async def follow(self, load: Load) -> None:
        """Read until the writers are done and a page after that is empty."""
        cursor = None
        while True:
            last_round = load.done
            page = await self._page(cursor)
            self.items += page["items"]
            self.pages += 1
            assert len(self.items) < 2 * EVENTS, "the feed goes round"
            cursor = page["resume_cursor"]
            if last_round and not page["items"]:
                return
            await asyncio.sleep(0)

    async def _page(self, cursor: str | None) -> Json:
        behind = f"&cursor={quote(cursor)}" if cursor else ""
        return await self.api.get(
            f"{self.path}?limit={self.limit}{self.narrowed}{behind}", role=self.role
        )


async def _naive(pool: Pool, load: Load, seen: list[int]) -> None:
    last = 0
    while True:
        last_round = load.done
        rows = await pool.fetch(
            "SELECT event_no FROM event WHERE event_no > $1 ORDER BY event_no LIMIT 200", last
        )
        seen += [row[0] for row in rows]
        last = seen[-1] if seen else 0
        if last_round and not rows:
            return
        await asyncio.sleep(0)


async def test_no_reader_of_a_feed_misses_or_doubles_anything(api: Api, dsn: str) -> None:
    customers = [await api.customer(name=f"Customer {number}") for number in range(CUSTOMERS)]
    role = customers[0]["id"]
    events, entries = Reader(api, "/v1/events"), Reader(api, "/v1/entries")
    own = Reader(api, "/v1/entries", role=role, limit=7)
    of_one = f"&customer_id={customers[1]['id']}"
    some = Reader(api, "/v1/entries", narrowed=f"{of_one}&kind=adjustment&kind=hold&wait=1")
    touched = Reader(api, "/v1/events", narrowed=f"{of_one}&type=customer.touched&wait=1", limit=50)
    naive: list[int] = []
    async with await database.open_pool(dsn, scope=EVERYBODY, size=WRITERS + 1) as pool:
        load = Load(pool, [UUID(customer["id"]) for customer in customers])
        await asyncio.gather(
            load.run(), events.follow(load), entries.follow(load), own.follow(load),
            some.follow(load), touched.follow(load), _naive(pool, load, naive),
        )  # fmt: skip
        written = await pool.fetch("SELECT event_no, id, subject_type, customer_id FROM event")
        booked = await pool.fetch("SELECT id FROM ledger_entry")
    assert load.committed >= EVENTS
    assert load.rolled_back > 0
    assert events.pages > 20, "the readers ran beside the writers"

    missed_by_naive = {row["event_no"] for row in written} - set(naive)
    assert missed_by_naive, "commits came in order: this run proves nothing"

    _exactly_once(events.items, {str(row["id"]) for row in written})
    assert [one["position"] for one in events.items] == list(range(1, len(written) + 1))
    _exactly_once(entries.items, {str(row["id"]) for row in booked})
    of_role = [one["id"] for one in entries.items if one["customer_id"] == role]
    assert [one["id"] for one in own.items] == of_role
    of_one = customers[1]["id"]
    assert some.items == [one for one in entries.items if one["customer_id"] == of_one]
    assert touched.items == [
        one
        for one in events.items
        if one["customer_id"] == of_one and one["type"] == "customer.touched"
    ]
    assert 0 < len(touched.items) < len(events.items)

    for customer in customers:
        seqs = [one["seq"] for one in entries.items if one["customer_id"] == customer["id"]]
        assert seqs == list(range(1, len(seqs) + 1)), "an account's entries come in its order"
    for writer in range(WRITERS):
        numbers = [
            one["data"]["number"]
            for one in events.items
            if one["type"] == "customer.touched" and one["data"]["seq"] == writer
        ]
        assert numbers == sorted(numbers), "what one writer wrote comes in its order"


def _exactly_once(read: Spoken, written: set[str]) -> None:
    ids = [one["id"] for one in read]
    assert len(ids) == len(set(ids)), "something came twice"
    assert set(ids) == written


async def test_a_page_once_emitted_reads_the_same_bytes_for_ever(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    for path in ("/v1/events", "/v1/entries"):
        before = await _from_the_start(api, path)
        await api.buy(customer)
        await api.post(
            f"/v1/customers/{customer['id']}/adjustments", {"minutes": -10, "reason": "late"}
        )
        after = await _from_the_start(api, path)
        assert len(after) > len(before) >= 1
        assert after[: len(before)] == before


async def _from_the_start(api: Api, path: str) -> list[bytes]:
    """Each item on a page of its own, as the bytes that were sent."""
    pages: list[bytes] = []
    cursor = ""
    while True:
        response = await api.send("GET", f"{path}?limit=1{cursor}")
        page = response.json()
        if not page["items"]:
            return pages
        # Whether more follows is not part of what was emitted.
        pages.append(response.content.partition(b',"next_cursor"')[0])
        cursor = f"&cursor={quote(page['resume_cursor'])}"


async def test_what_one_request_does_is_told_in_the_order_it_happened(api: Api, dsn: str) -> None:
    customer = await api.customer()
    async with (
        await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        tx = Tx(connection, Actor(uuid4(), Role.LEAD), NOON)
        for number in range(30):
            outbox.emit(tx, "customer.touched", UUID(customer["id"]), data={"number": number})
        await tx.flush()
        await tx.commit()
    items = (await api.get("/v1/events?limit=200"))["items"]
    told = [one["data"]["number"] for one in items if one["type"] == "customer.touched"]
    assert told == list(range(30))


async def test_a_reader_between_two_commits_waits_for_none_of_them(api: Api, pool: Pool) -> None:
    """The later of two transactions commits first: its events are read, the others follow."""
    customers = [await api.customer(name=name) for name in ("first", "second")]
    reader = Reader(api, "/v1/events")
    page = await reader._page(None)
    async with pool.acquire() as one, pool.acquire() as other:
        actor = Actor(uuid4(), Role.LEAD)
        early, late = Tx(one, actor, NOON), Tx(other, actor, NOON)
        for tx, customer in zip((early, late), customers, strict=True):
            outbox.emit(tx, "customer.touched", UUID(customer["id"]))
            await tx.flush()
        await late.commit()
        page = await reader._page(page["resume_cursor"])
        assert [item["subject_id"] for item in page["items"]] == [customers[1]["id"]]
        await early.commit()
        page = await reader._page(page["resume_cursor"])
        assert [item["subject_id"] for item in page["items"]] == [customers[0]["id"]]
