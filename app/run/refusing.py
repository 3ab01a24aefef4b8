"""What a connection answers by itself, before anything is done: a refusal, as bytes."""

import json
from collections.abc import Callable
from http import HTTPStatus

from app import errors
from app.kit.telemetry import measures
from app.kit.web import problems
from app.kit.web.middleware import always, request_id

Headers = list[tuple[bytes, bytes]]


def answer(
    error: errors.DomainError,
    usual: Headers,
    *,
    closes: bool = False,
    is_head: bool = False,
    page: Callable[[str], bytes] | None = None,
) -> bytes:
    """A problem, or a page for who reads pages, made for the id of the request.

    ``usual`` are headers that every answer of the server has.
    """
    measures.REFUSALS.add(error.code)
    known_as = request_id()
    if page is None:
        kind = problems.MEDIA_TYPE
        body = json.dumps(problems.members(error, known_as)).encode()
    else:
        kind = "text/html; charset=utf-8"
        body = page(known_as)
    head = [
        f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}",
        *(f"{name.lower()}: {value}" for name, value in error.headers.items()),
        f"content-type: {kind}",
        f"content-length: {len(body)}",
        f"x-request-id: {known_as}",
        *(["connection: close"] if closes else []),
    ]
    others = [*usual, *always(is_page=page is not None)]
    written = "\r\n".join(head).encode() + b"".join(b"\r\n%b: %b" % one for one in others)
    return written + b"\r\n\r\n" + (b"" if is_head else body)
