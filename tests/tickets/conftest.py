"""One service per module: its tests leave each other's customers alone."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import fresh_database
from tests.support import Api, open_api


@pytest.fixture(scope="module")
async def api(server: str, template: str) -> AsyncIterator[Api]:
    """The service on a database of the module's own; ``verify`` runs when the module ends."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        company = {"support_phone": "+420 222 333 444"}
        assert (await opened.send("PUT", "/v1/company", company)).status_code == 200
        yield opened
        await opened.verify()
