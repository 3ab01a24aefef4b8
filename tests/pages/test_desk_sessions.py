"""A session at the desk over HTTP: moved, cancelled, changed, given to others, its penalty waived."""

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from httpx import Response

from tests.api.world import DAY, HOUR, start
from tests.pages.test_desk_booking import last_form
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json

SOON = NOON + 10 * HOUR


async def planned(api: Api, **facts: object) -> tuple[Json, Json, Json, Visit]:
    """A session that is so near that its customer pays for a change, and a lead."""
    customer, technician = await api.customer(), await api.technician(name="Ada")
    await api.buy(customer, 480)
    session = await api.book(customer, technician, starts_at=SOON, now=NOON - 3 * DAY, **facts)
    return customer, technician, session, await signed_in(api, api.keys["lead"])


def form_of(text: str, action: str) -> dict[str, str]:
    """The hidden fields of the form with this action."""
    form = re.search(rf'<form[^>]*action="[^"]*{action}"[^>]*>(.*?)</form>', text, re.DOTALL)
    assert form is not None, action
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form[1])
    return {name: unescape(value) for name, value in found}


async def sent(visit: Visit, page: str, action: str, **typed: str) -> Response:
    return await visit.send(
        f"{page}{action}", form_of((await visit.get(page)).text, action) | typed
    )


@pytest.mark.parametrize(("asked_by", "cost"), [("provider", 0), ("customer", 120)])
async def test_a_move_tells_its_cost_and_is_made_once(api: Api, asked_by: str, cost: int) -> None:
    customer, _, session, visit = await planned(api)
    page = f"/desk/sessions/{session['id']}/move"
    typed = {"starts_at": "2031-03-12T13:00", "asked_by": asked_by, "technicians_needed": ""}
    opened = form_of((await visit.get(page)).text, "/move")
    seen = await visit.send(page, opened | typed | {"reason": "<why>", "step": "check"})
    assert seen.status_code == 200
    assert ("It costs nothing" in said(seen)) is (not cost)
    assert (await api.get(f"/v1/sessions/{session['id']}"))["moves"] == []
    for _ in range(2):
        led = await visit.send(page, last_form(seen.text) | {"step": "move"})
        assert led.headers["location"] == f"/desk/sessions/{session['id']}"
    [move] = (await api.get(f"/v1/sessions/{session['id']}"))["moves"]
    assert (move["asked_by"], move["reason"]) == (asked_by, "<why>")
    assert (await api.credit(customer))[0] == 480 - 120 - cost
    shown = (await visit.get(led.headers["location"])).text
    assert "&lt;why&gt;" in shown


@pytest.mark.parametrize(("now", "cost"), [(NOON, "2\u00a0h"), (SOON - 25 * HOUR, "nothing now")])
async def test_who_asks_for_a_move_is_chosen_with_the_cost_beside_it(
    api: Api, now: datetime, cost: str
) -> None:
    _, _, session, visit = await planned(api)
    page, api.now = f"/desk/sessions/{session['id']}/move", now
    opened = await visit.get(page)
    asked = re.findall(r'<input [^>]*name="asked_by"[^>]*>', opened.text)
    assert len(asked) == 2
    for one in asked:
        assert "required" in one
        assert "checked" not in one
    assert cost in said(opened)
    form = form_of(opened.text, "/move") | {"starts_at": "2031-03-12T13:00", "step": "check"}
    refused = await visit.send(page, form)
    assert refused.status_code == 422
    assert 'id="asked_by-wrong"' in refused.text
    assert (await visit.send(page, form | {"asked_by": "provider"})).status_code == 200


