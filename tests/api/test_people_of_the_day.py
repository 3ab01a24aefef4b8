"""Who helps, falls ill, leaves and comes back on the day of a session."""

from app.sessions import rules
from tests.api.test_day_of_the_session import END, MINUTE, START, change, held, path, planned
from tests.api.world import DAY, HOUR, SECOND, problem, refuse, start, time_entry, worksheet_body, z
from tests.support import Api, Json

# --- who joins and who leaves --------------------------------------------------------------------


async def test_a_helper_needs_no_reserve_and_is_billed(api: Api) -> None:
    first, helper = await api.technician(), await api.technician()
    session = await planned(api, first)
    await start(api, session, now=START)
    joined = START + 50 * MINUTE
    changed = await change(api, session, joined, first, helper)
    assert changed["reserved_minutes"] == 120
    assert await held(api, session) == (360, 120, 0, 0)
    body = worksheet_body(
        time_entry(first, START, 2 * HOUR), time_entry(helper, joined, 70 * MINUTE)
    )
    made = await api.post(path(session, "/worksheet"), body, now=END)
    assert made["billed_minutes"] == 190
    assert await held(api, session) == (290, 0, 190, 0)


async def test_who_falls_ill_is_replaced_and_both_are_billed(api: Api) -> None:
    ill, substitute = await api.technician(), await api.technician()
    session = await planned(api, ill)
    await start(api, session, now=START)
    body = {"replacement_id": substitute["id"]}
    now = START + 25 * MINUTE
    changed = await api.post(path(session, "/reassign"), body, now=now)
    assert changed["technician_ids"] == [substitute["id"]]
    assert changed["former_technician_ids"] == [ill["id"]]
    # Who left is free for others at once, and so is the one who took over after the worksheet.
    elsewhere = await planned(api, ill, starts_at=START + 30 * MINUTE)
    await start(api, elsewhere, now=START + 30 * MINUTE)
    body = worksheet_body(
        time_entry(ill, START, 25 * MINUTE), time_entry(substitute, now, 65 * MINUTE)
    )
    made = await api.post(path(session, "/worksheet"), body, now=END)
    assert made["billed_minutes"] == 90
    assert {one["technician_id"] for one in made["time_entries"]} == {ill["id"], substitute["id"]}


async def test_who_left_comes_back(api: Api) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    await start(api, session, now=START)
    away = await change(api, session, START + 10 * MINUTE, two)
    assert away["former_technician_ids"] == [one["id"]]
    back = await change(api, session, START + 20 * MINUTE, two, one)
    assert (back["technician_ids"], back["former_technician_ids"]) == ([two["id"], one["id"]], [])
    other = await planned(api, one, starts_at=END + HOUR)
    await refuse(
        api, "POST", path(other, "/start"), now=END + HOUR, status=409, code="technician_in_session"
    )


async def test_people_change_before_the_start_of_a_session_that_is_late(api: Api) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    changed = await change(api, session, START + MINUTE, two)
    assert (changed["status"], changed["former_technician_ids"]) == ("scheduled", [one["id"]])
    assert await held(api, session) == (360, 120, 0, 0)
    cancelled = await api.post(
        path(session, "/cancel"), {"asked_by": "provider"}, now=START + 2 * MINUTE
    )
    assert cancelled["session"]["reserved_minutes"] == 0
    assert await held(api, session) == (480, 0, 0, 0)


async def test_who_left_before_the_plan_keeps_a_place_when_the_start_is_undone_and_moved(
    api: Api,
) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    await start(api, session, now=START - 20 * MINUTE)
    await change(api, session, START - 15 * MINUTE, two)
    reason = {"reason": "not yet"}
    undone = await api.post(path(session, "/undo-start"), reason, now=START - 30 * MINUTE)
    assert undone["undone_starts"][0]["undone_at"] == z(START - 20 * MINUTE), "the clock went back"
    move = {"starts_at": z(START + DAY), "asked_by": "provider"}
    moved = await api.post(path(session, "/reschedule"), move, now=START - 10 * MINUTE)
    assert moved["session"]["former_technician_ids"] == [one["id"]]
    elsewhere = await planned(api, one, starts_at=START + DAY)
    assert elsewhere["status"] == "scheduled"


async def test_who_is_in_a_session_replaces_nobody_in_one_that_is_due(api: Api) -> None:
    ill, working = await api.technician(), await api.technician()
    going_on, session = await planned(api, working), await planned(api, ill, starts_at=END + HOUR)
    await start(api, going_on, now=START)
    body = {"replacement_id": working["id"]}
    answer = await api.send("POST", path(session, "/reassign"), body, now=END + 65 * MINUTE)
    assert answer.status_code == 409
    assert answer.json()["code"] in ("slot_taken", "technician_in_session")
    before: Json = {"status": 409, "code": "slot_taken", "now": END + 55 * MINUTE}
    await problem(api, "POST", path(session, "/reassign"), body, **before)


async def test_the_last_second_before_the_plan_reserves_for_who_is_added(api: Api) -> None:
    one, two = await api.technician(), await api.technician()
    session = await planned(api, one)
    changed = await change(api, session, START - SECOND, one, two)
    assert (changed["reserved_minutes"], await held(api, session)) == (240, (240, 240, 0, 0))


async def test_a_helper_must_be_free_for_the_rest_and_in_no_other_session(api: Api) -> None:
    first, busy, working = [await api.technician() for _ in range(3)]
    session = await planned(api, first)
    await planned(api, busy, starts_at=START + HOUR)
    going_on = await planned(api, working, starts_at=START - 3 * HOUR)
    await start(api, going_on, now=START - 3 * HOUR)
    await start(api, session, now=START)
    how: Json = {"status": 409, "now": START + 30 * MINUTE}
    for helper, code in ((busy, "slot_taken"), (working, "technician_in_session")):
        body = {"technician_ids": [first["id"], helper["id"]]}
        await problem(api, "PATCH", path(session), body, code=code, **how)
    # What ended before now is no obstacle, nor is a plan that was kept.
    await api.post(path(going_on, "/worksheet"), worksheet_body(), now=START + 10 * MINUTE)
    changed = await change(api, session, START + 30 * MINUTE, first, working)
    assert len(changed["technician_ids"]) == 2


async def test_help_comes_when_the_planned_time_is_over(api: Api) -> None:
    first, helper = await api.technician(), await api.technician()
    session = await planned(api, first)
    await start(api, session, now=START)
    late = END + 90 * MINUTE
    await change(api, session, late, first, helper)
    body = worksheet_body(time_entry(first, START, 4 * HOUR), time_entry(helper, late, 30 * MINUTE))
    made = await api.post(path(session, "/worksheet"), body, now=START + 4 * HOUR)
    assert made["billed_minutes"] == 270


def test_help_lasts_to_the_end_of_the_plan_or_ten_minutes() -> None:
    for now, minutes in (
        (START - 10 * MINUTE, 120),
        (START, 120),
        (START + HOUR, 60),
        (END - 10 * MINUTE, 10),
        (END - 9 * MINUTE, 10),
        (END + 5 * HOUR, 10),
    ):
        period = rules.help_period(START, END, now)
        assert (period.end - period.start, period.starts_at) == (minutes, max(START, now))
