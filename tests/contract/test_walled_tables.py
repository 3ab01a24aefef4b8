"""Which tables show rows only to who says whose they are; complete, and looked at in every one of them."""

import asyncpg

from app import slices
from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY, NOBODY, ScopedReader
from app.kit.postgres.table import Table
from tests.api.world import build
from tests.contract import world
from tests.contract.walled import NOT_WALLED, WALLED
from tests.support import Api, open_api, service_address

_OF_CUSTOMERS = {
    "customer_id", "credit_account_id", "ticket_id", "session_id", "worksheet_id", "contact_id",
    "server_id", "delivery_id", "endpoint_id", "principal_id",
}  # fmt: skip
# Rows of every customer in what the worlds of the tests leave empty; no verb wrote them.
_MORE = {
    "credit_warning (id, customer_id, kind, minutes, threshold_minutes, raised_at)":
        "gen_random_uuid(), id, 'low', 5, 10, now() FROM customer",
    "invitation_answer (id, session_id, email_id, attendee, response, stamped_at, received_at, applied)":
        "gen_random_uuid(), id, id, 'eva@example.com', 'accepted', now(), now(), false FROM session",
    "ledger_draw (credit_account_id, seq, position, minutes, open_minutes)":
        "credit_account_id, 1, 1, 10, 10 FROM credit_account",
    "period_head (period_id, credit_account_id, seq, hash)":
        "period.id, credit_account_id, 1, '' FROM period, credit_account",
    "phone_call (id, ticket_id, customer_id, direction, outcome, actor, called_at)":
        "gen_random_uuid(), id, customer_id, 'inbound', 'reached', 'system', now() FROM ticket",
    "reporter_mail (ticket_id, unreachable_address, unreachable_at)":
        "id, 'eva@example.com', now() FROM ticket",
    "session_undone_start (session_id, number, started_at, undone_at, reason, actor)":
        "id, 99, now(), now(), 'too soon', 'system' FROM session",
    "ticket_change (id, ticket_id, what, was, becomes, actor, changed_at)":
        "gen_random_uuid(), id, 'severity', '3', '2', 'system', now() FROM ticket",
    "worksheet_draft (session_id, version, summary, time_entries, clocks, changed_at)":
        "id, 1, '', '[]', '[]', now() FROM session",
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
    dsn: str,
) -> None:
    async with open_api(dsn) as api:
        await build(api)
        await world.build(api, customers=2, each=1)
        for columns, values in _MORE.items():
            await api.db.execute(f"INSERT INTO {columns} SELECT {values}")
        await _look_everywhere(api)


async def _look_everywhere(api: Api) -> None:
    customers = [str(row["id"]) for row in await api.db.fetch("SELECT id FROM customer")]
    opened = database.open_pool(service_address(api.dsn), scope=NOBODY, size=1)
    async with await opened as pool:
        for table, whose in WALLED.items():
            rows = await api.db.fetch(
                f"SELECT row.ctid::text, {whose} AS whose FROM {table} AS row"
            )
            statement = f"SELECT ctid::text FROM {table}"
            # Of one alone, hiding nothing would look like hiding nothing of another.
            assert len({row["whose"] for row in rows}) >= 2, f"{table} has no rows of two customers"
            assert await _seen(pool, statement, EVERYBODY) == {row["ctid"] for row in rows}, table
            assert await _seen(pool, statement, NOBODY) == set(), table
            assert await pool.fetch(statement) == [], table
            for customer in customers:
                own = {row["ctid"] for row in rows if str(row["whose"]) == customer}
                assert await _seen(pool, statement, customer) == own, table


async def _seen(pool: database.Connections, statement: str, scope: str) -> set[object]:
    return {row[0] for row in await ScopedReader(pool, scope).fetch(statement)}
