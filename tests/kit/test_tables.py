"""What is known of a table without SQLAlchemy is what SQLAlchemy makes of it."""

import pytest
from sqlalchemy.dialects import postgresql

from app import slices
from app.kit.postgres.sqlalchemy_tables import metadata
from app.kit.postgres.table import Table

for _ in slices.parts("tables"):
    pass  # loading them describes them

TABLES = {one.__tablename__: one for one in Table.__subclasses__()}
_MADE = metadata()
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def test_each_table_is_described() -> None:
    assert set(_MADE.tables) == set(TABLES)
    assert len(TABLES) > 80


@pytest.mark.parametrize("name", sorted(TABLES))
def test_columns_types_and_keys_are_those_of_the_table(name: str) -> None:
    table, made = TABLES[name], _MADE.tables[name]
    assert tuple(table.columns) == tuple(column.name for column in made.columns)
    assert table.primary_key() == tuple(column.name for column in made.primary_key)
    for column in made.columns:
        known = table.columns[column.name]
        # By which order a text is compared is said of columns, and not of values.
        written = column.type.compile(_DIALECT).partition(" COLLATE")[0]
        assert known.sql_type == written, column
        assert known.is_made == (column.computed is not None or column.identity is not None)
        if known.default is None and not known.is_made:
            assert column.nullable, column
