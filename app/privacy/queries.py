"""Whom something is about, what is held about them, and for how long things are kept."""

from uuid import UUID

from msgspec.structs import replace

from app.kit.personal import bound
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.privacy.known import HELD
from app.privacy.rows import Held, RetentionRecord, Subject
from app.tickets.personal_rows import REPORTED

# Shorter words would stand in answers about others, too.
_LEAST_CHARACTERS = 4

_SUBJECT = f"""
WITH who AS (
    SELECT id, name, lower(email) AS email, email AS written, phone FROM contact
    WHERE id = $1 OR customer_id = $2
), one AS (
    SELECT coalesce(array_agg(id), '{{}}') AS contacts FROM who
)
SELECT one.contacts, $2::uuid AS customer,
    ARRAY(SELECT DISTINCT email FROM who WHERE NOT EXISTS (
        SELECT FROM contact AS other WHERE lower(other.email) = who.email
        AND other.id NOT IN (SELECT id FROM who))) AS addresses,
    ARRAY(SELECT id FROM api_key WHERE contact_id = ANY(one.contacts) OR customer_id = $2
          UNION ALL SELECT id FROM sign_in WHERE contact_id = ANY(one.contacts)) AS keys,
    ARRAY(SELECT word FROM (
          SELECT unnest(ARRAY[id::text, name, email, written, phone]) AS word FROM who
          UNION ALL SELECT unnest(ARRAY[id::text, name]) FROM customer WHERE id = $2
    ) AS words WHERE char_length(word) >= {_LEAST_CHARACTERS}) AS words
FROM one
"""
# What answers about them name, though not themselves.
_THINGS = f"""
SELECT reported.id::text AS word FROM ({REPORTED}) AS reported
UNION SELECT session_id::text FROM session_move WHERE actor = ANY(:actors)
UNION SELECT worksheet_id::text FROM worksheet_round WHERE actor = ANY(:actors)
UNION SELECT ticket_id::text FROM message WHERE actor = ANY(:actors)
"""


async def subject(
    db: Reader, *, contact_id: UUID | None = None, customer_id: UUID | None = None
) -> Subject:
    """Whom it is about: one contact, or a customer with all its people."""
    row = await db.fetchrow(_SUBJECT, contact_id, customer_id)
    assert row is not None
    found = read_row(Subject, row)
    statement, values = bound(_THINGS, found.values)
    things = [one["word"] for one in await db.fetch(statement, *values)]
    return replace(found, words=[*found.words, *things])


async def held(db: Reader, subject: Subject, what: str, behind: UUID, most: int) -> list[Held]:
    """The next things of a kind that are held about somebody, in order of id."""
    known = {**subject.values, "behind": behind, "most": most}
    statement, values = bound(HELD[what], known)
    return [Held(what, row["id"], row["data"]) for row in await db.fetch(statement, *values)]


async def retention(db: Reader) -> RetentionRecord:
    """For how many days something is kept."""
    row = await db.fetchrow(
        "SELECT id, audit_days, address_days, raw_mail_days, mail_days, answer_days, version"
        " FROM retention"
    )
    assert row is not None, "the migration made it"
    return read_row(RetentionRecord, row)
