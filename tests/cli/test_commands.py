"""keys, verify, migrate and demo, beside a running service and without one."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import asyncpg

from app import examples
from app.demo import seed
from app.kit import clock
from app.kit.postgres import database, migrations
from app.kit.postgres.scopes import EVERYBODY
from app.settings import Settings
from tests.cli.conftest import FirstStart, Running
from tests.cli.processes import database_pids, eventually, run, run_each
from tests.conftest import address
from tests.inbound.post import ALICE, customer_of, deliver, letter, mail_service


def test_a_key_made_beside_a_running_service_works_until_it_is_revoked(running: Running) -> None:
    where, cwd = ("--data-dir", running.data_dir), running.data_dir
    name = f"of a test at {time.time_ns()}"
    printed = run("keys", "create", "--role", "admin", "--name", name, *where, cwd=cwd).succeeded()
    key = printed.removesuffix("\n")
    assert "\n" not in key
    assert key.startswith("pd_")
    listed = running.serve.get("/v1/keys?limit=200", key).json()["items"]
    (key_id,) = [item["id"] for item in listed if item["name"] == name]
    assert run("keys", "revoke", key_id, *where, cwd=cwd).succeeded() == f"revoked {key_id}\n"
    eventually(lambda: running.serve.get("/v1/keys", key).status_code == 401, "it is refused", 1)
    table = run("keys", "list", *where, cwd=cwd).succeeded()
    (row,) = [line for line in table.splitlines() if key_id in line]
    assert name in row
    for secret in (key, *running.keys.values()):
        assert secret not in table
        assert secret.removeprefix("pd_")[:12] not in table


def test_a_key_is_bound_to_its_customer_or_technician(running: Running) -> None:
    bindings = {"customer": examples.CUSTOMER, "technician": examples.TECHNICIAN}
    commands = [
        ["keys", "create", "--role", role, f"--{role}", str(owner)]
        for role, owner in bindings.items()
    ]
    where = {"PERSONDAY_DATA_DIR": str(running.data_dir)}
    made = run_each(*commands, cwd=running.data_dir, **where)
    for role, ended in zip(bindings, made, strict=True):
        answer = running.serve.get("/v1/keys", ended.succeeded().strip())
        assert (answer.status_code, answer.json()["role"]) == (403, role)


def test_the_doctor_misses_nothing_in_a_demonstration(running: Running, home: Path) -> None:
    # It has thresholds, two people who may approve, and approvals that wait for them.
    where = ("--data-dir", running.data_dir)
    told = "nothing is missing\n"
    eventually(lambda: run("doctor", *where, cwd=home).out == told, "the worker is there")


def test_keys_without_a_running_service(
    used: Callable[[], Path], first: FirstStart, home: Path
) -> None:
    data_dir = used()
    key = run("keys", "create", "--role", "admin", "--data-dir", data_dir, cwd=home).succeeded()
    assert not database_pids(data_dir)
    table = run("keys", "list", "--data-dir", data_dir, cwd=home).succeeded()
    assert sum("admin" in line for line in table.splitlines()) == 2
    assert not database_pids(data_dir)
    assert key.strip() not in table


def test_messages_are_read_again_beside_a_running_service(running: Running) -> None:
    where = ("--data-dir", running.data_dir)
    first = "00000000-0000-0000-0000-000000000000"
    for more in ((), ("--after", first)):
        printed = run("messages", "reread", *more, *where, cwd=running.data_dir).succeeded()
        count, *rest = printed.split()
        assert int(count) > 0
        assert rest == ["messages", "read,", "0", "changed"]
    last = "ffffffff-ffff-ffff-ffff-ffffffffffff"
    none = run("messages", "reread", "--after", last, *where, cwd=running.data_dir).succeeded()
    assert none == "0 messages read, 0 changed\n"


async def test_messages_that_cannot_be_read_are_named(home: Path, dsn: str) -> None:
    async with mail_service(dsn) as api:
        await customer_of(api, ALICE)
        came = [await deliver(api, letter(ALICE)) for _ in range(3)]
        await api.db.execute("UPDATE message SET text = 'x', body = 'x', part_ends = '{1}'")
        odd = "ALTER TABLE message ADD CONSTRAINT odd CHECK (ticket_id <> '{}') NOT VALID"
        await api.db.execute(odd.format(came[1]["ticket_id"]))
        ended = await asyncio.to_thread(
            run, "messages", "reread", cwd=home, PERSONDAY_DATABASE_URL=dsn
        )
        assert ended.code == 1
        assert ended.out == "2 messages read, 2 changed\n"
        assert f"{came[1]['id']} could not be read: " in ended.err
        assert ended.err.count("could not") == 1
        await api.db.execute("ALTER TABLE message DROP CONSTRAINT odd")
        again = await asyncio.to_thread(
            run, "messages", "reread", cwd=home, PERSONDAY_DATABASE_URL=dsn
        )
        assert again.succeeded() == "3 messages read, 1 changed\n"


def test_migrate_leaves_a_current_database_and_its_running_server_alone(running: Running) -> None:
    pid_file = running.data_dir / "postgres" / "postmaster.pid"
    before = pid_file.read_text().splitlines()[0]
    printed = run("migrate", "--data-dir", running.data_dir, cwd=running.data_dir).succeeded()
    assert printed == f"schema version {migrations.head()}\n"
    assert pid_file.read_text().splitlines()[0] == before
    assert running.serve.get("/readyz").status_code == 200


def test_migrate_brings_an_empty_database_up(home: Path, server: str, empty: str) -> None:
    url = {"PERSONDAY_DATABASE_URL": address(server, empty)}
    assert run("migrate", cwd=home, **url).succeeded() == f"schema version {migrations.head()}\n"
    key = run("keys", "create", "--role", "finance", cwd=home, **url).succeeded()
    assert key.startswith("pd_")


async def test_a_demonstration_that_is_interrupted_leaves_nothing_open(dsn: str) -> None:
    async with (
        await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        making = asyncio.create_task(seed.seed(connection, clock.read(), Settings()))
        while not connection.is_in_transaction():
            await asyncio.sleep(0)
        making.cancel()
        assert isinstance((await asyncio.gather(making, return_exceptions=True))[0], BaseException)
        assert not connection.is_in_transaction()
        assert await seed.seed(connection, clock.read(), Settings())


async def test_verify_shows_the_rows_that_were_tampered_with(home: Path, dsn: str) -> None:
    async with (
        await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        assert await seed.seed(connection, clock.read(), Settings())
    tampering = await asyncpg.connect(dsn)
    try:
        # As the owner of the server, past the triggers that forbid it.
        await tampering.execute("SET session_replication_role = replica")
        account_id = await tampering.fetchval(
            "UPDATE ledger_posting SET minutes = minutes + 10 WHERE seq = 1"
            " RETURNING credit_account_id"
        )
    finally:
        await tampering.close()
    ended = run("verify", cwd=home, PERSONDAY_DATABASE_URL=dsn)
    assert (ended.code, ended.err) == (1, "")
    assert "the hash chain is intact" in ended.out
    assert str(account_id) in ended.out, ended.out


def test_the_demo_does_not_play_on_a_database_of_somebody_else(
    running: Running, home: Path, dsn: str
) -> None:
    ended = run("demo", "--url", running.serve.url, cwd=home, PERSONDAY_DATABASE_URL=dsn)
    ended.refused(running.serve.url, "another database", "--data-dir")


def test_the_demo_plays_the_story_against_the_running_service(running: Running) -> None:
    # The service left word in its folder where it is found.
    where = ("--data-dir", running.data_dir)
    shown = run("demo", *where, cwd=running.data_dir, COLUMNS="160").succeeded()
    for words in (
        "480 purchased → lot", "120 lot → hold", "minimum_top_up_minutes': 480",
        "120 lot → penalties", "server_access_missing", "50 hold → billed", "70 hold → lot",
        "10 billed → lot", "60 debt → billed", "60 purchased → debt", "remaining: 7 h",
    ):  # fmt: skip
        assert words in shown, (words, shown)
    calls = [line.split()[-1] for line in shown.splitlines() if line.startswith("POST ")]
    assert set(calls) == {"200", "201", "402", "409", "422"}
    customers = running.serve.get("/v1/customers", running.keys["admin"]).json()["items"]
    assert "Demo Ltd" in [customer["name"] for customer in customers]
    ended = run("verify", "--data-dir", running.data_dir, cwd=running.data_dir)
    assert "invariants hold" in ended.succeeded()
