"""What mail systems report of messages that were sent reaches the ticket, and its clock goes on."""

from datetime import timedelta

import pytest

from app.inbound.reports import MAX_REPORTED_RECIPIENTS, DeliveryReport, ReportedAction, report_of
from app.inbound.robots import MailKind, kind_of, kind_of_unknown
from app.mime.reading import read
from tests.inbound.people import Person
from tests.inbound.post import (
    ALICE,
    JAN,
    answering,
    contact,
    customer_of,
    deliver,
    emails,
    fields_of,
    letter,
    messages_of,
    with_mail,
)
from tests.inbound.wire import attachment, message, multipart, part, text
from tests.support import NOON, Api, Json

FAILED, DELAYED, DELIVERED, READ = (
    ReportedAction.FAILED, ReportedAction.DELAYED, ReportedAction.DELIVERED, ReportedAction.READ,
)  # fmt: skip
DAEMON = Person("Mail Delivery Subsystem", "mailer-daemon@mx.example.org", "en")


def status(*recipients: str) -> bytes:
    """A part by RFC 3464: a block for the message, and one for each recipient."""
    blocks = ["Reporting-MTA: dns; mx.example.org", *recipients]
    return part("\r\n\r\n".join(blocks).encode(), ("Content-Type", "message/delivery-status"))


def of(address: str, action: str, code: str = "", field: str = "Final-Recipient") -> str:
    lines = [f"{field}: rfc822; {address}", f"Action: {action}", f"Status: {code}"]
    return "\r\n".join(line for line in lines if not line.endswith(": "))


def report(*parts: bytes, kind: str = "delivery-status") -> bytes:
    """A message by a mail system."""
    body = multipart("report", text("See below."), *parts, parameters=f" report-type={kind};")
    return message(body, fields_of(DAEMON, ("Return-Path", "<>"), ("Subject", "Report")))


# --- in the form of the standard -----------------------------------------------------------------


@pytest.mark.parametrize(("recipients", "action", "names"), [
    ([of("eva@acme.example.org", "failed", "5.1.1")], FAILED, ["eva@acme.example.org"]),
    ([of("Eva@ACME.example.org", "Failed (bad destination)")], FAILED, ["eva@acme.example.org"]),
    ([of("eva@acme.example.org", "", "5.2.2")], FAILED, ["eva@acme.example.org"]),
    ([of("a@example.org", "delivered", "2.0.0"), of("b@example.org", "failed", "5.0.0")], FAILED,
     ["b@example.org"]),
    ([of("a@example.org", "delayed", "4.4.7")], DELAYED, ["a@example.org"]),
    ([of("a@example.org", "", "4.4.7")], DELAYED, ["a@example.org"]),
    ([of("a@example.org", "relayed", "2.1.9")], DELIVERED, ["a@example.org"]),
    ([of("a@example.org", "expanded")], DELIVERED, ["a@example.org"]),
    ([f"Original-Recipient: rfc822;eva@acme.example.org\r\n{of('x7@host.example.org', 'failed')}"], FAILED,
     ["eva@acme.example.org"]),
    ([of("no address", "failed")], FAILED, []),
    ([of(f"p{number}@example.org", "failed") for number in range(40)], FAILED,
     [f"p{number}@example.org" for number in range(MAX_REPORTED_RECIPIENTS)]),
    (["Action: perhaps"], FAILED, []),
    ([], FAILED, []),
])  # fmt: skip
def test_the_worst_that_is_said_of_anybody_counts(
    recipients: list[str], action: ReportedAction, names: list[str]
) -> None:
    mail = read(report(status(*recipients)))
    assert report_of(mail) == DeliveryReport(action, tuple(names))
    assert kind_of(mail) is (MailKind.BOUNCE if action is FAILED else MailKind.REPORT)


def test_receipts_and_complaints_are_no_failures() -> None:
    opened = part(
        b"Disposition: manual-action; displayed",
        ("Content-Type", "message/disposition-notification"),
    )
    for raw, action in (
        (report(opened, kind="disposition-notification"), READ),
        (report(opened, kind='"x"'), READ),
        (report(kind="feedback-report"), ReportedAction.OTHER),
    ):
        mail = read(raw)
        assert (report_of(mail).action, kind_of(mail)) == (action, MailKind.REPORT)


# --- in words of their own -----------------------------------------------------------------------

