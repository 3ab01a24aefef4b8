"""Every status with every verb: what is allowed is written here in full (design §3)."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest

from app import errors
from app.inbound import rules as emails
from app.payments import rules as lines
from app.purchases import rules as purchases
from app.sessions import rules as sessions
from app.worksheets import rules as worksheets

Transition = Callable[[Any, str], StrEnum]

# status -> what each verb leads to; a verb that is not named is refused.
SESSIONS = {
    "awaiting_credit": {
        "schedule": "scheduled",
        "change": "awaiting_credit",
        "reassign": "awaiting_credit",
        "reschedule": "awaiting_credit",
        "cancel": "cancelled",
        "lapse": "lapsed",
    },
    "scheduled": {
        "change": "scheduled",
        "reassign": "scheduled",
        "reschedule": "scheduled",
        "cancel": "cancelled",
        "start": "in_progress",
        "no-show": "no_show",
    },
    "in_progress": {
        "change": "in_progress",
        "reassign": "in_progress",
        "undo-start": "scheduled",
        "worksheet": "done",
    },
    "done": {},
    "cancelled": {},
    "lapsed": {},
    "no_show": {},
}
WORKSHEETS = {
    "awaiting_confirmation": {
        "confirm": "confirmed",
        "dispute": "disputed",
        "amend": "awaiting_confirmation",
        "answer": "awaiting_confirmation",
    },
    "disputed": {
        "confirm": "confirmed",
        "amend": "awaiting_confirmation",
        "answer": "disputed",
    },
    "confirmed": {},
}
PURCHASES = {
    "pending_payment": {
        "pay": "paid",
        "receive": "pending_payment",
        "void": "void",
        "change": "pending_payment",
        "correct": "pending_payment",
    },
    "paid": {"refund": "paid", "change": "paid", "receive": "paid", "correct": "paid"},
    "refunded": {"refund": "refunded", "receive": "refunded", "correct": "refunded"},
    "void": {},
}
PAYMENTS: dict[str, dict[str, str]] = {
    "received": {"withdraw": "withdrawn", "correct": "received"},
    "withdrawn": {},
}
LINES: dict[str, dict[str, str]] = {
    "open": {"assign": "assigned", "dismiss": "dismissed"},
    "assigned": {},
    "dismissed": {"assign": "assigned"},
}
# What is released becomes a ticket or a reply; the table leaves open which.
EMAILS: dict[str, dict[str, str]] = {
    "quarantined": {"release": "quarantined", "discard": "discarded"},
    "discarded": {"release": "discarded"},
    "ticket_opened": {},
    "reply_added": {},
    "recorded": {"release": "recorded"},
}
SLICES: list[tuple[str, Transition, dict[str, dict[str, str]], type[StrEnum]]] = [
    ("session", sessions.LIFE_CYCLE.after, SESSIONS, sessions.SessionStatus),
    ("worksheet", worksheets.LIFE_CYCLE.after, WORKSHEETS, worksheets.WorksheetStatus),
    ("purchase", purchases.LIFE_CYCLE.after, PURCHASES, purchases.PurchaseStatus),
    (
        "payment",
        purchases.PAYMENT_LIFE_CYCLE.after,
        PAYMENTS,
        purchases.PaymentStatus,
    ),
    ("bank_line", lines.LINE_LIFE_CYCLE.after, LINES, lines.LineStatus),
    ("message", emails.LIFE_CYCLE.after, EMAILS, emails.EmailOutcome),
]
VERBS = sorted({verb for _, _, table, _ in SLICES for row in table.values() for verb in row})
CASES = [
    pytest.param(thing, transition, row, status, verb, id=f"{thing}-{status}-{verb}")
    for thing, transition, table, _ in SLICES
    for status, row in table.items()
    for verb in [*VERBS, "explode", ""]
]


@pytest.mark.parametrize(("thing", "transition", "row", "status", "verb"), CASES)
def test_a_verb_leads_to_its_status_or_is_refused_with_those_that_are_allowed(
    thing: str, transition: Transition, row: dict[str, str], status: str, verb: str
) -> None:
    if verb in row:
        assert transition(status, verb) == row[verb]
        return
    with pytest.raises(errors.InvalidTransition) as refused:
        transition(status, verb)
    assert refused.value.code == "invalid_transition"
    assert refused.value.status == 409
    assert refused.value.fields == {
        "current_status": status,
        "verb": verb,
        "allowed": sorted(row),
    }
    assert thing in refused.value.detail


@pytest.mark.parametrize(("table", "statuses"), [slice_[2:] for slice_ in SLICES])
def test_the_tables_above_name_every_status(
    table: dict[str, dict[str, str]], statuses: type[StrEnum]
) -> None:
    assert set(table) == {status.value for status in statuses}


def test_a_technicians_time_is_held_exactly_while_a_session_can_still_happen() -> None:
    assert {status.value for status in sessions.LIVE} == {
        "awaiting_credit",
        "scheduled",
        "in_progress",
    }
    for status, row in SESSIONS.items():
        if sessions.SessionStatus(status) not in sessions.LIVE:
            assert not row, "an ended session does not come back to life"


def test_a_session_without_its_reserve_can_never_start() -> None:
    assert "start" not in sessions.TRANSITIONS[sessions.SessionStatus.AWAITING_CREDIT]
    reached = {
        status
        for status, row in SESSIONS.items()
        for verb, after in row.items()
        if after == "in_progress" != status
    }
    assert reached == {"scheduled"}
