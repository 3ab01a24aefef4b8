"""Links in mails: what they open, for whom, and that their tokens stand where they must and nowhere else."""

import re
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from app.deliveries.rules import PAUSES
from app.mails import jobs, reminders
from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body
from tests.inbound.post import deliver, with_mail
from tests.inbound.robot_mail import bounce
from tests.inbound.wire import message as wire
from tests.mails.relay import Mailing, Taken, mailing
from tests.pages.visits import Visit, said
from tests.support import NOON, Api, Json

URL = "https://support.example.com"
ANA = "ana@example.org"
LINK = re.compile(r"https://support\.example\.com(/links/([A-Za-z0-9_-]{43}))(?![\w-])")
STOPS = re.compile(r"https://support\.example\.com/mails/unsubscribe/([A-Za-z0-9_-]{32})(?![\w-])")


async def handed_in(it: Mailing, summary: str = "Upgraded") -> tuple[Json, Json, Json]:
    """A customer, its contact, and a worksheet of 50 minutes that was not told of yet."""
    api = it.api
    customer, technician = await api.customer(), await api.technician()
    contact = await it.contact(customer, "Ana", ANA)
    server = await api.server(customer)
    await api.buy(customer, 960)
    begins = NOON + 3 * DAY
    session = await api.book(customer, technician, starts_at=begins, server_id=server["id"])
    await it.run()
    await start(api, session)
    body = worksheet_body(time_entry(technician, begins, timedelta(minutes=47)), summary=summary)
    api.now = it.clock.now = begins + HOUR
    worksheet = await api.post(f"/v1/sessions/{session['id']}/worksheet", body)
    return customer, contact, worksheet


def link_of(taken: Taken) -> str:
    """The path of a mail's link, which is the same in the text and in the page."""
    page = taken.message.get_body(("html",))
    assert page is not None
    (path,) = {str(one[0]) for one in LINK.findall(taken.text + str(page.get_content()))}
    return path


async def asked(it: Mailing) -> tuple[Json, Json, Json, str]:
    """The same, with the link of the mail that asks to confirm it."""
    customer, contact, worksheet = await handed_in(it)
    (taken,) = await it.run()
    return customer, contact, worksheet, link_of(taken)


async def opened(api: Api, link: str) -> Visit:
    """Somebody who has followed a link, into a browser of their own."""
    visit = Visit(api)
    response = await visit.get(link)
    assert response.status_code == 303, response.text
    return visit


