"""Receivers of webhooks in a process of their own: one answers at once, one never does."""

import asyncio
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import cast

import uvloop

_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"


class Receivers:
    """What runs: ``pid`` is the process, ``good_port`` answers, ``hanging_port`` takes and is silent."""

    def __init__(self, pid: int, end: Connection) -> None:
        self.pid = pid
        self._end = end
        self.good_port, self.hanging_port = cast("tuple[int, int]", end.recv())

    def taken(self) -> tuple[int, int]:
        """How many different events came to the one that answers, and how many requests."""
        self._end.send("taken")
        return cast("tuple[int, int]", self._end.recv())


@contextmanager
def receiving() -> Iterator[Receivers]:
    """Receivers that listen while the block runs."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_run, args=(theirs,))
    process.start()
    try:
        assert process.pid is not None
        yield Receivers(process.pid, ours)
    finally:
        process.kill()
        process.join()


class _Taking(asyncio.Protocol):
    """One connection: counts ids, and answers unless it hangs."""

    def __init__(self, ids: "dict[bytes, int] | None") -> None:
        self._ids = ids
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        if self._ids is None:
            return
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        lines = dict(line.partition(b": ")[::2] for line in head.lower().split(b"\r\n"))
        if not found or len(rest) < int(lines[b"content-length"]):
            return
        self._buffer = b""
        name = lines[b"webhook-id"]
        self._ids[name] = self._ids.get(name, 0) + 1
        self._transport.write(_OK)


def _run(end: Connection) -> None:
    uvloop.run(_serve(end))


async def _serve(end: Connection) -> None:
    loop = asyncio.get_running_loop()
    ids: dict[bytes, int] = {}
    over = asyncio.Event()
    good = await loop.create_server(lambda: _Taking(ids), "127.0.0.1", 0)
    hanging = await loop.create_server(lambda: _Taking(None), "127.0.0.1", 0)
    end.send(tuple(one.sockets[0].getsockname()[1] for one in (good, hanging)))

    def tell() -> None:
        try:
            end.recv()
            end.send((len(ids), sum(ids.values())))
        except (EOFError, OSError):  # nobody asks any more
            over.set()

    loop.add_reader(end.fileno(), tell)
    await over.wait()
