"""Rows of the form of a worksheet: what one typed, and what others kept meanwhile."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.pages.desk.worksheet_rows import Row, Sheet, known_of, merged, sheet_of

T12, T13, T14, T15 = (f"2031-03-05T{hour}:00:00" for hour in (12, 13, 14, 15))
WORK = Row("ada", T12, T13, "index")
CLOCK = Row("ada", T13, T14, "", clock=True)
PROPOSED = Row("ada", T12, T13, proposed=True)


def sheet(*rows: Row, summary: str = "") -> Sheet:
    return Sheet(summary, dict(enumerate(rows, start=1)))


def rows(of: Sheet) -> list[Row]:
    return list(of.rows.values())


@pytest.mark.parametrize(
    ("mine", "base", "theirs", "shown"),
    [
        # One of both changed something.
        (WORK, WORK, replace(WORK, note="and tested"), [replace(WORK, note="and tested")]),
        (replace(WORK, note="mine"), WORK, WORK, [replace(WORK, note="mine")]),
        (replace(WORK, note="mine"), WORK, replace(WORK, ended_at=T14),
         [replace(WORK, note="mine", ended_at=T14)]),
        (replace(WORK, note=""), WORK, WORK, [replace(WORK, note="")]),
        # Both wrote a note, or said when it ended.
        (replace(WORK, note="mine"), WORK, replace(WORK, note="theirs"),
         [replace(WORK, note="mine · theirs")]),
        (replace(WORK, ended_at=T14), WORK, replace(WORK, ended_at=T15),
         [replace(WORK, ended_at=T14), replace(WORK, ended_at=T15)]),
        # A clock runs on, or was stopped.
        (replace(CLOCK, clock=False, note="mine"), CLOCK, replace(CLOCK, ended_at=T15),
         [Row("ada", T13, T15, "mine")]),
        (replace(CLOCK, clock=False), CLOCK, Row("ada", T13, T15), [Row("ada", T13, T15)]),
        # Somebody took it out.
        (Row("ada"), WORK, WORK, []),
        (Row("ada"), WORK, replace(WORK, note="more"), [replace(WORK, note="more")]),
        (WORK, WORK, None, []),
        (replace(WORK, note="mine"), WORK, None, [replace(WORK, note="mine")]),
        # What is only proposed is proposed on, until others say something of that technician.
        (PROPOSED, PROPOSED, Row("brian", T12, T13), [PROPOSED, Row("brian", T12, T13)]),
        (PROPOSED, PROPOSED, Row("ada", T13, T14), [Row("ada", T13, T14)]),
    ],
)  # fmt: skip
def test_a_row_of_two(mine: Row, base: Row, theirs: Row | None, shown: list[Row]) -> None:
    together, _ = merged(sheet(mine), sheet(base), sheet(theirs) if theirs else sheet())
    assert [one.texts for one in rows(together)] == [one.texts for one in shown]


def test_what_is_new_of_both_is_shown_once() -> None:
    mine, theirs = sheet(WORK, CLOCK), sheet(WORK, replace(WORK, technician_id="brian"))
    together, known = merged(mine, sheet(), theirs)
    assert [one.texts for one in rows(together)] == [
        CLOCK.texts, WORK.texts, replace(WORK, technician_id="brian").texts,
    ]  # fmt: skip
    assert set(known.rows) == {2, 3}, "what only one has typed is known to nobody"


@pytest.mark.parametrize(
    ("mine", "base", "theirs", "shown"),
    [
        ("a", "", "", "a"), ("", "", "b", "b"), ("", "x", "x", ""), ("x", "x", "", ""),
        ("a", "", "b", "a\nb"), ("a", "", "a b", "a b"), ("b", "a", "b", "b"),
    ],
)  # fmt: skip
def test_a_summary_of_two(mine: str, base: str, theirs: str, shown: str) -> None:
    together, _ = merged(*(sheet(summary=one) for one in (mine, base, theirs)))
    assert together.summary == shown


TEXTS = st.sampled_from(["", "one", "two", "three"])
TIMES = st.sampled_from(["", T12, T13, T14])
ROWS = st.builds(Row, st.sampled_from(["ada", "brian"]), TIMES, TIMES, TEXTS, st.booleans())
SHEETS = st.builds(lambda written: sheet(*written), st.lists(ROWS, max_size=4))


@settings(max_examples=300)
@given(SHEETS, SHEETS, SHEETS)
def test_no_note_is_lost_whatever_happened(mine: Sheet, base: Sheet, theirs: Sheet) -> None:
    together, known = merged(mine, base, theirs)
    shown = " ".join(one.note for one in rows(together))
    for number, row in mine.rows.items():
        was = base.rows.get(number, Row())
        if row.note != was.note and not row.is_emptied(was):
            assert row.note in shown
    kept_before = {one.note for one in rows(base)}
    assert all(one.note in shown for one in rows(theirs) if one.note not in kept_before)
    assert set(known.rows) <= set(together.rows)


@given(SHEETS)
def test_a_form_knows_what_stood_in_it(given_sheet: Sheet) -> None:
    assert known_of(given_sheet.known) == given_sheet
    typed = sheet_of(given_sheet.typed)
    assert [one.texts for one in rows(typed)] == [one.texts for one in rows(given_sheet)]


@pytest.mark.parametrize("strange", ["", "{", "[1]", "7", '{"note_1": 7}', '{"note_1": {}}'])
def test_what_is_no_word_of_ours_is_nothing(strange: str) -> None:
    assert known_of(strange) == Sheet("", {})
