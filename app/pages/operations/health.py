"""How it runs: the worker, mail out and in, whether everything adds up, and the jobs in the background."""

from datetime import timedelta
from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.pages.admission import Page, shows
from app.pages.operations import queries as operations
from app.pages.routing import page_router
from app.verifications import queries as verifications
from app.verifications.schemas import verification_view

router = page_router()

# A job that is due waits for a minute at most; a machine may have slept meanwhile.
LATE = timedelta(minutes=10)

Shows = Annotated[Page, shows(Capability.ADMINISTER)]


@router.get("/operations")
async def health(page: Shows) -> Response:
    """What is wrong now, first; then whether each job is done in time."""
    return await _health(page)


async def _health(page: Page) -> Response:
    db, late_before = page.context.db, page.context.now - LATE
    jobs = await page.request.app.state.scheduled(db)
    verified = await verifications.last(db)
    late = [one for one in jobs if one.is_late(late_before)]
    late.sort(key=lambda one: (one.next_run is not None, one.next_run))
    return page.show(
        "operations/health.html",
        late=late,
        in_time=[one for one in jobs if one not in late],
        heard_at=max((one.last_run for one in jobs if one.last_run), default=None),
        traffic=await operations.traffic(db, page.context.now),
        has_relay=page.request.app.state.settings.smtp_url is not None,
        verified=verified and verification_view(verified),
        late_before=late_before,
    )
