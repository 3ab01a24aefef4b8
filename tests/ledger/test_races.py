"""Many at once on real connections: one effect each, no lost credit, no deadlock (design §2)."""

import asyncio
import itertools
import uuid
from collections import Counter
from datetime import datetime, timedelta

import pytest

from app import errors
from app.access import context
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from tests.ledger import books
from tests.ledger.books import Books
from tests.ledger.racing import at_once, customers, outcomes, winner
from tests.support import NOON, Api, Json

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
START = NOON + 10 * DAY


# --- credit ------------------------------------------------------------------------------------


async def test_64_bookings_at_once_against_credit_for_5_leave_exactly_5(api: Api) -> None:
    # Different technicians at disjoint times: nothing but the credit stands in their way.
    customer, technicians = await api.customer(), [await api.technician() for _ in range(16)]
    await api.buy(customer, 600)
    answers = await at_once(
        *(
            api.send(
                "POST",
                "/v1/sessions",
                api.booking(customer, technicians[n % 16], starts_at=START + n * 3 * HOUR),
            )
            for n in range(64)
        )
    )
    assert outcomes(answers) == {"201": 5, "insufficient_credit": 59}
    assert await api.credit(customer) == (0, 600, 0, 0)
    assert len((await api.get("/v1/sessions?limit=200"))["items"]) == 5
    for answer in answers:
        if not answer.is_success:
            # Whoever was too late saw credit as its predecessors had left it, never in between.
            figures = answer.json()
            assert figures["available_minutes"] == 0
            assert figures["shortfall_minutes"] == 120


async def test_several_pools_share_one_account_as_well(dsn: str) -> None:
    pools = [await open_pool(dsn, scope=EVERYBODY, size=3) for _ in range(4)]
    try:
        account = await books.open_books(pools[0])
        await account.buy(600)
        tries = [Books(pools[n % 4], account.customer_id).hold(120) for n in range(32)]
        made = await asyncio.gather(*tries, return_exceptions=True)
        refused = [one for one in made if isinstance(one, BaseException)]
        assert len(made) - len(refused) == 5
        assert all(isinstance(one, errors.InsufficientCredit) for one in refused)
        assert await account.figures() == (0, 600, 0, 0)
        assert await books.broken(dsn) == {}
    finally:
        for pool in pools:
            await pool.close()


