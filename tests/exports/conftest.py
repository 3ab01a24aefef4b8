"""A world to export: two customers with objects of every kind, and a month that was reopened."""

from collections.abc import AsyncIterator

import pytest

from tests.api.conftest import built, copied, service
from tests.api.world import World

__all__ = ["built", "service", "world"]


@pytest.fixture(scope="module")
async def world(server: str, built: tuple[str, World]) -> AsyncIterator[World]:
    """Two customers with objects of every kind; ``verify`` runs when the module ends."""
    async with copied(server, built) as made:
        for reason in ("an invoice was wrong", "a payment was late"):
            await made.api.post("/v1/periods/2030-01/close")
            await made.api.post("/v1/periods/2030-01/reopen", {"reason": reason})
        yield made
