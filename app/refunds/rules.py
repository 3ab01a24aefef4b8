"""The tax of a refund. Pure."""

from decimal import Decimal

from msgspec import Struct

from app.kit import money


class PaidBack(Struct, frozen=True):
    """What refunds of a purchase paid back so far, without tax and of the tax."""

    net: Decimal
    tax: Decimal


def tax_back(net: Decimal, before: PaidBack, tax_rate: Decimal, currency: str) -> Decimal:
    """The tax that goes back with a net amount, ``tax_rate`` percent of it.

    It is reckoned of all refunds together, so that their taxes sum to that of their net amounts, and
    of a purchase that is paid back whole to its tax.
    """
    whole = money.rounded((before.net + net) * tax_rate / 100, currency)
    return max(whole - before.tax, Decimal(0))
