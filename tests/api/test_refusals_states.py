"""Every verb in every state that does not allow it: 409 with the state and the verbs it allows."""

import pytest

from app.sessions.rules import SessionStatus
from tests.api.world import DAY, HOUR, World, refuse, worksheet_body, z
from tests.support import NOON, Json

# What each state allows, by design §3.
SESSION_ALLOWS = {
    # A session that waits is scheduled by a payment, and lapses by itself.
    "awaiting_credit": ["cancel", "change", "lapse", "reassign", "reschedule", "schedule"],
    "scheduled": ["cancel", "change", "no-show", "reassign", "reschedule", "start"],
    "in_progress": ["change", "reassign", "undo-start", "worksheet"],
    "done": [],
    "cancelled": [],
    "lapsed": [],
    "no_show": [],
}
SESSION_BODIES: dict[str, Json | None] = {
    "change": {"estimated_minutes": 60},
    "reschedule": {"starts_at": z(NOON + 9 * DAY), "asked_by": "provider"},
    "reassign": {"language": "en"},
    "cancel": {"asked_by": "provider"},
    "start": None,
    "undo-start": {"reason": "the wrong session"},
    "no-show": {"party": "provider"},
    "worksheet": worksheet_body(),
}
REFUSED_SESSION_VERBS = [
    (state, verb)
    for state, allowed in SESSION_ALLOWS.items()
    for verb in SESSION_BODIES
    if verb not in allowed
]


@pytest.fixture(scope="module")
async def sessions(world: World) -> dict[str, Json]:
    """One in every state; those that wait, and that waited too long, are of a customer without credit."""
    api, poor, technician = world.api, await world.api.customer(), await world.api.technician()
    how: Json = {"starts_at": NOON + 20 * DAY, "hold_slot": True}
    lapsed = await api.book(poor, technician, now=NOON - 4 * DAY, **how)
    waiting = await api.book(poor, technician, **how)
    return {**world.own.sessions, "lapsed": lapsed, "awaiting_credit": waiting}


async def test_the_table_names_every_state_and_verb(
    world: World, sessions: dict[str, Json]
) -> None:
    assert set(SESSION_ALLOWS) == set(sessions) == set(SessionStatus)
    contract = (await world.api.get("/openapi.json", role=None))["paths"]
    at_one = "/v1/sessions/{session_id}"
    verbs = {
        path.removeprefix(f"{at_one}/")
        for path, operations in contract.items()
        if path.startswith(f"{at_one}/") and "post" in operations
    }
    assert set(SESSION_BODIES) == verbs | {"change"}


@pytest.mark.parametrize(("state", "verb"), REFUSED_SESSION_VERBS)
async def test_a_session_refuses_what_its_state_does_not_allow(
    world: World, sessions: dict[str, Json], state: str, verb: str
) -> None:
    path = f"/v1/sessions/{sessions[state]['id']}"
    assert (await world.api.get(path))["status"] == state
    method, path = ("PATCH", path) if verb == "change" else ("POST", f"{path}/{verb}")
    problem = await refuse(
        world.api, method, path, SESSION_BODIES[verb], status=409, code="invalid_transition"
    )
    assert (problem["current_status"], problem["verb"]) == (state, verb)
    assert sorted(problem["allowed"]) == SESSION_ALLOWS[state]


@pytest.mark.parametrize(
    ("state", "verb", "allowed"),
    [
        ("disputed", "dispute", ["amend", "answer", "confirm"]),
        ("confirmed", "confirm", []),
        ("confirmed", "dispute", []),
        ("confirmed", "answer", []),
        ("confirmed", "amend", []),
    ],
)
async def test_a_worksheet_refuses_what_its_state_does_not_allow(
    world: World, state: str, verb: str, allowed: list[str]
) -> None:
    bodies: dict[str, Json] = {
        "confirm": {},
        "dispute": {"reason": "no"},
        "answer": {"message": "yes"},
        "amend": {"time_entries": [], "reason": "again"},
    }
    problem = await refuse(
        world.api,
        "POST",
        f"/v1/worksheets/{world.own.worksheets[state]['id']}/{verb}",
        bodies[verb],
        status=409,
        code="invalid_transition",
        role="customer" if verb in ("confirm", "dispute") else "lead",
    )
    assert (problem["current_status"], problem["verb"]) == (state, verb)
    assert sorted(problem["allowed"]) == allowed


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        ("pending_payment", "refund"),
        ("paid", "pay"),
        ("paid", "void"),
        ("void", "pay"),
        ("void", "void"),
        ("void", "refund"),
        ("refunded", "pay"),
        ("refunded", "void"),
    ],
)
async def test_a_purchase_refuses_what_its_state_does_not_allow(
    world: World, state: str, verb: str
) -> None:
    problem = await refuse(
        world.api,
        "POST",
        f"/v1/purchases/{world.own.purchases[state]['id']}/{verb}",
        status=409,
        code="invalid_transition",
        role="finance",
    )
    assert (problem["current_status"], problem["verb"]) == (state, verb)
    assert verb not in problem["allowed"]


