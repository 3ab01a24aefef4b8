"""Pages of other origins: none may call, but those that a setting names."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.main import GIVEN_HEADERS, create_app
from app.settings import Settings, SettingsError, load
from tests.support import Api

PORTAL = "https://portal.example.com"
ASKS = {"Origin": PORTAL, "Access-Control-Request-Method": "POST"}


@pytest.fixture
async def opened(api: Api) -> AsyncIterator[Api]:
    """The service of ``api`` again, behind a setting that lets the portal in."""
    app = create_app(Settings(database_url=api.dsn, sandbox=True, cors_origins=(PORTAL,)))
    app.state._state.update(api.http._transport.app.state._state, settings=app.state.settings)  # type: ignore[attr-defined]
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
        yield Api(http, api.dsn, api.db, api.keys)


async def test_no_page_elsewhere_may_call_unless_a_setting_says_so(api: Api) -> None:
    for headers in (ASKS, {"Origin": PORTAL}):
        for method in ("OPTIONS", "GET"):
            response = await api.send(method, "/v1/customers", headers=headers)
            assert not [name for name in response.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "GET"])
async def test_a_browser_asks_first_and_is_let_in(opened: Api, method: str) -> None:
    wanted = "authorization, content-type, idempotency-key, if-match, personday-now"
    headers = {
        **ASKS,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": wanted,
    }
    response = await opened.send("OPTIONS", "/v1/sessions", headers=headers, role=None)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == PORTAL
    assert method in response.headers["Access-Control-Allow-Methods"]
    allowed = response.headers["Access-Control-Allow-Headers"].lower()
    assert all(name in allowed for name in wanted.split(", "))
    assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example.com", "http://portal.example.com", f"{PORTAL}:8443", "null"]
)
async def test_another_page_is_not(opened: Api, origin: str) -> None:
    response = await opened.send("OPTIONS", "/v1/sessions", headers={**ASKS, "Origin": origin})
    assert response.status_code == 400
    assert "Access-Control-Allow-Origin" not in response.headers
    response = await opened.send("GET", "/v1/customers", headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_answers_and_refusals_can_be_read_by_the_page(opened: Api) -> None:
    body = {"name": "Acme", "deployment": "cloud"}
    asked = [
        ("GET", "/v1/customers", None, "admin", 200), ("POST", "/v1/customers", body, "admin", 201),
        ("GET", "/v1/customers", None, None, 401), ("POST", "/v1/customers", body, "finance", 403),
        ("GET", "/nowhere", None, "admin", 404), ("DELETE", "/v1/customers", None, "admin", 405),
        ("POST", "/v1/customers", {"name": "x" * 300_000}, "admin", 413),
        ("POST", "/v1/customers", {}, "admin", 422),
    ]  # fmt: skip
    for method, path, sent, role, status in asked:
        response = await opened.send(method, path, sent, role=role, headers={"Origin": PORTAL})
        assert response.status_code == status
        assert response.headers["Access-Control-Allow-Origin"] == PORTAL
        assert response.headers["Vary"] == "Origin"
        exposed = set(response.headers["Access-Control-Expose-Headers"].split(", "))
        assert exposed == set(GIVEN_HEADERS)
        assert exposed >= {"ETag", "Location", "X-Request-Id", "Retry-After", "Idempotent-Replayed"}


def test_the_setting_is_a_list_of_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load().cors_origins == ()
    monkeypatch.setenv("PERSONDAY_CORS_ORIGINS", f" {PORTAL}, http://localhost:5173 ,")
    assert load().cors_origins == (PORTAL, "http://localhost:5173")
    for wrong in ("*", "portal.example.com", f"{PORTAL}/", f"{PORTAL}/app", "null", f"{PORTAL};x"):
        monkeypatch.setenv("PERSONDAY_CORS_ORIGINS", wrong)
        with pytest.raises(SettingsError, match="PERSONDAY_CORS_ORIGINS"):
            load()