@pytest.mark.parametrize(("party", "left"), [("customer", 360), ("provider", 480)])
async def test_who_did_not_come_is_asked_with_its_cost(api: Api, party: str, left: int) -> None:
    customer, _, session, visit = await planned(api)
    path = f"/desk/sessions/{session['id']}"
    early = await visit.get(f"{path}/no-show")
    assert "from the start of a planned session on" in said(early)
    assert 'name="party"' not in early.text
    api.now = SOON
    for before in (path, "/desk"):
        page = (await visit.get(before)).text
        assert f'href="{path}/no-show"' in page
        assert 'name="party"' not in page, "nothing is charged at one click"
    asked = await visit.get(f"{path}/no-show")
    words = said(asked).replace("\xa0", " ")
    assert "The customer did not come: charge 2 h" in words
    assert "We did not come: charge nothing" in words
    assert (await api.credit(customer))[0] == 480 - 120, "it is reserved still"
    form = form_of(asked.text, "/no-show") | {"party": party}
    for _ in range(2):
        assert (await visit.send(f"{path}/no-show", form)).headers["location"] == "/desk"
    assert (await api.credit(customer))[0] == left
    other = form_of(asked.text, "/no-show") | {"once": "another-form-of-the-same"}
    again = await visit.send(f"{path}/no-show", other)
    assert again.status_code in (409, 412)
    assert "from the start of a planned session on" in said(again)


async def test_a_move_that_became_dearer_is_not_made(api: Api) -> None:
    _, _, session, visit = await planned(api)
    page, api.now = f"/desk/sessions/{session['id']}/move", SOON - 25 * HOUR
    typed = {"starts_at": "2031-03-12T13:00", "asked_by": "customer", "step": "check"}
    seen = await visit.send(page, form_of((await visit.get(page)).text, "/move") | typed)
    assert "It costs nothing" in said(seen)
    api.now = SOON - 23 * HOUR
    late = await visit.send(page, last_form(seen.text) | {"step": "move"})
    assert late.status_code == 409
    assert (await api.get(f"/v1/sessions/{session['id']}"))["moves"] == []


async def test_what_another_changed_meanwhile_is_told_and_nothing_is_done(api: Api) -> None:
    _, technician, session, visit = await planned(api)
    page = f"/desk/sessions/{session['id']}"
    seen = form_of((await visit.get(page)).text, "/change")
    await api.send("PATCH", f"/v1/sessions/{session['id']}", {"estimated_minutes": 60}, key="1")
    stale = await visit.send(f"{page}/change", seen | {"estimated_minutes": "90"})
    assert stale.status_code == 412
    assert "changed while you looked" in said(stale)
    assert 'value="90"' in stale.text
    done = await sent(visit, page, "/change", estimated_minutes="90", remote_tool="Meet")
    assert done.status_code == 303
    found = await api.get(f"/v1/sessions/{session['id']}")
    assert (found["estimated_minutes"], found["remote_tool"]) == (90, "Meet")
    assert found["technician_ids"] == [technician["id"]]


async def test_people_come_and_go(api: Api) -> None:
    _, ada, session, visit = await planned(api, estimated_minutes=60)
    brian, page = await api.technician(name="Brian"), f"/desk/sessions/{session['id']}"
    both = {"technician_ids": f"{ada['id']}\n{brian['id']}"}
    assert (await sent(visit, page, "/people", **both)).status_code == 303
    found = await api.get(f"/v1/sessions/{session['id']}")
    assert (found["technician_ids"], found["reserved_minutes"]) == ([ada["id"], brian["id"]], 120)
    carl = await api.technician(name="Carl")
    swap = {"technician_id": ada["id"], "replacement_id": carl["id"]}
    assert (await sent(visit, page, "/reassign", **swap)).status_code == 303
    found = await api.get(f"/v1/sessions/{session['id']}")
    assert set(found["technician_ids"]) == {carl["id"], brian["id"]}


@pytest.mark.parametrize(("asked_by", "left"), [("provider", 480), ("customer", 360)])
async def test_it_is_cancelled_at_the_cost_that_was_shown(
    api: Api, asked_by: str, left: int
) -> None:
    customer, _, session, visit = await planned(api)
    page = f"/desk/sessions/{session['id']}/cancel"
    text = (await visit.get(page)).text
    assert "It costs the customer 2\u00a0h of credit" in text
    [form] = [one for one in text.split("<form")[2:] if f'value="{asked_by}"' in one]
    hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form))
    led = await visit.send(page, {name: unescape(one) for name, one in hidden.items()})
    assert led.status_code == 303
    assert (await api.credit(customer))[0] == left
    assert "cannot be cancelled" in said(await visit.get(page))


