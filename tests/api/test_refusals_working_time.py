"""Bad input about working time, holidays, the company and searches: refused, and nothing changes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest

from tests.api.planning import MINUTE, Office, open_office
from tests.api.world import DAY, nothing_changes, pointers, problem, refuse, z
from tests.support import NOON, Api, Json

MONDAY = "2031-03-10"
NOBODY = str(UUID(int=7))


@dataclass
class Scene:
    """An office and the path of a technician, who is excepted from no hours on the 14th of March."""

    office: Office
    own: str

    @property
    def api(self) -> Api:
        return self.office.api

    def path(self, what: str) -> str:
        return f"{self.own}/{what}"


@pytest.fixture(scope="module")
async def scene(server: str, template: str) -> AsyncIterator[Scene]:
    async with open_office(server, template) as office:
        technician = await office.technician()
        await office.excepted(technician, "2031-03-14")
        yield Scene(office, f"/v1/technicians/{technician['id']}")


def bodies(scene: Scene) -> dict[str, tuple[str, str, Json]]:
    """Every route of working time and the company that takes a body, with one that is right."""
    period = {"from": "18:00", "to": "19:00"}
    valid = {"valid_from": "2031-03-05", "valid_to": "2031-03-05"}
    away = {"from": "2031-03-10", "to": "2031-03-10T12:00"}
    exception = {"exception_on": MONDAY, "periods": [period], "reason": "moving"}
    return {
        "company": ("PUT", "/v1/company", {"buffer_minutes": 10}),
        "calendar": ("PUT", "/v1/business-calendar", {"hours": [{"weekday": 0, **period}]}),
        "import": ("POST", "/v1/holidays/import", {"country": "CZ", "year": 2033}),
        "hours": ("POST", scene.path("working-hours"), {"weekday": 0, **period, **valid}),
        "exception": ("POST", scene.path("working-exceptions"), exception),
        "time off": ("POST", scene.path("time-off"), {**away, "reason": "ill"}),
        "closure": ("POST", "/v1/closures", {**away, "name": "inventory"}),
    }


NAMES = ["company", "calendar", "import", "hours", "exception", "time off", "closure"]
BAD_TEXTS: tuple[Any, ...] = ("", "   ", "a\x00b", 1, True, [], {})
BAD_WALLS: tuple[Any, ...] = (
    "", "9:00", "09:00:00", "24:01", "25:00", "09:60", "-1:00", "0900", "noon", "09:00Z", "\x00",
    None, 9, 540, 9.5, True, [], {},
)  # fmt: skip
BAD_DAYS: tuple[Any, ...] = (
    "", "2031-13-01", "2031-02-29", "10.03.2031", "20310310", "2031-W10-1", "2031-03-10T00:00:00Z",
    "1999-12-31", "3000-01-01", "tomorrow", 20310310, 1930000000, "1930000000", 0, 1.5, True, [], {},
)  # fmt: skip
BAD_MOMENTS: tuple[Any, ...] = (
    "", "2031-02-29", "2031-03-10T25:00", "2031-03-10T09:60", "2031-03-10 09:00", "20310310T0900",
    "2031-W10-1", "2031-03-10x09:00", "2031-03-10T09", "2031-03-10T09:00+25:00", "09:00", "1999-12-31",
    "2031-03-10T09:00:00+01:00:30", "2031-03-10T24:00", "3000-01-01", "tomorrow", None, 1930000000,
    1.5, True, [], {},
)  # fmt: skip
BAD_WEEKDAYS: tuple[Any, ...] = (-1, 7, 10**30, 1.0, "1", None, True, [], {})
BAD_ZONES: tuple[Any, ...] = ("", "Mars/Base", "europe/prague", "GMT+25", "../UTC", "\x00", 1, [])
BAD_COUNTRIES: tuple[Any, ...] = ("", "cz", "CZE", "C", "DE_BY", "DE-", "DE-BYER", "\x00", 1, [])
WRONG: list[tuple[str, str, tuple[Any, ...]]] = [
    ("calendar", "time_zone", BAD_ZONES),
    ("calendar", "holiday_country", BAD_COUNTRIES),
    ("calendar", "hours", ("x", {}, 1, [1], [[0, 540, 1020]], [{}], [{"weekday": 0}])),
    ("import", "country", (*BAD_COUNTRIES, None)),
    ("import", "year", (1999, 2101, 0, -2031, 2031.0, "2031", None, True, [])),
    ("hours", "weekday", BAD_WEEKDAYS),
    ("hours", "from", BAD_WALLS),
    ("hours", "to", BAD_WALLS),
    ("hours", "valid_from", BAD_DAYS),
    ("hours", "valid_to", BAD_DAYS),
    ("exception", "exception_on", (*BAD_DAYS, None)),
    ("exception", "periods", (None, "x", {}, 1, [1], [{}], [{"from": "09:00"}])),
    ("exception", "reason", (*BAD_TEXTS, "x" * 4001)),
    ("time off", "from", BAD_MOMENTS),
    ("time off", "to", BAD_MOMENTS),
    ("time off", "reason", (*BAD_TEXTS, "x" * 4001)),
    ("closure", "from", BAD_MOMENTS),
    ("closure", "to", BAD_MOMENTS),
    ("closure", "name", (*BAD_TEXTS, None, "x" * 201)),
]


async def wrong(scene: Scene, route: str, body: Any) -> list[str]:
    """What is pointed at as wrong in a body."""
    method, path, _ = bodies(scene)[route]
    how: Json = {"status": 422, "code": "validation_failed"}
    refused = await problem(scene.api, method, path, body, **how)
    assert all(item["code"] and item["detail"] for item in refused["errors"])
    return pointers(refused)


async def test_the_table_names_every_route_of_working_time_that_takes_a_body(scene: Scene) -> None:
    contract = (await scene.api.get("/openapi.json", role=None))["paths"]
    taking = {
        (method.upper(), path)
        for path, operations in contract.items()
        for method, operation in operations.items()
        if "requestBody" in operation and {"working time", "company"} & set(operation["tags"])
    }
    assert taking == {
        (method, path.replace(scene.own, "/v1/technicians/{technician_id}"))
        for method, path, _ in bodies(scene).values()
    }
    assert list(bodies(scene)) == NAMES


@pytest.mark.parametrize("route", NAMES)
async def test_a_body_of_another_shape_is_refused(scene: Scene, route: str) -> None:
    method, path, right = bodies(scene)[route]
    async with nothing_changes(scene.api):
        assert await wrong(scene, route, {**right, "note": 1, "a/b": 2}) == ["/note", "/a~1b"]
        for shape in ([], [right], "text", 1, True):
            assert await wrong(scene, route, shape) == [""], shape
        if route not in ("company", "calendar"):
            optional = ("reason", "valid_from", "valid_to")
            needed = sorted(f"/{name}" for name in right if name not in optional)
            assert sorted(await wrong(scene, route, {})) == needed
        unknown = f"{path}?dryrun=true"
        refused = await problem(
            scene.api, method, unknown, right, status=422, code="validation_failed"
        )
        assert pointers(refused) == ["?dryrun"]


@pytest.mark.parametrize(("route", "field", "bad"), WRONG)
async def test_a_wrong_value_is_refused_and_named(
    scene: Scene, route: str, field: str, bad: tuple[Any, ...]
) -> None:
    right = bodies(scene)[route][2]
    async with nothing_changes(scene.api):
        for value in bad:
            found = await wrong(scene, route, {**right, field: value})
            assert found, value
            assert {at.split("/")[1] for at in found} == {field}, (value, found)


@pytest.mark.parametrize(
    ("route", "field"), [("calendar", "hours"), ("exception", "periods")]
)  # fmt: skip
async def test_a_wrong_value_in_a_period_is_refused_and_named(
    scene: Scene, route: str, field: str
) -> None:
    right = bodies(scene)[route][2]
    (period,) = right[field]
    wrongs = {"from": BAD_WALLS, "to": BAD_WALLS, "note": (1,)}
    if route == "calendar":
        wrongs["weekday"] = BAD_WEEKDAYS
    async with nothing_changes(scene.api):
        for name, bad in wrongs.items():
            for value in bad:
                body = {**right, field: [period, {**period, name: value}]}
                assert await wrong(scene, route, body) == [f"/{field}/1/{name}"], value
        most = 100 if route == "calendar" else 20
        too_many = {**right, field: [period] * (most + 1)}
        assert await wrong(scene, route, too_many) == [f"/{field}"]


# --- periods that run backwards or overlap -----------------------------------------------------


def hours(start: str, end: str, weekday: int = 5, **validity: Any) -> Json:
    return {"weekday": weekday, "from": start, "to": end, **validity}


@pytest.mark.parametrize(
    ("start", "end"),
    [("09:00", "09:00"), ("09:01", "09:00"), ("24:00", "24:00"), ("24:00", "00:00")],
)
async def test_a_period_of_a_day_ends_after_it_starts(scene: Scene, start: str, end: str) -> None:
    period = {"from": start, "to": end}
    async with nothing_changes(scene.api):
        for method, path, body in [
            ("POST", scene.path("working-hours"), hours(start, end)),
            (
                "POST", scene.path("working-exceptions"),
                {"exception_on": MONDAY, "periods": [period]},
            ),
            (
                "PUT", "/v1/business-calendar",
                {"hours": [hours("08:00", "09:00"), hours(start, end)]},
            ),
        ]:  # fmt: skip
            refused = await problem(
                scene.api, method, path, body, status=422, code="ends_before_start"
            )
            assert (refused["starts_at"], refused["ends_at"]) == (start, end)


async def test_what_lasts_ends_after_it_starts(scene: Scene) -> None:
    how: Json = {"status": 422, "code": "ends_before_start"}
    backwards: Json = {"valid_from": "2031-03-10", "valid_to": "2031-03-09"}
    refused = await refuse(
        scene.api, "POST", scene.path("working-hours"), hours("09:00", "10:00", **backwards), **how
    )
    assert backwards.items() <= refused.items()
    for start, end, begins, ends in [
        (MONDAY, "2031-03-09", "2031-03-09T23:00:00Z", "2031-03-09T23:00:00Z"),
        ("2031-03-10T09:00", "2031-03-10T09:00", "2031-03-10T08:00:00Z", "2031-03-10T08:00:00Z"),
        ("2031-03-10T09:00", "2031-03-10T08:59:59Z", None, None),
        ("2031-03-10T10:00Z", "2031-03-10T10:00+00:01", "2031-03-10T10:00:00Z",
         "2031-03-10T09:59:00Z"),
        # A wall time that does not exist is the instant the gap ends, for both.
        ("2031-03-30T02:10", "2031-03-30T02:50", "2031-03-30T01:00:00Z", "2031-03-30T01:00:00Z"),
    ]:  # fmt: skip
        for path, more in [(scene.path("time-off"), {}), ("/v1/closures", {"name": "inventory"})]:
            body = {"from": start, "to": end, **more}
            if begins is None:  # 09:00 in Prague is an hour before 09:00Z
                made = await scene.api.post(path, body)
                single = path if path == "/v1/closures" else "/v1/time-off"
                await scene.office.removed(single, made)
                continue
            refused = await refuse(scene.api, "POST", path, body, **how)
            assert (refused["starts_at"], refused["ends_at"]) == (begins, ends)


async def test_periods_of_one_day_do_not_overlap(scene: Scene) -> None:
    given = [("13:00", "17:00"), ("08:00", "12:01"), ("12:00", "13:00")]
    shown = ["08:00-12:01", "12:00-13:00"]
    how: Json = {"status": 422, "code": "periods_overlap"}
    periods = [{"from": start, "to": end} for start, end in given]
    exception = {"exception_on": MONDAY, "periods": periods}
    path = scene.path("working-exceptions")
    assert (await refuse(scene.api, "POST", path, exception, **how))["periods"] == shown
    week = {"hours": [hours(start, end, 3) for start, end in given] + [hours("12:00", "13:00", 4)]}
    refused = await refuse(scene.api, "PUT", "/v1/business-calendar", week, **how)
    assert refused["periods"] == shown


async def test_a_technician_has_no_two_hours_at_once(scene: Scene) -> None:
    api, path = scene.api, scene.path("working-hours")
    until: Json = {"valid_to": "2031-03-15"}
    made = [
        await api.post(path, hours("09:00", "12:00", **until)),
        await api.post(
            path, hours("10:00", "11:00", valid_from="2031-03-22", valid_to="2031-03-29")
        ),
    ]
    for body in [
        hours("09:00", "12:00", **until), hours("11:59", "13:00"), hours("08:00", "09:01", **until),
        hours("10:00", "10:01", valid_from="2031-03-15"), hours("00:00", "24:00"),
        hours("10:59", "12:00", valid_from="2031-03-29"),
        hours("10:59", "12:00", valid_from="2031-03-16", valid_to="2031-03-22"),
    ]:  # fmt: skip
        await refuse(api, "POST", path, body, status=409, code="working_hours_overlap")
    apart = [
        hours("12:00", "13:00"), hours("08:00", "09:00"), hours("09:00", "12:00", weekday=6),
        hours("09:00", "12:00", valid_from="2031-03-16", valid_to="2031-03-21"),
        hours("10:00", "11:00", valid_from="2031-03-30"),
    ]  # fmt: skip
    made += [await api.post(path, body) for body in apart]
    for one in made:
        await scene.office.removed("/v1/working-hours", one)


async def test_a_day_is_excepted_once(scene: Scene) -> None:
    path = scene.path("working-exceptions")
    body = {"exception_on": "2031-03-14", "periods": []}
    await refuse(scene.api, "POST", path, body, status=409, code="day_already_excepted")


async def test_what_does_not_exist_is_not_found(scene: Scene) -> None:
    async with nothing_changes(scene.api):
        for what, right in [
            ("working-hours", hours("09:00", "10:00")),
            ("working-exceptions", {"exception_on": MONDAY, "periods": []}),
            ("time-off", {"from": MONDAY, "to": MONDAY}),
        ]:
            for unknown in (NOBODY, scene.office.customer["id"], "x"):
                path = f"/v1/technicians/{unknown}/{what}"
                how: Json = {"status": 404, "code": "technician_not_found"}
                await problem(scene.api, "POST", path, right, **how)
        for path in ("working-hours", "working-exceptions", "time-off", "closures", "holidays"):
            code = path.replace("-", "_").removesuffix("s") if path != "working-hours" else path
            code = f"{code.replace('-', '_')}_not_found"
            for unknown in (NOBODY, scene.office.customer["id"], "x", "%00"):
                if path == "holidays" and unknown in ("x", "%00"):
                    code = "not_found"  # words beside the ids are verbs, and this is none
                await problem(scene.api, "GET", f"/v1/{path}/{unknown}", status=404, code=code)
                if path != "holidays":
                    at_one = f"/v1/{path}/{unknown}"
                    await problem(scene.api, "DELETE", at_one, status=404, code=code)


async def test_a_read_refuses_parameters_it_does_not_know(scene: Scene) -> None:
    year = {"country": "SK", "year": 2035}
    holiday = (await scene.api.post("/v1/holidays/import", year))["added"][0]
    exception = (await scene.office.listed(scene.path("working-exceptions")))[0]
    for path in (
        "/v1/company", "/v1/business-calendar", "/v1/closures", "/v1/holidays",
        f"/v1/holidays/{holiday['id']}", f"/v1/working-exceptions/{exception['id']}",
        scene.path("working-hours"), scene.path("working-exceptions"), scene.path("time-off"),
    ):  # fmt: skip
        refused = await problem(
            scene.api, "GET", f"{path}?page=1", status=422, code="validation_failed"
        )
        assert pointers(refused) == ["?page"], path


# --- searches ----------------------------------------------------------------------------------

SEARCH: Json = {"from": z(NOON), "to": z(NOON + DAY), "duration_minutes": 60}


async def search(scene: Scene, changed: Json, code: str = "validation_failed") -> Json:
    asked = {name: value for name, value in {**SEARCH, **changed}.items() if value is not None}
    return await problem(scene.api, "GET", f"/v1/slots?{urlencode(asked)}", status=422, code=code)


async def test_a_search_is_held_to_its_bounds(scene: Scene) -> None:
    async with nothing_changes(scene.api):
        for to, code in [
            (NOON, "ends_before_start"), (NOON - MINUTE, "ends_before_start"),
            (NOON + 62 * DAY + MINUTE / 60, "window_too_long"),
        ]:  # fmt: skip
            refused = await search(scene, {"to": z(to)}, code)
            if code == "window_too_long":
                assert refused["max_days"] == 62
            else:
                assert (refused["starts_at"], refused["ends_at"]) == (z(NOON), z(to))
        for minutes in (65, 15, 719):
            refused = await search(
                scene, {"duration_minutes": minutes}, "not_a_multiple_of_increment"
            )
            assert (refused["minutes"], refused["increment_minutes"]) == (minutes, 10)
        refused = await search(scene, {"category": "moon"}, "wrong_product")
        assert refused["category"] == "moon"
        for to, minutes in [(NOON + 62 * DAY, 720), (NOON + MINUTE / 60, 10)]:
            asked = urlencode({**SEARCH, "to": z(to), "duration_minutes": minutes})
            assert "items" in await scene.api.get(f"/v1/slots?{asked}")


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("from", (None, "", MONDAY, "2031-03-10T09:00:00", "tomorrow", "1930000000", "\x00")),
        ("to", (None, "", MONDAY, "2031-03-10T09:00:00", "9999-12-31T23:59:59Z", "\x00")),
        ("duration_minutes", (None, "", 0, 9, 721, 730, -10, 60.5, "x", "1e2", 10**30)),
        ("technicians", ("", 0, 5, -1, 1.5, "x", 10**30)),
        ("category", ("", "\x00", "x" * 61)),
        ("language", ("", "\x00", "x" * 61)),
        ("limit", ("", 0, 201, -1, "x", 10**30)),
        ("dry_run", ("true",)),
        ("technician_ids", (NOBODY,)),
    ],
)
async def test_a_parameter_of_the_wrong_kind_is_refused_and_named(
    scene: Scene, name: str, bad: tuple[Any, ...]
) -> None:
    for value in bad:
        assert pointers(await search(scene, {name: value})) == [f"?{name}"], value


async def test_a_cursor_that_no_search_gave_is_refused(scene: Scene) -> None:
    for cursor in ("x", "\x00", "AAAA", z(NOON)):
        asked = urlencode({**SEARCH, "cursor": cursor})
        at_one = f"/v1/slots?{asked}"
        await problem(scene.api, "GET", at_one, status=400, code="invalid_cursor")
