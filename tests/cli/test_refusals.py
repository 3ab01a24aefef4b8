"""What cannot be done ends with one readable line on standard error and an exit code other than 0."""

import json
import os
import socket
import struct
import threading
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import asyncpg
import pytest

from app.kit.postgres import migrations
from tests.cli.conftest import Running
from tests.cli.processes import LINE, free_port, run, run_each
from tests.conftest import address

UNKNOWN = "01a20458-0000-7000-8000-000000000000"


def test_every_wrong_setting_is_named_without_its_value(home: Path) -> None:
    wrong = {
        "PERSONDAY_PORT": "70000",
        "PERSONDAY_WORKERS": "lots",
        "PERSONDAY_DATABASE_URL": "mysql://hunter2@host/name",
        "PERSONDAY_BOOTSTRAP_ADMIN_KEY": "k" * 31,
        "PERSONDAY_SANDBOX": "perhaps",
    }
    for ended in run_each(["serve"], ["openapi"], cwd=home, **wrong):
        assert (ended.code, ended.out) == (1, "")
        lines = ended.err.removeprefix(LINE).splitlines()
        assert {line.partition(":")[0] for line in lines} == set(wrong), ended
        assert "postgresql://" in ended.err
        assert "32 characters" in ended.err
        assert not any(value in ended.err for value in wrong.values()), ended
    assert list(home.iterdir()) == []


def test_a_mistyped_setting_is_named_with_what_it_may_have_been(home: Path) -> None:
    ended = run(
        "keys", "list", cwd=home, PERSONDAY_PROT="1", PERSONDAY_Data_Dirs="x", PERSONDAY_PORT="1"
    )
    *told, refused = ended.err.splitlines()
    assert told == [
        f"{LINE}PERSONDAY_Data_Dirs is no setting and counts for nothing; is it PERSONDAY_DATA_DIR?",
        f"{LINE}PERSONDAY_PROT is no setting and counts for nothing; is it PERSONDAY_PORT?",
    ]
    assert "there is no database" in refused


def test_only_a_service_makes_a_database(home: Path) -> None:
    folder = home / "mistyped"
    commands = (["keys", "list"], ["verify"], ["worker"], ["backup", str(home / "copy")])
    for ended in run_each(*commands, cwd=home, PERSONDAY_DATA_DIR=str(folder)):
        ended.refused(f"there is no database in {folder}", "'personday serve' makes it")
    assert list(home.iterdir()) == []


def test_the_version_is_told_without_a_database(home: Path) -> None:
    assert run("--version", cwd=home).succeeded() == f"personday {version('personday')}\n"


