"""A copy is as good as the original: it serves, it verifies, and it lacks no right."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.examples import CUSTOMER
from tests.cli.conftest import Running
from tests.cli.processes import Serve, data_home, run
from tests.servers import DEBIAN, debian_server


@pytest.fixture(scope="module")
def file(running: Running) -> Iterator[Path]:
    """A copy of a service at work."""
    with data_home() as folder:
        made = run("backup", folder / "copy", "--data-dir", running.data_dir, cwd=folder)
        assert f"{folder / 'copy'} has the database" in made.succeeded()
        yield folder / "copy"


def test_a_copy_of_a_running_service_serves_in_a_fresh_cluster(
    running: Running, home: Path, file: Path
) -> None:
    ours, theirs = ("--data-dir", running.data_dir), ("--data-dir", home / "data")
    (home / "text").write_text("SELECT 1")
    run("restore", home / "nothing", *theirs, cwd=home).refused("nothing")
    run("restore", home / "text", *theirs, cwd=home).refused("not appear to be a valid archive")
    (home / "cut").write_bytes(file.read_bytes()[:-5000])
    run("restore", home / "cut", *theirs, cwd=home).refused("pg_restore")

    # Nothing of that has come, so the whole of it still can.
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "invariants hold" in run("restore", file, *theirs, cwd=home).succeeded()

    paths = ("/v1/entries", "/v1/tickets", "/v1/sessions", f"/v1/customers/{CUSTOMER}/credit")
    with Serve(home, "--data-dir", home / "data") as copy:
        copy.ready()
        for path in paths:
            answers = [one.get(path, running.keys["admin"]) for one in (running.serve, copy)]
            assert [one.status_code for one in answers] == [200, 200], copy.complaints
            bodies = [{**one.json(), "as_of": None, "resume_cursor": None} for one in answers]
            assert bodies[0] == bodies[1]
        # Both are written from here on, each for itself.
        made = run("keys", "create", "--role", "lead", *theirs, cwd=home).succeeded().strip()
        assert copy.get("/v1/tickets", made).status_code == 200
        assert running.serve.get("/v1/tickets", made).status_code == 401
        run("restore", file, *theirs, cwd=home).refused("the database is not empty")
    run("backup", file, *ours, cwd=home).refused(str(file), "exists")
    assert [one.name for one in file.parent.iterdir()] == ["copy"]


@pytest.mark.skipif(not DEBIAN.exists(), reason="Debian's PostgreSQL is not installed")
def test_a_server_of_ones_own_is_copied_by_programs_of_its_version(home: Path) -> None:
    file = home / "copy"
    with debian_server() as dsn:
        where = {"PERSONDAY_DATABASE_URL": dsn}
        run("migrate", cwd=home, **where).succeeded()
        key = run("keys", "create", "--role", "admin", cwd=home, **where).succeeded()
        run("backup", file, cwd=home, **where).succeeded()
    assert key.startswith("pd_")
    with debian_server() as dsn:
        where = {"PERSONDAY_DATABASE_URL": dsn}
        assert "invariants hold" in run("restore", file, cwd=home, **where).succeeded()
        assert "admin" in run("keys", "list", cwd=home, **where).succeeded()
