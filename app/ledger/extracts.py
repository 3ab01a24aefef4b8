"""What is exported of the ledger: entries in the order of the feed, and postings by account.

An entry carries all that its hash covers, so that the chain is proved by the file alone.
"""

from app.kit.extracts import Column, ColumnKind, Extract

_W, _N = ColumnKind.WORD, ColumnKind.WHOLE

_BALANCES = (
    Column("available_minutes", _N, "entry.available_minutes", "Free minutes after it."),
    Column("held_minutes", _N, "entry.held_minutes", "Minutes held for sessions after it."),
    Column(
        "awaiting_confirmation_minutes", _N, "entry.awaiting_confirmation_minutes",
        "Billed minutes that nobody has confirmed, after it.",
    ),
    Column("debt_minutes", _N, "entry.debt_minutes", "Owed minutes after it."),
)  # fmt: skip
_POSTINGS = """
ARRAY(
    SELECT row_to_json(moved) FROM (
        SELECT from_kind AS "from", from_id, to_kind AS "to", to_id, lot_id, minutes,
               CASE WHEN settles_seq IS NOT NULL THEN ARRAY[settles_seq, settles_position] END AS settles
        FROM ledger_posting AS posting
        WHERE posting.credit_account_id = entry.credit_account_id AND posting.seq = entry.seq
        ORDER BY position
    ) AS moved
)
"""

# Numbers as they are hashed.
_LOT = """
CASE WHEN told.lot_id IS NOT NULL THEN json_build_object(
    'id', told.lot_id, 'minutes', told.given_minutes,
    'price_per_person_day', trim_scale(told.price_per_person_day)::text,
    'net', trim_scale(told.net)::text, 'currency', told.currency, 'expires_on', told.expires_on
) END
"""

ENTRIES = Extract(
    columns=(
        Column("position", _N, "fact.position", "Its place in the feed: `after` goes on behind it."),
        Column("id", _W, "entry.id", "The entry."),
        Column("customer_id", _W, "fact.customer_id", "Whose credit it is."),
        Column("credit_account_id", _W, "entry.credit_account_id", "The account that `seq` counts in."),
        Column("seq", _N, "entry.seq", "Its number in the account, from 1 on without a gap."),
        Column("kind", _W, "entry.kind", "What happened: an `EntryKind`."),
        Column("reference", _W, "entry.reference", "What it books; once in an account."),
        Column("booked_at", ColumnKind.INSTANT, "entry.booked_at", "When it was booked."),
        Column("service_on", ColumnKind.DAY, "entry.service_on", "The day of what it is for."),
        Column("actor", _W, "entry.actor", "Who acted."),
        Column("reason", ColumnKind.TEXT, "note.reason", "Why; empty where nobody said, and once erased."),
        Column("reverses", _W, "entry.reverses", "The entry that it undoes."),
        Column("override", ColumnKind.FLAG, "entry.override", "Whether a lead overrode a rule."),
        *_BALANCES,
        Column(
            "reason_digest", _W, "encode(entry.reason_digest, 'hex')",
            "SHA-256 of the salt and the reason, in hexadecimal.",
        ),
        Column("reason_salt", _W, "encode(note.salt, 'hex')", "What stands before the reason in it."),
        Column("hash_version", _N, "entry.hash_version", "The version of the form that `hash` covers."),
        Column("hash", _W, "encode(entry.hash, 'hex')", "Of this entry and all before it, in hexadecimal."),
        Column("postings", ColumnKind.NESTED, _POSTINGS, "The minutes that moved, in order."),
        Column("lot", ColumnKind.NESTED, _LOT, "The lot that it opens, or whose last day it changes."),
    ),
    source="""
    FROM event AS fact
    CROSS JOIN LATERAL (
        SELECT * FROM ledger_entry WHERE ledger_entry.id = fact.subject_id LIMIT 1
    ) AS entry
    LEFT JOIN ledger_note AS note
        ON note.credit_account_id = entry.credit_account_id AND note.seq = entry.seq
    LEFT JOIN ledger_lot AS told
        ON told.credit_account_id = entry.credit_account_id AND told.seq = entry.seq
    WHERE fact.subject_type = 'ledger_entry' AND fact.position IS NOT NULL
    """,
    # That of the event is that of the entry, and needs no look at the entry.
    instant="fact.occurred_at",
    customer="fact.customer_id",
    order="fact.position",
    position="fact.position",
    counted="""
    FROM event AS fact WHERE fact.subject_type = 'ledger_entry' AND fact.position IS NOT NULL
    """,
)  # fmt: skip

POSTINGS = Extract(
    columns=(
        Column("entry_id", _W, "entry.id", "The entry that it is of."),
        Column("customer_id", _W, "account.customer_id", "Whose credit it is."),
        Column("credit_account_id", _W, "entry.credit_account_id", "The account that `seq` counts in."),
        Column("seq", _N, "entry.seq", "The entry's number in the account."),
        Column("position", _N, "posting.position", "Its place in the entry, from 0 on."),
        Column("kind", _W, "entry.kind", "What happened: an `EntryKind`."),
        Column("booked_at", ColumnKind.INSTANT, "entry.booked_at", "When it was booked."),
        Column("service_on", ColumnKind.DAY, "entry.service_on", "The day of what it is for."),
        Column("from", _W, "posting.from_kind", "What the minutes left: an `AccountKind`."),
        Column("from_id", _W, "posting.from_id", "The ledger account that they left."),
        Column("to", _W, "posting.to_kind", "What they came to: an `AccountKind`."),
        Column("to_id", _W, "posting.to_id", "The ledger account that they came to."),
        Column("lot_id", _W, "posting.lot_id", "Whose minutes they are; empty for owed ones."),
        Column("minutes", _N, "posting.minutes", "How many."),
        Column("settles_seq", _N, "posting.settles_seq", "The entry whose debt they pay back."),
        Column("settles_position", _N, "posting.settles_position", "The posting in that entry."),
        Column("from_balance_minutes", _N, "posting.from_balance_minutes", "What they left behind."),
        Column("to_balance_minutes", _N, "posting.to_balance_minutes", "What is there with them."),
    ),
    source="""
    FROM ledger_posting AS posting
    JOIN ledger_entry AS entry
        ON entry.credit_account_id = posting.credit_account_id AND entry.seq = posting.seq
    JOIN credit_account AS account ON account.credit_account_id = posting.credit_account_id
    WHERE true
    """,
    instant="entry.booked_at",
    customer="account.customer_id",
    order="posting.credit_account_id, posting.seq, posting.position",
)  # fmt: skip
