"""Money of a purchase: its price, tax and payments; it becomes credit when all of it is paid (C1)."""

import asyncio
from decimal import Decimal

import pytest

from tests.api.world import DAY, SECOND, pointers, refuse
from tests.support import NOON, Api, Json

PRICE: Json = {"price_per_person_day": "960.00", "currency": "EUR", "minutes": 480}
TAXED: Json = {**PRICE, "tax_rate": "21"}


async def order(api: Api, customer: Json, **facts: object) -> Json:
    """A purchase that waits for its money."""
    return await api.buy(customer, **{**TAXED, "paid": False, **facts})


async def receive(api: Api, purchase: Json, amount: str, **facts: object) -> Json:
    """A payment that came."""
    path = f"/v1/purchases/{purchase['id']}/payments"
    return await api.post(path, {"amount": amount, **facts})


async def seen(api: Api, purchase: Json) -> tuple[str, str, str]:
    """How a purchase stands: its status, how far it is paid, and what came."""
    shown = await api.get(f"/v1/purchases/{purchase['id']}")
    return shown["status"], shown["payment_state"], shown["paid_amount"]


@pytest.mark.parametrize(
    ("facts", "net", "tax", "gross"),
    [
        ({}, "960.00", "0.00", "960.00"),
        ({"tax_rate": "21"}, "960.00", "201.60", "1161.60"),
        ({"tax_rate": 12.5, "minutes": 490}, "980.00", "122.50", "1102.50"),
        ({"net": "900", "tax_rate": "21"}, "900.00", "189.00", "1089.00"),
        ({"net": "0.50", "tax_rate": "21"}, "0.50", "0.10", "0.60"),  # 0.105, half to even
        ({"net": "0.50", "tax_rate": "23"}, "0.50", "0.12", "0.62"),  # 0.115
        ({"net": "7", "tax_rate": "50", "currency": "JPY"}, "7", "4", "11"),
        ({"net": "9", "tax_rate": "50", "currency": "JPY"}, "9", "4", "13"),
        ({"net": "1.001", "tax_rate": "10", "currency": "KWD"}, "1.001", "0.100", "1.101"),
        ({"tax_rate": "100"}, "960.00", "960.00", "1920.00"),
        ({"net": "0", "tax_rate": "21"}, "0.00", "0.00", "0.00"),
    ],
)
async def test_a_purchase_tells_its_net_price_tax_and_gross_in_minor_units(
    api: Api, facts: Json, net: str, tax: str, gross: str
) -> None:
    bought = await api.buy(await api.customer(), **{**PRICE, **facts})
    assert (bought["net"], bought["tax"], bought["gross"]) == (net, tax, gross)
    assert bought["amount"] == net, "its older name"
    assert (bought["payment_state"], bought["paid_amount"]) == ("paid", gross)
    assert await api.get(f"/v1/purchases/{bought['id']}") == bought
    paid = (await api.get(f"/v1/payments?purchase_id={bought['id']}"))["items"]
    assert [(one["amount"], one["source"]) for one in paid] == (
        [(gross, "manual")] if Decimal(gross) else []
    )


@pytest.mark.parametrize(
    ("facts", "pointer", "code"),
    [
        ({"net": "960.001"}, "/net", "too_many_decimals"),
        ({"net": "960.5", "currency": "JPY"}, "/net", "too_many_decimals"),
        ({"net": "1.0001", "currency": "KWD"}, "/net", "too_many_decimals"),
        ({"net": 999999999999999.8}, "/net", "wrong_form"),
        ({"net": "-1"}, "/net", "wrong_form"),
        ({"tax_rate": "100.01"}, "/tax_rate", "less_than_equal"),
        (
            {"price_per_person_day": "999999999.99", "minutes": 9_999_990},
            "/price_per_person_day",
            "amount_too_large",
        ),
    ],
)
async def test_an_amount_that_its_currency_cannot_have_is_refused_at_its_place(
    api: Api, facts: Json, pointer: str, code: str
) -> None:
    path = f"/v1/customers/{(await api.customer())['id']}/purchases"
    how: Json = {"status": 422, "code": "validation_failed"}
    problem = await refuse(api, "POST", path, {**TAXED, **facts}, **how)
    assert [(one["pointer"], one["code"]) for one in problem["errors"]] == [(pointer, code)]


