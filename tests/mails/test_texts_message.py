"""A mail as a message: read back by parsers that did not write it."""

import email
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar
from imap_tools import MailMessage

from app.kit.lines import folded
from app.languages.official import OfficialLanguage
from app.mailing import headers
from app.mailing.headers import Mailbox
from app.mails.kinds import MailTopic
from app.mails.message import MAX_LINE_CHARACTERS, message
from app.mails.texts import Written, write
from tests.mails.samples import OF_KIND, SAMPLES

DATE = datetime(2031, 3, 7, 13, 0, tzinfo=UTC)
TOKEN = f"t{'a' * 50}@a-long-name-of-a-host.support.example.com"
ICS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"SUMMARY:Z\xc3\xa1sah\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
WRITTEN = Written("Session agreed", "Text\n", "<p>Text</p>")
HEADERS = {
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
}  # fmt: skip
NAMES = (
    "", "Ana", "Eve\r\nBcc: victim@example.com", 'Müller, "X" <eve@example.com>',
    'back\\slash "q", a:b;c@d', "<b>x</b>", "שלום עולם " * 6, "😀" * 300, "x" * 1000,
    "Žluťoučký kůň " * 20, "=?utf-8?q?=0d=0aBcc:_victim?=",
    "Jean-Luc Éluard de la Forêt, très loin d’ici, et encore plus loin de là",
)  # fmt: skip


def _made(written: Written = WRITTEN, **changes: Any) -> EmailMessage:
    given: dict[str, Any] = {
        "sender_name": "Personday Support",
        "sender_address": "support@example.com",
        "recipient_name": "Ana Dvořáková",
        "recipient_address": "ana@example.com",
        "message_id": TOKEN,
        "date": DATE,
    }
    return message(written, **given | changes)


def _read(made: EmailMessage) -> EmailMessage:
    content = made.as_bytes()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= MAX_LINE_CHARACTERS
    return email.message_from_bytes(content, policy=policy.SMTP)


def _headers(made: EmailMessage) -> dict[str, str]:
    """The headers as they stand, unfolded by RFC 5322 §2.2.3, read without the library's parser."""
    head = made.as_bytes().split(b"\r\n\r\n")[0].decode()
    lines = head.replace("\r\n ", " ").replace("\r\n\t", "\t").split("\r\n")
    found = dict(line.split(": ", 1) for line in lines)
    assert len(found) == len(lines)
    return found


def _decoded(text: str) -> str:
    return str(make_header(decode_header(text)))


@pytest.mark.parametrize("language", OfficialLanguage)
def test_every_mail_is_read_back_as_it_was_written(language: OfficialLanguage) -> None:
    for facts in SAMPLES:
        written = write(facts, language)
        made = _read(_made(written))
        assert made.get_content_type() == "multipart/alternative"
        text, html = made.iter_parts()
        assert [text.get_content_type(), html.get_content_type()] == ["text/plain", "text/html"]
        assert text.get_content().replace("\r\n", "\n") == written.text
        assert html.get_content().replace("\r\n", "\n").strip() == written.html.strip()
        assert not [one.defects for one in made.walk() if one.defects]
        # A second, independent reader.
        other = MailMessage.from_bytes(_made(written).as_bytes())
        assert other.subject.replace("\r\n", "") == written.subject  # it leaves folds in
        assert other.from_ == "support@example.com"
        assert other.to == ("ana@example.com",)
        assert other.text.replace("\r\n", "\n") == written.text


@pytest.mark.parametrize(
    "address", ["ana@example.com", "ana.o'neil+tag@example.com", "jiří@example.com", "ana@žluť.cz"]
)
def test_names_and_subjects_stay_what_they_are(address: str) -> None:
    for name, subject in product(NAMES, NAMES):
        made = _made(
            Written(subject, "Text\n", "<p>Text</p>"),
            sender_name=name,
            recipient_name=name,
            recipient_address=address,
        )
        _read(made)
        found = _headers(made)
        assert found.keys() == HEADERS
        assert _decoded(found["Subject"]) == folded(subject).replace("=?", "= ?")
        expected = folded(name)[:200].replace("=?", "= ?").strip()
        for field, where in (("From", "support@example.com"), ("To", address)):
            shown, whose = parseaddr(found[field])
            assert _decoded(shown) == expected
            assert whose == where.replace("žluť.cz", "xn--lu-mma33v.cz") or "ž" in where


