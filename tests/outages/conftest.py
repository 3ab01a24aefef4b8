"""The service behind a proxy that cuts and falls silent."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import asyncpg
import pytest

from app.kit.postgres.database import Connection
from tests.conftest import fresh_database
from tests.proxy import Proxy, proxied
from tests.support import Api, open_api


@dataclass
class Ill:
    """The service, and what is between it and its database; ``api.db`` goes past that."""

    api: Api
    proxy: Proxy
    owner: Connection

    async def end_connections(self) -> None:
        """The server ends every connection of the service."""
        await self.owner.execute(
            "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'personday'"
        )


@pytest.fixture(scope="module")
async def ill(server: str, template: str) -> AsyncIterator[Ill]:
    """The service on a database of the module's own; ``verify`` runs when the module ends."""
    async with (
        fresh_database(server, template) as dsn,
        proxied(dsn) as proxy,
        open_api(dsn, database_url=proxy.dsn, pool_size=4) as api,
    ):
        owner = await asyncpg.connect(dsn)
        yield Ill(api, proxy, owner)
        await owner.close()
        await api.verify()
