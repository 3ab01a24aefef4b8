"""An export checked without the database: whatever was changed, taken out or put in is named."""

import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.ledger.exported import report
from tests.api.test_proof_outside import told
from tests.cli.processes import run
from tests.exports.reading import exported, objects
from tests.proof import stranger
from tests.support import Api, Json

__all__ = ["told"]

STRANGER = Path(stranger.__file__)


@pytest.fixture
async def rows(service: Api, told: dict[str, list[Json]], tmp_path: Path) -> list[Json]:
    """The rows of an export in which every kind of entry is; the file is ``whole.ndjson``."""
    content = await exported(service, "entries", "ndjson")
    (tmp_path / "whole.ndjson").write_bytes(content)
    return objects(content)


def write(path: Path, rows: list[Json], *, end: Json | None = None) -> Path:
    """A file with these rows, and a last line that fits them."""
    body = "".join(json.dumps(row) + "\n" for row in rows)
    digest = hashlib.sha256(body.encode()).hexdigest()
    last = {"end": True, "rows": len(rows), "sha256": digest, **(end or {})}
    path.write_text(body + json.dumps(last) + "\n")
    return path


def check(path: Path, root: str | None = None, *, partial: bool = False) -> list[str]:
    """What is found wrong with a file."""
    said: list[str] = []
    return [] if report(path, root, partial=partial, say=said.append) else said


def other(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return not value
    if isinstance(value, int):
        return value + 10
    if isinstance(value, list):
        return [value[0] + 1, value[1]]
    end = -2 if value.endswith("Z") else -1  # of an instant the last digit
    return value[:end] + ("0" if value[end] != "0" else "1") + value[len(value) + end + 1 :]


async def test_a_whole_export_holds_and_a_stranger_comes_to_the_same_root(
    service: Api, rows: list[Json], tmp_path: Path
) -> None:
    said: list[str] = []
    whole = tmp_path / "whole.ndjson"
    assert report(whole, None, partial=False, say=said.append)
    accounts = len({row["credit_account_id"] for row in rows})
    root = (await service.get("/v1/ledger/root?at=2035-01-01T00:00:00Z"))["root"]
    assert said == [f"{len(rows)} entries of {accounts} accounts hold", f"root {root}"]
    assert check(whole, root.upper()) == []
    alone = [sys.executable, "-I", "-S", str(STRANGER), str(whole)]
    done = subprocess.run(alone, capture_output=True, text=True, check=False, cwd="/")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{root}\n", "")
    packed = tmp_path / "whole.ndjson.gz"
    packed.write_bytes(gzip.compress(whole.read_bytes()))
    assert check(packed, root) == []
    packed.write_bytes(packed.read_bytes()[:-9])
    assert check(packed)[-1] == "it is broken off: its compression has no end"


def test_a_changed_field_is_named_by_its_line(rows: list[Json], tmp_path: Path) -> None:
    """Whoever changed it wrote the last line anew."""
    uncovered = {"id", "position", "postings", "lot", "kind"}
    for number, row in enumerate(rows, start=1):
        if row["kind"] not in ("purchase", "penalty", "expiry_change"):
            continue
        changes = [{name: other(row[name])} for name in row.keys() - uncovered]
        changes += [{"kind": "hold"}]
        changes += [
            {"postings": [{**posting, name: other(posting[name])}, *row["postings"][1:]]}
            for posting in row["postings"][:1]
            for name in ("from_id", "to_id", "minutes", "lot_id", "settles")
        ]
        if row["lot"]:
            changes += [
                {"lot": {**row["lot"], name: other(row["lot"][name])}} for name in row["lot"]
            ]
        for change in changes:
            changed = [*rows[: number - 1], {**row, **change}, *rows[number:]]
            found = check(write(tmp_path / "changed", changed))
            assert found, change
            assert found[0].startswith(f"line {number}: "), (change, found)


@pytest.mark.parametrize("kind", ["from", "to"])
def test_a_kind_that_is_not_that_of_its_id_is_named(
    rows: list[Json], tmp_path: Path, kind: str
) -> None:
    rows[0]["postings"][0][kind] = "refunded"
    [found] = check(write(tmp_path / "changed", rows))
    assert "refunded is not what" in found


def test_a_row_taken_out_is_named(rows: list[Json], tmp_path: Path) -> None:
    for number, row in enumerate(rows):
        later = [one for one in rows[number:] if one["seq"] == row["seq"] + 1]
        if not any(one["credit_account_id"] == row["credit_account_id"] for one in later):
            continue  # the last one of its account: only a root tells
        found = check(write(tmp_path / "short", rows[:number] + rows[number + 1 :]))
        assert any(f"seq {row['seq']} before it was taken out" in one for one in found), found


def test_a_row_put_in_is_named(rows: list[Json], tmp_path: Path) -> None:
    for number, row in enumerate(rows[:6]):
        forged = {**row, "actor": "key:somebody"}
        for place in (number, number + 1):
            longer = [*rows[:place], forged, *rows[place:]]
            found = check(write(tmp_path / "long", longer))
            assert any("it was there before, so one of the two was put in" in one for one in found)


def test_what_is_done_at_the_end_of_a_chain_is_told_by_a_root(
    rows: list[Json], tmp_path: Path
) -> None:
    """Taken off, or put on by somebody who makes hashes as well as we do."""
    root = stranger.root(list({row["credit_account_id"]: row for row in rows}.values()))
    assert check(write(tmp_path / "same", rows), root) == []
    [short] = check(write(tmp_path / "short", rows[:-1]), root)
    assert "root" in short
    last = rows[-1]
    forged = {
        **last, "seq": last["seq"] + 1, "position": last["position"] + 1, "reference": "forged:1",
        "reason": None, "reason_salt": None, "reason_digest": None,
    }  # fmt: skip
    before = bytes.fromhex(last["hash"])
    forged["hash"] = hashlib.sha256(before + stranger.form(forged)).hexdigest()
    longer = write(tmp_path / "long", [*rows, forged])
    assert check(longer) == []
    [long] = check(longer, root)
    assert "root" in long


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda text: text[: text.rindex('{"end"')], "is absent"),
        (lambda text: text[: len(text) // 2], "is absent"),
        (lambda text: text.replace('"service_on"', '"service_on" ', 1), "SHA-256"),
        (lambda text: text + text.splitlines(keepends=True)[0], "behind the end"),
        (lambda text: "no json\n" + text, "line 1: it is no entry"),
        (lambda text: "[]\n" + text, "line 1: it is no entry"),
        (lambda text: '{"seq": 1}\n' + text, "line 1: it is no entry"),
        (lambda text: text.replace('"seq": 1,', '"seq": NaN,', 1), "line 1: "),
        (lambda _: "", "is absent"),
    ],
)
def test_a_file_that_was_damaged_says_so(
    rows: list[Json], tmp_path: Path, damage: Callable[[str], str], says: str
) -> None:
    path = write(tmp_path / "damaged", rows)
    path.write_text(damage(path.read_text()))
    found = check(path)
    assert any(says in one for one in found), found


