"""Mails by a real relay: who gets what, once; and a relay that refuses, delays and dies."""

from collections import Counter
from datetime import timedelta

import pytest

from app.deliveries.rules import PAUSES
from app.warnings.jobs import watch_credit
from tests.api.world import DAY, HOUR, start, time_entry, work, worksheet_body
from tests.mails.relay import Mailing, Taken, mailing
from tests.support import NOON, Api, Json

START = NOON + 3 * DAY


async def world(it: Mailing) -> tuple[Json, Json, Json]:
    """A customer with two contacts, its server, and a technician."""
    customer = await it.api.customer(
        name="Müller & Söhne", time_zone="Europe/Prague", language="cs"
    )
    await it.contact(customer, "Ana Dvořáková", "ana@example.org")
    await it.contact(customer, "Jean Martin", "jean@example.org", language="fr")
    technician = await it.api.technician(languages=["de", "en"], time_zone="Europe/Berlin")
    return customer, await it.api.server(customer), technician


async def test_each_event_of_a_session_reaches_the_right_people_once(api: Api) -> None:
    async with mailing(api) as it:
        customer, server, technician = await world(it)
        await api.buy(customer, 960)
        session = await api.book(customer, technician, starts_at=START, server_id=server["id"])
        taken = await it.run()
        assert sorted((one.recipient, one.sender) for one in taken) == [
            ("ana@example.org", "support@example.com"),
            ("jean@example.org", "support@example.com"),
            ("tomas@example.com", "support@example.com"),
        ]
        by = {one.recipient: one for one in taken}
        subjects = {name: str(one.message["Subject"]) for name, one in by.items()}
        assert subjects["ana@example.org"].startswith("Zásah domluven: 8. 3. 2031")
        assert subjects["tomas@example.com"].startswith("Ihnen zugewiesen")
        for one in taken:
            (calendar,) = [
                part for part in one.message.walk() if part.get_content_type() == "text/calendar"
            ]
            assert calendar.get_param("method") == "REQUEST"
        # Planned once more, nothing is queued twice.
        await it.pool.execute("UPDATE delivery_plan SET position = 0")
        assert await it.run() == []

        late = START - 2 * HOUR
        body = {"starts_at": (START + DAY).isoformat(), "asked_by": "customer"}
        await api.post(f"/v1/sessions/{session['id']}/reschedule", body, now=late)
        taken = await it.run(late)
        # Two contacts are told of the move and of its penalty, the technician of the move alone.
        assert Counter(one.recipient for one in taken) == {
            "ana@example.org": 2,
            "jean@example.org": 2,
            "tomas@example.com": 1,
        }
        # Of the cost the technician is told nothing, but whose session it is.
        (told,) = [one.text for one in taken if one.recipient == "tomas@example.com"]
        assert "Müller & Söhne" in told
        assert "Guthaben" not in told

        await api.post(
            f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"}, now=late + HOUR
        )
        taken = await it.run(late + HOUR)
        assert Counter(one.recipient for one in taken) == {
            "ana@example.org": 1,
            "jean@example.org": 1,
            "tomas@example.com": 1,
        }
        assert all(b"METHOD" in one.raw or b"method=" in one.raw for one in taken)
        assert {state for _, state, _ in await it.kinds()} == {"delivered"}


async def test_a_worksheet_is_told_with_the_credit_before_and_after(api: Api) -> None:
    async with mailing(api) as it:
        customer, server, technician = await world(it)
        await api.buy(customer, 480)
        session = await api.book(customer, technician, starts_at=START, server_id=server["id"])
        await it.run()
        await start(api, session)
        ends = START + timedelta(minutes=72)
        body = worksheet_body(time_entry(technician, START, timedelta(minutes=72)))
        await api.post(f"/v1/sessions/{session['id']}/worksheet", body, now=ends)
        taken = await it.run(ends)
        assert [one.recipient for one in taken] == ["ana@example.org", "jean@example.org"]
        french = " ".join(taken[1].text.split())
        assert "8 h" in french
        assert "6 h 40" in french


