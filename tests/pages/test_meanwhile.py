"""What happens between a page and its form: it is told, nothing passes over it, and no text is lost."""

import re
from datetime import timedelta
from html import unescape

import pytest

from tests.api.ticketing import open_ticket
from tests.api.world import DAY, HOUR, nothing_changes, start, time_entry, work, worksheet_body
from tests.pages.test_my_worksheets import colleague, plain
from tests.pages.visits import KEPT, said, signed_in
from tests.support import NOON, Api, Json

TEXT = "Restarted the <daemon>,\nthen waited for the mail."
SHOWN = "Restarted the <daemon>,"
HIDDEN = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"')


def form_of(page: str, action: str) -> dict[str, str]:
    """What stands in one form of a page that nobody types."""
    _, _, rest = page.partition(f'action="{action}"')
    found = HIDDEN.findall(rest.partition("</form>")[0])
    return {name: unescape(value) for name, value in found}


async def worked(api: Api) -> tuple[Json, Json, Json]:
    """A customer, its technician, and a worksheet that awaits an answer."""
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960, now=NOON - 30 * DAY)
    server = await api.server(customer)
    sheet = await work(
        api, customer, technician, server=server, starts_at=NOON - 3 * DAY, worked=HOUR
    )
    return customer, technician, sheet


@pytest.mark.parametrize("verb", ["confirm", "dispute"])
async def test_nobody_passes_over_an_objection_that_they_did_not_see(api: Api, verb: str) -> None:
    customer, _, sheet = await worked(api)
    eva, petr = await colleague(api, customer, "Eva"), await colleague(api, customer, "Petr")
    path = f"/my/worksheets/{sheet['id']}"
    form = form_of((await petr.get(path)).text, f"{path}/{verb}")
    await eva.fill(path, f"{path}/dispute", reason="it was the disk")
    async with nothing_changes(api):
        written = {"reason": TEXT} if verb == "dispute" else {}
        again = await petr.send(f"{path}/{verb}", form | written)
    assert again.status_code == 412
    assert "Something was said about the worksheet while you looked at it" in said(again)
    assert "Eva objected" in plain(again)
    if verb == "dispute":
        assert SHOWN in said(again)
        return
    done = await petr.send(f"{path}/confirm", form_of(again.text, f"{path}/confirm"))
    assert done.status_code == 303, "once it was seen"


async def test_who_objects_to_what_was_corrected_sees_it_first(api: Api) -> None:
    customer, technician, sheet = await worked(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    path = f"/my/worksheets/{sheet['id']}"
    form = form_of((await visit.get(path)).text, f"{path}/dispute")
    entry = time_entry(technician, NOON - 3 * DAY, 2 * HOUR)
    amended = {"time_entries": [entry], "reason": "the evening"}
    await api.post(f"/v1/worksheets/{sheet['id']}/amend", amended)
    async with nothing_changes(api):
        again = await visit.send(f"{path}/dispute", form | {"reason": TEXT})
    assert "2 h instead of 1 h" in said(again).replace("\u00a0", " ")
    assert SHOWN in said(again)


async def test_a_worksheet_that_another_handed_in_leaves_the_text(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960, now=NOON - 30 * DAY)
    server = await api.server(customer)
    session = await api.book(
        customer, technician, starts_at=NOON - HOUR, now=NOON - 2 * DAY, server_id=server["id"]
    )
    await start(api, session)
    visit, path = (
        await signed_in(api, api.keys["lead"]),
        f"/desk/sessions/{session['id']}/worksheet",
    )
    form = dict(KEPT.findall((await visit.get(path)).text))
    entry = time_entry(technician, NOON - HOUR, timedelta(minutes=30))
    await api.post(f"/v1/sessions/{session['id']}/worksheet", worksheet_body(entry))
    for step in ("keep", "check", "hand_in"):
        again = await visit.send(path, form | {"summary": TEXT, "step": step})
        assert again.status_code in (409, 412), step
        assert SHOWN in said(again), step


@pytest.mark.parametrize(("verb", "field"), [("data", "logs"), ("resolve", "reason")])
async def test_a_ticket_that_was_closed_leaves_the_text(api: Api, verb: str, field: str) -> None:
    customer = await api.customer()
    ticket = await open_ticket(api, customer["id"])
    visit, path = await signed_in(api, api.keys["lead"]), f"/desk/tickets/{ticket['id']}"
    form = dict(KEPT.findall((await visit.get(path)).text))
    await api.post(f"/v1/tickets/{ticket['id']}/resolve", {"reason": "done"})
    await api.post(f"/v1/tickets/{ticket['id']}/close")
    again = await visit.send(f"{path}/{verb}", form | {field: TEXT})
    assert again.status_code in (409, 412, 422)
    assert SHOWN in said(again)
    assert "<daemon>" not in again.text


async def test_a_page_that_has_the_text_in_its_form_says_it_once(api: Api) -> None:
    customer, _, sheet = await worked(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    path = f"/my/worksheets/{sheet['id']}"
    again = await visit.fill(path, f"{path}/dispute", reason=TEXT, proposed_minutes="x")
    assert again.status_code == 422
    assert said(again).count(SHOWN) == 1


@pytest.mark.parametrize("path", ["/admin/articles", "/admin/customers", "/search"])
async def test_a_nul_in_an_address_is_refused(api: Api, path: str) -> None:
    visit = await signed_in(api, api.keys["admin"])
    assert (await visit.get(f"{path}?q=a%00b")).status_code == 422


@pytest.mark.parametrize("step", ["look", "send"])
async def test_a_nul_in_a_ticket_loses_nothing(api: Api, step: str) -> None:
    customer = await api.customer()
    visit = await signed_in(api, api.keys[customer["id"]])
    page = await visit.get("/my/tickets/new")
    form = dict(KEPT.findall(page.text)) | {"subject": "a\0b", "body": TEXT, "step": step}
    again = await visit.send("/my/tickets", form)
    assert again.status_code in (200, 422)
    assert SHOWN in said(again)


async def test_what_was_done_is_said_where_it_leads_alone(api: Api) -> None:
    customer, _, sheet = await worked(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    path = f"/my/worksheets/{sheet['id']}"
    done = await visit.fill(path, f"{path}/confirm", revision="1")
    [cookie] = [one for one in done.headers.get_list("set-cookie") if "personday_done" in one]
    assert f"Path={path};" in cookie
    refused = await visit.fill(path, f"{path}/confirm", revision="1")
    assert refused.status_code == 409
    assert "Thank you" not in said(refused), "what is refused was not done"
