"""The mailbox is polled over IMAP: in order, each once, nothing lost, and nothing removed."""

import asyncio
import imaplib
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from imap_tools.errors import MailboxLoginError

from app import errors
from app.inbound import poller, service
from app.inbound.poller import receive_unread
from app.kit.postgres.database import Pool
from tests.inbound import imap_server
from tests.inbound.imap_server import Letterbox
from tests.inbound.post import (
    ALICE,
    JAN,
    STRANGER,
    customer_of,
    deliver,
    emails,
    letter,
    only,
    with_mail,
)
from tests.support import NOON, Api


@asynccontextmanager
async def mailbox(api: Api, *messages: bytes) -> AsyncIterator[Letterbox]:
    await customer_of(await with_mail(api), ALICE, JAN)
    async with imap_server.serving(*messages) as box, asyncio.timeout(10):
        yield box


def about(number: int) -> bytes:
    return letter(ALICE, ("Subject", f"Question {number}"))


async def test_unread_messages_are_received_in_their_order(api: Api, pool: Pool) -> None:
    async with mailbox(api, *map(about, range(12))) as box:
        box.seen = {2}
        box.backwards = True
        assert await receive_unread(pool, NOON, box.url(), None) == 11
        subjects = only(await emails(api), "subject")
        assert subjects == [f"Question {number}" for number in range(12) if number != 1]
        assert box.seen == set(range(1, 13))
        assert await receive_unread(pool, NOON, box.url(), None) == 0
    assert await api.db.fetchval("SELECT count(*) FROM ticket") == 11
    actors = await api.db.fetch("SELECT DISTINCT actor FROM event WHERE type LIKE 'inbound%'")
    assert [row[0] for row in actors] == ["system"]


async def test_nothing_is_removed_from_the_mailbox(api: Api, pool: Pool) -> None:
    """What a person has marked for removal is removed by that person's program."""
    async with mailbox(api, about(1)) as box:
        await receive_unread(pool, NOON, box.url(), None)
        assert box.commands == [
            b"CAPABILITY", b"LOGIN", b"SELECT", b"SEARCH", b"SEARCH", b"FETCH", b"STORE", b"LOGOUT",
        ]  # fmt: skip


async def test_a_message_is_marked_only_once_it_is_kept(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with mailbox(api, about(1), about(2), about(3)) as box:
        receive = service.receive

        async def failing(tx: Any, mail: Any, *rest: Any) -> Any:
            if mail.subject == "Question 2":
                raise errors.DomainError("The second one fails.")
            return await receive(tx, mail, *rest)

        monkeypatch.setattr(service, "receive", failing)
        assert await receive_unread(pool, NOON, box.url(), None) == 2
        assert box.seen == {1, 3}
        monkeypatch.undo()
        assert await receive_unread(pool, NOON, box.url(), None) == 1
        assert box.seen == {1, 2, 3}
    assert only(await emails(api), "subject") == ["Question 1", "Question 3", "Question 2"]


async def test_a_crash_before_the_mark_makes_a_duplicate_and_no_second_ticket(
    api: Api, pool: Pool
) -> None:
    async with mailbox(api, about(1), about(2)) as box:
        box.breaks_on = {b"STORE"}
        # The connection is gone, and with it the others until the next time.
        with pytest.raises((OSError, imaplib.IMAP4.abort)):
            await receive_unread(pool, NOON, box.url(), None)
        assert box.commands.count(b"FETCH") == 1
        assert box.seen == set()
        assert only(await emails(api), "subject") == ["Question 1"]
        box.breaks_on = set()
        assert await receive_unread(pool, NOON, box.url(), None) == 2
        assert box.seen == {1, 2}
    assert await api.db.fetchval("SELECT count(*) FROM ticket") == 2


async def test_what_came_over_http_before_is_only_marked(api: Api, pool: Pool) -> None:
    async with mailbox(api, about(1)) as box:
        await deliver(api, box.messages[1])
        assert await receive_unread(pool, NOON, box.url(), None) == 1
        assert box.seen == {1}
    assert len(await emails(api)) == 1


async def test_a_message_that_has_gone_does_not_hold_back_the_others(api: Api, pool: Pool) -> None:
    async with mailbox(api, about(1), about(2), about(3)) as box:
        box.vanished = {2}
        assert await receive_unread(pool, NOON, box.url(), None) == 2
        assert box.seen == {1, 3}


async def test_too_large_a_message_is_left(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = len(about(1)) + 100
    monkeypatch.setattr(poller, "MAX_ACCEPTED_BYTES", limit)
    large = letter(ALICE, said="x" * 1000)
    async with mailbox(api, large, about(2)) as box:
        fits = letter(ALICE, ("Message-ID", "<fits@example.com>"), said="")
        box.messages[3] = fits + b"x" * (limit - len(fits))
        box.messages[4] = box.messages[3].replace(b"<fits", b"<fails") + b"x"
        assert await receive_unread(pool, NOON, box.url(), None) == 2
        assert box.seen == {2, 3}


async def test_doubtful_mail_is_quarantined_as_over_http(api: Api, pool: Pool) -> None:
    async with mailbox(api, letter(STRANGER), letter(ALICE), b"\x00\xff") as box:
        assert await receive_unread(pool, NOON, box.url(), "another.example") == 3
        assert box.seen == {1, 2, 3}
    assert only(await emails(api), "outcome") == ["quarantined"] * 3


async def test_a_wrong_password_is_told(api: Api, pool: Pool) -> None:
    async with mailbox(api, about(1)) as box:
        with pytest.raises(MailboxLoginError):
            await receive_unread(pool, NOON, box.url("wrong"), None)
        assert box.seen == set()


async def test_a_mailbox_that_is_not_there_is_told(pool: Pool) -> None:
    async with imap_server.serving() as box:
        url = box.url()
    with pytest.raises(OSError, match="refused"):
        await receive_unread(pool, NOON, url, None)


async def test_only_a_mailbox_that_is_set_is_polled(
    api: Api, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with mailbox(api, letter(ALICE)) as box:
        monkeypatch.delenv("PERSONDAY_IMAP_URL", raising=False)
        await poller.Poller().poll(pool, NOON)
        assert box.commands == []
        monkeypatch.setenv("PERSONDAY_IMAP_URL", box.url())
        monkeypatch.setenv("PERSONDAY_MAIL_AUTHSERV_ID", "mx.example.com")
        await poller.Poller().poll(pool, NOON)
        assert box.seen == {1}
    assert only(await emails(api), "outcome") == ["ticket_opened"]


def test_certificates_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[str, int, float, ssl.SSLContext]] = []

    class Opened:
        def __init__(self, host: str, port: int, timeout: float, *, ssl_context: Any) -> None:
            given.append((host, port, timeout, ssl_context))

        def login(self, user: str, password: str, folder: str) -> tuple[str, str, str]:
            return user, password, folder

    monkeypatch.setattr(poller, "MailBox", Opened)
    url = "imaps://me%40example.com:p%2Fw%3A1@imap.example.com/Support%20mail"
    named: Any = poller._open(url)
    assert named == ("me@example.com", "p/w:1", "Support mail")
    ((host, port, timeout, context),) = given
    assert (host, port, timeout) == ("imap.example.com", 993, poller.TIMEOUT_SECONDS)
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname
