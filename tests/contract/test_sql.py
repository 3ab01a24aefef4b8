"""SQL knows its slice: a statement reads what its slice owns or what lies below, and writes only its own.

Import-linter sees imports; here the text of every statement in ``app`` is held to the same layers, which
stand in pyproject.toml alone. A table belongs to the slice whose module declares its class.
"""

import re
from functools import cache

import pytest

from tests.contract.texts import Code
from tests.contract.walls import ROOT, SPEAKS_SQL, findings, holders, house, wrong

# Where statements are looked for.
# Modules of these names; a slice with many queries has several of them, such as ``worksheet_queries``.
_PLACE = re.compile(r"\.([a-z_]+_)?(queries|rows|journal|checks|extracts|gauges)$")
# Where else they may stand, and why.
JUSTIFIED = {
    "app.access.owners": "whose an object is, for the table that each slice names",
    "app.kit.postgres.composing": "puts the staged statements of a transaction together",
    "app.kit.web.health": "asks whether the database answers and is of this version",
    "app.kit.web.idempotency": "owns its table: the module is its rows and queries",
    "app.kit.postgres.locks": "takes the advisory locks that it lists",
    "app.kit.postgres.migrations": "asks for the version of the schema",
    "app.kit.events.outbox": "owns its table: the module is its rows and queries",
    "app.kit.web.pagination": "owns its table: one secret, read once",
    "app.kit.postgres.pooler": "asks for the settings of what is lent",
    "app.kit.postgres.primary": "asks a server whether it takes writes",
    "app.kit.postgres.scopes": "has each read tell whose rows it may see",
    "app.kit.postgres.standby": "asks a standby how far it is",
    "app.ledger.bounds": "queries of where months end, apart from those of entries and lists",
    "app.ledger.credit": "queries of balances, apart from those of entries and lists",
    "app.ledger.positions": "queries by position, apart from those of accounts and lists",
    "app.ledger.spans": "queries of a time, apart from those of entries and lists",
    "app.tickets.messages": "owns its table: the module is its rows and queries",
    "app.tickets.search": "owns its table: the module is its rows and queries",
    "app.ledger.accounting": "the lines of journals, which the service that exports puts together",
    "app.run.backing_up": "counts the rows of every table, whatever the schema is",
    "app.run.cores": "asks how many connections the server, the database and the login allow",
    "app.run.copies": "asks whether a database is empty",
    "app.run.doctor": "asks what the worker did in time",
    "app.run.embedded": "makes the database itself",
    "app.run.logins": "makes the role that the service logs in as",
    "app.run.replication": "asks the server itself who follows it",
    "app.run.rights": "reads the rights of the whole database",
    "app.run.worker": "asks its library's table when each job is due",
    "app.run.verify": "the checks of all slices, and those of their events",
}
_ANY_CASE = re.compile(
    r"\bselect\b.+\bfrom\s+\w|\binsert\s+into\b|\bupdate\s+\w+\s+set\b|\bdelete\s+from\b"
    r"|\bjoin\s+\w+\s+(?:as\s+\w+\s+)?(?:on|using)\b",
    re.IGNORECASE | re.DOTALL,
)


# --- the rule, on our code -------------------------------------------------------------------------


@cache
def _app() -> Code:
    return Code.under(ROOT / "app")


def test_statements_read_downwards_and_write_only_their_own() -> None:
    assert not wrong(_app(), house())


def test_the_statements_are_found() -> None:
    found = findings(_app(), house())
    named = {one.table for one in found.tables}
    written = {one.table for one in found.tables if one.writes}
    assert set(house().owners) <= named
    # The worker's schedules are written by its library.
    unwritten = {"alembic_version", "cursor_secret", "pgqueuer_schedules"}
    assert set(house().owners) - written == unwritten


def test_statements_stand_where_they_are_looked_for() -> None:
    held = {name for name in holders(_app()) if not _PLACE.search(name)}
    assert not held - JUSTIFIED.keys(), "a statement in a service or router"
    assert not JUSTIFIED.keys() - held, "nothing to justify any more: take it from the list"


