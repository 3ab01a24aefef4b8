"""What a fresh connection is told, and what it tells."""

import asyncio
import json
import socket
from typing import TYPE_CHECKING, TypeAlias

import asyncpg

from app.kit.postgres import scopes
from app.kit.telemetry import tracing

if TYPE_CHECKING:
    from asyncpg.pool import PoolConnectionProxy

APP_ROLE = "personday_app"
CONNECT_SECONDS = 3.0
# A peer that is gone is noticed, though nothing is sent, or what is sent is not acknowledged.
_KEEPALIVE = {"TCP_KEEPIDLE": 10, "TCP_KEEPINTVL": 5, "TCP_KEEPCNT": 3, "TCP_USER_TIMEOUT": 15_000}

Row: TypeAlias = asyncpg.Record
# What a connection shows in the end that broke, was ended by the server, or was dropped.
BROKEN = (
    OSError, TimeoutError, asyncpg.InterfaceError, asyncpg.InternalClientError, asyncpg.PostgresError,
)  # fmt: skip
Connection: TypeAlias = "asyncpg.Connection[Row] | PoolConnectionProxy[Row]"


def is_read_only(connection: Connection) -> bool:
    """Whether its server takes no writes; it told so by itself, and no trip is made for it."""
    told = connection.get_settings()
    return "on" in (
        getattr(told, "in_hot_standby", "off"),
        getattr(told, "default_transaction_read_only", "off"),
    )


async def prepare(connection: Connection) -> None:
    """Have a fresh connection notice when its peer is gone, and read JSON."""
    # The library has no other way to it.
    transport: asyncio.Transport = connection._transport  # type: ignore[union-attr]  # noqa: SLF001
    endpoint: socket.socket | None = transport.get_extra_info("socket")
    if endpoint is not None and endpoint.family != socket.AF_UNIX:
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in _KEEPALIVE.items():
            if hasattr(socket, name):  # not every system has each
                endpoint.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
    tracing.watch(connection)
    async with asyncio.timeout(CONNECT_SECONDS):
        # In the binary form, behind its version: the text would not be read inside of a row.
        await connection.set_type_codec(
            "jsonb",
            schema="pg_catalog",
            encoder=lambda value: b"\x01" + json.dumps(value).encode(),
            decoder=lambda data: json.loads(data[1:]),
            format="binary",
        )


def server_settings(
    role: str | None = APP_ROLE, *, statement_seconds: int = 25, scope: str = scopes.NOBODY
) -> dict[str, str]:
    """What the server is told of a connection: in which role it acts, for whom, and when to give up.

    The server ends a statement whose client is gone, and what a client that fell silent left open.
    """
    settings = {
        "application_name": "personday",
        "timezone": "UTC",
        "jit": "off",
        "lock_timeout": "5s",
        "statement_timeout": f"{statement_seconds}s",
        "idle_in_transaction_session_timeout": "15s",
        "client_connection_check_interval": "2s",
        "tcp_keepalives_idle": "10",
        "tcp_keepalives_interval": "5",
        "tcp_keepalives_count": "3",
        "tcp_user_timeout": "15s",
    }
    told = {"role": role, scopes.SETTING: scope}
    return settings | {name: value for name, value in told.items() if value}
