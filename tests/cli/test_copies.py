"""A copy is as good as the original: it serves, it verifies, and it lacks no right."""

import functools
import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.examples import CUSTOMER
from app.run import manifests
from tests.cli.conftest import Running
from tests.cli.processes import (
    PROGRAM,
    Serve,
    command_lines,
    data_home,
    environment,
    eventually,
    run,
)
from tests.servers import DEBIAN, debian_server


@pytest.fixture(scope="module")
def copy(running: Running) -> Iterator[Path]:
    """A backup of a service at work."""
    with data_home() as folder:
        made = run("backup", folder / "copy", "--data-dir", running.data_dir, cwd=folder)
        told = made.succeeded().splitlines()
        assert told[0].startswith(f"{folder / 'copy'} has the database")
        assert [one.split(":")[0] for one in told[1:]] == ["It has no key"]
        yield folder / "copy"


def test_a_copy_of_a_running_service_serves_in_a_fresh_cluster(
    running: Running, home: Path, copy: Path
) -> None:
    ours, theirs = ("--data-dir", running.data_dir), ("--data-dir", home / "data")
    run("restore", home / "nothing", *theirs, cwd=home).refused("nothing")
    (home / "text").write_text("SELECT 1")
    run("restore", home / "text", *theirs, cwd=home).refused("not appear to be a valid archive")
    shutil.copytree(copy, home / "cut")
    os.truncate(home / "cut" / manifests.DUMP, 5000)
    run("restore", home / "cut", *theirs, cwd=home).refused("cut short, or was altered")
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in [copy, *copy.iterdir()]} == {
        copy.name: 0o700, manifests.DUMP: 0o600, manifests.NAME: 0o600,
    }  # fmt: skip

    # Nothing has come of those, so the whole of it still can.
    restored = run("restore", copy, "--verify", *theirs, cwd=home)
    assert restored.code == 0, restored
    # The keys were not copied, and nothing else is to be said.
    assert "that signed months is not here" in restored.err
    assert restored.err.count("is not here") == restored.err.count("\n")
    assert restored.out.splitlines()[0].endswith("UTC is here")
    assert "invariants hold" in restored.out

    paths = ("/v1/entries", "/v1/tickets", "/v1/sessions", f"/v1/customers/{CUSTOMER}/credit")
    with Serve(home, "--data-dir", home / "data") as served:
        served.ready()
        for path in paths:
            answers = [one.get(path, running.keys["admin"]) for one in (running.serve, served)]
            assert [one.status_code for one in answers] == [200, 200], served.complaints
            bodies = [{**one.json(), "as_of": None, "resume_cursor": None} for one in answers]
            assert bodies[0] == bodies[1]
        # Both are written from here on, each for itself.
        made = run("keys", "create", "--role", "lead", *theirs, cwd=home).succeeded().strip()
        assert served.get("/v1/tickets", made).status_code == 200
        assert running.serve.get("/v1/tickets", made).status_code == 401
        run("restore", copy, *theirs, cwd=home).refused("the database is not empty")
    run("backup", copy, *ours, cwd=home).refused(str(copy), "exists")
    assert [one.name for one in copy.parent.iterdir()] == ["copy"]


def test_a_dump_of_0_2_0_is_restored(home: Path, copy: Path) -> None:
    where = ("--data-dir", home / "data")
    restored = run("restore", copy / manifests.DUMP, *where, cwd=home).succeeded()
    assert "invariants hold" in restored


def test_an_interrupted_backup_or_copy_leaves_nothing_half(
    running: Running, home: Path, copy: Path
) -> None:
    """Ctrl-C once PostgreSQL's program is at work, which ends with it."""
    for words, program in (
        (("backup", home / "made", "--data-dir", running.data_dir), "pg_dump"),
        (("restore", copy, "--data-dir", home / "data"), "pg_restore"),
    ):
        process = subprocess.Popen(
            [*PROGRAM, *words], cwd=home, env=environment({}), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True,
        )  # fmt: skip
        mark = f"/{program} --dbname="
        eventually(functools.partial(_runs, mark), f"{program} runs")
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[1]
        assert process.returncode != 0
        assert "Traceback" not in said
        assert not _runs(mark)
    assert not list(home.glob("made*"))
    restored = run("restore", copy, "--no-verify", "--data-dir", home / "data", cwd=home)
    assert restored.code == 0, "it is as empty as before"
    assert "invariants" not in restored.out


def _runs(mark: str) -> bool:
    return any(mark in line for line in command_lines().values())


@pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL is not installed")
def test_a_server_of_ones_own_is_copied_by_programs_of_its_version(home: Path) -> None:
    copy = home / "copy"
    with debian_server() as dsn:
        where = {"PERSONDAY_DATABASE_URL": dsn}
        run("migrate", cwd=home, **where).succeeded()
        key = run("keys", "create", "--role", "admin", cwd=home, **where).succeeded()
        run("backup", copy, cwd=home, **where).succeeded()
    assert key.startswith("pd_")
    with debian_server() as dsn:
        where = {"PERSONDAY_DATABASE_URL": dsn}
        assert "invariants hold" in run("restore", copy, cwd=home, **where).succeeded()
        assert "admin" in run("keys", "list", cwd=home, **where).succeeded()
