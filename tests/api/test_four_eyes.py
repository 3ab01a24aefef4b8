"""Above the thresholds one person asks and another approves; nothing is booked before."""

import pytest

from app.approvals import jobs
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from tests.api.approvals import Office, adjust, ask, thresholds
from tests.api.world import DAY, HOUR, SECOND, refuse
from tests.support import NOON, Api, Json, found_broken

STARTS = NOON + 3 * DAY


async def late_cancel(api: Api, customer: Json) -> Json:
    """A penalty of 120 minutes."""
    technician = await api.technician()
    session = await api.book(customer, technician, starts_at=STARTS)
    asked: Json = {"asked_by": "customer"}
    path = f"/v1/sessions/{session['id']}/cancel"
    penalty: Json = (await api.post(path, asked, now=STARTS - HOUR))["penalty"]
    return penalty


# --- what waits ------------------------------------------------------------------------------------


async def test_an_adjustment_above_the_threshold_waits_for_another_person(office: Office) -> None:
    api = office.api
    asked = await adjust(office, 130)
    assert (asked["kind"], asked["minutes"], asked["reason"]) == ("adjustment", 130, "goodwill")
    assert asked["requested_by"] == office.people["hana"]["id"]
    assert await api.credit(office.customer) == (960, 0, 0, 0)
    assert len(await api.entries(office.customer)) == 1
    done = await api.post(f"/v1/approvals/{asked['id']}/approve", role="jan:finance")
    assert done["status"] == "approved"
    assert done["decided_by"] == office.people["jan"]["id"]
    assert await api.credit(office.customer) == (1090, 0, 0, 0)
    entry = (await api.entries(office.customer))[-1]
    assert entry["id"] == done["entry_id"]
    assert entry["reason"] == "goodwill"
    assert entry["actor"] == f"person:{asked['requested_by']}+person:{done['decided_by']}"
    assert await api.get(f"/v1/approvals/{asked['id']}") == done


async def test_exactly_the_threshold_is_done_at_once(office: Office) -> None:
    api, path = office.api, f"/v1/customers/{office.customer['id']}/adjustments"
    for minutes in (120, -120):
        made = await api.post(path, {"minutes": minutes, "reason": "r"}, role="hana:lead")
        assert made["minutes"] == minutes
        assert made["entry_id"]
    for minutes in (130, -130):
        await adjust(office, minutes)
    assert len(await api.entries(office.customer)) == 3


async def test_none_set_nothing_waits(office: Office) -> None:
    await thresholds(office.api, minutes=None, money=[])
    path = f"/v1/customers/{office.customer['id']}/adjustments"
    await office.api.post(path, {"minutes": 9000, "reason": "r"}, role="lead")
    assert await office.api.credit(office.customer) == (9960, 0, 0, 0)


async def test_a_refund_waits_by_its_money_and_by_its_minutes(office: Office) -> None:
    api = office.api
    # 960.00 for 480 minutes: 2.00 a minute; 120 minutes are 240.00, 130 are 260.00.
    purchase = await api.buy(office.customer)
    path = f"/v1/purchases/{purchase['id']}/refund"
    await thresholds(api, minutes=None, money=[{"currency": "EUR", "amount": "240.00"}])
    await api.post(path, {"minutes": 120}, role="hana:finance")
    asked = await ask(office, path, {"minutes": 130, "reason": "too much"}, "hana:finance")
    assert (asked["amount"], asked["currency"]) == ("260.00", "EUR")
    await thresholds(api, minutes=100, money=[{"currency": "CZK", "amount": "1"}])
    asked = await ask(office, path, {"credit_note_number": "CN 7"}, "hana:finance")
    assert (asked["minutes"], asked["subject_id"]) == (360, purchase["id"])
    assert asked["credit_note_number"] == "CN 7"
    await api.post(f"/v1/approvals/{asked['id']}/approve", role="jan:finance")
    assert (await api.get(f"/v1/purchases/{purchase['id']}"))["refunded_minutes"] == 480
    [*_, refund] = (await api.get(f"/v1/purchases/{purchase['id']}/refunds"))["items"]
    assert (refund["minutes"], refund["reason"]) == (360, None)
    assert refund["credit_note_number"] == "CN 7"


