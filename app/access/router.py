"""Routes of keys; an admin's only."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access import queries, service
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads, writes
from app.access.schemas import KeyView, MadeKey, NewKey, key_view
from app.kit.actor import Role
from app.kit.pagination import AnyOf, ListPage
from app.kit.routing import Router
from app.kit.schema import Id, PageOf

router = Router(prefix="/v1", tags=["keys"])

KeyId = Annotated[Id, Path(examples=[examples.KEY])]
ReadKeys = Annotated[RequestContext, reads(Capability.ADMINISTER, missing=errors.KeyNotFound)]
WriteKeys = Annotated[RequestContext, writes(Capability.ADMINISTER, missing=errors.KeyNotFound)]


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
