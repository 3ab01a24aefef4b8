"""Bank files and approvals by pages: who decides on what, and what a line becomes."""

import hashlib
from datetime import timedelta

import pytest
from httpx import Response

from app.payments import choosing
from tests.api.world import ask_for, key_of_a_person, nothing_changes
from tests.pages.finance import checked, done, hidden, person
from tests.pages.test_finance_purchases import plain
from tests.pages.visits import Visit, said, signed_in
from tests.payments.files import camt_file, entry, list_file
from tests.payments.test_import import hand_in
from tests.support import Api

FILE = (
    "Date;Amount;Currency;Reference;Transaction ID\n"
    "2031-03-03;960.00;EUR;2031-17;T1\n"
    "2031-03-04;960.00;EUR;thanks;T2\n"
    "2031-03-04;12.00;EUR;who knows;T3\n"
)
IMPORT = "/finance/payments/import"
_BOUNDARY = "----a-form"
_FORM = f"multipart/form-data; boundary={_BOUNDARY}"


def packed(fields: dict[str, str], content: bytes | None, name: str = "bank.csv") -> bytes:
    """A form with a file, as a browser sends it."""
    parts = [
        f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode()
        for key, value in fields.items()
    ]
    if content is not None:
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n'
        parts.append(f"{head}Content-Type: text/csv\r\n\r\n".encode() + content)
    lines = b"".join(f"--{_BOUNDARY}\r\n".encode() + part + b"\r\n" for part in parts)
    return lines + f"--{_BOUNDARY}--\r\n".encode()


async def uploaded(
    visit: Visit, step: str, content: bytes | None, name: str = "bank.csv", **fields: str
) -> Response:
    form = hidden(await visit.get("/finance/payments"), IMPORT)
    cookies = "; ".join(f"{name}={value}" for name, value in visit.cookies.items())
    headers = {"Content-Type": _FORM, "Cookie": cookies, "Personday-Now": visit.api.now.isoformat()}
    sent = packed(form | {"currency": "", "step": step} | fields, content, name)
    response = await visit.api.http.post(IMPORT, content=sent, headers=headers)
    visit.api.http.cookies.clear()
    return response


# --- a bank's file ---------------------------------------------------------------------------------


async def test_a_file_is_looked_at_then_recorded_once_and_the_rest_is_assigned(api: Api) -> None:
    acme, zenith, visit = (
        await api.customer(name="Acme"),
        await api.customer(name="Zenith"),
        await person(api),
    )
    first = await api.buy(acme, 480, paid=False, invoice_number="2031-17")
    second = await api.buy(zenith, 480, paid=False, invoice_number="2031-18")
    async with nothing_changes(api, but={"chosen_file"}):
        seen = await uploaded(visit, "look", FILE.encode())
    assert "Nothing is recorded yet" in said(seen)
    assert "Would be recorded" in said(seen)
    # The file is chosen once: what was looked at is what is recorded.
    agreed = hidden(seen, IMPORT) | {"step": "record"}
    assert agreed["sha256"] == hashlib.sha256(FILE.encode()).hexdigest()
    kept = await visit.send(IMPORT, agreed)
    assert kept.status_code == 200
    assert "Would be" not in said(kept)
    assert said(await visit.send(IMPORT, agreed)) == said(kept)
    assert (await api.get(f"/v1/purchases/{first['id']}"))["status"] == "paid"
    assert (await api.get(f"/v1/purchases/{second['id']}"))["status"] == "pending_payment"
    assert "Acme" in said(kept)
    again = await uploaded(visit, "record", FILE.encode())
    assert "came before" in said(again)
    [payment] = (await api.get("/v1/payments"))["items"]
    assert (payment["amount"], payment["source"]) == ("960.00", "bank_file")
    # By its amount alone nothing is decided: somebody decides on the line that waits.
    [waits] = [
        one
        for one in (await api.get("/v1/bank-lines?status=open"))["items"]
        if one["reference"] == "thanks"
    ]
    page = f"/finance/lines/{waits['id']}"
    assert f'href="{page}"' in kept.text
    assert (await done(visit, page, f"{page}/assign", purchase_id=second["id"])).status_code == 303
    assert (await api.credit(zenith))[0] == 480
    assert (await api.get("/v1/bank-lines?status=open"))["items"][0]["id"] != waits["id"]


