"""The first page: home, or how to come in; and the demonstration, which is for this machine alone."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from app.access import queries as keys
from app.demo import seed
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.settings import Settings
from app.signing_in.service import DEMONSTRATION_KEYS
from tests.conftest import fresh_database
from tests.pages.visits import Visit, said, signed_in
from tests.restored import remember
from tests.support import NOON, Api, open_api

HERE = {"Host": "127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
async def played(server: str, template: str) -> AsyncIterator[tuple[str, dict[str, str]]]:
    """The name of a database to copy, where the demonstration was played once; and its keys."""
    async with fresh_database(server, template) as dsn:
        async with (
            await open_pool(dsn, scope=EVERYBODY, size=1) as pool,
            pool.acquire() as connection,
        ):
            made = await seed.seed(connection, NOON, Settings())
        await remember(dsn)
        name = urlsplit(dsn).path.removeprefix("/")
        yield name, {role.value: key for role, key in made.items()}


@pytest.fixture
async def shown(server: str, played: tuple[str, dict[str, str]]) -> AsyncIterator[Api]:
    """The service on the demonstration."""
    name, keys = played
    async with fresh_database(server, name) as dsn, open_api(dsn) as api:
        api.keys |= keys
        yield api


async def test_strangers_are_shown_how_to_come_in_and_the_others_are_led_home(api: Api) -> None:
    page = await Visit(api).get("/")
    assert page.status_code == 200
    for path in ("/sign-in", "/docs", "/docs/problems", "/openapi.json"):
        assert f'href="{path}"' in page.text
    customer = await api.customer()
    visit = await signed_in(api, api.keys[customer["id"]])
    response = await visit.get("/")
    assert response.status_code == 303
    assert response.headers["location"] == "/my/credit"


async def test_one_click_signs_in_as_each_role_of_the_demonstration(shown: Api) -> None:
    page = await Visit(shown).get("/", **HERE)
    assert "Look around" in said(page)
    for role in ("customer", "technician", "lead", "finance", "admin"):
        assert f'value="{role}"' in page.text
        visit = Visit(shown)
        response = await visit.send("/demonstration", {"role": role}, **HERE)
        assert response.status_code == 303
        assert response.headers["location"] == "/"
        assert (await visit.get("/my/sign-ins")).status_code == 200
    rows = await shown.db.fetch(
        "SELECT api_key.role FROM sign_in JOIN api_key ON api_key.id = key_id"
    )
    assert {row["role"] for row in rows} == set(DEMONSTRATION_KEYS)


async def refused(api: Api, client: str = "127.0.0.1", **headers: str) -> None:
    """Nothing is offered there, and a click signs nobody in."""
    app = api.http._transport.app  # type: ignore[attr-defined]
    transport = httpx.ASGITransport(app, client=(client, 4711))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        elsewhere = Api(http, api.dsn, api.db, api.keys)
        page = await Visit(elsewhere).get("/", **headers)
        assert page.status_code == 200
        assert "Look around" not in page.text
        visit = Visit(elsewhere)
        response = await visit.send("/demonstration", {"role": "admin"}, **headers)
        assert response.status_code in (403, 404)
        assert not visit.cookies
    assert await api.db.fetchval("SELECT count(*) FROM sign_in") == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "support.example.com"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": "localhost.evil.example:8000"},
        {"Host": "evil.example@127.0.0.1"},
        {"Host": ""},
        {"Host": "["},
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Forwarded-Proto": "https"},
        {"X-Forwarded-Host": "127.0.0.1"},
        {"X-Real-IP": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Via": "1.1 proxy"},
        {"CF-Connecting-IP": "127.0.0.1"},
    ],
    ids=str,
)
async def test_behind_anything_there_is_no_demonstration(
    shown: Api, headers: dict[str, str]
) -> None:
    await refused(shown, **(HERE | headers))


@pytest.mark.parametrize("client", ["10.0.0.7", "93.184.215.14", "2001:db8::1", "unix"])
async def test_from_elsewhere_there_is_no_demonstration(shown: Api, client: str) -> None:
    await refused(shown, client, **HERE)


@pytest.mark.parametrize(
    "settings",
    [
        {"public_url": "https://support.example.com"},
        {"bootstrap_admin_key": "x" * 32},
        {"host": "0.0.0.0"},
    ],
    ids=str,
)
async def test_a_service_for_others_has_no_demonstration(
    shown: Api, settings: dict[str, Any]
) -> None:
    app = shown.http._transport.app  # type: ignore[attr-defined]
    app.state.settings = app.state.settings.model_copy(update=settings)
    await refused(shown, **HERE)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", None])
async def test_only_a_click_on_our_own_page_counts(shown: Api, site: str | None) -> None:
    headers = {"Host": HERE["Host"]} | ({"Sec-Fetch-Site": site} if site else {})
    visit = Visit(shown)
    response = await visit.send("/demonstration", {"role": "admin"}, **headers)
    assert response.status_code in (403, 404)
    assert not visit.cookies


async def test_what_is_no_role_of_it_signs_nobody_in(shown: Api) -> None:
    for role in ("mail", "root", "", "customer\x00"):
        visit = Visit(shown)
        response = await visit.send("/demonstration", {"role": role}, **HERE)
        assert response.status_code == 404
        assert not visit.cookies


async def test_it_ends_with_its_keys(shown: Api) -> None:
    admin = DEMONSTRATION_KEYS[next(reversed(DEMONSTRATION_KEYS))]
    found = await keys.key(shown.db, admin)
    assert found is not None
    assert found.role == "admin"
    visit = Visit(shown)
    await visit.send("/demonstration", {"role": "lead"}, **HERE)
    lead = DEMONSTRATION_KEYS[next(one for one in DEMONSTRATION_KEYS if one == "lead")]
    await shown.post(f"/v1/keys/{lead}/revoke")
    assert (await visit.get("/my/sign-ins")).status_code == 303
    page = (await Visit(shown).get("/", **HERE)).text
    assert 'value="lead"' not in page
    assert 'value="finance"' in page
    response = await Visit(shown).send("/demonstration", {"role": "lead"}, **HERE)
    assert response.status_code == 404


async def test_without_the_demonstration_nothing_is_offered(api: Api) -> None:
    await refused(api, **HERE)
