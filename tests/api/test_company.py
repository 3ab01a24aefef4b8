"""The company's settings: what is left out keeps its value, and each has its bounds."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.api.planning import Office, open_office
from tests.api.world import nothing_changes, pointers, problem, refuse, z
from tests.support import NOON, Json

COMPANY = "/v1/company"
DEFAULTS = {
    "name": "Personday",
    "support_phone": None,
    "support_email": "support@example.com",
    "time_zone": "Europe/Prague",
    "buffer_minutes": 0,
    "notice_minutes": 0,
    "horizon_days": 365,
    "slot_step_minutes": 30,
    "top_up_hours": 72,
}


@pytest.fixture(scope="module")
async def office(server: str, template: str) -> AsyncIterator[Office]:
    async with open_office(server, template) as opened:
        yield opened


async def test_the_settings_of_a_new_company_are_the_defaults(office: Office) -> None:
    for role in (office.customer["id"], "lead", "finance", "admin"):
        assert await office.api.get(COMPANY, role=role) == DEFAULTS


async def test_what_is_left_out_keeps_its_value(office: Office) -> None:
    expected = dict(DEFAULTS)
    changes: list[Json] = [
        {"name": "Ubit  s.r.o."},
        {"support_phone": "+420 222 333 444"},
        {"support_email": "help@example.com", "time_zone": "America/New_York"},
        {"buffer_minutes": 15},
        {"notice_minutes": 120, "horizon_days": 30},
        {"slot_step_minutes": 20},
        {"top_up_hours": 1},
        {},
        {"name": None, "support_email": None, "time_zone": None, "buffer_minutes": None},
        {"support_phone": None},  # there need not be one
        DEFAULTS,
    ]
    for body in changes:
        expected |= {
            name: value
            for name, value in body.items()
            if value is not None or name == "support_phone"
        }
        assert await office.settings(**body) == expected
        assert await office.api.get(COMPANY) == expected
    response = await office.api.send("PUT", COMPANY)
    assert (response.status_code, response.json()) == (200, DEFAULTS)


async def test_a_phone_number_is_kept_as_it_is_dialled_from_abroad(office: Office) -> None:
    async with office.with_settings(support_phone=None):
        changed = await office.settings(support_phone="222333444")
        assert changed["support_phone"] == "+420 222 333 444"
        assert await office.api.get(COMPANY) == changed


@pytest.mark.parametrize(
    ("field", "least", "most"),
    [
        ("buffer_minutes", 0, 240),
        ("notice_minutes", 0, 43_200),
        ("horizon_days", 1, 3650),
        ("slot_step_minutes", 5, 720),
        ("top_up_hours", 1, 8760),
    ],
)
async def test_a_figure_lies_within_its_bounds(
    office: Office, field: str, least: int, most: int
) -> None:
    async with office.with_settings(**{field: DEFAULTS[field]}):
        for value in (least, most):
            assert (await office.settings(**{field: value}))[field] == value
        async with nothing_changes(office.api):
            wrong: tuple[Any, ...] = (-1, 10**30, 1.5, 15.0, "15", True, [], {})
            for bad in (least - 1, most + 1, *wrong):
                refused = await problem(
                    office.api, "PUT", COMPANY, {field: bad}, status=422, code="validation_failed"
                )
                assert pointers(refused) == [f"/{field}"], bad


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", ("", "   ", "x" * 201, "a\x00b", 1, [])),
        ("support_phone", ("", "call us", "+", "112", "1" * 40, "1\x0023456", 420123456789)),
        ("support_email", ("", "support", "a@b@c.com", 1)),
        ("time_zone", ("", "Mars/Base", "europe/prague", "CET+1", "../etc/passwd", "\x00", 1)),
        ("currency", ("EUR", None)),
    ],
)
async def test_a_text_of_the_wrong_kind_is_refused(
    office: Office, field: str, bad: tuple[Any, ...]
) -> None:
    async with nothing_changes(office.api):
        for value in bad:
            refused = await problem(
                office.api, "PUT", COMPANY, {field: value, "buffer_minutes": 5},
                status=422, code="validation_failed",
            )  # fmt: skip
            assert pointers(refused) == [f"/{field}"], value


async def test_a_change_of_what_was_changed_meanwhile_is_refused(office: Office) -> None:
    api = office.api
    response = await api.send("GET", COMPANY)
    seen = {"If-Match": response.headers["etag"]}
    response = await api.send("PUT", COMPANY, {"buffer_minutes": 10}, headers=seen)
    assert response.status_code == 200
    present = response.headers["etag"]
    assert present != seen["If-Match"]
    assert (await api.send("GET", COMPANY)).headers["etag"] == present
    how: Json = {"status": 412, "code": "stale_version", "headers": seen}
    refused = await refuse(api, "PUT", COMPANY, {"buffer_minutes": 20}, **how)
    assert refused["current_etag"] == present
    response = await api.send("PUT", COMPANY, DEFAULTS, headers={"If-Match": present})
    assert response.json() == DEFAULTS


async def test_only_an_admin_changes_the_settings(office: Office) -> None:
    technician = await office.technician()
    for role in (office.customer["id"], technician["id"], "lead", "finance"):
        refused = await refuse(
            office.api, "PUT", COMPANY, {"name": "Mine"}, status=403, code="forbidden", role=role
        )
        assert refused["allowed"] == ["admin"]
    assert await office.api.get(COMPANY, role=technician["id"]) == DEFAULTS


async def test_how_long_a_session_waits_for_credit_is_a_setting_that_counts_at_once(
    office: Office,
) -> None:
    poor = await office.api.customer()
    technician = await office.technician()
    for hours, until in [(1, "2031-03-05T13:00:00Z"), (100, "2031-03-08T12:00:00Z")]:
        async with office.with_settings(top_up_hours=hours):
            # The second would wait longer than until a day before its start.
            waits = await office.api.book(
                poor, technician, starts_at=NOON.replace(day=9), hold_slot=True
            )
            assert waits["top_up_by"] == until
        path = f"/v1/sessions/{waits['id']}/cancel"
        await office.api.post(path, {"asked_by": "provider"})


async def test_every_change_of_settings_is_an_event(office: Office) -> None:
    await office.settings(notice_minutes=0)
    events = (await office.api.get("/v1/events?limit=200"))["items"]
    changed = [one for one in events if one["type"] == "company.changed"]
    assert changed
    assert {one["occurred_at"] for one in changed} == {z(NOON)}
