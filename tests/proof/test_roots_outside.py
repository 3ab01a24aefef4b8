"""A stranger holds an export to signed roots by docs/canonical-form.md alone, with an Ed25519 of its own."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from app.roots import keys
from tests.exports.reading import exported, objects
from tests.proof import stranger_of_roots as stranger
from tests.roots.signed import sign_days
from tests.support import NOON, Api, Json

DAY = timedelta(days=1)


@pytest.fixture
async def roots(api: Api, tmp_path: Path) -> list[Json]:
    """Signed roots of four days, the last by another key; ``entries.ndjson`` has the entries."""
    key = tmp_path / "key.pem"
    customers = [await api.customer() for _ in range(2)]
    for number in range(4):
        if number == 3:
            keys.rotate(key)
        await api.buy(customers[number % 2], now=NOON + number * DAY)
        await sign_days(api.dsn, key, NOON + number * DAY)
    (tmp_path / "entries.ndjson").write_bytes(await exported(api, "entries", "ndjson"))
    found: list[Json] = (await api.get("/v1/ledger/roots", role="finance"))["items"]
    return found


async def test_a_stranger_finds_that_roots_hold(roots: list[Json], tmp_path: Path) -> None:
    kept = tmp_path / "kept.ndjson"
    kept.write_text("".join(json.dumps(one) + "\n" for one in roots))
    words = [
        sys.executable,
        "-I",
        "-S",
        stranger.__file__,
        str(kept),
        str(tmp_path / "entries.ndjson"),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd="/")
    assert (done.returncode, done.stdout, done.stderr) == (0, "4 roots hold\n", "")


async def test_a_stranger_finds_what_does_not(roots: list[Json], tmp_path: Path) -> None:
    entries = objects((tmp_path / "entries.ndjson").read_bytes())
    forged = [{**entries[0], "hash": "0" * 64}, *entries[1:]]
    # Until the account has another entry, the first one is its end.
    assert stranger.findings(roots, forged) == ["root 1", "root 2"]
    assert stranger.findings(roots, entries[:-1]) == ["root 4"]
    other = [roots[0], {**roots[1], "signed": {**roots[1]["signed"], "entries": 3}}, *roots[2:]]
    assert stranger.findings(other, entries) == ["signature 2", "root 2", "previous 3"]
    assert stranger.findings([roots[0], *roots[2:]], entries) == ["previous 3"]
    lost = [*roots[:3], {**roots[3], "endorsement": None}]
    assert stranger.findings(lost, entries) == ["lost key 4"]
