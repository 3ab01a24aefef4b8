"""What the contract tells of successes: bodies that are bytes, headers, an example of each."""

import json
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.kit.web.contract import Json
from app.kit.web.schema import View

EXAMPLES = Path(__file__).with_name("examples.json")

HEADERS: Json = {
    name: {"description": description, "schema": schema}
    for name, description, schema in (
        ("ETag", "The version of what is answered.", {"type": "string", "examples": ['"v1"']}),
        (
            "Location",
            "Where what was made can be read.",
            {"type": "string", "format": "uri-reference"},
        ),
        (
            "Idempotent-Replayed",
            "`true` on the stored answer of a request that was sent before.",
            {"type": "string", "enum": ["true"]},
        ),
        (
            "Retry-After",
            "In how many seconds to try again.",
            {"type": "integer", "format": "int32", "minimum": 0},
        ),
        ("WWW-Authenticate", "How to authenticate.", {"type": "string", "examples": ["Bearer"]}),
    )
}


def complete(operation: Json, model: Any) -> None:
    """Tell of each success of an operation what it carries; ``model`` is that of its body."""
    responses = operation["responses"]
    names = {item["name"] for item in operation.get("parameters", ())}
    if "201" in responses and "dry_run" in names:
        responses["200"] = deepcopy(responses["201"])
        responses["200"]["description"] = "A dry run: what would be made."
    if "202" in responses:
        _add_headers(responses["202"], ["ETag", "Location", "Idempotent-Replayed"])
        _add_example(responses["202"], "read_approval", previews=False)
    for status in {"200", "201"} & responses.keys():
        previews = status == "200" and "201" in responses
        # A preview is no version of anything, and not stored.
        headers = [] if previews else _headers(status, names, model)
        _add_headers(responses[status], headers)
        _add_example(responses[status], operation["operationId"], previews=previews)


def _headers(status: str, parameters: set[str], model: Any) -> list[str]:
    found = []
    if _has_etag(model):
        found.append("ETag")
    if status == "201":
        found.append("Location")
    if "Idempotency-Key" in parameters:
        found.append("Idempotent-Replayed")
    return found


def _has_etag(model: Any) -> bool:
    if not isinstance(model, type) or not issubclass(model, View):
        return False
    return "version" in model.model_fields or model.etag is not View.etag


def _add_headers(response: Json, names: list[str]) -> None:
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    headers |= response.get("headers", {})
    if headers:
        response["headers"] = headers


def _add_example(response: Json, operation_id: str, *, previews: bool) -> None:
    recorded = _recorded().get(operation_id)
    for media_type, content in response.get("content", {}).items():
        if media_type == "application/octet-stream":
            content["schema"] = {"type": "string", "format": "binary"}
        if recorded is None or "example" in content:  # another form of the same answer
            continue
        content["example"] = {**recorded, "id": None} if previews else recorded


@lru_cache
def _recorded() -> Json:
    """Answers of the demonstration, by operation; tests/contract/test_examples.py keeps them true."""
    found: Json = json.loads(EXAMPLES.read_text())
    return found
