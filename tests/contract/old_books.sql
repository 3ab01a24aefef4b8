-- One customer's books as they were written before a purchase's refund had a row and entries were hashed in form 2:
-- a penalty on debt, purchases in four currencies, a hold, a refund, a lot past its date and its compensation.

INSERT INTO customer (id, name, deployment, time_zone, language, created_at) VALUES
    ('9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'Acme', 'on_premise', 'Europe/Prague', 'en', '2031-03-05 12:00:00+00');

INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, seq, booked_at, hash, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes) VALUES
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'server_support', 'Europe/Prague', 11, '2031-03-10 12:00:00+00', '\xbbc00938050d30a27a13c84a2b371ce5d981b0747763ba44203701e34d88c727', 2040, 0, 0, 0);

INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, held_minutes, opened_seq, purchased_at, expires_on, expires_at, price_per_person_day, currency) VALUES
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000002', 'consumed', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000003', 'penalties', 120, 0, 0, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000006', 'debt', 0, 0, 0, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000005', 'refunded', 100, 0, 0, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000004', 'expired', 380, 0, 0, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000007', 'adjusted', -60, 0, 0, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 'be497ea1-50e4-4d1d-8825-a967a3869836', 'hold', 0, 0, 3, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000100', 'lot', 0, 0, 2, '2031-03-05 12:00:00+00', '2031-03-06', '2031-03-06 23:00:00+00', 960.0000, 'EUR'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '01a22575-c161-7333-a3ab-d6c23dac4378', 'lot', 60, 0, 8, '2031-03-10 12:00:00+00', '2031-04-09', '2031-04-09 22:00:00+00', 0.0000, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000101', 'lot', 490, 0, 9, '2031-03-10 12:00:00+00', NULL, NULL, 20001.0000, 'JPY'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000102', 'lot', 1000, 0, 10, '2031-03-10 12:00:00+00', '2032-01-31', '2032-01-31 23:00:00+00', 33.3333, 'KWD'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000001', 'purchased', -2580, 0, 0, NULL, NULL, NULL, NULL, NULL),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', '00000000-0000-0000-0000-000000000103', 'lot', 490, 0, 11, '2031-03-10 12:00:00+00', NULL, NULL, 100.6000, 'CZK');

INSERT INTO ledger_draw (credit_account_id, seq, position, minutes, open_minutes) VALUES
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 1, 0, 120, 0);

INSERT INTO ledger_entry (credit_account_id, seq, id, kind, reference, actor, booked_at, service_on, reverses, override, reason_digest, debt_limit_minutes, available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes, hash) VALUES
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 1, '01a22575-c133-75df-8b0f-9de7e8728b52', 'penalty', 'penalty:1f4c6e84-0650-4f4f-b9ba-940032a75eb3', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, '\x80a66483ddaf0715b82a7010cf88ea89997ff1ab0136625ce636491f4aeef6ae', NULL, 0, 0, 0, 120, '\x88b8b21bac9687060c223638b417a31b3ad1289d0d1098b98fd4e8715f2c7ec8'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 2, '01a22575-c14c-73e2-af00-a2d740a35fc6', 'purchase', 'purchase:00000000-0000-0000-0000-000000000100', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, NULL, NULL, 480, 0, 0, 0, '\xee458e8be193f36ad7f942edcf5b64540b0ede9fc6c0be1f2f78306e33bad11a'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 3, '01a22575-c155-70fc-bd65-26fe4acac88b', 'hold', 'session:be497ea1-50e4-4d1d-8825-a967a3869836:hold:1', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, NULL, NULL, 420, 60, 0, 0, '\xb5cb3942e1c14d3013823e487d9683db347896b5071e5b38a1219b582d87b111'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 4, '01a22575-c15d-7641-86e5-4d7221ce4be5', 'refund', 'purchase:00000000-0000-0000-0000-000000000100:refund:1', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '2031-03-05', NULL, false, NULL, NULL, 320, 60, 0, 0, '\x817d5f0837951bb7a40d41245f85e7799b6ddc913050a36d15467d7a0e118e2f'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 5, '01a22575-c160-731f-8283-e4519bbc1e81', 'expiry', 'lot:00000000-0000-0000-0000-000000000100:expiry:5', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '2031-03-06', NULL, false, NULL, NULL, 0, 60, 0, 0, '\x99ef30dbfb24111acf4054673b6a87c8a9236d668a4000df11659c8a407666e7'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 6, '01a22575-c161-7333-a3ab-d6c0e09bb27c', 'release', 'session:be497ea1-50e4-4d1d-8825-a967a3869836:release:1', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '2031-03-10', NULL, false, NULL, NULL, 60, 0, 0, 0, '\x9e937b9f93ef8c713d963026337312617cf10115fc0664fe6e631aeb400ac4b6'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 7, '01a22575-c161-7333-a3ab-d6c1d008eba5', 'expiry', 'lot:00000000-0000-0000-0000-000000000100:expiry:7', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '2031-03-10', NULL, false, NULL, NULL, 0, 0, 0, 0, '\x2ff0178b1954b4e78c66e57115cfc2865b51783ac776b92ee67c348911fc5785'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 8, '01a22575-c161-7333-a3ab-d6c3c0d3e503', 'adjustment', 'adjustment:01a22575-c161-7333-a3ab-d6c23dac4378', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '2031-03-10', NULL, false, '\x225ce44373e24522c337c87c27f93a1bbb30adb121e9bde01f67ee0a06fe05e2', NULL, 60, 0, 0, 0, '\xe92b9880194d68ca1a813107243196ae730fca8d396b604b3302f9b2a72f25a1'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 9, '01a22575-c168-7331-a378-ffa7802c30c9', 'purchase', 'purchase:00000000-0000-0000-0000-000000000101', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '2031-03-10', NULL, false, NULL, NULL, 550, 0, 0, 0, '\xab90c8caab9fc571e8d66a1124d8f57b015ca81f2086541d2ec48382fe937817'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 10, '01a22575-c16d-7306-a795-158d573cb532', 'purchase', 'purchase:00000000-0000-0000-0000-000000000102', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '2031-03-10', NULL, false, NULL, NULL, 1550, 0, 0, 0, '\xd1ccc525fab04d2ac4c258e2e26d3a134da564469a871b44c7f5c4c9e9f515c3'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 11, '01a22575-c173-7503-a372-bc40e98f994f', 'purchase', 'purchase:00000000-0000-0000-0000-000000000103', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '2031-03-10', NULL, false, NULL, NULL, 2040, 0, 0, 0, '\xbbc00938050d30a27a13c84a2b371ce5d981b0747763ba44203701e34d88c727');

