"""Receivers that are slow, endless, elsewhere or not there, and what they ask for that sends to them."""

import asyncio
import resource
import socket
import sys
from datetime import timedelta
from email.utils import format_datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from app.kit.postgres.database import Pool
from app.webhooks import names, sender
from app.webhooks.addresses import Address
from tests.webhooks import receiving
from tests.webhooks.receiving import (
    START,
    Receiver,
    Request,
    attempted,
    endpoint,
    eventually,
    happen,
    says,
    sending,
    settled,
    states,
)
from tests.webhooks.test_sending import (
    ANN,
    BOB,
    HOUR,
    close,
    disabled,
    hang,
    holds,
)


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
        await eventually(lambda: holds(receiver.connections == 1))
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


async def test_410_disables_at_once_and_drops_what_waits(pool: Pool) -> None:
    async with Receiver(says(500)).listening() as receiver, sending(pool):
        made = await endpoint(pool, receiver.url)
        await happen(pool, ANN)
        await attempted(pool, 1)
        receiver.answer = says(410)
        await happen(pool, BOB)
        assert await disabled(pool, made.id) == "gone"
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
