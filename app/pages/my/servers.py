"""The customer's servers: who can reach them, until when, and what is missing before which session."""

from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.kit.web.paging import ListPage
from app.pages.admission import Page, shows
from app.pages.my import server_queries, session_queries
from app.pages.routing import page_router
from app.sessions.schemas import session_view

router = page_router()

Shows = Annotated[Page, shows(Capability.READ)]


@router.get("/my/servers")
async def servers(page: Shows, shown: ListPage) -> Response:
    """Servers in use, each with its accesses and the sessions that it is needed for."""
    context, customer_id = page.context, page.own_customer()
    found = await server_queries.servers(context.db, shown, customer_id)
    coming = await session_queries.coming(context.db, customer_id, context.now)
    planned = [(one, session_view(one.session, context.now)) for one in coming]
    return page.show(
        "my/servers.html",
        servers=shown.of(lambda one: one, found),
        planned=planned,
    )
