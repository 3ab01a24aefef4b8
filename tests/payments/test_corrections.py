"""Numbers, tax and days that were entered wrong are put right, while their month is open."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.run import verify
from tests.api.world import DAY, SECOND, refuse
from tests.ledger.racing import at_once, outcomes
from tests.support import NOON, Api, Json

APRIL = datetime(2031, 4, 2, tzinfo=UTC)
# The first instant of April where the company is.
MIDNIGHT = datetime(2031, 3, 31, 22, tzinfo=UTC)


async def order(api: Api, **facts: Any) -> Json:
    """A purchase of 960.00 EUR that waits for its money."""
    return await api.buy(await api.customer(), **{"paid": False, **facts})


async def receive(api: Api, purchase: Json, amount: str, **facts: Any) -> Json:
    how = {name: facts.pop(name) for name in ("now",) if name in facts}
    body = {"amount": amount, **facts}
    return await api.post(f"/v1/purchases/{purchase['id']}/payments", body, **how)


async def change(api: Api, path: str, body: Json, now: datetime = NOON, **how: Any) -> Json:
    answer = await api.send("PATCH", path, body, now=now, **how)
    assert answer.status_code == 200, answer.text
    made: Json = answer.json()
    assert answer.headers["etag"] == (await api.send("GET", path)).headers["etag"]
    return made


def at(purchase: Json) -> str:
    return f"/v1/purchases/{purchase['id']}"


def of(payment: Json) -> str:
    return f"/v1/payments/{payment['id']}"


async def last_event(api: Api, kind: str) -> Json:
    found: Json = [
        one for one in (await api.get("/v1/events?limit=200"))["items"] if one["type"] == kind
    ][-1]
    return found


async def test_numbers_and_tax_are_corrected_and_told_with_what_they_were(api: Api) -> None:
    purchase = await order(api, invoice_number="2031-117", tax_rate="20")
    body = {"invoice_number": "2031-118", "external_reference": "PO-7", "tax_rate": "21"}
    after = await change(api, at(purchase), body)
    told = {**body, "tax_rate": "21.00", "tax": "201.60", "gross": "1161.60"}
    assert after == {**purchase, **told}
    event = await last_event(api, "purchase.corrected")
    assert event["actor"].startswith("key:")
    assert event["subject_id"] == purchase["id"]
    new = {**told, "tax_rate": "21"}
    old = {
        "invoice_number": "2031-117",
        "external_reference": None,
        "tax_rate": "20",
        "tax": "192.00",
        "gross": "1152.00",
    }
    corrected = {**new, **{f"old_{name}": value for name, value in old.items()}}
    assert event["data"].items() >= corrected.items()
    emptied = await change(api, at(purchase), {"invoice_number": None})
    assert emptied == {**after, "invoice_number": None}
    # The number that is free again is another purchase's.
    await order(api, invoice_number="2031-118")
    assert await verify.broken(api.dsn) == {}


async def test_a_correction_names_one_that_is_new_and_of_nobody_else(api: Api) -> None:
    other = await order(api, invoice_number="2031-117", external_reference="PO-7")
    purchase = await order(api, invoice_number="2031-118")
    for body, code in (
        ({"invoice_number": "2031-117"}, "invoice_already_used"),
        ({"external_reference": "PO-7"}, "external_reference_already_used"),
    ):
        refused = await refuse(api, "PATCH", at(purchase), body, status=409, code=code)
        assert refused["purchase_id"] == other["id"]
    how: Json = {"status": 422, "code": "nothing_to_change"}
    for same in ({}, {"invoice_number": "2031-118"}, {"tax_rate": "0.00"}, {"tax_rate": None}):
        await refuse(api, "PATCH", at(purchase), same, **how)
    how = {"status": 412, "code": "stale_version", "headers": {"If-Match": '"v9"'}}
    await refuse(api, "PATCH", at(purchase), {"tax_rate": "1"}, **how)
    for field in ("net", "price_per_person_day", "currency", "minutes", "gross", "tax"):
        how = {"status": 422, "code": "validation_failed"}
        await refuse(api, "PATCH", at(purchase), {field: "1"}, **how)
    await api.post(f"{at(purchase)}/void")
    how = {"status": 409, "code": "invalid_transition"}
    await refuse(api, "PATCH", at(purchase), {"invoice_number": "2031-1"}, **how)


async def test_of_many_who_take_one_number_at_once_one_has_it(api: Api) -> None:
    purchases = [await order(api) for _ in range(5)]
    body = {"invoice_number": "2031-117"}
    answers = await at_once(*(api.send("PATCH", at(one), body) for one in purchases))
    assert outcomes(answers) == {"200": 1, "invoice_already_used": 4}


@pytest.mark.parametrize(
    ("paid", "tax_rate", "status"),
    [("1056.00", "10", "paid"), ("1055.99", "10", "pending_payment"), ("960", "0", "paid")],
)
async def test_less_tax_may_make_it_paid_in_full(
    api: Api, paid: str, tax_rate: str, status: str
) -> None:
    purchase = await order(api, tax_rate="21")
    await receive(api, purchase, paid)
    after = await change(api, at(purchase), {"tax_rate": tax_rate, "expires_on": "2032-01-31"})
    assert (after["status"], after["expires_on"]) == (status, "2032-01-31")
    credit = await api.credit({"id": purchase["customer_id"]})
    assert credit[0] == (480 if status == "paid" else 0)
    state = "paid" if status == "paid" else "partly_paid"
    assert after["payment_state"] == state
    assert await verify.broken(api.dsn) == {}


async def test_what_costs_nothing_waits_for_its_word_whatever_is_corrected(api: Api) -> None:
    free = await order(api, price_per_person_day="0")
    after = await change(api, at(free), {"tax_rate": "21", "invoice_number": "2031-117"})
    assert (after["status"], after["gross"]) == ("pending_payment", "0.00")


async def test_what_became_credit_costs_no_more_than_was_paid(api: Api) -> None:
    purchase = await order(api)
    await api.post(f"{at(purchase)}/pay")
    how: Json = {"status": 409, "code": "gross_not_paid"}
    refused = await refuse(api, "PATCH", at(purchase), {"tax_rate": "21"}, **how)
    assert (refused["gross"], refused["paid_amount"]) == ("1161.60", "960.00")
    await receive(api, purchase, "201.59")
    await refuse(api, "PATCH", at(purchase), {"tax_rate": "21"}, **how)
    await receive(api, purchase, "0.01")
    after = await change(api, at(purchase), {"tax_rate": "21"})
    assert (after["status"], after["payment_state"]) == ("paid", "paid")
    less = await change(api, at(purchase), {"tax_rate": "20"})
    assert (less["gross"], less["payment_state"]) == ("1152.00", "overpaid")
    await api.post(f"{at(purchase)}/refund", {"minutes": 10})
    how = {"status": 409, "code": "tax_already_refunded"}
    await refuse(api, "PATCH", at(purchase), {"tax_rate": "21"}, **how)
    await api.post(f"{at(purchase)}/refund")
    # Its invoice still can be put right.
    assert (await change(api, at(purchase), {"invoice_number": "2031-117"}))["status"] == "refunded"
    assert await verify.broken(api.dsn) == {}


async def test_a_purchase_is_corrected_while_the_months_of_its_order_and_payment_are_open(
    api: Api,
) -> None:
    march, both = await order(api), await order(api)
    customer = await api.customer()
    last = await api.buy(customer, paid=False, now=MIDNIGHT - SECOND)
    april = await api.buy(customer, paid=False, now=MIDNIGHT)
    await api.post(f"{at(both)}/pay", now=APRIL)
    await api.post("/v1/periods/2031-03/close", now=APRIL)
    how: Json = {"status": 409, "code": "month_closed", "now": APRIL}
    for number, (purchase, day) in enumerate(
        ((march, "2031-03-05"), (both, "2031-03-05"), (last, "2031-03-31"))
    ):
        for body in (
            {"invoice_number": f"2031-{number}"},
            {"external_reference": "x"},
            {"tax_rate": "0.01", "expires_on": "2032-01-01"},
        ):
            if purchase is both and "tax_rate" in body:
                continue
            refused = await refuse(api, "PATCH", at(purchase), body, **how)
            assert refused["booked_on"] == day
    await change(api, at(april), {"invoice_number": "2031-9"}, APRIL)
    # Another last day is an entry of now, in whatever month it was bought.
    await change(api, at(march), {"expires_on": "2032-01-01"}, APRIL)
    await api.post("/v1/periods/2031-03/reopen", {"reason": "a wrong invoice"}, now=APRIL)
    for number, purchase in enumerate((march, both, last)):
        await change(api, at(purchase), {"invoice_number": f"2031-{number}"}, APRIL)
    await api.post("/v1/periods/2031-03/close", now=APRIL)
    await refuse(api, "PATCH", at(march), {"invoice_number": "2031-7"}, **how)
    assert await verify.broken(api.dsn) == {}


async def test_the_day_and_the_reference_of_a_payment_are_corrected(api: Api) -> None:
    purchase = await order(api)
    payment = await receive(api, purchase, "100", reference="2031-117")
    body = {"received_on": "2031-03-04", "reference": "2031-118"}
    after = await change(api, of(payment), body)
    assert after == {**payment, **body, "earlier_references": ["2031-117"]}
    event = await last_event(api, "payment.corrected")
    assert event["data"] == {
        "purchase_id": purchase["id"],
        "fields": ["received_on", "reference"],
        "received_on": "2031-03-04",
        "old_received_on": "2031-03-05",
    }
    await change(api, of(payment), {"reference": None})
    again = await change(api, of(payment), {"reference": "2031-119"})
    assert again["earlier_references"] == ["2031-117", "2031-118", None]
    assert (await api.get(at(purchase)))["paid_amount"] == "100.00"
    how: Json = {"status": 422, "code": "nothing_to_change"}
    for same in ({}, {"reference": "2031-119"}, {"received_on": "2031-03-04"}):
        await refuse(api, "PATCH", of(payment), same, **how)
    how = {"status": 422, "code": "day_in_future"}
    await refuse(api, "PATCH", of(payment), {"received_on": "2031-03-06"}, **how)
    assert (await change(api, of(payment), {"received_on": "2031-03-05"}))["received_on"]
    how = {"status": 412, "code": "stale_version", "headers": {"If-Match": '"v9"'}}
    await refuse(api, "PATCH", of(payment), {"reference": "x"}, **how)
    await api.post(f"{of(payment)}/withdraw", {"reason": "entered twice"}, now=NOON + DAY)
    how = {"status": 409, "code": "invalid_transition"}
    await refuse(api, "PATCH", of(payment), {"reference": "x"}, **how)
    assert await verify.broken(api.dsn) == {}


async def test_the_old_and_the_new_day_of_a_payment_lie_in_open_months(api: Api) -> None:
    purchase = await order(api)
    march = await receive(api, purchase, "1", received_on="2031-03-31", now=APRIL)
    april = await receive(api, purchase, "1", received_on="2031-04-01", now=APRIL)
    await api.post("/v1/periods/2031-03/close", now=APRIL)
    how: Json = {"status": 409, "code": "month_closed", "now": APRIL}
    for payment, body, day in (
        (march, {"received_on": "2031-04-01"}, "2031-03-31"),
        (march, {"reference": "2031-117"}, "2031-03-31"),
        (april, {"received_on": "2031-03-31"}, "2031-03-31"),
        (april, {"received_on": "2031-02-28"}, "2031-02-28"),
    ):
        refused = await refuse(api, "PATCH", of(payment), body, **how)
        assert refused["received_on"] == day
    await change(api, of(april), {"received_on": "2031-04-02"}, APRIL)
    await api.post("/v1/periods/2031-03/reopen", {"reason": "a wrong day"}, now=APRIL)
    await change(api, of(march), {"received_on": "2031-04-01"}, APRIL)
    await change(api, of(april), {"received_on": "2031-03-01"}, APRIL)
    await refuse(api, "PATCH", of(april), {"received_on": "2031-02-28"}, **how)
    assert await verify.broken(api.dsn) == {}
