"""The office's pages about contacts, servers and departures, over HTTP."""

import re
from datetime import timedelta

import pytest

from tests.api.ticketing import ticket_body
from tests.api.world import DAY
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json


async def lead(api: Api) -> Visit:
    return await signed_in(api, api.keys["lead"])


async def contact_of(visit: Visit, customer: Json, **facts: str) -> Json:
    typed = {"name": "Eva", "email": "eva@example.com", "phone": "", "language": ""} | facts
    page = f"/admin/customers/{customer['id']}/contacts/new"
    response = await visit.fill(page, page, **typed)
    assert response.status_code == 303, said(response)
    made: Json = (await visit.api.get(f"/v1/customers/{customer['id']}/contacts"))["items"][-1]
    return made


async def test_a_contact_is_added_changed_and_chooses_its_mails(api: Api) -> None:
    customer, visit = await api.customer(), await lead(api)
    contact = await contact_of(visit, customer, phone="222 333 444")
    assert (contact["phone"], contact["language"]) == ("+420 222 333 444", None)
    page = f"/admin/contacts/{contact['id']}"
    typed = {"name": "Eva", "email": "e@example.com", "phone": "", "language": "fr"}
    late = await visit.fill(page, f"{page}/edit", seen='"v0"', **typed)
    assert late.status_code == 412
    assert (await visit.fill(page, f"{page}/edit", seen='"v1"', **typed)).status_code == 303
    found = await api.get(f"/v1/contacts/{contact['id']}")
    assert (found["email"], found["phone"], found["language"]) == ("e@example.com", None, "fr")

    form = dict(re.findall(r'name="(seal|once)" value="([^"]*)"', (await visit.get(page)).text))
    chosen = form | {"stopped": ["", "reminders", "credit_warnings"]}
    assert (await visit.send(f"{page}/mails", chosen)).status_code == 303
    path = f"/v1/contacts/{contact['id']}/mail-preferences"
    assert (await api.get(path))["stopped"] == ["credit_warnings", "reminders"]
    shown = (await visit.get(page)).text
    assert len(re.findall(r'name="stopped"[^>]* checked', shown)) == 2
    assert (await visit.fill(page, f"{page}/mails", stopped="")).status_code == 303
    assert (await api.get(path))["stopped"] == []
    wrong = await visit.fill(page, f"{page}/mails", stopped="everything")
    assert wrong.status_code == 422
    assert 'id="stopped-wrong"' in wrong.text


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("name", " "),
        ("email", "eva"),
        ("email", "Eva <eva@example.com>"),
        ("phone", "12"),
        ("language", "deutsch"),
    ],
)
async def test_what_is_wrong_about_a_contact_is_told_beside_its_field(
    api: Api, name: str, typed: str
) -> None:
    customer, visit = await api.customer(), await lead(api)
    page = f"/admin/customers/{customer['id']}/contacts/new"
    right = {"name": "Eva", "email": "eva@example.com", "phone": "", "language": ""}
    response = await visit.fill(page, page, **(right | {name: typed}))
    assert response.status_code == 422
    assert re.findall(r'<p class="wrong" id="([a-z_]*)-wrong">', response.text) == [name]
    assert not (await api.get(f"/v1/customers/{customer['id']}/contacts"))["items"]


async def test_a_server_is_reached_once_its_access_is_recorded_and_until_it_is_ended(
    api: Api,
) -> None:
    customer, visit = await api.customer(), await lead(api)
    page = f"/admin/customers/{customer['id']}/servers/new"
    typed = {"name": "prod <1>", "recommended_procedure": "true", "recommended_configuration": ""}
    made = await visit.fill(page, page, **typed)
    page = made.headers["location"]
    server_id = page.rpartition("/")[2]
    found = await api.get(f"/v1/servers/{server_id}")
    assert (found["recommended_procedure"], found["recommended_configuration"]) == (True, None)
    assert "without one no session" in said(await visit.get(page))
    access = {"kind": "vpn_ssh", "checked_at": "2031-03-05T13:00", "valid_until": ""}
    for name, wrong in (("kind", "VPN"), ("checked_at", "now"), ("checked_at", "2031-03-05T13:01")):
        response = await visit.fill(page, f"{page}/access", **(access | {name: wrong}))
        assert response.status_code in (409, 422)
        assert f'id="{name}-wrong"' in response.text or "alert" in response.text
    assert (await visit.fill(page, f"{page}/access", **access)).status_code == 303
    [recorded] = (await api.get(f"/v1/servers/{server_id}/access"))["items"]
    assert recorded["checked_at"] == "2031-03-05T12:00:00Z"
    assert "access checked" in said(await visit.get(f"/admin/customers/{customer['id']}"))
    revoke = f"/admin/access/{recorded['id']}/revoke"
    # What stops is asked first: with another access nothing does.
    asked = await visit.fill(page, revoke, step="check")
    assert "no session on the server can start any more" in said(asked)
    now = api.now.isoformat()
    beside = {"kind": "rdp", "checked_at": now}
    other = await api.post(f"/v1/servers/{server_id}/access", beside)
    ends = {
        "kind": "old",
        "checked_at": now,
        "valid_until": (api.now + timedelta(seconds=1)).isoformat(),
    }
    await api.post(f"/v1/servers/{server_id}/access", ends)
    api.now += timedelta(seconds=1)
    asked = await visit.fill(page, revoke, step="check")
    assert "1 other access to the server stays" in said(asked)
    await api.post(f"/v1/access/{other['id']}/revoke")
    assert (await api.get(f"/v1/access/{recorded['id']}"))["revoked_at"] is None
    assert (await visit.fill(page, revoke)).status_code == 303
    assert (await visit.fill(page, revoke)).status_code == 409
    assert "access missing" in said(await visit.get(f"/admin/customers/{customer['id']}"))
    edited = {"name": "prod", "recommended_procedure": "", "recommended_configuration": "false"}
    response = await visit.fill(page, f"{page}/edit", seen='"v1"', **edited)
    assert response.status_code == 303
    found = await api.get(f"/v1/servers/{server_id}")
    assert (found["recommended_procedure"], found["recommended_configuration"]) == (None, False)


