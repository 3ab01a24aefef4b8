"""Mails about work and credit, from the verb to the relay: the figures before and after."""

from datetime import timedelta

from app.ledger.jobs import book_expiries
from app.warnings import jobs as warnings
from tests.api.world import DAY, HOUR, SECOND, start, time_entry, worksheet_body, z
from tests.mails.reading import ANA, DESK, JURGEN, Reach, reach
from tests.support import NOON, Api, Json

START = NOON + 2 * DAY
MINUTE = timedelta(minutes=1)


async def handed_in(one: Reach) -> Json:
    """A session of two hours in which Tomas worked for 47 minutes and 10 seconds."""
    session = await one.api.book(
        one.customer, one.tomas, starts_at=START, server_id=one.server["id"]
    )
    await one.quiet()
    await start(one.api, session)
    worked = timedelta(minutes=47, seconds=10)
    body = worksheet_body(time_entry(one.tomas, START, worked), summary="Upgraded\nto 5.2")
    path = f"/v1/sessions/{session['id']}/worksheet"
    return await one.api.post(path, body, now=START + HOUR)


async def test_a_worksheet_is_handed_in_disputed_answered_and_amended(api: Api) -> None:
    async with reach(api) as one:
        worksheet = await handed_in(one)
        path, at = f"/v1/worksheets/{worksheet['id']}", START + HOUR
        german = [
            "Bitte bestätigen Sie 50 min", "07.03.2031, 13:00 (Prag)", "Upgraded to 5.2",
            "Gearbeitet: 47 min 10 s", "Aufgerundet um: 2 min 50 s", "Abgezogen: 50 min",
            "Guthaben zuvor: 16 h", "Guthaben danach: 15 h 10 min",
        ]  # fmt: skip
        czech = ["47 min 10 s", "2 min 50 s", "16 h", "15 h 10 min", "7. 3. 2031, 13:00 (Praha)"]
        await one.tells({JURGEN: german, ANA: czech}, at)

        contacts = (await api.get(f"/v1/customers/{one.customer['id']}/contacts"))["items"]
        (ana,) = [each["id"] for each in contacts if each["email"] == ANA]
        named: Json = {"role": "customer", "customer_id": one.customer["id"], "contact_id": ana}
        api.keys["ana"] = (await api.post("/v1/keys", named))["key"]
        dispute = {"reason": "Nobody was there\nbefore 13:20."}
        await api.post(f"{path}/dispute", dispute, now=at + MINUTE, role="ana")
        disputed = [
            "Disputed: 50 min", "Müller & Söhne", "Disputed by: Ana Dvořáková",
            "Nobody was there before 13:20.",
        ]  # fmt: skip
        await one.tells({DESK: disputed}, at + MINUTE)

        answer = {"message": "The log shows it."}
        await api.post(f"{path}/answer", answer, now=at + 2 * MINUTE)
        told = ["Nobody was there before 13:20.", "The log shows it.", "50 min"]
        await one.tells({JURGEN: ["Zuvor abgezogen: 50 min", *told], ANA: told}, at + 2 * MINUTE)

        shorter = time_entry(one.tomas, START + 20 * MINUTE, timedelta(minutes=27, seconds=10))
        amended = {"time_entries": [shorter], "reason": "from 13:20 on"}
        await api.post(f"{path}/amend", amended, now=at + 3 * MINUTE)
        german = [
            "Geändert", "Gearbeitet: 27 min 10 s", "Aufgerundet um: 2 min 50 s",
            "Zuvor abgezogen: 50 min", "Jetzt abgezogen: 30 min",
            "Guthaben vor der Korrektur: 15 h 10 min", "Guthaben nach der Korrektur: 15 h 30 min",
        ]  # fmt: skip
        await one.tells({JURGEN: german, ANA: ["15 h 10 min", "15 h 30 min"]}, at + 3 * MINUTE)


async def test_who_disputes_before_the_mail_leaves_is_not_asked_to_confirm(api: Api) -> None:
    async with reach(api) as one:
        worksheet = await handed_in(one)
        path, at = f"/v1/worksheets/{worksheet['id']}", START + HOUR
        role = one.customer["id"]
        await api.post(f"{path}/dispute", {"reason": "Nobody came."}, now=at, role=role)
        await one.tells({DESK: ["Nobody came."]}, at + MINUTE)


async def test_a_worksheet_that_is_booked_after_its_instant_tells_of_its_own_entry(
    api: Api,
) -> None:
    async with reach(api) as one:
        where = {"server_id": one.server["id"]}
        session = await api.book(one.customer, one.tomas, starts_at=START, **where)
        await one.quiet()
        await start(api, session)
        at, late = START + HOUR, START + HOUR + SECOND
        # What came last had the lock first; what follows is booked at the same instant.
        await api.buy(one.customer, 480, now=late)
        body = worksheet_body(time_entry(one.tomas, START, 50 * MINUTE))
        path = f"/v1/sessions/{session['id']}/worksheet"
        worksheet = await api.post(path, body, now=at)
        await api.buy(one.customer, 960, now=at)
        entries = (await api.get(f"/v1/customers/{one.customer['id']}/entries"))["items"]
        booked = [each["kind"] for each in entries if each["booked_at"] == z(late)]
        assert sorted(booked) == ["deduction", "purchase", "purchase"]
        german = ["Guthaben zuvor: 24 h", "Guthaben danach: 23 h 10 min"]
        await one.tells({JURGEN: german, ANA: ["24 h", "23 h 10 min"]}, late)

        path, late = f"/v1/worksheets/{worksheet['id']}/amend", late + MINUTE
        await api.buy(one.customer, 480, now=late)
        shorter = time_entry(one.tomas, START, 30 * MINUTE)
        body = {"time_entries": [shorter], "reason": "a break"}
        await api.post(path, body, now=late - SECOND)
        await api.buy(one.customer, 480, now=late - SECOND)
        german = ["vor der Korrektur: 47 h 10 min", "nach der Korrektur: 47 h 30 min"]
        await one.tells({JURGEN: german, ANA: ["47 h 10 min", "47 h 30 min"]}, late)


