"""What leaves: signed, to receivers on real sockets that do everything wrong, in order, and again."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from structlog.testing import capture_logs

from app.deliveries import machine as machines
from app.kit.postgres.database import Pool
from app.webhooks import sender, service
from app.webhooks.schemas import Redeliver, RotateSecret
from tests.webhooks import receiving
from tests.webhooks.receiving import (
    START,
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
    states,
)

DAY, HOUR, SECOND = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1)


ANN, BOB = uuid4(), uuid4()


@pytest.fixture
def _now_is_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """The public library reads the clock of the machine."""
    import standardwebhooks.webhooks as library

    class Then:
        @staticmethod
        def now(tz: Any = None) -> Any:
            return START.astimezone(tz)

        fromtimestamp = staticmethod(type(START).fromtimestamp)

    monkeypatch.setattr(library, "datetime", Then)


def verified(secret: str, request: Request) -> Any:
    """What the public library makes of a request."""
    return Webhook(secret).verify(request.body, dict(request.headers))


# --- signed ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_now_is_then")
async def test_the_public_library_verifies_what_is_sent(pool: Pool) -> None:
    async with Receiver().listening() as receiver, sending(pool):
        made = await endpoint(pool, receiver.url)
        await happen(pool, ANN)
        await settled(pool, delivered=1)
    (request,) = receiver.taken
    told = verified(made.secret, request)
    row = await pool.fetchrow("SELECT * FROM event WHERE type = 'customer.created'")
    assert row is not None
    assert (told["type"], told["timestamp"]) == ("customer.created", "2031-03-05T12:00:00Z")
    assert (told["data"]["event_id"], told["data"]["position"]) == (str(row["id"]), row["position"])
    assert (told["data"]["subject_id"], told["data"]["customer_id"]) == (str(ANN), str(ANN))
    assert request.head == "POST /hook HTTP/1.1"
    assert request.headers["webhook-id"] == str(row["id"])
    assert request.headers["content-type"] == "application/json"
    changed = Request(request.head, request.headers, request.body.replace(b"created", b"deleted"))
    with pytest.raises(WebhookVerificationError):
        verified(made.secret, changed)


@pytest.mark.usefixtures("_now_is_then")
async def test_during_a_rotation_both_secrets_verify(pool: Pool) -> None:
    clock = Clock()
    async with Receiver().listening() as receiver, sending(pool, clock):
        made = await endpoint(pool, receiver.url)
        body = RotateSecret(overlap_hours=1)
        fresh = await run(pool, lambda tx: service.rotate(tx, made.id, body, settings()))
        await happen(pool, ANN)
        await settled(pool, delivered=1)
        for secret in (made.secret, fresh.secret):
            assert verified(secret, receiver.taken[0])
        clock.now += HOUR
        await happen(pool, ANN)
        await settled(pool, delivered=2)
    signatures = receiver.taken[1].headers["webhook-signature"].split()
    assert len(receiver.taken[0].headers["webhook-signature"].split()) == 2
    assert len(signatures) == 1


async def test_each_attempt_has_the_same_bytes_and_the_same_id(pool: Pool) -> None:
    clock = Clock()
    async with Receiver(says(503)).listening() as receiver, sending(pool, clock):
        await endpoint(pool, receiver.url)
        await happen(pool, ANN)
        await attempted(pool, 1)
        receiver.answer = says(200, body=b"taken")
        clock.now += 15 * SECOND
        await settled(pool, delivered=1)
    first, second = receiver.taken
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert first.headers["webhook-signature"] != second.headers["webhook-signature"]
    stamps = [int(one.headers["webhook-timestamp"]) for one in (first, second)]
    assert stamps[1] - stamps[0] == 15
    assert await attempts(pool) == [("retry", 503, "status"), ("delivered", 200, None)]


# --- who is told of what ---------------------------------------------------------------------------


async def test_each_is_told_of_what_it_wants_and_of_its_customer(pool: Pool) -> None:
    async with Receiver().listening() as all_, Receiver().listening() as some, sending(pool):
        everything = await endpoint(pool, all_.url, event_types=[])
        await endpoint(pool, some.url, event_types=["customer.reactivated"])
        await happen(pool, ANN)
        await happen(pool, BOB, kind="customer.reactivated")
        # It is told of itself, and of the endpoints that came after it.
        await settled(pool, delivered=5)
    kinds = sorted(json.loads(one.body)["type"] for one in all_.taken)
    assert kinds == ["customer.created", "customer.reactivated"] + ["webhook_endpoint.created"] * 2
    assert [json.loads(one.body)["type"] for one in some.taken] == ["customer.reactivated"]
    assert everything.event_types == []


async def test_a_test_is_sent_to_the_tested_one_alone_even_if_it_is_disabled(pool: Pool) -> None:
    async with Receiver().listening() as receiver, Receiver().listening() as other, sending(pool):
        made = await endpoint(pool, receiver.url)
        await planned(pool)
        await endpoint(pool, other.url, event_types=[])
        await run(pool, lambda tx: service.disable(tx, made.id))
        tested = await run(pool, lambda tx: service.test(tx, made.id))
        await eventually(lambda: holds(len(receiver.taken) == 1))
        await settled(pool, delivered=3)
    assert receiver.taken[0].headers["webhook-id"] == str(tested.event_id)
    told = {json.loads(one.body)["type"] for one in other.taken}
    assert told == {"webhook_endpoint.created", "webhook_endpoint.disabled"}


async def holds(value: bool) -> bool:
    return value


async def test_what_waits_for_a_disabled_one_is_dropped_and_a_time_is_sent_again(
    pool: Pool,
) -> None:
    clock = Clock()
    async with Receiver(says(500)).listening() as receiver, sending(pool, clock):
        made = await endpoint(pool, receiver.url)
        await happen(pool, ANN, BOB)
        await attempted(pool, 2)
        await run(pool, lambda tx: service.disable(tx, made.id))
        assert await states(pool) == {"dropped": 2}
        await happen(pool, ANN)  # while it is disabled
        await planned(pool)
        await run(pool, lambda tx: service.enable(tx, made.id))
        receiver.answer = says(200)
        body = Redeliver.model_validate({"from": START.isoformat()})
        answer = await run(pool, lambda tx: service.redeliver(tx, made.id, body), START + SECOND)
        clock.now += 2 * SECOND
        await settled(pool, dropped=2, delivered=3)
    assert answer.queued == 3
    ids = [one.headers["webhook-id"] for one in receiver.taken]
    assert len(ids) == 5
    assert len(set(ids)) == 3, "a receiver recognises what it had before"


# --- receivers that are bad ------------------------------------------------------------------------


async def hang(_: Request, __: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def close(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


# --- what follows ----------------------------------------------------------------------------------


async def _row(pool: Pool, endpoint_id: UUID) -> Any:
    return await pool.fetchrow("SELECT * FROM webhook_endpoint WHERE id = $1", endpoint_id)


async def disabled(pool: Pool, endpoint_id: UUID) -> str:
    async def is_disabled() -> bool:
        return bool((await _row(pool, endpoint_id))["status"] == "disabled")

    await eventually(is_disabled)
    row = await pool.fetchrow(
        "SELECT data FROM event WHERE type = 'webhook_endpoint.disabled' AND subject_id = $1",
        endpoint_id,
    )
    assert row is not None
    reason: str = row["data"]["disabled_reason"]
    assert (await _row(pool, endpoint_id))["disabled_reason"] == reason
    return reason


async def test_five_days_of_failures_disable_and_one_success_forgives_them(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "LOOK_SECONDS", 0.02)
    clock = Clock()
    async with Receiver(says(500)).listening() as receiver, sending(pool, clock):
        made = await endpoint(pool, receiver.url)

        async def tried_by(at: Any, number: int) -> Any:
            clock.now = at
            await happen(pool, ANN)
            await attempted(pool, number)
            await eventually(lambda: _recorded(pool))
            return await _row(pool, made.id)

        assert (await tried_by(START, 1))["failing_since"] == START
        number = 1
        receiver.answer = says(200)
        await tried_by(START + DAY, 3)
        assert (await _row(pool, made.id))["failing_since"] is None
        receiver.answer = says(500)
        failing = START + 2 * DAY
        row = await tried_by(failing, 4)
        assert row["failing_since"] == failing
        number = len(await attempts(pool))
        row = await tried_by(failing + 5 * DAY - SECOND, number + 1)
        assert row["status"] == "enabled"
        number = len(await attempts(pool))
        clock.now = failing + 5 * DAY
        await happen(pool, ANN)
        assert await disabled(pool, made.id) == "failing"
        assert "waiting" not in await states(pool)
        enabled = await run(pool, lambda tx: service.enable(tx, made.id), clock.now)
        assert enabled.failing_since is None


async def _recorded(pool: Pool) -> bool:
    on_its_way = await pool.fetchval(
        "SELECT count(*) FROM delivery WHERE leased_until IS NOT NULL AND state = 'waiting'"
    )
    return bool(on_its_way == 0)


# --- order, and who waits for whom ------------------------------------------------------------------


async def test_ordered_is_one_at_a_time_for_each_customer(pool: Pool) -> None:
    busy: dict[str, int] = {}
    most = 0

    async def slowly(request: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal most
        whose = json.loads(request.body)["data"]["customer_id"]
        busy[whose] = busy.get(whose, 0) + 1
        most = max(most, busy[whose])
        await asyncio.sleep(0.01)
        busy[whose] -= 1
        await says(204)(request, writer)

    async with Receiver(slowly).listening() as receiver, sending(pool):
        await endpoint(pool, receiver.url, ordered=True)
        await happen(pool, *[ANN, BOB] * 10)
        await settled(pool, delivered=20)
    assert most == 1
    told = [json.loads(one.body)["data"] for one in receiver.taken]
    for whose in (ANN, BOB):
        positions = [one["position"] for one in told if one["customer_id"] == str(whose)]
        assert positions == sorted(positions)
        assert len(positions) == 10


async def test_ordered_waits_behind_what_fails_and_only_of_the_same_customer(pool: Pool) -> None:
    async def refuse_first(request: Request, writer: asyncio.StreamWriter) -> None:
        is_ann = json.loads(request.body)["data"]["customer_id"] == str(ANN)
        await says(500 if is_ann else 204)(request, writer)

    clock = Clock()
    async with Receiver(refuse_first).listening() as receiver, sending(pool, clock):
        await endpoint(pool, receiver.url, ordered=True)
        await happen(pool, ANN, ANN, BOB, BOB)
        await settled(pool, delivered=2, waiting=2)
        assert len(receiver.taken) == 3
        receiver.answer = says(204)
        clock.now += 15 * SECOND
        await settled(pool, delivered=4)


async def test_one_that_hangs_delays_nobody_else(pool: Pool) -> None:
    async with (
        Receiver(hang).listening() as hanging,
        Receiver().listening() as receiver,
        sending(pool),
    ):
        await endpoint(pool, hanging.url)
        made = await endpoint(pool, receiver.url)
        await happen(pool, *[ANN] * 500)
        async with asyncio.timeout(sender.TIMEOUT_SECONDS - 5):

            async def all_taken() -> bool:
                return len(receiver.taken) == 500

            await eventually(all_taken)
        assert len(hanging.taken) <= service_limit()
    ids = [one.headers["webhook-id"] for one in receiver.taken]
    assert len(set(ids)) == 500
    assert made.id


def service_limit() -> int:
    from app.webhooks.channel import AT_ONCE

    return AT_ONCE


# --- secrets ---------------------------------------------------------------------------------------


async def test_without_its_key_nothing_is_sent_and_all_is_once_it_is_there(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machines, "LOOK_SECONDS", 0.02)
    here = receiving.settings(data_dir=tmp_path, master_key=None)
    with monkeypatch.context() as patch:
        patch.delenv("PERSONDAY_MASTER_KEY")
        here = receiving.settings(data_dir=tmp_path)
    monkeypatch.setattr(receiving, "settings", lambda: here)
    clock = Clock()
    async with Receiver().listening() as receiver, sending(pool, clock, here):
        made = await endpoint(pool, receiver.url)
        key = here.master_key_path
        key.rename(tmp_path / "elsewhere")
        await happen(pool, ANN)
        assert await attempted(pool, 1) == [("retry", None, "master_key")]
        assert not key.exists(), "who sends makes no other key"
        key.write_text("AAAA" * 10 + "AAA=")  # somebody else's
        clock.now += 15 * SECOND
        assert (await attempted(pool, 2))[1:] == [("retry", None, "master_key")]
        (tmp_path / "elsewhere").rename(key)
        clock.now += 100 * SECOND
        await settled(pool, delivered=1)
    assert (await _row(pool, made.id))["failing_since"] is None, "it is not the receiver's fault"
    assert len(receiver.taken) == 1


async def test_no_secret_stands_in_a_log(pool: Pool) -> None:
    with capture_logs() as logs:
        async with Receiver(close).listening() as receiver, sending(pool):
            made = await endpoint(pool, f"{receiver.url}?token=canary")
            await happen(pool, ANN)
            await attempted(pool, 1)
    text = str(logs)
    assert made.secret not in text
    assert "canary" not in text
    rows = await pool.fetch("SELECT one::text FROM delivery_attempt AS one")
    assert made.secret not in str(rows)
