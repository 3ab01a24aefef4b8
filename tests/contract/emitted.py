"""Which event types the code emits, by its syntax trees: literals, f-strings, and what callers hand on."""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef
HELPERS = ("emit", "_emit")

# What a field of a record holds that part of a type is made of: an enumeration of its slice.
FIELDS = {
    "entry.draft.kind": "app.ledger.accounts.EntryKind",
    "reply.response": "app.sessions.rules.AttendeeResponse",
    "warning.kind": "app.warnings.rules.WarningKind",
}


class UnreadableError(AssertionError):
    """A type that is put together in a way that this reader does not know."""


@dataclass(frozen=True)
class Call:
    """A call of a function, where it stands."""

    module: str
    within: Function
    node: ast.Call


@lru_cache
def modules() -> dict[str, ast.Module]:
    """The syntax tree of every module of the application."""
    found = {}
    for path in sorted((ROOT / "app").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = ast.parse(path.read_text())
    return found


@lru_cache
def calls() -> dict[str, list[Call]]:
    """Calls by the last name of what is called."""
    found: dict[str, list[Call]] = {}
    for module, tree in modules().items():
        for within in ast.walk(tree):
            if not isinstance(within, Function):
                continue
            for node in ast.walk(within):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                    found.setdefault(name, []).append(Call(module, within, node))
    return found


def emitted() -> dict[str, set[str]]:
    """Each type that is emitted, with the modules that emit it."""
    found: dict[str, set[str]] = {}
    for helper in HELPERS:
        for call in calls().get(helper, ()):
            if _is_log(call):
                continue
            # Another helper of the same slice: what it hands on is read where it hands it on.
            if _target(call) != ("app.kit.events.outbox", "emit"):
                continue
            for kind in _texts(call, _argument(call.node, 1, "kind")):
                found.setdefault(kind, set()).add(call.module)
    return found


def _is_log(call: Call) -> bool:
    return call.module in ("app.kit.events.outbox", "app.kit.telemetry.logs")


def _target(call: Call) -> tuple[str, str] | None:
    """The module and name of the function that is called."""
    function = call.node.func
    if isinstance(function, ast.Attribute):
        owner = getattr(importlib.import_module(call.module), ast.unparse(function.value), None)
        return getattr(owner, "__name__", ""), function.attr
    assert isinstance(function, ast.Name)
    meant = getattr(importlib.import_module(call.module), function.id, None)
    return getattr(meant, "__module__", ""), getattr(meant, "__name__", "")


def _argument(call: ast.Call, at: int, name: str) -> ast.expr | None:
    named = [one.value for one in call.keywords if one.arg == name]
    return named[0] if named else call.args[at] if at < len(call.args) else None


def _texts(call: Call, node: ast.expr | None) -> set[str]:
    """Everything that an expression may be, in the function that a call stands in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _texts(call, node.body) | _texts(call, node.orelse)
    if isinstance(node, ast.JoinedStr):
        parts = [_texts(call, part) for part in node.values]
        return {"".join(one) for one in product(*parts)}
    if isinstance(node, ast.FormattedValue):
        return _texts(call, node.value)
    if isinstance(node, ast.Attribute):
        return _of_attribute(call, node)
    if isinstance(node, ast.Name):
        found = set().union(*(_texts(call, one) for one in _bound(call.within, node.id)))
        return found or _of_parameter(call, node.id)
    raise UnreadableError(f"{call.module}:{call.node.lineno}")


def _of_attribute(call: Call, node: ast.Attribute) -> set[str]:
    text = ast.unparse(node)
    if text in FIELDS:
        return _words(_named(FIELDS[text]))
    owner = getattr(importlib.import_module(call.module), ast.unparse(node.value), None)
    if isinstance(owner, type) and issubclass(owner, StrEnum):
        return {owner[node.attr].value}
    raise UnreadableError(f"{call.module}:{call.node.lineno}: {text}")


def _of_parameter(call: Call, name: str) -> set[str]:
    """What all callers hand on; where that cannot be read, all words of the parameter's own type."""
    arguments = call.within.args
    positional = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    [parameter] = [one for one in every if one.arg == name]
    assert parameter.annotation is not None
    kind = getattr(importlib.import_module(call.module), ast.unparse(parameter.annotation), None)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _words(kind)
    at = positional.index(name) if name in positional else len(positional)
    callers = [
        one
        for one in calls().get(call.within.name, ())
        if _target(one) == (call.module, call.within.name)
    ]
    if not callers:
        raise UnreadableError(f"{call.module}: nobody calls {call.within.name}")
    return set().union(*(_texts(one, _argument(one.node, at, name)) for one in callers))


def _bound(function: Function, name: str) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for left, right in zip(target.elts, node.value.elts, strict=True):
                    if isinstance(left, ast.Name) and left.id == name:
                        yield right


def _named(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(importlib.import_module(module), name)


def _words(kind: type[StrEnum]) -> set[str]:
    return {one.value for one in kind}
