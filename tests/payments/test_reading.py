"""What is read of a bank's file, and what is refused whole: pure."""

import re
from datetime import date
from decimal import Decimal

import pytest

from app import errors
from app.payments import camt, characters, tabular
from app.payments.lines import MAX_LINES, BankLine, LineProblem, keyed
from tests.payments.files import camt_file, cuts, entry

NAMES = "Příliš žluťoučký kůň, 2031-117"


def columns(*rows: str, currency: str | None = None) -> list[BankLine]:
    return tabular.lines_of("".join(f"{row}\n" for row in rows), currency)


@pytest.mark.parametrize("version", ["02", "03", "04", "05", "06", "07", "08", "09", "10", "13"])
def test_a_statement_of_any_version_is_read(version: str) -> None:
    (line,) = camt.lines_of(camt_file(entry("960.00", reference="2031-117"), version=version))
    assert line == BankLine(
        number=1,
        account="CZ6508000000192000145399",
        bank_reference="B1",
        booked_on=date(2031, 3, 5),
        amount=Decimal("960.00"),
        currency="EUR",
        references=("2031-117",),
        message="thank you",
    )


def test_of_an_entry_with_several_transactions_each_is_a_line_where_its_amount_is_told() -> None:
    details = """
        <TxDtls><Refs><EndToEndId>A-1</EndToEndId></Refs><Amt Ccy="EUR">10.00</Amt></TxDtls>
        <TxDtls><Refs><EndToEndId>A-2</EndToEndId></Refs>
            <AmtDtls><TxAmt><Amt Ccy="EUR">20.00</Amt></TxAmt></AmtDtls></TxDtls>
    """
    lines = camt.lines_of(camt_file(entry("30.00", details=details)))
    assert [(one.number, one.amount, one.references, one.bank_reference) for one in lines] == [
        (1, Decimal("10.00"), ("A-1",), "B1:1"),
        (2, Decimal("20.00"), ("A-2",), "B1:2"),
    ]
    # Whose parts are not told, is one sum that names them all, and recorded for none.
    (line,) = camt.lines_of(
        camt_file(entry("30.00", details=details.replace(' Ccy="EUR">10.00', ">x")))
    )
    assert (line.amount, line.references) == (Decimal("30.00"), ("A-1", "A-2"))
    assert line.problem is LineProblem.PARTS_UNCLEAR


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"way": "DBIT"}, LineProblem.OUTGOING),
        ({"way": ""}, LineProblem.OUTGOING),
        ({"status": "PDNG"}, LineProblem.NOT_BOOKED),
        ({"status": "<Cd>INFO</Cd>"}, LineProblem.NOT_BOOKED),
        ({"status": "<Cd>BOOK</Cd>"}, None),
        ({"status": ""}, None),
        ({"reversal": "true"}, LineProblem.REVERSAL),
        ({"reversal": "false"}, None),
        ({"amount": "1e3"}, LineProblem.AMOUNT_UNCLEAR),
        ({"amount": "-5"}, LineProblem.AMOUNT_UNCLEAR),
        ({"amount": "99999999999999"}, LineProblem.AMOUNT_UNCLEAR),
        ({"booked": "05.03.2031"}, LineProblem.DAY_UNCLEAR),
        ({"booked": ""}, LineProblem.DAY_UNCLEAR),
    ],
)
def test_what_is_no_money_that_came_is_told_so(facts: dict[str, str], problem: object) -> None:
    (line,) = camt.lines_of(camt_file(entry(**{"amount": "960.00", **facts})))
    assert line.problem == problem


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (camt_file(entry("1"))[:-40], "broken_off"),
        (camt_file(entry("1"))[:300], "broken_off"),
        ("<a><b>", "schema"),
        ("<html></html>", "schema"),
        (camt_file(entry("1")).replace("camt.053", "pain.001"), "schema"),
        (camt_file(entry("1")).replace(".001.02", ".001.01"), "schema"),
        (camt_file(entry("1")).replace("BkToCstmrStmt", "Other"), "schema"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + camt_file(entry("1")), "entities"),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd">' + camt_file(entry("1")), "entities"),
        (camt_file("<x>" * 60 + "</x>" * 60), "schema"),
        (camt_file("<x/>" * 500_000), "too_many_lines"),
    ],
)
def test_what_is_no_statement_is_refused_whole(text: str, cause: str) -> None:
    with pytest.raises(errors.BankFileUnreadable) as refused:
        camt.lines_of(text)
    assert refused.value.fields["cause"] == cause


