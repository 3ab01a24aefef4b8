"""Walls between slices in SQL: who owns a table, who lies below whom, and what statements break that."""

import ast
import importlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from app.kit.postgres.table import Table
from tests.contract.sql import Blind, Found, Named, read
from tests.contract.texts import Code, Scope, Text, parameters

ROOT = Path(__file__).resolve().parents[2]

# Where a table's name cannot be read, and why that hides nothing.
BLIND = {
    "app.run.verify": "the tables of its own list, and checks that are read where they stand; it is on top",
}
# Tables that no class describes.
OTHERS = {"alembic_version": "app.kit.postgres.migrations", "pgqueuer_schedules": "app.run.gauges"}

SPEAKS_SQL = re.compile(r"\b(?:FROM|JOIN|INTO|UPDATE|USING|TRUNCATE|SELECT)(?=[\s\ue000{]|$)")
_STATEMENT = re.compile(
    r"\b(?:SELECT|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET|CREATE|ALTER|DROP|TRUNCATE)\s"
)

# --- the house -----------------------------------------------------------------------------------


@dataclass
class House:
    """The layers from above to below, and who owns what: table -> slice; function -> what it names."""

    layers: list[list[str]]
    owners: dict[str, str] = field(default_factory=dict)
    classes: dict[tuple[str, str], str] = field(default_factory=dict)
    functions: dict[str, Found] = field(default_factory=dict)

    def slice_of(self, module: str) -> str:
        """The longest name in the layers that a module belongs to."""
        found = [
            one for layer in self.layers for one in layer if f"{module}.".startswith(f"{one}.")
        ]
        assert found, f"{module} is in no layer"
        return max(found, key=len)

    def below(self, upper: str, lower: str) -> bool:
        """Whether one slice lies below the other."""
        return self._height(upper) < self._height(lower)

    def _height(self, name: str) -> int:
        return next(at for at, layer in enumerate(self.layers) if name in layer)


