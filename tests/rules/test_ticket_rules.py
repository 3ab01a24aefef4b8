"""What a ticket needs, when it may change, and what it asks of the provider (rules P1, P2, T2-T9)."""

from typing import Any

import pytest

from app import errors
from app.attachments.rules import refused_attachment
from app.customers.rules import Deployment
from app.plans.rules import Channel
from app.tickets import rules
from app.tickets.clocks import Turn
from app.tickets.rules import (
    CallDirection,
    CallOutcome,
    Legitimacy,
    MessageAuthor,
    TicketKind,
    TicketStatus,
)

BASIC = ["client_zone", "email"]
PRIORITY = ["client_zone", "email", "phone", "skype"]
WORK = (
    "absorb",
    "assess",
    "assign",
    "attach",
    "change",
    "move-to-plan",
    "sessions",
    "severity",
    "watch",
)


def same(status: str) -> dict[str, str]:
    return {**dict.fromkeys(WORK, status), "merge": "closed"}


# status -> what each verb leads to; a verb that is not named is refused.
TICKETS: dict[str, dict[str, str]] = {
    "new": {
        **same("new"), "answer": "new", "go-on": "open", "reply": "open", "resolve": "resolved",
        "take": "open", "wait": "waiting_for_customer",
    },
    "open": {
        **same("open"), "answer": "open", "go-on": "open", "reply": "open", "resolve": "resolved",
        "take": "open", "wait": "waiting_for_customer",
    },
    "waiting_for_customer": {
        **same("waiting_for_customer"), "answer": "open", "go-on": "open",
        "reply": "waiting_for_customer", "resolve": "resolved", "wait": "waiting_for_customer",
    },
    "resolved": {
        "absorb": "resolved", "answer": "open",
        "assess": "resolved", "attach": "resolved", "change": "resolved",
        "close": "closed", "reopen": "open", "reply": "resolved", "sessions": "resolved",
        "merge": "closed", "watch": "resolved",
    },
    "closed": {},
}  # fmt: skip
VERBS = sorted({verb for row in TICKETS.values() for verb in row})


@pytest.mark.parametrize("verb", [*VERBS, "explode", ""])
@pytest.mark.parametrize("status", TICKETS)
def test_a_verb_leads_to_its_status_or_is_refused_with_those_that_are_allowed(
    status: str, verb: str
) -> None:
    row = TICKETS[status]
    if verb in row:
        assert rules.LIFE_CYCLE.after(rules.TicketStatus(status), verb).value == row[verb]
        return
    with pytest.raises(errors.InvalidTransition) as refused:
        rules.LIFE_CYCLE.after(rules.TicketStatus(status), verb)
    assert refused.value.fields == {"current_status": status, "verb": verb, "allowed": sorted(row)}


def test_every_status_is_named_and_only_what_is_worked_on_comes_first() -> None:
    assert set(TICKETS) == {status.value for status in TicketStatus}
    assert {status: rules.stage(TicketStatus(status)) for status in TICKETS} == {
        "new": 0, "open": 0, "waiting_for_customer": 1, "resolved": 2, "closed": 3,
    }  # fmt: skip
    assert {status.value for status in rules.UNRESOLVED} == {"new", "open", "waiting_for_customer"}


TURNS = {
    ("new", "waiting_for_customer"): Turn.PAUSE,
    ("open", "waiting_for_customer"): Turn.PAUSE,
    ("new", "resolved"): Turn.STOP,
    ("open", "resolved"): Turn.STOP,
    ("waiting_for_customer", "resolved"): Turn.STOP,
    ("waiting_for_customer", "open"): Turn.RESUME,
    ("resolved", "open"): Turn.RESUME,
}


def test_the_clock_halts_and_goes_on_with_the_status_and_else_stays_as_it_is() -> None:
    for before, row in TICKETS.items():
        for after in row.values():
            turn = rules.turn(TicketStatus(before), TicketStatus(after))
            assert turn is TURNS.get((before, after)), (before, after)


# --- replies -----------------------------------------------------------------------------------

