"""Folders for the tests of the embedded server, and a cluster to copy."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.run import embedded, embedded_account, embedded_programs
from tests.embedded.starting import FAST, end_servers_below


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one test that every account can pass through, unlike pytest's own."""
    # Not TMPDIR, which may be closed to other accounts or too deep for a socket.
    folder = Path(tempfile.mkdtemp(prefix="pd-", dir="/tmp"))
    folder.chmod(0o711)
    monkeypatch.setattr(embedded_programs, "CACHE_ROOT", folder / "cache")
    monkeypatch.setattr(embedded_account, "STATE_ROOT", folder / "state")
    try:
        yield folder
    finally:
        sockets = {dsn for dsn in map(socket_noted, folder.rglob("postmaster.pid")) if dsn}
        end_servers_below(folder)
        for socket in sockets:
            if socket.name.startswith("personday-"):
                shutil.rmtree(socket, ignore_errors=True)
        shutil.rmtree(folder)


def socket_noted(pid_file: Path) -> Path | None:
    lines = pid_file.read_text().splitlines()
    return Path(lines[4]) if len(lines) > 4 and lines[4] else None


@pytest.fixture
def empty(base: Path) -> Path:
    """A data folder that does not exist yet."""
    return base / "data"


@pytest.fixture(scope="session")
def created() -> Iterator[Path]:
    """A stopped cluster to copy, which is quicker than to create one for every test."""
    folder = Path(tempfile.mkdtemp(prefix="pd-", dir="/tmp"))
    folder.chmod(0o711)
    try:
        embedded.start(folder, options=FAST).stop()
        yield folder / "postgres"
    finally:
        end_servers_below(folder)
        shutil.rmtree(folder)


@pytest.fixture
def data(empty: Path, created: Path) -> Path:
    """A data folder with a new cluster, as a first start followed by a stop leaves it."""
    empty.mkdir()
    subprocess.run(["cp", "-a", created, empty / "postgres"], check=True)
    return empty
