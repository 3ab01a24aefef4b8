"""Which errors an operation can answer, read from what is written: the ``Raises:`` of what it calls.

Nothing is declared twice. A handler's own statements, and the functions that they name, lead to
docstrings; one that says ``Raises:`` is believed, one that does not is read further.
"""

import ast
import importlib.util
import inspect
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from app import errors

Function = ast.FunctionDef | ast.AsyncFunctionDef
Errors = frozenset[type[errors.DomainError]]

KNOWN = {known.__name__: known for known in errors.catalogue()}
_SECTION = re.compile(r"^Raises:\n((?:[ \t]+.*\n?|\n)+)", re.MULTILINE)
_ROOT = Path(__file__).resolve().parents[1]


def raised_by(handler: Callable[..., Any]) -> Errors:
    """The errors of a handler, beside those of its declaration and of every route."""
    function = _functions(handler.__module__)[handler.__name__]
    return _of(handler.__module__, function, frozenset())


def calls(handler: Callable[..., Any], method: str) -> bool:
    """Whether a handler comes to call a method of this name, however deep."""
    visited: set[int] = set()
    waiting = [(handler.__module__, _functions(handler.__module__)[handler.__name__])]
    while waiting:
        module, function = waiting.pop()
        if id(function) in visited:
            continue
        visited.add(id(function))
        if any(
            isinstance(node, ast.Attribute) and node.attr == method for node in ast.walk(function)
        ):
            return True
        waiting += _named(module, function)
    return False


def documented(thing: object) -> Errors | None:
    """The errors that the docstring of a function or class names; None where it has no ``Raises:``."""
    return _raises_section(inspect.getdoc(thing) or "")


def _raises_section(docstring: str) -> Errors | None:
    section = _SECTION.search(f"{docstring}\n")
    if section is None:
        return None
    return frozenset(KNOWN[word] for word in re.findall(r"\w+", section[1]) if word in KNOWN)


def _of(module: str, function: Function, on_the_way: frozenset[int]) -> Errors:
    believed = _raises_section(ast.get_docstring(function) or "")
    if believed:
        return believed
    if id(function) in on_the_way:
        return frozenset()
    found: set[type[errors.DomainError]] = set(_raised(function))
    for where, named in _named(module, function):
        found |= _of(where, named, on_the_way | {id(function)})
    return frozenset(found)


@cache
def _raised(function: Function) -> Errors:
    return frozenset(
        KNOWN[node.attr]
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute)
        and node.attr in KNOWN
        and _path(node) == f"errors.{node.attr}"
    )


@cache
def _named(module: str, function: Function) -> tuple[tuple[str, Function], ...]:
    """The functions of the application that a function's statements name: called, or handed on."""
    return tuple(dict.fromkeys(_each_named(module, function)))


def _each_named(module: str, function: Function) -> Iterator[tuple[str, Function]]:
    here, meanings = _functions(module), _meanings(module)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id in here and node.id != function.name:
            yield module, here[node.id]
        elif isinstance(node, ast.Name) and node.id in meanings:
            where, _, name = meanings[node.id].rpartition(".")
            if name in _functions(where):
                yield where, _functions(where)[name]
        elif isinstance(node, ast.Attribute):
            yield from _attribute(_path(node), meanings)


def _attribute(path: str, meanings: dict[str, str]) -> Iterator[tuple[str, Function]]:
    owner, _, name = path.rpartition(".")
    where = meanings.get(owner, "")
    if where:
        if name in _functions(where):
            yield where, _functions(where)[name]
    elif name in _methods():
        yield from _methods()[name]


def _path(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_path(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


@cache
def _tree(module: str) -> ast.Module:
    found = importlib.util.find_spec(module) if module else None
    if found is None or found.origin is None or not module.startswith("app."):
        return ast.Module(body=[], type_ignores=[])
    return ast.parse(Path(found.origin).read_text())


@cache
def _functions(module: str) -> dict[str, Function]:
    try:
        tree = _tree(module)
    except ModuleNotFoundError:
        return {}
    return {node.name: node for node in tree.body if isinstance(node, Function)}


@cache
def _meanings(module: str) -> dict[str, str]:
    """Each imported name of a module, with what it stands for."""
    found: dict[str, str] = {}
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app"):
            found |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
    return found


@cache
def _methods() -> dict[str, list[tuple[str, Function]]]:
    """Methods that tell what they raise, by name: whose they are, the text of a call does not say."""
    found: dict[str, list[tuple[str, Function]]] = {}
    for path in sorted(_ROOT.rglob("*.py")):
        module = ".".join(("app", *path.relative_to(_ROOT).with_suffix("").parts))
        for owner in _tree(module).body:
            if isinstance(owner, ast.ClassDef):
                for node in owner.body:
                    if isinstance(node, Function) and _raises_section(
                        ast.get_docstring(node) or ""
                    ):
                        found.setdefault(node.name, []).append((module, node))
    return found
