"""The only writer of the ledger.

The order is always: ``lock`` the credit account's row → ``read`` its state by a later statement →
decide (``entries``) → ``Book.post`` and ``Book.stage``; the transaction then writes it all at once.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from uuid_utils.compat import uuid7

from app import errors
from app.kit.clock import end_of_day, local_date
from app.kit.database import Row, Tx, columns
from app.ledger import burn, chain, entries
from app.ledger.accounts import (
    LEGAL_FLOWS,
    NEVER_NEGATIVE,
    NEVER_POSITIVE,
    PRODUCT,
    SINGLE,
    Draft,
    Draw,
    Kind,
    Lot,
    Posting,
    State,
)

_NAMESPACE = UUID("6d0f9a5e-3c1b-5f0e-9a55-8f1f3f3c2b10")
_TOTALS = {
    Kind.LOT: "available_minutes",
    Kind.HOLD: "held_minutes",
    Kind.BILLED: "awaiting_confirmation_minutes",
}


def account_id(customer_id: UUID) -> UUID:
    """The id of a customer's server-support credit account: derived, so it needs no look-up."""
    return uuid5(_NAMESPACE, f"{customer_id}:{PRODUCT}")


def open_account(tx: Tx, customer_id: UUID, time_zone: str) -> None:
    """Stage a new customer's empty credit account; its lots expire by ``time_zone``."""
    credit_account_id = account_id(customer_id)
    tx.stage(
        "INSERT INTO credit_account (credit_account_id, customer_id, product, time_zone, hash, seq,"
        " available_minutes, held_minutes, awaiting_confirmation_minutes, debt_minutes)"
        " VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0, 0)",
        credit_account_id, customer_id, PRODUCT, time_zone, chain.first(credit_account_id),
    )  # fmt: skip
    kinds = list(SINGLE.items())
    tx.stage(
        "INSERT INTO ledger_account (credit_account_id, id, kind, balance_minutes, opened_seq)"
        " SELECT $1, single.id, single.kind, 0, 0"
        " FROM unnest($2::uuid[], $3::text[]) AS single (id, kind)",
        credit_account_id, [identity for _, identity in kinds], [kind.value for kind, _ in kinds],
    )  # fmt: skip