def _layers() -> list[list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = settings["tool"]["importlinter"]["contracts"]
    [layers] = [one["layers"] for one in contracts if one["type"] == "layers"]
    return [re.findall(r"[\w.]+", layer) for layer in layers]


@cache
def house() -> House:
    """Ours: from the linter's contract, the classes of tables and the functions of the migrations."""
    made = House(_layers())
    for path in sorted((ROOT / "app").rglob("*.py")):
        if "(Table):" in path.read_text():
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for model in Table.__subclasses__():
        made.owners[model.__tablename__] = made.slice_of(model.__module__)
        made.classes[model.__module__, model.__name__] = model.__tablename__
    made.owners |= {name: made.slice_of(module) for name, module in OTHERS.items()}
    made.functions = _functions(Code.under(ROOT / "migrations" / "versions"))
    return made


def _functions(migrations: Code) -> dict[str, Found]:
    """What the functions of the schema read, by the last migration that made each."""
    found = {}
    for _, _, ways in migrations.texts:
        for way in ways:
            text = "".join(piece.text for piece in way)
            if made := re.search(r"CREATE (?:OR REPLACE )?FUNCTION (?:public\.)?(\w+)", text):
                found[made[1]] = read(way)
    return found


# --- what is wrong -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Use:
    """A place of the code that names something."""

    module: str
    line: int


@dataclass
class Findings:
    """What the statements name, each with its place; and what cannot be read."""

    tables: dict[Named, Use] = field(default_factory=dict)
    own: dict[str, Use] = field(default_factory=dict)
    blind: list[tuple[Blind, Use]] = field(default_factory=list)

    def add(self, found: Found, use: Use, functions: Mapping[str, Found]) -> None:
        """Take what a text names, and what the functions that it calls name."""
        for one in found.tables:
            self.tables.setdefault(one, use)
        for name in found.own:
            self.own.setdefault(name, use)
        for name, caller in found.functions:
            for table, writes in _touched_by(name, functions):
                self.tables.setdefault(Named(table, writes, caller), use)


def _touched_by(function: str, functions: Mapping[str, Found]) -> Iterator[tuple[str, bool]]:
    """The tables that a function reads or writes, also through those that it calls."""
    known: set[str] = set()
    called = {function} & functions.keys()
    while called:
        known |= called
        called = {name for one in called for name, _ in functions[one].functions}
        called = (called & functions.keys()) - known
    for one in known:
        for table in functions[one].tables:
            yield table.table, table.writes


Parameter = tuple[str, str, str]  # module, function, parameter


def findings(code: Code, house: House) -> Findings:
    """What all statements of the code name; a table's name that is passed on is read at the call."""
    found = Findings()
    passed: dict[Parameter, set[bool]] = {}
    for scope, node, ways in code.texts:
        for way in ways:
            if not SPEAKS_SQL.search("".join(piece.text for piece in way)):
                continue
            text = read(way)
            use = Use(scope.module.name, node.lineno)
            found.add(text, use, house.functions)
            for blind in text.blind:
                parameter = scope.parameter(blind.filled_by)
                if parameter is None:
                    found.blind.append((blind, use))
                else:
                    passed.setdefault((scope.module.name, *parameter), set()).add(blind.writes)
    _follow(code, house, passed, found)
    return found


def _follow(code: Code, house: House, passed: dict[Parameter, set[bool]], found: Findings) -> None:
    """Read the names of tables that calls give to functions, also through further functions."""
    known = -1
    while known != (known := sum(map(len, passed.values()))):
        for scope, call in code.calls:
            place = scope.module.place(call.func)
            for (module, function, parameter), verbs in list(passed.items()):
                if place == (module, function):
                    argument = _argument(code, call, place, parameter)
                    for writes in sorted(verbs):
                        _given(code, house, passed, found, (scope, call, argument), writes=writes)


def _argument(
    code: Code, call: ast.Call, place: tuple[str, str], parameter: str
) -> ast.expr | None:
    at = parameters(code.modules[place[0]].functions[place[1]]).index(parameter)
    named = [one.value for one in call.keywords if one.arg == parameter]
    return named[0] if named else call.args[at] if at < len(call.args) else None


def _given(
    code: Code,
    house: House,
    passed: dict[Parameter, set[bool]],
    found: Findings,
    given: tuple[Scope, ast.Call, ast.expr | None],
    *,
    writes: bool,
) -> None:
    scope, call, argument = given
    module, use = scope.module.name, Use(scope.module.name, call.lineno)
    if argument is not None and (
        table := house.classes.get(scope.module.place(argument) or ("", ""))
    ):
        found.tables.setdefault(Named(table, writes, module), use)
    elif further := scope.parameter(argument):
        passed.setdefault((module, *further), set()).add(writes)
    elif argument is not None and (names := _names(code.ways(argument, scope))):
        for name, writer in names:
            found.tables.setdefault(Named(name, writes, writer), use)
    else:
        found.blind.append((Blind(writes, module, argument), use))


def _names(ways: Iterable[Text]) -> list[tuple[str, str]]:
    pieces = [piece for way in ways for piece in way]
    return (
        [(piece.text, piece.module) for piece in pieces]
        if all(piece.filled_by is None for piece in pieces)
        else []
    )


def wrong(code: Code, house: House) -> list[str]:
    """What breaks the rule, each with its place."""
    found = findings(code, house)
    said = []
    for (table, writes, module), use in found.tables.items():
        owner, own = house.owners.get(table), house.slice_of(module)
        where = f"{module} ({use.module}:{use.line})"
        if owner is None:
            if table not in found.own and not table.startswith("pg_"):
                said.append(f"{where}: no table or query is called {table}")
        elif writes and owner != own:
            said.append(f"{where} writes {table} of {owner}")
        elif owner != own and not house.below(own, owner):
            said.append(f"{where} reads {table} of {owner}")
    for name in found.own.keys() & house.owners.keys():
        use = found.own[name]
        said.append(f"{use.module}:{use.line}: a query is called like the table {name}")
    for blind, use in found.blind:
        if blind.module not in BLIND:
            said.append(f"{blind.module} ({use.module}:{use.line}): the table cannot be read")
    return said


def holders(code: Code) -> dict[str, int]:
    """The modules in which statements are written, with the first line of one."""
    found: dict[str, int] = {}
    for scope, node, ways in code.texts:
        own = (piece.text for way in ways for piece in way if piece.module == scope.module.name)
        if any(_STATEMENT.search(text) for text in own):
            found.setdefault(scope.module.name, node.lineno)
    return found
