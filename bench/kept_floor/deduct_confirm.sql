\set i :i + 1
\set n :base + :i * :clients + :client_id
SELECT row_account, row_customer, row_lot, row_server, row_session, row_technician, row_worked_from, row_worked_to FROM floor_row WHERE n = :n \gset
SELECT shown.* FROM (SELECT set_config('personday.customer', :k0, true) AS told OFFSET 0) AS scope CROSS JOIN LATERAL (SELECT * FROM (SELECT customer_id FROM session WHERE id = :row_session) AS found WHERE scope.told IS NOT NULL OFFSET 0) AS shown;
\startpipeline
BEGIN;
SET LOCAL personday.customer = 'all';
SELECT 1 FROM credit_account WHERE credit_account_id = :row_account FOR UPDATE;
\endpipeline
WITH 
ordered AS MATERIALIZED (
    SELECT id FROM (
        SELECT technician_id AS id FROM session_technician WHERE session_id = :row_session
        UNION SELECT unnest(:k1::uuid[])
    ) AS either ORDER BY id
)
, 
locked AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended(id::text, 7302)) FROM ordered),
present AS MATERIALIZED (
    SELECT id, deactivated_at FROM technician
    WHERE id IN (SELECT id FROM ordered) ORDER BY id FOR SHARE
)

SELECT found.*, 
EXISTS (SELECT 1 FROM session AS other
        WHERE other.customer_id = found.customer_id AND other.status = 'awaiting_credit')
    AS others_wait
, (SELECT count(*) FROM locked) AS locks
FROM (
SELECT * FROM (
    SELECT session.id, session.customer_id, server_id, ticket_id,
           session_status(status, top_up_by, :k2) AS status, version, category, starts_at,
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
           (SELECT access_until FROM access_until(session.server_id, :k2)) AS access_until
    FROM session
) AS session
 WHERE id = :row_session) AS found;
