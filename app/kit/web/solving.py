"""What an endpoint is called with, from a request.

The framework finds it out anew for each request. Routes here are alike: dependencies are coroutines that
take the request, words of its address and headers, and at most one body of JSON; so what each needs is
read once, and of a request only what it brings.
"""

from collections.abc import Callable, Mapping, Sequence
from email.message import Message
from functools import lru_cache
from inspect import iscoroutinefunction
from operator import itemgetter
from typing import Any, cast

from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import request_body_to_args, request_params_to_args
from pydantic_core import PydanticUndefined
from starlette.requests import Request

from app import errors

_UNUSED = (
    "cookie_params", "websocket_param_name", "http_connection_param_name", "response_param_name",
    "background_tasks_param_name", "security_scopes_param_name", "concurrency",
)  # fmt: skip
Values = dict[str, Any]


class Needs:
    """What a function is called with, and what those need that it depends on."""

    def __init__(self, dependant: Dependant) -> None:
        assert not any(getattr(dependant, name) for name in _UNUSED), dependant.call
        self._depends_on: list[tuple[str | None, Callable[..., Any], bool, Needs]] = [
            (
                one.name,
                cast("Callable[..., Any]", one.call),
                iscoroutinefunction(one.call),
                Needs(one),
            )
            for one in dependant.dependencies
        ]
        self._path, self._query = dependant.path_params, dependant.query_params
        self._headers = dependant.header_params
        self._header_names = frozenset(one.alias.lower().encode() for one in self._headers)
        self._body = dependant.body_params
        self._request = dependant.request_param_name
        self._unasked, _ = request_params_to_args(self._query, {})
        self._unsent, _ = request_params_to_args(self._headers, {})
        self._needs_query = any(one.field_info.is_required() for one in self._query)

    async def values(self, request: Request, body: Any, wrong: list[Any]) -> Values:
        """What it is called with; what a request has wrong is added to ``wrong``, and is not in it."""
        values: Values = {}
        for name, call, is_awaited, needs in self._depends_on:
            before = len(wrong)
            given = await needs.values(request, body, wrong)
            if len(wrong) > before:
                continue
            made = call(**given)
            if name is not None:
                values[name] = await made if is_awaited else made
            elif is_awaited:
                await made
        if self._path:
            self._take_path(request, values, wrong)
        if self._query:
            self._take_query(request, values, wrong)
        if self._headers:
            self._take_headers(request, values, wrong)
        if self._body:
            found = await request_body_to_args(
                body_fields=self._body, received_body=body, embed_body_fields=False
            )
            _take(values, wrong, found)
        if self._request:
            values[self._request] = request
        return values

    def _take_path(self, request: Request, values: Values, wrong: list[Any]) -> None:
        for field in self._path:
            given = request.path_params[field.alias]
            value, found = field.validate(given, values, loc=("path", field.alias))
            if found:
                wrong.extend(found)
            else:
                values[field.name] = value

    def _take_query(self, request: Request, values: Values, wrong: list[Any]) -> None:
        if request.scope["query_string"] or self._needs_query:
            _take(values, wrong, request_params_to_args(self._query, request.query_params))
        else:
            values |= self._unasked

    def _take_headers(self, request: Request, values: Values, wrong: list[Any]) -> None:
        if self._header_names.isdisjoint(map(itemgetter(0), request.scope["headers"])):
            values |= self._unsent
        else:
            _take(values, wrong, request_params_to_args(self._headers, request.headers))


def _take(values: Values, wrong: list[Any], found: tuple[Mapping[str, Any], Sequence[Any]]) -> None:
    values.update(found[0])
    wrong.extend(found[1])


async def body_of(request: Request) -> Any:
    """What a request has for a body: JSON as it is read, or the bytes of anything else.

    Raises:
        MalformedBody: it says that it is JSON, and cannot be read as that.
    """
    text = await request.body()
    if not text:
        return PydanticUndefined
    if not is_json(request.headers.get("content-type", "")):
        return text
    try:
        return await request.json()
    except Exception as error:  # whatever the parser says of it
        raise errors.MalformedBody() from error


@lru_cache(maxsize=200)
def is_json(content_type: str) -> bool:
    """Whether a body of this type is read as JSON."""
    message = Message()
    message["content-type"] = content_type
    kind = message.get_content_subtype()
    return message.get_content_maintype() == "application" and (
        kind == "json" or kind.endswith("+json")
    )