async def lock(tx: Tx, customer_id: UUID) -> None:
    """Begin, and take the lock that guards everything that can change this customer's credit."""
    await tx.begin(
        "SELECT 1 FROM credit_account"
        f" WHERE credit_account_id = '{account_id(customer_id)}' FOR UPDATE"
    )


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it will be written."""

    id: UUID
    seq: int
    draft: Draft
    booked_at: datetime
    service_on: date
    reason: str | None
    salt: bytes
    hash: bytes
    state: State


class Book:
    """A locked credit account while its entries are decided: each ``post`` makes the next state.

    Attributes:
        state: the balances after the last posted entry.
        at: the instant that new entries are booked at: never before the last one's.
    """

    def __init__(self, tx: Tx, customer_id: UUID, row: Row) -> None:
        self._tx = tx
        self._customer_id = customer_id
        self._account_id = account_id(customer_id)
        self._hash: bytes = row["hash"]
        self._written: list[Written] = []
        self._opened: list[tuple[UUID, Kind, Lot | None, int]] = []
        self._before = self.state = _state(row)
        self._draws = {draw.key: draw for draw in self.state.draws}
        self.seq: int = row["seq"]
        self.zone: str = row["time_zone"]
        self.at: datetime = max(tx.now, row["booked_at"]) if row["booked_at"] else tx.now

    @property
    def today(self) -> date:
        """The customer's calendar date at the instant of booking."""
        return local_date(self.at, self.zone)

    def post(
        self, draft: Draft, *, reason: str | None = None, service_on: date | None = None
    ) -> Written:
        """Make a draft the next entry.

        Minutes it returns to a lot past its date expire at once, and come back as a compensation
        lot when the provider caused the return (rule C9).
        """
        self.seq += 1
        self._open_accounts(draft)
        self.state = self._apply(draft)
        salt = secrets.token_bytes(16) if reason else b""
        digest = chain.reason_digest(salt, reason) if reason else None
        service_on = service_on or self.today
        self._hash = chain.link(self._hash, self._hashed(draft, service_on, digest))
        written = Written(
            uuid7(), self.seq, draft, self.at, service_on, reason, salt, self._hash, self.state
        )
        self._written.append(written)
        self._expire_returned(draft, service_on)
        return written

    def expire_due(self) -> None:
        """Post the expiry of every lot past its date that has free minutes (rule C9)."""
        for lot in burn.order(self.state.lots.values()):
            if lot.free_minutes and not lot.usable(self.at):
                assert lot.expires_on is not None
                self.post(entries.expiry(lot, self.seq + 1), service_on=lot.expires_on)

    def new_lot(self, lot_id: UUID, **facts: Any) -> Lot:
        """A lot that begins now; ``expires_on`` is the last day of its use."""
        expires_on: date | None = facts.get("expires_on")
        expires_at = end_of_day(expires_on, self.zone) if expires_on else None
        return Lot(lot_id, 0, self.at, expires_at=expires_at, **facts)

    def _expire_returned(self, draft: Draft, service_on: date) -> None:
        returned = {p.to_id for p in draft.postings if p.to_kind is Kind.LOT}
        for lot in burn.order(self.state.lots[lot_id] for lot_id in returned):
            if lot.usable(self.at):
                continue
            self.post(entries.expiry(lot, self.seq + 1), service_on=service_on)
            if draft.provider_caused:
                until = self.today + timedelta(days=COMPENSATION_DAYS)
                compensation = self.new_lot(uuid7(), expires_on=until)
                self.post(entries.positive_adjustment(self.state, compensation, lot.free_minutes))

    def _open_accounts(self, draft: Draft) -> None:
        kinds, lots = dict(self.state.kinds), dict(self.state.lots)
        if draft.new_lot and draft.new_lot.id not in kinds:
            kinds[draft.new_lot.id] = Kind.LOT
            lots[draft.new_lot.id] = draft.new_lot
            self._opened.append((draft.new_lot.id, Kind.LOT, draft.new_lot, self.seq))
        for posting in draft.postings:
            if posting.to_id not in kinds:
                kinds[posting.to_id] = posting.to_kind
                self._opened.append((posting.to_id, posting.to_kind, None, self.seq))
        self.state = replace(self.state, kinds=kinds, lots=lots)

    def _apply(self, draft: Draft) -> State:
        """The state after a draft. What is not legal here is a fault of ours, not of the caller."""
        state = self.state
        balances, lots, draws = dict(state.balances), dict(state.lots), state.draws
        totals = {name: getattr(state, name) for name in _TOTALS.values()}
        for position, posting in enumerate(draft.postings):
            _check_legal(draft, posting, state)
            for side, sign in ((posting.from_id, -1), (posting.to_id, +1)):
                kind = state.kinds[side]
                balances[side] = balances.get(side, 0) + sign * posting.minutes
                _check_bounds(kind, balances[side])
                if kind is Kind.LOT:
                    lots[side] = replace(lots[side], free_minutes=balances[side])
                if kind in _TOTALS:
                    totals[_TOTALS[kind]] += sign * posting.minutes
            if posting.from_kind is Kind.DEBT:
                draws = (*draws, Draw((self.seq, position), posting.minutes))
                self._draws[draws[-1].key] = draws[-1]
            if posting.settles:
                draws = burn.without(draws, posting.settles, posting.minutes)
        # The content was read for one decision; after a posting it would be stale.
        return replace(
            state,
            balances=balances,
            lots=lots,
            draws=draws,
            pieces=(),
            debt_minutes=-balances[SINGLE[Kind.DEBT]],
            **totals,
        )

    def _hashed(self, draft: Draft, service_on: date, digest: bytes | None) -> chain.HashedEntry:
        state = self.state
        return chain.HashedEntry(
            self._account_id,
            self.seq,
            draft.kind,
            draft.reference,
            self._tx.actor.id,
            self.at,
            service_on,
            draft.reverses,
            draft.override,
            digest,
            [
                chain.HashedPosting(
                    posting.from_id, posting.to_id, posting.minutes, posting.lot_id, posting.settles
                )
                for posting in draft.postings
            ],
            (
                state.available_minutes,
                state.held_minutes,
                state.awaiting_confirmation_minutes,
                state.debt_minutes,
            ),
        )

    def stage(self) -> None:
        """Stage everything posted: entries, postings, balances, totals, debt and events."""
        if not self._written:
            return
        self._stage_entries()
        self._stage_postings()
        self._stage_balances()
        self._stage_draws()
        last = self._written[-1]
        self._tx.stage(
            "UPDATE credit_account SET seq = $2, booked_at = $3, hash = $4, available_minutes = $5,"
            " held_minutes = $6, awaiting_confirmation_minutes = $7, debt_minutes = $8"
            " WHERE credit_account_id = $1",
            self._account_id, last.seq, last.booked_at, last.hash, last.state.available_minutes,
            last.state.held_minutes, last.state.awaiting_confirmation_minutes,
            last.state.debt_minutes,
        )  # fmt: skip
        self._written = []

    def _stage_entries(self) -> None:
        rows = [
            (
                entry.seq, entry.id, entry.draft.kind.value, entry.draft.reference, entry.service_on,
                entry.draft.reverses, entry.draft.override,
                chain.reason_digest(entry.salt, entry.reason) if entry.reason else None,
                entry.draft.debt_limit_minutes, entry.state.available_minutes,
                entry.state.held_minutes, entry.state.awaiting_confirmation_minutes,
                entry.state.debt_minutes, entry.hash,
            )
            for entry in self._written
        ]  # fmt: skip
        self._tx.stage(
            _INSERT_ENTRIES, self._account_id, self._tx.actor.id, self.at, *columns(rows, 14)
        )
        notes = [(entry.seq, entry.salt, entry.reason) for entry in self._written if entry.reason]
        if notes:
            self._tx.stage(_INSERT_NOTES, self._account_id, *columns(notes, 3))
        self._tx.stage(
            _INSERT_EVENTS, self._customer_id, self._tx.actor.id, self.at,
            [uuid7() for _ in rows], [f"ledger_entry.{row[2]}" for row in rows],
            [row[1] for row in rows], [{"seq": row[0], "reference": row[3]} for row in rows],
        )  # fmt: skip

    def _stage_postings(self) -> None:
        balances = dict(self._before.balances)
        rows: list[Sequence[Any]] = []
        for entry in self._written:
            for position, posting in enumerate(entry.draft.postings):
                balances[posting.from_id] = balances.get(posting.from_id, 0) - posting.minutes
                balances[posting.to_id] = balances.get(posting.to_id, 0) + posting.minutes
                rows.append(
                    (
                        entry.seq, position, posting.from_kind.value, posting.from_id,
                        posting.to_kind.value, posting.to_id, posting.minutes, posting.lot_id,
                        *(posting.settles or (None, None)),
                        balances[posting.from_id], balances[posting.to_id],
                    )
                )  # fmt: skip
        self._tx.stage(_INSERT_POSTINGS, self._account_id, *columns(rows, 12))

    def _stage_balances(self) -> None:
        before, after = self._before.balances, self.state.balances
        opened = {identity for identity, *_ in self._opened}
        changed = [
            (identity, balance - before.get(identity, 0))
            for identity, balance in after.items()
            if identity not in opened and balance != before.get(identity, 0)
        ]
        if changed:
            self._tx.stage(_UPDATE_BALANCES, self._account_id, *columns(changed, 2))
        if self._opened:
            rows = [
                (
                    identity, kind.value, after.get(identity, 0), seq,
                    *(
                        (lot.purchased_at, lot.expires_on, lot.expires_at,
                         lot.price_per_person_day, lot.currency)
                        if lot else (None,) * 5
                    ),
                )
                for identity, kind, lot, seq in self._opened
            ]  # fmt: skip
            self._tx.stage(_INSERT_ACCOUNTS, self._account_id, *columns(rows, 9))

    def _stage_draws(self) -> None:
        before = {draw.key: draw for draw in self._before.draws}
        after = {draw.key: draw for draw in self.state.draws}
        made = [
            (*key, draw.open_minutes, after[key].open_minutes if key in after else 0)
            for key, draw in self._draws.items()
            if key not in before
        ]
        if made:
            self._tx.stage(_INSERT_DRAWS, self._account_id, *columns(made, 4))
        paid = [
            (*key, after[key].open_minutes if key in after else 0)
            for key, draw in before.items()
            if after.get(key) != draw
        ]
        if paid:
            self._tx.stage(_UPDATE_DRAWS, self._account_id, *columns(paid, 3))


