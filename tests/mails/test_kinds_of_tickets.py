"""Mails about tickets and for the desk, from the verb to the relay: who hears whom, and who does not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pytest

from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import transaction
from app.mails import jobs, reminders
from app.tickets.jobs import tell_starving
from app.webhooks import queries as webhooks
from app.webhooks import service
from app.webhooks.rules import DisabledReason
from tests.api.ticketing import reply, ticket_body
from tests.api.world import HOUR
from tests.inbound.people import Person
from tests.inbound.post import deliver, letter, with_mail
from tests.inbound.robot_mail import bounce
from tests.inbound.wire import message as wire
from tests.mails.reading import ANA, DESK, JURGEN, TOMAS, Reach, Read, reach
from tests.support import NOON, Api, Json

LENA = "lena@example.org"
PAUL = "paul@partner.example.com"


@dataclass
class Support:
    """A ticket that Jürgen reported and Ana watches, each with a key of their own."""

    one: Reach
    ticket: Json
    ids: dict[str, str]

    @property
    def path(self) -> str:
        return f"/v1/tickets/{self.ticket['id']}"

    async def assigned(self, role: str = "admin") -> None:
        body = {"technician_id": self.one.tomas["id"]}
        await self.one.api.post(f"{self.path}/assign", body, role=role)

    async def wrote(self, role: str, said: str) -> None:
        await self.one.api.post(f"{self.path}/replies", {"body": said}, role=role)


@asynccontextmanager
async def support(api: Api, **facts: object) -> AsyncIterator[Support]:
    await with_mail(api)
    async with reach(api) as one:
        found = (await api.get(f"/v1/customers/{one.customer['id']}/contacts"))["items"]
        ids = {each["email"]: each["id"] for each in found}
        for name, email in (("jurgen", JURGEN), ("ana", ANA)):
            named = {"customer_id": one.customer["id"], "contact_id": ids[email]}
            api.keys[name] = (await api.post("/v1/keys", {"role": "customer", **named}))["key"]
        body = ticket_body(one.customer["id"], **facts)
        role = "admin" if "contact" in facts else "jurgen"
        ticket = await api.post("/v1/tickets", body, role=role)
        path = f"/v1/tickets/{ticket['id']}/watchers"
        await api.post(path, {"contact_id": ids[ANA]})
        await one.quiet()
        yield Support(one, ticket, ids)


async def test_what_a_customer_writes_is_told_to_who_has_it_and_to_the_others(api: Api) -> None:
    async with support(api) as it:
        number = it.ticket["number"]
        # Nobody has it: the desk is told. Who wrote it is not.
        await it.wrote("jurgen", "It is worse now.")
        told = ["It is worse now.", "Jürgen Groß", f"[{number}]", "Müller & Söhne"]
        heard = await it.one.tells({DESK: told, ANA: told[:2]})
        assert "Müller" not in heard[ANA].subject
        # An answer of the customer's people finds the ticket; the desk's own mail does not lead there.
        assert "support+t" in heard[ANA].parsed.reply_to[0]
        assert heard[DESK].parsed.reply_to == ()

        await it.assigned()
        await it.one.tells({TOMAS: [f"[{number}] Assigned to you"]})
        await it.wrote("ana", "I see it, too.")
        await it.one.tells(
            {
                TOMAS: ["I see it, too.", "Ana Dvořáková"],
                JURGEN: ["I see it, too.", "Ana Dvořáková"],
            }
        )
        # A key that names nobody writes for who reported it.
        await it.wrote(it.one.customer["id"], "From the client zone.")
        await it.one.tells(
            {TOMAS: ["From the client zone.", "Müller & Söhne"], ANA: ["From the client zone."]}
        )
        await reply(api, it.ticket, body="A note", public=False)
        await it.one.tells({})


@pytest.mark.parametrize(
    ("fields", "machine"),
    [((), False), ((("List-Id", "<all.example.org>"), ("Precedence", "list")), True),
     ((("Precedence", "bulk"),), True), ((("Auto-Submitted", "auto-replied"),), True)],
)  # fmt: skip
async def test_what_came_by_mail_goes_on_to_others_if_a_person_wrote_it(
    api: Api, fields: tuple[tuple[str, str], ...], machine: bool
) -> None:
    async with support(api) as it:
        await reply(api, it.ticket, body="Please try again.")
        heard = {each.to: each for each in await it.one.hears()}
        first = heard[ANA].message_id
        ana = Person("Ana", ANA, "cs")
        answers = (("In-Reply-To", first), ("References", first))
        came = await deliver(api, letter(ana, *answers, *fields, said="Tried it."))
        told = [mail.to for mail in await it.one.hears()]
        if not machine:
            assert came["outcome"] == "reply_added"
            assert told == [JURGEN, DESK]
            return
        assert JURGEN not in told, came
        if came["outcome"] == "quarantined":
            # A person of the desk lets it in: the desk knows it, and still no machine's word goes on.
            await api.post(f"/v1/inbound/emails/{came['id']}/release", {"contact_id": it.ids[ANA]})
            assert [mail.to for mail in await it.one.hears()] == [DESK]


async def test_who_has_two_addresses_does_not_get_back_what_they_wrote(api: Api) -> None:
    """The ticket names an address that is no contact's; what came from there is theirs."""
    async with support(api, contact={"email": PAUL, "name": "Paul"}) as it:
        paul = Person("Paul", PAUL, "en")
        await reply(api, it.ticket, body="Please try again.")
        heard = {each.to: each for each in await it.one.hears()}
        assert sorted(heard) == [ANA, PAUL]
        first = heard[PAUL].message_id
        came = await deliver(api, letter(paul, ("In-Reply-To", first), said="Tried it."))
        assert came["outcome"] == "quarantined"
        path = f"/v1/inbound/emails/{came['id']}/release"
        await api.post(path, {"contact_id": it.ids[JURGEN]})
        told = [mail.to for mail in await it.one.hears()]
        assert told == [ANA, DESK]


