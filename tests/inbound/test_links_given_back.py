"""Links of ours in messages that come: the desk never gets one that works (rule C3)."""

import base64
import quopri
import re
import time
from collections.abc import Callable

import pytest

from app.mailing.links import hidden
from app.mime.reading import read
from tests.inbound.post import ALICE, deliver, letter, with_mail
from tests.inbound.wire import attachment, message, multipart, part, text
from tests.mails.relay import Taken, mailing
from tests.mails.test_links import ANA, URL, asked, opened
from tests.pages.visits import Visit
from tests.support import Api, Json

TOKEN = "Ab-_9" * 8 + "Qz0"
LINK = f"{URL}/links/{TOKEN}"
STOP = f"{URL}/mails/unsubscribe/{TOKEN[:32]}"
SAID = f"To confirm, follow this:\r\n{LINK}\r\nNo more mails: <{STOP}>\r\n"
PAGE = f'<p><a href="{LINK}">Confirm</a> or <a href="{STOP}">stop</a></p>'


def lines(content: bytes) -> bytes:
    return base64.encodebytes(content).replace(b"\n", b"\r\n")


def as_file(content: bytes) -> bytes:
    """A whole message as a file of no type, as some gateways give it back."""
    inner = message(part(lines(content), ("Content-Transfer-Encoding", "base64")), [])
    return lines(inner)


def from_file(raw: bytes) -> bytes:
    return base64.b64decode(base64.b64decode(raw).partition(b"\r\n\r\n")[2])


WAYS: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {
    "plain": (SAID.encode(), bytes),
    "page": (PAGE.encode(), bytes),
    "soft line ends": (
        quopri.encodestring(f"A line that is long already, {PAGE}".encode()),
        quopri.decodestring,
    ),
    "base64": (lines(SAID.encode()), base64.b64decode),
    "a file": (as_file(SAID.encode()), from_file),
    "UTF-16": (lines(SAID.encode("utf-16-le")), lambda raw: base64.b64decode(raw)[::2]),
    "a gateway": (f"https://gate.example/?url={SAID.replace('/', '%2F')}".encode(), bytes),
    "two gateways": (f"https://gate.example/?url={SAID.replace('/', '%252F')}".encode(), bytes),
    "another gateway": (f"/v2/url?u={SAID.replace('/', '_')}&d=DwMF".encode(), bytes),
    "quoted, and wrapped": (
        f"> {LINK[:60]}\r\n> {LINK[60:]}\r\n> {STOP[:60]}\r\n> {STOP[60:]}".encode(),
        lambda raw: raw.replace(b"\r\n> ", b""),
    ),
    "capitals": (SAID.replace("/links/", "/LINKS/").encode(), bytes),
}


@pytest.mark.parametrize("way", WAYS)
def test_tokens_are_hidden_however_they_are_written(way: str) -> None:
    raw, meant = WAYS[way]
    assert TOKEN[:32].encode() in meant(raw), "the way is what it says"
    kept = hidden(raw)
    assert TOKEN[:32].encode() not in meant(kept)
    assert len(kept) == len(raw)
    assert hidden(kept) == kept


@pytest.mark.parametrize(
    "raw",
    [
        b"See https://example.org/links/our-page and /links/ of others.\r\n",
        lines(bytes(range(256)) * 40),
        b"links to " + TOKEN.encode(),
        f"{URL}/links/{TOKEN[:42]} is one letter short".encode(),
        b"\xff\xfe not text \x00",
    ],
)
def test_what_holds_no_link_of_ours_stays_as_it_came(raw: bytes) -> None:
    assert hidden(raw) == raw


