"""What becomes due about credit, given the instant: on both sides of it, twice, and beside writers."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
import structlog

from app.kit import batches
from app.kit.postgres.database import Connection, Pool
from app.kit.telemetry import logs
from app.ledger import jobs as ledger
from app.ledger import journal
from app.ledger.queries import expiring
from tests.support import Api, Json

MICROSECOND = timedelta(microseconds=1)
DAY = timedelta(days=1)
LAST_DAY = "2031-03-20"
# Where the day ends that the lots of these tests last through.
ENDS = {
    "Pacific/Kiritimati": datetime(2031, 3, 20, 10, tzinfo=UTC),
    "Europe/Prague": datetime(2031, 3, 20, 23, tzinfo=UTC),
    "America/New_York": datetime(2031, 3, 21, 4, tzinfo=UTC),
}
PRAGUE = ENDS["Europe/Prague"]


async def expiries(api: Api, customer: Json) -> list[Json]:
    """A customer's entries of credit that expired."""
    path = f"/v1/customers/{customer['id']}/entries?kind=expiry"
    items: list[Json] = (await api.get(path))["items"]
    return items


async def test_credit_expires_at_the_end_of_its_day_where_the_customer_is(
    api: Api, pool: Pool
) -> None:
    customers = {zone: await api.customer(time_zone=zone) for zone in ENDS}
    for customer in customers.values():
        await api.buy(customer, expires_on=LAST_DAY)
        await api.buy(customer)
    for number, (zone, end) in enumerate(ENDS.items(), start=1):
        assert await ledger.book_expiries(pool, end - MICROSECOND) == 0
        assert await ledger.book_expiries(pool, end) == 1
        (entry,) = await expiries(api, customers[zone])
        assert datetime.fromisoformat(entry["booked_at"]) == end
        assert (entry["service_on"], entry["actor"]) == (LAST_DAY, "system")
        assert entry["postings"][0]["minutes"] == 480
        assert await api.credit(customers[zone], now=end) == (480, 0, 0, 0)
        events = (await api.get("/v1/events?limit=200"))["items"]
        told = [one for one in events if one["type"] == "ledger_entry.expiry"]
        assert len(told) == number
        assert told[-1]["subject_id"] == entry["id"]
        fed = (await api.get("/v1/entries?limit=200"))["items"]
        assert fed[-1]["id"] == entry["id"]
    assert await ledger.book_expiries(pool, PRAGUE + 40 * DAY) == 0, "once"


async def test_what_is_held_or_spent_does_not_expire_and_comes_back_by_the_rules(
    api: Api, pool: Pool
) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, expires_on=LAST_DAY)
    session = await api.book(
        customer, technician, starts_at=PRAGUE + 9 * DAY, estimated_minutes=470
    )
    assert await ledger.book_expiries(pool, PRAGUE) == 1
    assert await api.credit(customer, now=PRAGUE) == (0, 470, 0, 0)
    path = f"/v1/sessions/{session['id']}/cancel"
    await api.post(path, {"asked_by": "provider"}, now=PRAGUE + DAY)
    # The compensation lives on for 30 days, through the 21st of April (summer time by then).
    end = datetime(2031, 4, 21, 22, tzinfo=UTC)
    assert await ledger.book_expiries(pool, end - MICROSECOND) == 0
    assert await ledger.book_expiries(pool, end) == 1
    assert [one["postings"][0]["minutes"] for one in await expiries(api, customer)] == [
        10,
        470,
        470,
    ]


async def test_beside_a_writer_and_another_worker_it_expires_once(api: Api, pool: Pool) -> None:
    customers = [await api.customer() for _ in range(6)]
    for customer in customers:
        await api.buy(customer, expires_on=LAST_DAY)
    how: Json = {"now": PRAGUE}
    await asyncio.gather(
        *(ledger.book_expiries(pool, PRAGUE) for _ in range(3)),
        *(api.buy(customer, **how) for customer in customers[:3]),
    )
    for number, customer in enumerate(customers):
        assert len(await expiries(api, customer)) == 1
        assert await api.credit(customer, now=PRAGUE) == (480 if number < 3 else 0, 0, 0, 0)


