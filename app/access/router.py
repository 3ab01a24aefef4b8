"""Routes of keys and of the people who hold them; an admin's only, but who somebody is."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access import queries, service
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.access.schemas import (
    KeyView,
    MadeKey,
    NewKey,
    NewPerson,
    PersonView,
    RotateKey,
    key_view,
    person_view,
)
from app.kit.actor import Role
from app.kit.web.paging import AnyOf, ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf

router = Router(prefix="/v1", tags=["keys"])

KeyId = Annotated[Id, Path(examples=[examples.KEY])]
PersonId = Annotated[Id, Path(examples=[examples.PERSON])]
ReadPeople = Annotated[
    RequestContext, reads(Capability.READ_INTERNAL, missing=errors.PersonNotFound)
]
EnterPerson = Annotated[RequestContext, writes(Capability.ADMINISTER)]
ReadKeys = Annotated[RequestContext, reads(Capability.ADMINISTER, missing=errors.KeyNotFound)]
WriteKeys = Annotated[RequestContext, writes(Capability.ADMINISTER, missing=errors.KeyNotFound)]

# How a key is replaced if no body says otherwise.
AS_USUAL = RotateKey()


@router.get("/keys")
async def list_keys(context: ReadKeys, page: ListPage, role: AnyOf[Role] = None) -> PageOf[KeyView]:
    """Keys in the order they were made, without their secrets."""
    return page.of(key_view, await queries.keys(context.db, page, role))


@router.post("/keys", status_code=201, response_model=MadeKey)
async def make_key(context: WriteKeys, body: NewKey) -> Response:
    """Make a key. Its secret is in this answer only: a replay is 409 `secret_already_shown`."""
    return await context.create(lambda tx: service.make(tx, body), location="/v1/keys", secret=True)


@router.get("/keys/{key_id}")
async def read_key(context: ReadKeys, key_id: KeyId) -> KeyView:
    """One key, without its secret."""
    return key_view(context.found(await queries.key(context.db, key_id)))


@router.post("/keys/{key_id}/revoke", response_model=KeyView)
async def revoke_key(context: WriteKeys, key_id: KeyId) -> Response:
    """End a key: it is refused everywhere within a second."""
    return await context.write(lambda tx: service.revoke(tx, key_id))


@router.post("/keys/{key_id}/rotate", status_code=201, response_model=MadeKey)
async def rotate_key(context: WriteKeys, key_id: KeyId, body: RotateKey = AS_USUAL) -> Response:
    """Make the key that replaces this one, for the same holder. Both work until the former one ends.

    A retry with the same `Idempotency-Key` has one effect, whichever of the two it comes with.
    """
    return await context.create(
        lambda tx: service.rotate(tx, key_id, body), location="/v1/keys", secret=True
    )


@router.get("/people", tags=["people"])
async def list_people(context: ReadPeople, page: ListPage) -> PageOf[PersonView]:
    """Who of the office holds keys, in the order they were entered."""
    return page.of(person_view, await queries.people(context.db, page))


@router.post("/people", status_code=201, response_model=PersonView, tags=["people"])
async def enter_person(context: EnterPerson, body: NewPerson) -> Response:
    """Enter somebody of the office, to be named by keys: above thresholds another person approves."""
    return await context.create(lambda tx: service.enter_person(tx, body), location="/v1/people")


@router.get("/people/{person_id}", tags=["people"])
async def read_person(context: ReadPeople, person_id: PersonId) -> PersonView:
    """Somebody of the office."""
    return person_view(context.found(await queries.person(context.db, person_id)))
