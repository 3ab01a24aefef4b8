"""Booking and changing sessions at the desk over HTTP: shown before, done once, held to what was shown."""

import re
from html import unescape

import pytest

from tests.api.ticketing import ticket_body
from tests.api.world import DAY, HOUR
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json

NEW = "/desk/sessions/new"
WEEK = NOON + 7 * DAY
HIDDEN = re.compile(r'type="hidden" name="([^"]*)" value="([^"]*)"')


async def lead(api: Api) -> Visit:
    return await signed_in(api, api.keys["lead"])


def typed(customer: Json, technician: Json, **more: str) -> dict[str, str]:
    """A booking at two o'clock in Prague, a week ahead."""
    return {
        "customer_id": customer["id"],
        "starts_at": "2031-03-12T14:00",
        "estimated_minutes": "60",
        "category": "training",
        "technician_ids": technician["id"],
        "technicians_needed": "",
        "language": "",
        "server_id": "",
        "step": "check",
    } | more


def last_form(text: str) -> dict[str, str]:
    """The hidden fields of the last form of a page."""
    found = HIDDEN.findall(text[text.rindex('<form class="') :])
    return {name: unescape(value) for name, value in found}


async def new(api: Api, visit: Visit, customer: Json, technician: Json) -> str:
    query = f"?technician={technician['id']}&starts_at=2031-03-12T13:00:00Z"
    return f"{NEW}{query}&customer_id={customer['id']}"


async def test_a_gap_becomes_a_session_once_and_nothing_before_it_is_agreed(api: Api) -> None:
    customer, technician = await api.customer(name="Łódź & Söhne"), await api.technician()
    await api.buy(customer, 480)
    visit = await lead(api)
    query = f"?technician={technician['id']}&starts_at=2031-03-12T13:00:00Z"
    found = await visit.get(f"{NEW}{query}&q=söhne")
    [way] = re.findall(r'href="(/desk/sessions/new[^"]*customer_id=[^"]*)"', found.text)
    opened = (await visit.get(unescape(way))).text
    assert 'value="2031-03-12T14:00"' in opened
    assert f'value="{technician["id"]}" selected' in opened
    seen = await visit.fill(unescape(way), NEW, **typed(customer, technician))
    assert seen.status_code == 200
    told = said(seen)
    for figure in ("Reserved now 1 h", "Available before 8 h", "Available after 7 h"):
        assert figure.replace(" h", "\u00a0h") in re.sub(r"\s*\n\s*", " ", told).replace(
            "  ", " "
        ), told
    assert "No server is named" in told
    assert (await api.credit(customer))[1] == 0
    for _ in range(2):
        led = await visit.send(NEW, last_form(seen.text) | {"step": "book"})
        assert led.status_code == 303
    [session] = (await api.get("/v1/sessions"))["items"]
    assert led.headers["location"] == f"/desk/sessions/{session['id']}"
    assert session["starts_at"] == "2031-03-12T13:00:00Z"
    assert session["technician_ids"] == [technician["id"]]
    assert (await api.credit(customer))[1] == 60
    assert "is booked" in said(await visit.get(led.headers["location"]))


