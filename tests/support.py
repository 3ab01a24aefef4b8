"""A client of the service as tests use it: keys per role, a clock to set, and a small world."""

import gc
import os
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import httpx
from fastapi import FastAPI

from app.access import key_format
from app.access.directory import key_hash
from app.kit.actor import Role
from app.kit.postgres.database import Connection
from app.main import create_app, lifespan
from app.run import embedded, verify
from app.settings import Settings
from tests import declared, told
from tests.kept import kept

# Far from any real clock, so that no test depends on today's date.
NOON = datetime(2031, 3, 5, 12, tzinfo=UTC)

Json = dict[str, Any]


class Refused(AssertionError):
    """An answer other than the expected one."""


@dataclass
class Api:
    """The service behind a client. ``now`` is the clock of every request unless one is given.

    ``db`` looks at the tables beside the service.
    """

    http: httpx.AsyncClient
    dsn: str
    db: Connection
    keys: dict[str, str] = field(default_factory=dict)
    now: datetime = NOON

    async def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        role: str | None = "admin",
        now: datetime | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> httpx.Response:
        """One request. ``role`` names one of ``keys``; ``key`` is the idempotency key.

        What is refused is refused as the contract declares.
        """
        sent = {"Personday-Now": (now or self.now).isoformat(), **(headers or {})}
        if role is not None:
            sent["Authorization"] = f"Bearer {self.keys[role]}"
        if key is not None:
            sent["Idempotency-Key"] = key
        how: dict[str, Any] = {} if body is None else {"json": body}
        if content is not None:
            sent.setdefault("Content-Type", "application/json")
            how = {"content": content}
        response = await self.http.request(method, path, headers=sent, **how)
        declared.check(response)
        return response

    async def get(self, path: str, **how: Any) -> Json:
        """The JSON of a GET that must succeed."""
        return self._json(await self.send("GET", path, **how), 200)

    async def post(self, path: str, body: Any = None, **how: Any) -> Json:
        """The JSON of a POST that must succeed; every POST has an idempotency key here."""
        how.setdefault("key", str(uuid.uuid4()))
        response = await self.send("POST", path, body, **how)
        return self._json(response, response.status_code if response.is_success else 200)

    async def refused(
        self, method: str, path: str, body: Any = None, *, status: int, code: str, **how: Any
    ) -> Json:
        """The problem of a request that must be refused so."""
        if method == "POST" and "dry_run" not in path:
            how.setdefault("key", str(uuid.uuid4()))
        problem = self._json(await self.send(method, path, body, **how), status)
        if problem["code"] != code:
            raise Refused(f"{method} {path}: {problem}")
        return problem

    @staticmethod
    def _json(response: httpx.Response, status: int) -> Json:
        if response.status_code != status:
            raise Refused(f"{response.request.method} {response.url}: {response.text}")
        made: Json = response.json()
        return made

    # --- a small world ---------------------------------------------------------------------------

    async def customer(self, **facts: Any) -> Json:
        """A customer; its key is ``keys[id]``."""
        made = await self.post(
            "/v1/customers", {"name": "Acme", "deployment": "on_premise", **facts}
        )
        key = await self.post("/v1/keys", {"role": "customer", "customer_id": made["id"]})
        self.keys[made["id"]] = key["key"]
        return made

    async def technician(self, **facts: Any) -> Json:
        """A technician; its key is ``keys[id]``."""
        body = {"name": "Tomas", "email": "tomas@example.com", **facts}
        made = await self.post("/v1/technicians", body)
        key = await self.post("/v1/keys", {"role": "technician", "technician_id": made["id"]})
        self.keys[made["id"]] = key["key"]
        return made

    async def server(self, customer: Json, *, access: bool = True) -> Json:
        """A customer's server, with valid access unless told otherwise."""
        made = await self.post(f"/v1/customers/{customer['id']}/servers", {"name": "production"})
        if access:
            checked_at = (self.now - timedelta(days=30)).isoformat()
            body = {"kind": "vpn_ssh", "checked_at": checked_at}
            await self.post(f"/v1/servers/{made['id']}/access", body)
        return made

    async def buy(self, customer: Json, minutes: int = 480, **facts: Any) -> Json:
        """A paid purchase."""
        facts = {"price_per_person_day": "960.00", "currency": "EUR", "paid": True, **facts}
        how = {name: facts.pop(name) for name in ("now", "role", "key") if name in facts}
        path = f"/v1/customers/{customer['id']}/purchases"
        return await self.post(path, {"minutes": minutes, **facts}, **how)

    def booking(
        self, customer: Json, *technicians: Json, starts_at: datetime, **facts: Any
    ) -> Json:
        """The body of a booking, 120 minutes by default."""
        return {
            "customer_id": customer["id"],
            "category": "installation_upgrade_migration",
            "starts_at": starts_at.isoformat(),
            "estimated_minutes": 120,
            "technician_ids": [technician["id"] for technician in technicians],
            **facts,
        }

    async def book(
        self, customer: Json, *technicians: Json, starts_at: datetime, **facts: Any
    ) -> Json:
        """A booked session, 120 minutes by default."""
        how = {name: facts.pop(name) for name in ("now", "role", "key") if name in facts}
        body = self.booking(customer, *technicians, starts_at=starts_at, **facts)
        return await self.post("/v1/sessions", body, **how)

    async def credit(self, customer: Json, **how: Any) -> tuple[int, int, int, int]:
        """Available, held, awaiting confirmation and debt, in minutes."""
        credit = await self.get(f"/v1/customers/{customer['id']}/credit", **how)
        names = ("available", "held", "awaiting_confirmation", "debt")
        available, held, awaiting, debt = (credit[f"{name}_minutes"] for name in names)
        return available, held, awaiting, debt

    async def entries(self, customer: Json, **how: Any) -> list[Json]:
        """All entries of a customer."""
        path = f"/v1/customers/{customer['id']}/entries?limit=200"
        items: list[Json] = (await self.get(path, **how))["items"]
        return items

    async def verify(self) -> None:
        """Every invariant of the design holds, and every event tells what the catalogue says."""
        broken = await found_broken(self.dsn)
        assert not broken, broken
        async with kept(self.dsn) as connection:
            otherwise = await told.otherwise(connection)
        assert not otherwise, otherwise


