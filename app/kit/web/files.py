"""Bytes that come and leave as they are: what is uploaded, and what is to be saved."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from app import errors


async def _raw_body(request: Request) -> bytes:
    content = await request.body()
    if not content:
        # What was to be sent was not.
        empty = {"pointer": "", "code": "missing", "detail": "The body is empty."}
        raise errors.ValidationFailed(errors=[empty])
    return content


# What may be saved only: shown for a page by mistake, it is nobody's, runs nothing and loads nothing.
UNSHOWN = "sandbox; default-src 'none'; frame-ancestors 'none'"
# The body of a request as it came; an empty one is refused.
RawBody = Annotated[bytes, Depends(_raw_body)]


class File(Response):
    """Bytes that a client saves."""

    media_type = "application/octet-stream"


def download(content: bytes, name: str) -> File:
    """A file to be saved under a name; whatever it holds is not opened where it is received."""
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Security-Policy": UNSHOWN,
    }
    return File(content, headers=headers)


def is_unchanged(etag: str, if_none_match: str | None) -> bool:
    """Whether what the client has is what it would get, by the tag of that (RFC 9110 §13.1.2)."""
    # A proxy that compresses makes the tag weak; comparing takes both for one.
    tags = {tag.strip().removeprefix("W/") for tag in (if_none_match or "").split(",")}
    return bool(tags & {etag, "*"})
