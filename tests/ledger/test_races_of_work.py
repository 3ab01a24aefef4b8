"""Many at once about one worksheet, one penalty, or everything: see test_races."""

import random
import uuid
from datetime import timedelta

import httpx
import pytest

from tests.ledger.racing import at_once, customers, outcomes, winner
from tests.support import NOON, Api, Json

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
START = NOON + 10 * DAY


def _times(technician: Json, minutes: int) -> list[Json]:
    end = START + timedelta(minutes=minutes)
    return [
        {
            "technician_id": technician["id"],
            "started_at": START.isoformat(),
            "ended_at": end.isoformat(),
        }
    ]


async def _started(api: Api, customer: Json, technician: Json) -> str:
    """The path of a session of 120 minutes in progress."""
    server = await api.server(customer)
    session = await api.book(customer, technician, starts_at=START, server_id=server["id"])
    path = f"/v1/sessions/{session['id']}"
    await api.post(f"{path}/start", now=START)
    return path


async def _handed_in(api: Api, customer: Json, technician: Json) -> str:
    """The path of a worksheet of 50 billed minutes."""
    path = await _started(api, customer, technician)
    body = {"time_entries": _times(technician, 47), "summary": "done"}
    made = await api.post(f"{path}/worksheet", body, now=START + HOUR)
    return f"/v1/worksheets/{made['id']}"


async def test_a_session_has_one_worksheet_however_many_are_handed_in(api: Api) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    path = await _started(api, customer, technician)
    answers = await at_once(
        *(
            api.send(
                "POST",
                f"{path}/worksheet",
                {"time_entries": _times(technician, minutes), "summary": "done"},
                now=START + 3 * HOUR,
            )
            for minutes in (10, 20, 30, 40, 50, 60)
        )
    )
    assert outcomes(answers) == {"201": 1, "invalid_transition": 5}
    billed = winner(answers)["billed_minutes"]
    assert await api.credit(customer) == (480 - billed, 0, billed, 0)


async def test_of_many_confirmations_one_consumes_the_minutes(api: Api) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    path = await _handed_in(api, customer, technician)
    answers = await at_once(
        *(api.send("POST", f"{path}/confirm", role=customer["id"]) for _ in range(8))
    )
    assert outcomes(answers) == {"200": 1, "invalid_transition": 7}
    assert await api.credit(customer) == (430, 0, 0, 0)
    kinds = [entry["kind"] for entry in await api.entries(customer)]
    assert kinds.count("confirmation") == 1


async def _confirm_and_dispute(
    api: Api, customer: Json, path: str, headers: dict[str, str] | None = None
) -> tuple[httpx.Response, httpx.Response]:
    confirmed, disputed = await at_once(
        api.send("POST", f"{path}/confirm", role=customer["id"], headers=headers),
        api.send(
            "POST", f"{path}/dispute", {"reason": "less"}, role=customer["id"], headers=headers
        ),
    )
    return confirmed, disputed


async def test_a_confirmation_is_final_whenever_a_dispute_comes(api: Api) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    path = await _handed_in(api, customer, technician)
    confirmed, disputed = await _confirm_and_dispute(api, customer, path)
    # A dispute that came first is withdrawn by confirming (C3); one that came later is refused.
    assert confirmed.is_success
    verbs = [one["verb"] for one in (await api.get(path))["rounds"]]
    if disputed.is_success:
        assert verbs == ["submit", "dispute", "confirm"]
    else:
        assert disputed.json()["code"] == "invalid_transition"
        assert verbs == ["submit", "confirm"]
    assert (await api.get(path))["status"] == "confirmed"
    assert await api.credit(customer) == (430, 0, 0, 0)


async def test_of_a_confirmation_and_a_dispute_of_what_was_seen_exactly_one_wins(
    api: Api,
) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    path = await _handed_in(api, customer, technician)
    etag = (await api.send("GET", path)).headers["ETag"]
    answers = await _confirm_and_dispute(api, customer, path, headers={"If-Match": etag})
    assert outcomes(list(answers)) == {"200": 1, "stale_version": 1}
    awaiting = 50 if winner(list(answers))["status"] == "disputed" else 0
    assert await api.credit(customer) == (430, 0, awaiting, 0)