async def test_a_time_that_is_taken_shows_the_next_ones_and_keeps_what_was_typed(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician(time_zone="Europe/Prague")
    hours = {"weekday": 2, "from": "09:00", "to": "17:00"}
    await api.post(f"/v1/technicians/{technician['id']}/working-hours", hours)
    await api.buy(customer, 480)
    await api.book(customer, technician, starts_at=WEEK + HOUR, estimated_minutes=60)
    visit = await lead(api)
    way = await new(api, visit, customer, technician)
    form = typed(customer, technician, remote_tool="<Meet>")
    taken = await visit.fill(way, NEW, **form)
    assert taken.status_code == 409
    assert "This time is not free" in said(taken)
    assert 'value="&lt;Meet&gt;"' in taken.text
    times = re.findall(r'name="step" value="(at [^"]*)"', taken.text)
    assert times[0] == "at 2031-03-12T15:00"
    seen = await visit.fill(way, NEW, **form | {"step": times[0]})
    assert seen.status_code == 200
    assert last_form(seen.text)["starts_at"] == "2031-03-12T15:00"


async def test_short_credit_is_told_in_figures_and_the_time_can_be_kept(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 480)
    visit = await lead(api)
    way = await new(api, visit, customer, technician)
    long = typed(customer, technician, estimated_minutes="490")
    short = await visit.fill(way, NEW, **long)
    assert short.status_code == 402
    assert re.search("8.h.10.min are needed, and 8.h are there", said(short))
    seen = await visit.fill(way, NEW, **long | {"hold_slot": "true"})
    assert "waits for credit until" in said(seen)
    await visit.send(NEW, last_form(seen.text) | {"step": "book"})
    [session] = (await api.get("/v1/sessions"))["items"]
    assert session["status"] == "awaiting_credit"
    assert (await api.credit(customer))[:2] == (480, 0)


@pytest.mark.parametrize(
    ("field", "text", "wrong"),
    [
        ("estimated_minutes", "61", "multiple of 10"),
        ("estimated_minutes", "six", "six"),
        ("starts_at", "", "needed"),
        ("technician_ids", "me", "of those that are offered"),
        ("technician_ids", "", "ither the technicians or how many"),
        ("join_url", "javascript:alert(1)", "http"),
    ],
)
async def test_what_is_wrong_is_told_and_nothing_is_booked(
    api: Api, field: str, text: str, wrong: str
) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 480)
    visit = await lead(api)
    way = await new(api, visit, customer, technician)
    for step in ("check", "book"):
        form = typed(customer, technician) | {field: text, "step": step}
        refused = await visit.fill(way, NEW, **form)
        assert refused.status_code in (400, 409, 422), refused.status_code
        assert wrong in unescape(refused.text)
    assert not (await api.get("/v1/sessions"))["items"]


async def test_only_a_lead_overrides_and_no_customer_is_there_for_an_unknown_id(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 480)
    way = await new(api, await lead(api), customer, technician)
    form = typed(customer, technician, override_reason="agreed", step="book")
    worker = await signed_in(api, api.keys[technician["id"]])
    assert "override_reason" not in (await worker.get(way)).text
    assert (await worker.fill(way, NEW, **form)).status_code == 403
    for nobody in ("x", "", "01990000-0000-7000-8000-00000000ffff"):
        lost = await worker.fill(way, NEW, **form | {"customer_id": nobody})
        assert lost.status_code == 404
    assert (await (await lead(api)).fill(way, NEW, **form)).status_code == 303


async def test_a_ticket_becomes_a_session_of_its_customer(api: Api) -> None:
    customer = await api.customer()
    technician = await api.technician(categories=["training"])
    hours = {"weekday": 2, "from": "09:00", "to": "17:00"}
    await api.post(f"/v1/technicians/{technician['id']}/working-hours", hours)
    await api.buy(customer, 480)
    ticket = await api.post("/v1/tickets", ticket_body(customer["id"]))
    visit, page = await lead(api), f"/desk/tickets/{ticket['id']}/session"
    form = typed(customer, technician, technician_ids="", technicians_needed="1")
    del form["customer_id"]
    seen = await visit.fill(page, page, **form)
    assert seen.status_code == 200, said(seen)
    await visit.send(page, last_form(seen.text) | {"step": "book"})
    [session] = (await api.get(f"/v1/sessions?ticket_id={ticket['id']}"))["items"]
    assert session["customer_id"] == customer["id"]


async def test_free_times_are_searched_by_need_and_lead_to_the_booking(api: Api) -> None:
    technician = await api.technician(name="Ada", languages=["cs"], categories=["training"])
    hours = {"weekday": 2, "from": "09:00", "to": "17:00"}
    await api.post(f"/v1/technicians/{technician['id']}/working-hours", hours)
    visit = await lead(api)
    found = (await visit.get("/desk/slots?estimated_minutes=420&starts_on=2031-03-10")).text
    starts = re.findall(r"starts_at=([^&]*)&amp;estimated_minutes=420", found)
    assert starts[0][:10] == "2031-03-12"
    path = "/desk/slots?category={}&language={}&estimated_minutes=&starts_on=&technicians_needed=1"
    assert "Ada" in (await visit.get(path.format("training", "cs"))).text
    assert "Nothing is free" in said(await visit.get(path.format("training", "de")))
    assert "Nothing is free" in said(await visit.get(path.format("virtual_machine", "")))
    odd = await visit.get("/desk/slots?estimated_minutes=45")
    assert odd.status_code == 422
    assert 'value="45"' in odd.text
