"""Alert rules by the real promtool, and their runbook: each fires at its bound, and somebody knows why."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.contract.test_house import ROOT
from tests.deploy.alerts import CASES, Case
from tests.deploy.names import declared, named

ALERTS = ROOT / "deploy" / "prometheus" / "alerts.yml"
RUNBOOK = ROOT / "docs" / "runbook.md"
PARTS = ("**Means**", "**Look at**", "**Do**", "**Over**")

needs_promtool = pytest.mark.skipif(
    not shutil.which("promtool"), reason="promtool is not installed"
)


def _rules(kind: str) -> list[dict[str, Any]]:
    groups = yaml.safe_load(ALERTS.read_text())["groups"]
    return [rule for group in groups for rule in group["rules"] if kind in rule]


def _promtool(*words: str | Path) -> None:
    done = subprocess.run(["promtool", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_promtool
def test_prometheus_takes_the_rules() -> None:
    _promtool("check", "rules", ALERTS)


def _test(alert: str, case: Case, *, fires: bool) -> dict[str, Any]:
    """Whether it fires, in the form of promtool's own tests."""
    firing = f'ALERTS{{alertname="{alert}", alertstate="firing"}}'
    return {
        "name": f"{alert} {'fires' if fires else 'does not'}",
        "interval": "1m",
        "input_series": [
            {"series": name, "values": values} for name, values in case.series.items()
        ],
        "promql_expr_test": [
            {
                "expr": f"count({firing}) or vector(0)",
                "eval_time": f"{case.minutes}m",
                "exp_samples": [{"labels": "{}", "value": int(fires)}],
            }
        ],
    }


@needs_promtool
def test_each_alert_fires_at_its_bound_and_not_before(tmp_path: Path) -> None:
    tests = [
        _test(alert, case, fires=fires)
        for alert, both in CASES.items()
        for case, fires in ((both.fires, True), (both.does_not, False))
    ]
    # It waits as long as it says.
    for rule in _rules("alert"):
        case = CASES[rule["alert"]].fires
        if (waits := int(rule["for"].removesuffix("m"))) == case.minutes:
            early = case._replace(minutes=waits - 1)
            tests.append(_test(rule["alert"], early, fires=False))
    file = tmp_path / "tests.yml"
    file.write_text(
        json.dumps({"rule_files": [str(ALERTS)], "evaluation_interval": "1m", "tests": tests})
    )
    _promtool("test", "rules", file)


def test_every_alert_is_tried() -> None:
    assert {rule["alert"] for rule in _rules("alert")} == CASES.keys()


def test_rules_ask_for_figures_that_there_are() -> None:
    recorded = {rule["record"] for rule in _rules("record")}
    for rule in [*_rules("alert"), *_rules("record")]:
        assert named(rule["expr"]) <= declared().keys() | {"up"} | recorded, rule


def _entries() -> dict[str, str]:
    parts = re.split(r"^## (Personday\w+)$", RUNBOOK.read_text(), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_alert_has_its_entry_and_every_entry_its_alert() -> None:
    entries = _entries()
    assert entries.keys() == CASES.keys()
    assert list(entries) == [rule["alert"] for rule in _rules("alert")]
    for rule in _rules("alert"):
        anchor = f"docs/runbook.md#{rule['alert'].lower()}"
        assert rule["annotations"]["runbook_url"] == anchor
        assert rule["labels"]["severity"] in ("page", "ticket")


@pytest.mark.parametrize("alert", CASES)
def test_an_entry_says_what_it_means_what_to_do_and_when_it_is_over(alert: str) -> None:
    entry = _entries()[alert]
    places = [entry.find(part) for part in PARTS]
    assert -1 not in places, entry
    assert places == sorted(places)
