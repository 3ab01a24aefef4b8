"""Prices, and when work is earned: what holds, what held, and what a change will do."""

from typing import Annotated

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.finance import queries as finance
from app.finance import service as earning
from app.finance.schemas import EarningPolicyView, NewEarningPolicy, policy_view
from app.kit.web.pagination import MAX_LIMIT
from app.kit.web.pagination import Page as ListPart
from app.kit.web.paging import ListPage
from app.kit.web.schema import Day, Id
from app.kit.zones import local_date
from app.pages.admission import Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router
from app.prices import queries, service
from app.prices.schemas import ChangePriceList, NewPriceList, price_list_view

router = page_router()

# So many steps a form has at first; one can have more by sending it again.
_STEPS = 4

Shows = Annotated[Page, shows(Capability.READ_FINANCE)]
Makes = Annotated[Page, acts(Capability.MANAGE_PURCHASES)]
Changes = Annotated[Page, acts(Capability.MANAGE_PURCHASES, missing=errors.PriceListNotFound)]
Sets = Annotated[Page, acts(Capability.SET_EARNING_POLICY)]


class AnotherEnd(ChangePriceList):
    """Another last day of a list; without end where the field is empty."""

    valid_to: Day | None


@router.get("/finance/prices")
async def prices(page: Shows, part: ListPage) -> Response:
    """The price lists, in the order they were made."""
    return await _prices(page, part)


@router.get("/finance/prices/new")
async def before_list(page: Shows) -> Response:
    """The form of a price list."""
    return _before_list(page, NOTHING)


@router.post("/finance/prices")
async def make_list(page: Makes) -> Response:
    """Make a price list."""

    async def again(given: Given[NewPriceList]) -> Response:
        return _before_list(page, given)

    return await page.act(
        NewPriceList,
        service.make,
        done="list_made",
        to="/finance/prices",
        again=again,
    )


@router.post("/finance/prices/{price_list_id}")
async def change_list(page: Changes, price_list_id: Id) -> Response:
    """Give a list another last day."""
    return await page.act(
        AnotherEnd,
        lambda tx, body: service.change(tx, price_list_id, body),
        done="list_changed",
        to="/finance/prices",
        again=lambda given: _prices(page, None, str(price_list_id), given),
    )


@router.get("/finance/earning")
async def policies(page: Shows) -> Response:
    """When work is earned, from which day on, and the form of a change."""
    return await _policies(page)


@router.post("/finance/earning")
async def set_policy(page: Sets) -> Response:
    """Show from when on a change holds, and for what; or make it."""
    return await _set_policy(page)


async def _set_policy(page: Page) -> Response:
    async def again(given: Given[NewEarningPolicy]) -> Response:
        return await _policies(page, given)

    async def shown(given: Given[NewEarningPolicy], seen: EarningPolicyView) -> Response:
        return page.show("finance/earning_check.html", seen=seen, given=given)

    return await page.check_or_act(
        NewEarningPolicy, earning.set_policy, tried=earning.set_policy, shown=shown,
        done="policy_set", to="/finance/earning", again=again,
    )  # fmt: skip


def _before_list(page: Page, given: Given) -> Response:  # type: ignore[type-arg]
    rows = max(_STEPS, given.last_row("from_person_days"))
    return page.show("finance/price_list.html", status=given.status, given=given, rows=rows)


async def _prices(
    page: Page,
    part: ListPart | None,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of changing the list ``at``."""
    part = part or ListPart(page.request, 50, None, path="/finance/prices")
    found = await queries.price_lists(page.context.db, part, at=None, currency=None)
    return page.show(
        "finance/prices.html",
        status=given.status,
        lists=part.of(price_list_view, found),
        today=local_date(page.context.now, page.visitor.time_zone),
        typed=lambda one: page.prefilled({"valid_to": one.valid_to}),
        at=at,
        given=given,
    )


async def _policies(page: Page, given: Given[NewEarningPolicy] | None = None) -> Response:
    part = ListPart(page.request, MAX_LIMIT, None, path="/finance/earning")
    found = await finance.policies(page.context.db, part)
    shown = [policy_view(one) for one in found]
    past = [one for one in shown if one.from_at <= page.context.now]
    return page.show(
        "finance/earning.html",
        status=given.status if given else 200,
        policies=sorted(shown, key=lambda one: one.from_at, reverse=True),
        present=max(past, key=lambda one: one.from_at, default=None),
        given=given or NOTHING,
    )
