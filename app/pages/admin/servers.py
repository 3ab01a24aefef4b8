"""A customer's servers, how they were installed, and whether technicians can reach them."""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.customers import changes, queries, service
from app.customers.rows import AccessRecord
from app.customers.schemas import (
    AccessView,
    ChangeServer,
    NewAccess,
    NewServer,
    ServerView,
    access_view,
    server_view,
)
from app.kit.postgres.database import Tx
from app.kit.web import pagination
from app.kit.web.paging import ListPage
from app.kit.web.schema import Flag, Id, Name
from app.pages.admin import edits
from app.pages.admin import queries as office
from app.pages.admin.access import (
    ActsOnCustomer,
    ActsOnServer,
    RecordsAccess,
    ShowsAccess,
    ShowsCustomer,
)
from app.pages.admission import Page, acts
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router

router = page_router()

Ends = Annotated[
    Page,
    acts(
        Capability.CHECK_SERVER_ACCESS,
        owner=queries.owner_of_access,
        missing=errors.AccessNotFound,
    ),
]


class EditedServer(ChangeServer):
    """All that can be changed about a server."""

    name: Name
    recommended_procedure: Flag | None
    recommended_configuration: Flag | None


@router.get("/admin/customers/{customer_id}/servers")
async def the_servers(page: ShowsCustomer, customer_id: Id, part: ListPage) -> Response:
    """All servers of a customer."""
    found = await office.servers(page.context.db, part, customer_id, page.context.now)
    return await _all(page, customer_id, part, servers=found)


@router.get("/admin/customers/{customer_id}/servers/new")
async def asked(page: ShowsCustomer, customer_id: Id) -> Response:
    """What is asked about a new server."""
    return await _asked(page, customer_id, Given())


@router.post("/admin/customers/{customer_id}/servers/new")
async def add(page: ActsOnCustomer, customer_id: Id) -> Response:
    """Add a customer's installation."""
    return await page.act(
        NewServer,
        lambda tx, body: service.add_server(tx, customer_id, body),
        done="server_made",
        to="/admin/servers/{id}",
        again=lambda given: _asked(page, customer_id, given),
    )


@router.get("/admin/servers/{server_id}")
async def server(page: ShowsAccess, server_id: Id, part: ListPage) -> Response:
    """One of them, and every access that was recorded."""
    return await _server(page, server_id, part)


@router.post("/admin/servers/{server_id}/edit")
async def change(page: ActsOnServer, server_id: Id) -> Response:
    """Change it."""
    return await page.act(
        EditedServer,
        lambda tx, body: _change(tx, server_id, body),
        done="server_saved",
        to=f"/admin/servers/{server_id}",
        again=lambda given: _server(page, server_id, at="edit", given=given),
    )


@router.post("/admin/servers/{server_id}/access")
async def record(page: RecordsAccess, server_id: Id) -> Response:
    """Record that technicians can reach it."""
    return await page.act(
        NewAccess,
        lambda tx, body: service.record_access(tx, server_id, body),
        done="access_recorded",
        to=f"/admin/servers/{server_id}",
        again=lambda given: _server(page, server_id, at="access", given=given),
    )


@router.post("/admin/access/{access_id}/revoke")
async def revoke(page: Ends, access_id: Id) -> Response:
    """End an access: without another no session on the server starts. What stops is shown first."""
    access = page.context.found(await queries.access(page.context.db, access_id))
    return await _revoke(page, access)


async def _revoke(page: Page, access: AccessRecord) -> Response:
    async def verb(tx: Tx, _: Nothing) -> AccessView:
        return await service.revoke_access(tx, access.id)

    async def again(given: Given[Nothing]) -> Response:
        return await _server(page, access.server_id, at="revoke", given=given)

    async def shown(_: Given[Nothing], seen: AccessView) -> Response:
        db, now = page.context.db, page.context.now
        server = page.context.found(await queries.server(db, access.server_id))
        left = await office.other_accesses(db, access.server_id, access.id, now)
        return page.show(
            "admin/access_check.html", access=seen, server=server_view(server), left=left
        )

    to = f"/admin/servers/{access.server_id}"
    return await page.check_or_act(
        Nothing, verb, tried=verb, shown=shown, done="access_revoked", to=to, again=again
    )


async def _change(tx: Tx, server_id: UUID, body: EditedServer) -> ServerView:
    before = await changes.lock_server(tx, server_id)
    told = edits.what_differs(body, before, ChangeServer)
    return await changes.change_server(tx, server_id, told)


async def _all(
    page: Page, customer_id: UUID, part: pagination.Page, servers: list[office.ShownServer]
) -> Response:
    return page.show(
        "admin/servers.html",
        customer=page.context.found(await queries.customer(page.context.db, customer_id)),
        servers=part.of(lambda one: one, servers),
    )


async def _asked(page: Page, customer_id: UUID, given: Given[NewServer]) -> Response:
    found = page.context.found(await queries.customer(page.context.db, customer_id))
    return page.show("admin/server_new.html", status=given.status, customer=found, given=given)


async def _server(
    page: Page,
    server_id: UUID,
    part: pagination.Page | None = None,
    *,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    db, path = page.context.db, f"/admin/servers/{server_id}"
    found = page.context.found(await queries.server(db, server_id))
    part = part or pagination.Page(page.request, office.MOST_SHOWN, None, path=path)
    checked = await queries.access_of_server(db, part, server_id)
    local = page.context.now.astimezone(ZoneInfo(page.visitor.time_zone))
    at_first: Given[NewAccess] = Given({"checked_at": f"{local:%Y-%m-%dT%H:%M}"})
    return page.show(
        "admin/server.html",
        status=given.status,
        server=server_view(found),
        accesses=part.of(access_view, checked),
        refused=given if at == "revoke" else NOTHING,
        edited=given if at == "edit" else edits.known(page, found, EditedServer),
        recorded=given if at == "access" else at_first,
    )
