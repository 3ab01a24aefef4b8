"""What contacts stop, by a link or by the API; and that no token stands where it must not."""

import re
from datetime import timedelta

from httpx import Response
from structlog.testing import capture_logs

from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from app.mails import jobs, reminders
from tests.api.world import DAY
from tests.mails.pages import Page
from tests.mails.relay import Mailing, Taken, mailing
from tests.proxy import proxied
from tests.support import NOON, Api, Json

URL = "https://support.example.com"
START = NOON + 3 * DAY
LINK = re.compile(r"https://support\.example\.com/mails/unsubscribe/([A-Za-z0-9_-]{32})")


TICK = re.compile(r'name="wanted" value="(\w+)"( checked)?>')


def ticked(html: str) -> dict[str, bool]:
    """Which groups the page shows, and whether each is ticked."""
    return {group: bool(checked) for group, checked in TICK.findall(html)}


async def posted(api: Api, path: str, form: Json) -> Response:
    """What a browser gets that sends this form."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    return await api.http.post(path, data=form, headers=headers)


async def reminded(it: Mailing) -> tuple[Json, Taken]:
    """A customer's contact who was reminded of a session."""
    customer = await it.api.customer()
    contact = await it.contact(customer, "Ana", "ana@example.org")
    technician = await it.api.technician()
    await it.api.buy(customer, 960)
    await it.api.book(customer, technician, starts_at=START)
    await it.run()
    await reminders.of_sessions(it.pool, START - DAY)
    (taken,) = [one for one in await it.run(START - DAY) if one.recipient == "ana@example.org"]
    return contact, taken


