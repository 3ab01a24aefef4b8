"""What is read from the ledger: entries, the entry feed, lots and their ends."""

from collections.abc import Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

from msgspec import Raw

from app.kit.events import outbox
from app.kit.events.outbox import Found, Narrowed
from app.kit.postgres.database import Reader, Row
from app.kit.postgres.rows import packed, read_row
from app.kit.web.pagination import EVER, Window
from app.kit.zones import end_of_day
from app.ledger import chain
from app.ledger.accounts import AccountKind, EntryKind, Lot, Posting, account_id
from app.ledger.chain import Head
from app.ledger.rows import BookedEntry, LotEnd, MovedRecord, ProofRecord
from app.ledger.schemas import EntryView
from app.ledger.written import WrittenEntry, WrittenLot

# A row inside a row: of an array there, a connection may not know the type yet.
_SETTLES = "CASE WHEN settles_seq IS NOT NULL THEN (settles_seq, settles_position) END"
# The fields of a posting as it is shown, and their columns.
_POSTING = {
    "from_": "from_kind",
    "to": "to_kind",
    "from_id": "from_id",
    "to_id": "to_id",
    "lot_id": "lot_id",
    "minutes": "minutes",
    "settles": _SETTLES,
}
_OF_ENTRY = """
FROM ledger_posting AS posting
WHERE posting.credit_account_id = entry.credit_account_id AND posting.seq = entry.seq
"""
_POSTINGS = f"ARRAY(SELECT ({', '.join(_POSTING.values())}) {_OF_ENTRY} ORDER BY position)"
# The same as it is written, of kinds, ids and numbers alone: to read rows inside of rows costs more than
# all else of a page.
_WRITTEN_POSTING = """
'{"from":"' || from_kind || '","to":"' || to_kind || '","from_id":"' || from_id || '","to_id":"' || to_id
|| '","lot_id":' || coalesce('"' || lot_id || '"', 'null') || ',"minutes":' || minutes
|| ',"settles":' || coalesce('[' || settles_seq || ',' || settles_position || ']', 'null') || '}'
"""
_WRITTEN_POSTINGS = f"""
(SELECT '[' || coalesce(string_agg({_WRITTEN_POSTING}, ',' ORDER BY position), '') || ']' {_OF_ENTRY})
"""
# The fields of what an entry tells of a lot, and their columns.
_TOLD = {
    "id": "told.lot_id",
    "minutes": "told.given_minutes",
    "price_per_person_day": "told.price_per_person_day",
    "net": "told.net",
    "currency": "told.currency",
    "expires_on": "told.expires_on",
}
# Of an entry, and what stands beside it: the entries are chosen first, by their own index, and what is
# joined to them is looked up one by one.
_BUT_POSTINGS = f"""
entry.id, account.customer_id, entry.credit_account_id, entry.seq, entry.kind, entry.reference,
entry.booked_at, entry.service_on, entry.actor, note.reason, entry.reverses, entry.override,
entry.available_minutes, entry.held_minutes, entry.awaiting_confirmation_minutes,
entry.debt_minutes, entry.reason_digest, note.salt AS reason_salt, entry.hash_version, entry.hash,
CASE WHEN told.lot_id IS NOT NULL THEN ({", ".join(_TOLD.values())}) END AS lot
"""
_ENTRY = f"{_BUT_POSTINGS}, {_POSTINGS} AS postings"
_BESIDE = """
JOIN credit_account AS account ON account.credit_account_id = entry.credit_account_id
LEFT JOIN ledger_note AS note
    ON note.credit_account_id = entry.credit_account_id AND note.seq = entry.seq
LEFT JOIN ledger_lot AS told
    ON told.credit_account_id = entry.credit_account_id AND told.seq = entry.seq
"""
# The seq of the first entry at or after an instant: they are booked in the order of time (design §2).
_FIRST_AT = """
coalesce((SELECT seq FROM ledger_entry WHERE credit_account_id = $1 AND booked_at >= {0}
          ORDER BY booked_at, seq LIMIT 1), {1})
"""
_NO_SEQ = 2**31 - 1
_CHOSEN = f"""
FROM (
    SELECT * FROM ledger_entry WHERE credit_account_id = $1 AND seq > $2
    AND seq >= CASE WHEN $5::timestamptz IS NULL THEN 0 ELSE {_FIRST_AT.format("$5", _NO_SEQ)} END
    AND seq < CASE WHEN $6::timestamptz IS NULL THEN {_NO_SEQ}
              ELSE {_FIRST_AT.format("$6", _NO_SEQ)} END
    AND ($4::text[] IS NULL OR kind = ANY($4)) ORDER BY seq LIMIT $3
) AS entry {_BESIDE}
ORDER BY entry.seq
"""
_ENTRIES = f"SELECT {_ENTRY} {_CHOSEN}"
_WRITTEN_ENTRIES = f"SELECT {_BUT_POSTINGS}, {_WRITTEN_POSTINGS} AS postings {_CHOSEN}"


