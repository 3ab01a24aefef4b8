"""Tickets at the desk: every verb of the API by its form, files, languages, and one for who telephones."""

import re
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from httpx import Response

from tests.api.ticketing import attach, open_ticket, reply, ticket_body
from tests.api.world import HOUR, nothing_changes
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json


@dataclass
class Desk:
    """Somebody at the desk with a ticket of a customer."""

    api: Api
    customer: Json
    ticket: Json
    visit: Visit

    @property
    def path(self) -> str:
        return f"/desk/tickets/{self.ticket['id']}"

    async def does(self, verb: str, form: str | None = None, **typed: str) -> Response:
        """Send the page's form of a verb."""
        hidden = form_of(await self.visit.get(self.path), f"{self.path}/{form or verb}")
        return await self.visit.send(f"{self.path}/{verb}", hidden | typed)

    async def now(self) -> Json:
        return await self.api.get(f"/v1/tickets/{self.ticket['id']}")

    async def messages(self) -> list[tuple[str, bool]]:
        found = await self.api.get(f"/v1/tickets/{self.ticket['id']}/messages")
        return [(one["text"], one["public"]) for one in found["items"]]


async def desk(api: Api, role: str = "", **facts: Any) -> Desk:
    customer, technician = await api.customer(), await api.technician()
    ticket = await open_ticket(api, customer["id"], **facts)
    return Desk(api, customer, ticket, await signed_in(api, api.keys[role or technician["id"]]))


def form_of(page: Response, action: str) -> dict[str, str]:
    """The hidden fields of the first form with this action."""
    form = re.findall(rf'<form[^>]* action="{action}"[^>]*>(.*?)</form>', page.text, re.DOTALL)[0]
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


async def test_it_is_resolved_opened_again_and_closed_each_with_why(api: Api) -> None:
    own = await desk(api)
    for verb, status in (("resolve", "resolved"), ("reopen", "open"), ("resolve", "resolved")):
        assert (await own.does(verb, reason=f"why {verb}")).status_code == 303
        assert (await own.now())["status"] == status
    assert (await own.does("close")).status_code == 303
    assert (await own.now())["status"] == "closed"
    assert await own.messages() == [
        (ticket_body("")["body"], True),
        ("why resolve", False),
        ("why reopen", False),
        ("why resolve", False),
    ]
    page = await own.visit.get(own.path)
    assert "closed" in said(page)
    forms = set(re.findall(rf'action="{own.path}/([a-z-]+)"', page.text))
    assert forms == set(), "nothing can be done about it any more"


@pytest.mark.parametrize("status", ["new", "open", "waiting_for_customer", "resolved"])
async def test_the_page_offers_what_can_be_done_and_nothing_else(api: Api, status: str) -> None:
    own = await desk(api, "lead")
    await open_ticket(api, own.customer["id"])
    await api.post(
        f"/v1/customers/{own.customer['id']}/contacts", {"name": "Eva", "email": "e@example.com"}
    )
    how: dict[str, Any] = {
        "open": {"public": True},
        "waiting_for_customer": {"waiting_for_customer": True},
        "resolved": {"resolves": True},
    }
    if status in how:
        await reply(api, own.ticket, **how[status])
    page = await own.visit.get(own.path)
    offered = set(re.findall(rf'action="{own.path}/([a-z-]+)"', page.text))
    always = {"replies", "assess", "change", "language", "data", "follow", "merge"}
    work = {"resolve", "severity", "assign", "calls", "move-to-plan"}
    assert offered == always | (work if status != "resolved" else {"reopen", "close"})


async def test_only_leads_move_it_to_the_present_plan(api: Api) -> None:
    own = await desk(api)
    assert "move-to-plan" not in (await own.visit.get(own.path)).text
    body = {"plan": "priority", "starts_on": "2031-03-01"}
    await api.post(f"/v1/customers/{own.customer['id']}/subscriptions", body)
    lead = Desk(api, own.customer, own.ticket, await signed_in(api, api.keys["lead"]))
    assert (await lead.does("move-to-plan")).status_code == 303
    assert (await own.now())["plan_code"] == "priority"
    again = await lead.does("move-to-plan")
    assert again.status_code == 422


async def test_only_what_differs_is_changed(api: Api) -> None:
    own = await desk(api)
    server = await api.server(own.customer)
    typed = {"kind": "question", "subject": "Reports are empty", "server_id": server["id"]}
    empty = dict.fromkeys(("contact_company", "contact_phone", "contact_email"), "")
    response = await own.does("change", **typed, **empty, contact_name="Eva")
    assert response.status_code == 303
    found = await own.now()
    assert (found["kind"], found["server_id"]) == ("question", server["id"])
    assert found["contact"]["name"] == "Eva"
    events = await api.get("/v1/events?type=ticket.changed", role="lead")
    assert events["items"][-1]["data"]["fields"] == ["contact", "kind", "server_id"]
    wrong = await own.does("change", **typed, contact_phone="x")
    assert wrong.status_code == 422
    assert 'id="change-contact_phone-wrong"' in wrong.text
    assert 'value="Eva"' in wrong.text, "what is known stays in the other fields"


