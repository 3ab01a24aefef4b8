"""Verifying as a job: what is asked for is run once, by one worker, and what it finds is kept."""

import asyncio
import json
import os
import threading
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from app.kit.postgres.database import Pool
from app.kit.postgres.locks import Lock, try_all
from app.run import verify, verifying
from app.verifications.rules import KEPT, MOST_CHARACTERS, MOST_ROWS
from tests.kept import kept
from tests.support import NOON, Api, open_api
from tests.worker.verified import ended

MICROSECOND = timedelta(microseconds=1)
PATH = "/v1/verifications"


@pytest.fixture
async def api(dsn: str) -> AsyncIterator[Api]:
    """The service without the verifier: what is broken here is so on purpose."""
    async with open_api(dsn) as opened:
        yield opened


async def asked(api: Api, pool: Pool, **how: Any) -> Any:
    """What becomes of a verification that is asked for, once the job has run."""
    made = await api.post(PATH)
    await verifying.asked(pool, NOON, **how)
    return await api.get(f"{PATH}/{made['id']}")


async def tamper(dsn: str) -> None:
    """Give every account a balance that its postings do not explain."""
    async with kept(dsn) as owner:
        await owner.execute(
            "SET session_replication_role = replica; UPDATE ledger_account SET balance_minutes = 10"
            " WHERE kind = 'lot'"
        )


async def test_books_that_add_up_pass(api: Api, pool: Pool) -> None:
    await api.buy(await api.customer())
    found = await asked(api, pool)
    assert (found["status"], found["checked"], found["broken"]) == ("passed", verify.COUNT, 0)
    assert found["findings"] == []
    assert found["trouble"] is None
    assert found["started_at"] <= found["finished_at"]


async def test_what_does_not_add_up_is_told_with_its_rows(api: Api, pool: Pool) -> None:
    customer = await api.customer()
    await api.buy(customer)
    await tamper(api.dsn)
    found = await asked(api, pool)
    assert found["status"] == "broken"
    assert found["broken"] == len(found["findings"]) > 0
    names = {one["invariant"] for one in found["findings"]}
    assert "I2 all accounts of a credit account sum to 0" in names
    assert all(0 < len(one["rows"]) <= MOST_ROWS for one in found["findings"])
    assert (await api.get(PATH))["items"][0]["broken"] == found["broken"]


async def test_one_waits_and_no_more(api: Api, pool: Pool) -> None:
    await api.post(PATH)
    response = await api.send("POST", PATH)
    assert (response.status_code, response.json()["code"]) == (409, "verification_waits")
    await verifying.asked(pool, NOON)
    assert (await api.get(f"{PATH}?status=waiting"))["items"] == []
    await api.post(PATH)


async def test_nobody_asked_and_nothing_runs(api: Api, pool: Pool) -> None:
    await verifying.asked(pool, NOON)
    assert (await api.get(PATH))["items"] == []


async def test_what_a_worker_left_unfinished_another_one_ends(api: Api, pool: Pool) -> None:
    made = await api.post(PATH)
    running = asyncio.create_task(verifying.asked(pool, NOON))
    while (await api.get(f"{PATH}/{made['id']}"))["status"] == "waiting":
        await asyncio.sleep(0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert (await api.get(f"{PATH}/{made['id']}"))["status"] == "running"
    while (await api.get(f"{PATH}/{made['id']}"))["status"] == "running":
        await verifying.asked(pool, NOON)
    assert (await api.get(f"{PATH}/{made['id']}"))["status"] == "passed"


async def test_two_workers_run_it_once(api: Api, pool: Pool) -> None:
    await api.post(PATH)
    async with kept(pool.dsn) as other:
        assert await other.fetchval(try_all(Lock.VERIFYING))
        await verifying.asked(pool, NOON)
        assert (await api.get(f"{PATH}?status=waiting"))["items"] != []


async def test_what_takes_too_long_is_given_up(api: Api, pool: Pool) -> None:
    found = await asked(api, pool, longest_seconds=0.001)
    assert (found["status"], found["trouble"], found["checked"]) == (
        "aborted", "took_too_long", None,
    )  # fmt: skip


async def test_a_process_that_ends_early_is_no_answer() -> None:
    with pytest.raises(verifying.EndedEarly):
        await verifying.verified("postgresql://nobody@127.0.0.1:1/none")


async def test_a_terminals_ctrl_c_is_for_whoever_asked_and_ends_with_it(dsn: str) -> None:
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    before = set(children.read_text().split())
    verified = asyncio.create_task(verifying.verified(dsn))
    while not (new := set(children.read_text().split()) - before):
        await asyncio.sleep(0)
    (child,) = map(int, new)
    assert os.getpgid(child) == child != os.getpgid(0)
    verified.cancel()
    with pytest.raises(asyncio.CancelledError):
        await verified
    assert not await asyncio.to_thread(_lives, child)


def _lives(pid: int) -> bool:
    """Whether a process is there in two seconds still."""
    for _ in range(200):
        try:
            if (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] == "Z":
                return False
        except FileNotFoundError:
            return False
        threading.Event().wait(0.01)
    return True


async def test_once_a_day_it_runs_by_itself_and_old_ones_go(api: Api, pool: Pool) -> None:
    old = await ended(api.db)
    await verifying.daily(pool, NOON + KEPT)
    assert (await api.get(f"{PATH}/{old}"))["status"] == "passed"
    await verifying.daily(pool, NOON + KEPT + MICROSECOND)
    # The first run ended by the clock of this machine, years before.
    (fresh,) = (await api.get(PATH))["items"]
    assert fresh["status"] == "passed"
    assert fresh["id"] != old


async def test_long_values_are_cut(api: Api) -> None:
    long = [{"invariant": "I0", "rows": [{"text": "x" * MOST_CHARACTERS}]}]
    kept_id = await ended(api.db, json.dumps(long))
    found = await api.get(f"{PATH}/{kept_id}")
    assert found["findings"] == long


async def test_the_database_holds_a_verification_to_its_status(api: Api) -> None:
    await ended(api.db)
    for change in ("status = 'waiting'", "status = 'broken'", "checked = NULL", "trouble = 'x'"):
        with pytest.raises(asyncpg.CheckViolationError):
            await api.db.execute(f"UPDATE verification SET {change}")
