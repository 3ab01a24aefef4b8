"""Price lists: by currency, days and quantity; of one currency at most one is valid on a day."""

import asyncio
from typing import Any

import pytest

from tests.api.world import DAY, PROMISES, SECOND, pointers, refuse
from tests.support import NOON, Api, Json

STEPS = [
    {"from_person_days": "1.00", "price_per_person_day": "960.00"},
    {"from_person_days": "5.00", "price_per_person_day": "900.00"},
    {"from_person_days": "10.50", "price_per_person_day": "850.50"},
]
LIST: Json = {
    "name": "Prices of 2031",
    "currency": "EUR",
    "valid_from": "2031-01-01",
    "valid_to": "2031-12-31",
    "steps": STEPS,
}


async def listed(api: Api, **facts: object) -> Json:
    return await api.post("/v1/price-lists", {**LIST, **facts})


async def by_list(api: Api, customer: Json, price_list: Json, minutes: int, **how: Any) -> Json:
    """A purchase that names a list instead of a price."""
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {"minutes": minutes, "price_list_id": price_list["id"], "paid": True}
    return await api.post(path, body, **how)


@pytest.mark.parametrize(
    ("currency", "price"), [("JPY", "100.5"), ("EUR", "960.001"), ("KWD", "300.0005")]
)
async def test_a_price_finer_than_its_currency_is_refused_wherever_it_is_agreed(
    api: Api, currency: str, price: str
) -> None:
    customer = await api.customer()
    how: Json = {"status": 422, "code": "validation_failed"}
    one: Json = {"currency": currency, "price_per_person_day": price, "minutes": 480}
    path = f"/v1/customers/{customer['id']}/purchases"
    refused = await refuse(api, "POST", path, one, key="1", **how)
    assert pointers(refused) == ["/price_per_person_day"]
    assert refused["errors"][0]["code"] == "too_many_decimals"
    steps = [
        {"from_person_days": "1", "price_per_person_day": "960"},
        {"from_person_days": "5", "price_per_person_day": price},
    ]
    body = {**LIST, "currency": currency, "steps": steps}
    refused = await refuse(api, "POST", "/v1/price-lists", body, **how)
    assert pointers(refused) == ["/steps/1/price_per_person_day"]
    plan = {**PROMISES, "price": price, "currency": currency}
    refused = await refuse(api, "POST", "/v1/plans", {**plan, "code": "c", "name": "n"}, **how)
    assert pointers(refused) == ["/price"]
    made = await api.post("/v1/plans", {**PROMISES, "code": "c", "name": "n"})
    versions = f"/v1/plans/{made['id']}/revise"
    refused = await refuse(api, "POST", versions, plan, **how)
    assert pointers(refused) == ["/price"]
    gone = {**PROMISES, "price": "1", "currency": "DEM"}
    await refuse(api, "POST", versions, gone, status=422, code="unknown_currency")
    for zeros in ("00", ""):
        body = {"currency": "EUR", "price_per_person_day": f"960.0{zeros}", "minutes": 480}
        bought = await api.post(path, body, key=f"zeros{zeros}")
        assert bought["price_per_person_day"] == "960.00"


@pytest.mark.parametrize(
    ("minutes", "price", "net"),
    [
        (480, "960.00", "960.00"),
        (2390, "960.00", "4780.00"),
        (2400, "900.00", "4500.00"),
        (5030, "900.00", "9431.25"),
        (5040, "850.50", "8930.25"),
        (480_000, "850.50", "850500.00"),
    ],
)
async def test_the_last_step_that_is_reached_is_the_price_of_all_of_it(
    api: Api, minutes: int, price: str, net: str
) -> None:
    made = await listed(api)
    bought = await by_list(api, await api.customer(), made, minutes)
    assert (bought["price_per_person_day"], bought["net"], bought["currency"]) == (
        price,
        net,
        "EUR",
    )
    assert bought["price_list_id"] == made["id"]


