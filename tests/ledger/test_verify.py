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
from tests.support import open_api

CHAIN = "I4 the hash chain is intact"
RECOMPUTED = "M2 the machine tells again what is stored"
SIGNED = "I4 closed months are what was signed"
ROOTS = "I4 the entries come to the roots that were signed"

ONE_LOT = "(SELECT id FROM ledger_account WHERE kind = 'lot' LIMIT 1)"
BETA = "(SELECT id FROM customer WHERE name = 'Beta')"
ONE_SESSION = (
    "(SELECT id FROM session WHERE status = 'scheduled'"
    f" AND customer_id <> {BETA} ORDER BY id LIMIT 1)"
)
APART = "tstzrange('2040-01-01', '2040-01-02')"


def _email(**facts: str) -> str:
    """An e-mail that was kept, with these columns in SQL."""
    given = {
        "id": "gen_random_uuid()", "message_id": "'<one@example.org>'", "kind": "'person'",
        "outcome": "'recorded'", "authentication": "'authenticated'", "from_name": "''",
        "subject": "''", "received_at": "now()", "size_bytes": "1", "problems": "'{}'",
        "answered_ids": "'{}'", "reported_recipients": "'{}'", "raw": "'x'", **facts,
    }  # fmt: skip
    return f"INSERT INTO inbound_email ({', '.join(given)}) SELECT {', '.join(given.values())}"


def _answer(**facts: str) -> str:
    """An answer to an invitation, with these columns in SQL."""
    given = {
        "id": "gen_random_uuid()", "session_id": ONE_SESSION, "email_id": "gen_random_uuid()",
        "attendee": "'eva@example.org'", "response": "'accepted'", "stamped_at": "now()",
        "received_at": "now()", "applied": "false", **facts,
    }  # fmt: skip
    return f"INSERT INTO invitation_answer ({', '.join(given)}) SELECT {', '.join(given.values())}"


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

