"""``python -m bench.watched``: what figures and traces cost a request, by two services beside each other.

One is watched and scraped each second, the other is not; they answer the same in turn, round by round, and
the processor time of the processes that serve is compared within each round.
"""

import argparse
import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median
from threading import Thread

import httpx
from rich.console import Console
from rich.table import Table

from app.run import verify
from bench import processes, service
from bench.service import Service

REQUESTS = 1500
WARM_UP = 300


class _Taken(BaseHTTPRequestHandler):
    """A collector that takes what comes."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _collector() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Taken) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Asked:
    """One service, and how it is asked for the same again and again."""

    def __init__(self, running: Service, figures: str | None) -> None:
        self._pid = running.pid
        self._figures = figures
        headers = {"Authorization": f"Bearer {running.key}"}
        self._http = httpx.Client(base_url=running.url, headers=headers, trust_env=False)
        made = self._http.post("/v1/customers", json={"name": "Measured", "deployment": "cloud"})
        self._balance = f"/v1/customers/{made.raise_for_status().json()['id']}/credit"
        self.cpu_us("balance", WARM_UP)

    def cpu_us(self, what: str, requests: int = REQUESTS) -> float:
        """Processor time of a request, in microseconds."""
        path = self._balance if what == "balance" else "/livez"
        meter = processes.Meter([self._pid])
        for number in range(requests):
            self._http.get(path).raise_for_status()
            if self._figures and number % 500 == 0:
                httpx.get(self._figures, trust_env=False, timeout=30).raise_for_status()
        return meter.read() / requests * 1e6


def run(rounds: int) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """By what is on and what is asked: processor time without and with it, round by round."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    port = str(service.free_port())
    with _collector() as collector, service.running() as plain:
        ways = {
            "figures": {"PERSONDAY_METRICS_PORT": port},
            "traces": {"OTEL_EXPORTER_OTLP_ENDPOINT": collector},
        }
        for way, settings in ways.items():
            with service.running(settings) as watched:
                figures = f"http://127.0.0.1:{port}/metrics" if way == "figures" else None
                without, with_it = _Asked(plain, None), _Asked(watched, figures)
                for _ in range(rounds):
                    for what in ("livez", "balance"):
                        pair = (without.cpu_us(what), with_it.cpu_us(what))
                        found.setdefault((way, what), []).append(pair)
                assert not asyncio.run(verify.broken(watched.dsn))
    return found


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    found = run(parser.parse_args().rounds)
    table = Table("on", "asked", "CPU µs without", "with", "ratio (rounds)")
    for (way, what), pairs in found.items():
        ratios = sorted(after / before for before, after in pairs)
        table.add_row(
            way,
            what,
            f"{median(before for before, _ in pairs):.0f}",
            f"{median(after for _, after in pairs):.0f}",
            f"{median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f})",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
