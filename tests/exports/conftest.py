"""A world to export: two customers with objects of every kind, and a month that was reopened."""

from collections.abc import AsyncIterator

import pytest

from tests.api.conftest import service
from tests.api.world import World, build
from tests.conftest import fresh_database
from tests.support import open_api

__all__ = ["service", "world"]


@pytest.fixture(scope="module")
async def world(server: str, template: str) -> AsyncIterator[World]:
    """Two customers with objects of every kind; ``verify`` runs when the module ends."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        made = await build(api)
        for reason in ("an invoice was wrong", "a payment was late"):
            await api.post("/v1/periods/2030-01/close")
            await api.post("/v1/periods/2030-01/reopen", {"reason": reason})
        yield made
        await api.verify()