async def test_languages_are_marked_and_corrected(api: Api) -> None:
    own = await desk(api, body="Raporty są puste.", language="pl")
    shown = said(await own.visit.get(own.path))
    assert "Polish: by a translator" in shown
    assert "writes Polish, and is answered in English" in shown
    assert (await own.does("language", language="cs", reply_language="cs")).status_code == 303
    found = await own.now()
    assert (found["language"], found["reply_language"]) == ("cs", "cs")
    wrong = await own.does("language", language="čeština", reply_language="cs")
    assert wrong.status_code == 422
    [message] = (await api.get(f"/v1/tickets/{own.ticket['id']}/messages"))["items"]
    path = f"/desk/messages/{message['id']}"
    form = form_of(await own.visit.get(path), path)
    assert (await own.visit.send(path, form | {"language": "sk"})).status_code == 303
    assert (await api.get(f"/v1/messages/{message['id']}"))["language"] == "sk"


async def test_what_was_taken_for_quoted_is_new_by_a_persons_word(api: Api) -> None:
    own = await desk(api, body="New.\nOld ž.")
    [message] = (await api.get(f"/v1/tickets/{own.ticket['id']}/messages"))["items"]
    path, end = f"/desk/messages/{message['id']}", len(message["text"])
    parts = [{"kind": "new", "start": 0, "end": 5}, {"kind": "quote", "start": 5, "end": end}]
    await api.send("PATCH", f"/v1/messages/{message['id']}", {"parts": parts})
    page = await own.visit.get(path)
    [form] = [one for one in page.text.split("<form") if "kind_1" in one]
    hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form))
    sent = await own.visit.send(path, {name: unescape(text) for name, text in hidden.items()})
    assert sent.status_code == 303, sent.text
    found = await api.get(f"/v1/messages/{message['id']}")
    assert found["body"] == "New.\nOld ž."
    assert "kind_1" not in (await own.visit.get(path)).text


async def test_a_duplicate_goes_on_in_another_and_shows_its_messages_there(api: Api) -> None:
    own = await desk(api, body="Printer <b>again</b>")
    target = await open_ticket(api, own.customer["id"], subject="Printer")
    foreign = await open_ticket(api, (await api.customer())["id"], subject="Foreign")
    assert "Foreign" not in (await own.visit.get(own.path)).text
    refused = await own.does("merge", into=foreign["id"])
    assert refused.status_code == 409
    assert (await own.does("merge", into=target["id"], reason="the same")).status_code == 303
    assert (await own.now())["merged_into"] == target["id"]
    page = said(await own.visit.get(own.path))
    assert f"It goes on in another ticket: {target['number']}" in re.sub(r"\s+", " ", page)
    shown = await own.visit.get(f"/desk/tickets/{target['id']}")
    assert "Printer &lt;b&gt;again" in shown.text
    assert "1 ticket goes on in this one." in said(shown)


async def test_a_note_returns_it_from_the_customer_and_the_clock_goes_on(api: Api) -> None:
    own = await desk(api)
    await own.does("replies", body="Which printer?", public="true", waiting_for_customer="true")
    assert (await own.now())["clock"] == "paused"
    await own.does("replies", body="They telephoned", public="false", waiting_for_customer="")
    assert (await own.now())["clock"] == "paused"
    await own.does("replies", body="All of them", public="false", waiting_for_customer="false")
    assert (await own.now())["clock"] == "running"


async def test_files_and_long_answers_are_taken_at_the_desk_too(api: Api) -> None:
    own = await desk(api)
    form = form_of(await own.visit.get(own.path), f"{own.path}/replies") | {"public": "true"}
    files = [
        ("files", ("a.html", b"<script>", "text/html")),
        ("files", ("b.log", b"1" * 300_000, "")),
    ]
    sent = await own.visit.upload(f"{own.path}/replies", form | {"body": "ř" * 50_000}, files)
    assert sent.status_code == 303
    page = await own.visit.get(own.path)
    assert len(page.content) < 60_000
    assert "300 kB" in said(page)
    [whole] = set(re.findall(r'href="(/desk/messages/[^"]*)">Read all', page.text))
    assert "ř" * 50_000 in (await own.visit.get(whole)).text
    files_kept = (await api.get(f"/v1/tickets/{own.ticket['id']}/attachments"))["items"]
    file = await own.visit.get(f"/desk/attachments/{files_kept[0]['id']}")
    assert file.content == b"<script>"
    assert file.headers["content-security-policy"].startswith("sandbox;")
    alone = form_of(page, f"{own.path}/replies") | {"public": "false", "body": ""}
    assert (await own.visit.upload(f"{own.path}/replies", alone, files[1:])).status_code == 303
    assert len(await own.messages()) == 2


