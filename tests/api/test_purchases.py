"""What a purchase shows, its refunds, its invoice, and its last day put right (C1, C9)."""

import asyncio
from datetime import UTC, datetime

import pytest

from tests.api.world import DAY, HOUR, PROMISES, SECOND, lots, refuse, told, work
from tests.support import NOON, Api, Json

LAST_DAY = "2031-03-20"
END = datetime(2031, 3, 20, 23, tzinfo=UTC)
PRICE: Json = {"price_per_person_day": "960.00", "currency": "EUR", "paid": True}


async def change(api: Api, purchase: Json, expires_on: str | None, **how: object) -> Json:
    """A purchase whose last day was corrected."""
    path = f"/v1/purchases/{purchase['id']}"
    response = await api.send("PATCH", path, {"expires_on": expires_on}, **how)  # type: ignore[arg-type]
    assert response.status_code == 200, response.text
    made: Json = response.json()
    return made


async def test_more_than_anybody_means_is_refused(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    how: Json = {"status": 422, "code": "too_much_credit"}
    for days in ("99999", "20833.375"):
        refused = await refuse(api, "POST", path, {**PRICE, "person_days": days}, **how)
        assert refused["limit_minutes"] == 10_000_000
    most = await api.buy(customer, 10_000_000)
    # Two billion minutes are what an account holds; the database counts no further than 2^31.
    await api.db.execute(
        "UPDATE ledger_account SET balance_minutes = -1999999990 WHERE kind = 'purchased'"
    )
    refused = await refuse(api, "POST", path, {**PRICE, "minutes": 480}, **how)
    assert refused["limit_minutes"] == 2_000_000_000
    await api.db.execute(
        "UPDATE ledger_account SET balance_minutes = -10000000 WHERE kind = 'purchased'"
    )
    assert (await api.get(f"/v1/purchases/{most['id']}"))["person_days"] == "20833.3333"


async def test_a_purchase_shows_its_person_days_as_agreed_and_its_amount(api: Api) -> None:
    customer = await api.customer()
    bought = await api.buy(customer, 500)
    shown = {name: bought[name] for name in ("minutes_per_person_day", "person_days", "amount")}
    assert shown == {"minutes_per_person_day": 480, "person_days": "1.0417", "amount": "1000.00"}
    path = f"/v1/customers/{customer['id']}"
    yen = await api.post(
        f"{path}/purchases", {**PRICE, "minutes": 720, "currency": "JPY"}, key="yen"
    )
    assert (yen["person_days"], yen["amount"], yen["currency"]) == ("1.50", "1440", "JPY")

    terms = {"minutes_per_person_day": 420, "minimum_purchase_minutes": 420}
    plan = {**PROMISES, "code": "short_days", "name": "Short days", "terms": terms}
    await api.post("/v1/plans", plan)
    await api.post(f"{path}/subscriptions", {"plan": "short_days", "starts_on": "2031-04-01"})
    short = await api.buy(customer, 840, now=NOON + 40 * DAY)
    assert (short["minutes_per_person_day"], short["person_days"], short["amount"]) == (
        420,
        "2.00",
        "1920.00",
    )
    kept = await api.get(f"/v1/purchases/{bought['id']}", role=customer["id"], now=NOON + 41 * DAY)
    assert kept == bought, "what was agreed stays, whatever is agreed later"


async def test_each_refund_can_be_looked_up_with_its_minutes(api: Api) -> None:
    customer = await api.customer()
    bought = await api.buy(customer, 960)
    path = f"/v1/purchases/{bought['id']}/refund"
    await api.post(path, {"minutes": 60, "reason": "ordered too much"})
    await api.post(path, now=NOON + HOUR)
    listed = (await api.get(f"/v1/purchases/{bought['id']}/refunds"))["items"]
    assert [(one["number"], one["minutes"], one["reason"]) for one in listed] == [
        (1, 60, "ordered too much"),
        (2, 900, None),
    ]
    entries = (await api.entries(customer))[1:]
    assert [one["entry_id"] for one in listed] == [entry["id"] for entry in entries]
    for refund in listed:
        assert await api.get(f"/v1/refunds/{refund['id']}", role=customer["id"]) == refund
    stranger = await api.customer()
    how: Json = {"status": 404, "code": "refund_not_found", "role": stranger["id"]}
    await refuse(api, "GET", f"/v1/refunds/{listed[0]['id']}", **how)
    events = (await api.get("/v1/events?limit=200"))["items"]
    made = [one for one in events if one["type"] == "refund.made"]
    assert [(one["subject_id"], one["data"]["minutes"]) for one in made] == [
        (refund["id"], refund["minutes"]) for refund in listed
    ]


async def test_an_invoice_is_of_one_purchase_of_whatever_customer(api: Api) -> None:
    one, other = await api.customer(), await api.customer()
    first = await api.buy(one, invoice_number="2031-117")
    body = {**PRICE, "minutes": 480}
    for number in ("2031-117", "  2031-117 "):
        for customer in (one, other):
            path = f"/v1/customers/{customer['id']}/purchases"
            how: Json = {"status": 409, "code": "invoice_already_used"}
            problem = await refuse(api, "POST", path, {**body, "invoice_number": number}, **how)
            assert problem["purchase_id"] == first["id"]
            assert problem["invoice_number"] == "2031-117"
    # A retry of the very same request is no second purchase.
    how = {"invoice_number": "2031-118", "key": "once"}
    assert await api.buy(other, **how) == await api.buy(other, **how)
    # Nobody's number is everybody's.
    await api.buy(one)
    await api.buy(one)


@pytest.mark.parametrize(
    "same",
    [
        "inv-2031-0117",
        " INV 2031/117 ",
        "INV2031-117",
        "Inv. 2031\u2011000117",
        "ＩＮＶ-２０３１-117",
    ],
)
async def test_an_invoice_written_otherwise_is_the_same_one(api: Api, same: str) -> None:
    customer = await api.customer()
    first = await api.buy(customer, invoice_number="INV-2031-0117")
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {**PRICE, "minutes": 480, "invoice_number": same}
    how: Json = {"status": 409, "code": "invoice_already_used"}
    problem = await refuse(api, "POST", path, body, **how)
    assert problem["purchase_id"] == first["id"]
    assert problem["invoice_number"] == same.strip()
    other = await api.buy(customer, invoice_number="INV-2031-1170")
    assert other["invoice_number"] == "INV-2031-1170"


async def test_of_numbers_that_are_one_by_digits_alone_one_is_taken(api: Api) -> None:
    customer = await api.customer()
    for one, other in (("2031-0020", "20310020"), ("--", " --"), ("2032-0020", "2032-20")):
        first = await api.buy(customer, invoice_number=one)
        path = f"/v1/customers/{customer['id']}/purchases"
        body = {**PRICE, "minutes": 480, "invoice_number": other}
        problem = await refuse(api, "POST", path, body, status=409, code="invoice_already_used")
        assert problem["purchase_id"] == first["id"]
    # Another sign alone, or another word, is another number.
    for other in ("-", "2032-200", "2032-2", "A2032-20"):
        await api.buy(customer, invoice_number=other)


async def test_of_many_that_write_one_invoice_differently_at_once_one_is_made(api: Api) -> None:
    customers = [await api.customer() for _ in range(4)]
    written = ["INV-001", "inv 1", "Inv/01", "INV-0001"]
    answers = await asyncio.gather(
        *(
            api.send(
                "POST",
                f"/v1/customers/{one['id']}/purchases",
                {**PRICE, "minutes": 480, "invoice_number": number},
                key=f"race {number}",
            )
            for one, number in zip(customers, written, strict=True)
        )
    )
    (made,) = [answer.json() for answer in answers if answer.status_code == 201]
    refused = [answer.json() for answer in answers if answer.status_code != 201]
    assert {(one["code"], one["purchase_id"]) for one in refused} == {
        ("invoice_already_used", made["id"])
    }


async def test_a_void_purchase_gives_its_invoice_number_back(api: Api) -> None:
    customer = await api.customer()
    wrong = await api.buy(customer, paid=False, invoice_number="2031-117")
    await api.post(f"/v1/purchases/{wrong['id']}/void")
    right = await api.buy(customer, 960, invoice_number="2031-117")
    assert right["invoice_number"] == "2031-117"
    assert (await api.get(f"/v1/purchases/{wrong['id']}"))["invoice_number"] == "2031-117"
    refunded = await api.post(f"/v1/purchases/{right['id']}/refund")
    assert refunded["status"] == "refunded"
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {**PRICE, "minutes": 480, "invoice_number": "2031-117"}
    await refuse(api, "POST", path, body, status=409, code="invoice_already_used")


async def test_of_many_purchases_with_one_invoice_at_once_one_is_made_and_named(api: Api) -> None:
    customers = [await api.customer() for _ in range(6)]
    body = {**PRICE, "minutes": 480, "invoice_number": "2031-117"}
    answers = await asyncio.gather(
        *(
            api.send(
                "POST", f"/v1/customers/{one['id']}/purchases", body, key=f"{number}{one}"[:50]
            )
            for one in customers
            for number in range(2)
        )
    )
    (made,) = [answer.json() for answer in answers if answer.status_code == 201]
    refused = [answer.json() for answer in answers if answer.status_code != 201]
    assert {(one["code"], one["purchase_id"]) for one in refused} == {
        ("invoice_already_used", made["id"])
    }
    assert sum([(await api.credit(one))[0] for one in customers]) == 480


async def test_a_last_day_is_corrected_until_something_is_spent_and_the_burn_order_follows(
    api: Api,
) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    soon = await api.buy(customer, expires_on=LAST_DAY)
    later = await api.buy(customer, expires_on="2031-12-31", now=NOON + SECOND)
    held = await api.book(customer, technician, starts_at=NOON + 9 * DAY)
    assert await lots(api, customer) == {soon["id"]: (360, 120), later["id"]: (480, 0)}
    # Held minutes are not spent; they keep the lot that they came from.
    moved = await change(api, soon, "2032-01-31")
    assert moved == {**soon, "expires_on": "2032-01-31"}
    assert await api.credit(customer, now=END) == (840, 120, 0, 0)
    await api.book(customer, technician, starts_at=NOON + 8 * DAY)
    assert await lots(api, customer) == {soon["id"]: (360, 120), later["id"]: (360, 120)}
    assert (await change(api, later, None))["expires_on"] is None
    await api.post(f"/v1/sessions/{held['id']}/cancel", {"asked_by": "provider"})
    await work(api, customer, technician, server=server, starts_at=NOON + 5 * DAY, worked=HOUR)
    how: Json = {"status": 409, "code": "lot_already_spent", "now": NOON + 6 * DAY}
    path = f"/v1/purchases/{soon['id']}"
    problem = await refuse(api, "PATCH", path, {"expires_on": LAST_DAY}, **how)
    assert (problem["spent_minutes"], problem["free_minutes"]) == (60, 420)
    await change(api, later, "2031-11-30", now=NOON + 6 * DAY)

    events = (await api.get("/v1/events?limit=200"))["items"]
    changed = [one for one in events if one["type"] == "purchase.changed"]
    assert [
        (one["subject_id"], one["data"]["old_expires_on"], one["data"]["expires_on"])
        for one in changed
    ] == [
        (soon["id"], LAST_DAY, "2032-01-31"),
        (later["id"], "2031-12-31", None),
        (later["id"], None, "2031-11-30"),
    ]
    assert all(one["actor"].startswith("key:") for one in changed)


async def test_what_expired_settled_debt_or_was_taken_is_spent(api: Api) -> None:
    customer = await api.customer()
    adjust = f"/v1/customers/{customer['id']}/adjustments"
    await api.post(adjust, {"minutes": -10, "reason": "miscounted"})
    settled = await api.buy(customer, expires_on=LAST_DAY)
    taken = await api.buy(customer, expires_on="2031-03-19", now=NOON + SECOND)
    await api.post(adjust, {"minutes": -10, "reason": "miscounted"}, now=NOON + HOUR)
    expired = await api.buy(await api.customer(), expires_on=LAST_DAY)
    for purchase, now, spent in (
        (settled, NOON + HOUR, 10),
        (taken, NOON + HOUR, 10),
        (expired, END, 480),
    ):
        how: Json = {"status": 409, "code": "lot_already_spent", "now": now}
        path = f"/v1/purchases/{purchase['id']}"
        problem = await refuse(api, "PATCH", path, {"expires_on": "2032-01-01"}, **how)
        assert problem["spent_minutes"] == spent
    # What was refunded is not spent, and the rest can still be corrected up to its last instant.
    part = await api.buy(await api.customer(), expires_on=LAST_DAY)
    await api.post(f"/v1/purchases/{part['id']}/refund", {"minutes": 100})
    await change(api, part, "2031-04-30", now=END - SECOND)


async def test_a_correction_is_held_to_the_calendar_the_status_and_the_version(api: Api) -> None:
    customer = await api.customer(time_zone="Pacific/Kiritimati")
    paid = await api.buy(customer, expires_on=LAST_DAY)
    path = f"/v1/purchases/{paid['id']}"
    # In Kiritimati it is the 6th already.
    how: Json = {"status": 422, "code": "expiry_in_past"}
    await refuse(api, "PATCH", path, {"expires_on": "2031-03-06"}, **how)
    how = {"status": 422, "code": "nothing_to_change"}
    await refuse(api, "PATCH", path, {"expires_on": LAST_DAY}, **how)
    await refuse(api, "PATCH", path, {}, **how)
    for body in ({"expires_on": "soon"}, {"expires_on": LAST_DAY, "minutes": 10}):
        await refuse(api, "PATCH", path, body, status=422, code="validation_failed")
    response = await api.send("GET", path)
    seen = {"If-Match": response.headers["ETag"]}
    await change(api, paid, "2031-03-07", headers=seen)
    how = {"status": 412, "code": "stale_version", "headers": seen}
    await refuse(api, "PATCH", path, {"expires_on": None}, **how)

    pending = await api.buy(customer, paid=False)
    assert (await change(api, pending, LAST_DAY))["expires_on"] == LAST_DAY
    await api.post(f"/v1/purchases/{pending['id']}/pay")
    assert told(await api.entries(customer), paid=paid, pending=pending)[-1] == (
        "purchase: purchased>lot 480 pending"
    )
    for number, verb in enumerate(("refund", "void")):
        other = await api.buy(customer, paid=number == 0)
        await api.post(f"/v1/purchases/{other['id']}/{verb}")
        path = f"/v1/purchases/{other['id']}"
        how = {"status": 409, "code": "invalid_transition"}
        await refuse(api, "PATCH", path, {"expires_on": LAST_DAY}, **how)


@pytest.mark.parametrize("verb", ["spend", "correct"])
async def test_a_correction_beside_a_first_deduction_is_before_or_after_it(
    api: Api, verb: str
) -> None:
    customer = await api.customer()
    bought = await api.buy(customer, expires_on=LAST_DAY)
    adjust = f"/v1/customers/{customer['id']}/adjustments"
    spending = api.send("POST", adjust, {"minutes": -10, "reason": "miscounted"}, key="spend")
    correcting = api.send("PATCH", f"/v1/purchases/{bought['id']}", {"expires_on": None})
    both = (spending, correcting) if verb == "spend" else (correcting, spending)
    answers = await asyncio.gather(*both)
    corrected = answers[both.index(correcting)]
    shown = await api.get(f"/v1/purchases/{bought['id']}")
    assert (corrected.status_code == 200) == (shown["expires_on"] is None)
    assert corrected.status_code in (200, 409)