async def test_nothing_is_refunded_of_a_purchase_that_was_refunded(world: World) -> None:
    path = f"/v1/purchases/{world.own.purchases['refunded']['id']}/refund"
    problem = await refuse(world.api, "POST", path, status=409, code="nothing_to_refund")
    assert problem["free_minutes"] == 0


async def test_what_can_be_ended_once_is_not_ended_twice(world: World) -> None:
    api, own = world.api, world.own
    access = await api.post(
        f"/v1/servers/{own.server['id']}/access", {"kind": "rdp", "checked_at": z(NOON - DAY)}
    )
    path = f"/v1/access/{access['id']}/revoke"
    await api.post(path, now=NOON)
    problem = await refuse(api, "POST", path, status=409, code="already_revoked")
    assert problem["revoked_at"] == z(NOON)

    key = await api.post("/v1/keys", {"role": "lead"})
    path = f"/v1/keys/{key['id']}/revoke"
    await api.post(path, now=NOON)
    problem = await refuse(api, "POST", path, status=409, code="already_revoked")
    assert problem["revoked_at"] == z(NOON)

    path = f"/v1/penalties/{own.waived['id']}/waive"
    await refuse(api, "POST", path, {"reason": "again"}, status=409, code="already_reversed")


async def test_a_stale_revision_is_not_confirmed(world: World) -> None:
    path = f"/v1/worksheets/{world.own.worksheets['awaiting_confirmation']['id']}/confirm"
    problem = await refuse(
        world.api,
        "POST",
        path,
        {"revision": 2},
        status=409,
        code="stale_revision",
        role="customer",
    )
    assert (problem["current_revision"], problem["named_revision"]) == (1, 2)


@pytest.mark.parametrize("role", ["technician", "lead", "finance", "admin"])
@pytest.mark.parametrize("verb", ["confirm", "dispute"])
async def test_nobody_but_the_customer_confirms_or_disputes(
    world: World, role: str, verb: str
) -> None:
    path = f"/v1/worksheets/{world.own.worksheets['awaiting_confirmation']['id']}/{verb}"
    body = {"reason": "no"} if verb == "dispute" else {}
    problem = await refuse(world.api, "POST", path, body, status=403, code="forbidden", role=role)
    assert (problem["role"], problem["allowed"]) == (role, ["customer"])


async def test_a_customer_does_not_speak_for_the_provider(world: World) -> None:
    path = f"/v1/sessions/{world.own.sessions['scheduled']['id']}"
    for verb, body in (
        ("cancel", {"asked_by": "provider"}),
        ("reschedule", {"asked_by": "provider", "starts_at": z(NOON + 9 * DAY)}),
    ):
        problem = await refuse(
            world.api,
            "POST",
            f"{path}/{verb}",
            body,
            status=422,
            code="asked_by_not_allowed",
            role="customer",
        )
        assert problem["asked_by"] == "provider"


async def test_a_change_that_changes_nothing_is_refused(world: World) -> None:
    session = world.own.sessions["scheduled"]
    path = f"/v1/sessions/{session['id']}"
    how: Json = {"status": 422, "code": "nothing_to_change"}
    await refuse(world.api, "PATCH", path, {}, **how)
    await refuse(world.api, "PATCH", path, {"estimated_minutes": 120}, **how)
    asked = {"starts_at": session["starts_at"], "asked_by": "provider"}
    await refuse(world.api, "POST", f"{path}/reschedule", asked, **how)
    adjust = f"/v1/customers/{world.own.id}/adjustments"
    await refuse(world.api, "POST", adjust, {"minutes": 0, "reason": "none"}, **how)


async def test_from_its_planned_start_on_a_session_is_not_moved_or_changed(world: World) -> None:
    session = world.own.sessions["scheduled"]
    path = f"/v1/sessions/{session['id']}"
    asked = {"starts_at": z(NOON + 9 * DAY), "asked_by": "provider"}
    for late in (NOON + 3 * DAY, NOON + 3 * DAY + HOUR):
        how: Json = {"status": 409, "code": "session_already_due", "now": late}
        problem = await refuse(world.api, "POST", f"{path}/reschedule", asked, **how)
        assert problem["starts_at"] == session["starts_at"]
        await refuse(world.api, "PATCH", path, {"estimated_minutes": 60}, **how)
