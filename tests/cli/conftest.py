"""A first start on an empty data folder, whose outcome many tests look at and start again from."""

import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest

from tests.cli.processes import Serve, data_home, database_pids

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if sys.platform != "linux":
        for item in items:
            if HERE in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="reads /proc"))


@dataclass(frozen=True)
class FirstStart:
    """What a first start printed, and its data folder after a Ctrl-C; nothing runs there."""

    data_dir: Path
    port: int
    out: list[str]
    keys: dict[str, str]
    answers: dict[str, tuple[int, str | None]]
    databases_left: list[int]


@pytest.fixture(scope="session")
def first() -> Iterator[FirstStart]:
    """A first start, asked with every key it printed and then stopped with Ctrl-C."""
    with data_home() as home, Serve(home, "--data-dir", home / "data") as serve:
        serve.ready()
        words = [line.split() for line in serve.out]
        keys = {line[0]: line[1] for line in words if len(line) == 2}
        answers = {}
        for role, key in keys.items():
            answer = serve.get("/v1/keys", key)
            answers[role] = (answer.status_code, answer.json().get("role"))
        assert database_pids(home / "data")
        serve.ctrl_c()
        serve.ended_cleanly()
        left = database_pids(home)
        yield FirstStart(home / "data", serve.port, serve.out, keys, answers, left)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder of the test's own."""
    with data_home() as folder:
        yield folder


@pytest.fixture
def used(first: FirstStart, home: Path) -> Callable[[], Path]:
    """Makes the test's own copy of the data folder that the first start left."""

    def copy() -> Path:
        subprocess.run(["cp", "-a", first.data_dir, home / "data"], check=True)
        return home / "data"

    return copy


@dataclass(frozen=True)
class Running:
    """A service at work on the data of the first start."""

    serve: Serve
    data_dir: Path
    keys: dict[str, str]


@pytest.fixture(scope="session")
def running(first: FirstStart) -> Iterator[Running]:
    """A service that many tests share."""
    with data_home() as home:
        subprocess.run(["cp", "-a", first.data_dir, home / "data"], check=True)
        with Serve(home, "--data-dir", home / "data") as serve:
            yield Running(serve.ready(), home / "data", first.keys)


@pytest.fixture
async def empty(server: str) -> AsyncIterator[str]:
    """The name of a database without our schema."""
    name = f"empty_{os.getpid()}"
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
        yield name
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await connection.close()