def test_a_file_has_at_most_five_thousand_lines() -> None:
    assert len(camt.lines_of(camt_file(entry("1") * MAX_LINES))) == MAX_LINES
    with pytest.raises(errors.BankFileUnreadable):
        camt.lines_of(camt_file(entry("1") * (MAX_LINES + 1)))
    rows = ["Date;Amount;Currency", *["2031-03-05;1;EUR"] * MAX_LINES]
    assert len(columns(*rows)) == MAX_LINES
    with pytest.raises(errors.BankFileUnreadable):
        columns(*rows, "2031-03-05;1;EUR")


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("960", "960"),
        ("960.00", "960.00"),
        ("960,5", "960.5"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("1\u202f234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1'234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("+960.00", "960.00"),
    ],
)
def test_an_amount_is_read_where_it_can_mean_one_thing(said: str, amount: str) -> None:
    (line,) = columns("Datum;Betrag;Währung", f'05.03.2031;"{said}";EUR')
    assert (line.amount, line.problem) == (Decimal(amount), None)


@pytest.mark.parametrize(
    "said",
    ["1.234", "1,234", "", "x", "1.2.3", "12,34,56", "1,23.456,7", "1e3", "٣", "9" * 14, "1.00001"],
)
def test_an_amount_that_may_mean_two_things_passes_over_its_line(said: str) -> None:
    (line,) = columns("Datum;Betrag;Währung", f'05.03.2031;"{said}";EUR')
    assert line.problem is LineProblem.AMOUNT_UNCLEAR


@pytest.mark.parametrize("said", ["-960.00", "960.00-", "\u2212960.00", "0", "-0.01"])
def test_what_went_out_is_told_so(said: str) -> None:
    (line,) = columns("Datum;Betrag;Währung", f"05.03.2031;{said};EUR")
    assert line.problem is LineProblem.OUTGOING


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2031-03-05", date(2031, 3, 5)),
        ("2031-03-05T08:00:00", date(2031, 3, 5)),
        ("20310305", date(2031, 3, 5)),
        ("5.3.2031", date(2031, 3, 5)),
        ("05. 03. 2031", date(2031, 3, 5)),
        ("03/05/2031", None),
        ("31.02.2031", None),
        ("05.03.31", None),
        ("", None),
    ],
)
def test_a_day_is_read_where_it_can_mean_one_day(said: str, day: date | None) -> None:
    (line,) = columns("Date;Amount;Currency", f"{said};960.00;EUR")
    assert line.booked_on == day
    assert line.problem == (None if day else LineProblem.DAY_UNCLEAR)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_list_is_read_by_the_names_of_its_columns(delimiter: str) -> None:
    rows = [
        ["Account statement of a bank"],
        [],
        ["Datum zaúčtování", "Částka", "Měna", "Variabilní symbol", "Zpráva", "ID pohybu", "Note"],
        ["05.03.2031", "960.00", "CZK", "2031117", '"for ""spring"", too"', "77", ""],
        [],
        ["06.03.2031", "1.00", "CZK", "", "", "78"],
        ["07.03.2031", "1.00"],
        ["08.03.2031", "-1.00", "CZK", "", "", "79", ""],
    ]
    first, second, third, _ = columns(*(delimiter.join(row) for row in rows))
    assert first == BankLine(
        number=1,
        bank_reference="77",
        booked_on=date(2031, 3, 5),
        amount=Decimal("960.00"),
        currency="CZK",
        references=("2031117",),
        message='for "spring", too',
    )
    assert (second.number, second.references, second.problem) == (2, (), None)
    assert (third.number, third.problem) == (3, LineProblem.INCOMPLETE)


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        (["a;b;c", "1;2;3"], "columns"),
        (["Date;Amount;Amount;Currency"], "columns"),
        (["Date;Currency"], "columns"),
        (["Date;Amount"], "currency"),
        (["Date;Amount;Currency", '2031-03-05;"1'], "broken_off"),
        ([""], "columns"),
        (["\x1f\x8b\x08"], "columns"),
    ],
)
def test_what_is_no_list_is_refused_whole(rows: list[str], cause: str) -> None:
    with pytest.raises(errors.BankFileUnreadable) as refused:
        columns(*rows)
    assert refused.value.fields["cause"] == cause
    if cause == "currency":
        assert columns(*rows, currency="EUR") == []