async def test_a_file_in_other_characters_is_looked_at_before_it_is_recorded(api: Api) -> None:
    acme, visit = await api.customer(name="Dvořák & Žižka"), await person(api)
    bought = await api.buy(acme, 480, paid=False, invoice_number="Č-2031")
    row = "2031-03-04;960.00;EUR;Č-2031;Šťastný, Dvořák;T9"
    content = list_file(row).decode().encode("cp1250")
    # What was guessed is never recorded unseen.
    seen = await uploaded(visit, "record", content)
    assert "The file is not in UTF-8" in said(seen)
    assert "Would be recorded" in said(seen)
    assert 'value="cp1250" checked' in seen.text
    assert "Dvořák" in said(seen)
    assert (await api.get("/v1/payments"))["items"] == []
    agreed = hidden(seen, IMPORT)
    wrong = await visit.send(IMPORT, agreed | {"charset": "iso8859-15", "step": "look"})
    assert 'value="iso8859-15" checked' in wrong.text
    assert "Nobody’s so far" in said(wrong)
    right = hidden(wrong, IMPORT) | {"charset": "cp1250", "step": "record"}
    assert (await visit.send(IMPORT, right)).status_code == 200
    assert (await api.get(f"/v1/purchases/{bought['id']}"))["status"] == "paid"
    strange = await visit.send(IMPORT, agreed | {"charset": "utf-7", "step": "look"})
    assert strange.status_code == 422
    assert "none that banks write" in said(strange)


async def test_a_statement_is_looked_at_recorded_and_what_waits_of_it_is_decided(api: Api) -> None:
    acme, visit = await api.customer(name="Acme"), await person(api)
    first = await api.buy(acme, 480, paid=False, invoice_number="2031-17")
    second = await api.buy(acme, 480, paid=False, invoice_number="2031-18")
    entries = entry("960.00", reference="2031-17", bank_reference="B1") + entry(
        "960.00", message="for support", bank_reference="B2"
    )
    sent = f'<?xml version="1.0" encoding="iso-8859-1"?>{camt_file(entries)}'.encode("latin-1")
    seen = await uploaded(visit, "look", sent, name="statement.xml")
    assert "statement.xml" in said(seen)
    assert "characters" not in said(seen), "a statement says them itself"
    kept = await visit.send(IMPORT, hidden(seen, IMPORT) | {"step": "record"})
    assert kept.status_code == 200
    assert (await api.get(f"/v1/purchases/{first['id']}"))["status"] == "paid"
    [waits] = (await api.get("/v1/bank-lines?status=open"))["items"]
    page = f"/finance/lines/{waits['id']}"
    assert f'href="{page}"' in kept.text
    assert (await done(visit, page, f"{page}/assign", purchase_id=second["id"])).status_code == 303
    assert (await api.get(f"/v1/purchases/{second['id']}"))["status"] == "paid"


async def test_what_is_not_clear_of_a_line_is_told_by_a_person(api: Api) -> None:
    acme, visit = await api.customer(name="Acme"), await person(api)
    bought = await api.buy(acme, 480, paid=False, invoice_number="2031-17")
    await hand_in(api, list_file("03/04/2031;1.234;EUR;2031-17;;T1"))
    [waits] = (await api.get("/v1/bank-lines?status=open"))["items"]
    page = f"/finance/lines/{waits['id']}"
    for path in ("/finance/open", "/finance/lines", page):
        shown = plain(said(await visit.get(path)))
        assert "1.234 EUR not clear" in shown
        assert "03/04/2031 not clear" in shown
    typed = {"purchase_id": bought["id"], "amount": "1.234", "booked_on": "2031-03-04"}
    finer = await checked(visit, page, f"{page}/assign", **typed)
    assert finer.status_code == 422
    typed["amount"] = "960.00"
    seen = await checked(visit, page, f"{page}/assign", **typed)
    assert "960.00 EUR , 4 March 2031" in plain(said(seen))
    agreed = hidden(seen, f"{page}/assign")
    assert (await visit.send(f"{page}/assign", agreed)).status_code == 303
    assert (await api.get(f"/v1/purchases/{bought['id']}"))["status"] == "paid"
    [payment] = (await api.get("/v1/payments"))["items"]
    assert (payment["amount"], payment["received_on"]) == ("960.00", "2031-03-04")