def test_a_taken_port(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run("serve", "--port", port, cwd=home).refused("cannot listen", port, "in use")
    assert list(home.iterdir()) == []


def test_a_database_that_cannot_be_used(home: Path, server: str) -> None:
    reasons = {
        "postgresql://someone@/name?host=/nowhere": "the database cannot be used",
        f"postgresql://someone@127.0.0.1:{free_port()}/name": "the database cannot be used",
        address(server, "missing"): '"missing" does not exist',
    }
    for url, words in reasons.items():
        port = str(free_port())
        run("serve", cwd=home, PERSONDAY_DATABASE_URL=url, PERSONDAY_PORT=port).refused(words)
    assert list(home.iterdir()) == []


def test_a_wrong_password(home: Path, refusing_server: str) -> None:
    ended = run("migrate", cwd=home, PERSONDAY_DATABASE_URL=refusing_server)
    ended.refused("password authentication failed")
    assert "hunter2" not in ended.err


@pytest.fixture
def refusing_server() -> Iterator[str]:
    """Something that speaks PostgreSQL's protocol just far enough to refuse every password."""
    message = b"SFATAL\0C28P01\0Mpassword authentication failed for user\0\0"

    def refuse(client: socket.socket) -> None:
        (length,) = struct.unpack("!i", client.recv(4, socket.MSG_WAITALL))
        if length == 8:  # asks for TLS first
            client.recv(4, socket.MSG_WAITALL)
            client.sendall(b"N")
            (length,) = struct.unpack("!i", client.recv(4, socket.MSG_WAITALL))
        client.recv(length - 4, socket.MSG_WAITALL)
        client.sendall(b"R" + struct.pack("!ii", 8, 3))
        client.recv(1024)
        client.sendall(b"E" + struct.pack("!i", 4 + len(message)) + message)

    def serve(listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            with client:
                refuse(client)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        yield f"postgresql://someone:hunter2@127.0.0.1:{listener.getsockname()[1]}/name"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(5)


async def test_a_schema_of_a_newer_version(home: Path, dsn: str) -> None:
    await _execute(dsn, "UPDATE alembic_version SET version_num = '29990101_later'")
    serve = ["serve", "--port", str(free_port())]
    for ended in run_each(serve, ["verify"], cwd=home, PERSONDAY_DATABASE_URL=dsn):
        ended.refused("29990101_later", migrations.head())


async def test_a_database_of_something_else(home: Path, server: str, empty: str) -> None:
    url = address(server, empty)
    await _execute(url, "CREATE TABLE customer (id integer)")
    ended = run("migrate", cwd=home, PERSONDAY_DATABASE_URL=url)
    ended.refused("cannot be migrated", '"customer" already exists')


async def _execute(dsn: str, statement: str) -> None:
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def test_a_data_folder_that_cannot_be_made(home: Path) -> None:
    (home / "file").touch()
    place = home / "file" / "data"
    ended = run("serve", "--port", str(free_port()), "--data-dir", place, cwd=home)
    ended.refused(str(place), "cannot be used")


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_data_folder_that_cannot_be_written(home: Path) -> None:
    (home / "data").mkdir(mode=0o500)
    ended = run("serve", "--port", str(free_port()), "--data-dir", home / "data", cwd=home)
    ended.refused(str(home / "data"), "cannot be used", "Permission denied")


def test_a_command_before_the_schema_is_there(home: Path, server: str, empty: str) -> None:
    url = address(server, empty)
    run("keys", "list", cwd=home, PERSONDAY_DATABASE_URL=url).refused("personday migrate")


def test_a_key_that_cannot_be_made(running: Running) -> None:
    reasons = {
        ("--role", "boss"): "'customer', 'technician', 'lead', 'finance', 'mail' or 'admin'",
        ("--role", "customer"): "customer's key names its customer",
        ("--role", "customer", "--customer", UNKNOWN): "no such customer",
        ("--role", "technician", "--technician", UNKNOWN): "no such technician",
    }
    commands = [["keys", "create", *words] for words in reasons]
    where = {"PERSONDAY_DATA_DIR": str(running.data_dir)}
    all_ended = run_each(*commands, cwd=running.data_dir, **where)
    for ended, message in zip(all_ended, reasons.values(), strict=True):
        ended.refused()
        assert message in ended.err.lower(), ended


def test_a_key_that_cannot_be_revoked(running: Running) -> None:
    where = ("--data-dir", running.data_dir)
    run("keys", "revoke", UNKNOWN, *where, cwd=running.data_dir).refused("no such key")
    ended = run("keys", "revoke", "not-an-id", *where, cwd=running.data_dir)
    assert ended.code == 2
    assert "valid UUID" in ended.err
    assert "Traceback" not in ended.err


def test_a_demo_without_a_service(home: Path) -> None:
    port = str(free_port())
    plain, sixth, bare = run_each(
        ["demo"],
        ["demo", "--url", f"http://[::1]:{port}"],
        ["demo", "--url", f"127.0.0.1:{port}"],
        cwd=home,
        PERSONDAY_PORT=port,
    )
    bare.refused(f"127.0.0.1:{port} is no address such as http://")
    plain.refused("no service answers", f"http://127.0.0.1:{port}", "make run")
    sixth.refused("no service answers", f"http://[::1]:{port}")
    assert list(home.iterdir()) == []


def test_the_openapi_document_needs_no_database(home: Path) -> None:
    document = json.loads(run("openapi", cwd=home).succeeded())
    assert document["openapi"].startswith("3.")
    assert "/v1/sessions" in document["paths"]
    assert list(home.iterdir()) == []
