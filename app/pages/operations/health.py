"""How it runs: the jobs in the background, what waits to leave, and whether everything adds up."""

from datetime import timedelta
from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.deliveries import queries as deliveries
from app.pages.admission import Page, shows
from app.pages.routing import page_router
from app.verifications import queries as verifications
from app.verifications.schemas import verification_view

router = page_router()

# A job that is due waits for a minute at most; a machine may have slept meanwhile.
LATE = timedelta(minutes=10)

Shows = Annotated[Page, shows(Capability.ADMINISTER)]


@router.get("/operations")
async def health(page: Shows) -> Response:
    """Whether what is due is done."""
    db, late_before = page.context.db, page.context.now - LATE
    standing = await deliveries.standing(db, page.context.now)
    verified = await verifications.last(db)
    return page.show(
        "operations/health.html",
        jobs=await page.request.app.state.scheduled(db),
        standing=standing,
        verified=verified and verification_view(verified),
        late_before=late_before,
    )
