"""The desk's form of a worksheet: who worked when, what it costs, and handing it in."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from msgspec.structs import replace
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.postgres.database import Tx
from app.kit.web.schema import Id
from app.ledger.schemas import CreditView
from app.pages import forms
from app.pages.admission import Page, acts, shows
from app.pages.costs import with_credit
from app.pages.desk import draft_form
from app.pages.desk import queries as desk
from app.pages.desk.draft_form import DraftForm
from app.pages.desk.queries import DeskSession
from app.pages.desk.worksheet_marks import marked, overlapping, wrong_rows
from app.pages.desk.worksheet_rows import (
    MOST_ROWS,
    Sheet,
    kept,
    known_of,
    merged,
    proposed,
    sheet_of,
)
from app.pages.forms import KNOWN, Given
from app.pages.named import Named
from app.pages.routing import page_router
from app.sessions import queries
from app.sessions.rules import SessionStatus
from app.worksheets import drafts, service
from app.worksheets.draft_schemas import DraftView, draft_view
from app.worksheets.schemas import NewWorksheet, WorksheetView

router = page_router()

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
    """What was done in a session is asked; what is known or was written of it stands there already."""
    return await _form(page, session_id)


@router.post("/desk/sessions/{session_id}/worksheet")
async def hand_in(page: Acts, session_id: Id) -> Response:
    """See what it costs, go on writing, keep it, start or stop a clock, or hand it in."""
    verb, _, whose = page.step.partition(" ")
    if verb in ("more", "change"):
        given: Asked = forms.sent(page.fields)
        return await _form(page, session_id, given, more=verb == "more")
    if verb in ("keep", "start", "stop"):
        return await _write_on(page, session_id, verb, whose)
    if verb == "hand_in":
        return await _hand_in(page, session_id)
    return await _try_out(page, session_id)


async def _write_on(page: Page, session_id: UUID, verb: str, whose: str) -> Response:
    """Keep what is typed as the draft, and start or stop somebody's clock with it."""
    session, asked = await _session(page, session_id), page.fields
    page.context.if_match = f'"v{asked.get("draft_version", ["0"])[-1]}"'
    page.fields = draft_form.fields(*_typed(page, session.technicians), verb, whose)

    async def again(given: Given[DraftForm]) -> Response:
        page.fields = asked
        return await _form(page, session_id, draft_form.as_typed(forms.typed_in(asked), given))

    async def act(tx: Tx, body: DraftForm) -> DraftView | None:
        changed = draft_form.change(body, session.draft, page.visitor.time_zone)
        try:
            return await drafts.change(tx, page.context.owner_id, session_id, changed)
        except errors.NothingToChange:
            return None  # it is kept already

    return await page.act(
        DraftForm,
        act,
        done=f"draft_{verb}",
        to=f"/desk/sessions/{session_id}/worksheet",
        again=again,
    )


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
        return await with_credit(
            tx,
            page.context.owner_id,
            lambda: service.hand_in(tx, page.context.owner_id, session_id, body),
        )

    return await page.try_out(
        NewWorksheet,
        tried,
        shown=lambda given, seen: _seen(page, session_id, given, seen),
        again=lambda given: _form(page, session_id, given),
    )


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
        known=(known := page.fields.get(KNOWN, [""])[-1]),
        running=_running(known),
    )


async def _form(
    page: Page, session_id: UUID, given: Asked | None = None, *, more: bool = False
) -> Response:
    session = await _session(page, session_id)
    draft, now, zone = session.draft, page.context.now, page.visitor.time_zone
    present = (
        kept(draft, now, zone)
        if draft.version
        else proposed([one.id for one in session.technicians], session.started_at, now, zone)
    )
    shown, version, known = given or Given(present.typed), str(draft.version), present.known
    is_stale = shown.refused is not None and shown.refused.code in ("stale_version", "stale_draft")
    if is_stale:
        sheet, base = merged(*_typed(page, session.technicians), present)
        typed = {"override_reason": shown.typed.get("override_reason", "")} | sheet.typed
        shown, known = replace(shown, typed=typed), base.known
    elif given is not None:
        # What is written goes on from the version that it was written upon, not from what others made of it.
        version, known = (page.fields.get(name, [""])[-1] for name in ("draft_version", KNOWN))
    wrong = wrong_rows(sheet_of(shown.typed), now, zone)
    if shown.wrong and not is_stale:
        shown = marked(shown, wrong)
    rows = max(1, shown.last_row("started_at") + more)
    return page.show(
        "desk/worksheet.html",
        status=shown.status,
        session=session,
        draft=draft_view(draft, now),
        version=version,
        known=known,
        clocks={one.technician_id: one for one in draft.clocks},
        running=_running(known),
        goes_on=session.status is SessionStatus.IN_PROGRESS,
        given=shown,
        overlapping=overlapping(wrong, session.technicians),
        rows=range(1, min(rows, MOST_ROWS) + 1),
        may_grow=rows < MOST_ROWS,
    )


def _running(known: str) -> list[int]:
    """The rows that stand for clocks which run."""
    return [number for number, row in known_of(known).rows.items() if row.clock]


def _typed(page: Page, technicians: Sequence[Named]) -> tuple[Sheet, Sheet]:
    """What was typed into the form, and what it knew."""
    chosen = str(technicians[0].id) if technicians else ""
    known = page.fields.get(KNOWN, [""])[-1]
    return sheet_of(forms.typed_in(page.fields), chosen), known_of(known)


async def _session(page: Page, session_id: UUID) -> DeskSession:
    found = await desk.session(page.context.db, session_id, page.context.now)
    return page.context.found(found)