async def test_a_file_that_was_chosen_stays_so_until_an_hour_has_gone_by(api: Api) -> None:
    acme, visit = await api.customer(), await person(api)
    await api.buy(acme, 480, paid=False, invoice_number="2031-17")
    content = b"Date;Amount;Reference\n2031-03-04;960.00;2031-17\n"
    refused = await uploaded(visit, "look", content)
    assert refused.status_code == 422
    assert "bank.csv is chosen already" in said(refused)
    chosen = hidden(refused, IMPORT) | {"currency": "EUR", "step": "look"}
    seen = await visit.send(IMPORT, chosen)
    assert "Would be recorded" in said(seen)
    agreed = hidden(seen, IMPORT) | {"step": "record"}
    # It is only theirs who chose it.
    other = await person(api)
    strange = agreed | hidden(await other.get("/finance/payments"), IMPORT)
    assert "This is needed." in said(await other.send(IMPORT, strange))
    pool = api.http._transport.app.state.pool  # type: ignore[attr-defined]
    await choosing.forget(pool, api.now + choosing.KEPT_FOR)
    assert await api.db.fetchval("SELECT count(*) FROM chosen_file") == 1
    await choosing.forget(pool, api.now + choosing.KEPT_FOR + timedelta(seconds=1))
    gone = await visit.send(IMPORT, agreed)
    assert gone.status_code == 422
    assert "This is needed." in said(gone)


async def test_a_line_that_waits_is_assigned_as_it_was_shown_or_let_go(api: Api) -> None:
    acme, visit = await api.customer(name="Acme <b>"), await person(api)
    bought = await api.buy(acme, 480, paid=False, invoice_number="2031-18")
    await uploaded(visit, "record", FILE.encode())
    found = (await api.get("/v1/bank-lines?status=open"))["items"]
    assert [one["reference"] for one in found] == ["2031-17", "thanks", "who knows"]
    first, second, third = (f"/finance/lines/{one['id']}" for one in found)
    shown = await visit.get("/finance/open")
    assert "Not matched 3" in plain(said(shown))
    assert "Acme &lt;b&gt;" in (await visit.get(second)).text
    sought = await visit.get(f"{third}?text=2031-18")
    assert bought["id"] in sought.text
    assert bought["id"] not in (await visit.get(f"{third}?text=nobody")).text
    chosen = {"purchase_id": bought["id"]}
    async with nothing_changes(api):
        seen = await checked(visit, second, f"{second}/assign", **chosen)
    assert "0.00 EUR → 960.00 EUR of 960.00 EUR: paid in full" in plain(said(seen))
    agreed = hidden(seen, f"{second}/assign")
    for _ in range(2):
        assert (await visit.send(f"{second}/assign", agreed)).status_code == 303
    assert (await api.credit(acme))[0] == 480
    late = agreed | {"once": "another-form-0001"}
    assert (await visit.send(f"{second}/assign", late)).status_code == 412
    form = hidden(await visit.get(third), "/dismiss")
    assert (await visit.send(f"{third}/dismiss", form)).status_code == 422
    form = hidden(await visit.get(third), "/dismiss") | {"reason": "the <i>rent</i>"}
    assert (await visit.send(f"{third}/dismiss", form)).status_code == 303
    assert "&lt;i&gt;rent" in (await visit.get("/finance/lines?status=dismissed")).text
    assert (await visit.get("/finance/lines")).text.count('<a href="/finance/lines/') == 1
    lead = await person(api, "lead")
    assert "/assign" not in (await lead.get(first)).text


