"""Sends a body to a receiver that nobody vouches for.

The address that is connected to is the one that was checked: a name is looked up once for each connection,
and a second answer of its server cannot lead anywhere else. Nothing is followed, proxies of the environment
are not used, and of an answer a little is read.
"""

import asyncio
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import certifi
import httpcore

from app.webhooks import names
from app.webhooks.addresses import Allowed, checked

TIMEOUT_SECONDS = 20.0
_CONNECT_SECONDS = 5.0
# A connection that is idle is kept for so long: the next look at the name is soon.
_IDLE_SECONDS = 5.0
_ANSWER_BYTES = 1_000
# Of what comes for one request, heads and frames included: who sends more does not mean to answer.
_MOST_BYTES = 256 * 1024
# As many as one worker has on their way: nobody waits for a connection of somebody slow.
_MAX_CONNECTIONS = 400


class RefusedAddress(Exception):
    """A name leads where nothing may be sent."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver answered; ``body`` is the beginning of it.

    Attributes:
        retry_after: the header, as it came.
    """

    status: int
    body: bytes
    retry_after: str | None


def failure(error: Exception) -> str | None:
    """What went wrong with a request, in a word; None for what ``post`` does not raise."""
    if isinstance(error, RefusedAddress):
        return "refused_address"
    if isinstance(error, (TimeoutError, httpcore.TimeoutException)):
        return "timeout"
    # The library tells of a handshake that failed as of a connection that did.
    if any(isinstance(one, ssl.SSLError) for one in (error, error.__cause__, error.__context__)):
        return "certificate"
    if isinstance(error, httpcore.ConnectError):
        return "connect"
    if isinstance(error, (httpcore.NetworkError, httpcore.ProtocolError)):
        return "protocol"
    return None


class _Bounded(httpcore.AsyncNetworkStream):
    """A connection on which so much comes for each request, and no more.

    A receiver may send any number of interim answers (``100 Continue``): each is read, and costs time.
    """

    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._came = 0

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._came > _MOST_BYTES:
            raise httpcore.RemoteProtocolError("too much came")
        found = await self._inner.read(max_bytes, timeout)
        self._came += len(found)
        return found

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._came = 0
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return _Bounded(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to addresses that were looked at."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                found = await names.addresses_of(host, port)
        except (OSError, UnicodeError) as error:  # TimeoutError is an OSError
            raise httpcore.ConnectError("the name has no address") from error
        address = checked(host, found, self._allowed)
        if address is None:
            raise RefusedAddress
        return _Bounded(
            await self._inner.connect_tcp(
                str(address), port, timeout, local_address, socket_options
            )
        )


class Sender:
    """One client for all endpoints; closed at the end of the ``async with`` it is used in."""

    def __init__(self, allowed: Allowed) -> None:
        trusted = ssl.create_default_context()
        trusted.load_verify_locations(cafile=certifi.where())
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=trusted,
            max_connections=_MAX_CONNECTIONS,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=_CheckedBackend(allowed),
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._pool.aclose()

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send a body, and read the beginning of what is answered.

        Raises:
            RefusedAddress: the name leads where nothing may be sent.
            TimeoutError: it was not done in time, however busily the receiver sent bytes.
            ssl.SSLError: the receiver cannot prove its name.
            httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException: it broke.
        """
        pauses = dict.fromkeys(("connect", "pool"), _CONNECT_SECONDS)
        pauses |= dict.fromkeys(("read", "write"), TIMEOUT_SECONDS)
        async with asyncio.timeout(TIMEOUT_SECONDS):
            async with self._pool.stream(
                "POST",
                url,
                headers=list(headers.items()),
                content=body,
                extensions={"timeout": pauses},
            ) as response:
                read = b""
                async for chunk in response.aiter_stream():
                    read += chunk
                    if len(read) >= _ANSWER_BYTES:
                        break
                after = next(
                    (value for name, value in response.headers if name.lower() == b"retry-after"),
                    None,
                )
                asked = None if after is None else after.decode("latin-1")
                return Answer(response.status, read[:_ANSWER_BYTES], asked)
