"""Each invariant broken on purpose, past every guard, and named by the checker (design §2)."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from app.kit.postgres.database import Connection
from app.run import verify
from tests.api.mail import written
from tests.conftest import fresh_database
from tests.deliveries.tried import set_aside
from tests.kept import kept
from tests.ledger import story
from tests.ledger.tamperings import BETA, TAMPERINGS
from tests.support import open_api

CHAIN = "I4 the hash chain is intact"
RECOMPUTED = "M2 the machine tells again what is stored"
SIGNED = "I4 closed months are what was signed"
ROOTS = "I4 the entries come to the roots that were signed"

# Each thing that a ticket names, or that belongs to one, of another customer or ticket.
NAMED_BY_TICKETS = [
    f"""
        ALTER TABLE ticket DROP CONSTRAINT ck_ticket_merged;
        UPDATE ticket SET {name} = (SELECT id FROM {table} WHERE customer_id = {BETA})
        WHERE customer_id <> {BETA}
    """
    for name, table in (
        ("server_id", "server"),
        ("contact_id", "contact"),
        ("follow_up_of", "ticket"),
        ("merged_into", "ticket"),
    )
]
OF_TICKETS = [
    f"UPDATE {table} SET customer_id = {BETA} WHERE ticket_id IS NOT NULL"
    for table in ("message", "attachment", "call_task", "phone_call", "session")
]
OF_ONE_TICKET = [
    """
        UPDATE attachment SET message_id = (
            SELECT id FROM message WHERE ticket_id <> attachment.ticket_id LIMIT 1)
    """,
    "UPDATE call_task SET ticket_id = (SELECT id FROM ticket WHERE status = 'new')",
]

# Invariants of several parts, each part broken.
PARTS = [
    *(("I10 what a ticket names is its customer's", one) for one in NAMED_BY_TICKETS),
    *(("I10 what belongs to a ticket is its customer's", one) for one in OF_TICKETS),
    *(("I10 what is attached or fulfilled is of the same ticket", one) for one in OF_ONE_TICKET),
    (
        "I9 a clock's turns follow each other as they can, in order of time",
        "UPDATE clock_turn SET turn = 'start' WHERE turn = 'resume'",
    ),
    (
        "I9 the turns of a ticket's clock are gapless and counted",
        "UPDATE clock_turn SET number = 9 WHERE turn = 'resume'",
    ),
    (
        "I9 the messages of a ticket are gapless and counted",
        "DELETE FROM message WHERE number = 2",
    ),
    (
        "I9 a ticket's replies are its messages that count",
        "UPDATE ticket SET replies_since_call = replies + 1",
    ),
    (
        "I9 the parts of a message are its whole text, and its body the new ones",
        "UPDATE message SET body = body || ' more'",
    ),
    ("I9 a ticket's clock stands as its status says", "DELETE FROM clock_turn"),
    (
        "I10 who watches a ticket is a contact of its customer",
        f"UPDATE contact SET customer_id = {BETA}",
    ),
    (
        "I9 a ticket's clock stands as its status says",
        "UPDATE clock_turn SET turn = 'pause' WHERE turn = 'stop'",
    ),
]

_A_DELIVERY = """
UPDATE delivery SET natural_key = 'told', event_id = event.id, position = event.position,
    customer_id = event.customer_id
