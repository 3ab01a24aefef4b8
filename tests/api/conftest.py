"""One world per module, for tests that leave it as it is or do not mind who changed it before."""

from collections.abc import AsyncIterator

import pytest

from tests.api.approvals import office
from tests.api.world import World, build
from tests.conftest import fresh_database
from tests.support import Api, open_api

__all__ = ["office", "service", "world"]


@pytest.fixture(scope="module")
async def world(server: str, template: str) -> AsyncIterator[World]:
    """Two customers with objects of every kind; ``verify`` runs when the module ends."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        made = await build(api)
        yield made
        await api.verify()


@pytest.fixture(scope="module")
async def service(server: str, template: str) -> AsyncIterator[Api]:
    """The service on a database of the module's own; ``verify`` runs when the module ends."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield opened
        await opened.verify()