async def test_a_refund_is_compared_by_what_it_pays_out_with_tax(office: Office) -> None:
    api = office.api
    await thresholds(api, minutes=None, money=[{"currency": "EUR", "amount": "1000"}])
    purchase = await api.buy(office.customer, price_per_person_day="1000.01", tax_rate="21")
    path = f"/v1/purchases/{purchase['id']}/refund"
    # 480 minutes are 1000.01 and 210.00 of tax; 400 are 833.34 and 175.00, 390 are 812.51 and 170.63.
    asked = await ask(office, path, {"minutes": 400, "reason": "too much"}, "hana:finance")
    assert (asked["amount"], asked["currency"]) == ("1008.34", "EUR")
    await api.post(path, {"minutes": 390}, role="hana:finance")
    # The rest is what is left of both.
    await thresholds(api, minutes=None, money=[{"currency": "EUR", "amount": "226.86"}])
    rest = await ask(office, path, {"reason": "all of it"}, "hana:finance")
    assert (rest["minutes"], rest["amount"]) == (90, "226.87")
    await api.post(f"/v1/approvals/{rest['id']}/approve", role="jan:finance")
    refunds = (await api.get(f"/v1/purchases/{purchase['id']}/refunds"))["items"]
    assert [one["gross"] for one in refunds] == ["983.14", "226.87"]
    assert len(await api.entries(office.customer)) == 4


async def test_a_waiver_and_a_reversal_wait_too(office: Office) -> None:
    api = office.api
    await thresholds(api, minutes=110)
    penalty = await late_cancel(api, office.customer)
    waiver = await ask(office, f"/v1/penalties/{penalty['id']}/waive", {"reason": "illness"})
    assert (waiver["kind"], waiver["minutes"]) == ("waiver", 120)
    negative = await adjust(office, -200)
    done = await api.post(f"/v1/approvals/{negative['id']}/approve", role="jan:lead")
    made = (await api.get(f"/v1/customers/{office.customer['id']}/adjustments"))["items"][-1]
    assert made["entry_id"] == done["entry_id"]
    path = f"/v1/adjustments/{made['id']}/reverse"
    reversal = await ask(office, path, {"reason": "twice"}, "hana:finance")
    assert (reversal["kind"], reversal["minutes"]) == ("reversal", 200)
    assert await api.credit(office.customer) == (640, 0, 0, 0)
    for asked in (waiver, reversal):
        await api.post(f"/v1/approvals/{asked['id']}/approve", role="jan:admin")
    assert await api.credit(office.customer) == (960, 0, 0, 0)
    found = await api.get(f"/v1/penalties/{penalty['id']}")
    assert (found["waived_at"], found["waive_reason"]) == ("2031-03-05T12:00:00Z", "illness")


# --- who ------------------------------------------------------------------------------------------


async def test_the_same_person_never_approves_by_whatever_key(office: Office) -> None:
    asked = await adjust(office, 600)
    path = f"/v1/approvals/{asked['id']}"
    for role in ("hana:lead", "hana:finance", "hana:admin"):
        for verb, body in (("approve", None), ("reject", {"reason": "no"})):
            await refuse(
                office.api,
                "POST",
                f"{path}/{verb}",
                body,
                status=403,
                code="own_request",
                role=role,
            )
    for role in ("lead", "finance", "admin"):
        await refuse(
            office.api, "POST", f"{path}/approve", status=403, code="key_without_person", role=role
        )