# (public, resolves, waiting) of a reply of the provider -> the status after it, by that before.
REPLIES: list[tuple[tuple[bool, bool, bool | None], dict[str, str | None]]] = [
    ((True, False, None), {"new": "open", "open": "open", "waiting_for_customer":
        "waiting_for_customer", "resolved": "resolved", "closed": None}),
    ((True, False, True), {"new": "waiting_for_customer", "open": "waiting_for_customer",
        "waiting_for_customer": "waiting_for_customer", "resolved": None, "closed": None}),
    ((True, False, False), {"new": "open", "open": "open", "waiting_for_customer": "open",
        "resolved": None, "closed": None}),
    ((True, True, None), {"new": "resolved", "open": "resolved", "waiting_for_customer": "resolved",
        "resolved": None, "closed": None}),
    ((True, True, True), {"open": "resolved", "resolved": None}),
    # A note changes nothing unless it says so.
    ((False, False, None), {one: one for one in TICKETS}),
    ((False, False, True), {"open": "waiting_for_customer", "resolved": None}),
    ((False, True, None), {"open": "resolved", "closed": None}),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), REPLIES)
def test_a_reply_of_the_provider_leads_on(
    said: tuple[bool, bool, bool | None], expected: dict[str, str | None]
) -> None:
    public, resolves, waiting = said

    def after(status: str) -> TicketStatus:
        return rules.after_reply(
            TicketStatus(status),
            MessageAuthor.PROVIDER,
            public=public,
            resolves=resolves,
            waiting=waiting,
        )

    for before, becomes in expected.items():
        if becomes is None:
            with pytest.raises(errors.InvalidTransition):
                after(before)
        else:
            assert after(before).value == becomes


def test_an_answer_of_the_customer_brings_a_ticket_back_to_work() -> None:
    def after(status: TicketStatus) -> TicketStatus:
        return rules.after_reply(
            status, MessageAuthor.CUSTOMER, public=True, resolves=False, waiting=None
        )  # fmt: skip

    for before in (TicketStatus.OPEN, TicketStatus.WAITING_FOR_CUSTOMER, TicketStatus.RESOLVED):
        assert after(before) is TicketStatus.OPEN
    assert after(TicketStatus.NEW) is TicketStatus.NEW
    with pytest.raises(errors.InvalidTransition):
        after(TicketStatus.CLOSED)


# --- channels, contacts and the hotline (T2, T3, T9) -------------------------------------------


@pytest.mark.parametrize("kind", TicketKind)
@pytest.mark.parametrize("channel", Channel)
def test_a_ticket_comes_by_a_channel_of_its_plan_and_an_outage_also_by_phone(
    channel: Channel, kind: TicketKind
) -> None:
    rules.check_channel(channel, kind, PRIORITY)
    hotline = kind is TicketKind.CLOUD_OUTAGE and channel is Channel.PHONE
    if channel.value in BASIC or hotline:
        rules.check_channel(channel, kind, BASIC)
        return
    with pytest.raises(errors.ChannelNotInPlan) as refused:
        rules.check_channel(channel, kind, BASIC)
    assert refused.value.fields == {
        "field": "channel",
        "channel": channel.value,
        "channels": BASIC,
    }


CONTACT = {"name": "Jana", "company": "Acme", "phone": "+420 222 333 444", "email": "j@example.com"}


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.SKYPE])
@pytest.mark.parametrize(
    "missing", [["name"], ["company"], ["phone"], ["email"], ["name", "email"], list(CONTACT)]
)
def test_a_caller_leaves_name_company_phone_and_email(channel: Channel, missing: list[str]) -> None:
    rules.check_contact(channel, TicketKind.BUG, CONTACT, refused=False)
    for nothing in (None, ""):
        contact = CONTACT | dict.fromkeys(missing, nothing)
        with pytest.raises(errors.ContactDetailsMissing) as refused:
            rules.check_contact(channel, TicketKind.BUG, contact, refused=False)
        assert refused.value.fields == {"missing": missing}
        rules.check_contact(channel, TicketKind.BUG, contact, refused=True)
        rules.check_contact(channel, TicketKind.CLOUD_OUTAGE, contact, refused=False)
        for written in (Channel.EMAIL, Channel.CLIENT_ZONE):
            rules.check_contact(written, TicketKind.BUG, contact, refused=False)


