"""Closing months through the API: order, what is booked afterwards, what is signed, reopening."""

import hashlib
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.periods import jobs, service
from tests.api.world import problem, z
from tests.conftest import fresh_database
from tests.proof.stranger import jcs
from tests.support import NOON, Api, Json, found_broken, open_api

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
# March of 2031 by the company's zone: Prague.
MARCH, END = datetime(2031, 2, 28, 23, tzinfo=UTC), datetime(2031, 3, 31, 22, tzinfo=UTC)
APRIL = END + DAY


async def close(api: Api, month: str, now: datetime = APRIL, **how: Any) -> Json:
    return await api.post(f"/v1/periods/{month}/close", now=now, **{"role": "finance", **how})


async def test_a_closed_month_keeps_its_entries_and_later_ones_are_of_the_open_month(
    api: Api,
) -> None:
    customer, idle = await api.customer(), await api.customer()
    await api.buy(customer)
    await api.buy(customer, now=END - SECOND / 1_000_000)
    await api.buy(customer, now=END)
    closed = await close(api, "2031-03")
    assert (closed["status"], closed["from_at"], closed["until_at"]) == ("closed", z(MARCH), z(END))
    assert closed == await api.get("/v1/periods/2031-03")
    assert (await api.get("/v1/periods"))["items"] == [closed]
    [snapshot] = closed["snapshots"]
    assert (snapshot["signed"]["accounts"], snapshot["signed"]["entries"]) == (1, 2)
    # Hosts whose clocks lag by weeks, and the day of the service is what it was.
    adjusted = {"minutes": 60, "reason": "goodwill"}
    for one in (customer, idle):
        await api.post(f"/v1/customers/{one['id']}/adjustments", adjusted, now=NOON)
        entry = (await api.entries(one))[-1]
        assert (entry["booked_at"], entry["service_on"]) == (z(END), f"{NOON:%Y-%m-%d}")
    assert (await api.get("/v1/periods/2031-03"))["snapshots"] == [snapshot]