FROM (
    SELECT * FROM event WHERE customer_id IS NOT NULL AND position IS NOT NULL
    ORDER BY position LIMIT 1
) AS event
"""

# What the hash chain binds, each changed in one entry or posting.
FORGERIES = {
    "an entry's hash": "UPDATE ledger_entry SET hash = sha256('forged') WHERE seq = 2",
    "who acted": "UPDATE ledger_entry SET actor = 'key:someone-else' WHERE seq = 2",
    "the day of the service": "UPDATE ledger_entry SET service_on = service_on + 1 WHERE seq = 2",
    "a microsecond": """
        UPDATE ledger_entry SET booked_at = booked_at + interval '1 microsecond'
        WHERE (credit_account_id, seq) IN (
            SELECT credit_account_id, max(seq) FROM ledger_entry GROUP BY credit_account_id)
    """,
    "an override": "UPDATE ledger_entry SET override = true WHERE seq = 2",
    "a posting's lot": "UPDATE ledger_posting SET lot_id = gen_random_uuid() WHERE seq = 2",
    "a posting that went missing": "DELETE FROM ledger_posting WHERE seq = 2",
    "what a posting settled": """
        UPDATE ledger_posting SET settles_seq = settles_seq + 1 WHERE settles_seq IS NOT NULL
    """,
    "the text of a reason": "UPDATE ledger_note SET reason = 'another reason'",
    "the digest of a reason": """
        UPDATE ledger_entry SET reason_digest = NULL WHERE reason_digest IS NOT NULL
    """,
    "in which form": "UPDATE ledger_entry SET hash_version = 1 WHERE seq = 1",
    "what a lot was given": "UPDATE ledger_lot SET given_minutes = given_minutes + 10 WHERE seq = 1",
    "the price of a lot": "UPDATE ledger_lot SET price_per_person_day = 1 WHERE seq = 1",
    "the money for a lot": "UPDATE ledger_lot SET net = net + 0.0001 WHERE seq = 1",
    "the currency of a lot": "UPDATE ledger_lot SET currency = 'CZK' WHERE seq = 1",
    "the last day of a lot": "UPDATE ledger_lot SET expires_on = '2031-12-31' WHERE seq = 1",
    "the lot that is meant": "UPDATE ledger_lot SET lot_id = gen_random_uuid() WHERE seq = 1",
    "what was told of a lot": "DELETE FROM ledger_lot WHERE seq = 1",
    "that a lot was changed": """
        INSERT INTO ledger_lot SELECT credit_account_id, entry.seq, lot_id, given_minutes,
            price_per_person_day, net, currency, expires_on
        FROM ledger_lot JOIN ledger_entry AS entry USING (credit_account_id)
        WHERE ledger_lot.seq = 1 AND entry.kind = 'hold'
    """,
    "the last hash": "UPDATE credit_account SET hash = sha256('forged')",
    "whose account it is": f"UPDATE credit_account SET customer_id = {BETA}",
}


# What the machine tells again, each changed so that the sums still agree where they can.
MISCOUNTS = {
    "an amount": "UPDATE finance_movement SET amount = amount + 0.01 WHERE from_bucket = 'deferred'",
    "when it was": "UPDATE finance_movement SET booked_at = booked_at + interval '1 microsecond'",
    "what moved": "DELETE FROM finance_movement WHERE to_bucket = 'penalties'",
    "where it went": "UPDATE finance_movement SET to_bucket = 'breakage' WHERE to_bucket = 'earned'",
    "in which currency": "UPDATE finance_movement SET currency = 'USD' WHERE currency = 'EUR'",
    "a lot's price": "UPDATE finance_lot SET net = net + 1 WHERE out_minutes < given_minutes",
    "what of a lot is out": """
        UPDATE finance_lot SET out_minutes = out_minutes + 10 WHERE out_minutes + 10 < given_minutes
    """,
    "what can come back": "DELETE FROM finance_holding",
    "what of it is left": """
        UPDATE finance_holding SET parts = jsonb_set(parts, '{parts,0,3}', '9990')
    """,
    "whether it owes": "UPDATE finance_holding SET owes = NOT owes",
    "the policy": "UPDATE earning_policy SET policy = 'billed'",
}


@pytest.fixture(scope="module")
async def told(server: str, template: str) -> AsyncIterator[str]:
    """A database in which the whole story was told, and all is well."""
    async with fresh_database(server, template) as dsn:
        async with open_api(dsn) as api:
            await story.tell(api)
            await api.get("/v1/events?limit=1")
            await set_aside(api.db)
            await api.db.execute(_A_DELIVERY)
            contact = f"SELECT id FROM contact WHERE customer_id <> {BETA} LIMIT 1"
            await written(api.db, await api.db.fetchval(contact))
        assert await verify.broken(dsn) == {}
        yield dsn


@pytest.fixture
async def owner(told: str) -> AsyncIterator[Connection]:
    """A superuser's transaction past every trigger and foreign key; it is rolled back."""
    async with kept(told) as connection:
        await connection.execute("BEGIN; SET LOCAL session_replication_role = replica")
        yield connection
        await connection.execute("ROLLBACK")