COMPENSATION_DAYS = 30  # rule C9


def _check_legal(draft: Draft, posting: Posting, state: State) -> None:
    assert (posting.from_kind, posting.to_kind) in LEGAL_FLOWS[draft.kind], (draft.kind, posting)
    assert state.kinds[posting.from_id] is posting.from_kind, posting
    assert state.kinds[posting.to_id] is posting.to_kind, posting


def _check_bounds(kind: Kind, balance: int) -> None:
    assert balance >= 0 or kind not in NEVER_NEGATIVE, (kind, balance)
    assert balance <= 0 or kind not in NEVER_POSITIVE, (kind, balance)


async def read(
    tx: Tx,
    customer_id: UUID,
    *,
    content_of: UUID | None = None,
    entry_id: UUID | None = None,
    lot_id: UUID | None = None,
) -> Book:
    """The state of a locked credit account, with due expiries posted.

    ``content_of`` names the hold or worksheet, ``entry_id`` the entry to reverse, whose pieces the
    decision needs; ``lot_id`` a lot that is needed even when nothing in it is free.

    Raises:
        CustomerNotFound: there is no such customer.
        AlreadyReversed: the entry was reversed before.
    """
    row = await tx.connection.fetchrow(
        _READ, account_id(customer_id), list(SINGLE.values()), content_of, entry_id, lot_id
    )
    if row is None:
        raise errors.CustomerNotFound()
    if row["reversed"]:
        raise errors.AlreadyReversed()
    book = Book(tx, customer_id, row)
    pieces = book.state.pieces
    book.expire_due()
    book.state = replace(book.state, pieces=pieces)
    return book


