"""A payment that was recorded by mistake is taken back: it stays in the list, and no longer counts."""

import asyncio
from datetime import UTC, date, datetime
from typing import Any

import asyncpg
import pytest

from app import errors
from app.kit.postgres.database import Connection, Tx
from app.payments import months
from app.run import verify
from tests.api.world import DAY, refuse, z
from tests.conftest import fresh_database
from tests.ledger.books import ACTOR
from tests.ledger.racing import at_once, outcomes
from tests.payments.files import list_file
from tests.support import NOON, Api, Json, open_api

APRIL = datetime(2031, 4, 2, tzinfo=UTC)
REASON: Json = {"reason": "it was another customer's"}


async def order(api: Api, **facts: Any) -> Json:
    """A purchase of 960.00 EUR that waits for its money."""
    return await api.buy(await api.customer(), **{"paid": False, **facts})


async def receive(api: Api, purchase: Json, amount: str, **facts: object) -> Json:
    return await api.post(f"/v1/purchases/{purchase['id']}/payments", {"amount": amount, **facts})


def place(payment: Json) -> str:
    return f"/v1/payments/{payment['id']}/withdraw"


async def withdraw(api: Api, payment: Json, now: datetime = NOON) -> Json:
    return await api.post(place(payment), REASON, now=now)


async def seen(api: Api, purchase: Json) -> tuple[str, str, str]:
    """How a purchase stands: its status, how far it is paid, and what came."""
    shown = await api.get(f"/v1/purchases/{purchase['id']}")
    return shown["status"], shown["payment_state"], shown["paid_amount"]


async def payments_of(api: Api, purchase: Json, query: str = "") -> list[Json]:
    found: list[Json] = (await api.get(f"/v1/payments?purchase_id={purchase['id']}{query}"))[
        "items"
    ]
    return found


async def test_a_payment_that_is_withdrawn_is_kept_and_no_longer_counts(api: Api) -> None:
    purchase = await order(api)
    right, wrong = await receive(api, purchase, "100"), await receive(api, purchase, "200")
    assert (wrong["status"], wrong["withdrawn_at"]) == ("received", None)
    withdrawn = await withdraw(api, wrong, NOON + DAY)
    told = {
        "status": "withdrawn",
        "withdrawn_at": z(NOON + DAY),
        "withdrawn_by": withdrawn["withdrawn_by"],
        "withdrawal_reason": REASON["reason"],
    }
    assert withdrawn == {**wrong, **told}
    assert withdrawn["withdrawn_by"].startswith("key:")
    assert await seen(api, purchase) == ("pending_payment", "partly_paid", "100.00")
    assert await payments_of(api, purchase) == [right, withdrawn]
    assert await payments_of(api, purchase, "&status=received") == [right]
    assert await payments_of(api, purchase, "&status=withdrawn") == [withdrawn]
    own = await api.get(f"/v1/payments/{wrong['id']}", role=purchase["customer_id"])
    assert own == withdrawn
    event = (await api.get("/v1/events?limit=200"))["items"][-1]
    assert (event["type"], event["subject_id"]) == ("payment.withdrawn", wrong["id"])
    assert event["data"] == {
        "purchase_id": purchase["id"],
        "amount": "200.00",
        "currency": "EUR",
        "payment_state": "partly_paid",
    }


async def test_what_nothing_is_paid_for_any_more_can_be_void(api: Api) -> None:
    purchase = await order(api)
    payment = await receive(api, purchase, "0.01")
    void = f"/v1/purchases/{purchase['id']}/void"
    await refuse(api, "POST", void, status=409, code="payment_counted")
    await withdraw(api, payment)
    assert await seen(api, purchase) == ("pending_payment", "unpaid", "0.00")
    assert (await api.post(void))["status"] == "void"
    assert await verify.broken(api.dsn) == {}


async def test_what_money_of_other_currencies_came_for_is_void_once_all_is_withdrawn(
    api: Api,
) -> None:
    purchase = await order(api)
    yen, dollars = [
        await receive(api, purchase, "110", currency=currency) for currency in ("JPY", "USD")
    ]
    void = f"/v1/purchases/{purchase['id']}/void"
    for payment, left in ((yen, {"JPY": "110", "USD": "110.00"}), (dollars, {"USD": "110.00"})):
        refused = await refuse(api, "POST", void, status=409, code="payment_counted")
        assert (refused["paid_amount"], refused["received"]) == ("0.00", left)
        await withdraw(api, payment)
    assert (await api.post(void))["status"] == "void"
    assert await verify.broken(api.dsn) == {}


