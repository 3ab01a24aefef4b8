"""The service's own PostgreSQL server, in an ordinary life."""

import asyncio
import os
import stat
import subprocess
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from app.run import embedded, embedded_account
from tests.embedded.starting import (
    FAST,
    cluster_of,
    command_line,
    folder_of_socket,
    only_linux,
    postmaster,
    query,
    servers_below,
)

pytestmark = only_linux


def test_a_fresh_server_answers_with_the_settings_of_a_small_service(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c nonsense=1")
    monkeypatch.setenv("PGDATA", "/nonexistent")
    server = embedded.start(empty, options={**FAST, "work_mem": "3MB"})
    monkeypatch.delenv("PGOPTIONS")
    settings = {
        "server_version_num": "18",
        "max_connections": "100",
        "shared_buffers": "256MB",
        "jit": "off",
        "work_mem": "3MB",
        "fsync": "off",
        "data_checksums": "on",
        "server_encoding": "UTF8",
        "TimeZone": "UTC",
    }
    found = {name: query(server.dsn, f"show {name}") for name in settings}
    found["server_version_num"] = found["server_version_num"][:2]
    assert found == settings
    locale = "select datlocprovider::text || datlocale from pg_database where datname = 'personday'"
    assert query(server.dsn, locale) == "bC.UTF-8"
    assert query(server.dsn, "select current_user || '@' || current_database()") == (
        "personday@personday"
    )
    assert server.data_dir == empty
    assert (empty / "postgres.log").stat().st_mode & 0o077 == 0


def test_sqlalchemy_takes_the_address(data: Path) -> None:
    server = embedded.start(data, options=FAST)

    async def ask() -> object:
        engine = create_async_engine(server.dsn.replace("://", "+asyncpg://", 1))
        async with engine.connect() as connection:
            found = await connection.scalar(text("select current_database()"))
        await engine.dispose()
        return found

    assert asyncio.run(ask()) == "personday"


def test_it_listens_on_no_network_port(data: Path) -> None:
    server = embedded.start(data, options=FAST)
    assert query(server.dsn, "show listen_addresses") == ""
    hosts = "select count(*) from pg_hba_file_rules where type <> 'local' or error is not null"
    assert query(server.dsn, hosts) == 0
    used = {str(link.readlink()) for link in Path(f"/proc/{postmaster(server)}/fd").iterdir()}
    ours = {name[8:-1] for name in used if name.startswith("socket:")}
    assert ours, "the unix socket itself should be among the open files"
    for table in ("tcp", "tcp6", "udp", "udp6"):
        path = Path("/proc/net", table)
        rows = path.read_text().splitlines()[1:] if path.exists() else []
        assert not ours & {row.split()[9] for row in rows}


def test_the_socket_lies_in_a_closed_folder_of_the_servers_account(data: Path) -> None:
    server = embedded.start(data, options=FAST)
    folder = folder_of_socket(server.dsn)
    account = Path(f"/proc/{postmaster(server)}").stat().st_uid
    assert account != 0
    for path in (folder, folder / f".s.PGSQL.{embedded_account.PORT}", cluster_of(server)):
        assert stat.S_IMODE(path.lstat().st_mode) == 0o700
        assert path.lstat().st_uid == account


def test_a_second_start_adopts_the_server(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    second = embedded.start(data)
    assert second == first
    assert embedded.running_dsn(data) == first.dsn
    assert len(servers_below(data)) == 1


def test_stop_waits_and_start_keeps_the_data(data: Path) -> None:
    first = embedded.start(data, options=FAST)
    query(first.dsn, "create table kept as select 42 as answer", "select 1")
    pid = postmaster(first)
    first.stop()
    assert not command_line(pid)
    assert not (data / "postgres" / "postmaster.pid").exists()
    assert embedded.running_dsn(data) is None
    first.stop()

    before = time.monotonic()
    second = embedded.start(data, options=FAST)
    assert time.monotonic() - before < 5
    assert query(second.dsn, "select answer from kept") == 42
    first.stop()
    assert query(second.dsn, "select 1") == 1, "an old handle stopped a later server"


def test_no_server_runs_before_the_first_start(base: Path) -> None:
    assert embedded.running_dsn(base / "never") is None
    assert not (base / "never").exists()


def test_an_overlong_log_is_emptied(data: Path) -> None:
    embedded.start(data, options=FAST).stop()
    os.truncate(data / "postgres.log", embedded.LOG_BYTES + 1)
    embedded.start(data, options=FAST)
    assert 0 < (data / "postgres.log").stat().st_size < 10_000


def test_programs_run(base: Path) -> None:
    for name in ("pgbench", "psql"):
        subprocess.run([embedded.binaries() / name, "--version"], check=True, cwd=base)
