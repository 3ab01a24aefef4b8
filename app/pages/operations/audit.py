"""The audit: who did what, who read what is personal, and who was refused."""

from datetime import date, timedelta
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Depends
from starlette.responses import Response

from app.access.permissions import Capability
from app.audit import queries
from app.audit.extracts import narrowed_to
from app.audit.queries import Recorded, Sought
from app.audit.rules import AuditOutcome
from app.audit.schemas import AuditRecordView, audit_record_view
from app.exports import service
from app.exports.rules import ExportFormat, ExportKind, TableFormat, Wish
from app.kit import zones
from app.kit.web.forms import Form
from app.kit.web.pagination import Window
from app.kit.web.paging import ListPage
from app.kit.web.schema import Day, Filter
from app.pages.admin import key_queries as office
from app.pages.admission import Page, shows
from app.pages.desk.asked import LEFT_OUT, Chosen
from app.pages.routing import page_router

router = page_router()

_FORMATS = Form(f"^({'|'.join(TableFormat)})$", "A format of an export.")
Shows = Annotated[Page, shows(Capability.ADMINISTER)]
ShowsRows = Annotated[Page, shows(Capability.ADMINISTER, form=_FORMATS)]
OneDay = Annotated[Day | None, LEFT_OUT]
Word = Annotated[Filter | None, LEFT_OUT]

# Unless days are named: an action is found by looking through all of them.
DAYS = timedelta(days=30)
AT_ONCE = 40
_CREATED = 201
# With which an actor ends that is known by an id.
_ID_LENGTH = 36
# Where things are shown, by how addresses call them.
_PLACES = {
    "contacts": "/admin/contacts/",
    "customers": "/admin/customers/",
    "deliveries": "/operations/deliveries/",
    "plans": "/admin/plans/",
    "purchases": "/finance/purchases/",
    "servers": "/admin/servers/",
    "sessions": "/desk/sessions/",
    "technicians": "/admin/technicians/",
    "tickets": "/desk/tickets/",
    "worksheets": "/desk/worksheets/",
}


class Asked(NamedTuple):
    """What the list is narrowed to; None does not narrow."""

    outcome: AuditOutcome | None
    who: str | None
    what: str | None
    thing: UUID | None
    customer_id: UUID | None
    since: date | None
    until: date | None


async def _asked(
    outcome: Annotated[AuditOutcome | None, LEFT_OUT] = None,
    who: Word = None,
    what: Word = None,
    thing: Chosen = None,
    customer_id: Chosen = None,
    since: OneDay = None,
    until: OneDay = None,
) -> Asked:
    return Asked(outcome, who, what, thing, customer_id, since, until)


Narrowed = Annotated[Asked, Depends(_asked)]


@router.get("/operations/audit")
async def audit(page: Shows, part: ListPage, asked: Narrowed) -> Response:
    """Records, the newest first; of the last 30 days, unless days are named."""
    return await _records(page, part, asked)


@router.get("/operations/audit/rows.{format}")
async def audit_rows(
    page: ShowsRows,
    format: TableFormat,  # noqa: A002  as it is called in the address
    asked: Narrowed,
) -> Response:
    """What the list has, whole and in the order of recording, as a file in pieces."""
    return await _rows(page, ExportFormat(format), asked)


async def _rows(page: Page, chosen: ExportFormat, asked: Asked) -> Response:
    within = _within(page, asked)
    wish = Wish(
        kind=ExportKind.AUDIT,
        format=chosen,
        from_at=within.from_at,
        to_at=within.to_at,
        customer_id=asked.customer_id,
        sought=narrowed_to(
            actor=asked.who, object_id=asked.thing, outcomes=_outcomes(asked), action=asked.what
        ),
    )
    context, snapshots = page.context, page.request.app.state.snapshots
    return await service.export(snapshots, context.pool, wish, context.now, encoded=False)


def _within(page: Page, asked: Asked) -> Window:
    zone = page.visitor.time_zone
    first = asked.since or zones.local_date(page.context.now - DAYS, zone)
    until = zones.end_of_day(asked.until, zone) if asked.until else None
    return Window(zones.start_of_day(first, zone), until)


def _outcomes(asked: Asked) -> list[AuditOutcome] | None:
    return [asked.outcome] if asked.outcome else None


async def _records(page: Page, part: ListPage, asked: Asked) -> Response:
    sought = Sought(asked.who, asked.customer_id, asked.thing, _outcomes(asked), asked.what)
    part.limit = min(part.limit, AT_ONCE)
    within = _within(page, asked)
    found = await queries.records(page.context.db, part, sought, within, newest_first=True)
    shown = part.of(audit_record_view, found)

    def address(of: str = "", **otherwise: Any) -> str:
        """The list's address, or that of its file, with what is asked of it, and something otherwise."""
        given = {name: value for name, value in {**asked._asdict(), **otherwise}.items() if value}
        return f"/operations/audit{of}?{urlencode(given)}"

    return page.show(
        "operations/audit.html",
        shown=shown,
        names=await _names(page, found, asked),
        shown_at=_shown_at,
        asked=asked._asdict(),
        outcomes=list(AuditOutcome),
        address=address,
    )


async def _names(page: Page, found: list[Recorded], asked: Asked) -> dict[str, str]:
    """What those are called who acted, and the customers."""
    actors = {one.actor for one in found if one.actor} | ({asked.who} if asked.who else set())
    ids = {one.customer_id for one in found if one.customer_id}
    ids |= {UUID(one[-_ID_LENGTH:]) for one in actors if _ends_with_an_id(one)}
    if asked.customer_id:
        ids.add(asked.customer_id)
    return {str(one): name for one, name in (await office.names(page.context.db, ids)).items()}


def _ends_with_an_id(actor: str) -> bool:
    try:
        UUID(actor[-_ID_LENGTH:])
    except ValueError:
        return False
    return True


def _shown_at(record: AuditRecordView) -> str | None:
    """Where the object of a record is shown: what was made by a list's address, or what a path names."""
    _, _, path = (record.action or "").partition(" ")
    _, _, noun, *rest = [*path.split("/"), "", ""]
    is_list = not any(rest)
    if record.object_id is None or noun not in _PLACES or is_list != (record.status == _CREATED):
        return None
    return f"{_PLACES[noun]}{record.object_id}"
