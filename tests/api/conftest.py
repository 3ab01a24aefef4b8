"""One world per module, for tests that leave it as it is or do not mind who changed it before."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import deepcopy
from urllib.parse import urlsplit

import pytest

from app.languages import recognition
from tests.api.approvals import office
from tests.api.world import World, build
from tests.conftest import fresh_database
from tests.restored import remember
from tests.support import Api, open_api

__all__ = ["built", "office", "service", "world"]


@pytest.fixture(scope="session")
async def built(server: str, template: str) -> AsyncIterator[tuple[str, World]]:
    """The name of a database to copy, with the world that was built there once: a second's work."""
    # The first ticket has no time for that on a busy machine.
    await asyncio.to_thread(recognition.load)
    async with fresh_database(server, template) as dsn:
        async with open_api(dsn) as api:
            made = await build(api)
            await api.verify()
        await remember(dsn)
        yield urlsplit(dsn).path.removeprefix("/"), made


@asynccontextmanager
async def copied(server: str, built: tuple[str, World]) -> AsyncIterator[World]:
    """A world of one's own; ``verify`` runs when it ends."""
    name, made = built
    async with (
        fresh_database(server, name) as dsn,
        open_api(dsn, known=made.api.keys) as api,
    ):
        yield World(api, *deepcopy((made.own, made.other, made.approvals, made.line)))
        await api.verify()


@pytest.fixture(scope="module")
async def world(server: str, built: tuple[str, World]) -> AsyncIterator[World]:
    """Two customers with objects of every kind; ``verify`` runs when the module ends."""
    async with copied(server, built) as made:
        yield made


@pytest.fixture(scope="module")
async def service(server: str, template: str) -> AsyncIterator[Api]:
    """The service on a database of the module's own; ``verify`` runs when the module ends."""
    async with fresh_database(server, template) as dsn, open_api(dsn) as opened:
        yield opened
        await opened.verify()
