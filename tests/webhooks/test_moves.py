"""An endpoint that moves, ends or comes late: what counts is where and when it was told."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.kit.events import outbox
from app.kit.postgres.database import Pool, transaction
from app.webhooks import service
from app.webhooks.schemas import ChangeWebhookEndpoint, Redeliver
from tests.webhooks.receiving import (
    ADMIN,
    START,
    Answer,
    Clock,
    Receiver,
    Request,
    attempted,
    attempts,
    endpoint,
    eventually,
    happen,
    planned,
    run,
    says,
    sending,
    settings,
    settled,
)

ANN, BOB, EVA = uuid4(), uuid4(), uuid4()


class Held:
    """An answer that is given when a test says so."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.given = asyncio.Event()

    async def __call__(self, request: Request, writer: asyncio.StreamWriter) -> None:
        await self.given.wait()
        await self._answer(request, writer)


async def _taken(receiver: Receiver, number: int) -> None:
    async def is_taken() -> bool:
        return len(receiver.taken) >= number

    await eventually(is_taken)


async def _move(pool: Pool, endpoint_id: UUID, url: str) -> None:
    body = ChangeWebhookEndpoint(url=url)
    await run(pool, lambda tx: service.change(tx, endpoint_id, body, settings()))


async def _row(pool: Pool, endpoint_id: UUID) -> Any:
    return await pool.fetchrow("SELECT * FROM webhook_endpoint WHERE id = $1", endpoint_id)


# --- at a former address ---------------------------------------------------------------------------


@pytest.mark.parametrize("ordered", [False, True])
async def test_410_of_a_former_address_ends_nothing_and_the_event_goes_to_the_new_one(
    pool: Pool, ordered: bool
) -> None:
    held = Held(says(410))
    async with (
        Receiver(held).listening() as former,
        Receiver().listening() as receiver,
        sending(pool),
    ):
        made = await endpoint(pool, former.url, ordered=ordered)
        await happen(pool, ANN)
        await _taken(former, 1)
        await _move(pool, made.id, receiver.url)
        held.given.set()
        await settled(pool, delivered=1)
        assert (await _row(pool, made.id))["status"] == "enabled"
        assert await attempts(pool) == [("refused", 410, "status"), ("delivered", 204, None)]
    ids = {one.headers["webhook-id"] for one in (*former.taken, *receiver.taken)}
    assert (len(former.taken), len(receiver.taken), len(ids)) == (1, 1, 1)


async def test_410_of_the_address_that_counts_ends_it_whatever_it_was_before(pool: Pool) -> None:
    async with Receiver().listening() as former, Receiver(says(410)).listening() as receiver:
        made = await endpoint(pool, former.url)
        await _move(pool, made.id, receiver.url)
        async with sending(pool):
            await happen(pool, ANN)
            await settled(pool, failed=1)
    assert (await _row(pool, made.id))["disabled_reason"] == "gone"


async def test_failures_at_a_former_address_do_not_count(pool: Pool) -> None:
    held = Held(says(500))
    async with (
        Receiver(held).listening() as former,
        Receiver().listening() as receiver,
        sending(pool),
    ):
        made = await endpoint(pool, former.url)
        await happen(pool, ANN)
        await _taken(former, 1)
        await _move(pool, made.id, receiver.url)
        held.given.set()
        assert await attempted(pool, 1) == [("retry", 500, "status")]
    assert (await _row(pool, made.id))["failing_since"] is None


async def test_failures_at_a_former_address_do_not_end_one_that_fails_for_five_days(
    pool: Pool,
) -> None:
    held = Held(says(500))
    async with (
        Receiver(held).listening() as former,
        Receiver().listening() as receiver,
        sending(pool),
    ):
        made = await endpoint(pool, former.url)
        await happen(pool, ANN)
        await _taken(former, 1)
        await _move(pool, made.id, receiver.url)
        long_ago = START - timedelta(days=9)
        await pool.execute("UPDATE webhook_endpoint SET failing_since = $1", long_ago)
        held.given.set()
        await attempted(pool, 1)
    row = await _row(pool, made.id)
    assert (row["status"], row["failing_since"]) == ("enabled", long_ago)


