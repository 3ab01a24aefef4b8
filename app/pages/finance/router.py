"""The routes of finance."""

from app.pages.finance import (
    approvals,
    bank_files,
    customers,
    exports,
    lines,
    overview,
    payments,
    periods,
    prices,
    purchases,
    thresholds,
    waiting,
)

PARTS = (
    *(overview, waiting, purchases, customers, bank_files, payments, lines),
    *(periods, exports, approvals, thresholds, prices),
)
