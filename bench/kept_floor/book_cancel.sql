\set i :i + 1
\if :i % 10 = 0
\set n 1 + :spread * (:client_id + :clients * random(0, :rows / :clients - 1))
SELECT row_account, row_customer, row_lot, row_server, row_technician, '{"' || row_technician || '"}' AS r0, '2032-01-03T00:00:00+00:00' AS r1, '2032-01-03T01:00:00+00:00' AS r2 FROM floor_row WHERE n = :n \gset
\endif
\startpipeline
BEGIN;
SET LOCAL personday.customer = 'all';
SELECT 1 FROM credit_account WHERE credit_account_id = :row_account FOR UPDATE;
\endpipeline
WITH ordered AS (SELECT unnest(:r0::uuid[]) AS id), 
locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended(id::text, 7302)) FROM ordered),
present AS MATERIALIZED (
    SELECT id, deactivated_at FROM technician
    WHERE id IN (SELECT id FROM ordered) ORDER BY id FOR SHARE
)

SELECT roster.*, (SELECT count(*) FROM locked) AS locks,
    EXISTS (SELECT 1 FROM server WHERE id = :row_server AND customer_id = :row_customer) AS server_known,
    EXISTS (SELECT 1 FROM server WHERE id = :row_server AND deactivated_at IS NOT NULL) AS server_inactive,
    EXISTS (SELECT 1 FROM customer WHERE id = :row_customer AND deactivated_at IS NOT NULL)
        AS customer_inactive,
    ARRAY(SELECT id FROM present WHERE deactivated_at IS NOT NULL ORDER BY id) AS inactive_technician_ids,
    ARRAY(SELECT (time_zone, starts_on, ends_on, terms) FROM terms_near(:row_customer, :k0)) AS terms_near,
    (SELECT access_until FROM access_until(:row_server, :k0)) AS access_until,
    ARRAY(SELECT session_id FROM stale_sessions(
        asked.technician_ids, :r1, :r2::timestamptz + interval '4 hours', :k0)) AS stale_session_ids
