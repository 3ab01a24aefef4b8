"""Duplicates are merged: nothing is lost, nobody is left alone, and no two lead into each other (T12)."""

import itertools
from datetime import timedelta

import pytest

from app.access import context
from tests.api.world import refuse
from tests.inbound.people import Person
from tests.inbound.post import answering, contact, deliver, letter, messages_of, with_mail
from tests.ledger.racing import at_once, outcomes
from tests.support import NOON, Api, Json
from tests.tickets.desk import (
    act,
    answer,
    customer_on,
    ids,
    listed,
    opened,
    outage,
    read,
    reply,
    wait,
)

HOUR = timedelta(hours=1)
_numbers = itertools.count(1)


async def merge(api: Api, ticket: Json, into: Json, **facts: str) -> Json:
    return await act(api, ticket, "merge", {"into": into["id"], **facts}, role="lead")


async def texts(api: Api, ticket: Json, **how: str) -> list[tuple[str, str]]:
    """The ticket and the text of each message that is shown with a ticket."""
    items = (await api.get(f"/v1/tickets/{ticket['id']}/messages", **how))["items"]
    return [(one["ticket_id"], one["body"]) for one in items]


async def test_a_duplicate_is_closed_and_shown_with_what_goes_on(api: Api) -> None:
    customer = await customer_on(api, "priority")
    first = await opened(api, customer, body="The first report.")
    double = await opened(api, customer, body="The same once more.", language="de")
    await reply(api, double, body="A call is due now.")
    before = await read(api, first)
    merged = await merge(api, double, first, reason="It is the same disk.")
    assert (merged["status"], merged["clock"], merged["merged_into"]) == (
        "closed",
        "stopped",
        first["id"],
    )
    assert merged["closed_at"] == merged["resolved_at"] == "2031-03-05T12:00:00Z"
    [call_task] = merged["call_tasks"]
    assert (call_task["status"], call_task["outcome"]) == ("done", "not_needed")
    # Everything else of what goes on is as it was.
    assert await read(api, first) == {**before, "merged_from": [double["id"]]}
    told = f"Ihr Ticket {double['number']} betrifft dasselbe wie Ticket {first['number']}"
    shown = await texts(api, first, role=customer["id"])
    assert [ticket for ticket, _ in shown] == [first["id"], *[double["id"]] * 3]
    assert [text for _, text in shown[:3]] == [
        "The first report.", "The same once more.", "A call is due now.",
    ]  # fmt: skip
    assert shown[3][1].startswith(told)
    assert (double["id"], "It is the same disk.") in await texts(api, first)
    assert [ticket for ticket, _ in await texts(api, double)] == [double["id"]] * 4
    assert ids(await listed(api, f"number={double['number']}")) == [double["id"]]
    [event] = await api.db.fetch(
        "SELECT data FROM event WHERE subject_id = $1 AND type = 'ticket.merged'", double["id"]
    )
    assert first["id"] in event["data"]


async def test_a_reporter_who_was_merged_away_watches_and_answers_by_mail(api: Api) -> None:
    await with_mail(api)
    customer = await customer_on(api)
    number = next(_numbers)
    people = [Person(name, f"{name}.{number}@example.net", "en") for name in ("ann", "ben", "cyd")]
    ann, ben, cyd = people
    contacts = [await contact(api, customer, person) for person in people]
    mails = [await deliver(api, letter(person)) for person in (ann, ben)]
    first, second = [{"id": one["ticket_id"], "customer_id": customer["id"]} for one in mails]
    await act(api, second, "watchers", {"contact_id": contacts[2]["id"]})
    await merge(api, second, first)
    watching = [one["email"] for one in (await read(api, first))["watchers"]]
    assert sorted(watching) == [ben.address, cyd.address]
    *_, told = await messages_of(api, second["id"])
    sent = await api.get(f"/v1/messages/{told['id']}/email")
    assert (sent["to"], sent["cc"]) == (ben.address, [cyd.address])
    # An answer to any message of the merged one goes on where it goes on, also once that was merged.
    third = await opened(api, customer)
    for target in (first, third):
        for field in (*answering(mails[1])[:1], ("In-Reply-To", sent["headers"]["Message-ID"])):
            came = await deliver(api, letter(ben, field))
            assert (came["outcome"], came["ticket_id"]) == ("reply_added", target["id"])
        if target is first:
            await merge(api, first, third)
    assert {ticket for ticket, _ in await texts(api, third)} == {
        first["id"], second["id"], third["id"],
    }  # fmt: skip
    # And it makes a new ticket once that is closed, as any answer to a closed one does.
    await reply(api, third, resolves=True)
    await act(api, third, "close")
    came = await deliver(api, letter(ben, answering(mails[1])[0]))
    assert came["outcome"] == "ticket_opened"
    assert (await read(api, {"id": came["ticket_id"]}))["follow_up_of"] == third["id"]


