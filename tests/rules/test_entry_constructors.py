"""What each business event posts, and what is refused (rules C4, C5, C7, C8; design §2)."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from app import errors
from app.ledger import entries
from app.ledger.accounts import (
    SINGLE,
    AccountKind,
    Draft,
    Draw,
    Lot,
    Piece,
    Posting,
    State,
)

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
A, B, NEW = UUID(int=0xA), UUID(int=0xB), UUID(int=0xC)
SESSION, WORKSHEET, ENTRY = UUID(int=0x51), UUID(int=0x52), UUID(int=0x53)
DEBT = SINGLE[AccountKind.DEBT]


def state(*free: int, owed: int = 0, pieces: tuple[Piece, ...] = ()) -> State:
    """Lots A, B with these free minutes; ``owed`` in one draw."""
    lots = {
        lot_id: Lot(lot_id, minutes, NOW) for lot_id, minutes in zip((A, B), free, strict=False)
    }
    draws = (Draw((3, 1), owed),) if owed else ()
    return State(
        balances={},
        kinds={},
        lots=lots,
        draws=draws,
        pieces=pieces,
        available_minutes=sum(free),
        debt_minutes=owed,
    )


def moved(draft: Draft | None) -> list[tuple[str, str, int, UUID | None]]:
    assert draft is not None
    return [(p.from_kind, p.to_kind, p.minutes, p.lot_id) for p in draft.postings]


def hold(before: State, minutes: int, minimum: int = 480) -> Draft:
    return entries.hold(before, SESSION, 1, minutes, at=NOW, minimum_purchase_minutes=minimum)


def deduct(before: State, billed: int, *, limit: int = 480, override: bool = False) -> Draft:
    return entries.deduction(
        before,
        SESSION,
        WORKSHEET,
        billed,
        at=NOW,
        debt_limit_minutes=limit,
        override=override,
        compensation_days=30,
    )


def correct(
    before: State, billed: int, *, limit: int = 480, override: bool = False
) -> Draft | None:
    return entries.correction(
        before,
        WORKSHEET,
        2,
        billed,
        at=NOW,
        debt_limit_minutes=limit,
        override=override,
        compensation_days=30,
    )


def take(before: State, minutes: int, *, limit: int = 480, override: bool = False) -> Draft:
    return entries.negative_adjustment(
        before, NEW, minutes, at=NOW, debt_limit_minutes=limit, override=override
    )


# --- C4: the grain -----------------------------------------------------------------------------


@pytest.mark.parametrize("minutes", [0, -10, -5, 1, 5, 9, 11, 485])
def test_a_posting_moves_a_positive_multiple_of_ten_or_is_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="positive multiple of 10"):
        Posting(AccountKind.LOT, A, AccountKind.HOLD, SESSION, minutes, A)


@pytest.mark.parametrize("minutes", [10, 20, 480])
def test_a_posting_of_tens_is_made(minutes: int) -> None:
    assert Posting(AccountKind.LOT, A, AccountKind.HOLD, SESSION, minutes, A).minutes == minutes


def test_a_posting_into_debt_and_no_other_says_what_it_settles() -> None:
    Posting(AccountKind.HOLD, SESSION, AccountKind.DEBT, DEBT, 10, A, settles=(3, 1))
    with pytest.raises(ValueError, match="settles a draw"):
        Posting(AccountKind.HOLD, SESSION, AccountKind.DEBT, DEBT, 10, A)
    with pytest.raises(ValueError, match="settles a draw"):
        Posting(AccountKind.HOLD, SESSION, AccountKind.LOT, A, 10, A, settles=(3, 1))


@pytest.mark.parametrize("minutes", [1, 5, 9, 485, -5])
def test_an_amount_off_the_grain_is_refused(minutes: int) -> None:
    with pytest.raises(errors.NotAMultipleOfIncrement) as refused:
        entries.check_increment(minutes)
    assert refused.value.fields == {
        "field": "minutes",
        "minutes": minutes,
        "increment_minutes": 10,
    }


@pytest.mark.parametrize("minutes", [10, 120, -10])
def test_an_amount_on_the_grain_is_taken(minutes: int) -> None:
    entries.check_increment(minutes)


# --- C5: a reserve is all or nothing, with the smallest top-up ---------------------------------


@pytest.mark.parametrize(
    ("available", "owed", "asked", "minimum", "short", "top_up"),
    [
        (110, 0, 120, 480, 10, 480),  # far below the minimum purchase
        (0, 0, 480, 480, 480, 480),  # exactly it
        (0, 0, 490, 480, 490, 490),  # above it
        (0, 0, 470, 480, 470, 480),
        (0, 10, 470, 480, 470, 480),  # shortfall and debt together are exactly the minimum
        (0, 10, 480, 480, 480, 490),
        (0, 480, 120, 480, 120, 600),
        (300, 0, 720, 480, 420, 480),
        (0, 0, 120, 60, 120, 120),  # another minimum was agreed
        (110, 0, 120, 60, 10, 60),
    ],
)
def test_short_by_any_amount_names_the_smallest_legal_top_up(
    available: int, owed: int, asked: int, minimum: int, short: int, top_up: int
) -> None:
    with pytest.raises(errors.InsufficientCredit) as refused:
        hold(state(available, owed=owed), asked, minimum)
    assert refused.value.status == 402
    assert refused.value.code == "insufficient_credit"
    assert refused.value.fields == {
        "available_minutes": available,
        "required_minutes": asked,
        "shortfall_minutes": short,
        "debt_minutes": owed,
        "minimum_top_up_minutes": top_up,
    }


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 120))
def test_a_top_up_of_the_amount_named_is_enough_for_the_reserve(
    free: int, debt: int, ask: int
) -> None:
    available, owed = (free * 10, 0) if free else (0, debt * 10)
    try:
        hold(state(available, owed=owed), ask * 10)
    except errors.InsufficientCredit as refused:
        top_up = refused.fields["minimum_top_up_minutes"]
        assert top_up >= 480
        assert top_up % 10 == 0
        after = entries.purchase(state(owed=owed), Lot(NEW, 0, NOW), top_up).postings
        gained = sum(p.minutes for p in after if p.to_kind is AccountKind.LOT)
        assert available + gained >= ask * 10
    else:
        assert available >= ask * 10


def test_the_last_free_minute_can_be_reserved() -> None:
    assert moved(hold(state(100, 20), 120)) == [("lot", "hold", 100, A), ("lot", "hold", 20, B)]


# --- C7: a penalty ignores holds and the debt limit --------------------------------------------


@pytest.mark.parametrize(
    ("before", "posted"),
    [
        (state(200), [("lot", "penalties", 120, A)]),
        (state(120), [("lot", "penalties", 120, A)]),
        (state(110), [("lot", "penalties", 110, A), ("debt", "penalties", 10, None)]),
        (state(), [("debt", "penalties", 120, None)]),
        (state(owed=480), [("debt", "penalties", 120, None)]),
        (state(owed=4800), [("debt", "penalties", 120, None)]),
    ],
)
def test_a_penalty_takes_free_credit_and_then_debt_without_a_limit(
    before: State, posted: list[tuple[str, str, int, UUID | None]]
) -> None:
    assert moved(entries.penalty(before, "session:x:penalty", 120, at=NOW)) == posted


# --- C8: the debt limit ------------------------------------------------------------------------

HELD = (Piece(A, 120),)


@pytest.mark.parametrize(
    ("owed", "billed", "limit", "allowed"),
    [
        (0, 590, 480, True),  # 120 held, 470 owed
        (0, 600, 480, True),  # exactly at the limit
        (0, 610, 480, False),  # beyond
        (470, 130, 480, True),
        (470, 140, 480, False),
        (480, 120, 480, True),  # the reserve covers it
        (480, 130, 480, False),
        (600, 120, 480, True),  # a penalty had passed the limit; this owes nothing more
        (600, 130, 480, False),
        (0, 120, 0, True),
        (0, 130, 0, False),
    ],
)
def test_work_may_overrun_credit_up_to_the_debt_limit(
    owed: int, billed: int, limit: int, allowed: bool
) -> None:
    before = state(owed=owed, pieces=HELD)
    if allowed:
        draft = deduct(before, billed, limit=limit)
        assert not draft.override
        assert sum(p.minutes for p in draft.postings) == billed
        return
    with pytest.raises(errors.DebtLimitExceeded) as refused:
        deduct(before, billed, limit=limit)
    assert refused.value.status == 409
    assert refused.value.fields == {
        "debt_after_minutes": owed + billed - 120,
        "debt_limit_minutes": limit,
        "available_minutes": 0,
    }
    assert deduct(before, billed, limit=limit, override=True).override


def test_an_override_that_was_not_needed_is_not_recorded() -> None:
    assert not deduct(state(pieces=HELD), 600, override=True).override
    assert deduct(state(pieces=HELD), 610, override=True).override


@pytest.mark.parametrize(("minutes", "allowed"), [(480, True), (490, False)])
def test_corrections_and_negative_adjustments_keep_the_same_limit(
    minutes: int, allowed: bool
) -> None:
    billed = state(pieces=(Piece(A, 100),))
    if allowed:
        assert moved(correct(billed, 100 + minutes)) == [("debt", "billed", minutes, None)]
        assert moved(take(state(), minutes)) == [("debt", "adjusted", minutes, None)]
        return
    with pytest.raises(errors.DebtLimitExceeded):
        correct(billed, 100 + minutes)
    with pytest.raises(errors.DebtLimitExceeded):
        take(state(), minutes)
    over = correct(billed, 100 + minutes, override=True)
    assert over is not None
    assert over.override
    assert take(state(), minutes, override=True).override


def test_a_deduction_takes_the_reserve_then_other_credit_then_debt() -> None:
    before = state(0, 30, pieces=HELD)
    assert moved(deduct(before, 200)) == [
        ("hold", "billed", 120, A),
        ("lot", "billed", 30, B),
        ("debt", "billed", 50, None),
    ]


def test_less_work_gives_the_rest_of_the_reserve_back_from_its_end() -> None:
    before = state(0, 0, pieces=(Piece(A, 80), Piece(B, 40)))
    assert moved(deduct(before, 50)) == [
        ("hold", "billed", 50, A),
        ("hold", "lot", 40, B),
        ("hold", "lot", 30, A),
    ]
    owing = replace(before, draws=(Draw((3, 1), 60),), debt_minutes=60)
    assert moved(deduct(owing, 50)) == [
        ("hold", "billed", 50, A),
        ("hold", "debt", 40, B),
        ("hold", "debt", 20, A),
        ("hold", "lot", 10, A),
    ]


# --- what adds credit --------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "to_debt", "to_lot"), [(480, 480, 0), (490, 480, 10)])
def test_what_adds_credit_settles_debt_first_and_names_its_lot_even_at_0(
    minutes: int, to_debt: int, to_lot: int
) -> None:
    before, lot = state(owed=480), Lot(NEW, 0, NOW)
    for source, draft in (
        ("purchased", entries.purchase(before, lot, minutes)),
        ("adjusted", entries.positive_adjustment(before, lot, minutes)),
    ):
        expected = [(source, "debt", to_debt, NEW), (source, "lot", to_lot, NEW)]
        assert moved(draft) == [row for row in expected if row[2]]
        assert draft.new_lot == lot


@pytest.mark.parametrize(
    ("asked", "refunded"), [(None, 120), (10, 10), (120, 120), (130, None), (0, None)]
)
def test_a_refund_takes_free_minutes_only(asked: int | None, refunded: int | None) -> None:
    if refunded is not None:
        draft = entries.refund(state(120), A, 1, asked)
        assert moved(draft) == [("lot", "refunded", refunded, A)]
        return
    with pytest.raises(errors.NothingToRefund) as refused:
        entries.refund(state(120), A, 1, asked)
    assert refused.value.fields == {"free_minutes": 120, "asked_minutes": asked}


def test_nothing_free_is_nothing_to_refund() -> None:
    with pytest.raises(errors.NothingToRefund):
        entries.refund(state(0), A, 1, None)


def test_a_worksheet_that_costs_nothing_makes_no_entry() -> None:
    assert entries.confirmation(state(), WORKSHEET) is None
    assert correct(state(pieces=(Piece(A, 50),)), 50) is None