FROM (
    SELECT ARRAY(SELECT id FROM ordered) AS technician_ids,
           :r1::timestamptz AS from_at, :r2::timestamptz AS to_at,
           :r1::timestamptz - interval '1 day' AS booked_from,
           :r2::timestamptz + interval '1 day' AS booked_to,
           :k0::timestamptz AS instant, NULL::uuid AS but_session_id
) AS asked CROSS JOIN LATERAL (
SELECT company.buffer_minutes, company.notice_minutes, company.horizon_days,
    company.slot_step_minutes, company.top_up_hours, company.support_email,
    ARRAY[]::int[] AS known_type,
    ARRAY(
        SELECT (starts_at, ends_at) FROM closure
        WHERE removed_at IS NULL AND ends_at > asked.from_at AND starts_at < asked.to_at
    ) AS closures,
    ARRAY(
        SELECT (country, year) FROM holiday_year
        WHERE year BETWEEN extract(year FROM asked.from_at) - 1
              AND extract(year FROM asked.to_at) + 1
    ) AS pinned,
    ARRAY(
        SELECT (country, holiday_on) FROM holiday
        WHERE active AND holiday_on BETWEEN asked.from_at::date - 2 AND asked.to_at::date + 2
    ) AS holidays,
    ARRAY(
        SELECT (
            technician.id, technician.time_zone,
            coalesce(technician.holiday_country, business_calendar.holiday_country),
            ARRAY(
                SELECT (weekday, from_minute, to_minute, valid_from, valid_to) FROM working_hours
                WHERE technician_id = technician.id AND removed_at IS NULL
            ),
            ARRAY(
                SELECT (exception_on, periods) FROM working_exception
                WHERE technician_id = technician.id AND removed_at IS NULL
                  AND exception_on BETWEEN asked.from_at::date - 2 AND asked.to_at::date + 2
            ),
            ARRAY(
                SELECT (starts_at, ends_at) FROM time_off
                WHERE technician_id = technician.id AND removed_at IS NULL
                  AND ends_at > asked.from_at AND starts_at < asked.to_at
            ),
            (SELECT minutes FROM booked_minutes(
                technician.id, asked.booked_from, asked.booked_to, asked.instant,
                asked.but_session_id))
        )
        FROM technician WHERE technician.id = ANY (asked.technician_ids)
    ) AS technicians
FROM company, business_calendar
) AS roster;
SELECT read.*, '' || known.row_account || '' AS c6_0, '{"' || (read.seq + 1)::text || '"}' AS c6_1, '{"' || known.u0 || '"}' AS c6_2, '{"session:' || known.u1 || '' || chr(58) || 'hold' || chr(58) || '1"}' AS c6_3, '{"' || known.row_lot || '"}' AS c6_4, '{"' || known.u1 || '"}' AS c6_5, '' || (read.seq + 1)::text || '' AS c6_6, '' || known.u1 || '' AS c6_7, '' || known.row_customer || '' AS c6_8, '' || known.row_server || '' AS c6_9, '' || known.starts || '' AS c6_10, '' || known.ends || '' AS c6_11, '{"' || known.row_technician || '"}' AS c6_12, '[' || known.starts || ',' || known.ends || ')' AS c6_13, '' || known.u2 || '' AS c6_14, '/v1/sessions/' || known.u1 || '' AS c6_15, '{"' || known.u3 || '","' || known.u4 || '"}' AS c6_16, '{"' || known.row_customer || '","' || known.row_customer || '"}' AS c6_17, '{"' || known.u0 || '","' || known.u1 || '"}' AS c6_18, '{"{\"seq\": ' || (read.seq + 1)::text || ', \"reference\": \"session:' || known.u1 || '' || chr(58) || 'hold' || chr(58) || '1\"}","{\"status\": \"scheduled\", \"starts_at\": \"2032-01-03T00' || chr(58) || '00' || chr(58) || '00Z\", \"reserved_minutes\": 60}"}' AS c6_19, '{"' || known.u5 || '"}' AS c6_20, '{"' || known.u6 || '"}' AS c6_21, '{"' || known.row_customer || '"}' AS c6_22, known.u0 AS u0, known.u1 AS u1, known.starts AS starts, known.ends AS ends, known.u2 AS u2, known.u3 AS u3, known.u4 AS u4, known.u5 AS u5, known.u6 AS u6
FROM (SELECT :row_lot::text AS row_lot, :row_account::text AS row_account, :row_customer::text AS row_customer, :row_server::text AS row_server, :row_technician::text AS row_technician, uuidv7()::text AS u0, uuidv7()::text AS u1, to_timestamp(2300000000 + fresh.slot * 3600 )::text AS starts, to_timestamp(2300000000 + fresh.slot * 3600 + 3600)::text AS ends, uuidv7()::text AS u2, uuidv7()::text AS u3, uuidv7()::text AS u4, uuidv7()::text AS u5, uuidv7()::text AS u6 FROM (SELECT nextval('floor_slot') AS slot) AS fresh OFFSET 0) AS known LEFT JOIN
(SELECT * FROM (WITH move AS (
    SELECT seq, position, minutes, to_id = NULL AS incoming, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = :row_account AND to_id = NULL
    UNION ALL
    SELECT seq, position, minutes, false, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = :row_account AND from_id = NULL
    UNION ALL
    SELECT posting.seq, posting.position, posting.minutes, true, posting.lot_id, posting.from_kind
    FROM ledger_posting AS posting
    WHERE posting.credit_account_id = :row_account AND posting.seq = (
        SELECT seq FROM ledger_entry WHERE credit_account_id = :row_account AND id = NULL
    )
), settlement AS (
    SELECT posting.settles_seq, posting.settles_position, posting.seq, posting.position,
           posting.minutes, posting.lot_id
    FROM ledger_posting AS posting
    JOIN move ON move.from_kind = 'debt' AND move.incoming
    WHERE posting.credit_account_id = :row_account
      AND posting.settles_seq = move.seq AND posting.settles_position = move.position
), wanted AS (
    SELECT unnest(:k1::uuid[]) AS id
    UNION SELECT id FROM ledger_account
          WHERE credit_account_id = :row_account AND kind = 'lot'
            AND (balance_minutes > 0 OR held_minutes > 0)
    UNION SELECT lot_id FROM move
    UNION SELECT lot_id FROM settlement
    UNION SELECT NULL::uuid
    UNION SELECT NULL::uuid
)
SELECT seq, booked_at, closed_until, hash, time_zone, available_minutes, held_minutes,
       awaiting_confirmation_minutes, debt_minutes,
       ARRAY(
           SELECT (account.id, account.kind, account.balance_minutes, 
CASE account.kind WHEN 'lot' THEN (account.id, account.balance_minutes, account.purchased_at, account.expires_on, account.expires_at, account.price_per_person_day, account.currency, account.held_minutes, account.given_minutes, account.net) END
)
           FROM wanted JOIN ledger_account AS account
               ON account.credit_account_id = :row_account AND account.id = wanted.id
       ) AS accounts,
       ARRAY(
           SELECT ((seq, position), open_minutes) FROM ledger_draw
           WHERE credit_account_id = :row_account AND open_minutes > 0 ORDER BY seq, position
       ) AS draws,
       ARRAY(
           SELECT ((seq, position), minutes, incoming, lot_id) FROM move ORDER BY seq, position
       ) AS movements,
       ARRAY(
           SELECT ((settles_seq, settles_position), minutes, lot_id)
           FROM settlement ORDER BY seq, position
       ) AS settlements,
       EXISTS (
           SELECT 1 FROM ledger_entry WHERE credit_account_id = :row_account AND reverses = NULL
       ) AS is_reversed
FROM credit_account WHERE credit_account_id = :row_account) AS one LIMIT 1) AS read ON true
\gset
WITH w0 AS (INSERT INTO ledger_entry (credit_account_id, actor, booked_at, seq, id, kind, reference, service_on, reverses, override, reason_digest, debt_limit_minutes, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash_version, hash) SELECT :c6_0::UUID, :k2::VARCHAR, :k0::TIMESTAMP WITH TIME ZONE, many.* FROM unnest(:c6_1::INTEGER[], :c6_2::UUID[], :k3::VARCHAR[], :c6_3::VARCHAR[], :k4::DATE[], :k5::UUID[], :k6::BOOLEAN[], :k5::BYTEA[], :k5::INTEGER[], :k7::INTEGER[], :k8::INTEGER[], :k9::INTEGER[], :k9::INTEGER[], :k10::SMALLINT[], :k11::BYTEA[]) AS many), w1 AS (INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id, settles_seq, settles_position, from_balance_minutes, to_balance_minutes) SELECT :c6_0::UUID, many.* FROM unnest(:c6_1::INTEGER[], :k9::INTEGER[], :k12::VARCHAR[], :c6_4::UUID[], :k3::VARCHAR[], :c6_5::UUID[], :k8::INTEGER[], :c6_4::UUID[], :k5::INTEGER[], :k5::INTEGER[], :k7::INTEGER[], :k8::INTEGER[]) AS many), w2 AS (INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq, purchased_at, expires_on, expires_at, price_per_person_day, currency, given_minutes, net) SELECT :c6_0::UUID, many.* FROM unnest(:c6_5::UUID[], :k3::VARCHAR[], :k8::INTEGER[], :k9::INTEGER[], :c6_1::INTEGER[], :k5::TIMESTAMP WITH TIME ZONE[], :k5::DATE[], :k5::TIMESTAMP WITH TIME ZONE[], :k5::NUMERIC(13, 4)[], :k5::VARCHAR[], :k5::INTEGER[], :k5::NUMERIC(19, 4)[]) AS many), w3 AS (
UPDATE ledger_account AS account
SET balance_minutes = account.balance_minutes + change.minutes,
    held_minutes = account.held_minutes + change.held_minutes
FROM unnest(:c6_4::uuid[], :k13::int[], :k8::int[]) AS change (id, minutes, held_minutes)
WHERE account.credit_account_id = :c6_0 AND account.id = change.id
), w4 AS (UPDATE credit_account SET seq = :c6_6, booked_at = :k0, hash = :k14, available_minutes = :k15, held_minutes = :k16, awaiting_confirmation_minutes = :k17, debt_minutes = :k17 WHERE credit_account_id = :c6_0), w5 AS (INSERT INTO session (id, customer_id, server_id, ticket_id, status, version, category, starts_at, ends_at, estimated_minutes, reserved_technicians, reserved_minutes, terms, remote_tool, join_url, language, organizer, override_reason, top_up_by, holds, releases, moves, booked_at, started_at, ended_at) VALUES (:c6_7, :c6_8, :c6_9, NULL, :k18, :k19, :k20, :c6_10, :c6_11, :k16, :k19, :k16, :k21, NULL, NULL, NULL, :k22, NULL, NULL, :k19, :k17, :k17, :k0, NULL, NULL)), w6 AS (INSERT INTO session_technician (session_id, technician_id, position, during, busy, live, working, held_until, joined_at) SELECT :c6_7, named.id, named.position, :c6_13, :c6_13, :k23, :k24, NULL, NULL FROM unnest(:c6_12::uuid[], :k9::int[]) AS named (id, position) ON CONFLICT (session_id, technician_id) DO UPDATE SET position = excluded.position, during = excluded.during, busy = excluded.busy, live = excluded.live, working = excluded.working, joined_at = excluded.joined_at, left_at = NULL), w7 AS (INSERT INTO idempotency_key (principal_id, method, path, key, fingerprint, status, location, etag, body, created_at) VALUES (:k25, :k26, :k27, :c6_14, :k28, :k29, :c6_15, :k30, :k31, :k0)), w8 AS (INSERT INTO event (id, type, customer_id, subject_type, subject_id, actor, occurred_at, data, traceparent) SELECT many.* FROM unnest(:c6_16::UUID[], :k32::VARCHAR[], :c6_17::UUID[], :k33::VARCHAR[], :c6_18::UUID[], :k34::VARCHAR[], :k35::TIMESTAMP WITH TIME ZONE[], :c6_19::JSONB[], :k36::VARCHAR[]) AS many), w9 AS (INSERT INTO audit_record (id, at, outcome, times, action, request_id, actor, key_id, role, object_id, customer_id, status, code) SELECT many.* FROM unnest(:c6_20::UUID[], :k37::TIMESTAMP WITH TIME ZONE[], :k38::VARCHAR[], :k39::INTEGER[], :k40::VARCHAR[], :c6_21::VARCHAR[], :k41::VARCHAR[], :k42::UUID[], :k43::VARCHAR[], :c6_5::UUID[], :c6_22::UUID[], :k44::SMALLINT[], :k5::VARCHAR[]) AS many) SELECT 1;
COMMIT;
SELECT shown.* FROM (SELECT set_config('personday.customer', :k45, true) AS told OFFSET 0) AS scope CROSS JOIN LATERAL (SELECT * FROM (SELECT customer_id FROM session WHERE id = :u1) AS found WHERE scope.told IS NOT NULL OFFSET 0) AS shown;
\startpipeline
BEGIN;
SET LOCAL personday.customer = 'all';
SELECT 1 FROM credit_account WHERE credit_account_id = :row_account FOR UPDATE;
\endpipeline
SELECT found.*, 
EXISTS (SELECT 1 FROM session AS other
        WHERE other.customer_id = found.customer_id AND other.status = 'awaiting_credit')
    AS others_wait
 FROM (
SELECT * FROM (
    SELECT session.id, session.customer_id, server_id, ticket_id,
           session_status(status, top_up_by, :k46) AS status, version, category, starts_at,
           ends_at, estimated_minutes, reserved_technicians, reserved_minutes, terms, remote_tool,
           join_url, language, organizer, override_reason, top_up_by, holds, releases, booked_at,
           started_at, ended_at,
           ARRAY(SELECT technician_id FROM session_technician
                 WHERE session_id = session.id AND left_at IS NULL
                 ORDER BY position) AS technician_ids,
           ARRAY(SELECT technician_id FROM session_technician
                 WHERE session_id = session.id AND left_at IS NOT NULL
                 ORDER BY left_at, position) AS former_technician_ids,
           ARRAY(SELECT (number, asked_by, old_starts_at, new_starts_at, reason, penalty_id, moved_at)
                 FROM session_move WHERE session_id = session.id ORDER BY number) AS moves,
           ARRAY(SELECT (number, started_at, undone_at, reason) FROM session_undone_start
                 WHERE session_id = session.id ORDER BY number) AS undone_starts,
           ARRAY(SELECT (id, attendee, contact_id, technician_id, response, comment, sequence, stamped_at, received_at, applied, proposed_starts_at, proposed_ends_at) FROM (
                 SELECT DISTINCT ON (applied, attendee) * FROM invitation_answer
                 WHERE session_id = session.id
                 ORDER BY applied DESC, attendee, stamped_at DESC, id DESC LIMIT 50
           ) AS answer ORDER BY NOT applied, attendee) AS answers,
           (SELECT access_until FROM access_until(session.server_id, :k46)) AS access_until
    FROM session
) AS session
 WHERE id = :u1) AS found;
