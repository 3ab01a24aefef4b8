"""More clients than can be served, on a real service: what is done is right, the rest is refused at once."""

import asyncio

from app.run import verify
from bench.crowd import Crowd
from bench.overload import NORMAL_CLIENTS, play, seeded
from bench.service import running
from tests.faults import fault, report, size

CLIENTS = size(300, 2000)
WARM_UP_SECONDS, SECONDS = size(1, 3), size(2, 8)
# The machine is others', too: `make overload` asks for four fifths, alone.
LEAST_GOODPUT = 0.3
# Nobody waits for a place for longer, and most do not wait at all.
REFUSED_WITHIN_SECONDS = 5


@fault
def test_a_crowd_is_served_or_refused_and_the_books_are_right() -> None:
    with running() as service:
        customers = seeded(service)
        usual, crowd = [
            play(Crowd(service.port, clients, customers, [service.key], WARM_UP_SECONDS, SECONDS))
            for clients in (NORMAL_CLIENTS, CLIENTS)
        ]
        broken = asyncio.run(verify.broken(service.dsn))
    report(
        "a crowd", clients=CLIENTS, goodput=round(crowd.good / usual.good, 2),
        p99=round(crowd.p99, 2), usual_p99=round(usual.p99, 2), refused=round(crowd.refused),
        refused_p50=round(crowd.refused_p50, 3), others=crowd.others,
    )  # fmt: skip
    assert not broken
    assert not usual.refused
    assert crowd.refused > 0
    assert crowd.refused_p50 < REFUSED_WITHIN_SECONDS
    assert crowd.good > LEAST_GOODPUT * usual.good
    # A connection beyond the bound takes the place of one that waits; no answer is another than these.
    assert all(one.startswith("cut") for one in crowd.others)
