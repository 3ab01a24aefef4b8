"""The published contract: the framework's OpenAPI document with what it cannot know by itself."""

from typing import Any

from fastapi import FastAPI

from app.kit.problems import FieldError, Problem

KEY_REQUIRED = "x-key-required"


def publish(app: FastAPI) -> None:
    """Make ``app.openapi`` tell problems, dry runs and required idempotency keys as they are."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _complete(made())
        assert app.openapi_schema is not None
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _complete(contract: dict[str, Any]) -> None:
    schemas = contract["components"]["schemas"]
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    schemas["FieldError"] = FieldError.model_json_schema()
    schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas["Problem"].pop("$defs", None)
    contract["components"]["securitySchemes"] = {
        "key": {
            "type": "http",
            "scheme": "bearer",
            "description": "The key: `Authorization: Bearer pd_…`",
        }
    }
    for path, operations in contract["paths"].items():
        for operation in operations.values():
            _complete_operation(operation)
            if path.startswith("/v1/"):
                operation["security"] = [{"key": []}]


def _complete_operation(operation: dict[str, Any]) -> None:
    responses, parameters = operation["responses"], operation.get("parameters", [])
    # A route's own tag stands behind its router's.
    operation["tags"] = operation.get("tags", [])[-1:]
    responses.pop("422", None)  # the problem is the default response
    if "201" in responses and any(item["name"] == "dry_run" for item in parameters):
        responses["200"] = {**responses["201"], "description": "A dry run: what would be made."}
    for item in parameters:
        # There is no null in a header or a query: what is absent is not required.
        kinds = [kind for kind in item["schema"].pop("anyOf", []) if kind != {"type": "null"}]
        if kinds:
            item["schema"] = {**kinds[0], **item["schema"]}
        if item["schema"].pop(KEY_REQUIRED, False):
            item["required"] = True
