"""A backup that was altered, or that this version does not know, is refused; nothing is made of it."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.run import backing_up, manifests
from app.run.copies import CopyError
from app.run.manifests import Manifest
from app.settings import Settings
from tests.conftest import fresh_database


@pytest.fixture(scope="module")
async def backup(server: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a database without a customer."""
    folder = tmp_path_factory.mktemp("backups") / "one"
    async with fresh_database(server, template) as dsn:
        await backing_up.backup(dsn, Settings(), folder)
    return folder


def altered(backup: Path, place: Path, change: Callable[[Path], object]) -> Path:
    """The same backup, once somebody was at it."""
    shutil.copytree(backup, place)
    change(place)
    return place


def _signed(folder: Path, **otherwise: object) -> None:
    """Write a manifest that is whole, and tells something else."""
    told = json.loads((folder / manifests.NAME).read_text()) | otherwise
    del told["sha256"]
    (folder / manifests.NAME).unlink()
    manifests.write(folder, Manifest.model_validate(told))


def _cut(folder: Path) -> None:
    dump = folder / manifests.DUMP
    dump.write_bytes(dump.read_bytes()[:-5000])


def _turned(folder: Path) -> None:
    dump = folder / manifests.DUMP
    dump.write_bytes(dump.read_bytes()[:-1] + b"!")


def _counted_otherwise(folder: Path) -> None:
    manifest = folder / manifests.NAME
    manifest.write_text(manifest.read_text().replace('"customer": ', '"customer": 1'))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_cut, "is cut short, or was altered"),
        (_turned, "is cut short, or was altered"),
        (lambda folder: (folder / manifests.DUMP).unlink(), "is missing"),
        (_counted_otherwise, f"{manifests.NAME} was altered"),
        (lambda folder: (folder / manifests.NAME).write_text("{"), f"{manifests.NAME} was altered"),
        (lambda folder: (folder / manifests.NAME).unlink(), "is no backup"),
        (lambda folder: _signed(folder, form=2), "of another form (2)"),
        (lambda folder: _signed(folder, schema_version="20990101_x"), "use the newer program"),
    ],
)
async def test_what_was_altered_or_is_of_a_newer_version_is_refused(
    backup: Path, place: Path, change: Callable[[Path], object], told: str
) -> None:
    bad = altered(backup, place / "bad", change)
    with pytest.raises(CopyError, match=re.escape(told)) as refused:
        await backing_up.checked(bad)
    assert str(bad) in str(refused.value)


async def test_an_older_server_and_a_full_database_are_refused(
    server: str, dsn: str, backup: Path, place: Path
) -> None:
    manifest = await backing_up.checked(backup)
    with pytest.raises(CopyError, match="the database is not empty"):
        await backing_up.fill(dsn, backup, manifest)
    newer = manifest.model_copy(update={"postgresql": 99})
    async with fresh_database(server, "template0") as empty:
        with pytest.raises(CopyError, match="PostgreSQL 99"):
            await backing_up.fill(empty, backup, newer)


async def test_rows_that_are_not_as_the_manifest_counts_them_are_told(
    server: str, backup: Path
) -> None:
    manifest = await backing_up.checked(backup)
    other = manifest.model_copy(update={"rows": {**manifest.rows, "customer": 7, "gone": 1}})
    async with fresh_database(server, "template0") as empty:
        with pytest.raises(CopyError) as told:
            await backing_up.fill(empty, backup, other)
        assert str(told.value) == (
            "rows of customer: 7 in the manifest, 0 in the database; rows of gone: 1 in the manifest, None"
            " in the database"
        )
        mark = manifest.mark.model_copy(update={"event_position": 5})
        [one] = await backing_up.differences(empty, manifest.model_copy(update={"mark": mark}))
        assert (one.what, one.told, one.found) == ("event_position", 5, 0)