async def test_a_step_is_reached_by_the_person_days_of_the_customers_terms(api: Api) -> None:
    made, customer = await listed(api), await api.customer()
    terms = {"minutes_per_person_day": 420, "minimum_purchase_minutes": 10}
    plan = {**PROMISES, "code": "short_days", "name": "Short days", "terms": terms}
    await api.post("/v1/plans", plan)
    path = f"/v1/customers/{customer['id']}"
    await api.post(f"{path}/subscriptions", {"plan": "short_days", "starts_on": "2031-04-01"})
    now = NOON + 40 * DAY
    assert (await by_list(api, customer, made, 2090, now=now))["price_per_person_day"] == "960.00"
    assert (await by_list(api, customer, made, 2100, now=now))["price_per_person_day"] == "900.00"
    body = {"minutes": 410, "price_list_id": made["id"]}
    how: Json = {"status": 422, "code": "below_price_list", "now": now}
    problem = await refuse(api, "POST", f"{path}/purchases", body, **how)
    assert (problem["minutes"], problem["minimum_minutes"]) == (410, 420)


async def test_a_list_is_valid_on_its_first_and_last_day_where_the_company_is(api: Api) -> None:
    # In Prague both days are an hour ahead of UTC.
    made = await listed(api, valid_from="2031-03-06", valid_to="2031-03-07")
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {"minutes": 480, "price_list_id": made["id"]}
    first = NOON.replace(hour=23)
    for now, today in ((first - SECOND, "2031-03-05"), (first + 2 * DAY, "2031-03-08")):
        how: Json = {"status": 422, "code": "price_list_not_valid", "now": now}
        problem = await refuse(api, "POST", path, body, **how)
        assert (problem["today"], problem["valid_to"]) == (today, "2031-03-07")
    for now in (first, first + 2 * DAY - SECOND):
        assert (await by_list(api, customer, made, 480, now=now))["net"] == "960.00"


async def test_a_purchase_has_a_price_or_a_list_and_one_currency(api: Api) -> None:
    made, customer = await listed(api), await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    body: Json = {"minutes": 480, "price_list_id": made["id"]}
    how: Json = {"status": 422, "code": "currencies_differ"}
    problem = await refuse(api, "POST", path, {**body, "currency": "CZK"}, **how)
    assert (problem["currency"], problem["price_list_currency"]) == ("CZK", "EUR")
    assert (await api.post(path, {**body, "currency": "EUR"}, key="same"))["currency"] == "EUR"
    agreed = await api.post(path, {**body, "net": "900"}, key="agreed")
    assert (agreed["price_per_person_day"], agreed["net"]) == ("960.00", "900.00")
    how = {"status": 422, "code": "validation_failed"}
    await refuse(api, "POST", path, {**body, "price_per_person_day": "1"}, **how)
    await refuse(api, "POST", path, {"minutes": 480}, **how)
    await refuse(api, "POST", path, {"minutes": 480, "price_per_person_day": "960"}, **how)
    nobodys = {**body, "price_list_id": customer["id"]}
    await refuse(api, "POST", path, nobodys, status=404, code="price_list_not_found")


@pytest.mark.parametrize(
    ("valid_from", "valid_to"),
    [
        ("2031-01-01", "2031-12-31"),
        ("2030-01-01", "2031-01-01"),
        ("2031-12-31", None),
        ("2031-06-01", "2031-06-01"),
        ("2000-01-01", None),
    ],
)
async def test_lists_of_one_currency_have_no_day_in_common(
    api: Api, valid_from: str, valid_to: str | None
) -> None:
    first = await listed(api)
    days = {"valid_from": valid_from, "valid_to": valid_to}
    how: Json = {"status": 409, "code": "price_lists_overlap"}
    problem = await refuse(api, "POST", "/v1/price-lists", {**LIST, **days}, **how)
    assert (problem["price_list_id"], problem["currency"]) == (first["id"], "EUR")
    await listed(api, currency="CZK", **days)


