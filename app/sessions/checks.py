"""The invariants of sessions beside the ledger and the tickets, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I8 no technician is in two live sessions at once": """
        SELECT one.technician_id, one.session_id, other.session_id
        FROM session_technician AS one
        JOIN session_technician AS other USING (technician_id)
        WHERE one.live AND other.live AND one.during && other.during
          AND one.session_id < other.session_id
    """,
    "I8 a session's technicians are booked for its time, while it is live": """
        SELECT session.id, technician_id FROM session JOIN session_technician AS held
            ON held.session_id = session.id
        WHERE (held.joined_at IS NULL AND held.left_at IS NULL
               AND held.during <> tstzrange(session.starts_at, session.ends_at))
           OR (held.left_at IS NULL AND lower(held.during) < session.starts_at)
           OR held.held_until IS DISTINCT FROM
              CASE WHEN session.status = 'awaiting_credit' THEN session.top_up_by END
           OR held.live <> (held.left_at IS NULL
                            AND session.status IN ('awaiting_credit', 'scheduled', 'in_progress'))
           OR held.worked <> (held.left_at IS NULL AND session.status = 'done')
    """,
    "I8 a technician works in one session at once, and that one is in progress": """
        SELECT session.id, technician_id FROM session JOIN session_technician AS held
            ON held.session_id = session.id
        WHERE (held.working AND session.status <> 'in_progress')
           OR (session.status = 'in_progress' AND held.left_at IS NULL AND NOT EXISTS (
                   SELECT 1 FROM session_technician AS other
                   WHERE other.technician_id = held.technician_id AND other.working))
    """,
    "I9 what is held for a session is its reserve": """
        SELECT session.id, session.reserved_minutes, hold.balance_minutes
        FROM session LEFT JOIN ledger_account AS hold
            ON hold.id = session.id AND hold.kind = 'hold'
        WHERE session.reserved_minutes <> coalesce(hold.balance_minutes, 0)
    """,
    "I9 a session reserves its estimate for each technician, or waits for credit": """
        SELECT session.id, status, reserved_minutes, estimated_minutes, reserved_technicians
        FROM session, LATERAL (
            SELECT count(*) FILTER (WHERE left_at IS NULL) AS technicians,
                   bool_or(greatest(joined_at, left_at) >= coalesce(
                       (SELECT max(moved_at) FROM session_move WHERE session_id = session.id),
                       '-infinity')) AS changed_on_the_day
            FROM session_technician WHERE session_id = session.id
        ) AS held
        WHERE technicians = 0 OR (status = 'awaiting_credit' AND reserved_minutes <> 0)
           OR (status IN ('scheduled', 'in_progress')
               AND reserved_minutes <> estimated_minutes * reserved_technicians)
           OR (reserved_technicians <> technicians AND changed_on_the_day IS NOT TRUE)
    """,
    "I9 a start that was undone was one, and before the present one": """
        SELECT undone.session_id, number FROM session_undone_start AS undone
        JOIN session ON session.id = undone.session_id
        WHERE undone.undone_at < undone.started_at OR session.started_at < undone.undone_at
    """,
    "I9 whoever left a session was taken off it by one of its versions": """
        SELECT session.id FROM session
        LEFT JOIN session_removal AS removal ON removal.session_id = session.id
        LEFT JOIN session_technician AS held
            ON held.session_id = session.id AND held.technician_id = removal.technician_id
        WHERE removal.version > session.version OR held.left_at <> removal.removed_at
        UNION ALL
        SELECT session_id FROM session_technician AS held WHERE left_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM session_removal AS removal
                           WHERE removal.session_id = held.session_id
                             AND removal.technician_id = held.technician_id)
    """,
    "I9 a penalty is what its entry took": """
        SELECT penalty.id FROM penalty LEFT JOIN ledger_entry AS entry ON entry.id = entry_id
        WHERE entry.kind IS DISTINCT FROM 'penalty'
           OR penalty.minutes <> (
               SELECT sum(minutes) FROM ledger_posting AS posting
               WHERE posting.credit_account_id = entry.credit_account_id
                 AND posting.seq = entry.seq)
           OR (waived_at IS NOT NULL) <> EXISTS (
               SELECT 1 FROM ledger_entry AS reversal WHERE reversal.reverses = entry_id
                 AND reversal.credit_account_id = entry.credit_account_id)
    """,
    "I10 a hold belongs to the customer of its session": """
        SELECT hold.credit_account_id, hold.id FROM ledger_account AS hold
        JOIN credit_account AS account USING (credit_account_id)
        LEFT JOIN session ON session.id = hold.id
        WHERE hold.kind = 'hold' AND session.customer_id IS DISTINCT FROM account.customer_id
    """,
    "I10 a session's server, moves and penalties are its customer's": """
        SELECT session.id FROM session
        LEFT JOIN server ON server.id = server_id
        LEFT JOIN penalty ON penalty.session_id = session.id
        WHERE server.customer_id <> session.customer_id
           OR penalty.customer_id <> session.customer_id
    """,
    "I10 what belongs to a ticket is its customer's": """
        SELECT belonging.id FROM (
            SELECT id, ticket_id, customer_id FROM message
            UNION ALL SELECT id, ticket_id, customer_id FROM attachment
            UNION ALL SELECT id, ticket_id, customer_id FROM call_task
            UNION ALL SELECT id, ticket_id, customer_id FROM phone_call
            UNION ALL SELECT id, ticket_id, customer_id FROM session WHERE ticket_id IS NOT NULL
        ) AS belonging LEFT JOIN ticket ON ticket.id = ticket_id
        WHERE belonging.customer_id IS DISTINCT FROM ticket.customer_id
    """,
    "I10 who answers an invitation takes part in the session": """
        SELECT answer.id FROM invitation_answer AS answer JOIN session ON session.id = session_id
        LEFT JOIN contact ON contact.id = contact_id
        WHERE contact.customer_id <> session.customer_id
    """,
    "I7 what is told of an invitation was answered": """
        SELECT event_no FROM event LEFT JOIN invitation_answer AS answer
            ON answer.id = (data ->> 'answer_id')::uuid
        WHERE subject_type = 'session' AND type LIKE 'session.invitation\\_%'
          AND (answer.session_id IS DISTINCT FROM subject_id OR NOT applied
               OR type <> 'session.invitation_' || response)
    """,
}
