"""The desk's forms over HTTP: rows, wrong ones, what another did meanwhile, and how many trips a page is."""

import re
from datetime import timedelta
from html import unescape

import pytest

from app.kit.events import numbering
from app.pages import forms
from app.worksheets.schemas import NewWorksheet
from tests.api.ticketing import ticket_body
from tests.api.world import DAY, HOUR, start
from tests.conftest import fresh_database
from tests.pages.visits import Visit, said, signed_in
from tests.proxy import Proxy, proxied
from tests.support import NOON, Api, Json, open_api

SOMEBODY = "01990000-0000-7000-8000-00000000ffff"


# --- rows ----------------------------------------------------------------------------------------


def row(number: int, start_at: str, end_at: str, note: str = "") -> dict[str, list[str]]:
    """The fields of one row; whoever sends it has always chosen a technician."""
    facts = {"technician_id": SOMEBODY, "started_at": start_at, "ended_at": end_at, "note": note}
    return {f"{name}_{number}": [text] for name, text in facts.items()}


def read(*rows: dict[str, list[str]], zone: str = "Europe/Prague") -> forms.Given[NewWorksheet]:
    fields = {"summary": ["done"], "seal": ["x"], "once": ["x"], "step": ["check"]}
    for one in rows:
        fields |= one
    return forms.read(fields, NewWorksheet, zone)


def test_rows_are_what_was_typed_in_their_order_and_by_the_clocks_of_who_types() -> None:
    later = row(10, "2031-03-05T14:00", "2031-03-05T14:10", "tests")
    given = read(later, row(2, "", ""), row(1, "2031-03-05T13:00:05", "2031-03-05T13:30"))
    assert given.body is not None
    times = [(one.started_at, one.ended_at, one.note) for one in given.body.time_entries]
    first = (NOON + timedelta(seconds=5), NOON + timedelta(minutes=30), "")
    assert times == [first, (NOON + HOUR, NOON + HOUR + timedelta(minutes=10), "tests")]


def test_no_row_is_a_worksheet_of_nothing() -> None:
    assert read(row(1, "", " ")).body == NewWorksheet(time_entries=[], summary="done")


@pytest.mark.parametrize(
    ("start_at", "end_at", "wrong"),
    [
        ("2031-03-05T13:00", "", {"ended_at_4"}),
        ("", "2031-03-05T13:00", {"started_at_4"}),
        ("yesterday", "2031-03-05T13:00", {"started_at_4"}),
        ("0001-01-01T00:00", "9999-12-31T23:59", {"started_at_4", "ended_at_4"}),
        ("2031-02-30T13:00", "2031-03-05T25:00", {"started_at_4", "ended_at_4"}),
    ],
)
def test_what_is_wrong_in_a_row_is_told_at_its_field(
    start_at: str, end_at: str, wrong: set[str]
) -> None:
    given = read(row(2, "", ""), row(4, start_at, end_at, "x"))
    assert set(given.wrong) == wrong
    assert given.typed["started_at_4"] == start_at


def test_a_time_that_comes_twice_is_the_first_as_a_start_and_the_second_as_an_end() -> None:
    # On 26 October 2031 the clocks of Prague go back from 03:00 to 02:00.
    given = read(row(1, "2031-10-26T02:30", "2031-10-26T02:30"))
    assert given.body is not None
    [one] = given.body.time_entries
    assert one.ended_at - one.started_at == HOUR


def test_fields_that_no_row_has_are_refused_and_so_are_doubled_ones() -> None:
    assert "price_1" in read({"price_1": ["5"]}).wrong
    assert "note_1" in read(row(1, "", "") | {"note_1": ["a", "b"]}).wrong
    assert "started_at_0" in read({"started_at_0": ["5"]}).wrong
    assert "started_at_100" in read({"started_at_100": ["5"]}).wrong


# --- pages ---------------------------------------------------------------------------------------


async def session_of(api: Api, customer: Json, technician: Json) -> Json:
    """A session that began at noon."""
    await api.buy(customer, 480, now=NOON - 9 * DAY)
    server = await api.server(customer)
    booked = await api.book(
        customer, technician, starts_at=NOON, now=NOON - 3 * DAY, server_id=server["id"]
    )
    return await start(api, booked)


async def visit_of(api: Api, technician: Json) -> Visit:
    return await signed_in(api, api.keys[technician["id"]])