async def test_lists_may_touch_and_are_found_by_their_days(api: Api) -> None:
    before = await listed(api, valid_from="2030-01-01", valid_to="2030-12-31")
    made = await listed(api)
    after = await listed(api, valid_from="2032-01-01", valid_to=None)
    crowns = await listed(api, currency="CZK", valid_from="2000-01-01", valid_to=None)
    for query, found in (
        ("", [before, made, after, crowns]),
        ("?currency=EUR", [before, made, after]),
        ("?at=2030-12-31&currency=EUR", [before]),
        ("?at=2031-01-01&currency=EUR", [made]),
        ("?at=2031-12-31", [made, crowns]),
        ("?at=2999-12-31&currency=EUR", [after]),
        ("?at=2029-12-31&currency=EUR", []),
    ):
        assert (await api.get(f"/v1/price-lists{query}"))["items"] == found, query
    assert await api.get(f"/v1/price-lists/{made['id']}") == made
    assert made == {"id": made["id"], "created_at": made["created_at"], **LIST}


async def test_a_list_ends_on_another_day_and_what_was_bought_keeps_its_price(api: Api) -> None:
    made, customer = await listed(api, valid_to=None), await api.customer()
    bought = await by_list(api, customer, made, 480)
    path = f"/v1/price-lists/{made['id']}"
    seen = {"If-Match": (await api.send("GET", path)).headers["etag"]}
    ended = await api.send("PATCH", path, {"valid_to": "2031-03-04"}, headers=seen)
    assert ended.json() == {**made, "valid_to": "2031-03-04"}
    how: Json = {"status": 412, "code": "stale_version", "headers": seen}
    await refuse(api, "PATCH", path, {"valid_to": "2031-03-03"}, **how)
    assert await api.get(f"/v1/purchases/{bought['id']}") == bought
    for valid_to, code, status in (
        ("2031-03-04", "nothing_to_change", 422),
        ("2030-12-31", "ends_before_start", 422),
        ("2032-01-01", "price_lists_overlap", 409),
        (None, "price_lists_overlap", 409),
    ):
        if status == 409 and valid_to:
            following = await listed(api, valid_from="2031-03-05", valid_to=None)
        how = {"status": status, "code": code}
        problem = await refuse(api, "PATCH", path, {"valid_to": valid_to}, **how)
    assert problem["price_list_id"] == following["id"]


async def test_of_many_lists_of_the_same_days_at_once_one_is_made_and_named(api: Api) -> None:
    answers = await asyncio.gather(
        *(api.send("POST", "/v1/price-lists", LIST, key=f"race {number}") for number in range(8))
    )
    (made,) = [one.json() for one in answers if one.status_code == 201]
    refused = [one.json() for one in answers if one.status_code != 201]
    assert {(one["code"], one["price_list_id"]) for one in refused} == {
        ("price_lists_overlap", made["id"])
    }


@pytest.mark.parametrize(
    ("facts", "pointer"),
    [
        ({"steps": [STEPS[1], STEPS[0]]}, "/steps/1/from_person_days"),
        ({"steps": [STEPS[0], STEPS[1], STEPS[1]]}, "/steps/2/from_person_days"),
        ({"steps": []}, "/steps"),
        ({"steps": [{**STEPS[0], "price_per_person_day": "-1"}]}, "/steps/0/price_per_person_day"),
        ({"steps": [{**STEPS[0], "from_person_days": "1e400"}]}, "/steps/0/from_person_days"),
        (
            {"steps": [{**STEPS[0], "price_per_person_day": 999999999999999.8}]},
            "/steps/0/price_per_person_day",
        ),
    ],
)
async def test_steps_ascend_and_are_amounts(api: Api, facts: Json, pointer: str) -> None:
    how: Json = {"status": 422, "code": "validation_failed"}
    problem = await refuse(api, "POST", "/v1/price-lists", {**LIST, **facts}, **how)
    assert pointers(problem) == [pointer]


async def test_a_list_is_of_a_currency_in_use_and_of_one_day_at_least(api: Api) -> None:
    how: Json = {"status": 422, "code": "unknown_currency"}
    for code in ("DEM", "XQX"):
        await refuse(api, "POST", "/v1/price-lists", {**LIST, "currency": code}, **how)
    how = {"status": 422, "code": "ends_before_start"}
    await refuse(api, "POST", "/v1/price-lists", {**LIST, "valid_to": "2030-12-31"}, **how)
    one_day = await listed(api, valid_to="2031-01-01")
    assert one_day["valid_to"] == one_day["valid_from"]
