"""The route of the search."""

from typing import Annotated

from fastapi import Query

from app.access.context import RequestContext
from app.access.limits import Cost
from app.access.permissions import Capability
from app.access.routes import reads
from app.kit.web.routing import Router
from app.kit.web.schema import WHOLE, Note
from app.search import queries
from app.search.rules import LONGEST, asked
from app.search.schemas import FoundView, found_view

router = Router(prefix="/v1", tags=["search"])

# So many of each kind are shown where nobody says how many.
USUAL = 8

Searches = Annotated[RequestContext, reads(Capability.READ, cost=Cost.SEARCH)]
Text = Annotated[
    Note,
    Query(
        min_length=1,
        max_length=LONGEST,
        description="A ticket's number, an id, an address, words of a ticket, or any part of a name.",
    ),
]
OfEach = Annotated[int, Query(ge=1, le=20, description="How many of each kind at the most."), WHOLE]


@router.get("/search")
async def search(context: Searches, q: Text, limit: OfEach = USUAL) -> FoundView:
    """What one text finds among customers, contacts, servers, tickets and sessions, the best first.

    A customer's key finds what its lists show, and no ticket by what only the provider reads.
    """
    found = await queries.search_all(
        context.db, asked(q), context.own(None), context.now, limit + 1
    )
    return found_view(found, limit)
