"""The keys of an issuer, fetched beside everybody's work: a request finds what is there, and never waits."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any
from urllib.parse import urlsplit

import httpx
import structlog
from joserfc.jwk import Key
from msgspec import Struct

from app.issuers import documents, tokens
from app.issuers.tokens import Family

# Keys that changed are known after so long; sooner, where a token names one that nobody knows.
EVERY_SECONDS = 300.0
# Whatever is asked for, an issuer is asked no more often.
SOONEST_SECONDS = 10.0
# Keys that could not be looked at for so long count no more.
KEPT_SECONDS = 86_400.0
_DISCOVERY = "/.well-known/openid-configuration"

_log = structlog.get_logger()


class Found(Struct, frozen=True):
    """What an issuer tells of itself, and its keys."""

    metadata: Mapping[str, Any]
    keys: Mapping[str | None, Key]
    at: float

    @property
    def names(self) -> frozenset[str]:
        """What its keys are, to tell others from them."""
        return frozenset(key.thumbprint() for key in self.keys.values())


class Keeper:
    """Keeps the keys of one issuer; the last good ones, while it cannot be reached."""

    def __init__(self, issuer: str, family: Family) -> None:
        self.issuer = issuer
        self._family = family
        self._found: Found | None = None
        self._wanted = asyncio.Event()
        self._trouble: str | None = None
        self.generation = 0

    @property
    def found(self) -> Found | None:
        """What was found last; None where that is nothing, or too long ago."""
        found = self._found
        return found if found and time.monotonic() - found.at < KEPT_SECONDS else None

    def key(self, name: str | None) -> Key | None:
        """A key by its name; the only one, if a token names none. An unknown name is looked for soon."""
        keys = self.found.keys if self.found else {}
        if name is None:
            return next(iter(keys.values())) if len(keys) == 1 else None
        if name not in keys:
            self._wanted.set()
        return keys.get(name)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[httpx.AsyncClient]:
        """Keep them while this is open; what comes out is what asks the issuer."""
        async with documents.client() as http:
            keeping = asyncio.create_task(self._keep(http), name="keys of the issuer")
            try:
                yield http
            finally:
                keeping.cancel()
                with suppress(asyncio.CancelledError):
                    await keeping

    async def _keep(self, http: httpx.AsyncClient) -> None:
        failures = 0
        while True:
            self._wanted.clear()
            failures = 0 if await self._renew(http) else failures + 1
            await asyncio.sleep(SOONEST_SECONDS)
            pause = SOONEST_SECONDS * 2 ** min(failures, 5) if failures else EVERY_SECONDS
            with suppress(TimeoutError):
                async with asyncio.timeout(pause - SOONEST_SECONDS):
                    await self._wanted.wait()

    async def _renew(self, http: httpx.AsyncClient) -> bool:
        """Ask the issuer once; whether it answered as it should."""
        try:
            found = await self._ask(http)
        except documents.Unreadable as error:
            if self._trouble != str(error):
                _log.warning("issuer.unreadable", trouble=str(error))
            self._trouble = str(error)
            return False
        if self._trouble is not None:
            _log.info("issuer.readable")
        self._trouble = None
        if self._found is None or found.names != self._found.names:
            self.generation += 1
        self._found = found
        return True

    async def _ask(self, http: httpx.AsyncClient) -> Found:
        metadata = await documents.read(http, self.issuer.rstrip("/") + _DISCOVERY)
        if metadata.get("issuer") != self.issuer:
            raise documents.Unreadable("another_issuer")
        address = metadata.get("jwks_uri")
        if not self.is_safe(address):
            raise documents.Unreadable("jwks_uri")
        keys = tokens.keys(await documents.read(http, str(address)), self._family)
        if not keys:
            raise documents.Unreadable("no_keys")
        return Found(metadata, keys, time.monotonic())

    def is_safe(self, address: object) -> bool:
        """Whether an address that the issuer tells may be asked: by TLS, or as the issuer itself is."""
        if not isinstance(address, str):
            return False
        try:
            told, own = urlsplit(address), urlsplit(self.issuer)
        except ValueError:
            return False
        return told.scheme == "https" or (told.scheme, told.netloc) == (own.scheme, own.netloc)
