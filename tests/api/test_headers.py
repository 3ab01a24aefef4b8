"""Every answer that could be framed, sniffed or kept by somebody says that it may not."""

from typing import Any

import httpx
from httpx import Response

from app.main import create_app, lifespan
from app.settings import Settings
from tests.api.matrix import MATRIX
from tests.api.test_matrix import call, ids, service, walked
from tests.api.world import World
from tests.pages.test_matrix import ROUTES, path_of
from tests.pages.visits import signed_in

__all__ = ["ids", "service"]

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# Files of ours that are the same for everybody, and what a calendar asks for every quarter of an hour.
KEPT = ("/assets/", "/static-offline-docs/", "/calendars/")
# What comes from people, as it came: by the API, and on pages.
BY_PEOPLE = {
    "/v1/attachments/{attachment_id}/content",
    "/v1/inbound/emails/{email_id}/raw",
}


def hold(response: Response, at: str) -> None:
    """The headers of an answer, whatever it is."""
    for name, value in ALWAYS.items():
        assert response.headers.get_list(name) == [value], (at, name)
    policy = policy_of(response)
    assert policy["frame-ancestors"] == ["'none'"], at
    if "'self'" not in policy["default-src"]:
        assert policy["default-src"] == ["'none'"], at
    else:
        assert policy["object-src"] == ["'none'"], at
    kept = response.headers.get_list("cache-control")
    assert len(kept) == 1, at
    if not at.startswith(KEPT):
        # What has a tag is asked for anew each time.
        assert kept == ["no-store"] or (kept == ["no-cache"] and "etag" in response.headers), at
    if at.startswith("/v1/"):
        assert kept == ["no-store"], at


def policy_of(response: Response) -> dict[str, list[str]]:
    """The sources of each directive."""
    (policy,) = response.headers.get_list("content-security-policy")
    named = (one.split() for one in policy.split(";") if one.strip())
    return {name: sources for name, *sources in named}


async def test_every_answer_of_the_api(world: World, ids: dict[str, str]) -> None:
    statuses = set()
    for key in MATRIX:
        for role in (None, "other", "admin"):
            response = await call(world, ids, key, role)
            hold(response, key[1].format_map(ids))
            statuses.add(response.status_code)
            if key[1] in BY_PEOPLE and response.status_code == 200:
                hold_download(response)
    assert statuses >= {200, 201, 401, 403, 404}


def hold_download(response: Response) -> None:
    """Bytes of whoever sent them: they are saved, and nothing opens them here."""
    assert response.headers["content-disposition"].startswith("attachment;")
    assert response.headers["content-type"] == "application/octet-stream"
    assert policy_of(response)["sandbox"] == []


async def test_every_page_for_whoever_asks(world: World) -> None:
    """Each page, to somebody who may, to somebody who may not, and to nobody."""
    admin = await signed_in(world.api, world.api.keys["admin"])
    other = await signed_in(world.api, world.api.keys["other"])
    statuses, downloads = set(), 0
    for method, path in ROUTES:
        at = path_of(world, path)
        for visit in (admin, other):
            send = visit.get if method == "GET" else lambda to, one=visit: one.send(to, {})
            response = await send(at)
            hold(response, at)
            statuses.add(response.status_code)
            if "attachment_id" in path and method == "GET" and response.status_code == 200:
                hold_download(response)
                downloads += 1
        hold(await world.api.http.request(method, at), at)
    assert statuses >= {200, 303, 403, 404}
    assert downloads


async def test_what_is_open_to_all_and_what_is_not_there(world: World, service: Any) -> None:
    others = {path for _, path in walked(service.routes)} - {path for _, path in MATRIX}
    static = "/static-offline-docs/swagger-ui.css"
    paths = [path for path in others if not path.startswith("/static") and "{path" not in path]
    assert len(paths) > 100
    for path in (*paths, static, "/nowhere", "/v1/nowhere", "/v1"):
        for method in ("GET", "HEAD", "OPTIONS", "DELETE", "TRACE"):
            response = await world.api.http.request(method, path)
            hold(response, path)
            # Of what is no method here, there is nothing to echo.
            if method == "TRACE":
                assert response.status_code in (404, 405)


async def test_what_is_malformed(world: World) -> None:
    for headers in ({"Content-Type": "text/xml"}, {"Content-Length": "99999999999"}):
        for at in ("/v1/tickets", "/sign-in", "/mails/unsubscribe/x"):
            response = await world.api.http.post(at, content=b"<a/>", headers=headers)
            assert response.status_code >= 400
            hold(response, at)
    repeated = [("Authorization", "Bearer a"), ("Authorization", "Bearer b")]
    hold(await world.api.http.get("/v1/customers", headers=repeated), "/v1/customers")


async def test_where_it_is_reached_by_tls_it_says_so_for_a_year(dsn: str, world: World) -> None:
    name, address = "strict-transport-security", "https://support.example.com"
    app = create_app(Settings(database_url=dsn, public_url=address, embedded_worker=False))
    over_tls = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=address)
    async with lifespan(app), over_tls as browser:
        for path in ("/", "/v1/customers", "/nowhere"):
            secure = await browser.get(path)
            assert secure.headers[name] == "max-age=31536000; includeSubDomains"
            # Who reaches it without TLS has no other way to it.
            assert name not in (await world.api.http.get(path)).headers


def test_only_a_public_address_with_tls_asks_for_it() -> None:
    for url, asks in (("https://a.example", True), ("http://a.example", False), (None, False)):
        app = create_app(Settings(database_url="postgresql://nowhere", public_url=url))
        (scope,) = [one for one in app.user_middleware if "only_tls" in one.kwargs]
        assert scope.kwargs["only_tls"] is asks
