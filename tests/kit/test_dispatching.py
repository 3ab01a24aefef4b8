"""A path leads where the framework would lead it, found by its words."""

import re
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute, Match, compile_path

from app.kit.web.dispatching import Paths
from app.kit.web.routing import Route
from app.main import create_app
from app.settings import Settings

ID = "01990000-0000-7000-8000-000000000001"
WORDS = (ID, "next", "2031-03", "a b", "", "{", "new.json", "1")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


@pytest.fixture(scope="module")
def routes() -> list[BaseRoute]:
    return list(create_app(Settings(database_url="postgresql://nowhere/x")).routes)


def asked(method: str, path: str) -> dict[str, Any]:
    return {"type": "http", "method": method, "path": path, "root_path": "", "headers": []}


def as_the_framework(route: BaseRoute, scope: dict[str, Any]) -> tuple[Match, Any]:
    """What the framework's own class says of a path; that of ours is what is tried."""
    return APIRoute.matches(route, scope) if isinstance(route, Route) else route.matches(scope)


def test_every_path_leads_where_asking_all_routes_would_lead(routes: list[BaseRoute]) -> None:
    paths = Paths(routes)
    formats = {route.path for route in routes if isinstance(route, Route)}
    assert len(formats) > 200
    led = 0
    for form in formats:
        # A path without a parameter is one for all words.
        for path in {re.sub(r"{[^}]*}", word, form) for word in WORDS}:
            # Whichever the method, a route of another path is none.
            get = asked("GET", path)
            near = [one for one in routes if as_the_framework(one, get)[0] is not Match.NONE]
            for method in METHODS:
                scope = asked(method, path)
                all_asked = (as_the_framework(route, scope) for route in near)
                first = next((more for match, more in all_asked if match is Match.FULL), None)
                found = paths.find(scope)
                if found is None:
                    own = first is not None and isinstance(first.get("route"), Route)
                    assert not own, (method, path)
                else:
                    assert first is not None
                    assert (found[0], found[1]) == (first["route"], first), (method, path)
                    led += 1
    assert led > 1000


@pytest.mark.parametrize("path", ["/nowhere", "/v1", "/v1/", "", "//", "/v1/customers/", "/{}"])
def test_what_leads_nowhere_is_left_to_the_framework(routes: list[BaseRoute], path: str) -> None:
    assert Paths(routes).find(asked("GET", path)) is None


def test_a_path_that_was_not_asked_for_is_named_as_the_framework_names_it(
    routes: list[BaseRoute],
) -> None:
    named = {route.path: route.path_format for route in routes if isinstance(route, Route)}
    assert {path: compile_path(path)[1] for path in named} == named
    assert any(path != name for path, name in named.items())
