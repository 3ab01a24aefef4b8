"""Whether everything adds up: what the last verification found, and having another one run."""

from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.operations import queries as operations
from app.pages.routing import page_router
from app.verifications import queries, service
from app.verifications.rows import VerificationRecord
from app.verifications.schemas import verification_view, with_findings

router = page_router()

# Where what a column of a finding names is shown.
_PLACES = {
    "customer_id": "/admin/customers/",
    "contact_id": "/admin/contacts/",
    "server_id": "/admin/servers/",
    "session_id": "/desk/sessions/",
    "ticket_id": "/desk/tickets/",
    "worksheet_id": "/desk/worksheets/",
    "purchase_id": "/finance/purchases/",
    "delivery_id": "/operations/deliveries/",
}
_ACCOUNT = "credit_account_id"

Shows = Annotated[Page, shows(Capability.ADMINISTER, missing=errors.VerificationNotFound)]
Asks = Annotated[Page, acts(Capability.ADMINISTER)]


@router.get("/operations/verifications")
async def verifications(page: Shows, part: ListPage) -> Response:
    """The last one with what it found, and those before it."""
    return await _verifications(page, part)


@router.post("/operations/verifications")
async def ask(page: Asks, part: ListPage) -> Response:
    """Have everything recomputed, soon."""
    return await page.act(
        Nothing,
        lambda tx, _: service.ask(tx),
        done="verification_asked",
        to="/operations/verifications",
        again=lambda given: _verifications(page, part, given),
    )


@router.get("/operations/verifications/{verification_id}")
async def verification(page: Shows, verification_id: Id) -> Response:
    """One of them, with what it found."""
    found = page.context.found(await queries.verification(page.context.db, verification_id))
    return page.show(
        "operations/verification.html",
        one=with_findings(found),
        places=_PLACES,
        customers=await _customers(page, found),
    )


async def _verifications(
    page: Page,
    part: ListPage,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    db = page.context.db
    last = await queries.last(db)
    listed = await queries.verifications(db, part, None, newest_first=True)
    return page.show(
        "operations/verifications.html",
        status=given.status,
        one=with_findings(last) if last else None,
        listed=part.of(verification_view, listed),
        waits=any(one.finished_at is None for one in listed),
        places=_PLACES,
        customers=await _customers(page, last),
        given=given,
    )


async def _customers(page: Page, found: VerificationRecord | None) -> dict[str, UUID]:
    """Whose the credit accounts are that a verification names."""
    if found is None:
        return {}
    rows = [row for one in with_findings(found).findings for row in one.rows]
    accounts = {UUID(row[_ACCOUNT]) for row in rows if _ACCOUNT in row}
    return await operations.customers_of_accounts(page.context.db, accounts) if accounts else {}
