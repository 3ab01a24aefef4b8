"""What an issuer's server is asked: JSON, within a time and a size, and nothing of it is believed yet."""

import asyncio
import json
import ssl
from collections.abc import Mapping
from typing import Any

import httpx

from app.kit.trust import trusted

MAX_BYTES = 256_000
MAX_SECONDS = 10.0
# Between two pieces of an answer, and for a connection.
_IDLE_SECONDS = 5.0


class Unreadable(Exception):
    """An answer is not there in time, too large, or not what was asked for; it says which, in a word."""


def client() -> httpx.AsyncClient:
    """What asks; it follows nobody elsewhere, and uses no proxies of the environment."""
    return httpx.AsyncClient(
        timeout=_IDLE_SECONDS, follow_redirects=False, trust_env=False, verify=trusted()
    )


async def read(
    http: httpx.AsyncClient,
    url: str,
    *,
    form: Mapping[str, str] | None = None,
    auth: tuple[str, str] | None = None,
) -> dict[str, Any]:
    """A JSON object; ``form`` is what is posted for it, ``auth`` by whom.

    Raises:
        Unreadable: why there is none.
    """
    # What is packed could be small, and endless.
    headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
    method = "GET" if form is None else "POST"
    try:
        async with (
            asyncio.timeout(MAX_SECONDS),
            http.stream(
                method, url, headers=headers, data=form, auth=auth or httpx.USE_CLIENT_DEFAULT
            ) as answer,
        ):
            return parsed(await _whole(answer))
    except TimeoutError:
        raise Unreadable("slow") from None
    except httpx.TimeoutException:
        raise Unreadable("slow") from None
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, OSError, UnicodeError):
        raise Unreadable("unreachable") from None


async def _whole(answer: httpx.Response) -> bytes:
    if answer.status_code != httpx.codes.OK:
        raise Unreadable(f"status_{answer.status_code}")
    if answer.headers.get("content-encoding", "identity") != "identity":
        raise Unreadable("packed")
    whole = bytearray()
    async for piece in answer.aiter_raw():
        whole += piece
        if len(whole) > MAX_BYTES:
            raise Unreadable("too_large")
    return bytes(whole)


def parsed(text: bytes) -> dict[str, Any]:
    """A JSON object in which nothing is said twice.

    Raises:
        Unreadable: it is none.
    """
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unreadable("not_json") from None
    if not isinstance(found, dict):
        raise Unreadable("not_json")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("something is said twice")
    return found


def _no_number(_: str) -> object:
    raise ValueError("it is no number")
