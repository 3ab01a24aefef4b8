"""Ids and values of the demonstration data, which the published examples use."""

from uuid import UUID


def _id(number: int) -> UUID:
    return UUID(f"01990000-0000-7000-8000-{number:012d}")


CUSTOMER = _id(1)
CONTACT = _id(2)
SERVER = _id(3)
ACCESS = _id(4)
TECHNICIAN = _id(5)
PURCHASE = _id(6)
PENDING_PURCHASE = _id(7)
ADJUSTMENT = _id(8)
SESSION = _id(9)
STARTED_SESSION = _id(10)
DONE_SESSION = _id(11)
WORKSHEET = _id(12)
PENALTY = _id(13)
KEY = _id(14)
CUSTOMER_KEY = _id(90)
TECHNICIAN_KEY = _id(91)
LEAD_KEY = _id(92)
FINANCE_KEY = _id(93)
DUE_SESSION = _id(15)
DISPUTED_WORKSHEET = _id(16)
ENTRY = _id(17)
EVENT = _id(18)
DISPUTED_SESSION = _id(19)
HOLIDAY = _id(20)
WORKING_HOURS = _id(21)
WORKING_EXCEPTION = _id(22)
TIME_OFF = _id(23)
CLOSURE = _id(24)
CALENDAR_FEED = _id(25)
OFF_HOLIDAY = _id(26)
COLLEAGUE = _id(27)
WATCHER = _id(28)
REFUND = _id(29)
PAYMENT = _id(32)
PRICE_LIST = _id(33)
EXCESS_PAYMENT = _id(34)
REFUNDED_PURCHASE = _id(31)
OPEN_LINE = _id(35)
PLAN = UUID("00000000-0000-7000-8000-000000000012")
EARNING_POLICY = UUID("00000000-0000-7000-8000-000000000031")
SUBSCRIPTION = _id(30)
ARTICLE = _id(40)
CZECH_ARTICLE = _id(41)
DRAFT_ARTICLE = _id(42)
TICKET = _id(50)
RESOLVED_TICKET = _id(51)
MESSAGE = _id(52)
CALL_TASK = _id(53)
ATTACHMENT = _id(54)
EMAIL = _id(60)
HELD_EMAIL = _id(61)
RAW_EMAIL = """From: Eva Novak <eva@example.com>
To: support@example.com
Subject: Printing is slow
Message-ID: <printing-is-slow@mail.example.com>
Authentication-Results: mx.example.com; dmarc=pass header.from=example.com

Since this morning it takes minutes until a page is printed.
"""
CLOSED_MONTH, NEXT_MONTH = "2025-12", "2026-01"
PERSON = _id(70)
OTHER_PERSON = _id(71)
THIRD_PERSON = _id(74)
APPROVAL = _id(72)
OWN_REQUEST = _id(73)
WAITING_TICKET = _id(55)
DELIVERY = _id(80)
DROPPED_DELIVERY = _id(81)
WEBHOOK_ENDPOINT = _id(82)
DISABLED_ENDPOINT = _id(83)
MAIL = _id(84)
VERIFICATION = _id(85)
AUDIT_RECORD = _id(130)
LEDGER_ROOT = _id(86)

FORMER_CUSTOMER = _id(131)
FORMER_CONTACT = _id(132)
WEBHOOK_URL = "https://hooks.example.com/personday"
CHECKED_AT = "2026-01-05T08:00:00Z"
STARTS_AT = "2027-09-01T09:00:00Z"
LATER = "2027-09-02T09:00:00Z"
