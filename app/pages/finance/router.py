"""The routes of finance."""

from app.pages.finance import (
    approvals,
    customers,
    exports,
    lines,
    overview,
    payments,
    periods,
    prices,
    purchases,
    waiting,
)

PARTS = (
    *(overview, waiting, purchases, customers, payments, lines),
    *(periods, exports, approvals, prices),
)
