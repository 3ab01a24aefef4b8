"""Which minutes go first, and where minutes go back to: pure arithmetic on a state.

Burn order is total: the lot that expires first, then the one bought first, then by id. Minutes come
back by the return rule (design §2): present debt is settled first; the rest goes to the lots it came
from, last drawn first; what had been drawn as debt and settled since goes to the lot that settled it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app.ledger.accounts import AccountKind, BurnPlace, Draw, DrawKey, Lot, Piece, State

# So many lots are read whatever is spent: who has no more of them is known whole.
FEW = 4


class LotsNotRead(RuntimeError):
    """A fault of ours: more is spent than lots were read for, see ``journal.reach``."""


def order(lots: Iterable[Lot]) -> list[Lot]:
    """Lots in the order in which they are spent; those without an expiry last."""
    return sorted(lots, key=attrgetter("place"))


def read_until(lots: Sequence[Lot], before: BurnPlace, minutes: int) -> BurnPlace | None:
    """Up to where the free lots behind a place are known, of which some were read to spend minutes.

    None when those did not have them, or were fewer than a few: then there are no others.
    """
    if sum(lot.free_minutes for lot in lots) < minutes or len(lots) < FEW:
        return None
    return max((lot.place for lot in lots), default=before)


def within_reach(state: State, at: datetime) -> list[Lot]:
    """The usable lots of a state in burn order, up to the last before which all were read."""
    usable = order(lot for lot in state.lots.values() if lot.usable(at))
    until = state.read_until
    return usable if until is None else [lot for lot in usable if lot.place <= until]


def draw(state: State, minutes: int, at: datetime) -> tuple[list[tuple[UUID, int]], int]:
    """Take minutes from the usable lots in burn order.

    Returns:
        (lot id, minutes) in the order taken, and the minutes that no lot could give.

    Raises:
        LotsNotRead: the lots that were read do not have them, and others may.
    """
    taken: list[tuple[UUID, int]] = []
    for lot in within_reach(state, at):
        if minutes == 0:
            break
        part = min(lot.free_minutes, minutes)
        if part:
            taken.append((lot.id, part))
            minutes -= part
    if minutes and state.read_until is not None:
        raise LotsNotRead(f"{minutes} minutes more")
    return taken, minutes


def settle(draws: Sequence[Draw], minutes: int) -> tuple[list[tuple[DrawKey, int]], int]:
    """Pay back open draws, oldest first.

    Returns:
        (draw, minutes) in the order paid, and the minutes left over.
    """
    paid: list[tuple[DrawKey, int]] = []
    for owed in draws:
        part = min(owed.open_minutes, minutes)
        if part:
            paid.append((owed.key, part))
            minutes -= part
    return paid, minutes


def without(draws: Sequence[Draw], key: DrawKey, minutes: int) -> tuple[Draw, ...]:
    """The open draws after ``minutes`` of one of them were paid back."""
    rest = (
        replace(owed, open_minutes=owed.open_minutes - minutes) if owed.key == key else owed
        for owed in draws
    )
    return tuple(owed for owed in rest if owed.open_minutes)


class Return(Struct, frozen=True):
    """Minutes that come back: into their lot, or into debt, where they settle one draw."""

    to_kind: AccountKind
    lot_id: UUID | None
    minutes: int
    settles: DrawKey | None = None


def split(pieces: Sequence[Piece], minutes: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The pieces cut in two: the first ``minutes`` of them, in the order drawn, and the rest."""
    head: list[Piece] = []
    tail: list[Piece] = []
    for piece in pieces:
        part = min(piece.minutes, minutes)
        minutes -= part
        if part:
            head.append(replace(piece, minutes=part))
        if part < piece.minutes:
            tail.append(replace(piece, minutes=piece.minutes - part))
    return tuple(head), tuple(tail)


def give_back(pieces: Sequence[Piece], draws: Sequence[Draw]) -> list[Return]:
    """Where pieces go back to by the return rule, the last drawn first.

    Minutes that are still owed cancel their own draw; minutes of a lot settle the oldest draw first.
    """
    returns: list[Return] = []
    left = tuple(draws)
    for piece in reversed(pieces):
        if piece.draw is not None:
            returns.append(Return(AccountKind.DEBT, None, piece.minutes, piece.draw))
            left = without(left, piece.draw, piece.minutes)
    for piece in reversed(pieces):
        if piece.draw is not None:
            continue
        paid, rest = settle(left, piece.minutes)
        for key, part in paid:
            returns.append(Return(AccountKind.DEBT, piece.lot_id, part, key))
            left = without(left, key, part)
        if rest:
            returns.append(Return(AccountKind.LOT, piece.lot_id, rest))
    return returns


class Movement(Struct, frozen=True):
    """A past posting into (+) or out of (-) what is looked at, as far as it matters for returns."""

    key: DrawKey
    minutes: int
    incoming: bool
    lot_id: UUID | None


class Settlement(Struct, frozen=True):
    """A past posting that paid back one draw; without a lot, the owed minutes themselves came back."""

    draw: DrawKey
    minutes: int
    lot_id: UUID | None


def content(movements: Sequence[Movement], settlements: Sequence[Settlement]) -> tuple[Piece, ...]:
    """What is left of everything that came in, in the order drawn.

    Minutes leave from the end. Minutes drawn as debt are resolved to the lots that settled them; those
    still owed come last of their draw, so they are the first to go back.
    """
    stack: list[Movement] = []
    returned: dict[DrawKey, int] = {}
    for move in movements:
        if move.incoming:
            stack.append(move)
            continue
        minutes = move.minutes
        while minutes:
            last = stack.pop()
            part = min(last.minutes, minutes)
            minutes -= part
            returned[last.key] = returned.get(last.key, 0) + part
            if part < last.minutes:
                stack.append(replace(last, minutes=last.minutes - part))
    pieces: list[Piece] = []
    for move in stack:
        if move.lot_id is not None:
            pieces.append(Piece(move.lot_id, move.minutes))
        else:
            pieces.extend(_resolve(move, returned.get(move.key, 0), settlements))
    return tuple(pieces)


def _resolve(move: Movement, returned: int, settlements: Sequence[Settlement]) -> list[Piece]:
    own = [paid for paid in settlements if paid.draw == move.key]
    cancelled = sum(paid.minutes for paid in own if paid.lot_id is None)
    by_lots = [Piece(paid.lot_id, paid.minutes) for paid in own if paid.lot_id is not None]
    settled = sum(piece.minutes for piece in by_lots)
    # Owed minutes go back before settled ones, so what went back beyond them was settled.
    back = returned - cancelled
    kept, _ = split(by_lots, settled - back)
    owed = move.minutes - (settled - back)
    return [*kept, Piece(None, owed, move.key)] if owed else list(kept)
