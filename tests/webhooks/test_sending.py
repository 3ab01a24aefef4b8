"""What leaves: signed, to receivers on real sockets that do everything wrong, in order, and again."""

import asyncio
import json
import resource
import socket
import sys
from datetime import timedelta
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError
from structlog.testing import capture_logs

from app.deliveries import machine as machines
from app.kit.database import Pool
from app.webhooks import names, sender, service
from app.webhooks.addresses import Address
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
        await eventually(lambda: _is(len(receiver.taken) == 1))
        await settled(pool, delivered=3)
    assert receiver.taken[0].headers["webhook-id"] == str(tested.event_id)
    told = {json.loads(one.body)["type"] for one in other.taken}
    assert told == {"webhook_endpoint.created", "webhook_endpoint.disabled"}


async def _is(value: bool) -> bool:
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


async def trickle(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def trickle_head(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-Slow: 1\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def close(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def close_in_the_head(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 O")
    await writer.drain()
    writer.close()


async def close_in_the_body(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nabc")
    await writer.drain()
    writer.close()


async def babble(_: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 mail.example.com ESMTP\r\n\r\n")
    await writer.drain()
    writer.close()


@pytest.mark.parametrize(
    ("answer", "status", "word"),
    [
        (hang, None, "timeout"),
        (trickle, None, "timeout"),
        (trickle_head, None, "timeout"),
        (close, None, "protocol"),
        (close_in_the_head, None, "protocol"),
        (close_in_the_body, None, "protocol"),
        (babble, None, "protocol"),
        (says(301, "Location: http://169.254.169.254/"), 301, "redirect"),
        (says(307, "Location: /elsewhere"), 307, "redirect"),
        (says(304), 304, "redirect"),
        (says(400), 400, "status"),
        (says(404, body=b"nobody"), 404, "status"),
        (says(500), 500, "status"),
    ],
)
async def test_what_a_bad_receiver_does_is_told_in_a_word_and_tried_again(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, answer: Any, status: int | None, word: str
) -> None:
    monkeypatch.setattr(sender, "TIMEOUT_SECONDS", 0.5)
    async with Receiver(answer).listening() as receiver, sending(pool):
        made = await endpoint(pool, receiver.url)
        await happen(pool, ANN)
        assert await attempted(pool, 1) == [("retry", status, word)]
        assert await states(pool) == {"waiting": 1}
    assert len(receiver.taken) == 1, "nothing is followed"
    row = await pool.fetchrow("SELECT * FROM webhook_endpoint WHERE id = $1", made.id)
    assert row is not None
    assert (row["failing_since"], row["status"]) == (START, "enabled")


async def test_one_that_is_not_there_is_told_so(pool: Pool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    async with sending(pool):
        await endpoint(pool, f"http://127.0.0.1:{port}/")
        await happen(pool, ANN)
        assert await attempted(pool, 1) == [("retry", None, "connect")]


async def test_one_that_nobody_vouches_for_is_sent_nothing(pool: Pool, tmp_path: Path) -> None:
    tls = receiving.self_signed(tmp_path)
    async with Receiver().listening(tls) as receiver, sending(pool):
        await endpoint(pool, receiver.url.replace("http:", "https:"))
        await happen(pool, ANN)
        assert await attempted(pool, 1) == [("retry", None, "certificate")]
    assert not receiver.taken


async def test_of_a_hundred_megabytes_a_thousand_bytes_are_read(pool: Pool) -> None:
    sent = 0

    async def flood(_: Request, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n")
        for _number in range(1600):
            writer.write(b"y" * 65536)
            sent += 65536
            await writer.drain()

    async with Receiver(flood).listening() as receiver, sending(pool):
        await endpoint(pool, receiver.url)
        before = _memory_kilobytes()
        await happen(pool, ANN)
        await settled(pool, delivered=1)
        await eventually(lambda: _is(receiver.connections == 1))
        assert _memory_kilobytes() - before < 40_000
    assert sent < 50_000_000, "the connection was closed meanwhile"
    assert await pool.fetchval("SELECT answer FROM delivery_attempt") == "y" * 1000


def _memory_kilobytes() -> int:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "linux" else most // 1024


async def test_an_answer_is_kept_whatever_bytes_it_has(pool: Pool) -> None:
    bytes_ = b"\x00\xff<script>" + b"z" * 3000
    async with Receiver(says(500, body=bytes_)).listening() as receiver, sending(pool):
        await endpoint(pool, receiver.url)
        await happen(pool, ANN)
        await attempted(pool, 1)
    answer = await pool.fetchval("SELECT answer FROM delivery_attempt")
    assert answer == "\ufffd\ufffd<script>" + "z" * 990


@pytest.mark.parametrize(
    "second", ["127.0.0.2", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.2", "fd00::1"]
)
async def test_a_name_that_leads_elsewhere_at_the_second_look_is_connected_to_by_nobody(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    found: list[Address] = [ip_address("93.184.215.14")]

    async def addresses_of(_host: str, _port: int) -> list[Address]:
        return found

    monkeypatch.setattr(names, "addresses_of", addresses_of)
    async with sending(pool):
        made = await endpoint(pool, "https://rebinding.example.net/hook")
        # One good address beside the bad one does not help.
        found.append(ip_address(second))
        await happen(pool, ANN)
        assert await attempted(pool, 1, made.id) == [("retry", None, "refused_address")]


async def test_the_address_that_was_looked_at_is_the_one_connected_to(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []

    async def addresses_of(host: str, _port: int) -> list[Address]:
        looks.append(host)
        return [ip_address("127.0.0.1")]

    monkeypatch.setattr(names, "addresses_of", addresses_of)
    async with Receiver().listening() as receiver, sending(pool):
        url = f"http://hooks.example.net:{receiver.port}/"
        allowed = receiving.settings().model_copy(
            update={"webhook_allowed": ("hooks.example.net",)}
        )
        monkeypatch.setattr(receiving, "settings", lambda: allowed)
        async with sending(pool, using=allowed):
            await endpoint(pool, url)
            await happen(pool, ANN)
            await settled(pool, delivered=1)
    assert receiver.taken[0].headers["host"] == f"hooks.example.net:{receiver.port}"
    assert looks[1:] == ["hooks.example.net"] * (len(looks) - 1)


# --- what follows ----------------------------------------------------------------------------------


async def _row(pool: Pool, endpoint_id: UUID) -> Any:
    return await pool.fetchrow("SELECT * FROM webhook_endpoint WHERE id = $1", endpoint_id)


async def _disabled(pool: Pool, endpoint_id: UUID) -> str:
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


async def test_410_disables_at_once_and_drops_what_waits(pool: Pool) -> None:
    async with Receiver(says(500)).listening() as receiver, sending(pool):
        made = await endpoint(pool, receiver.url)
        await happen(pool, ANN)
        await attempted(pool, 1)
        receiver.answer = says(410)
        await happen(pool, BOB)
        assert await _disabled(pool, made.id) == "gone"
        assert await states(pool) == {"dropped": 1, "failed": 1}
        await happen(pool, ANN)
        await happen(pool, BOB)
    assert len(receiver.taken) == 2


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120),
        ("3", 10),
        (format_datetime(START + timedelta(minutes=7), usegmt=True), 420),
        (format_datetime(START - HOUR, usegmt=True), 10),
        ("999999999", 86400),
        ("soon", 10),
        ("-5", 10),
        ("1e9", 10),
    ],
)
async def test_what_a_receiver_asks_for_counts_where_it_is_longer(
    pool: Pool, asked: str, seconds: int
) -> None:
    answer = says(429, f"Retry-After: {asked}")
    async with Receiver(answer).listening() as receiver, sending(pool):
        await endpoint(pool, receiver.url)
        await happen(pool, ANN)
        await attempted(pool, 1)
    due_at = await pool.fetchval("SELECT due_at FROM delivery")
    # By itself it is tried again after ten seconds, a fifth more or less.
    less, more = (8, 12) if seconds == 10 else (seconds, seconds)
    assert less <= (due_at - START).total_seconds() <= more


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
        assert await _disabled(pool, made.id) == "failing"
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