QMAIL = """Hi. This is the qmail-send program at mx.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.

<eva@acme.example.org>:
Sorry, no mailbox here by that name.
"""
EXIM = """This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  eva@acme.example.org
    Unrouteable address
"""
GMAIL = """Delivery to the following recipient failed permanently:

     eva@acme.example.org

----- Original message -----
"""
PRIVATE = {
    "qmail": ("failure notice", QMAIL),
    "exim": ("Mail delivery failed: returning message to sender", EXIM),
    "gmail": ("Delivery Status Notification (Failure)", GMAIL),
    "exchange": ("Unzustellbar: Import", "Fehler bei der Nachrichtenzustellung an Empfänger.\n"),
    "czech": ("Nedoručitelná zpráva", "Zprávu se nepodařilo doručit.\n"),
    "french": ("Non remis : Import", "Le message n'a pas pu être remis.\n"),
}


@pytest.mark.parametrize("name", PRIVATE)
def test_systems_have_words_of_their_own(name: str) -> None:
    subject, said = PRIVATE[name]
    known = ("eva@acme.example.org",) if name in ("qmail", "exim", "gmail") else ()
    for path in ("<>", "<mailer-daemon>"):
        more = (
            ("Return-Path", path),
            ("Subject", subject),
            ("From", "System <system@mx.example.org>"),
        )
        mail = read(letter(DAEMON, *more, said=said))
        assert (kind_of(mail), report_of(mail)) == (MailKind.BOUNCE, DeliveryReport(FAILED, known))
    # From a person it is a quotation, unless nobody knows that person.
    mail = read(letter(ALICE, ("Subject", subject), said=said))
    unknown = MailKind.BOUNCE if known else MailKind.PERSON
    assert (kind_of(mail), kind_of_unknown(mail)) == (MailKind.PERSON, unknown)
    nobody = read(letter(ALICE, ("From", ""), ("Subject", subject), said=said))
    assert kind_of_unknown(nobody) is MailKind.BOUNCE
    # The sentences alone make none: the library finds them in letters, too.
    assert kind_of_unknown(read(letter(ALICE, said=said))) is MailKind.PERSON
    answer = read(
        letter(ALICE, ("Subject", subject), ("In-Reply-To", "<x@example.com>"), said=said)
    )
    assert kind_of_unknown(answer) is MailKind.PERSON


def test_who_did_not_get_it_may_stand_in_the_head() -> None:
    raw = letter(DAEMON, ("X-Failed-Recipients", "a@example.org, b@example.org"), said="Sorry.")
    assert report_of(read(raw)) == DeliveryReport(FAILED, ("a@example.org", "b@example.org"))


# --- what becomes of it --------------------------------------------------------------------------


@pytest.fixture
async def mail(api: Api) -> Api:
    await customer_of(await with_mail(api), ALICE)
    return api


async def asked(api: Api) -> tuple[Json, Json]:
    """A ticket that waits for its customer, and the headers of the message that asks."""
    first = await deliver(api, letter(ALICE))
    path = f"/v1/tickets/{first['ticket_id']}"
    body = {"body": "Which version?", "public": True, "waiting_for_customer": True}
    await api.post(f"{path}/replies", body)
    sent = (await messages_of(api, first["ticket_id"]))[-1]
    outgoing = await api.get(f"/v1/messages/{sent['id']}/email")
    return {**first, "asked": sent["id"]}, outgoing["headers"]


def returned(headers: Json, *, as_headers: bool = False) -> bytes:
    lines = [f"{name}: {headers[name]}" for name in ("Message-ID", "Reply-To")]
    media_type = "text/rfc822-headers" if as_headers else "message/rfc822"
    return part("\r\n".join([*lines, "", "Which version?"]).encode(), ("Content-Type", media_type))


async def state(api: Api, ticket: Json) -> tuple[str, str]:
    shown = await api.get(f"/v1/tickets/{ticket['ticket_id']}")
    return shown["status"], shown["clock"]


