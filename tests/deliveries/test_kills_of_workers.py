"""A real worker is killed while a real receiver, or a real relay, has what it has not recorded.

``make faults`` kills it twenty times over.
"""

import asyncio
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import Envelope, Session

from app.kit.postgres.database import Pool
from tests.cli.processes import PROGRAM, environment
from tests.faults import fault, report, size
from tests.mails.relay import Handler, relay_server
from tests.support import Api, Json
from tests.tickets.desk import opened
from tests.webhooks.receiving import Receiver, Request, endpoint, says

KILLS = size(2, 20)
CUSTOMERS, TICKETS = 3, 4
PATIENCE = 60.0

pytestmark = [
    fault,
    pytest.mark.skipif(sys.platform != "linux", reason="kills processes of a group"),
]


@dataclass
class Gun:
    """Kills a worker as soon as so many things came, by one way or by the other, and before any answer."""

    worker: asyncio.subprocess.Process | None = None
    way: str = ""
    after: int = 0
    fired: asyncio.Event = field(default_factory=asyncio.Event)

    def aim(self, worker: asyncio.subprocess.Process, way: str, after: int) -> None:
        self.worker, self.way, self.after = worker, way, after
        self.fired.clear()

    def came(self, way: str) -> None:
        """Something came."""
        if self.worker is None or way != self.way:
            return
        self.after -= 1
        if self.after <= 0:
            self.worker.send_signal(signal.SIGKILL)
            self.worker = None
            self.fired.set()