async def test_a_key_without_a_person_cannot_ask_for_what_waits(office: Office) -> None:
    path = f"/v1/customers/{office.customer['id']}/adjustments"
    body = {"minutes": 130, "reason": "r"}
    await refuse(office.api, "POST", path, body, status=403, code="key_without_person", role="lead")
    await office.api.post(path, {**body, "minutes": 120}, role="lead")


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        ("adjustment", {"lead", "finance", "admin"}),
        ("refund", {"finance", "admin"}),
        ("waiver", {"lead", "admin"}),
    ],
)
async def test_who_decides_what(office: Office, kind: str, may: set[str]) -> None:
    api = office.api
    await thresholds(api, minutes=0, money=[])
    purchase = await api.buy(office.customer)
    penalty = await late_cancel(api, office.customer)
    path, body = {
        "adjustment": (f"/v1/customers/{office.customer['id']}/adjustments", {"minutes": 10}),
        "refund": (f"/v1/purchases/{purchase['id']}/refund", {"minutes": 10}),
        "waiver": (f"/v1/penalties/{penalty['id']}/waive", {}),
    }[kind]
    for role in ("lead", "finance", "admin"):
        asked = await ask(office, path, {**body, "reason": "r"}, "hana:admin")
        response = await api.send(
            "POST", f"/v1/approvals/{asked['id']}/reject", {"reason": "no"}, role=f"jan:{role}"
        )
        assert response.status_code == (200 if role in may else 403), (kind, role)
        if role in may:
            found = response.json()
            assert (found["status"], found["decision_reason"]) == ("rejected", "no")


async def test_only_who_asked_withdraws_by_any_key(office: Office) -> None:
    asked = await adjust(office, 600)
    path = f"/v1/approvals/{asked['id']}/withdraw"
    for role in ("jan:lead", "admin"):
        await refuse(office.api, "POST", path, status=403, code="not_own_request", role=role)
    done = await office.api.post(path, role="hana:admin")
    assert (done["status"], done["decided_by"]) == ("withdrawn", asked["requested_by"])


async def test_customers_and_technicians_see_nothing_of_it(office: Office) -> None:
    asked = await adjust(office, 600)
    technician = await office.api.technician()
    path = f"/v1/approvals/{asked['id']}"
    for role, code, status in (
        (office.customer["id"], "approval_not_found", 404),
        (technician["id"], "forbidden", 403),
    ):
        for method, at in (
            ("GET", path),
            ("POST", f"{path}/approve"),
            ("POST", f"{path}/withdraw"),
        ):
            await refuse(office.api, method, at, status=status, code=code, role=role)
        for at in ("/v1/approvals", "/v1/approval-thresholds"):
            await refuse(office.api, "GET", at, status=403, code="forbidden", role=role)
    await refuse(
        office.api, "GET", "/v1/people", status=403, code="forbidden", role=office.customer["id"]
    )


# --- decided once ---------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["approve", "reject", "withdraw"])
async def test_what_is_decided_is_final(office: Office, verb: str) -> None:
    asked = await adjust(office, 600)
    path = f"/v1/approvals/{asked['id']}"
    by = {"approve": "jan:lead", "reject": "jan:lead", "withdraw": "hana:lead"}
    bodies: dict[str, Json] = {"reject": {"reason": "no"}}
    done = await office.api.post(f"{path}/{verb}", bodies.get(verb), role=by[verb])
    for again, role in by.items():
        refusal = await refuse(
            office.api, "POST", f"{path}/{again}", bodies.get(again),
            status=409, code="invalid_transition", role=role,
        )  # fmt: skip
        assert (refusal["current_status"], refusal["allowed"]) == (done["status"], [])
    assert await office.api.credit(office.customer) == (960 + 600 * (verb == "approve"), 0, 0, 0)


async def test_it_waits_fourteen_days_and_not_a_moment_longer(office: Office) -> None:
    api = office.api
    first, second = await adjust(office, 600), await adjust(office, 600)
    assert first["expires_at"] == "2031-03-19T12:00:00Z"
    end = NOON + 14 * DAY
    await api.post(f"/v1/approvals/{first['id']}/approve", role="jan:lead", now=end - SECOND)
    path = f"/v1/approvals/{second['id']}"
    assert (await api.get(path, now=end - SECOND))["status"] == "pending_approval"
    assert (await api.get(path, now=end))["status"] == "expired"
    for query, now, found in (
        ("pending_approval", end - SECOND, [second["id"]]),
        ("pending_approval", end, []),
        ("expired", end - SECOND, []),
        ("expired", end, [second["id"]]),
        ("approved", end, [first["id"]]),
    ):
        items = (await api.get(f"/v1/approvals?status={query}", now=now))["items"]
        assert [item["id"] for item in items] == found, (query, now)
    await refuse(
        api, "POST", f"{path}/approve",
        status=409, code="invalid_transition", role="jan:lead", now=end,
    )  # fmt: skip
    async with await open_pool(api.dsn, scope=EVERYBODY, size=1) as pool:
        assert await jobs.expire_approvals(pool, end - SECOND) == 0
        assert await jobs.expire_approvals(pool, end) == 1
        assert await jobs.expire_approvals(pool, end + DAY) == 0
    gone = await api.get(path, now=end)
    assert (gone["status"], gone["decided_by"], gone["decided_at"]) == (
        "expired", None, "2031-03-19T12:00:00Z",
    )  # fmt: skip