def test_statements_are_written_in_capitals() -> None:
    small = {
        f"{scope.module.name}:{node.lineno}"
        for scope, node, ways in _app().texts
        for way in ways
        if (text := "".join(piece.text for piece in way))
        and _ANY_CASE.search(text)
        and not SPEAKS_SQL.search(text)
    }
    assert not small, "a statement in small letters would be overlooked"


def test_classes_of_tables_stay_in_their_slice() -> None:
    """A statement made from a class names its table by it."""
    strangers = [
        f"{module.name} imports {name} of {place}"
        for module in _app().modules.values()
        for place, name in module.imported.values()
        if (place, name or "") in house().classes
        and house().slice_of(module.name) != house().slice_of(place)
        and not module.name.endswith(".tables")
    ]
    assert not strangers


# --- the rule, seen to fail ------------------------------------------------------------------------


def _told(module: str, source: str, **others: str) -> list[str]:
    files = {name.replace("__", "."): text for name, text in others.items()}
    return wrong(Code.of({module: source, **files}), house())


@pytest.mark.parametrize(
    ("module", "source", "told"),
    [
        (
            "app.tickets.checks",
            'X = "SELECT id FROM ticket UNION ALL SELECT id FROM session"',
            "session",
        ),
        (
            "app.availability.queries",
            'X = "WITH done AS (SELECT id FROM session) SELECT * FROM done"',
            "session",
        ),
        (
            "app.ledger.queries",
            'X = "SELECT 1 WHERE EXISTS (SELECT 1 FROM ledger_entry JOIN customer USING (id))"',
            "customer",
        ),
        ("app.tickets.rows", 'X = "UPDATE technician SET name = $1 FROM ticket"', "technician"),
        (
            "app.technicians.queries",
            'X = "SELECT * FROM technician, ticket AS t WHERE true"',
            "ticket",
        ),
        ("app.tickets.queries", 'X = "SELECT * FROM unnest($1) AS one (id), session"', "session"),
        (
            "app.plans.queries",
            'X = "SELECT * FROM plan, LATERAL (SELECT id FROM ticket) AS t"',
            "ticket",
        ),
        ("app.plans.queries", 'X = "DELETE FROM plan USING ticket WHERE true"', "ticket"),
        ("app.plans.queries", 'X = "SELECT * FROM (plan CROSS JOIN ticket)"', "ticket"),
        ("app.plans.queries", 'X = "SELECT * FROM public.session"', "session"),
        ("app.plans.queries", "X = 'SELECT * FROM \"session\"'", "session"),
        ("app.plans.queries", 'X = "SELECT * FROM /* all */ session -- of them"', "session"),
        ("app.plans.queries", 'X = "JOIN session ON true"', "session"),
        (
            "app.plans.queries",
            "X = \"SELECT '{}'::int[], extract(year FROM at) FROM session\"",
            "session",
        ),
        (
            "app.sessions.rows",
            'X = "INSERT INTO session_technician (id) VALUES (1)"',
            "session_technician",
        ),
        ("app.sessions.rows", 'X = "WITH a AS (DELETE FROM ticket) SELECT 1"', "ticket"),
        (
            "app.sessions.rows",
            'X = "INSERT INTO customer AS c (id) SELECT id FROM session"',
            "customer",
        ),
        ("app.plans.queries", 'X = "SELECT status FROM booked_minutes($1)"', "session_technician"),
        ("app.plans.queries", 'X = "SELECT * FROM a_typing_mistake"', "a_typing_mistake"),
        (
            "app.plans.queries",
            'X = "WITH plan AS (SELECT 1) SELECT * FROM plan"',
            "called like the table",
        ),
    ],
)
def test_a_wrong_statement_is_told(module: str, source: str, told: str) -> None:
    [one] = _told(module, source)
    assert told in one


