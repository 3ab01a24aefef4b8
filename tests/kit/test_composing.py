"""Statements that are sent as one, and the condition that runs before all of them."""

import asyncpg
import pytest

from app.kit.postgres.composing import Staged


@pytest.fixture
async def connection(dsn: str) -> asyncpg.Connection:
    made = await asyncpg.connect(dsn)
    await made.execute(
        "CREATE TEMP SEQUENCE steps; CREATE TEMP TABLE done (step bigint, name text);"
        "CREATE FUNCTION pg_temp.allowed(name text, yes boolean) RETURNS bigint LANGUAGE plpgsql AS $$"
        " BEGIN IF NOT yes THEN RAISE serialization_failure; END IF; RETURN nextval('steps'); END $$"
    )
    return made


def _staged(*names: str) -> Staged:
    staged = Staged()
    for name in names:
        staged.stage("INSERT INTO done SELECT nextval('steps'), $1", name)
    return staged


async def test_the_condition_runs_first(connection: asyncpg.Connection) -> None:
    staged = _staged("b", "c", "d")
    first = await connection.fetchval(
        *staged.composed(("SELECT pg_temp.allowed($1, $2)", ("a", True)))
    )
    rows = await connection.fetch("SELECT name, step FROM done ORDER BY step")
    assert first == 1
    assert [row["step"] for row in rows] == [2, 3, 4]
    assert {row["name"] for row in rows} == {"b", "c", "d"}
    assert not staged.is_anything_staged
    await connection.close()


async def test_nothing_is_done_where_it_fails(connection: asyncpg.Connection) -> None:
    with pytest.raises(asyncpg.SerializationError):
        await connection.execute(
            *_staged("b").composed(("SELECT pg_temp.allowed($1, $2)", ("a", False)))
        )
    assert await connection.fetchval("SELECT count(*) FROM done") == 0
    await connection.close()


async def test_one_statement_stays_as_it_is() -> None:
    assert _staged("b").composed() == ("INSERT INTO done SELECT nextval('steps'), $1", "b")
