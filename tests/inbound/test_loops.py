"""Robots that answer robots: every loop ends by itself, and nothing of it is lost."""

from collections import Counter
from datetime import timedelta

import pytest

from app.inbound.rules import MAX_ANSWERED, MAX_TAKEN, WINDOW
from app.mailing.headers import OWN_HEADER
from tests.inbound.post import (
    ALICE,
    JAN,
    answering,
    customer_of,
    deliver,
    emails,
    letter,
    messages_of,
    only,
    with_mail,
)
from tests.inbound.robot_mail import VACATION_FIELDS, bounce
from tests.inbound.wire import Fields, message, text
from tests.support import NOON, Api, Json

MINUTE = timedelta(minutes=1)


@pytest.fixture
async def mail(api: Api) -> Api:
    await customer_of(await with_mail(api), ALICE, JAN)
    return api


def outcomes(answers: list[Json]) -> Counter[tuple[str, str | None]]:
    return Counter((answer["outcome"], answer["reason"]) for answer in answers)


async def test_a_robot_that_marks_nothing_is_answered_ten_times(mail: Api) -> None:
    """It writes a new message to each acknowledgement, and drops every header of it."""
    answers = [await deliver(mail, letter(ALICE))]
    while answers[-1]["acknowledgement"] is not None:
        told = answers[-1]["acknowledgement"]
        answer = letter(ALICE, ("Subject", told["subject"]), said="Thank you: " + told["text"])
        answers.append(await deliver(mail, answer))
        assert len(answers) < 50, "the loop does not end"
    # The last one was not answered, so that the robot has nothing to answer, either.
    assert len(answers) == MAX_ANSWERED + 1
    assert outcomes(answers) == {("ticket_opened", None): MAX_ANSWERED + 1}


