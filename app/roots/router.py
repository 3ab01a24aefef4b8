"""Routes of signed roots."""

from typing import Annotated

from fastapi import Path, Response

from app import errors, examples
from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import reads
from app.kit.web.paging import ListPage
from app.kit.web.routing import Router
from app.kit.web.schema import Id, PageOf
from app.roots import queries
from app.roots.schemas import LedgerRootSigned, root_view

router = Router(prefix="/v1", tags=["periods"])

RootId = Annotated[Id, Path(examples=[examples.LEDGER_ROOT])]
ReadRoots = Annotated[
    RequestContext, reads(Capability.READ_FINANCE, missing=errors.LedgerRootNotFound)
]


@router.get("/ledger/roots")
async def list_ledger_roots(context: ReadRoots, page: ListPage) -> PageOf[LedgerRootSigned]:
    """The roots that were signed, one a day, the first one first: note them where nobody else writes."""
    return page.of(root_view, await queries.roots(context.db, page))


@router.get("/ledger/roots/{root_id}", response_model=LedgerRootSigned)
async def read_ledger_root_signed(context: ReadRoots, root_id: RootId) -> Response:
    """One root, as it was signed."""
    return context.show(root_view(context.found(await queries.root(context.db, root_id))))