@pytest.mark.parametrize("code", ["DEM", "HRK", "XQX"])
async def test_a_currency_of_the_past_or_of_nobody_is_refused(api: Api, code: str) -> None:
    customer = await api.customer()
    how: Json = {"status": 422, "code": "unknown_currency"}
    path = f"/v1/customers/{customer['id']}/purchases"
    await refuse(api, "POST", path, {**PRICE, "currency": code}, **how)
    pending = await order(api, customer)
    path = f"/v1/purchases/{pending['id']}/payments"
    await refuse(api, "POST", path, {"amount": "1", "currency": code}, **how)


async def test_a_lot_begins_when_the_last_cent_is_there_and_not_before(api: Api) -> None:
    customer = await api.customer()
    pending = await order(api, customer)
    assert await seen(api, pending) == ("pending_payment", "unpaid", "0.00")
    first = await receive(api, pending, "1161.59", reference="first part")
    assert await seen(api, pending) == ("pending_payment", "partly_paid", "1161.59")
    assert await api.credit(customer) == (0, 0, 0, 0)
    last = await receive(api, pending, "0.01")
    assert await seen(api, pending) == ("paid", "paid", "1161.60")
    assert await api.credit(customer) == (480, 0, 0, 0)
    # What comes twice is kept, and shown as too much; no more credit comes of it.
    more = await receive(api, pending, "1161.60")
    assert await seen(api, pending) == ("paid", "overpaid", "2323.20")
    assert await api.credit(customer) == (480, 0, 0, 0)
    listed = (await api.get(f"/v1/payments?purchase_id={pending['id']}"))["items"]
    assert listed == [first, last, more]
    assert (first["reference"], first["received_on"]) == ("first part", "2031-03-05")
    for payment in listed:
        assert await api.get(f"/v1/payments/{payment['id']}", role=customer["id"]) == payment
    told = [
        (one["type"], one["data"].get("payment_state"))
        for one in (await api.get("/v1/events?limit=200"))["items"]
        if one["type"].startswith(("payment.", "purchase."))
    ]
    assert told == [
        ("purchase.created", None),
        ("payment.received", "partly_paid"),
        ("payment.received", "paid"),
        ("purchase.paid", None),
        ("payment.received", "overpaid"),
    ]


async def test_money_of_another_currency_is_kept_and_does_not_count(api: Api) -> None:
    customer = await api.customer()
    pending = await order(api, customer)
    foreign = await receive(api, pending, "30000", currency="CZK")
    assert (foreign["amount"], foreign["currency"]) == ("30000.00", "CZK")
    assert await seen(api, pending) == ("pending_payment", "unpaid", "0.00")
    await receive(api, pending, "1161.60", currency="EUR")
    assert await seen(api, pending) == ("paid", "paid", "1161.60")
    path = f"/v1/purchases/{pending['id']}/payments"
    how: Json = {"status": 422, "code": "validation_failed"}
    problem = await refuse(api, "POST", path, {"amount": "1.5", "currency": "JPY"}, **how)
    assert pointers(problem) == ["/amount"]


async def test_what_is_still_due_can_be_recorded_in_one_word(api: Api) -> None:
    customer = await api.customer()
    pending = await order(api, customer)
    await receive(api, pending, "1000")
    paid = await api.post(f"/v1/purchases/{pending['id']}/pay")
    assert (paid["status"], paid["paid_amount"]) == ("paid", "1161.60")
    payments = (await api.get(f"/v1/payments?customer_id={customer['id']}"))["items"]
    assert [one["amount"] for one in payments] == ["1000.00", "161.60"]
    # What costs nothing waits for a word, and is paid without money.
    free = await order(api, customer, net="0")
    assert await seen(api, free) == ("pending_payment", "unpaid", "0.00")
    given = await api.post(f"/v1/purchases/{free['id']}/pay")
    assert (given["status"], given["payment_state"]) == ("paid", "paid")
    assert not (await api.get(f"/v1/payments?purchase_id={free['id']}"))["items"]


