"""Which purchase a line names: all that it says is searched alike, and has to agree."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from app.payments.lines import BankLine
from app.payments.rules import Index, MatchedBy, Numbered, match, sought
from tests.payments.files import camt_file, entry, list_file
from tests.payments.test_import import XML, hand_in, order, told
from tests.support import Api


def line(*references: str, message: str = "") -> BankLine:
    return BankLine(
        number=1,
        booked_on=date(2031, 3, 5),
        amount=Decimal(1),
        currency="EUR",
        references=references,
        message=message,
    )


def named(said: BankLine, *numbers: str) -> tuple[str | None, list[str]]:
    """The number that a line names of these, and those that it may mean."""
    known = [Numbered(UUID(int=place), number, None) for place, number in enumerate(numbers)]
    found = match(said, Index(known), ())
    one = None if found.purchase_id is None else numbers[found.purchase_id.int]
    return one, [numbers[candidate.int] for candidate in found.candidates]


@pytest.mark.parametrize("message", [False, True])
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2028-0020", "2028-0020"),
        ("2028-20", "2028-0020"),
        ("20280020", "2028-0020"),
        ("0020280020", "2028-0020"),
        ("X-2028-20", "X-2028-0020"),
        ("x 2028 0020", "X-2028-20"),
        ("X2028/20", "x-2028-0020"),
        ("Faktura 2028-20.", "2028-0020"),
        ("VS:2028020", "2028-020"),
        ("Invoice INV-2028-7, thanks", "inv2028-07"),
        ("for ＩＮＶ－２０２８－７", "INV-2028-7"),
    ],
)
def test_signs_case_and_leading_zeros_do_not_matter(text: str, number: str, message: bool) -> None:
    said = line(message=text) if message else line(text)
    assert named(said, number, "V-9999") == (number, [])


@pytest.mark.parametrize("message", [False, True])
@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("V-100 V-101", ["V-100", "V-101"]),
        ("V-100, V-101 and more", ["V-100", "V-101"]),
        ("V100-2", ["V-100", "V-1002"]),
        ("V-100 2", ["V-100", "V1002"]),
        ("20311", ["2031-1", "20-311"]),
        ("2028-20", ["2028-20", "2028-020"]),
        ("20280020", ["2028-0020", "20280020"]),
    ],
)
def test_what_names_several_is_of_none(text: str, numbers: list[str], message: bool) -> None:
    said = line(message=text) if message else line(text)
    assert named(said, *numbers) == (None, numbers)


@pytest.mark.parametrize(
    ("text", "numbers", "one", "several"),
    [
        ("V-20 V-21", ["V-20", "V-21"], None, ["V-20", "V-21"]),
        ("Faktura V-20.", ["V-20"], "V-20", []),
        ("V-1-2", ["V-1", "V-12"], None, ["V-1", "V-12"]),
        ("V-1-2", ["V1 2", "V12"], None, ["V1 2", "V12"]),
        ("V-1-2", ["V-12"], "V-12", []),
        ("7", ["7"], "7", []),
        ("007", ["7"], "7", []),
        ("ABC", ["abc"], "abc", []),
        ("17 18", ["1718", "17", "18"], None, ["1718", "17", "18"]),
        # Few digits beside others are no certain number, but may be one.
        ("Rate 2 of 2031-9", ["2"], None, ["2"]),
        # A number that is written out is not its own pieces, too.
        ("2031-117-2", ["2031-117-2", "2031-117", "2"], "2031-117-2", []),
        ("2031-117-2", ["2031-1172", "2031-117"], None, ["2031-1172", "2031-117"]),
        ("2031-020", ["2031-20", "20"], "2031-20", []),
        ("a-1-b-2-c-3", ["A1B2C3"], "A1B2C3", []),
    ],
)
def test_a_reference_is_searched_as_a_message_is_and_may_be_short(
    text: str, numbers: list[str], one: str | None, several: list[str]
) -> None:
    assert named(line(text), *numbers) == (one, several)


@pytest.mark.parametrize(
    ("references", "message", "one"),
    [
        (["V-100"], "V-101", None),
        (["V-100", "V-101"], "", None),
        (["0000", "V-100"], "invoice V-101", None),
        (["V-100"], "V-100 and V-101", None),
        (["V-100"], "V-7", None),
        (["V-100"], "Faktura V-100", "V-100"),
        (["V-100", "v100"], "", "V-100"),
        (["V-100", "V-999"], "V-998", "V-100"),
        (["V-100"], "for 5. 3., 7 days", "V-100"),
        (["2031"], "V-101", "V-101"),
        ([], "V-7", None),
    ],
)
def test_all_that_a_line_says_names_the_same_or_it_is_of_none(
    references: list[str], message: str, one: str | None
) -> None:
    known = ["V-100", "V-101", "V-7", "7"]
    found, several = named(line(*references, message=message), *known)
    assert found == one
    assert bool(several) == (one is None)


def test_a_purchase_with_two_numbers_is_one() -> None:
    known = [Numbered(UUID(int=1), "V-100", "PO-100")]
    found = match(line("PO-100", message="V-100"), Index(known), ())
    assert (found.purchase_id, found.by) == (UUID(int=1), MatchedBy.INVOICE_NUMBER)


def test_what_is_sought_has_both_forms() -> None:
    short, long = sought([line("2028-0020", message="none")])
    assert "202820" in short
    assert "20280020" in long
    assert not any("none" in form for form in [*short, *long])


async def test_a_line_whose_reference_and_message_differ_is_told_and_not_recorded(api: Api) -> None:
    one, other = [await order(api, invoice_number=number) for number in ("V-100", "V-0101")]
    both = [one["id"], other["id"]]
    rows = list_file("2031-03-05;25;EUR;V-100;V-101;", "2031-03-05;1;EUR;Faktura V-101.;;")
    shown = await hand_in(api, rows, query="?dry_run=true")
    assert told(shown) == [
        ("ambiguous", None, None, both),
        ("recorded", None, other["id"], []),
    ]
    content = camt_file(entry("25.00", reference="V-100", message="V-101"))
    assert told(await hand_in(api, content, XML)) == [("ambiguous", None, None, both)]


async def test_candidates_by_number_are_ambiguous_though_the_amount_fits_them_alone(
    api: Api,
) -> None:
    ids = [(await order(api, invoice_number=number))["id"] for number in ("V-100", "V-101")]
    shown = await hand_in(api, list_file("2031-03-05;960.00;EUR;V-100 V-101;;"))
    assert told(shown) == [("ambiguous", None, None, ids)]
