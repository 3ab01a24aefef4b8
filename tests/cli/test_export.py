"""Exports beside a running service: the same files as it answers, whole or absent."""

import gzip
import stat
from pathlib import Path

import openpyxl
import pytest

from app.exports.rules import ExportKind
from tests.cli.conftest import Running
from tests.cli.processes import run
from tests.exports.reading import objects, rows


def _made(running: Running, home: Path, kind: str, *how: str) -> bytes:
    file = home / f"{kind}{len(list(home.iterdir()))}"
    said = run("export", kind, file, *how, "--data-dir", running.data_dir, cwd=home).succeeded()
    assert f"{file} has " in said
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    return file.read_bytes()


def test_a_file_is_what_the_service_answers(running: Running, home: Path) -> None:
    for kind in [one for one in ExportKind if one is not ExportKind.AUDIT]:
        path = f"/v1/exports/{kind}?format=ndjson"
        answered = running.serve.get(path, running.keys["admin"]).content
        assert _made(running, home, kind, "--format", "ndjson") == answered
        # No month is closed there, so none was opened again.
        assert bool(objects(answered)) is (kind is not ExportKind.REOPENINGS)


def test_of_the_audit_it_is_what_was_recorded_by_then(running: Running, home: Path) -> None:
    path = "/v1/exports/audit?format=ndjson"
    every = objects(running.serve.get(path, running.keys["admin"]).content)
    # What is read and refused now comes behind.
    until = every[len(every) // 2]["at"]
    answered = running.serve.get(f"{path}&to={until}", running.keys["admin"]).content
    assert _made(running, home, "audit", "--format", "ndjson", "--to", until) == answered
    assert objects(answered)
    told = objects(_made(running, home, "audit", "--format", "ndjson"))
    assert "personday export audit" in {one["action"] for one in told}


def test_a_file_is_narrowed_and_in_the_form_that_is_wanted(running: Running, home: Path) -> None:
    every = objects(_made(running, home, "entries", "--format", "ndjson"))
    table = rows(_made(running, home, "entries", "--locale", "de"), ";")
    assert [one["id"] for one in table] == [one["id"] for one in every]
    place = str(every[0]["position"])
    packed = _made(running, home, "entries", "--format", "ndjson", "--after", place, "--gzip")
    assert objects(gzip.decompress(packed)) == every[1:]
    at = every[-1]["booked_at"]
    early = objects(_made(running, home, "entries", "--format", "ndjson", "--to", at))
    late = objects(_made(running, home, "entries", "--format", "ndjson", "--from", at))
    assert early + late == every
    customer = every[0]["customer_id"]
    own = _made(running, home, "entries", "--format", "ndjson", "--customer", customer)
    assert objects(own) == [one for one in every if one["customer_id"] == customer]
    (home / "book.xlsx").write_bytes(_made(running, home, "entries", "--format", "xlsx"))
    [sheet] = openpyxl.load_workbook(home / "book.xlsx").worksheets
    assert sheet.max_row == len(every) + 1
    assert b"Assets:C-" in _made(running, home, "entries", "--format", "hledger")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["entries", "taken"], "exists"),
        (["entries", "nowhere/file"], "nowhere"),
        (["purchases", "new", "--format", "hledger"], "is for entries"),
        (["entries", "new", "--format", "ndjson", "--locale", "de"], "locale"),
        (["entries", "new", "--locale", "xx"], "locale"),
        (["entries", "new", "--from", "yesterday"], "from_at"),
        (["entries", "new", "--from", "2031-01-02T00:00:00Z", "--to", "2031-01-01T00:00:00Z"], "earlier"),
        (["entries", "new", "--after", "-1"], "after"),
        (["purchases", "new", "--after", "5"], "after: Only entries go on"),
        (["reopenings", "new", "--after", "5", "--gzip"], "after: Only entries go on"),
        (["reopenings", "new", "--customer", "01990000-0000-7000-8000-000000000001"], "customer_id"),
        (["entries", "new", "--format", "xlsx", "--gzip"], "gzip"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_refused_in_a_line(
    running: Running, home: Path, words: list[str], told: str
) -> None:
    (home / "taken").write_text("mine")
    run("export", *words, "--data-dir", running.data_dir, cwd=home).refused(told)
    assert [one.name for one in home.iterdir() if one.is_file()] == ["taken"]
    assert (home / "taken").read_text() == "mine"
