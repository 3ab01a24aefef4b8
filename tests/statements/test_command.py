"""`personday statements`: a file for each customer, whole or not there, and begun again it goes on."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import pytest

from tests.cli.processes import PROGRAM, Ended, environment, eventually, run
from tests.conftest import fresh_database
from tests.support import Api, open_api

# The command reads the clock of the machine: this month is over for good.
OCTOBER = datetime(2025, 10, 5, 12, tzinfo=UTC)
SOME = 4
MANY = 40


@pytest.fixture(scope="module")
async def api(server: str, template: str) -> AsyncIterator[Api]:
    """Customers with credit, and one without."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        for number in range(SOME):
            customer = await opened.customer(language="cs" if number else "de")
            await opened.buy(customer, now=OCTOBER)
        await opened.customer()
        yield opened


async def _run(api: Api, home: Path, *words: str | Path) -> Ended:
    env = {"PERSONDAY_DATABASE_URL": api.dsn}
    return await asyncio.to_thread(lambda: run("statements", *words, cwd=home, **env))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


async def test_each_customer_with_credit_has_a_file_and_it_is_made_once(
    api: Api, tmp_path: Path
) -> None:
    told = (await _run(api, tmp_path, "2025-10")).succeeded()
    assert told == f"{SOME} statements made in statements, 0 were there, 1 customers have none\n"
    files = _files(tmp_path / "statements")
    assert len(files) == SOME
    for file in files:
        assert file.name.startswith("statement-2025-10-")
        content = file.read_bytes()
        assert content.startswith(b"%PDF")
        assert content.rstrip().endswith(b"%%EOF")
    kept, old, gone = files[0], files[1], files[2]
    before = kept.stat().st_mtime_ns
    gone.unlink()
    # From before the month's end, when more could still happen.
    os.utime(old, (OCTOBER.timestamp(), OCTOBER.timestamp()))
    again = (await _run(api, tmp_path, "2025-10")).succeeded()
    assert again.startswith("2 statements made in statements, 2 were there")
    assert _files(tmp_path / "statements") == files
    assert kept.stat().st_mtime_ns == before


async def test_format_language_and_folder_are_chosen(api: Api, tmp_path: Path) -> None:
    how = ("--format", "html", "--language", "fr", "--folder", tmp_path / "a" / "b")
    (await _run(api, tmp_path, "2025-11", *how)).succeeded()
    files = _files(tmp_path / "a" / "b")
    assert len(files) == SOME
    assert all(file.name.endswith("-fr.html") for file in files)
    assert 'lang="fr"' in files[0].read_text()


@pytest.mark.parametrize(
    "words",
    [
        ["2025-13"], ["october"], ["2999-12"], ["2025-10", "--format", "xlsx"],
        ["2025-10", "--language", "pl"],
    ],
)  # fmt: skip
async def test_what_makes_no_sense_is_refused_in_a_line(
    api: Api, tmp_path: Path, words: list[str]
) -> None:
    (await _run(api, tmp_path, *words)).refused()


async def test_a_folder_that_cannot_be_written_is_named(api: Api, tmp_path: Path) -> None:
    (tmp_path / "statements").write_text("a file")
    (await _run(api, tmp_path, "2025-10")).refused("statements")


async def test_what_does_not_add_up_is_named_and_the_others_are_made(
    server: str, template: str, tmp_path: Path
) -> None:
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        customers = [await api.customer() for _ in range(3)]
        for customer in customers:
            await api.buy(customer, now=OCTOBER)
        owner = await asyncpg.connect(dsn)
        await owner.execute("ALTER TABLE ledger_entry DISABLE TRIGGER append_only")
        await owner.execute(
            "UPDATE ledger_entry SET held_minutes = 10 WHERE credit_account_id ="
            " (SELECT credit_account_id FROM credit_account WHERE customer_id = $1)",
            customers[1]["id"],
        )
        await owner.close()
        ended = await _run(api, tmp_path, "2025-10")
    assert ended.code == 1
    assert ended.out.startswith("2 statements made")
    assert ended.err.startswith(f"{customers[1]['id']}: Opening and movements do not make closing")
    assert ended.err.count("\n") == 1
    assert len(_files(tmp_path / "statements")) == 2


async def test_interrupted_it_leaves_whole_files_and_goes_on_later(
    server: str, template: str, tmp_path: Path
) -> None:
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        for _ in range(MANY):
            await api.buy(await api.customer(), now=OCTOBER)
        folder = tmp_path / "statements"
        env = environment({"PERSONDAY_DATABASE_URL": dsn})
        with subprocess.Popen(
            [*PROGRAM, "statements", "2025-10"], cwd=tmp_path, env=env, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as program:  # fmt: skip
            await asyncio.to_thread(
                eventually, lambda: folder.is_dir() and len(_files(folder)) > 2, "files"
            )
            program.send_signal(signal.SIGINT)
            assert await asyncio.to_thread(program.wait, 30) != 0
        made = _files(folder)
        assert 2 < len(made) < MANY
        assert not [file for file in made if file.name.startswith(".")]
        for file in made:
            assert file.read_bytes().rstrip().endswith(b"%%EOF")
        told = (await _run(api, tmp_path, "2025-10")).succeeded()
        assert told.startswith(
            f"{MANY - len(made)} statements made in statements, {len(made)} were"
        )
