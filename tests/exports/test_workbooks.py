"""Workbooks as another library reads them: real numbers, dates and booleans, texts as texts."""

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils.escape import unescape

from app.exports import workbooks
from app.exports.rules import ExportKind
from tests.api.world import World, problem
from tests.exports.reading import exported, read, sheet
from tests.exports.test_rows import FORMULAS, MONEY, NESTED, PLAIN
from tests.support import Api

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def _cells(api: Api, kind: str) -> list[dict[str, Any]]:
    """The rows of an export's sheet."""
    return sheet(await exported(api, kind, "xlsx"))


def _typed(name: str, value: Any) -> Any:
    if isinstance(value, str) and name.endswith(("at", "_by")) and value[10:11] == "T":
        return datetime.fromisoformat(value).replace(tzinfo=None)
    if isinstance(value, str) and name.endswith("_on"):
        return datetime.combine(date.fromisoformat(value), datetime.min.time())
    return float(value) if name in MONEY else value


@pytest.mark.parametrize("kind", ExportKind)
async def test_a_sheet_has_what_the_objects_have_as_what_it_is(world: World, kind: str) -> None:
    made, table = await read(world.api, kind), await _cells(world.api, kind)
    assert len(table) == len(made) > 0
    for one, line in zip(made, table, strict=True):
        flat = {name: value for name, value in one.items() if name not in NESTED.get(kind, ())}
        assert line == {name: _typed(name, value) for name, value in flat.items()}


async def test_a_workbook_is_a_file_of_its_type_and_compressed_once(world: World) -> None:
    path = "/v1/exports/purchases?format=xlsx"
    response = await world.api.send("GET", path, headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-type"] == XLSX
    assert response.headers["content-disposition"] == 'attachment; filename="purchases.xlsx"'
    assert "content-encoding" not in response.headers
    head = await world.api.send("HEAD", path)
    assert (head.status_code, head.content) == (200, b"")
    for query in ("gzip=true", "locale=de"):
        await problem(world.api, "GET", f"{path}&{query}", status=422, code="validation_failed")


async def test_texts_are_texts_and_no_formula(api: Api) -> None:
    customer = await api.customer()
    texts = [*FORMULAS, *PLAIN]
    path = f"/v1/customers/{customer['id']}/adjustments"
    for text in texts:
        await api.post(path, {"minutes": 10, "reason": f"x{text}x"})
    await api.db.execute("UPDATE ledger_note SET reason = substr(reason, 2, length(reason) - 2)")
    # XML has no control characters; a workbook has a spelling for them (ECMA-376 §22.4.2.4).
    found = [unescape(line["reason"]) for line in await _cells(api, "entries")]
    await api.db.execute("UPDATE ledger_note SET reason = 'x' || reason || 'x'")
    assert found == [*(f"'{text}" for text in FORMULAS), *PLAIN]


async def test_more_rows_than_a_sheet_has_are_refused_before_anything_is_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = len(await read(world.api, "entries"))
    monkeypatch.setattr(workbooks, "MAX_SHEET_ROWS", rows)
    assert len(await _cells(world.api, "entries")) == rows
    monkeypatch.setattr(workbooks, "MAX_SHEET_ROWS", rows - 1)
    path = "/v1/exports/entries?format=xlsx"
    refused = await problem(world.api, "GET", path, status=422, code="too_large_for_xlsx")
    assert "CSV" in refused["detail"]
    assert (await world.api.send("HEAD", path)).status_code == 422


@pytest.mark.parametrize(("letter", "most"), [("a", 32_767), ("🎉", 16_383)])
async def test_a_text_that_no_cell_can_hold_is_refused_and_not_cut(
    api: Api, letter: str, most: int
) -> None:
    customer = await api.customer()
    purchase = await api.buy(customer, paid=False)
    change = "UPDATE purchase SET invoice_number = $1 WHERE id = $2"
    await api.db.execute(change, letter * most, purchase["id"])
    [line] = await _cells(api, "purchases")
    assert line["invoice_number"] == letter * most
    await api.db.execute(change, letter * (most + 1), purchase["id"])
    path = "/v1/exports/purchases?format=xlsx"
    await problem(api, "GET", path, status=422, code="too_large_for_xlsx")


async def test_nothing_of_it_is_left(world: World) -> None:
    before = set(Path(tempfile.gettempdir()).glob("personday-export-*"))
    await exported(world.api, "tickets", "xlsx")
    assert set(Path(tempfile.gettempdir()).glob("personday-export-*")) == before