async def test_an_account_that_fails_keeps_no_other_waiting(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill, well = await api.customer(), await api.customer()
    for customer in (ill, well):
        await api.buy(customer, expires_on=LAST_DAY)
    read = journal.read

    async def fails(tx: Any, customer_id: Any, **how: Any) -> Any:
        if str(customer_id) == ill["id"]:
            raise RuntimeError("a fault of ours")
        return await read(tx, customer_id, **how)

    with monkeypatch.context() as patched:
        patched.setattr(journal, "read", fails)
        assert await ledger.book_expiries(pool, PRAGUE) == 1
    assert [len(await expiries(api, one)) for one in (ill, well)] == [0, 1]
    assert await ledger.book_expiries(pool, PRAGUE) == 1


async def test_however_many_fail_the_others_have_their_turn(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run of two at once, with five before them that fail each time, or have nothing to be done."""
    customers = [await api.customer() for _ in range(9)]
    for customer in customers:
        await api.buy(customer, expires_on=LAST_DAY)
    ordered = [str(one) for one in await expiring(pool, PRAGUE, 10)]
    assert sorted(ordered) == sorted(one["id"] for one in customers)
    ill, idle, well = ordered[:3], ordered[3:5], ordered[5:]
    book = ledger._book

    async def acts(tx: Any, customer_id: Any) -> bool:
        if str(customer_id) in ill:
            raise RuntimeError("a fault of ours")
        return str(customer_id) not in idle and await book(tx, customer_id)

    with monkeypatch.context() as patched:
        patched.setattr(batches, "AT_ONCE", 2)
        patched.setattr(ledger, "_book", acts)
        for left in (2, 0):
            assert await ledger.book_expiries(pool, PRAGUE) == 2, (
                "a run ends with what is its share"
            )
            assert len(await expiring(pool, PRAGUE, 10)) == 5 + left
        assert await ledger.book_expiries(pool, PRAGUE) == 0
    assert [str(one) for one in await expiring(pool, PRAGUE, 10)] == [*ill, *idle]
    assert len(well) == 4
    assert await ledger.book_expiries(pool, PRAGUE) == 5


async def test_the_log_tells_which_thing_failed_and_how_and_nothing_of_its_rows(
    api: Api, pool: Pool, capsys: pytest.CaptureFixture[str]
) -> None:
    """The database's errors quote what they refuse: values of keys, whole rows, what is no number."""
    customer = await api.customer()
    secret = "eva@secret.example"
    path = f"/v1/customers/{customer['id']}/contacts"
    contact = await api.post(path, {"name": "Eva", "email": secret})
    statements = {
        "UniqueViolationError (23505)": "INSERT INTO contact (id, customer_id, name, email, version,"
        " created_at) SELECT id, customer_id, name, email, version, created_at FROM contact",
        "CheckViolationError (23514)": "UPDATE contact SET deactivation_reason = email",
        "InvalidTextRepresentationError (22P02)": "SELECT email::int FROM contact",
        "NotNullViolationError (23502)": "UPDATE contact SET name = NULL",
        "RuntimeError: a fault of ours": "",
    }

    async def act(tx: Any, statement: str) -> bool:
        await tx.begin()
        if not statement:
            raise RuntimeError("a fault of ours")
        try:
            await tx.connection.execute(statement)
        except asyncpg.CheckViolationError as error:
            raise error from error
        return True

    renderer = structlog.processors.ExceptionRenderer(lambda raised: logs.traced(raised[1]))
    lines: list[Any] = []

    def keep(_logger: Any, _method: str, event: Any) -> Any:
        lines.append(event)
        raise structlog.DropEvent

    before = structlog.get_config()
    structlog.configure(processors=[renderer, keep], cache_logger_on_first_use=False)
    try:
        done = await batches.one_by_one(pool, PRAGUE, list(statements.values()), act)
    finally:
        structlog.configure(**before)
    assert done == 0
    for line, told in zip(lines, statements, strict=True):
        assert (line["event"], line["thing"]) == ("job_left_one_out", statements[told])
        assert line["exception"].endswith(told)
        assert "in act" in line["exception"], "where it happened"
        assert secret not in str(line)
        assert "DETAIL" not in str(line)
    assert (await api.get(f"/v1/contacts/{contact['id']}"))["email"] == secret


async def test_among_very_many_accounts_a_run_reads_what_is_due_and_no_more(
    api: Api, pool: Pool
) -> None:
    await _grow_wide(api.db)
    customer = await api.customer()
    await api.buy(customer, expires_on=LAST_DAY)
    assert [str(one) for one in await expiring(pool, PRAGUE, 10)] == [customer["id"]]
    statements = []

    class Explaining:
        async def fetch(self, query: str, *args: Any) -> list[Any]:
            statements.append((query, args))
            return []

    await expiring(Explaining(), PRAGUE, 10)  # type: ignore[arg-type]
    ((query, args),) = statements
    plan = await api.db.fetchval(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}", *args)
    assert "ix_ledger_account_expires_at" in plan
    assert "Seq Scan" not in plan
    await api.db.execute("DELETE FROM ledger_account WHERE opened_seq = 7777")
    await api.db.execute("DELETE FROM credit_account WHERE product = 'wide'")


async def _grow_wide(db: Connection) -> None:
    """20,000 accounts with a lot each that expires a year later, written straight into the tables."""
    await db.execute(
        """
        INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, seq, hash,
            available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)
        SELECT gen_random_uuid(), gen_random_uuid(), 'wide', 'UTC', 0, '', 0, 0, 0, 0
        FROM generate_series(1, 20000);
        INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes,
            opened_seq, purchased_at, expires_on, expires_at, given_minutes)
        SELECT credit_account_id, gen_random_uuid(), 'lot', 480, 0, 7777, '2031-03-05Z',
            '2032-03-20', '2032-03-20T23:00Z', 480 FROM credit_account WHERE product = 'wide';
        ANALYZE ledger_account; ANALYZE credit_account;
        """
    )