async def test_an_amendment_and_a_confirmation_of_the_revision_seen_never_both_happen(
    api: Api,
) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    path = await _handed_in(api, customer, technician)
    body = {"time_entries": _times(technician, 110), "reason": "more was found"}
    confirmed, amended = await at_once(
        api.send("POST", f"{path}/confirm", {"revision": 1}, role=customer["id"]),
        api.send("POST", f"{path}/amend", body, now=START + 3 * HOUR),
    )
    assert confirmed.is_success != amended.is_success
    if confirmed.is_success:
        assert amended.json()["code"] == "invalid_transition"
        assert await api.credit(customer) == (430, 0, 0, 0)
    else:
        assert confirmed.json()["code"] == "stale_revision"
        assert await api.credit(customer) == (370, 0, 110, 0)


async def test_a_penalty_is_waived_once_by_many(api: Api) -> None:
    [customer], technician = await customers(api, 1), await api.technician()
    session = await api.book(customer, technician, starts_at=START)
    cancelled = await api.post(
        f"/v1/sessions/{session['id']}/cancel", {"asked_by": "customer"}, now=START - HOUR
    )
    path = f"/v1/penalties/{cancelled['penalty']['id']}/waive"
    answers = await at_once(*(api.send("POST", path, {"reason": "ill"}) for _ in range(8)))
    assert outcomes(answers) == {"200": 1, "already_reversed": 7}
    assert await api.credit(customer) == (480, 0, 0, 0)
    kinds = [entry["kind"] for entry in await api.entries(customer)]
    assert kinds.count("reversal") == 1


async def test_one_technicians_minute_is_on_one_worksheet_of_two_customers(api: Api) -> None:
    everyone, technician = await customers(api, 2), await api.technician()
    paths = []
    for n, customer in enumerate(everyone):
        server = await api.server(customer)
        starts_at = START + n * DAY
        session = await api.book(customer, technician, starts_at=starts_at, server_id=server["id"])
        paths.append(f"/v1/sessions/{session['id']}")
        await api.post(f"{paths[-1]}/start", now=starts_at)
        empty: Json = {"time_entries": [], "summary": "not reached"}
        made = await api.post(f"{paths[-1]}/worksheet", empty, now=starts_at + HOUR)
        paths[-1] = f"/v1/worksheets/{made['id']}/amend"
    body = {"time_entries": _times(technician, 47), "reason": "it was", "override_reason": "it was"}
    answers = await at_once(*(api.send("POST", path, body, now=START + 2 * DAY) for path in paths))
    assert outcomes(answers) == {"200": 1, "time_entries_overlap": 1}


@pytest.mark.parametrize("seed", [1, 2])
async def test_everything_at_once_keeps_every_invariant(api: Api, seed: int) -> None:
    chance = random.Random(seed)
    everyone = await customers(api, 3)
    people = [await api.technician() for _ in range(3)]
    sessions = [
        await api.book(customer, person, starts_at=START + n * DAY)
        for n, (customer, person) in enumerate(zip(everyone, people, strict=True))
    ]

    def one() -> tuple[str, Json]:
        customer, session = chance.choice(everyone), chance.choice(sessions)
        starts_at = START + chance.randrange(6) * HOUR
        pair = chance.sample(people, 2)
        asked_by = chance.choice(["customer", "provider"])
        minutes = chance.choice([-200, -50, 30, 300])
        move = {"starts_at": starts_at.isoformat(), "asked_by": asked_by}
        path = f"/v1/sessions/{session['id']}"
        return chance.choice(
            [
                ("/v1/sessions", api.booking(customer, *pair, starts_at=starts_at)),
                (f"{path}/reschedule", move),
                (f"{path}/cancel", {"asked_by": asked_by}),
                (
                    f"/v1/customers/{customer['id']}/adjustments",
                    {"minutes": minutes, "reason": "x"},
                ),
            ]
        )

    requests = [one() for _ in range(60)]
    answers = await at_once(
        *(
            api.send("POST", path, body, key=str(uuid.uuid4()), now=START - HOUR)
            for path, body in requests
        )
    )
    assert sum(answer.is_success for answer in answers) > 10