INSERT INTO ledger_note (credit_account_id, seq, salt, reason) VALUES
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 1, '\x238c197341d63047d3951c52b152622b', 'did not come'),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 8, '\xb668df1df41359f077cc3e2b2e25a88f', 'Minutes came back to a lot past its last day, and the provider caused it.');

INSERT INTO ledger_posting (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id, settles_seq, settles_position, from_balance_minutes, to_balance_minutes) VALUES
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 1, 0, 'debt', '00000000-0000-0000-0000-000000000006', 'penalties', '00000000-0000-0000-0000-000000000003', 120, NULL, NULL, NULL, -120, 120),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 2, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'debt', '00000000-0000-0000-0000-000000000006', 120, '00000000-0000-0000-0000-000000000100', 1, 0, -120, 0),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 2, 1, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '00000000-0000-0000-0000-000000000100', 480, '00000000-0000-0000-0000-000000000100', NULL, NULL, -600, 480),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 3, 0, 'lot', '00000000-0000-0000-0000-000000000100', 'hold', 'be497ea1-50e4-4d1d-8825-a967a3869836', 60, '00000000-0000-0000-0000-000000000100', NULL, NULL, 420, 60),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 4, 0, 'lot', '00000000-0000-0000-0000-000000000100', 'refunded', '00000000-0000-0000-0000-000000000005', 100, '00000000-0000-0000-0000-000000000100', NULL, NULL, 320, 100),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 5, 0, 'lot', '00000000-0000-0000-0000-000000000100', 'expired', '00000000-0000-0000-0000-000000000004', 320, '00000000-0000-0000-0000-000000000100', NULL, NULL, 0, 320),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 6, 0, 'hold', 'be497ea1-50e4-4d1d-8825-a967a3869836', 'lot', '00000000-0000-0000-0000-000000000100', 60, '00000000-0000-0000-0000-000000000100', NULL, NULL, 0, 60),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 7, 0, 'lot', '00000000-0000-0000-0000-000000000100', 'expired', '00000000-0000-0000-0000-000000000004', 60, '00000000-0000-0000-0000-000000000100', NULL, NULL, 0, 380),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 8, 0, 'adjusted', '00000000-0000-0000-0000-000000000007', 'lot', '01a22575-c161-7333-a3ab-d6c23dac4378', 60, '01a22575-c161-7333-a3ab-d6c23dac4378', NULL, NULL, -60, 60),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 9, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '00000000-0000-0000-0000-000000000101', 490, '00000000-0000-0000-0000-000000000101', NULL, NULL, -1090, 490),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 10, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '00000000-0000-0000-0000-000000000102', 1000, '00000000-0000-0000-0000-000000000102', NULL, NULL, -2090, 1000),
    ('0b2a4208-877a-581e-8e1c-4934d03a811a', 11, 0, 'purchased', '00000000-0000-0000-0000-000000000001', 'lot', '00000000-0000-0000-0000-000000000103', 490, '00000000-0000-0000-0000-000000000103', NULL, NULL, -2580, 490);

