"""Attacks on a real service by who has no key: what each costs in memory, and whether probes are answered.

Run as ``python -m bench.strangers``; exit code 1 where an attack costs more than its bound.
"""

import asyncio
import resource
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

from bench.service import Service, running

BOUND_BYTES = 60_000_000
# What a shell usually allows; the attackers themselves open more.
FILES = 1024
MEGABYTE = b"x" * 1_000_000
# After what a connection may cost, it is looked at for so long again.
AFTERWARDS_SECONDS = 3
PATIENCE_SECONDS = 2

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Attack = Callable[["Siege"], Awaitable[None]]


class Siege:
    """A service under attack.

    Attributes:
        key: one that lives, for what only its holder can try.
        unanswered: how many probes were not answered in time.
        slowest: how long the slowest answer took, in seconds.
    """

    def __init__(self, service: Service) -> None:
        self._port = service.port
        self._status = Path(f"/proc/{service.pid}/status")
        self.key = service.key
        self.unanswered = 0
        self.slowest = 0.0
        self._open: list[Streams] = []

    def memory(self) -> int:
        """Resident bytes of the process that serves."""
        lines = self._status.read_text().splitlines()
        (line,) = [line for line in lines if line.startswith("VmRSS")]
        return int(line.split()[1]) * 1024

    async def call(self, *parts: bytes) -> Streams | None:
        """One more connection, and what it sends; None when it was cut off."""
        try:
            made = await asyncio.open_connection("127.0.0.1", self._port)
            self._open.append(made)
            for part in parts:
                made[1].write(part)
                await asyncio.wait_for(made[1].drain(), 20)
        except (OSError, TimeoutError):
            return None
        return made

    async def forget(self) -> None:
        """Close every connection."""
        for _, writer in self._open:
            writer.transport.abort()
        self._open.clear()
        await asyncio.sleep(0.2)

    def probe(self) -> None:
        """Ask both probes, each on a connection of its own."""
        for path in ("/livez", "/readyz"):
            started = time.monotonic()
            answer = b""
            with (
                suppress(OSError),
                socket.create_connection(("127.0.0.1", self._port), PATIENCE_SECONDS) as asking,
            ):
                asking.settimeout(PATIENCE_SECONDS)
                asking.sendall(head(f"GET {path}", "Connection: close"))
                answer = asking.recv(100)
            self.slowest = max(self.slowest, time.monotonic() - started)
            self.unanswered += b" 200 " not in answer


def head(line: str, *fields: str) -> bytes:
    """The head of a request."""
    return "\r\n".join([f"{line} HTTP/1.1", "Host: siege", *fields]).encode() + b"\r\n\r\n"


async def unfinished_posts(siege: Siege) -> None:
    """30 posts of 33 MB without a key, each without its end."""
    long = head("POST /v1/inbound/email", "Content-Length: 35000000")
    await asyncio.gather(*(siege.call(long, *[MEGABYTE] * 33) for _ in range(30)))


async def unfinished_posts_with_a_wrong_key(siege: Siege) -> None:
    """The same with a key that nobody has."""
    key = "Authorization: Bearer pd_unknown"
    long = head("POST /v1/inbound/email", key, "Content-Length: 35000000")
    await asyncio.gather(*(siege.call(long, *[MEGABYTE] * 33) for _ in range(30)))


async def a_body_without_an_end(siege: Siege) -> None:
    """20 bodies of 100 MB in chunks, with a key."""
    key = f"Authorization: Bearer {siege.key}"
    chunks = head("POST /v1/customers", key, "Transfer-Encoding: chunked")
    chunk = b"f4240\r\n" + MEGABYTE + b"\r\n"
    await asyncio.gather(*(siege.call(chunks, *[chunk] * 100) for _ in range(20)))


async def a_long_head(siege: Siege) -> None:
    """A head with one field of 300 MB."""
    await siege.call(b"GET /livez HTTP/1.1\r\nX-Long: ", *[MEGABYTE] * 300)


async def long_trailers(siege: Siege) -> None:
    """What follows a body, 300 MB of it."""
    key = f"Authorization: Bearer {siege.key}"
    chunks = head("POST /v1/customers", key, "Transfer-Encoding: chunked")
    await siege.call(chunks, b"1\r\n \r\n0\r\nX-Long: ", *[MEGABYTE] * 300)


