"""The columns of version 1 are those of the documentation, which is committed, and stay so."""

import re
from pathlib import Path

import pytest

from app.exports.queries import EXTRACTS
from app.exports.rules import ExportKind
from app.kit.extracts import ColumnKind

DOCUMENT = Path(__file__).parents[2] / "docs" / "exports.md"


def documented(kind: ExportKind) -> list[tuple[str, str, str]]:
    """Name, values and meaning of each column of a kind, as the document lists them."""
    text = DOCUMENT.read_text()
    part = re.search(rf"^## {kind}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert part, f"nothing is said of {kind}"
    return re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", part[1], re.MULTILINE)


@pytest.mark.parametrize("kind", ExportKind)
def test_the_columns_are_the_documented_ones(kind: ExportKind) -> None:
    columns = [(one.name, str(one.kind), one.meaning) for one in EXTRACTS[kind].columns]
    assert columns == documented(kind)


@pytest.mark.parametrize("kind", ExportKind)
def test_tables_have_the_same_columns_in_front(kind: ExportKind) -> None:
    kinds = [one.kind for one in EXTRACTS[kind].columns]
    flat = kinds.index(ColumnKind.NESTED) if ColumnKind.NESTED in kinds else len(kinds)
    assert ColumnKind.NESTED not in kinds[:flat], "what is nested stands at the end"