async def test_a_payment_is_corrected_and_taken_back_with_a_reason(api: Api) -> None:
    customer, visit = await api.customer(), await person(api)
    bought = await api.buy(customer, 480, paid=False)
    paid = {"amount": "10.00", "received_on": "2031-03-01", "reference": "T <1>"}
    payment = await api.post(f"/v1/purchases/{bought['id']}/payments", paid)
    page = f"/finance/payments/{payment['id']}"
    assert "T &lt;1&gt;" in (await visit.get(page)).text
    form = hidden(await visit.get(page), "/correct")
    corrected = form | {"received_on": "2031-03-02", "reference": ""}
    assert (await visit.send(f"{page}/correct", corrected)).status_code == 303
    found = await api.get(f"/v1/payments/{payment['id']}")
    assert (found["received_on"], found["reference"]) == ("2031-03-02", None)
    late = corrected | {"received_on": "2031-03-03", "once": "another-form-0001"}
    assert (await visit.send(f"{page}/correct", late)).status_code == 412
    form = hidden(await visit.get(page), "/withdraw")
    assert (await visit.send(f"{page}/withdraw", form)).status_code == 422
    form = hidden(await visit.get(page), "/withdraw") | {"reason": "another's"}
    assert (await visit.send(f"{page}/withdraw", form)).status_code == 303
    assert (await api.get(f"/v1/payments/{payment['id']}"))["status"] == "withdrawn"
    assert "/withdraw" not in (await visit.get(page)).text


@pytest.mark.parametrize(
    ("content", "fields"),
    [
        (None, {}),
        (b"", {}),
        (b"\x00\x01", {}),
        (b"a;b\n1;2\n", {}),
        (FILE.encode(), {"currency": "euro"}),
    ],
)
async def test_what_is_no_bank_file_is_refused_on_the_page(
    service: Api, content: bytes | None, fields: dict[str, str]
) -> None:
    visit = await signed_in(service, service.keys["finance"])
    async with nothing_changes(service, but={"chosen_file"}):
        response = await uploaded(visit, "record", content, **fields)
    assert response.status_code in (400, 415, 422), response.text
    assert IMPORT in response.text


async def test_who_is_not_known_sends_no_file(service: Api) -> None:
    headers = {"Content-Type": _FORM, "Personday-Now": service.now.isoformat()}
    sent = packed({}, b"x" * 100_000)
    response = await service.http.post(IMPORT, content=sent, headers=headers)
    assert response.status_code in (303, 413)
    technician = await service.technician()
    visit = await signed_in(service, service.keys[technician["id"]])
    assert (await visit.send(IMPORT, {})).status_code == 403


# --- four eyes -------------------------------------------------------------------------------------


async def test_what_waits_is_decided_by_another_person_as_it_was_shown(api: Api) -> None:
    customer = await api.customer()
    keys = [await key_of_a_person(api, "finance") for _ in range(2)]
    asker, other = [await signed_in(api, key) for key in keys]
    wish = (
        f"/v1/customers/{customer['id']}/adjustments",
        {"minutes": 120, "reason": "an <b>outage</b>"},
    )
    first, second, third = await ask_for(api, [wish] * 3, key=keys[0])
    page = f"/finance/approvals/{first['id']}"
    own = await asker.get(page)
    assert "You asked for it yourself" in said(own)
    assert "/approve" not in own.text
    assert "+2 h" in plain(own.text)
    # What its page does not offer is refused, too.
    form = hidden(own, "/withdraw")
    refused = await asker.send(f"{page}/approve", form)
    assert refused.status_code == 403
    assert "&lt;b&gt;outage" in (await other.get("/finance/approvals")).text
    async with nothing_changes(api):
        seen = await checked(other, page, f"{page}/approve")
    assert "0 min → 2 h" in plain(said(seen))
    agreed = hidden(seen, f"{page}/approve")
    for _ in range(2):
        assert (await other.send(f"{page}/approve", agreed)).status_code == 303
    assert (await api.credit(customer))[0] == 120
    page = f"/finance/approvals/{second['id']}"
    form = hidden(await other.get(page), "/reject")
    assert (await other.send(f"{page}/reject", form)).status_code == 422
    form = hidden(await other.get(page), "/reject") | {"reason": "it was not ours"}
    assert (await other.send(f"{page}/reject", form)).status_code == 303
    assert "it was not ours" in said(await asker.get(page))
    page = f"/finance/approvals/{third['id']}"
    form = hidden(await asker.get(page), "/withdraw")
    assert (await asker.send(f"{page}/withdraw", form)).status_code == 303
    assert (await api.credit(customer))[0] == 120
    told = {one["id"]: one["status"] for one in (await api.get("/v1/approvals"))["items"]}
    assert [told[one["id"]] for one in (first, second, third)] == [
        "approved",
        "rejected",
        "withdrawn",
    ]
    assert "it was not ours" not in said(await other.get("/finance/approvals"))
    for status in ("approved", "rejected", "withdrawn"):
        assert (await other.get(f"/finance/approvals?status={status}")).text.count("<tr") == 2


