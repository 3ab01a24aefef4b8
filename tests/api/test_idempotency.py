"""One effect per Idempotency-Key, whose answer is told again for 30 days."""

from datetime import timedelta

import pytest
from httpx import Response

from tests.api.world import (
    DAY,
    HOUR,
    SECOND,
    nothing_changes,
    read_problem,
    refuse,
    start,
    work,
)
from tests.support import NOON, Api, Json

STARTS = NOON + 3 * DAY
PRICE = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR", "paid": True}


def told_again(first: Response, again: Response) -> None:
    """The second answer is the first one, to the byte, and says so."""
    assert first.is_success, first.text
    assert again.status_code == first.status_code
    assert again.content == first.content
    for name in ("location", "etag", "content-type"):
        assert again.headers.get(name) == first.headers.get(name)
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"


async def test_the_same_request_with_the_same_key_has_one_effect_and_one_answer(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    body = api.booking(customer, technician, starts_at=STARTS)
    first = await api.send("POST", "/v1/sessions", body, key="k")
    assert (first.status_code, first.headers["etag"]) == (201, '"v1"')
    assert first.headers["location"] == f"/v1/sessions/{first.json()['id']}"
    async with nothing_changes(api):
        told_again(first, await api.send("POST", "/v1/sessions", body, key="k", now=NOON + HOUR))
        # The same members in another order are the same request.
        turned = dict(reversed(body.items()))
        told_again(first, await api.send("POST", "/v1/sessions", turned, key="k"))
    assert await api.credit(customer) == (360, 120, 0, 0)


async def test_the_key_of_another_request_is_refused(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    await api.post(path, PRICE, key="k")
    for changed in ({"minutes": 490}, {"paid": False}, {"invoice_number": "2031-1"}):
        body = {**PRICE, **changed}
        await refuse(api, "POST", path, body, status=422, code="idempotency_key_reused", key="k")
    assert await api.credit(customer) == (480, 0, 0, 0)


async def test_another_key_holder_or_path_has_keys_of_its_own(api: Api) -> None:
    one, two = await api.customer(), await api.customer()
    for customer in (one, two):
        path = f"/v1/customers/{customer['id']}/purchases"
        for role in ("admin", "finance"):
            await api.post(path, PRICE, key="k", role=role)
        assert await api.credit(customer) == (960, 0, 0, 0)
    # Two keys of one role are two principals.
    second = await api.post("/v1/keys", {"role": "admin"})
    api.keys["second"] = second["key"]
    await api.post(f"/v1/customers/{one['id']}/purchases", PRICE, key="k", role="second")
    assert await api.credit(one) == (1440, 0, 0, 0)


async def test_after_a_402_the_same_key_books_once_credit_is_there(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    body = api.booking(customer, technician, starts_at=STARTS)
    how: Json = {"status": 402, "code": "insufficient_credit", "key": "k"}
    await refuse(api, "POST", "/v1/sessions", body, **how)
    await refuse(api, "POST", "/v1/sessions", body, **how)
    await api.buy(customer)
    booked = await api.send("POST", "/v1/sessions", body, key="k")
    assert booked.status_code == 201
    assert "idempotent-replayed" not in booked.headers
    told_again(booked, await api.send("POST", "/v1/sessions", body, key="k"))
    assert await api.credit(customer) == (360, 120, 0, 0)


async def test_no_refusal_is_kept(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    taken = await api.book(customer, technician, starts_at=STARTS)
    body = api.booking(customer, technician, starts_at=STARTS)
    await refuse(api, "POST", "/v1/sessions", body, status=409, code="slot_taken", key="k")
    wrong = {**body, "category": "implementation"}
    await refuse(api, "POST", "/v1/sessions", wrong, status=422, code="wrong_product", key="k")
    await api.post(f"/v1/sessions/{taken['id']}/cancel", {"asked_by": "provider"})
    assert (await api.send("POST", "/v1/sessions", body, key="k")).status_code == 201


async def test_whatever_moves_money_or_minutes_by_hand_needs_a_key(api: Api) -> None:
    customer = await api.customer()
    day = await api.buy(customer)
    for path, body in (
        (f"/v1/customers/{customer['id']}/purchases", PRICE),
        (f"/v1/customers/{customer['id']}/adjustments", {"minutes": 10, "reason": "goodwill"}),
        (f"/v1/purchases/{day['id']}/refund", {"minutes": 10}),
    ):
        await refuse(api, "POST", path, body, status=400, code="idempotency_key_required", key=None)
    assert await api.credit(customer) == (480, 0, 0, 0)


async def test_a_key_is_1_to_255_printable_ascii_characters(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {**PRICE, "paid": False}
    headers = {"Authorization": f"Bearer {api.keys['admin']}"}
    for bad in (b"", b'""', b"x" * 256, b'"' + b"x" * 256 + b'"', b"caf\xc3\xa9", b"a\tb", b"\x7f"):
        async with nothing_changes(api):
            sent = [
                *((k.encode(), v.encode()) for k, v in headers.items()),
                (b"idempotency-key", bad),
            ]
            response = await api.http.post(path, json=body, headers=sent)
        read_problem(response, 400, "invalid_idempotency_key")
    for good in ("x", "x" * 255, '"' + "x" * 254 + '"', "a b", "!", '"', 'a"b'):
        response = await api.send("POST", path, body, key=good)
        assert response.status_code == 201, good
        assert "idempotent-replayed" not in response.headers


async def test_a_quoted_key_is_the_bare_one(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    first = await api.send("POST", path, PRICE, key='"8e03978e-40d5"')
    told_again(first, await api.send("POST", path, PRICE, key="8e03978e-40d5"))
    assert await api.credit(customer) == (480, 0, 0, 0)


async def test_a_secret_is_shown_once_and_stored_nowhere(api: Api) -> None:
    body = {"role": "lead", "name": "portal"}
    made = await api.post("/v1/keys", body, key="k")
    await refuse(api, "POST", "/v1/keys", body, status=409, code="secret_already_shown", key="k")
    body["name"] = "other"
    await refuse(api, "POST", "/v1/keys", body, status=422, code="idempotency_key_reused", key="k")
    assert "key" not in await api.get(f"/v1/keys/{made['id']}")
    listed = await api.get("/v1/keys?limit=200")
    assert all("key" not in item for item in listed["items"])

    names = await api.db.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    )
    assert len(names) > 15
    secret = made["key"]
    for (name,) in names:
        for (row,) in await api.db.fetch(f"SELECT t::text FROM {name} AS t"):
            # Bytes are shown in hexadecimal.
            assert secret not in row, name
            assert secret.encode().hex() not in row, name


async def test_a_dry_run_neither_reads_nor_stores_keys(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    body = api.booking(customer, technician, starts_at=STARTS)
    path = "/v1/sessions?dry_run=true"
    async with nothing_changes(api):
        for _ in range(2):
            tried = await api.send("POST", path, body, key="k")
            assert (tried.status_code, tried.json()["id"]) == (200, None)
            assert "idempotent-replayed" not in tried.headers
    assert (await api.send("POST", "/v1/sessions", body, key="k")).status_code == 201
    # The key is taken by now, and the slot too: the dry run says what would happen without it.
    await refuse(api, "POST", path, body, status=409, code="slot_taken", key="k")


async def test_a_verb_is_told_again_after_the_state_has_moved_on(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    pending = await api.buy(customer, paid=False)

    async def once(path: str, body: Json | None = None, role: str = "admin") -> Response:
        response = await api.send("POST", path, body, key="k", role=role, now=now)
        assert response.is_success, response.text
        requests.append((path, body, role, response))
        return response

    requests: list[tuple[str, Json | None, str, Response]] = []
    now = NOON
    await once(f"/v1/purchases/{pending['id']}/pay")
    body = api.booking(customer, technician, starts_at=STARTS, server_id=server["id"])
    session = (await once("/v1/sessions", body)).json()
    path = f"/v1/sessions/{session['id']}"
    asked = {"starts_at": (STARTS + HOUR).isoformat(), "asked_by": "customer"}
    now = STARTS - HOUR
    penalty = (await once(f"{path}/reschedule", asked)).json()["penalty"]
    now = STARTS + HOUR
    await once(f"{path}/start")
    sheet: Json = {"time_entries": [], "summary": "unreachable"}
    worksheet = (await once(f"{path}/worksheet", sheet)).json()
    path = f"/v1/worksheets/{worksheet['id']}"
    await once(f"{path}/dispute", {"reason": "nobody called"}, customer["id"])
    await once(f"{path}/answer", {"message": "we did"})
    await once(f"{path}/amend", {"time_entries": [], "reason": "as it was"})
    await once(f"{path}/confirm", {"revision": 2}, customer["id"])
    await once(f"/v1/penalties/{penalty['id']}/waive", {"reason": "our fault"})
    await once(f"/v1/purchases/{pending['id']}/refund")

    now = STARTS + DAY
    async with nothing_changes(api):
        for path, sent, role, first in requests:
            told_again(first, await api.send("POST", path, sent, key="k", role=role, now=now))
    # Without the key each of them is refused by the state it finds.
    await refuse(
        api, "POST", f"/v1/worksheets/{worksheet['id']}/confirm",
        status=409, code="invalid_transition", key="fresh", role=customer["id"],
    )  # fmt: skip


async def test_a_replay_does_not_mind_the_version_it_named_then(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    server = await api.server(customer)
    await api.buy(customer)
    worksheet = await work(api, customer, technician, server=server, starts_at=STARTS, worked=HOUR)
    path = f"/v1/worksheets/{worksheet['id']}/confirm"
    how: Json = {"role": customer["id"], "key": "k", "headers": {"If-Match": '"v1"'}}
    first = await api.send("POST", path, **how)
    assert first.headers["etag"] == '"v2"'
    told_again(first, await api.send("POST", path, **how))


@pytest.mark.parametrize("age", [timedelta(), DAY, 30 * DAY - SECOND])
async def test_an_answer_is_kept_for_30_days(api: Api, age: timedelta) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    first = await api.send("POST", path, PRICE, key="k")
    told_again(first, await api.send("POST", path, PRICE, key="k", now=NOON + age))
    assert await api.credit(customer) == (480, 0, 0, 0)


async def test_after_30_days_a_key_is_a_new_one_for_any_request(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    first = await api.send("POST", path, PRICE, key="k")
    other = {**PRICE, "minutes": 500}
    later = NOON + 30 * DAY
    second = await api.send("POST", path, other, key="k", now=later)
    assert second.status_code == 201, second.text
    assert "idempotent-replayed" not in second.headers
    assert second.json()["id"] != first.json()["id"]
    assert await api.credit(customer) == (980, 0, 0, 0)
    told_again(second, await api.send("POST", path, other, key="k", now=later + DAY))


async def test_a_key_that_was_never_used_changes_nothing_about_a_refusal(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer)
    session = await api.book(customer, technician, starts_at=STARTS)
    await refuse(
        api, "POST", f"/v1/sessions/{session['id']}/start",
        status=409, code="server_access_missing", key="k", now=STARTS,
    )  # fmt: skip
    server = await api.server(customer)
    other = await api.book(customer, technician, starts_at=STARTS + DAY, server_id=server["id"])
    assert (await start(api, other))["status"] == "in_progress"