SELECT read.*, '' || known.row_session || '' AS c7_0, '' || known.row_account || '' AS c7_1, '{"' || (read.seq + 1)::text || '"}' AS c7_2, '{"' || known.u0 || '"}' AS c7_3, '{"worksheet:' || known.u1 || '' || chr(58) || 'deduction"}' AS c7_4, '{"' || (read.seq + 1)::text || '","' || (read.seq + 1)::text || '"}' AS c7_5, '{"' || known.row_session || '","' || known.row_session || '"}' AS c7_6, '{"' || known.u1 || '","' || known.row_lot || '"}' AS c7_7, '{"' || known.row_lot || '","' || known.row_lot || '"}' AS c7_8, '{"' || known.u1 || '"}' AS c7_9, '{"' || known.row_lot || '","' || known.row_session || '"}' AS c7_10, '' || (read.seq + 1)::text || '' AS c7_11, '' || known.u1 || '' AS c7_12, '' || known.row_customer || '' AS c7_13, '{"' || known.row_technician || '"}' AS c7_14, '{"[' || known.row_worked_from || ',' || known.row_worked_to || ')"}' AS c7_15, '[' || known.row_worked_from || ',2032-01-05T01' || chr(58) || '00' || chr(58) || '00+00' || chr(58) || '00)' AS c7_16, '/v1/sessions/' || known.row_session || '/worksheet' AS c7_17, '' || known.u2 || '' AS c7_18, '/v1/worksheets/' || known.u1 || '' AS c7_19, '{"' || known.u3 || '","' || known.u4 || '","' || known.u5 || '"}' AS c7_20, '{"' || known.row_customer || '","' || known.row_customer || '","' || known.row_customer || '"}' AS c7_21, '{"' || known.u0 || '","' || known.row_session || '","' || known.u1 || '"}' AS c7_22, '{"{\"seq\": ' || (read.seq + 1)::text || ', \"reference\": \"worksheet:' || known.u1 || '' || chr(58) || 'deduction\"}","{\"status\": \"done\", \"starts_at\": \"2032-01-05T00' || chr(58) || '00' || chr(58) || '00Z\", \"reserved_minutes\": 0}","{\"session_id\": \"' || known.row_session || '\", \"status\": \"awaiting_confirmation\", \"revision\": 1, \"billed_minutes\": 50}"}' AS c7_23, '{"' || known.u6 || '"}' AS c7_24, '{"' || known.u7 || '"}' AS c7_25, '{"' || known.row_customer || '"}' AS c7_26, known.u0 AS u0, known.u1 AS u1, known.u2 AS u2, known.u3 AS u3, known.u4 AS u4, known.u5 AS u5, known.u6 AS u6, known.u7 AS u7
FROM (SELECT :row_lot::text AS row_lot, :row_account::text AS row_account, :row_customer::text AS row_customer, :row_server::text AS row_server, :row_technician::text AS row_technician, :row_worked_from::text AS row_worked_from, :row_worked_to::text AS row_worked_to, :row_session::text AS row_session, uuidv7()::text AS u0, uuidv7()::text AS u1, uuidv7()::text AS u2, uuidv7()::text AS u3, uuidv7()::text AS u4, uuidv7()::text AS u5, uuidv7()::text AS u6, uuidv7()::text AS u7 FROM (SELECT nextval('floor_slot') AS slot) AS fresh OFFSET 0) AS known LEFT JOIN
(SELECT * FROM (WITH move AS (
    SELECT seq, position, minutes, to_id = :row_session AS incoming, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = :row_account AND to_id = :row_session
    UNION ALL
    SELECT seq, position, minutes, false, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = :row_account AND from_id = :row_session
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
    SELECT unnest(:k3::uuid[]) AS id
    UNION SELECT id FROM ledger_account
          WHERE credit_account_id = :row_account AND kind = 'lot'
            AND (balance_minutes > 0 OR held_minutes > 0)
    UNION SELECT lot_id FROM move
    UNION SELECT lot_id FROM settlement
    UNION SELECT :row_session::uuid
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
WITH w0 AS (DELETE FROM worksheet_draft WHERE session_id = :c7_0), w1 AS (INSERT INTO ledger_entry (credit_account_id, actor, booked_at, seq, id, kind, reference, service_on, reverses, override, reason_digest, debt_limit_minutes, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash_version, hash) SELECT :c7_1::UUID, :k4::VARCHAR, :k2::TIMESTAMP WITH TIME ZONE, many.* FROM unnest(:c7_2::INTEGER[], :c7_3::UUID[], :k5::VARCHAR[], :c7_4::VARCHAR[], :k6::DATE[], :k7::UUID[], :k8::BOOLEAN[], :k7::BYTEA[], :k9::INTEGER[], :k10::INTEGER[], :k11::INTEGER[], :k12::INTEGER[], :k11::INTEGER[], :k13::SMALLINT[], :k14::BYTEA[]) AS many), w2 AS (INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id, settles_seq, settles_position, from_balance_minutes, to_balance_minutes) SELECT :c7_1::UUID, many.* FROM unnest(:c7_5::INTEGER[], :k15::INTEGER[], :k16::VARCHAR[], :c7_6::UUID[], :k17::VARCHAR[], :c7_7::UUID[], :k18::INTEGER[], :c7_8::UUID[], :k19::INTEGER[], :k19::INTEGER[], :k20::INTEGER[], :k21::INTEGER[]) AS many), w3 AS (INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq, purchased_at, expires_on, expires_at, price_per_person_day, currency, given_minutes, net) SELECT :c7_1::UUID, many.* FROM unnest(:c7_9::UUID[], :k22::VARCHAR[], :k12::INTEGER[], :k11::INTEGER[], :c7_2::INTEGER[], :k7::TIMESTAMP WITH TIME ZONE[], :k7::DATE[], :k7::TIMESTAMP WITH TIME ZONE[], :k7::NUMERIC(13, 4)[], :k7::VARCHAR[], :k7::INTEGER[], :k7::NUMERIC(19, 4)[]) AS many), w4 AS (
UPDATE ledger_account AS account
SET balance_minutes = account.balance_minutes + change.minutes,
    held_minutes = account.held_minutes + change.held_minutes
FROM unnest(:c7_10::uuid[], :k23::int[], :k24::int[]) AS change (id, minutes, held_minutes)
WHERE account.credit_account_id = :c7_1 AND account.id = change.id
), w5 AS (UPDATE credit_account SET seq = :c7_11, booked_at = :k2, hash = :k25, available_minutes = :k26, held_minutes = :k27, awaiting_confirmation_minutes = :k28, debt_minutes = :k27 WHERE credit_account_id = :c7_1), w6 AS (INSERT INTO worksheet (id, session_id, customer_id, status, version, revision, summary, worked_seconds, billed_minutes, submitted_at, confirmed_at, confirmed_by, auto_confirm_at) VALUES (:c7_12, :c7_0, :c7_13, :k29, :k30, :k30, :k31, :k32, :k28, :k2, NULL, NULL, NULL)), w7 AS (INSERT INTO time_entry (worksheet_id, revision, current, position, technician_id, during, note) SELECT :c7_12::UUID, :k30::INTEGER, :k33::BOOLEAN, many.* FROM unnest(:k11::INTEGER[], :c7_14::UUID[], :c7_15::TSTZRANGE[], :k34::VARCHAR[]) AS many), w8 AS (INSERT INTO worksheet_round (worksheet_id, number, verb, revision, message, proposed_minutes, billed_minutes, actor, happened_at) VALUES (:c7_12, :k30, :k35, :k30, NULL, NULL, :k28, :k4, :k2)), w9 AS (UPDATE session SET status = :k36, version = :k37, reserved_minutes = :k27, moves = :k27, ended_at = :k2 WHERE id = :c7_0), w10 AS (UPDATE session_technician SET position = kept.position, during = CASE WHEN :k38 THEN :c7_16 ELSE during END, busy = CASE WHEN :k38 THEN busy * :c7_16 WHEN :k38 THEN :c7_16 ELSE busy END, live = :k38, worked = :k33, held_until = NULL, working = :k38 FROM unnest(:c7_14::uuid[], :k11::int[]) AS kept (id, position) WHERE session_id = :c7_0 AND technician_id = kept.id), w11 AS (INSERT INTO idempotency_key (principal_id, method, path, key, fingerprint, status, location, etag, body, created_at) VALUES (:k39, :k40, :c7_17, :c7_18, :k41, :k42, :c7_19, :k43, :k44, :k2)), w12 AS (INSERT INTO event (id, type, customer_id, subject_type, subject_id, actor, occurred_at, data, traceparent) SELECT many.* FROM unnest(:c7_20::UUID[], :k45::VARCHAR[], :c7_21::UUID[], :k46::VARCHAR[], :c7_22::UUID[], :k47::VARCHAR[], :k48::TIMESTAMP WITH TIME ZONE[], :c7_23::JSONB[], :k49::VARCHAR[]) AS many), w13 AS (INSERT INTO audit_record (id, at, outcome, times, action, request_id, actor, key_id, role, object_id, customer_id, status, code) SELECT many.* FROM unnest(:c7_24::UUID[], :k50::TIMESTAMP WITH TIME ZONE[], :k51::VARCHAR[], :k52::INTEGER[], :k53::VARCHAR[], :c7_25::VARCHAR[], :k54::VARCHAR[], :k55::UUID[], :k56::VARCHAR[], :c7_9::UUID[], :c7_26::UUID[], :k57::SMALLINT[], :k7::VARCHAR[]) AS many) SELECT 1;
COMMIT;
SELECT shown.* FROM (SELECT set_config('personday.customer', :row_customer, true) AS told OFFSET 0) AS scope CROSS JOIN LATERAL (SELECT * FROM (SELECT customer_id FROM worksheet WHERE id = :u1) AS found WHERE scope.told IS NOT NULL OFFSET 0) AS shown;
\startpipeline
BEGIN;
SELECT set_config('personday.customer', :row_customer, true);
SELECT 1 FROM credit_account WHERE credit_account_id = :row_account FOR UPDATE;
\endpipeline
SELECT * FROM (
    SELECT id, session_id, customer_id, status, version, revision, summary, worked_seconds,
           billed_minutes, submitted_at, confirmed_at, confirmed_by, auto_confirm_at,
           ARRAY(SELECT (technician_id, lower(during), upper(during), note) FROM time_entry
                 WHERE worksheet_id = worksheet.id AND revision = worksheet.revision
                 ORDER BY position) AS time_entries,
           ARRAY(SELECT (round.verb, round.revision, round.message, round.proposed_minutes, round.billed_minutes, round.actor, round.happened_at) FROM worksheet_round AS round
                 WHERE worksheet_id = worksheet.id ORDER BY number) AS rounds
    FROM worksheet
) AS worksheet
 WHERE id = :u1;
SELECT read.*, '' || known.row_account || '' AS c17_0, '{"' || (read.seq + 1)::text || '"}' AS c17_1, '{"' || known.u8 || '"}' AS c17_2, '{"worksheet:' || known.u1 || '' || chr(58) || 'confirmation"}' AS c17_3, '{"' || known.u1 || '"}' AS c17_4, '{"' || known.row_lot || '"}' AS c17_5, '{"' || known.u1 || '","00000000-0000-0000-0000-000000000002"}' AS c17_6, '' || (read.seq + 1)::text || '' AS c17_7, '' || known.u1 || '' AS c17_8, '/v1/worksheets/' || known.u1 || '/confirm' AS c17_9, '' || known.u9 || '' AS c17_10, '{"' || known.u10 || '","' || known.u11 || '"}' AS c17_11, '{"' || known.row_customer || '","' || known.row_customer || '"}' AS c17_12, '{"' || known.u8 || '","' || known.u1 || '"}' AS c17_13, '{"{\"seq\": ' || (read.seq + 1)::text || ', \"reference\": \"worksheet:' || known.u1 || '' || chr(58) || 'confirmation\"}","{\"session_id\": \"' || known.row_session || '\", \"status\": \"confirmed\", \"revision\": 1, \"billed_minutes\": 50, \"confirmed_by\": \"customer\"}"}' AS c17_14, '{"' || known.u12 || '"}' AS c17_15, '{"' || known.u13 || '"}' AS c17_16, '{"' || known.row_customer || '"}' AS c17_17, known.u8 AS u8, known.u9 AS u9, known.u10 AS u10, known.u11 AS u11, known.u12 AS u12, known.u13 AS u13
FROM (SELECT :row_lot::text AS row_lot, :u7::text AS u7, :row_account::text AS row_account, :u5::text AS u5, :row_customer::text AS row_customer, :u3::text AS u3, :u0::text AS u0, :row_server::text AS row_server, :u6::text AS u6, :row_technician::text AS row_technician, :row_worked_from::text AS row_worked_from, :row_worked_to::text AS row_worked_to, :u4::text AS u4, :u2::text AS u2, :row_session::text AS row_session, :u1::text AS u1, uuidv7()::text AS u8, uuidv7()::text AS u9, uuidv7()::text AS u10, uuidv7()::text AS u11, uuidv7()::text AS u12, uuidv7()::text AS u13 FROM (SELECT nextval('floor_slot') AS slot) AS fresh OFFSET 0) AS known LEFT JOIN
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
    SELECT unnest(:k3::uuid[]) AS id
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
WITH w0 AS (INSERT INTO ledger_entry (credit_account_id, actor, booked_at, seq, id, kind, reference, service_on, reverses, override, reason_digest, debt_limit_minutes, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash_version, hash) SELECT :c17_0::UUID, :k58::VARCHAR, :k2::TIMESTAMP WITH TIME ZONE, many.* FROM unnest(:c17_1::INTEGER[], :c17_2::UUID[], :k59::VARCHAR[], :c17_3::VARCHAR[], :k6::DATE[], :k7::UUID[], :k8::BOOLEAN[], :k7::BYTEA[], :k7::INTEGER[], :k10::INTEGER[], :k11::INTEGER[], :k11::INTEGER[], :k11::INTEGER[], :k13::SMALLINT[], :k60::BYTEA[]) AS many), w1 AS (INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id, settles_seq, settles_position, from_balance_minutes, to_balance_minutes) SELECT :c17_0::UUID, many.* FROM unnest(:c17_1::INTEGER[], :k11::INTEGER[], :k22::VARCHAR[], :c17_4::UUID[], :k61::VARCHAR[], :k62::UUID[], :k12::INTEGER[], :c17_5::UUID[], :k7::INTEGER[], :k7::INTEGER[], :k11::INTEGER[], :k63::INTEGER[]) AS many), w2 AS (
UPDATE ledger_account AS account
SET balance_minutes = account.balance_minutes + change.minutes,
    held_minutes = account.held_minutes + change.held_minutes
FROM unnest(:c17_6::uuid[], :k64::int[], :k65::int[]) AS change (id, minutes, held_minutes)
WHERE account.credit_account_id = :c17_0 AND account.id = change.id
), w3 AS (UPDATE credit_account SET seq = :c17_7, booked_at = :k2, hash = :k66, available_minutes = :k26, held_minutes = :k27, awaiting_confirmation_minutes = :k27, debt_minutes = :k27 WHERE credit_account_id = :c17_0), w4 AS (UPDATE worksheet SET status = :k67, version = :k68, confirmed_at = :k2, confirmed_by = :k69 WHERE id = :c17_8), w5 AS (INSERT INTO worksheet_round (worksheet_id, number, verb, revision, message, proposed_minutes, billed_minutes, actor, happened_at) VALUES (:c17_8, :k68, :k70, :k30, NULL, NULL, :k28, :k58, :k2)), w6 AS (INSERT INTO idempotency_key (principal_id, method, path, key, fingerprint, status, location, etag, body, created_at) VALUES (:k71, :k40, :c17_9, :c17_10, :k72, :k73, NULL, :k74, :k75, :k2)), w7 AS (INSERT INTO event (id, type, customer_id, subject_type, subject_id, actor, occurred_at, data, traceparent) SELECT many.* FROM unnest(:c17_11::UUID[], :k76::VARCHAR[], :c17_12::UUID[], :k77::VARCHAR[], :c17_13::UUID[], :k78::VARCHAR[], :k79::TIMESTAMP WITH TIME ZONE[], :c17_14::JSONB[], :k19::VARCHAR[]) AS many), w8 AS (INSERT INTO audit_record (id, at, outcome, times, action, request_id, actor, key_id, role, object_id, customer_id, status, code) SELECT many.* FROM unnest(:c17_15::UUID[], :k50::TIMESTAMP WITH TIME ZONE[], :k51::VARCHAR[], :k52::INTEGER[], :k80::VARCHAR[], :c17_16::VARCHAR[], :k81::VARCHAR[], :k82::UUID[], :k83::VARCHAR[], :c17_4::UUID[], :c17_17::UUID[], :k84::SMALLINT[], :k7::VARCHAR[]) AS many) SELECT 1;
COMMIT;