async def test_what_comes_late_does_not_change_the_figures_where_the_month_ends(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    bought = await api.buy(customer)
    server = await api.server(customer)
    starts = NOON + 10 * DAY
    session = await api.book(customer, technician, starts_at=starts, server_id=server["id"])
    await api.post(f"/v1/sessions/{session['id']}/start", now=starts)
    await close(api, "2031-03")

    async def figures() -> list[Json]:
        paths = [
            f"reports/deferred?at={z(END)}", f"reports/trial-balance?at={z(END)}",
            f"reports/revenue?to={z(END)}", f"ledger/root?at={z(END)}",
        ]  # fmt: skip
        statement = await api.get(f"/v1/customers/{customer['id']}/statements/2031-03", now=APRIL)
        del statement["made_at"]
        return [statement, *[await api.get(f"/v1/{path}", now=APRIL) for path in paths]]

    before = await figures()
    # Hosts whose clocks are those of March.
    await api.post(f"/v1/purchases/{bought['id']}/refund", {"minutes": 60}, now=NOON)
    await api.buy(customer, now=NOON)
    await api.post(
        f"/v1/customers/{customer['id']}/adjustments", {"minutes": -60, "reason": "typo"}, now=NOON
    )
    assert {one["booked_at"] for one in (await api.entries(customer))[-3:]} == {z(END)}
    assert await figures() == before
    [now] = (await api.get("/v1/reports/deferred", now=END))["lines"]
    assert (now["money_in"], now["refunded"]) == ("1920.00", "120.00")


async def test_what_was_done_in_a_closed_month_shows_both_days(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    starts = NOON + 10 * DAY
    server = await api.server(customer)
    session = await api.book(customer, technician, starts_at=starts, server_id=server["id"])
    await api.post(f"/v1/sessions/{session['id']}/start", now=starts)
    await close(api, "2031-03")
    times = {"started_at": z(starts), "ended_at": z(starts + timedelta(hours=1)), "note": "done"}
    worksheet = {
        "time_entries": [{"technician_id": technician["id"], **times}],
        "summary": "done",
        "override_reason": "handed in late",
    }
    await api.post(f"/v1/sessions/{session['id']}/worksheet", worksheet, now=APRIL)
    entry = (await api.entries(customer))[-1]
    assert (entry["kind"], entry["service_on"]) == ("deduction", "2031-03-15")
    assert entry["booked_at"] == z(APRIL)


async def test_months_are_closed_when_they_are_over_one_after_the_other_and_once(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    path = "/v1/periods/{}/close"

    async def refuse(month: str, code: str, now: datetime = APRIL, status: int = 409) -> Json:
        return await problem(api, "POST", path.format(month), status=status, code=code, now=now)

    too_early = await refuse("2031-03", "month_not_over", END - SECOND)
    assert too_early["ends_at"] == z(END)
    assert (await refuse("2031-04", "month_out_of_order"))["expected_month"] == "2031-03"
    for wrong in ("2031-13", "2031-3", "march", "2031-03-01", "9999-01"):
        await refuse(wrong, "period_not_found", status=404)
    assert (await close(api, "2031-03", END))["status"] == "closed"
    twice = await refuse("2031-03", "invalid_transition")
    assert (twice["current_status"], twice["allowed"]) == ("closed", ["reopen"])
    for month in ("2031-02", "2031-05"):
        assert (await refuse(month, "month_out_of_order"))["expected_month"] == "2031-04"
    await refuse("2031-04", "month_not_over")
    later = await close(api, "2031-04", END + 31 * DAY)
    assert later["from_at"] == z(END)


async def test_the_first_close_fixes_the_companys_zone(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(zone: str, month: str) -> None:
        refused = await problem(
            api, "PUT", "/v1/company", {"name": "Moved", "time_zone": zone},
            status=409, code="company_zone_fixed",
        )  # fmt: skip
        assert (refused["time_zone"], refused["month"]) == ("Asia/Tokyo", month)

    async def change(body: Json) -> Json:
        response = await api.send("PUT", "/v1/company", body)
        assert response.status_code == 200, response.text
        made: Json = response.json()
        return made

    for _ in range(2):
        await api.customer()
    await change({"time_zone": "America/New_York"})
    await change({"time_zone": "Asia/Tokyo"})
    monkeypatch.setattr(service, "AT_ONCE", 2)
    february = await close(api, "2031-02", NOON)
    assert (february["status"], february["until_at"]) == ("closing", "2031-02-28T15:00:00Z")
    await refuse("Europe/Prague", "2031-02")
    assert (await close(api, "2031-02", NOON))["status"] == "closed"
    for zone in ("Europe/Prague", "Pacific/Kiritimati", "Pacific/Pago_Pago"):
        await refuse(zone, "2031-02")
    await api.post("/v1/periods/2031-02/reopen", {"reason": "a price was wrong"})
    await refuse("Europe/Prague", "2031-02")
    # The same zone is no change, and all else may be.
    changed = await change({"name": "Moved", "time_zone": "Asia/Tokyo"})
    assert (changed["name"], changed["time_zone"]) == ("Moved", "Asia/Tokyo")


async def test_strangers_check_the_signature_and_the_root(api: Api) -> None:
    customers = [await api.customer() for _ in range(3)]
    for customer in customers[:2]:
        await api.buy(customer)
    closed = await close(api, "2031-03")
    [snapshot] = closed["snapshots"]
    key = await api.get("/v1/periods/signing-key", role=customers[0]["id"])
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["public_key"]))
    signed = jcs(snapshot["signed"]).encode()
    public.verify(bytes.fromhex(snapshot["signature"]), signed)
    assert snapshot["key_id"] == key["key_id"]
    heads = [(await api.entries(customer))[-1] for customer in customers[:2]]
    lines = sorted(f"{one['credit_account_id']} {one['seq']} {one['hash']}\n" for one in heads)
    root = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert snapshot["signed"]["root"] == root
    moved = {one["kind"]: one for one in snapshot["signed"]["minutes"]}
    assert moved["lot"] == {
        "kind": "lot", "opening_minutes": 0, "in_minutes": 960, "out_minutes": 0,
        "closing_minutes": 960,
    }  # fmt: skip
    assert sum(one["closing_minutes"] for one in moved.values()) == 0
    [money] = snapshot["signed"]["money_at_end"]
    assert snapshot["signed"]["money_in_month"] == [money]
    assert (money["currency"], money["money_in"], money["deferred"]) == (
        "EUR",
        "1920.00",
        "1920.00",
    )


async def test_the_money_of_a_month_is_that_of_its_entries(api: Api) -> None:
    customer = await api.customer()
    bought = await api.buy(customer)
    await close(api, "2031-03")
    await api.post(f"/v1/purchases/{bought['id']}/refund", {"minutes": 120}, now=NOON)
    april = await close(api, "2031-04", END + 40 * DAY)
    signed = april["snapshots"][0]["signed"]
    names = ("money_in", "deferred", "refunded")
    [month], [end] = signed["money_in_month"], signed["money_at_end"]
    assert [month[name] for name in names] == ["0.00", "-240.00", "240.00"]
    assert [end[name] for name in names] == ["960.00", "720.00", "240.00"]


async def test_money_that_differs_is_named_unless_the_month_is_open_again(
    server: str, template: str
) -> None:
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        await api.buy(await api.customer())
        await close(api, "2031-03")
        owner = await asyncpg.connect(dsn)
        await owner.execute(
            "SET session_replication_role = replica; UPDATE finance_movement SET amount = amount + 1"
        )
        await owner.close()
        name = "I4 closed months are what was signed"
        found = (await found_broken(dsn))[name]
        assert {row["broken"] for row in found} == {"money_in_month", "money_at_end"}
        await api.post("/v1/periods/2031-03/reopen", {"reason": "a price was wrong"})
        assert name not in await found_broken(dsn)
        again = await close(api, "2031-03")
        assert name not in await found_broken(dsn)
        one, other = (each["signed"]["money_at_end"] for each in again["snapshots"])
        assert one != other


async def test_an_admin_reopens_with_a_reason_and_no_entry_is_booked_in_it(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    before = await close(api, "2031-03")
    path, body = "/v1/periods/2031-03/reopen", {"reason": "an invoice had another currency"}
    for role in ("finance", "lead"):
        await problem(api, "POST", path, body, status=403, code="forbidden", role=role)
    await problem(api, "POST", path, {}, status=422, code="validation_failed")
    reopened = await api.post(path, body, now=APRIL)
    assert (reopened["status"], reopened["snapshots"]) == ("reopened", before["snapshots"])
    assert [one["reason"] for one in reopened["reopenings"]] == [body["reason"]]
    await problem(api, "POST", path, body, status=409, code="invalid_transition")
    # The next month waits for it, and its entries are what they were.
    refused = await problem(
        api, "POST", "/v1/periods/2031-04/close",
        status=409, code="month_out_of_order", now=END + 40 * DAY,
    )  # fmt: skip
    assert refused["expected_month"] == "2031-03"
    await api.buy(customer, now=NOON)
    assert (await api.entries(customer))[-1]["booked_at"] == z(END)
    again = await close(api, "2031-03", END + 40 * DAY)
    assert again["snapshots"][0] == before["snapshots"][0]
    assert [one["number"] for one in again["snapshots"]] == [1, 2]
    first, second = (one["signed"] for one in again["snapshots"])
    assert (first["root"], first["minutes"]) == (second["root"], second["minutes"])
    await close(api, "2031-04", END + 40 * DAY)


async def test_reopened_months_too_are_closed_one_after_the_other(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        await api.buy(await api.customer())
    june = datetime(2031, 5, 31, 22, tzinfo=UTC)
    for month in ("2031-03", "2031-04"):
        await close(api, month, june)
    # May is being closed, and waits for those before it.
    monkeypatch.setattr(service, "AT_ONCE", 2)
    assert (await close(api, "2031-05", june))["status"] == "closing"
    for month in ("2031-04", "2031-03"):
        await api.post(f"/v1/periods/{month}/reopen", {"reason": "a price was wrong"}, now=june)
    pool = api.http._transport.app.state.pool  # type: ignore[attr-defined]
    for first, later in (("2031-03", ("2031-04", "2031-05")), ("2031-04", ("2031-05",))):
        for month in later:
            path = f"/v1/periods/{month}/close"
            refused = await problem(
                api,
                "POST",
                path,
                status=409,
                code="month_out_of_order",
                now=june,
                key=f"{first} {month}",
            )
            assert refused["expected_month"] == first
        assert await jobs.go_on_closing(pool, june) == 0
        closed = await close(api, first, june)
        assert [one["number"] for one in closed["snapshots"]] == [1, 2]
    assert await jobs.go_on_closing(pool, june) == 1
    assert (await api.get("/v1/periods/2031-05"))["status"] == "closed"


async def test_a_close_that_was_cut_short_goes_on(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "AT_ONCE", 2)
    customers = [await api.customer() for _ in range(5)]
    for customer in customers:
        await api.buy(customer)
    assert (await close(api, "2031-03"))["status"] == "closing"
    closed = await api.db.fetch(
        "SELECT closed_until FROM credit_account ORDER BY credit_account_id"
    )
    assert [row[0] for row in closed] == [END, END, None, None, None]
    assert await found_broken(api.dsn) == {}
    assert (await close(api, "2031-03"))["status"] == "closing"
    new = await api.customer()
    assert await jobs.go_on_closing(api.http._transport.app.state.pool, APRIL) == 1  # type: ignore[attr-defined]
    [period] = (await api.get("/v1/periods"))["items"]
    assert (period["status"], period["snapshots"][0]["signed"]["accounts"]) == ("closed", 5)
    assert period["snapshots"][0]["closed_by"] == "system"
    await api.buy(new)
    assert (await api.entries(new))[-1]["booked_at"] == z(END)


async def test_the_key_is_made_once_readable_by_its_owner(
    server: str, template: str, tmp_path: Path
) -> None:
    file = tmp_path / "keys" / "key.pem"
    async with fresh_database(server, template) as dsn, open_api(dsn, signing_key_file=file) as api:
        first = await api.get("/v1/periods/signing-key")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert await api.get("/v1/periods/signing-key") == first
        file.write_text("no key")
        for method, path in (
            ("GET", "/v1/periods/signing-key"),
            ("POST", "/v1/periods/2031-02/close"),
        ):
            await problem(api, method, path, status=503, code="signing_key_unavailable")


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE period_snapshot SET document = replace(document, '\"number\":1', '\"number\":2')",
         {"number", "signature"}),
        ("UPDATE period_snapshot SET signature = sha256('forged') || sha256('forged')", {"signature"}),
        ("UPDATE period SET from_at = from_at - interval '1 hour'", {"from_at"}),
        ("UPDATE period SET until_at = until_at - interval '29 days'",
         {"until_at", "root", "accounts", "entries", "minutes", "money_in_month", "money_at_end"}),
        ("UPDATE ledger_posting SET minutes = minutes + 10", {"minutes"}),
        ("UPDATE ledger_entry SET hash = sha256('forged')", {"root"}),
        ("UPDATE ledger_entry SET booked_at = '2031-05-01Z'",
         {"root", "accounts", "entries", "minutes"}),
    ],
)  # fmt: skip
async def test_verify_names_what_is_not_as_it_was_signed(
    server: str, template: str, change: str, broken: set[str]
) -> None:
    async with fresh_database(server, template) as dsn:
        async with open_api(dsn) as api:
            await api.buy(await api.customer())
            await close(api, "2031-03")
        assert await found_broken(dsn) == {}
        owner = await asyncpg.connect(dsn)
        await owner.execute(f"SET session_replication_role = replica; {change}")
        await owner.close()
        found = (await found_broken(dsn))["I4 closed months are what was signed"]
        assert {row["broken"] for row in found} == broken
        assert {row["month"] for row in found} == {"2031-03"}
