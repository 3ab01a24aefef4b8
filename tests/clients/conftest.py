"""The service on a real port, with the demonstration that the README's story is about."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from app import examples
from app.demo import seed
from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY
from app.settings import Settings
from tests.contract.serving import serving

NOW = datetime(2027, 1, 4, 12, tzinfo=UTC)


@pytest.fixture
async def scene(dsn: str) -> AsyncIterator[dict[str, Any]]:
    """Where the service is, who calls, when, and the things of the demonstration."""
    async with (
        await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        keys = await seed.seed(connection, NOW, Settings())
    names = ("customer", "technician", "started_session", "worksheet")
    async with serving(dsn) as url:
        yield {
            "url": url,
            "keys": {role.value: key for role, key in keys.items()},
            "now": NOW.isoformat(),
            "ids": {name: str(getattr(examples, name.upper())) for name in names},
        }