def _text(change: Callable[[str], str]) -> Callable[[list[Json]], str]:
    """A change of the first row's text, which says the same to most who read it."""
    return lambda rows: change(json.dumps(rows[0]))


def _changed(**values: Any) -> Callable[[list[Json]], str]:
    return lambda rows: json.dumps({**rows[0], **values})


def _posting(**values: Any) -> Callable[[list[Json]], str]:
    return lambda rows: json.dumps(
        {**rows[0], "postings": [{**rows[0]["postings"][0], **values}, *rows[0]["postings"][1:]]}
    )


def _lot(**values: Any) -> Callable[[list[Json]], str]:
    return lambda rows: json.dumps({**rows[0], "lot": {**rows[0]["lot"], **values}})


NOTATIONS: list[tuple[Callable[[list[Json]], str], str]] = [
    (_text(lambda row: '{"seq": 1, ' + row[1:]), "'seq' stands there twice"),
    (_text(lambda row: row.replace('"minutes": ', '"minutes": 480, "minutes": ', 1)), "'minutes' stands"),
    (_text(lambda row: row[:-1] + ', "lot": null}'), "'lot' stands there twice"),
    (_changed(note="paid"), "nobody knows 'note'"),
    (_posting(note="paid"), "of a posting nobody knows 'note'"),
    (_lot(note="paid"), "of the lot nobody knows 'note'"),
    (lambda rows: json.dumps({k: v for k, v in rows[0].items() if k != "id"}), "id is absent"),
    (_text(lambda row: re.sub(r'"minutes": (\d+)', r'"minutes": \1.0', row)), "is no number"),
    (_text(lambda row: re.sub(r'"minutes": (\d+)', r'"minutes": \1e0', row)), "is no number"),
    (_text(lambda row: row.replace(": 0,", ": -0,", 1)), "-0 is no number"),
    (_text(lambda row: row.replace('"seq": 1,', '"seq": ' + "1" * 5000 + ",", 1)), "is no number"),
    (_text(lambda row: row.replace('Z"', '+00:00"', 1)), "booked_at is not as"),
    (_text(lambda row: row.replace('000Z"', 'Z"', 1)), "booked_at is not as"),
    (_changed(service_on="20310305"), "service_on is not as"),
    (_changed(seq=True), "seq is not as"),
    (_changed(override=0), "override is not as"),
    (_changed(actor=None), "actor is not as"),
    (_changed(postings={}), "postings is not as"),
    (_changed(postings=[[]]), "of a posting there are no fields"),
    (_changed(id="{01990000-0000-7000-8000-000000000001}"), "id is not as"),
    (_changed(hash="AB" * 32), "hash is not as"),
    (_posting(settles=[1, 2, 3]), "of a posting settles is not as"),
    (_posting(minutes="480"), "of a posting minutes is not as"),
    (_lot(price_per_person_day="960.00"), "of the lot price_per_person_day is not as"),
    (_lot(net="9.6E+2"), "of the lot net is not as"),
    (_lot(expires_on="2031-3-5"), "of the lot expires_on is not as"),
    (_changed(hash_version=1), "form 1 says nothing of a lot"),
    (lambda _: "[" * 100_000, "nested too deep"),
    (lambda _: '{"seq":' * 100_000, "nested too deep"),
    (lambda _: "\ufeff{}", "no JSON"),
    (lambda _: "{}", "is absent"),
    (lambda _: "1", "no fields"),
]  # fmt: skip


