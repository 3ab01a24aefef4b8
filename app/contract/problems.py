"""Which refusals each operation declares: what its route says, and what its code says it raises."""

import inspect
from collections.abc import Callable, Iterable
from typing import Any

from app import errors
from app.access.permissions import FRESH, check_fresh
from app.access.routes import Access
from app.contract import written
from app.kit.postgres.database import Tx
from app.kit.web import idempotency, paging
from app.kit.web.contract import Json
from app.kit.web.problems import MEDIA_TYPE

Error = type[errors.DomainError]

CODES = "x-problem-codes"
_CONTENT = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
_ANY = "Problem"


def complete(
    operation: Json, handler: Callable[..., Any], access: Access | None, path: str
) -> None:
    """Declare the refusals of an operation at a path as it is routed, a response for each status."""
    responses = operation["responses"]
    responses.pop("422", None)  # the framework's own error model is not ours
    found = _of_route(operation, handler, access) | _of_parameters(operation, handler)
    if ":id}" in path:
        found.add(errors.NotFound)  # what looks like no id is a path that is not there
    if not any(item["name"] == "If-Match" for item in operation.get("parameters", ())):
        # The code below may compare versions; who cannot name one is never refused for it.
        found.discard(errors.StaleVersion)
    for status in sorted({known.status for known in found}):
        responses[str(status)] = _response([one for one in _ordered(found) if one.status == status])
    responses["default"] = {"$ref": f"#/components/responses/{_ANY}"}


def shared() -> Json:
    """The responses to refer to: one for each error, where it is alone with its status, and for any."""
    alone = {_name(known): _described([known]) for known in errors.catalogue()}
    return {**alone, _ANY: {"description": "Any refusal; see `code`.", "content": _CONTENT}}


def _of_route(operation: Json, handler: Callable[..., Any], access: Access | None) -> set[Error]:
    """What the handler and its declaration say."""
    named = set(written.raised_by(handler))
    # Whatever is done, a fault of ours is possible, and all but what tells of the process ask the database.
    found = (named - {errors.NotFound}) | {errors.DomainError}
    if operation["operationId"] not in ("livez", "read_version"):
        found.add(errors.Unavailable)
    if access is not None:
        found |= _raised_by(Access.admit) - {errors.NotFound}
        if access.capability in FRESH:
            found |= _raised_by(check_fresh)
        by_path = any(item["in"] == "path" for item in operation.get("parameters", ()))
        if by_path or errors.NotFound in named:
            found.add(access.missing)
    return found


def _of_parameters(operation: Json, handler: Callable[..., Any]) -> set[Error]:
    """What is refused of the headers, the query and the body, before the handler has its say."""
    parameters = {item["name"]: item for item in operation.get("parameters", ())}
    found: set[Error] = {errors.ValidationFailed} if parameters else set()
    if "Personday-Now" in parameters:
        found |= {errors.SandboxOnly, errors.InvalidInstant}
    if "cursor" in parameters:
        found.add(errors.InvalidCursor)
    if {"from", "to"} <= parameters.keys():
        found |= _raised_by(paging.window)
    if "If-Match" in parameters:
        found |= _raised_by(Tx.check_version)
    if "Idempotency-Key" in parameters:
        found |= _raised_by(idempotency.parse_key) | _raised_by(idempotency.stored_answer)
        found |= _raised_by(Tx.commit) | {errors.IdempotencyKeyInProgress}
        if not parameters["Idempotency-Key"].get("required"):
            found.discard(errors.IdempotencyKeyRequired)
        else:
            found.add(errors.IdempotencyKeyRequired)
        if "secret=True" not in inspect.getsource(handler):
            found.discard(errors.SecretAlreadyShown)
    if "requestBody" in operation:
        found |= {errors.BodyTooLarge, errors.ValidationFailed}
        if "application/json" in operation["requestBody"]["content"]:
            found |= {errors.MalformedBody, errors.UnsupportedMediaType}
    return found


def _raised_by(function: Callable[..., Any]) -> set[Error]:
    return set(written.documented(function) or ())


def _ordered(found: Iterable[Error]) -> list[Error]:
    return sorted(found, key=lambda known: known.code)


def _response(found: list[Error]) -> Json:
    if len(found) == 1:
        return {"$ref": f"#/components/responses/{_name(found[0])}"}
    return _described(found)


def _name(known: Error) -> str:
    return "InternalError" if known is errors.DomainError else known.__name__


def _described(found: list[Error]) -> Json:
    lines = [f"`{known.code}`: {_meaning(known)}" for known in found]
    names = sorted({name for known in found for name in known.headers})
    described: Json = {
        "description": lines[0] if len(lines) == 1 else "\n".join(f"* {line}" for line in lines),
        CODES: [known.code for known in found],
        "content": _CONTENT,
    }
    if names:
        described["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
    return described


def _meaning(known: Error) -> str:
    if known is errors.DomainError:
        return "The service failed; the log has it under `request_id`."
    return known.meaning()
