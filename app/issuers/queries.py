"""Whether those are here for whom an issuer vouches."""

from collections.abc import Sequence

from app.issuers.rules import Bound
from app.kit.postgres.database import Reader

_HERE = """
SELECT (asked.customer_id IS NULL OR EXISTS (
            SELECT 1 FROM customer
            WHERE customer.id = asked.customer_id AND customer.deactivated_at IS NULL))
   AND (asked.contact_id IS NULL OR EXISTS (
            SELECT 1 FROM contact
            WHERE contact.id = asked.contact_id AND contact.customer_id = asked.customer_id
              AND contact.deactivated_at IS NULL))
   AND (asked.technician_id IS NULL OR EXISTS (
            SELECT 1 FROM technician
            WHERE technician.id = asked.technician_id AND technician.deactivated_at IS NULL))
   AND (asked.person_id IS NULL OR EXISTS (
            SELECT 1 FROM person WHERE person.id = asked.person_id))
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) WITH ORDINALITY
     AS asked (customer_id, contact_id, technician_id, person_id, place)
ORDER BY asked.place
"""


async def are_here(db: Reader, asked: Sequence[Bound]) -> list[bool]:
    """Of each, whether all whom it names are known here, of one another, and have not left."""
    rows = await db.fetch(
        _HERE,
        [one.customer_id for one in asked],
        [one.contact_id for one in asked],
        [one.technician_id for one in asked],
        [one.person_id for one in asked],
    )
    return [row[0] for row in rows]
