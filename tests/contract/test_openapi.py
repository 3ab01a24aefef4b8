"""The published contract says everything, and what is committed is what the service publishes."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from app.contract.document import make
from app.main import create_app
from app.settings import Settings

COMMITTED = Path(__file__).resolve().parents[2] / "openapi" / "openapi.json"
# Their names say all there is to say.
SELF_EVIDENT = {
    "support_email", "time_off_id", "hours_id", "holiday_id", "exception_id", "closure_id",
    "plan_id", "subscription_id", "severity",
    "asked_by", "category", "checked_at", "currency", "customer_id", "email", "kind", "message",
    "minutes", "name", "note", "party", "person_days", "reason", "remote_tool", "role",
    "server_id", "starts_at", "started_at", "ended_at", "summary", "technician_id",
    "technician_ids", "time_entries", "expires_at", "invoice_number", "language", "revision",
    "proposed_minutes", "session_id", "status", "starts_from", "starts_before", "purchase_id",
    "adjustment_id", "penalty_id", "worksheet_id", "contact_id", "access_id", "key_id", "entry_id",
    "event_id", "categories", "feed_id", "article_id", "ticket_id", "message_id", "email_id",
    "attachment_id", "call_task_id", "from_address", "subject", "body", "company",
}  # fmt: skip
# What is no JSON, with its type.
FILES = {
    "GET /calendars/{secret}.ics": "text/calendar",
    "GET /v1/sessions/{session_id}/invitation.ics": "text/calendar",
    "GET /v1/attachments/{attachment_id}/content": "application/octet-stream",
    "GET /v1/inbound/emails/{email_id}/raw": "application/octet-stream",
}
MAY_FIND_NOTHING = {"POST /v1/tickets/next"}
METHODS = {"get", "put", "post", "patch", "delete"}

Json = dict[str, Any]


@lru_cache
def contract() -> Json:
    return make(create_app(Settings(database_url="postgresql://nowhere/nothing")))


def operations() -> Iterator[tuple[str, Json]]:
    for path, item in contract()["paths"].items():
        for method, operation in item.items():
            assert method in METHODS
            yield f"{method.upper()} {path}", operation


def _named(schema: Json) -> Json:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: Json = contract()["components"]["schemas"][reference.rpartition("/")[2]]
    return found


def test_the_committed_contract_is_what_the_service_publishes() -> None:
    refresh = "refresh it: `make openapi`, that is `personday openapi > openapi/openapi.json`"
    assert COMMITTED.exists(), refresh
    committed = json.loads(COMMITTED.read_text())
    made = json.loads(json.dumps(contract()))
    paths = {
        path
        for path in committed["paths"].keys() | made["paths"].keys()
        if committed["paths"].get(path) != made["paths"].get(path)
    }
    schemas = committed["components"]["schemas"], made["components"]["schemas"]
    names = {
        name
        for name in schemas[0].keys() | schemas[1].keys()
        if schemas[0].get(name) != schemas[1].get(name)
    }
    assert committed == made, f"drift in {sorted(paths)} and {sorted(names)}; {refresh}"


def test_every_operation_has_a_summary_and_says_what_it_does() -> None:
    silent = {
        name
        for name, operation in operations()
        if not operation.get("summary") or not operation.get("description", "").strip()
    }
    assert not silent
    shouting = {
        name
        for name, operation in operations()
        if not operation["description"].endswith((".", "`"))
    }
    assert not shouting, "a description is sentences"


def test_operation_ids_are_unique_and_come_from_names_not_from_paths() -> None:
    ids = [operation["operationId"] for _, operation in operations()]
    assert not [name for name, count in Counter(ids).items() if count > 1]
    wrong = [name for name in ids if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)]
    assert not wrong, "a path or a version in an id would change with it"


def test_every_route_of_the_api_needs_a_key_by_the_one_named_scheme() -> None:
    schemes = contract()["components"]["securitySchemes"]
    assert schemes == {
        "key": {"type": "http", "scheme": "bearer", "description": schemes["key"]["description"]}
    }
    open_routes = {name for name, operation in operations() if not operation.get("security")}
    assert open_routes == {"GET /livez", "GET /readyz", "GET /calendars/{secret}.ics"}
    others = [one for _, one in operations() if one.get("security") not in (None, [{"key": []}])]
    assert not others


def test_every_operation_documents_its_success_and_the_problem() -> None:
    for name, operation in operations():
        answers = operation["responses"]
        made = [status for status in answers if status.startswith("2")]
        assert made, name
        for status in set(made) - {"204"}:
            content = answers[status]["content"]
            if name in FILES:
                assert content == {FILES[name]: {"schema": {"type": "string"}}}, name
                continue
            body = content["application/json"]["schema"]
            assert _named(body).get("properties"), f"{name} {status} says nothing of its body"
        problem = answers["default"]["content"]
        assert list(problem) == ["application/problem+json"], name
        assert problem["application/problem+json"]["schema"]["$ref"].endswith("/Problem"), name
        assert "422" not in answers, "the framework's own error model is not ours"


def test_what_is_made_is_201_and_its_dry_run_200() -> None:
    for name, operation in operations():
        statuses = {status for status in operation["responses"] if status.startswith("2")}
        parameters = {one["name"] for one in operation.get("parameters", ())}
        if "201" not in statuses:
            assert statuses == ({"200", "204"} if name in MAY_FIND_NOTHING else {"200"}), name
        elif "dry_run" in parameters:
            assert statuses == {"200", "201"}, f"{name}: a dry run makes nothing"
        else:
            assert statuses == {"201"}, name


def test_every_post_takes_an_idempotency_key_and_what_moves_money_requires_it() -> None:
    required = set()
    for name, operation in operations():
        keys = [one for one in operation.get("parameters", ()) if one["name"] == "Idempotency-Key"]
        assert bool(keys) == (not name.startswith("GET")), name
        required |= {name for one in keys if one.get("required")}
    assert required == {
        "POST /v1/customers/{customer_id}/purchases",
        "POST /v1/customers/{customer_id}/adjustments",
        "POST /v1/purchases/{purchase_id}/refund",
    }


def test_lists_page_by_limit_and_cursor() -> None:
    for name, operation in operations():
        content = next(iter(operation["responses"].values()))["content"]
        body = _named(content["application/json"]["schema"]) if name not in FILES else {}
        # A POST that answers with items searches: it has no further page.
        if "items" in body.get("properties", ()) and name.startswith("GET"):
            parameters = {one["name"] for one in operation["parameters"]}
            assert {"limit", "cursor"} <= parameters, name
            assert "next_cursor" in body["properties"], name


def _fields() -> Iterator[tuple[str, str, Json]]:
    """Every field and parameter that a client fills in."""
    waiting: list[tuple[str, Json]] = []
    for name, operation in operations():
        for parameter in operation.get("parameters", ()):
            described = {**parameter["schema"], **parameter}
            yield name, parameter["name"], described
        waiting += [(name, schema) for schema in _bodies(operation)]
    seen: set[str] = set()
    while waiting:
        name, schema = waiting.pop()
        nested = [*schema.get("anyOf", ()), schema.get("items", {})]
        waiting += [(name, one) for one in nested if one]
        if "$ref" in schema and schema["$ref"] not in seen:
            seen.add(schema["$ref"])
            for field, described in _named(schema).get("properties", {}).items():
                yield schema["$ref"].rpartition("/")[2], field, described
                waiting.append((name, described))


def test_every_field_that_a_client_fills_in_is_described_or_speaks_for_itself() -> None:
    unexplained = {
        f"{where}: {field}"
        for where, field, described in _fields()
        if field not in SELF_EVIDENT and not _description(described)
    }
    assert not unexplained


def _description(described: Json) -> str:
    own: str = described.get("description", "")
    nested = [_named(one) for one in (*described.get("anyOf", ()), described)]
    return own or next((one["description"] for one in nested if one.get("description")), "")


def test_every_body_refuses_unknown_fields_and_bounds_its_texts_and_lists() -> None:
    bodies = {
        schema["$ref"].rpartition("/")[2]: _named(schema)
        for _, operation in operations()
        for schema in _body_schemas(operation)
    }
    assert len(bodies) > 15
    for name, body in bodies.items():
        assert body["additionalProperties"] is False, name
        for field, described in body["properties"].items():
            for kind in (described, *described.get("anyOf", ())):
                _check_bounded(f"{name}.{field}", kind)


def _bodies(operation: Json) -> list[Json]:
    """The schema of a body, if there is one; bytes have no fields."""
    content = operation.get("requestBody", {}).get("content", {})
    return [content["application/json"]["schema"]] if "application/json" in content else []


def _body_schemas(operation: Json) -> Iterator[Json]:
    for schema in _bodies(operation):
        yield from (one for one in (schema, *schema.get("anyOf", ())) if "$ref" in one)


def _check_bounded(where: str, kind: Json) -> None:
    if kind.get("type") == "string":
        assert {"maxLength", "format", "pattern", "enum", "const"} & kind.keys(), where
    elif kind.get("type") == "array":
        assert "maxItems" in kind, where
    elif kind.get("type") == "integer":
        assert "maximum" in kind, where


def test_the_contract_is_valid_by_the_schema_of_openapi() -> None:
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(contract())


def test_every_schema_is_valid_by_its_own_dialect() -> None:
    validator = pytest.importorskip("jsonschema_rs")
    for name, schema in contract()["components"]["schemas"].items():
        assert validator.meta.is_valid(schema), name
    used = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(contract())))
    assert used == contract()["components"]["schemas"].keys(), "all are used, all exist"
