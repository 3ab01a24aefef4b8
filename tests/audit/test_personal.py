"""Whose reading is recorded: all that shows addresses, numbers or words of people, by the contract."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.audit.personal import PERSONAL
from app.kit.telemetry import measures
from app.kit.web.naming import called
from app.kit.web.routing import Route
from app.main import create_app
from app.settings import Settings
from tests.support import Json

CONTRACT: Json = json.loads(
    (Path(__file__).resolve().parents[2] / "openapi" / "openapi.json").read_text()
)
# What somebody is reached by, and what was written to or by them.
TELLING = {
    "attendee", "body", "contact_email", "contact_phone", "email", "from_address", "html", "phone",
    "recipient", "reported_recipients", "text",
}  # fmt: skip
# They have such a name, and nobody's.
OF_NOBODY = {
    "/v1/articles/{article_id}": "what the provider publishes",
    "/v1/reports/aging": "minutes of customers",
    "/v1/reports/deferred": "sums",
    "/v1/reports/revenue": "sums",
    "/v1/reports/trial-balance": "sums",
    "/v1/events/stream": "ids",
    "/calendars/{secret}.ics": "whoever has the address is known to nobody; programs fetch it all day",
}


def _fields(schema: Any, within: tuple[str, ...] = ()) -> Iterator[str]:
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name not in within:
            yield from _fields(CONTRACT["components"]["schemas"][name], (*within, name))
        return
    for name, one in schema.get("properties", {}).items():
        yield name
        yield from _fields(one, within)
    for one in (schema.get("items"), schema.get("additionalProperties")):
        yield from _fields(one, within)
    for kind in ("anyOf", "allOf", "oneOf"):
        for one in schema.get(kind, ()):
            yield from _fields(one, within)


def _is_telling(operation: Json) -> bool:
    """Whether an answer has what is personal; a file may."""
    for media_type, content in operation["responses"]["200"].get("content", {}).items():
        if "json" not in media_type or TELLING & set(_fields(content.get("schema", {}))):
            return True
    return False


def _reads() -> dict[str, Json]:
    return {path: one["get"] for path, one in CONTRACT["paths"].items() if "get" in one}


def test_every_read_of_what_is_personal_is_recorded() -> None:
    telling = {path for path, one in _reads().items() if _is_telling(one)}
    assert len(telling) > 20
    assert telling - OF_NOBODY.keys() <= PERSONAL
    assert OF_NOBODY.keys() <= telling, "nothing to justify any more"


def test_every_route_that_is_listed_is_there_under_this_name() -> None:
    app = create_app(Settings(database_url="postgresql://nowhere/x"))
    names = {
        called({"route": route})
        for route in app.routes
        if isinstance(route, Route) and "GET" in (route.methods or ())
    }
    assert names >= PERSONAL
    pages = {one for one in PERSONAL if not one.startswith("/v1/")}
    assert len(pages) > 15


def test_no_route_is_called_by_how_its_path_is_read() -> None:
    """Else it is found by nobody who looks for what the contract calls it."""
    app = create_app(Settings(database_url="postgresql://nowhere/x"))
    names = {called({"route": route}) for route in app.routes if isinstance(route, Route)}
    assert [one for one in names if ":" in str(one)] == []
    assert _reads().keys() <= names
    assert measures.ROUTE.values >= names