HEADS = "Date;Amount;Currency;Message"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "lines",
    [
        [HEADS, "2028-08-20;100,00;EUR;V-12"],
        [HEADS, "2028-08-20;100,00;EUR;V-11", "2028-08-20;200,00;EUR;V-12"],
        ["Date;Message;Currency;Amount", "2028-08-20;V-12;EUR;100,00"],
        ["Account 7", "", HEADS, '2028-08-20;100,00;EUR;"V-12 and\nmore; ""so"""', ""],
        [f"{HEADS};", "2028-08-20;100,00;EUR;V-12;"],
    ],
)
def test_a_list_cut_anywhere_is_refused_or_says_of_each_line_what_it_says_whole(
    lines: list[str], end: str
) -> None:
    content = "".join(line + end for line in lines)
    whole = tabular.lines_of(content, None)
    assert whole
    for part in cuts(content.encode()):
        try:
            read = tabular.lines_of(part.decode(), None)
        except errors.BankFileUnreadable:
            continue
        # What ends with a line end is whole as far as it goes; nobody can see that more came.
        assert part.endswith((b"\r", b"\n"))
        assert read == whole[: len(read)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{HEADS}\n2028-08-20;100,00;EUR;V-12", 2),
        (f"{HEADS}\n2028-08-20;100,00;EUR;V-12\n2028-08-20;1;EUR;V-13", 3),
        (f"{HEADS}\n\n2028-08-20;100,00;EUR;V-12\n;;;", 4),
        (HEADS, 1),
        # Who adds a line end to what is cut, such as an editor, makes it no more certain.
        (f"{HEADS}\n2028-08-20;100,00;EUR\n", 2),
        (f"{HEADS};Transaction ID\n2028-08-20;100,00;EUR;V-1\n\n", 2),
        (f'{HEADS}\n2028-08-20;1;EUR;"a\nb";\n2028-08-20;100,00\n', 4),
    ],
)
def test_a_last_line_that_may_be_cut_is_refused_by_its_number(text: str, line: int) -> None:
    with pytest.raises(errors.BankFileUnreadable) as refused:
        tabular.lines_of(text, None)
    assert (refused.value.fields["cause"], refused.value.fields["line"]) == ("cut", line)
    assert str(line) in str(refused.value.detail)


def test_a_last_line_that_may_be_cut_is_read_with_its_line_end() -> None:
    text = f"{HEADS}\n2028-08-20;100,00;EUR;V-12"
    with pytest.raises(errors.BankFileUnreadable, match="add one"):
        tabular.lines_of(text, None)
    for end in ("\n", "\r\n", "\r", "\n  ", "\n\n"):
        (line,) = tabular.lines_of(text + end, None)
        assert line.message == "V-12"


def test_a_statement_cut_anywhere_is_refused_or_says_what_it_says_whole() -> None:
    told = camt_file(entry("960.00", reference="2031-117") + entry("1.00", message="Žluť"))
    content = f'<?xml version="1.0" encoding="UTF-8"?>{told}\n'.encode()
    whole = camt.lines_of(content.decode())
    for part in cuts(content):
        try:
            read = camt.lines_of(characters.decoded(part, None)[0])
        except errors.BankFileUnreadable:
            continue
        assert read == whole
        assert len(content) - len(part) <= 1, "the line end alone"


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-8-sig", "windows-1250"),  # the mark is certain
        ("utf-16", None),
        ("utf-16", "utf-16"),
        ("cp1250", "windows-1250"),
        ("iso8859-2", "ISO-8859-2"),
    ],
)
def test_characters_are_read_as_declared_or_where_they_are_certain(
    codec: str, declared: str | None
) -> None:
    text, _ = characters.decoded(NAMES.encode(codec), declared)
    assert text == NAMES


