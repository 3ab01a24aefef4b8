"""Tickets are found by their words, and narrowed to what is overdue, unassigned or waiting."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote

import asyncpg
import pytest

from app.tickets import search
from tests.support import NOON, Api, Json
from tests.tickets.desk import (
    CALLER,
    act,
    answer,
    customer_on,
    due,
    ids,
    listed,
    opened,
    patched,
    reply,
    wait,
)

MICROSECOND = timedelta(microseconds=1)


async def found(api: Api, query: str, **how: Any) -> list[str]:
    return ids(await listed(api, f"q={quote(query)}", **how))


@pytest.fixture(scope="module")
async def desk(api: Api) -> dict[str, Json]:
    """Tickets in every language, of two customers."""
    acme = await customer_on(api, name="Zephyr Works")
    other = await customer_on(api, name="Boreal Ltd")
    french = await opened(
        api, acme, subject="Imprimante bloquée", language="fr",
        body="Les factures ne sont plus imprimées depuis la mise à jour.",
        contact={**CALLER, "name": "Hélène Dupré", "email": "helene.dupre@atelier.example.org"},
    )  # fmt: skip
    german = await opened(
        api, other, subject="Größere Anhänge", language="de", body="Der Drucker meldet Fehler 550.",
    )  # fmt: skip
    czech = await opened(
        api, acme, subject="Nejde přihlášení", language="cs", body="Tiskárna hlásí chybu 550.",
    )  # fmt: skip
    english = await opened(
        api, other, subject="Backups are failing", language="en", body="The printers work.",
    )  # fmt: skip
    await reply(api, english, body="The volume of the snapshots is full.")
    await answer(api, english, "It was the café router.")
    await reply(api, english, body="They never pay; escalate quietly.", public=False)
    return {"fr": french, "de": german, "cs": czech, "en": english}


@pytest.mark.parametrize(
    ("query", "languages"),
    [
        ("imprimante", "fr"),
        ("IMPRIMEE factures", "fr"),
        ("helene", "fr"),
        ("dupre imprimante", "fr"),
        ("helene.dupre@atelier.example.org", "fr"),
        ("atelier", "fr"),
        ("zephyr bloquee", "fr"),
        ("grosser anhang", "de"),
        ("fehlern drucker", "de"),
        ("prihlaseni", "cs"),
        ("550", "cs de"),
        ("550 -drucker", "cs"),
        ("backup snapshot", "en"),
        ("backup -printer", ""),
        ("cafe", "en"),
        ('"printers work"', "en"),
        ('"work printers"', ""),
        ("boreal or zephyr", "fr de cs en"),
        ("escalating", "en"),
        ("invoice", ""),
        ("'", ""),
        (":*\\|!() ʹ″", ""),
    ],
)
async def test_words_find_a_ticket_wherever_they_stand(
    api: Api, desk: dict[str, Json], query: str, languages: str
) -> None:
    mine = {one["id"] for one in desk.values()}
    assert {one for one in await found(api, query) if one in mine} == {
        desk[one]["id"] for one in languages.split()
    }


async def test_a_number_finds_its_ticket(api: Api, desk: dict[str, Json]) -> None:
    number = desk["de"]["number"]
    for query in (f"{number}", f"#{number}", f"[{number}] Anhänge"):
        assert await found(api, query) == [desk["de"]["id"]]


async def test_a_customer_finds_its_own_and_never_by_a_note(
    api: Api, desk: dict[str, Json]
) -> None:
    own, other = desk["en"]["customer_id"], desk["fr"]["customer_id"]
    assert await found(api, "snapshot cafe", role=own) == [desk["en"]["id"]]
    assert await found(api, "snapshot", role=other) == []
    assert await found(api, "escalate") == [desk["en"]["id"]]
    assert await found(api, "escalate", role=own) == []
    # What only a note says is nothing that could be left out.
    assert await found(api, "snapshot -escalate", role=own) == [desk["en"]["id"]]
    assert await found(api, "snapshot -escalate") == []


async def test_a_changed_subject_or_reporter_takes_the_place_of_the_old_one(api: Api) -> None:
    ticket = await opened(api, await customer_on(api), subject="Wolpertinger", body="Quokka.")
    path, mine = f"/v1/tickets/{ticket['id']}", [ticket["id"]]
    await patched(api, path, {"subject": "Jackalope", "contact": {"name": "Ota Quill"}})
    assert [await found(api, one) for one in ("wolpertinger", "jackalope quokka quill")] == [
        [],
        mine,
    ]
    await patched(api, path, {"contact": {"name": "Ida Vane"}})
    assert [await found(api, one) for one in ("quill", "jackalope vane")] == [[], mine]


async def test_more_words_than_can_be_searched_are_kept_all_the_same(api: Api) -> None:
    ticket = await opened(api, await customer_on(api), body="Axolotl.")
    for part in range(12):
        lines = " ".join(f"{part:02}{number:098}" for number in range(1000))
        await reply(api, ticket, body=lines[:100_000])
    assert await found(api, "axolotl") == [ticket["id"]]
    size = "SELECT length(document) FROM ticket_text WHERE ticket_id = $1"
    assert 5000 < await api.db.fetchval(size, ticket["id"]) < 12_000


async def test_one_text_with_more_words_than_can_be_searched_is_kept(api: Api) -> None:
    """Joined words are searched whole and in pieces, so that a text becomes longer than it is."""
    words = [chr(0x4E00 + number // 150) + chr(0x4E00 + number % 150) for number in range(66_000)]
    said = "".join(f"{one}-{other} " for one, other in zip(words[::2], words[1::2], strict=True))
    with pytest.raises(asyncpg.ProgramLimitExceededError):
        await api.db.fetchval("SELECT length(to_tsvector('simple', $1::text))", said[:200_000])
    length = "SELECT length(text_words('en', $1))"
    assert await api.db.fetchval(length, said[:200_000]) > 49_000
    ticket = await opened(api, await customer_on(api), subject="Axolotl", body=said[:100_000])
    for part in (said[100_000:], said[:100_000]):
        await reply(api, ticket, body=part[:100_000])
    await patched(api, f"/v1/tickets/{ticket['id']}", {"subject": "Olm " + "ž1-" * 60})
    for query in ("olm", f"{ticket['number']}", words[42]):
        assert await found(api, query) == [ticket["id"]]


async def test_messages_leave_room_for_a_subject_up_to_the_limit(api: Api) -> None:
    joined = (
        "SELECT length(text_joined(array_to_tsvector(array_agg(lpad(number::text, 100, 'x'))),"
        " setweight(to_tsvector('simple', repeat('y', $2) || ' ' || repeat('z', $3)), $4::text::\"char\")))"
        " FROM generate_series(1, $1) AS many (number)"
    )
    # A lexeme's place takes four bytes, and the head eight.
    for part, most in (("C", 1_000_000 - 8), ("D", 1_000_000 - 8), ("B", 1_048_575)):
        count, rest = divmod(most - 2 * 900, 100)
        for more, told in ((0, count + 2), (4, count)):
            sizes = (count, 896, 896 + rest // 4 * 4 + more)
            assert await api.db.fetchval(joined, *sizes, part) == told, (part, more)


async def test_a_search_is_walked_in_working_order_with_every_filter(api: Api) -> None:
    customer = await customer_on(api)
    made = [
        await opened(api, customer, subject="Narwhal", severity=1 + number % 4)
        for number in range(7)
    ]
    await wait(api, made[0])
    await reply(api, made[1], resolves=True)
    order = ids(await listed(api, f"customer_id={customer['id']}"))
    assert await found(api, "narwhal") == order
    pages = [ids(await listed(api, f"q=narwhal&limit={limit}")) for limit in (1, 3)]
    assert pages == [order] * 2
    assert ids(await listed(api, "q=narwhal&status=resolved")) == [made[1]["id"]]
    assert ids(await listed(api, f"q=narwhal&number={made[3]['number']}")) == [made[3]["id"]]


async def test_overdue_is_what_was_due_before_now_and_still_counts(api: Api) -> None:
    customer = await customer_on(api)
    running, waiting, resolved = [await opened(api, customer) for _ in range(3)]
    await wait(api, waiting)
    await reply(api, resolved, resolves=True)
    own = f"customer_id={customer['id']}&overdue="
    assert len({due(one) for one in (running, waiting, resolved)}) == 1
    at = due(running)
    assert await listed(api, f"{own}true", now=at) == []
    late = at + MICROSECOND
    assert ids(await listed(api, f"{own}true", now=late)) == [running["id"]]
    rest = {waiting["id"], resolved["id"]}
    assert set(ids(await listed(api, f"{own}false", now=late))) == rest
    assert set(ids(await listed(api, f"{own}false", now=at))) == rest | {running["id"]}
    seen = await listed(api, "overdue=true", now=late, role=customer["id"])
    assert ids(seen) == [running["id"]]


async def test_unassigned_and_waiting_narrow_to_what_they_say(api: Api) -> None:
    customer, technician = await customer_on(api), await api.technician()
    free, taken, waiting, resolved = [await opened(api, customer) for _ in range(4)]
    await act(api, taken, "assign", {"technician_id": technician["id"]})
    await wait(api, waiting)
    await reply(api, resolved, resolves=True)
    own = f"customer_id={customer['id']}"
    narrowed = {
        query: set(ids(await listed(api, f"{own}&{query}", now=NOON)))
        for query in ("unassigned=true", "unassigned=false", "waiting=true", "waiting=false")
    }
    assert narrowed == {
        "unassigned=true": {free["id"], waiting["id"]},
        "unassigned=false": {taken["id"], resolved["id"]},
        "waiting=true": {waiting["id"]},
        "waiting=false": {free["id"], taken["id"], resolved["id"]},
    }


async def test_a_search_is_read_from_an_index(api: Api) -> None:
    plans = {}
    await api.db.execute("BEGIN; SET LOCAL session_replication_role = replica")
    # The world has a handful of tickets, for which each text is looked up by its ticket.
    await api.db.execute("SET LOCAL enable_nestloop = off")
    try:
        await api.db.execute(
            "INSERT INTO ticket_text SELECT gen_random_uuid(), 'en', to_tsvector('simple', 'w' || number)"
            " FROM generate_series(1, 9000) AS many (number)"
        )
        await api.db.execute("ANALYZE ticket_text")
        for index in ("document", "public"):
            await api.db.fetchval(f"SELECT gin_clean_pending_list('ix_ticket_text_{index}')")
        for public in (False, True):
            where = search.condition("$1", public=public)
            rows = await api.db.fetch(f"EXPLAIN SELECT id FROM ticket WHERE {where}", "w77")
            plans[public] = "\n".join(row[0] for row in rows)
    finally:
        await api.db.execute("ROLLBACK")
    assert "ix_ticket_text_document" in plans[False], plans
    assert "ix_ticket_text_public" in plans[True], plans
