"""Mail that comes at the same moment: one ticket for one message, and numbers without gaps."""

import asyncio
from collections import Counter

import pytest

from app.inbound.rules import MAX_ANSWERED
from tests.inbound.people import Person
from tests.inbound.post import (
    ALICE,
    JAN,
    answering,
    customer_of,
    deliver,
    emails,
    letter,
    messages_of,
    only,
    with_mail,
)
from tests.support import Api, Json

CROWD = [Person(f"Person {number}", f"p{number}@example.com", "en") for number in range(20)]


@pytest.fixture
async def mail(api: Api) -> Api:
    await customer_of(await with_mail(api), ALICE, JAN, *CROWD)
    return api


async def at_once(api: Api, *messages: bytes) -> list[Json]:
    return await asyncio.gather(*(deliver(api, raw) for raw in messages))


async def test_one_message_that_comes_twenty_times_is_one_ticket(mail: Api) -> None:
    answers = await at_once(mail, *[letter(ALICE)] * 20)
    assert len({answer["ticket_id"] for answer in answers}) == 1
    assert Counter(only(answers, "duplicate")) == {False: 1, True: 19}
    assert await mail.db.fetchval("SELECT count(*) FROM ticket") == 1
    assert len(await emails(mail)) == 1


async def test_one_id_from_twenty_senders_is_twenty_tickets(mail: Api) -> None:
    """Each wrote a message of their own; what comes twice is one, however it was wrapped."""
    same = ("Message-ID", "<the-same@example.com>")
    wrapped = [b"Received: by x.example; " + b"id %d\r\n" % number for number in range(2)]
    raw = [head + letter(one, same) for one in CROWD for head in wrapped]
    answers = await at_once(mail, *raw)
    assert len({answer["id"] for answer in answers}) == 20
    assert Counter(only(answers, "duplicate")) == {False: 20, True: 20}
    assert await mail.db.fetchval("SELECT count(*) FROM ticket") == 20
    assert await mail.db.fetchval("SELECT count(*) FROM message") == 20


async def test_messages_of_nobody_are_one_too(mail: Api) -> None:
    answers = await at_once(mail, *[b"\x00 nothing that is a message"] * 20)
    assert Counter(only(answers, "duplicate")) == {False: 1, True: 19}
    assert await mail.db.fetchval("SELECT count(*) FROM inbound_email") == 1


@pytest.mark.parametrize("senders", [[ALICE] * 20, CROWD])
async def test_twenty_answers_at_once_are_numbered_without_gaps(
    mail: Api, senders: list[Person]
) -> None:
    first = await deliver(mail, letter(ALICE))
    said = [f"Answer {number}" for number in range(20)]
    raw = [
        letter(one, *answering(first), said=text) for one, text in zip(senders, said, strict=True)
    ]
    answers = await at_once(mail, *raw)
    assert {answer["outcome"] for answer in answers} == {"reply_added"}
    messages = await messages_of(mail, first["ticket_id"])
    assert only(messages, "number") == list(range(1, 22))
    assert sorted(only(messages[1:], "body")) == sorted(said)
    ticket = await mail.db.fetchrow("SELECT messages, version FROM ticket")
    assert tuple(ticket or ()) == (21, 21)


async def test_the_cap_holds_when_all_come_at_once(mail: Api) -> None:
    answers = await at_once(mail, *(letter(ALICE) for _ in range(20)))
    answered = [answer for answer in answers if answer["acknowledgement"] is not None]
    assert len(answered) == MAX_ANSWERED
    numbers = await mail.db.fetch("SELECT DISTINCT number FROM ticket")
    assert len(numbers) == 20


async def test_what_is_released_twice_at_once_is_one_ticket(mail: Api) -> None:
    held = await deliver(mail, letter(Person("Mallory", "mallory@example.com", "en")))
    (who,) = (await mail.db.fetch("SELECT id FROM contact WHERE email = $1", JAN.address))[0]
    body = {"contact_id": str(who)}
    path = f"/v1/inbound/emails/{held['id']}/release"
    sent = await asyncio.gather(*(mail.send("POST", path, body) for _ in range(10)))
    assert Counter(one.status_code for one in sent) == {200: 1, 409: 9}
    assert await mail.db.fetchval("SELECT count(*) FROM ticket") == 1
