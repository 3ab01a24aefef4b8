"""The mailbox: what lies unread in it is received, and then marked as read (RFC 3501)."""

import asyncio
import imaplib
import ssl
from contextlib import suppress
from datetime import datetime
from urllib.parse import unquote, urlsplit

import structlog
from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags
from imap_tools.errors import ImapToolsError, MailboxFetchError, MailboxFlagError
from imap_tools.utils import check_command_status

from app import errors, settings
from app.inbound import service
from app.inbound.intake import taken
from app.inbound.rules import MAX_ACCEPTED_BYTES
from app.kit.actor import WORKER, Actor, Role
from app.kit.postgres.database import Pool, transaction
from app.kit.web import pagination

TIMEOUT_SECONDS = 30
_AT_ONCE = 100
_BROKEN = (OSError, imaplib.IMAP4.abort)

_log = structlog.get_logger()


class Poller:
    """Polls a mailbox, and remembers which messages wait there for another day."""

    def __init__(self) -> None:
        self._waits: dict[str, datetime] = {}

    async def poll(self, pool: Pool, now: datetime) -> None:
        """Receive what lies unread in the mailbox of ``PERSONDAY_IMAP_URL``, if one is set (a job)."""
        chosen = settings.load()
        if chosen.imap_url is not None:
            url = chosen.imap_url.get_secret_value()
            await receive_unread(pool, now, url, chosen.mail_authserv_id, self._waits)


async def receive_unread(
    pool: Pool,
    now: datetime,
    url: str,
    authserv_id: str | None,
    waits: dict[str, datetime] | None = None,
) -> int:
    """Receive the unread messages of a mailbox, oldest first; tells how many.

    A message is marked as read once it is kept, so that a crash in between makes it a duplicate, never a
    loss. One that cannot be received stays unread, and does not keep the others back. So does one that a
    quota refuses; ``waits`` takes its UID and until when, and it is not fetched again before.

    Raises:
        OSError, imaplib.IMAP4.error, ImapToolsError: the mailbox cannot be opened, or the connection
            to it broke.
    """
    waits = {} if waits is None else waits
    secret = await pagination.load_secret(pool)
    box = await asyncio.to_thread(_open, url)
    received = refused = 0
    try:
        unread = await asyncio.to_thread(_unread, box)
        for uid in _due(unread, waits, now):
            if received + refused == _AT_ONCE:
                break
            try:
                raw = await asyncio.to_thread(_fetch, box, uid)
                await _keep(pool, now, raw, secret, authserv_id)
                await asyncio.to_thread(_mark_read, box, uid)
                received += 1
            except _BROKEN:
                # Each of the others would wait for the same in vain.
                raise
            except errors.QuotaExceeded as exceeded:
                waits[uid] = exceeded.fields["frees_at"]
                refused += 1
            except Exception:
                _log.exception("message_not_received", uid=uid)
    finally:
        await asyncio.to_thread(_close, box)
    if refused:
        _log.warning("messages_wait_for_quota", refused=refused, waiting=len(waits))
    return received


def _due(unread: list[str], waits: dict[str, datetime], now: datetime) -> list[str]:
    """What waits no more; of what is not unread any more nothing is remembered."""
    for uid in waits.keys() - {uid for uid in unread if now < waits.get(uid, now)}:
        del waits[uid]
    return [uid for uid in unread if uid not in waits]


async def _keep(
    pool: Pool, now: datetime, raw: bytes, secret: bytes, authserv_id: str | None
) -> None:
    mail, kept = await taken(raw)
    async with transaction(pool, Actor(WORKER, Role.ADMIN), now) as tx:
        await service.receive(tx, mail, kept, secret, authserv_id)


def _open(url: str) -> BaseMailBox:
    """The mailbox that an address like ``imaps://user:password@host/INBOX`` names, logged in."""
    parts = urlsplit(url)
    host, user, password = (
        unquote(one or "") for one in (parts.hostname, parts.username, parts.password)
    )
    box: BaseMailBox
    if parts.scheme == "imaps":
        # The library's own default does not check certificates.
        checked = ssl.create_default_context()
        box = MailBox(host, parts.port or 993, TIMEOUT_SECONDS, ssl_context=checked)
    else:
        box = MailBoxUnencrypted(host, parts.port or 143, TIMEOUT_SECONDS)
    try:
        return box.login(user, password, unquote(parts.path.strip("/")) or "INBOX")
    except Exception:
        _close(box)
        raise


def _close(box: BaseMailBox) -> None:
    # What was received is received, however the server takes its leave.
    with suppress(OSError, imaplib.IMAP4.error, ImapToolsError):
        box.logout()
    with suppress(OSError):
        box.client.shutdown()


def _unread(box: BaseMailBox) -> list[str]:
    """The unread messages, oldest first; those too large to take are left for a person."""
    if large := box.uids(AND(seen=False, size_gt=MAX_ACCEPTED_BYTES)):
        _log.error("messages_too_large", uids=large, limit_bytes=MAX_ACCEPTED_BYTES)
    found = box.uids(AND(seen=False, size_lt=MAX_ACCEPTED_BYTES + 1))
    # Servers may find them in any order; UIDs ascend as messages come.
    return sorted(found, key=int)


def _fetch(box: BaseMailBox, uid: str) -> bytes:
    """A message's bytes; it stays unread."""
    answer = box.client.uid("fetch", uid, "(BODY.PEEK[])")
    check_command_status(answer, MailboxFetchError)
    # A StopIteration would never leave the thread: whoever waits for it waits for ever.
    raw = next((part[1] for part in answer[1] if isinstance(part, tuple)), None)
    if raw is None:
        raise MailboxFetchError(answer, "a message")
    assert isinstance(raw, bytes)
    return raw


def _mark_read(box: BaseMailBox, uid: str) -> None:
    # The library's own verb expunges, too: what others have marked for removal would be gone.
    marked = box.client.uid("store", uid, "+FLAGS", f"({MailMessageFlags.SEEN})")
    check_command_status(marked, MailboxFlagError)
