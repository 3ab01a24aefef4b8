"""The year is played once, and looked at from every side."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import fresh_database
from tests.finance.golden.play import Year, play
from tests.support import open_api


@pytest.fixture(scope="package")
async def year(server: str, template: str) -> AsyncIterator[Year]:
    """The company after its year; ``verify`` runs when all have looked at it."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        yield await play(api)
        await api.verify()
