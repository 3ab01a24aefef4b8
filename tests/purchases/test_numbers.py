"""In which forms one number of a book is another: pure."""

import pytest

from app.purchases.numbers import forms


@pytest.mark.parametrize(
    ("number", "short", "long"),
    [
        ("2031-0117", "2031117", "20310117"),
        ("2031/117", "2031117", "2031117"),
        ("20310117", "20310117", "20310117"),
        ("0020310117", "20310117", "20310117"),
        (" Inv.\u00a02031_01 ", "inv20311", "inv203101"),
        ("INV001", "inv1", "inv001"),
        ("ＩＮＶ０１", "inv1", "inv01"),
        ("2031-100", "2031100", "2031100"),
        ("V-0", "v0", "v0"),
        ("000", "0", "0"),
        ("0-1", "01", "1"),
        ("Žlut\u030c 7", "žluť7", "žluť7"),
        ("STRASSE-1", "strasse1", "strasse1"),
        ("straße 01", "strasse1", "strasse01"),
        ("--", "--", "--"),
        ("- -", "--", "--"),
    ],
)
def test_the_forms_of_a_number(number: str, short: str, long: str) -> None:
    assert forms(number) == (short, long)
    assert forms(f"  {number.upper()} ") == (short, long)
