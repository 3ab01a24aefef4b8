"""A customer's tickets at its pages: opened with answers beside them, answered, with files, and no more."""

import re
from html import unescape

import pytest

from app.attachments.rules import MAX_ATTACHMENT_BYTES
from app.kit.events import numbering
from tests.api.ticketing import attach, open_ticket, reply, ticket_body
from tests.api.world import HOUR, nothing_changes
from tests.conftest import fresh_database
from tests.pages.customer_side import article, form_of, side
from tests.pages.test_my_ticket_new import written
from tests.pages.visits import Visit, said, signed_in
from tests.proxy import Proxy, proxied
from tests.support import NOON, Api, Json, open_api

HOSTILE = '"><script>alert(1)</script>\u202eגרפיקה'


# --- answering it --------------------------------------------------------------------------------


async def test_files_come_with_an_answer_or_alone_and_are_never_opened_here(api: Api) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    path = f"/my/tickets/{ticket['id']}"
    html = b"<script>alert(1)</script>"
    files = [
        ("files", ("../<b>.html", html, "text/html")),
        ("files", ("a.log", b"ERROR", "text/plain")),
    ]
    form = form_of(await own.visit.get(path), f"{path}/replies")
    for _ in range(2):
        sent = await own.visit.upload(f"{path}/replies", form | {"body": "Here"}, files)
        assert sent.status_code == 303, sent.text
    assert (await own.messages(ticket))[1:] == ["Here"], "sent twice, it is one"
    form = form_of(await own.visit.get(path), f"{path}/replies")
    await own.visit.upload(f"{path}/replies", form | {"body": " "}, files[1:])
    assert len(await own.messages(ticket)) == 2
    kept = await own.files(ticket)
    assert [one["name"] for one in kept] == ["<b>.html", "a.log", "a.log"]
    page = await own.visit.get(path)
    assert "&lt;b&gt;.html" in page.text
    file = await own.visit.get(f"/my/attachments/{kept[0]['id']}")
    assert file.content == html
    assert file.headers["content-type"] == "application/octet-stream"
    assert file.headers["content-disposition"].startswith("attachment;")
    assert file.headers["content-security-policy"].startswith("sandbox;")
    assert file.headers["x-content-type-options"] == "nosniff"
    other = await side(api, "Otto")
    assert (await other.visit.get(f"/my/attachments/{kept[0]['id']}")).status_code == 404


async def test_a_file_that_is_refused_refuses_the_answer_and_the_text_is_kept(api: Api) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    path = f"/my/tickets/{ticket['id']}"
    form = form_of(await own.visit.get(path), f"{path}/replies") | {"body": "Look <i>"}
    async with nothing_changes(api):
        for name, content in (
            ("x.exe", b"MZ"),
            ("x.log", b"0" * (MAX_ATTACHMENT_BYTES + 1)),
        ):
            given = [("files", ("ok.txt", b"1", "text/plain")), ("files", (name, content, ""))]
            refused = await own.visit.upload(f"{path}/replies", form, given)
            assert refused.status_code in (413, 422)
            assert f'id="reply-files-wrong">{name}: ' in refused.text
            assert "Look &lt;i&gt;</textarea>" in refused.text
            assert "Choose them once more" in said(refused)
    most = [("files", ("x.log", b"0" * MAX_ATTACHMENT_BYTES, "text/plain"))]
    assert (await own.visit.upload(f"{path}/replies", form, most)).status_code == 303


async def test_more_than_any_form_takes_is_a_page_and_of_strangers_nothing_is_read(
    api: Api,
) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    path = f"/my/tickets/{ticket['id']}/replies"
    large = [("files", ("x.log", b"0" * (MAX_ATTACHMENT_BYTES + 1_000_000), "text/plain"))]
    refused = await own.visit.upload(path, {}, large, Accept="text/html")
    assert refused.status_code == 413
    assert "<h1>This could not be done</h1>" in refused.text
    stranger = Visit(api, {"personday": "x" * 43})
    refused = await stranger.upload(path, {}, large, Accept="text/html")
    assert refused.status_code == 413


async def test_a_long_answer_is_kept_whole_and_shown_in_part(api: Api) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    path = f"/my/tickets/{ticket['id']}"
    long = "ž" * 99_999 + "!"
    form = form_of(await own.visit.get(path), f"{path}/replies")
    assert (await own.visit.send(f"{path}/replies", form | {"body": long})).status_code == 303
    assert await own.messages(ticket) == [ticket_body("")["body"], long]
    page = await own.visit.get(path)
    assert len(page.content) < 60_000
    [whole] = re.findall(r'href="(/my/messages/[^"]*)"', page.text)
    assert long in (await own.visit.get(whole)).text
    form = form_of(page, f"{path}/replies")
    refused = await own.visit.send(f"{path}/replies", form | {"body": long + "!"})
    assert refused.status_code == 422
    assert long + "!" in refused.text


