"""Buying, paying, paying back and adjusting by pages: what is shown is what the API then tells."""

import re

from tests.api.world import nothing_changes
from tests.pages.finance import checked, done, hidden, person
from tests.pages.visits import Visit, said
from tests.support import NOON, Api, Json


def plain(text: str) -> str:
    """A text as somebody reads it."""
    return " ".join(text.replace("\u00a0", " ").split())


async def pending(api: Api, customer: Json, **facts: object) -> Json:
    return await api.buy(customer, 480, paid=False, invoice_number="2031-17", **facts)


async def test_credit_is_bought_by_a_list_once_and_as_it_was_shown(api: Api) -> None:
    customer, visit = await api.customer(name="Acme <b>"), await person(api)
    steps = [{"from_person_days": "0", "price_per_person_day": "960.00"}]
    steps += [{"from_person_days": "2", "price_per_person_day": "900.00"}]
    prices = {"name": "Of 2031", "currency": "EUR", "valid_from": "2031-01-01", "steps": steps}
    made = await api.post("/v1/price-lists", prices)
    found = await visit.get("/finance/customers?text=acm")
    assert "Acme &lt;b&gt;" in found.text
    page = f"/finance/customers/{customer['id']}/purchases"
    typed = {
        "person_days": "2.5",
        "price_list_id": made["id"],
        "tax_rate": "21",
        "price_per_person_day": "",
    }
    async with nothing_changes(api):
        seen = await checked(visit, page, page, **typed)
    assert seen.status_code == 200
    assert "2,722.50 EUR" in plain(said(seen))
    form = hidden(seen, page)
    for _ in range(2):
        response = await visit.send(page, form | {"step": "do"})
        assert response.status_code == 303, response.text
    [bought] = (await api.get(f"/v1/customers/{customer['id']}/purchases"))["items"]
    assert response.headers["location"] == f"/finance/purchases/{bought['id']}"
    assert (bought["gross"], bought["status"], bought["minutes"]) == (
        "2722.50",
        "pending_payment",
        1200,
    )
    shown = await visit.get(response.headers["location"])
    assert "The purchase is recorded." in said(shown)
    # What is refused is told beside its field, and what was typed is kept.
    seen = await checked(visit, page, page, **typed | {"person_days": "0.5", "invoice_number": "7"})
    assert seen.status_code == 422
    assert 'value="7"' in seen.text