@pytest.mark.parametrize("status", ["new", "open", "waiting_for_customer", "resolved"])
async def test_what_is_not_closed_is_merged_into_what_is_not_closed(api: Api, status: str) -> None:
    customer = await customer_on(api, deployment="cloud")
    ticket, target = await opened(api, customer, **outage()), await opened(api, customer)
    for one in (ticket, target):
        if status == "open":
            await reply(api, one)
        elif status == "waiting_for_customer":
            await wait(api, one)
        elif status == "resolved":
            await reply(api, one, resolves=True)
    merged = await act(api, ticket, "merge", {"into": target["id"]}, now=NOON + HOUR)
    assert merged["status"] == "closed"
    assert (await read(api, target))["status"] == status


async def test_a_merge_that_makes_no_sense_is_refused(api: Api) -> None:
    customer, other = await customer_on(api), await customer_on(api)
    ticket, foreign, closed = [await opened(api, one) for one in (customer, other, customer)]
    await reply(api, closed, resolves=True)
    await act(api, closed, "close")
    cases = (
        (ticket, ticket["id"], 409, "not_mergeable"),
        (ticket, foreign["id"], 409, "not_mergeable"),
        (ticket, customer["id"], 404, "ticket_not_found"),
        (ticket, closed["id"], 409, "invalid_transition"),
        (closed, ticket["id"], 409, "invalid_transition"),
    )
    for one, into, status, code in cases:
        await refuse(
            api, "POST", f"/v1/tickets/{one['id']}/merge", {"into": into}, status=status, code=code
        )
    path, body = f"/v1/tickets/{ticket['id']}/merge", {"into": closed["id"]}
    await refuse(api, "POST", path, body, status=403, code="forbidden", role=customer["id"])
    stale = {"If-Match": '"v9"'}
    await refuse(api, "POST", path, body, status=412, code="stale_version", headers=stale)


async def test_merges_in_a_ring_at_once_never_make_a_ring(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fixture's verifier finds a ring; a deadlock is an error here, and not tried again."""
    monkeypatch.setattr(context, "RETRIED", ())
    customer = await customer_on(api)
    for size in (2, 2, 2, 5, 5):
        ring = [await opened(api, customer) for _ in range(size)]
        following = [*ring[1:], ring[0]]
        sent = [
            api.send("POST", f"/v1/tickets/{one['id']}/merge", {"into": into["id"]})
            for one, into in zip(ring, following, strict=True)
        ]
        found = outcomes(await at_once(*sent))
        left = [one for one in ring if (await read(api, one))["merged_into"] is None]
        assert found["200"] == size - len(left) < size
        assert sum(found.values()) == size
        assert len(left) >= 1


async def test_of_replies_and_a_merge_at_once_nothing_is_lost(api: Api) -> None:
    customer = await customer_on(api)
    ticket, target = await opened(api, customer), await opened(api, customer)
    replies = [
        api.send(
            "POST", f"/v1/tickets/{ticket['id']}/replies", {"body": f"word {number}"},
            role=customer["id"],
        )
        for number in range(6)
    ]  # fmt: skip
    answers = await at_once(
        *replies[:3],
        api.send("POST", f"/v1/tickets/{ticket['id']}/merge", {"into": target["id"]}),
        *replies[3:],
    )
    written = sum(one.status_code == 200 for one in answers) - 1
    shown = [text for _, text in await texts(api, target) if text.startswith("word")]
    assert len(shown) == written
    await answer(api, target, "It goes on.")
