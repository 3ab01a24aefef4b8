"""A crowd of clients from a process of its own: each sends, takes what it is answered, and sends again.

Run as ``python -m bench.crowd`` with a plan as JSON on standard input; prints what happened as JSON. Other
than ``bench.load`` it goes on when it is refused: patient clients wait as long as they are told, others ask
again at once.
"""

import array
import asyncio
import itertools
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any, cast

import uvloop

from bench.load import quantile
from bench.plays import request

PURCHASE = '{"minutes":480,"price_per_person_day":"960.00","currency":"EUR","paid":true}'
# Of eight requests of a client so many buy; the others read the credit and a page of the ledger.
BUYS = frozenset({0, 4})
LISTS = frozenset({2})


@dataclass
class Crowd:
    """Who comes, and for how long.

    Attributes:
        customers: ids; client n asks about customer n modulo their number.
        keys: client n has key n modulo their number.
        is_patient: whether they wait after a refusal as long as it says (and up to a tenth more).
    """

    port: int
    clients: int
    customers: list[str]
    keys: list[str]
    warm_up_seconds: float
    seconds: float
    is_patient: bool = True


@dataclass
class Came:
    """What a crowd met in its window; latencies in seconds.

    Attributes:
        good: answers 2xx per second.
        refused: answers 429 and 503 per second.
        others: how many answers of other statuses, or connections that were cut, there were.
    """

    good: float
    p50: float
    p99: float
    refused: float
    refused_p50: float
    refused_p99: float
    client_cpu: float
    others: dict[str, int] = field(default_factory=dict)


class _Watch:
    """The measured window, and what is counted in it."""

    def __init__(self) -> None:
        self.is_open = False
        self.good, self.refused = array.array("d"), array.array("d")
        self.others: Counter[str] = Counter()

    def note(self, status: bytes, seconds: float) -> None:
        """Count an answer."""
        if not self.is_open:
            return
        if status[:1] == b"2":
            self.good.append(seconds)
        elif status in (b"429", b"503"):
            self.refused.append(seconds)
        else:
            self.others[status.decode()] += 1


class _Client(asyncio.Protocol):
    """One connection."""

    def __init__(self, number: int, crowd: Crowd, watch: _Watch) -> None:
        self._watch = watch
        self._is_patient = crowd.is_patient
        self._chance = random.Random(number)
        self._loop = asyncio.get_running_loop()
        self._rounds = itertools.count(number)
        self._buffer = b""
        self._sent = 0.0
        self._port = crowd.port
        self._is_over = self._is_asking = False
        self._transport: asyncio.Transport | None = None
        customer = f"/v1/customers/{crowd.customers[number % len(crowd.customers)]}"
        key = crowd.keys[number % len(crowd.keys)]
        self._credit = request("GET", f"{customer}/credit", key)
        self._entries = request("GET", f"{customer}/entries?limit=20", key)
        self._buy: Callable[[int], bytes] = lambda turn: request(
            "POST", f"{customer}/purchases", key, PURCHASE, f"crowd-{number}-{turn}"
        )
        self._next = self._chosen()

    def _chosen(self) -> bytes:
        turn = next(self._rounds)
        if turn % 8 in BUYS:
            return self._buy(turn)
        return self._entries if turn % 8 in LISTS else self._credit

    async def connect(self) -> None:
        """Come, and send the first request."""
        await self._loop.create_connection(lambda: self, "127.0.0.1", self._port)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send what is next."""
        self._transport, self._buffer = cast("asyncio.Transport", transport), b""
        self._ask()

    def _ask(self) -> None:
        assert self._transport is not None
        if self._is_over:
            return
        if self._transport.is_closing():  # it waited for longer than a connection may
            self._coming = self._loop.create_task(self.connect())
        else:
            self._is_asking = True
            self._sent = time.perf_counter()
            self._transport.write(self._next)

    def data_received(self, data: bytes) -> None:
        """Take an answer, or a part of one, and go on."""
        self._buffer = data = self._buffer + data if self._buffer else data
        head_end = data.find(b"\r\n\r\n")
        if head_end < 0:
            return
        at = data.lower().index(b"content-length: ", 0, head_end) + 16
        if len(data) < head_end + 4 + int(data[at : data.index(b"\r", at)]):
            return
        self._buffer, self._is_asking = b"", False
        status = data[9:12]
        self._watch.note(status, time.perf_counter() - self._sent)
        if status in (b"429", b"503"):
            self._loop.call_later(self._pause(data[:head_end].lower()), self._ask)
            return
        self._next = self._chosen()
        self._ask()

    def _pause(self, head: bytes) -> float:
        if not self._is_patient:
            return 0.0
        at = head.index(b"retry-after: ") + 13
        told = int(head[at:].split(b"\r", 1)[0])
        return told * self._chance.uniform(1, 1.1)

    def connection_lost(self, exc: Exception | None) -> None:
        """Count it, if an answer was waited for."""
        if self._is_asking and not self._is_over:
            self._watch.note(f"cut: {exc}".encode(), 0.0)

    def end(self) -> None:
        """Ask no more."""
        self._is_over = True
        if self._transport is not None:
            self._transport.abort()


async def come(crowd: Crowd) -> Came:
    """What the crowd meets."""
    watch = _Watch()
    clients = [_Client(number, crowd, watch) for number in range(crowd.clients)]
    for client in clients:
        await client.connect()
    await asyncio.sleep(crowd.warm_up_seconds)
    watch.is_open, began, used = True, time.perf_counter(), _cpu_seconds()
    await asyncio.sleep(crowd.seconds)
    watch.is_open, seconds = False, time.perf_counter() - began
    used = _cpu_seconds() - used
    for client in clients:
        client.end()
    good, refused = sorted(watch.good), sorted(watch.refused)
    return Came(
        good=len(good) / seconds,
        p50=quantile(good, 0.5),
        p99=quantile(good, 0.99),
        refused=len(refused) / seconds,
        refused_p50=quantile(refused, 0.5),
        refused_p99=quantile(refused, 0.99),
        client_cpu=used / seconds,
        others=dict(watch.others),
    )


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Read a plan, play it, print what happened."""
    plan: dict[str, Any] = json.load(sys.stdin)
    print(json.dumps(asdict(uvloop.run(come(Crowd(**plan))))))


if __name__ == "__main__":
    main()
