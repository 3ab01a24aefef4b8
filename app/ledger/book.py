"""A credit account while its entries are decided: each posted draft makes the next state. No SQL."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace
from uuid_utils.compat import uuid7

from app import errors
from app.kit.zones import end_of_day, local_date
from app.ledger import burn, chain, entries
from app.ledger.accounts import (
    LEGAL_FLOWS,
    NEVER_NEGATIVE,
    NEVER_POSITIVE,
    SINGLE,
    AccountKind,
    BurnPlace,
    Draft,
    Draw,
    DrawKey,
    Lot,
    Posting,
    State,
)

# The reason of a compensation (rule C9).
COMPENSATED = "Minutes came back to a lot past its last day, and the provider caused it."

# What the database keeps a balance in holds a little more.
MAX_BALANCE_MINUTES = 2_000_000_000
_TOTALS = {
    AccountKind.LOT: "available_minutes",
    AccountKind.HOLD: "held_minutes",
    AccountKind.BILLED: "awaiting_confirmation_minutes",
}


class OpenedAccount(Struct, frozen=True):
    """A ledger account that an entry made; ``lot`` as it was then."""

    id: UUID
    kind: AccountKind
    seq: int
    lot: Lot | None = None


class Entry(Struct, frozen=True):
    """A draft that is posted: in its place of the chain, and with the state after it."""

    id: UUID
    seq: int
    draft: Draft
    booked_at: datetime
    service_on: date
    reason: str | None
    salt: bytes
    reason_digest: bytes | None
    hash: bytes
    state: State


class Book:
    """A locked credit account while its entries are decided: each ``post`` makes the next state.

    Attributes:
        before, state: the balances before the first and after the last posted entry.
        at: the instant that new entries are booked at: never before the last one's, nor in a month
            that is closed.
        now: the instant of the request, which is of its own day also where it is booked later.
        zone: the customer's time zone, by which its days end.
        compensations: the entries that gave minutes back which had come to a lot past its date.
        entries, opened_accounts, new_draws: what ``journal.write`` has to write: the entries, the new
            ledger accounts, and the minutes newly drawn as debt.
    """

    def __init__(
        self,
        customer_id: UUID,
        credit_account_id: UUID,
        actor: str,
        state: State,
        *,
        seq: int,
        last_hash: bytes,
        at: datetime,
        now: datetime,
        zone: str,
        new_id: Callable[[], UUID] = uuid7,
    ) -> None:
        self.customer_id = customer_id
        self.credit_account_id = credit_account_id
        self.before = self.state = state
        self.seq = seq
        self.at = at
        self.now = now
        self.zone = zone
        self.entries: list[Entry] = []
        self.compensations: list[Entry] = []
        self.opened_accounts: list[OpenedAccount] = []
        self.new_draws: dict[DrawKey, int] = {}
        self._actor = actor
        self._new_id = new_id
        self._hash = last_hash

    @property
    def today(self) -> date:
        """The customer's calendar date at the instant of booking."""
        return local_date(self.at, self.zone)

    @property
    def spendable_minutes(self) -> int:
        """The free minutes that can be spent without reading further lots."""
        return sum(lot.free_minutes for lot in burn.within_reach(self.state, self.at))

    def add_lots(self, lots: Sequence[Lot], asked_minutes: int) -> None:
        """Add what was read behind ``state.read_until`` to spend so many minutes of it."""
        assert self.state.read_until is not None
        until = burn.read_until(lots, self.state.read_until, asked_minutes)
        self.before = _with_lots(self.before, lots, until)
        self.state = _with_lots(self.state, lots, until)

    @property
    def raised_available(self) -> bool:
        """Whether any entry raised the available minutes, even if a later one took them again."""
        available = [self.before.available_minutes]
        available += [entry.state.available_minutes for entry in self.entries]
        return any(before < after for before, after in pairwise(available))

    def post(
        self, draft: Draft, *, reason: str | None = None, service_on: date | None = None
    ) -> Entry:
        """Make a draft the next entry: of a day, or of that of the request.

        Minutes it returns to a lot past its date expire at once, and come back as a compensation
        lot when the provider caused the return (rule C9).
        """
        self.seq += 1
        self._open_accounts(draft)
        self.state = self._apply(draft)
        salt = secrets.token_bytes(16) if reason else b""
        digest = chain.reason_digest(salt, reason) if reason else None
        service_on = service_on or local_date(self.now, self.zone)
        self._hash = chain.link(self._hash, self._hashed(draft, service_on, digest))
        entry = Entry(
            self._new_id(),
            self.seq,
            draft,
            self.at,
            service_on,
            reason,
            salt,
            digest,
            self._hash,
            self.state,
        )
        self.entries.append(entry)
        self._expire_returned(draft, service_on)
        return entry

    def expire_due(self) -> None:
        """Post the expiry of every lot past its date that has free minutes (rule C9)."""
        for lot in burn.order(self.state.lots.values()):
            if lot.free_minutes and not lot.usable(self.at):
                assert lot.expires_on is not None
                self.post(entries.expiry(lot, self.seq + 1), service_on=lot.expires_on)

    def new_lot(self, lot_id: UUID, *, given_minutes: int, **facts: Any) -> Lot:
        """A lot that begins now; ``expires_on`` is the last day of its use."""
        expires_at = self._end_of(facts.get("expires_on"))
        return Lot(lot_id, 0, self.at, expires_at=expires_at, given_minutes=given_minutes, **facts)

    def change_expiry(self, lot_id: UUID, expires_on: date | None) -> Entry:
        """Give a lot another last day of use; nothing else of this book may move its minutes."""
        lot = self.state.lots[lot_id]
        assert lot == self.before.lots[lot_id]
        changed = replace(lot, expires_on=expires_on, expires_at=self._end_of(expires_on))
        return self.post(entries.expiry_change(changed, self.seq + 1))

    def _end_of(self, expires_on: date | None) -> datetime | None:
        return end_of_day(expires_on, self.zone) if expires_on else None

    def _expire_returned(self, draft: Draft, service_on: date) -> None:
        returned = {p.to_id for p in draft.postings if p.to_kind is AccountKind.LOT}
        for lot in burn.order(self.state.lots[lot_id] for lot_id in returned):
            if lot.usable(self.at):
                continue
            self.post(entries.expiry(lot, self.seq + 1), service_on=service_on)
            if draft.compensation_days is not None:
                until = self.today + timedelta(days=draft.compensation_days)
                compensation = self.new_lot(
                    self._new_id(), given_minutes=lot.free_minutes, expires_on=until
                )
                given = entries.positive_adjustment(self.state, compensation, lot.free_minutes)
                self.compensations.append(self.post(given, reason=COMPENSATED))

    def _open_accounts(self, draft: Draft) -> None:
        kinds, lots = dict(self.state.kinds), dict(self.state.lots)
        if draft.new_lot and draft.new_lot.id not in kinds:
            kinds[draft.new_lot.id] = AccountKind.LOT
            lots[draft.new_lot.id] = draft.new_lot
            lot = draft.new_lot
            self.opened_accounts.append(OpenedAccount(lot.id, AccountKind.LOT, self.seq, lot))
        if draft.changed_lot:
            lots[draft.changed_lot.id] = draft.changed_lot
        for posting in draft.postings:
            if posting.to_id not in kinds:
                kinds[posting.to_id] = posting.to_kind
                self.opened_accounts.append(OpenedAccount(posting.to_id, posting.to_kind, self.seq))
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
                if kind is AccountKind.LOT:
                    lots[side] = replace(lots[side], free_minutes=balances[side])
                if kind in _TOTALS:
                    totals[_TOTALS[kind]] += sign * posting.minutes
            if posting.lot_id in lots and AccountKind.HOLD in (posting.from_kind, posting.to_kind):
                held = posting.minutes if posting.to_kind is AccountKind.HOLD else -posting.minutes
                lot = lots[posting.lot_id]
                lots[posting.lot_id] = replace(lot, held_minutes=lot.held_minutes + held)
            if posting.from_kind is AccountKind.DEBT:
                key = (self.seq, position)
                draws = (*draws, Draw(key, posting.minutes))
                self.new_draws[key] = posting.minutes
            if posting.settles:
                draws = burn.without(draws, posting.settles, posting.minutes)
        # The content was read for one decision; after a posting it would be stale.
        return replace(
            state,
            balances=balances,
            lots=lots,
            draws=draws,
            pieces=(),
            debt_minutes=-balances[SINGLE[AccountKind.DEBT]],
            **totals,
        )

    def _hashed(self, draft: Draft, service_on: date, digest: bytes | None) -> chain.HashedEntry:
        state = self.state
        return chain.HashedEntry(
            self.credit_account_id,
            self.seq,
            draft.kind,
            draft.reference,
            self._actor,
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
            _hashed_lot(draft.told_lot) if draft.told_lot else None,
        )


