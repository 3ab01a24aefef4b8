"""The service without its second wall, for ``bench.walls``: no scope is told to its database."""

from typing import Any

from app import cli
from app.kit.postgres import scopes
from app.kit.postgres.scopes import ScopedReader


async def _fetch(self: ScopedReader, query: str, *args: Any) -> Any:
    return await self._reader.fetch(query, *args)


async def _fetchrow(self: ScopedReader, query: str, *args: Any) -> Any:
    return await self._reader.fetchrow(query, *args)


async def _fetchval(self: ScopedReader, query: str, *args: Any) -> Any:
    return await self._reader.fetchval(query, *args)


def _said(scope: str) -> str:
    del scope
    return ""


if __name__ == "__main__":
    for name, unscoped in (("fetch", _fetch), ("fetchrow", _fetchrow), ("fetchval", _fetchval)):
        setattr(ScopedReader, name, unscoped)
    scopes.said = _said
    cli.main()