@pytest.mark.parametrize(
    ("deployment", "unavailable", "reasons"),
    [
        (Deployment.CLOUD, True, []),
        (Deployment.CLOUD, False, ["application_available"]),
        (Deployment.ON_PREMISE, True, ["not_a_cloud_customer"]),
        (Deployment.ON_PREMISE, False, ["not_a_cloud_customer", "application_available"]),
    ],
)
def test_the_hotline_is_for_outages_of_cloud_customers(
    deployment: Deployment, unavailable: bool, reasons: list[str]
) -> None:
    for kind in TicketKind:
        if kind is not TicketKind.CLOUD_OUTAGE or not reasons:
            rules.check_hotline(kind, deployment, BASIC, application_unavailable=unavailable)
            continue
        with pytest.raises(errors.HotlineNotApplicable) as refused:
            rules.check_hotline(kind, deployment, BASIC, application_unavailable=unavailable)
        assert refused.value.fields == {"reasons": reasons, "channels": BASIC}


# --- technical data, severity (T4, T5, T8) -----------------------------------------------------


def test_a_report_says_which_technical_data_it_lacks_in_the_order_of_asking() -> None:
    names = ["logs", "environment", "product_version", "error_messages", "system_information"]
    full: dict[str, Any] = dict.fromkeys(names, "given")
    assert rules.missing_technical_data(full) == []
    assert rules.missing_technical_data(dict.fromkeys(names)) == names
    for name in names:
        for nothing in (None, ""):
            assert rules.missing_technical_data({**full, name: nothing}) == [name]


def test_severities_one_and_two_had_better_be_followed_by_a_call() -> None:
    assert [rules.call_recommended(one) for one in (1, 2, 3, 4)] == [True, True, False, False]


@pytest.mark.parametrize("kind", TicketKind)
def test_a_severity_changes_to_another_and_an_outage_stays_urgent(kind: TicketKind) -> None:
    for before in range(1, 5):
        for after in range(1, 5):
            refusal = errors.NothingToChange if before == after else None
            refusal = errors.SeverityFixed if kind is TicketKind.CLOUD_OUTAGE else refusal  # type: ignore[assignment]
            if refusal is None:
                rules.check_severity(kind, before, after)
            else:
                with pytest.raises(refusal):
                    rules.check_severity(kind, before, after)


# --- bugs (T7), and what is billed (C6) --------------------------------------------------------


@pytest.mark.parametrize("procedure", [True, False, None])
@pytest.mark.parametrize("configuration", [True, False, None])
def test_a_bug_is_accepted_in_the_cloud_or_where_all_is_as_recommended(
    procedure: bool | None, configuration: bool | None
) -> None:
    cloud = rules.proposal(Deployment.CLOUD, procedure, configuration)
    assert cloud == (Legitimacy.ACCEPTED, "cloud_hosted")
    expected = (Legitimacy.UNASSESSED, "installation_unknown")
    if procedure is False or configuration is False:
        expected = (Legitimacy.NOT_ACCEPTED, "not_installed_as_recommended")
    elif procedure and configuration:
        expected = (Legitimacy.ACCEPTED, "installed_as_recommended")
    assert rules.proposal(Deployment.ON_PREMISE, procedure, configuration) == expected


@pytest.mark.parametrize("legitimacy", Legitimacy)
def test_only_bugs_are_assessed_and_refusing_one_has_its_reason(legitimacy: Legitimacy) -> None:
    rules.check_assessment(TicketKind.BUG, legitimacy, "an old library")
    for kind in set(TicketKind) - {TicketKind.BUG}:
        with pytest.raises(errors.NotABug):
            rules.check_assessment(kind, legitimacy, "an old library")
    for nothing in (None, ""):
        if legitimacy is Legitimacy.NOT_ACCEPTED:
            with pytest.raises(errors.ReasonMissing):
                rules.check_assessment(TicketKind.BUG, legitimacy, nothing)
        else:
            rules.check_assessment(TicketKind.BUG, legitimacy, nothing)


# (kind, legitimacy) -> whether server support is offered, whether it is billed
WORKED = [
    (TicketKind.BUG, Legitimacy.UNASSESSED, False, True),
    (TicketKind.BUG, Legitimacy.ACCEPTED, False, False),
    (TicketKind.BUG, Legitimacy.NOT_ACCEPTED, True, True),
    (TicketKind.BUG, Legitimacy.NOT_REPRODUCED, True, True),
    (TicketKind.SERVER_SUPPORT, None, True, True),
    (TicketKind.QUESTION, None, False, True),
    (TicketKind.REQUEST, None, False, True),
    (TicketKind.CLOUD_OUTAGE, None, False, False),
]


