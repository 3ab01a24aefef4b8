"""Workers as processes of their own, that send to a receiver by a socket: to be killed in between.

They are forked by one that has loaded everything; it starts one for each line, and tells its number.

The receiver answers each line; what it is sent is noted before it answers.
"""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import UUID

from app.deliveries.channels import Sent
from app.deliveries.machine import Machine
from app.deliveries.rows import DeliveryRecord
from app.deliveries.rules import Outcome
from app.kit.events.listening import listening
from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY
from tests.deliveries.channels import TARGETS, Known


class Receiver:
    """Takes ids, line by line, each with a connection of its own."""

    def __init__(self) -> None:
        self.taken: list[UUID] = []
        self.port = 0

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen while the block runs."""
        async with await asyncio.start_server(self._take, "127.0.0.1") as server:
            self.port = server.sockets[0].getsockname()[1]
            yield

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        self.taken.append(UUID(line.decode().strip()))
        writer.write(b"taken\n")
        writer.close()


def _sender(port: int) -> Known:
    async def send(delivery: DeliveryRecord) -> Sent:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{delivery.id}\n".encode())
        answer = await reader.readline()
        writer.close()
        outcome = Outcome.DELIVERED if answer else Outcome.RETRY
        return Sent(outcome=outcome, status=200)

    return Known(answer=send, targets=TARGETS[:2], at_once=8)


async def _work(dsn: str, port: int, lease: timedelta) -> None:
    async with listening(dsn) as listener, await database.open_pool(dsn, scope=EVERYBODY) as pool:
        await Machine([_sender(port)], pool, listener, lease=lease).run()


def _nursery(dsn: str, port: int, lease: timedelta) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            asyncio.run(_work(dsn, port, lease))
        print(child, flush=True)


if __name__ == "__main__":
    _nursery(sys.argv[1], int(sys.argv[2]), timedelta(seconds=float(sys.argv[3])))