async def test_an_answer_that_cannot_come_is_not_waited_for(mail: Api) -> None:
    ticket, headers = await asked(mail)
    waits, goes_on = ("waiting_for_customer", "paused"), ("open", "running")
    assert await state(mail, ticket) == waits
    late = report(status(of(ALICE.address, "delayed", "4.4.1")), returned(headers))
    arrived = report(status(of(ALICE.address, "delivered", "2.0.0")), returned(headers))
    seen = part(
        f"Original-Message-ID: {headers['Message-ID']}\r\nDisposition: manual-action; displayed".encode(),
        ("Content-Type", "message/disposition-notification"),
    )
    for raw in (late, arrived, report(seen, kind="disposition-notification")):
        came = await deliver(mail, raw)
        told = [came[name] for name in ("outcome", "reason", "ticket_id", "about_message_id")]
        assert told == ["recorded", "report", ticket["ticket_id"], ticket["asked"]]
        assert await state(mail, ticket) == waits
    failed = report(
        status(of(ALICE.address, "failed", "5.1.1")), returned(headers, as_headers=True)
    )
    came = await deliver(mail, failed, NOON + timedelta(hours=1))
    assert (came["reason"], came["report"], came["acknowledgement"]) == ("bounce", "failed", None)
    assert (came["ticket_id"], came["about_message_id"]) == (ticket["ticket_id"], ticket["asked"])
    assert came["reported_recipients"] == [ALICE.address]
    assert await state(mail, ticket) == goes_on
    # The desk reads it, the customer does not.
    note = (await messages_of(mail, ticket["ticket_id"]))[-1]
    assert (note["author"], note["public"]) == ("provider", False)
    assert note["body"] == f"A message of this ticket could not be delivered to {ALICE.address}."
    theirs = await mail.post("/v1/keys", {"role": "customer", "customer_id": ticket["customer_id"]})
    mail.keys["theirs"] = theirs["key"]
    shown = await mail.get(f"/v1/tickets/{ticket['ticket_id']}/messages", role="theirs")
    assert [one["body"] for one in shown["items"]] == ["Please help.", "Which version?"]
    assert (await deliver(mail, failed))["duplicate"]
    undelivered = "SELECT data ->> 'status' AS status FROM event WHERE type = 'ticket.undelivered'"
    assert [row["status"] for row in await mail.db.fetch(undelivered)] == ["open"]
    await mail.verify()


async def test_a_report_on_a_merged_ticket_is_shown_where_it_goes_on(mail: Api) -> None:
    ticket, headers = await asked(mail)
    other, _ = await asked(mail)
    third = await deliver(mail, letter(ALICE))
    for one, into in ((ticket, other), (other, third)):
        merge = f"/v1/tickets/{one['ticket_id']}/merge"
        await mail.post(merge, {"into": into["ticket_id"]}, role="lead")
    failed = report(status(of(ALICE.address, "failed", "5.1.1")), returned(headers))
    came = await deliver(mail, failed)
    assert (came["ticket_id"], came["about_message_id"]) == (third["ticket_id"], ticket["asked"])
    note = (await messages_of(mail, third["ticket_id"]))[-1]
    assert note["body"] == f"A message of this ticket could not be delivered to {ALICE.address}."
    # All that came to those that were merged is listed with it.
    listed = await emails(mail, f"&ticket_id={third['ticket_id']}")
    assert {one["id"] for one in listed} == {one["id"] for one in (ticket, other, third, came)}
    assert len(await emails(mail, f"&ticket_id={ticket['ticket_id']}")) == 1
    await mail.verify()


@pytest.mark.parametrize(
    "media_type", ["application/octet-stream", "text/plain", "application/x-mail"]
)
async def test_what_comes_back_as_a_file_is_read(mail: Api, media_type: str) -> None:
    ticket, headers = await asked(mail)
    original = (
        f"From: {ALICE.address}\r\nMessage-ID:\r\n {headers['Message-ID']}\r\n\r\nWhich version?"
    )
    file = attachment("orig.EML", media_type, original.encode())
    body = multipart("mixed", text(f"Delivery to {ALICE.address} failed: 550 user unknown"), file)
    fields = fields_of(DAEMON, ("Return-Path", "<>"), ("Subject", "Undelivered Mail"))
    came = await deliver(mail, message(body, fields))
    told = [came[name] for name in ("reason", "ticket_id", "about_message_id")]
    assert told == ["bounce", ticket["ticket_id"], ticket["asked"]]
    assert (await state(mail, ticket))[0] == "open"