# Which invariants find rows: to ask for all at once takes a fifth of the time of a hundred statements.
_NAMES = list(verify.CHECKS)
_FINDING = "SELECT ARRAY[{}]".format(
    ", ".join(f"EXISTS (SELECT FROM ({check}) AS row)" for check in verify.CHECKS.values())
)


async def found_broken(dsn: str) -> dict[str, list[Json]]:
    """The invariants that do not hold, as ``verify.broken`` tells them."""
    async with kept(dsn) as connection:
        finding = zip(_NAMES, await connection.fetchval(_FINDING), strict=True)
        checks = {name: verify.CHECKS[name] for name, finds in finding if finds}
        return await verify.broken_by(connection, checks=checks)


def service_address(dsn: str) -> str:
    """The same database, as the service logs in."""
    return dsn.replace("//personday@", f"//{embedded.SERVICE}@", 1)


_idle_apps: list[FastAPI] = []
_USUAL: dict[str, Any] = {"sandbox": True, "pool_size": 20, "embedded_worker": False}


@cache
def _usual(_environment: frozenset[tuple[str, str]]) -> Settings:
    """The usual settings under an environment: to read them takes a third of what a service takes here."""
    return Settings(**_USUAL)


def _settings(dsn: str, **chosen: Any) -> Settings:
    if os.environ.get("PERSONDAY_TEST_PGBOUNCER"):
        from tests.pooler.bouncer import lent

        chosen.setdefault("pooler_url", lent(dsn))
    if chosen:
        return Settings(**{"database_url": service_address(dsn), **_USUAL, **chosen})
    ours = frozenset(one for one in os.environ.items() if one[0].startswith("PERSONDAY_"))
    return _usual(ours).model_copy(update={"database_url": service_address(dsn)})


@asynccontextmanager
async def open_api(
    dsn: str, known: Mapping[str, str] | None = None, **settings: Any
) -> AsyncIterator[Api]:
    """The service on a migrated database, with a key per provider's role unless some are ``known`` there."""
    roles = (Role.ADMIN, Role.LEAD, Role.FINANCE) if known is None else ()
    made = {role.value: key_format.fresh(role) for role in roles}
    keys = {**made, **(known or {})}
    chosen = _settings(dsn, **settings)
    # Reading its routes takes longer than most tests.
    if not _idle_apps:
        _idle_apps.append(create_app(chosen))
        gc.freeze()  # it lives until the end
    app = _idle_apps.pop()
    app.state.settings = chosen
    try:
        async with kept(dsn, "beside the service") as db:
            for role, key in made.items():
                await db.execute(
                    "INSERT INTO api_key (id, key_hash, role, created_at) VALUES ($1, $2, $3, $4)",
                    uuid.uuid4(), key_hash(key), role, NOON,
                )  # fmt: skip
            async with (
                lifespan(app),
                httpx.AsyncClient(
                    transport=httpx.ASGITransport(app, raise_app_exceptions=False),
                    base_url="http://test",
                ) as http,
            ):
                yield Api(http, dsn, db, keys)
    finally:
        _idle_apps.append(app)
