"""Looks whether what was answered would be there if the primary were lost, and says in sentences if not."""

from datetime import datetime, timedelta

import asyncpg
from asyncpg.connect_utils import SessionAttribute

from app.kit.postgres import connecting, primary
from app.kit.postgres.database import BROKEN, Connection

# A standby that is further behind is of little use after a loss.
LATE = timedelta(minutes=1)
# Everybody may ask this; of what follows, only the processes are shown.
_WAITS = """
SELECT current_setting('synchronous_standby_names') <> ''
    AND current_setting('synchronous_commit') NOT IN ('off', 'local') AS waits,
    (SELECT count(*) FROM pg_stat_replication) AS followers,
    pg_current_wal_lsn()::text AS written
"""
# Null of a primary, and of a standby that has all, whose last may be old.
_REPLAYED = """
SELECT pg_last_xact_replay_timestamp() WHERE pg_last_wal_replay_lsn() < ($1::text)::pg_lsn
"""


async def findings(connection: Connection, dsn: str, now: datetime) -> list[str]:
    """What is amiss among the servers that an address names, a sentence each.

    None where it names one server only: nobody is to take over there.

    Raises:
        OSError, asyncpg.PostgresError: the primary cannot be asked.
    """
    servers = primary.hosts(dsn)
    if len(servers) < 2:
        return []
    asked = await connection.fetchrow(_WAITS)
    assert asked is not None
    found = []
    if not asked["waits"]:
        found.append(
            "No COMMIT waits for a standby: what was answered last is lost with the primary. Set"
            " `synchronous_standby_names` (docs/operations.md)."
        )
    if not asked["followers"]:
        found.append("No standby follows the primary: nobody could take over.")
    for host in servers:
        found += await _of_server(dsn, host, asked["written"], now)
    return found


async def _of_server(dsn: str, host: primary.Host, written: str, now: datetime) -> list[str]:
    try:
        server = await asyncpg.connect(
            dsn, host=host.name, port=host.port, target_session_attrs=SessionAttribute.any,
            timeout=connecting.CONNECT_SECONDS,
        )  # fmt: skip
        try:
            replayed_at = await server.fetchval(_REPLAYED, written)
        finally:
            server.terminate()
    except BROKEN:
        return [f"The server {host.name}:{host.port} cannot be reached."]
    if replayed_at is None or now < replayed_at + LATE:
        return []
    last = f"{replayed_at:%Y-%m-%d %H:%M:%S} UTC"
    return [f"The standby {host.name}:{host.port} has nothing that came after {last}."]
