"""A session at the desk: who, what, when, what happened to it, and what can be changed."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.schema import Id, View
from app.pages.admission import Page, acts, shows
from app.pages.costs import missing_credit
from app.pages.desk import session_queries
from app.pages.desk.booking_form import named, without_nobody
from app.pages.forms import NOTHING, Content, Given
from app.pages.routing import page_router
from app.sessions import changes, penalties, queries, rules, service
from app.sessions.rows import SessionRecord
from app.sessions.rules import TRANSITIONS
from app.sessions.schemas import (
    MAX_TECHNICIANS,
    ChangeSession,
    ReassignSession,
    UndoStart,
    WaivePenalty,
    session_view,
)

router = page_router()

Shows = Annotated[
    Page, shows(Capability.WORK_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]
Acts = Annotated[
    Page, acts(Capability.WORK_SESSIONS, owner=queries.owner, missing=errors.SessionNotFound)
]
Overrides = Annotated[
    Page, acts(Capability.OVERRIDE_RULES, owner=queries.owner, missing=errors.SessionNotFound)
]
Waives = Annotated[
    Page,
    acts(
        Capability.WAIVE_PENALTIES, owner=queries.owner_of_penalty, missing=errors.PenaltyNotFound
    ),
]
Verb = Callable[[Tx, UUID, UUID, Content], Awaitable[View]]


@router.get("/desk/sessions/{session_id}")
async def session(page: Shows, session_id: Id) -> Response:
    """One session, with what stands in its way and what can be done."""
    return await _session(page, session_id)


@router.post("/desk/sessions/{session_id}/change")
async def change(page: Acts, session_id: Id) -> Response:
    """Change its length, its server, who holds it or how it is joined."""
    return await _act(page, session_id, "session_changed", ChangeSession, changes.change)


@router.post("/desk/sessions/{session_id}/people")
async def people(page: Acts, session_id: Id) -> Response:
    """Say anew who holds it: more of them need more of the reserve."""
    page.fields = without_nobody(page.fields)
    return await _act(page, session_id, "people", ChangeSession, changes.change)


@router.post("/desk/sessions/{session_id}/reassign")
async def reassign(page: Acts, session_id: Id) -> Response:
    """Replace a technician, by one who is named or by who knows the work and is free."""
    return await _act(page, session_id, "reassigned", ReassignSession, changes.reassign)


@router.post("/desk/sessions/{session_id}/undo-start")
async def undo_start(page: Overrides, session_id: Id) -> Response:
    """Take back a start that was an accident."""
    return await _act(page, session_id, "start_undone", UndoStart, service.undo_start)


@router.post("/desk/penalties/{penalty_id}/waive")
async def waive(page: Waives, penalty_id: Id) -> Response:
    """Give back what a late change cost."""
    found = await session_queries.session_of_penalty(page.context.db, penalty_id)
    session_id = page.context.found(found)
    return await page.act(
        WaivePenalty,
        lambda tx, body: penalties.waive(tx, page.context.owner_id, penalty_id, body),
        done="waived",
        to=f"/desk/sessions/{session_id}",
        again=lambda given: _session(page, session_id, str(penalty_id), given),
    )


async def _act(
    page: Page, session_id: UUID, done: str, schema: type[Content], verb: Verb[Content]
) -> Response:
    """Do what one of the page's forms asks for, which is named by what it does."""
    return await page.act(
        schema,
        lambda tx, body: verb(tx, page.context.owner_id, session_id, body),
        done=done,
        to=f"/desk/sessions/{session_id}",
        again=lambda given: _session(page, session_id, done, given),
    )


async def _session(
    page: Page,
    session_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    now = page.context.now
    found = page.context.found(await session_queries.session(page.context.db, session_id, now))
    one = found.session
    return page.show(
        "desk/session.html",
        status=given.status,
        found=found,
        session=session_view(one, now),
        missing=await missing_credit(page.context.db, one, now),
        verbs=TRANSITIONS[one.status],
        begun=rules.has_begun(one.status, one.starts_at, now),
        startable=(one.starts_at - now).total_seconds() <= rules.EARLY_START_MINUTES * 60,
        accessible=rules.has_access(one.access_until, now),
        chosen=_chosen(one, given if at == "people" else NOTHING),
        at=at,
        given=given,
    )


def _chosen(session: SessionRecord, given: Given) -> list[str]:  # type: ignore[type-arg]
    """Who is chosen to hold it, by their ids, with a place for one more."""
    chosen = named(given) or [str(one) for one in session.technician_ids]
    return [*chosen, ""][:MAX_TECHNICIANS]
