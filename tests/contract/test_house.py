"""The house as the design draws it: maps that lead somewhere, small files, one clock."""

import ast
import importlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
APP = sorted((ROOT / "app").rglob("*.py"))
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 70
MAX_ENDPOINT_LINES = 10
CLOCK = ROOT / "app" / "kit" / "clock.py"
POINTER = re.compile(r"`([\w./-]+\.py)::([\w.:]+)`")
RULE = re.compile(r"\b[CPST][1-9]\b")
# A row that the design promises to a newcomer must be there, whatever else the map holds.
PROMISED = {"app/worksheets/rules.py", "app/plans/rules.py", "app/ledger/burn.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


# --- maps ----------------------------------------------------------------------------------------


def _rows(text: str) -> list[list[str]]:
    """The cells of every row of every table."""
    lines = [line.strip() for line in text.splitlines()]
    tables = [line for line in lines if line.startswith("|") and not set(line) <= set("|-: ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in tables]


def _section(text: str, title: str) -> str:
    """What stands under the first heading that holds these words."""
    heading = rf"^#+ [^\n]*{title}[^\n]*\n(.*?)(?=^#|\Z)"
    found = re.search(heading, text, re.MULTILINE | re.DOTALL | re.IGNORECASE)
    assert found, f"no heading with {title!r}"
    return found[1]


def _import(path: str, symbol: str) -> None:
    assert (ROOT / path).is_file(), path
    thing: Any = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    for part in symbol.split("."):
        fields = getattr(thing, "__annotations__", {})
        assert hasattr(thing, part) or part in fields, f"{path} has no {symbol}"
        thing = getattr(thing, part, None)


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def _tests_in(path: str) -> frozenset[str]:
    tree = _tree(ROOT / path)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, Function))


def _rule_map() -> dict[str, tuple[str, str]]:
    rows = _rows((ROOT / "docs" / "rules.md").read_text())
    header = [cell.lower() for cell in rows[0]]
    decided, proved = header.index("decided by"), header.index("proved by")
    return {row[0].strip("*` "): (row[decided], row[proved]) for row in rows[1:]}


def test_the_readme_leads_to_what_can_be_changed() -> None:
    rows = _rows(_section((ROOT / "README.md").read_text(), r"where do I change"))[1:]
    pointers = [POINTER.findall(" | ".join(row)) for row in rows]
    assert len(rows) >= 8
    assert all(pointers), [row for row, found in zip(rows, pointers, strict=True) if not found]
    for path, symbol in (one for found in pointers for one in found):
        _import(path, symbol)
    assert {path for found in pointers for path, _ in found} >= PROMISED


def test_every_rule_leads_to_the_code_that_decides_it() -> None:
    for rule, (decided, _) in _rule_map().items():
        pointers = POINTER.findall(decided)
        assert pointers, f"{rule}: {decided}"
        for path, symbol in pointers:
            assert path.startswith("app/"), f"{rule}: {path}"
            _import(path, symbol)


def test_every_rule_leads_to_the_tests_that_prove_it() -> None:
    for rule, (_, proved) in _rule_map().items():
        pointers = POINTER.findall(proved)
        assert pointers, f"{rule}: {proved}"
        for path, name in pointers:
            assert path.startswith("tests/"), f"{rule}: {path}"
            assert (ROOT / path).is_file(), f"{rule}: {path}"
            function = name.rpartition("::")[2]
            assert function.startswith("test_") or function[0].isupper(), f"{rule}: {name}"
            assert function in _tests_in(path) or _is_class(path, function), f"{rule}: {name}"


def _is_class(path: str, name: str) -> bool:
    tree = _tree(ROOT / path)
    return any(isinstance(node, ast.ClassDef) and node.name == name for node in ast.walk(tree))


def test_no_rule_that_the_code_names_is_missing_from_the_map() -> None:
    named = {rule for path in APP for rule in RULE.findall(path.read_text())}
    assert len(named) > 10, "the pattern finds nothing any more"
    # Named where a later part of the work is told apart from this one.
    assert not named - _rule_map().keys() - {"P4", "S3"}
    assert {f"C{number}" for number in range(1, 10)} <= _rule_map().keys()


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_explained(name: str) -> None:
    files = (ROOT / "README.md", ROOT / "docs" / "operations.md")
    text = "\n".join(path.read_text() for path in files if path.exists())
    assert re.search(rf"\bPERSONDAY_{name.upper()}\b", text)


# --- sizes ---------------------------------------------------------------------------------------


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, Function):
            yield node