async def test_technical_data_is_shown_in_part_and_read_whole(api: Api) -> None:
    own = await desk(api, logs="<i>" + "x" * 90_000 + "!")
    page = await own.visit.get(own.path)
    assert len(page.content) < 60_000
    assert "x!" not in page.text
    whole = await own.visit.get(f"{own.path}/data")
    assert "&lt;i&gt;xxx" in whole.text
    assert "x!" in whole.text
    assert (await own.does("data", environment="Debian")).status_code == 303
    assert (await own.now())["environment"] == "Debian"


async def test_the_clock_is_a_picture_with_its_words(api: Api) -> None:
    own = await desk(api)
    api.now = NOON + HOUR
    await reply(api, own.ticket, waiting_for_customer=True)
    api.now = NOON + 2 * HOUR
    page = await own.visit.get(f"{own.path}/clock")
    bars = re.findall(r'<path class="([a-z ]+)" d="M([0-9.]+) 32h([0-9.]+)v24h', page.text)
    assert [kind for kind, _, _ in bars] == ["counts", "halted", "halted ahead"]
    assert sum(float(width) for _, _, width in bars) == pytest.approx(960, abs=1)
    assert float(bars[1][2]) == pytest.approx(float(bars[0][2]), abs=0.2), "an hour each"
    [told] = re.findall(r'role="img" aria-label="([^"]*)"', page.text)
    assert "1 h of 24 h are used" in unescape(told).replace("\u00a0", " ")
    assert "style=" not in page.text


# --- who telephones ------------------------------------------------------------------------------


async def called(api: Api, **facts: Any) -> tuple[Json, Visit, dict[str, str]]:
    """A customer whose plan takes calls, and the form of its ticket, filled in."""
    customer, technician = await api.customer(**facts), await api.technician()
    body = {"plan": "priority", "starts_on": "2031-03-01"}
    await api.post(f"/v1/customers/{customer['id']}/subscriptions", body)
    visit = await signed_in(api, api.keys[technician["id"]])
    page = await visit.get(f"/desk/tickets/new?customer_id={customer['id']}")
    typed = {"channel": "phone", "subject": "Down", "body": "It is down.", "kind": "bug"}
    return customer, visit, form_of(page, "/desk/tickets/new") | typed | {"severity": "2"}


async def test_a_call_becomes_a_ticket_once_its_details_are_left_or_refused(api: Api) -> None:
    customer, visit, form = await called(api)
    async with nothing_changes(api):
        refused = await visit.send("/desk/tickets/new", form | {"step": "open"})
        assert refused.status_code == 422
        assert "It is down.</textarea>" in refused.text
    details = {"contact_name": "Eva", "contact_company": "Acme", "contact_email": "e@example.com"}
    typed = form | details | {"contact_phone": "+420 222 333 444"}
    async with nothing_changes(api):
        tried = await visit.send("/desk/tickets/new", typed | {"step": "check"})
        assert tried.status_code == 200
        assert "Ask for" in said(tried)
    hidden = form_of(tried, "/desk/tickets/new")
    for _ in range(2):
        made = await visit.send("/desk/tickets/new", typed | hidden | {"step": "open"})
    [ticket] = (await api.get(f"/v1/tickets?customer_id={customer['id']}"))["items"]
    assert made.headers["location"] == f"/desk/tickets/{ticket['id']}"
    assert (ticket["channel"], ticket["contact"]["name"]) == ("phone", "Eva")
    again = form_of(
        await visit.get(f"/desk/tickets/new?customer_id={customer['id']}"), "/desk/tickets/new"
    )
    refusing = {"contact_details_refused": "true", "step": "open"}
    assert (await visit.send("/desk/tickets/new", form | again | refusing)).status_code == 303


async def test_an_outage_is_taken_by_telephone_on_every_plan_of_the_cloud(api: Api) -> None:
    customer = await api.customer(deployment="cloud")
    visit = await signed_in(api, api.keys["lead"])
    page = await visit.get(f"/desk/tickets/new?customer_id={customer['id']}")
    form = form_of(page, "/desk/tickets/new") | {
        "channel": "phone",
        "severity": "3",
        "step": "open",
    }
    typed = {"subject": "Down", "body": "All of it.", "kind": "cloud_outage"}
    assert (await visit.send("/desk/tickets/new", form | typed)).status_code == 422
    sent = await visit.send("/desk/tickets/new", form | typed | {"application_unavailable": "true"})
    assert sent.status_code == 303
    [ticket] = (await api.get(f"/v1/tickets?customer_id={customer['id']}"))["items"]
    assert ticket["severity"] == 1