async def test_an_amendment_that_moves_nothing_tells_what_was_there(api: Api) -> None:
    async with reach(api) as one:
        worksheet = await handed_in(one)
        at = START + HOUR + MINUTE
        await one.quiet(at)
        body = {
            "time_entries": [time_entry(one.tomas, START, 49 * MINUTE)],
            "reason": "to the minute",
        }
        await api.post(f"/v1/worksheets/{worksheet['id']}/amend", body, now=at)
        await api.buy(one.customer, 480, now=at + SECOND)
        german = ["vor der Korrektur: 15 h 10 min", "nach der Korrektur: 15 h 10 min"]
        await one.tells({JURGEN: german, ANA: ["15 h 10 min"]}, at + MINUTE)


async def test_a_no_show_that_is_booked_after_its_instant_tells_what_it_left(api: Api) -> None:
    async with reach(api) as one:
        session = await api.book(one.customer, one.tomas, starts_at=START)
        await one.quiet()
        at, late = START + HOUR, START + HOUR + SECOND
        await api.buy(one.customer, 480, now=late)
        path = f"/v1/sessions/{session['id']}/no-show"
        missed = await api.post(path, {"party": "customer"}, now=at)
        await api.buy(one.customer, 960, now=at)
        left = ["Verfügbares Guthaben: 22 h"]
        await one.tells({JURGEN: left, ANA: ["22 h"]}, late)

        late = late + MINUTE
        await api.buy(one.customer, 480, now=late)
        path = f"/v1/penalties/{missed['penalty']['id']}/waive"
        await api.post(path, {"reason": "The train stood."}, now=late - SECOND)
        await api.buy(one.customer, 480, now=late - SECOND)
        await one.tells({JURGEN: ["48 h"], ANA: ["48 h"]}, late)


async def test_minutes_that_come_back_too_late_are_told_with_their_compensation(api: Api) -> None:
    async with reach(api) as one:
        ending = await api.customer(name="Ending", time_zone="Europe/Prague", language="de")
        await one.it.contact(ending, "Eva", "eva@example.org", language="de")
        await api.buy(ending, 480, expires_on=str((NOON + DAY).date()))
        where = {"server_id": (await api.server(ending))["id"]}
        session = await api.book(ending, one.tomas, starts_at=START, **where)
        await one.quiet()
        await start(api, session)
        at = START + HOUR
        body = worksheet_body(time_entry(one.tomas, START, 50 * MINUTE))
        await api.post(f"/v1/sessions/{session['id']}/worksheet", body, now=at)
        # Of the 480 the held 120 are left; 70 of them come back past their day, and are given anew.
        told = ["Guthaben zuvor: 2 h", "Guthaben danach: 1 h 10 min"]
        said = [mail.said for mail in await one.hears(at) if "Guthaben zuvor" in mail.said]
        assert len(said) == 1
        assert all(words in said[0] for words in told), said


async def test_a_no_show_is_charged_by_the_clock_of_the_plan(api: Api) -> None:
    async with reach(api) as one:
        session = await api.book(one.customer, one.tomas, starts_at=START)
        await one.quiet()
        path = f"/v1/sessions/{session['id']}/no-show"
        await api.post(path, {"party": "customer"}, now=START + HOUR)
        german = ["7. März 2031, 13:00 Uhr", "Abgezogen: 2 h", "Verfügbares Guthaben: 14 h"]
        heard = await one.tells(
            {JURGEN: german, ANA: ["7. března 2031, 13:00", "14 h"]}, START + HOUR
        )
        assert "Offen" not in heard[JURGEN].said, "nothing is owed"


async def test_credit_that_is_low_is_told_as_it_is_when_the_mail_leaves(api: Api) -> None:
    async with reach(api) as one:
        await api.book(one.customer, one.tomas, one.hana, starts_at=START, estimated_minutes=430)
        await one.quiet()
        await warnings.watch_credit(one.it.pool, NOON)
        german = ["Verfügbares Guthaben: 1 h 40 min", "2 h"]
        await one.tells({JURGEN: german, ANA: ["1 h 40 min", "2 h"]})


async def test_credit_that_rose_again_is_no_more_low(api: Api) -> None:
    async with reach(api) as one:
        await api.book(one.customer, one.tomas, one.hana, starts_at=START, estimated_minutes=430)
        await one.quiet()
        await warnings.watch_credit(one.it.pool, NOON)
        await api.buy(one.customer, 480)
        await one.tells({})


async def test_credit_that_ends_is_told_ahead_and_when_it_has(api: Api) -> None:
    async with reach(api) as one:
        # Of 480 that end, 120 are held until after: they are not lost on that day.
        await api.buy(one.customer, 480, expires_on="2031-06-10")
        end = NOON.replace(month=6, day=10, hour=22)  # midnight in Prague
        await warnings.warn_of_expiry(one.it.pool, end - 30 * DAY)
        german = ["30 Tage", "8 h", "10. Juni 2031", "Verfügbares Guthaben: 24 h"]
        czech = ["30 dní", "8 h", "10. června 2031", "24 h"]
        await one.tells({JURGEN: german, ANA: czech}, end - 30 * DAY)
        await book_expiries(one.it.pool, end)
        german = ["8 h", "10. Juni 2031", "Verfügbares Guthaben: 16 h"]
        await one.tells({JURGEN: german, ANA: ["10. června 2031", "16 h"]}, end)
        assert z(end).startswith("2031-06-10T22")
