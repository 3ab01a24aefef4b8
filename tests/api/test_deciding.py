"""Of many who decide at once one wins; what is asked is looked at before, sent again, and found."""

import uuid

import pytest

from tests.api.approvals import Office, adjust, ask, thresholds
from tests.api.world import nothing_changes, refuse
from tests.ledger.racing import at_once, outcomes, winner
from tests.support import Json


async def race(office: Office, asked: Json) -> str:
    """What became of it, when all verbs came many times at once; one of them won."""
    path, no = f"/v1/approvals/{asked['id']}", {"reason": "no"}
    answers = await at_once(
        *(
            office.api.send("POST", f"{path}/{verb}", body, role=role, key=str(uuid.uuid4()))
            for _ in range(4)
            for verb, body, role in (
                ("approve", None, "jan:lead"),
                ("reject", no, "jan:finance"),
                ("withdraw", None, "hana:lead"),
            )
        )
    )
    assert outcomes(answers) == {"200": 1, "invalid_transition": 11}
    won = winner(answers)
    assert await office.api.get(path) == won
    status: str = won["status"]
    return status


async def test_of_many_who_decide_at_once_one_wins(office: Office) -> None:
    """Real connections: whoever comes first decides, and what is approved is booked once."""
    minutes = 960
    for _ in range(8):
        minutes += 130 * (await race(office, await adjust(office, 130)) == "approved")
        assert await office.api.credit(office.customer) == (minutes, 0, 0, 0)
    approved = len((await office.api.get("/v1/approvals?status=approved"))["items"])
    assert len(await office.api.entries(office.customer)) == 1 + approved


async def test_of_two_approvals_of_the_same_minutes_at_once_one_is_carried_out(
    office: Office,
) -> None:
    purchase = await office.api.buy(office.customer)
    path = f"/v1/purchases/{purchase['id']}/refund"
    asked = [await ask(office, path, {"minutes": 300}, "hana:finance") for _ in range(4)]
    answers = await at_once(
        *(
            office.api.send(
                "POST", f"/v1/approvals/{one['id']}/approve", role="jan:finance", key="a"
            )
            for one in asked
        )
    )
    assert outcomes(answers) == {"200": 1, "nothing_to_refund": 3}
    assert (await office.api.get(f"/v1/purchases/{purchase['id']}"))["refunded_minutes"] == 300


# --- the conventions ------------------------------------------------------------------------------


async def test_a_dry_run_tells_that_it_would_wait_and_what_an_approval_would_do(
    office: Office,
) -> None:
    api, path = office.api, f"/v1/customers/{office.customer['id']}/adjustments"
    async with nothing_changes(api):
        response = await api.send(
            "POST", f"{path}?dry_run=true", {"minutes": 130, "reason": "r"}, role="hana:lead"
        )
    assert response.status_code == 202
    assert "location" not in response.headers
    assert (response.json()["id"], response.json()["status"]) == (None, "pending_approval")
    asked = await adjust(office, 130)
    async with nothing_changes(api):
        approve = f"/v1/approvals/{asked['id']}/approve?dry_run=true"
        response = await api.send("POST", approve, role="jan:lead")
    assert response.status_code == 200
    assert (response.json()["status"], response.json()["entry_id"]) == ("approved", None)


async def test_a_retry_asks_once_and_approves_once(office: Office) -> None:
    api, path = office.api, f"/v1/customers/{office.customer['id']}/adjustments"
    body = {"minutes": 130, "reason": "r"}
    first, again = [await api.send("POST", path, body, role="hana:lead", key="one") for _ in (1, 2)]
    assert (again.status_code, again.content) == (202, first.content)
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["idempotent-replayed"] == "true"
    approve = f"/v1/approvals/{first.json()['id']}/approve"
    done, again = [await api.send("POST", approve, role="jan:lead", key="two") for _ in (1, 2)]
    assert (again.status_code, again.content) == (200, done.content)
    assert await api.credit(office.customer) == (1090, 0, 0, 0)


