"""What is open: what waits for money, for somebody's word, or to be put right."""

from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.pages.admission import Page, shows
from app.pages.finance import open_queries, payment_queries
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]


@router.get("/finance/open")
async def waiting(page: Shows) -> Response:
    """What keeps a month from being done."""
    db, now = page.context.db, page.context.now
    return page.show(
        "finance/open.html",
        unpaid=await open_queries.unpaid(db),
        asked=await open_queries.asked(db, now),
        unconfirmed=await open_queries.unconfirmed(db),
        owing=await open_queries.owing(db),
        lines=await payment_queries.waiting(db),
    )