HOSTILE = '=?utf-8?q?=0d=0aBcc:_victim?= {{ 7 * 7 }} %(name)s <script>alert("x")</script>'


async def test_what_others_write_stays_data_in_all_of_it(api: Api) -> None:
    name = '"Eve" <eve@evil.example>, <b>x</b>'
    reported: Json = {"email": PAUL, "name": name}
    async with support(api, subject=HOSTILE, contact=reported) as it:
        await reply(api, it.ticket, body=f"Hello\r\nBcc: victim@example.com\r\n\r\n.\r\n{HOSTILE}")
        for mail in await it.one.hears():
            assert mail.to in (ANA, PAUL)
            assert "bcc" not in mail.parsed.headers
            # It is one line still, and what passed for encoded is not decoded.
            assert "= ?utf-8?q?=0d=0aBcc:_victim?" in mail.subject
            assert "{{ 7 * 7 }} %(name)s <script>" in mail.subject
            assert "Bcc: victim@example.com . =?utf-8?q?" in mail.said
            assert "<script>" not in mail.parsed.html
            assert "&lt;script&gt;" in mail.parsed.html
            assert "<b>x" not in mail.parsed.html
            if mail.to == PAUL:
                assert mail.parsed.to_values[0].name == name


# --- resolved, merged, due ------------------------------------------------------------------------


async def test_a_ticket_is_resolved_with_words_and_without(api: Api) -> None:
    async with support(api) as it:
        await reply(api, it.ticket, body="It was the printer.", resolves=True)
        heard = await it.one.tells({JURGEN: ["It was the printer."], ANA: ["It was the printer."]})
        assert heard[JURGEN].message_id == heard[ANA].message_id
        await api.post(f"{it.path}/reopen", {"reason": "not yet"})
        await it.one.tells({})
        await api.post(f"{it.path}/resolve", {"reason": "done by phone"})
        heard = await it.one.tells({JURGEN: ["is solved"], ANA: ["vyřešen"]})
        assert "done by phone" not in heard[JURGEN].said, "the reason is the provider's own"


async def test_a_merged_ticket_says_where_it_goes_on(api: Api) -> None:
    async with support(api) as it:
        other = await api.post(
            "/v1/tickets", ticket_body(it.one.customer["id"], subject="Printing"), role="ana"
        )
        await it.one.quiet()
        body = {"into": other["id"], "reason": "the same"}
        await api.post(f"{it.path}/merge", body)
        words = [str(it.ticket["number"]), str(other["number"]), "Printing"]
        heard = await it.one.tells({JURGEN: words, ANA: words})
        came = await deliver(
            api,
            letter(Person("Ana", ANA, "cs"), ("In-Reply-To", heard[ANA].message_id), said="Well."),
        )
        assert came["ticket_id"] == other["id"], "an answer goes where the ticket does"