async def test_conditions_are_looked_at_again_when_it_is_approved(office: Office) -> None:
    api = office.api
    purchase = await api.buy(office.customer)
    asked = await ask(
        office, f"/v1/purchases/{purchase['id']}/refund", {"minutes": 480}, "hana:finance"
    )
    await api.post(f"/v1/purchases/{purchase['id']}/refund", {"minutes": 10}, role="finance")
    path = f"/v1/approvals/{asked['id']}/approve"
    await refuse(api, "POST", path, status=409, code="nothing_to_refund", role="jan:finance")
    assert (await api.get(f"/v1/approvals/{asked['id']}"))["status"] == "pending_approval"
    penalty = await late_cancel(api, office.customer)
    await thresholds(api, minutes=110)
    both = [
        await ask(office, f"/v1/penalties/{penalty['id']}/waive", {"reason": "r"}) for _ in (1, 2)
    ]
    await api.post(f"/v1/approvals/{both[0]['id']}/approve", role="jan:lead")
    path = f"/v1/approvals/{both[1]['id']}/approve"
    await refuse(api, "POST", path, status=409, code="already_reversed", role="jan:lead")


async def test_what_cannot_be_done_is_refused_at_once(office: Office) -> None:
    path = f"/v1/customers/{office.customer['id']}/adjustments"
    for body, status, code in (
        ({"minutes": -9000, "reason": "r"}, 409, "debt_limit_exceeded"),
        ({"minutes": 605, "reason": "r"}, 422, "not_a_multiple_of_increment"),
    ):
        await refuse(office.api, "POST", path, body, status=status, code=code, role="hana:lead")


async def test_an_override_needs_two_who_may_override(office: Office) -> None:
    asked = await adjust(office, -9000, override_reason="a court says so")
    assert asked["override_reason"] == "a court says so"
    path = f"/v1/approvals/{asked['id']}/approve"
    await refuse(office.api, "POST", path, status=403, code="forbidden", role="jan:finance")
    await office.api.post(path, role="jan:lead")
    assert await office.api.credit(office.customer) == (0, 0, 0, 8040)


# --- verify ---------------------------------------------------------------------------------------


async def test_verify_misses_what_was_approved_and_finds_what_was_not(office: Office) -> None:
    api = office.api
    asked = await adjust(office, 600)
    done = await api.post(f"/v1/approvals/{asked['id']}/approve", role="jan:lead")
    purchase = (await api.entries(office.customer))[0]
    for change, name in (
        (f"entry_id = '{purchase['id']}'", "I9 what was approved is what its entry moved"),
        ("minutes = 610", "I9 what was approved is what its entry moved"),
        (
            "status = 'pending_approval', entry_id = NULL, decided_by = NULL, decided_at = NULL",
            "I9 what two people made was approved: what waits, or was refused, is not booked",
        ),
    ):
        await api.db.execute(f"UPDATE approval SET {change} WHERE id = '{asked['id']}'")
        assert name in await found_broken(api.dsn), change
        await api.db.execute(
            "UPDATE approval SET status = 'approved', entry_id = $1, decided_by = $2, decided_at = $3,"
            " minutes = 600 WHERE id = $4",
            done["entry_id"], done["decided_by"], NOON, asked["id"],
        )  # fmt: skip