INSERT INTO purchase (id, customer_id, status, version, minutes, price_per_person_day, currency, invoice_number, expires_on, refunded_minutes, refunds, created_at, paid_at) VALUES
    ('00000000-0000-0000-0000-000000000100', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'paid', 1, 600, 960.0000, 'EUR', NULL, '2031-03-06', 100, 1, '2031-03-05 12:00:00+00', '2031-03-05 12:00:00+00'),
    ('00000000-0000-0000-0000-000000000101', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'paid', 1, 490, 20001.0000, 'JPY', NULL, NULL, 0, 0, '2031-03-05 12:00:00+00', '2031-03-05 12:00:00+00'),
    ('00000000-0000-0000-0000-000000000102', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'paid', 1, 1000, 33.3333, 'KWD', NULL, '2032-01-31', 0, 0, '2031-03-05 12:00:00+00', '2031-03-05 12:00:00+00'),
    ('00000000-0000-0000-0000-000000000103', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'paid', 1, 490, 100.6000, 'CZK', NULL, NULL, 0, 0, '2031-03-05 12:00:00+00', '2031-03-05 12:00:00+00'),
    ('00000000-0000-0000-0000-000000000104', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'void', 1, 480, 960.0000, 'EUR', '2031-117', NULL, 0, 0, '2031-03-05 12:00:00+00', NULL),
    ('00000000-0000-0000-0000-000000000105', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'pending_payment', 1, 480, 960.0000, 'EUR', '2031-117', NULL, 0, 0, '2031-03-05 12:00:00+00', NULL),
    ('00000000-0000-0000-0000-000000000106', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'pending_payment', 1, 480, 960.0000, 'EUR', '2031-117', NULL, 0, 0, '2031-03-05 12:00:00+00', NULL),
    ('00000000-0000-0000-0000-000000000107', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'pending_payment', 1, 480, 960.0000, 'EUR', '2031-117', NULL, 0, 0, '2031-03-05 12:00:00+00', NULL);

INSERT INTO event (event_no, id, position, type, customer_id, subject_type, subject_id, actor, occurred_at, data) OVERRIDING SYSTEM VALUE VALUES
    (1, '01a22575-c134-70ad-b2e2-928a19cc35a7', NULL, 'ledger_entry.penalty', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c133-75df-8b0f-9de7e8728b52', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '{"seq": 1, "reference": "penalty:1f4c6e84-0650-4f4f-b9ba-940032a75eb3"}'),
    (2, '01a22575-c14c-73e2-af00-a2d8b2e4a52a', NULL, 'ledger_entry.purchase', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c14c-73e2-af00-a2d740a35fc6', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '{"seq": 2, "reference": "purchase:00000000-0000-0000-0000-000000000100"}'),
    (3, '01a22575-c155-70fc-bd65-26ff06cfb2ef', NULL, 'ledger_entry.hold', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c155-70fc-bd65-26fe4acac88b', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '{"seq": 3, "reference": "session:be497ea1-50e4-4d1d-8825-a967a3869836:hold:1"}'),
    (4, '01a22575-c15d-7641-86e5-4d73a2f8e1a3', NULL, 'ledger_entry.refund', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c15d-7641-86e5-4d7221ce4be5', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-05 12:00:00+00', '{"seq": 4, "reference": "purchase:00000000-0000-0000-0000-000000000100:refund:1"}'),
    (5, '01a22575-c162-746f-8bc3-531ae9486490', NULL, 'ledger_entry.expiry', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c160-731f-8283-e4519bbc1e81', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '{"seq": 5, "reference": "lot:00000000-0000-0000-0000-000000000100:expiry:5"}'),
    (6, '01a22575-c162-746f-8bc3-531b3e35af7e', NULL, 'ledger_entry.release', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c161-7333-a3ab-d6c0e09bb27c', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '{"seq": 6, "reference": "session:be497ea1-50e4-4d1d-8825-a967a3869836:release:1"}'),
    (7, '01a22575-c162-746f-8bc3-531c2e1280ef', NULL, 'ledger_entry.expiry', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c161-7333-a3ab-d6c1d008eba5', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '{"seq": 7, "reference": "lot:00000000-0000-0000-0000-000000000100:expiry:7"}'),
    (8, '01a22575-c162-746f-8bc3-531d12cc0f28', NULL, 'ledger_entry.adjustment', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c161-7333-a3ab-d6c3c0d3e503', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '{"seq": 8, "reference": "adjustment:01a22575-c161-7333-a3ab-d6c23dac4378"}'),
    (9, '01a22575-c168-7331-a378-ffa82f6f25b8', NULL, 'ledger_entry.purchase', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c168-7331-a378-ffa7802c30c9', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '{"seq": 9, "reference": "purchase:00000000-0000-0000-0000-000000000101"}'),
    (10, '01a22575-c16d-7306-a795-158e40f8831f', NULL, 'ledger_entry.purchase', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c16d-7306-a795-158d573cb532', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '{"seq": 10, "reference": "purchase:00000000-0000-0000-0000-000000000102"}'),
    (11, '01a22575-c174-72f5-891c-ebfe8643cd6d', NULL, 'ledger_entry.purchase', '9e1421e4-fa4d-4b44-8f2b-6054b4da6b43', 'ledger_entry', '01a22575-c173-7503-a372-bc40e98f994f', 'key:00000000-0000-0000-0000-000000000ac7', '2031-03-10 12:00:00+00', '{"seq": 11, "reference": "purchase:00000000-0000-0000-0000-000000000103"}');

SELECT setval('event_event_no_seq', 11, true);
