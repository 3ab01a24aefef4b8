"""Who is there by a token, and who is known by an address."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from app.access.permissions import EVERYONE
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.signing_in.rows import Found, Identity, LinkRecord, SignInRecord, Visitor
from app.signing_in.rules import IDLE, LINKS_WITHIN, Purpose

# Whom a sign-in or a link stands for, as long as they are here and their key lives.
_HELD = """
LEFT JOIN technician ON technician.id = came.technician_id
LEFT JOIN api_key ON api_key.id = came.key_id
LEFT JOIN customer AS held ON held.id = api_key.customer_id
LEFT JOIN contact AS holder ON holder.id = api_key.contact_id
LEFT JOIN technician AS worker ON worker.id = api_key.technician_id
CROSS JOIN company
"""
_WHO = f"""
LEFT JOIN contact ON contact.id = came.contact_id
LEFT JOIN customer AS own ON own.id = contact.customer_id
{_HELD}
LEFT JOIN person ON person.id = api_key.person_id
"""
# Whom an issuer vouches for is bound by the sign-in itself.
_WHO_CAME = f"""
LEFT JOIN contact ON contact.id = came.contact_id
LEFT JOIN customer AS own ON own.id = coalesce(came.customer_id, contact.customer_id)
{_HELD}
LEFT JOIN person ON person.id = coalesce(came.person_id, api_key.person_id)
"""
_HERE = """
(own.id IS NULL OR own.deactivated_at IS NULL)
AND (contact.id IS NULL OR contact.deactivated_at IS NULL)
AND (technician.id IS NULL OR technician.deactivated_at IS NULL)
AND (api_key.id IS NULL OR api_key.revoked_at IS NULL
     AND (api_key.expires_at IS NULL OR api_key.expires_at > $2))
"""
# Whom a link was sent to, and who has another address by now, may be two people.
_THEIRS = "came.address = lower(coalesce(contact.email, technician.email, person.email, ''))"
_ROLE = (
    "coalesce(api_key.role,"
    " CASE WHEN came.contact_id IS NULL THEN 'technician' ELSE 'customer' END) AS role"
)
_ROLE_THAT_CAME = _ROLE.replace("coalesce(", "coalesce(came.role, ", 1)
_VISITOR = """
coalesce(own.id, held.id) AS customer_id,
coalesce(contact.id, holder.id) AS contact_id,
coalesce(technician.id, worker.id) AS technician_id,
person.id AS person_id,
came.key_id,
coalesce(api_key.first_id, came.key_id) AS first_id,
api_key.scopes,
coalesce(contact.name, holder.name, technician.name, worker.name, person.name, api_key.name,
         held.name, own.name, '') AS name,
coalesce(own.name, held.name) AS customer_name,
coalesce(contact.language, holder.language, technician.language, worker.language) AS language,
coalesce(own.language, held.language) AS usual_language,
coalesce(contact.time_zone, holder.time_zone, own.time_zone, held.time_zone,
         technician.reading_time_zone, technician.time_zone, worker.reading_time_zone, worker.time_zone,
         company.time_zone) AS time_zone,
company.name AS provider, company.support_phone, company.support_email
"""
_BY_SIGN_IN = f"""
SELECT came.id, came.last_seen_at, {_ROLE_THAT_CAME}, {_VISITOR},
       coalesce(came.authenticated_at, came.created_at) AS authenticated_at,
       came.subject_id IS NOT NULL AS is_vouched
FROM sign_in AS came {_WHO_CAME}
WHERE came.token_hash = $1 AND came.ended_at IS NULL AND came.expires_at > $2
  AND came.last_seen_at > $3 AND {_HERE}
"""
_LIVING = f"""
SELECT came.id FROM sign_in AS came {_WHO_CAME}
WHERE came.id = ANY($1) AND came.ended_at IS NULL AND came.expires_at > $2
  AND came.last_seen_at > $3 AND {_HERE}
"""
_BY_LINK = f"""
SELECT came.id, came.made_at AS last_seen_at, came.purpose, came.subject_id, came.revision, {_ROLE},
       {_VISITOR}
FROM mail_link AS came {_WHO}
WHERE came.token_hash = $1 AND came.revoked_at IS NULL AND came.expires_at > $2
  AND came.subject_id = $3 AND {_THEIRS} AND {_HERE}
"""
_LINK = f"""
SELECT came.id, came.purpose, came.contact_id, came.technician_id, came.key_id, came.subject_id,
       came.expires_at, {_THEIRS} AS is_theirs,
       CASE WHEN came.used_at IS NOT NULL THEN 'used'
            WHEN came.revoked_at IS NOT NULL OR NOT ({_HERE}) THEN 'withdrawn'
            WHEN came.expires_at <= $2 THEN 'expired' END AS over
