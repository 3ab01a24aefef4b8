"""The desk's form of a worksheet: who worked when, what it costs, and handing it in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.database import Tx
from app.kit.schema import Id
from app.ledger import credit
from app.ledger.schemas import CreditView, credit_view
from app.pages import forms
from app.pages.admission import Page, acts, shows
from app.pages.desk import queries as desk
from app.pages.desk.queries import DeskSession
from app.pages.forms import Given
from app.pages.routing import page_router
from app.sessions import queries
from app.sessions.rules import SessionStatus
from app.worksheets import service
from app.worksheets.schemas import NewWorksheet, WorksheetView

router = page_router()

# So many rows are there at once, and so many can be asked for.
_ROWS, _MOST_ROWS = 3, 40

Shows = Annotated[
    Page,
    shows(Capability.HAND_IN_WORKSHEETS, owner=queries.owner, missing=errors.SessionNotFound),
]
Acts = Annotated[
    Page,
    acts(Capability.HAND_IN_WORKSHEETS, owner=queries.owner, missing=errors.SessionNotFound),
]
Asked = Given[NewWorksheet]
Tried = tuple[WorksheetView, CreditView, CreditView]


@router.get("/desk/sessions/{session_id}/worksheet")
async def worksheet(page: Shows, session_id: Id) -> Response:
    """What was done in a session is asked; what is known of it stands there already."""
    return await _form(page, session_id)


@router.post("/desk/sessions/{session_id}/worksheet")
async def hand_in(page: Acts, session_id: Id) -> Response:
    """See what it costs, go on writing, or hand it in: as the button says."""
    if page.step in ("more", "change"):
        given: Asked = Given(forms.typed_in(page.fields))
        return await _form(page, session_id, given, more=page.step == "more")
    if page.step == "hand_in":
        return await _hand_in(page, session_id)
    return await _try_out(page, session_id)


async def _hand_in(page: Page, session_id: UUID) -> Response:
    return await page.act(
        NewWorksheet,
        lambda tx, body: service.hand_in(tx, page.context.owner_id, session_id, body),
        done="handed_in",
        to="/desk",
        again=lambda given: _form(page, session_id, given),
    )


async def _try_out(page: Page, session_id: UUID) -> Response:
    async def tried(tx: Tx, body: NewWorksheet) -> Tried:
        before = await _credit(tx, page.context.owner_id)
        seen = await service.hand_in(tx, page.context.owner_id, session_id, body)
        await tx.flush()
        return seen, before, await _credit(tx, page.context.owner_id)

    return await page.try_out(
        NewWorksheet,
        tried,
        shown=lambda given, seen: _seen(page, session_id, given, seen),
        again=lambda given: _form(page, session_id, given),
    )


async def _credit(tx: Tx, customer_id: UUID) -> CreditView:
    found = await credit.credit(tx.connection, customer_id)
    assert found is not None, "it is made with the customer"
    return credit_view(found, customer_id, tx.now)


async def _seen(page: Page, session_id: UUID, given: Asked, tried: Tried) -> Response:
    session = await _session(page, session_id)
    seen, before, after = tried
    names = {one.id: one.name for one in session.technicians}
    return page.show(
        "desk/worksheet_check.html",
        session=session,
        worksheet=seen,
        names=names,
        before=before,
        after=after,
        given=given,
    )


async def _form(
    page: Page, session_id: UUID, given: Asked | None = None, *, more: bool = False
) -> Response:
    session = await _session(page, session_id)
    shown = given or Given(_known(session, page.context.now, page.visitor.time_zone))
    rows = max(_ROWS, shown.last_row("started_at") + more)
    return page.show(
        "desk/worksheet.html",
        status=shown.status,
        session=session,
        goes_on=session.status is SessionStatus.IN_PROGRESS,
        given=shown,
        rows=range(1, min(rows, _MOST_ROWS) + 1),
        may_grow=rows < _MOST_ROWS,
    )


async def _session(page: Page, session_id: UUID) -> DeskSession:
    found = await desk.session(page.context.db, session_id, page.context.now)
    return page.context.found(found)


def _known(session: DeskSession, now: datetime, zone: str) -> Mapping[str, str]:
    """What stands in the form at first: each technician from the start on, until now if that is today."""
    if session.started_at is None:
        return {}
    clock = ZoneInfo(zone)
    began, until = session.started_at.astimezone(clock), now.astimezone(clock)
    ended = _shown(until) if until.date() == began.date() else ""
    typed: dict[str, str] = {}
    for number, one in enumerate(session.technicians, start=1):
        typed |= {
            f"technician_id_{number}": str(one.id),
            f"started_at_{number}": _shown(began),
            f"ended_at_{number}": ended,
        }
    return typed


def _shown(local: datetime) -> str:
    """An instant as a browser's field for a local time holds it."""
    return local.replace(tzinfo=None, microsecond=0).isoformat(timespec="seconds")
