"""More clients than can be served: what is still done, how soon, and what the others are told.

Run as ``python -m bench.overload``. Ratios are against a crowd of 16 on the same service in the same round;
the crowds take turns. The clients need processor time of the same machine: theirs is shown.
Exit code 1 where less than 0.8 of the usual is done, or the p99 of that is more than 5 times the usual.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from dataclasses import asdict
from statistics import median

import httpx
from rich.console import Console
from rich.table import Table

from app.run import verify
from bench.crowd import Came, Crowd
from bench.service import Service, running

NORMAL_CLIENTS = 16
CROWDS = (500, 2000)
LEAST_GOODPUT = 0.8
MOST_P99 = 5.0
CUSTOMERS = 64
# In which all have come.
WARM_UP_SECONDS = 5


def play(crowd: Crowd) -> Came:
    """What a crowd meets that comes in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.crowd"],
        input=json.dumps(asdict(crowd)), stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return Came(**json.loads(done.stdout))


def seeded(service: Service) -> list[str]:
    """The ids of new customers."""
    headers = {"Authorization": f"Bearer {service.key}"}
    with httpx.Client(base_url=service.url, headers=headers, timeout=60) as http:
        made = []
        for number in range(CUSTOMERS):
            facts = {"name": f"Customer {number}", "deployment": "cloud"}
            made.append(str(http.post("/v1/customers", json=facts).raise_for_status().json()["id"]))
        return made


def show(console: Console, title: str, normal: list[Came], crowd: list[Came]) -> bool:
    """One line; whether it is within the bounds."""
    good = median(one.good / peak.good for one, peak in zip(crowd, normal, strict=True))
    p99 = median(one.p99 / usual.p99 for one, usual in zip(crowd, normal, strict=True))
    table = Table(title=title, title_justify="left")
    for name in (
        "",
        "good/s",
        "p50 ms",
        "p99 ms",
        "refused/s",
        "p50 ms",
        "p99 ms",
        "client CPU",
        "others",
    ):
        table.add_column(name, justify="right")
    for name, came in (("16 clients", normal), ("crowd", crowd)):
        table.add_row(
            name,
            f"{median(one.good for one in came):.0f}",
            f"{median(one.p50 for one in came) * 1000:.0f}",
            f"{median(one.p99 for one in came) * 1000:.0f}",
            f"{median(one.refused for one in came):.0f}",
            f"{median(one.refused_p50 for one in came) * 1000:.0f}",
            f"{median(one.refused_p99 for one in came) * 1000:.0f}",
            f"{median(one.client_cpu for one in came):.2f}",
            str([one.others for one in came if one.others]),
        )
    console.print(table)
    console.print(f"goodput {good:.2f} of the peak, p99 {p99:.1f} times the usual")
    return good >= LEAST_GOODPUT and p99 <= MOST_P99


def main() -> int:
    """Measure and show."""
    parser = argparse.ArgumentParser(prog="python -m bench.overload", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=8)
    arguments = parser.parse_args()
    console = Console(width=132)
    within = True
    with running() as service:
        customers = seeded(service)

        def crowd(clients: int, *, is_patient: bool = True) -> Came:
            return play(
                Crowd(
                    service.port,
                    clients,
                    customers,
                    [service.key],
                    3,
                    arguments.seconds,
                    is_patient,
                )
            )

        crowd(NORMAL_CLIENTS)  # warm
        for clients in CROWDS:
            for is_patient in (True, False):
                normal, many = [], []
                for _ in range(arguments.rounds):
                    normal.append(crowd(NORMAL_CLIENTS))
                    many.append(crowd(clients, is_patient=is_patient))
                title = f"{clients} clients, {'patient' if is_patient else 'asking again at once'}"
                within &= show(console, title, normal, many)
        broken = asyncio.run(verify.broken(service.dsn))
    if broken:
        console.print(f"[red]broken invariants:[/] {broken}")
    return 0 if within and not broken else 1


if __name__ == "__main__":
    sys.exit(main())