async def test_one_click_stops_what_may_be_stopped(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        contact, taken = await reminded(it)
        header = str(taken.message["List-Unsubscribe"])
        assert taken.message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        (token,) = set(LINK.findall(taken.text)) | set(LINK.findall(header))
        path = f"/mails/unsubscribe/{token}"
        preferences = f"/v1/contacts/{contact['id']}/mail-preferences"
        page = await it.api.send("GET", path, role=None)
        assert page.status_code == 200
        assert (await api.get(preferences))["stopped"] == [], (
            "a scanner that follows links stops nothing"
        )
        for _ in range(2):
            done = await api.http.post(path, data={"List-Unsubscribe": "One-Click"})
            assert done.status_code == 200, done.text
        assert (await api.get(preferences))["stopped"] == ["reminders"]
        await reminders.of_sessions(it.pool, START - timedelta(hours=1))
        taken_later = await it.run(START - timedelta(hours=1))
        assert [one.recipient for one in taken_later] == ["tomas@example.com"]


async def test_the_page_shows_all_that_may_be_stopped_and_keeps_what_is_chosen(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        contact, taken = await reminded(it)
        path = f"/mails/unsubscribe/{LINK.search(taken.text)[1]}"  # type: ignore[index]
        preferences = f"/v1/contacts/{contact['id']}/mail-preferences"

        page = await api.send("GET", path, role=None)
        assert ticked(page.text) == {
            "reminders": False,
            "credit_warnings": True,
            "ticket_notices": True,
        }, "what the mail was one of is proposed"
        form = {"chosen": "yes", "wanted": ["reminders", "ticket_notices"]}
        saved = await posted(api, path, form)
        assert saved.status_code == 200, saved.text
        assert (await api.get(preferences))["stopped"] == ["credit_warnings"]
        assert ticked(saved.text)["credit_warnings"] is False
        assert ticked(saved.text)["reminders"] is True, "chosen against what was proposed"

        nothing = await posted(api, path, {"chosen": "yes"})
        assert not any(ticked(nothing.text).values())
        assert len((await api.get(preferences))["stopped"]) == 3

        for wrong in ("worksheet_to_confirm", "x", "é"):
            refused = await posted(api, path, {"chosen": "yes", "wanted": ["reminders", wrong]})
            assert refused.status_code == 422
        many = await posted(api, path, {"chosen": "yes", "wanted": ["reminders"] * 50})
        assert many.status_code == 422
        large = await posted(api, path, {"chosen": "yes", "wanted": ["x" * 1000]})
        assert large.status_code == 413
        assert len((await api.get(preferences))["stopped"]) == 3, "a wrong form changes nothing"


async def test_the_page_speaks_the_contacts_language_and_asks_for_nothing(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        contact, taken = await reminded(it)
        await api.send("PATCH", f"/v1/contacts/{contact['id']}", {"language": "de"})
        path = f"/mails/unsubscribe/{LINK.search(taken.text)[1]}"  # type: ignore[index]
        page = await api.send("GET", path, role=None)
        shown = Page(page.text)
        assert "Erinnerungen" in shown.text
        assert shown.values("lang") == ["de"]
        assert not shown.values("src") + shown.values("href")
        policy = page.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "form-action 'self'" in policy
        assert page.headers["referrer-policy"] == "no-referrer"


async def test_what_concerns_agreed_work_carries_no_way_out(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        await reminded(it)
        agreed = [one for one in it.handler.taken if one.message["List-Unsubscribe"] is None]
        assert len(agreed) == 3, "the agreed session to each, and the technician's reminder"


async def test_a_token_is_in_the_mail_alone_and_dies_with_the_address(api: Api) -> None:
    with capture_logs() as logs:
        async with mailing(api, public_url=URL) as it:
            contact, taken = await reminded(it)
            (token,) = set(LINK.findall(taken.text))
            mails = [await api.get(f"/v1/mails/{one['id']}") for one in await it.kept()]
            assert not any(token in str(one) for one in mails)
            assert any("the-token-is-not-kept" in one["html"] for one in mails)
            for table in ("mail", "delivery", "delivery_attempt", "unsubscribe_link", "event"):
                rows = await api.db.fetch(f"SELECT {table}::text AS row FROM {table}")
                assert rows
                assert not any(token in row["row"] for row in rows), table
            await api.send("GET", f"/mails/unsubscribe/{token}", role=None)
            # The address is gone: so are its links.
            it.handler.answers["ana@example.org"] = ["550 5.1.1 No such user"]
            await reminders.of_sessions(it.pool, START - timedelta(hours=1))
            await it.run(START - timedelta(hours=1))
            await api.refused(
                "GET",
                f"/mails/unsubscribe/{token}",
                status=404,
                code="mail_not_found",
                role=None,
            )
            assert contact
    assert token not in str(logs)


async def test_a_link_works_though_the_database_was_gone_when_its_mail_was_noted(api: Api) -> None:
    later = START - timedelta(hours=1)
    async with mailing(api, public_url=URL) as it, proxied(api.dsn) as trips:
        await reminded(it)
        async with await open_pool(trips.dsn, scope=EVERYBODY, size=6) as it.pool:
            await reminders.of_sessions(it.pool, later)
            trips.cut_at(b"INSERT INTO mail ", "before")
            with capture_logs() as logs:
                taken = await it.run(later)
            assert trips.cut
            assert [one["event"] for one in logs] == ["deliveries_interrupted"]
            assert "ConnectionDoesNotExistError" in logs[0]["error"]
        (token,) = {token for one in taken for token in LINK.findall(one.text)}
        page = await api.send("GET", f"/mails/unsubscribe/{token}", role=None)
        assert page.status_code == 200, page.text
        kept = sorted(one["message_id"] for one in await it.kept())
        sent = sorted(str(one.message["Message-ID"])[1:-1] for one in it.handler.taken)
        assert kept == sent, "each is kept, and was sent once"


async def test_customers_choose_for_themselves_alone(api: Api) -> None:
    async with mailing(api) as it:
        mine, other = await api.customer(), await api.customer(name="Other")
        contact = await it.contact(mine, "Ana", "ana@example.org")
        path = f"/v1/contacts/{contact['id']}/mail-preferences"
        body = {"stopped": ["ticket_notices", "credit_warnings", "credit_warnings"]}
        response = await api.send("PUT", path, body, role=mine["id"])
        assert response.json()["stopped"] == ["credit_warnings", "ticket_notices"]
        assert (await api.get(path, role=mine["id"]))["stopped"] == response.json()["stopped"]
        await api.refused("PUT", path, body, status=404, code="contact_not_found", role=other["id"])
        for wrong in ({"stopped": ["worksheet_to_confirm"]}, {"stopped": [], "reachable": False}):
            await api.refused("PUT", path, wrong, status=422, code="validation_failed")


async def test_what_was_written_is_kept_for_ninety_days(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        await reminded(it)
        written = len(await it.kept())
        await jobs.forget_mails(it.pool, NOON + 90 * DAY)
        assert len(await it.kept()) == written
        await jobs.forget_mails(it.pool, START + 91 * DAY)
        assert await it.kept() == []
