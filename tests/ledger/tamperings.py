"""What breaks each invariant of the checker, in SQL: ``test_verify`` does it and sees it named."""

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
