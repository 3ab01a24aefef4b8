"""Mails of a batch: what they tell of is read for all at once, and what one cannot read is its own."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from app.deliveries.rows import DeliveryRecord
from app.deliveries.rules import PAUSES
from app.kit.postgres.database import Pool, open_pool
from app.kit.postgres.rows import read_row
from app.kit.postgres.scopes import EVERYBODY
from app.mails import reminders
from app.mails.kinds import MailTopic
from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body
from tests.mails.relay import Mailing, mailing
from tests.proxy import Proxy, proxied
from tests.support import NOON, Api, Json

START = NOON + 3 * DAY
WORKED = timedelta(minutes=72)
TOLD = {
    MailTopic.PENALTY_CHARGED,
    MailTopic.SESSION_AGREED,
    MailTopic.SESSION_ASSIGNED,
    MailTopic.SESSION_MOVED,
    MailTopic.SESSION_REMINDER,
    MailTopic.TICKET_ASSIGNED,
    MailTopic.TICKET_RECEIVED,
    MailTopic.TICKET_REPLY,
    MailTopic.WORKSHEET_TO_CONFIRM,
}


async def story(it: Mailing, number: int) -> Json:
    """A customer with things of its own, of each of which there is something to tell."""
    api = it.api
    customer = await api.customer(name=f"Customer {number}")
    await it.contact(customer, "Ana", f"ana{number}@example.org")
    technician = await api.technician(name=f"T {number}", email=f"t{number}@example.com")
    server = await api.server(customer)
    await api.buy(customer, 960)
    worked, moved, planned = [
        await api.book(customer, technician, starts_at=START + days * DAY, server_id=server["id"])
        for days in range(3)
    ]
    await start(api, worked)
    body = worksheet_body(time_entry(technician, START, WORKED))
    await api.post(f"/v1/sessions/{worked['id']}/worksheet", body, now=START + WORKED)
    body = {"starts_at": (START + 4 * DAY).isoformat(), "asked_by": "customer"}
    await api.post(f"/v1/sessions/{moved['id']}/reschedule", body, now=START + DAY - HOUR)
    who = {"name": "Ana", "email": f"reporter{number}@example.org"}
    ticket = await open_ticket(api, customer["id"], contact=who)
    await reply(api, ticket)
    await api.post(f"/v1/tickets/{ticket['id']}/assign", {"technician_id": technician["id"]})
    assert planned["status"] == "scheduled"
    return customer


async def due(pool: Pool, customer_ids: Sequence[str]) -> list[DeliveryRecord]:
    """What is queued for these customers."""
    rows = await pool.fetch(
        "SELECT * FROM delivery WHERE customer_id = ANY($1) ORDER BY id",
        [UUID(one) for one in customer_ids],
    )
    return [read_row(DeliveryRecord, row) for row in rows]


async def loaded(
    it: Mailing, pool: Pool, trips: Proxy, deliveries: Sequence[DeliveryRecord]
) -> tuple[Counter[MailTopic], int]:
    """How many mails of each kind are told, and by how many trips."""
    before = trips.count
    found = await it.mails.load(pool, deliveries, it.clock.now)
    return Counter(one.kind for one in found.values()), trips.count - before


async def test_many_mails_of_the_same_kinds_cost_no_more_trips_than_few(api: Api) -> None:
    async with mailing(api) as it:
        customers = [await story(it, number) for number in range(6)]
        it.clock.now = START + DAY - HOUR
        await reminders.of_sessions(it.pool, START + DAY - timedelta(minutes=10))
        await it.plan()
        ids = [one["id"] for one in customers]
        few, many = await due(it.pool, ids[:1]), await due(it.pool, ids)
        async with (
            proxied(api.dsn) as trips,
            await open_pool(trips.dsn, scope=EVERYBODY, size=1) as pool,
        ):
            for _ in range(2):  # statements are prepared, and types known, by the first
                await loaded(it, pool, trips, many)
            told, cost = await loaded(it, pool, trips, few)
            all_told, all_cost = await loaded(it, pool, trips, many)
    assert told.keys() == TOLD
    assert all_told == {kind: len(customers) * number for kind, number in told.items()}
    assert 0 < cost == all_cost
    assert sum(all_told.values()) > 2 * cost


async def test_servers_that_are_out_of_reach_are_found_by_the_same_trips(api: Api) -> None:
    async with mailing(api) as it:
        costs = []
        for number in range(4):
            customer = await api.customer()
            await it.contact(customer, "Ana", f"ana{number}@example.org")
            server = await api.server(customer, access=False)
            technician = await api.technician(email=f"t{number}@example.com")
            await api.buy(customer)
            await api.book(customer, technician, starts_at=START, server_id=server["id"])
            async with (
                proxied(api.dsn) as trips,
                await open_pool(trips.dsn, scope=EVERYBODY, size=1) as pool,
            ):
                for _ in range(2):
                    await reminders.of_access(pool, START - DAY)
                before = trips.count
                await reminders.of_access(pool, START - DAY)
                costs.append(trips.count - before)
        assert 0 < costs[0] == costs[-1]
        kinds = Counter(kind for kind, _, _ in await it.kinds())
        assert kinds["server_access"] == 4


async def test_what_cannot_be_read_of_one_mail_keeps_no_other_one(api: Api) -> None:
    async with mailing(api) as it:
        sessions = []
        for number in range(3):
            customer = await api.customer()
            await it.contact(customer, "Ana", f"ana{number}@example.org")
            technician = await api.technician(email=f"t{number}@example.com")
            await api.buy(customer)
            sessions.append(await api.book(customer, technician, starts_at=START))
        spoilt = UUID(sessions[1]["id"])
        terms = await api.db.fetchval("SELECT terms::text FROM session WHERE id = $1", spoilt)
        await api.db.execute("UPDATE session SET terms = '[]' WHERE id = $1", spoilt)
        taken = await it.run()
        assert sorted(one.recipient for one in taken) == [
            "ana0@example.org",
            "ana2@example.org",
            "t0@example.com",
            "t2@example.com",
        ]
        errors = await it.pool.fetch("SELECT last_error FROM delivery WHERE state = 'waiting'")
        assert [one["last_error"] for one in errors] == ["internal", "internal"]
        await api.db.execute(
            "UPDATE session SET terms = $2::text::jsonb WHERE id = $1", spoilt, terms
        )
        taken = await it.run(NOON + 2 * PAUSES[0])
        assert sorted(one.recipient for one in taken) == ["ana1@example.org", "t1@example.com"]
