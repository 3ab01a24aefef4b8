"""Lines of banks that no payment was made of wait for somebody, who assigns or dismisses each once."""

import asyncio
from typing import Any

from tests.api.world import nothing_changes, refuse
from tests.payments.files import list_file
from tests.payments.test_import import hand_in, order
from tests.support import Api, Json

LINES = "/v1/bank-lines"


def list_of(*rows: tuple[str, ...]) -> bytes:
    """A list of days, amounts, currencies, messages and the bank's own references."""
    return list_file(
        *(f"{day};{amount};{currency};;{said};{own}" for day, amount, currency, said, own in rows)
    )


async def left(api: Api, *rows: tuple[str, str, str, str], name: str = "T") -> list[Json]:
    """What waits after a file with these days, amounts, currencies and references."""
    told = [(*row, f"{name}{number}") for number, row in enumerate(rows)]
    await hand_in(api, list_of(*told))
    items: list[Json] = (await api.get(f"{LINES}?status=open"))["items"]
    return items


async def test_what_is_not_certain_waits_with_what_the_bank_says(api: Api) -> None:
    first, second = await order(api), await order(api, invoice_number="2031-701")
    paid = ("2031-03-04", "960.00", "EUR", "2031-701")
    nobodys = ("2031-03-04", "960.00", "EUR", "thank you")
    out = ("2031-03-04", "-5.00", "EUR", "a fee")
    fine = ("2031-03-04", "5.001", "EUR", "too fine")
    found = await left(api, paid, nobodys, out, fine, name="A")
    [one] = [line for line in found if line["reference"] == "thank you"]
    assert (one["amount"], one["booked_on"], one["outcome"]) == (
        "960.00",
        "2031-03-04",
        "unmatched",
    )
    assert first["id"] in one["candidates"]
    assert second["id"] in one["candidates"], "it was not paid yet when the file was read"
    assert not {"a fee", "2031-701"} & {line["reference"] for line in found}
    [finer] = [line for line in found if line["reference"] == "too fine"]
    assert (finer["amount"], finer["said_amount"], finer["cause"]) == (
        None,
        "5.001",
        "amount_unclear",
    )


async def test_what_is_not_clear_of_a_line_is_told_by_who_assigns_it_and_nothing_else(
    api: Api,
) -> None:
    purchase = await order(api, invoice_number="2031-702")
    rows = ("2031-03-04", "1.234", "EUR", "2031-702"), ("03/04/2031", "12.50", "EUR", "a day")
    empty = ("Total", "", "EUR", "no money")
    found = await left(api, *rows, empty, name="U")
    by_text = {line["reference"]: line for line in found}
    assert "no money" not in by_text
    amount, day = by_text["2031-702"], by_text["a day"]
    assert (amount["outcome"], amount["amount"], amount["said_amount"]) == (
        "unclear",
        None,
        "1.234",
    )
    assert (amount["booked_on"], amount["said_on"]) == ("2031-03-04", None)
    assert (day["booked_on"], day["said_on"], day["amount"]) == (None, "03/04/2031", "12.50")
    assert amount["candidates"] == [purchase["id"]], "whom it names is told all the same"
    path, body = f"{LINES}/{amount['id']}/assign", {"purchase_id": purchase["id"]}
    for wrong, pointer, code in (
        ({}, "/amount", "missing"),
        ({"amount": "1.234"}, "/amount", "too_many_decimals"),
        ({"amount": "1234.00", "booked_on": "2031-03-04"}, "/booked_on", "told_already"),
    ):
        problem = await refuse(
            api, "POST", path, body | wrong, status=422, code="validation_failed"
        )
        assert [(one["pointer"], one["code"]) for one in problem["errors"]] == [(pointer, code)]
    done = await api.post(path, body | {"amount": "1234.00"})
    assert (done["amount"], done["said_amount"], done["status"]) == ("1234.00", "1.234", "assigned")
    shown = await api.get(f"/v1/purchases/{purchase['id']}")
    assert (shown["paid_amount"], shown["payment_state"]) == ("1234.00", "overpaid")
    path = f"{LINES}/{day['id']}/assign"
    late = body | {"booked_on": "2031-03-06"}
    await refuse(api, "POST", path, late, status=422, code="day_in_future")
    done = await api.post(path, body | {"booked_on": "2031-03-05"})
    assert done["booked_on"] == "2031-03-05"


