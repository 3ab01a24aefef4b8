"""Machines are told from people by headers alone, and only people are answered."""

from uuid import UUID

import pytest

from app.inbound import tokens
from app.inbound.reading import read
from app.inbound.robots import Kind, answered, kind_of

OURS = tokens.message_id(b"sixteen bytes or more", UUID(int=1), UUID(int=2), "example.com")
REPORT = 'Content-Type: multipart/report; report-type={}; boundary="b"'


def _kind(*lines: str) -> Kind:
    head = ("From: alice@example.com", "Return-Path: <alice@example.com>")
    given = {line.partition(":")[0].lower() for line in lines}
    kept = [line for line in head if line.partition(":")[0].lower() not in given]
    return kind_of(read("\r\n".join([*kept, *lines, "", "text"]).encode()))


@pytest.mark.parametrize(("lines", "kind"), [
    ((), Kind.PERSON),
    (("Auto-Submitted: no",), Kind.PERSON),
    (("Auto-Submitted: No (a person)",), Kind.PERSON),
    (("Subject: Automatic reply: out of office",), Kind.PERSON),
    (("X-Auto-Response-Suppress: All",), Kind.PERSON),
    (("X-Auto-Response-Suppress: DR, OOF, AutoReply", "Precedence: normal"), Kind.PERSON),
    (("List-Unsubscribe: <mailto:x@example.com>",), Kind.PERSON),
    (("Auto-Submitted: auto-replied",), Kind.AUTO_REPLY),
    (("AUTO-SUBMITTED:\r\n Auto-Replied; owner=x",), Kind.AUTO_REPLY),
    (("Auto-Submitted: something-new",), Kind.AUTO_REPLY),
    (("X-Autoreply: yes",), Kind.AUTO_REPLY),
    (("X-Autoreply: no",), Kind.PERSON),
    (("X-Autorespond: Re: hello",), Kind.AUTO_REPLY),
    (("X-Mail-Autoreply: 1x",), Kind.AUTO_REPLY),
    (("Precedence: auto_reply",), Kind.AUTO_REPLY),
    (("Precedence: Bulk",), Kind.AUTO_REPLY),
    (("Precedence: junk",), Kind.AUTO_REPLY),
    ((REPORT.format("disposition-notification"),), Kind.AUTO_REPLY),
    (("Return-Path: <>", "Auto-Submitted: auto-replied"), Kind.AUTO_REPLY),
    (("Auto-Submitted: auto-generated", "X-MS-Exchange-Inbox-Rules-Loop: a@b.example"), Kind.AUTO_REPLY),
    (("Auto-Submitted: auto-generated",), Kind.AUTO_GENERATED),
    (("Auto-Submitted: auto-generated", "Return-Path: <>"), Kind.AUTO_GENERATED),
    (("Auto-Submitted: auto-generated", "Precedence: bulk", "List-Id: <x>"), Kind.AUTO_GENERATED),
    (("Auto-Submitted: auto-notified",), Kind.AUTO_GENERATED),
    (("Return-Path: <>",), Kind.BOUNCE),
    (("From: MAILER-DAEMON@mx.example.org",), Kind.BOUNCE),
    (("From: Postmaster <postmaster@example.org>",), Kind.BOUNCE),
    ((REPORT.format("delivery-status"), "Auto-Submitted: auto-replied"), Kind.BOUNCE),
    ((REPORT.format('"Delivery-Status"'), "Auto-Submitted: auto-generated"), Kind.BOUNCE),
    (("List-Id: Users <users.example.org>",), Kind.LIST),
    (("Precedence: list",), Kind.LIST),
    (("Precedence: bulk", "List-Id: <users.example.org>"), Kind.LIST),
    (("X-Personday-Message: 1",), Kind.OWN),
    ((f"Message-ID: <{OURS}>",), Kind.OWN),
    ((f"Message-ID: <{OURS.upper()}>", "Return-Path: <>"), Kind.OWN),
    ((f"In-Reply-To: <{OURS}>",), Kind.PERSON),
])  # fmt: skip
def test_what_wrote_it(lines: tuple[str, ...], kind: Kind) -> None:
    assert _kind(*lines) == kind


def test_only_people_are_answered() -> None:
    assert [kind for kind in Kind if answered(kind)] == [Kind.PERSON]