async def test_a_link_opens_its_worksheet_and_its_contact_confirms_it(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        customer, contact, worksheet, link = await asked(it)
        path = f"/my/worksheets/{worksheet['id']}"
        for _ in range(3):
            response = await Visit(api).get(link)
            assert response.status_code == 303, "a scanner that follows it uses nothing up"
            assert response.headers["location"] == path, "no token in the address"
            assert response.headers["referrer-policy"] == "no-referrer"
        visit = await opened(api, link)
        page = await visit.get(path)
        assert page.status_code == 200
        assert (await api.get(f"/v1/worksheets/{worksheet['id']}"))["status"] == (
            "awaiting_confirmation"
        )
        for elsewhere in ("/my/credit", "/my/sign-ins"):
            assert (await visit.get(elsewhere)).headers["location"].startswith("/sign-in")
        done = await visit.fill(path, f"{path}/confirm", revision="1")
        assert done.status_code == 303
        assert "is confirmed" in said(await visit.get(path))
        (entry,) = [e for e in await api.entries(customer) if e["kind"] == "confirmation"]
        assert entry["actor"] == f"contact:{contact['id']}"


async def test_a_link_opens_no_other_worksheet(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        _, _, worksheet, link = await asked(it)
        visit = await opened(api, link)
        nobodys = "01990000-0000-7000-8000-00000000ffff"
        for other in (nobodys, "x", "%00", worksheet["id"][:-1]):
            response = await visit.get(f"/my/worksheets/{other}")
            assert response.status_code == 303, other
            assert response.headers["location"].startswith("/sign-in"), other
        end = await visit.send(f"/my/sign-ins/{worksheet['id']}/end", {"once": "x"})
        assert end.status_code in (403, 404)


async def test_each_copy_of_a_mail_has_the_same_link(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        await handed_in(it)
        it.handler.dies = 1
        (first,) = await it.run()
        (again,) = await it.run(it.clock.now + 2 * PAUSES[0])
        assert link_of(first) == link_of(again)
        assert await it.pool.fetchval("SELECT count(*) FROM mail_link") == 1
        await opened(api, link_of(again))


async def test_reminder_and_answer_have_links_of_their_own_and_one_stops_them(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        customer, _, worksheet, link = await asked(it)
        later = it.clock.now + 4 * DAY
        await reminders.of_worksheets(it.pool, later)
        taken = [one for one in await it.run(later) if one.recipient == ANA]
        assert len(taken) == 1
        (stops,) = set(STOPS.findall(taken[0].text))
        reminded = link_of(taken[0])
        assert stops not in reminded
        assert (await api.send("GET", f"/mails/unsubscribe/{stops}", role=None)).is_success
        sheet = f"/v1/worksheets/{worksheet['id']}"
        await api.post(f"{sheet}/dispute", {"reason": "too long"}, role=customer["id"], now=later)
        await api.post(f"{sheet}/answer", {"message": "see the log"}, now=later)
        (answered,) = [one for one in await it.run(later) if one.recipient == ANA]
        found = {link, reminded, link_of(answered)}
        assert len(found) == 3
        for one in found:
            await opened(api, one)


async def test_an_amended_worksheet_says_so_to_who_comes_by_the_older_mail(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        _, _, worksheet, link = await asked(it)
        sheet = await api.get(f"/v1/worksheets/{worksheet['id']}")
        (entry,) = sheet["time_entries"]
        names = ("technician_id", "started_at", "ended_at", "note")
        body = {"time_entries": [{name: entry[name] for name in names}], "reason": "once more"}
        await api.post(f"/v1/worksheets/{worksheet['id']}/amend", body)
        visit = await opened(api, link)
        assert "was corrected since the mail" in said(
            await visit.get(f"/my/worksheets/{worksheet['id']}")
        )


async def test_a_token_is_in_the_mail_alone(api: Api) -> None:
    with capture_logs() as logs:
        async with mailing(api, public_url=URL) as it:
            *_, link = await asked(it)
            token = link.rpartition("/")[2]
            await opened(api, link)
            mails = [await api.get(f"/v1/mails/{one['id']}") for one in await it.kept()]
            assert not any(token in str(one) for one in mails)
            assert any(f"{URL}/links/the-token-is-not-kept" in one["text"] for one in mails)
            for table in ("mail", "delivery", "delivery_attempt", "mail_link", "event"):
                rows = await api.db.fetch(f"SELECT {table}::text AS row FROM {table}")
                assert rows
                assert not any(token in row["row"] for row in rows), table
    assert token not in str(logs)


async def test_no_address_of_others_is_given_a_token(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        trap = "https://evil.example/links/the-token-is-not-kept"
        await handed_in(it, summary=f"See {trap} and the-token-is-not-kept")
        (taken,) = await it.run()
        token = link_of(taken).rpartition("/")[2]
        assert trap in taken.text
        assert taken.text.count(token) == 1


async def test_without_a_public_address_there_is_no_link(api: Api) -> None:
    async with mailing(api) as it:
        await handed_in(it)
        (taken,) = await it.run()
        assert "/links/" not in taken.text
        assert await it.pool.fetchval("SELECT count(*) FROM mail_link") == 0


@pytest.mark.parametrize("reported", [False, True])
async def test_links_die_with_the_address(api: Api, reported: bool) -> None:
    async with mailing(api, public_url=URL) as it:
        _, _, worksheet, link = await asked(it)
        visit = await opened(api, link)
        if reported:
            raw = it.handler.taken[-1].raw
            daemon = ("From", "Mail Delivery System <mailer-daemon@mx.example.org>")
            report = wire(
                bounce(raw, ANA, by_exchange=False),
                [("Return-Path", "<>"), daemon, ("To", "support@example.com"),
                 ("Subject", "Undelivered Mail"), ("Message-ID", "<b1@mx.example.org>")],
            )  # fmt: skip
            await with_mail(api)
            await deliver(api, report)
            await it.plan()
            await jobs.read_reports(it.pool, it.clock.now)
        else:
            it.handler.answers[ANA] = ["550 5.1.1 No such user"]
            later = it.clock.now + 4 * DAY
            await reminders.of_worksheets(it.pool, later)
            await it.run(later)
        assert (await Visit(api).get(link)).status_code == 404
        page = await visit.get(f"/my/worksheets/{worksheet['id']}")
        assert page.status_code == 303, "nor does the browser that it was opened in see more"


async def test_a_link_ends_after_thirty_days_and_with_its_contact(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        _, contact, worksheet, link = await asked(it)
        sent_at = api.now
        moment = timedelta(seconds=1)
        for at, status in ((30 * DAY - moment, 303), (30 * DAY, 404)):
            api.now = sent_at + at
            assert (await Visit(api).get(link)).status_code == status
        api.now = sent_at
        visit = await opened(api, link)
        await api.post(f"/v1/contacts/{contact['id']}/deactivate")
        assert (await Visit(api).get(link)).status_code == 404
        page = await visit.get(f"/my/worksheets/{worksheet['id']}")
        assert page.status_code == 303


@pytest.mark.parametrize("wrong", ["x" * 43, "x", "%2e%2e", "x" * 65, "é" * 32])
async def test_a_link_that_nobody_sent_says_where_to_go(api: Api, wrong: str) -> None:
    response = await Visit(api).get(f"/links/{wrong}")
    assert response.status_code == 404
    assert "/sign-in" in response.text
    assert "personday_link" not in response.headers.get("set-cookie", "")


async def test_a_tampered_link_is_none(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        *_, link = await asked(it)
        changed = link[:-2] + ("A" if link[-2] != "A" else "B") + link[-1]
        for wrong in (changed, link[:-1], f"{link}A", link.swapcase()):
            assert (await Visit(api).get(wrong)).status_code == 404
