"""``python -m bench.kept``: postings beside the floor of a day, which no later design moves.

The floor of ``bench.floor`` is written anew from what the service sends, so that a cheaper statement lowers
its own floor. This one was recorded on 2026-11-30, before anything was done for speed: its scripts are in
``kept_floor``, and its database has the schema of that day, made by the migrations up to it.
"""

import argparse
import asyncio
import json
from dataclasses import replace
from pathlib import Path

import asyncpg
import structlog
from rich.console import Console

from app.kit.postgres import migrations
from app.run import verify
from bench import floor, report, service
from bench.figures import Bench, Scale
from bench.floor import Floor
from bench.script import Script
from bench.service import Service
from bench.world import World

FOLDER = Path(__file__).with_name("kept_floor")
# The newest migration of that day.
SCHEMA = "20261130_walls"
AIM = 0.65


async def make(service: Service, world: World) -> Floor:
    """A database of that day with as many customers as the service has, and the scripts of that day."""
    dsn = floor.create_database(service)
    await asyncio.to_thread(migrations.upgrade, dsn, to=SCHEMA)
    count = len(world.customers)
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(floor.TABLE)
        await connection.execute(f"SET floor.customers = {count}")
        await connection.execute((FOLDER / "seed.sql").read_text())
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
    scripts = [_script(name) for name in ("book_cancel", "book_start", "deduct_confirm")]
    return Floor(dsn, service, count, *scripts)


def _script(name: str) -> Script:
    """Each is two operations."""
    text = (FOLDER / f"{name}.sql").read_text()
    return Script(text, json.loads((FOLDER / f"{name}.json").read_text()), 2)


def main() -> None:
    """Measure and show."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    console = Console(width=132)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    scale = replace(Scale(), rounds=given.rounds, seconds=given.seconds)
    with service.running() as running:
        bench = Bench(running, scale, lambda text: console.print(f"[dim]{text}[/]"), make)
        book_cancel = bench.book_cancel()
        figures = [book_cancel, bench.deduct_confirm(book_cancel)]
        broken = asyncio.run(verify.broken(running.dsn))
    for figure in figures:
        figure.floor_name, figure.aim = "pgbench, kept", AIM
    report.show(console, figures)
    for figure in figures:
        console.print(figure.name, *(f"{one:.2f}" for one in figure.ratios()))
    assert not broken, broken


if __name__ == "__main__":
    main()
