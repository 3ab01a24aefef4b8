"""The figures: what is measured, beside which floor, in which order."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from bench import floor, world
from bench.driver import Measured, play
from bench.floor import Floor
from bench.load import Plan
from bench.script import Script
from bench.service import Service
from bench.world import Json, World

PAGE = 50


@dataclass(frozen=True)
class Scale:
    """How much is measured. Rounds of a figure and its floor take turns."""

    connections: int = 12
    rounds: int = 5
    seconds: float = 3.0
    warm_up_seconds: float = 1.0
    customers: int = 48
    long_entries: int = 5000
    growth_pairs: int = 300
    searches: int = 60
    reports: int = 5
    valued_accounts: int = 1000
    exported_entries: int = 1_000_000
    streams: int = 1000
    streamed_events: int = 200
    drained_events: int = 100_000


QUICK = Scale(
    rounds=1,
    seconds=0.8,
    warm_up_seconds=0.4,
    customers=12,
    long_entries=200,
    growth_pairs=40,
    searches=10,
    reports=2,
    valued_accounts=20,
    exported_entries=20_000,
    streams=60,
    streamed_events=20,
    drained_events=2000,
)


@dataclass
class Figure:
    """One thing measured beside another, round by round.

    Attributes:
        aim: the smallest ratio of rates that is wanted, or None.
    """

    name: str
    floor_name: str
    aim: float | None = None
    measured: list[Measured] = field(default_factory=list)
    floors: list[Measured] = field(default_factory=list)

    def ratios(self) -> list[float]:
        """Rate by rate of the floor, of each round."""
        pairs = zip(self.measured, self.floors, strict=True)
        return [one.rate / other.rate for one, other in pairs]

    def cpu_ratio(self) -> float:
        """CPU time of a request of the floor by that of one of ours; the median of the rounds."""
        pairs = zip(self.measured, self.floors, strict=True)
        return median(other.cpu_us / one.cpu_us for one, other in pairs)


Say = Callable[[str], None]
MakeFloor = Callable[[Service, World], Coroutine[Any, Any, Floor]]


class Bench:
    """The measurements on one running service."""

    def __init__(
        self, service: Service, scale: Scale, say: Say, make_floor: MakeFloor = floor.make
    ) -> None:
        self.service = service
        self.scale = scale
        self.say = say
        say("seeding")
        self.world = world.seed(service, scale.customers)
        self.hot = self.world.customers[0]
        say("making the floor")
        self.floor = asyncio.run(make_floor(service, self.world))

    def run(self) -> list[Figure]:
        """All figures, in an order in which none spoils the next."""
        reads, book_cancel = self.reads(), self.book_cancel()
        deduct_confirm = self.deduct_confirm(book_cancel)
        return [*reads, book_cancel, deduct_confirm, self.one_hot_customer(), *self.growth()]

    def reads(self) -> list[Figure]:
        """Balance and page of 50 entries, beside the route that asks no database."""
        balance = Figure("balance read", "/livez", aim=0.30)
        page = Figure("page of 50 entries", "/livez")
        ids = [one["id"] for one in self.world.customers]
        self.say("entries for the pages")
        each = PAGE // 2 * -(-self.scale.customers // self.scale.connections)
        self._play("book_cancel", self._parts(pairs=each))
        for _ in self._rounds("reads"):
            livez = self._read(["/livez"])
            balance.measured.append(self._read([f"/v1/customers/{one}/credit" for one in ids]))
            page.measured.append(self._read([f"/v1/customers/{one}/entries" for one in ids]))
            balance.floors.append(livez)
            page.floors.append(livez)
        return [balance, page]

    def book_cancel(self) -> Figure:
        """The durable posting path over many customers: each book and each cancel is one."""
        figure = Figure("book + cancel", "pgbench", aim=0.40)
        for _ in self._rounds(figure.name):
            figure.measured.append(self._timed("book_cancel", self._parts()))
            figure.floors.append(self._floor(self.floor.book_cancel))
        return figure

    def one_hot_customer(self) -> Figure:
        """The same with every connection on one customer, whose lock they take in turn."""
        figure = Figure("book + cancel, one hot customer", "pgbench")
        parts = [{**part, "customers": [self.hot]} for part in self._parts()]
        for _ in self._rounds(figure.name):
            figure.measured.append(self._timed("book_cancel", parts))
            figure.floors.append(self._floor(self.floor.book_cancel, spread=0))
        return figure

    def deduct_confirm(self, seen: Figure) -> Figure:
        """Worksheets handed in for started sessions, and confirmed with the customers' keys.

        As many sessions are prepared as the rates ``seen`` of another posting let expect.
        """
        figure = Figure("deduct + confirm", "pgbench", aim=0.40)
        scale, turn = self.scale, 0
        wanted, rows = self._pairs_ahead(seen.measured), self._pairs_ahead(seen.floors, 2)
        for _ in self._rounds(figure.name):
            sessions = world.prepare(self.service, self.world, wanted, scale.connections, turn)
            turn += wanted
            groups = [sessions[one :: scale.connections] for one in range(scale.connections)]
            parts = [{"key": self.world.key, "sessions": group} for group in groups]
            figure.measured.append(self._timed("deduct_confirm", parts))
            base = asyncio.run(floor.prepare(self.floor, rows, scale.connections))
            figure.floors.append(self._floor(self.floor.deduct_confirm, base=base))
        return figure

    def growth(self) -> list[Figure]:
        """The same posting and the same read on a short ledger and on a long one."""
        posting = Figure(f"posting after {self.scale.long_entries:,} entries", "a short ledger")
        balance = Figure(f"balance after {self.scale.long_entries:,} entries", "a short ledger")
        missing = self.scale.long_entries - world.entries(self.service, self.hot)
        if missing > 0:
            self.say("a long ledger")
            pairs = missing // 2 // self.scale.connections + 1
            hot = [{**part, "customers": [self.hot]} for part in self._parts(pairs=pairs)]
            self._play("book_cancel", hot)
        fresh = world.seed(self.service, max(4, self.scale.growth_pairs // 20), "young").customers
        for _ in self._rounds("growth"):
            posting.measured.append(self._pairs([self.hot]))
            posting.floors.append(self._pairs(fresh))
            balance.measured.append(self._read([f"/v1/customers/{self.hot['id']}/credit"]))
            balance.floors.append(
                self._read([f"/v1/customers/{one['id']}/credit" for one in fresh])
            )
        return [posting, balance]

    # --- steps -----------------------------------------------------------------------------------

    def _rounds(self, name: str) -> range:
        self.say(f"{name}: {self.scale.rounds} round(s)")
        return range(self.scale.rounds)

    def _parts(self, **more: Any) -> list[Json]:
        """One part per connection; no two share a customer or a time."""
        count = self.scale.connections
        return [
            {
                "key": self.world.key,
                "customers": self.world.part(number, count),
                "slot": number,
                "slots": count,
                **more,
            }
            for number in range(count)
        ]

    def _pairs(self, customers: list[Json]) -> Measured:
        part = {**self._parts(pairs=self.scale.growth_pairs)[0], "customers": customers}
        return self._play("book_cancel", [part])

    def _play(self, name: str, parts: list[Json]) -> Measured:
        return play(self.service, Plan(self.service.port, name, parts))

    def _timed(self, name: str, parts: list[Json]) -> Measured:
        scale = self.scale
        plan = Plan(self.service.port, name, parts, scale.warm_up_seconds, scale.seconds)
        return play(self.service, plan)

    def _read(self, paths: list[str]) -> Measured:
        part = {"key": self.world.key, "paths": paths}
        return self._timed("read", [part] * self.scale.connections)

    def _floor(
        self,
        script: Script,
        *,
        spread: int = 1,
        base: int = 0,
    ) -> Measured:
        return floor.measure(
            self.floor,
            script,
            self.scale.connections,
            warm_up_seconds=max(1.0, self.scale.warm_up_seconds),
            seconds=self.scale.seconds,
            spread=spread,
            base=base,
        )

    def _pairs_ahead(self, seen: list[Measured], more_seconds: float = 0.0) -> int:
        """How many pairs a round can use up, by the highest rate seen and some more."""
        seconds = self.scale.warm_up_seconds + self.scale.seconds + more_seconds
        rate = max(one.rate for one in seen)
        return int(rate / 2 * seconds * 1.3) + 10 * self.scale.connections


def summary(figure: Figure) -> dict[str, Any]:
    """The medians of a figure, as they are reported."""
    ratios = figure.ratios()
    return {
        "figure": figure.name,
        "floor": figure.floor_name,
        "aim": figure.aim,
        "ratio": round(median(ratios), 3),
        "ratio_lowest": round(min(ratios), 3),
        "ratio_highest": round(max(ratios), 3),
        "cpu_ratio": round(figure.cpu_ratio(), 3),
        "measured": _medians(figure.measured),
        "floor_measured": _medians(figure.floors),
    }


def _medians(rounds: list[Measured]) -> dict[str, float]:
    names = ("rate", "p50", "p99", "api_us", "postgres_us", "client_us")
    return {name: round(median(getattr(one, name) for one in rounds), 1) for name in names}
