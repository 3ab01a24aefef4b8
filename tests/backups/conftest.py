"""A place for backups, and who makes them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import Settings


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty folder."""
    with tempfile.TemporaryDirectory(prefix="personday-backups-") as folder:
        yield Path(folder)


@pytest.fixture
def wanted(place: Path) -> Settings:
    """Three backups are to be kept there."""
    return Settings(backup_dir=place / "kept", backups_kept=3, data_dir=place / "data")