async def test_who_looked_at_another_version_is_told(office: Office) -> None:
    purchase = await office.api.buy(office.customer)
    asked = await ask(
        office, f"/v1/purchases/{purchase['id']}/refund", {"minutes": 130}, "hana:finance"
    )
    how: Json = {"role": "jan:finance", "headers": {"If-Match": '"v2"'}}
    path = f"/v1/approvals/{asked['id']}/approve"
    await refuse(office.api, "POST", path, status=412, code="stale_version", **how)
    # The purchase has another version by now: what was named is the approval's.
    await office.api.post(f"/v1/purchases/{purchase['id']}/refund", {"minutes": 10})
    how["headers"] = {"If-Match": '"v1"'}
    done = await office.api.send("POST", path, key="k", **how)
    assert (done.status_code, done.headers["etag"]) == (200, '"v2"')


async def test_approvals_are_found_by_kind_and_customer(office: Office) -> None:
    api = office.api
    other = await api.customer()
    asked = await adjust(office, 130)
    path = f"/v1/customers/{other['id']}/adjustments"
    theirs = await ask(office, path, {"minutes": 200, "reason": "r"})
    for query, found in (
        ("", [asked, theirs]),
        (f"?customer_id={other['id']}", [theirs]),
        ("?kind=refund", []),
        ("?kind=refund&kind=adjustment&status=pending_approval", [asked, theirs]),
    ):
        assert (await api.get(f"/v1/approvals{query}"))["items"] == found


# --- thresholds and people ------------------------------------------------------------------------


async def test_thresholds_are_an_admins_and_keep_what_is_left_out(office: Office) -> None:
    api, path = office.api, "/v1/approval-thresholds"
    found = await thresholds(api, minutes=60)
    assert found == {"minutes": 60, "money": [{"currency": "EUR", "amount": "250.00"}]}
    assert await thresholds(api, money=[{"currency": "JPY", "amount": 50000}]) == {
        "minutes": 60, "money": [{"currency": "JPY", "amount": "50000"}],
    }  # fmt: skip
    assert (await thresholds(api, minutes=None))["minutes"] is None
    for role in ("lead", "finance"):
        assert await api.get(path, role=role)
        await refuse(api, "PUT", path, {"minutes": 1}, status=403, code="forbidden", role=role)
    how: Json = {"headers": {"If-Match": '"v1"'}}
    await refuse(api, "PUT", path, {"minutes": 1}, status=412, code="stale_version", **how)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"minutes": -1}, "validation_failed"),
        ({"minutes": 1.5}, "validation_failed"),
        ({"money": [{"currency": "JPY", "amount": "0.5"}]}, "validation_failed"),
        ({"money": [{"currency": "EUR", "amount": "1.001"}]}, "validation_failed"),
        ({"money": [{"currency": "EUR", "amount": "-1"}]}, "validation_failed"),
        ({"money": [{"currency": "EUR", "amount": "1"}] * 2}, "validation_failed"),
        ({"money": [{"currency": "DEM", "amount": "1"}]}, "unknown_currency"),
    ],
)
async def test_thresholds_that_say_nothing_are_refused(
    office: Office, body: Json, code: str
) -> None:
    await refuse(office.api, "PUT", "/v1/approval-thresholds", body, status=422, code=code)


async def test_a_person_is_entered_once_and_is_of_the_office(office: Office) -> None:
    api, hana = office.api, office.people["hana"]
    assert await api.get(f"/v1/people/{hana['id']}", role="lead") == hana
    twin = {"name": "H.", "email": "Hana@example.com"}
    await refuse(api, "POST", "/v1/people", twin, status=409, code="person_known")
    await refuse(
        api, "POST", "/v1/people", {**twin, "email": "h@example.com"},
        status=403, code="forbidden", role="lead",
    )  # fmt: skip
    bound = {"role": "customer", "customer_id": office.customer["id"], "person_id": hana["id"]}
    await refuse(api, "POST", "/v1/keys", bound, status=422, code="key_binding_invalid")
    nobody = {"role": "lead", "person_id": office.customer["id"]}
    await refuse(api, "POST", "/v1/keys", nobody, status=404, code="person_not_found")
