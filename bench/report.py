"""Shows the figures as a table, and keeps them as JSON lines."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.figures import Figure, summary

RESULTS = Path(__file__).parent / "results"


def show(console: Console, figures: Sequence[Figure]) -> None:
    """The medians of all rounds: each figure, and under it its floor."""
    table = Table(
        "", "per second", "p50 ms", "p99 ms", "API µs", "PostgreSQL µs", "load µs", "ratio",
        "CPU ratio", title="CPU time is per request; a ratio is ours by the floor's",
    )  # fmt: skip
    for column in table.columns[1:]:
        column.justify = "right"
    for figure in figures:
        found = summary(figure)
        spread = f"{found['ratio_lowest']:.2f} to {found['ratio_highest']:.2f}"
        aim = "" if figure.aim is None else f"\naim {figure.aim:.2f}"
        table.add_row(
            figure.name,
            *_cells(found["measured"]),
            f"[bold]{found['ratio']:.2f}[/]",
            f"{found['cpu_ratio']:.2f}",
        )
        table.add_row(
            f"  {figure.floor_name}", *_cells(found["floor_measured"]), f"{spread}{aim}",
            end_section=True,
        )  # fmt: skip
    console.print(table)


def _cells(measured: dict[str, float]) -> list[str]:
    return [
        f"{measured['rate']:,.0f}",
        f"{measured['p50'] / 1000:.2f}",
        f"{measured['p99'] / 1000:.2f}",
        *(f"{measured[name]:,.0f}" for name in ("api_us", "postgres_us", "client_us")),
    ]


def keep(figures: Sequence[Figure]) -> Path:
    """Write a line for each figure and each of its rounds; returns the file."""
    RESULTS.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    path = RESULTS / f"{now:%Y%m%dT%H%M%SZ}.jsonl"
    common = {"measured_at": now.isoformat(), "commit": _commit()}
    with path.open("w") as lines:
        for figure in figures:
            _line(lines, {**common, **summary(figure)})
            for number, (one, other) in enumerate(
                zip(figure.measured, figure.floors, strict=True), start=1
            ):
                rounds = {"measured": _facts(one), "floor_measured": _facts(other)}
                _line(lines, {**common, "figure": figure.name, "round": number, **rounds})
    return path


def _facts(measured: Any) -> dict[str, Any]:
    return {name: value for name, value in asdict(measured).items() if name != "made"}


def _line(lines: Any, content: dict[str, Any]) -> None:
    lines.write(json.dumps(content) + "\n")


def _commit() -> str | None:
    found = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=RESULTS.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout.strip() or None