_READ = """
WITH move AS (
    SELECT seq, position, minutes, to_id = $3 AS incoming, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = $1 AND to_id = $3
    UNION ALL
    SELECT seq, position, minutes, false, lot_id, from_kind
    FROM ledger_posting WHERE credit_account_id = $1 AND from_id = $3
    UNION ALL
    SELECT posting.seq, posting.position, posting.minutes, true, posting.lot_id, posting.from_kind
    FROM ledger_posting AS posting
    WHERE posting.credit_account_id = $1 AND posting.seq = (
        SELECT seq FROM ledger_entry WHERE credit_account_id = $1 AND id = $4
    )
), settlement AS (
    SELECT posting.settles_seq, posting.settles_position, posting.seq, posting.position,
           posting.minutes, posting.lot_id
    FROM ledger_posting AS posting
    JOIN move ON move.from_kind = 'debt' AND move.incoming
    WHERE posting.credit_account_id = $1
      AND posting.settles_seq = move.seq AND posting.settles_position = move.position
), wanted AS (
    SELECT unnest($2::uuid[]) AS id
    UNION SELECT id FROM ledger_account
          WHERE credit_account_id = $1 AND kind = 'lot' AND balance_minutes > 0
    UNION SELECT lot_id FROM move
    UNION SELECT lot_id FROM settlement
    UNION SELECT $3::uuid
    UNION SELECT $5::uuid
)
SELECT seq, booked_at, hash, time_zone, available_minutes, held_minutes,
       awaiting_confirmation_minutes, debt_minutes,
       ARRAY(
           SELECT (account.id, account.kind, account.balance_minutes, account.purchased_at,
                   account.expires_on, account.expires_at, account.price_per_person_day,
                   account.currency)
           FROM wanted JOIN ledger_account AS account
               ON account.credit_account_id = $1 AND account.id = wanted.id
       ) AS accounts,
       ARRAY(
           SELECT (seq, position, open_minutes) FROM ledger_draw
           WHERE credit_account_id = $1 AND open_minutes > 0 ORDER BY seq, position
       ) AS draws,
       ARRAY(
           SELECT (seq, position, minutes, incoming, lot_id) FROM move ORDER BY seq, position
       ) AS moves,
       ARRAY(
           SELECT (settles_seq, settles_position, minutes, lot_id)
           FROM settlement ORDER BY seq, position
       ) AS settlements,
       EXISTS (
           SELECT 1 FROM ledger_entry WHERE credit_account_id = $1 AND reverses = $4
       ) AS reversed
FROM credit_account WHERE credit_account_id = $1
"""


