"""Pages for people: framed by nobody, made of nothing from outside, readable on a telephone."""

import re
from importlib.metadata import version

import pytest

from tests.api.world import World, read_problem

PAGES = ("/", "/docs", "/redoc", "/docs/problems")


@pytest.mark.parametrize("page", PAGES)
async def test_a_page_is_not_framed_and_asks_nobody_else(world: World, page: str) -> None:
    response = await world.api.send("GET", page, role=None)
    assert response.status_code == 200
    assert response.headers["X-Frame-Options"] == "DENY"
    policy = {
        name: set(sources)
        for name, *sources in (one.split() for one in response.headers["Content-Security-Policy"].split(";"))
    }  # fmt: skip
    assert policy["frame-ancestors"] == policy["base-uri"] == {"'none'"}
    assert policy.get("object-src", policy["default-src"]) == {"'none'"}
    # Whatever a script of it asks for, the browser asks here only: the logo of a reference, a font.
    assert policy["default-src"] in ({"'self'"}, {"'none'"})
    assert not {"*", "http:", "https:"} & set().union(*policy.values())
    assert not re.findall(r"(?:src|href)=[\"']?(?:https?:)?//", response.text)
    assert 'name="viewport" content="width=device-width' in response.text


async def test_the_first_page_leads_on(world: World) -> None:
    page = await world.api.send("GET", "/", role=None)
    assert "Prepaid server support" in page.text
    links = re.findall(r'<a href="([^"]+)"', page.text)
    assert {"/docs", "/redoc", "/docs/problems", "/openapi.json", "/readyz", "/version"} <= set(
        links
    )
    for link in links:
        assert (await world.api.send("GET", link, role=None)).status_code == 200, link
    read_problem(await world.api.send("POST", "/", {}, role=None), 405, "method_not_allowed")


async def test_the_version_names_the_program_and_its_time_zone_data(world: World) -> None:
    answer = await world.api.get("/version", role=None)
    assert answer == {"version": version("personday"), "time_zone_data": version("tzdata")}


async def test_the_reference_keeps_no_key(world: World) -> None:
    text = (await world.api.send("GET", "/docs", role=None)).text
    assert '"persistAuthorization": false' in text


@pytest.mark.parametrize("path", ["/v1/custmers", "/doc", "/v1", "/v1/customers/", "/v2/customers"])
async def test_a_mistyped_path_is_not_about_keys(world: World, path: str) -> None:
    for role in (None, "admin", world.own.id):
        problem = read_problem(await world.api.send("GET", path, role=role), 404, "not_found")
        assert "key" not in problem["detail"]


async def test_the_catalogue_is_blocks_on_a_telephone(world: World) -> None:
    text = (await world.api.send("GET", "/docs/problems", role=None)).text
    narrow = re.search(r"@media \(max-width: 40rem\) \{(.+?)\n\}", text, re.DOTALL)
    assert narrow, "there is a layout for narrow screens"
    assert "display: block" in narrow[1]
    # The longest code is wider than a telephone's third column: it may be broken anywhere.
    assert "overflow-wrap: anywhere" in text


@pytest.mark.parametrize(
    "path", ["/", "/version", "/livez", "/readyz", "/docs", "/redoc", "/docs/problems", "/openapi.json",
             "/v1/customers", "/calendars/{secret}.ics", "/v1/sessions/{session}/invitation.ics",
             "/nowhere", "/v1/nowhere"],
)  # fmt: skip
async def test_head_is_answered_wherever_get_is(world: World, path: str) -> None:
    api = world.api
    if "secret" in path:
        feed = await api.post("/v1/calendar-feeds", {"customer_id": world.own.id})
        path = feed["address"]
    session = (await api.get("/v1/sessions?limit=1"))["items"][0]["id"]
    path = path.replace("{session}", session)
    got, head = await api.send("GET", path), await api.send("HEAD", path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    # Each request has its own, and takes from what is left to its key.
    left_out = {"x-request-id", "ratelimit"}
    left_out |= {"etag"} if path.endswith("invitation.ics") else set()
    for name in got.headers.keys() - left_out - {"content-length"}:
        assert head.headers[name] == got.headers[name]
    if "calendars/" in path:
        unchanged = await api.send("HEAD", path, headers={"If-None-Match": head.headers["etag"]})
        assert unchanged.status_code == 304
