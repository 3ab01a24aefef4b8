"""The routes of finance."""

from app.pages.finance import (
    approvals,
    customers,
    exports,
    overview,
    payments,
    periods,
    prices,
    purchases,
    waiting,
)

PARTS = (overview, waiting, purchases, customers, payments, periods, exports, approvals, prices)
