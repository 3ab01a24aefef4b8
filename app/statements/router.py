"""The routes of statements: one, and all of a month."""

from typing import Annotated, Any

from fastapi import Header, Path, Query, Request, Response
from starlette.responses import StreamingResponse

from app import errors, examples
from app.access.context import RequestContext
from app.access.limits import Cost
from app.access.owners import itself
from app.access.permissions import Capability
from app.access.routes import reads
from app.kit.web.routing import Router
from app.kit.web.schema import MONTH, Id, Month
from app.languages.official import OfficialLanguage
from app.statements import answers, archive, service
from app.statements.batch import Batch
from app.statements.schemas import StatementFormat, StatementView

router = Router(prefix="/v1", tags=["credit"])

CustomerId = Annotated[Id, Path(examples=[examples.CUSTOMER])]
MonthOf = Annotated[Month, Path(examples=["2026-01"])]
ReadStatement = Annotated[
    RequestContext,
    reads(Capability.READ, owner=itself, missing=errors.CustomerNotFound, cost=Cost.FILE),
]
AsFormat = Annotated[
    StatementFormat | None,
    Query(description="By default what `Accept` asks for, or JSON."),
]
InLanguage = Annotated[
    OfficialLanguage | None,
    Query(description="Of HTML and PDF; by default that of the key's contact, or of the customer."),
]
ReadAll = Annotated[
    RequestContext,
    reads(Capability.EXPORT, missing=errors.PeriodNotFound, form=MONTH, cost=Cost.FILE),
]
EachIn = Annotated[
    OfficialLanguage | None,
    Query(description="Of HTML and PDF; by default that of each customer."),
]
OfEach = Annotated[StatementFormat, Query(description="Of each file in the archive.")]
_BINARY = {"schema": {"type": "string", "format": "binary"}, "example": "PK…"}
_ARCHIVE: dict[int | str, dict[str, Any]] = {200: {"content": {archive.MEDIA_TYPE: _BINARY}}}
Accept = Annotated[str, Header(include_in_schema=False)]


@router.get(
    "/customers/{customer_id}/statements/{month}",
    response_model=StatementView,
    responses=answers.DECLARED,
)
async def read_statement(
    context: ReadStatement,
    customer_id: CustomerId,
    month: MonthOf,
    format: AsFormat = None,  # noqa: A002  as it is called in the address
    language: InLanguage = None,
    accept: Accept = "",
) -> Response:
    """A customer's month in the provider's time zone: opening, every movement, closing.

    That opening and movements make closing is checked; a statement that does not add up is withheld.
    The table and the pages say the same: sessions with worked and billed time, penalties, purchases,
    what awaits confirmation, and a chart of the credit. The running month is marked as not over.
    """
    contact_id = context.actor.contact_id
    made, usual = await service.statement(
        context.db, context.pool, customer_id, month, context.now, contact_id
    )
    return await answers.answer(made, format or answers.wanted(accept), language or usual)


@router.get(
    "/statements/{month}",
    response_class=StreamingResponse,
    responses=_ARCHIVE,
    tags=["exports"],
)
async def export_statements(
    context: ReadAll,
    request: Request,
    month: MonthOf,
    format: OfEach = StatementFormat.PDF,  # noqa: A002
    language: EachIn = None,
) -> Response:
    """The statements of a month of all customers as one archive (ZIP), in pieces as they are made.

    Who has no credit and moved none has no statement. One that does not add up is not in it; `wrong.txt`
    says why.
    """
    wanted = Batch(month=month, format=format, language=language)
    archives: archive.Archives = request.app.state.archives
    return await archives.answer(context.pool, wanted, context.now)
