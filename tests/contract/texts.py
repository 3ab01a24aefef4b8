"""Texts of the code as they are put together, without running it.

Constants and f-strings, ``+``, ``.format`` and ``.join`` over a literal list are joined to pieces; names are
looked up in the function, the module, and the modules it imports from, and functions that return a text are
followed. Of ``a if b else c`` both are texts.
"""

import ast
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from tests.contract.sql import HOLE, Piece

Function = ast.FunctionDef | ast.AsyncFunctionDef
MAX_DEPTH = 20
_FIELD = re.compile(r"\{\{|\}\}|\{(\w*)(?:![rsa])?(?::[^{}]*)?\}")

Text = tuple[Piece, ...]


@dataclass
class Module:
    """One file: what its names are bound to, and where they come from."""

    name: str
    tree: ast.Module
    code: "Code"

    @cached_property
    def bound(self) -> dict[str, list[ast.expr]]:
        """The expressions of module-level names."""
        return _bound(self.tree)

    @cached_property
    def functions(self) -> dict[str, Function]:
        """The functions of the module itself."""
        return {node.name: node for node in self.tree.body if isinstance(node, Function)}

    @cached_property
    def imported(self) -> dict[str, tuple[str, str | None]]:
        """Alias -> module, and the name in it; None where the module itself is imported."""
        found: dict[str, tuple[str, str | None]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {one.asname or one.name: (one.name, None) for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                for one in node.names:
                    inner = f"{node.module}.{one.name}"
                    place = (inner, None) if inner in self.code.modules else (node.module, one.name)
                    found[one.asname or one.name] = place
        return found

    def place(self, node: ast.expr) -> tuple[str, str] | None:
        """The module and the name that a name or attribute stands for."""
        if isinstance(node, ast.Name):
            if node.id in self.imported:
                module, name = self.imported[node.id]
                return (module, name) if name else None
            return self.name, node.id
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module, name = self.imported.get(node.value.id, ("", ""))
            return (module, node.attr) if module and name is None else None
        return None


@dataclass(frozen=True)
class Scope:
    """Where an expression stands: its module, and the functions around it, the innermost last."""

    module: Module
    functions: tuple[Function, ...] = ()
    given: dict[str, list[Text]] = field(default_factory=dict)

    def parameter(self, node: ast.expr | None) -> tuple[str, str] | None:
        """The module's function, and its parameter, that a name or an attribute of it stands for."""
        while isinstance(node, ast.Attribute):
            node = node.value
        if not isinstance(node, ast.Name):
            return None
        for function in reversed(self.functions):
            if node.id in parameters(function):
                return self.functions[0].name, node.id
        return None


def parameters(function: Function) -> list[str]:
    """The names of a function's parameters in order."""
    given = function.args
    return [one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


@cache
def _bound(tree: ast.AST) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in _within(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                found.setdefault(name, []).append(value)
    return found


def _within(tree: ast.AST) -> Iterator[ast.AST]:
    """What belongs to a module or function itself, and not to functions in it."""
    for child in ast.iter_child_nodes(tree):
        if not isinstance(child, (*Function.__args__, ast.Lambda, ast.ClassDef)):
            yield child
            yield from _within(child)


@dataclass
class Code:
    """All files under a folder, by their dotted names."""

    modules: dict[str, Module] = field(default_factory=dict)

    @classmethod
    def of(cls, files: dict[str, str]) -> "Code":
        """From dotted names to sources."""
        code = cls()
        for name, source in files.items():
            code.modules[name] = Module(name, ast.parse(source), code)
        return code

    @classmethod
    def under(cls, folder: Path) -> "Code":
        """Every file of a package."""
        return cls.of(
            {
                ".".join(path.relative_to(folder.parent).with_suffix("").parts): path.read_text()
                for path in sorted(folder.rglob("*.py"))
            }
        )

    @cached_property
    def texts(self) -> list[tuple[Scope, ast.expr, list[Text]]]:
        """Every text that is not part of another, with the ways in which it can be."""
        return [
            found
            for module in self.modules.values()
            for found in self._texts(module.tree, Scope(module))
        ]

    def _texts(self, node: ast.AST, scope: Scope) -> Iterator[tuple[Scope, ast.expr, list[Text]]]:
        if isinstance(node, Function):
            scope = Scope(scope.module, (*scope.functions, node))
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue  # a docstring
            if isinstance(child, ast.expr) and _is_text(child):
                yield scope, child, self.ways(child, scope)
                for inner in _holds(child):
                    yield from self._texts(inner, scope)
            else:
                yield from self._texts(child, scope)

    @cached_property
    def calls(self) -> list[tuple[Scope, ast.Call]]:
        """Every call."""

        def walk(node: ast.AST, scope: Scope) -> Iterator[tuple[Scope, ast.Call]]:
            if isinstance(node, Function):
                scope = Scope(scope.module, (*scope.functions, node))
            if isinstance(node, ast.Call):
                yield scope, node
            for child in ast.iter_child_nodes(node):
                yield from walk(child, scope)

        return [
            found for module in self.modules.values() for found in walk(module.tree, Scope(module))
        ]

    def ways(self, node: ast.expr, scope: Scope, depth: int = 0) -> list[Text]:
        """The texts that an expression can be; what is not known is a hole."""
        module = scope.module.name
        if depth > MAX_DEPTH:
            return [(Piece(HOLE, module, node),)]
        parts = [self.ways(one, scope, depth + 1) for one in _parts(node)]
        match node:
            case ast.Constant(value=str(text)):
                return [(Piece(text, module),)]
            case ast.IfExp() | ast.BoolOp():
                return list(itertools.chain(*parts))
            case ast.Call(func=ast.Attribute(attr="format"), args=args, keywords=keywords) if parts:
                names = [str(at) for at in range(len(args))] + [str(one.arg) for one in keywords]
                fills = dict(zip(names, parts[1:], strict=True))
                return [way for form in parts[0] for way in _formatted(form, fills, module)]
            case ast.Name() | ast.Attribute():
                found = self._looked_up(node, scope, depth)
            case ast.Call() if not parts:
                found = self._returned(node, scope, depth)
            case _:
                found = _joined(parts) if parts else []
        return found or [(Piece(HOLE, module, node),)]

    def _returned(self, call: ast.Call, scope: Scope, depth: int) -> list[Text]:
        """The texts that a function of ours returns for these arguments."""
        place = scope.module.place(call.func)
        there = self.modules.get(place[0]) if place else None
        function = there.functions.get(place[1]) if there and place else None
        if function is None or there is None:
            return []
        named = dict(zip(parameters(function), call.args, strict=False))
        named |= {one.arg: one.value for one in call.keywords if one.arg}
        given = {name: self.ways(one, scope, depth + 1) for name, one in named.items()}
        inner = Scope(there, (function,), given)
        return [way for one in _returns(function) for way in self.ways(one, inner, depth + 1)]

    def _looked_up(self, node: ast.expr, scope: Scope, depth: int) -> list[Text]:
        if isinstance(node, ast.Name):
            for at in range(len(scope.functions), 0, -1):
                function, outside = scope.functions[at - 1], scope.functions[:at]
                local = _bound(function)
                if node.id in local:
                    inner = Scope(scope.module, outside, scope.given)
                    return [
                        way for one in local[node.id] for way in self.ways(one, inner, depth + 1)
                    ]
                if node.id in parameters(function):
                    return scope.given.get(node.id, [])
        place = scope.module.place(node)
        if place is None or place[0] not in self.modules:
            return []
        there = self.modules[place[0]]
        return [
            way
            for one in there.bound.get(place[1], ())
            for way in self.ways(one, Scope(there), depth + 1)
        ]


@cache
def _returns(function: Function) -> list[ast.expr]:
    return [node.value for node in _within(function) if isinstance(node, ast.Return) and node.value]


def _is_text(node: ast.AST) -> bool:
    """Whether an expression makes a text by itself, and not by a name or a call of ours."""
    if isinstance(node, ast.BinOp):
        return any(map(_is_text, _parts(node)))
    return (isinstance(node, ast.Constant) and isinstance(node.value, str)) or (
        isinstance(node, ast.JoinedStr | ast.Call) and bool(_parts(node))
    )


def _parts(node: ast.AST) -> list[ast.expr]:
    """The expressions that a text is put together from."""
    found: list[ast.expr] = []
    match node:
        case ast.JoinedStr(values=values) | ast.BoolOp(values=values):
            found = values
        case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
            found = [value]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            found = [left, right]
        case ast.IfExp(body=body, orelse=other):
            found = [body, other]
        case ast.Call(func=ast.Attribute(value=base, attr="format"), args=args, keywords=keywords):
            found = [base, *args, *(one.value for one in keywords)]
        case ast.Call(
            func=ast.Attribute(value=ast.Constant(value=str()) as base, attr="join"),
            args=[ast.List(elts=elements) | ast.Tuple(elts=elements)],
        ):
            found = [one for element in elements for one in (base, element)][1:]
    return found


def _holds(node: ast.AST) -> Iterator[ast.AST]:
    """What a text is put together from that is no text itself, but may hold some."""
    for part in _parts(node):
        if _parts(part):
            yield from _holds(part)
        elif not _is_text(part):
            yield part


def _joined(parts: Sequence[list[Text]]) -> list[Text]:
    """Every way of each part at least once, with the first of the others beside it."""
    first = [part[0] for part in parts]
    ways = [first] + [
        [*first[:at], way, *first[at + 1 :]] for at, part in enumerate(parts) for way in part[1:]
    ]
    return [tuple(itertools.chain(*way)) for way in ways]


def _formatted(form: Text, fills: dict[str, list[Text]], module: str) -> list[Text]:
    parts: list[list[Text]] = []
    counted = itertools.count()
    for piece in form:
        at = 0
        for found in _FIELD.finditer(piece.text):
            parts.append([(piece._replace(text=piece.text[at : found.start()]),)])
            at = found.end()
            if found[0] in ("{{", "}}"):
                parts.append([(piece._replace(text=found[0][0]),)])
            else:
                name = found[1] or str(next(counted))
                parts.append(fills.get(name, [(Piece(HOLE, module),)]))
        parts.append([(piece._replace(text=piece.text[at:]),)])
    return _joined(parts)
