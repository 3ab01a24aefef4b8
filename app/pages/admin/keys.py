"""Keys: made for somebody or to replace one, shown once, listed without their secrets, and ended."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access import queries, service
from app.access.permissions import READING, Capability, of_role
from app.access.schemas import KeyView, MadeKey, NewKey, RotateKey, key_view
from app.customers import queries as customers
from app.kit.actor import Role
from app.kit.postgres.database import Tx
from app.kit.web import pagination
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.pages.admin import edits
from app.pages.admin import key_queries as office
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router

router = page_router()

# With which the name of an actor ends.
_ID_LENGTH = 36
# What is chosen of a key's scopes, and that nothing is.
SCOPES, ALL_SCOPES = "scopes", ""

Shows = Annotated[Page, shows(Capability.ADMINISTER)]
Makes = Annotated[Page, acts(Capability.ADMINISTER)]
Ends = Annotated[Page, acts(Capability.ADMINISTER, missing=errors.KeyNotFound)]
OfRole = Annotated[Role | None, Query()]


@router.get("/admin/keys")
async def the_keys(page: Shows, part: ListPage, role: OfRole = None) -> Response:
    """Keys in the order they were made, each with whose it is."""
    return await _keys(page, part, role)


@router.get("/admin/keys/new")
async def asked(page: Shows, role: Role = Role.LEAD, customer_id: Id | None = None) -> Response:
    """What is asked about a key for a role; for a customer, of which."""
    return await _asked(page, role, customer_id, Given())


@router.post("/admin/keys/new")
async def make(page: Makes) -> Response:
    """Make a key, and show it: it is in this answer alone."""
    given = _wished(page)
    if given.body is None:
        return await _again(page, given)
    body = given.body
    try:
        made = await page.make_secret(lambda tx: service.make(tx, body))
    except errors.DomainError as refused:
        return await _again(page, given.refuse(refused))
    return await _made(page, made)


@router.post("/admin/keys/{key_id}/rotate")
async def rotate(page: Ends, key_id: Id, part: ListPage) -> Response:
    """Make the key that replaces another, and show it: it is in this answer alone."""
    given = page.read(RotateKey)
    if given.body is None:
        return await _keys(page, part, None, given)
    body = given.body
    try:
        made = await page.make_secret(lambda tx: service.rotate(tx, key_id, body))
    except errors.DomainError as refused:
        return await _keys(page, part, None, given.refuse(refused))
    return await _made(page, made)


@router.post("/admin/keys/{key_id}/revoke")
async def revoke(page: Ends, key_id: Id, part: ListPage, role: OfRole = None) -> Response:
    """End a key: it is refused everywhere within a second. What stops is shown first, if asked so."""

    async def again(given: Given[Nothing]) -> Response:
        return await _keys(page, part, role, given)

    return await _revoke(page, key_id, again)


async def _revoke(
    page: Page, key_id: UUID, again: Callable[[Given[Nothing]], Awaitable[Response]]
) -> Response:
    async def verb(tx: Tx, _: Nothing) -> KeyView:
        return await service.revoke(tx, key_id)

    async def shown(_: Given[Nothing], key: KeyView) -> Response:
        return page.show("admin/key_check.html", key=key, names=await _names(page, [key]))

    return await page.check_or_act(
        Nothing, verb, tried=verb, shown=shown, done="key_ended", to="/admin/keys", again=again
    )


async def _keys(
    page: Page,
    part: pagination.Page,
    role: Role | None,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    found = await queries.keys(page.context.db, part, [role] if role else None)
    keys = part.of(key_view, found)
    return page.show(
        "admin/keys.html",
        status=given.status,
        keys=keys,
        names=await _names(page, keys.items),
        roles=list(Role),
        reading=READING,
        role=role,
        given=given,
    )


async def _names(page: Page, keys: list[KeyView]) -> dict[str, str]:
    """Whose they are, and who made or ended them."""
    named = {
        one
        for key in keys
        for one in (key.customer_id, key.contact_id, key.technician_id, key.person_id)
        if one
    }
    actors = {one for key in keys for one in (key.created_by, key.revoked_by) if one and ":" in one}
    ids = named | {UUID(one[-_ID_LENGTH:]) for one in actors}
    return {str(one): name for one, name in (await office.names(page.context.db, ids)).items()}


def _wished(page: Page) -> Given[NewKey]:
    """The key that is asked for: where no scopes are chosen, none are named."""
    if page.fields.get(SCOPES) == [ALL_SCOPES]:
        page.fields = {name: said for name, said in page.fields.items() if name != SCOPES}
    return page.read(NewKey)


async def _again(page: Page, given: Given[NewKey]) -> Response:
    """The form with what was typed, and why it was refused."""
    role = next((one for one in Role if one.value == given.typed.get("role")), Role.LEAD)
    customer = edits.id_in(given, "customer_id") if role is Role.CUSTOMER else None
    return await _asked(page, role, customer, given)


async def _asked(
    page: Page, role: Role, customer_id: UUID | None, given: Given[NewKey]
) -> Response:
    db = page.context.db
    customer = None
    if role is Role.CUSTOMER and customer_id is not None:
        customer = await customers.customer(db, customer_id)
    return page.show(
        "admin/key_new.html",
        status=given.status,
        role=role,
        roles=list(Role),
        narrowed=_narrowed(role),
        customer=customer,
        holders=await office.holders(db, role, customer_id),
        given=given,
    )


def _narrowed(role: Role) -> dict[str, str]:
    """What a key for a role can be narrowed to on a page, as a form says it; the API knows any scopes."""
    has = of_role(role)
    offered = {"reading": has & READING, "exports": has & {Capability.EXPORT}}
    return {name: "\n".join(sorted(scopes)) for name, scopes in offered.items() if scopes}


async def _made(page: Page, made: MadeKey) -> Response:
    former = None
    if made.replaces_id is not None:
        former = await queries.key(page.context.db, made.replaces_id)
    return page.show(
        "admin/key_made.html", made=made, former=former, names=await _names(page, [made])
    )
