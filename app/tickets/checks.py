"""The invariants of tickets, as SQL that returns what breaks them."""

CHECKS: dict[str, str] = {
    "I9 a ticket's clock stands as its status says": """
        SELECT ticket.id, status, last.turn FROM ticket LEFT JOIN LATERAL (
            SELECT turn FROM clock_turn WHERE ticket_id = ticket.id ORDER BY number DESC LIMIT 1
        ) AS last ON true
        WHERE last.turn IS NULL OR status NOT IN (
            SELECT unnest(CASE last.turn
                WHEN 'pause' THEN ARRAY['waiting_for_customer']
                WHEN 'stop' THEN ARRAY['resolved', 'closed']
                ELSE ARRAY['new', 'open'] END))
    """,
    "I9 the turns of a ticket's clock are gapless and counted": """
        SELECT ticket.id, turns, kept.number, kept.last FROM ticket, LATERAL (
            SELECT count(*) AS number, max(number) AS last FROM clock_turn
            WHERE ticket_id = ticket.id
        ) AS kept
        WHERE turns <> kept.number OR turns IS DISTINCT FROM kept.last
    """,
    "I9 a clock's turns follow each other as they can, in order of time": """
        SELECT ticket_id, number, before, turn FROM (
            SELECT ticket_id, number, turn, at, lag(turn, 1, 'none') OVER turns AS before,
                   lag(at) OVER turns AS before_at
            FROM clock_turn WINDOW turns AS (PARTITION BY ticket_id ORDER BY number)
        ) AS one
        WHERE at < before_at OR (before, turn) NOT IN (
            ('none', 'start'), ('start', 'pause'), ('start', 'stop'), ('pause', 'resume'),
            ('pause', 'stop'), ('resume', 'pause'), ('resume', 'stop'), ('stop', 'resume'))
    """,
    "I9 the messages of a ticket are gapless and counted": """
        SELECT ticket.id, messages, kept.number, kept.last FROM ticket, LATERAL (
            SELECT count(*) AS number, max(number) AS last FROM message
            WHERE ticket_id = ticket.id
        ) AS kept
        WHERE messages <> kept.number OR messages IS DISTINCT FROM kept.last
    """,
    "I9 a ticket's replies are its messages that count": """
        SELECT ticket.id, replies, replies_since_call FROM ticket
        WHERE replies_since_call > replies OR replies <> (
            SELECT count(*) FROM message WHERE ticket_id = ticket.id AND counted)
    """,
    "I9 a call is to be made on unresolved tickets only": """
        SELECT call_task.id, status FROM call_task JOIN ticket ON ticket.id = ticket_id
        WHERE call_task.closed_at IS NULL AND status IN ('resolved', 'closed')
    """,
    "I9 every ticket is found by its number": """
        SELECT ticket.id, ticket.number FROM ticket
        LEFT JOIN ticket_text ON ticket_text.ticket_id = ticket.id
        WHERE tsvector_to_array(document) @> ARRAY[ticket.number::text] IS NOT TRUE
    """,
    "I9 a merged ticket is closed, and goes on in one that was not merged into it": """
        WITH RECURSIVE chain AS (
            SELECT id, merged_into, ARRAY[id] AS passed FROM ticket WHERE merged_into IS NOT NULL
            UNION ALL
            SELECT chain.id, ticket.merged_into, passed || ticket.id
            FROM chain JOIN ticket ON ticket.id = chain.merged_into
            WHERE ticket.id <> ALL (passed)
        )
        SELECT id FROM chain WHERE merged_into = ANY (passed)
        UNION SELECT id FROM ticket WHERE merged_into IS NOT NULL AND status <> 'closed'
    """,
    "I10 who watches a ticket is a contact of its customer": """
        SELECT watcher.ticket_id, watcher.contact_id FROM watcher
        LEFT JOIN ticket ON ticket.id = watcher.ticket_id
        LEFT JOIN contact ON contact.id = watcher.contact_id
        WHERE ticket.customer_id IS DISTINCT FROM watcher.customer_id
           OR contact.customer_id IS DISTINCT FROM watcher.customer_id
    """,
    "I9 the parts of a message are its whole text, and its body the new ones": """
        SELECT id, part_kinds, part_ends, char_length(text) FROM message, LATERAL (
            SELECT count(*) FILTER (WHERE part_end <= start) AS empty,
                   coalesce(string_agg(substr(text, start + 1, part_end - start), '' ORDER BY place)
                       FILTER (WHERE kind = 'new'), '') AS new
            FROM (
                SELECT kind, part_end, place, lag(part_end, 1, 0) OVER (ORDER BY place) AS start
                FROM unnest(part_kinds, part_ends) WITH ORDINALITY AS part (kind, part_end, place)
            ) AS part
        ) AS read
        WHERE empty > 0 OR new <> body OR part_ends[cardinality(part_ends)] <> char_length(text)
    """,
    "I10 what a ticket names is its customer's": """
        SELECT ticket.id FROM ticket
        LEFT JOIN server ON server.id = ticket.server_id
        LEFT JOIN contact ON contact.id = ticket.contact_id
        LEFT JOIN ticket AS earlier ON earlier.id = ticket.follow_up_of
        LEFT JOIN ticket AS target ON target.id = ticket.merged_into
        WHERE server.customer_id <> ticket.customer_id
           OR contact.customer_id <> ticket.customer_id
           OR earlier.customer_id <> ticket.customer_id
           OR target.customer_id <> ticket.customer_id
    """,
}