def test_an_xml_declaration_tells_its_characters() -> None:
    text = f'<?xml version="1.0" encoding="windows-1250"?><a>{NAMES}</a>'
    assert characters.decoded(text.encode("cp1250"), None) == (text, "cp1250")
    statement = camt_file(entry("1", reference="Žluť 7"))
    statement = f'<?xml version="1.0" encoding="ISO-8859-2"?>{statement}'
    told, _ = characters.decoded(statement.encode("iso8859-2"), None)
    (line,) = camt.lines_of(told)
    assert line.references == ("Žluť 7",)


@pytest.mark.parametrize(
    ("content", "declared", "cause"),
    [
        (NAMES.encode("cp1250"), None, "characters_wrong"),
        (NAMES.encode("utf-16")[2:], None, "characters_wrong"),
        (NAMES.encode("utf-8"), "ascii", "characters_wrong"),
        (NAMES.encode("utf-8"), "utf-7", "characters_unknown"),
        (NAMES.encode("utf-8"), "zlib", "characters_unknown"),
        (NAMES.encode("utf-8"), "no such", "characters_unknown"),
        (NAMES.encode("utf-8"), "x\x00", "characters_unknown"),
        (b"\x50\x4b\x03\x04\x00\x00", None, "characters_wrong"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', None, "characters_unknown"),
    ],
)
def test_characters_that_are_not_certain_are_refused(
    content: bytes, declared: str | None, cause: str
) -> None:
    with pytest.raises(errors.BankFileUnreadable) as refused:
        characters.decoded(content, declared)
    assert refused.value.fields["cause"] == cause


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "Müller & Söhne, Café Crème, François"),
        ("cp1250", "Dvořák, Žižka, Šťastný"),
        ("iso8859-2", "Dvořák, Žižka, Šťastný"),
        ("iso8859-15", "œuvre à 5 €"),
    ],
)
def test_a_file_that_does_not_say_its_characters_may_read_so_the_likeliest_first(
    codec: str, text: str
) -> None:
    found = characters.readings(text.encode(codec))
    assert found[0].characters == codec
    assert set(found[0].words) <= set(re.findall(r"\w+|€", text))
    assert len({one.characters for one in found}) > 1, "somebody can choose"
    assert all(len(one.words) == len(found[0].words) for one in found)


@pytest.mark.parametrize(
    "content",
    [
        "Dvořák".encode(),
        b"plain",
        "Dvořák".encode("utf-16"),
        '<?xml version="1.0" encoding="cp1250"?><a>Dvořák</a>'.encode("cp1250"),
        b"\xff\x00",
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
    ],
)
def test_of_a_file_that_says_its_characters_or_has_none_nothing_is_guessed(content: bytes) -> None:
    assert characters.readings(content) == []


def test_a_line_is_known_again_by_the_banks_reference_or_by_all_that_it_says() -> None:
    lines = columns(
        "Date;Amount;Currency;Bank reference;Message",
        "2031-03-05;1.00;EUR;77;one",
        "2031-03-05;1.00;EUR;;one",
        "2031-03-05;1.00;EUR;;one",
        "2031-03-05;1.00;EUR;;two",
    )
    keys = [key for key, _ in keyed(lines)]
    assert len(set(keys)) == 4
    shorter = columns(
        "Date;Amount;Currency;Bank reference;Message",
        "2031-03-05;1.00;EUR;;one",
        "2031-03-06;1.00;EUR;77;said otherwise",
    )
    assert [key for key, _ in keyed(shorter)] == [keys[1], keys[0]]
