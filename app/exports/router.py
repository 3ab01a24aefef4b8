"""Routes of exports: a file of rows of one kind, as they were at one instant."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query
from msgspec import Struct
from starlette.requests import Request

from app.access.context import RequestContext
from app.access.limits import Cost
from app.access.permissions import Capability
from app.access.routes import reads
from app.audit.extracts import narrowed_to
from app.audit.router import ByActor, OfObject
from app.audit.rules import AuditOutcome
from app.exports import service
from app.exports.answers import GZIP, MEDIA_TYPES, Export
from app.exports.locales import separators_of
from app.exports.rules import (
    FITTING,
    RFC_4180,
    ColumnsVersion,
    ExportFormat,
    ExportKind,
    Separators,
    TableFormat,
    Wish,
    accepts_gzip,
    check,
)
from app.exports.schemas import LocaleName
from app.exports.snapshots import Snapshots
from app.kit.web.pagination import Window
from app.kit.web.paging import AnyOf, Within
from app.kit.web.routing import Router
from app.kit.web.schema import WHOLE, Id, YesNo

router = Router(prefix="/v1/exports", tags=["exports"])

EXAMPLES = {
    ExportFormat.CSV: "id,number\r\n01990000-0000-7000-8000-000000000050,1\r\n# end,1,5f…\r\n",
    ExportFormat.HLEDGER: "commodity 1000. MIN\n; end,1,e3b0…\n",
    ExportFormat.NDJSON: '{"end": true, "rows": 0, "sha256": "e3b0…"}\n',
}


Locale = Annotated[
    LocaleName | None,
    Query(
        description="Of the spreadsheet that a CSV is for: where a decimal comma is written, fields"
        " are divided by semicolons. Days and instants stay ISO 8601."
    ),
]
FormatOfEntries = Annotated[ExportFormat, Query(alias="format", description="Of the file.")]
FormatOfRows = Annotated[TableFormat, Query(alias="format", description="Of the file.")]
After = Annotated[
    int | None,
    Query(
        ge=0,
        le=2**63 - 1,
        description="The `position` of the last row that you have: only those behind it come.",
    ),
    WHOLE,
]
ReadExports = Annotated[RequestContext, reads(Capability.EXPORT, cost=Cost.FILE)]
ReadAudit = Annotated[RequestContext, reads(Capability.ADMINISTER, cost=Cost.FILE)]


class Asking(Struct, frozen=True):
    """What is asked in the same way of every kind.

    Attributes:
        given: the parameters that say something for some formats only.
        encoded: whether the answer is compressed on its way.
    """

    snapshots: Snapshots
    within: Window
    customer_id: UUID | None
    separators: Separators
    gzipped: bool
    given: frozenset[str]
    encoded: bool

    async def answer(
        self,
        context: RequestContext,
        kind: ExportKind,
        chosen: TableFormat | ExportFormat,
        after: int | None = None,
        sought: Mapping[str, Sequence[str | UUID]] | None = None,
    ) -> Export:
        """The export of rows of a kind; ``sought`` is what else narrows it.

        Raises:
            ValidationFailed: a parameter says nothing with the format.
            TooManyExports: as many as may run are running.
            TooLargeForXlsx: a sheet has not so many rows, or a cell not so many characters.
        """
        wish = Wish(
            kind=kind,
            format=ExportFormat(chosen),
            from_at=self.within.from_at,
            to_at=self.within.to_at,
            customer_id=self.customer_id,
            after=after,
            sought=sought or {},
            separators=self.separators,
            gzipped=self.gzipped,
        )
        check(wish, self.given)
        return await service.export(
            self.snapshots, context.pool, wish, context.now, encoded=self.encoded
        )


async def _asking(
    request: Request,
    within: Within,
    customer_id: Annotated[Id | None, Query(description="Of this customer only.")] = None,
    columns: Annotated[
        ColumnsVersion, Query(description="The version of the columns; there is one.")
    ] = ColumnsVersion.V1,
    locale: Locale = None,
    gzip: Annotated[YesNo, Query(description="Whether the file is a gzip file.")] = False,
) -> Asking:
    assert columns is ColumnsVersion.V1
    accepted = request.headers.get("accept-encoding", "")
    return Asking(
        request.app.state.snapshots,
        within,
        customer_id,
        separators_of(locale) if locale else RFC_4180,
        gzip,
        frozenset(request.query_params) & FITTING.keys(),
        not gzip and accepts_gzip(accepted),
    )


Asked = Annotated[Asking, Depends(_asking)]


def _files(*formats: ExportFormat) -> dict[str, Any]:
    """What a route declares of its answers."""
    content = {
        MEDIA_TYPES[one].partition(";")[0]: {"schema": {"type": "string"}, "example": EXAMPLES[one]}
        for one in formats
    }
    binary = {"schema": {"type": "string", "format": "binary"}, "example": ""}
    content |= {MEDIA_TYPES[ExportFormat.XLSX]: binary, GZIP: binary}
    answer = {"description": "The file, in pieces.", "content": content}
    return {"status_code": 200, "response_class": Export, "responses": {200: answer}}


_OF_ROWS = _files(ExportFormat.CSV, ExportFormat.NDJSON)
_OF_ENTRIES = _files(ExportFormat.CSV, ExportFormat.NDJSON, ExportFormat.HLEDGER)


@router.get("/entries", **_OF_ENTRIES)
async def export_entries(
    context: ReadExports,
    asked: Asked,
    chosen: FormatOfEntries = ExportFormat.CSV,
    after: After = None,
) -> Export:
    """Entries in the order of the feed, by `booked_at`; a broken one is resumed with `after`.

    As a journal of `hledger` or `beancount` they are transactions of minutes, by account.

    The last line has the number of rows and the SHA-256 of all before it; where it is absent, rows are
    missing.
    """
    return await asked.answer(context, ExportKind.ENTRIES, chosen, after)


@router.get("/postings", **_OF_ROWS)
async def export_postings(
    context: ReadExports, asked: Asked, chosen: FormatOfRows = TableFormat.CSV
) -> Export:
    """Postings of all entries by account, in the order they were booked, by `booked_at`."""
    return await asked.answer(context, ExportKind.POSTINGS, chosen)


@router.get("/purchases", **_OF_ROWS)
async def export_purchases(
    context: ReadExports, asked: Asked, chosen: FormatOfRows = TableFormat.CSV
) -> Export:
    """Purchases in the order they were made, by `created_at`."""
    return await asked.answer(context, ExportKind.PURCHASES, chosen)


@router.get("/sessions", **_OF_ROWS)
async def export_sessions(
    context: ReadExports, asked: Asked, chosen: FormatOfRows = TableFormat.CSV
) -> Export:
    """Sessions in the order of their planned starts, by `starts_at`."""
    return await asked.answer(context, ExportKind.SESSIONS, chosen)


@router.get("/worksheets", **_OF_ROWS)
async def export_worksheets(
    context: ReadExports, asked: Asked, chosen: FormatOfRows = TableFormat.CSV
) -> Export:
    """Worksheets, the present revision of each, by `submitted_at`."""
    return await asked.answer(context, ExportKind.WORKSHEETS, chosen)


@router.get("/tickets", **_OF_ROWS)
async def export_tickets(
    context: ReadExports, asked: Asked, chosen: FormatOfRows = TableFormat.CSV
) -> Export:
    """Tickets by their numbers, by `created_at`; none of their messages."""
    return await asked.answer(context, ExportKind.TICKETS, chosen)


@router.get("/approvals", **_OF_ROWS)
async def export_approvals(
    context: ReadExports, asked: Asked, chosen: FormatOfRows = TableFormat.CSV
) -> Export:
    """What waited or waits for another person, in the order it was asked for, by `requested_at`."""
    return await asked.answer(context, ExportKind.APPROVALS, chosen)


@router.get("/reopenings", **_OF_ROWS)
async def export_reopenings(
    context: ReadExports, asked: Asked, chosen: FormatOfRows = TableFormat.CSV
) -> Export:
    """Closed months that were reopened, by `reopened_at`; they are of no customer."""
    return await asked.answer(context, ExportKind.REOPENINGS, chosen)


@router.get("/audit", **_OF_ROWS)
async def export_audit(
    context: ReadAudit,
    asked: Asked,
    chosen: FormatOfRows = TableFormat.CSV,
    actor: ByActor = None,
    object_id: OfObject = None,
    outcome: AnyOf[AuditOutcome] = None,
) -> Export:
    """Records of the audit in the order of recording, by `at`; that they were taken is one."""
    sought = narrowed_to(actor=actor, object_id=object_id, outcomes=outcome)
    return await asked.answer(context, ExportKind.AUDIT, chosen, sought=sought)
