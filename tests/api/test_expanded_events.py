"""An event with its subject: what its own GET answers to the key that asks, or nothing where it may not."""

from typing import Any

import pytest

from app.kit.actor import Role
from app.kit.web.contract import published
from app.notifications.subjects import RESOURCES
from tests.api.world import World
from tests.support import Json

# Of what the world has: a subject of each of these may be seen by whom, besides an admin.
OFFICE = ("lead", "finance", "admin")
SHOWN = {
    "customer",
    "contact",
    "server",
    "server_access",
    "session",
    "worksheet",
    "purchase",
    "ticket",
}
ABSENT = "nobody's"


async def _events(world: World) -> dict[str, Json]:
    """One event of each subject type."""
    found: dict[str, Json] = {}
    cursor = ""
    while cursor is not None:
        page = await world.api.get(f"/v1/events?limit=200{cursor}")
        for event in page["items"]:
            found.setdefault(event["subject_type"], event)
        cursor = page["next_cursor"] and f"&cursor={page['next_cursor']}"
    return found


async def _own_answer(world: World, event: Json, role: str) -> Any:
    """What the subject's own GET answers to the key; nothing where it refuses."""
    resource = RESOURCES[event["subject_type"]]
    if resource is None:
        return None
    path = resource.format(id=event["subject_id"])
    response = await world.api.send("GET", path, role=role)
    assert response.status_code in (200, 403, 404), response.text
    return response.json() if response.is_success else ABSENT


@pytest.mark.parametrize("role", OFFICE)
async def test_the_subject_is_what_its_own_get_answers_to_this_key(world: World, role: str) -> None:
    events = await _events(world)
    assert events.keys() >= SHOWN
    hidden = set()
    for kind, event in events.items():
        path = f"/v1/events/{event['id']}"
        shown = await world.api.get(f"{path}?expand=subject", role=role)
        own = await _own_answer(world, event, role)
        if own == ABSENT:
            hidden.add(kind)
        assert shown.pop("subject") == (None if own == ABSENT else own), kind
        assert shown == event == await world.api.get(path, role=role), kind
    assert not hidden & SHOWN
    # Keys are for admins to see.
    assert ("api_key" in hidden) == (role != "admin")


async def test_who_reads_no_events_reads_no_subject_by_them(world: World) -> None:
    events = await _events(world)
    path = f"/v1/events/{events['session']['id']}?expand=subject"
    for role, status in (("technician", 403), ("customer", 404), ("other", 404)):
        response = await world.api.send("GET", path, role=role)
        assert response.status_code == status, role
        assert "subject" not in response.json()
    assert {*OFFICE, "technician", "customer", "mail"} == set(Role), "every role is looked at"
    assert (await world.api.send("GET", path, role=None)).status_code == 401


async def test_a_subject_is_as_it_is_now_and_at_the_instant_of_the_request(world: World) -> None:
    events = await _events(world)
    event = events["customer"]
    path = f"/v1/customers/{event['subject_id']}"
    await world.api.send("PATCH", path, {"name": "Another name"})
    shown = await world.api.get(f"/v1/events/{event['id']}?expand=subject")
    assert shown["subject"]["name"] == "Another name"
    assert shown["data"] == event["data"], "the event stays as it was written"


async def test_what_is_gone_or_never_was_a_resource_is_null(world: World) -> None:
    events = await _events(world)
    event = events["session"]
    nowhere = "01990000-0000-7000-8000-0000000000ff"
    await world.api.db.execute(
        "UPDATE event SET subject_id = $1 WHERE id = $2", nowhere, event["id"]
    )
    shown = await world.api.get(f"/v1/events/{event['id']}?expand=subject")
    assert shown["subject"] is None
    await world.api.db.execute(
        "UPDATE event SET subject_id = $1 WHERE id = $2", event["subject_id"], event["id"]
    )
    for kind in events.keys() & {kind for kind, resource in RESOURCES.items() if resource is None}:
        shown = await world.api.get(f"/v1/events/{events[kind]['id']}?expand=subject")
        assert shown["subject"] is None


@pytest.mark.parametrize("wrong", ["customer", "Subject", "", "subject,actor"])
async def test_another_word_to_expand_is_refused(world: World, wrong: str) -> None:
    event = (await _events(world))["session"]
    refused = await world.api.refused(
        "GET", f"/v1/events/{event['id']}?expand={wrong}", status=422, code="validation_failed"
    )
    assert refused["errors"][0]["pointer"] == "?expand"


async def test_it_is_said_once(world: World) -> None:
    event = (await _events(world))["session"]
    path = f"/v1/events/{event['id']}?expand=subject&expand=subject"
    refused = await world.api.refused("GET", path, status=422, code="validation_failed")
    assert refused["errors"][0]["code"] == "repeated_parameter"
    await world.api.refused(
        "GET", "/v1/events?expand=subject", status=422, code="validation_failed"
    )


def test_every_resource_is_a_route_of_the_service() -> None:
    read = {path for path, item in published()["paths"].items() if "get" in item}
    bare = {path if "{" not in path else path[: path.index("{")] + "{id}" for path in read}
    assert {one for one in RESOURCES.values() if one} <= bare
