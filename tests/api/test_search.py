"""One field finds what it means, by any part of a name, and nothing that is another's."""

from typing import Any
from urllib.parse import quote

import pytest

from app.search.rules import Asked, asked
from tests.api.ticketing import open_ticket, reply
from tests.api.world import DAY, read_problem
from tests.support import NOON, Api, Json

KINDS = ("customers", "contacts", "servers", "tickets", "sessions")


async def found(api: Api, text: str, **how: Any) -> Json:
    """What a text finds: of each kind that it finds something of, the ids."""
    kinds = await api.get(f"/v1/search?q={quote(text)}", **how)
    assert set(kinds) == set(KINDS)
    return {
        kind: [item["id"] for item in part["items"]]
        for kind, part in kinds.items()
        if part["items"]
    }


async def person(api: Api, customer: Json, name: str, email: str) -> Json:
    path = f"/v1/customers/{customer['id']}/contacts"
    return await api.post(path, {"name": name, "email": email})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  Jana   Nov  ", Asked("Jana Nov", None, None, None)),
        ("#1005", Asked("#1005", None, 1005, None)),
        ("1005", Asked("1005", None, 1005, "1005")),
        ("10" * 8, Asked("10" * 8, None, None, "10" * 8)),
        ("ab", Asked("ab", None, None, None)),
        ("žlu", Asked("žlu", None, None, "žlu")),
        ("a:*|b", Asked("a:*|b", None, None, None)),
    ],
)
def test_what_a_text_means(typed: str, meant: Asked) -> None:
    assert asked(typed) == meant


async def test_names_are_found_by_any_part_without_accents(api: Api) -> None:
    customer = await api.customer(name="Pivovar Žatec, s. r. o.")
    contact = await person(api, customer, "Émile Łuczak", "emile@zatec.example.com")
    both = {"customers": [customer["id"]], "contacts": [contact["id"]]}
    for text in ("Žatec", "zatec", "ZATEC", "atec"):
        assert await found(api, text) == both, text
    # By the name's two forms of the same letter, too.
    assert await found(api, "Z\u030catec") == both
    for text in ("Luczak", "emile@", "EMILE l", "e", "em"):
        assert await found(api, text) == {"contacts": [contact["id"]]}, text
    assert await found(api, "pi") == {"customers": [customer["id"]]}
    # Of two letters, only the beginning is looked for.
    for text in ("at", "%", "_", "Za_ec", "\\", "zatec%", "nothing of the kind", "   ", "\u0301"):
        assert await found(api, text) == {}, text


async def test_signs_of_patterns_mean_themselves(api: Api) -> None:
    percent = await api.customer(name="100% Rabatt_Haus")
    await api.customer(name="1000 Rabatte Haus")
    for text in ("100%", "00% r", "rabatt_", "t_h"):
        assert await found(api, text) == {"customers": [percent["id"]]}, text


async def test_the_best_come_first_and_who_has_left_last(api: Api) -> None:
    names = ("Xnordics", "North Nord", "Nordwind", "Nord", "Nord gone")
    made = {name: await api.customer(name=name) for name in names}
    left = made["Nord gone"]["id"]
    await api.post(f"/v1/customers/{left}/deactivate", {"reason": "sold"})
    ids = (await found(api, "nord"))["customers"]
    expected = ("Nord", "Nordwind", "North Nord", "Xnordics", "Nord gone")
    assert ids == [made[name]["id"] for name in expected]
    items = (await api.get("/v1/search?q=nord"))["customers"]["items"]
    assert [one["active"] for one in items] == [True] * 4 + [False]


async def test_of_each_kind_there_are_so_many_at_the_most(api: Api) -> None:
    for number in range(4):
        await api.customer(name=f"Nord {number}")
    for limit, more in ((3, True), (4, False)):
        part = (await api.get(f"/v1/search?q=nord&limit={limit}"))["customers"]
        assert (len(part["items"]), part["more"]) == (limit, more)
    for query in ("q=nord&limit=0", "q=nord&limit=21", "q=", "", f"q={'a' * 201}", "q=%00"):
        read_problem(await api.send("GET", f"/v1/search?{query}"), 422, "validation_failed")


async def test_a_ticket_is_found_by_number_id_and_words(api: Api) -> None:
    customer = await api.customer(name="Acme")
    first = await open_ticket(api, customer["id"], subject="Printing is réduced", body="Landscape.")
    second = await open_ticket(api, customer["id"], subject=f"Like {first['number']}", body="x")
    ids = [first["id"], second["id"]]
    # The number that is meant stands before the one that is named.
    assert (await found(api, str(first["number"])))["tickets"] == ids
    assert (await found(api, f"#{first['number']}"))["tickets"][0] == first["id"]
    assert await found(api, first["id"]) == {"tickets": [first["id"]]}
    for text in ("reduced", "printing landscape", "lands", "PRINT"):
        assert (await found(api, text))["tickets"] == [first["id"]], text
    # Of several, the newest comes first.
    assert (await found(api, "acme"))["tickets"] == ids[::-1]


async def test_a_session_is_found_by_whose_it_is_and_what_it_is_for(api: Api) -> None:
    customer, technician = await api.customer(name="Brno Systems"), await api.technician()
    await api.buy(customer, 960)
    server = await api.server(customer)
    booked = [
        await api.book(customer, technician, server_id=server["id"], starts_at=NOON + days * DAY)
        for days in (2, 9)
    ]
    ids = [one["id"] for one in booked]
    assert await found(api, "brno") == {"customers": [customer["id"]], "sessions": ids[::-1]}
    assert await found(api, "produc") == {"servers": [server["id"]], "sessions": ids[::-1]}
    assert await found(api, ids[0]) == {"sessions": ids[:1]}


async def test_a_customer_finds_its_own_and_nothing_by_notes(api: Api) -> None:
    own, other = await api.customer(name="Own Nord"), await api.customer(name="Other Nord")
    mine = await open_ticket(api, own["id"], subject="Nord pole", body="Cold.")
    theirs = await open_ticket(api, other["id"], subject="Nord pole", body="Cold.")
    await reply(api, mine, body="blizzards are their own fault", public=False)
    key = {"role": own["id"]}
    kinds = await found(api, "nord", **key)
    assert kinds == {"customers": [own["id"]], "tickets": [mine["id"]]}
    for text in ("Other", str(theirs["number"]), theirs["id"], other["id"]):
        assert await found(api, text, **key) == {}, text
    assert await found(api, "blizzards", **key) == {}
    assert (await found(api, "blizzards"))["tickets"] == [mine["id"]]
    assert (await found(api, "cold", **key))["tickets"] == [mine["id"]]
