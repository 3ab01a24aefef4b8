"""What the database itself refuses, whatever the code above it does (design §2)."""

import uuid
from uuid import UUID

import asyncpg
import pytest

from app.kit.postgres.database import Pool
from app.ledger.accounts import LEGAL_FLOWS, SINGLE, AccountKind
from tests.ledger import books
from tests.ledger.books import NOON, Books

LEGAL = {pair for flows in LEGAL_FLOWS.values() for pair in flows}
ILLEGAL = [
    (one, other) for one in AccountKind for other in AccountKind if (one, other) not in LEGAL
]


@pytest.fixture
async def account(pool: Pool) -> Books:
    """480 minutes bought, 120 of them held; entries 1 and 2."""
    opened = await books.open_books(pool)
    lot_id = await opened.buy(480)
    await opened.hold(120)
    assert await opened.lots() == {lot_id: (360, 120)}
    return opened


async def _entry(account: Books, **columns: object) -> None:
    row = {
        "credit_account_id": account.account_id,
        "seq": 3,
        "id": uuid.uuid4(),
        "kind": "hold",
        "reference": "test:3",
        "actor": "key:test",
        "booked_at": NOON,
        "service_on": NOON.date(),
        "override": False,
        "available_minutes": 0,
        "held_minutes": 0,
        "awaiting_confirmation_minutes": 0,
        "debt_minutes": 0,
        "hash_version": 2,
        "hash": bytes(32),
        **columns,
    }
    await _insert(account.pool, "ledger_entry", row)


async def _posting(account: Books, **columns: object) -> None:
    lot_id = await account.pool.fetchval(
        "SELECT id FROM ledger_account WHERE credit_account_id = $1 AND kind = 'lot'",
        account.account_id,
    )
    row = {
        "credit_account_id": account.account_id,
        "seq": 2,
        "position": 9,
        "from_kind": "lot",
        "from_id": lot_id,
        "to_kind": "penalties",
        "to_id": SINGLE[AccountKind.PENALTIES],
        "minutes": 10,
        "lot_id": lot_id,
        "from_balance_minutes": 0,
        "to_balance_minutes": 0,
        **columns,
    }
    await _insert(account.pool, "ledger_posting", row)


async def _insert(pool: Pool, table: str, row: dict[str, object]) -> None:
    names = ", ".join(row)
    values = ", ".join(f"${n}" for n in range(1, len(row) + 1))
    await pool.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", *row.values())


async def test_these_rows_are_refused_for_their_fault_alone(account: Books) -> None:
    await _entry(account)
    await _posting(account, seq=3)


async def test_a_flow_that_no_entry_may_make_is_refused(account: Books) -> None:
    for source, target in ILLEGAL:
        settles = {"settles_seq": 1, "settles_position": 0} if target is AccountKind.DEBT else {}
        with pytest.raises(asyncpg.CheckViolationError) as refused:
            await _posting(account, from_kind=source.value, to_kind=target.value, **settles)
        assert refused.value.constraint_name == "ck_ledger_posting_legal_flow", (source, target)


async def test_minutes_off_the_grain_are_refused(account: Books) -> None:
    for minutes in (0, -10, 5, 11):
        with pytest.raises(asyncpg.CheckViolationError) as refused:
            await _posting(account, minutes=minutes)
        assert refused.value.constraint_name == "ck_ledger_posting_minutes", minutes


async def test_minutes_of_a_lot_name_it(account: Books) -> None:
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await _posting(account, lot_id=None)
    assert refused.value.constraint_name == "ck_ledger_posting_lot"


async def test_a_posting_into_debt_says_which_draw_it_settles(account: Books) -> None:
    into_debt = {"from_kind": "hold", "to_kind": "debt", "to_id": SINGLE[AccountKind.DEBT]}
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await _posting(account, **into_debt)
    assert refused.value.constraint_name == "ck_ledger_posting_settles"
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await _posting(account, **into_debt, settles_seq=1, settles_position=0)


NEVER_BELOW_0 = ("lot", "hold", "billed", "consumed", "penalties", "expired", "refunded")
NEVER_ABOVE_0 = ("debt", "purchased")


async def test_balances_stay_on_their_side_of_0(account: Books) -> None:
    await account.deduct(await _session(account), 60)
    for kinds, minutes, bound in ((NEVER_BELOW_0, -10, "floor"), (NEVER_ABOVE_0, 10, "ceiling")):
        for kind in kinds:
            with pytest.raises(asyncpg.CheckViolationError) as refused:
                await account.pool.execute(
                    "UPDATE ledger_account SET balance_minutes = $1 WHERE kind = $2", minutes, kind
                )
            assert refused.value.constraint_name == f"ck_ledger_account_{bound}", kind


async def test_totals_that_cannot_be_are_refused(account: Books) -> None:
    for change, constraint in (
        ("available_minutes = -10", "available"),
        ("held_minutes = -10", "held"),
        ("awaiting_confirmation_minutes = 5", "awaiting_confirmation"),
        ("available_minutes = 0, debt_minutes = -10", "debt"),
        ("available_minutes = 10, debt_minutes = 10", "credit_or_debt"),
    ):
        with pytest.raises(asyncpg.CheckViolationError) as refused:
            await account.pool.execute(f"UPDATE credit_account SET {change}")
        assert refused.value.constraint_name == f"ck_credit_account_{constraint}"


async def test_an_entry_is_reversed_once(account: Books) -> None:
    penalty = (await account.penalize(120)).id
    await account.reverse(penalty, AccountKind.PENALTIES)
    with pytest.raises(asyncpg.UniqueViolationError) as refused:
        await _entry(account, seq=5, kind="reversal", reverses=penalty)
    assert refused.value.constraint_name == "uq_ledger_entry_credit_account_id_reverses"


async def test_only_a_reversal_reverses_and_it_always_does(account: Books) -> None:
    for kind in ("penalty", "adjustment"):
        with pytest.raises(asyncpg.CheckViolationError):
            await _entry(account, kind=kind, reverses=uuid.uuid4())
    with pytest.raises(asyncpg.CheckViolationError):
        await _entry(account, kind="reversal")


async def test_a_reference_has_one_effect(account: Books) -> None:
    reference = await account.pool.fetchval("SELECT reference FROM ledger_entry WHERE seq = 2")
    with pytest.raises(asyncpg.UniqueViolationError) as refused:
        await _entry(account, reference=reference)
    assert refused.value.constraint_name == "uq_ledger_entry_credit_account_id_reference"


async def test_a_seq_is_taken_once(account: Books) -> None:
    with pytest.raises(asyncpg.UniqueViolationError):
        await _entry(account, seq=2)
    with pytest.raises(asyncpg.CheckViolationError):
        await _entry(account, seq=0)


async def test_a_posting_cannot_point_at_another_customers_account(account: Books) -> None:
    other = await books.open_books(account.pool)
    foreign: UUID = await other.buy(480)
    for column in ("from_id", "to_id", "lot_id"):
        with pytest.raises(asyncpg.ForeignKeyViolationError):
            await _posting(account, **{column: foreign})


async def _session(account: Books) -> UUID:
    found: UUID = await account.pool.fetchval(
        "SELECT id FROM ledger_account WHERE credit_account_id = $1 AND kind = 'hold'",
        account.account_id,
    )
    return found