def _feed(condition: str = "") -> str:
    return f"""
    SELECT far.reached, found.* FROM ({outbox.REACHED}) AS far
    LEFT JOIN LATERAL (
        SELECT {_ENTRY}, fact.position AS feed_position FROM (
            SELECT position, subject_id FROM event
            WHERE subject_type = 'ledger_entry' AND position > $1
              AND ($3::text[] IS NULL OR type = ANY($3)) {condition}
            ORDER BY position LIMIT $2
        ) AS fact
        CROSS JOIN LATERAL (
            SELECT * FROM ledger_entry WHERE ledger_entry.id = fact.subject_id LIMIT 1
        ) AS entry {_BESIDE}
    ) AS found ON true
    ORDER BY found.feed_position
    """


_FEED, _FEED_OF_ONE = _feed(), _feed("AND customer_id = $4")


_DIGESTS = ("reason_digest", "reason_salt", "hash")
_AS_READ = [name for name in EntryView.model_fields if name not in {"postings", "lot", *_DIGESTS}]


def _entry(row: Row) -> EntryView:
    """An entry as it is shown: nothing else is ever done with it, and pages have many."""
    facts = {name: row[name] for name in _AS_READ}
    facts |= {name: row[name] and row[name].hex() for name in _DIGESTS}
    facts["lot"] = row["lot"] and dict(zip(_TOLD, row["lot"], strict=True))
    facts["postings"] = [_posting(posting) for posting in row["postings"]]
    return EntryView.model_validate(facts)


def _posting(values: Row) -> dict[str, Any]:
    shown = dict(zip(_POSTING, values, strict=True))
    shown["settles"] = shown["settles"] and tuple(shown["settles"])
    return shown


async def _entry_rows(
    db: Reader,
    query: str,
    customer_id: UUID,
    after_seq: int,
    limit: int,
    kinds: Sequence[EntryKind] | None,
    within: Window,
) -> list[Row]:
    return await db.fetch(
        query, account_id(customer_id), after_seq, limit, kinds, within.from_at, within.to_at
    )


async def entries(
    db: Reader,
    customer_id: UUID,
    after_seq: int,
    limit: int,
    kinds: Sequence[EntryKind] | None = None,
    within: Window = EVER,
) -> list[EntryView]:
    """A customer's entries by ascending seq: of these kinds, booked within a time."""
    rows = await _entry_rows(db, _ENTRIES, customer_id, after_seq, limit, kinds, within)
    return [_entry(row) for row in rows]


async def written_entries(
    db: Reader,
    customer_id: UUID,
    after_seq: int,
    limit: int,
    kinds: Sequence[EntryKind] | None,
    within: Window,
) -> list[WrittenEntry]:
    """The same, to be written and nothing else."""
    rows = await _entry_rows(db, _WRITTEN_ENTRIES, customer_id, after_seq, limit, kinds, within)
    return [_written(row) for row in rows]


_COLUMNS = itemgetter(*WrittenEntry.__struct_fields__)
_AT_POSTINGS, _LOT = (WrittenEntry.__struct_fields__.index(name) for name in ("postings", "lot"))
_BYTES = [WrittenEntry.__struct_fields__.index(name) for name in _DIGESTS]


def _written(row: Row) -> WrittenEntry:
    values = list(_COLUMNS(row))
    for place in _BYTES:
        values[place] = values[place] and values[place].hex()
    values[_AT_POSTINGS] = Raw(values[_AT_POSTINGS])
    if told := values[_LOT]:
        lot, minutes, price, net, *others = told
        net = None if net is None else chain.plain(net)
        values[_LOT] = WrittenLot(lot, minutes, chain.plain(price), net, *others)
    return WrittenEntry(*values)


async def entry(db: Reader, entry_id: UUID) -> EntryView | None:
    """One entry by its id."""
    row = await db.fetchrow(
        f"SELECT {_ENTRY} FROM ledger_entry AS entry {_BESIDE} WHERE entry.id = $1", entry_id
    )
    return _entry(row) if row else None