async def _finds(connection: Connection, name: str) -> bool:
    """Whether ``verify`` would name it, inside the transaction that will be rolled back.

    It alone is asked: with the role of replication each statement is planned anew, and there are a hundred.
    """
    if name in verify.CHECKS:
        return bool(await connection.fetch(verify.CHECKS[name]))
    return bool([row async for row in verify.RECOMPUTED[name](connection)])


@pytest.mark.parametrize("name", TAMPERINGS)
async def test_each_invariant_can_be_seen_broken(owner: Connection, name: str) -> None:
    await owner.execute(TAMPERINGS[name])
    assert await _finds(owner, name)


@pytest.mark.parametrize(("name", "statement"), PARTS)
async def test_each_part_of_an_invariant_of_tickets_can_be_seen_broken(
    owner: Connection, name: str, statement: str
) -> None:
    await owner.execute(statement)
    assert await _finds(owner, name)


@pytest.mark.parametrize("what", FORGERIES)
async def test_the_hash_chain_binds(owner: Connection, what: str) -> None:
    await owner.execute(FORGERIES[what])
    assert await _finds(owner, CHAIN)


@pytest.mark.parametrize("what", MISCOUNTS)
async def test_values_are_what_the_machine_tells_again(owner: Connection, what: str) -> None:
    await owner.execute(MISCOUNTS[what])
    assert await _finds(owner, RECOMPUTED)


@pytest.mark.parametrize(
    "change",
    [
        "given_minutes = given_minutes + 10",
        "price_per_person_day = price_per_person_day + 0.0001",
        "net = coalesce(net, 0) + 0.0001",
        "currency = 'CZK'",
        "expires_on = '2041-12-31', expires_at = '2041-12-31T23:00Z'",
    ],
)
async def test_what_a_lot_is_worth_and_until_when_is_proven(owner: Connection, change: str) -> None:
    """Even where whoever changed it changed the purchase, too."""
    changed = f"UPDATE ledger_account SET {change} WHERE kind = 'lot' AND opened_seq = 1"
    await owner.execute(changed)
    assert await _finds(owner, "I4 a lot is what the last entry that tells of it says")


@pytest.mark.parametrize(
    "change",
    [
        "payment_state = 'unpaid' WHERE status = 'paid'",
        "payment_state = 'paid' WHERE status = 'pending_payment'",
        "gross = gross + 1, tax = tax + 1 WHERE status = 'paid'",
        "gross = 0.01, net = 0.01, paid_amount = 0.01, tax = 0 WHERE status = 'pending_payment'",
        "status = 'void', paid_amount = 1 WHERE status = 'pending_payment'",
    ],
)
async def test_how_far_a_purchase_is_paid_is_held_to_its_status(
    owner: Connection, change: str
) -> None:
    changed = await owner.execute(f"UPDATE purchase SET {change}")
    assert changed != "UPDATE 0"
    name = "I9 a purchase is credit once all of it is paid, and given up before anything is"
    assert await _finds(owner, name)


def test_every_invariant_of_the_checker_is_broken_above() -> None:
    broken = {*TAMPERINGS, *(name for name, _ in PARTS)}
    assert broken == set(verify.CHECKS)
    numbers = {name.partition(" ")[0] for name in {*broken, CHAIN}}
    assert numbers == {*(f"I{number}" for number in range(1, 12)), "M1", "M2"}
    # What was signed is broken in tests/periods, and in tests/roots.
    assert set(verify.RECOMPUTED) == {CHAIN, RECOMPUTED, SIGNED, ROOTS}


async def test_verify_names_what_is_broken_with_its_rows(server: str, template: str) -> None:
    async with fresh_database(server, template) as dsn:
        async with open_api(dsn) as api:
            await story.tell(api)
        connection = await asyncpg.connect(dsn)
        await connection.execute("ALTER TABLE ledger_posting DISABLE TRIGGER append_only")
        await connection.execute(
            "UPDATE ledger_posting SET minutes = minutes + 10"
            " WHERE from_kind = 'lot' AND to_kind = 'hold' AND seq = 3"
        )
        await connection.close()
        found = await verify.broken(dsn)
    numbers = {name.partition(" ")[0] for name in found}
    assert {"I1", "I4", "I6"} <= numbers
    assert all(0 < len(rows) <= verify.MAX_ROWS for rows in found.values())
    assert found[CHAIN][0]["seq"] == 3
