"""What the office's pages show of who holds keys, and who can be given one."""

from collections.abc import Collection
from uuid import UUID

from app.kit.actor import Role
from app.kit.postgres.database import Reader

# So many can be chosen from.
_MOST_HOLDERS = 200

_PEOPLE = f"SELECT id, name FROM person ORDER BY name, id LIMIT {_MOST_HOLDERS}"
_TECHNICIANS = f"""
SELECT id, name FROM technician WHERE deactivated_at IS NULL ORDER BY name, id LIMIT {_MOST_HOLDERS}
"""
_CONTACTS = f"""
SELECT id, name FROM contact WHERE customer_id = $1 AND deactivated_at IS NULL
ORDER BY name, id LIMIT {_MOST_HOLDERS}
"""


async def names(db: Reader, ids: Collection[UUID]) -> dict[UUID, str]:
    """What these customers, contacts, technicians and people are called; of keys, who holds them."""
    rows = await db.fetch(
        "SELECT id, name FROM customer WHERE id = ANY($1)"
        " UNION ALL SELECT id, name FROM contact WHERE id = ANY($1)"
        " UNION ALL SELECT id, name FROM technician WHERE id = ANY($1)"
        " UNION ALL SELECT id, name FROM person WHERE id = ANY($1)"
        " UNION ALL SELECT api_key.id, coalesce(person.name, api_key.name) FROM api_key"
        "  LEFT JOIN person ON person.id = api_key.person_id"
        "  WHERE api_key.id = ANY($1) AND coalesce(person.name, api_key.name) IS NOT NULL",
        sorted(ids),
    )
    return {row["id"]: row["name"] for row in rows}


async def holders(db: Reader, role: Role, customer_id: UUID | None) -> list[tuple[UUID, str]]:
    """Who can be named by a key for a role: people of the office, technicians, contacts of a customer."""
    if role in (Role.LEAD, Role.FINANCE, Role.ADMIN):
        rows = await db.fetch(_PEOPLE)
    elif role is Role.TECHNICIAN:
        rows = await db.fetch(_TECHNICIANS)
    elif role is Role.CUSTOMER and customer_id is not None:
        rows = await db.fetch(_CONTACTS, customer_id)
    else:
        rows = []
    return [(row["id"], row["name"]) for row in rows]