async def test_what_was_bought_in_a_currency_that_has_gone_is_still_paid_in_it(api: Api) -> None:
    customer = await api.customer()
    old, other = await order(api, customer), await order(api, customer)
    await api.db.execute("UPDATE purchase SET currency = 'BGN' WHERE id = $1", old["id"])
    for given in ({}, {"currency": "BGN"}):
        assert (await receive(api, old, "100", **given))["currency"] == "BGN"
    how: Json = {"status": 422, "code": "unknown_currency"}
    for currency in ("BGN", "HRK", "DEM", "ANG", "CUC", "SLL"):
        path = f"/v1/purchases/{other['id']}/payments"
        await refuse(api, "POST", path, {"amount": "1", "currency": currency}, **how)
        bought = {"minutes": 480, "price_per_person_day": "960", "currency": currency}
        await refuse(api, "POST", f"/v1/customers/{customer['id']}/purchases", bought, **how)
    for currency in ("XCG", "EUR", "JPY", "KWD"):
        assert (await receive(api, other, "1", currency=currency))["currency"] == currency


async def test_money_comes_today_or_before_where_the_company_is(api: Api) -> None:
    pending = await order(api, await api.customer())
    path = f"/v1/purchases/{pending['id']}/payments"
    # In Prague the 6th begins at 23:00 UTC.
    late = NOON.replace(hour=22, minute=59, second=59)
    body = {"amount": "1", "received_on": "2031-03-06"}
    refused = await refuse(api, "POST", path, body, status=422, code="day_in_future", now=late)
    assert (refused["received_on"], refused["today"]) == ("2031-03-06", "2031-03-05")
    assert (await api.post(path, body, now=late + SECOND))["received_on"] == "2031-03-06"
    assert (await api.post(path, {"amount": "1"}, now=late + SECOND))["received_on"] == "2031-03-06"
    assert (await receive(api, pending, "1", received_on="2031-02-01"))["created_at"]


async def test_nothing_is_given_up_that_something_was_paid_for(api: Api) -> None:
    customer = await api.customer()
    foreign, part, given_up = [await order(api, customer) for _ in range(3)]
    await receive(api, foreign, "5", currency="CZK")
    await receive(api, foreign, "500", currency="JPY")
    how: Json = {"status": 409, "code": "payment_counted"}
    refused = await refuse(api, "POST", f"/v1/purchases/{foreign['id']}/void", **how)
    assert (refused["paid_amount"], refused["currency"]) == ("0.00", "EUR")
    assert refused["received"] == {"CZK": "5.00", "JPY": "500"}
    await receive(api, part, "0.01")
    refused = await refuse(api, "POST", f"/v1/purchases/{part['id']}/void", **how)
    assert (refused["paid_amount"], refused["currency"]) == ("0.01", "EUR")
    assert refused["received"] == {"EUR": "0.01"}
    await api.post(f"/v1/purchases/{given_up['id']}/void")
    how = {"status": 409, "code": "invalid_transition"}
    path = f"/v1/purchases/{given_up['id']}/payments"
    await refuse(api, "POST", path, {"amount": "1"}, **how)
    # Nor is what became credit, used or not.
    await api.post(f"/v1/purchases/{part['id']}/pay")
    await refuse(api, "POST", f"/v1/purchases/{part['id']}/void", **how)


async def test_the_sum_that_comes_when_the_last_day_has_gone_by_waits_for_a_later_one(
    api: Api,
) -> None:
    pending = await order(api, await api.customer(), expires_on="2031-03-20")
    path = f"/v1/purchases/{pending['id']}/payments"
    now = NOON + 20 * DAY
    await api.post(path, {"amount": "1000"}, now=now)
    how: Json = {"status": 422, "code": "expiry_in_past", "now": now}
    await refuse(api, "POST", path, {"amount": "161.60"}, **how)
    await api.send("PATCH", f"/v1/purchases/{pending['id']}", {"expires_on": None}, now=now)
    await api.post(path, {"amount": "161.60"}, now=now)
    assert (await seen(api, pending))[0] == "paid"


