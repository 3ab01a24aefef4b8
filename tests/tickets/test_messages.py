"""What is written on a ticket: by whom, and who reads it."""

from collections import defaultdict

import pytest

from app.kit.web.contract import published
from tests.api.world import refuse
from tests.support import Api, Json
from tests.tickets.desk import TEXT, act, answer, customer_on, opened, read, reply


async def told(api: Api, ticket: Json, **how: str) -> list[tuple[str, bool, str]]:
    """Author, whether it is public, and text of each message that is read."""
    items = (await api.get(f"/v1/tickets/{ticket['id']}/messages", **how))["items"]
    return [(one["author"], one["public"], one["body"]) for one in items]


async def test_a_customer_reads_no_internal_notes(api: Api) -> None:
    technician = await api.technician()
    ticket = await opened(api, await customer_on(api), channel="email")
    await reply(api, ticket, body="Which version is it?", role=technician["id"])
    await reply(api, ticket, body="They never know.", public=False, role=technician["id"])
    await answer(api, ticket, "It is 5.2.")
    mine = [
        ("customer", True, TEXT),
        ("provider", True, "Which version is it?"),
        ("customer", True, "It is 5.2."),
    ]
    ours = [*mine[:2], ("provider", False, "They never know."), mine[2]]
    customer = ticket["customer_id"]
    assert await told(api, ticket, role=customer) == mine
    assert await told(api, ticket, role=technician["id"]) == ours
    messages = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
    assert [one["number"] for one in messages] == [1, 2, 3, 4]
    # What is written here comes by the client zone, however the ticket came.
    assert [one["channel"] for one in messages] == ["email", "email", "email", "client_zone"]
    assert messages[1]["actor"] == f"technician:{technician['id']}"
    for message in messages:
        path = f"/v1/messages/{message['id']}"
        if message["public"]:
            # Its number is its place among what the customer reads.
            numbered = {**message, "number": message["number"] - (message["number"] > 3)}
            assert await api.get(path, role=customer) == numbered
        else:
            how: Json = {"status": 404, "code": "message_not_found", "role": customer}
            await refuse(api, "GET", path, **how)
    assert (await read(api, ticket))["first_replied_at"] == "2031-03-05T12:00:00Z"


@pytest.mark.parametrize(
    "facts",
    [
        {"public": False},
        {"resolves": True},
        {"waiting_for_customer": True},
        {"waiting_for_customer": False},
    ],
)
async def test_a_customer_only_writes(api: Api, facts: Json) -> None:
    ticket = await opened(api, await customer_on(api))
    path, how = f"/v1/tickets/{ticket['id']}/replies", {"role": ticket["customer_id"]}
    await refuse(api, "POST", path, {"body": "?", **facts}, status=403, code="forbidden", **how)


@pytest.mark.parametrize(
    "facts",
    [
        {"resolves": True, "public": False},
        {"resolves": True, "waiting_for_customer": True},
        {"body": " "},
        {"body": "x" * 100_001},
        {"body": "a\x00b"},
        {"language": "english"},
    ],
)
async def test_a_message_says_something_and_one_thing(api: Api, facts: Json) -> None:
    ticket = await opened(api, await customer_on(api))
    path = f"/v1/tickets/{ticket['id']}/replies"
    body = {"body": "Done.", **facts}
    await refuse(api, "POST", path, body, status=422, code="validation_failed")