SELECT read.*, '' || known.row_account || '' AS c16_0, '{"' || (read.seq + 1)::text || '"}' AS c16_1, '{"' || known.u7 || '"}' AS c16_2, '{"session:' || known.u1 || '' || chr(58) || 'release' || chr(58) || '1"}' AS c16_3, '{"' || known.u1 || '"}' AS c16_4, '{"' || known.row_lot || '"}' AS c16_5, '{"' || known.u1 || '","' || known.row_lot || '"}' AS c16_6, '' || (read.seq + 1)::text || '' AS c16_7, '' || known.u1 || '' AS c16_8, '{"' || known.row_technician || '"}' AS c16_9, '[' || known.starts || ',' || known.ends || ')' AS c16_10, '/v1/sessions/' || known.u1 || '/cancel' AS c16_11, '' || known.u8 || '' AS c16_12, '{"' || known.u9 || '","' || known.u10 || '"}' AS c16_13, '{"' || known.row_customer || '","' || known.row_customer || '"}' AS c16_14, '{"' || known.u7 || '","' || known.u1 || '"}' AS c16_15, '{"{\"seq\": ' || (read.seq + 1)::text || ', \"reference\": \"session:' || known.u1 || '' || chr(58) || 'release' || chr(58) || '1\"}","{\"status\": \"cancelled\", \"starts_at\": \"2032-01-03T00' || chr(58) || '00' || chr(58) || '00Z\", \"reserved_minutes\": 0, \"asked_by\": \"provider\"}"}' AS c16_16, '{"' || known.u11 || '"}' AS c16_17, '{"' || known.u12 || '"}' AS c16_18, '{"' || known.row_customer || '"}' AS c16_19, known.u7 AS u7, known.starts AS starts, known.ends AS ends, known.u8 AS u8, known.u9 AS u9, known.u10 AS u10, known.u11 AS u11, known.u12 AS u12
FROM (SELECT :row_lot::text AS row_lot, :row_account::text AS row_account, :u5::text AS u5, :row_customer::text AS row_customer, :u3::text AS u3, :u0::text AS u0, :row_server::text AS row_server, :u6::text AS u6, :row_technician::text AS row_technician, :u4::text AS u4, :u2::text AS u2, :u1::text AS u1, uuidv7()::text AS u7, to_timestamp(2300000000 + fresh.slot * 3600 )::text AS starts, to_timestamp(2300000000 + fresh.slot * 3600 + 3600)::text AS ends, uuidv7()::text AS u8, uuidv7()::text AS u9, uuidv7()::text AS u10, uuidv7()::text AS u11, uuidv7()::text AS u12 FROM (SELECT nextval('floor_slot') AS slot) AS fresh OFFSET 0) AS known LEFT JOIN
(SELECT * FROM (WITH move AS (
    SELECT seq, position, minutes, to_id = :u1 AS incoming, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = :row_account AND to_id = :u1
    UNION ALL
    SELECT seq, position, minutes, false, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = :row_account AND from_id = :u1
    UNION ALL
    SELECT posting.seq, posting.position, posting.minutes, true, posting.lot_id, posting.from_kind
    FROM ledger_posting AS posting
    WHERE posting.credit_account_id = :row_account AND posting.seq = (
        SELECT seq FROM ledger_entry WHERE credit_account_id = :row_account AND id = NULL
    )
), settlement AS (
    SELECT posting.settles_seq, posting.settles_position, posting.seq, posting.position,
           posting.minutes, posting.lot_id
    FROM ledger_posting AS posting
    JOIN move ON move.from_kind = 'debt' AND move.incoming
    WHERE posting.credit_account_id = :row_account
      AND posting.settles_seq = move.seq AND posting.settles_position = move.position
), wanted AS (
    SELECT unnest(:k1::uuid[]) AS id
    UNION SELECT id FROM ledger_account
          WHERE credit_account_id = :row_account AND kind = 'lot'
            AND (balance_minutes > 0 OR held_minutes > 0)
    UNION SELECT lot_id FROM move
    UNION SELECT lot_id FROM settlement
    UNION SELECT :u1::uuid
    UNION SELECT NULL::uuid
)
SELECT seq, booked_at, closed_until, hash, time_zone, available_minutes, held_minutes,
       awaiting_confirmation_minutes, debt_minutes,
       ARRAY(
           SELECT (account.id, account.kind, account.balance_minutes, 
CASE account.kind WHEN 'lot' THEN (account.id, account.balance_minutes, account.purchased_at, account.expires_on, account.expires_at, account.price_per_person_day, account.currency, account.held_minutes, account.given_minutes, account.net) END
)
           FROM wanted JOIN ledger_account AS account
               ON account.credit_account_id = :row_account AND account.id = wanted.id
       ) AS accounts,
       ARRAY(
           SELECT ((seq, position), open_minutes) FROM ledger_draw
           WHERE credit_account_id = :row_account AND open_minutes > 0 ORDER BY seq, position
       ) AS draws,
       ARRAY(
           SELECT ((seq, position), minutes, incoming, lot_id) FROM move ORDER BY seq, position
       ) AS movements,
       ARRAY(
           SELECT ((settles_seq, settles_position), minutes, lot_id)
           FROM settlement ORDER BY seq, position
       ) AS settlements,
       EXISTS (
           SELECT 1 FROM ledger_entry WHERE credit_account_id = :row_account AND reverses = NULL
       ) AS is_reversed
FROM credit_account WHERE credit_account_id = :row_account) AS one LIMIT 1) AS read ON true
\gset
WITH w0 AS (INSERT INTO ledger_entry (credit_account_id, actor, booked_at, seq, id, kind, reference, service_on, reverses, override, reason_digest, debt_limit_minutes, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash_version, hash) SELECT :c16_0::UUID, :k2::VARCHAR, :k46::TIMESTAMP WITH TIME ZONE, many.* FROM unnest(:c16_1::INTEGER[], :c16_2::UUID[], :k47::VARCHAR[], :c16_3::VARCHAR[], :k4::DATE[], :k5::UUID[], :k6::BOOLEAN[], :k5::BYTEA[], :k5::INTEGER[], :k48::INTEGER[], :k9::INTEGER[], :k9::INTEGER[], :k9::INTEGER[], :k10::SMALLINT[], :k49::BYTEA[]) AS many), w1 AS (INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id, settles_seq, settles_position, from_balance_minutes, to_balance_minutes) SELECT :c16_0::UUID, many.* FROM unnest(:c16_1::INTEGER[], :k9::INTEGER[], :k3::VARCHAR[], :c16_4::UUID[], :k12::VARCHAR[], :c16_5::UUID[], :k8::INTEGER[], :c16_5::UUID[], :k5::INTEGER[], :k5::INTEGER[], :k9::INTEGER[], :k48::INTEGER[]) AS many), w2 AS (
UPDATE ledger_account AS account
SET balance_minutes = account.balance_minutes + change.minutes,
    held_minutes = account.held_minutes + change.held_minutes
FROM unnest(:c16_6::uuid[], :k50::int[], :k51::int[]) AS change (id, minutes, held_minutes)
WHERE account.credit_account_id = :c16_0 AND account.id = change.id
), w3 AS (UPDATE credit_account SET seq = :c16_7, booked_at = :k46, hash = :k52, available_minutes = :k53, held_minutes = :k17, awaiting_confirmation_minutes = :k17, debt_minutes = :k17 WHERE credit_account_id = :c16_0), w4 AS (UPDATE session SET status = :k54, version = :k55, reserved_minutes = :k17, releases = :k19, moves = :k17 WHERE id = :c16_8), w5 AS (UPDATE session_technician SET position = kept.position, during = CASE WHEN :k24 THEN :c16_10 ELSE during END, busy = CASE WHEN :k24 THEN busy * :c16_10 WHEN :k24 THEN :c16_10 ELSE busy END, live = :k24, worked = :k24, held_until = NULL, working = :k24 FROM unnest(:c16_9::uuid[], :k9::int[]) AS kept (id, position) WHERE session_id = :c16_8 AND technician_id = kept.id), w6 AS (INSERT INTO idempotency_key (principal_id, method, path, key, fingerprint, status, location, etag, body, created_at) VALUES (:k25, :k26, :c16_11, :c16_12, :k56, :k57, NULL, :k58, :k59, :k46)), w7 AS (INSERT INTO event (id, type, customer_id, subject_type, subject_id, actor, occurred_at, data, traceparent) SELECT many.* FROM unnest(:c16_13::UUID[], :k60::VARCHAR[], :c16_14::UUID[], :k33::VARCHAR[], :c16_15::UUID[], :k34::VARCHAR[], :k61::TIMESTAMP WITH TIME ZONE[], :c16_16::JSONB[], :k36::VARCHAR[]) AS many), w8 AS (INSERT INTO audit_record (id, at, outcome, times, action, request_id, actor, key_id, role, object_id, customer_id, status, code) SELECT many.* FROM unnest(:c16_17::UUID[], :k62::TIMESTAMP WITH TIME ZONE[], :k38::VARCHAR[], :k39::INTEGER[], :k63::VARCHAR[], :c16_18::VARCHAR[], :k41::VARCHAR[], :k42::UUID[], :k43::VARCHAR[], :c16_4::UUID[], :c16_19::UUID[], :k64::SMALLINT[], :k5::VARCHAR[]) AS many) SELECT 1;
COMMIT;