def _with_lots(state: State, lots: Sequence[Lot], read_until: BurnPlace | None) -> State:
    """A state that knows further lots; of those that it knew it has what is newer."""
    fresh = [lot for lot in lots if lot.id not in state.lots]
    return replace(
        state,
        balances={**state.balances, **{lot.id: lot.free_minutes for lot in fresh}},
        kinds={**state.kinds, **{lot.id: AccountKind.LOT for lot in fresh}},
        lots={**state.lots, **{lot.id: lot for lot in fresh}},
        read_until=read_until,
    )


def _hashed_lot(lot: Lot) -> chain.HashedLot:
    return chain.HashedLot(
        lot.id, lot.given_minutes, lot.price_per_person_day, lot.net, lot.currency, lot.expires_on
    )


def _check_legal(draft: Draft, posting: Posting, state: State) -> None:
    assert (posting.from_kind, posting.to_kind) in LEGAL_FLOWS[draft.kind], (draft.kind, posting)
    assert state.kinds[posting.from_id] is posting.from_kind, posting
    assert state.kinds[posting.to_id] is posting.to_kind, posting


def _check_bounds(kind: AccountKind, balance: int) -> None:
    if abs(balance) > MAX_BALANCE_MINUTES:
        raise errors.TooMuchCredit(limit_minutes=MAX_BALANCE_MINUTES)
    assert balance >= 0 or kind not in NEVER_NEGATIVE, (kind, balance)
    assert balance <= 0 or kind not in NEVER_POSITIVE, (kind, balance)