async def many_heads(siege: Siege) -> None:
    """900 heads of 31 kB, in thousands of fields and in one, without their end."""
    small, large = b"a:\r\n" * 7700, b"a: " + b"x" * 31_000
    begun = b"GET /livez HTTP/1.1\r\n"
    await asyncio.gather(*(siege.call(begun + small) for _ in range(450)))
    await asyncio.gather(*(siege.call(begun + large) for _ in range(450)))


async def idle_connections(siege: Siege) -> None:
    """1,100 connections that say nothing."""
    for _ in range(1100):
        await siege.call()


async def requests_ahead(siege: Siege) -> None:
    """100 connections that send 10,000 requests each without reading."""
    some = head("GET /openapi.json") * 100
    await asyncio.gather(*(siege.call(*[some] * 100) for _ in range(100)))


async def readers_that_do_not_read(siege: Siege) -> None:
    """300 that ask for a large page and do not read it."""
    asked = head("GET /static-offline-docs/swagger-ui-bundle.js")
    for _ in range(300):
        made = await siege.call()
        if made:
            made[1].transport.pause_reading()  # type: ignore[attr-defined]
            made[1].write(asked)


async def the_contract_again_and_again(siege: Siege) -> None:
    """3,000 fetches of the contract, 100 at once."""

    async def fetch() -> None:
        for _ in range(30):
            made = await siege.call(head("GET /openapi.json", "Connection: close"))
            if made:
                with suppress(OSError):
                    await made[0].read()
                made[1].close()

    await asyncio.gather(*(fetch() for _ in range(100)))


async def slow_bodies(siege: Siege) -> None:
    """300 bodies of 1 byte in a second, with a key."""
    key = f"Authorization: Bearer {siege.key}"
    begun = head("POST /v1/customers", key, "Content-Length: 200000")
    made = await asyncio.gather(*(siege.call(begun, b" " * 100_000) for _ in range(300)))
    for _ in range(5):
        await asyncio.sleep(1)
        for streams in made:
            if streams:
                streams[1].write(b" ")


ATTACKS: tuple[Attack, ...] = (
    unfinished_posts,
    unfinished_posts_with_a_wrong_key,
    a_body_without_an_end,
    a_long_head,
    long_trailers,
    many_heads,
    idle_connections,
    requests_ahead,
    readers_that_do_not_read,
    the_contract_again_and_again,
    slow_bodies,
)


async def besiege(siege: Siege, attack: Attack) -> tuple[int, int, int]:
    """Resident bytes before an attack, at most during it, and when it is over."""
    before = most = siege.memory()
    siege.unanswered, siege.slowest = 0, 0.0
    attacking = asyncio.ensure_future(attack(siege))
    until = None
    while until is None or time.monotonic() < until:
        await asyncio.wait([attacking], timeout=0.1)
        if attacking.done() and until is None:
            until = time.monotonic() + AFTERWARDS_SECONDS
        most = max(most, siege.memory())
        await asyncio.to_thread(siege.probe)
        await asyncio.sleep(0.05)
    await attacking
    await siege.forget()
    return before, most, siege.memory()


async def warm(siege: Siege) -> None:
    """Idle is a service that has answered before."""
    for path in ("/openapi.json", "/docs", "/v1/customers"):
        for _ in range(20):
            made = await siege.call(head(f"GET {path}", "Connection: close"))
            if made:
                await made[0].read()
    await siege.forget()


async def _besieged(service: Service) -> bool:
    siege = Siege(service)
    await warm(siege)
    idle = siege.memory()
    print(f"idle: {idle / 1e6:.0f} MB\n{'attack':36} before  most  after  MB  slowest probe")
    held = True
    for attack in ATTACKS:
        before, most, after = await besiege(siege, attack)
        holds = max(most, after) - before <= BOUND_BYTES and siege.unanswered == 0
        held &= holds
        print(
            f"{attack.__name__:36} {before / 1e6:6.0f} {most / 1e6:5.0f} {after / 1e6:6.0f}"
            f"     {siege.slowest:.2f} s"
            + ("" if holds else f"  TOO MUCH, {siege.unanswered} unanswered"),
            flush=True,
        )
    return held


def main() -> None:
    """Run every attack."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))
    with running() as service:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        sys.exit(not asyncio.run(_besieged(service)))


if __name__ == "__main__":
    main()