async def test_of_many_last_payments_at_once_each_is_kept_and_one_lot_begins(api: Api) -> None:
    customer = await api.customer()
    pending = await order(api, customer)
    path = f"/v1/purchases/{pending['id']}/payments"
    answers = await asyncio.gather(
        *(api.send("POST", path, {"amount": "600"}, key=f"part {part}") for part in range(6))
    )
    assert [one.status_code for one in answers] == [201] * 6
    assert await seen(api, pending) == ("paid", "overpaid", "3600.00")
    assert await api.credit(customer) == (480, 0, 0, 0)


async def test_an_external_reference_is_of_one_purchase_until_that_is_void(api: Api) -> None:
    one, other = await api.customer(), await api.customer()
    first = await order(api, one, external_reference="PO-7")
    path = f"/v1/customers/{other['id']}/purchases"
    body = {**PRICE, "external_reference": " PO-7 "}
    how: Json = {"status": 409, "code": "external_reference_already_used"}
    problem = await refuse(api, "POST", path, body, **how)
    assert (problem["purchase_id"], problem["external_reference"]) == (first["id"], "PO-7")
    for same in ("po 7", "PO/007", "Po7"):
        problem = await refuse(api, "POST", path, {**body, "external_reference": same}, **how)
        assert problem["purchase_id"] == first["id"]
    answers = await asyncio.gather(
        *(
            api.send("POST", path, {**body, "external_reference": "PO-8"}, key=f"race {number}")
            for number in range(6)
        )
    )
    (made,) = [one.json() for one in answers if one.status_code == 201]
    refused = [one.json() for one in answers if one.status_code != 201]
    assert {(one["code"], one["purchase_id"]) for one in refused} == {(how["code"], made["id"])}
    await api.post(f"/v1/purchases/{first['id']}/void")
    assert (await order(api, other, external_reference="PO-7"))["external_reference"] == "PO-7"


async def test_a_credit_note_is_of_one_refund(api: Api) -> None:
    customer = await api.customer()
    bought, other = await api.buy(customer), await api.buy(await api.customer())
    path = f"/v1/purchases/{bought['id']}/refund"
    await api.post(path, {"minutes": 60, "credit_note_number": "D-1"})
    (made,) = (await api.get(f"/v1/refunds?customer_id={customer['id']}"))["items"]
    assert made["credit_note_number"] == "D-1"
    for purchase, number in ((bought, "D-1"), (other, "D-1"), (other, "d 001"), (other, "D1")):
        path = f"/v1/purchases/{purchase['id']}/refund"
        body = {"minutes": 60, "credit_note_number": number}
        how: Json = {"status": 409, "code": "credit_note_already_used"}
        assert (await refuse(api, "POST", path, body, **how))["refund_id"] == made["id"]
    await api.post(path, {"minutes": 60})
    listed = (await api.get("/v1/refunds"))["items"]
    assert [(one["purchase_id"], one["credit_note_number"]) for one in listed] == [
        (bought["id"], "D-1"),
        (other["id"], None),
    ]
    narrowed = await api.get(f"/v1/refunds?purchase_id={other['id']}")
    assert narrowed["items"] == listed[1:]


async def test_a_refund_above_the_unused_part_is_refused_naming_both(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    bought = await api.buy(customer)
    await api.book(customer, technician, starts_at=NOON + 9 * DAY)
    path = f"/v1/purchases/{bought['id']}/refund"
    how: Json = {"status": 409, "code": "nothing_to_refund"}
    problem = await refuse(api, "POST", path, {"minutes": 370}, **how)
    assert (problem["asked_minutes"], problem["free_minutes"]) == (370, 360)
    assert (await api.post(path, {"minutes": 360}))["refunded_minutes"] == 360
