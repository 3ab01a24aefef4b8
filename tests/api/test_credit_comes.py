"""Everything by which credit rises schedules what waits for it, in the same transaction (C5)."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.api.booking import adjust, patch, status, wait
from tests.api.world import DAY, HOUR, start, time_entry, worksheet_body
from tests.staff import afresh, events
from tests.support import NOON, Api, Json

SOON, LATER = NOON + 2 * DAY, NOON + 10 * DAY
WORKED = timedelta(minutes=47)


@pytest.fixture
async def api(service: Api) -> Api:
    return await afresh(service)


# Each leaves a customer without free credit, and returns what frees some, and how much that is.
Act = Callable[[], Awaitable[Any]]
Source = Callable[[Api, Json, Json], Awaitable[tuple[Act, int]]]


async def spent(api: Api, customer: Json, technician: Json, **facts: Any) -> Json:
    """A session that holds all of a customer's 480 minutes."""
    await api.buy(customer)
    facts.setdefault("starts_at", SOON)
    return await api.book(customer, technician, estimated_minutes=480, **facts)


async def a_paid_purchase(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    return lambda: api.buy(customer, 490), 490


async def a_payment(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    bought = await api.buy(customer, paid=False)
    return lambda: api.post(f"/v1/purchases/{bought['id']}/pay"), 480


async def a_positive_adjustment(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    await adjust(api, customer, -70)
    return lambda: adjust(api, customer, 100), 30


async def an_adjustments_reversal(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    await api.buy(customer)
    taken = await adjust(api, customer, -520)
    path = f"/v1/adjustments/{taken['id']}/reverse"
    return lambda: api.post(path, {"reason": "it was right"}), 480


async def a_penaltys_waiver(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    late = await spent(api, customer, technician)
    path = f"/v1/sessions/{late['id']}/cancel"
    done = await api.post(path, {"asked_by": "customer"}, now=SOON - HOUR)
    await adjust(api, customer, -360)
    path = f"/v1/penalties/{done['penalty']['id']}/waive"
    return lambda: api.post(path, {"reason": "illness"}), 120


async def a_cancellation(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    other = await spent(api, customer, technician)
    path = f"/v1/sessions/{other['id']}/cancel"
    return lambda: api.post(path, {"asked_by": "customer"}), 480


async def a_late_cancellation(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    other = await spent(api, customer, technician)
    path = f"/v1/sessions/{other['id']}/cancel"
    return lambda: api.post(path, {"asked_by": "customer"}, now=SOON - HOUR), 360


async def the_providers_no_show(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    other = await spent(api, customer, technician)
    path = f"/v1/sessions/{other['id']}/no-show"
    return lambda: api.post(path, {"party": "provider"}, now=SOON), 480


async def a_shorter_estimate(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    other = await spent(api, customer, technician)
    return lambda: patch(api, other, {"estimated_minutes": 360}), 120


async def fewer_technicians(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    await api.buy(customer)
    pair = await api.technician(), technician
    other = await api.book(customer, *pair, starts_at=SOON, estimated_minutes=240)
    return lambda: patch(api, other, {"technician_ids": [technician["id"]]}), 240


async def started(api: Api, customer: Json, technician: Json) -> str:
    """The path of a session in progress that holds all of 480 minutes."""
    server, at = await api.server(customer), NOON + HOUR
    session = await spent(api, customer, technician, starts_at=at, server_id=server["id"])
    await start(api, session)
    return f"/v1/sessions/{session['id']}/worksheet"


async def less_work(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    path = await started(api, customer, technician)
    body = worksheet_body(time_entry(technician, NOON + HOUR, WORKED))
    return lambda: api.post(path, body, now=NOON + 2 * HOUR), 430


async def no_work(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    path = await started(api, customer, technician)
    return lambda: api.post(path, worksheet_body(), now=NOON + 2 * HOUR), 480


async def an_amendment(api: Api, customer: Json, technician: Json) -> tuple[Act, int]:
    path = await started(api, customer, technician)
    whole = worksheet_body(time_entry(technician, NOON + HOUR, 8 * HOUR))
    sheet = await api.post(path, whole, now=NOON + 10 * HOUR)
    less = {"time_entries": [time_entry(technician, NOON + HOUR, WORKED)], "reason": "less"}
    path = f"/v1/worksheets/{sheet['id']}/amend"
    return lambda: api.post(path, less, now=NOON + 11 * HOUR), 430


@pytest.mark.parametrize(
    "source",
    [
        a_paid_purchase,
        a_payment,
        a_positive_adjustment,
        an_adjustments_reversal,
        a_penaltys_waiver,
        a_cancellation,
        a_late_cancellation,
        the_providers_no_show,
        a_shorter_estimate,
        fewer_technicians,
        less_work,
        no_work,
        an_amendment,
    ],
    ids=lambda source: source.__name__.replace("_", " "),
)
async def test_whatever_frees_enough_credit_schedules_what_waits(api: Api, source: Source) -> None:
    customer, technician = await api.customer(), await api.technician()
    act, freed = await source(api, customer, technician)
    assert (await api.credit(customer))[0] == 0
    # The first to start needs 10 minutes more than there will be; the second needs them all.
    longer = await wait(api, customer, technician, starts_at=LATER, estimated_minutes=freed + 10)
    fits = await wait(api, customer, technician, starts_at=LATER + DAY, estimated_minutes=freed)
    await act()
    assert await status(api, longer) == "awaiting_credit"
    session = await api.get(f"/v1/sessions/{fits['id']}")
    assert (session["status"], session["reserved_minutes"]) == ("scheduled", freed)
    assert (await api.credit(customer))[0] == 0
    last = (await api.entries(customer))[-1]
    assert (last["kind"], last["reference"]) == ("hold", f"session:{fits['id']}:hold:1")
    [event] = await events(api, "session.scheduled", fits)
    assert event["reserved_minutes"] == freed


async def test_what_starts_first_is_scheduled_first_and_what_does_not_fit_is_passed_over(
    api: Api,
) -> None:
    customer, technician = await api.customer(), await api.technician()

    async def booked(days: int, minutes: int) -> Json:
        starts_at = LATER + days * DAY
        return await wait(api, customer, technician, starts_at=starts_at, estimated_minutes=minutes)

    # Booked in another order than they start.
    last, third, first, second = [
        await booked(days, minutes) for days, minutes in ((3, 80), (2, 50), (0, 400), (1, 100))
    ]
    await api.buy(customer)
    assert [await status(api, one) for one in (first, second, third, last)] == [
        "scheduled",
        "awaiting_credit",
        "scheduled",
        "awaiting_credit",
    ]
    entries = await api.entries(customer)
    assert [entry["reference"] for entry in entries[1:]] == [
        f"session:{one['id']}:hold:1" for one in (first, third)
    ]
    assert await api.credit(customer) == (30, 450, 0, 0)
    await adjust(api, customer, 150)
    assert await api.credit(customer) == (0, 630, 0, 0)