async def test_tax_is_that_of_the_last_purchase_or_is_asked_for(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    page = f"/finance/customers/{customer['id']}/purchases"
    field = re.compile(r'<input id="tax_rate"[^>]*>')
    [first] = field.findall((await visit.get(page)).text)
    assert "required" in first
    assert "value" not in first
    typed = {"person_days": "1", "price_per_person_day": "960", "currency": "EUR"}
    refused = await checked(visit, page, page, **typed)
    assert refused.status_code == 422
    assert "This is needed." in said(refused)
    assert "without a payment reference" in said(refused)
    await api.buy(customer, 480, tax_rate="10.5", now=NOON)
    for rate in ("20", "0"):
        await api.buy(customer, 480, tax_rate=rate)
        [asked] = field.findall((await visit.get(page)).text)
        assert f'value="{rate}"' in asked
        # Another customer has another tax.
        other = f"/finance/customers/{(await api.customer())['id']}/purchases"
        assert field.findall((await visit.get(other)).text) == [first]
    seen = await checked(visit, page, page, **typed | {"tax_rate": "0"})
    assert "960.00 EUR" in plain(said(seen))


async def test_parts_are_recorded_until_all_is_paid_and_then_it_is_credit(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    bought = await pending(api, customer)
    page = f"/finance/purchases/{bought['id']}"
    action = f"{page}/payments"
    assert (
        await done(visit, page, action, amount="460", received_on="2031-03-04")
    ).status_code == 303
    assert (await api.credit(customer))[0] == 0
    async with nothing_changes(api):
        seen = await checked(visit, page, action, amount="500.00", reference="T1")
    assert "460.00 EUR → 960.00 EUR of 960.00 EUR: paid in full" in plain(said(seen))
    assert "8 h become credit" in plain(said(seen))
    # It was changed meanwhile: that is told, and nothing is done.
    late = hidden(await visit.get(page), action)
    assert (await visit.send(action, hidden(seen, action) | {"step": "do"})).status_code == 303
    assert (await api.credit(customer))[0] == 480
    refused = await visit.send(action, late | {"amount": "1", "step": "do"})
    assert refused.status_code == 412
    assert "changed while you looked" in said(refused)
    found = await api.get(f"/v1/payments?purchase_id={bought['id']}")
    assert [one["amount"] for one in found["items"]] == ["460.00", "500.00"]
    for wrong in ("0", "-5", "1.234", "much"):
        seen = await checked(visit, page, action, amount=wrong)
        assert seen.status_code == 422
        assert 'class="wrong"' in seen.text


async def test_all_of_it_is_paid_by_one_button_given_up_or_corrected(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    first = await pending(api, customer)
    page = f"/finance/purchases/{first['id']}"
    typed = {
        "invoice_number": "",
        "expires_on": "2031-12-31",
        "external_reference": "",
        "tax_rate": "10",
    }
    response = await done(visit, page, f"{page}/correct", **typed)
    assert response.status_code == 303
    found = await api.get(f"/v1/purchases/{first['id']}")
    assert (found["invoice_number"], found["expires_on"], found["gross"]) == (
        None,
        "2031-12-31",
        "1056.00",
    )
    assert (await done(visit, page, f"{page}/pay")).status_code == 303
    assert (await api.get(f"/v1/purchases/{first['id']}"))["status"] == "paid"
    second = await api.buy(customer, 480, paid=False)
    page = f"/finance/purchases/{second['id']}"
    async with nothing_changes(api):
        seen = await checked(visit, page, f"{page}/void")
    assert "awaits payment → cancelled" in plain(said(seen))
    assert "nothing to send back" in said(seen)
    assert "Cancel the purchase" in said(seen)
    assert (await done(visit, page, f"{page}/void")).status_code == 303
    shown = await visit.get(page)
    assert "cancelled" in said(shown)
    assert "/void" not in shown.text


async def test_what_money_came_for_is_not_offered_to_be_cancelled(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    bought = await pending(api, customer)
    page = f"/finance/purchases/{bought['id']}"
    form = hidden(await visit.get(page), f"{page}/void")
    part = {"amount": "400.00", "received_on": "2031-03-04"}
    payment = await api.post(f"/v1/purchases/{bought['id']}/payments", part)
    shown = await visit.get(page)
    assert f'action="{page}/void"' not in shown.text
    assert "cannot be cancelled: money came for it" in said(shown)
    link = f'<a href="/finance/payments/{payment["id"]}">Payment of'
    assert link in shown.text
    refused = await visit.send(f"{page}/void", form | {"step": "do"})
    assert refused.status_code in (409, 412)
    # Once it is reversed the money is nobody's any more here, and it can be cancelled.
    await api.post(f"/v1/payments/{payment['id']}/withdraw", {"reason": "sent back"})
    again = await visit.get(page)
    assert f'action="{page}/void"' in again.text
    assert link not in again.text


async def test_a_payment_is_shown_before_it_is_recorded_and_what_of_it_is_too_much(
    api: Api,
) -> None:
    customer, visit = await api.customer(), await person(api)
    bought = await pending(api, customer)
    page = f"/finance/purchases/{bought['id']}"
    action = f"{page}/payments"
    typed = {"amount": "960.00", "received_on": "2031-03-04", "reference": "T <7>"}
    exact = plain(said(await checked(visit, page, action, **typed)))
    assert "Payment 960.00 EUR Received on 4 March 2031" in exact
    assert "T <7>" in exact
    assert "too much" not in exact
    typed["amount"] = "1741.80"
    seen = await checked(visit, page, action, **typed)
    assert "Payment 1,741.80 EUR Received on" in plain(said(seen))
    [warning] = re.findall(r'<p class="notice warn">([^<]*)', seen.text)
    assert "781.80 EUR are too much" in plain(warning)
    # Paid by one button it says the day that it counts as come.
    whole = plain(said(await checked(visit, page, f"{page}/pay")))
    assert "Payment 960.00 EUR Received on 5 March 2031" in whole


async def test_what_is_paid_is_not_asked_to_be_paid_again(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    due, paid = await pending(api, customer), await api.buy(customer, 480)
    folded = re.compile(r'<details class="card"><summary>Another payment came</summary>')
    shown = await visit.get(f"/finance/purchases/{due['id']}")
    assert not folded.search(shown.text)
    assert "such as 960.00" in said(shown)
    page = f"/finance/purchases/{paid['id']}"
    shown = await visit.get(page)
    assert folded.search(shown.text)
    assert "Nothing is due" in said(shown)
    assert "such as" not in said(shown).split("Another payment came")[1].split("Received on")[0]
    wrong = await checked(visit, page, f"{page}/payments", amount="much")
    assert '<details class="card" open><summary>Another payment came' in wrong.text


async def test_what_is_free_is_paid_back_as_it_was_shown(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    bought = await api.buy(customer, 960, tax_rate="21")
    page = f"/finance/purchases/{bought['id']}"
    async with nothing_changes(api):
        seen = await checked(
            visit, page, f"{page}/refund", minutes="480", reason="<i>not needed</i>"
        )
    assert "1,161.60 EUR" in plain(said(seen))
    form = hidden(seen, f"{page}/refund")
    for _ in range(2):
        assert (await visit.send(f"{page}/refund", form | {"step": "do"})).status_code == 303
    [paid_back] = (await api.get(f"/v1/purchases/{bought['id']}/refunds"))["items"]
    assert (paid_back["minutes"], paid_back["gross"]) == (480, "1161.60")
    assert "&lt;i&gt;not needed&lt;/i&gt;" in (await visit.get(page)).text
    assert (await checked(visit, page, f"{page}/refund", minutes="15")).status_code == 422


async def test_above_the_threshold_it_waits_and_says_so_before(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    bought = await api.buy(customer, 960)
    await api.send("PUT", "/v1/approval-thresholds", {"minutes": 60})
    page, action = f"/finance/purchases/{bought['id']}", f"/finance/purchases/{bought['id']}/refund"
    seen = await checked(visit, page, action, minutes="120")
    assert "waits for another person" in said(seen)
    response = await visit.send(action, hidden(seen, action) | {"step": "do"})
    shown = await visit.get(response.headers["location"])
    assert "The request waits for another person" in said(shown)
    assert "Refund of 2 h waits" in plain(said(shown))
    assert (await api.credit(customer))[0] == 960


async def test_credit_is_adjusted_and_what_took_minutes_is_undone(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    await api.buy(customer, 480)
    page = f"/finance/customers/{customer['id']}"
    action = f"{page}/adjustments"
    async with nothing_changes(api):
        seen = await checked(visit, page, action, minutes="-60", reason="counted twice")
    assert "8 h → 7 h" in plain(said(seen))
    assert (await visit.send(action, hidden(seen, action) | {"step": "do"})).status_code == 303
    assert (await api.credit(customer))[0] == 420
    [made] = (await api.get(f"/v1/customers/{customer['id']}/adjustments"))["items"]
    undo = f"/finance/adjustments/{made['id']}/reverse"
    async with nothing_changes(api):
        seen = await checked(visit, page, undo, reason="it was right")
    assert "Undoing an adjustment +1 h Why it was right Available 7 h → 8 h" in plain(said(seen))
    assert (await visit.send(undo, hidden(seen, undo) | {"step": "do"})).status_code == 303
    assert (await api.credit(customer))[0] == 480
    assert undo not in (await visit.get(page)).text
    assert (await checked(visit, page, action, minutes="7", reason="x")).status_code == 422


async def test_what_was_adjusted_last_stands_first_and_forms_are_folded(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    await api.buy(customer, 4800)
    for number in range(22):
        body = {"minutes": -10 if number % 2 else 20, "reason": f"number {number:02}"}
        await api.post(f"/v1/customers/{customer['id']}/adjustments", body)
    page = f"/finance/customers/{customer['id']}"
    shown = await visit.get(page)
    numbers = re.findall(r"number (\d\d)", shown.text)
    assert numbers == [f"{number:02}" for number in range(21, 1, -1)]
    assert "number 21 −10 min" in plain(said(shown))
    assert "number 20 +20 min" in plain(said(shown))
    assert "<details open" not in shown.text
    [further] = re.findall(rf'href="({page}\?cursor=[^"]*)">Earlier ones', shown.text)
    assert re.findall(r"number (\d\d)", (await visit.get(further)).text) == ["01", "00"]


async def test_a_lead_looks_and_changes_no_money(api: Api) -> None:
    customer, lead = await api.customer(), await person(api, "lead")
    bought = await pending(api, customer)
    page = f"/finance/purchases/{bought['id']}"
    shown = await lead.get(page)
    assert shown.status_code == 200
    assert f"{page}/payments" not in shown.text
    assert "/adjustments" in (await lead.get(f"/finance/customers/{customer['id']}")).text


async def _listed(visit: Visit, query: str) -> int:
    response = await visit.get(f"/finance/purchases{query}")
    assert response.status_code == 200, response.text
    return len(re.findall(r'<tr[^>]*><td[^>]*><a href="/finance/purchases/', response.text))


async def test_the_list_is_narrowed_and_comes_in_parts(api: Api) -> None:
    acme, zenith = await api.customer(name="Acme"), await api.customer(name="100% Zenith_")
    visit = await person(api)
    await pending(api, acme, now=NOON)
    for _ in range(51):
        await api.buy(zenith, 480)
    assert await _listed(visit, "") == 50
    assert await _listed(visit, "?text=acm") == 1
    assert await _listed(visit, "?text=2031-17") == 1
    assert await _listed(visit, "?text=100%25 z") == 50
    assert await _listed(visit, "?text=%25%25") == 0
    assert await _listed(visit, "?status=pending_payment") == 1
    assert await _listed(visit, "?state=unpaid") == 1
    assert await _listed(visit, f"?customer_id={acme['id']}") == 1
    text = (await visit.get("/finance/purchases")).text
    [last] = text.split("before=")[1:]
    assert await _listed(visit, f"?before={last[:36]}") == 2
    assert len(text.encode()) <= 60_000


async def test_customers_are_found_without_accents_by_their_people_too_and_come_in_parts(
    api: Api,
) -> None:
    visit = await person(api)
    dvorak = await api.customer(name="Dvořák & syn")
    somebody = {"name": "Jiří Šťastný", "email": "jiri@dvorak.example"}
    await api.post(f"/v1/customers/{dvorak['id']}/contacts", somebody)
    bought = await pending(api, dvorak)
    for number in range(60):
        await api.customer(name=f"Multitude {number:02}")
    for text in ("dvorak", "DVOŘÁK", "stastny", "jiri@dvorak"):
        found = await visit.get(f"/finance/customers?text={text}")
        assert set(re.findall(r'href="/finance/customers/([0-9a-f-]{36})"', found.text)) == {
            dvorak["id"]
        }
        assert bought["id"] in (await visit.get(f"/finance/purchases?text={text}")).text
    assert "Nobody is called so" in said(await visit.get("/finance/customers?text=%25"))
    seen: list[str] = []
    path = "/finance/customers?text=multitude"
    while path:
        page = await visit.get(path)
        assert len(page.text.encode()) <= 60_000
        seen += re.findall(r">Multitude (\d\d)<|<bdi>Multitude (\d\d)", page.text)
        onwards = re.findall(r'href="(/finance/customers\?[^"]*cursor=[^"]*)"', page.text)
        path = onwards[0].replace("&amp;", "&") if onwards else ""
    assert len(set(seen)) == len(seen) == 60