def _state(row: Row) -> State:
    balances: dict[UUID, int] = {}
    kinds: dict[UUID, Kind] = {}
    lots: dict[UUID, Lot] = {}
    for identity, kind, balance, purchased_at, expires_on, expires_at, price, currency in row[
        "accounts"
    ]:
        balances[identity] = balance
        kinds[identity] = Kind(kind)
        if kind == Kind.LOT:
            lots[identity] = Lot(
                identity, balance, purchased_at, expires_on, expires_at, price, currency
            )
    return State(
        balances=balances,
        kinds=kinds,
        lots=lots,
        draws=tuple(Draw((seq, position), left) for seq, position, left in row["draws"]),
        pieces=burn.content(
            [
                burn.Movement((seq, position), minutes, incoming, lot_id)
                for seq, position, minutes, incoming, lot_id in row["moves"]
            ],
            [
                burn.Settlement((seq, position), minutes, lot_id)
                for seq, position, minutes, lot_id in row["settlements"]
            ],
        ),
        available_minutes=row["available_minutes"],
        held_minutes=row["held_minutes"],
        awaiting_confirmation_minutes=row["awaiting_confirmation_minutes"],
        debt_minutes=row["debt_minutes"],
    )


_INSERT_ENTRIES = """
INSERT INTO ledger_entry
    (credit_account_id, actor, booked_at, seq, id, kind, reference, service_on, reverses, override,
     reason_digest, debt_limit_minutes, available_minutes, held_minutes,
     awaiting_confirmation_minutes, debt_minutes, hash)
SELECT $1, $2, $3, entry.*
FROM unnest($4::int[], $5::uuid[], $6::text[], $7::text[], $8::date[], $9::uuid[], $10::bool[],
            $11::bytea[], $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::bytea[])
    AS entry
"""

_INSERT_NOTES = """
INSERT INTO ledger_note (credit_account_id, seq, salt, reason)
SELECT $1, note.* FROM unnest($2::int[], $3::bytea[], $4::text[]) AS note
"""

_INSERT_EVENTS = """
INSERT INTO event (customer_id, actor, occurred_at, subject_type, id, type, subject_id, data)
SELECT $1, $2, $3, 'ledger_entry', fact.*
FROM unnest($4::uuid[], $5::text[], $6::uuid[], $7::jsonb[]) AS fact
"""

_INSERT_POSTINGS = """
INSERT INTO ledger_posting
    (credit_account_id, seq, position, from_kind, from_id, to_kind, to_id, minutes, lot_id,
     settles_seq, settles_position, from_balance_minutes, to_balance_minutes)
SELECT $1, posting.*
FROM unnest($2::int[], $3::int[], $4::text[], $5::uuid[], $6::text[], $7::uuid[], $8::int[],
            $9::uuid[], $10::int[], $11::int[], $12::int[], $13::int[]) AS posting
"""

_UPDATE_BALANCES = """
UPDATE ledger_account AS account SET balance_minutes = account.balance_minutes + change.minutes
FROM unnest($2::uuid[], $3::int[]) AS change (id, minutes)
WHERE account.credit_account_id = $1 AND account.id = change.id
"""

_INSERT_ACCOUNTS = """
INSERT INTO ledger_account
    (credit_account_id, id, kind, balance_minutes, opened_seq, purchased_at, expires_on, expires_at,
     price_per_person_day, currency)
SELECT $1, opened.*
FROM unnest($2::uuid[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::date[],
            $8::timestamptz[], $9::numeric[], $10::text[]) AS opened
"""

_INSERT_DRAWS = """
INSERT INTO ledger_draw (credit_account_id, seq, position, minutes, open_minutes)
SELECT $1, draw.* FROM unnest($2::int[], $3::int[], $4::int[], $5::int[]) AS draw
"""

_UPDATE_DRAWS = """
UPDATE ledger_draw AS draw SET open_minutes = paid.open_minutes
FROM unnest($2::int[], $3::int[], $4::int[]) AS paid (seq, position, open_minutes)
WHERE draw.credit_account_id = $1 AND draw.seq = paid.seq AND draw.position = paid.position
"""
