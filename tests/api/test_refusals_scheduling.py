"""Bookings that time does not allow: refused with figures and the next slots, unless a lead overrides."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from tests.api.planning import MINUTE, WEEKDAYS, Office, at, open_office
from tests.api.world import DAY, HOUR, pointers, refuse, z
from tests.support import NOON, Api, Json

MONDAY = "2031-03-10"
NOBODY = str(UUID(int=7))
OFF = "technician_not_working"
INSTALLATION = "installation_upgrade_migration"


@dataclass
class Scene:
    """An office and its people.

    Attributes:
        technician: works on weekdays from 09:00 to 17:00.
        always: somebody without recorded hours.
        busy: somebody who works then and has a session on Monday, 10:00-12:00.
    """

    office: Office
    technician: Json
    always: Json
    busy: Json
    session: Json

    @property
    def api(self) -> Api:
        return self.office.api

    def booking(self, technician: Json, starts: str, **facts: Any) -> Json:
        """The body of a booking of 60 minutes at a wall time of Prague."""
        facts = {"estimated_minutes": 60, **facts}
        return self.api.booking(self.office.customer, technician, starts_at=at(starts), **facts)


@pytest.fixture(scope="module")
async def scene(server: str, template: str) -> AsyncIterator[Scene]:
    async with open_office(server, template) as office:
        technician, busy = [
            await office.technician(WEEKDAYS, categories=[INSTALLATION]) for _ in range(2)
        ]
        session = await office.book(busy, starts_at=at(f"{MONDAY} 10:00"), minutes=120)
        await office.excepted(technician, "2031-03-14", ("10:00", "11:00"))
        made = Scene(office, technician, await office.technician(), busy, session)
        # Years that refusals look at for the next slots are pinned by it, as by every search.
        for year in (2031, 2032):
            body = {"country": "CZ", "year": year}
            await office.api.post("/v1/holidays/import", body)
        office.api.keys["technician"] = office.api.keys[technician["id"]]
        yield made


# --- bookings ----------------------------------------------------------------------------------

EACH_WAY = pytest.mark.parametrize("query", ["", "?dry_run=true"])


def shown(slots: list[Json]) -> list[tuple[str, list[str]]]:
    """Slots by their start on the clock of Prague; each is as long as was asked."""
    return [(one["starts_at"], one["technician_ids"]) for one in slots]


def on(day: str, *clocks: str) -> list[str]:
    return [z(at(f"{day} {clock}")) for clock in clocks]


@EACH_WAY
@pytest.mark.parametrize(
    ("starts", "minutes", "day", "clocks"),
    [
        (f"{MONDAY} 08:30", 60, MONDAY, ("09:00", "09:30", "10:00")),
        (f"{MONDAY} 16:30", 60, "2031-03-11", ("09:00", "09:30", "10:00")),
        ("2031-03-08 12:00", 480, MONDAY, ("09:00",)),
        ("2031-04-11 12:00", 60, "2031-04-15", ("09:00", "09:30", "10:00")),  # Good Friday
        ("2031-03-14 09:00", 60, "2031-03-14", ("10:00",)),  # excepted: from 10 to 11
    ],
)
async def test_a_technician_who_does_not_work_then_is_not_booked(
    scene: Scene, starts: str, minutes: int, day: str, clocks: tuple[str, ...], query: str
) -> None:
    body = scene.booking(scene.technician, starts, estimated_minutes=minutes)
    refused = await refuse(scene.api, "POST", f"/v1/sessions{query}", body, status=409, code=OFF)
    own = [scene.technician["id"]]
    assert refused["technician_ids"] == own
    offered = shown(refused["next_slots"])
    assert len(offered) == 3
    assert offered[: len(clocks)] == [(starts_at, own) for starts_at in on(day, *clocks)]
    for one in refused["next_slots"]:
        again = {**body, "starts_at": one["starts_at"]}
        assert (await scene.api.post("/v1/sessions?dry_run=true", again))["ends_at"] == one[
            "ends_at"
        ]


@EACH_WAY
async def test_a_technician_who_has_a_session_then_is_not_booked(scene: Scene, query: str) -> None:
    own = [scene.busy["id"]]
    for starts in ("09:01", "10:00", "11:59"):
        body = scene.booking(scene.busy, f"{MONDAY} {starts}")
        refused = await refuse(
            scene.api, "POST", f"/v1/sessions{query}", body, status=409, code="slot_taken"
        )
        assert refused["technician_ids"] == own
        expected = on(MONDAY, "12:00", "12:30", "13:00")
        assert shown(refused["next_slots"]) == [(starts_at, own) for starts_at in expected]


async def test_a_session_that_is_moved_longer_or_reassigned_is_held_to_the_same(
    scene: Scene,
) -> None:
    api, own = scene.api, [scene.busy["id"]]
    path = f"/v1/sessions/{scene.session['id']}"
    move = {"asked_by": "provider", "starts_at": z(at(f"{MONDAY} 16:00"))}
    how: Json = {"status": 409, "code": OFF}
    refused = await refuse(api, "POST", f"{path}/reschedule", move, **how)
    assert refused["technician_ids"] == own
    expected = on("2031-03-11", "09:00", "09:30", "10:00")
    assert shown(refused["next_slots"]) == [(starts_at, own) for starts_at in expected]
    longer = await refuse(api, "PATCH", path, {"estimated_minutes": 430}, **how)
    assert (longer["technician_ids"], len(longer["next_slots"])) == (own, 3)
    away = {"technician_ids": [scene.technician["id"]]}
    before = {**move, **away, "starts_at": z(at(f"{MONDAY} 08:00"))}
    refused = await refuse(api, "POST", f"{path}/reschedule", before, **how)
    assert refused["technician_ids"] == [scene.technician["id"]]
    off = await scene.office.away(scene.technician, f"{MONDAY}T11:00", f"{MONDAY}T12:00")
    body = {"replacement_id": scene.technician["id"]}
    refused = await refuse(api, "POST", f"{path}/reassign", body, **how)
    assert refused["technician_ids"] == [scene.technician["id"]]
    await scene.office.removed("/v1/time-off", off)


async def test_of_several_technicians_those_who_do_not_work_are_named(scene: Scene) -> None:
    body = scene.booking(scene.technician, f"{MONDAY} 08:00")
    ids = [scene.always["id"], scene.technician["id"], scene.busy["id"]]
    body["technician_ids"] = ids
    refused = await refuse(scene.api, "POST", "/v1/sessions", body, status=409, code=OFF)
    assert sorted(refused["technician_ids"]) == sorted(ids[1:])
    # The three are never offered together; two who know the work and are free are not enough.
    assert refused["next_slots"] == []


async def test_where_those_named_are_never_offered_others_who_know_the_work_are(
    scene: Scene,
) -> None:
    off = await scene.office.away(scene.always, MONDAY, MONDAY)
    body = scene.booking(scene.always, f"{MONDAY} 10:00")
    refused = await refuse(scene.api, "POST", "/v1/sessions", body, status=409, code=OFF)
    expected = [(starts, [scene.technician["id"]]) for starts in on(MONDAY, "10:00", "10:30")]
    assert shown(refused["next_slots"])[:2] == expected
    body["category"] = "training"
    refused = await refuse(scene.api, "POST", "/v1/sessions", body, status=409, code=OFF)
    assert refused["next_slots"] == []
    await scene.office.removed("/v1/time-off", off)


async def test_a_session_has_a_length_and_a_start_that_can_be_kept(scene: Scene) -> None:
    body, path = scene.booking(scene.always, f"{MONDAY} 10:00"), "/v1/sessions"
    how: Json = {"status": 422}
    for minutes in (5, 65, 719):
        refused = await refuse(
            scene.api, "POST", path, {**body, "estimated_minutes": minutes},
            code="not_a_multiple_of_increment", **how,
        )  # fmt: skip
        assert (refused["minutes"], refused["increment_minutes"]) == (minutes, 10)
    for minutes in (0, -10, 721, 730, 10_000):
        refused = await refuse(
            scene.api, "POST", path, {**body, "estimated_minutes": minutes},
            code="validation_failed", **how,
        )  # fmt: skip
        assert pointers(refused) == ["/estimated_minutes"]
    assert await scene.office.refusal(scene.always, starts_at=at(MONDAY), minutes=720) is None
    starts_at = "2031-03-10T10:00:30.500000Z"
    refused = await refuse(
        scene.api, "POST", path, {**body, "starts_at": starts_at}, code="not_a_whole_minute", **how
    )
    assert (refused["field"], refused["value"]) == ("starts_at", starts_at)
    body["technician_ids"] = [NOBODY, scene.always["id"]]
    refused = await refuse(scene.api, "POST", path, body, status=404, code="technician_not_found")
    assert refused["technician_ids"] == [NOBODY]


async def test_notice_and_horizon_are_kept_with_their_figures(scene: Scene) -> None:
    api = scene.api
    moved = f"/v1/sessions/{scene.session['id']}/reschedule"
    async with scene.office.with_settings(notice_minutes=120, horizon_days=30):
        for starts_at, code, figures in [
            (NOON + 2 * HOUR - MINUTE, "notice_too_short",
             {"earliest_starts_at": z(NOON + 2 * HOUR), "notice_minutes": 120}),
            (NOON + 30 * DAY + MINUTE, "beyond_horizon",
             {"latest_starts_at": z(NOON + 30 * DAY), "horizon_days": 30}),
        ]:  # fmt: skip
            booking = api.booking(scene.office.customer, scene.always, starts_at=starts_at)
            move = {"starts_at": z(starts_at), "asked_by": "provider"}
            for path, body in [("/v1/sessions", booking), (moved, move)]:
                refused = await refuse(api, "POST", path, body, status=422, code=code)
                assert {**figures, "starts_at": z(starts_at)}.items() <= refused.items()
        for starts_at in (NOON + 2 * HOUR, NOON + 30 * DAY):
            assert await scene.office.refusal(scene.always, starts_at=starts_at) is None


# --- a lead's override -------------------------------------------------------------------------


async def test_only_a_lead_overrides_working_time_and_the_reason_is_kept(scene: Scene) -> None:
    api = scene.api
    reason = {"override_reason": "the data centre moves at night"}
    body = scene.booking(scene.technician, f"{MONDAY} 22:00", **reason)
    for path, sent, method in [
        ("/v1/sessions", body, "POST"),
        (f"/v1/sessions/{scene.session['id']}", {"estimated_minutes": 430, **reason}, "PATCH"),
        (f"/v1/sessions/{scene.session['id']}/reassign", reason, "POST"),
        (f"/v1/sessions/{scene.session['id']}/reschedule",
         {"asked_by": "provider", "starts_at": z(at(MONDAY)), **reason}, "POST"),
    ]:  # fmt: skip
        refused = await refuse(
            api, method, path, sent, status=403, code="forbidden", role="technician"
        )
        assert refused["role"] == "technician"
    off = await scene.office.away(scene.technician, "2031-03-13", "2031-03-13")
    nights = [(role, f"{MONDAY} 22:00") for role in ("lead", "admin")]
    for role, starts in [*nights, ("lead", "2031-04-11 09:00"), ("lead", "2031-03-13 10:00")]:
        response = await api.send("POST", "/v1/sessions", scene.booking(
            scene.technician, starts, **reason), role=role)  # fmt: skip
        assert response.status_code == 201, response.text
        made = response.json()
        assert made["override_reason"] == reason["override_reason"]
        assert await api.get(response.headers["location"]) == made
        # Another session is still in the way, override or not.
        how: Json = {"status": 409, "code": "slot_taken", "role": role}
        refused = await refuse(
            api, "POST", "/v1/sessions", scene.booking(scene.technician, starts, **reason), **how
        )
        assert refused["technician_ids"] == [scene.technician["id"]]
        await api.post(f"/v1/sessions/{made['id']}/cancel", {"asked_by": "provider"})
    await scene.office.removed("/v1/time-off", off)
    assert (await api.get(f"/v1/sessions/{scene.session['id']}"))["override_reason"] is None


async def test_an_override_of_a_change_is_kept_on_the_session(scene: Scene) -> None:
    api, office = scene.api, scene.office
    made = await office.book(scene.technician, starts_at=at("2031-03-12 16:00"))
    path = f"/v1/sessions/{made['id']}"
    night = {"asked_by": "provider", "starts_at": z(at("2031-03-12 23:00"))}
    later = {"estimated_minutes": 120, "override_reason": "it takes longer"}
    assert (await office.done("PATCH", path, later, role="lead"))["estimated_minutes"] == 120
    assert (await api.get(path))["override_reason"] == "it takes longer"
    moved = {**night, "override_reason": "at night"}
    session = (await api.post(f"{path}/reschedule", moved, role="lead"))["session"]
    assert (session["starts_at"], session["override_reason"]) == (night["starts_at"], "at night")
    other = {"replacement_id": scene.busy["id"], "override_reason": "Ann is ill"}
    session = await api.post(f"{path}/reassign", other, role="lead")
    assert session["technician_ids"] == [scene.busy["id"]]
    assert (await api.get(path))["override_reason"] == "Ann is ill"


async def test_an_override_leaves_notice_and_horizon_aside_but_not_the_past(scene: Scene) -> None:
    async with scene.office.with_settings(notice_minutes=120, horizon_days=30):
        for starts_at in (NOON + MINUTE, NOON + 31 * DAY):
            made = await scene.office.book(
                scene.always, starts_at=starts_at, override_reason="agreed by phone", role="lead"
            )
            assert made["starts_at"] == z(starts_at)
        how: Json = {"status": 422, "code": "instant_in_past", "role": "lead"}
        body = {**scene.booking(scene.always, MONDAY), "override_reason": "again"}
        for starts_at in (NOON, NOON - MINUTE):
            sent = {**body, "starts_at": z(starts_at)}
            refused = await refuse(scene.api, "POST", "/v1/sessions", sent, **how)
            assert (refused["value"], refused["now"]) == (z(starts_at), z(NOON))
