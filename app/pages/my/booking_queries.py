"""What is known of a customer that is about to book: one statement."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.plans.rules import TermsPeriod, terms_in_force

MOST_SERVERS = 100


class KnownServer(Struct, frozen=True, kw_only=True):
    """A server that a session can be for."""

    id: UUID
    name: str


class Booker(Struct, frozen=True, kw_only=True):
    """Whether a customer books by itself, for which servers, and what it has for that."""

    may_book: bool
    servers: tuple[KnownServer, ...]


class _Read(Struct, frozen=True, kw_only=True):
    terms_near: tuple[TermsPeriod, ...]
    servers: tuple[KnownServer, ...]


_BOOKER = f"""
SELECT ARRAY(SELECT {packed(TermsPeriod)} FROM terms_near($1, $2)) AS terms_near,
       ARRAY(SELECT {packed(KnownServer)} FROM server
             WHERE customer_id = $1 AND deactivated_at IS NULL
             ORDER BY name, id LIMIT {MOST_SERVERS}) AS servers
"""


async def booker(db: Reader, customer_id: UUID, now: datetime) -> Booker:
    """What a customer may book, and for what."""
    row = await db.fetchrow(_BOOKER, customer_id, now)
    assert row is not None
    found = read_row(_Read, row)
    terms = terms_in_force(found.terms_near, now)
    return Booker(may_book=terms.customers_may_book, servers=found.servers)
