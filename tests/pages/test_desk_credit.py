"""The credit board, a customer's page at the desk, and worksheets of leads, over HTTP."""

import re
from html import unescape

from tests.api.world import DAY, HOUR, work
from tests.pages.test_desk_booking import last_form
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json

SHEET = "/desk/worksheets"


async def lead(api: Api) -> Visit:
    return await signed_in(api, api.keys["lead"])


async def worked(api: Api, name: str, bought: int = 960, hours: int = 2) -> tuple[Json, Json, Json]:
    """A customer of whose credit a worksheet took some, ten days ago."""
    customer, technician = await api.customer(name=name), await api.technician()
    await api.buy(customer, bought, now=NOON - 60 * DAY)
    server = await api.server(customer)
    sheet = await work(
        api, customer, technician, server=server, starts_at=NOON - 10 * DAY, worked=hours * HOUR
    )
    return customer, technician, sheet


def listed(text: str) -> list[str]:
    """Whom the board lists, in its order."""
    return re.findall(r"<tr[^>]*><td[^>]*><a[^>]*><bdi>([^<]*)", text)


async def test_the_board_sorts_by_what_is_left_and_tells_how_long_it_lasts(api: Api) -> None:
    await worked(api, "Rich", bought=1920)
    await worked(api, "Poor", bought=480, hours=4)
    await api.customer(name="Never")
    visit = await lead(api)
    text = (await visit.get("/desk/credit")).text
    assert listed(text) == ["Poor", "Rich"]
    assert listed((await visit.get("/desk/credit?order=most")).text) == ["Rich", "Poor"]
    row = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", text.split('<td class="whose"')[1])))
    # Four hours in sixty days are two in a month; four that are left last sixty days.
    assert re.search("Poor 4.h 4.h 2.h 60.days", row), row


async def test_pages_of_the_board_follow_each_other_without_a_gap(api: Api) -> None:
    names = {f"Customer {number:02}" for number in range(30)}
    for number, name in enumerate(sorted(names)):
        await api.buy(await api.customer(name=name), 480 + number % 3 * 480)
    visit = await lead(api)
    for order in ("least", "most"):
        path, found = f"/desk/credit?order={order}", []
        while path:
            text = (await visit.get(path)).text
            found += listed(text)
            more = re.search(r'href="(/desk/credit[^"]*after=[^"]*)"', text)
            path = unescape(more[1]) if more else ""
        assert len(found) == 30
        assert set(found) == names


async def test_who_has_to_top_up_and_what_awaits_confirmation_stand_on_it(api: Api) -> None:
    customer, technician, _ = await worked(api, "Acme")
    poor = await api.customer(name="<i>Poor</i>")
    waits = await api.book(poor, technician, starts_at=NOON + 9 * DAY, hold_slot=True)
    text = (await (await lead(api)).get("/desk/credit")).text
    assert f'href="/desk/sessions/{waits["id"]}"' in text
    assert "&lt;i&gt;Poor" in text
    assert "9 days ago" in said(await (await lead(api)).get("/desk/credit"))
    # Once the time to top up is over, nobody has to.
    api.now = NOON + 9 * DAY
    assert waits["id"] not in (await (await lead(api)).get("/desk/credit")).text
    worker = await signed_in(api, api.keys[technician["id"]])
    assert (await worker.get("/desk/credit")).status_code == 403
    assert 'href="/desk/credit"' not in (await worker.get("/desk")).text
    page = await worker.get(f"/desk/customers/{customer['id']}")
    assert re.search("Available *14.h", said(page).replace("\n", " "))


async def test_a_dispute_is_answered_and_amended_and_the_customer_agrees(api: Api) -> None:
    customer, technician, sheet = await worked(api, "Acme")
    reason = {"reason": "<we> counted less", "proposed_minutes": 90}
    await api.post(f"/v1/worksheets/{sheet['id']}/dispute", reason, role=customer["id"])
    visit, page = await lead(api), f"{SHEET}/{sheet['id']}"
    assert sheet["id"] in (await visit.get(f"{SHEET}?status=disputed")).text
    assert sheet["id"] not in (await visit.get(f"{SHEET}?status=confirmed")).text
    shown = await visit.get(page)
    assert "&lt;we&gt; counted less" in shown.text
    assert "are proposed" in said(shown)
    empty = await visit.fill(page, f"{page}/answer", message=" ")
    assert empty.status_code == 422
    assert (await visit.fill(page, f"{page}/answer", message="see the log")).status_code == 303
    amend = f"{page}/amend"
    text = (await visit.get(amend)).text
    row = dict(re.findall(r'name="((?:started|ended)_at_1)"[^>]*value="([^"]*)"', text))
    form = last_hidden(text) | row | {"technician_id_1": technician["id"], "note_1": ""}
    form |= {"ended_at_1": row["started_at_1"][:11] + "14:30:00", "reason": "you are right"}
    seen = await visit.send(amend, form | {"step": "check"})
    assert seen.status_code == 200, said(seen)
    assert (await api.credit(customer))[2] == 120
    for _ in range(2):
        led = await visit.send(amend, last_form(seen.text) | {"step": "amend"})
        assert led.headers["location"] == page
    assert (await api.credit(customer))[2] == 90
    found = await api.get(f"/v1/worksheets/{sheet['id']}")
    assert [one["verb"] for one in found["rounds"]] == ["submit", "dispute", "answer", "amend"]
    await api.post(f"/v1/worksheets/{sheet['id']}/confirm", role=customer["id"])
    assert "final" in said(await visit.get(amend))
    assert f'action="{page}/answer"' not in (await visit.get(page)).text


def last_hidden(text: str) -> dict[str, str]:
    """What the form that amends holds unseen."""
    form = text[text.index('/amend">') :]
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


async def test_what_somebody_changed_meanwhile_is_told_and_only_leads_amend(api: Api) -> None:
    _, technician, sheet = await worked(api, "Acme")
    visit, page = await lead(api), f"{SHEET}/{sheet['id']}"
    seen = last_form((await visit.get(page)).text)
    await api.post(f"/v1/worksheets/{sheet['id']}/answer", {"message": "first"}, role="lead")
    late = await visit.send(f"{page}/answer", seen | {"message": "<second>"})
    assert late.status_code == 412
    assert "&lt;second&gt;" in late.text
    worker = await signed_in(api, api.keys[technician["id"]])
    assert f'action="{page}/answer"' not in (await worker.get(page)).text
    sent = await worker.send(f"{page}/answer", last_form(late.text) | {"message": "x"})
    assert sent.status_code == 403
