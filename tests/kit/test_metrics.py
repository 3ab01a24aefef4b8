"""What is counted costs nothing until it is wanted, adds no series from outside, and outlives its process."""

import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import cast

import pytest

import app.main  # noqa: F401  declares every instrument
from app import errors
from app.kit.postgres.database import Row
from app.kit.telemetry import metrics
from app.kit.telemetry.figures import Figures
from app.kit.telemetry.metrics import OTHER, Label
from app.run.counted import Counted
from app.run.looking import FIGURES

# What figures may be told apart by: nothing that grows with customers, keys, people or addresses.
LABELS = {
    "channel",
    "code",
    "job_name",
    "kind",
    "method",
    "outcome",
    "pool",
    "reason",
    "route",
    "status",
}
MOST_VALUES = 600

# One process that counts, says that it did, and lives until it is killed.
_COUNTS = """
import sys, time
from app.kit.telemetry import measures, metrics
with metrics.counting():
    for code in ("not_found", "not_found", "nobody_knows_this"):
        measures.REFUSALS.add(code)
    measures.REQUEST_SECONDS.observe(0.03, "GET", "/nowhere", "4xx")
    measures.PROCESSES.set(1)
    print("counted", flush=True)
    time.sleep(60)
"""


def _counting(folder: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-c", _COUNTS],
        stdout=subprocess.PIPE,
        env={metrics.FOLDER: str(folder), "PATH": ""},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"counted\n"
    return process


Sums = dict[tuple[str, str], float]


def _counted(sums: Sums) -> Sums:
    return {
        key: value for key, value in sums.items() if "_total" in key[0] or "_seconds_" in key[0]
    }


def _sums(folder: Path) -> Sums:
    return {
        (sample.name, ",".join(sample.labels.values())): sample.value
        for family in Counted(folder).families()
        for sample in family.samples
    }


def test_a_killed_process_keeps_what_it_counted_and_is_itself_no_more(tmp_path: Path) -> None:
    first, second = _counting(tmp_path), _counting(tmp_path)
    both = _sums(tmp_path)
    assert both["personday_refusals_total", "not_found"] == 4
    assert both["personday_refusals_total", OTHER] == 2
    assert both["personday_http_request_duration_seconds_count", f"GET,{OTHER},4xx"] == 2
    assert both["personday_processes", ""] == 2
    first.kill()
    first.communicate()
    one = _sums(tmp_path)
    assert one["personday_processes", ""] == 1
    assert _counted(one) == _counted(both)
    second.kill()
    second.communicate()
    assert _sums(tmp_path) == _counted(both)
    # However many end, these are all.
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "counter_ended.db", "gauge_max_ended.db", "histogram_ended.db",
    ]  # fmt: skip


def test_a_process_that_finds_no_room_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(metrics.FOLDER, str(tmp_path / "missing"))
    with metrics.counting() as is_counting:
        assert not is_counting
        metrics.DECLARED[0].close()


def test_a_start_loads_nothing_that_few_need() -> None:
    """The figures that nobody wants, the tables of who migrates, the model of languages."""
    names = ("prometheus_client", "sqlalchemy", "alembic", "numpy")
    loads = f"import sys, app.main, app.run.serving; print([*{{*{names}}} & sys.modules.keys()])"
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def _labels() -> dict[str, Label]:
    of_instruments = [label for one in metrics.DECLARED for label in one.labels]
    of_figures = [label for one in FIGURES for label in one.labels]
    return {label.name: label for label in of_instruments + of_figures}


def test_labels_are_few_and_have_the_values_that_the_code_knows() -> None:
    labels = _labels()
    assert labels.keys() == LABELS
    for label in labels.values():
        assert label.name == "route" or label.values, label.name
        assert len(label.values) < MOST_VALUES, label.name
        assert label.of("01990000-0000-7000-8000-000000000001") == OTHER
        assert label.of(None) == OTHER
    assert _labels()["code"].values == {one.code for one in errors.catalogue()}


def test_what_comes_from_outside_adds_no_series() -> None:
    strange = [f"stranger{number}" for number in range(200)]
    for one in metrics.DECLARED:
        known = [[*sorted(label.values)[:2], OTHER] for label in one.labels]
        counted = {
            tuple(label.of(value) for label, value in zip(one.labels, values, strict=True))
            for values in zip(*(strange for _ in one.labels), strict=True)
        }
        assert counted <= set(product(*known))
        assert len(counted) <= 1


def test_names_are_those_of_the_field() -> None:
    names = [one.name for one in metrics.DECLARED]
    assert len(set(names)) == len(names)
    for one in metrics.DECLARED:
        assert one.name.startswith(("personday_", "process_")), one.name
        assert (one.kind == "counter") == one.name.endswith("_total"), one.name
        assert one.kind != "histogram" or one.name.endswith("_seconds"), one.name
        assert one.text.endswith("."), one.name


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], {("mail",): 0.0, ("webhook",): 0.0}),
        ([{"channel": "mail", "due": 3}], {("mail",): 3.0, ("webhook",): 0.0}),
        ([{"channel": "mail", "due": None}], {("mail",): 0.0, ("webhook",): 0.0}),
        (
            [{"channel": "pigeon", "due": 1}, {"channel": "smoke", "due": 2}],
            {("mail",): 0.0, ("webhook",): 0.0},
        ),
    ],
)
def test_a_figure_has_each_value_that_is_known(
    rows: list[dict[str, object]], expected: dict[tuple[str, ...], float]
) -> None:
    figures = Figures("SELECT 1", {"due": "Due."}, [Label("channel", ("mail", "webhook"))])
    found = figures.values(cast("list[Row]", rows), "due")
    assert {one.labels: one.value for one in found} == expected
