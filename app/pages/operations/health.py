"""How it runs: the jobs in the background, and what waits to leave."""

from datetime import timedelta
from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.deliveries import queries as deliveries
from app.pages.admission import Page, shows
from app.pages.routing import page_router

router = page_router()

# A job that is due waits for a minute at most; a machine may have slept meanwhile.
LATE = timedelta(minutes=10)

Shows = Annotated[Page, shows(Capability.ADMINISTER)]


@router.get("/operations")
async def health(page: Shows) -> Response:
    """Whether what is due is done."""
    db, now = page.context.db, page.context.now
    standing = await deliveries.standing(db, now)
    return page.show(
        "operations/health.html",
        jobs=await page.request.app.state.scheduled(db),
        standing=standing,
        is_slow=standing.oldest_due_at is not None and standing.oldest_due_at < now - LATE,
        late_before=now - LATE,
    )