class DeadlyRelay(Handler):
    """A relay that has what a worker never hears of."""

    gun: Gun

    async def handle_DATA(self, server: Any, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = await super().handle_DATA(server, session, envelope)
        self.gun.came("mail")
        return answer


@asynccontextmanager
async def _worker(folder: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """``personday worker``; it has ended when the block has."""
    process = await asyncio.create_subprocess_exec(
        *PROGRAM, "worker", cwd=folder, env=environment(settings),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _customer(api: Api, number: int) -> Json:
    """A customer with a contact, whose key becomes the customer's."""
    customer = await api.customer(name=f"Customer {number}")
    person = {"name": "Eva", "email": f"eva{number}@example.com"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", person)
    body = {"role": "customer", "customer_id": customer["id"], "contact_id": contact["id"]}
    api.keys[customer["id"]] = (await api.post("/v1/keys", body))["key"]
    return customer


async def _make_happen(api: Api, customers: list[Json]) -> None:
    """Tickets, each of which is told to a receiver and to the contact that opened it."""
    for _ in range(TICKETS):
        for customer in customers:
            await opened(api, customer, role=customer["id"])


async def _let_a_minute_pass(api: Api) -> int:
    """What the dead one had is anybody's: a lease's minute is taken from it; tells how much it had."""
    done = await api.db.execute(
        "UPDATE delivery SET leased_until = leased_until - interval '60 seconds'"
        " WHERE leased_until > now()"
    )
    return int(done.removeprefix("UPDATE "))


async def _settled(api: Api) -> None:
    async with asyncio.timeout(PATIENCE):
        while await api.db.fetchval(
            "SELECT EXISTS (SELECT 1 FROM delivery WHERE state = 'waiting') OR (SELECT position"
            " FROM delivery_plan) < (SELECT max(event_no) FROM event)"
        ):
            await asyncio.sleep(0.02)


async def test_whenever_it_is_killed_all_arrives_and_doubles_are_told_by_their_ids(
    api: Api, pool: Pool, tmp_path: Path
) -> None:
    gun, had = Gun(), 0

    async def take(request: Request, writer: asyncio.StreamWriter) -> None:
        gun.came("webhook")
        await says(204)(request, writer)

    async with (
        Receiver(take).listening() as receiver,
        relay_server(DeadlyRelay()) as (mails, relay),
    ):
        assert isinstance(mails, DeadlyRelay)
        mails.gun = gun
        settings = {
            "PERSONDAY_DATABASE_URL": api.dsn,
            "PERSONDAY_MASTER_KEY": os.environ["PERSONDAY_MASTER_KEY"],
            "PERSONDAY_WEBHOOK_ALLOWED": "127.0.0.1",
            "PERSONDAY_SMTP_URL": f"smtp://127.0.0.1:{relay.port}?tls=none",
        }
        made = await endpoint(pool, receiver.url, event_types=[], ordered=True)
        customers = [await _customer(api, number) for number in range(CUSTOMERS)]
        for number in range(KILLS):
            await _make_happen(api, customers)
            async with _worker(tmp_path, **settings) as worker:
                gun.aim(worker, ("webhook", "mail")[number % 2], 1 + number % 5)
                async with asyncio.timeout(PATIENCE):
                    await gun.fired.wait()
                assert await worker.wait() == -signal.SIGKILL
            had += await _let_a_minute_pass(api)
        async with _worker(tmp_path, **settings) as worker:
            await _settled(api)
            worker.terminate()
            _, complaints = await worker.communicate()
            assert (worker.returncode, complaints) == (0, b"")
    lost = await api.db.fetch(
        "SELECT delivery.id, channel, event_id::text, count(*) AS times FROM delivery_attempt"
        " JOIN delivery ON delivery.id = delivery_id WHERE error = 'lost' GROUP BY delivery.id"
    )
    assert sum(one["times"] for one in lost) == had
    # A mail may be of the same event.
    of_webhooks = {one["event_id"]: one["times"] for one in lost if one["channel"] == "webhook"}
    await _hold_webhooks(api, made.id, receiver, of_webhooks)
    await _hold_mails(api, mails, {one["id"]: one["times"] for one in lost})
    await api.verify()


async def _hold_webhooks(api: Api, endpoint_id: Any, receiver: Receiver, lost: Json) -> None:
    """Every event came, in the order of each customer's account; twice only if somebody died over it."""
    rows = await api.db.fetch(
        "SELECT id::text, position FROM event WHERE position >= (SELECT position FROM event"
        " WHERE subject_id = $1 AND type = 'webhook_endpoint.created')",
        endpoint_id,
    )
    times = Counter(one.headers["webhook-id"] for one in receiver.taken)
    assert times.keys() == {row["id"] for row in rows}
    assert len(times) > KILLS * CUSTOMERS * TICKETS
    doubles = {one: number - 1 for one, number in times.items() if number > 1}
    assert doubles, "some were sent and not recorded, else this shows nothing"
    assert all(number <= lost.get(one, 0) for one, number in doubles.items())
    assert len({(one.headers["webhook-id"], one.body) for one in receiver.taken}) == len(times)
    came: dict[str, list[int]] = {}
    for one in receiver.taken:
        told = json.loads(one.body)["data"]
        came.setdefault(told["customer_id"], []).append(told["position"])
    assert all(positions == sorted(positions) for positions in came.values())


async def _hold_mails(api: Api, mails: Handler, lost: Json) -> None:
    """Every mail that was written came, under its name; twice only if somebody died over it."""
    rows = await api.db.fetch(
        "SELECT message_id, delivery_id FROM mail JOIN delivery ON delivery.id = delivery_id"
        " WHERE delivery.state = 'delivered'"
    )
    waited = await api.db.fetchval("SELECT count(*) FROM delivery WHERE channel = 'mail'")
    times = Counter(str(one.message["Message-ID"]).strip("<>") for one in mails.taken)
    assert times.keys() == {row["message_id"] for row in rows}
    assert len(times) == waited == KILLS * CUSTOMERS * TICKETS
    of = {row["message_id"]: row["delivery_id"] for row in rows}
    doubles = {of[one]: number - 1 for one, number in times.items() if number > 1}
    report("kills of workers", kills=KILLS, mails=waited, missing=0, doubled=len(doubles))
    assert doubles or KILLS < 2, "some were sent and not recorded, else this shows nothing"
    assert all(number <= lost.get(one, 0) for one, number in doubles.items())