async def test_debt_at_its_limit_is_reached_once_by_many_takers(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/adjustments"
    answers = await at_once(
        *(
            api.send("POST", path, {"minutes": -100, "reason": "x"}, key=str(uuid.uuid4()))
            for _ in range(20)
        )
    )
    assert outcomes(answers) == {"201": 4, "debt_limit_exceeded": 16}
    assert await api.credit(customer) == (0, 0, 0, 400)


# --- technicians -------------------------------------------------------------------------------


@pytest.fixture
def no_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deadlock is answered as an error, instead of being tried again until it is lucky."""
    monkeypatch.setattr(context, "RETRIED", ())


HOURS = [START + n * 3 * HOUR for n in range(3)]


async def _race(api: Api, everyone: list[Json], pairs: list[tuple[Json, ...]]) -> None:
    """At each hour all want technicians, and any two share one: so one customer gets them."""
    before = [await api.credit(customer) for customer in everyone]
    won = Counter[str]()
    for starts_at in HOURS:
        answers = await at_once(
            *(
                api.send("POST", "/v1/sessions", api.booking(one, *pair, starts_at=starts_at))
                for one, pair in zip(everyone, pairs, strict=True)
            )
        )
        assert outcomes(answers) == {"201": 1, "slot_taken": len(everyone) - 1}
        won[winner(answers)["customer_id"]] += 120 * len(pairs[0])
    for customer, (available, held, *rest) in zip(everyone, before, strict=True):
        minutes = won[customer["id"]]
        assert await api.credit(customer) == (available - minutes, held + minutes, *rest)


@pytest.mark.usefixtures("no_retries")
async def test_12_customers_on_one_technicians_hour_make_one_booking(api: Api) -> None:
    everyone, technician = await customers(api, 12), await api.technician()
    await _race(api, everyone, [(technician,)] * 12)


@pytest.mark.usefixtures("no_retries")
async def test_two_technicians_named_in_either_order_make_one_booking_and_no_deadlock(
    api: Api,
) -> None:
    everyone = await customers(api, 12, minutes=960)
    one, other = await api.technician(), await api.technician()
    await _race(api, everyone, [(one, other), (other, one)] * 6)


@pytest.mark.usefixtures("no_retries")
async def test_pairs_in_a_ring_of_three_technicians_make_one_booking_and_no_deadlock(
    api: Api,
) -> None:
    everyone = await customers(api, 12, minutes=960)
    a, b, c = [await api.technician() for _ in range(3)]
    await _race(api, everyone, [(a, b), (b, c), (c, a)] * 4)


@pytest.mark.usefixtures("no_retries")
async def test_sessions_that_swap_places_do_not_deadlock(api: Api) -> None:
    everyone, technician = await customers(api, 6), await api.technician()
    booked = [
        await api.book(customer, technician, starts_at=START + n * DAY)
        for n, customer in enumerate(everyone)
    ]
    answers = await at_once(
        *(
            api.send(
                "POST",
                f"/v1/sessions/{session['id']}/reschedule",
                {"starts_at": booked[(n + 1) % 6]["starts_at"], "asked_by": "provider"},
            )
            for n, session in enumerate(booked)
        )
    )
    assert set(outcomes(answers)) <= {"200", "slot_taken"}


# --- idempotency -------------------------------------------------------------------------------


async def test_one_idempotency_key_50_times_at_once_has_one_effect(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/purchases"
    body = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR", "paid": True}
    answers = await at_once(*(api.send("POST", path, body, key="same") for _ in range(50)))
    assert set(outcomes(answers)) <= {"201", "idempotency_key_in_progress"}
    made = [answer for answer in answers if answer.is_success]
    fresh = [answer for answer in made if "Idempotent-Replayed" not in answer.headers]
    assert len(fresh) == 1
    assert {answer.content for answer in made} == {fresh[0].content}
    assert {answer.headers["Location"] for answer in made} == {fresh[0].headers["Location"]}
    assert await api.credit(customer) == (480, 0, 0, 0)
    assert len(await api.entries(customer)) == 1


async def test_a_key_shared_by_bookings_that_cannot_all_fit_is_replayed_not_refused(
    api: Api,
) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    body = api.booking(customer, technician, starts_at=START)
    answers = await at_once(
        *(api.send("POST", "/v1/sessions", body, key="same") for _ in range(20))
    )
    # The second try meets a taken slot: it is told of the first one's success instead.
    assert set(outcomes(answers)) <= {"201", "idempotency_key_in_progress"}
    assert len({answer.json()["id"] for answer in answers if answer.is_success}) == 1
    assert await api.credit(customer) == (360, 120, 0, 0)


# --- one thing, many verbs ---------------------------------------------------------------------


async def test_of_many_late_movers_one_pays_and_the_others_see_the_new_start(api: Api) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    session = await api.book(customer, technician, starts_at=START)
    path = f"/v1/sessions/{session['id']}/reschedule"
    late = START - HOUR
    answers = await at_once(
        *(
            api.send(
                "POST",
                path,
                {"starts_at": (START + (5 + n) * DAY).isoformat(), "asked_by": "customer"},
                now=late,
            )
            for n in range(6)
        )
    )
    assert outcomes(answers) == {"200": 6}
    charged = [answer.json()["penalty"] for answer in answers if answer.json()["penalty"]]
    assert [penalty["minutes"] for penalty in charged] == [120]
    moves = (await api.get(f"/v1/sessions/{session['id']}"))["moves"]
    assert moves[0]["old_starts_at"] == session["starts_at"]
    for before, after in itertools.pairwise(moves):
        assert after["old_starts_at"] == before["new_starts_at"]
    assert await api.credit(customer) == (240, 120, 0, 0)


async def test_of_movers_who_saw_the_same_version_one_wins(api: Api) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    session = await api.book(customer, technician, starts_at=START)
    path = f"/v1/sessions/{session['id']}"
    etag = (await api.send("GET", path)).headers["ETag"]
    answers = await at_once(
        *(
            api.send(
                "POST",
                f"{path}/reschedule",
                {"starts_at": (START + (5 + n) * DAY).isoformat(), "asked_by": "customer"},
                now=START - HOUR,
                headers={"If-Match": etag},
            )
            for n in range(6)
        )
    )
    assert outcomes(answers) == {"200": 1, "stale_version": 5}
    assert await api.credit(customer) == (240, 120, 0, 0)


async def test_a_move_and_a_cancellation_at_once_cost_one_penalty_or_two_but_never_a_hold(
    api: Api,
) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    session = await api.book(customer, technician, starts_at=START)
    path = f"/v1/sessions/{session['id']}"
    target = {"starts_at": (START + HOUR).isoformat(), "asked_by": "customer"}
    answers = await at_once(
        api.send("POST", f"{path}/reschedule", target, now=START - HOUR),
        api.send("POST", f"{path}/cancel", {"asked_by": "customer"}, now=START - HOUR),
    )
    moved, cancelled = answers
    assert cancelled.is_success
    paid = 120 + 120 * moved.is_success
    assert await api.credit(customer) == (480 - paid, 0, 0, 0)


async def test_a_release_and_an_expiry_at_once_end_the_same_in_either_order(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 480, expires_on="2031-03-10")
    end = datetime.fromisoformat("2031-03-10T23:00:00+00:00")
    session = await api.book(customer, technician, starts_at=START)
    path = f"/v1/customers/{customer['id']}/adjustments"
    answers = await at_once(
        *(
            api.send("POST", path, {"minutes": 10, "reason": "x"}, key=str(n), now=end)
            for n in range(3)
        ),
        api.send("POST", f"/v1/sessions/{session['id']}/cancel", {"asked_by": "provider"}, now=end),
        *(
            api.send("POST", path, {"minutes": 10, "reason": "x"}, key=str(n), now=end)
            for n in range(3, 6)
        ),
    )
    assert outcomes(answers) == {"201": 6, "200": 1}
    assert await api.credit(customer, now=end) == (180, 0, 0, 0)
    expired = [entry for entry in await api.entries(customer) if entry["kind"] == "expiry"]
    assert [entry["postings"][0]["minutes"] for entry in expired] == [360, 120]


async def test_paying_many_times_at_once_makes_one_lot(api: Api) -> None:
    customer = await api.customer()
    bought = await api.buy(customer, paid=False)
    path = f"/v1/purchases/{bought['id']}"
    answers = await at_once(
        *(api.send("POST", f"{path}/pay", key=str(uuid.uuid4())) for _ in range(10))
    )
    assert outcomes(answers) == {"200": 1, "invalid_transition": 9}
    assert await api.credit(customer) == (480, 0, 0, 0)


async def test_a_purchase_is_paid_or_void_never_both(api: Api) -> None:
    customer = await api.customer()
    bought = await api.buy(customer, paid=False)
    path = f"/v1/purchases/{bought['id']}"
    answers = await at_once(
        *(
            api.send("POST", f"{path}/{verb}", key=str(uuid.uuid4()))
            for verb in ("pay", "void", "pay", "void")
        )
    )
    assert outcomes(answers) == {"200": 1, "invalid_transition": 3}
    paid = winner(answers)["status"] == "paid"
    assert await api.credit(customer) == (480 * paid, 0, 0, 0)


async def test_a_lot_is_refunded_once_by_many(api: Api) -> None:
    [customer] = await customers(api, 1)
    [bought] = (await api.get(f"/v1/customers/{customer['id']}/purchases"))["items"]
    path = f"/v1/purchases/{bought['id']}/refund"
    answers = await at_once(
        *(api.send("POST", path, {"minutes": 300}, key=str(n)) for n in range(6))
    )
    assert outcomes(answers) == {"200": 1, "nothing_to_refund": 5}
    assert await api.credit(customer) == (180, 0, 0, 0)
