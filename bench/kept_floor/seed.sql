-- Customers of the kept floor: what the bench's own seeding had left of each, where its scripts look.
UPDATE company SET horizon_days = 3650;
CREATE TEMPORARY TABLE made AS
SELECT n, 'seeded-' || n AS name, uuidv7() AS customer_id, uuidv7() AS technician_id,
       uuidv7() AS server_id, uuidv7() AS account_id, uuidv7() AS lot_id, sha256(n::text::bytea) AS hash,
       timestamptz '2026-11-30 20:00Z' AS at
FROM generate_series(1, current_setting('floor.customers')::int) AS n;
INSERT INTO customer (id, name, deployment, time_zone, language, created_at, version)
SELECT customer_id, name, 'on_premise', 'Europe/Prague', 'en', at, 1 FROM made;
INSERT INTO technician (id, name, email, time_zone, languages, categories, created_at, version)
SELECT technician_id, name, name || '@example.com', 'Europe/Prague', '{}', '{}', at, 1 FROM made;
INSERT INTO server (id, customer_id, name, created_at, version)
SELECT server_id, customer_id, 'production', at, 1 FROM made;
INSERT INTO server_access (id, server_id, customer_id, kind, checked_at, created_at)
SELECT uuidv7(), server_id, customer_id, 'vpn_ssh', '2024-01-01Z', at FROM made;
INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, seq, booked_at, hash,
    available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)
SELECT account_id, customer_id, 'server_support', 'Europe/Prague', 1, at, hash, 480000, 0, 0, 0 FROM made;
INSERT INTO ledger_entry (credit_account_id, seq, id, kind, reference, actor, booked_at, service_on, override,
    available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash, hash_version)
SELECT account_id, 1, uuidv7(), 'purchase', 'purchase:' || lot_id, 'system', at, '2026-11-30', false,
       480000, 0, 0, 0, hash, 2
FROM made;
INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq)
SELECT account_id, id::uuid, kind, minutes, 0, 0
FROM made CROSS JOIN (VALUES
    ('00000000-0000-0000-0000-000000000001', 'purchased', -480000),
    ('00000000-0000-0000-0000-000000000002', 'consumed', 0),
    ('00000000-0000-0000-0000-000000000003', 'penalties', 0),
    ('00000000-0000-0000-0000-000000000004', 'expired', 0),
    ('00000000-0000-0000-0000-000000000005', 'refunded', 0),
    ('00000000-0000-0000-0000-000000000006', 'debt', 0),
    ('00000000-0000-0000-0000-000000000007', 'adjusted', 0)
) AS own (id, kind, minutes);
INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq,
    purchased_at, price_per_person_day, currency, given_minutes, net)
SELECT account_id, lot_id, 'lot', 480000, 0, 1, at, 960, 'EUR', 480000, 960000 FROM made;
INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes,
    lot_id, from_balance_minutes, to_balance_minutes)
SELECT account_id, 1, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', lot_id, 480000,
       lot_id, -480000, 480000
FROM made;
INSERT INTO ledger_lot (credit_account_id, seq, lot_id, given_minutes, price_per_person_day, net, currency)
SELECT account_id, 1, lot_id, 480000, 960, 960000, 'EUR' FROM made;
INSERT INTO floor_row (row_customer, row_account, row_technician, row_server, row_lot)
SELECT customer_id, account_id, technician_id, server_id, lot_id FROM made ORDER BY n;
