"""What is read about customers and their things."""

from uuid import UUID

from app.access.routes import customer_of
from app.kit.database import Reader, Row
from app.kit.pagination import Page

_CUSTOMER = "SELECT id, name, deployment, time_zone, language, created_at FROM customer"
_CONTACT = "SELECT id, customer_id, name, email, phone, language, created_at FROM contact"
_SERVER = (
    "SELECT id, customer_id, name, recommended_procedure, recommended_configuration, created_at"
    " FROM server"
)
_ACCESS = (
    "SELECT id, server_id, customer_id, kind, checked_at, valid_until, revoked_at, created_at"
    " FROM server_access"
)

owner = customer_of("customer", "id")
owner_of_contact = customer_of("contact")
owner_of_server = customer_of("server")
owner_of_access = customer_of("server_access")


async def customer(db: Reader, customer_id: UUID) -> Row | None:
    """One customer."""
    return await db.fetchrow(f"{_CUSTOMER} WHERE id = $1", customer_id)


async def customers(db: Reader, page: Page, customer_id: UUID | None) -> list[Row]:
    """A page of customers, or the one."""
    return await page.rows(db, _CUSTOMER, {"id = {}": customer_id})


async def contact(db: Reader, contact_id: UUID) -> Row | None:
    """One contact."""
    return await db.fetchrow(f"{_CONTACT} WHERE id = $1", contact_id)


async def contacts(db: Reader, page: Page, customer_id: UUID) -> list[Row]:
    """A page of a customer's contacts."""
    return await page.rows(db, _CONTACT, {"customer_id = {}": customer_id})


async def server(db: Reader, server_id: UUID) -> Row | None:
    """One server."""
    return await db.fetchrow(f"{_SERVER} WHERE id = $1", server_id)


async def servers(db: Reader, page: Page, customer_id: UUID) -> list[Row]:
    """A page of a customer's servers."""
    return await page.rows(db, _SERVER, {"customer_id = {}": customer_id})


async def access(db: Reader, access_id: UUID) -> Row | None:
    """One access record."""
    return await db.fetchrow(f"{_ACCESS} WHERE id = $1", access_id)


async def access_of_server(db: Reader, page: Page, server_id: UUID) -> list[Row]:
    """A page of a server's access records."""
    return await page.rows(db, _ACCESS, {"server_id = {}": server_id})
