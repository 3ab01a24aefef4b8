"""One constructor per kind of entry: which postings a business event makes. Pure.

Each takes the state that it is decided on and returns a ``Draft``; guards come first, and what passes
them always succeeds. ``journal.Book.post`` writes drafts.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec.structs import replace

from app import errors
from app.ledger import burn
from app.ledger.accounts import (
    INCREMENT_MINUTES,
    SINGLE,
    AccountKind,
    Draft,
    EntryKind,
    Lot,
    Piece,
    Posting,
    State,
)


def check_increment(minutes: int, field: str = "minutes") -> None:
    """Hold an amount of credit to the 10-minute grain (rule C4); ``field`` is where it was told.

    Raises:
        NotAMultipleOfIncrement: it is not a multiple of 10.
    """
    if minutes % INCREMENT_MINUTES:
        raise errors.NotAMultipleOfIncrement(
            field=field, minutes=minutes, increment_minutes=INCREMENT_MINUTES
        )


def purchase(state: State, lot: Lot, minutes: int) -> Draft:
    """A paid purchase: it settles present debt, and the rest becomes the new lot."""
    return Draft(
        EntryKind.PURCHASE,
        f"purchase:{lot.id}",
        _credit(state, AccountKind.PURCHASED, lot.id, minutes),
        new_lot=lot,
    )


def hold(
    state: State,
    session_id: UUID,
    number: int,
    minutes: int,
    *,
    at: datetime,
    minimum_purchase_minutes: int,
) -> Draft:
    """Minutes reserved for a session; ``number`` counts the session's holds from 1.

    Raises:
        InsufficientCredit: short by any amount, with the smallest legal top-up (rule C5).
    """
    if (short := minutes - state.available_minutes) > 0:
        raise errors.InsufficientCredit(
            available=state.available_minutes,
            required=minutes,
            debt=state.debt_minutes,
            minimum_top_up=max(minimum_purchase_minutes, short + state.debt_minutes),
        )
    taken, _ = burn.draw(state, minutes, at)
    postings = (
        Posting(AccountKind.LOT, lot_id, AccountKind.HOLD, session_id, part, lot_id)
        for lot_id, part in taken
    )
    return Draft(EntryKind.HOLD, f"session:{session_id}:hold:{number}", tuple(postings))


def release(
    state: State,
    session_id: UUID,
    number: int,
    minutes: int,
    *,
    compensation_days: int | None,
) -> Draft:
    """Reserved minutes that are given back, from the end of the hold."""
    kept = sum(piece.minutes for piece in state.pieces) - minutes
    _, tail = burn.split(state.pieces, kept)
    return Draft(
        EntryKind.RELEASE,
        f"session:{session_id}:release:{number}",
        _give_back(state, AccountKind.HOLD, session_id, tail),
        compensation_days=compensation_days,
    )


def deduction(
    state: State,
    session_id: UUID,
    worksheet_id: UUID,
    billed_minutes: int,
    *,
    at: datetime,
    debt_limit_minutes: int,
    override: bool,
    compensation_days: int | None,
) -> Draft:
    """What a worksheet costs: the hold, then other credit, then debt; the rest goes back (rule C8).

    Raises:
        DebtLimitExceeded: the debt would pass its limit, and nobody overrides it.
    """
    used, rest = burn.split(state.pieces, billed_minutes)
    drawn, overridden = _spend(
        state,
        AccountKind.BILLED,
        worksheet_id,
        billed_minutes - sum(piece.minutes for piece in used),
        at=at,
        debt_limit_minutes=debt_limit_minutes,
        override=override,
    )
    captured = (
        Posting(
            AccountKind.HOLD,
            session_id,
            AccountKind.BILLED,
            worksheet_id,
            piece.minutes,
            piece.lot_id,
        )
        for piece in _merged(used)
    )
    return Draft(
        EntryKind.DEDUCTION,
        f"worksheet:{worksheet_id}:deduction",
        (*captured, *drawn, *_give_back(state, AccountKind.HOLD, session_id, rest)),
        override=overridden,
        debt_limit_minutes=debt_limit_minutes,
        compensation_days=compensation_days,
    )


def correction(
    state: State,
    worksheet_id: UUID,
    revision: int,
    billed_minutes: int,
    *,
    at: datetime,
    debt_limit_minutes: int,
    override: bool,
    compensation_days: int | None,
) -> Draft | None:
    """The difference an amended worksheet makes; None when the rounded total stays the same.

    Raises:
        DebtLimitExceeded: the debt would pass its limit, and nobody overrides it.
    """
    kept, excess = burn.split(state.pieces, billed_minutes)
    more = billed_minutes - sum(piece.minutes for piece in kept)
    drawn, overridden = _spend(
        state,
        AccountKind.BILLED,
        worksheet_id,
        more,
        at=at,
        debt_limit_minutes=debt_limit_minutes,
        override=override,
    )
    postings = (*drawn, *_give_back(state, AccountKind.BILLED, worksheet_id, excess))
    if not postings:
        return None
    return Draft(
        EntryKind.CORRECTION,
        f"worksheet:{worksheet_id}:correction:{revision}",
        postings,
        override=overridden,
        debt_limit_minutes=debt_limit_minutes,
        compensation_days=compensation_days,
    )


def confirmation(state: State, worksheet_id: UUID) -> Draft | None:
    """Billed minutes that the customer confirmed; None for a worksheet that cost nothing (C3)."""
    postings = tuple(
        Posting(
            AccountKind.BILLED,
            worksheet_id,
            AccountKind.CONSUMED,
            SINGLE[AccountKind.CONSUMED],
            piece.minutes,
            piece.lot_id,
        )
        for piece in _merged(state.pieces)
    )
    if not postings:
        return None
    return Draft(EntryKind.CONFIRMATION, f"worksheet:{worksheet_id}:confirmation", postings)


def penalty(state: State, reference: str, minutes: int, *, at: datetime) -> Draft:
    """Credit lost by a late change: free lots, then debt without a limit; never a hold (C7)."""
    taken, owed = burn.draw(state, minutes, at)
    return Draft(
        EntryKind.PENALTY,
        reference,
        _drawn(AccountKind.PENALTIES, SINGLE[AccountKind.PENALTIES], taken, owed),
    )


def expiry(lot: Lot, seq: int) -> Draft:
    """The free minutes of a lot past its date (rule C9); ``seq`` is that of the entry to be."""
    posting = Posting(
        AccountKind.LOT,
        lot.id,
        AccountKind.EXPIRED,
        SINGLE[AccountKind.EXPIRED],
        lot.free_minutes,
        lot.id,
    )
    return Draft(EntryKind.EXPIRY, f"lot:{lot.id}:expiry:{seq}", (posting,))


def expiry_change(lot: Lot, seq: int) -> Draft:
    """Another last day of a lot, as it is from then on: no minutes move, but it is proven.

    ``seq`` is that of the entry to be.
    """
    return Draft(EntryKind.EXPIRY_CHANGE, f"lot:{lot.id}:expiry_change:{seq}", (), changed_lot=lot)


def refund(state: State, purchase_id: UUID, number: int, minutes: int | None) -> Draft:
    """Free minutes of a purchase that are paid back, all of them by default.

    Raises:
        NothingToRefund: fewer are free than asked for, or none.
    """
    lot = state.lots[purchase_id]
    asked = lot.free_minutes if minutes is None else minutes
    if not 0 < asked <= lot.free_minutes:
        raise errors.NothingToRefund(free_minutes=lot.free_minutes, asked_minutes=asked)
    posting = Posting(
        AccountKind.LOT, lot.id, AccountKind.REFUNDED, SINGLE[AccountKind.REFUNDED], asked, lot.id
    )
    return Draft(EntryKind.REFUND, f"purchase:{purchase_id}:refund:{number}", (posting,))


def positive_adjustment(state: State, lot: Lot, minutes: int) -> Draft:
    """Minutes given by a lead, or in compensation: present debt first, then a lot at price 0."""
    return Draft(
        EntryKind.ADJUSTMENT,
        f"adjustment:{lot.id}",
        _credit(state, AccountKind.ADJUSTED, lot.id, minutes),
        new_lot=lot,
    )


def negative_adjustment(
    state: State,
    adjustment_id: UUID,
    minutes: int,
    *,
    at: datetime,
    debt_limit_minutes: int,
    override: bool,
) -> Draft:
    """Minutes taken away by a lead: free lots, then debt up to its limit.

    Raises:
        DebtLimitExceeded: the debt would pass its limit, and nobody overrides it.
    """
    postings, overridden = _spend(
        state,
        AccountKind.ADJUSTED,
        SINGLE[AccountKind.ADJUSTED],
        minutes,
        at=at,
        debt_limit_minutes=debt_limit_minutes,
        override=override,
    )
    return Draft(
        EntryKind.ADJUSTMENT,
        f"adjustment:{adjustment_id}",
        postings,
        override=overridden,
        debt_limit_minutes=debt_limit_minutes,
    )


def reversal(
    state: State, entry_id: UUID, source: AccountKind, *, compensation_days: int | None
) -> Draft:
    """A penalty or negative adjustment undone, once: its minutes come back by the return rule.

    ``source`` is where the entry had moved them: penalties or adjusted.
    """
    return Draft(
        EntryKind.REVERSAL,
        f"reversal:{entry_id}",
        _give_back(state, source, SINGLE[source], state.pieces),
        reverses=entry_id,
        compensation_days=compensation_days,
    )


def _credit(state: State, source: AccountKind, lot_id: UUID, minutes: int) -> tuple[Posting, ...]:
    paid, rest = burn.settle(state.draws, minutes)
    postings = [
        Posting(
            source, SINGLE[source], AccountKind.DEBT, SINGLE[AccountKind.DEBT], part, lot_id, key
        )
        for key, part in paid
    ]
    if rest:
        postings.append(Posting(source, SINGLE[source], AccountKind.LOT, lot_id, rest, lot_id))
    return tuple(postings)


def _spend(
    state: State,
    to_kind: AccountKind,
    to_id: UUID,
    minutes: int,
    *,
    at: datetime,
    debt_limit_minutes: int,
    override: bool,
) -> tuple[tuple[Posting, ...], bool]:
    """Postings from lots, then debt; and whether the limit had to be overridden for them."""
    taken, owed = burn.draw(state, minutes, at)
    beyond = owed > 0 and state.debt_minutes + owed > debt_limit_minutes
    if beyond and not override:
        raise errors.DebtLimitExceeded(
            debt_after=state.debt_minutes + owed,
            limit=debt_limit_minutes,
            available=minutes - owed,
        )
    return _drawn(to_kind, to_id, taken, owed), beyond


def _drawn(
    to_kind: AccountKind, to_id: UUID, taken: Sequence[tuple[UUID, int]], owed: int
) -> tuple[Posting, ...]:
    postings = [
        Posting(AccountKind.LOT, lot_id, to_kind, to_id, part, lot_id) for lot_id, part in taken
    ]
    if owed:
        postings.append(
            Posting(AccountKind.DEBT, SINGLE[AccountKind.DEBT], to_kind, to_id, owed, None)
        )
    return tuple(postings)


def _give_back(
    state: State, source: AccountKind, source_id: UUID, pieces: Sequence[Piece]
) -> tuple[Posting, ...]:
    merged: list[burn.Return] = []
    for back in burn.give_back(pieces, state.draws):
        if merged and _same_way(merged[-1], back):
            minutes = merged.pop().minutes + back.minutes
            merged.append(replace(back, minutes=minutes))
        else:
            merged.append(back)
    return tuple(
        Posting(
            source, source_id, back.to_kind, _target(back), back.minutes, back.lot_id, back.settles
        )
        for back in merged
    )


def _same_way(one: burn.Return, other: burn.Return) -> bool:
    return (one.to_kind, one.lot_id, one.settles) == (other.to_kind, other.lot_id, other.settles)


def _target(back: burn.Return) -> UUID:
    return (
        back.lot_id if back.to_kind is AccountKind.LOT and back.lot_id else SINGLE[AccountKind.DEBT]
    )


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbouring pieces of one lot as one."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and (merged[-1].lot_id, merged[-1].draw) == (piece.lot_id, piece.draw):
            merged.append(replace(piece, minutes=merged.pop().minutes + piece.minutes))
        else:
            merged.append(piece)
    return merged