@pytest.mark.parametrize(("kind", "legitimacy", "offered", "billed"), WORKED)
def test_what_is_not_legitimate_becomes_server_support_and_what_is_owed_is_not_billed(
    kind: TicketKind, legitimacy: Legitimacy | None, offered: bool, billed: bool
) -> None:
    assert rules.offers_server_support(kind, legitimacy) is offered
    rules.check_billable(kind, legitimacy, override=True)
    if billed:
        rules.check_billable(kind, legitimacy, override=False)
        return
    with pytest.raises(errors.CoveredBySupport):
        rules.check_billable(kind, legitimacy, override=False)


# --- calls (P1, P2) ----------------------------------------------------------------------------


@pytest.mark.parametrize("status", TicketStatus)
@pytest.mark.parametrize(
    ("wanted", "replies", "due"),
    [
        (3, 0, False), (3, 1, False), (3, 2, False), (3, 3, True), (3, 4, True),
        (1, 0, False), (1, 1, True), (1, 2, True), (None, 1, False), (None, 100, False),
    ],
)  # fmt: skip
def test_a_call_is_due_after_so_many_replies_that_leave_a_ticket_unresolved(
    status: TicketStatus, wanted: int | None, replies: int, due: bool
) -> None:
    unresolved = status in (TicketStatus.NEW, TicketStatus.OPEN, TicketStatus.WAITING_FOR_CUSTOMER)
    found = rules.makes_call_task(replies, wanted, status, open_task=False)
    assert found is (due and unresolved)
    assert not rules.makes_call_task(replies, wanted, status, open_task=True)


@pytest.mark.parametrize("open_task", [True, False])
@pytest.mark.parametrize("note", [None, "", "solved by mail"])
def test_a_call_that_is_not_needed_says_why_and_was_to_be_made(
    note: str | None, open_task: bool
) -> None:
    for direction in CallDirection:
        for made in (CallOutcome.REACHED, CallOutcome.NOT_REACHED):
            rules.check_call(direction, made, note, open_task=open_task)
    with pytest.raises(errors.NoCallTask):
        rules.check_call(CallDirection.INBOUND, CallOutcome.NOT_NEEDED, note, open_task=open_task)
    if open_task and note:
        rules.check_call(CallDirection.OUTBOUND, CallOutcome.NOT_NEEDED, note, open_task=True)
        return
    with pytest.raises(errors.ReasonMissing if open_task else errors.NoCallTask):
        rules.check_call(CallDirection.OUTBOUND, CallOutcome.NOT_NEEDED, note, open_task=open_task)


# --- attachments -------------------------------------------------------------------------------

BYTES = "application/octet-stream"


@pytest.mark.parametrize(
    ("name", "media_type", "size", "refusal"),
    [
        ("catalina.log", "text/plain", 0, None),
        ("catalina.log", "text/plain", 10_000_000, None),
        ("catalina.log", "text/plain", 10_000_001, errors.AttachmentTooLarge),
        ("virus.exe", BYTES, 10_000_001, errors.AttachmentTooLarge),
        ("screen.png", "image/png", 1, None),
        ("logs.tar.gz", "application/gzip", 1, None),
        ("README", "text/plain", 1, None),
        ("app", BYTES, 1, None),  # the name of a file without an ending
        ("exe.log", "text/plain", 1, None),
        # Pages are files: they are saved, and never shown where they are received.
        ("page.html", "text/html", 1, None),
        ("drawing.svg", "image/svg+xml", 1, None),
        ("virus.exe", BYTES, 1, errors.AttachmentTypeNotAllowed),
        ("virus.EXE", BYTES, 1, errors.AttachmentTypeNotAllowed),
        ("invoice.pdf.js", "application/pdf", 1, errors.AttachmentTypeNotAllowed),
        # Windows leaves out the dots and spaces at the end of a name.
        ("virus.exe.", BYTES, 1, errors.AttachmentTypeNotAllowed),
        ("virus.exe. .", BYTES, 1, errors.AttachmentTypeNotAllowed),
        ("virus.exe ", BYTES, 1, errors.AttachmentTypeNotAllowed),
        (".bat", BYTES, 1, errors.AttachmentTypeNotAllowed),
        ("anything", "", 1, None),
    ],
)  # fmt: skip
def test_what_runs_or_is_too_large_is_not_kept(
    name: str, media_type: str, size: int, refusal: type[errors.DomainError] | None
) -> None:
    found = refused_attachment(name, media_type, b"x" * size)
    assert (found and type(found)) is refusal