async def test_a_customer_is_found_by_a_part_of_its_name(api: Api) -> None:
    customer = await api.customer(name="Müller & <b>")
    visit = await signed_in(api, api.keys["lead"])
    page = await visit.get("/desk/tickets/new?q=müll")
    assert f'customer_id={customer["id"]}">' in page.text
    assert "<b>" not in page.text
    nobodys = "01990000-0000-7000-8000-00000000ffff"
    for query, status in (("customer_id=x", 422), (f"customer_id={nobodys}", 404)):
        assert (await visit.get(f"/desk/tickets/new?{query}")).status_code == status
    missing = await visit.fill("/desk/tickets/new?q=x", "/desk/tickets/new", step="open")
    assert missing.status_code in (403, 404)


async def test_hostile_names_and_texts_are_shown_as_they_are(api: Api) -> None:
    script = '"><script>alert(1)</script>'
    customer = await api.customer(name=script)
    contact = {"name": script, "company": script}
    ticket = await open_ticket(
        api, customer["id"], subject=script, body=script, logs=script, contact=contact
    )
    await attach(api, ticket)
    other = await open_ticket(api, customer["id"], subject=script)
    visit = await signed_in(api, api.keys["lead"])
    [message] = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
    for path in (
        f"/desk/tickets/{ticket['id']}",
        f"/desk/tickets/{other['id']}/clock",
        f"/desk/tickets/{ticket['id']}/data",
        f"/desk/messages/{message['id']}",
        f"/desk/tickets/new?customer_id={customer['id']}",
        "/desk/tickets/new?q=<script>alert(1)</script>",
        f"/desk/queue?q={script}",
        f"/desk/queue?plan={script}&customer_id={customer['id']}",
    ):
        page = await visit.get(path)
        assert page.status_code == 200, path
        assert "<script>alert" not in page.text, path


async def test_what_is_paused_tells_what_is_left_and_no_due_time(api: Api) -> None:
    # Wednesday, 13:00 in Prague: of 24 hours of working time two are used when the customer is asked.
    own = await desk(api)
    due = NOON.fromisoformat((await own.now())["resolution_due_at"])
    shown = f"{due.astimezone(ZoneInfo('Europe/Prague')):%-d %b}"
    assert shown in said(await own.visit.get(own.path))
    api.now = NOON + timedelta(hours=2)
    await reply(api, own.ticket, waiting_for_customer=True)
    api.now = NOON + timedelta(days=1)
    visit = await signed_in(api, api.keys["lead"])
    customers = await signed_in(api, api.keys[own.customer["id"]])
    for seen in (
        await visit.get(own.path),
        await visit.get("/desk/queue?status=waiting_for_customer"),
        await customers.get(f"/my/tickets/{own.ticket['id']}"),
    ):
        words = said(seen).replace("\u00a0", " ")
        assert "22 h of working time left" in words
        assert shown not in words
    for page in (f"{own.path}/clock", f"/my/tickets/{own.ticket['id']}/clock"):
        words = said(await (visit if page.startswith("/desk") else customers).get(page))
        assert "We promised to solve it by" not in words
        assert "clock paused" in words


async def test_of_a_paused_outage_time_at_any_hour_is_left(api: Api) -> None:
    customer = await api.customer(deployment="cloud")
    facts: Json = {"kind": "cloud_outage", "severity": 1, "application_unavailable": True}
    ticket = await open_ticket(api, customer["id"], **facts)
    api.now = NOON + timedelta(hours=5)
    await reply(api, ticket, waiting_for_customer=True)
    visit = await signed_in(api, api.keys["lead"])
    words = said(await visit.get("/desk/queue")).replace("\u00a0", " ")
    assert "19 h left" in words


async def test_the_newest_of_many_messages_are_shown_and_lead_to_earlier_ones(api: Api) -> None:
    own = await desk(api)
    for number in range(30):
        await reply(api, own.ticket, body=f"message {number} " + "x" * 1_900)
    page = await own.visit.get(own.path)
    assert len(page.content) <= 60_000
    assert "message 29 " in page.text
    assert "message 17 " not in page.text
    [earlier] = re.findall(r'href="([^"]*[?]before=[^"]*)"', page.text)
    before = await own.visit.get(earlier)
    assert "message 17 " in before.text
    assert "message 18 " not in before.text
