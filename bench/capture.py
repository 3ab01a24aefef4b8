"""The statements that the service really sends for an operation, recorded from its own code."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from asyncpg.connection import LoggedQuery

from app.main import create_app, lifespan
from app.settings import Settings


@dataclass(frozen=True)
class Statement:
    """One round trip: its text and its arguments."""

    text: str
    args: tuple[Any, ...]


@dataclass
class Recorder:
    """The service in this process with one connection, whose statements are recorded."""

    http: httpx.AsyncClient
    sent: list[Statement]

    async def post(
        self, path: str, key: str, body: str, idempotency_key: str, now: datetime | None = None
    ) -> tuple[dict[str, Any], list[Statement]]:
        """One operation, sent ``now`` or at this moment: its answer, and the round trips it made."""
        headers = {
            "Authorization": f"Bearer {key}",
            "Idempotency-Key": idempotency_key,
            "Content-Type": "application/json",
        }
        if now is not None:
            headers["Personday-Now"] = now.isoformat()
        # Once for the cache of keys; what it cannot find costs nothing else.
        await self.http.get("/v1/customers", headers=headers, params={"limit": 1})
        self.sent.clear()
        answer = await self.http.post(path, content=body, headers=headers)
        answer.raise_for_status()
        return answer.json(), list(self.sent)


@asynccontextmanager
async def recording(dsn: str) -> AsyncIterator[Recorder]:
    """Record what the service does on this database."""
    app = create_app(Settings(database_url=dsn, pool_size=1, embedded_worker=False, sandbox=True))
    sent: list[Statement] = []

    async def keep(query: LoggedQuery) -> None:
        sent.append(Statement(query.query, tuple(query.args or ())))

    async with lifespan(app):
        async with app.state.pool.acquire() as connection:
            connection.add_query_logger(keep)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://bench") as http:
            yield Recorder(http, sent)
