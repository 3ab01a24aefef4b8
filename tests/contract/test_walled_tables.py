"""Which tables show rows only to who says whose they are; complete, and looked at in every one of them."""

import asyncpg

from app import slices
from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY, NOBODY, ScopedReader
from app.kit.postgres.table import Table
from tests.api.world import build
from tests.contract import world
from tests.contract.walled import NOT_WALLED, WALLED
from tests.support import Api, service_address

_OF_CUSTOMERS = {
    "customer_id", "credit_account_id", "ticket_id", "session_id", "worksheet_id", "contact_id",
    "server_id", "delivery_id", "endpoint_id", "principal_id",
}  # fmt: skip
# What the worlds of the tests have no row of.
_EMPTY = {
    "credit_warning", "invitation_answer", "ledger_draw", "period_head", "phone_call", "reporter_mail",
    "session_undone_start", "ticket_change", "worksheet_draft",
}  # fmt: skip


async def test_every_table_with_rows_of_a_customer_has_a_wall_or_a_reason(dsn: str) -> None:
    for _ in slices.parts("tables"):
        pass
    of_customers = {
        table.__tablename__
        for table in Table.__subclasses__()
        if _OF_CUSTOMERS & table.columns.keys()
    }
    excused = set[str]().union(*NOT_WALLED.values())
    assert not excused & set(WALLED)
    assert of_customers == set(WALLED) | excused
    connection = await asyncpg.connect(dsn)
    stands = await connection.fetch(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
    )
    await connection.close()
    assert {row["relname"] for row in stands} == set(WALLED)


async def test_who_reads_a_whole_table_sees_the_rows_of_whom_it_names_and_no_others(
    api: Api,
) -> None:
    await build(api)
    await world.build(api, customers=2, each=1)
    customers = [str(row["id"]) for row in await api.db.fetch("SELECT id FROM customer")]
    opened = database.open_pool(service_address(api.dsn), scope=NOBODY, size=1)
    empty = set()
    async with await opened as pool:
        for table, whose in WALLED.items():
            rows = await api.db.fetch(
                f"SELECT row.ctid::text, {whose} AS whose FROM {table} AS row"
            )
            statement = f"SELECT ctid::text FROM {table}"
            if not rows:
                empty.add(table)
            assert await _seen(pool, statement, EVERYBODY) == {row["ctid"] for row in rows}, table
            assert await _seen(pool, statement, NOBODY) == set(), table
            assert await pool.fetch(statement) == [], table
            for customer in customers:
                own = {row["ctid"] for row in rows if str(row["whose"]) == customer}
                assert await _seen(pool, statement, customer) == own, table
    assert empty == _EMPTY


async def _seen(pool: database.Connections, statement: str, scope: str) -> set[object]:
    return {row[0] for row in await ScopedReader(pool, scope).fetch(statement)}
