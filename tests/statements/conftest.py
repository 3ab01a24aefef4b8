"""One winter for all tests of a module, which only read it."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import fresh_database
from tests.statements.story import Winter, play
from tests.support import open_api


@pytest.fixture(scope="module")
async def winter(server: str, template: str) -> AsyncIterator[Winter]:
    """A customer's winter; `verify` runs when the module ends."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        made = await play(api)
        yield made
        await api.verify()
