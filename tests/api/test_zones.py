"""One source says what clocks show: the pinned data, whatever the machine and the database believe."""

import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import asyncpg
import pytest

from tests.api.planning import Office, at, open_office
from tests.api.test_plans import code_at, subscribe
from tests.api.world import DAY, problem, z
from tests.support import Json

# Autumn of 2026: Canada's west keeps its summer time, Morocco gives its own up. Older data do not know.
NOVEMBER_2026 = {
    "America/Vancouver": 7,
    "America/Edmonton": 6,
    "America/Winnipeg": 5,
    "America/Havana": 4,
    "Africa/Casablanca": 0,
    "Africa/El_Aaiun": 0,
    "Europe/Prague": -1,
}
NOW = datetime(2026, 10, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
async def office(server: str, template: str) -> AsyncIterator[Office]:
    async with open_office(server, template) as opened:
        yield opened


@pytest.mark.parametrize(("zone", "behind"), NOVEMBER_2026.items())
async def test_a_slot_begins_when_the_pinned_data_say_so(
    office: Office, zone: str, behind: int
) -> None:
    technician = await office.technician([1], ("09:00", "10:00"), zone=zone, holiday_country="GB")
    found = await office.slots(
        datetime(2026, 11, 3, tzinfo=UTC), datetime(2026, 11, 4, tzinfo=UTC),
        language=technician["languages"][0], now=NOW,
    )  # fmt: skip
    assert [one["starts_at"] for one in found] == [f"2026-11-03T{9 + behind:02}:00:00Z"]


@pytest.mark.parametrize(("zone", "behind"), NOVEMBER_2026.items())
async def test_plan_and_credit_end_at_the_same_midnight(
    office: Office, zone: str, behind: int
) -> None:
    api = office.api
    customer = await api.customer(time_zone=zone)
    await subscribe(api, customer, "priority", "2026-10-01", ends_on="2026-11-03")
    await api.buy(customer, expires_on="2026-11-03", now=NOW)
    midnight = datetime(2026, 11, 4, tzinfo=UTC) + timedelta(hours=behind)
    technician = await api.technician()
    for moment, plan, minutes in (
        (midnight - timedelta(seconds=1), "priority", 480),
        (midnight, "basic", 0),
    ):
        assert await code_at(api, customer, z(moment)) == plan
        assert (await api.credit(customer, now=moment))[0] == minutes
        body = api.booking(customer, technician, starts_at=midnight + 9 * DAY)
        booked = await api.send("POST", "/v1/sessions?dry_run=true", body, now=moment)
        assert booked.status_code == (200 if minutes else 402)


_BODIES: dict[str, tuple[str, str, Json]] = {
    "customer": ("POST", "/v1/customers", {"name": "Acme", "deployment": "cloud"}),
    "technician": ("POST", "/v1/technicians", {"name": "Tomas", "email": "tomas@example.com"}),
    "company": ("PUT", "/v1/company", {}),
    "calendar": ("PUT", "/v1/business-calendar", {"holiday_country": "CZ"}),
}
_NO_ZONES = (
    "localtime", "posixrules", "Factory", "posix/Europe/Prague", "right/UTC", "europe/prague",
    "/etc/localtime", "../UTC", "CET-1CEST", "+01:00", "",
)  # fmt: skip


@pytest.mark.parametrize("body", _BODIES)
async def test_a_zone_that_the_pinned_data_do_not_have_is_refused_at_the_door(
    office: Office, body: str
) -> None:
    method, path, given = _BODIES[body]
    for name in _NO_ZONES:
        asked = {**given, "time_zone": name}
        answer = await problem(
            office.api, method, path, asked, status=422, code="validation_failed"
        )
        assert [one["pointer"] for one in answer["errors"]] == ["/time_zone"], name


def test_another_database_of_the_operating_system_is_not_read(tmp_path: Path) -> None:
    older = tmp_path / "America"
    older.mkdir()
    for city in ("Vancouver", "Winnipeg"):
        fake = files("tzdata").joinpath("zoneinfo", "Etc", "GMT+9").read_bytes()
        (older / city).write_bytes(fake)
    (tmp_path / "localtime").write_bytes(fake)
    script = """
from datetime import date
from zoneinfo import ZoneInfo, available_timezones
from app.kit.zones import end_of_day
print(end_of_day(date(2026, 11, 3), "America/Vancouver").isoformat())
print(end_of_day(date(2026, 11, 3), "America/Winnipeg").isoformat())
print("localtime" in available_timezones())
"""
    environment = {**os.environ, "PYTHONTZPATH": str(tmp_path)}

    def shown(before: str) -> list[str]:
        run = [sys.executable, "-c", before + script]
        return subprocess.check_output(run, env=environment, text=True).split()

    assert shown("") == ["2026-11-04T07:00:00+00:00", "2026-11-04T05:00:00+00:00", "False"]
    fooled = "import zoneinfo; zoneinfo.reset_tzpath = lambda to: None\n"
    assert shown(fooled) == ["2026-11-04T09:00:00+00:00", "2026-11-04T09:00:00+00:00", "True"], (
        "the machine's data are other ones"
    )


async def test_the_database_computes_no_local_date(dsn: str) -> None:
    connection = await asyncpg.connect(dsn)
    bodies = await connection.fetch(
        "SELECT proname, pg_get_functiondef(oid) AS text FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'"
        "   AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')"
    )
    await connection.close()
    texts = {row["proname"]: row["text"] for row in bodies}
    for file in (Path(__file__).parents[2] / "app").rglob("*.py"):
        texts[str(file)] = file.read_text()
    for name, text in texts.items():
        found = re.findall(r"(?i)at time zone\s+(?!'UTC')|\btimezone\((?!'UTC')", text)
        assert not found, name


def test_midnights_of_the_tests_are_the_pinned_ones() -> None:
    assert at("2026-11-04", "America/Vancouver") == datetime(2026, 11, 4, 7, tzinfo=UTC)