@pytest.mark.parametrize(
    "block",
    [b"a", b"a_", b"/links/\r\n", b"l\r\n>>>>>>", b"/links/" + b"a\r\n" * 42, b"QUFB\r\n", b"="],
)
def test_nobody_makes_it_slow(block: bytes) -> None:
    raw = block * (2_000_000 // len(block))
    began = time.perf_counter()
    assert len(hidden(raw)) == len(raw)
    assert time.perf_counter() - began < 2


def test_nothing_else_of_a_message_changes() -> None:
    plain, page = text(SAID, encoding="quoted-printable"), text(PAGE, encoding="base64")
    file = attachment("log.bin", "application/octet-stream", bytes(range(256)) * 9)
    raw = message(
        multipart("mixed", multipart("alternative", plain, page), file), [("Subject", "x")]
    )
    before, after = read(raw), read(hidden(raw))
    assert TOKEN[:32] in before.full_text
    assert re.sub(r"x{32,}", "x", after.full_text) == before.full_text.replace(TOKEN, "x").replace(
        TOKEN[:32], "x"
    )
    assert after.attachments == before.attachments
    assert after.text_parts[-1:] == before.text_parts[-1:]


def late(returned: bytes) -> bytes:
    """A report that a message is on its way still."""
    status = (
        b"Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; ana@example.org\r\n"
        b"Action: delayed\r\nStatus: 4.4.1\r\n"
    )
    report = multipart(
        "report",
        text("Your message is late, and still being retried."),
        part(status, ("Content-Type", "message/delivery-status")),
        part(returned, ("Content-Type", "message/rfc822")),
        parameters=" report-type=delivery-status;",
    )
    daemon = "Mail Delivery System <mailer-daemon@mx.example.org>"
    head = [("Return-Path", "<>"), ("From", daemon), ("To", "support@example.com"),
            ("Subject", "Delayed Mail"), ("Message-ID", "<d1@mx.example.org>")]  # fmt: skip
    return message(report, head)


async def given(api: Api, email: Json) -> str:
    """What the desk gets of a message: as it came, with all that its parts say."""
    response = await api.send("GET", f"/v1/inbound/emails/{email['id']}/raw", role="lead")
    assert response.status_code == 200, response.text
    mail = read(response.content)
    files = [
        quopri.decodestring(one.content).decode("utf-8", "replace") for one in mail.attachments
    ]
    return "\n".join([response.text, mail.full_text, *files])


async def test_the_original_in_a_report_lets_nobody_confirm(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        _, _, worksheet, link = await asked(it)
        await with_mail(api)
        sent: Taken = it.handler.taken[-1]
        email = await deliver(api, late(sent.raw))
        assert (email["outcome"], email["report"]) == ("recorded", "delayed")
        shown = await given(api, email)
        assert "/links/" in shown, "the original is there"
        assert link.rpartition("/")[2] not in shown
        # It may still arrive, and then it works.
        visit = await opened(api, link)
        assert (await visit.get(f"/my/worksheets/{worksheet['id']}")).status_code == 200


async def test_what_a_customer_quotes_lets_nobody_confirm(api: Api) -> None:
    await with_mail(api)
    customer = await api.customer()
    person = {"name": ALICE.name, "email": ALICE.address}
    await api.post(f"/v1/customers/{customer['id']}/contacts", person)
    original = attachment("mail.eml", "application/octet-stream", message(text(SAID), []))
    quoted = f"What is this?\n\n> {SAID}".replace("\r\n", "\n> ")
    email = await deliver(api, letter(ALICE, body=multipart("mixed", text(quoted), original)))
    assert email["outcome"] == "ticket_opened"
    ticket = f"/v1/tickets/{email['ticket_id']}"
    messages = await api.send("GET", f"{ticket}/messages", role="lead")
    assert "/links/" in messages.text
    assert TOKEN[:32] not in messages.text
    (file,) = (await api.get(f"{ticket}/attachments"))["items"]
    content = await api.send("GET", f"/v1/attachments/{file['id']}/content", role="lead")
    assert content.status_code == 200, content.text
    assert "/links/" in content.text
    assert TOKEN[:32] not in content.text


async def test_a_link_works_for_the_address_that_it_was_sent_to(api: Api) -> None:
    async with mailing(api, public_url=URL) as it:
        _, contact, worksheet, link = await asked(it)
        visit = await opened(api, link)
        path, person = f"/my/worksheets/{worksheet['id']}", f"/v1/contacts/{contact['id']}"
        await api.send("PATCH", person, {"email": ANA.upper()})
        assert (await visit.get(path)).status_code == 200, "it is the same address"
        await api.send("PATCH", person, {"email": "new@example.org"})
        refused = await Visit(api).get(link)
        assert refused.status_code == 404
        assert "replaced by another" in refused.text
        assert "/sign-in" in refused.text
        assert (await visit.get(path)).status_code == 303, "nor does who followed it see more"
        await api.send("PATCH", person, {"email": ANA})
        assert (await Visit(api).get(link)).status_code == 303
