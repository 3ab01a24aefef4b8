"""Attacks on what a service does beside the API's reads and writes: pages, files, streams, links, mail."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from bench.siege import MEGABYTE, Siege, head

FORM = "Content-Type: application/x-www-form-urlencoded"
FILES = "Content-Type: multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
SIGNED_IN = "Cookie: personday=" + "x" * 43


async def unfinished_forms(siege: Siege) -> None:
    """60 forms with a file of 33 MB by who is signed in nowhere, each without its end."""
    for path in ("/sign-in", "/my/tickets/new"):
        for fields in ((FILES,), (FILES, SIGNED_IN)):
            begun = head(f"POST {path}", *fields, "Content-Length: 35000000") + PART
            await asyncio.gather(*(siege.call(begun, *[MEGABYTE] * 33) for _ in range(15)))


async def wrong_keys(siege: Siege) -> None:
    """10,000 keys that nobody has, 100 at once, each another one."""
    await _ask_all(
        siege,
        (
            head("GET /v1/customers", f"Authorization: Bearer pd_{number:043}", "Connection: close")
            for number in range(10_000)
        ),
    )


async def wrong_sign_ins(siege: Siege) -> None:
    """3,000 sign-ins by keys that nobody has, and as many for links by mail to strangers."""
    await _ask_all(siege, (_form("/sign-in", f"key=pd_{number:043}") for number in range(3000)))
    links = (_form("/sign-in/link", f"email=a{number}%40example.com") for number in range(3000))
    await _ask_all(siege, links)


async def links_that_nobody_gave(siege: Siege) -> None:
    """9,000 addresses with a secret in them, all of them guessed."""
    for path in ("/links/{}", "/calendars/{}.ics", "/mails/unsubscribe/{}"):
        guessed = (head(f"GET {path.format(f'{n:043}')}", "Connection: close") for n in range(3000))
        await _ask_all(siege, guessed)


async def streams_that_nobody_reads(siege: Siege) -> None:
    """600 streams of events, whose readers fall silent."""
    await _leave_unread(siege, "/v1/events/stream", 600)


async def exports_that_nobody_reads(siege: Siege) -> None:
    """100 exports of each kind of file, whose readers fall silent."""
    for form in ("csv", "ndjson", "xlsx"):
        await _leave_unread(siege, f"/v1/exports/entries?format={form}", 100)


async def statements_at_once(siege: Siege) -> None:
    """300 statements as PDF, 100 at once."""
    key = f"Authorization: Bearer {siege.key}"
    await _ask_all(siege, [head(f"GET {siege.statement}", key, "Connection: close")] * 300)


async def hostile_mail(siege: Siege) -> None:
    """60 messages of 5 MB made of nothing but parts, references or quotes, with a key."""
    references = b"References: " + b"<a@b> " * 800_000
    nested = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\n" * 500_000
    quotes = b"Subject: a\r\n\r\n" + b">" * 5_000_000
    messages = [b"From: a@example.com\r\n" + one for one in (references, nested, quotes)] * 20
    asked = [
        head(
            "POST /v1/inbound/email",
            f"Authorization: Bearer {siege.key}",
            "Content-Type: message/rfc822",
            f"Content-Length: {len(message)}",
            "Connection: close",
        )
        + message
        for message in messages
    ]
    await _ask_all(siege, asked, at_once=20)


async def _leave_unread(siege: Siege, path: str, times: int) -> None:
    asked = head(f"GET {path}", f"Authorization: Bearer {siege.key}")
    for _ in range(times):
        made = await siege.call()
        if made:
            made[1].transport.pause_reading()  # type: ignore[attr-defined]
            made[1].write(asked)


def _form(path: str, content: str) -> bytes:
    length = f"Content-Length: {len(content)}"
    return head(f"POST {path}", FORM, length, "Connection: close") + content.encode()


async def _ask_all(siege: Siege, requests: Iterable[bytes], at_once: int = 100) -> None:
    """Send each on a connection of its own, some at once, and read what is answered."""
    waiting = iter(requests)

    async def ask() -> None:
        for request in waiting:
            made = await siege.call(request)
            if made:
                with suppress(OSError):
                    while await made[0].read(65536):
                        pass
                made[1].close()

    await asyncio.gather(*(ask() for _ in range(at_once)))


ON_ROUTES = (
    unfinished_forms,
    wrong_keys,
    wrong_sign_ins,
    links_that_nobody_gave,
    streams_that_nobody_reads,
    exports_that_nobody_reads,
    statements_at_once,
    hostile_mail,
)
