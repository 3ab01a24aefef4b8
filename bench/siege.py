"""A service under attack: connections to it, its memory, and whether it answers probes."""

import asyncio
import socket
import time
from contextlib import suppress
from pathlib import Path

from bench.service import Service

MEGABYTE = b"x" * 1_000_000
PATIENCE_SECONDS = 2

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Siege:
    """A service under attack.

    Attributes:
        key: one that lives, for what only its holder can try.
        statement: the path of one, as a file.
        unanswered: how many probes were not answered in time.
        slowest: how long the slowest answer took, in seconds.
    """

    def __init__(self, service: Service, statement: str) -> None:
        self._port = service.port
        self._status = Path(f"/proc/{service.pid}/status")
        self.key = service.key
        self.statement = statement
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