async def test_technicians_record_access_and_change_nothing_else(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer, access=False)
    visit, page = await signed_in(api, api.keys[technician["id"]]), f"/admin/servers/{server['id']}"
    shown = await visit.get(page)
    assert shown.status_code == 200
    assert f"{page}/edit" not in shown.text
    assert (await visit.fill(page, f"{page}/edit", name="mine")).status_code == 403
    access = {"kind": "rdp", "checked_at": "2031-03-05T12:00", "valid_until": "2031-03-06T12:00"}
    assert (await visit.fill(page, f"{page}/access", **access)).status_code == 303
    assert len((await api.get(f"/v1/servers/{server['id']}/access"))["items"]) == 1


async def test_what_is_left_of_a_customer_is_shown_before_it_leaves_and_it_comes_back(
    api: Api,
) -> None:
    customer, technician = await api.customer(name="Gone & Co"), await api.technician()
    await api.buy(customer, 480)
    await api.book(customer, technician, starts_at=NOON + 3 * DAY)
    ticket = await api.post("/v1/tickets", ticket_body(customer["id"]))
    visit, page = await lead(api), f"/admin/customers/{customer['id']}"
    shown = said(await visit.get(f"{page}/leave"))
    for told in ("1 agreed session", "1 ticket", str(ticket["number"]), "6\xa0h", "1 key ends"):
        assert told in shown, told
    assert "Deactivate Gone & Co?" in shown
    assert "What is left, and stays as it is" in shown
    assert (await api.get(f"/v1/customers/{customer['id']}"))["deactivated_at"] is None
    leave = f"{page}/leave"
    assert (await visit.fill(leave, leave, reason="bankrupt", seen='"v1"')).status_code == 409
    forced = {"force": "true", "seen": '"v1"'}
    unsaid = await visit.fill(leave, leave, reason="", **forced)
    assert unsaid.status_code in (409, 422)
    assert (await visit.fill(leave, leave, reason="bankrupt", **forced)).status_code == 303
    found = await api.get(f"/v1/customers/{customer['id']}")
    assert found["deactivation_reason"] == "bankrupt"
    assert (await visit.get(leave)).status_code == 303
    assert "Take the customer back" in said(await visit.get(page))
    assert (await visit.fill(page, f"{page}/back")).status_code == 303
    assert (await api.get(f"/v1/customers/{customer['id']}"))["deactivated_at"] is None


@pytest.mark.parametrize("kind", ["contact", "server", "technician"])
async def test_others_leave_and_come_back_too(api: Api, kind: str) -> None:
    customer, visit = await api.customer(), await lead(api)
    if kind == "contact":
        one = await contact_of(visit, customer)
    else:
        one = await (api.server(customer) if kind == "server" else api.technician())
    page = f"/admin/{kind}s/{one['id']}"
    leave = f"{page}/leave"
    asked = await visit.get(leave)
    assert "What is left" not in said(asked), "there is nothing to tell"
    assert {"server": "Retire", "contact": "Deactivate", "technician": "Deactivate"}[kind] in said(
        asked
    )
    # The way out stands beside the deed, and does not sound like one.
    assert re.search(rf'</button> <a href="{page}">Cancel</a>', asked.text)
    assert "Leave it" not in said(asked)
    assert (await visit.fill(leave, leave, reason="", seen='"v1"')).status_code == 303
    assert (await api.get(f"/v1/{kind}s/{one['id']}"))["deactivated_at"] is not None
    home = "/admin/customers/new"  # any page of ours has what a form needs
    assert (await visit.fill(home, f"{page}/back")).status_code == 303
    assert (await api.get(f"/v1/{kind}s/{one['id']}"))["deactivated_at"] is None


async def test_lists_of_many_are_in_parts(api: Api) -> None:
    customer, visit = await api.customer(), await lead(api)
    for number in range(22):
        body = {"name": f"Person {number:02}", "email": f"p{number}@example.com"}
        await api.post(f"/v1/customers/{customer['id']}/contacts", body)
        await api.post(f"/v1/customers/{customer['id']}/servers", {"name": f"Server {number:02}"})
    for kind, name in (("contacts", "Person"), ("servers", "Server")):
        first = await visit.get(f"/admin/customers/{customer['id']}")
        assert len(set(re.findall(rf"{name} \d\d", first.text))) == 20
        path = f"/admin/customers/{customer['id']}/{kind}"
        assert f'href="{path}"' in first.text
        part = (await visit.get(f"{path}?limit=21")).text
        assert len(set(re.findall(rf"{name} \d\d", part))) == 21
        [cursor] = re.findall(r'href="([?]cursor=[^"]*)"', part)
        assert (await visit.get(f"{path}{cursor}&limit=21")).status_code == 200
