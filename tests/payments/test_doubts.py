"""An entry that contradicts itself, or keeps its parts to itself, is told and never recorded."""

from typing import Any

import pytest

from app.payments import camt
from app.payments.lines import LineProblem
from tests.payments.files import camt_file, entry
from tests.payments.test_import import XML, hand_in, order, state, told
from tests.support import Api

CONTRADICTORY, PARTS, CLEAR = LineProblem.CONTRADICTORY, LineProblem.PARTS_UNCLEAR, None
PAIR = "".join


def part(amount: str = "", reference: str = "V-100", more: str = "", currency: str = "EUR") -> str:
    """A transaction of an entry."""
    told = f'<Amt Ccy="{currency}">{amount}</Amt>' if amount else ""
    return f"<TxDtls><Refs><EndToEndId>{reference}</EndToEndId></Refs>{told}{more}</TxDtls>"


def batch(count: str = "", total: str = "", more: str = "", currency: str = "EUR") -> str:
    """What a bank says of several transactions together."""
    number = f"<NbOfTxs>{count}</NbOfTxs>" if count else ""
    of_all = f'<TtlAmt Ccy="{currency}">{total}</TtlAmt>' if total else ""
    return f"<Btch><PmtInfId>P1</PmtInfId>{number}{of_all}{more}</Btch>"


def foreign(more: str) -> str:
    """A transaction in the payer's currency."""
    return f'<AmtDtls><TxAmt><Amt Ccy="USD">110</Amt>{more}</TxAmt></AmtDtls>'


OUT, IN = "<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>CRDT</CdtDbtInd>"
RATE = "<CcyXchg><SrcCcy>USD</SrcCcy><XchgRate>1.1</XchgRate></CcyXchg>"
WORTH = '<CntrValAmt><Amt Ccy="EUR">{}</Amt></CntrValAmt></AmtDtls>'
NEXT = "</NtryDtls><NtryDtls>"


@pytest.mark.parametrize(
    ("details", "problem"),
    [
        # Sums.
        (PAIR([part("60"), part("40")]), CLEAR),
        (PAIR([part("60"), part("41")]), CONTRADICTORY),
        (PAIR([part("60"), NEXT, part("40")]), CLEAR),
        (PAIR([part("60"), NEXT, part("39.99")]), CONTRADICTORY),
        (part("100"), CLEAR),
        (part("100.00"), CLEAR),
        (part(), CLEAR),
        (part("99"), CONTRADICTORY),
        (part("x"), LineProblem.AMOUNT_UNCLEAR),
        # Parts that are not told.
        (PAIR([part(), part()]), PARTS),
        (PAIR([part("60"), part()]), PARTS),
        (PAIR([part("60"), part("x")]), PARTS),
        # Counts.
        (batch("1") + part(), CLEAR),
        (batch("2") + part("60") + part("40"), CLEAR),
        (batch("3") + part(), CONTRADICTORY),
        (batch("3") + part("100"), CONTRADICTORY),
        (batch("3") + part("60") + part("40"), CONTRADICTORY),
        (batch("1") + part("60") + part("40"), CONTRADICTORY),
        (batch("0") + part(), CONTRADICTORY),
        (batch("x") + part(), CONTRADICTORY),
        (batch("1") + part("60") + NEXT + batch("1") + part("40"), CLEAR),
        (batch("1") + part("60") + NEXT + batch("2") + part("40"), CONTRADICTORY),
        # The sum of several alone: of how many, and whose, nobody knows.
        (batch("1"), CLEAR),
        (batch("3"), PARTS),
        (batch("3", "100"), PARTS),
        (batch(), PARTS),
        (batch() + part(), PARTS),
        (batch() + part("100"), CLEAR),
        # Totals.
        (batch("2", "100") + part("60") + part("40"), CLEAR),
        (batch("2", "101") + part("60") + part("40"), CONTRADICTORY),
        (batch("2", "100", currency="USD") + part("60") + part("40"), CONTRADICTORY),
        (batch("1", "99") + part(), CONTRADICTORY),
        (batch("1", "x") + part(), CONTRADICTORY),
        (batch("1", "60") + part("60") + NEXT + batch("1", "40") + part("40"), CLEAR),
        (batch("1", "40") + part("60") + NEXT + batch("1", "60") + part("40"), CONTRADICTORY),
        (batch("1", "100", OUT) + part(), CONTRADICTORY),
        (batch("1", "100", IN) + part(), CLEAR),
        # Currencies.
        (part("100", currency="USD"), CONTRADICTORY),
        (PAIR([part("60"), part("40", currency="USD")]), CONTRADICTORY),
        (part(more=foreign("")), CONTRADICTORY),
        (part(more=foreign(RATE)), CLEAR),
        (part(more=foreign(RATE).replace("</AmtDtls>", WORTH.format("100"))), CLEAR),
        (part(more=foreign(RATE).replace("</AmtDtls>", WORTH.format("99"))), CONTRADICTORY),
        # Ways.
        (part(more=IN), CLEAR),
        (part(more=OUT), CONTRADICTORY),
        (part("100", more=OUT), CONTRADICTORY),
        (PAIR([part("60", more=OUT), part("40", more=OUT)]), CONTRADICTORY),
        (PAIR([part("60", more=IN), part("40", more=OUT)]), CONTRADICTORY),
        (PAIR([part("60"), part(more=OUT)]), CONTRADICTORY),
        # What is said twice.
        (part("100", more='<Amt Ccy="EUR">10</Amt>'), CONTRADICTORY),
        (part(more=IN + OUT), CONTRADICTORY),
        (batch("1") + batch("2") + part(), CONTRADICTORY),
    ],
)
def test_an_entry_of_100_is_certain_where_all_that_it_says_agrees(
    details: str, problem: LineProblem | None
) -> None:
    lines = camt.lines_of(camt_file(entry("100.00", details=details)))
    assert {line.problem for line in lines} == {problem}
    if problem:
        (line,) = lines
        assert (str(line.amount), line.currency) == ("100.00", "EUR")


