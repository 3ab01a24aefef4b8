"""After each test the queue is as ``verify`` wants it."""

from collections.abc import AsyncIterator

import pytest

from app.deliveries.checks import CHECKS
from app.kit.postgres.database import Pool


@pytest.fixture(autouse=True)
async def _verified(pool: Pool) -> AsyncIterator[None]:
    yield
    for name, statement in CHECKS.items():
        assert not await pool.fetch(statement), name
