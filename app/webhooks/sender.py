"""Sends a body to a receiver that nobody vouches for.

The address that is connected to is the one that was checked: a name is looked up once for each connection,
and a second answer of its server cannot lead anywhere else. Nothing is followed, proxies of the environment
are not used, and of an answer a little is read.
"""

import asyncio
import ssl
from collections.abc import Mapping
from typing import NamedTuple, Self
from urllib.parse import urlsplit

from app.kit.trust import trusted
from app.webhooks import names
from app.webhooks.addresses import HTTPS_PORT, Address, Allowed, checked
from app.webhooks.connection import Answer, Broken, Connection

TIMEOUT_SECONDS = 20.0
_CONNECT_SECONDS = 5.0
# A connection that is idle is kept for so long: the next look at the name is soon.
_IDLE_SECONDS = 5.0
# As many as one worker has on their way.
_MAX_IDLE = 400
_PORTS = {"https": HTTPS_PORT, "http": 80}


class RefusedAddress(Exception):
    """A name leads where nothing may be sent."""


class NotConnected(Exception):
    """A name has no address, or nobody listens there."""


def failure(error: Exception) -> str | None:
    """What went wrong with a request, in a word; None for what ``post`` does not raise."""
    words = {
        RefusedAddress: "refused_address",
        NotConnected: "connect",
        TimeoutError: "timeout",
        ssl.SSLError: "certificate",
        Broken: "protocol",
    }
    return next((word for kind, word in words.items() if isinstance(error, kind)), None)


class _Place(NamedTuple):
    """Where a connection leads."""

    scheme: str
    host: str
    port: int


class Sender:
    """One client for all endpoints; closed at the end of the ``async with`` it is used in."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self._trusted = trusted()
        # By place, each with what ends it; the last used is the next one, so that others come to their end.
        self._idle: dict[_Place, dict[Connection, asyncio.TimerHandle]] = {}
        self._idle_count = 0

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for place in list(self._idle):
            while connection := self._kept(place):
                connection.end()

    async def post(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send a body, and read the beginning of what is answered.

        Raises:
            RefusedAddress: the name leads where nothing may be sent.
            NotConnected: it has no address, or nobody listens there.
            TimeoutError: it was not done in time, however busily the receiver sent bytes.
            ssl.SSLError: the receiver cannot prove its name.
            Broken: the receiver ended it, or speaks something else.
        """
        parts = urlsplit(url)
        place = _Place(parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme])
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        own = [("host", parts.netloc), ("content-length", str(len(body)))]
        async with asyncio.timeout(TIMEOUT_SECONDS):
            connection = self._kept(place) or await self._connected(place)
            try:
                return await connection.ask(target, [*own, *headers.items()], body)
            finally:
                self._leave(place, connection)

    async def _connected(self, place: _Place) -> Connection:
        async with asyncio.timeout(_CONNECT_SECONDS):
            address = await self._address(place)
            is_tls = place.scheme == "https"
            try:
                _, connection = await asyncio.get_running_loop().create_connection(
                    Connection,
                    str(address),
                    place.port,
                    ssl=self._trusted if is_tls else None,
                    server_hostname=place.host if is_tls else None,
                )
            except (ssl.SSLError, TimeoutError):
                raise
            except OSError as error:
                raise NotConnected from error
        return connection

    async def _address(self, place: _Place) -> Address:
        try:
            found = await names.addresses_of(place.host, place.port)
        except (OSError, UnicodeError) as error:
            raise NotConnected from error
        address = checked(place.host, found, self._allowed)
        if address is None:
            raise RefusedAddress
        return address

    def _kept(self, place: _Place) -> Connection | None:
        """A connection that is open still."""
        kept = self._idle.get(place)
        while kept:
            connection, ending = kept.popitem()
            self._idle_count -= 1
            ending.cancel()
            if connection.is_idle:
                return connection
        self._idle.pop(place, None)
        return None

    def _leave(self, place: _Place, connection: Connection) -> None:
        """Keep a connection for a while, or end what cannot be used again."""
        if not connection.is_idle or self._idle_count >= _MAX_IDLE:
            connection.end()
            return
        self._idle_count += 1
        self._idle.setdefault(place, {})[connection] = asyncio.get_running_loop().call_later(
            _IDLE_SECONDS, self._expire, place, connection
        )

    def _expire(self, place: _Place, connection: Connection) -> None:
        connection.end()
        self._idle_count -= 1
        kept = self._idle[place]
        del kept[connection]
        if not kept:
            del self._idle[place]
