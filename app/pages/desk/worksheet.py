"""The desk's form of a worksheet: who worked when, what it costs, and handing it in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.database import Tx
from app.kit.schema import Id
from app.ledger.schemas import CreditView
from app.pages import forms
from app.pages.admission import Page, acts, shows
from app.pages.costs import with_credit
from app.pages.desk import queries as desk
from app.pages.desk.queries import DeskSession
from app.pages.forms import KNOWN, Given
from app.pages.routing import page_router
from app.sessions import queries
from app.sessions.rules import SessionStatus
from app.worksheets import drafts, service
from app.worksheets.draft_queries import DraftRecord
from app.worksheets.draft_schemas import ChangeDraft, draft_view
from app.worksheets.schemas import NewWorksheet, WorksheetView

router = page_router()

# So many rows are there at once, and so many can be asked for.
_ROWS, _MOST_ROWS = 3, 40
_ROW = ("technician_id", "started_at", "ended_at", "note")

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
    session = await _session(page, session_id)
    draft, asked, zone = session.draft, page.fields, page.visitor.time_zone
    began = "" if verb == "keep" or draft.version else _began(session, zone)
    page.context.if_match = f'"v{asked.get("draft_version", ["0"])[-1]}"'
    page.fields = _of_draft(asked, draft, began, ZoneInfo(zone))
    if verb != "keep":
        page.fields = {**page.fields, f"{verb}_clock_of": [whose]}

    async def again(given: Given[ChangeDraft]) -> Response:
        page.fields = asked
        return await _form(page, session_id, _as_typed(asked, given))

    return await page.act(
        ChangeDraft,
        lambda tx, body: drafts.change(tx, page.context.owner_id, session_id, body),
        done=f"draft_{verb}",
        to=f"/desk/sessions/{session_id}/worksheet",
        again=again,
    )


def _of_draft(
    asked: Mapping[str, list[str]], draft: DraftRecord, began: str, clock: ZoneInfo
) -> Mapping[str, list[str]]:
    """What was typed of a draft: without the rows that stand for clocks that run.

    Those that begin with the session, at ``began``, nobody typed while nothing was kept; unless somebody
    changed their end, or wrote a note.
    """
    fields = {
        name: asked[name] for name in asked if name not in ("override_reason", "draft_version")
    }
    running = {
        (str(one.technician_id), _shown(one.started_at.astimezone(clock))) for one in draft.clocks
    }
    for number in range(1, _MOST_ROWS + 1):
        technician, started, ended, note = (fields.get(f"{one}_{number}", [""])[-1] for one in _ROW)
        started, known = _to_second(started), asked.get(KNOWN, [""])[-1]
        is_known = not note and _to_second(ended) in ("", _to_second(known))
        if (technician, started) in running or (began and started == began and is_known):
            for name in _ROW:
                fields.pop(f"{name}_{number}", None)
    return fields


def _as_typed(asked: Mapping[str, list[str]], given: Given[ChangeDraft]) -> Asked:
    """What was refused of a draft, with all that was typed."""
    return Given(forms.typed_in(asked), wrong=given.wrong, refused=given.refused)


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
    )


async def _form(
    page: Page, session_id: UUID, given: Asked | None = None, *, more: bool = False
) -> Response:
    session = await _session(page, session_id)
    draft = session.draft
    now, zone = page.context.now, page.visitor.time_zone
    typed = _kept(draft, now, zone) if draft.version else _known(session, now, zone)
    shown = given or Given(typed)
    is_old = shown.refused is not None and shown.refused.code in ("stale_version", "stale_draft")
    if is_old:
        shown = replace(shown, typed=_with_others(shown.typed, typed))
    sent = {} if is_old else page.fields
    rows = max(_ROWS, shown.last_row("started_at") + more)
    return page.show(
        "desk/worksheet.html",
        status=shown.status,
        session=session,
        draft=draft_view(draft, now),
        # What is written goes on from the version that it was written upon, not from what others made of it.
        version=sent.get("draft_version", [draft.version])[-1],
        known=page.fields.get(KNOWN, [typed.get("ended_at_1", "")])[-1],
        clocks={one.technician_id: one for one in draft.clocks},
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


def _began(session: DeskSession, zone: str) -> str:
    """When it began, as a field of its form holds it."""
    return _shown(session.started_at.astimezone(ZoneInfo(zone))) if session.started_at else ""


def _kept(draft: DraftRecord, now: datetime, zone: str) -> Mapping[str, str]:
    """What stands in the form of a draft: its rows, and what its clocks show until now."""
    clock, typed = ZoneInfo(zone), {"summary": draft.summary}
    running = [one.until(now) for one in draft.clocks]
    for number, one in enumerate([*draft.time_entries, *(one for one in running if one)], start=1):
        typed |= {
            f"technician_id_{number}": str(one.technician_id),
            f"started_at_{number}": _shown(one.started_at.astimezone(clock)),
            f"ended_at_{number}": _shown(one.ended_at.astimezone(clock)),
            f"note_{number}": one.note,
        }
    return typed


def _with_others(typed: Mapping[str, str], kept: Mapping[str, str]) -> Mapping[str, str]:
    """What was typed, and behind it the rows that somebody else kept meanwhile."""

    def row(of: Mapping[str, str], number: int) -> tuple[str, str]:
        return of.get(f"technician_id_{number}", ""), _to_second(of.get(f"started_at_{number}", ""))

    numbers = range(1, _MOST_ROWS + 1)
    own = {row(typed, number) for number in numbers}
    last, merged = Given(typed).last_row("started_at"), dict(typed)
    summary, others = typed.get("summary", ""), kept.get("summary", "")
    if others not in summary:
        merged["summary"] = others if summary in others else f"{summary}\n{others}"
    while last and not row(typed, last)[1]:
        last -= 1
    for number in numbers:
        if row(kept, number)[1] and row(kept, number) not in own:
            last += 1
            for name in _ROW:
                merged[f"{name}_{last}"] = kept.get(f"{name}_{number}", "")
    return merged


def _to_second(typed: str) -> str:
    """A time as ``_shown`` writes it: browsers leave out seconds that are none."""
    return f"{typed}:00" if len(typed) == len("2031-03-05T13:00") else typed


def _shown(local: datetime) -> str:
    """An instant as a browser's field for a local time holds it."""
    return local.replace(tzinfo=None, microsecond=0).isoformat(timespec="seconds")
