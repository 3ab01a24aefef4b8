"""What one person may do alone: above it another one approves."""

from typing import Annotated

from pydantic import Field
from starlette.responses import Response

from app.access.permissions import Capability
from app.approvals import queries, service
from app.approvals.schemas import SetMoneyThreshold, SetThresholds, ThresholdsView, thresholds_view
from app.kit.web.schema import Minutes
from app.pages.admission import Page, acts, shows
from app.pages.forms import Given
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_APPROVALS)]
Sets = Annotated[Page, acts(Capability.ADMINISTER)]
PATH = "/finance/thresholds"


class Thresholds(SetThresholds):
    """All thresholds as they stand in the form: where it is empty there is none."""

    minutes: Annotated[Minutes, Field(ge=0)] | None
    money: Annotated[list[SetMoneyThreshold], Field(max_length=200)]


@router.get(PATH)
async def thresholds(page: Shows) -> Response:
    """What one person may do alone; who may change it has a form."""
    return await _thresholds(page)


@router.post(PATH)
async def change(page: Sets) -> Response:
    """Change it from now on; what waits already stays as it is."""
    return await page.act(
        Thresholds,
        service.set_thresholds,
        done="thresholds_set",
        to=PATH,
        again=lambda given: _thresholds(page, given),
    )


async def _thresholds(page: Page, given: Given[Thresholds] | None = None) -> Response:
    present = thresholds_view(await queries.thresholds(page.context.db))
    shown = given or page.prefilled(_known(present))
    return page.show(
        "finance/thresholds.html",
        status=shown.status,
        present=present,
        given=shown,
        rows=max(len(present.money) + 1, shown.last_row("currency"), shown.last_row("amount")),
    )


def _known(present: ThresholdsView) -> dict[str, object]:
    known: dict[str, object] = {"minutes": present.minutes}
    for number, one in enumerate(present.money, start=1):
        known |= {f"currency_{number}": one.currency, f"amount_{number}": one.amount}
    return known