def sent(technician: Json, start_at: str, end_at: str, **more: str) -> dict[str, str]:
    """A worksheet of one row, in times of Prague."""
    fields = row(2, f"2031-03-05T{start_at}", f"2031-03-05T{end_at}")
    form = {name: values[0] for name, values in fields.items()}
    return form | {"technician_id_2": technician["id"], "summary": "done", "step": "hand_in"} | more


async def test_what_a_rule_refuses_stands_in_its_row_and_all_is_kept(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    session = await session_of(api, customer, technician)
    visit, page = await visit_of(api, technician), f"/desk/sessions/{session['id']}/worksheet"
    for step in ("check", "hand_in"):
        form = sent(technician, "12:00", "11:00", step=step, summary="<i>done</i>")
        response = await visit.fill(page, page, **form)
        assert response.status_code == 422
        first, second = response.text.split("<fieldset")[1:]
        assert 'class="wrong"' in second
        assert 'class="wrong"' not in first
        assert "&lt;i&gt;done&lt;/i&gt;" in response.text
        assert 'value="2031-03-05T12:00"' in second
    assert (await api.entries(customer))[-1]["kind"] == "hold"


async def test_trying_out_keeps_nothing_and_handing_in_twice_is_once(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    session = await session_of(api, customer, technician)
    visit, page = await visit_of(api, technician), f"/desk/sessions/{session['id']}/worksheet"
    api.now = NOON + HOUR
    form = sent(technician, "13:00", "13:47:10")
    tried = await visit.fill(page, page, **form | {"step": "check"})
    assert tried.status_code == 200
    assert (await api.entries(customer))[-1]["kind"] == "hold"
    hidden = dict(kept_in(tried.text))
    for _ in range(2):
        response = await visit.send(page, hidden | {"step": "hand_in"})
        assert response.headers["location"] == "/desk"
    kinds = [one["kind"] for one in await api.entries(customer)]
    assert kinds == ["purchase", "hold", "deduction"]
    # Whoever comes too late sees what happened, and has no form.
    late = await visit.fill(page, page, **form)
    assert "was handed in" in said(await visit.get(page))
    assert late.status_code == 409
    assert "<fieldset" not in late.text


def kept_in(text: str) -> list[tuple[str, str]]:
    """The hidden fields of the last form of a page."""
    last = text[text.rindex('<form class="line"') :]
    return re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', last)


async def test_a_session_that_somebody_else_started_is_shown_as_it_is(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    session = await session_of(api, customer, technician)
    visit = await visit_of(api, technician)
    response = await visit.fill("/desk", f"/desk/sessions/{session['id']}/start")
    assert response.status_code == 409
    assert "in progress" in said(response)


async def test_only_a_lead_overrides(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    session = await session_of(api, customer, technician)
    page = f"/desk/sessions/{session['id']}/worksheet"
    api.now = NOON + HOUR
    form = sent(technician, "13:00", "13:47:10", override_reason="agreed")
    response = await (await visit_of(api, technician)).fill(page, page, **form)
    assert response.status_code == 403
    response = await (await signed_in(api, api.keys["lead"])).fill(page, page, **form)
    assert response.status_code == 303


async def test_the_next_ticket_is_taken_once_and_then_there_is_none(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    ticket = await api.post("/v1/tickets", ticket_body(customer["id"]))
    visit = await visit_of(api, technician)
    response = await visit.fill("/desk", "/desk/next")
    assert response.headers["location"] == f"/desk/tickets/{ticket['id']}"
    found = await api.get(f"/v1/tickets/{ticket['id']}")
    assert found["technician_id"] == technician["id"]
    response = await visit.fill("/desk", "/desk/next")
    assert response.headers["location"] == "/desk"
    assert "No ticket waits" in said(await visit.get("/desk"))


async def test_a_technician_sees_its_own_day_and_a_lead_that_of_all(api: Api) -> None:
    own, other = await api.technician(name="Own"), await api.technician(name="Other")
    for technician, name in ((own, "Acme"), (other, "Zenith")):
        await session_of(api, await api.customer(name=name), technician)
    seen = said(await (await visit_of(api, own)).get("/desk"))
    assert "Acme" in seen
    assert "Zenith" not in seen
    seen = said(await (await signed_in(api, api.keys["lead"])).get("/desk"))
    assert "Acme" in seen
    assert "Zenith" in seen


async def _trips(trips: Proxy, visit: Visit, path: str) -> int:
    """The trips of a page, once its statements are prepared."""
    for _ in range(3):
        before = trips.count
        response = await visit.get(path)
        assert response.status_code == 200
    return trips.count - before


async def test_pages_of_the_desk_are_few_trips_whatever_stands_on_them(
    server: str, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)
    async with (
        fresh_database(server, template) as dsn,
        proxied(dsn) as trips,
        open_api(trips.dsn, pool_size=1) as api,
    ):
        customer, technician = await api.customer(), await api.technician()
        session = await session_of(api, customer, technician)
        visit = await visit_of(api, technician)
        ticket = await api.post("/v1/tickets", ticket_body(customer["id"]))
        most = {
            "/desk": 6,
            f"/desk/sessions/{session['id']}/worksheet": 3,
            "/desk/queue": 3,
            f"/desk/tickets/{ticket['id']}": 6,
            f"/desk/tickets/{ticket['id']}/clock": 6,
        }
        first = {path: await _trips(trips, visit, path) for path in most}
        for number in range(1, 5):
            start_at = NOON + number * DAY
            await api.book(customer, technician, starts_at=start_at, estimated_minutes=60)
            await api.post("/v1/tickets", ticket_body(customer["id"]))
            path = f"/v1/tickets/{ticket['id']}/replies"
            await api.post(path, {"body": "we are on it"}, role="lead")
        second = {path: await _trips(trips, visit, path) for path in most}
        assert first == second
        assert all(second[path] <= trips_ for path, trips_ in most.items()), second


async def test_who_answers_what_was_changed_meanwhile_is_told_and_keeps_the_text(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    ticket = await api.post("/v1/tickets", ticket_body(customer["id"]))
    visit, page = await visit_of(api, technician), f"/desk/tickets/{ticket['id']}"
    opened = form_of((await visit.get(page)).text, "replies")
    meanwhile = {"body": "I am on it", "public": True}
    await api.post(f"/v1/tickets/{ticket['id']}/replies", meanwhile, role="lead")
    form = opened | {"body": "So am <I>", "public": "true"}
    late = await visit.send(f"{page}/replies", form)
    assert late.status_code == 412
    assert "changed while you looked" in said(late)
    assert "So am &lt;I&gt;</textarea>" in late.text
    assert "I am on it" in late.text
    again = await visit.send(f"{page}/replies", form | form_of(late.text, "replies"))
    assert again.status_code == 303
    found = await api.get(f"/v1/tickets/{ticket['id']}")
    assert found["messages"] == 3


def form_of(text: str, action: str) -> dict[str, str]:
    """The hidden fields of the form with this action."""
    [form] = re.findall(rf'<form[^>]*/{action}"[^>]*>(.*?)</form>', text, re.DOTALL)
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


async def test_what_is_quoted_is_folded_and_notes_are_marked(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    body = "It is empty.\n\nOn Monday you wrote:\n> <script>alert(1)</script>\n"
    ticket = await api.post("/v1/tickets", ticket_body(customer["id"]))
    [message] = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
    text, end = message["text"], len(message["text"])
    parts = [{"kind": "new", "start": 0, "end": 10}, {"kind": "quote", "start": 10, "end": end}]
    await api.send("PATCH", f"/v1/messages/{message['id']}", {"parts": parts})
    note = {"body": body, "public": False}
    await api.post(f"/v1/tickets/{ticket['id']}/replies", note, role="lead")
    shown = (await (await visit_of(api, technician)).get(f"/desk/tickets/{ticket['id']}")).text
    first, second = shown.split("<article")[1:3]
    assert re.search(rf"<details><summary>[^<]*</summary><p[^>]*>{text[10:20]}", first)
    assert "internal note" not in first
    assert "internal note" in second
    assert "<script>" not in second
    assert "&lt;script&gt;" in second


async def test_the_queue_is_in_working_order_narrowed_and_in_parts(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    for severity in (4, 2, 3):
        await api.post("/v1/tickets", ticket_body(customer["id"], severity=severity))
    visit = await visit_of(api, technician)
    await visit.fill("/desk", "/desk/next")

    async def severities(query: str) -> list[str]:
        text = (await visit.get(f"/desk/queue{query}")).text
        return re.findall(r"badge [a-z]+\">([1-4]) ", text)

    assert await severities("") == ["2", "3", "4"]
    assert await severities("?whose=mine") == ["2"]
    assert await severities("?whose=nobodys") == ["3", "4"]
    assert await severities("?status=open") == ["2"]
    assert await severities("?status=closed") == []
    part = (await visit.get("/desk/queue?limit=2")).text
    assert re.search('href="(/desk/queue[?]cursor=[^"]*)"', part)
    assert (await visit.get("/desk/queue?status=lost")).status_code == 422
    assert await severities("?utm_source=mail") == ["2", "3", "4"]