async def test_a_robot_that_keeps_the_thread_is_answered_once(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    second = await deliver(mail, letter(ALICE, *answering(first), said="Thank you."))
    assert (second["outcome"], second["acknowledgement"]) == ("reply_added", None)
    assert len(await messages_of(mail, first["ticket_id"])) == 2


async def test_two_robots_at_two_addresses_end_too(mail: Api) -> None:
    """Each answers what the other was told: each of them is answered ten times."""
    answered = 0
    for number in range(60):
        came = await deliver(mail, letter((ALICE, JAN)[number % 2]))
        answered += came["acknowledgement"] is not None
    assert answered == 2 * MAX_ANSWERED


@pytest.mark.parametrize("signs", VACATION_FIELDS)
async def test_who_is_out_of_office_is_not_answered(mail: Api, signs: Fields) -> None:
    first = await deliver(mail, letter(ALICE))
    answer = await deliver(mail, letter(ALICE, *answering(first), *signs))
    told = [answer[name] for name in ("outcome", "reason", "ticket_id", "acknowledgement")]
    assert told == ["recorded", "auto_reply", first["ticket_id"], None]
    # One that has lost the thread begins none.
    lost = await deliver(mail, letter(ALICE, *signs))
    assert (lost["outcome"], lost["ticket_id"]) == ("recorded", None)
    assert len(await messages_of(mail, first["ticket_id"])) == 1


async def test_sixty_are_taken_and_the_rest_is_kept_aside(mail: Api) -> None:
    ticket = await deliver(mail, letter(ALICE))
    answers = [
        await deliver(mail, letter(ALICE, *answering(ticket), said=f"Again {number}."))
        for number in range(MAX_TAKEN + 4)
    ]
    assert outcomes(answers[: MAX_TAKEN - 1]) == {("reply_added", None): MAX_TAKEN - 1}
    assert outcomes(answers[MAX_TAKEN - 1 :]) == {("quarantined", "too_many_from_sender"): 5}
    assert {answer["ticket_id"] for answer in answers} == {ticket["ticket_id"]}
    # Others are taken as before.
    other = await deliver(mail, letter(JAN, *answering(ticket), said="And I?"))
    assert other["outcome"] == "reply_added"


async def test_how_often_is_counted_within_three_hours(mail: Api) -> None:
    """The window slides: the sender is answered again once the first answer is three hours old."""
    for number in range(MAX_ANSWERED):
        came = await deliver(mail, letter(ALICE), NOON + number * MINUTE)
        assert came["acknowledgement"] is not None
    just_before = NOON + WINDOW - timedelta(microseconds=1)
    assert (await deliver(mail, letter(ALICE), just_before))["acknowledgement"] is None
    assert (await deliver(mail, letter(ALICE), NOON + WINDOW))["acknowledgement"] is not None
    assert (await deliver(mail, letter(ALICE), NOON + WINDOW))["acknowledgement"] is None
    next_one = NOON + WINDOW + MINUTE
    assert (await deliver(mail, letter(ALICE), next_one))["acknowledgement"] is not None


async def test_how_many_are_taken_is_counted_within_three_hours(mail: Api) -> None:
    ticket = await deliver(mail, letter(ALICE))
    for number in range(1, MAX_TAKEN):
        answer = letter(ALICE, *answering(ticket))
        assert (await deliver(mail, answer, NOON + number * MINUTE))["outcome"] == "reply_added"
    ways = [
        await deliver(mail, letter(ALICE, *answering(ticket)), at)
        for at in (NOON + WINDOW - timedelta(microseconds=1), NOON + WINDOW, NOON + WINDOW)
    ]
    assert [one["outcome"] for one in ways] == ["quarantined", "reply_added", "quarantined"]


async def test_a_bounce_of_the_acknowledgement_is_kept_with_its_ticket(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    told = first["acknowledgement"]
    sent = message(text(told["text"]), list(told["headers"].items()))
    daemon = ("From", "Mail Delivery System <mailer-daemon@mx.example.org>")
    null, to = ("Return-Path", "<>"), ("To", told["headers"]["Reply-To"])
    body = bounce(sent, ALICE.address, by_exchange=False)
    to_address = await deliver(mail, letter(ALICE, daemon, null, to, body=body))
    by_id = await deliver(mail, letter(ALICE, daemon, null, *answering(first), body=body))
    for came in (to_address, by_id):
        assert (came["outcome"], came["reason"]) == ("recorded", "bounce")
        assert (came["ticket_id"], came["acknowledgement"]) == (first["ticket_id"], None)
    assert len(await emails(mail, f"&ticket_id={first['ticket_id']}")) == 3
    assert only(await messages_of(mail, first["ticket_id"]), "public") == [True, False, False]


async def test_own_mail_that_comes_back_is_recorded(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    told = first["acknowledgement"]
    headers = told["headers"]
    as_sent = message(text(told["text"]), [("From", told["from"]), *headers.items()])
    by_header = letter(ALICE, (OWN_HEADER, headers[OWN_HEADER]))
    for raw in (as_sent, by_header):
        came = await deliver(mail, raw)
        assert (came["outcome"], came["reason"], came["kind"]) == ("recorded", "own", "own")
        assert came["acknowledgement"] is None
    assert len(await messages_of(mail, first["ticket_id"])) == 1


async def test_a_machines_own_message_is_not_answered(mail: Api) -> None:
    """An alert opens a ticket; what a machine says about a ticket is kept beside it."""
    sign = ("Auto-Submitted", "auto-generated")
    alert = await deliver(mail, letter(ALICE, sign))
    assert (alert["outcome"], alert["acknowledgement"]) == ("ticket_opened", None)
    first = await deliver(mail, letter(ALICE))
    about = await deliver(mail, letter(ALICE, sign, *answering(first)))
    assert (about["outcome"], about["reason"]) == ("recorded", "auto_generated")
    assert about["ticket_id"] == first["ticket_id"]


async def test_the_acknowledgement_says_that_a_machine_wrote_it(mail: Api) -> None:
    first = await deliver(mail, letter(ALICE))
    headers = first["acknowledgement"]["headers"]
    assert headers["Auto-Submitted"] == "auto-replied"
    assert headers["In-Reply-To"] == f"<{first['message_id']}>"
    assert first["acknowledgement"]["to"] == ALICE.address
    # Read again later, it is the same.
    assert await mail.get(f"/v1/inbound/emails/{first['id']}") == first
