"""Approvals: what waits for another person, and deciding on it; nobody decides on their own."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from starlette.responses import Response

from app import errors
from app.access.permissions import Capability, may
from app.approvals import service
from app.approvals.rules import DECIDED_BY, ApprovalStatus
from app.approvals.schemas import ApprovalView, Reject, approval_view
from app.approving import service as approving
from app.kit.postgres.database import Tx
from app.kit.web.schema import Id
from app.pages.admission import Page, acts, shows
from app.pages.finance import approval_queries, purchase_queries
from app.pages.finance.approval_queries import AT_ONCE
from app.pages.finance.purchase_queries import FoundCustomer
from app.pages.forms import NOTHING, Given, Nothing
from app.pages.routing import page_router

router = page_router()

Shows = Annotated[Page, shows(Capability.READ_APPROVALS)]
ShowsOne = Annotated[Page, shows(Capability.READ_APPROVALS, missing=errors.ApprovalNotFound)]
Decides = Annotated[Page, acts(Capability.DECIDE_APPROVALS, missing=errors.ApprovalNotFound)]


class Whose(StrEnum):
    """Why somebody can or cannot decide on what waits."""

    OTHERS = "others"
    OWN = "own"
    NOT_THEIRS = "not_theirs"
    WITHOUT_PERSON = "without_person"
    DONE = "done"


@router.get("/finance/approvals")
async def approvals(
    page: Shows,
    status: ApprovalStatus = ApprovalStatus.PENDING_APPROVAL,
    before: Id | None = None,
) -> Response:
    """What waits; or what became of what waited."""
    now = page.context.now
    found = await approval_queries.approvals(page.context.db, now, status, before)
    return page.show(
        "finance/approvals.html",
        approvals=[(one, approval_view(one.approval, now)) for one in found[:AT_ONCE]],
        more=len(found) > AT_ONCE,
        asked=status,
    )


@router.get("/finance/approvals/{approval_id}")
async def approval(page: ShowsOne, approval_id: Id) -> Response:
    """What was asked for, by whom and why; and who may decide on it."""
    return await _approval(page, approval_id)


@router.post("/finance/approvals/{approval_id}/approve")
async def approve(page: Decides, approval_id: Id) -> Response:
    """Show what approving does; or carry it out."""
    return await _approve(page, approval_id)


@router.post("/finance/approvals/{approval_id}/reject")
async def reject(page: Decides, approval_id: Id) -> Response:
    """Refuse it, and say why."""
    return await page.act(
        Reject,
        lambda tx, body: service.reject(tx, approval_id, body),
        done="rejected",
        to=f"/finance/approvals/{approval_id}",
        again=lambda given: _approval(page, approval_id, "reject", given),
    )


@router.post("/finance/approvals/{approval_id}/withdraw")
async def withdraw(page: Decides, approval_id: Id) -> Response:
    """Take back what one has asked for."""
    return await page.act(
        Nothing,
        lambda tx, _: service.withdraw(tx, approval_id),
        done="wish_withdrawn",
        to=f"/finance/approvals/{approval_id}",
        again=lambda given: _approval(page, approval_id, "withdraw", given),
    )


async def _approve(page: Page, approval_id: UUID) -> Response:
    async def again(given: Given[Nothing]) -> Response:
        return await _approval(page, approval_id, "approve", given)

    async def tried(tx: Tx, _: Nothing) -> FoundCustomer | None:
        return await _carried_out(tx, approval_id)

    async def shown(given: Given[Nothing], after: FoundCustomer | None) -> Response:
        found = await approval_queries.approval(page.context.db, approval_id)
        told = approval_view(page.context.found(found).approval, page.context.now)
        before = await purchase_queries.customer(page.context.db, told.customer_id)
        return page.show(
            "finance/approval_check.html",
            beside=found, approval=told, before=before, after=after, given=given,
        )  # fmt: skip

    return await page.check_or_act(
        Nothing, lambda tx, _: approving.approve(tx, approval_id), tried=tried, shown=shown,
        done="approved", to=f"/finance/approvals/{approval_id}", again=again,
    )  # fmt: skip


async def _carried_out(tx: Tx, approval_id: UUID) -> FoundCustomer | None:
    """Approve it, and read what its customer has then."""
    seen = await approving.approve(tx, approval_id)
    await tx.flush()
    return await purchase_queries.customer(tx.connection, seen.customer_id)


async def _approval(
    page: Page,
    approval_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the verb ``at``."""
    found = await approval_queries.approval(page.context.db, approval_id)
    beside = page.context.found(found)
    shown = approval_view(beside.approval, page.context.now)
    whose = _whose(page, shown)
    is_open = whose is not Whose.DONE
    return page.show(
        "finance/approval.html",
        status=given.status,
        beside=beside,
        approval=shown,
        whose=whose,
        credit=await purchase_queries.customer(page.context.db, shown.customer_id)
        if is_open
        else None,
        at=at,
        given=given,
    )


def _whose(page: Page, shown: ApprovalView) -> Whose:
    """Whether who looks can decide, and why not, as the API would say."""
    person_id = page.visitor.person_id
    if shown.status is not ApprovalStatus.PENDING_APPROVAL:
        return Whose.DONE
    if person_id is None:
        return Whose.WITHOUT_PERSON
    if person_id == shown.requested_by:
        return Whose.OWN
    may_decide = may(page.context.actor, DECIDED_BY[shown.kind])
    return Whose.OTHERS if may_decide else Whose.NOT_THEIRS