async def test_notes_of_the_provider_are_nowhere(api: Api) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    await reply(api, ticket, body="Ask Otto", public=False)
    await reply(api, ticket, body="We ask somebody.")
    [note] = [
        one
        for one in (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
        if not one["public"]
    ]
    page = await own.visit.get(f"/my/tickets/{ticket['id']}")
    assert "Ask Otto" not in page.text
    assert "We ask somebody." in page.text
    assert (await own.visit.get(f"/my/messages/{note['id']}")).status_code == 404
    assert (await own.visit.get("/my/tickets?q=Otto")).text.count("<tr") == 0
    # Nor does a note make what the customer saw an old version.
    form = form_of(page, f"/my/tickets/{ticket['id']}/replies")
    await reply(api, ticket, body="Still Otto", public=False)
    sent = await own.visit.send(f"/my/tickets/{ticket['id']}/replies", form | {"body": "Thanks"})
    assert sent.status_code == 303


async def test_two_tabs_tell_of_each_other(api: Api) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    path = f"/my/tickets/{ticket['id']}"
    opened = await own.visit.get(path)
    await own.visit.send(f"{path}/replies", form_of(opened, f"{path}/replies") | {"body": "one"})
    late = await own.visit.send(f"{path}/resolve", form_of(opened, f"{path}/resolve"))
    assert late.status_code == 412
    assert "changed while you looked" in said(late)
    again = await own.visit.send(f"{path}/resolve", form_of(late, f"{path}/resolve"))
    assert again.status_code == 303
    [found] = await own.tickets()
    assert found["status"] == "resolved"


async def test_it_is_solved_reopened_and_told_more_about(api: Api) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    path = f"/my/tickets/{ticket['id']}"

    async def does(verb: str, **typed: str) -> Json:
        form = form_of(await own.visit.get(path), f"{path}/{verb}")
        sent = await own.visit.send(f"{path}/{verb}", form | typed)
        assert sent.status_code == 303, sent.text
        return await api.get(f"/v1/tickets/{ticket['id']}")

    assert (await does("data", logs="ERROR", environment=" "))["logs"] == "ERROR"
    assert (await does("resolve", reason="a restart"))["status"] == "resolved"
    assert (await does("reopen", reason="it came back"))["status"] == "open"
    assert (await own.messages(ticket))[1:] == ["a restart", "it came back"]


async def test_somebody_follows_and_lets_colleagues_follow(api: Api) -> None:
    own, other = await side(api), await side(api, "Otto")
    colleague = await api.post(
        f"/v1/customers/{own.customer['id']}/contacts",
        {"name": HOSTILE.replace("\u202e", ""), "email": "x@example.com"},
    )
    ticket = await open_ticket(api, own.customer["id"])
    path = f"/my/tickets/{ticket['id']}"

    async def watching() -> list[str]:
        found = await api.get(f"/v1/tickets/{ticket['id']}/watchers")
        return [one["contact_id"] for one in found["items"]]

    page = await own.visit.get(path)
    assert "<script>alert" not in page.text
    own_form = re.findall(rf'action="{path}/follow">(.*?)</form>', page.text, re.DOTALL)[0]
    hidden = dict(re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', own_form))
    assert hidden["contact_id"] == own.contact["id"]
    await own.visit.send(f"{path}/follow", {k: unescape(v) for k, v in hidden.items()})
    assert await watching() == [own.contact["id"]]
    form = form_of(await own.visit.get(path), f"{path}/follow")
    foreign = await own.visit.send(f"{path}/follow", form | {"contact_id": other.contact["id"]})
    assert foreign.status_code == 404
    await own.visit.send(f"{path}/follow", form | {"contact_id": colleague["id"]})
    assert set(await watching()) == {own.contact["id"], colleague["id"]}
    page = await own.visit.get(path)
    assert page.text.count(f"{path}/unfollow") == 2


async def test_who_reported_it_and_follows_it_is_listed_once(api: Api) -> None:
    own = await side(api, name="Eva")
    await own.visit.send("/my/tickets", await written(own.visit))
    (ticket,) = await own.tickets()
    path = f"/v1/tickets/{ticket['id']}/watchers"
    await api.post(path, {"contact_id": own.contact["id"]}, role="lead")
    page = await own.visit.get(f"/my/tickets/{ticket['id']}")
    (people,) = re.findall(r'<ul class="people">(.*?)</ul>', page.text, re.DOTALL)
    assert people.count("<li>") == 1
    assert "you, who reported it" in people


async def test_what_is_hostile_is_shown_as_it_is(api: Api) -> None:
    own = await side(api, name="Eva")
    subject = '"><script>alert(1)</script>'
    ticket = await open_ticket(api, own.customer["id"], subject=subject, body=HOSTILE)
    await attach(api, ticket)
    for path in (
        "/my/tickets",
        f"/my/tickets/{ticket['id']}",
        f"/my/tickets/{ticket['id']}/clock",
        f"/my/tickets?q={subject}",
        f"/my/articles?q={subject}",
        "/my/tickets/suggestions?subject=<script>alert(1)</script>",
    ):
        page = await own.visit.get(path)
        assert page.status_code == 200, path
        assert "<script>alert" not in page.text, path


# --- lists and bounds ----------------------------------------------------------------------------


async def test_tickets_are_listed_by_what_they_wait_for_found_by_words_and_in_parts(
    api: Api,
) -> None:
    own = await side(api)
    made = [
        await open_ticket(
            api, own.customer["id"], subject=f"Printer {number}", now=NOON + HOUR * number / 9
        )
        for number in range(27)
    ]
    api.now = NOON + 4 * HOUR
    await reply(api, made[3], waiting_for_customer=True)
    await reply(api, made[4], resolves=True)

    async def numbers(query: str) -> list[int]:
        text = (await own.visit.get(f"/my/tickets{query}")).text
        return [int(one) - made[0]["number"] for one in re.findall(r'">(\d+) · ', text)]

    first = await numbers("")
    assert first == [one for one in range(26, 0, -1) if one != 4]
    assert await numbers(f"?before={made[first[-1]]['id']}") == [0]
    assert await numbers("?which=waiting") == [3]
    assert await numbers("?which=past") == [4]
    assert await numbers("?q=printer+7") == [7]
    assert await numbers(f"?q={made[9]['number']}") == [9]
    other = await side(api, "Otto")
    assert "Printer" not in (await other.visit.get(f"/my/tickets?before={made[5]['id']}")).text
    for wrong in ("?which=lost", "?q=%00", f"?q={'x' * 201}", "?before=x"):
        assert (await own.visit.get(f"/my/tickets{wrong}")).status_code in (404, 422)


async def test_articles_are_in_the_readers_language_and_never_the_providers(api: Api) -> None:
    english = await article(api, "Reset the password", body="Steps <b>")
    german = await article(api, "Kennwort setzen", language="de")
    inside = await article(api, "Password of the office", audience="provider")
    own = await side(api, language="de")
    listed = said(await own.visit.get("/my/articles"))
    assert "Kennwort setzen" in listed
    assert "Reset the password" not in listed
    assert "Reset the password" in said(await own.visit.get("/my/articles?language=en"))
    found = said(await own.visit.get("/my/articles?language=en&q=password"))
    assert "Reset the password" in found
    assert "office" not in found
    assert "Steps &lt;b&gt;" in (await own.visit.get(f"/my/articles/{english['id']}")).text
    assert (await own.visit.get(f"/my/articles/{german['id']}")).status_code == 200
    assert (await own.visit.get(f"/my/articles/{inside['id']}")).status_code == 404


async def test_what_is_a_customers_page_is_none_of_the_provider(api: Api) -> None:
    own = await side(api)
    ticket = await open_ticket(api, own.customer["id"])
    file = await attach(api, ticket)
    visit = await signed_in(api, api.keys["admin"])
    for path in ("", "/new", f"/{ticket['id']}", f"/{ticket['id']}/clock"):
        assert (await visit.get(f"/my/tickets{path}")).status_code == 404
    assert (await visit.get(f"/my/attachments/{file['id']}")).status_code == 404


async def _trips(trips: Proxy, visit: Visit, path: str) -> int:
    for _ in range(3):
        before = trips.count
        response = await visit.get(path)
        assert response.status_code == 200
        assert len(response.content) < 60_000
    return trips.count - before


async def test_pages_of_tickets_are_few_trips_whatever_stands_on_them(
    server: str, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(numbering, "PAUSE_SECONDS", 3600.0)
    async with (
        fresh_database(server, template) as dsn,
        proxied(dsn) as trips,
        open_api(trips.dsn, pool_size=1) as api,
    ):
        own = await side(api)
        ticket = await open_ticket(api, own.customer["id"])
        one = await article(api, "Reports are empty")
        most = {
            "/my/tickets": 2,
            "/my/tickets/new": 3,
            "/my/tickets/suggestions?subject=reports": 2,
            f"/my/tickets/{ticket['id']}": 5,
            f"/my/tickets/{ticket['id']}/clock": 5,
            "/my/articles": 2,
            f"/my/articles/{one['id']}": 3,
        }
        first = {path: await _trips(trips, own.visit, path) for path in most}
        for _ in range(14):
            await open_ticket(api, own.customer["id"])
            await reply(api, ticket, body="x" * 1_900)
            await attach(api, ticket)
        second = {path: await _trips(trips, own.visit, path) for path in most}
        assert first == second
        assert all(second[path] <= bound for path, bound in most.items()), second
        page = await own.visit.get(f"/my/tickets/{ticket['id']}")
        assert "Earlier messages" in said(page)
        [earlier] = re.findall(r'href="([^"]*[?]before=[^"]*)"', page.text)
        assert ticket_body("")["body"] in said(await own.visit.get(earlier))
