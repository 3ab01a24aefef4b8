"""Mails about sessions, from the verb to the relay: who is told what, in whose words and by whose clocks."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from app.mails import reminders
from app.sessions.jobs import lapse_due
from app.sessions.rules import invitation_uid
from tests.api.booking import wait
from tests.api.world import DAY, HOUR, SECOND, z
from tests.inbound.calendar_mail import GOOGLE, answer
from tests.inbound.people import Person
from tests.inbound.post import deliver, with_mail
from tests.mails.reading import ANA, DESK, HANA, JURGEN, TOMAS, Reach, Read, reach
from tests.support import NOON, Api, Json

# A Saturday: 13:00 in Prague, 12:00 in Lisbon.
START = NOON + 3 * DAY
BOOKED = {
    JURGEN: ["Termin vereinbart: 08.03.2031, 13:00 (Prag)", "Reserviertes Guthaben: 2 h", "14 h"],
    ANA: ["Zásah domluven: 8. 3. 2031, 13:00 (Praha)"],
    TOMAS: ["Assigned to you: session 8 Mar 2031, 12:00", "Müller & Söhne", "Assigned by: Hana Lead"],
}  # fmt: skip
CHANGED = {JURGEN: ["Termin geändert: "], ANA: ["Zásah změněn: "]}


async def booked(one: Reach, **facts: object) -> Json:
    """A session that Tomas holds, booked by a person, and told of."""
    await lead(one)
    how = {"server_id": one.server["id"], "join_url": "https://meet.example.com/j/1", **facts}
    session = await one.api.book(one.customer, one.tomas, starts_at=START, role="hana", **how)
    heard = await one.tells(BOOKED)
    uid = invitation_uid(UUID(session["id"]))
    for mail in heard.values():
        assert mail.invitation is not None
        assert mail.invitation == ("REQUEST", uid, 0, START)
    return session


async def lead(one: Reach) -> None:
    entered = await one.api.post("/v1/people", {"name": "Hana Lead", "email": "l@example.com"})
    made = await one.api.post("/v1/keys", {"role": "lead", "person_id": entered["id"]})
    one.api.keys["hana"] = made["key"]


@pytest.mark.parametrize("how", ["reassign", "change", "reschedule"])
async def test_who_is_taken_off_is_told_with_the_end_of_the_invitation(api: Api, how: str) -> None:
    async with reach(api) as one:
        session = await booked(one)
        path, hers = f"/v1/sessions/{session['id']}", [one.hana["id"]]
        if how == "reassign":
            await api.post(f"{path}/reassign", {"replacement_id": one.hana["id"]}, role="hana")
        elif how == "change":
            response = await api.send("PATCH", path, {"technician_ids": hers}, role="hana")
            assert response.status_code == 200, response.text
        else:
            body: Json = {"starts_at": z(START + DAY), "asked_by": "provider"}
            await api.post(f"{path}/reschedule", {**body, "technician_ids": hers}, role="hana")
        moved = how == "reschedule"
        day = "9" if moved else "8"
        told = {
            TOMAS: ["No longer yours: session 8 Mar 2031, 12:00", "Changed by: Hana Lead"],
            HANA: [f"Assigned to you: session {day} Mar 2031, 12:00", "Assigned by: Hana Lead"],
        }
        if moved:
            told |= {JURGEN: ["09.03.2031"], ANA: ["9. 3. 2031"]}
        else:
            told |= {
                JURGEN: ["Termin geändert", "Neu dabei: Hana", "Nicht mehr dabei: Tomas"],
                ANA: ["Zásah změněn", "Nově na zásahu: Hana", "Už není na zásahu: Tomas"],
            }
        heard = await one.tells(told)
        gone, asked = heard[TOMAS].invitation, heard[HANA].invitation
        assert gone is not None
        assert asked is not None
        assert (gone[0], asked[0]) == ("CANCEL", "REQUEST")
        assert gone[1:3] == (asked[1], 1)
        assert asked[2] == 1
        # Where it takes place concerns those who hold it.
        assert "meet.example.com" not in heard[TOMAS].said
        assert "meet.example.com" in heard[HANA].said
        # Of what comes later Tomas hears nothing; who is put on it again does.
        await api.post(f"{path}/reassign", {"replacement_id": one.tomas["id"]}, role="hana")
        heard = await one.tells({**CHANGED, TOMAS: ["Assigned to you"], HANA: ["No longer yours"]})
        again = heard[TOMAS].invitation
        assert again is not None
        assert (again[0], again[1], again[2]) == ("REQUEST", gone[1], 2)


async def test_who_was_put_on_it_again_meanwhile_is_not_told_of_the_end(api: Api) -> None:
    async with reach(api) as one:
        session = await booked(one)
        path = f"/v1/sessions/{session['id']}/reassign"
        await api.post(path, {"replacement_id": one.hana["id"]})
        await api.post(path, {"replacement_id": one.tomas["id"]})
        found = [mail for mail in await one.hears() if mail.to not in CHANGED]
        assert [mail.to for mail in found] == [HANA, TOMAS]
        heard = {mail.to: mail for mail in found}
        assert "No longer yours" in heard[HANA].said
        assert "Assigned to you" in heard[TOMAS].said
        assert "Assigned by" not in heard[TOMAS].said, "a key that names nobody"


async def change(one: Reach, session: Json, **facts: object) -> None:
    path = f"/v1/sessions/{session['id']}"
    response = await one.api.send("PATCH", path, dict(facts), role="hana")
    assert response.status_code == 200, response.text


def invited(heard: Mapping[str, Read], sequence: int) -> None:
    """Everybody who is told of a change gets the invitation that replaces the one before."""
    for mail in heard.values():
        assert mail.invitation is not None, mail.to
        assert (mail.invitation[0], mail.invitation[2]) == ("REQUEST", sequence), mail.to


async def test_a_change_is_told_to_the_customer_and_to_the_technicians_who_stay(api: Api) -> None:
    async with reach(api) as one:
        session = await booked(one, join_url=None)
        await change(one, session, join_url="https://meet.example.com/j/2", remote_tool="AnyDesk")
        place = ["https://meet.example.com/j/2", "AnyDesk"]
        heard = await one.tells(
            {
                JURGEN: [
                    "Termin geändert: 08.03.2031, 13:00 (Prag)",
                    "Geplante Dauer: 2 h",
                    *place,
                ],
                ANA: ["Zásah změněn: 8. 3. 2031, 13:00 (Praha)", "Plánovaná délka: 2 h", *place],
                TOMAS: ["Session changed: 8 Mar 2031, 12:00", "Müller & Söhne", *place],
            }
        )
        assert "Geplante Dauer vorher" not in heard[JURGEN].said
        invited(heard, 1)
        # The length, and who comes: one mail to each.
        both = [one.tomas["id"], one.hana["id"]]
        await change(one, session, estimated_minutes=180, technician_ids=both)
        heard = await one.tells(
            {
                JURGEN: ["13:00–16:00", "Geplante Dauer: 3 h", "Geplante Dauer vorher: 2 h",
                         "Tomas und Hana", "Neu dabei: Hana", "Reserviertes Guthaben: 6 h", *place],
                ANA: ["13:00–16:00", "Plánovaná délka předtím: 2 h", "Nově na zásahu: Hana"],
                TOMAS: ["Session changed", "12:00–15:00", "Planned length before: 2 h",
                        "New to the session: Hana"],
                HANA: ["Assigned to you", "12:00–15:00"],
            }
        )  # fmt: skip
        assert "Nicht mehr dabei" not in heard[JURGEN].said
        assert "credit" not in heard[TOMAS].said
        assert "tentative" not in heard[HANA].said
        invited(heard, 2)
        assert heard[TOMAS].parsed.text.count("Hana") == 2, "who comes, and who is new"


async def test_of_a_change_only_what_still_holds_is_told(api: Api) -> None:
    async with reach(api) as one:
        session = await booked(one)
        response = await api.send(
            "PATCH", f"/v1/sessions/{session['id']}", {"override_reason": "known"}, role="hana"
        )
        assert response.json()["code"] == "nothing_to_change", response.text
        await one.tells({})
        await change(one, session, estimated_minutes=180)
        body = {"starts_at": z(START + DAY), "asked_by": "provider"}
        await api.post(f"/v1/sessions/{session['id']}/reschedule", body, role="hana")
        await one.tells({JURGEN: ["Termin verlegt"], ANA: ["Zásah přesunut"], TOMAS: ["moved to"]})
        await change(one, session, remote_tool="AnyDesk")
        await api.post(f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"})
        cancelled = {JURGEN: ["abgesagt"], ANA: ["zrušen"], TOMAS: ["Session cancelled"]}
        await one.tells(cancelled)


async def test_a_change_by_which_a_session_is_agreed_is_told_once(api: Api) -> None:
    async with reach(api) as one:
        await lead(one)
        long = {"estimated_minutes": 720}
        await api.book(one.customer, one.tomas, starts_at=START + 2 * DAY, **long)
        session = await wait(api, one.customer, one.tomas, starts_at=START, **long)
        await one.quiet()
        await change(one, session, estimated_minutes=60, technician_ids=[one.hana["id"]])
        heard = await one.tells(
            {
                JURGEN: ["Termin vereinbart", "Reserviertes Guthaben: 1 h"],
                ANA: ["Zásah domluven"],
                TOMAS: ["No longer yours"],
                HANA: ["Assigned to you"],
            }
        )
        assert "tentative" not in heard[HANA].said


async def test_a_session_that_waits_says_what_is_missing_until_when(api: Api) -> None:
    async with reach(api) as one:
        await lead(one)
        session = await wait(
            api, one.customer, one.tomas, one.hana, starts_at=START, estimated_minutes=500
        )
        tentative = "tentative until its customer has topped up"
        booked = ["Assigned to you", tentative, "by Friday, 7 March 2031, 12:00"]
        await one.tells({JURGEN: [], ANA: [], TOMAS: booked, HANA: booked})
        body = {"starts_at": z(START + DAY), "asked_by": "customer"}
        await api.post(f"/v1/sessions/{session['id']}/reschedule", body, role="hana")
        heard = await one.tells(
            {
                # 1,000 needed, 960 there; the smallest purchase is a day.
                JURGEN: ["Termin verlegt auf 09.03.2031", "8. März 2031, 13:00 Uhr", "40 min",
                         "Kleinster Kauf, der reicht: 8 h"],
                ANA: ["Zásah přesunut", "8. března 2031, 13:00", "40 min", "8 h"],
                TOMAS: ["Session moved", tentative, "by Saturday, 8 March 2031, 12:00"],
                HANA: [tentative],
            }
        )  # fmt: skip
        assert "top up" not in heard[TOMAS].said
        await change(one, session, estimated_minutes=720)
        await one.tells(
            {
                JURGEN: ["Termin geändert", "8. März 2031, 13:00 Uhr", "Es fehlen: 8 h",
                         "Kleinster Kauf, der reicht: 8 h"],
                ANA: ["Zásah změněn", "8. března 2031, 13:00", "8 h"],
                TOMAS: ["Session changed", tentative],
                HANA: ["Session changed", tentative],
            }
        )  # fmt: skip
        # With the credit it is agreed: a move says no more of it.
        await api.buy(one.customer, 960)
        await one.quiet()
        body["starts_at"] = z(START + 2 * DAY)
        await api.post(f"/v1/sessions/{session['id']}/reschedule", body, role="hana")
        heard = await one.tells(
            {JURGEN: ["Termin verlegt"], ANA: [], TOMAS: ["Session moved"], HANA: []}
        )
        assert "Kauf" not in heard[JURGEN].said
        assert "tentative" not in heard[TOMAS].said


async def test_a_late_cancellation_costs_the_customer_and_the_technician_hears_why_alone(
    api: Api,
) -> None:
    async with reach(api) as one:
        session = await booked(one)
        late = START - 2 * HOUR
        body = {"asked_by": "customer", "reason": "The server is\nbeing replaced."}
        cancelled = await api.post(f"/v1/sessions/{session['id']}/cancel", body, now=late)
        heard = await one.hears(late)
        assert [mail.to for mail in heard] == [ANA, ANA, JURGEN, JURGEN, TOMAS]
        charged, told = (mail for mail in heard if mail.to == JURGEN)
        if told.invitation is None:
            charged, told = told, charged
        # 960 less 120; the reserve of 120 is back.
        for words in ("Termin abgesagt: 08.03.2031, 13:00 (Prag)", "2 h", "14 h",
                      "The server is being replaced.", "7. März 2031, 13:00 Uhr"):  # fmt: skip
            assert words in told.said, (words, told.said)
        for words in ("2 h", "14 h", "8. März 2031, 11:00 Uhr"):
            assert words in charged.said, (words, charged.said)
        staff = heard[-1]
        assert "Session cancelled: 8 Mar 2031, 12:00" in staff.said
        assert "The server is being replaced." in staff.said
        assert "Cost" not in staff.said
        assert "credit" not in staff.said
        for mail in (told, staff):
            assert mail.invitation is not None
            assert (mail.invitation[0], mail.invitation[2]) == ("CANCEL", 1)
        assert charged.invitation is None

        waived = f"/v1/penalties/{cancelled['penalty']['id']}/waive"
        await api.post(waived, {"reason": "a family emergency"}, now=late + HOUR)
        german = ["2 h", "16 h", "a family emergency", "8. März 2031, 13:00"]
        heard_of = await one.tells({JURGEN: german, ANA: ["2 h", "16 h"]}, late + HOUR)
        assert heard_of[ANA].invitation is None


async def test_a_session_without_credit_is_kept_topped_up_for_or_lapses(api: Api) -> None:
    async with reach(api) as one:
        session = await wait(
            api, one.customer, one.tomas, one.hana, starts_at=START, estimated_minutes=500
        )  # fmt: skip
        until = session["top_up_by"]
        assert until == z(START - DAY)
        await one.tells(
            {
                # 1,000 needed, 960 there; the smallest purchase is a day.
                JURGEN: ["16 h 40 min", "16 h", "40 min", "8 h", "7. März 2031, 13:00 Uhr"],
                ANA: ["16 h 40 min", "40 min", "7. března 2031, 13:00"],
                TOMAS: ["Assigned to you"],
                HANA: ["Assigned to you"],
            }
        )  # fmt: skip
        at = START - DAY + SECOND
        assert await lapse_due(one.it.pool, at) == 1
        heard = await one.tells(
            {
                JURGEN: ["7. März 2031, 13:00 Uhr", "08.03.2031, 13:00 (Prag)"],
                ANA: ["7. března 2031, 13:00"],
                TOMAS: ["Session dropped", "7 March 2031, 12:00"],
                HANA: ["Session dropped"],
            },
            at,
        )
        for mail in heard.values():
            assert mail.invitation is not None
            assert (mail.invitation[0], mail.invitation[2]) == ("CANCEL", 1)


async def test_who_declines_is_told_of_to_the_technician_and_the_desk(api: Api) -> None:
    await with_mail(api)
    async with reach(api) as one:
        session = await booked(one)
        uid = invitation_uid(UUID(session["id"]))
        ana = Person("Ana", ANA, "cs")
        await deliver(api, answer(GOOGLE, ana, uid, "DECLINED", body="I am on leave."))
        told = await one.tells(
            {
                TOMAS: [ANA, "I am on leave.", "8 March 2031, 12:00"],
                DESK: [ANA, "I am on leave.", "Müller & Söhne"],
            }
        )
        assert told[TOMAS].invitation is None


async def test_access_that_ends_before_the_session_does_is_told_to_the_customer(api: Api) -> None:
    async with reach(api) as one:
        await booked(one)
        at = START - 47 * HOUR
        body: Json = {"kind": "rdp", "checked_at": z(NOON), "valid_until": z(START + HOUR)}
        fresh = await api.post(f"/v1/customers/{one.customer['id']}/servers", {"name": "second"})
        await api.post(f"/v1/servers/{fresh['id']}/access", body)
        await api.book(
            one.customer, one.hana, starts_at=START, server_id=fresh["id"], now=at - HOUR
        )
        await one.quiet(at - HOUR)
        for _ in range(2):
            await reminders.of_access(one.it.pool, at)
        # It ends an hour into the two that are planned.
        await one.tells(
            {JURGEN: ["second", "8. März 2031, 14:00 Uhr"], ANA: ["8. března 2031, 14:00"]}, at
        )


async def test_missing_access_is_told_to_the_customer(api: Api) -> None:
    async with reach(api) as one:
        bare = await api.post(f"/v1/customers/{one.customer['id']}/servers", {"name": "bare"})
        await api.book(one.customer, one.tomas, starts_at=START, server_id=bare["id"])
        await one.quiet()
        await reminders.of_access(one.it.pool, START - 47 * HOUR)
        await one.tells({JURGEN: ["bare"], ANA: ["bare"]}, START - 47 * HOUR)