async def test_the_reason_of_a_verb_is_read_by_those_it_is_for(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    customer = ticket["customer_id"]
    await act(api, ticket, "resolve", {"reason": "their printer was off"}, role="lead")
    await act(api, ticket, "reopen", {"reason": "it is on"}, role=customer)
    await act(api, ticket, "resolve", {"reason": "on the wrong network"})
    await act(api, ticket, "close", {"reason": "thank you"}, role=customer)
    theirs = [
        ("customer", True, TEXT),
        ("customer", True, "it is on"),
        ("customer", True, "thank you"),
    ]
    assert await told(api, ticket, role=customer) == theirs
    assert [text for *_, text in await told(api, ticket)] == [
        TEXT, "their printer was off", "it is on", "on the wrong network", "thank you",
    ]  # fmt: skip
    final = await read(api, ticket)
    assert (final["messages"], final["replies"]) == (5, 0)


async def test_who_saw_an_older_ticket_is_told(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    path = f"/v1/tickets/{ticket['id']}"
    seen = (await api.send("GET", path)).headers["etag"]
    await answer(api, ticket)
    stale = {"If-Match": seen}
    for verb, body in {
        "replies": {"body": "Hello."}, "severity": {"severity": 1, "reason": "?"},
        "resolve": None, "calls": {"direction": "inbound"},
    }.items():  # fmt: skip
        how: Json = {"status": 412, "code": "stale_version", "headers": stale}
        problem = await refuse(api, "POST", f"{path}/{verb}", body, **how)
    fresh = {"If-Match": problem["current_etag"]}
    response = await api.send("POST", f"{path}/replies", {"body": "Hello."}, headers=fresh)
    assert response.status_code == 200
    assert response.headers["etag"] != problem["current_etag"]


async def test_the_provider_alone_decides_and_assigns(api: Api) -> None:
    ticket = await opened(api, await customer_on(api), kind="bug")
    verbs: dict[str, Json] = {
        "severity": {"severity": 1, "reason": "ours is urgent"},
        "assess": {"legitimacy": "accepted"},
        "assign": {"technician_id": None},
        "move-to-plan": {},
    }
    for verb, body in verbs.items():
        for role in (ticket["customer_id"], "finance"):
            path = f"/v1/tickets/{ticket['id']}/{verb}"
            await refuse(api, "POST", path, body, status=403, code="forbidden", role=role)


async def test_a_retry_writes_and_opens_nothing_twice(api: Api) -> None:
    customer = await customer_on(api)
    first, again = [await opened(api, customer, key="open") for _ in range(2)]
    assert first == again
    for _ in range(2):
        made = await reply(api, first, key="reply")
    assert (made["messages"], made["replies"]) == (2, 1)


def _addresses(parameter: str) -> list[tuple[str, str]]:
    """Every method and path with such a parameter, and every list: as the contract has them."""
    named, lists = [], []
    for path, operations in published()["paths"].items():
        for method, operation in operations.items():
            names = {one["name"] for one in operation.get("parameters", ())}
            if f"{{{parameter}}}" in path:
                named.append((method.upper(), path))
            elif method == "get" and "cursor" in names and path.count("{") <= 1:
                lists.append((method.upper(), path))
    assert len(named) >= 3
    assert len(lists) >= 20
    return named + lists


async def test_an_internal_note_is_nowhere_for_a_customer(api: Api) -> None:
    ticket = await opened(api, await customer_on(api))
    secret = "Theyneverknowtheirversion."
    await reply(api, ticket, body=secret, public=False)
    messages = (await api.get(f"/v1/tickets/{ticket['id']}/messages"))["items"]
    note, public = messages[1]["id"], messages[0]["id"]
    other = (await api.customer())["id"]
    ids = {"ticket_id": ticket["id"], "customer_id": ticket["customer_id"]}
    for method, path in _addresses("message_id"):
        address = path.format_map(defaultdict(lambda: note, ids))
        for role in (ticket["customer_id"], other):
            for query in ("", f"?q={secret}") if path == "/v1/articles" else ("",):
                answered = await api.send(method, address + query, role=role, content=b"{}")
                assert note not in answered.text, address
                assert secret not in answered.text, address
                if "message_id" in path:
                    assert answered.status_code == 404, f"{method} {path}"
                    assert answered.json()["code"] == "message_not_found", f"{method} {path}"
    # What the customer wrote itself is visible, and not its to change.
    refused = await api.send("PATCH", f"/v1/messages/{public}", {"language": "en"},
                             role=ticket["customer_id"])  # fmt: skip
    assert refused.status_code == 403
    refused = await api.send("GET", f"/v1/messages/{note}/email", role="lead")
    assert (refused.status_code, refused.json()["code"]) == (404, "message_not_found")
