"""What tickets are searched by: their words, kept as they are written, and the condition that finds them.

The words of a ticket are all read in one language, whatever its messages are in: a search is read in the
same one, so that what it leaves out (``-word``) is left out of the whole ticket.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import reduce
from typing import NamedTuple, Protocol
from uuid import UUID

from app.kit.postgres.composing import Insertion
from app.kit.postgres.database import Tx
from app.languages.official import OfficialLanguage


class TextPart(StrEnum):
    """Where a text stands on a ticket: the letter is the weight of its words."""

    SUBJECT = "A"
    REPORTER = "B"
    MESSAGE = "C"
    NOTE = "D"


class SearchedTicket(Protocol):
    """A ticket, and the language that it is answered in."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def customer_id(self) -> UUID:
        """The customer's."""

    @property
    def reply_language(self) -> OfficialLanguage:
        """The language."""


class _Text(NamedTuple):
    ticket_id: UUID
    customer_id: UUID
    language: str
    part: str
    text: str


_PARTS = ", ".join(
    f"coalesce(string_agg(text, ' ') FILTER (WHERE part = '{part}'), '') AS {part.name.lower()}"
    for part in TextPart
)


def _words_of(part: TextPart) -> str:
    return f"setweight(text_words(given.language, {part.name.lower()}), '{part}')"


# Each is joined to those before it, so that what messages say leaves room for number and subject.
_WORDS = reduce(lambda known, part: f"text_joined({known}, {_words_of(part)})", TextPart, "''")
# All texts of a transaction in one statement. A new subject or reporter takes the place of the old one.
_ADD = Insertion(f"""
INSERT INTO ticket_text AS kept (ticket_id, language, document)
SELECT given.ticket_id, given.language, {_WORDS} FROM (
    SELECT one.ticket_id, coalesce(max(known.language), max(one.language)) AS language, {_PARTS}
    FROM (
        SELECT texts.ticket_id, texts.language, part,
               CASE part WHEN '{TextPart.REPORTER}' THEN text || ' ' || customer.name
                    ELSE text END AS text
        FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])
            AS texts (ticket_id, customer_id, language, part, text)
        JOIN customer ON customer.id = texts.customer_id
    ) AS one
    LEFT JOIN ticket_text AS known ON known.ticket_id = one.ticket_id
    GROUP BY one.ticket_id
) AS given
ON CONFLICT (ticket_id) DO UPDATE SET document = text_joined(
    CASE WHEN ts_filter(excluded.document, '{{a}}') = '' THEN kept.document
         ELSE ts_filter(kept.document, '{{c,d}}') END,
    excluded.document
)
""")


def add(tx: Tx, ticket: SearchedTicket, part: TextPart, text: str) -> None:
    """Gather a text by which the ticket is found from now on."""
    row = _Text(ticket.id, ticket.customer_id, ticket.reply_language, part, text)
    tx.gather(_ADD, row)


def condition(place: str, *, public: bool) -> str:
    """The SQL that holds of a ticket whose words a search has; ``place`` is its parameter.

    Notes are left out where only what is ``public`` counts.
    """
    queries = {one: f"text_query('{one}', {place})" for one in OfficialLanguage}
    has = has_words(queries, public=public)
    return f"ticket.id IN (SELECT ticket_id FROM ticket_text WHERE {has})"


def has_words(queries: Mapping[OfficialLanguage, str], *, public: bool) -> str:
    """The SQL that holds of a row of ``ticket_text`` whose words the query of its language finds."""
    return " OR ".join(
        f"language = '{language}' AND {_words(public)} @@ {query}"
        for language, query in queries.items()
    )


def has_any(query: str, *, public: bool) -> str:
    """The SQL that holds of a row of ``ticket_text`` whose words a query finds that has no language."""
    return f"{_words(public)} @@ {query}"


def _words(public: bool) -> str:
    return "ts_filter(document, '{a,b,c}')" if public else "document"
