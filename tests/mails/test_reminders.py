"""What time makes due: reminded of once, at its time, and not of what holds no more."""

from collections import Counter
from datetime import datetime, timedelta

from app.mails import reminders
from tests.api.ticketing import open_ticket
from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body
from tests.mails.relay import Mailing, mailing
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)
START = NOON + 6 * DAY


async def booked(it: Mailing, *, access: bool = True) -> tuple[Json, Json]:
    customer = await it.api.customer()
    await it.contact(customer, "Ana", "ana@example.org")
    server = await it.api.server(customer, access=access)
    technician = await it.api.technician()
    await it.api.buy(customer, 960)
    session = await it.api.book(customer, technician, starts_at=START, server_id=server["id"])
    await it.run()
    return session, technician


async def test_a_session_is_reminded_of_a_day_and_an_hour_before(api: Api) -> None:
    async with mailing(api) as it:
        await booked(it)
        for ahead in (DAY, HOUR):
            early = START - ahead - MINUTE
            for _ in range(2):
                await reminders.of_sessions(it.pool, early)
            assert await it.run(early) == []
            taken = await it.run(START - ahead)
            assert sorted(one.recipient for one in taken) == [
                "ana@example.org",
                "tomas@example.com",
            ]
            await reminders.of_sessions(it.pool, START - ahead)
            assert await it.run(START - ahead) == []


async def test_a_session_that_moved_is_not_reminded_of_at_its_old_time(api: Api) -> None:
    async with mailing(api) as it:
        session, _ = await booked(it)
        await reminders.of_sessions(it.pool, START - DAY - MINUTE)
        body = {"starts_at": (START + DAY).isoformat(), "asked_by": "provider"}
        path = f"/v1/sessions/{session['id']}/reschedule"
        await api.post(path, body, now=START - DAY - MINUTE)
        taken = await it.run(START - DAY)
        kinds = Counter((kind, state) for kind, state, _ in await it.kinds())
        assert len(taken) == 2, "the move itself"
        assert kinds["session_reminder", "dropped"] == 2
        await reminders.of_sessions(it.pool, START)
        assert len(await it.run(START)) == 2


async def test_who_agreed_within_the_hours_needs_no_reminder(api: Api) -> None:
    async with mailing(api) as it:
        it.clock.now = START - DAY + 2 * MINUTE
        customer = await api.customer()
        await it.contact(customer, "Ana", "ana@example.org")
        await api.buy(customer, 960)
        technician = await api.technician()
        await api.book(customer, technician, starts_at=START, now=START - DAY + MINUTE)
        await it.run()
        await reminders.of_sessions(it.pool, it.clock.now)
        assert await it.run() == []


async def test_access_that_is_missing_is_told_once(api: Api) -> None:
    async with mailing(api) as it:
        await booked(it, access=False)
        for at in (START - 3 * DAY, START - 47 * HOUR, START - 46 * HOUR):
            await reminders.of_access(it.pool, at)
        taken = await it.run(START - 46 * HOUR)
        assert [one.recipient for one in taken] == ["ana@example.org"]


async def test_a_worksheet_is_reminded_of_after_working_days(api: Api) -> None:
    async with mailing(api) as it:
        session, technician = await booked(it)
        await start(api, session)
        ends = START + HOUR
        body = worksheet_body(time_entry(technician, START, HOUR))
        worksheet = await api.post(f"/v1/sessions/{session['id']}/worksheet", body, now=ends)
        assert len(await it.run(ends)) == 1
        sent: list[datetime] = []
        at = ends
        while at < ends + 10 * DAY:
            await reminders.of_worksheets(it.pool, at)
            sent += [at for _ in await it.run(at)]
            at += 6 * HOUR
        assert len(sent) == 2
        # Handed in on a Tuesday: Thursday evening, and Tuesday evening.
        assert [(one - ends).days for one in sent] == [2, 7]
        await api.post(
            f"/v1/worksheets/{worksheet['id']}/confirm", now=at, role=session["customer_id"]
        )


async def test_a_confirmed_worksheet_is_not_reminded_of(api: Api) -> None:
    async with mailing(api) as it:
        session, technician = await booked(it)
        await start(api, session)
        ends = START + HOUR
        body = worksheet_body(time_entry(technician, START, HOUR))
        worksheet = await api.post(f"/v1/sessions/{session['id']}/worksheet", body, now=ends)
        path = f"/v1/worksheets/{worksheet['id']}/confirm"
        await api.post(path, now=ends + MINUTE, role=session["customer_id"])
        # What was to be confirmed is so before its mail is due.
        assert await it.run(ends + MINUTE) == []
        await reminders.of_worksheets(it.pool, ends + 2 * DAY)
        assert await it.run(ends + 3 * DAY) == []


async def test_a_promise_that_ends_soon_is_told_and_then_that_it_is_over(api: Api) -> None:
    async with mailing(api) as it:
        customer = await api.customer()
        technician = await api.technician()
        ticket = await open_ticket(api, customer["id"])
        await api.post(f"/v1/tickets/{ticket['id']}/assign", {"technician_id": technician["id"]})
        await it.run()
        due_at = datetime.fromisoformat(ticket["resolution_due_at"])
        for _ in range(2):
            await reminders.of_tickets(it.pool, due_at - HOUR)
        assert [one.recipient for one in await it.run(due_at - HOUR)] == ["tomas@example.com"]
        await reminders.of_tickets(it.pool, due_at)
        told = sorted(one.recipient for one in await it.run(due_at))
        assert told == ["support@example.com", "tomas@example.com"]
