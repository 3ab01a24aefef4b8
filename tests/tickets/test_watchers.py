"""Who watches a ticket: contacts of its customer, added once, written to, and threaded (T10)."""

import itertools

import pytest

from tests.api.world import nothing_changes, refuse
from tests.inbound.people import Person
from tests.inbound.post import contact, deliver, letter, messages_of, with_mail
from tests.ledger.racing import at_once, outcomes
from tests.support import Api, Json
from tests.tickets.desk import act, answer, customer_on, opened, read, reply

_numbers = itertools.count(1)


@pytest.fixture
async def people(api: Api) -> tuple[Json, Json, Json]:
    """A customer with two contacts whom nobody else knows."""
    customer = await customer_on(api)
    number = next(_numbers)
    alice, jan = [
        await contact(api, customer, Person(name, f"{name}.{number}@example.org".lower(), "en"))
        for name in ("Alice", "Jan")
    ]
    return customer, alice, jan


async def key_of(api: Api, person: Json) -> str:
    """The name of a key of a contact."""
    facts = {"role": "customer", "customer_id": person["customer_id"], "contact_id": person["id"]}
    api.keys[person["id"]] = (await api.post("/v1/keys", facts))["key"]
    name: str = person["id"]
    return name


def writing(person: Json) -> Person:
    return Person(person["name"], person["email"], "en")


def who(ticket: Json) -> list[str]:
    return [one["email"] for one in ticket["watchers"]]


async def test_a_customer_adds_and_removes_watchers_of_its_own(
    api: Api, people: tuple[Json, Json, Json]
) -> None:
    customer, alice, jan = people
    ticket = await opened(api, customer, role=await key_of(api, alice))
    path = f"/v1/tickets/{ticket['id']}/watchers"
    added = await act(api, ticket, "watchers", {"contact_id": jan["id"]}, role=customer["id"])
    assert who(added) == [jan["email"]]
    # Once more, and of the reporter, who is written to anyway: nothing changes.
    async with nothing_changes(api):
        for one in (jan, alice):
            body = {"contact_id": one["id"]}
            assert await act(api, ticket, "watchers", body, key=None) == added
    assert await read(api, ticket, role=customer["id"]) | added == await read(api, ticket)
    [shown] = (await api.get(path, role=customer["id"]))["items"]
    assert (shown["contact_id"], shown["name"]) == (jan["id"], jan["name"])
    assert shown["actor"].startswith("key:")
    removed = await api.send("DELETE", f"{path}/{jan['id']}", role=customer["id"])
    assert (removed.status_code, removed.json()["watchers"]) == (200, [])
    assert (await api.get(path))["items"] == []
    how: Json = {"status": 404, "code": "watcher_not_found"}
    await refuse(api, "DELETE", f"{path}/{jan['id']}", **how)
    rows = await api.db.fetch(
        "SELECT type, data FROM event WHERE subject_id = $1 AND type LIKE '%watcher%'"
        " ORDER BY event_no",
        ticket["id"],
    )
    assert [row["type"] for row in rows] == ["ticket.watcher_added", "ticket.watcher_removed"]
    assert all(jan["id"] in row["data"] for row in rows)


async def test_only_a_contact_of_the_tickets_customer_watches_it(
    api: Api, people: tuple[Json, Json, Json]
) -> None:
    customer, alice, _ = people
    other = await customer_on(api)
    ticket = await opened(api, other)
    path, body = f"/v1/tickets/{ticket['id']}/watchers", {"contact_id": alice["id"]}
    missing: Json = {"status": 404, "code": "contact_not_found"}
    await refuse(api, "POST", path, body, **missing)
    await refuse(api, "POST", path, body, role=other["id"], **missing)
    hidden: Json = {"status": 404, "code": "ticket_not_found", "role": customer["id"]}
    await refuse(api, "POST", path, body, **hidden)
    await refuse(api, "DELETE", f"{path}/{alice['id']}", **hidden)
    await api.refused("GET", path, **hidden)
    own = await opened(api, customer)
    await reply(api, own, resolves=True)
    await act(api, own, "close")
    closed = f"/v1/tickets/{own['id']}/watchers"
    await refuse(api, "POST", closed, body, status=409, code="invalid_transition")


async def test_of_many_who_add_the_same_watcher_at_once_one_does(
    api: Api, people: tuple[Json, Json, Json]
) -> None:
    customer, alice, jan = people
    ticket = await opened(api, customer)
    path = f"/v1/tickets/{ticket['id']}/watchers"
    bodies = [{"contact_id": one["id"]} for one in (alice, jan) for _ in range(4)]
    answers = await at_once(*(api.send("POST", path, body) for body in bodies))
    assert outcomes(answers) == {"200": 8}
    assert sorted(who(await read(api, ticket))) == sorted([alice["email"], jan["email"]])
    told = "SELECT count(*) FROM event WHERE subject_id = $1 AND type = 'ticket.watcher_added'"
    assert await api.db.fetchval(told, ticket["id"]) == 2


async def test_who_watches_is_written_to_and_answers_by_mail(
    api: Api, people: tuple[Json, Json, Json]
) -> None:
    customer, alice, jan = people
    first = await deliver(await with_mail(api), letter(writing(alice)))
    assert first["acknowledgement"]["cc"] == []
    ticket: Json = {"id": first["ticket_id"], "customer_id": customer["id"]}
    await act(api, ticket, "watchers", {"contact_id": jan["id"]})
    await reply(api, ticket)
    sent = [
        await api.get(f"/v1/messages/{one['id']}/email")
        for one in await messages_of(api, ticket["id"])
    ]
    assert [(one["to"], one["cc"]) for one in sent] == [(alice["email"], [jan["email"]])] * 2
    came = await deliver(
        api,
        letter(
            Person("Jan", jan["email"], "en"), ("In-Reply-To", sent[1]["headers"]["Message-ID"])
        ),
    )
    assert (came["outcome"], came["ticket_id"]) == ("reply_added", ticket["id"])
    # Nobody gets what he wrote himself, and the reporter gets one copy.
    *_, last = await messages_of(api, ticket["id"])
    assert last["actor"] == f"contact:{jan['id']}"
    assert (await api.get(f"/v1/messages/{last['id']}/email"))["cc"] == []
    await answer(api, ticket)
    *_, last = await messages_of(api, ticket["id"])
    assert (await api.get(f"/v1/messages/{last['id']}/email"))["cc"] == [jan["email"]]
