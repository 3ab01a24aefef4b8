"""Every refusal as application/problem+json (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import asyncpg
import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from app import errors
from app.kit import exact
from app.kit.telemetry import measures
from app.kit.web.schema import figure
from app.kit.web.solving import is_json

MEDIA_TYPE = "application/problem+json"
# What a database that is asked may raise.
OF_THE_DATABASE = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)
# Of a database that is gone or busy.
TRANSIENT = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.LockNotAvailableError,
    asyncpg.TransactionRollbackError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InterfaceError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    OSError,
    TimeoutError,
)
REPEATED = {"code": "repeated_field", "detail": "It is given more than once."}
TYPE_PREFIX = "/docs/problems#"

_log = structlog.get_logger()


class FieldError(BaseModel):
    """One wrong field."""

    pointer: str = Field(description="JSON pointer into the body, or ?name of a parameter.")
    code: str = Field(description="What is wrong with it, for programs.")
    detail: str = Field(description="The same for people.")


class Problem(BaseModel):
    """What every refusal looks like; the figures of a refusal are further fields of its own."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(
        description="Where the catalogue tells of it.", examples=["/docs/problems#forbidden"]
    )
    title: str = Field(description="The status in words.")
    status: int = Field(description="That of the answer.")
    detail: str
    code: str = Field(description="Stable; the catalogue is at /docs/problems.")
    request_id: str
    errors: list[FieldError] | None = None


def members(error: errors.DomainError, request_id: str) -> dict[str, Any]:
    """What the problem of a refusal says."""
    return {
        "type": f"{TYPE_PREFIX}{error.code}",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
        "request_id": request_id,
        **{name: figure(value) for name, value in error.fields.items()},
    }


def render(request: Request, error: errors.DomainError) -> Response:
    """The answer to a refused request."""
    request.state.code = error.code
    return _Problem(members(error, request.state.request_id), error.status, dict(error.headers))


class _Problem(JSONResponse):
    media_type = MEDIA_TYPE

    def render(self, content: Any) -> bytes:
        # Lone surrogates can arrive in the names of unknown fields and have no UTF-8 form.
        return super().render(content) if _encodable(content) else super().render(_clean(content))


def _encodable(content: Any) -> bool:
    try:
        str(content).encode()
    except UnicodeEncodeError:
        return False
    return True


def _clean(content: Any) -> Any:
    if isinstance(content, str):
        return content.encode(errors="replace").decode()
    if isinstance(content, list):
        return [_clean(item) for item in content]
    if isinstance(content, dict):
        return {key: _clean(item) for key, item in content.items()}
    return content


async def domain_error(request: Request, error: Exception) -> Response:
    """Handler of everything that the service refuses by a rule."""
    assert isinstance(error, errors.DomainError)
    return render(request, error)


async def validation_error(request: Request, error: Exception) -> Response:
    """Handler of bodies and parameters that do not fit their schema."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        return render(request, errors.MalformedBody())
    declared = request.headers.get("content-type")
    if (
        declared is not None
        and not is_json(declared)
        and any(item["loc"] == ("body",) for item in found)
    ):
        return render(request, errors.UnsupportedMediaType())
    return render(request, errors.ValidationFailed(errors=[_wrong(item) for item in found[:100]]))


def _wrong(found: Mapping[str, Any]) -> dict[str, str]:
    pointer = _pointer(found["loc"])
    if found.get("input") is exact.REPEATED:
        return {"pointer": pointer, **REPEATED}
    return {"pointer": pointer, "code": found["type"], "detail": _sentence(found)}


def _sentence(found: Mapping[str, Any]) -> str:
    """What is wrong, as a sentence for people: never the rule's own spelling, nor what was sent."""
    return errors.finished(
        str(found["ctx"]["error"] if found["type"] == "value_error" else found["msg"])
    )


def _pointer(location: tuple[Any, ...]) -> str:
    source, *path = location
    if source != "body":
        return f"?{path[0]}" if source == "query" else f"{source}:{'/'.join(map(str, path))}"
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


_BY_STATUS: dict[int, type[errors.DomainError]] = {
    400: errors.MalformedBody,
    404: errors.NotFound,
    405: errors.MethodNotAllowed,
    415: errors.UnsupportedMediaType,
}


async def http_error(request: Request, error: Exception) -> Response:
    """Handler of what the framework refuses by itself: paths, methods, unreadable bodies."""
    assert isinstance(error, HTTPException)
    # Nobody was asked for a key yet, so that it has nothing to do with one.
    nowhere = error.status_code == HTTPStatus.NOT_FOUND
    said = "There is nothing at this address; the reference is at /docs." if nowhere else None
    response = render(request, _BY_STATUS.get(error.status_code, errors.Malformed)(said))
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["Allow"] = ", ".join(_allowed(request))
    return response


def _allowed(request: Request) -> list[str]:
    """Every method that the path takes, in whichever route."""
    app: FastAPI = request.app
    found: set[str] = set()
    for method in ("DELETE", "GET", "PATCH", "POST", "PUT"):
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in app.router.routes):
            found |= {"GET", "HEAD"} if method == "GET" else {method}
    return sorted(found)


def is_transient(error: Exception) -> bool:
    """Whether the database is gone or busy; anything else it says is a fault of ours."""
    # A connection that is cut between two statements shows itself like this.
    cut = isinstance(error, asyncpg.InternalClientError) and "cannot switch to state" in str(error)
    return cut or isinstance(error, TRANSIENT)


async def database_error(request: Request, error: Exception) -> Response:
    """Handler of a database that is gone or busy; anything else it says is a fault of ours."""
    if isinstance(error, asyncpg.LockNotAvailableError):
        measures.LOCK_TIMEOUTS.add()
    if is_transient(error):
        _log.warning("database_unavailable", error=repr(error), request_id=request.state.request_id)
        return render(request, errors.Unavailable())
    raise error
