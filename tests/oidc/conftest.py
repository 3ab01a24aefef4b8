"""An issuer on loopback, and who vouches by it, at a pace for tests."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from app.issuers import keeping
from app.issuers.vouching import Vouchers
from app.kit.postgres.database import Pool
from app.settings import Settings
from tests.oidc.provider import Provider, provider

DEADLINE = 10


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "SOONEST_SECONDS", 0.05)


@pytest.fixture
async def issuer() -> AsyncIterator[Provider]:
    async with provider() as opened:
        yield opened


@pytest.fixture
async def vouchers(issuer: Provider, pool: Pool) -> AsyncIterator[Vouchers]:
    async with Vouchers(pool, Settings(**issuer.settings())).running() as opened:
        await known(opened)
        yield opened


async def known(vouchers: Vouchers, name: str = "first") -> None:
    """Wait until a key of the issuer is known."""
    async with asyncio.timeout(DEADLINE):
        while not (found := vouchers.keeper.found) or name not in found.keys:
            await asyncio.sleep(0.01)
