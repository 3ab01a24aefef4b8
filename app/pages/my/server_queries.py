"""A customer's servers with the access to them: one statement."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import Page

# So many of a server's accesses are shown: of each that was ever recorded the last ones.
MOST_ACCESSES = 10


class OwnAccess(Struct, frozen=True, kw_only=True):
    """One way by which technicians reach a server."""

    kind: str
    checked_at: datetime
    valid_until: datetime | None


class OwnServer(Struct, frozen=True, kw_only=True):
    """A server of a customer, with the access to it that was not revoked."""

    id: UUID
    name: str
    accesses: tuple[OwnAccess, ...]


_SERVERS = f"""
SELECT * FROM (
    SELECT server.id, server.name,
           ARRAY(SELECT {packed(OwnAccess)} FROM server_access
                 WHERE server_id = server.id AND revoked_at IS NULL
                 ORDER BY valid_until DESC NULLS FIRST, checked_at DESC, id
                 LIMIT {MOST_ACCESSES}) AS accesses
    FROM server WHERE customer_id = $1 AND deactivated_at IS NULL
) AS server
"""


async def servers(db: Reader, page: Page, customer_id: UUID) -> list[OwnServer]:
    """A page of a customer's servers that are in use."""
    return [read_row(OwnServer, row) for row in await page.rows(db, _SERVERS, {}, customer_id)]