def test_a_row_in_any_other_notation_is_named(rows: list[Json], tmp_path: Path) -> None:
    """It is as the exporter writes it, or it was changed; whoever did it wrote the last line anew."""
    assert rows[0]["lot"] is not None
    assert rows[0]["debt_minutes"] == 0
    path = tmp_path / "changed"
    for line, says in NOTATIONS:
        made = line(rows)
        assert made != json.dumps(rows[0]), says
        body = "".join(f"{one}\n" for one in (made, *map(json.dumps, rows[1:])))
        digest = hashlib.sha256(body.encode()).hexdigest()
        last = {"end": True, "rows": len(rows), "sha256": digest}
        path.write_text(body + json.dumps(last) + "\n")
        [first, *others] = check(path) or ["nothing"]
        assert first.startswith("line 1: it is no entry: "), (says, first)
        assert says in first
        assert not [one for one in others if "SHA-256" in one or "was written with" in one]


def test_a_last_line_in_any_other_notation_is_named(rows: list[Json], tmp_path: Path) -> None:
    ends: list[Json] = [{"rows": True}, {"rows": "1"}, {"note": "paid"}, {"sha256": "AB" * 32}]
    for end in ends:
        [found] = check(write(tmp_path / "changed", rows, end=end))
        assert found.startswith(f"line {len(rows) + 1}: it is no end: ")


def test_an_export_that_begins_later_is_checked_from_there(
    rows: list[Json], tmp_path: Path
) -> None:
    later = write(tmp_path / "later", rows[5:])
    assert any("before it was taken out" in one for one in check(later))
    assert check(later, partial=True) == []
    rows[7]["actor"] = "key:somebody"
    assert check(write(tmp_path / "later", rows[5:]), partial=True)


@pytest.mark.usefixtures("rows")
def test_the_command_needs_no_database(tmp_path: Path) -> None:
    whole = tmp_path / "whole.ndjson"
    done = run("verify", "--export", whole, cwd=tmp_path).succeeded()
    root = done.split()[-1]
    assert run("verify", "--export", whole, "--root", root, cwd=tmp_path).succeeded() == done
    assert not (tmp_path / ".personday").exists()
    for wrong, says in (
        (("--export", whole, "--root", "0" * 64), "comes to the root"),
        (("--export", tmp_path / "absent"), "absent"),
    ):
        ended = run("verify", *wrong, cwd=tmp_path)
        assert ended.code == 1
        assert says in ended.out + ended.err
