"""What is read about customers and their things."""

from collections.abc import Collection
from uuid import UUID

from app import errors
from app.access.owners import customer_of
from app.customers.rows import AccessRecord, ContactRecord, CustomerRecord, ServerRecord
from app.kit.postgres.database import Reader
from app.kit.postgres.rows import read_row
from app.kit.web.pagination import ACTIVE, Page

_CUSTOMER = (
    "SELECT id, name, deployment, time_zone, language, low_credit_minutes, low_credit_days,"
    " created_at, version, deactivated_at, deactivation_reason, erased_at, erasure_reason FROM customer"
)
_CONTACT = (
    "SELECT id, customer_id, name, email, phone, language, time_zone, created_at, version,"
    " deactivated_at, deactivation_reason, erased_at, erasure_reason FROM contact"
)
_SERVER = (
    "SELECT id, customer_id, name, recommended_procedure, recommended_configuration, created_at,"
    " version, deactivated_at, deactivation_reason FROM server"
)
_ACCESS = (
    "SELECT id, server_id, customer_id, kind, checked_at, valid_until, revoked_at, created_at"
    " FROM server_access"
)

# With or without accents, in capitals or not, anywhere in it.
_INSIDE = r"found_by LIKE '%' || regexp_replace(text_bare({0}), '([\\%_])', '\\\1', 'g') || '%'"
# Whose name, or one of whose people, has a text: the ids, for whoever lists what is theirs.
NAMED = f"""
    SELECT found.id FROM customer AS found WHERE found.{_INSIDE}
    UNION ALL SELECT customer_id FROM contact WHERE {_INSIDE}
"""
_HAS = f"id IN ({NAMED})"

# Who writes, is written to and takes part: a contact that is here, of a customer that is.
ACTIVE_CONTACT = (
    "contact JOIN customer ON customer.id = contact.customer_id"
    " AND contact.deactivated_at IS NULL AND customer.deactivated_at IS NULL"
)

owner = customer_of("customer", "id")
owner_of_contact = customer_of("contact")
owner_of_server = customer_of("server")
owner_of_access = customer_of("server_access")


async def customer(db: Reader, customer_id: UUID) -> CustomerRecord | None:
    """One customer."""
    row = await db.fetchrow(f"{_CUSTOMER} WHERE id = $1", customer_id)
    return None if row is None else read_row(CustomerRecord, row)


async def customers_by_id(db: Reader, customer_ids: Collection[UUID]) -> dict[UUID, CustomerRecord]:
    """These customers."""
    rows = await db.fetch(f"{_CUSTOMER} WHERE id = ANY($1)", sorted(customer_ids))
    return {row["id"]: read_row(CustomerRecord, row) for row in rows}


async def check_active(db: Reader, customer_id: UUID) -> None:
    """Hold a customer that gets something new to be here; it does not leave until the transaction ends.

    Raises:
        CustomerNotFound, CustomerInactive.
    """
    row = await db.fetchrow(
        "SELECT deactivated_at FROM customer WHERE id = $1 FOR SHARE", customer_id
    )
    if row is None:
        raise errors.CustomerNotFound()
    if row["deactivated_at"] is not None:
        raise errors.CustomerInactive(customer_id=customer_id)


async def customers(
    db: Reader, page: Page, customer_id: UUID | None, active: bool | None, q: str | None = None
) -> list[CustomerRecord]:
    """A page of customers, or the one; with ``q`` those whose name, or one of whose people, has it."""
    rows = await page.rows(db, _CUSTOMER, {"id = {}": customer_id, ACTIVE: active, _HAS: q})
    return [read_row(CustomerRecord, row) for row in rows]


async def contact(db: Reader, contact_id: UUID) -> ContactRecord | None:
    """One contact."""
    row = await db.fetchrow(f"{_CONTACT} WHERE id = $1", contact_id)
    return None if row is None else read_row(ContactRecord, row)


async def contacts_by_id(db: Reader, contact_ids: Collection[UUID]) -> dict[UUID, ContactRecord]:
    """These contacts."""
    rows = await db.fetch(f"{_CONTACT} WHERE id = ANY($1)", sorted(contact_ids))
    return {row["id"]: read_row(ContactRecord, row) for row in rows}


async def contacts(
    db: Reader, page: Page, customer_id: UUID, active: bool | None
) -> list[ContactRecord]:
    """A page of a customer's contacts."""
    rows = await page.rows(db, _CONTACT, {"customer_id = {}": customer_id, ACTIVE: active})
    return [read_row(ContactRecord, row) for row in rows]


async def server(db: Reader, server_id: UUID) -> ServerRecord | None:
    """One server."""
    row = await db.fetchrow(f"{_SERVER} WHERE id = $1", server_id)
    return None if row is None else read_row(ServerRecord, row)


async def servers_by_id(db: Reader, server_ids: Collection[UUID]) -> dict[UUID, ServerRecord]:
    """These servers."""
    rows = await db.fetch(f"{_SERVER} WHERE id = ANY($1)", sorted(server_ids))
    return {row["id"]: read_row(ServerRecord, row) for row in rows}


async def servers(
    db: Reader, page: Page, customer_id: UUID, active: bool | None
) -> list[ServerRecord]:
    """A page of a customer's servers."""
    rows = await page.rows(db, _SERVER, {"customer_id = {}": customer_id, ACTIVE: active})
    return [read_row(ServerRecord, row) for row in rows]


async def access(db: Reader, access_id: UUID) -> AccessRecord | None:
    """One access record."""
    row = await db.fetchrow(f"{_ACCESS} WHERE id = $1", access_id)
    return None if row is None else read_row(AccessRecord, row)


async def access_of_server(db: Reader, page: Page, server_id: UUID) -> list[AccessRecord]:
    """A page of a server's access records."""
    rows = await page.rows(db, _ACCESS, {"server_id = {}": server_id})
    return [read_row(AccessRecord, row) for row in rows]
