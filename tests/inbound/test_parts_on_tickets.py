"""What a message says is whole on its ticket: in parts, which people correct, and read again at will."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from uuid import UUID

import pytest

from app.inbound.rereading import reread
from app.kit.postgres.database import Tx
from app.mime import quotes
from app.mime.partition import PartKind
from app.run.opening import transactions
from tests.api.world import problem, refuse
from tests.inbound.post import (
    ALICE,
    HELENE,
    JAN,
    answering,
    customer_of,
    deliver,
    letter,
    messages_of,
    with_mail,
)
from tests.support import Api, Json

WROTE = "On Mon, Nov 23, 2026 at 8:12 AM Karel <k@example.org> wrote:"
THREAD = f"{WROTE}\n> It stops: ORA-01555.\n> At ORDERS."
OUTLOOK = (
    "See my answers below.\n\nFrom: Soft <support@example.com>\nSent: Tuesday, November 24, 2026 10:00 AM\n"
    "To: Alice\nSubject: RE: The server does not start\n\nWhich version?\n[Alice] 5.2.1 on Debian 12"
)
NOTICE = (
    "This message and its attachments are confidential and intended only for the person or company named"
    " above. If you are not the addressee, you must not copy, forward or use any part of it. Please inform"
    " the sender at once and delete the message."
)
OUTPUT = (
    "Connection to the database was refused by the remote host\n"
    "The service will be restarted in ten seconds\nNo space left on the device while writing the journal"
)
CZECH = (
    "Dobrý den,\n\npo včerejší aktualizaci se nám nedaří spustit server. Můžete se na to podívat?"
)
FRENCH = "Bonjour,\n\ndepuis la mise à jour notre serveur ne démarre plus. Pouvez-vous regarder ?"


@pytest.fixture
async def mail(api: Api) -> Api:
    await customer_of(await with_mail(api), ALICE, JAN, HELENE, language="cs")
    return api


@pytest.fixture
async def transaction(dsn: str) -> AsyncIterator[Callable[[], AbstractAsyncContextManager[Tx]]]:
    async with transactions(dsn) as begin:
        yield begin


async def last(api: Api, email: Json) -> Json:
    """The message that was written last, which is whole whatever is new of it."""
    message = (await messages_of(api, email["ticket_id"]))[-1]
    parts, said = message["parts"], message["text"]
    assert [one["start"] for one in parts] == [0, *(one["end"] for one in parts[:-1])]
    assert parts[-1]["end"] == len(said)
    new = (one for one in parts if one["kind"] == "new")
    assert message["body"] == "".join(said[one["start"] : one["end"]] for one in new)
    return message


def kinds(message: Json) -> list[str]:
    return [one["kind"] for one in message["parts"]]


async def test_a_new_ticket_keeps_what_it_quotes_and_a_reply_does_not(mail: Api) -> None:
    said = f"Please see below.\n\nAlice\n\n{THREAD}"
    begun = await deliver(mail, letter(ALICE, ("In-Reply-To", "<x@example.org>"), said=said))
    assert begun["outcome"] == "ticket_opened"
    message = await last(mail, begun)
    assert (message["body"], message["text"], kinds(message)) == (said, said, ["new"])
    answer = await deliver(mail, letter(ALICE, *answering(begun), said=said))
    message = await last(mail, answer)
    assert (message["body"], message["text"]) == ("Please see below.\n\nAlice", said)
    assert kinds(message) == ["new", "quote"]
    # What answers a closed ticket of ours goes on with it.
    for verb in ("resolve", "close"):
        await mail.post(f"/v1/tickets/{begun['ticket_id']}/{verb}")
    after = await deliver(mail, letter(ALICE, *answering(begun), said=said))
    assert after["outcome"] == "ticket_opened"
    assert kinds(await last(mail, after)) == ["new", "quote"]


async def test_answers_within_a_quote_are_kept(mail: Api) -> None:
    begun = await deliver(mail, letter(ALICE))
    answer = await deliver(
        mail, letter(ALICE, *answering(begun), ("Subject", "Re: x"), said=OUTLOOK)
    )
    message = await last(mail, answer)
    assert "5.2.1 on Debian 12" in message["body"]
    assert kinds(message) == ["new", "quote", "new"]


async def test_what_nobody_sent_before_is_new_however_it_is_quoted(
    mail: Api, transaction: Callable[[], AbstractAsyncContextManager[Tx]]
) -> None:
    begun = await deliver(mail, letter(ALICE))
    ticket_id = begun["ticket_id"]
    asked = {"body": "Which version do you use, and since when?", "public": True}
    await mail.post(f"/v1/tickets/{ticket_id}/replies", asked)
    await mail.post(
        f"/v1/tickets/{ticket_id}/replies", {"body": "It is the pool.", "public": False}
    )
    said = (
        f"See my colleague.\n\n{THREAD}\n> Which version do you\n> use, and since when?\n> ano"
        f"\n> It is the pool.\n> {begun['acknowledgement']['text'].splitlines()[0]}"
    )
    answer = await deliver(mail, letter(ALICE, *answering(begun), said=said))
    message = await last(mail, answer)
    assert kinds(message) == ["new", "quote", "new", "quote", "new", "quote"]
    for words in ("ORA-01555", "ORDERS", "ano", "It is the pool"):
        assert words in message["body"]
    for words in ("Which version", "since when", "We have received"):
        assert words not in message["body"]
    # The next one may quote this; it is read so again, too.
    again = await deliver(mail, letter(ALICE, *answering(begun), said=f"Hello?\n\n{THREAD}"))
    assert (await last(mail, again))["body"] == "Hello?"
    assert not any([one.changed async for one in reread(transaction)])


async def test_a_ticket_is_found_by_what_is_quoted_and_signed(
    mail: Api, transaction: Callable[[], AbstractAsyncContextManager[Tx]]
) -> None:
    async def found(query: str) -> list[str]:
        return [one["id"] for one in (await mail.get(f"/v1/tickets?q={query}"))["items"]]

    begun = await deliver(mail, letter(ALICE))
    said = f"Thank you.\n\nAlice\n\n-- \nAlice Adams\nKettleborough Ltd.\n\n{NOTICE}"
    answer = await deliver(mail, letter(ALICE, *answering(begun), said=said))
    message = await last(mail, answer)
    assert kinds(message) == ["new", "signature", "notice"]
    mine = [begun["ticket_id"]]
    assert await found("kettleborough") == await found("addressee+forward") == mine
    # A person calls a stretch a quote, and its words are still said.
    at = said.index("Alice")
    parts = [
        {"kind": "quote", "start": 0, "end": at},
        {"kind": "new", "start": at, "end": len(said)},
    ]
    await mail.send("PATCH", f"/v1/messages/{message['id']}", {"parts": parts}, role="lead")
    assert await found("thank+kettleborough") == mine
    # As an older version kept it; the words come with what is read.
    other = await deliver(mail, letter(JAN, said="Prosím.\n\n-- \nJan\nWolpertinger s.r.o."))
    await mail.db.execute(
        "UPDATE message SET text = body, part_kinds = '{new}', part_ends = ARRAY[length(body)]"
        " WHERE ticket_id = $1",
        UUID(other["ticket_id"]),
    )
    gone = "UPDATE ticket_text SET document = ts_filter(document, '{a,b}') WHERE ticket_id = $1"
    await mail.db.execute(gone, UUID(other["ticket_id"]))
    assert await found("wolpertinger") == []
    assert any([one.changed async for one in reread(transaction)])
    assert await found("wolpertinger") == [other["ticket_id"]]


async def test_the_language_is_that_of_what_is_new(mail: Api) -> None:
    for person, said, language in ((JAN, CZECH, "cs"), (HELENE, FRENCH, "fr")):
        begun = await deliver(mail, letter(person, said=f"{said}\n\n{NOTICE}"))
        message = await last(mail, begun)
        assert kinds(message) == ["new", "notice"]
        ticket = await mail.get(f"/v1/tickets/{begun['ticket_id']}")
        assert (message["language"], ticket["language"]) == (language, language)
        # What a program wrote flips nothing.
        for output in (OUTPUT, f"Zde je:\n\n{OUTPUT}", f"{OUTPUT}\n\n-- \n{person.name}"):
            answer = await deliver(mail, letter(person, *answering(begun), said=output))
            assert (await last(mail, answer))["language"] == language
        ticket = await mail.get(f"/v1/tickets/{begun['ticket_id']}")
        assert (ticket["reply_language"], ticket["needs_translation"]) == (language, False)


async def test_people_correct_what_the_parts_are(mail: Api) -> None:
    said = f"{CZECH}\n\n{NOTICE}"
    begun = await deliver(mail, letter(JAN, said=said))
    seen = await last(mail, begun)
    path = f"/v1/messages/{seen['id']}"
    etag = (await mail.send("GET", path)).headers["etag"]
    at = len(CZECH)
    parts = [
        {"kind": "quote", "start": 0, "end": at},
        {"kind": "new", "start": at, "end": at + 10},
        {"kind": "new", "start": at + 10, "end": len(said)},
    ]
    for wrong in (
        parts[:2],
        parts[1:],
        parts[:1],
        [{"kind": "quote", "start": 0, "end": len(said)}],
    ):
        how: Json = {"status": 422, "code": "not_a_partition", "role": "lead"}
        told = await refuse(mail, "PATCH", path, {"parts": wrong}, **how)
        assert told["text_characters"] == len(said)
    bodies: list[Json] = [{}, {"parts": []}, {"parts": [{"kind": "old", "start": 0, "end": 1}]}]
    for body in bodies:
        await refuse(mail, "PATCH", path, body, status=422, code="validation_failed")
    await problem(
        mail, "PATCH", path, {"parts": parts}, status=403, code="forbidden", role="finance"
    )
    response = await mail.send(
        "PATCH", path, {"parts": parts}, role="lead", headers={"If-Match": etag}
    )
    made = response.json()
    assert response.headers["etag"] != etag
    assert made["body"] == said[at:]
    assert kinds(made) == ["quote", "new"]
    assert made["parts_corrected_by"].startswith("key:")
    # It is judged anew by what is new now, and so is the ticket.
    assert made["language"] == "en"
    assert (await mail.get(f"/v1/tickets/{begun['ticket_id']}"))["reply_language"] == "en"
    stale: Json = {"status": 412, "code": "stale_version", "headers": {"If-Match": etag}}
    await refuse(mail, "PATCH", path, {"parts": parts}, **stale)
    [event] = await mail.db.fetch("SELECT data FROM event WHERE type = 'message.parts_corrected'")
    assert json.loads(event["data"]) == {
        "was": [["new", at], ["notice", len(said)]],
        "becomes": [["quote", at], ["new", len(said)]],
    }
    await refuse(mail, "PATCH", path, {"parts": parts}, status=422, code="nothing_to_change")
    told = (await mail.get("/v1/events?limit=200"))["items"]
    [corrected] = [one["data"] for one in told if one["type"] == "message.parts_corrected"]
    assert corrected["becomes"] == [["quote", at], ["new", len(said)]]
    # A language that a person said stays.
    await mail.send("PATCH", path, {"language": "pl"})
    again = await mail.send(
        "PATCH", path, {"parts": [{"kind": "new", "start": 0, "end": len(said)}]}
    )
    assert (again.json()["language"], again.json()["body"]) == ("pl", said)


async def test_messages_are_read_again_but_not_what_people_corrected(
    mail: Api,
    transaction: Callable[[], AbstractAsyncContextManager[Tx]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = await deliver(mail, letter(JAN, said=f"{CZECH}\n\n{NOTICE}"))
    quoting = letter(JAN, *answering(begun), said=f"Merci.\n\n{WROTE}\n> {CZECH.splitlines()[2]}")
    answers = [
        await deliver(mail, quoting.replace(b"Message-ID: <", b"Message-ID: <%d." % n))
        for n in range(3)
    ]
    before = await messages_of(mail, begun["ticket_id"])
    assert [kinds(one) for one in before] == [["new", "notice"], *3 * [["new", "quote"]]]
    # As an older version kept them: the new part alone, as it took it.
    await mail.db.execute(
        "UPDATE message SET text = 'x', body = 'x', part_kinds = '{new}', part_ends = '{1}', language = 'en'"
    )
    path = f"/v1/messages/{before[2]['id']}"
    await mail.send("PATCH", path, {"parts": [{"kind": "new", "start": 0, "end": 1}]}, role="lead")
    read = [one async for one in reread(transaction)]
    assert [one.changed for one in read] == [True, True, False, True]
    assert [str(one.email_id) for one in read] == [begun["id"], *(one["id"] for one in answers)]
    after = await messages_of(mail, begun["ticket_id"])
    for was, now in zip(before, after, strict=True):
        if now["id"] != before[2]["id"]:
            assert now == was
    assert after[2]["text"] == "x"
    # Once more it changes nothing, and it goes on where it was left.
    assert not any([one.changed async for one in reread(transaction)])
    assert len([one async for one in reread(transaction, read[1].email_id)]) == 2
    # When the reader has learned something.
    monkeypatch.setattr(quotes, "kinds_of", lambda lines, _: [PartKind.NEW] * len(lines))
    assert [one.changed async for one in reread(transaction)] == [False, True, False, True]


async def test_a_message_that_cannot_be_read_stops_none_behind_it(
    mail: Api,
    transaction: Callable[[], AbstractAsyncContextManager[Tx]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    came = [await deliver(mail, letter(ALICE, said=f"Number {number}.")) for number in range(3)]
    bad, later = UUID(came[1]["ticket_id"]), UUID(came[2]["ticket_id"])
    old = "UPDATE message SET text = 'x', body = 'x', part_ends = '{1}' WHERE ticket_id = ANY($1)"
    await mail.db.execute(old, [bad, later])
    # What it would become is refused by the database, time and again.
    await mail.db.execute(
        "ALTER TABLE message ADD CONSTRAINT odd CHECK (text NOT LIKE '%Number 1%') NOT VALID"
    )
    for changed in ([False, False, True], [False, False, False]):
        read = [one async for one in reread(transaction)]
        assert [str(one.email_id) for one in read] == [one["id"] for one in came]
        assert [one.changed for one in read] == changed
        assert [one.failed is None for one in read] == [True, False, True]
        assert "odd" in (read[1].failed or "")
    assert [one["body"] for one in await messages_of(mail, str(bad))] == ["x"]
    await mail.db.execute("ALTER TABLE message DROP CONSTRAINT odd")
    assert [one.changed async for one in reread(transaction)] == [False, True, False]

    # If the database is away, none is passed over.
    reached: list[int] = []

    def read_in_vain(_: bytes) -> None:
        raise OSError("no answer")

    @asynccontextmanager
    async def once() -> AsyncIterator[Tx]:
        if reached:
            raise OSError("it is away")
        reached.append(1)
        async with transaction() as tx:
            yield tx

    monkeypatch.setattr("app.inbound.rereading.taken", read_in_vain)
    with pytest.raises(OSError, match="away"):
        _ = [one async for one in reread(once)]


async def test_what_is_typed_is_all_new(api: Api) -> None:
    customer = await api.customer()
    said = f"Please help.\n\n{THREAD}\n-- \nAlice\n\n{NOTICE}"
    body = {
        "customer_id": customer["id"], "channel": "email", "kind": "question", "severity": 3,
        "subject": "Help", "body": said,
    }  # fmt: skip
    ticket = await api.post("/v1/tickets", body)
    [message] = await messages_of(api, ticket["id"])
    assert (message["body"], message["text"]) == (said, said)
    assert message["parts"] == [{"kind": "new", "start": 0, "end": len(said)}]
    assert (message["parts_corrected_at"], message["parts_corrected_by"]) == (None, None)
