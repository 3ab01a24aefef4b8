"""What the desk takes a ticket for, once it has looked at it."""

from typing import Any

import pytest

from tests.api.world import refuse
from tests.support import Api, Json
from tests.tickets.desk import act, customer_on, opened, outage, read


async def change(api: Api, ticket: Json, **facts: Any) -> Json:
    response = await api.send("PATCH", f"/v1/tickets/{ticket['id']}", facts)
    assert response.status_code == 200, response.text
    made: Json = response.json()
    return made


async def test_a_question_that_is_a_bug_is_to_be_assessed_and_back(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    assert (ticket["kind"], ticket["legitimacy"]) == ("question", None)
    bug = await change(api, ticket, kind="bug")
    assert (bug["kind"], bug["legitimacy"]) == ("bug", "unassessed")
    assert bug["legitimacy_proposal"] is not None
    await act(api, bug, "assess", {"legitimacy": "not_accepted", "reason": "their own change"})
    work = await change(api, bug, kind="server_support")
    assert (work["legitimacy"], work["legitimacy_reason"]) == (None, None)
    assert work["offers_server_support"]
    # What it was promised stays.
    assert work["resolution_due_at"] == ticket["resolution_due_at"]
    assert await read(api, ticket) | work == await read(api, ticket)


async def test_a_customer_does_not_decide_on_the_kind(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    path, how = f"/v1/tickets/{ticket['id']}", {"role": ticket["customer_id"]}
    await refuse(api, "PATCH", path, {"kind": "bug"}, status=403, code="forbidden", **how)


@pytest.mark.parametrize(("facts", "kind"), [({}, "cloud_outage"), (outage(), "question")])
async def test_an_outage_stays_one_and_nothing_becomes_one(
    api: Api, facts: Json, kind: str
) -> None:
    ticket = await opened(api, await customer_on(api, deployment="cloud"), **facts)
    path = f"/v1/tickets/{ticket['id']}"
    await refuse(api, "PATCH", path, {"kind": kind}, status=409, code="kind_fixed")


async def test_the_same_kind_again_is_nothing_to_change(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    path = f"/v1/tickets/{ticket['id']}"
    await refuse(api, "PATCH", path, {"kind": "question"}, status=422, code="nothing_to_change")
