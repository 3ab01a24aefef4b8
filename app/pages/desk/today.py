"""Today at the desk: sessions, calls and tickets of a technician; of a lead all technicians'."""

import json
from typing import Annotated, Any
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit import zones
from app.kit.web.schema import Id
from app.pages.admission import Page, acts, shows
from app.pages.desk import queries as desk
from app.pages.desk.queries import COUNTED, MOST, MOST_ALONE, Day, Part
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router
from app.sessions import queries, service
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
async def today(page: Shows, part: Part | None = None) -> Response:
    """What is to be done today, and who waits to be called; or more of one ``part`` of it."""
    return await _today(page, alone=part)


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


@router.post("/desk/next")
async def take_next(page: Takes) -> Response:
    """Take the first ticket that nobody has, and go to it."""
    body = page.read(TakeNext).body or TakeNext()
    taken = await page.context.write(lambda tx: queue.take_next(tx, body))
    if not taken.body:
        return page.lead("/desk", "nobody_waits")
    return page.lead(f"/desk/tickets/{json.loads(bytes(taken.body))['id']}", "taken")


async def _today(
    page: Page,
    at: UUID | None = None,
    given: Given = NOTHING,  # type: ignore[type-arg]
    alone: Part | None = None,
) -> Response:
    """The page; ``given`` is what was refused of the session ``at``, ``alone`` the one list that is shown."""
    db, now, zone = page.context.db, page.context.now, page.visitor.time_zone
    date = zones.local_date(now, zone)
    begins_at, ends_at = zones.start_of_day(date, zone), zones.end_of_day(date, zone)
    day = Day(page.visitor.technician_id, now, begins_at, ends_at)
    most = MOST if alone is None else {part: MOST_ALONE * (part is alone) for part in Part}
    # One more of each tells whether there are more.
    wanted = {part: count + 1 if count else 0 for part, count in most.items()}
    lists: dict[Part, list[Any]] = {
        **await desk.sessions(db, day, wanted),
        Part.CALLS: await desk.calls(db, day.technician_id, wanted[Part.CALLS]),
        Part.TICKETS: await desk.waiting(db, day.technician_id, wanted[Part.TICKETS]),
    }
    are_more = any(len(found) > most[part] for part, found in lists.items())
    there = await desk.how_many(db, day) if are_more else {}
    return page.show(
        "desk/today.html",
        status=given.status,
        lists={part: found[: most[part]] for part, found in lists.items()},
        left_out={part: max(0, count - most[part]) for part, count in there.items()},
        alone=alone,
        counted=COUNTED,
        technicians=[] if day.technician_id or alone else await desk.technicians(db),
        at=at,
        given=given,
    )
