"""The real programs take the journals, and reckon the balances that the API tells."""

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from beancount import loader
from beancount.core import data

from tests.api.world import World, problem, z
from tests.exports.reading import exported, read
from tests.exports.test_rows import FORMULAS, PLAIN
from tests.support import NOON, Api

HLEDGER = shutil.which("hledger")
BEAN_CHECK = str(Path(__file__).parents[2] / ".venv" / "bin" / "bean-check")
Balances = dict[str, int]

needs_hledger = pytest.mark.skipif(HLEDGER is None, reason="hledger is not on this machine")
# Beside what somebody may write: what means something to one of the programs.
HOSTILE = [
    *FORMULAS, *PLAIN, "date:2031-99-99", "[2031-02-30]", 'a "quoted" \\ text', "; no comment",
    "#tag ^link @payee", "| a | b", "1000 EUR @ 2", "\\", '"', "2031-03-05 * x",
]  # fmt: skip


def _run(*command: str) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _by_hledger(file: Path) -> Balances:
    assert HLEDGER
    _run(HLEDGER, "-f", str(file), "check", "--strict", "payees", "commodities", "accounts")
    told = _run(HLEDGER, "-f", str(file), "balance", "--flat", "-N", "-O", "csv")
    return {
        name: int(minutes)
        for name, minutes in re.findall(r'^"([^"]+)","(-?\d+) MIN"$', told, re.MULTILINE)
    }


def _by_beancount(file: Path) -> Balances:
    assert not _run(BEAN_CHECK, str(file))
    entries, faults, _ = loader.load_file(str(file))
    assert not faults
    balances: Balances = defaultdict(int)
    for entry in entries:
        if isinstance(entry, data.Transaction):
            for posting in entry.postings:
                assert posting.units is not None
                balances[posting.account] += int(posting.units.number or 0)
    return {name: minutes for name, minutes in balances.items() if minutes}


READERS = {
    "hledger": pytest.param("hledger", marks=needs_hledger),
    "beancount": pytest.param("beancount"),
}


def balances_of(form: str, file: Path) -> Balances:
    return _by_hledger(file) if form == "hledger" else _by_beancount(file)


async def journal_file(api: Api, form: str, folder: Path, **given: str) -> Path:
    file = folder / f"entries.{form}"
    file.write_bytes(await exported(api, "entries", form, **given))
    return file


@pytest.mark.parametrize("form", READERS.values())
async def test_the_balances_are_those_of_the_api(world: World, form: str, tmp_path: Path) -> None:
    balances = balances_of(form, await journal_file(world.api, form, tmp_path))
    assert sum(balances.values()) == 0
    for side in (world.own, world.other):
        own = {
            name.replace(f":C-{side.id}:", ":"): minutes
            for name, minutes in balances.items()
            if f":C-{side.id}:" in name
        }
        credit = await world.api.get(f"/v1/customers/{side.id}/credit")
        for lot in credit["lots"]:
            assert own.get(f"Assets:Lot-{lot['id']}", 0) == lot["available_minutes"]
        sums: Balances = defaultdict(int)
        for name, minutes in own.items():
            sums[re.split(r"[:-]", name)[1]] += minutes
        assert sums["Lot"] == credit["available_minutes"]
        assert sums["Hold"] == credit["held_minutes"]
        assert sums["Billed"] == credit["awaiting_confirmation_minutes"]
        assert sums["Debt"] == -credit["debt_minutes"]
        assert sums["Consumed"] > 0


@pytest.mark.parametrize("form", READERS.values())
async def test_a_journal_is_narrowed_like_the_entries(
    world: World, form: str, tmp_path: Path
) -> None:
    edge = z(NOON)
    given = {"customer_id": world.own.id, "to": edge}
    file = await journal_file(world.api, form, tmp_path, **given)
    entries = await read(world.api, "entries", **given)
    told = re.findall(r"entry: \"?([0-9a-f-]{36})", file.read_text())
    assert told == [one["id"] for one in sorted(entries, key=lambda one: int(one["seq"]))] != []
    assert all(world.own.id in name for name in balances_of(form, file))


@pytest.mark.parametrize("form", READERS.values())
async def test_whatever_somebody_wrote_breaks_no_journal(
    api: Api, form: str, tmp_path: Path
) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/adjustments"
    for text in HOSTILE:
        await api.post(path, {"minutes": 10, "reason": f"x{text}x"})
    await api.db.execute("UPDATE ledger_note SET reason = substr(reason, 2, length(reason) - 2)")
    file = await journal_file(api, form, tmp_path)
    balances = balances_of(form, file)
    await api.db.execute("UPDATE ledger_note SET reason = 'x' || reason || 'x'")
    assert sum(one for one in balances.values() if one > 0) == 10 * len(HOSTILE)
    assert "naïve ŘÍZENÍ 日本語 🎉" in file.read_text()


@pytest.mark.parametrize("form", READERS)
async def test_days_are_those_of_the_company(api: Api, form: str) -> None:
    customer = await api.customer()
    late = NOON.replace(hour=23, minute=30)
    await api.buy(customer, now=late)
    content = (await exported(api, "entries", form)).decode()
    assert "2031-03-06" in content, "in Prague it is another day by then"
    assert "2031-03-05" not in content


@pytest.mark.parametrize("form", READERS)
async def test_a_journal_says_that_it_is_whole(world: World, form: str) -> None:
    content = await exported(world.api, "entries", form)
    *lines, last = content.decode().removesuffix("\n").split("\n")
    assert re.fullmatch(rf"; end,{len(lines)},[0-9a-f]{{64}}", last)
    response = await world.api.send("GET", f"/v1/exports/entries?format={form}")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    for query in ("after=1", "locale=de"):
        path = f"/v1/exports/entries?format={form}&{query}"
        await problem(world.api, "GET", path, status=422, code="validation_failed")