async def test_twice_is_refused_and_so_is_an_older_version(api: Api) -> None:
    purchase = await order(api)
    payment = await receive(api, purchase, "100")
    one = f"/v1/payments/{payment['id']}"
    seen_tag = (await api.send("GET", one)).headers["etag"]
    stale: Json = {"status": 412, "code": "stale_version", "headers": {"If-Match": '"v9"'}}
    await refuse(api, "POST", place(payment), REASON, **stale)
    answer = await api.send("POST", place(payment), REASON, headers={"If-Match": seen_tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] == (await api.send("GET", one)).headers["etag"] != seen_tag
    how: Json = {"status": 409, "code": "invalid_transition"}
    refused = await refuse(api, "POST", place(payment), REASON, **how)
    assert (refused["current_status"], refused["allowed"]) == ("withdrawn", [])
    # A retry with its key is the first answer, and no second withdrawal.
    other = await receive(api, purchase, "100")
    first = await api.send("POST", place(other), REASON, key="once")
    again = await api.send("POST", place(other), REASON, key="once")
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json()


@pytest.mark.parametrize(
    ("amount", "allowed"), [("0.01", True), ("200.00", True), ("200.01", False), ("960.00", False)]
)
async def test_what_became_credit_stays_paid_to_the_cent(
    api: Api, amount: str, *, allowed: bool
) -> None:
    purchase = await order(api)
    await receive(api, purchase, str(1160 - float(amount)))
    payment = await receive(api, purchase, amount)
    credit = await api.credit({"id": purchase["customer_id"]})
    assert credit == (480, 0, 0, 0)
    if allowed:
        await withdraw(api, payment)
        left = f"{1160 - float(amount):.2f}"
        state = "paid" if left == "960.00" else "overpaid"
        assert await seen(api, purchase) == ("paid", state, left)
    else:
        how: Json = {"status": 409, "code": "payment_became_credit"}
        refused = await refuse(api, "POST", place(payment), REASON, **how)
        left = f"{1160 - float(amount):.2f}"
        named = (refused["gross"], refused["left_amount"], refused["currency"])
        assert named == ("960.00", left, "EUR")
        assert await seen(api, purchase) == ("paid", "overpaid", "1160.00")
    assert await api.credit({"id": purchase["customer_id"]}) == credit


async def test_the_wrong_payment_goes_once_the_right_one_is_there(api: Api) -> None:
    purchase = await order(api)
    await api.post(f"/v1/purchases/{purchase['id']}/pay")
    [wrong] = await payments_of(api, purchase)
    how: Json = {"status": 409, "code": "payment_became_credit"}
    await refuse(api, "POST", place(wrong), REASON, **how)
    await receive(api, purchase, "960")
    await withdraw(api, wrong)
    assert await seen(api, purchase) == ("paid", "paid", "960.00")
    # Of what was paid back the whole sum was paid, too.
    await api.post(f"/v1/purchases/{purchase['id']}/refund")
    [right] = await payments_of(api, purchase, "&status=received")
    await refuse(api, "POST", place(right), REASON, **how)
    assert (await seen(api, purchase))[0] == "refunded"


async def test_money_of_another_currency_is_withdrawn_whatever_became_of_its_purchase(
    api: Api,
) -> None:
    pending, paid = await order(api), await order(api)
    for purchase in (pending, paid):
        await receive(api, purchase, "5", currency="CZK")
    await api.post(f"/v1/purchases/{paid['id']}/pay")
    for purchase in (pending, paid):
        before = await seen(api, purchase)
        await withdraw(api, (await payments_of(api, purchase))[0])
        assert await seen(api, purchase) == before
    # What costs nothing waits as before.
    free = await order(api, price_per_person_day="0")
    foreign = await receive(api, free, "5", currency="CZK")
    await withdraw(api, foreign)
    assert await seen(api, free) == ("pending_payment", "unpaid", "0.00")
    assert await verify.broken(api.dsn) == {}


async def test_a_line_of_a_bank_stays_recorded_and_is_put_right_by_hand(api: Api) -> None:
    wrong, right = await order(api, invoice_number="2031-117"), await order(api)
    path, headers = "/v1/payments/import", {"Content-Type": "text/csv"}
    content = list_file("2031-03-05;500.00;EUR;2031-117;;T1")
    shown = await api.post(path, content=content, headers=headers)
    payment_id = shown["lines"][0]["payment_id"]
    await withdraw(api, {"id": payment_id})
    assert await seen(api, wrong) == ("pending_payment", "unpaid", "0.00")
    for file in (content, content + b"2031-03-05;1.00;EUR;;;T2\n"):
        again = await api.post(path, content=file, headers=headers, now=NOON + DAY)
        line = again["lines"][0]
        assert (line["outcome"], line["payment_id"]) == ("recorded_before", payment_id)
    await receive(api, right, "500.00", reference="2031-117 T1")
    assert await seen(api, right) == ("pending_payment", "partly_paid", "500.00")
    assert await verify.broken(api.dsn) == {}


async def test_a_payment_of_a_closed_month_stands_until_that_is_reopened(api: Api) -> None:
    purchase = await order(api)
    days = ("2031-02-28", "2031-03-01", "2031-03-31", "2031-04-01")
    paid = {day: await receive_on(api, purchase, day) for day in days}
    await api.post("/v1/periods/2031-03/close", now=APRIL)
    for day in days[:3]:
        how: Json = {"status": 409, "code": "month_closed", "now": APRIL}
        refused = await refuse(api, "POST", place(paid[day]), REASON, **how)
        assert refused["received_on"] == day
    await withdraw(api, paid["2031-04-01"], APRIL)
    reopened = {"reason": "a payment was another customer's"}
    await api.post("/v1/periods/2031-03/reopen", reopened, now=APRIL)
    await refuse(api, "POST", place(paid["2031-02-28"]), REASON, **how)
    for day in days[1:3]:
        await withdraw(api, paid[day], APRIL)
    assert await seen(api, purchase) == ("pending_payment", "partly_paid", "1.00")
    again = await api.post("/v1/periods/2031-03/close", now=APRIL)
    first, second = (one["signed"] for one in again["snapshots"])
    assert first["money_at_end"] == second["money_at_end"]
    assert await verify.broken(api.dsn) == {}


async def receive_on(api: Api, purchase: Json, day: str) -> Json:
    body = {"amount": "1.00", "received_on": day}
    return await api.post(f"/v1/purchases/{purchase['id']}/payments", body, now=APRIL, key=day)


async def test_of_many_who_withdraw_at_once_one_does(api: Api) -> None:
    purchase = await order(api)
    payment = await receive(api, purchase, "100")
    answers = await at_once(
        *(api.send("POST", place(payment), REASON, key=f"{one}") for one in range(6))
    )
    assert outcomes(answers) == {"200": 1, "invalid_transition": 5}
    assert await seen(api, purchase) == ("pending_payment", "unpaid", "0.00")


@pytest.mark.parametrize("first", [0, 1])
async def test_withdrawing_beside_the_last_payment_is_before_or_after_it(
    api: Api, first: int
) -> None:
    """Before it more is due; behind it, it is part of what became credit."""
    for number in range(4):
        purchase = await order(api)
        payment = await receive(api, purchase, "100")
        pay = f"/v1/purchases/{purchase['id']}/pay"
        requests = [
            api.send("POST", place(payment), REASON, key=f"take {number}"),
            api.send("POST", pay, key=f"pay {number}"),
        ]
        both = await at_once(*(requests if first == 0 else reversed(requests)))
        withdrawn, paid = both if first == 0 else reversed(both)
        assert paid.status_code == 200
        assert await seen(api, purchase) == ("paid", "paid", "960.00")
        assert withdrawn.status_code == 200 or (withdrawn.json()["code"] == "payment_became_credit")
        amounts = [one["amount"] for one in await payments_of(api, purchase, "&status=received")]
        assert amounts == (["960.00"] if withdrawn.is_success else ["100.00", "860.00"])
    assert await verify.broken(api.dsn) == {}


@pytest.mark.parametrize("first", [0, 1])
async def test_withdrawing_beside_giving_up_is_before_or_too_late_for_it(
    api: Api, first: int
) -> None:
    for number in range(4):
        purchase = await order(api)
        payment = await receive(api, purchase, "100")
        requests = [
            api.send("POST", place(payment), REASON, key=f"take {number}"),
            api.send("POST", f"/v1/purchases/{purchase['id']}/void", key=f"void {number}"),
        ]
        both = await at_once(*(requests if first == 0 else reversed(requests)))
        withdrawn, void = both if first == 0 else reversed(both)
        assert withdrawn.status_code == 200
        status = (await seen(api, purchase))[0]
        assert status == ("void" if void.is_success else "pending_payment")
        assert void.is_success or void.json()["code"] == "payment_counted"
    assert await verify.broken(api.dsn) == {}


async def test_a_month_that_is_closed_again_waits_for_money_that_is_put_right_in_it(
    server: str, template: str
) -> None:
    async with fresh_database(server, template) as dsn, open_api(dsn) as api:
        await order(api)
        for verb, body in (("close", None), ("reopen", REASON)):
            await api.post(f"/v1/periods/2031-03/{verb}", body, now=APRIL)
        one, other = await asyncpg.connect(dsn), await asyncpg.connect(dsn)
        month = "SELECT status FROM period WHERE month = '2031-03'"
        correcting = Tx(one, ACTOR, APRIL)
        await correcting.begin()
        await months.check_open(correcting, date(2031, 3, 1), date(2031, 3, 31))
        closing = asyncio.create_task(
            api.send("POST", "/v1/periods/2031-03/close", now=APRIL, key="close")
        )
        await _until_one_waits(other)
        assert await other.fetchval(month) == "reopened"
        await correcting.commit()
        assert (await closing).status_code == 200
        # Whoever comes while it is being opened waits, and finds it open.
        await other.execute("BEGIN; UPDATE period SET status = 'reopened'")
        late = Tx(one, ACTOR, APRIL)
        await late.begin()
        checking = asyncio.create_task(months.check_open(late, date(2031, 3, 31)))
        third = await asyncpg.connect(dsn)
        await _until_one_waits(third)
        await other.execute("COMMIT")
        await checking
        with pytest.raises(errors.MonthClosed) as refused:
            await months.check_open(late, date(2031, 3, 31), date(2031, 2, 28))
        assert refused.value.fields == {"received_on": "2031-02-28"}
        await late.rollback()
        for connection in (one, other, third):
            await connection.close()


async def _until_one_waits(connection: Connection) -> None:
    while not await connection.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
        await asyncio.sleep(0.01)
