"""Makes the contract: the framework's OpenAPI document with what it cannot know by itself."""

import json
import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from msgspec import Struct

from app import errors
from app.access.routes import Access
from app.contract import answers, problems, webhooks, words
from app.kit.web.contract import KEY_REQUIRED, Json
from app.kit.web.problems import FieldError, Problem

_REF = "#/components/schemas/{model}"
_SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "description": "The key, `Authorization: Bearer pd_…` (RFC 6750), or an access token of the identity"
    " provider that the service has, if it has one (RFC 9068).",
}


class DeclaredRoute(Struct, frozen=True):
    """A route as it was declared: its operation, its handler, and who may call it."""

    operation: Json
    declared: Any
    access: Access | None


def make(app: FastAPI) -> Json:
    """The whole contract of an application."""
    made = _with_plain_names(FastAPI.openapi(app))
    app.openapi_schema = None
    components = made["components"]
    components["securitySchemes"] = {"key": _SCHEME}
    components["headers"] = answers.HEADERS
    components["parameters"] = webhooks.PARAMETERS
    components["responses"] = {**problems.shared(), **webhooks.RESPONSES}
    _add_schemas(components["schemas"])
    components["schemas"] |= webhooks.schemas()
    made["webhooks"] = webhooks.webhooks()
    for route in _routes(app, made):
        _complete(route)
    _drop_unused(made)
    words.describe(made)
    _with_sizes(components["schemas"])
    for part in ("paths", "webhooks"):
        _with_sizes(made[part])
        _without_titles(made[part])
    _without_titles(components["schemas"])
    return made


def _with_plain_names(made: Json) -> Json:
    """The document with ``PageOfX`` for what the framework calls ``PageOf_X_``, and alike."""
    plain: Json = json.loads(re.sub(r"\b(PageOf|FoundOf)_(\w+?)_(?=\")", r"\1\2", json.dumps(made)))
    return plain


def _add_schemas(schemas: Json) -> None:
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    for name, schema in schemas.items():
        if name.startswith("PageOf"):
            schema["description"] = "One page of a list."
        elif name.startswith("FoundOf"):
            schema["description"] = "What of one kind was found, the best first."
    schemas["FieldError"] = FieldError.model_json_schema()
    schemas["Problem"] = Problem.model_json_schema(ref_template=_REF)
    schemas["Problem"].pop("$defs", None)
    # What the catalogue has, which knows nothing of schemas.
    schemas["Problem"]["properties"]["code"] = {"$ref": _REF.format(model="ProblemCode")}
    schemas["ProblemCode"] = {
        "type": "string",
        "description": "What was refused, for programs; new codes may come.",
        "enum": [known.code for known in errors.catalogue()],
    }


def _routes(app: FastAPI, made: Json) -> Iterator[DeclaredRoute]:
    for found in iter_route_contexts(app.routes):
        if not isinstance(found.original_route, APIRoute) or not found.include_in_schema:
            continue
        for method in found.methods or ():
            operation = made["paths"][found.path_format][method.lower()]
            declared = list(_access(found.dependant))
            yield DeclaredRoute(operation, found, declared[0] if declared else None)


def _access(dependant: Any) -> Iterator[Access]:
    if hasattr(dependant.call, "access"):
        yield dependant.call.access
    for inner in dependant.dependencies:
        yield from _access(inner)


def _complete(route: DeclaredRoute) -> None:
    operation = route.operation
    operation["security"] = [{"key": []}] if route.access else []
    # A route's own tag stands behind its router's.
    operation["tags"] = operation.get("tags", [])[-1:]
    for item in operation.get("parameters", []):
        _complete_parameter(item)
    model = getattr(route.declared, "response_model", None)
    answers.complete(operation, model)
    path: str = route.declared.original_route.path
    problems.complete(operation, route.declared.endpoint, route.access, path)


def _complete_parameter(item: Json) -> None:
    schema = item["schema"]
    # There is no null in a header or a query: what is absent is not required.
    kinds = [kind for kind in schema.pop("anyOf", []) if kind != {"type": "null"}]
    if kinds:
        schema = item["schema"] = {**kinds[0], **schema}
    schema.pop("description", None)
    if schema.pop(KEY_REQUIRED, False):
        item["required"] = True


def _drop_unused(made: Json) -> None:
    """Leave out what nothing refers to: responses of errors that never stand alone."""
    text = json.dumps([made["paths"], made["webhooks"], made["components"]["schemas"]])
    responses = made["components"]["responses"]
    for name in [name for name in responses if f'"#/components/responses/{name}"' not in text]:
        del responses[name]


def _with_sizes(part: Any) -> None:
    """Tell of each integer how wide it is, for languages that have several."""
    if isinstance(part, list):
        for item in part:
            _with_sizes(item)
    elif isinstance(part, dict):
        if part.get("type") == "integer":
            part["format"] = "int32" if part.get("maximum", 2**31) < 2**31 else "int64"
        for key, item in part.items():
            if key not in ("example", "examples"):
                _with_sizes(item)


def _without_titles(part: Any) -> None:
    """Leave out the titles that repeat a field's name in other letters."""
    if isinstance(part, list):
        for item in part:
            _without_titles(item)
    elif isinstance(part, dict):
        if isinstance(part.get("title"), str):
            del part["title"]
        for key, item in part.items():
            if key not in ("example", "examples"):
                _without_titles(item)
