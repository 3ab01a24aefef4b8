"""Money beside a currency is written with its minor units where the golden year does not lead."""

import uuid
from typing import Any

import pytest

from tests.api.world import PROMISES
from tests.exports.reading import exported, objects, rows
from tests.finance.notation import amounts, form, wrong, wrong_cells
from tests.payments.test_import import hand_in
from tests.support import Api, Json

PRICES = {"EUR": "960", "JPY": "120000", "KWD": "300.5"}


async def _buy(api: Api, currency: str, **facts: Any) -> Json:
    return await api.buy(
        await api.customer(), price_per_person_day=PRICES[currency], currency=currency, **facts
    )


@pytest.mark.parametrize("currency", PRICES)
async def test_what_waits_for_approval(api: Api, currency: str) -> None:
    limit: Json = {"minutes": None, "money": [{"currency": currency, "amount": "1"}]}
    thresholds = (await api.send("PUT", "/v1/approval-thresholds", limit)).json()
    person = await api.post("/v1/people", {"name": "Hana", "email": "hana@example.com"})
    key = await api.post("/v1/keys", {"role": "finance", "person_id": person["id"]})
    api.keys["hana"] = key["key"]
    bought = await _buy(api, currency, tax_rate="10")
    path = f"/v1/purchases/{bought['id']}/refund"
    asked = await api.send("POST", path, role="hana", key=str(uuid.uuid4()))
    assert asked.status_code == 202, asked.text
    lists = [await api.get(f"/v1/{name}") for name in ("approvals", "approval-thresholds")]
    exports = objects(await exported(api, "approvals", "ndjson"))
    for told in (thresholds, bought, asked.json(), lists, exports):
        assert wrong(told) == []
        assert [*amounts(told)]
    table = rows(await exported(api, "approvals", "csv"))
    assert [form(currency).fullmatch(row["amount"]) is not None for row in table] == [True]


@pytest.mark.parametrize("currency", PRICES)
async def test_prices(api: Api, currency: str) -> None:
    step = {"from_person_days": "1", "price_per_person_day": PRICES[currency]}
    listed = {"name": "Prices", "currency": currency, "valid_from": "2031-01-01", "steps": [step]}
    made = await api.post("/v1/price-lists", listed)
    assert wrong(made) == []
    assert made["steps"][0]["from_person_days"] == "1.00"
    plan = {"code": "plan", "name": "Plan", "price": PRICES[currency], "currency": currency}
    promised = await api.post("/v1/plans", {**PROMISES, **plan})
    assert wrong(promised) == []
    assert len([*amounts([made, promised])]) == 2


@pytest.mark.parametrize(
    ("currency", "written", "told"),
    [("EUR", "100", "100.00"), ("JPY", "100.00", "100"), ("KWD", "100,5", "100.500")],
)
async def test_a_file_of_a_bank(api: Api, currency: str, written: str, told: str) -> None:
    await _buy(api, currency, paid=False, invoice_number="V-1")
    content = f"Date;Amount;Currency;Reference\r\n2031-03-04;{written};{currency};V-1\r\n"
    for query in ("?dry_run=true", ""):
        shown = await hand_in(api, content, query=query)
        assert shown["recorded_amounts"] == {currency: told}
        assert [one["amount"] for one in shown["lines"]] == [told]


async def test_credit_that_costs_nothing_has_no_currency(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}"
    await api.post(f"{path}/adjustments", {"minutes": 60, "reason": "goodwill"})
    [lot] = (await api.get(f"{path}/credit"))["lots"]
    assert (lot["price_per_person_day"], lot["currency"]) == ("0.00", None)


async def test_an_older_price_that_is_finer_than_its_currency_keeps_its_decimals(api: Api) -> None:
    bought = await _buy(api, "JPY")
    await api.db.execute("UPDATE purchase SET price_per_person_day = 120000.5")
    shown = await api.get(f"/v1/purchases/{bought['id']}")
    [row] = objects(await exported(api, "purchases", "ndjson"))
    [line] = rows(await exported(api, "purchases", "csv"))
    for told in (shown, row, line):
        assert (told["price_per_person_day"], told["net"]) == ("120000.5", "120000")
    assert wrong_cells([line], {"price_per_person_day"})
    await api.db.execute("UPDATE purchase SET price_per_person_day = 120000")