async def test_the_id_in_the_words_of_a_private_form_is_found(mail: Api) -> None:
    ticket, headers = await asked(mail)
    subject, said = PRIVATE["qmail"]
    below = (
        f"\n--- Below this line is a copy of the message.\n\nMessage-ID: {headers['Message-ID']}\n"
    )
    fields = (("Return-Path", "<>"), ("Subject", subject), ("From", "mailer-daemon@mx.example.org"))
    came = await deliver(mail, letter(DAEMON, *fields, said=said + below))
    assert (came["outcome"], came["ticket_id"]) == ("recorded", ticket["ticket_id"])
    assert came["about_message_id"] == ticket["asked"]
    assert (await state(mail, ticket))[0] == "open"
    # Failures are noted so often and no more, and a closed ticket stays as it is.
    for number in range(12):
        again = f"{said}{below}{number}"
        assert (await deliver(mail, letter(DAEMON, *fields, said=again)))["reason"] == "bounce"
    notes = [one for one in await messages_of(mail, ticket["ticket_id"]) if not one["public"]]
    assert len(notes) == 10
    path = f"/v1/tickets/{ticket['ticket_id']}"
    await mail.post(f"{path}/resolve")
    await mail.post(f"{path}/close")
    assert (await deliver(mail, letter(DAEMON, *fields, said=f"{said}{below}x")))[
        "outcome"
    ] == "recorded"
    assert (await state(mail, ticket))[0] == "closed"
    await mail.verify()


AWAY = (
    ("X-Precedence", "auto_reply"), ("Preference", "auto_reply"), ("X-Autoreply", "yes"),
    ("X-Autogenerated", "Reply"), ("Delivered-To", "Autoresponder"),
    ("X-Auto-Response-Suppress", "All"), ("X-POST-MessageClass", "9; Autoresponder"), ("X-Any", "x"),
)  # fmt: skip


async def test_who_is_away_ends_no_pause(mail: Api) -> None:
    ticket, headers = await asked(mail)
    subject = ("Subject", "Out of office: Import")
    answered = ("In-Reply-To", headers["Message-ID"])
    for sign in AWAY:
        came = await deliver(mail, letter(ALICE, sign, subject, answered, said="Until Monday."))
        told = [came[name] for name in ("outcome", "reason", "ticket_id", "acknowledgement")]
        assert told == ["recorded", "auto_reply", ticket["ticket_id"], None], sign
        assert (await state(mail, ticket))[0] == "waiting_for_customer"
    # A person who sees that it was no machine releases it: a reply, as if it had been taken.
    (alice, *_) = (await mail.get(f"/v1/customers/{ticket['customer_id']}/contacts"))["items"]
    body = {"contact_id": alice["id"]}
    released = await mail.post(f"/v1/inbound/emails/{came['id']}/release", body, role="lead")
    assert (released["outcome"], released["ticket_id"]) == ("reply_added", ticket["ticket_id"])
    assert (await state(mail, ticket))[0] == "open"


async def test_who_writes_like_a_machine_and_is_none_is_taken(mail: Api) -> None:
    tracker = letter(
        ALICE, ("Precedence", "bulk"), ("X-RT-Ticket", "acme #12"), ("Managed-By", "RT 5.0")
    )
    came = await deliver(mail, tracker)
    # A tracker would answer an acknowledgement.
    assert (came["outcome"], came["kind"], came["acknowledgement"]) == (
        "ticket_opened",
        "bulk",
        None,
    )
    (customer,) = (await mail.get("/v1/customers"))["items"]
    master = Person("Master", "postmaster@example.com", "en")
    await contact(mail, customer, master)
    came = await deliver(
        mail, letter(master, ("Subject", "Mail delivery failed"), said=PRIVATE["exim"][1])
    )
    assert (came["outcome"], came["kind"]) == ("ticket_opened", "person")
    assert came["acknowledgement"]["to"] == master.address
    # The same words of somebody whom nobody knows are a record, which a person may release.
    came = await deliver(
        mail, letter(JAN, ("Subject", "Mail delivery failed"), said=PRIVATE["exim"][1])
    )
    assert (came["outcome"], came["reason"], came["ticket_id"]) == ("recorded", "bounce", None)


async def test_a_report_that_returns_nothing_of_ours_is_of_no_ticket(mail: Api) -> None:
    ticket, headers = await asked(mail)
    id_ = headers["Message-ID"]
    altered = {**headers, "Message-ID": id_.replace("<t", "<ta"), "Reply-To": "support@example.com"}
    came = await deliver(mail, report(status(of(ALICE.address, "failed")), returned(altered)))
    assert (came["outcome"], came["reason"], came["ticket_id"]) == ("recorded", "bounce", None)
    assert (await state(mail, ticket))[0] == "waiting_for_customer"
    assert answering({"acknowledgement": {"headers": headers}})[0][1] == id_
