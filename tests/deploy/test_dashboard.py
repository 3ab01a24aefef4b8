"""The dashboard: Grafana can read it, and each of its expressions asks for figures that there are."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.contract.test_house import ROOT
from tests.deploy.names import declared, labels_of, named

DASHBOARD: dict[str, Any] = json.loads((ROOT / "deploy" / "grafana" / "personday.json").read_text())
PANELS: list[dict[str, Any]] = DASHBOARD["panels"]
SHOWN = [panel for panel in PANELS if panel["type"] != "row"]
# What an operator's Prometheus adds to each series.
OF_A_TARGET = {"job", "instance"}


def _expressions() -> Iterator[str]:
    for panel in SHOWN:
        for target in panel["targets"]:
            yield target["expr"]


def test_every_expression_asks_for_figures_and_labels_that_there_are() -> None:
    for expression in _expressions():
        assert named(expression), expression
        assert named(expression) <= declared().keys(), expression
        for name, labels in labels_of(expression):
            known = {"le"} if name.endswith("_bucket") else set()
            assert labels <= declared()[name] | OF_A_TARGET | known, expression


def test_every_figure_is_on_it() -> None:
    shown = set().union(*(named(one) for one in _expressions()))
    families = {name.removesuffix("_bucket").removesuffix("_count") for name in shown}
    left_out = {
        name for name in declared() if not name.endswith(("_bucket", "_count", "_sum"))
    } - families
    assert left_out == {
        # What it is made with, and what tells the others how to be read.
        "personday_build_info", "personday_job_known", "personday_figures_failed",
        "personday_events_unplanned", "personday_processes", "personday_disk_size_bytes",
        "process_open_fds",
    }  # fmt: skip


@pytest.mark.skipif(not shutil.which("promtool"), reason="promtool is not installed")
def test_prometheus_understands_each_of_them(tmp_path: Path) -> None:
    rules = [
        {"record": f"expression:{number}", "expr": _filled_in(expression)}
        for number, expression in enumerate(_expressions())
    ]
    file = tmp_path / "rules.yml"
    file.write_text(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}))
    done = subprocess.run(
        ["promtool", "check", "rules", file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _filled_in(expression: str) -> str:
    """As Grafana sends it."""
    timed = re.sub(r"\$__(rate_interval|range)", "5m", expression)
    return re.sub(r"\$(job|instance|route)", ".*", timed)


def test_variables_are_those_that_are_used() -> None:
    variables = {one["name"] for one in DASHBOARD["templating"]["list"]}
    assert variables == {"datasource", "job", "instance", "route"}
    used = set(re.findall(r"\$\{?([a-z]+)\}?", json.dumps(SHOWN))) - {"__rate_interval", "__range"}
    assert used - {""} <= variables
    assert all(
        target["datasource"]["uid"] == "${datasource}" for one in SHOWN for target in one["targets"]
    )


def test_panels_have_each_a_place_of_their_own() -> None:
    assert len({panel["id"] for panel in PANELS}) == len(PANELS)
    assert all(panel["title"] for panel in PANELS)
    for one, other in combinations([panel["gridPos"] for panel in PANELS], 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        above = one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
        assert beside or above, (one, other)
    assert all(panel["gridPos"]["x"] + panel["gridPos"]["w"] <= 24 for panel in PANELS)
