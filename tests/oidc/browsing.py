"""Somebody at a browser who signs in at an issuer, and the service that has it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
from httpx import Response

from tests.oidc.conftest import DEADLINE
from tests.oidc.provider import CLIENT, SECRET, Provider
from tests.pages.visits import Visit
from tests.support import Api, open_api

OURS = "https://support.example.com"
LEAD = {"sub": "248289761001", "roles": ["is-lead"]}


@asynccontextmanager
async def at_an_issuer(dsn: str, issuer: Provider, **settings: Any) -> AsyncIterator[Api]:
    """The service with an issuer at which people sign in."""
    more = {
        "public_url": OURS,
        "oidc_client_id": CLIENT,
        "oidc_client_secret": SECRET,
        "oidc_name": "Example SSO",
        **settings,
    }
    async with open_api(dsn, **issuer.settings(**more)) as opened:
        opened.now = datetime.now(UTC)
        issuer.person = dict(LEAD)
        async with asyncio.timeout(DEADLINE):
            while "Example SSO" not in (await Visit(opened).get("/sign-in")).text:
                await asyncio.sleep(0.01)
        yield opened
        await opened.verify()


async def away(visit: Visit, wanted: str = "/desk", **more: str) -> str:
    """Where somebody is sent who wants to sign in there."""
    response = await visit.get(f"/sign-in/elsewhere?next={wanted}", **more)
    assert response.status_code == 303, response.text
    return response.headers["location"]


async def decided(to: str, answer: str = "yes") -> str:
    """Sign in there; the address back, without our host."""
    async with httpx.AsyncClient() as http:
        await http.get(to)
        asked = dict(parse_qsl(urlsplit(to).query))
        answered = await http.post(
            f"{to.split('/authorize', maxsplit=1)[0]}/decide", data={**asked, "answer": answer}
        )
    back = answered.headers["location"]
    assert back.startswith(f"{OURS}/sign-in/back?")
    return str(back.removeprefix(OURS))


async def came_back(visit: Visit, **more: str) -> Response:
    """The whole way."""
    return await visit.get(await decided(await away(visit)), **more)