async def test_a_penalty_is_given_back_once_by_a_lead(api: Api) -> None:
    customer, technician, session, visit = await planned(api)
    api.now = SOON
    path = f"/v1/sessions/{session['id']}/no-show"
    penalty = (await api.post(path, {"party": "customer"}))["penalty"]["id"]
    page, waive = f"/desk/sessions/{session['id']}", f"/desk/penalties/{penalty}/waive"
    worker = await signed_in(api, api.keys[technician["id"]])
    assert waive not in (await worker.get(page)).text
    form = form_of((await visit.get(page)).text, "/waive")
    empty = await visit.send(waive, form | {"reason": " "})
    assert empty.status_code == 422
    assert (await worker.send(waive, form | {"reason": "me"})).status_code == 403
    for _ in range(2):
        led = await visit.send(waive, form | {"reason": "a storm"})
        assert led.headers["location"] == page
    assert (await api.credit(customer))[0] == 480
    assert "a storm" in said(await visit.get(page))


async def test_a_start_by_accident_is_taken_back_by_a_lead_alone(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 480)
    server = await api.server(customer)
    booked = await api.book(
        customer, technician, starts_at=NOON, now=NOON - DAY, server_id=server["id"]
    )
    session = await start(api, booked)
    page, api.now = f"/desk/sessions/{session['id']}", NOON + timedelta(minutes=1)
    worker = await signed_in(api, api.keys[technician["id"]])
    assert "undo-start" not in (await worker.get(page)).text
    visit = await signed_in(api, api.keys["lead"])
    assert (await sent(visit, page, "/undo-start", reason="the wrong one")).status_code == 303
    found = await api.get(f"/v1/sessions/{session['id']}")
    assert found["status"] == "scheduled"
    assert "the wrong one" in said(await visit.get(page))


async def test_what_waits_for_credit_tells_what_makes_it_firm_and_how_to_get_there(
    api: Api,
) -> None:
    customer, technician = await api.customer(), await api.technician(name="Ada")
    await api.buy(customer, 480)
    how = {"hold_slot": True, "now": NOON - 3 * DAY}
    first = await api.book(
        customer, technician, starts_at=NOON + 5 * DAY, estimated_minutes=720, **how
    )
    then = await api.book(
        customer, technician, starts_at=NOON + 6 * DAY, estimated_minutes=540, **how
    )
    roles = {name: await signed_in(api, api.keys[name]) for name in ("admin", "lead")}
    roles["technician"] = await signed_in(api, api.keys[technician["id"]])
    finance = f"/finance/customers/{customer['id']}/purchases?days="
    ticket = f"/desk/tickets/new?customer_id={customer['id']}&amp;needed="
    # What is bought for the second goes to the first, which begins before it.
    for session, short, least in ((first, "4 h", 480), (then, "1 h", 780)):
        for role, visit in roles.items():
            page = await visit.get(f"/desk/sessions/{session['id']}")
            words = said(page).replace("\xa0", " ")
            assert f"{short} are missing." in words
            assert f"makes it firm is {least // 60} h" in words
            there = f"{finance}{-(-least // 480)}" if role == "admin" else f"{ticket}{least}"
            assert there in page.text
            assert "Free to change until" not in words, "while it waits it costs nothing"
    offer = await roles["technician"].get(unescape(f"{ticket}780"))
    assert "More credit: 13\xa0h" in offer.text
    assert 'value="request" selected' in offer.text
    assert 'value="2"' in (await roles["admin"].get(f"{finance}2")).text
    await api.buy(customer, 780)
    for session in (first, then):
        assert (await api.get(f"/v1/sessions/{session['id']}"))["status"] == "scheduled"
