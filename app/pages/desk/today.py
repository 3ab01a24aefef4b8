"""Today at the desk: sessions, calls and tickets of a technician; of a lead all technicians'."""

import json
from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit import zones
from app.kit.schema import Id
from app.pages.admission import Page, acts, shows
from app.pages.desk import queries as desk
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router
from app.sessions import queries, service
from app.sessions.schemas import NoShow
from app.tickets import queue
from app.tickets.schemas import TakeNext

router = page_router()

Shows = Annotated[Page, shows(Capability.WORK_SESSIONS)]
Takes = Annotated[Page, acts(Capability.WORK_TICKETS)]
Acts = Annotated[
    Page,
    acts(Capability.WORK_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound),
]


@router.get("/desk")
async def today(page: Shows) -> Response:
    """What is to be done today, and by whom somebody waits to be called."""
    return await _today(page)


@router.post("/desk/sessions/{session_id}/start")
async def start(page: Acts, session_id: Id) -> Response:
    """Start a session."""
    return await page.act(
        Nothing,
        lambda tx, _: service.start(tx, page.context.owner_id, session_id),
        done="started",
        to="/desk",
        again=lambda given: _today(page, session_id, given),
    )


@router.post("/desk/sessions/{session_id}/no-show")
async def no_show(page: Acts, session_id: Id) -> Response:
    """Record who did not come."""
    return await page.act(
        NoShow,
        lambda tx, body: service.no_show(tx, page.context.owner_id, session_id, body),
        done="no_show",
        to="/desk",
        again=lambda given: _today(page, session_id, given),
    )


@router.post("/desk/next")
async def take_next(page: Takes) -> Response:
    """Take the first ticket that nobody has, and go to it."""
    body = page.read(TakeNext).body or TakeNext()
    taken = await page.context.write(lambda tx: queue.take_next(tx, body))
    if not taken.body:
        return page.lead("/desk", "nobody_waits")
    return page.lead(f"/desk/tickets/{json.loads(bytes(taken.body))['id']}", "taken")


async def _today(page: Page, at: UUID | None = None, given: Given = NOTHING) -> Response:  # type: ignore[type-arg]
    """The page; ``given`` is what was refused of the session ``at``."""
    db, now, zone = page.context.db, page.context.now, page.visitor.time_zone
    whose = page.visitor.technician_id
    sessions = await desk.coming(db, whose, now)
    night = zones.end_of_day(zones.local_date(now, zone), zone)
    return page.show(
        "desk/today.html",
        status=given.status,
        today=[one for one in sessions if one.starts_at < night],
        then=[one for one in sessions if one.starts_at >= night],
        calls=await desk.calls(db, whose),
        tickets=await desk.waiting(db, whose),
        technicians=[] if whose else await desk.technicians(db),
        at=at,
        given=given,
    )
