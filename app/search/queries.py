"""What a text finds: one statement over customers, their people and servers, tickets and sessions.

Names are found by any part of them, without accents, by an index of their triplets of letters. Of each way
to be found only so many are looked at: a text that is everywhere must not cost more than one that is not.
"""

from datetime import datetime
from uuid import UUID

from app.kit.postgres.database import Reader
from app.kit.postgres.rows import packed, read_row
from app.languages.official import OfficialLanguage
from app.search.rows import (
    FoundContact,
    FoundCustomer,
    FoundRecord,
    FoundServer,
    FoundSession,
    FoundTicket,
)
from app.search.rules import INSIDE_FROM, Asked
from app.tickets import search

# So many names are looked at of each way to be found, of tickets with the words, and of the newest of all:
# what more have than these, some of the newest have, too.
_MOST_NAMES, _MOST_TICKETS, _NEWEST_TICKETS = 100, 1000, 500

# $1 the text, $2 an id, $3 a ticket's number, $4 how many of each, $5 the instant, $6 a word that may not be
# whole, $7 the one customer whose things are looked at.
_READINGS = ", ".join(
    f"text_query('{language}', $1) AS query_{language}" for language in OfficialLanguage
)
_ASKED = f"""
asked AS MATERIALIZED (
    SELECT plain, CASE WHEN length(plain) >= {INSIDE_FROM} THEN '%' || escaped || '%' END AS inside,
           to_tsquery('simple', text_bare($6::text) || ':*') AS beginning, {_READINGS}
    FROM (SELECT nullif(text_bare($1::text), '') AS plain) AS bare,
         LATERAL (SELECT regexp_replace(plain, '([\\\\%_])', '\\\\\\1', 'g') AS escaped) AS one
)"""


_RANK = """
CASE WHEN one.id = $2 OR text_bare(name) = plain THEN 0 WHEN starts_with(found_by, plain) THEN 1
     WHEN strpos(found_by, ' ' || plain) > 0 THEN 2 ELSE 3 END"""
_BEST = "ORDER BY deactivated_at IS NOT NULL, rank, name, id LIMIT $4"
_HAS_INSIDE = "found_by LIKE (SELECT inside FROM asked)"


def _any_named(table: str) -> str:
    """Rows whose names the text is in, each with its rank: whole, at the beginning, of a word, inside.

    By the order of bytes those that are no longer than the text come first. What has it inside is only
    looked at where few begin so.
    """
    return f"""
{table}_found AS MATERIALIZED (
    SELECT {table}.*, {_RANK} AS rank FROM (
        SELECT id FROM {table} WHERE id = $2
        UNION SELECT id FROM (
            (SELECT id FROM {table} WHERE found_by >= (SELECT plain FROM asked)
             AND found_by < (SELECT plain || U&'\\+10FFFF' FROM asked)
             ORDER BY found_by LIMIT {_MOST_NAMES})
            UNION ALL (SELECT id FROM {table} WHERE {_HAS_INSIDE} LIMIT {_MOST_NAMES})
            LIMIT {_MOST_NAMES}
        ) AS named
    ) AS one JOIN {table} USING (id) CROSS JOIN asked {_BEST}
)"""


def _own_named(table: str, owner: str) -> str:
    """The same of one customer's."""
    return f"""
{table}_found AS MATERIALIZED (
    SELECT one.*, {_RANK} AS rank FROM {table} AS one CROSS JOIN asked
    WHERE {owner} = $7 AND (id = $2 OR starts_with(found_by, plain) OR {_HAS_INSIDE}) {_BEST}
)"""


_QUERIES = {one: f"(SELECT query_{one} FROM asked)" for one in OfficialLanguage}
_BEGINNING = "(SELECT beginning FROM asked)"
_WORDS = (
    f"({search.has_words(_QUERIES, public=False)} OR {search.has_any(_BEGINNING, public=False)})"
)
_PUBLIC_WORDS = (
    f"({search.has_words(_QUERIES, public=True)} OR {search.has_any(_BEGINNING, public=True)})"
)
# The second is only looked at where the first has too few; twice as many, as both may have the same.
_ANY_WORDED = f"""
    (SELECT ticket_id FROM (
        SELECT ticket_id, language, document FROM ticket_text ORDER BY ticket_id DESC LIMIT {_NEWEST_TICKETS}
    ) AS newest WHERE {_WORDS})
    UNION ALL
    (SELECT ticket_id FROM (
        SELECT ticket_id FROM ticket_text WHERE {_WORDS} LIMIT {_MOST_TICKETS}
    ) AS any_age ORDER BY ticket_id DESC LIMIT $4)
    LIMIT 2 * $4"""
