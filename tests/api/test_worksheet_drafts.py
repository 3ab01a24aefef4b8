"""The draft of a worksheet: clocks that run while nobody looks, what is written, and its end."""

import asyncio
from datetime import timedelta

import pytest

from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body, z
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def going_on(api: Api) -> tuple[Json, Json, Json]:
    """A session that began at noon, with two technicians."""
    customer = await api.customer()
    ada, brian = await api.technician(name="Ada"), await api.technician(name="Brian")
    await api.buy(customer, 960, now=NOON - 9 * DAY)
    server = await api.server(customer)
    booked = await api.book(
        customer, ada, brian, starts_at=NOON, now=NOON - 3 * DAY, server_id=server["id"]
    )
    return await start(api, booked), ada, brian


def path_of(session: Json) -> str:
    return f"/v1/sessions/{session['id']}/worksheet-draft"


async def change(api: Api, session: Json, role: str = "lead", **body: object) -> Json:
    response = await api.send("PATCH", path_of(session), body, role=role)
    assert response.status_code == 200, response.text
    made: Json = response.json()
    return made


async def test_before_anything_is_written_it_is_empty(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, _, _ = going_on
    response = await api.send("GET", path_of(session))
    assert response.headers["etag"] == '"v0"'
    empty = {"summary": "", "time_entries": [], "clocks": [], "worked_seconds": 0}
    assert response.json() == {"session_id": session["id"], "billed_minutes": 0, **empty}


async def test_a_clock_runs_on_while_nobody_looks_and_becomes_a_time_entry(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, _ = going_on
    api.now = NOON + timedelta(seconds=5, milliseconds=700)
    made = await change(api, session, ada["id"], start_clock_of=ada["id"])
    since = {"technician_id": ada["id"], "started_at": z(NOON + 5 * MINUTE / 60)}
    assert made["clocks"] == [since | {"note": ""}]
    api.now = NOON + 10 * MINUTE + timedelta(seconds=5)
    seen = await api.get(path_of(session))
    assert (seen["worked_seconds"], seen["billed_minutes"]) == (600, 10)
    api.now += timedelta(seconds=1)
    stopped = await change(api, session, ada["id"], stop_clock_of=ada["id"])
    assert (stopped["worked_seconds"], stopped["billed_minutes"], stopped["clocks"]) == (
        601,
        20,
        [],
    )
    [entry] = stopped["time_entries"]
    assert entry["ended_at"] == z(NOON + 10 * MINUTE + timedelta(seconds=6))


async def test_a_clock_that_showed_nothing_leaves_nothing(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, _ = going_on
    await change(api, session, start_clock_of=ada["id"])
    api.now = NOON + timedelta(milliseconds=900)
    assert (await change(api, session, stop_clock_of=ada["id"]))["time_entries"] == []
    # The clock of the service went back meanwhile.
    api.now = NOON + HOUR
    await change(api, session, start_clock_of=ada["id"])
    api.now = NOON
    assert (await change(api, session, stop_clock_of=ada["id"]))["time_entries"] == []


async def test_what_is_noted_of_a_clock_becomes_the_note_of_its_time(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, brian = going_on
    for one in (ada, brian):
        await change(api, session, start_clock_of=one["id"])
    api.now = NOON + HOUR
    [of_ada, of_brian] = (await api.get(path_of(session)))["clocks"]
    noted = [of_ada | {"note": "index rebuilt"}, of_brian]
    assert (await change(api, session, clocks=noted))["clocks"] == noted
    stopped = await change(
        api, session, clocks=[of_ada | {"note": "and tested"}, of_brian], stop_clock_of=ada["id"]
    )
    [entry] = stopped["time_entries"]
    assert (entry["note"], entry["ended_at"]) == ("and tested", z(NOON + HOUR))
    assert stopped["clocks"] == [of_brian]
    # A clock that was started too late, and one that nobody meant to start.
    earlier = of_brian | {"started_at": z(NOON - HOUR)}
    assert (await change(api, session, clocks=[earlier]))["worked_seconds"] == 3 * 3600
    assert (await change(api, session, clocks=[]))["worked_seconds"] == 3600


async def test_a_note_outlives_a_clock_that_showed_nothing(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, _ = going_on
    [clock] = (await change(api, session, start_clock_of=ada["id"]))["clocks"]
    stopped = await change(
        api, session, clocks=[clock | {"note": "by mistake"}], stop_clock_of=ada["id"]
    )
    assert stopped["time_entries"] == [clock | {"ended_at": None, "note": "by mistake"}]
    assert stopped["worked_seconds"] == 0


async def test_clocks_that_cannot_run_are_refused(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, brian = going_on
    other, path = await api.technician(name="Carl"), path_of(session)
    await change(api, session, start_clock_of=brian["id"])
    runs = {"technician_id": brian["id"], "started_at": z(NOON)}
    mine = {"technician_id": ada["id"], "started_at": z(NOON)}
    foreign = {"technician_id": other["id"], "started_at": z(NOON)}
    late = mine | {"started_at": z(NOON + MINUTE)}
    for status, code, clocks in (
        (422, "instant_in_future", [runs, late]),
        (422, "technician_not_on_session", [runs, foreign]),
        (409, "clock_runs", [mine, mine]),
    ):
        problem = await api.refused("PATCH", path, {"clocks": clocks}, status=status, code=code)
        assert problem["pointer"] == "/clocks/1"
    # One that runs stays, even where the clock of the service went back meanwhile.
    api.now = NOON - MINUTE
    noted = [runs | {"note": "still"}]
    assert (await change(api, session, clocks=noted))["clocks"] == noted


async def test_what_is_half_written_is_kept_and_counts_for_nothing(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, brian = going_on
    api.now = NOON + HOUR
    half = [
        {"note": "somebody tested"},
        {"technician_id": brian["id"]},
        {"technician_id": ada["id"], "started_at": z(NOON), "note": "goes on"},
        time_entry(ada, NOON - HOUR, HOUR),
        {"ended_at": z(NOON), "technician_id": brian["id"]},
    ]
    nothing = {"technician_id": None, "started_at": None, "ended_at": None, "note": ""}
    made = await change(api, session, time_entries=half)
    assert made["time_entries"] == [nothing | one for one in half]
    assert made["worked_seconds"] == 3600
    foreign = [half[0], {"technician_id": (await api.technician(name="Carl"))["id"]}]
    problem = await api.refused(
        "PATCH", path_of(session), {"time_entries": foreign}, status=422,
        code="technician_not_on_session",
    )  # fmt: skip
    assert problem["pointer"] == "/time_entries/1"
    # Between what is half written the right one is found.
    wrong = [half[0], half[3], half[3]]
    problem = await api.refused(
        "PATCH", path_of(session), {"time_entries": wrong}, status=409, code="time_entries_overlap"
    )
    assert problem["pointer"] == "/time_entries/2"


async def test_two_at_once_lose_nothing_of_each_other(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, brian = going_on
    await asyncio.gather(
        *(change(api, session, one["id"], start_clock_of=one["id"]) for one in (ada, brian)),
        change(api, session, summary="so far"),
    )
    seen = await api.get(path_of(session))
    assert {one["technician_id"] for one in seen["clocks"]} == {ada["id"], brian["id"]}
    assert seen["summary"] == "so far"
    api.now = NOON + HOUR
    stopped = [change(api, session, stop_clock_of=one["id"]) for one in (ada, brian)]
    await asyncio.gather(*stopped)
    assert (await api.get(path_of(session)))["worked_seconds"] == 7200
    # Of one clock only one start counts, however many are sent.
    sent = [
        api.send("PATCH", path_of(session), {"start_clock_of": ada["id"]}, role="lead")
        for _ in range(5)
    ]
    statuses = [one.status_code for one in await asyncio.gather(*sent)]
    assert sorted(statuses) == [200, 409, 409, 409, 409]


async def test_what_was_changed_meanwhile_is_not_written_over(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, _ = going_on
    await change(api, session, summary="mine")
    stale = {"headers": {"If-Match": '"v0"'}}
    problem = await api.refused(
        "PATCH", path_of(session), {"summary": "late"}, status=412, code="stale_version", **stale
    )
    assert problem["current_etag"] == '"v1"'
    await change(api, session, start_clock_of=ada["id"])
    assert (await api.get(path_of(session)))["summary"] == "mine"


async def test_what_is_no_time_of_the_session_is_refused(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, _ = going_on
    other = await api.technician(name="Carl")
    path, api.now = path_of(session), NOON + HOUR
    later = time_entry(ada, NOON, 2 * HOUR)
    foreign = time_entry(other, NOON, HOUR)
    overlapping = [time_entry(ada, NOON, HOUR), time_entry(ada, NOON, 30 * MINUTE)]
    for status, code, entries in (
        (422, "instant_in_future", [later]),
        (422, "technician_not_on_session", [foreign]),
        (409, "time_entries_overlap", overlapping),
    ):
        body = {"time_entries": entries}
        await api.refused("PATCH", path, body, status=status, code=code)
    named = {"start_clock_of": other["id"]}
    problem = await api.refused("PATCH", path, named, status=422, code="technician_not_on_session")
    assert problem["pointer"] == "/start_clock_of"
    stands = {"stop_clock_of": ada["id"]}
    await api.refused("PATCH", path, stands, status=409, code="clock_stands")
    await api.refused("PATCH", path, {}, status=422, code="nothing_to_change")
    assert (await api.get(path))["time_entries"] == []


async def test_handing_in_ends_the_draft_that_was_seen(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, brian = going_on
    await change(api, session, start_clock_of=ada["id"])
    api.now = NOON + HOUR
    await change(api, session, stop_clock_of=ada["id"])
    path = f"/v1/sessions/{session['id']}/worksheet"
    body = worksheet_body(time_entry(ada, NOON, HOUR)) | {"draft_version": 2}
    await change(api, session, start_clock_of=brian["id"])
    problem = await api.refused("POST", path, body, status=409, code="stale_draft")
    assert (problem["version"], problem["seen"]) == (3, 2)
    await api.post(path, body | {"draft_version": 3})
    seen = await api.send("GET", path_of(session))
    assert (seen.json()["clocks"], seen.headers["etag"]) == ([], '"v0"')
    await api.refused(
        "PATCH", path_of(session), {"summary": "x"}, status=409, code="invalid_transition"
    )


async def test_a_dry_run_of_handing_in_keeps_the_draft(
    api: Api, going_on: tuple[Json, Json, Json]
) -> None:
    session, ada, _ = going_on
    await change(api, session, summary="so far")
    body = worksheet_body(time_entry(ada, NOON - HOUR, HOUR))
    await api.post(f"/v1/sessions/{session['id']}/worksheet?dry_run=true", body)
    assert (await api.get(path_of(session)))["summary"] == "so far"
