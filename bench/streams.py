"""``python -m bench.streams``: clients of the stream of events, what they cost, and how soon they are told.

The clients are plain sockets in a process of their own; each key has as many as it may. What is told is
booked over HTTP at a steady pace; a client's time is from the answer of that, which follows the commit.
"""

import argparse
import multiprocessing
import selectors
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import quantiles

import httpx
from rich.console import Console
from rich.table import Table

from bench import service
from bench.service import Service

AIM_CORES, AIM_MEMORY_MB, AIM_P95_MS = 1.0, 200.0, 250.0
OF_A_KEY = 20
PACE = 5.0
START_SECONDS = 120.0
LAST_SECONDS = 5.0


@dataclass
class Streamed:
    """What so many clients cost.

    Attributes:
        cores: of the service while events come, of which ``quiet_cores`` are without the clients.
        memory_mb: above what the service had before them.
        missed: events that a client did not hear.
    """

    clients: int
    events: int
    cores: float
    quiet_cores: float
    memory_mb: float
    p50_ms: float
    p95_ms: float
    missed: int


def run(running: Service, clients: int, events: int, pace: float = PACE) -> Streamed:
    """Measure so many clients while so many events a second come."""
    with httpx.Client(
        base_url=running.url, headers={"Authorization": f"Bearer {running.key}"}, timeout=60
    ) as http:
        keys = [_key(http) for _ in range(-(-clients // OF_A_KEY))]
        customer = _made(http, "/v1/customers", {"name": "Streamed", "deployment": "on_premise"})
        _tell(http, customer["id"], 5, pace)
        _, quiet = _measured(running, lambda: _tell(http, customer["id"], events, pace))
        before = _memory_mb(running.pid)
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        listener = context.Process(target=_listen, args=(running.port, keys, clients, theirs))
        listener.start()
        try:
            assert ours.poll(START_SECONDS), "not all of them are connected"
            ours.recv()
            told, cores = _measured(running, lambda: _tell(http, customer["id"], events, pace))
            time.sleep(LAST_SECONDS)
            memory = _memory_mb(running.pid) - before
            ours.send("enough")
            heard: dict[str, list[float]] = ours.recv()
        finally:
            listener.kill()
            listener.join()
    waits = [
        max(0.0, at - committed) * 1000
        for one, committed in told.items()
        for at in heard.get(one, ())
    ]
    shares = quantiles(waits, n=100)
    missed = events * clients - len(waits)
    return Streamed(clients, events, cores, quiet, memory, shares[49], shares[94], missed)


def show(console: Console, found: Streamed) -> None:
    """The figures and their aims."""
    title = f"{found.clients:,} streams, {found.events:,} events"
    table = Table("cores", "without them", "memory MB", "p50 ms", "p95 ms", "missed", title=title)
    table.add_row(
        f"[bold]{found.cores:.2f}[/]\naim < {AIM_CORES:.0f}", f"{found.quiet_cores:.2f}",
        f"{found.memory_mb:.0f}\naim < {AIM_MEMORY_MB:.0f}", f"{found.p50_ms:.0f}",
        f"[bold]{found.p95_ms:.0f}[/]\naim {AIM_P95_MS:.0f}", f"{found.missed}\naim 0",
    )  # fmt: skip
    console.print(table)


def _key(http: httpx.Client) -> str:
    key: str = _made(http, "/v1/keys", {"role": "finance"})["key"]
    return key


def _made(http: httpx.Client, path: str, body: dict[str, str]) -> dict[str, str]:
    answer = http.post(path, json=body)
    answer.raise_for_status()
    made: dict[str, str] = answer.json()
    return made


def _tell(http: httpx.Client, customer_id: str, events: int, pace: float) -> dict[str, float]:
    """Have so many events at so many a second; tells when each was committed, by its subject."""
    told = {}
    next_at = time.monotonic()
    for number in range(events):
        body = {"name": f"Contact {number}", "email": f"c{number}@example.com"}
        made = _made(http, f"/v1/customers/{customer_id}/contacts", body)
        told[made["id"]] = time.monotonic()
        next_at = max(next_at + 1 / pace, time.monotonic() - 1)
        time.sleep(max(0.0, next_at - time.monotonic()))
    return told


def _measured(
    running: Service, work: Callable[[], dict[str, float]]
) -> tuple[dict[str, float], float]:
    """What work came to, and how many cores the service needed meanwhile."""
    began, used = time.monotonic(), _cpu_seconds(running.pid)
    made = work()
    return made, (_cpu_seconds(running.pid) - used) / (time.monotonic() - began)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


# --- the clients ---------------------------------------------------------------------------------


def _listen(port: int, keys: list[str], clients: int, end: Connection) -> None:
    """Note when each client hears of which subject."""
    heard: dict[str, list[float]] = {}
    with ThreadPoolExecutor(16) as pool, selectors.DefaultSelector() as selector:
        chosen = [keys[number // OF_A_KEY] for number in range(clients)]
        for connection in pool.map(lambda key: _connected(port, key), chosen):
            connection.setblocking(False)
            selector.register(connection, selectors.EVENT_READ, bytearray())
        end.send("connected")
        while not end.poll():
            for key, _ in selector.select(0.1):
                _hear(key.fileobj, key.data, heard)  # type: ignore[arg-type]
        end.recv()
        end.send(heard)


def _connected(port: int, key: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), 60)
    connection.sendall(
        f"GET /v1/events/stream?type=contact.created HTTP/1.1\r\nHost: bench\r\n"
        f"Authorization: Bearer {key}\r\n\r\n".encode()
    )
    began = b""
    while b"retry:" not in began:
        part = connection.recv(1 << 16)
        assert part, began
        began += part
    assert began.startswith(b"HTTP/1.1 200"), began
    return connection


def _hear(connection: socket.socket, loose: bytearray, heard: dict[str, list[float]]) -> None:
    part = connection.recv(1 << 16)
    assert part, "it was broken off"
    now = time.monotonic()
    loose += part
    *lines, rest = loose.split(b"\n")
    loose[:] = rest
    for line in lines:
        if line.startswith(b"data: "):
            subject = line.partition(b'"subject_id":"')[2][:36].decode()
            heard.setdefault(subject, []).append(now)


def main() -> None:
    """Measure, and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.streams", description=__doc__)
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--events", type=int, default=200)
    parser.add_argument("--pace", type=float, default=PACE, help="events per second")
    given = parser.parse_args()
    with service.running() as running:
        found = run(running, given.clients, given.events, given.pace)
    show(Console(width=100), found)


if __name__ == "__main__":
    main()
