"""The customer's credit: what is left, and why."""

from typing import Annotated

from starlette.responses import Response

from app.access.permissions import Capability
from app.ledger import credit as balances
from app.ledger import queries
from app.ledger.schemas import credit_view
from app.pages.admission import Page, shows
from app.pages.routing import page_router

router = page_router()

# So many of the last entries are shown at once.
_SHOWN = 50

Shows = Annotated[Page, shows(Capability.READ)]


@router.get("/my/credit")
async def credit(page: Shows) -> Response:
    """What is left, reserved, awaited and owed; the lots; what happened last."""
    context, customer_id = page.context, page.own_customer
    found = context.found(await balances.credit(context.db, customer_id))
    entries = await queries.entries(context.db, customer_id, found.seq - _SHOWN, _SHOWN)
    shown = credit_view(found, customer_id, context.now)
    return page.show("my/credit.html", credit=shown, entries=entries[::-1])
