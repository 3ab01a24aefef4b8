"""Machines are told from people by headers alone, and only people are answered."""

from uuid import UUID

import pytest

from app.inbound.robots import MailKind, is_answered, kind_of
from app.mailing import tokens
from app.mime.reading import read

OURS = tokens.message_id(b"sixteen bytes or more", UUID(int=1), UUID(int=2), "example.com")
REPORT = 'Content-Type: multipart/report; report-type={}; boundary="b"'


def _kind(*lines: str) -> MailKind:
    head = ("From: alice@example.com", "Return-Path: <alice@example.com>")
    given = {line.partition(":")[0].lower() for line in lines}
    kept = [line for line in head if line.partition(":")[0].lower() not in given]
    return kind_of(read("\r\n".join([*kept, *lines, "", "text"]).encode()))


@pytest.mark.parametrize(("lines", "kind"), [
    ((), MailKind.PERSON),
    (("Auto-Submitted: no",), MailKind.PERSON),
    (("Auto-Submitted: No (a person)",), MailKind.PERSON),
    (("Subject: Automatic reply: out of office",), MailKind.PERSON),
    (("X-Auto-Response-Suppress: All",), MailKind.PERSON),
    (("X-Auto-Response-Suppress: DR, OOF, AutoReply", "Precedence: normal"), MailKind.PERSON),
    (("List-Unsubscribe: <mailto:x@example.com>",), MailKind.PERSON),
    (("Auto-Submitted: auto-replied",), MailKind.AUTO_REPLY),
    (("AUTO-SUBMITTED:\r\n Auto-Replied; owner=x",), MailKind.AUTO_REPLY),
    (("Auto-Submitted: something-new",), MailKind.AUTO_REPLY),
    (("X-Autoreply: yes",), MailKind.AUTO_REPLY),
    (("X-Autoreply: no",), MailKind.PERSON),
    (("X-Autorespond: Re: hello",), MailKind.AUTO_REPLY),
    (("X-Mail-Autoreply: 1x",), MailKind.AUTO_REPLY),
    (("Precedence: auto_reply",), MailKind.AUTO_REPLY),
    (("Precedence: Bulk",), MailKind.AUTO_REPLY),
    (("Precedence: junk",), MailKind.AUTO_REPLY),
    ((REPORT.format("disposition-notification"),), MailKind.AUTO_REPLY),
    (("Return-Path: <>", "Auto-Submitted: auto-replied"), MailKind.AUTO_REPLY),
    (("Auto-Submitted: auto-generated", "X-MS-Exchange-Inbox-Rules-Loop: a@b.example"), MailKind.AUTO_REPLY),
    (("Auto-Submitted: auto-generated",), MailKind.AUTO_GENERATED),
    (("Auto-Submitted: auto-generated", "Return-Path: <>"), MailKind.AUTO_GENERATED),
    (("Auto-Submitted: auto-generated", "Precedence: bulk", "List-Id: <x>"), MailKind.AUTO_GENERATED),
    (("Auto-Submitted: auto-notified",), MailKind.AUTO_GENERATED),
    (("Return-Path: <>",), MailKind.BOUNCE),
    (("From: MAILER-DAEMON@mx.example.org",), MailKind.BOUNCE),
    (("From: Postmaster <postmaster@example.org>",), MailKind.BOUNCE),
    ((REPORT.format("delivery-status"), "Auto-Submitted: auto-replied"), MailKind.BOUNCE),
    ((REPORT.format('"Delivery-Status"'), "Auto-Submitted: auto-generated"), MailKind.BOUNCE),
    (("List-Id: Users <users.example.org>",), MailKind.LIST),
    (("Precedence: list",), MailKind.LIST),
    (("Precedence: bulk", "List-Id: <users.example.org>"), MailKind.LIST),
    (("X-Personday-Message: 1",), MailKind.OWN),
    ((f"Message-ID: <{OURS}>",), MailKind.OWN),
    ((f"Message-ID: <{OURS.upper()}>", "Return-Path: <>"), MailKind.OWN),
    ((f"In-Reply-To: <{OURS}>",), MailKind.PERSON),
])  # fmt: skip
def test_what_wrote_it(lines: tuple[str, ...], kind: MailKind) -> None:
    assert _kind(*lines) == kind


def test_only_people_are_answered() -> None:
    assert [kind for kind in MailKind if is_answered(kind)] == [MailKind.PERSON]