_A_DELIVERY = """
UPDATE delivery SET natural_key = 'told', event_id = event.id, position = event.position,
    customer_id = event.customer_id
FROM (
    SELECT * FROM event WHERE customer_id IS NOT NULL AND position IS NOT NULL
    ORDER BY position LIMIT 1
) AS event
"""
# What breaks an invariant -> its name. Constraints in the way are dropped first.
TAMPERINGS: dict[str, str] = {
    "I9 what was approved is what its entry moved": """
        INSERT INTO person (id, name, email, created_at)
        SELECT id, name, name, created_at FROM (
            SELECT id, name, created_at FROM customer ORDER BY id LIMIT 2
        ) AS two;
        INSERT INTO approval (id, customer_id, kind, minutes, status, requested_by, requested_at,
                              expires_at, decided_by, decided_at, entry_id, version)
        SELECT entry.id, account.customer_id, 'adjustment', 60, 'approved', one.id, entry.booked_at,
               entry.booked_at, other.id, entry.booked_at, entry.id, 2
        FROM ledger_entry AS entry JOIN credit_account AS account USING (credit_account_id)
        JOIN person AS one ON true JOIN person AS other ON one.id < other.id
        WHERE entry.kind = 'adjustment' LIMIT 1
    """,
    "I9 what two people made was approved: what waits, or was refused, is not booked": """
        UPDATE ledger_entry SET actor = 'person:one+person:other' WHERE kind = 'refund'
    """,
    "I9 the parts of a message are its whole text, and its body the new ones": """
        UPDATE message SET part_kinds = '{quote,new}', part_ends = part_ends || part_ends
    """,
    "I7 no event is planned before it is in the feed": """
        UPDATE delivery_plan SET position = 1000000
    """,
    "I7 what is to be delivered tells of an event of the feed": """
        UPDATE delivery SET event_id = id WHERE natural_key = 'told'
    """,
    "I7 what is to be delivered has the place of its event": """
        UPDATE delivery SET position = position + 1 WHERE natural_key = 'told'
    """,
    "I10 what is to be delivered is of its event's customer": """
        UPDATE delivery SET customer_id = id WHERE natural_key = 'told'
    """,
    "I5 attempts are counted": """
        UPDATE delivery SET attempts = attempts + 1 WHERE natural_key = 'told'
    """,
    "I5 what was delivered has an attempt that says so, and nothing else has": """
        UPDATE delivery SET state = 'delivered' WHERE state = 'failed'
    """,
    "I1 a ledger account's balance is the sum of its postings": f"""
        UPDATE ledger_account SET balance_minutes = balance_minutes + 10 WHERE id = {ONE_LOT}
    """,
    "I1 a posting shows the balances after it": """
        UPDATE ledger_posting SET to_balance_minutes = to_balance_minutes + 10
        WHERE seq = 1 AND position = 0
    """,
    "I1 an entry shows the totals after it": """
        UPDATE ledger_entry SET held_minutes = held_minutes + 10 WHERE seq = 2
    """,
    "I1 a credit account shows the totals of its last entry": """
        UPDATE credit_account SET held_minutes = held_minutes + 10
    """,
    "I1 what is open of a draw is what was not paid back": """
        UPDATE ledger_draw SET open_minutes = 10
    """,
    "I1 a lot shows what of it is held": """
        UPDATE ledger_account SET held_minutes = held_minutes + 10 WHERE kind = 'lot'
    """,
    "I1 a lot was given what its first entry moved": """
        UPDATE ledger_account SET given_minutes = given_minutes + 10 WHERE kind = 'lot'
    """,
    "I2 all accounts of a credit account sum to 0": """
        UPDATE ledger_account SET balance_minutes = balance_minutes - 10 WHERE kind = 'adjusted'
    """,
    "I3 no lot, hold or billed balance was ever below 0": """
        UPDATE ledger_posting SET from_balance_minutes = -10 WHERE from_kind = 'hold'
    """,
    "I3 debt passes its limit only by a penalty or an override": """
        UPDATE ledger_entry SET debt_limit_minutes = 90 WHERE debt_minutes = 100
    """,
    "I3 nothing expires before the end of its lot's last day": """
        UPDATE ledger_account SET expires_at = expires_at + interval '9 days'
    """,
    "I4 seq is gapless": "DELETE FROM ledger_entry WHERE seq = 2",
    "I4 booked_at never decreases": """
        UPDATE ledger_entry SET booked_at = booked_at - interval '1 year' WHERE seq = 2
    """,
    "I4 a lot is what the last entry that tells of it says": """
        UPDATE ledger_account SET net = net + 1 WHERE kind = 'lot'
    """,
    "I4 what is told of lots is hashed, and form 2 is never left again": """
        UPDATE ledger_entry SET hash_version = 1 WHERE seq = 2
    """,
    "I4 a closed month is closed in every credit account": """
        UPDATE credit_account SET closed_until = NULL
    """,
    "I4 the entries of a closed month are those that it was closed with": """
        UPDATE ledger_entry SET booked_at = '2031-02-20Z' WHERE seq = 1
    """,
    "I4 a month was closed once more than it was reopened, and so it stands": """
        UPDATE period SET status = 'reopened'
    """,
    "I5 one effect per reference": """
        ALTER TABLE ledger_entry DROP CONSTRAINT uq_ledger_entry_credit_account_id_reference;
        UPDATE ledger_entry SET reference = 'the same' WHERE seq IN (1, 2)
    """,
    "I6 what went into a hold was captured, released or is still held": """
        UPDATE ledger_posting SET minutes = minutes + 10 WHERE to_kind = 'hold'
    """,
    "I7 every entry has its event": """
        DELETE FROM event WHERE subject_type = 'ledger_entry' AND data ->> 'seq' = '2'
    """,
    "I7 every event has its fact": """
        UPDATE event SET subject_id = gen_random_uuid() WHERE type = 'session.scheduled'
    """,
    "I7 positions are gapless": """
        UPDATE event SET position = position + 1 WHERE event_no = (SELECT max(event_no) FROM event)
    """,
    "I7 no entry is looked at for warnings before it is in the feed": """
        UPDATE credit_watch SET position = 1000000
    """,
    "I10 what is warned of is the customer's own lot": f"""
        INSERT INTO credit_warning (
            id, customer_id, kind, minutes, lot_id, expires_on, days_ahead, raised_at)
        SELECT gen_random_uuid(), {BETA}, 'expiring', 10, id, '2031-12-31', 7, '2031-12-30Z'
        FROM purchase WHERE customer_id <> {BETA} LIMIT 1
    """,
    "I8 no technician is in two live sessions at once": f"""
        ALTER TABLE session_technician DROP CONSTRAINT ex_session_technician_busy;
        UPDATE session_technician SET during = {APART}, busy = {APART} WHERE live
    """,
    "I8 a session's technicians are booked for its time, while it is live": f"""
        UPDATE session_technician SET live = false WHERE session_id = {ONE_SESSION}
    """,
    "I8 a technician works in one session at once, and that one is in progress": f"""
        UPDATE session_technician SET working = true WHERE session_id = {ONE_SESSION}
    """,
    "I9 a start that was undone was one, and before the present one": f"""
        INSERT INTO session_undone_start (session_id, number, started_at, undone_at, reason, actor)
        VALUES ({ONE_SESSION}, 1, '2031-03-06Z', '2031-03-05Z', 'none', 'nobody')
    """,
    "I7 an answer to an invitation came by a message that names its session": _answer(),
    "I7 a message that names a session answered its invitation, or newer ones in doubt did": _email(
        session_id=ONE_SESSION
    ),
    "I7 what is told of an invitation was answered": """
        UPDATE event SET type = 'session.invitation_accepted' WHERE type = 'session.scheduled'
    """,
    "I10 who answers an invitation takes part in the session": _answer(
        contact_id=f"(SELECT id FROM contact WHERE customer_id = {BETA} LIMIT 1)"
    ),
    "I10 a report is about a message of the ticket it names": _email(
        about_message_id="(SELECT id FROM message LIMIT 1)"
    ),
    "I10 a message on a ticket is its customer's": f"""
        {
        _email(
            outcome="'ticket_opened'",
            customer_id=BETA,
            ticket_id="ticket.id",
            contact_id="contact.id",
            ticket_message_id="message.id",
        )
    }
        FROM ticket JOIN contact ON contact.customer_id = ticket.customer_id
        JOIN message ON message.ticket_id = ticket.id WHERE ticket.customer_id <> {BETA} LIMIT 1
    """,
    "I8 no minute of a technician is on two worksheets": f"""
        ALTER TABLE time_entry DROP CONSTRAINT ex_time_entry_during;
        UPDATE time_entry SET during = {APART} WHERE current
    """,
    "I8 the time entries of the present revision, and no others, count": """
        UPDATE worksheet SET revision = revision + 1
    """,
    "I9 a purchase is credit once it is paid, with what it bought": """
        UPDATE purchase SET status = 'paid' WHERE status = 'pending_payment'
    """,
    "I9 what was refunded of a purchase is its entries' sum": """
        UPDATE purchase SET refunded_minutes = 20 WHERE refunded_minutes = 10
    """,
    "I9 a refund is what its entry paid back, and each is one": """
        UPDATE refund SET minutes = minutes + 10
    """,
    "I9 a refund is its customer's, and of a purchase that counts it": """
        DELETE FROM refund
    """,
    "I9 what is paid of a purchase is the sum of its payments that count": """
        UPDATE payment SET currency = 'CZK'
    """,
    "I9 a purchase is credit once all of it is paid, and given up before anything is": """
        UPDATE purchase SET payment_state = 'overpaid' WHERE status = 'paid'
    """,
    "I9 a payment is from a bank's file exactly when a line of one is it": """
        UPDATE payment SET source = 'bank_file'
    """,
    "I9 a bank's line is assigned exactly where it is the line of a payment": """
        INSERT INTO bank_file (id, sha256, form, lines, created_at)
        VALUES (gen_random_uuid(), 'x', 'csv', 1, '2031-01-01Z');
        INSERT INTO open_line (id, key, file_id, number, outcome, booked_on, amount, currency, candidates,
                               status, version, payment_id, decided_by, decided_at, created_at)
        SELECT gen_random_uuid(), 'x', bank_file.id, 1, 'unmatched', '2031-01-01', 1, 'EUR', '{}',
               'assigned', 1, payment.id, 'x', '2031-01-01Z', '2031-01-01Z'
        FROM bank_file, payment LIMIT 1
    """,
    "I7 a payment is withdrawn exactly where an event tells so, by whom and when": """
        UPDATE payment SET status = 'withdrawn', withdrawn_at = created_at, withdrawn_by = 'key:x',
                           withdrawal_reason = 'x'
    """,
    "I7 a purchase's numbers and tax are those that its last correction tells": """
        UPDATE purchase SET invoice_number = '2031-118' WHERE invoice_number = '2031-117'
    """,
    "I7 a payment's day is the one that its last correction tells": """
        UPDATE payment SET received_on = '2031-03-03' WHERE received_on = '2031-03-04'
    """,
    "I10 a payment is its purchase's customer's": f"""
        UPDATE payment SET customer_id = {BETA} WHERE customer_id <> {BETA}
    """,
    "I9 a lot's last day is that of its purchase": """
        UPDATE ledger_account SET expires_on = expires_on + 1
    """,
    "I9 a lot has the minutes and the price of its purchase": """
        UPDATE purchase SET price_per_person_day = price_per_person_day + 1
    """,
    "I7 a purchase's last day is the one its last correction tells": """
        UPDATE purchase SET expires_on = expires_on + 1
    """,
    "I5 a price list has steps": """
        INSERT INTO price_list (id, version, name, currency, valid_from, created_at)
        VALUES (gen_random_uuid(), 1, 'Prices', 'EUR', '2031-01-01', '2031-01-01Z')
    """,
    "I5 an invoice is of one purchase": """
        DROP INDEX uq_purchase_invoice_short;
        UPDATE purchase SET invoice_number = id::text, invoice_short = '20311'
    """,
    "I9 an adjustment is what its entry moved": """
        UPDATE adjustment SET minutes = minutes + 10 WHERE minutes > 0
    """,
    "I9 every entry that adjusts credit has its adjustment": """
        DELETE FROM adjustment WHERE minutes > 0
    """,
    "I9 what is held for a session is its reserve": f"""
        UPDATE session SET reserved_minutes = reserved_minutes + 10 WHERE id = {ONE_SESSION}
    """,
    "I9 a session reserves its estimate for each technician, or waits for credit": f"""
        DELETE FROM session_technician WHERE session_id = {ONE_SESSION}
    """,
    "I9 a penalty is what its entry took": """
        UPDATE penalty SET waived_at = NULL WHERE waived_at IS NOT NULL
    """,
    "I9 a worksheet's seconds are the sum of its time entries": """
        UPDATE worksheet SET worked_seconds = worked_seconds - 1 WHERE worked_seconds = 2820
    """,
    "I9 a worksheet's billed minutes are its entries' net": """
        UPDATE worksheet SET status = 'awaiting_confirmation', confirmed_by = NULL
        WHERE status = 'confirmed'
    """,
    "I9 silence confirms only where that was agreed, and nobody else is named": """
        UPDATE worksheet SET confirmed_by = 'system' WHERE status = 'confirmed'
    """,
    "I10 a posting's accounts are of the kinds it names": """
        UPDATE ledger_account SET kind = 'billed' WHERE kind = 'hold'
    """,
    "I10 every customer has its credit account, and no one else": """
        UPDATE credit_account SET time_zone = 'UTC'
    """,
    "I10 a lot belongs to the customer of its purchase or adjustment": f"""
        UPDATE purchase SET customer_id = {BETA} WHERE status = 'paid'
    """,
    "I10 a hold belongs to the customer of its session": f"""
        UPDATE session SET customer_id = {BETA} WHERE id = (
            SELECT id FROM session WHERE customer_id <> {BETA} LIMIT 1)
    """,
    "I10 a session's server, moves and penalties are its customer's": f"""
        UPDATE session SET server_id = (SELECT id FROM server WHERE customer_id = {BETA})
        WHERE customer_id <> {BETA}
    """,
    "I10 an access record belongs to the customer of its server": f"""
        UPDATE server_access SET customer_id = {BETA}
    """,
    "I9 whoever left a session was taken off it by one of its versions": """
        INSERT INTO session_removal
        SELECT session_id, technician_id, 1000, now() FROM session_technician LIMIT 1
    """,
    "I10 a mail to a contact is about the contact's customer": f"""
        UPDATE mail SET customer_id = {BETA}
    """,
    "I5 what a relay took was to be delivered": """
        UPDATE mail SET sent_at = now();
        UPDATE delivery SET attempts = 0
    """,
    "I7 no report of failure is read before it is in the feed": """
        UPDATE mail_watch SET position = 1000000
    """,
    "I10 nobody who left has a key": "UPDATE customer SET deactivated_at = now()",
    "I10 an endpoint of a customer is told of that customer alone": """
        INSERT INTO delivery (id, natural_key, channel, target_id, content, state, attempts,
                              attempts_before, due_at, created_at)
        SELECT gen_random_uuid(), 'webhook:of another', 'webhook', id, '{}', 'waiting', 0, 0, now(), now()
        FROM webhook_endpoint WHERE customer_id IS NOT NULL
    """,
    "I10 every endpoint has one secret that signs for good": """
        UPDATE webhook_secret SET ends_at = now()
    """,
    "I10 no technician who left has a key": "UPDATE technician SET deactivated_at = now()",
    "I9 a draft is of a session whose worksheet is not handed in": """
        INSERT INTO worksheet_draft (session_id, version, summary, time_entries, clocks, changed_at)
        SELECT session_id, 1, '', '[]', '[]', now() FROM worksheet LIMIT 1
    """,
    "I10 what is billed belongs to the customer of its worksheet": f"""
        UPDATE worksheet SET customer_id = {BETA}
    """,
    "I10 a worksheet belongs to the customer of its session": f"""
        UPDATE worksheet SET customer_id = {BETA}
    """,
    "I9 a ticket's clock stands as its status says": """
        UPDATE ticket SET status = 'waiting_for_customer', stage = 1 WHERE status = 'open'
    """,
    "I9 the turns of a ticket's clock are gapless and counted": """
        DELETE FROM clock_turn WHERE turn = 'pause'
    """,
    "I9 a clock's turns follow each other as they can, in order of time": """
        UPDATE clock_turn SET at = at - interval '1 second' WHERE turn = 'pause'
    """,
    "I9 the messages of a ticket are gapless and counted": """
        UPDATE message SET number = 9 WHERE number = 2
    """,
    "I9 a ticket's replies are its messages that count": """
        UPDATE message SET counted = false WHERE number = 2
    """,
    "I9 a call is to be made on unresolved tickets only": """
        UPDATE call_task SET ticket_id = (SELECT id FROM ticket WHERE status = 'resolved')
    """,
    "I9 every ticket is found by its number": """
        DELETE FROM ticket_text
    """,
    "I9 a merged ticket is closed, and goes on in one that was not merged into it": """
        ALTER TABLE ticket DROP CONSTRAINT ck_ticket_merged;
        UPDATE ticket SET merged_into = id
    """,
    "I10 who watches a ticket is a contact of its customer": f"""
        UPDATE watcher SET customer_id = {BETA}
    """,
    "I10 what a ticket names is its customer's": NAMED_BY_TICKETS[0],
    "I10 what belongs to a ticket is its customer's": OF_TICKETS[0],
    "I10 what is attached or fulfilled is of the same ticket": OF_ONE_TICKET[0],
    "M1 money in is deferred, earned, lost, expired, refunded or written off": """
        DELETE FROM finance_movement WHERE from_bucket = 'money_in'
    """,
    "M1 what of a lot is out of its book is what moved": """
        UPDATE finance_lot SET out_minutes = out_minutes - 10 WHERE out_minutes > 0
    """,
    "M2 a refund's money is what its minutes took along": """
        UPDATE refund SET net = net + 1, gross = gross + 1
    """,
    "M2 an account is valued no further than it is booked": """
        UPDATE finance_position SET seq = seq + 1
    """,
    "I11 available and debt are never both above 0": """
        UPDATE ledger_entry SET available_minutes = 10, debt_minutes = 10 WHERE seq = 2
    """,
}

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


@pytest.mark.parametrize(
    ("name", "statement"),
    [
        *(("I10 what a ticket names is its customer's", one) for one in NAMED_BY_TICKETS),
        *(("I10 what belongs to a ticket is its customer's", one) for one in OF_TICKETS),
        *(
            ("I10 what is attached or fulfilled is of the same ticket", one)
            for one in OF_ONE_TICKET
        ),
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
    ],
)
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
    assert set(TAMPERINGS) == set(verify.CHECKS)
    numbers = {name.partition(" ")[0] for name in {*TAMPERINGS, CHAIN}}
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
