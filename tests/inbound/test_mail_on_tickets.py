"""What mail does to tickets: their life goes on, files are kept or refused, and answers find them."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from app.attachments.rules import MAX_ATTACHMENT_BYTES
from app.inbound.files import MAX_KEPT_FILES
from app.inbound.rules import MAX_ANSWERED
from app.mailing import tokens
from app.mime.characters import CUT_MARK
from app.mime.reading import MAX_TEXT_CHARACTERS
from tests.inbound.post import (
    ALICE,
    CAME,
    JAN,
    STRANGER,
    answering,
    contact,
    customer_of,
    deliver,
    emails,
    letter,
    messages_of,
    only,
    with_mail,
)
from tests.inbound.signatures import enveloped, opaque
from tests.inbound.wire import attachment, multipart, text
from tests.inbound.zoo import MAILBOX
from tests.support import NOON, Api, Json

HOUR = timedelta(hours=1)


@pytest.fixture
async def mail(api: Api) -> Api:
    await customer_of(await with_mail(api), ALICE, JAN)
    return api


async def ticket_of(api: Api, email: Json) -> Json:
    return await api.get(f"/v1/tickets/{email['ticket_id']}")


async def act(api: Api, email: Json, verb: str, now: datetime = NOON, **body: object) -> Json:
    return await api.post(f"/v1/tickets/{email['ticket_id']}/{verb}", body, now=now)


# --- its life ------------------------------------------------------------------------------------


async def test_mail_opens_a_question_until_a_person_has_looked(mail: Api) -> None:
    subject = "=?utf-8?B?xI1lc2vDoSBvdMOhemth?="
    said = "Dobrý den, server po aktualizaci neběží a nevíme proč."
    came = await deliver(mail, letter(JAN, ("Subject", subject), said=said))
    ticket = await ticket_of(mail, came)
    expected = {
        "kind": "question", "severity": 3, "channel": "email", "subject": "česká otázka",
        "language": "cs", "reply_language": "cs", "status": "new", "follow_up_of": None,
    }  # fmt: skip
    assert {name: ticket[name] for name in expected} == expected
    assert ticket["contact"]["name"] == JAN.name
    told = came["acknowledgement"]
    assert told["subject"] == f"Re: [{ticket['number']}] česká otázka"
    assert told["text"].startswith("Vaši zprávu jsme přijali")
    # The due time as people of the provider read it: 13:00 UTC is 14:00 in Prague in winter.
    due = datetime.fromisoformat(ticket["resolution_due_at"]) + HOUR
    assert f"{due:%Y-%m-%d %H:%M} (Europe/Prague)" in told["text"]


async def test_an_empty_letter_is_a_ticket_too(mail: Api) -> None:
    came = await deliver(mail, letter(ALICE, ("Subject", ""), said=" \n\n"))
    assert (await ticket_of(mail, came))["subject"] == "(no subject)"
    assert only(await messages_of(mail, came["ticket_id"]), "body") == ["(no text)"]


async def test_what_is_signed_is_read_and_what_is_encrypted_is_said_to_be(mail: Api) -> None:
    for content, said in (
        (opaque(text("Blank pages.")), "Blank pages."),
        (enveloped(), "(encrypted)"),
    ):
        body = attachment("smime.p7m", "application/pkcs7-mime", content)
        came = await deliver(mail, letter(ALICE, body=body))
        assert only(await messages_of(mail, came["ticket_id"]), "body") == [said]


async def test_a_long_text_is_cut(mail: Api) -> None:
    came = await deliver(
        mail, letter(ALICE, ("Subject", "long " * 100), said="word " * 50_000 + "end")
    )
    assert len((await ticket_of(mail, came))["subject"]) <= 200
    (message,) = await messages_of(mail, came["ticket_id"])
    assert len(message["body"]) == MAX_TEXT_CHARACTERS
    assert message["body"].count(CUT_MARK) == 1
    assert message["body"].endswith("end")


async def test_an_answer_ends_the_waiting(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    due = datetime.fromisoformat((await ticket_of(mail, first))["resolution_due_at"])
    await act(
        mail, first, "replies", NOON, body="Which one?", public=True, waiting_for_customer=True
    )
    answer = letter(ALICE, *answering(first), said="This one.")
    assert (await deliver(mail, answer, NOON + HOUR))["outcome"] == "reply_added"
    after = await ticket_of(mail, first)
    assert after["status"] == "open"
    assert datetime.fromisoformat(after["resolution_due_at"]) == due + HOUR


async def test_an_answer_reopens_what_was_resolved(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    await act(mail, first, "resolve")
    answer = await deliver(mail, letter(JAN, *answering(first), said="It is back."), NOON + HOUR)
    assert (answer["outcome"], answer["ticket_id"]) == ("reply_added", first["ticket_id"])
    ticket = await ticket_of(mail, first)
    assert (ticket["status"], ticket["reopenings"]) == ("open", 1)


async def test_an_answer_to_a_closed_ticket_goes_on_with_a_new_one(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    await act(mail, first, "resolve")
    await act(mail, first, "close")
    answer = await deliver(mail, letter(ALICE, *answering(first), said="It is back."), NOON + HOUR)
    assert answer["outcome"] == "ticket_opened"
    assert answer["acknowledgement"] is not None
    ticket = await ticket_of(mail, answer)
    assert (ticket["follow_up_of"], ticket["status"]) == (first["ticket_id"], "new")
    assert (await ticket_of(mail, first))["status"] == "closed"
    # Whoever answers the first one again begins another: the second has tokens of its own.
    again = await deliver(mail, letter(ALICE, *answering(first)), NOON + HOUR)
    assert again["outcome"] == "ticket_opened"
    third = await deliver(mail, letter(ALICE, *answering(answer)), NOON + HOUR)
    assert (third["outcome"], third["ticket_id"]) == ("reply_added", answer["ticket_id"])


async def test_closed_tickets_do_not_feed_a_loop(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    await act(mail, first, "resolve")
    await act(mail, first, "close")
    answers = [await deliver(mail, letter(ALICE, *answering(first))) for _ in range(12)]
    assert sum(one["acknowledgement"] is not None for one in answers) == MAX_ANSWERED - 1


# --- files ---------------------------------------------------------------------------------------


def with_files(*files: tuple[str, str, bytes], said: str = "See the files.") -> bytes:
    parts = [attachment(name, media_type, content) for name, media_type, content in files]
    return letter(ALICE, body=multipart("mixed", text(said), *parts))


async def files_of(api: Api, email: Json) -> list[Json]:
    path = f"/v1/tickets/{email['ticket_id']}/attachments?limit=200"
    items: list[Json] = (await api.get(path))["items"]
    return items


async def test_files_are_kept_or_refused_with_the_reason(mail: Api) -> None:
    log = b"ERROR 500\n" * 100
    largest, larger = b"x" * MAX_ATTACHMENT_BYTES, b"x" * (MAX_ATTACHMENT_BYTES + 1)
    came = await deliver(
        mail,
        with_files(
            ("app.log", "text/plain", log),
            ("setup.exe", "application/octet-stream", b"MZ"),
            ("page.html", "text/html", b"<script>alert(1)</script>"),
            ("largest.bin", "application/octet-stream", largest),
            ("larger.bin", "application/octet-stream", larger),
            ("../../etc/passwd.txt", "text/plain", b"x"),
            ("winmail.dat", "application/ms-tnef", b"\x78\x9f\x3e\x22"),
            ("log.zip", "application/x-zip-compressed", b"PK"),
            ("screen.jpg", "image/jpg", b"\xff\xd8"),
            ("report.pdf.js", "application/pdf", b"x"),
        ),
    )
    assert came["outcome"] == "ticket_opened"
    files = await files_of(mail, came)
    refused = {one["name"]: one["refused_reason"] for one in files}
    assert refused == {
        "app.log": None,
        "setup.exe": "attachment_type_not_allowed",
        "page.html": None,
        "largest.bin": None,
        "larger.bin": "attachment_too_large",
        "passwd.txt": None,
        "winmail.dat": None,
        "log.zip": None,
        "screen.jpg": None,
        "report.pdf.js": "attachment_type_not_allowed",
    }
    sizes = {one["name"]: one["size_bytes"] for one in files}
    assert sizes["larger.bin"] == MAX_ATTACHMENT_BYTES + 1
    kept = next(one for one in files if one["name"] == "app.log")
    got = await mail.send("GET", f"/v1/attachments/{kept['id']}/content")
    assert (got.status_code, got.content) == (200, log)
    gone = next(one for one in files if one["name"] == "setup.exe")
    assert (await mail.send("GET", f"/v1/attachments/{gone['id']}/content")).status_code == 404


async def test_fifty_files_are_kept(mail: Api) -> None:
    many = [(f"{number}.txt", "text/plain", b"x") for number in range(MAX_KEPT_FILES + 1)]
    files = await files_of(mail, await deliver(mail, with_files(*many)))
    assert len(files) == MAX_KEPT_FILES + 1
    by_name = {one["name"]: one["refused_reason"] for one in files}
    assert {name for name, reason in by_name.items() if reason} == {f"{MAX_KEPT_FILES}.txt"}


async def test_files_of_an_answer_and_of_a_released_message_are_kept(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    file = attachment("screen.png", "image/png", b"\x89PNG")
    body = multipart("mixed", text("Here."), file)
    await deliver(mail, letter(ALICE, *answering(first), body=body))
    held = await deliver(mail, letter(STRANGER, *answering(first), body=body))
    assert len(await files_of(mail, first)) == 1
    who = await contact(mail, {"id": first["customer_id"]}, STRANGER)
    path = f"/v1/inbound/emails/{held['id']}/release"
    await mail.post(path, {"contact_id": who["id"]})
    assert only(await files_of(mail, first), "name") == ["screen.png", "screen.png"]


# --- what comes, as it came ----------------------------------------------------------------------


async def test_a_message_is_kept_as_it_came(mail: Api) -> None:
    raw = letter(ALICE, said="<script>alert(1)</script>") + b"\x00\xff\r\r\n"
    came = await deliver(mail, raw)
    got = await mail.send("GET", f"/v1/inbound/emails/{came['id']}/raw")
    assert (got.status_code, got.content) == (200, raw)
    assert got.headers["Content-Type"] == "application/octet-stream"
    disposition = got.headers["Content-Disposition"]
    assert disposition == f"attachment; filename*=UTF-8''{came['id']}.eml"
    assert got.headers["Content-Security-Policy"].startswith("sandbox;")
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert came["size_bytes"] == len(raw)


async def test_a_key_replays_the_answer(mail: Api) -> None:
    raw = letter(ALICE)
    how: dict[str, Any] = {"role": "mail", "headers": CAME, "key": "once", "content": raw}
    first = await mail.send("POST", "/v1/inbound/email", **how)
    again = await mail.send("POST", "/v1/inbound/email", **how)
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert first.headers["Location"] == f"/v1/inbound/emails/{first.json()['id']}"
    # Without the key, or with another one, it is a duplicate; the key is not for another message.
    assert (await deliver(mail, raw))["duplicate"]
    assert (await deliver(mail, raw, key="twice"))["duplicate"]
    other = await mail.send("POST", "/v1/inbound/email", **{**how, "content": letter(ALICE)})
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert len(await emails(mail)) == 1


# --- what is sent --------------------------------------------------------------------------------


async def sent_of(api: Api, email: Json, number: int) -> Json:
    message = (await messages_of(api, email["ticket_id"]))[number]
    return await api.get(f"/v1/messages/{message['id']}/email")


async def test_the_answer_to_a_reply_finds_its_ticket(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    second = await deliver(mail, letter(ALICE, *answering(first)), NOON + HOUR)
    # A machine's answer is none that a customer would know.
    vacation = letter(ALICE, *answering(first), ("Auto-Submitted", "auto-replied"))
    await deliver(mail, vacation, NOON + HOUR)
    await act(mail, first, "replies", NOON + 2 * HOUR, body="Restart it.", public=True)
    sent = await sent_of(mail, first, 2)
    number = (await ticket_of(mail, first))["number"]
    assert (sent["from"], sent["to"]) == (MAILBOX, ALICE.address)
    assert sent["subject"] == f"Re: [{number}] The server does not start"
    headers = sent["headers"]
    assert headers["In-Reply-To"] == f"<{second['message_id']}>"
    assert headers["References"] == f"<{first['message_id']}> <{second['message_id']}>"
    assert headers["Message-ID"] != first["acknowledgement"]["headers"]["Message-ID"]
    assert "Auto-Submitted" not in headers
    for field in (("In-Reply-To", headers["Message-ID"]), ("To", headers["Reply-To"])):
        answer = await deliver(mail, letter(ALICE, field), NOON + 3 * HOUR)
        assert (answer["outcome"], answer["ticket_id"]) == ("reply_added", first["ticket_id"])
    # What came after the reply is not what it answers.
    assert await sent_of(mail, first, 2) == sent


async def test_a_note_is_not_sent(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    await act(mail, first, "replies", body="For us only.", public=False)
    note = (await messages_of(mail, first["ticket_id"]))[1]
    path = f"/v1/messages/{note['id']}/email"
    await mail.refused("GET", path, status=404, code="message_not_found")


async def test_a_mailbox_with_a_long_name_answers_without_an_address_of_its_own(mail: Api) -> None:
    """No token fits into its local part (RFC 5321): the Message-ID threads alone."""
    long = "customer.service.and.support@example.com"
    response = await mail.send("PUT", "/v1/company", {"support_email": long})
    assert response.status_code == 200
    first = await deliver(mail, letter(ALICE))
    assert first["outcome"] == "ticket_opened"
    headers = first["acknowledgement"]["headers"]
    assert headers["Reply-To"] == long
    assert tokens.is_of_message(headers["Message-ID"])
    answer = await deliver(mail, letter(ALICE, *answering(first)))
    assert answer["ticket_id"] == first["ticket_id"]
    await act(mail, first, "replies", body="Restart it.", public=True)
    assert (await sent_of(mail, first, 2))["headers"]["Reply-To"] == long


async def test_a_message_without_an_id_is_answered_without_naming_one(mail: Api) -> None:
    raw = letter(ALICE).replace(b"Message-ID", b"X-Nothing")
    first = await deliver(mail, raw)
    assert first["message_id"].endswith("@synthesised.invalid")
    assert not {"In-Reply-To", "References"} & set(first["acknowledgement"]["headers"])
    assert (await deliver(mail, raw))["duplicate"]
    await act(mail, first, "replies", body="Restart it.", public=True)
    assert not {"In-Reply-To", "References"} & set((await sent_of(mail, first, 1))["headers"])
