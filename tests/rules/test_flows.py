"""LEGAL_FLOWS against what the constructors make, and against the table of design §2."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID

from msgspec.structs import replace

from app.ledger import entries
from app.ledger.accounts import (
    LEGAL_FLOWS,
    NEVER_NEGATIVE,
    NEVER_POSITIVE,
    SINGLE,
    AccountKind,
    Draft,
    Draw,
    EntryKind,
    Lot,
    Piece,
    State,
)

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
A, NEW = UUID(int=0xA), UUID(int=0xC)
SESSION, WORKSHEET, ENTRY = UUID(int=0x51), UUID(int=0x52), UUID(int=0x53)

# Design §2, word for word: what each entry may move.
DESIGN = {
    "purchase": "purchased>debt purchased>lot",
    "hold": "lot>hold",
    "release": "hold>debt hold>lot",
    "deduction": "hold>billed lot>billed debt>billed hold>debt hold>lot",
    "correction": "lot>billed debt>billed billed>debt billed>lot",
    "confirmation": "billed>consumed",
    "penalty": "lot>penalties debt>penalties",
    "expiry": "lot>expired",
    "refund": "lot>refunded",
    "adjustment": "adjusted>debt adjusted>lot lot>adjusted debt>adjusted",
    "reversal": "penalties>debt penalties>lot adjusted>debt adjusted>lot",
    "expiry_change": "",
}


def state(free: int, owed: int, pieces: tuple[Piece, ...]) -> State:
    return State(
        balances={},
        kinds={},
        lots={A: Lot(A, free, NOW, date(2032, 1, 1))},
        draws=(Draw((1, 0), owed),) if owed else (),
        pieces=pieces,
        available_minutes=free,
        debt_minutes=owed,
    )


def every_draft() -> Iterator[Draft]:
    """Each constructor on states with credit, with debt, and with content of every origin."""
    lot = Lot(NEW, 0, NOW)
    mixed = (Piece(A, 60), Piece(None, 20, (1, 0)))
    limit = {"at": NOW, "debt_limit_minutes": 480, "override": True}
    for before in (state(100, 0, mixed), state(0, 100, mixed), state(100, 0, (Piece(A, 60),))):
        yield entries.purchase(before, lot, 480)
        yield entries.positive_adjustment(before, lot, 480)
        yield entries.negative_adjustment(before, NEW, 120, **limit)  # type: ignore[arg-type]
        yield entries.penalty(before, "penalty", 120, at=NOW)
        held = replace(before, pieces=(Piece(A, 60), Piece(A, 20)))  # a hold is never owed
        yield entries.release(held, SESSION, 1, 60, compensation_days=30)
        for billed in (10, 200):
            yield entries.deduction(
                held,
                SESSION,
                WORKSHEET,
                billed,
                compensation_days=30,
                **limit,  # type: ignore[arg-type]
            )
            amended = entries.correction(
                before,
                WORKSHEET,
                2,
                billed,
                compensation_days=30,
                **limit,  # type: ignore[arg-type]
            )
            assert amended is not None
            yield amended
        confirmed = entries.confirmation(before, WORKSHEET)
        assert confirmed is not None
        yield confirmed
        for source in (AccountKind.PENALTIES, AccountKind.ADJUSTED):
            yield entries.reversal(before, ENTRY, source, compensation_days=30)
        if before.available_minutes:
            yield entries.hold(before, SESSION, 1, 60, at=NOW, minimum_purchase_minutes=480)
            yield entries.refund(before, A, 1, None)
            yield entries.expiry(before.lots[A], 7)
            yield entries.expiry_change(before.lots[A], 7)


def test_the_legal_flows_are_those_of_the_design() -> None:
    shown = {
        kind.value: {f"{source}>{target}" for source, target in flows}
        for kind, flows in LEGAL_FLOWS.items()
    }
    assert shown == {kind: set(flows.split()) for kind, flows in DESIGN.items()}


def test_the_constructors_make_legal_flows_and_each_legal_flow_is_made_by_one() -> None:
    made: dict[EntryKind, set[tuple[AccountKind, AccountKind]]] = {}
    for draft in every_draft():
        flows = {(p.from_kind, p.to_kind) for p in draft.postings}
        made.setdefault(draft.kind, set()).update(flows)
    assert made == {kind: set(flows) for kind, flows in LEGAL_FLOWS.items()}


def test_a_posting_names_the_lot_whose_minutes_move_unless_they_are_owed() -> None:
    for draft in every_draft():
        for posting in draft.postings:
            if posting.from_kind is AccountKind.LOT:
                assert posting.lot_id == posting.from_id
            if posting.to_kind is AccountKind.LOT:
                assert posting.lot_id == posting.to_id
            if posting.lot_id is None:
                owed = posting.from_kind is AccountKind.DEBT or posting.to_kind is AccountKind.DEBT
                assert owed or draft.kind is EntryKind.CONFIRMATION
            if posting.from_kind is AccountKind.DEBT:
                assert posting.lot_id is None


def test_every_account_of_which_there_is_one_has_an_id_of_its_own() -> None:
    several = {AccountKind.LOT, AccountKind.HOLD, AccountKind.BILLED}
    assert set(SINGLE) == set(AccountKind) - several
    assert len(set(SINGLE.values())) == len(SINGLE)


def test_only_corrections_by_hand_may_stand_on_either_side_of_0() -> None:
    assert {AccountKind.PURCHASED, AccountKind.DEBT} == NEVER_POSITIVE
    assert set(AccountKind) - NEVER_NEGATIVE - NEVER_POSITIVE == {AccountKind.ADJUSTED}
    assert not NEVER_NEGATIVE & NEVER_POSITIVE


def test_references_are_natural_and_repeat_only_for_the_same_fact() -> None:
    before = state(100, 0, (Piece(A, 60),))
    one = entries.hold(before, SESSION, 1, 10, at=NOW, minimum_purchase_minutes=480)
    assert one.reference == f"session:{SESSION}:hold:1"
    two = entries.hold(before, SESSION, 2, 10, at=NOW, minimum_purchase_minutes=480)
    assert two.reference == f"session:{SESSION}:hold:2"
    assert entries.refund(before, A, 3, 10).reference == f"purchase:{A}:refund:3"
    back = entries.reversal(before, ENTRY, AccountKind.PENALTIES, compensation_days=30)
    assert back.reference == f"reversal:{ENTRY}"
    assert back.reverses == ENTRY
