"""Closed-loop load from a process of its own: each connection sends, waits for the answer, sends.

Run as ``python -m bench.load`` with a plan as JSON on standard input. Prints one line when the
measured window begins, one when it ends, and the result as JSON when every connection has stopped.
"""

import array
import asyncio
import json
import resource
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass, field
from typing import Any, cast

import uvloop

from bench import plays
from bench.plays import Play, Turn

WINDOW_BEGINS = "measuring"
WINDOW_ENDS = "measured"


@dataclass
class Plan:
    """What to send.

    Attributes:
        play: the name of a function of ``bench.plays``: what one connection sends.
        parts: what each connection's play is given; their number is that of the connections.
        warm_up_seconds, seconds: how long; with ``seconds`` 0 until every play has ended.
    """

    port: int
    play: str
    parts: list[dict[str, Any]]
    warm_up_seconds: float = 0.0
    seconds: float = 0.0


@dataclass
class Result:
    """What happened in the window; latencies in microseconds. ``made``: what the plays returned."""

    requests: int
    seconds: float
    p50: float
    p99: float
    client_cpu_seconds: float
    made: list[Any] = field(default_factory=list)


class Window:
    """The measured time: when it began and ended, and the latencies of answers in it."""

    def __init__(self, seconds: float) -> None:
        self.latencies = array.array("d")
        self.measuring = seconds == 0
        self.over = False
        self.began = time.perf_counter()
        self.seconds = 0.0
        self.cpu = _cpu_seconds()

    def begin(self) -> None:
        """Count from now on."""
        self.measuring = True
        self.began = time.perf_counter()
        self.cpu = _cpu_seconds()
        print(WINDOW_BEGINS, flush=True)

    def end(self) -> None:
        """Count no more; plays stop at their next round."""
        self.over = True
        self.measuring = False
        self.seconds = time.perf_counter() - self.began
        self.cpu = _cpu_seconds() - self.cpu
        print(WINDOW_ENDS, flush=True)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Connection(asyncio.Protocol):
    """One keep-alive connection that plays a play, with as little HTTP as that needs."""

    def __init__(self, play: Generator[bytes, bytes, Any], window: Window) -> None:
        self._play = play
        self._window = window
        self._buffer = b""
        self._sent = 0.0
        self.done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the first request."""
        self._transport = cast("asyncio.Transport", transport)
        self._advance(lambda: next(self._play))

    def data_received(self, data: bytes) -> None:
        """Take an answer, or a part of one; when it is whole, send the next request."""
        self._buffer = data = self._buffer + data if self._buffer else data
        head_end = data.find(b"\r\n\r\n")
        if head_end < 0:
            return
        at = data.index(b"content-length: ") + 16
        body_at = head_end + 4
        if len(data) < body_at + int(data[at : data.index(b"\r", at)]):
            return
        arrived = time.perf_counter()
        if self._window.measuring:
            self._window.latencies.append(arrived - self._sent)
        self._buffer = b""
        if data[9:10] != b"2":
            self._fail(RuntimeError(f"refused: {data.decode(errors='replace')}"))
            return
        body = data[body_at:]
        self._advance(lambda: self._play.send(body))

    def connection_lost(self, exc: Exception | None) -> None:
        """An end before the play's own is a failure."""
        self._fail(exc or ConnectionError("the service closed the connection"))

    def _advance(self, step: Callable[[], bytes]) -> None:
        try:
            request = step()
        except StopIteration as stop:
            self.done.set_result(stop.value)
            self._transport.close()
            return
        except Exception as error:
            self._fail(error)
            return
        self._sent = time.perf_counter()
        self._transport.write(request)

    def _fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)
            self._transport.close()


async def run(plan: Plan) -> Result:
    """Play the plan; the result counts the window only."""
    loop = asyncio.get_running_loop()
    window = Window(plan.seconds)
    play: Play = getattr(plays, plan.play)
    connections: list[Connection] = []
    for part in plan.parts:
        turn = Turn(part, lambda: window.over)

        def connection(turn: Turn = turn) -> Connection:
            return Connection(play(turn), window)

        _, made = await loop.create_connection(connection, "127.0.0.1", plan.port)
        connections.append(made)
    if plan.seconds:
        loop.call_later(plan.warm_up_seconds, window.begin)
        loop.call_later(plan.warm_up_seconds + plan.seconds, window.end)
    results = await asyncio.gather(*(made.done for made in connections))
    if not window.over:
        window.end()
    ordered = sorted(window.latencies)
    return Result(
        requests=len(ordered),
        seconds=window.seconds,
        p50=quantile(ordered, 0.50) * 1e6,
        p99=quantile(ordered, 0.99) * 1e6,
        client_cpu_seconds=window.cpu,
        made=results,
    )


def quantile(ordered: list[float], share: float) -> float:
    """The value that ``share`` of the ordered values do not exceed."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def main() -> None:
    """Read a plan, play it, print the result."""
    plan = Plan(**json.load(sys.stdin))
    print(json.dumps(asdict(uvloop.run(run(plan)))))


if __name__ == "__main__":
    main()