def _lines(first: ast.stmt, last: ast.stmt) -> int:
    assert last.end_lineno is not None
    return last.end_lineno - first.lineno + 1


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    long = {_name(path): len(path.read_text().splitlines()) for path in APP}
    assert not {name: lines for name, lines in long.items() if lines > MAX_FILE_LINES}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{_name(path)}::{function.name}": _lines(function, function)
        for path in APP
        for function in _functions(path)
        if _lines(function, function) > MAX_FUNCTION_LINES
    }
    assert not long


def test_an_endpoint_authenticates_reads_the_clock_and_makes_one_call() -> None:
    bodies = {}
    for path in APP:
        for function in _functions(path):
            if not any(_is_route(decorator) for decorator in function.decorator_list):
                continue
            body = function.body[1:] if ast.get_docstring(function) else function.body
            bodies[f"{_name(path)}::{function.name}"] = _lines(body[0], body[-1])
    assert len(bodies) > 50, "routes are found"
    assert not {name: lines for name, lines in bodies.items() if lines > MAX_ENDPOINT_LINES}


def _is_route(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in ("get", "post", "put", "patch", "delete")
    )


# --- one clock -----------------------------------------------------------------------------------

_SQL_CLOCK = re.compile(
    r"\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)"
    r"|\bCURRENT_(?:TIMESTAMP|DATE|TIME)\b|\bLOCALTIME(?:STAMP)?\b",
    re.IGNORECASE,
)
_PYTHON_CLOCK = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"),
    ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"),
}  # fmt: skip
_MIGRATIONS = ROOT / "migrations" / "versions"
_NO_BUSINESS_FACTS = {
    # pgqueuer's own text: when a job is due is none, and jobs are told the instant.
    _MIGRATIONS / "20261123_the_queue_of_the_worker.py",
    # How old a record of the audit has to be, whoever holds the service's rights may not say.
    _MIGRATIONS / "20261130_audit.py",
}


def test_only_the_clock_reads_the_time() -> None:
    readers = {
        f"{_name(path)}:{node.lineno}"
        for path in APP
        if path != CLOCK
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and (_last(node.value), node.attr) in _PYTHON_CLOCK
    }
    assert not readers
    imported = {
        f"{_name(path)}:{node.lineno}"
        for path in APP
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "time"
    }
    assert not imported, "`from time import time` would hide from the check above"
    assert "datetime.now(" in CLOCK.read_text()


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_no_statement_asks_the_database_for_the_time() -> None:
    asking = {
        f"{_name(path)}:{line}"
        for path in (*APP, *sorted((ROOT / "migrations").rglob("*.py")))
        if path not in _NO_BUSINESS_FACTS
        for line, text in _texts(path)
        if _SQL_CLOCK.search(text)
    }
    assert not asking


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """Every text in the code but the docstrings."""
    tree = _tree(path)
    documented = (ast.Module, ast.ClassDef, *Function.__args__)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield node.lineno, node.value if isinstance(node.value, str) else ""


def test_the_check_for_sql_clocks_sees_them() -> None:
    for text in ("SELECT now()", "DEFAULT current_timestamp", "x < CLOCK_TIMESTAMP ( )"):
        assert _SQL_CLOCK.search(text)
    for text in ("$1 as now", "known()", "the current_date_of", "Personday-Now"):
        assert not _SQL_CLOCK.search(text)