# A lot is opened by an entry that moves minutes into it, or of it into debt.
_BOOKED = f"""
SELECT seq, id, booked_at, reverses, (
           SELECT {packed(Lot, "lot", free_minutes="lot.balance_minutes")}
           FROM ledger_posting AS posting
           JOIN ledger_account AS lot ON lot.credit_account_id = $1 AND lot.id = posting.lot_id
           WHERE posting.credit_account_id = $1 AND posting.seq = entry.seq
             AND posting.from_kind IN ('purchased', 'adjusted') AND lot.opened_seq = entry.seq
           LIMIT 1
       ) AS opened,
       ARRAY(
           SELECT {packed(Posting, settles=_SETTLES)} FROM ledger_posting AS posting
           WHERE posting.credit_account_id = $1 AND posting.seq = entry.seq ORDER BY position
       ) AS postings
FROM ledger_entry AS entry WHERE credit_account_id = $1 AND seq > $2 ORDER BY seq LIMIT $3
"""


async def booked(
    db: Reader, credit_account_id: UUID, after_seq: int, limit: int
) -> list[BookedEntry]:
    """An account's entries by ascending seq, as they are valued."""
    rows = await db.fetch(_BOOKED, credit_account_id, after_seq, limit)
    return [read_row(BookedEntry, row) for row in rows]


async def owner_of_entry(db: Reader, entry_id: UUID) -> UUID | None:
    """The customer of an entry."""
    found: UUID | None = await db.fetchval(
        "SELECT account.customer_id FROM ledger_entry AS entry JOIN credit_account AS account"
        " USING (credit_account_id) WHERE entry.id = $1",
        entry_id,
    )
    return found


def entries_of(customer_id: UUID | None, kinds: Sequence[EntryKind] | None) -> Narrowed:
    """The events of a customer's entries, or of everybody's: of these kinds, or of all."""
    return Narrowed(customer_id, [f"ledger_entry.{kind}" for kind in kinds or EntryKind])


async def feed(db: Reader, after: int, limit: int, narrowed: Narrowed) -> Found[EntryView]:
    """Entries of all customers, or one, each behind its position in the feed and in that order."""
    if narrowed.customer_id is None:
        rows = await db.fetch(_FEED, after, limit, narrowed.types)
    else:
        rows = await db.fetch(_FEED_OF_ONE, after, limit, narrowed.types, narrowed.customer_id)
    found = [(row["feed_position"], _entry(row)) for row in rows if row["id"]]
    return Found(found, rows[0]["reached"])


async def expiring(db: Reader, at: datetime, limit: int, skip: int = 0) -> list[UUID]:
    """Customers with free minutes in a lot past its date, the longest past first, but for the first."""
    rows = await db.fetch(
        "SELECT account.customer_id FROM ledger_account AS lot"
        " JOIN credit_account AS account USING (credit_account_id)"
        " WHERE lot.kind = 'lot' AND lot.balance_minutes > 0 AND lot.expires_at <= $1"
        " GROUP BY account.customer_id ORDER BY min(lot.expires_at), account.customer_id"
        " LIMIT $2 OFFSET $3",
        at,
        limit,
        skip,
    )
    return [row["customer_id"] for row in rows]


async def minutes_in_use(db: Reader, customer_id: UUID, lot_id: UUID) -> int:
    """The minutes of a lot that are held or billed now."""
    minutes: int = await db.fetchval(
        "SELECT coalesce(sum(CASE WHEN to_kind = ANY($3) THEN minutes ELSE 0 END"
        " - CASE WHEN from_kind = ANY($3) THEN minutes ELSE 0 END), 0)::int"
        " FROM ledger_posting WHERE credit_account_id = $1 AND lot_id = $2",
        account_id(customer_id),
        lot_id,
        [AccountKind.HOLD, AccountKind.BILLED],
    )
    return minutes


async def last_entry_id(db: Reader, customer_id: UUID, kind: EntryKind) -> UUID:
    """The customer's last entry of a kind that it has entries of."""
    found: UUID = await db.fetchval(
        "SELECT id FROM ledger_entry WHERE credit_account_id = $1 AND kind = $2"
        " ORDER BY seq DESC LIMIT 1",
        account_id(customer_id),
        kind,
    )
    return found


