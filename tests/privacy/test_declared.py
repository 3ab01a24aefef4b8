"""What is personal is known column by column, and each slice knows how to erase it."""

from collections import Counter

from app import slices
from app.kit.postgres.database import Pool
from app.privacy.known import ERASED as STATEMENTS
from app.privacy.known import HELD
from tests.privacy import declared
from tests.privacy.found import columns

ALL = (
    declared.ERASED, declared.KEPT, declared.OF_STAFF, declared.PASSING, declared.NOT_PERSONAL,
)  # fmt: skip
# Rows that go with those that they hang on.
BY_CASCADE = {"delivery_attempt"}
# By what a slice calls it.
CALLED = {"api_key": "key"}
# What only a customer as a whole has, is shown to nobody in particular, or is a copy.
NOT_SHOWN = {
    "customer", "idempotency_key", "server", "session", "session_undone_start", "ticket_text",
    "webhook_endpoint", "delivery_attempt",
}  # fmt: skip


async def test_every_column_that_can_hold_a_text_is_declared_once(pool: Pool) -> None:
    async with pool.acquire() as connection:
        there = {f"{table}.{column}" for table, column, _ in await columns(connection)}
    named = Counter(column for one in ALL for column in one)
    known = set(named)
    assert there - known == set(), "declare it"
    assert known - there == set(), "it is gone"


def test_what_is_erased_has_a_statement_that_does_it_and_one_that_shows_it() -> None:
    tables = {CALLED.get(one, one) for one in declared.ERASED.values()}
    assert tables - BY_CASCADE <= STATEMENTS.keys()
    assert tables - NOT_SHOWN <= HELD.keys()


def test_no_slice_is_left_out() -> None:
    from pathlib import Path

    app = Path(slices.__file__).parent
    modules = {path.parent.name for path in app.glob("*/personal_rows.py")}
    text = (app / "privacy" / "known.py").read_text()
    assert all(f"from app.{name} import personal_rows as {name}" in text for name in modules)