def test_an_entry_that_says_its_amount_twice_is_not_certain() -> None:
    twice = entry("100.00").replace("<Sts>", '<Amt Ccy="EUR">5.00</Amt><Sts>')
    (line,) = camt.lines_of(camt_file(twice))
    assert line.problem is CONTRADICTORY


def test_what_went_the_other_way_is_told_of_its_part_where_the_sum_agrees() -> None:
    details = part("150", more=IN) + part("50", more=OUT)
    lines = camt.lines_of(camt_file(entry("100.00", details=details)))
    assert [line.problem for line in lines] == [None, LineProblem.OUTGOING]


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"way": "DBIT"}, LineProblem.OUTGOING),
        ({"way": "DBIT", "details": part("60") + part("41")}, LineProblem.OUTGOING),
        ({"way": "DBIT", "details": part("100", more=IN)}, CONTRADICTORY),
        ({"status": "PDNG", "details": part("41")}, LineProblem.NOT_BOOKED),
        ({"reversal": "true", "details": part("41")}, LineProblem.REVERSAL),
        ({"amount": "x", "details": part("60") + part("40")}, LineProblem.AMOUNT_UNCLEAR),
        ({"booked": "x", "details": part("60") + part("41")}, LineProblem.DAY_UNCLEAR),
    ],
)
def test_money_that_did_not_come_is_told_so_first(facts: Any, problem: LineProblem) -> None:
    lines = camt.lines_of(camt_file(entry(**{"amount": "100.00", **facts})))
    assert {line.problem for line in lines} == {problem}


@pytest.mark.parametrize(
    ("amount", "details", "cause"),
    [
        ("5.00", part("60") + part("40"), "contradictory"),
        ("100.00", batch("3") + part(), "contradictory"),
        ("100.00", part() + part(), "parts_unclear"),
    ],
)
async def test_what_is_not_certain_is_told_with_what_it_may_mean_and_never_recorded(
    api: Api, amount: str, details: str, cause: str
) -> None:
    purchase = await order(api, invoice_number="V-100")
    shown = await hand_in(api, camt_file(entry(amount, details=details)), XML)
    assert told(shown) == [("ambiguous", cause, None, [purchase["id"]])]
    assert shown["lines"][0]["amount"] == amount
    assert await state(api, purchase) == ("unpaid", "0.00")
