"""Money: how finely a currency is counted, and which currencies there are (ISO 4217). Pure.

An amount is a decimal in the units of its currency, never a float. It is rounded once, where it arises,
half to even: what is rounded many times then leans neither way. It is written with its currency's
decimals, wherever it leaves us: ``shown`` of a value, ``shown_sql`` of a column.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from app import errors

# ISO 4217, list one, as amended until 2026: what some country pays with today, by its decimals. Neither funds
# and units of account (CLF, CHE, XDR), nor metals, nor what has gone: BGN left when Bulgaria took the euro in
# 2026, ANG for XCG in 2025, ZWL for ZWG and SLL for SLE in 2024, HRK in 2023. An amendment is one line here.
_TWO_DECIMALS = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL "
    "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN "
    "PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"
CURRENCIES: Mapping[str, int] = {
    **dict.fromkeys(_TWO_DECIMALS.split(), 2),
    **dict.fromkeys(_NO_DECIMALS.split(), 0),
    **dict.fromkeys(_THREE_DECIMALS.split(), 3),
}
# Units of account that were taken once keep their decimals.
_DIGITS: Mapping[str, int] = {**CURRENCIES, "CLF": 4, "UYW": 4}
# Of what is no currency any more, and of what has none.
USUAL_DIGITS = 2
# More is a slip of the keyboard, in whatever currency.
LIMIT_DIGITS = 13
LIMIT = Decimal(10) ** LIMIT_DIGITS


def check_currency(code: str) -> None:
    """Hold a currency to ISO 4217: invented ones and those of the past are refused.

    Raises:
        UnknownCurrency: no country uses a currency with this code.
    """
    if code not in CURRENCIES:
        raise errors.UnknownCurrency(currency=code)


def minor_digits(currency: str | None) -> int:
    """How many decimals an amount in this currency has (ISO 4217); nothing of no currency, as of most."""
    return _DIGITS.get(currency, USUAL_DIGITS) if currency else USUAL_DIGITS


def minor_unit(currency: str) -> Decimal:
    """The smallest amount of this currency: 0.01 of most."""
    return Decimal(1).scaleb(-minor_digits(currency))


def rounded(amount: Decimal, currency: str) -> Decimal:
    """An amount in whole minor units of its currency, rounded half to even, with all its decimals."""
    return amount.quantize(minor_unit(currency), ROUND_HALF_EVEN)


def shown(amount: Decimal, currency: str | None) -> Decimal:
    """An amount as it is written: with the decimals of its currency, and none is ever cut off.

    What is kept finer, such as an older price, has as many as it needs.
    """
    needed = -int(amount.normalize().as_tuple().exponent)
    return amount.quantize(Decimal(1).scaleb(-max(minor_digits(currency), needed)))


def shown_sql(amount: str, currency: str) -> str:
    """The SQL of the text that ``shown`` makes, for what leaves the database by itself."""
    cases = " ".join(
        f"WHEN {currency} IN ({', '.join(_quoted(digits))}) THEN {digits}" for digits in _UNUSUAL
    )
    digits = f"CASE {cases} ELSE {USUAL_DIGITS} END"
    return f"round({amount}, greatest({digits}, min_scale({amount})))::text"


_UNUSUAL = sorted(set(_DIGITS.values()) - {USUAL_DIGITS})


def _quoted(digits: int) -> list[str]:
    return [f"'{currency}'" for currency, its in sorted(_DIGITS.items()) if its == digits]


def number_format(places: int) -> str:
    """How a spreadsheet shows amounts with so many decimals."""
    return f"#,##0{'.' * (places > 0)}{'0' * places}"


def check_size(amount: Decimal, pointer: str) -> None:
    """Hold an amount to what anybody can mean, and columns can hold.

    Raises:
        ValidationFailed: it is larger, at this JSON pointer.
    """
    if amount >= LIMIT:
        detail = errors.Sentence(
            "An amount has at most %(digits)s digits before the point.", digits=LIMIT_DIGITS
        )
        wrong = {"pointer": pointer, "code": "amount_too_large", "detail": detail}
        raise errors.ValidationFailed(errors=[wrong])


def check_decimals(amount: Decimal, currency: str, pointer: str) -> None:
    """Hold an amount to the decimals of its currency; zeros behind them say nothing.

    Raises:
        ValidationFailed: it has more, at this JSON pointer.
    """
    if amount != rounded(amount, currency):
        digits = minor_digits(currency)
        detail = (
            errors.Sentence(
                "An amount in %(currency)s has at most %(digits)s decimals.",
                currency=currency,
                digits=digits,
            )
            if digits
            else errors.Sentence("An amount in %(currency)s has no decimals.", currency=currency)
        )
        wrong = {"pointer": pointer, "code": "too_many_decimals", "detail": detail}
        raise errors.ValidationFailed(errors=[wrong])
