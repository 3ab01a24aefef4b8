"""Mails of tickets: who is told, that answers find the ticket, and what comes back."""

from collections import Counter
from datetime import timedelta

from app.mails import jobs
from tests.api.ticketing import reply, ticket_body
from tests.inbound.post import ALICE, JAN, customer_of, deliver, letter, with_mail
from tests.inbound.robot_mail import bounce
from tests.inbound.wire import message as wire
from tests.inbound.zoo import MAILBOX
from tests.mails.relay import Mailing, Taken, mailing
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)


async def contacts(api: Api, customer: Json) -> dict[str, str]:
    found = (await api.get(f"/v1/customers/{customer['id']}/contacts"))["items"]
    return {one["email"]: one["id"] for one in found}


async def opened_by(api: Api, customer: Json, contact_id: str, **facts: object) -> Json:
    """A ticket that a contact opens by a key of its own."""
    body = {"role": "customer", "customer_id": customer["id"], "contact_id": contact_id}
    api.keys[contact_id] = (await api.post("/v1/keys", body))["key"]
    return await api.post("/v1/tickets", ticket_body(customer["id"], **facts), role=contact_id)


def answer_to(taken: Taken, sender: object) -> bytes:
    """What somebody writes who answers a mail."""
    told = taken.message
    ids = str(told["Message-ID"])
    return letter(
        sender,  # type: ignore[arg-type]
        ("To", str(told["Reply-To"])),
        ("In-Reply-To", ids),
        ("References", ids),
        ("Subject", f"Re: {told['Subject']}"),
        said="It still does not work.",
    )


async def test_who_wrote_to_people_that_made_a_ticket_of_it_is_told_of_it(api: Api) -> None:
    async with mailing(api) as it:
        customer = await customer_of(api, ALICE)
        ids = await contacts(api, customer)
        ticket = await opened_by(api, customer, ids[ALICE.address], channel="email")
        (received,) = await it.run()
        assert received.recipient == ALICE.address
        assert f"[{ticket['number']}]" in str(received.message["Subject"])


async def test_a_ticket_is_received_answered_and_resolved_by_mail(api: Api) -> None:
    await with_mail(api)
    async with mailing(api) as it:
        customer = await customer_of(api, ALICE, JAN)
        ids = await contacts(api, customer)
        ticket = await opened_by(api, customer, ids[ALICE.address], severity=2)
        (received,) = await it.run()
        assert received.recipient == ALICE.address
        assert f"[{ticket['number']}]" in str(received.message["Subject"])
        await api.post(f"/v1/tickets/{ticket['id']}/watchers", {"contact_id": ids[JAN.address]})
        # Two at one instant are told of each by its own words.
        await reply(api, ticket, body="The first answer.")
        await reply(api, ticket, body="The second answer.")
        taken = await it.run()
        assert Counter(one.recipient for one in taken) == {ALICE.address: 2, JAN.address: 2}
        for words in ("The first answer.", "The second answer."):
            of_it = [one for one in taken if words in one.text]
            assert sorted(one.recipient for one in of_it) == sorted([ALICE.address, JAN.address])
            assert len({one.message["Message-ID"] for one in of_it}) == 1
        # An answer to either finds the ticket; a note is told to nobody.
        for one in (received, taken[0]):
            came = await deliver(api, answer_to(one, ALICE))
            assert (came["outcome"], came["ticket_id"]) == ("reply_added", ticket["id"])
        # What Alice wrote goes to who watches, and to the desk, since nobody has it.
        told = Counter(one.recipient for one in await it.run())
        assert told == {JAN.address: 2, MAILBOX: 2}
        await reply(api, ticket, body="A note", public=False)
        assert await it.run() == []
        await reply(api, ticket, body="It was the printer.", resolves=True, now=NOON + MINUTE)
        taken = await it.run(NOON + MINUTE)
        assert Counter(one.recipient for one in taken) == {ALICE.address: 1, JAN.address: 1}
        assert all("It was the printer." in one.text for one in taken)
        assert {kind for kind, _, _ in await it.kinds()} == {
            "ticket_received", "ticket_reply", "ticket_resolved", "customer_replied"
        }  # fmt: skip


async def test_a_ticket_that_came_by_mail_is_acknowledged_where_that_is_deserved(api: Api) -> None:
    await with_mail(api)
    async with mailing(api) as it:
        await customer_of(api, ALICE)
        await deliver(api, letter(ALICE, ("Message-ID", "<one@example.org>")))
        await deliver(api, letter(ALICE, ("Auto-Submitted", "auto-generated")))
        (received,) = await it.run()
        assert str(received.message["In-Reply-To"]) == "<one@example.org>"
        assert Counter(state for _, state, _ in await it.kinds()) == {"delivered": 1, "dropped": 1}


async def came_back(it: Mailing, taken: Taken, address: str) -> None:
    """The relay tells, later, that a mail did not arrive."""
    daemon = ("From", "Mail Delivery System <mailer-daemon@mx.example.org>")
    body = bounce(taken.raw, address, by_exchange=False)
    raw = wire(body, [("Return-Path", "<>"), daemon, ("To", "support@example.com"),
                      ("Subject", "Undelivered Mail"), ("Message-ID", "<b1@mx.example.org>")])  # fmt: skip
    await deliver(it.api, raw)
    await it.plan()
    await jobs.read_reports(it.pool, it.clock.now)


async def test_a_bounce_marks_the_contact_and_tells_the_desk_once(api: Api) -> None:
    await with_mail(api)
    async with mailing(api) as it:
        customer = await customer_of(api, ALICE, JAN)
        ids = await contacts(api, customer)
        ticket = await opened_by(api, customer, ids[ALICE.address])
        (received,) = await it.run()
        await came_back(it, received, ALICE.address)
        await jobs.read_reports(it.pool, it.clock.now)
        path = f"/v1/contacts/{ids[ALICE.address]}/mail-preferences"
        assert not (await api.get(path))["reachable"]
        assert (await api.get(f"/v1/contacts/{ids[JAN.address]}/mail-preferences"))["reachable"]
        (told,) = await it.run()
        assert ALICE.address in told.text
        # What we sent to ourselves is known when it comes back by the mailbox.
        assert (await deliver(api, told.raw))["kind"] == "own"
        await reply(api, ticket)
        assert await it.run() == []
        # Another address is another chance.
        body = {"email": "alice.new@example.org"}
        await api.send("PATCH", f"/v1/contacts/{ids[ALICE.address]}", body)
        assert (await api.get(path))["reachable"]


async def test_mail_that_reports_nothing_is_gone_through_once(api: Api) -> None:
    await with_mail(api)
    async with mailing(api) as it:
        await customer_of(api, ALICE)
        await deliver(api, letter(ALICE, ("Message-ID", "<1@example.org>"), said="Help!"))
        await it.plan()
        assert await jobs.read_reports(it.pool, NOON) == 0
        read = await api.db.fetchval("SELECT position FROM mail_watch")
        assert read == await api.db.fetchval("SELECT max(position) FROM event")