_OWN_WORDED = f"""
    SELECT ticket.id FROM (
        SELECT id FROM ticket WHERE customer_id = $7 ORDER BY created_at DESC LIMIT {_MOST_TICKETS}
    ) AS ticket JOIN ticket_text ON ticket_id = ticket.id WHERE {_PUBLIC_WORDS}"""
# The ids of tickets, those meant by number or id first, then the newest.
_MEANT = "SELECT id, 0 AS rank FROM ticket WHERE (number = $3 OR id = $2)"
_FIRST = "GROUP BY id ORDER BY rank, id DESC LIMIT $4"
_ANY_TICKETS = f"""
ticket_found AS MATERIALIZED (
    SELECT id, min(rank) AS rank FROM ({_MEANT}
        UNION ALL SELECT id, 1 FROM ({_ANY_WORDED}) AS worded (id)) AS one {_FIRST}
)"""
_OWN_TICKETS = f"""
ticket_found AS MATERIALIZED (
    SELECT id, min(rank) AS rank FROM ({_MEANT} AND customer_id = $7
        UNION ALL SELECT id, 1 FROM ({_OWN_WORDED}) AS worded (id)) AS one {_FIRST}
)"""


def _sessions(whose: str) -> str:
    """The ids of sessions: meant by id, of a ticket meant by its number, of what was found by name."""
    return f"""
session_found AS MATERIALIZED (
    SELECT id, starts_at FROM session WHERE id = $2 AND {whose}
    UNION SELECT session.id, starts_at FROM ticket JOIN session ON session.ticket_id = ticket.id
          WHERE number = $3 AND {whose}
    UNION SELECT of_them.id, starts_at FROM customer_found, LATERAL (
        SELECT id, starts_at FROM session WHERE customer_id = customer_found.id
        ORDER BY starts_at DESC LIMIT $4
    ) AS of_them
    UNION SELECT of_them.id, starts_at FROM server_found, LATERAL (
        SELECT id, starts_at FROM session
        WHERE customer_id = server_found.customer_id AND server_id = server_found.id
        ORDER BY starts_at DESC LIMIT $4
    ) AS of_them
    ORDER BY starts_at DESC, id LIMIT $4
)"""


_ORDER = "ORDER BY found.deactivated_at IS NOT NULL, rank, found.name, found.id"
_OF_CUSTOMER = {"customer_name": "customer.name", "active": "found.deactivated_at IS NULL"}
_SESSION = packed(
    FoundSession,
    "session",
    customer_name="customer.name",
    status="session_status(session.status, top_up_by, $5)",
    server_name="server.name",
    ticket_number="ticket.number",
)
_FOUND = f"""
SELECT
    ARRAY(SELECT {packed(FoundCustomer, "found", active="found.deactivated_at IS NULL")}
          FROM customer_found AS found {_ORDER}) AS customers,
    ARRAY(SELECT {packed(FoundContact, "found", **_OF_CUSTOMER)}
          FROM contact_found AS found JOIN customer ON customer.id = found.customer_id {_ORDER}) AS contacts,
    ARRAY(SELECT {packed(FoundServer, "found", **_OF_CUSTOMER)}
          FROM server_found AS found JOIN customer ON customer.id = found.customer_id {_ORDER}) AS servers,
    ARRAY(SELECT {packed(FoundTicket, "ticket", customer_name="customer.name")}
          FROM ticket_found AS found JOIN ticket USING (id) JOIN customer ON customer.id = customer_id
          ORDER BY rank, ticket.id DESC) AS tickets,
    ARRAY(SELECT {_SESSION} FROM session_found AS found JOIN session USING (id)
          JOIN customer ON customer.id = session.customer_id
          LEFT JOIN server ON server.id = session.server_id
          LEFT JOIN ticket ON ticket.id = session.ticket_id
          ORDER BY session.starts_at DESC, session.id) AS sessions
"""
_ANYBODYS = f"""
WITH {_ASKED},{_any_named("customer")},{_any_named("contact")},{_any_named("server")},{
    _ANY_TICKETS
},{_sessions("$7::uuid IS NULL")}
{_FOUND}
"""
_OWN = f"""
WITH {_ASKED},{_own_named("customer", "id")},{_own_named("contact", "customer_id")},{
    _own_named("server", "customer_id")
},{_OWN_TICKETS},{_sessions("session.customer_id = $7")}
{_FOUND}
"""


async def search_all(
    db: Reader, asked: Asked, customer_id: UUID | None, now: datetime, limit: int
) -> FoundRecord:
    """What the text finds of each kind, of one customer's things if it is named."""
    row = await db.fetchrow(
        _ANYBODYS if customer_id is None else _OWN,
        asked.text,
        asked.id,
        asked.number,
        limit,
        now,
        asked.word,
        customer_id,
    )
    assert row is not None
    return read_row(FoundRecord, row)