@pytest.mark.parametrize(
    "source",
    [
        'NAME = "session"\nX = f"SELECT * FROM {NAME} WHERE id = $1"',
        'NAME = "plan, session"\nX = f"SELECT * FROM {NAME}"',
        'NAME = "session"\nX = "SELECT * FROM " + NAME',
        'X = "SELECT * FROM {name} WHERE {{}}".format(name="session")',
        'TEXT = "SELECT 1 FROM plan {more}"\nX = TEXT.format(more="JOIN session ON true")',
        'X = " ".join(["SELECT * FROM", "session"])',
        'def f(own: bool) -> str:\n    x = "plan" if own else "session"\n    return f"SELECT 1 FROM {x}"',
        'X = f"SELECT * FROM ({\'SELECT * FROM session\'}) AS one"',
        'def f(table: str) -> str:\n    return f"SELECT 1 FROM {table}"\nf("plan")\nf(table="session")',
        'def f(t):\n    return f"SELECT 1 FROM {t}"\ndef g(u):\n    return f(u)\ng("session")',
        'def f(t):\n    return f"FROM {t} WHERE true"\nX = f"SELECT * {f(\'session\')}"',
        'from app.sessions.tables import Session as S\ndef f(m):\n    return f"INTO {m.name}"\nf(S)',
    ],
)  # fmt: skip
def test_no_way_to_put_a_text_together_hides_a_table(source: str) -> None:
    [one] = _told("app.plans.queries", source)
    assert "session of app.sessions" in one


@pytest.mark.parametrize(
    "source",
    [
        'import os\nX = f"SELECT * FROM {os.name}"',
        'X = "SELECT * FROM %s"',
        'X = "SELECT * FROM {}"',
        'def f(tables: list[str]) -> str:\n    return f"SELECT 1 FROM {tables[0]}"',
        'def f(table: str) -> str:\n    return f"SELECT 1 FROM {table}"\nf(input())',
        'from os import name\nX = f"SELECT * FROM ({name}) AS one"',
    ],
)
def test_a_table_that_cannot_be_read_is_told(source: str) -> None:
    [one] = _told("app.plans.queries", source)
    assert "cannot be read" in one


def test_a_text_of_another_slice_is_charged_to_that_slice() -> None:
    freed = 'FREED = "UPDATE session_technician SET live = false FROM lapsed"'
    staged = (
        "from app.availability import rows as time\n"
        'X = f"WITH lapsed AS (UPDATE session SET status = $1), freed AS ({time.FREED}) SELECT 1"'
    )
    assert not _told("app.sessions.rows", staged, app__availability__rows=freed)
    stolen = freed.replace("session_technician", "session")
    [one] = _told("app.sessions.rows", staged, app__availability__rows=stolen)
    assert one.startswith("app.availability.rows")


@pytest.mark.parametrize(
    "source",
    [
        'X = "SELECT * FROM unnest($1::uuid[]) AS one (id), generate_series(1, 2) JOIN plan USING (id)"',
        'X = "SELECT 1 FROM plan WHERE a IS NOT DISTINCT FROM b FOR UPDATE OF plan"',
        'X = "INSERT INTO plan (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET name = $1"',
        'X = "SELECT extract(epoch FROM starts_on), substring(name FROM 1) FROM plan"',
        'X = "WITH one (id) AS MATERIALIZED (SELECT 1) SELECT id FROM one, customer"',
        'X = "SELECT (SELECT max(a) FROM plan_version), b FROM plan ORDER BY a, b"',
        'X = "AND id = $1 ORDER BY starts_on, id"',
        'X = "A message from the customer is read, then used."',
    ],
)
def test_a_right_statement_is_not_told(source: str) -> None:
    assert not _told("app.plans.queries", source)


def test_a_statement_in_a_service_is_seen() -> None:
    files = {
        "app.plans.service": 'def f(tx):\n    tx.stage("UPDATE plan SET name = $1")',
        "app.plans.router": 'X = f"SELECT 1 FROM plan WHERE {1}"',
        "app.plans.rules": '"""SELECT in a docstring."""\nX = "Select a plan from these."',
    }
    assert holders(Code.of(files)).keys() == {"app.plans.service", "app.plans.router"}
