"""Which minutes go first, and where minutes go back to (rules C8, C9; design §2)."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ledger import burn
from app.ledger.accounts import AccountKind, Draw, Lot, Piece, State
from app.ledger.burn import Movement, Return, Settlement

BOUGHT = datetime(2031, 3, 5, 12, tzinfo=UTC)
A, B, C = UUID(int=0xA), UUID(int=0xB), UUID(int=0xC)
D1, D2 = (3, 1), (5, 0)  # draws: the first is older


def lot(
    number: int, free: int = 100, *, expires_on: date | None = None, bought: datetime = BOUGHT
) -> Lot:
    end = datetime.combine(expires_on, time(), tzinfo=UTC) if expires_on else None
    return Lot(UUID(int=number), free, bought, expires_on, end)


def state(*lots: Lot) -> State:
    return State(balances={}, kinds={}, lots={one.id: one for one in lots})


# --- burn order --------------------------------------------------------------------------------

SOONER, LATER = date(2031, 6, 1), date(2031, 7, 1)
EARLIER = BOUGHT - timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (lot(9, expires_on=SOONER), lot(1, expires_on=LATER, bought=EARLIER)),
        (lot(9, expires_on=LATER), lot(1, bought=EARLIER)),  # without a date comes last
        (lot(9, bought=EARLIER), lot(1)),
        (lot(9, expires_on=SOONER, bought=EARLIER), lot(1, expires_on=SOONER)),
        (lot(1), lot(9)),  # bought at the same instant: by id
        (lot(1, expires_on=SOONER), lot(9, expires_on=SOONER)),
    ],
)
def test_the_lot_that_expires_first_then_the_older_then_the_smaller_id_is_spent_first(
    first: Lot, second: Lot
) -> None:
    assert burn.order([first, second]) == [first, second]
    assert burn.order([second, first]) == [first, second]


LOTS = st.lists(
    st.builds(
        lot,
        st.integers(1, 10**6),
        st.integers(0, 5).map(lambda n: n * 10),
        expires_on=st.sampled_from([None, SOONER, LATER]),
        bought=st.sampled_from([EARLIER, BOUGHT]),
    ),
    max_size=8,
    unique_by=lambda made: made.id,
)


@given(LOTS.flatmap(lambda lots: st.tuples(st.just(lots), st.permutations(lots))))
def test_burn_order_is_total_whatever_order_the_lots_are_read_in(
    both: tuple[list[Lot], list[Lot]],
) -> None:
    lots, shuffled = both
    assert burn.order(lots) == burn.order(shuffled)


@given(LOTS, st.integers(0, 60).map(lambda n: n * 10))
def test_a_draw_empties_each_lot_before_the_next_and_says_what_is_short(
    lots: list[Lot], minutes: int
) -> None:
    taken, short = burn.draw(state(*lots), minutes, BOUGHT)
    free = {one.id: one.free_minutes for one in lots}
    assert sum(part for _, part in taken) + short == minutes
    assert short == max(0, minutes - sum(free.values()))
    assert all(0 < part <= free[lot_id] for lot_id, part in taken)
    assert all(part == free[lot_id] for lot_id, part in taken[:-1])
    rank = [one.id for one in burn.order(lots) if one.free_minutes]
    assert [lot_id for lot_id, _ in taken] == rank[: len(taken)]


# --- debt is settled oldest first --------------------------------------------------------------

OWED = (Draw(D1, 50), Draw(D2, 30))


@pytest.mark.parametrize(
    ("minutes", "paid", "rest"),
    [
        (10, [(D1, 10)], 0),
        (50, [(D1, 50)], 0),
        (60, [(D1, 50), (D2, 10)], 0),
        (80, [(D1, 50), (D2, 30)], 0),
        (90, [(D1, 50), (D2, 30)], 10),
    ],
)
def test_debt_is_settled_oldest_first(
    minutes: int, paid: list[tuple[tuple[int, int], int]], rest: int
) -> None:
    assert burn.settle(OWED, minutes) == (paid, rest)


def test_minutes_that_settle_nothing_are_all_left_over() -> None:
    assert burn.settle((), 480) == ([], 480)


def test_a_draw_that_is_paid_back_is_open_no_more() -> None:
    assert burn.without(OWED, D1, 20) == (Draw(D1, 30), Draw(D2, 30))
    assert burn.without(OWED, D1, 50) == (Draw(D2, 30),)


# --- a hold is spent from the front and released from the end ----------------------------------


@pytest.mark.parametrize(
    ("minutes", "head", "tail"),
    [
        (0, (), (Piece(A, 60), Piece(B, 40))),
        (20, (Piece(A, 20),), (Piece(A, 40), Piece(B, 40))),
        (60, (Piece(A, 60),), (Piece(B, 40),)),
        (70, (Piece(A, 60), Piece(B, 10)), (Piece(B, 30),)),
        (100, (Piece(A, 60), Piece(B, 40)), ()),
        (200, (Piece(A, 60), Piece(B, 40)), ()),
    ],
)
def test_pieces_are_cut_in_the_order_they_were_drawn(
    minutes: int, head: tuple[Piece, ...], tail: tuple[Piece, ...]
) -> None:
    assert burn.split((Piece(A, 60), Piece(B, 40)), minutes) == (head, tail)


# --- the return rule ---------------------------------------------------------------------------


def to_lot(lot_id: UUID, minutes: int) -> Return:
    return Return(AccountKind.LOT, lot_id, minutes)


def to_debt(lot_id: UUID | None, minutes: int, settles: tuple[int, int]) -> Return:
    return Return(AccountKind.DEBT, lot_id, minutes, settles)


@pytest.mark.parametrize(
    ("pieces", "draws", "returns"),
    [
        pytest.param(
            [Piece(A, 60), Piece(B, 40)],
            (),
            [to_lot(B, 40), to_lot(A, 60)],
            id="without debt, each to its lot, the last drawn first",
        ),
        pytest.param(
            [Piece(A, 60), Piece(B, 40)],
            (Draw(D1, 30),),
            [to_debt(B, 30, D1), to_lot(B, 10), to_lot(A, 60)],
            id="present debt first",
        ),
        pytest.param(
            [Piece(A, 60), Piece(B, 40)],
            OWED,
            [to_debt(B, 40, D1), to_debt(A, 10, D1), to_debt(A, 30, D2), to_lot(A, 20)],
            id="debt over two lots and two draws",
        ),
        pytest.param(
            [Piece(A, 60)],
            (Draw(D1, 100),),
            [to_debt(A, 60, D1)],
            id="more debt than comes back: no lot gains",
        ),
        pytest.param(
            [Piece(A, 20), Piece(None, 30, D2)],
            OWED,
            [to_debt(None, 30, D2), to_debt(A, 20, D1)],
            id="minutes still owed cancel their own draw, not an older one",
        ),
        pytest.param(
            [Piece(A, 20), Piece(None, 30, D2)],
            (Draw(D2, 30),),
            [to_debt(None, 30, D2), to_lot(A, 20)],
            id="an owed piece is not settled by the lot it came back with",
        ),
        pytest.param([], OWED, [], id="nothing comes back"),
    ],
)
def test_minutes_come_back_by_the_return_rule(
    pieces: list[Piece], draws: tuple[Draw, ...], returns: list[Return]
) -> None:
    assert burn.give_back(pieces, draws) == returns


TENS = st.integers(1, 9).map(lambda n: n * 10)


@given(st.lists(st.tuples(st.sampled_from([A, B, C]), TENS), max_size=5), st.lists(TENS))
def test_credit_and_debt_are_never_both_left_after_a_return(
    drawn: list[tuple[UUID, int]], owed: list[int]
) -> None:
    draws = tuple(Draw((n, 0), minutes) for n, minutes in enumerate(owed))
    returns = burn.give_back([Piece(*one) for one in drawn], draws)
    assert sum(back.minutes for back in returns) == sum(minutes for _, minutes in drawn)
    paid = sum(back.minutes for back in returns if back.to_kind is AccountKind.DEBT)
    assert paid == min(sum(owed), sum(minutes for _, minutes in drawn))
    if paid < sum(owed):
        assert all(back.to_kind is AccountKind.DEBT for back in returns)


# --- what is left in a hold, on a worksheet, or of a penalty -----------------------------------


def came(seq: int, position: int, minutes: int, lot_id: UUID | None) -> Movement:
    return Movement((seq, position), minutes, incoming=True, lot_id=lot_id)


def went(seq: int, position: int, minutes: int, lot_id: UUID | None) -> Movement:
    return Movement((seq, position), minutes, incoming=False, lot_id=lot_id)


def test_a_worksheet_from_reserve_credit_and_debt_keeps_them_in_the_order_drawn() -> None:
    moves = [came(3, 0, 60, A), came(3, 1, 20, B), came(3, 2, 50, None)]
    assert burn.content(moves, []) == (Piece(A, 60), Piece(B, 20), Piece(None, 50, (3, 2)))


def test_minutes_settled_since_belong_to_the_lots_that_settled_them() -> None:
    moves = [came(3, 0, 60, A), came(3, 1, 50, None)]
    settled = [Settlement(D1, 20, B), Settlement(D1, 30, C)]
    assert burn.content(moves, settled) == (Piece(A, 60), Piece(B, 20), Piece(C, 30))


def test_of_a_draw_settled_in_part_the_rest_is_owed_and_goes_back_first() -> None:
    moves = [came(3, 0, 60, A), came(3, 1, 50, None)]
    pieces = burn.content(moves, [Settlement(D1, 20, B)])
    assert pieces == (Piece(A, 60), Piece(B, 20), Piece(None, 30, D1))
    _, back = burn.split(pieces, 70)
    assert burn.give_back(back, (Draw(D1, 30),)) == [to_debt(None, 30, D1), to_lot(B, 10)]


def test_what_went_back_before_leaves_from_the_end() -> None:
    moves = [came(3, 0, 60, A), came(4, 0, 40, B), went(6, 0, 40, B), went(6, 1, 10, A)]
    assert burn.content(moves, []) == (Piece(A, 50),)


def test_what_comes_in_after_a_return_is_the_last() -> None:
    moves = [came(3, 0, 60, A), went(4, 0, 30, A), came(5, 0, 20, B), went(6, 0, 30, B)]
    assert burn.content(moves, []) == (Piece(A, 20),)


def test_debt_cancelled_by_an_earlier_return_is_owed_no_more() -> None:
    # 50 drawn as debt, 20 of it went back while owed, 20 were settled by B: 10 are owed still.
    moves = [came(3, 1, 50, None), went(4, 0, 20, None)]
    settled = [Settlement(D1, 20, None), Settlement(D1, 20, B)]
    assert burn.content(moves, settled) == (Piece(B, 20), Piece(None, 10, D1))


def test_settled_minutes_that_went_back_left_from_the_lot_that_settled_last() -> None:
    # 50 drawn as debt, settled by B and then C; 40 of them went back.
    moves = [came(3, 1, 50, None), went(6, 0, 30, C), went(6, 1, 10, B)]
    settled = [Settlement(D1, 20, B), Settlement(D1, 30, C)]
    assert burn.content(moves, settled) == (Piece(B, 10),)


def test_a_draw_that_went_back_in_three_ways_is_accounted_for_to_the_last_minute() -> None:
    # 60 drawn as debt; 10 came back while owed; B settled 30; then 20 owed and 10 of B came back.
    moves = [
        came(3, 1, 60, None),
        went(4, 0, 10, None),
        went(6, 0, 20, None),
        went(6, 1, 10, B),
    ]
    settled = [Settlement(D1, 10, None), Settlement(D1, 30, B), Settlement(D1, 20, None)]
    assert burn.content(moves, settled) == (Piece(B, 20),)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([A, B, C]), TENS), max_size=12))
def test_what_is_left_is_the_front_of_what_came_in(
    steps: list[tuple[bool, UUID, int]],
) -> None:
    units: list[UUID] = []  # ten minutes each
    moves: list[Movement] = []
    for seq, (incoming, lot_id, asked) in enumerate(steps):
        minutes = asked if incoming else min(asked, len(units) * 10)
        if not minutes:
            continue
        if incoming:
            units += [lot_id] * (minutes // 10)
        else:
            del units[len(units) - minutes // 10 :]
        moves.append(Movement((seq, 0), minutes, incoming, lot_id))
    left = [piece.lot_id for piece in burn.content(moves, []) for _ in range(piece.minutes // 10)]
    assert left == units
