"""The published contract says everything, and what is committed is what the service publishes."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

from app import errors
from app.contract import words, written
from app.contract.document import make
from app.exports.rules import ExportKind
from app.kit.web.contract import published
from app.main import create_app
from app.settings import Settings

COMMITTED = Path(__file__).resolve().parents[2] / "openapi" / "openapi.json"
# What is no JSON, with its type.
FILES = {
    "GET /calendars/{secret}.ics": "text/calendar",
    "GET /v1/sessions/{session_id}/invitation.ics": "text/calendar",
    "GET /v1/attachments/{attachment_id}/content": "application/octet-stream",
    "GET /v1/inbound/emails/{email_id}/raw": "application/octet-stream",
    "GET /v1/statements/{month}": "application/zip",
    "GET /v1/events/stream": "text/event-stream",
}
ROWS = ["text/csv", "application/x-ndjson"]
# What leaves in several forms; the others are bytes.
EXPORTS = {f"GET /v1/exports/{kind}": ROWS for kind in ExportKind} | {
    "GET /v1/exports/entries": [*ROWS, "text/plain"]
}
# What waits for another person above the thresholds, a dry run too.
MAY_WAIT = {
    "POST /v1/customers/{customer_id}/adjustments",
    "POST /v1/adjustments/{adjustment_id}/reverse",
    "POST /v1/purchases/{purchase_id}/refund",
    "POST /v1/penalties/{penalty_id}/waive",
}
MAY_FIND_NOTHING = {"POST /v1/tickets/next"}
METHODS = {"get", "put", "post", "patch", "delete"}

Json = dict[str, Any]


@lru_cache
def service() -> FastAPI:
    return create_app(Settings(database_url="postgresql://nowhere/nothing"))


@lru_cache
def contract() -> Json:
    return make(service())


def operations() -> Iterator[tuple[str, Json]]:
    for path, item in contract()["paths"].items():
        for method, operation in item.items():
            assert method in METHODS
            yield f"{method.upper()} {path}", operation


def _named(schema: Json) -> Json:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: Json = published()["components"]["schemas"][reference.rpartition("/")[2]]
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
    assert open_routes == {
        "GET /livez",
        "GET /readyz",
        "GET /version",
        "GET /calendars/{secret}.ics",
    }
    others = [one for _, one in operations() if one["security"] not in ([], [{"key": []}])]
    assert not others, "who needs no key says so"


def test_every_operation_documents_its_success_and_the_problem() -> None:
    for name, operation in operations():
        answers = operation["responses"]
        made = [status for status in answers if status.startswith("2")]
        assert made, name
        for status in set(made) - {"204"}:
            content = answers[status]["content"]
            if name in EXPORTS:
                texts = [one for one in content if "format" not in content[one]["schema"]]
                assert texts == EXPORTS[name]
                assert {one["schema"]["type"] for one in content.values()} == {"string"}
                continue
            if name in FILES:
                is_bytes = FILES[name] in ("application/octet-stream", "application/zip")
                binary = {"format": "binary"} if is_bytes else {}
                assert list(content) == [FILES[name]], name
                assert content[FILES[name]]["schema"] == {"type": "string", **binary}, name
                continue
            body = content["application/json"]["schema"]
            assert _named(body).get("properties"), f"{name} {status} says nothing of its body"
        for status in set(answers) - set(made) - {"304"}:
            problem = _answer(answers[status])["content"]
            assert list(problem) == ["application/problem+json"], (name, status)
            assert problem["application/problem+json"]["schema"]["$ref"].endswith("/Problem"), name
        assert "default" in answers, name


def test_what_is_made_is_201_and_its_dry_run_200() -> None:
    for name, operation in operations():
        statuses = {status for status in operation["responses"] if status.startswith("2")}
        parameters = {one["name"] for one in operation.get("parameters", ())}
        assert ("202" in statuses) == (name in MAY_WAIT), name
        statuses -= {"202"}
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
        "POST /v1/purchases/{purchase_id}/payments",
        "POST /v1/purchases/{purchase_id}/refund",
    }


def test_lists_page_by_limit_and_cursor() -> None:
    for name, operation in operations():
        content = next(iter(operation["responses"].values()))["content"]
        body = (
            _named(content["application/json"]["schema"]) if "application/json" in content else {}
        )
        # A POST that answers with items searches: it has no further page.
        if "items" in body.get("properties", ()) and name.startswith("GET"):
            parameters = {one["name"] for one in operation["parameters"]}
            assert {"limit", "cursor"} <= parameters, name
            assert "next_cursor" in body["properties"], name


def test_every_field_and_parameter_is_described() -> None:
    schemas = contract()["components"]["schemas"]
    fields = [
        (f"{name}.{field}", described)
        for name, schema in schemas.items()
        for field, described in schema.get("properties", {}).items()
    ]
    parameters = [
        (f"{name}: {one['name']}", {**one["schema"], **one})
        for name, operation in operations()
        for one in operation.get("parameters", ())
    ]
    assert len(fields) > 800
    assert not [where for where, one in (*fields, *parameters) if not _description(one)]
    assert not [name for name, schema in schemas.items() if not schema.get("description")]


def test_the_glossary_has_no_word_too_many() -> None:
    fields = [
        (field, described.get("description"))
        for schema in contract()["components"]["schemas"].values()
        for field, described in schema.get("properties", {}).items()
    ]
    parameters = [
        (one["name"], one.get("description"))
        for _, operation in operations()
        for one in operation.get("parameters", ())
    ]
    assert not words.WORDS.items() - {*fields, *parameters}


def test_names_of_schemas_are_those_that_a_client_would_choose() -> None:
    names = contract()["components"]["schemas"]
    assert not [name for name in names if not re.fullmatch(r"([A-Z][a-z0-9]*)+", name)]


def _description(described: Json) -> str:
    nested = [_named(one) for one in (*described.get("anyOf", ()), described)]
    own: str = described.get("description", "")
    return own or next((one["description"] for one in nested if one.get("description")), "")


def _answer(answer: Json) -> Json:
    if "$ref" not in answer:
        return answer
    shared: Json = contract()["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    return shared


def test_every_operation_declares_what_it_refuses_by_status_and_code() -> None:
    catalogue = {known.code: known for known in errors.catalogue()}
    declared: set[str] = set()
    for name, operation in operations():
        for status, answer in operation["responses"].items():
            codes = _answer(answer).get("x-problem-codes", ())
            declared |= set(codes)
            assert [code for code in codes if str(catalogue[code].status) != status] == [], name
            assert bool(codes) == (status not in ("200", "201", "202", "204", "304", "default")), (
                name
            )
    # Of an address, a head, a connection, a class of errors, or why a file of a message was not kept: not
    # of an operation.
    others = {"method_not_allowed", "malformed_request", "conflict", "invalid_content"}
    others |= {"too_many_attachments", "head_too_large", "request_too_slow", "repeated_header"}
    others |= {"overloaded"}
    others |= {"foreign_form", "link_not_found", "sign_in_not_found", "cost_changed"}  # of pages
    others |= {"link_of_former_address"}
    assert catalogue.keys() - declared == others


def test_problems_that_every_operation_can_have_are_declared() -> None:
    for name, operation in operations():
        answers = operation["responses"]
        assert "500" in answers, name
        if operation["security"]:
            assert {"400", "401", "403", "422", "503"} <= set(answers), name
        if any(one["in"] == "path" for one in operation.get("parameters", ())):
            assert "404" in answers, name
        if "requestBody" in operation:
            assert "413" in answers, name


@pytest.mark.parametrize(("operation_id", "status", "code"), [
    ("book_session", "402", "insufficient_credit"),
    ("book_session", "409", "slot_taken"),
    ("buy_credit", "422", "below_minimum_purchase"),
    ("buy_credit", "400", "idempotency_key_required"),
    ("read_ticket", "404", "ticket_not_found"),
    ("pay_purchase", "412", "stale_version"),
    ("list_purchases", "404", "customer_not_found"),
    ("make_key", "409", "secret_already_shown"),
])  # fmt: skip
def test_problems_are_read_from_what_the_code_says_it_raises(
    operation_id: str, status: str, code: str
) -> None:
    (operation,) = (one for _, one in operations() if one["operationId"] == operation_id)
    assert code in _answer(operation["responses"][status])["x-problem-codes"]


def test_every_success_has_an_example_that_fits_its_schema() -> None:
    validator = pytest.importorskip("jsonschema_rs")
    schemas, examples = {}, {}
    for name, operation in operations():
        for status in set(operation["responses"]) & {"200", "201"}:
            for media_type, content in operation["responses"][status]["content"].items():
                place = f"{name} {status}"
                assert content.get("example") is not None, f"{place}: see `make examples`"
                if media_type == "application/json":
                    schemas[place], examples[place] = content["schema"], content["example"]
    assert len(schemas) > 200
    # All at once: what they refer to is read once.
    together = {"properties": schemas, "components": contract()["components"]}
    validator.validate(together, examples)


def test_if_match_is_taken_where_the_version_of_what_the_path_names_is_compared() -> None:
    # A ticket or purchase is changed that the request does not name: there is no version of it to have seen.
    # What a contact wants is no part of the contact's version either.
    unnamed = {"take_next_ticket", "receive_email", "release_email", "import_payments"}
    unnamed |= {"set_mail_preferences"}
    handlers = {
        found.endpoint.__name__: found.endpoint
        for found in iter_route_contexts(service().routes)
        if isinstance(found.original_route, APIRoute) and found.endpoint
    }
    for _, operation in operations():
        own = operation["operationId"]
        taken = any(one["name"] == "If-Match" for one in operation.get("parameters", ()))
        compared = written.calls(handlers[own], "check_version")
        assert taken == (compared and own not in unnamed), own


def test_headers_of_answers_are_declared() -> None:
    for name, operation in operations():
        headers = {
            status: set(_answer(answer).get("headers", ()))
            for status, answer in operation["responses"].items()
        }
        assert "Location" in headers.get("201", {"Location"}), name
        if not name.startswith("GET"):
            assert "Idempotent-Replayed" in (headers.get("201") or headers["200"]), name
        assert "Retry-After" in headers.get("503", {"Retry-After"}), name
        assert "WWW-Authenticate" in headers.get("401", {"WWW-Authenticate"}), name


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
    # It builds grammars when it is loaded, for two seconds: no other process of a run needs them.
    import openapi_spec_validator

    openapi_spec_validator.validate(contract())


def test_every_schema_is_valid_by_its_own_dialect() -> None:
    validator = pytest.importorskip("jsonschema_rs")
    for name, schema in contract()["components"]["schemas"].items():
        assert validator.meta.is_valid(schema), name
    used = set(re.findall(r'"#/components/schemas/(\w+)"', json.dumps(contract())))
    assert used == contract()["components"]["schemas"].keys(), "all are used, all exist"


def test_every_property_is_described_and_null_is_spoken_of_where_it_can_be() -> None:
    for name, schema in contract()["components"]["schemas"].items():
        for field, kind in schema.get("properties", {}).items():
            words = kind.get("description", "")
            assert words or "$ref" in kind, f"{name}.{field}"
            rest = json.dumps({key: value for key, value in kind.items() if key != "description"})
            assert "null" not in words or "null" in rest, f"{name}.{field}: {words}"


def test_the_licence_is_told_as_openapi_asks() -> None:
    # One of the two, or many tools refuse the whole document.
    assert {"identifier", "url"} & contract()["info"]["license"].keys()
