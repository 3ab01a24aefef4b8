"""What one field finds: links to the pages of what was found."""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from app.access.permissions import Capability, may
from app.kit.web.schema import Note, YesNo
from app.pages.admission import Page, shows
from app.pages.routing import page_router
from app.search import queries
from app.search.router import USUAL
from app.search.rules import LONGEST, asked
from app.search.schemas import FoundOf, FoundTicket, found_view

router = page_router()

# So many of each kind can be asked for.
_MORE = 20

Shows = Annotated[Page, shows(Capability.READ)]
Text = Annotated[Note, Query(max_length=4000)]


@router.get("/search")
async def search(page: Shows, q: Text = "", more: YesNo = False) -> Response:
    """What a text finds; without one, by what somebody can look."""
    return await _search(page, q, more=more)


async def _search(page: Page, q: str, *, more: bool) -> Response:
    text, limit, context = q.strip()[:LONGEST], _MORE if more else USUAL, page.context
    found = None
    if text:
        records = await queries.search_all(
            context.db, asked(text), context.own(None), context.now, limit + 1
        )
        found = found_view(records, limit)
        if not (page.visitor.customer_id or may(context.actor, Capability.WORK_TICKETS)):
            # Of tickets and sessions there is no page for who does not work on them.
            nothing: FoundOf[FoundTicket] = FoundOf(items=[], more=False)
            found = found.model_copy(update={"tickets": nothing, "sessions": nothing})
    return page.show("search.html", sought=text, found=found, all=more)