async def test_assigning_is_as_if_its_number_had_told_and_happens_once(api: Api) -> None:
    purchase = await order(api)
    [one] = [
        line
        for line in await left(api, ("2031-03-04", "960.00", "EUR", "assign me"), name="B")
        if line["reference"] == "assign me"
    ]
    path, body = f"{LINES}/{one['id']}/assign", {"purchase_id": purchase["id"]}
    async with nothing_changes(api):
        seen = await api.post(f"{path}?dry_run=true", body, key=None)
    assert seen["status"] == "assigned"
    answers = await asyncio.gather(*(_sent(api, path, body) for _ in range(3)))
    assert sorted(answers) == [200, 409, 409]
    assert (await api.get(f"/v1/purchases/{purchase['id']}"))["status"] == "paid"
    [payment] = (await api.get(f"/v1/payments?purchase_id={purchase['id']}"))["items"]
    told = (payment["source"], payment["received_on"], payment["reference"], payment["amount"])
    assert told == ("bank_file", "2031-03-04", "assign me", "960.00")
    decided = await api.get(f"{LINES}/{one['id']}")
    assert (decided["status"], decided["payment_id"]) == ("assigned", payment["id"])
    # When it comes again in another file, it was recorded before.
    row = ("2031-03-04", "960.00", "EUR", "assign me", "B0")
    again = await hand_in(api, list_of(row, ("2031-03-04", "1.00", "EUR", "x", "B9")))
    assert again["lines"][0]["outcome"] == "recorded_before"
    refused = await api.refused(
        "POST",
        f"{LINES}/{one['id']}/dismiss",
        {"reason": "x"},
        status=409,
        code="invalid_transition",
    )
    assert refused["status"] == 409


async def _sent(api: Api, path: str, body: Any) -> int:
    return (await api.send("POST", path, body)).status_code


async def test_what_is_dismissed_waits_no_more_and_can_be_assigned_all_the_same(
    api: Api,
) -> None:
    purchase = await order(api)
    found = await left(api, ("2031-03-04", "12.00", "EUR", "the rent"), name="C")
    [one] = [line for line in found if line["reference"] == "the rent"]
    path = f"{LINES}/{one['id']}"
    empty = {"reason": " "}
    await api.refused("POST", f"{path}/dismiss", empty, status=422, code="validation_failed")
    gone = await api.post(f"{path}/dismiss", {"reason": "the tenant's"})
    assert (gone["status"], gone["reason"]) == ("dismissed", "the tenant's")
    assert one["id"] not in {
        line["id"] for line in (await api.get(f"{LINES}?status=open"))["items"]
    }
    late = {"If-Match": '"v1"'}
    body = {"purchase_id": purchase["id"]}
    await api.refused(
        "POST", f"{path}/assign", body, status=412, code="stale_version", headers=late
    )
    assigned = await api.post(f"{path}/assign", body)
    assert (assigned["status"], assigned["reason"]) == ("assigned", None)
    shown = await api.get(f"/v1/purchases/{purchase['id']}")
    assert (shown["payment_state"], shown["paid_amount"]) == ("partly_paid", "12.00")


async def test_a_line_that_another_file_names_better_waits_no_more(api: Api) -> None:
    [one] = [
        line
        for line in await left(api, ("2031-03-04", "960.00", "EUR", "2031-702"), name="D")
        if line["reference"] == "2031-702"
    ]
    purchase = await order(api, invoice_number="2031-702")
    row = ("2031-03-04", "960.00", "EUR", "2031-702", "D0")
    told = await hand_in(api, list_of(row, ("2031-03-04", "2.00", "EUR", "y", "D9")))
    assert told["lines"][0]["outcome"] == "recorded"
    decided = await api.get(f"{LINES}/{one['id']}")
    assert (decided["status"], decided["payment_id"]) == (
        "assigned",
        told["lines"][0]["payment_id"],
    )
    assert (await api.get(f"/v1/purchases/{purchase['id']}"))["status"] == "paid"


async def test_what_no_payment_can_be_made_of_is_refused_and_waits_on(api: Api) -> None:
    given_up = await order(api)
    await api.post(f"/v1/purchases/{given_up['id']}/void")
    found = await left(api, ("2031-03-04", "13.00", "EUR", "for nothing"), name="E")
    [one] = [line for line in found if line["reference"] == "for nothing"]
    path = f"{LINES}/{one['id']}/assign"
    async with nothing_changes(api):
        body = {"purchase_id": given_up["id"]}
        await api.refused("POST", path, body, status=409, code="invalid_transition", key=None)
        body = {"purchase_id": one["id"]}
        await api.refused("POST", path, body, status=404, code="purchase_not_found", key=None)
    await api.refused("POST", f"{path}", {"purchase_id": "x"}, status=422, code="validation_failed")
    assert (await api.get(f"{LINES}/{one['id']}"))["status"] == "open"


async def test_a_file_that_came_before_leaves_nothing_twice(api: Api) -> None:
    row = ("2031-03-04", "14.00", "EUR", "once", "F0")
    for _ in range(2):
        await hand_in(api, list_of(row))
    await hand_in(api, list_of(row, ("2031-03-04", "15.00", "EUR", "other", "F1")))
    found = (await api.get(f"{LINES}?limit=200"))["items"]
    assert [line["reference"] for line in found].count("once") == 1
