"""What was answered before retries were known by their holder is told again by each of a holder's keys."""

import asyncio
from uuid import UUID

import asyncpg

from tests.conftest import fresh_database
from tests.contract.test_migrated_rows import _upgrade
from tests.ledger.books import NOON

TECHNICIAN, ONE, TWO, MACHINE = (UUID(int=number) for number in range(0x700, 0x704))
_ANSWER = """
INSERT INTO idempotency_key (principal_id, method, path, key, fingerprint, status, body, created_at)
VALUES ($1, 'POST', '/v1/sessions', $2, '\\x00', 200, $3, $4::timestamptz + $5 * interval '1 minute')
"""


async def test_stored_answers_go_over_to_the_holder_the_first_one_first(server: str) -> None:
    async with fresh_database(server, "template0") as dsn:
        await asyncio.to_thread(_upgrade, dsn, "20261130_backups")
        db = await asyncpg.connect(dsn)
        await db.execute(
            "INSERT INTO technician (id, name, email, time_zone, languages, categories, created_at,"
            " version) VALUES ($1, 'Ann', 'ann@example.com', 'Europe/Prague', '{}', '{}', $2, 1)",
            TECHNICIAN,
            NOON,
        )
        for one, role, technician in (
            (ONE, "technician", TECHNICIAN), (TWO, "technician", TECHNICIAN), (MACHINE, "lead", None),
        ):  # fmt: skip
            await db.execute(
                "INSERT INTO api_key (id, key_hash, role, technician_id, created_at)"
                " VALUES ($1, $2, $3, $4, $5)",
                one, one.bytes, role, technician, NOON,
            )  # fmt: skip
        answers = [(TWO, "both", b"2", 0), (ONE, "both", b"1", 1), (ONE, "own", b"3", 2),
                   (MACHINE, "both", b"4", 3)]  # fmt: skip
        for principal, key, body, minute in answers:
            await db.execute(_ANSWER, principal, key, body, NOON, minute)
        await db.close()
        await asyncio.to_thread(_upgrade, dsn, "head")
        db = await asyncpg.connect(dsn)
        kept = await db.fetch("SELECT principal_id, key, body FROM idempotency_key")
        await db.close()
        assert {tuple(row) for row in kept} == {
            (TECHNICIAN, "both", b"2"), (TECHNICIAN, "own", b"3"), (MACHINE, "both", b"4"),
        }  # fmt: skip
