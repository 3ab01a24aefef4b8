"""A service that is killed: no write lacks its record, and of what was read none but the last moment's.

Records of reads are written within half a second, off the requests' path; a second is what may be lost.
"""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

import asyncpg
import httpx
import pytest

from tests.cli.processes import PROGRAM, Serve
from tests.faults import IS_FULL, fault, report, seeded, size

KEY = "an-admin-key-of-the-tests-that-is-long-enough"
CLIENTS = 4
# What may be lost, beside the longest that anything took on this machine.
MOST_LOST_SECONDS = 1.0
# The control: what is read waits for long.
_LATE = "from app.audit import trail; trail.PAUSE_SECONDS = 60; from app import cli; cli.main()"


@dataclass
class Seen:
    """What a client was answered, and when: by the request's id."""

    read: dict[str, float] = field(default_factory=dict)
    written: dict[str, UUID] = field(default_factory=dict)
    slowest: float = 0.0


@dataclass(frozen=True)
class Loss:
    """Of how many reads the record is lost, how old the oldest of these was, and what was allowed."""

    reads: int
    lost: int
    seconds: float
    allowed: float


async def _ask(http: httpx.AsyncClient, customer: str, numbers: "count[int]", seen: Seen) -> None:
    """Write somebody down, and look at them a few times, again and again, until nobody answers."""
    while True:
        number = next(numbers)
        began = time.monotonic()
        request_id = f"write-{number:08}"
        person = {"name": f"Person {number}", "email": f"person{number}@example.com"}
        made = await http.post(
            f"/v1/customers/{customer}/contacts", json=person, headers={"X-Request-Id": request_id}
        )
        made.raise_for_status()
        seen.written[request_id] = UUID(made.json()["id"])
        for turn in range(3):
            request_id = f"read-{number:08}-{turn}"
            answer = await http.get(
                f"/v1/contacts/{made.json()['id']}", headers={"X-Request-Id": request_id}
            )
            answer.raise_for_status()
            seen.read[request_id] = time.monotonic()
        seen.slowest = max(seen.slowest, time.monotonic() - began)


async def _killed_at_work(
    serve: Serve, chance: Random, numbers: "count[int]"
) -> tuple[Seen, float]:
    """Clients at work, and the service killed under them: what they saw, and when it was."""
    seen = Seen()
    headers = {"Authorization": f"Bearer {KEY}"}
    async with httpx.AsyncClient(base_url=serve.url, headers=headers, trust_env=False) as http:
        made = await http.post("/v1/customers", json={"name": "Acme", "deployment": "cloud"})
        made.raise_for_status()
        asking = [
            asyncio.create_task(_ask(http, made.json()["id"], numbers, seen))
            for _ in range(CLIENTS)
        ]
        await asyncio.sleep(1.5 + chance.random())
        for pid in serve.members():
            os.kill(pid, signal.SIGKILL)
        killed_at = time.monotonic()
        ended = await asyncio.gather(*asking, return_exceptions=True)
    assert all(isinstance(one, httpx.TransportError) for one in ended), ended
    return seen, killed_at


async def _drill(
    dsn: str, folder: Path, numbers: "count[int]", chance: Random, program: Sequence[str | Path]
) -> Loss:
    settings = {
        "PERSONDAY_DATABASE_URL": dsn, "PERSONDAY_BOOTSTRAP_ADMIN_KEY": KEY,
        "PERSONDAY_RATE_SCALE": "1000",
    }  # fmt: skip
    with Serve(folder, "--no-worker", program=program, env=settings) as serve:
        await asyncio.to_thread(serve.ready)
        seen, killed_at = await _killed_at_work(serve, chance, numbers)
    owner = await asyncpg.connect(dsn)
    try:
        told = {row[0] for row in await owner.fetch("SELECT request_id FROM audit_record")}
        silent = await owner.fetchval(
            "SELECT count(*) FROM contact WHERE NOT EXISTS (SELECT FROM audit_record"
            " WHERE object_id = contact.id AND outcome = 'done')"
        )
        there = {row[0] for row in await owner.fetch("SELECT id FROM contact")}
    finally:
        await owner.close()
    assert silent == 0, "somebody is there, and nobody wrote them down"
    assert seen.written.keys() <= told
    assert set(seen.written.values()) <= there
    lost = {killed_at - at for request_id, at in seen.read.items() if request_id not in told}
    return Loss(len(seen.read), len(lost), max(lost, default=0.0), MOST_LOST_SECONDS + seen.slowest)


@fault
async def test_a_kill_loses_the_reads_of_a_moment_and_no_write(dsn: str, tmp_path: Path) -> None:
    chance, numbers = seeded("audit killed"), count()
    found = [await _drill(dsn, tmp_path, numbers, chance, PROGRAM) for _ in range(size(1, 10))]
    report(
        "audit killed",
        kills=len(found),
        reads=sum(one.reads for one in found),
        lost=sum(one.lost for one in found),
        oldest_lost_seconds=round(max(one.seconds for one in found), 3),
        slowest_round_seconds=round(max(one.allowed for one in found) - MOST_LOST_SECONDS, 3),
    )
    assert all(one.reads > 10 for one in found)
    assert all(one.seconds <= one.allowed for one in found), found


@fault
@pytest.mark.skipif(not IS_FULL, reason="the control of the drill above: by 'make faults'")
async def test_a_service_that_writes_reads_late_does_lose_them(dsn: str, tmp_path: Path) -> None:
    program = (sys.executable, "-c", _LATE)
    found = await _drill(dsn, tmp_path, count(), seeded("audit killed late"), program)
    assert found.lost == found.reads
    assert found.seconds > found.allowed, found
