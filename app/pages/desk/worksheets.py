"""Worksheets of leads: which are open, and one with its rounds, answered or amended."""

from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.ledger.schemas import CreditView
from app.pages import forms
from app.pages.admission import Page, acts, shows
from app.pages.costs import with_credit
from app.pages.desk import worksheet_queries
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.pages.worksheet_lists import listed
from app.worksheets import queries, service
from app.worksheets.rows import WorksheetRecord
from app.worksheets.rules import TRANSITIONS, WorksheetStatus
from app.worksheets.schemas import Amend, Answer, WorksheetView, worksheet_view

router = page_router()

# So many rows more than there are stand in the form that amends.
_MORE_ROWS, _MOST_ROWS = 1, 40

ShowsList = Annotated[Page, shows(Capability.WORK_SESSIONS)]
Shows = Annotated[
    Page, shows(Capability.WORK_SESSIONS, owner=queries.owner, missing=errors.WorksheetNotFound)
]
Acts = Annotated[
    Page, acts(Capability.AMEND_WORKSHEETS, owner=queries.owner, missing=errors.WorksheetNotFound)
]
Tried = tuple[WorksheetView, CreditView, CreditView]


@router.get("/desk/worksheets")
async def worksheets(
    page: ShowsList, part: ListPage, status: WorksheetStatus | None = None
) -> Response:
    """Those that nobody has confirmed, or of one state; in the order they were handed in."""
    return page.show("desk/worksheets.html", **await listed(page, part, status))


@router.get("/desk/worksheets/{worksheet_id}")
async def worksheet(page: Shows, worksheet_id: Id) -> Response:
    """What was done, what it costs, and what was said about it."""
    return await _worksheet(page, worksheet_id)


@router.post("/desk/worksheets/{worksheet_id}/answer")
async def answer(page: Acts, worksheet_id: Id) -> Response:
    """Answer what the customer says; nothing else changes."""
    return await page.act(
        Answer,
        lambda tx, body: service.answer(tx, page.context.owner_id, worksheet_id, body),
        done="worksheet_answered",
        to=f"/desk/worksheets/{worksheet_id}",
        again=lambda given: _worksheet(page, worksheet_id, "answer", given),
    )


@router.get("/desk/worksheets/{worksheet_id}/amend")
async def to_amend(page: Shows, worksheet_id: Id) -> Response:
    """The rows of its present revision, to be corrected."""
    return await _amend(page, worksheet_id, Given())


@router.post("/desk/worksheets/{worksheet_id}/amend")
async def amend(page: Acts, worksheet_id: Id) -> Response:
    """See what the next revision costs, go on writing, or make it: as the button says."""
    if page.step in ("more", "change"):
        typed: Given[Amend] = forms.sent(page.fields)
        return await _amend(page, worksheet_id, typed, more=page.step == "more")
    if page.step == "amend":
        return await _do_amend(page, worksheet_id)
    return await _try_amend(page, worksheet_id)


async def _do_amend(page: Page, worksheet_id: UUID) -> Response:
    return await page.act(
        Amend,
        lambda tx, body: service.amend(tx, page.context.owner_id, worksheet_id, body),
        done="worksheet_amended",
        to=f"/desk/worksheets/{worksheet_id}",
        again=lambda given: _amend(page, worksheet_id, given),
    )


async def _try_amend(page: Page, worksheet_id: UUID) -> Response:
    async def tried(tx: Tx, body: Amend) -> Tried:
        return await with_credit(
            tx,
            page.context.owner_id,
            lambda: service.amend(tx, page.context.owner_id, worksheet_id, body),
        )

    return await page.try_out(
        Amend,
        tried,
        shown=lambda given, seen: _seen(page, worksheet_id, given, seen),
        again=lambda given: _amend(page, worksheet_id, given),
    )


async def _found(page: Page, worksheet_id: UUID) -> WorksheetRecord:
    return page.context.found(await queries.worksheet(page.context.db, worksheet_id))


async def _worksheet(
    page: Page,
    worksheet_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    found = await _found(page, worksheet_id)
    return page.show(
        "desk/worksheet_rounds.html",
        status=given.status,
        worksheet=worksheet_view(found),
        beside=await worksheet_queries.beside(page.context.db, worksheet_id),
        verbs=TRANSITIONS[found.status],
        at=at,
        given=given,
    )


async def _amend(
    page: Page, worksheet_id: UUID, given: Given[Amend], *, more: bool = False
) -> Response:
    found = await _found(page, worksheet_id)
    shown = given if given.typed else Given(_known(found, page.visitor.time_zone))
    rows = max(len(found.time_entries) + _MORE_ROWS, shown.last_row("started_at") + more)
    return page.show(
        "desk/worksheet_amend.html",
        status=given.status,
        worksheet=worksheet_view(found),
        beside=await worksheet_queries.beside(page.context.db, worksheet_id),
        can="amend" in TRANSITIONS[found.status],
        rows=range(1, min(rows, _MOST_ROWS) + 1),
        may_grow=rows < _MOST_ROWS,
        given=shown,
    )


async def _seen(page: Page, worksheet_id: UUID, given: Given[Amend], tried: Tried) -> Response:
    seen, before, after = tried
    found = await _found(page, worksheet_id)
    return page.show(
        "desk/worksheet_amend_check.html",
        worksheet=worksheet_view(found),
        amended=seen,
        beside=await worksheet_queries.beside(page.context.db, worksheet_id),
        before=before,
        after=after,
        given=given,
    )


def _known(worksheet: WorksheetRecord, zone: str) -> dict[str, str]:
    """What stands in the form at first: the rows of the present revision."""
    clock = ZoneInfo(zone)
    typed: dict[str, str] = {}
    for number, one in enumerate(worksheet.time_entries[:_MOST_ROWS], start=1):
        times = {"started_at": one.started_at, "ended_at": one.ended_at}
        typed |= {
            f"{name}_{number}": at.astimezone(clock)
            .replace(tzinfo=None)
            .isoformat(timespec="seconds")
            for name, at in times.items()
        }
        typed |= {f"technician_id_{number}": str(one.technician_id), f"note_{number}": one.note}
    return typed