async def test_what_a_former_address_takes_forgives_nothing_of_the_new_one(pool: Pool) -> None:
    held = Held(says(200))
    async with (
        Receiver(held).listening() as former,
        Receiver(says(500)).listening() as receiver,
        sending(pool),
    ):
        made = await endpoint(pool, former.url)
        await happen(pool, ANN)
        await _taken(former, 1)
        await _move(pool, made.id, receiver.url)
        await happen(pool, BOB)
        await attempted(pool, 1)
        held.given.set()
        await settled(pool, delivered=1, waiting=1)
    assert (await _row(pool, made.id))["failing_since"] == START


async def test_what_waits_goes_to_the_new_address_at_once(pool: Pool) -> None:
    clock = Clock()
    async with (
        Receiver(says(503, "Retry-After: 7200")).listening() as former,
        Receiver().listening() as receiver,
        sending(pool, clock),
    ):
        made, other = [await endpoint(pool, former.url) for _ in range(2)]
        await happen(pool, ANN)
        await attempted(pool, 2)
        clock.now += timedelta(minutes=1)
        body = ChangeWebhookEndpoint(url=receiver.url)
        await run(pool, lambda tx: service.change(tx, made.id, body, settings()), clock.now)
        await settled(pool, delivered=1, waiting=1)
        due_at = await pool.fetchval("SELECT due_at FROM delivery WHERE target_id = $1", other.id)
    assert due_at == START + timedelta(hours=2)
    assert len(receiver.taken) == 1


# --- since when ------------------------------------------------------------------------------------


async def _happen_unnumbered(pool: Pool, customer: UUID) -> None:
    async with transaction(pool, ADMIN, START) as tx:
        outbox.emit(tx, "customer.created", customer, customer_id=customer)


async def _told(pool: Pool, receiver: Receiver, number: int) -> list[str]:
    """Of whom a receiver was told, once all events are planned and so many deliveries were taken."""
    await planned(pool)
    await settled(pool, delivered=number)
    ids = [UUID(one.headers["webhook-id"]) for one in receiver.taken]
    rows = await pool.fetch("SELECT id, subject_id FROM event WHERE id = ANY($1)", ids)
    subjects = {row["id"]: row["subject_id"] for row in rows}
    return [subjects[one] for one in ids]


async def test_an_endpoint_is_told_of_nothing_that_was_before_it(pool: Pool) -> None:
    """Nobody had numbered nor planned it yet: it is by the feed that it was before."""
    async with Receiver().listening() as receiver:
        await happen(pool, ANN)
        await _happen_unnumbered(pool, BOB)
        await endpoint(pool, receiver.url)
        await happen(pool, EVA)
        async with sending(pool):
            assert await _told(pool, receiver, 1) == [EVA]


async def test_of_all_types_it_is_told_from_its_own_making_on(pool: Pool) -> None:
    async with Receiver().listening() as receiver:
        await _happen_unnumbered(pool, ANN)
        made = await endpoint(pool, receiver.url, event_types=[])
        async with sending(pool):
            assert await _told(pool, receiver, 1) == [made.id]


async def test_of_what_happened_while_it_was_disabled_it_is_told_when_somebody_asks(
    pool: Pool,
) -> None:
    clock = Clock()
    async with Receiver().listening() as receiver:
        made = await endpoint(pool, receiver.url)
        await run(pool, lambda tx: service.disable(tx, made.id))
        await _happen_unnumbered(pool, ANN)
        await run(pool, lambda tx: service.enable(tx, made.id))
        await happen(pool, BOB)
        async with sending(pool, clock):
            assert await _told(pool, receiver, 1) == [BOB]
            body = Redeliver.model_validate(
                {"from": START.isoformat(), "to": (START + timedelta(1)).isoformat()}
            )
            answer = await run(pool, lambda tx: service.redeliver(tx, made.id, body))
            assert answer.queued == 2
            assert sorted(await _told(pool, receiver, 3)) == sorted([BOB, ANN, BOB])