async def test_what_holds_no_more_when_it_is_due_is_dropped(api: Api) -> None:
    async with mailing(api) as it:
        customer, server, technician = await world(it)
        await api.buy(customer, 480)
        session = await api.book(customer, technician, starts_at=START, server_id=server["id"])
        await it.plan()
        await api.post(f"/v1/sessions/{session['id']}/cancel", {"asked_by": "customer"})
        taken = await it.run()
        assert Counter(one.recipient for one in taken) == {
            "ana@example.org": 1,
            "jean@example.org": 1,
            "tomas@example.com": 1,
        }
        assert Counter((kind, state) for kind, state, _ in await it.kinds()) == {
            ("session_agreed", "dropped"): 2,
            ("session_assigned", "dropped"): 1,
            ("session_cancelled", "delivered"): 3,
        }


async def booked(it: Mailing) -> Json:
    customer, server, technician = await world(it)
    await it.api.buy(customer, 480)
    await it.api.book(customer, technician, starts_at=START, server_id=server["id"])
    return customer


async def test_who_is_greylisted_gets_it_later_and_the_others_now(api: Api) -> None:
    async with mailing(api) as it:
        it.handler.answers["ana@example.org"] = ["451 4.7.1 Greylisted", "250 OK"]
        await booked(it)
        taken = await it.run()
        assert sorted(one.recipient for one in taken) == ["jean@example.org", "tomas@example.com"]
        taken = await it.run(NOON + 2 * PAUSES[0])
        assert [one.recipient for one in taken] == ["ana@example.org"]
        attempts = await it.pool.fetch(
            "SELECT outcome, status, error FROM delivery_attempt JOIN delivery ON id = delivery_id"
            " WHERE attempts = 2 ORDER BY number"
        )
        assert [tuple(one) for one in attempts] == [
            ("retry", 451, "recipient"),
            ("delivered", 250, None),
        ]


async def test_who_is_refused_is_unreachable_and_the_desk_is_told(api: Api) -> None:
    async with mailing(api) as it:
        it.handler.answers["ana@example.org"] = ["550 5.1.1 No such user"]
        customer = await booked(it)
        await it.run()
        await it.run()
        (told,) = [one for one in it.handler.taken if one.recipient == "support@example.com"]
        assert "ana@example.org" in told.text
        assert "No such user" in told.text
        contacts = (await api.get(f"/v1/customers/{customer['id']}/contacts"))["items"]
        (ana,) = [one for one in contacts if one["email"] == "ana@example.org"]
        path = f"/v1/contacts/{ana['id']}/mail-preferences"
        assert not (await api.get(path))["reachable"]
        # Nothing more goes there, until somebody says so.
        await api.buy(customer, 480)
        other = await api.technician(email="t2@example.com")
        await api.book(customer, other, starts_at=START + DAY)
        assert "ana@example.org" not in {one.recipient for one in await it.run()}
        del it.handler.answers["ana@example.org"]
        response = await api.send("PUT", path, {"stopped": [], "reachable": True})
        assert response.json()["reachable"]


@pytest.mark.parametrize(
    ("answer", "gone"),
    [("550 5.7.1 We do not like you", False), ("552 5.2.2 Full", False), ("553 No", True)],
)
async def test_a_refusal_for_other_reasons_says_nothing_of_the_address(
    api: Api, answer: str, gone: bool
) -> None:
    async with mailing(api) as it:
        it.handler.answers["ana@example.org"] = [answer]
        await booked(it)
        await it.run()
        assert (
            "contact.unreachable"
            in [r["type"] for r in await api.db.fetch("SELECT type FROM event")]
        ) == gone


