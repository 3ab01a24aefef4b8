"""Attacks on a real service: what each costs in memory, and whether probes are answered meanwhile.

Run as ``python -m bench.strangers [attack …]``; exit code 1 where an attack costs more than its bound.
"""

import asyncio
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta

import httpx

from bench.attacks import ON_CONNECTIONS
from bench.attacks_on_routes import ON_ROUTES
from bench.service import Service, running
from bench.siege import Siege, head

BOUND_BYTES = 60_000_000
# What a shell usually allows; the attackers themselves open more.
FILES = 1024
# After what a connection may cost, it is looked at for so long again.
AFTERWARDS_SECONDS = 3
# What is bought, so that files and pages have something to show.
PURCHASES = 300

Attack = Callable[[Siege], Awaitable[None]]
ATTACKS: tuple[Attack, ...] = (*ON_CONNECTIONS, *ON_ROUTES)


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


def bought(service: Service) -> Siege:
    """A siege of a service whose customer has a month to state."""
    last = datetime.now(UTC).replace(day=1) - timedelta(days=10)
    headers = {"Authorization": f"Bearer {service.key}", "Personday-Now": last.isoformat()}
    with httpx.Client(base_url=service.url, headers=headers, timeout=30) as client:
        named = {"name": "Siege", "deployment": "cloud"}
        customer = client.post("/v1/customers", json=named).raise_for_status().json()
        price = {"minutes": 480, "price_per_person_day": "960.00", "currency": "EUR", "paid": True}
        for number in range(PURCHASES):
            key = {"Idempotency-Key": f"siege {number}"}
            path = f"/v1/customers/{customer['id']}/purchases"
            client.post(path, json=price, headers=key).raise_for_status()
    return Siege(service, f"/v1/customers/{customer['id']}/statements/{last:%Y-%m}?format=pdf")


async def warm(siege: Siege) -> None:
    """Idle is a service that has answered before."""
    key = f"Authorization: Bearer {siege.key}"
    for path in ("/openapi.json", "/docs", "/sign-in", "/v1/customers", siege.statement):
        for _ in range(20):
            made = await siege.call(head(f"GET {path}", key, "Connection: close"))
            if made:
                await made[0].read()
    await siege.forget()


async def _besieged(siege: Siege, attacks: Iterable[Attack]) -> bool:
    await warm(siege)
    idle = siege.memory()
    print(f"idle: {idle / 1e6:.0f} MB\n{'attack':36} before  most  after  MB  slowest probe")
    held = True
    for attack in attacks:
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
    """Run the attacks that are named, or every one."""
    named = sys.argv[1:] or [attack.__name__ for attack in ATTACKS]
    wanted = [attack for attack in ATTACKS if attack.__name__ in named]
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))
    with running() as service:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        sys.exit(not asyncio.run(_besieged(bought(service), wanted)))


if __name__ == "__main__":
    main()