async def test_what_is_asked_for_has_its_sign_and_shows_what_the_customer_has_then(
    api: Api,
) -> None:
    customer, key = await api.customer(), await key_of_a_person(api, "finance")
    asker, other = await signed_in(api, key), await person(api)
    await api.buy(customer, 960)
    wishes = f"/v1/customers/{customer['id']}/adjustments"
    asked = [(wishes, {"minutes": 120, "reason": "a gift"})]
    asked += [(wishes, {"minutes": -120, "reason": "taken"})]
    given, taken = [f"/finance/approvals/{one['id']}" for one in await ask_for(api, asked, key=key)]
    for path in ("/finance/approvals", "/finance/open"):
        listed = plain(said(await other.get(path)))
        assert "+2 h" in listed, path
        assert "−2 h" in listed, path
    for visit in (asker, other):
        assert "Time +2 h Available now 16 h" in plain(said(await visit.get(given)))
        assert "Time −2 h Available now 16 h" in plain(said(await visit.get(taken)))
    seen = plain(said(await checked(other, taken, f"{taken}/approve")))
    assert "Adjustment · −2 h" in seen
    assert "Available 16 h → 14 h" in seen
    assert (await done(other, taken, f"{taken}/approve")).status_code == 303
    assert "Available" not in said(await other.get(taken)), "it is decided"


async def test_a_key_that_names_nobody_is_told_why_it_decides_nothing(api: Api) -> None:
    customer, key = await api.customer(), await key_of_a_person(api, "finance")
    wish = (f"/v1/customers/{customer['id']}/adjustments", {"minutes": 120, "reason": "an outage"})
    [one] = await ask_for(api, [wish], key=key)
    visit = await signed_in(api, api.keys["finance"])
    shown = await visit.get(f"/finance/approvals/{one['id']}")
    assert "names nobody of the office" in said(shown)
    assert "/approve" not in shown.text


async def test_thresholds_are_seen_by_the_office_and_changed_by_an_admin(api: Api) -> None:
    finance, admin = await person(api), await person(api, "admin")
    page = "/finance/thresholds"
    shown = await finance.get(page)
    assert said(shown).count("as much as one likes") == 2
    assert f'action="{page}"' not in shown.text
    assert f'href="{page}"' in (await finance.get("/finance/approvals")).text
    form = hidden(await admin.get(page), page)
    typed = {"minutes": "480", "currency_1": "EUR", "amount_1": "500.00"}
    assert (await finance.send(page, form | typed)).status_code == 403
    assert (await admin.send(page, form | typed)).status_code == 303
    told = await api.get("/v1/approval-thresholds")
    assert (told["minutes"], told["money"]) == (480, [{"currency": "EUR", "amount": "500.00"}])
    assert "up to 500.00 EUR" in plain(said(await finance.get(page)))
    opened = await admin.get(page)
    assert 'value="500.00"' in opened.text
    form = hidden(opened, page)
    twice = typed | {"currency_2": "EUR", "amount_2": "1.00"}
    refused = await admin.send(page, form | twice)
    assert refused.status_code == 422
    assert 'value="1.00"' in refused.text, "what was typed is kept"
    # What is emptied has no threshold any more.
    emptied = {"minutes": "", "currency_1": "", "amount_1": ""}
    assert (await admin.send(page, form | emptied)).status_code == 303
    told = await api.get("/v1/approval-thresholds")
    assert (told["minutes"], told["money"]) == (None, [])
    assert (await admin.send(page, form | typed | {"once": "another"})).status_code == 412