async def test_a_relay_that_dies_behind_the_content_gets_the_same_message_again(api: Api) -> None:
    async with mailing(api) as it:
        await booked(it)
        it.handler.dies = 1
        first = await it.run()
        again = await it.run(NOON + 2 * PAUSES[0])
        assert len(first) == 3
        assert len(again) == 1
        ids = [one.message["Message-ID"] for one in (*first, *again)]
        assert len(set(ids)) == 3
        assert again[0].message["Message-ID"] in ids[:3]
        assert len(await it.kept()) == 3


async def test_a_relay_that_is_away_is_tried_again(api: Api) -> None:
    async with mailing(api) as it:
        await booked(it)
        post = it.mails._post
        assert post is not None
        relay, post._relay = post._relay, type(post._relay)(host="127.0.0.1", port=1)
        assert await it.run() == []
        errors = await it.pool.fetch("SELECT DISTINCT last_error FROM delivery")
        assert [one["last_error"] for one in errors] == ["connect"]
        post._relay = relay
        assert len(await it.run(NOON + 2 * PAUSES[0])) == 3


async def test_without_a_relay_mails_are_kept_and_shown(api: Api) -> None:
    async with mailing(api, sends=False) as it:
        customer = await booked(it)
        assert await it.run() == []
        listed = await it.kept(f"&customer_id={customer['id']}")
        assert Counter(one["kind"] for one in listed) == {
            "session_agreed": 2,
            "session_assigned": 1,
        }
        assert {one["sent_at"] for one in listed} == {None}
        shown = await api.get(f"/v1/mails/{listed[0]['id']}")
        page = await api.send("GET", f"/mails/{listed[0]['id']}")
        assert page.text == shown["html"]
        assert page.headers["Content-Security-Policy"].startswith(
            "default-src 'none'; style-src 'sha256-"
        )
        for role, status in (("lead", 200), ("finance", 403), (customer["id"], 403)):
            assert (await api.send("GET", "/v1/mails", role=role)).status_code == status


async def test_names_that_break_lines_and_addresses_beyond_ascii(api: Api) -> None:
    async with mailing(api) as it:
        customer = await api.customer(name="<b>Acme</b>")
        contact = await it.contact(customer, "Jörg", "jörg@bücher.example")
        # Books from before names were held to one line.
        await api.db.execute(
            "UPDATE contact SET name = $1 WHERE id = $2",
            "Jörg\r\nBcc: all@example.org",
            contact["id"],
        )
        technician = await api.technician()
        await api.buy(customer, 480)
        await api.book(customer, technician, starts_at=START)
        taken = await it.run()
        assert sorted(one.recipient for one in taken) == [
            "jörg@xn--bcher-kva.example",
            "tomas@example.com",
        ]
        for one in taken:
            assert one.message["Bcc"] is None
            body = one.message.get_body(("html",))
            assert body is not None
            assert "<b>Acme" not in body.get_content()


async def test_low_credit_is_told_once_with_the_days_that_it_lasts(api: Api) -> None:
    async with mailing(api) as it:
        customer, server, technician = await world(it)
        response = await api.send(
            "PATCH", f"/v1/customers/{customer['id']}", {"low_credit_days": 61}
        )
        assert response.status_code == 200
        await api.buy(customer, 840, now=NOON - 90 * DAY)
        await work(
            api, customer, technician, server=server, starts_at=NOON - 9 * DAY, worked=7 * HOUR,
            estimated_minutes=420,
        )  # fmt: skip
        # What happened before is told first.
        await it.run()
        taken: list[Taken] = []
        for _ in range(2):
            await watch_credit(it.pool, NOON)
            taken += await it.run()
        # 420 minutes in 90 days: 420 left last for 90 of them.
        assert taken == []
        body = {"minutes": -150, "reason": "miscounted"}
        await api.post(f"/v1/customers/{customer['id']}/adjustments", body)
        for _ in range(2):
            await watch_credit(it.pool, NOON)
            taken += await it.run()
        told = {one.recipient: one.text for one in taken}
        assert len(taken) == len(told) == 2
        assert "57 dní" in told["ana@example.org"]
        assert "57 jours" in told["jean@example.org"]