async def zone_release(db: Reader) -> str:
    """The release of the time zone data by which the ends of lots were last reckoned."""
    release: str = await db.fetchval("SELECT release FROM ledger_zone_data")
    return release


_NOT_ENDED = """
SELECT account.customer_id, credit_account_id, lot.id, account.time_zone, lot.expires_on, lot.expires_at
FROM ledger_account AS lot JOIN credit_account AS account USING (credit_account_id)
WHERE lot.kind = 'lot' AND lot.expires_at > greatest($1, account.booked_at)
  AND (credit_account_id, lot.id) > ($2, $3)
ORDER BY credit_account_id, lot.id LIMIT $4
"""
_AT_ONCE = 5000


async def ending_otherwise(db: Reader, at: datetime) -> list[LotEnd]:
    """Lots that have not ended, and whose end is another than that of their last day by the data in use."""
    found: list[LotEnd] = []
    account, lot = UUID(int=0), UUID(int=0)
    while read := [
        read_row(LotEnd, row) for row in await db.fetch(_NOT_ENDED, at, account, lot, _AT_ONCE)
    ]:
        found += [
            one for one in read if one.expires_at != end_of_day(one.expires_on, one.time_zone)
        ]
        account, lot = read[-1].credit_account_id, read[-1].id
    return found


_HEADS = """
SELECT account.credit_account_id, head.seq, head.hash FROM credit_account AS account
CROSS JOIN LATERAL (
    SELECT seq, hash FROM ledger_entry AS entry
    WHERE entry.credit_account_id = account.credit_account_id AND booked_at < $1
    ORDER BY booked_at DESC, seq DESC LIMIT 1
) AS head ORDER BY account.credit_account_id
"""


async def heads(db: Reader, before: datetime) -> list[Head]:
    """The last entry booked before an instant, of each credit account that has one, by account."""
    return [read_row(Head, row) for row in await db.fetch(_HEADS, before)]


async def proof(db: Reader, customer_id: UUID, before: datetime | None) -> ProofRecord | None:
    """The last entry of a customer, or that booked before an instant; seq 0 where there is none."""
    row = await db.fetchrow(
        "SELECT account.credit_account_id, coalesce(entry.seq, 0) AS seq, entry.hash, hash_version,"
        " entry.booked_at, closed_until FROM credit_account AS account LEFT JOIN LATERAL ("
        "   SELECT seq, hash, hash_version, booked_at FROM ledger_entry AS entry"
        "   WHERE entry.credit_account_id = account.credit_account_id"
        "     AND ($2::timestamptz IS NULL OR entry.booked_at < $2)"
        "   ORDER BY booked_at DESC, seq DESC LIMIT 1"
        " ) AS entry ON true WHERE account.credit_account_id = $1",
        account_id(customer_id),
        before,
    )
    return read_row(ProofRecord, row) if row else None


async def first_booked_at(db: Reader) -> datetime | None:
    """When the first of all entries was booked; None without any."""
    found: datetime | None = await db.fetchval(
        "SELECT min(booked_at) FROM ledger_entry WHERE seq = 1"
    )
    return found


# Each posting is read once; its two sides come of few sums.
_MOVED = """
WITH moved AS (
    SELECT from_kind, to_kind, booked_at < $1 AS before, sum(minutes) AS minutes
    FROM ledger_posting JOIN ledger_entry USING (credit_account_id, seq)
    WHERE $2::timestamptz IS NULL OR booked_at < $2 GROUP BY 1, 2, 3
), side AS (
    SELECT to_kind AS kind, before, minutes FROM moved
    UNION ALL SELECT from_kind, before, -minutes FROM moved
)
SELECT kind, coalesce(sum(minutes) FILTER (WHERE before), 0)::bigint AS opening_minutes,
       coalesce(sum(minutes) FILTER (WHERE NOT before AND minutes > 0), 0)::bigint AS in_minutes,
       coalesce(sum(-minutes) FILTER (WHERE NOT before AND minutes < 0), 0)::bigint AS out_minutes,
       sum(minutes)::bigint AS closing_minutes
FROM side GROUP BY kind ORDER BY kind
"""


async def moved(db: Reader, from_at: datetime, until_at: datetime | None) -> list[MovedRecord]:
    """What was in ledger accounts of each kind at two instants, and what came and went between them.

    What is booked at an instant comes after it; without a second one all counts.
    """
    return [read_row(MovedRecord, row) for row in await db.fetch(_MOVED, from_at, until_at)]
