"""Customers book by themselves where their plan allows it: for themselves, as much as they have, no more."""

from typing import Any

import pytest

from tests.api.world import DAY, PROMISES, nothing_changes, z
from tests.staff import MONDAY, afresh, need, worker
from tests.support import Api, Json


async def agree(api: Api, customer: Json, *, starts_on: str = "2031-01-01", **terms: Any) -> None:
    """An individual plan for a customer, under which it books by itself."""
    plan = {"code": f"own_{customer['id'][-12:]}", "name": "Own", "customer_id": customer["id"]}
    agreed = {"customers_may_book": True, **terms}
    made = await api.post("/v1/plans", {**plan, **PROMISES, "terms": agreed})
    subscription = {"plan": made["code"], "starts_on": starts_on}
    await api.post(f"/v1/customers/{customer['id']}/subscriptions", subscription)


async def own(service: Api, **terms: Any) -> Json:
    """A customer that may, with two person-days, and the only technician who is offered."""
    api = await afresh(service)
    customer = await api.customer()
    await worker(api, weekdays=range(5))
    await api.buy(customer, 960)
    await agree(api, customer, **terms)
    return customer


async def test_a_customer_books_what_is_free(service: Api) -> None:
    customer = await own(service)
    body = need(service, customer, starts_at=MONDAY)
    async with nothing_changes(service):
        tried = await service.post("/v1/sessions?dry_run=true", body, role=customer["id"])
    assert tried["reserved_minutes"] == 120
    booked = await service.post("/v1/sessions", body, role=customer["id"])
    assert booked["status"] == "scheduled"
    assert booked["penalty_free_until"] == z(MONDAY - DAY)
    assert await service.credit(customer) == (840, 120, 0, 0)
    (event,) = [
        one
        for one in (await service.get("/v1/events?limit=200"))["items"]
        if one["type"] == "session.scheduled" and one["subject_id"] == booked["id"]
    ]
    assert event["actor"].startswith("key:")


@pytest.mark.parametrize("need_it", [True, False], ids=["by need", "by name"])
async def test_without_the_term_it_is_refused_before_anything_is_told(
    service: Api, need_it: bool
) -> None:
    api = await afresh(service)
    customer, technician = await api.customer(), await worker(api)
    await api.buy(customer, 960)
    # At night nobody is free: that is not what stands in the way first.
    body = need(api, customer, starts_at=MONDAY + DAY / 2)
    if not need_it:
        del body["technicians_needed"]
        body["technician_ids"] = [technician["id"]]
    async with nothing_changes(api):
        told = await api.refused(
            "POST",
            "/v1/sessions",
            body,
            status=409,
            code="booking_not_in_plan",
            role=customer["id"],
        )
    assert "ticket" in told["detail"]


async def test_the_term_counts_from_the_day_of_its_plan(service: Api) -> None:
    api = await afresh(service)
    customer = await api.customer()
    await worker(api, weekdays=range(5))
    await api.buy(customer, 960)
    await agree(api, customer, starts_on="2031-03-06")
    body, midnight = need(api, customer, starts_at=MONDAY), "2031-03-05T23:00:00Z"
    early = {"status": 409, "code": "booking_not_in_plan", "role": customer["id"]}
    await api.refused("POST", "/v1/sessions", body, **early)
    moment = MONDAY.fromisoformat(midnight)
    await api.post("/v1/sessions", body, role=customer["id"], now=moment)


async def test_nobody_books_for_another(service: Api) -> None:
    customer = await own(service)
    other = await service.customer()
    await service.buy(other, 960)
    async with nothing_changes(service):
        for body in (
            need(service, other, starts_at=MONDAY),
            need(service, other, starts_at=MONDAY) | {"customer_id": other["id"][:-1] + "f"},
        ):
            await service.refused(
                "POST", "/v1/sessions", body, status=404, code="customer_not_found",
                role=customer["id"],
            )  # fmt: skip


@pytest.mark.parametrize(
    "more",
    [
        {"override_reason": "we are in a hurry"},
        {"hold_slot": True},
        {"join_url": "https://meet.example/1"},
        {"remote_tool": "Meet"},
    ],
    ids=lambda one: next(iter(one)),
)
async def test_what_is_the_providers_stays_the_providers(service: Api, more: Json) -> None:
    customer = await own(service)
    body = need(service, customer, starts_at=MONDAY) | more
    async with nothing_changes(service):
        await service.refused(
            "POST", "/v1/sessions", body, status=403, code="forbidden", role=customer["id"]
        )


@pytest.mark.parametrize(("minutes", "missing"), [(960, None), (970, 480)])
async def test_credit_bounds_it_with_what_is_missing(
    service: Api, minutes: int, missing: int | None
) -> None:
    customer = await own(service)
    # Two technicians for half of the time.
    await worker(service, weekdays=range(5))
    body = need(service, customer, starts_at=MONDAY, technicians=2)
    body |= {"estimated_minutes": 480}
    if missing is None:
        await service.post("/v1/sessions", body, role=customer["id"])
        return
    body |= {"estimated_minutes": 490}
    told = await service.refused(
        "POST", "/v1/sessions", body, status=402, code="insufficient_credit", role=customer["id"]
    )
    assert (told["shortfall_minutes"], told["minimum_top_up_minutes"]) == (20, missing)


async def test_a_server_or_ticket_of_another_is_not_there(service: Api) -> None:
    customer = await own(service)
    other = await service.customer()
    server = await service.server(other)
    body = need(service, customer, starts_at=MONDAY) | {"server_id": server["id"]}
    await service.refused(
        "POST", "/v1/sessions", body, status=404, code="server_not_found", role=customer["id"]
    )