def test_an_international_address_is_written_as_it_is_and_a_domain_in_ascii() -> None:
    assert _headers(_made(recipient_address="jiří@example.com"))["To"].endswith(
        "<jiří@example.com>"
    )
    ascii_domain = _headers(_made(recipient_address="ana@žluť.cz"))["To"]
    assert ascii_domain.isascii()
    assert "@xn--" in ascii_domain


@pytest.mark.parametrize("address", ["", "ana", "@x.y", "ana@", "a@x.y\r\nBcc: b@x.y", "a@x y"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        _made(recipient_address=address)


def test_identifiers_are_whole_however_long() -> None:
    long = [f"{'r' * 140}{number}@mail.example.com" for number in range(20)]
    made = _made(
        in_reply_to=f"<{'q' * 200}@x.example>",
        references=[*long, "two words@x", "a\r\nBcc: b@x", "ž@x", f"<{TOKEN}>"],
        reply_to=f"support+t{'a' * 42}@example.com",
        list_unsubscribe=(f"https://support.example.com/{'u' * 200}", "support@example.com"),
    )
    _read(made)
    found = _headers(made)
    assert found["Message-ID"] == f"<{TOKEN}>"
    assert found["In-Reply-To"] == f"<{'q' * 200}@x.example>"
    references = found["References"].split(" ")
    assert references[0] == f"<{long[0]}>"
    assert references[-2:] == [f"<{long[-1]}>", f"<{TOKEN}>"]
    assert found["Reply-To"] == f"support+t{'a' * 42}@example.com"
    assert found["List-Unsubscribe"] == (
        f"<https://support.example.com/{'u' * 200}>, <mailto:support@example.com>"
    )
    assert found["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Date"] == "Fri, 07 Mar 2031 13:00:00 +0000"


def test_a_message_of_a_ticket_is_threaded_and_known_by_what_threading_says() -> None:
    mailbox = Mailbox("support@example.com", b"sixteen bytes ok")
    ticket, own = UUID(int=1), UUID(int=2)
    threading = headers.threading(mailbox, ticket, own, ["newest@x.example", "first@x.example"])
    made = _made(
        message_id=threading["Message-ID"],
        reply_to=threading["Reply-To"],
        in_reply_to=threading["In-Reply-To"],
        references=threading["References"].split(" "),
        own_id=threading[headers.OWN_HEADER],
    )
    assert {name: _headers(made)[name] for name in threading} == threading


def test_only_a_page_can_be_left_by_one_click() -> None:
    found = _headers(_made(list_unsubscribe=(None, "support+leave@example.com")))
    assert found["List-Unsubscribe"] == "<mailto:support+leave@example.com>"
    assert "List-Unsubscribe-Post" not in found
    evil = ("https://x.example/\r\nBcc: b@x.y", None)
    assert "List-Unsubscribe" not in _headers(_made(list_unsubscribe=evil))


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_an_invitation_is_an_alternative_and_a_file(method: str) -> None:
    content = ICS.replace(b"REQUEST", method.encode())
    written = write(OF_KIND[MailTopic.SESSION_AGREED], OfficialLanguage.CZECH)
    made = _read(_made(written, calendar=(method, content)))
    assert made.get_content_type() == "multipart/mixed"
    alternatives, attached = made.iter_parts()
    text, html, calendar = alternatives.iter_parts()
    kinds = [text.get_content_type(), html.get_content_type(), calendar.get_content_type()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    assert calendar.get_param("method") == method
    assert calendar.get_content_charset() == "utf-8"
    assert calendar.get_payload(decode=True) == content
    assert attached.get_content_type() == "application/ics"
    assert attached.get_filename() == "invite.ics"
    assert attached.get_content() == content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["SUMMARY"] == "Zásah"


def test_what_leaves_is_plain_ascii_but_for_international_addresses() -> None:
    for facts, language in product(SAMPLES, OfficialLanguage):
        assert _made(write(facts, language), calendar=("REQUEST", ICS)).as_bytes().isascii()
