"""``python -m bench``: measures the service beside its floors, and ends with the invariants."""

import argparse
import asyncio
import sys
from dataclasses import replace

import structlog
from rich.console import Console

from app.run import verify
from bench import (
    drain,
    exports,
    reach,
    report,
    search,
    service,
    slots,
    statements,
    streams,
    tickets,
    values,
)
from bench.figures import QUICK, Bench, Scale


def main() -> int:
    """Measure, show, keep, verify; 1 when an invariant is broken."""
    arguments = _arguments()
    scale = QUICK if arguments.quick else Scale()
    if arguments.rounds:
        scale = replace(scale, rounds=arguments.rounds)
    console = Console()
    if not console.is_terminal:
        console = Console(width=132)
    # What is recorded in this process logs like the service; here it would only disturb.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    with service.running() as running:
        bench = Bench(running, scale, lambda text: console.print(f"[dim]{text}[/]"))
        figures = bench.run()
        bench.say("searching for slots")
        searched = slots.run(running, scale.searches, bench.world.spare["id"])
        bench.say("filling the queue of tickets")
        queued = tickets.run(running, scale.searches, bench.world.spare["id"])
        bench.say("valuing a million entries")
        valued = values.run(running, scale.reports, scale.valued_accounts)
        broken = asyncio.run(verify.broken(running.dsn))
    console.print("[dim]filling an account with a million entries[/]")
    with service.running() as running:
        told = statements.run(running, scale.searches)
    console.print("[dim]exporting a million entries[/]")
    # On a service of its own: its chain of hashes is nonsense.
    with service.running() as running:
        exported = exports.run(running, scale.exported_entries, scale.rounds)
    console.print("[dim]searching by one field[/]")
    with service.running() as running:
        sought = search.run(running, scale.searches)
    console.print("[dim]telling others[/]")
    with service.running() as running:
        streamed = streams.run(running, scale.streams, scale.streamed_events)
    reached = reach.run(scale.rounds, scale.seconds)
    drained = [drain.run(scale.drained_events, ordered=one) for one in (False, True)]
    report.show(console, figures)
    slots.show(console, searched)
    tickets.show(console, queued)
    search.show(console, sought)
    statements.show(console, told)
    values.show(console, valued)
    exports.show(console, exported, scale.exported_entries)
    streams.show(console, streamed)
    reach.show(console, reached)
    drain.show(console, drained)
    console.print(f"kept in {report.keep(figures)}", highlight=False)
    if broken:
        console.print(f"[red]broken invariants:[/] {broken}")
        return 1
    console.print("every invariant holds")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round of each figure")
    parser.add_argument("--rounds", type=int, help="rounds of each figure")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