FROM mail_link AS came {_WHO}
WHERE came.token_hash = $1
"""
# Of a person's keys that live the one that may do most: one that is not narrowed, if there is any.
_KNOWN = """
WITH found AS (
    SELECT contact.id AS person_id, contact.id AS contact_id, NULL::uuid AS technician_id,
           NULL::uuid AS key_id
    FROM contact JOIN customer ON customer.id = contact.customer_id
    WHERE lower(contact.email) = $1 AND contact.deactivated_at IS NULL
      AND customer.deactivated_at IS NULL
    UNION ALL
    SELECT id, NULL, id, NULL FROM technician WHERE lower(email) = $1 AND deactivated_at IS NULL
    UNION ALL
    SELECT person.id, NULL, NULL, best.id
    FROM person CROSS JOIN LATERAL (
        SELECT api_key.id FROM api_key
        WHERE api_key.person_id = person.id AND revoked_at IS NULL
          AND (expires_at IS NULL OR expires_at > $2)
        ORDER BY scopes IS NOT NULL, array_position(ARRAY['admin', 'lead', 'finance'], role), api_key.id
        LIMIT 1
    ) AS best
    WHERE lower(person.email) = $1
)
SELECT found.*, (
    SELECT count(*)::int FROM mail_link AS sent
    WHERE sent.purpose = $3 AND sent.made_at > $4
      AND (sent.contact_id = found.contact_id OR sent.technician_id = found.technician_id
           OR sent.key_id = found.key_id)
) AS links_sent
FROM found ORDER BY person_id
"""


async def owner(_db: Reader, _sign_in_id: UUID) -> UUID:
    """Whose a sign-in is: the verb finds out, as it may be of somebody who is no customer."""
    return EVERYONE


async def visitor(db: Reader, token_hash: bytes, now: datetime) -> Visitor | None:
    """Who is signed in by a browser's token; None where it works no more."""
    row = await db.fetchrow(_BY_SIGN_IN, token_hash, now, now - IDLE)
    return None if row is None else read_row(Visitor, row)


async def living_ids(db: Reader, sign_in_ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Those of these sign-ins that still work."""
    if not sign_in_ids:
        return set()
    rows = await db.fetch(_LIVING, list(sign_in_ids), now, now - IDLE)
    return {row["id"] for row in rows}


async def visitor_by_link(
    db: Reader, token_hash: bytes, subject_id: UUID, now: datetime
) -> Visitor | None:
    """Who looks at one thing by a link's token; None where it works no more, or is for another."""
    row = await db.fetchrow(_BY_LINK, token_hash, now, subject_id)
    return None if row is None else read_row(Visitor, row)


async def link(db: Reader, token_hash: bytes, now: datetime) -> LinkRecord | None:
    """What a link is for, and whether it is over; None where there is none like it."""
    row = await db.fetchrow(_LINK, token_hash, now)
    return None if row is None else read_row(LinkRecord, row)


async def known(db: Reader, address: str, now: datetime) -> list[Found]:
    """Who is known by an address: contacts, technicians, and people of the office with a key."""
    rows = await db.fetch(_KNOWN, address.lower(), now, Purpose.SIGN_IN, now - LINKS_WITHIN)
    return [
        Found(
            identity=Identity(
                contact_id=row["contact_id"],
                technician_id=row["technician_id"],
                key_id=row["key_id"],
            ),
            person_id=row["person_id"],
            links_sent=row["links_sent"],
        )
        for row in rows
    ]


async def sign_ins(db: Reader, visitor: Visitor, now: datetime) -> list[SignInRecord]:
    """The browsers in which somebody is signed in as this visitor is, the newest first."""
    rows = await db.fetch(
        "SELECT one.id, one.browser, one.created_at, one.last_seen_at, one.expires_at, one.ended_at"
        " FROM sign_in AS one JOIN sign_in AS own ON own.id = $1"
        " WHERE (one.contact_id = own.contact_id OR one.technician_id = own.technician_id"
        "  OR one.key_id = own.key_id OR one.subject_id = own.subject_id)"
        " AND one.ended_at IS NULL AND one.expires_at > $2 AND one.last_seen_at > $3"
        " ORDER BY one.id DESC LIMIT 50",
        visitor.id,
        now,
        now - IDLE,
    )
    return [read_row(SignInRecord, row) for row in rows]