async def test_who_assigned_a_ticket_is_named_and_who_took_it_is_not_told(api: Api) -> None:
    async with support(api) as it:
        entered = await api.post("/v1/people", {"name": "Eva Lead", "email": "eva@example.com"})
        key = {"role": "lead", "person_id": entered["id"]}
        api.keys["eva"] = (await api.post("/v1/keys", key))["key"]
        await it.assigned("eva")
        # Lisbon is an hour behind Prague.
        due_at = datetime.fromisoformat(it.ticket["resolution_due_at"])
        told = ["Assigned by: Eva Lead", f"{due_at:%H:%M} (Lisbon, UTC)"]
        await it.one.tells({TOMAS: told})
        body = {"technician_id": it.one.hana["id"]}
        await api.post(f"{it.path}/assign", body, role=it.one.hana["id"])
        await it.one.tells({})


async def test_a_ticket_that_starves_is_due_soon_and_overdue_is_told_each_time(api: Api) -> None:
    async with support(api) as it:
        pool, number = it.one.it.pool, f"[{it.ticket['number']}]"
        starves_at, due_at = (
            datetime.fromisoformat(it.ticket[name]) for name in ("starves_at", "resolution_due_at")
        )
        await tell_starving(pool, starves_at)
        await it.one.tells({DESK: [number, "Müller & Söhne"]}, starves_at)
        soon = due_at - HOUR
        await reminders.of_tickets(pool, soon)
        await it.one.tells({DESK: [number, f"{due_at + HOUR:%H:%M} (Prague, UTC+1)"]}, soon)
        body = {"technician_id": it.one.tomas["id"]}
        await api.post(f"{it.path}/assign", body, now=soon)
        await it.one.quiet(soon)
        await reminders.of_tickets(pool, due_at)
        told = await it.one.tells({DESK: [number, "Tomas"], TOMAS: [number, "Tomas"]}, due_at)
        assert "Overdue" in told[TOMAS].said
        await reminders.of_tickets(pool, due_at)
        await it.one.tells({}, due_at)


# --- who is not reached --------------------------------------------------------------------------


async def test_a_reporter_who_is_no_contact_is_marked_by_a_refusal_and_the_desk_told(
    api: Api,
) -> None:
    async with support(api, contact={"email": PAUL, "name": "Paul"}) as it:
        it.one.it.handler.answers[PAUL] = ["550 5.1.1 No such user"]
        await reply(api, it.ticket, body="Please try again.")
        await it.one.it.run()
        (told,) = [Read(one) for one in await it.one.it.run()]
        assert told.to == DESK
        for words in (PAUL, "No such user", f"[{it.ticket['number']}]"):
            assert words in told.said
        # The same ticket does not write there again; who watches it is written to.
        del it.one.it.handler.answers[PAUL]
        await reply(api, it.ticket, body="And now?")
        await it.one.tells({ANA: ["And now?"]})
        # Another address is another chance.
        response = await api.send("PATCH", it.path, {"contact": {"email": LENA}})
        assert response.status_code == 200, response.text
        await reply(api, it.ticket, body="Hello Lena.")
        await it.one.tells({ANA: ["Hello Lena."], LENA: ["Hello Lena."]})


async def test_a_reporter_who_is_no_contact_is_marked_by_a_report(api: Api) -> None:
    async with support(api, contact={"email": PAUL, "name": "Paul"}) as it:
        await reply(api, it.ticket, body="Please try again.")
        (sent,) = [one for one in await it.one.it.run() if one.recipient == PAUL]
        daemon = ("From", "Mail Delivery System <mailer-daemon@mx.example.org>")
        raw = wire(
            bounce(sent.raw, PAUL, by_exchange=False),
            [("Return-Path", "<>"), daemon, ("To", DESK), ("Message-ID", "<b@mx.example.org>")],
        )
        await deliver(api, raw)
        await it.one.it.plan()
        for _ in range(2):
            await jobs.read_reports(it.one.it.pool, NOON)
        await it.one.tells({DESK: [PAUL, "cannot be reached"]})
        await reply(api, it.ticket, body="And now?")
        await it.one.tells({ANA: ["And now?"]})


async def test_an_endpoint_that_is_gone_is_told_to_the_desk_and_one_that_was_asked_for_is_not(
    api: Api,
) -> None:
    async with reach(api) as one:
        made = [
            await api.post("/v1/webhook-endpoints", {"url": f"https://{host}.example.com/secret"})
            for host in ("gone", "asked")
        ]
        await api.post(f"/v1/webhook-endpoints/{made[1]['id']}/disable")
        async with transaction(one.it.pool, Actor(WORKER, Role.ADMIN), NOON) as tx:
            await tx.begin()
            endpoint = await webhooks.endpoint(tx.connection, UUID(made[0]["id"]))
            assert endpoint is not None
            service.end(tx, endpoint, DisabledReason.GONE)
        heard = await one.tells({DESK: ["gone.example.com"]})
        assert "secret" not in heard[DESK].said, "an address may hold one"
