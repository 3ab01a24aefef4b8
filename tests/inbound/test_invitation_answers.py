"""What calendars answer to our invitations is kept with the session, and never becomes a ticket."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.inbound.calendar_answers import answers_of
from app.mime.reading import read
from app.sessions.queries import MAX_SHOWN_ANSWERS
from app.sessions.rows import KEPT_IN_DOUBT
from app.sessions.rules import AttendeeResponse, invitation_uid, session_of_uid
from tests.inbound.calendar_mail import (
    APPLE,
    EXCHANGE,
    GOOGLE,
    PROGRAMS,
    Program,
    answer,
    calendar,
)
from tests.inbound.people import Person
from tests.inbound.post import (
    ALICE,
    HELENE,
    STRANGER,
    contact,
    customer_of,
    deliver,
    letter,
    messages_of,
    with_mail,
)
from tests.inbound.wire import multipart, part, text
from tests.support import NOON, Api, Json

SESSION = UUID("01a2223f-1ded-771a-a6f0-79601cc553ae")
UID = invitation_uid(SESSION)
TOMAS = Person("Tomas", "tomas@example.com", "cs")
FAILED = ("Authentication-Results", "mx.example.com; dmarc=fail header.from=example.com")


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda one: one.name)
@pytest.mark.parametrize("response", AttendeeResponse)
def test_every_program_is_understood(program: Program, response: AttendeeResponse) -> None:
    partstat = response.value.upper().replace("_", "-")
    (found,) = answers_of(read(answer(program, ALICE, UID, partstat, sequence=3)))
    assert (found.session_id, found.response, found.sequence) == (SESSION, response, 3)
    assert found.attendee == ALICE.address
    assert found.stamped_at == NOON - timedelta(hours=1)
    assert found.proposed_starts_at is None


def test_a_counter_proposal_says_when() -> None:
    """Berlin keeps summer time in July, and the calendar brings its own rules."""
    more = (
        "DTEND;TZID=W. Europe Standard Time:20310702T113000\n"
        "COMMENT;LANGUAGE=de-DE:Lieber\\, wenn\n  möglich\\, später\nRECURRENCE-ID:20310402T080000Z\n"
    )
    lines = calendar(EXCHANGE, ALICE.address, UID, "TENTATIVE", more=more).replace(
        "20310402T10", "20310702T10"
    )
    raw = _alone(lines.replace("METHOD:REPLY", "METHOD:COUNTER"), "text/calendar; method=COUNTER")
    (found,) = answers_of(read(raw))
    starts_at = NOON.replace(month=7, day=2, hour=8)
    assert (found.proposed_starts_at, found.proposed_ends_at) == (
        starts_at,
        starts_at + timedelta(minutes=90),
    )
    assert (found.response, found.comment) == (
        AttendeeResponse.TENTATIVE,
        "Lieber, wenn möglich, später",
    )


def test_several_events_are_several_answers() -> None:
    other = UUID(int=SESSION.int + 1)
    one, two = (
        calendar(APPLE, ALICE.address, invitation_uid(each), "DECLINED")
        for each in (SESSION, other)
    )
    both = one.replace("END:VCALENDAR\n", "") + two[two.index("BEGIN:VEVENT") :]
    foreign = calendar(APPLE, ALICE.address, "abc@google.com", "ACCEPTED")
    found = answers_of(read(_alone(both + foreign, "text/calendar")))
    assert [one.session_id for one in found] == [SESSION, other]


@pytest.mark.parametrize("lines", [
    calendar(GOOGLE, ALICE.address, "040000008200E00074C5B7101A82E008@google.com", "ACCEPTED"),
    calendar(GOOGLE, ALICE.address, UID + ".example.com", "ACCEPTED"),
    calendar(GOOGLE, ALICE.address, UID, "ACCEPTED").replace("REPLY", "REQUEST"),
    calendar(PROGRAMS[3], ALICE.address, UID, "ACCEPTED"),
    "BEGIN:VCALENDAR\nMETHOD:REPLY\n", "no calendar", "",
])  # fmt: skip
def test_what_is_no_answer_of_ours_is_none(lines: str) -> None:
    assert answers_of(read(_alone(lines, "text/calendar"))) == ()


def test_what_is_broken_is_read_as_far_as_it_goes() -> None:
    lines = calendar(GOOGLE, ALICE.address, UID, "DECLINED", stamp="20311399T", sequence="x")
    (found,) = answers_of(read(_alone("\n\n" + lines + "\n-- \nscanned", "text/calendar")))
    assert (found.response, found.stamped_at, found.sequence) == (
        AttendeeResponse.DECLINED,
        None,
        None,
    )
    nobody = calendar(GOOGLE, ALICE.address, UID, "PERHAPS").replace(
        f"mailto:{ALICE.address}", "urn:x"
    )
    (found,) = answers_of(read(_alone(nobody, "text/calendar")))
    assert (found.response, found.attendee) == (AttendeeResponse.NEEDS_ACTION, None)


@pytest.mark.parametrize(("lines", "who", "response"), [
    ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@example.com\nATTENDEE;PARTSTAT=DECLINED:MAILTO:{alice}\n",
     ALICE.address, AttendeeResponse.DECLINED),
    (('ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@example.com\n'
     'ATTENDEE;SENT-BY="mailto:{alice}";PARTSTAT=TENTATIVE:mailto:c@example.com\n'),
     "c@example.com", AttendeeResponse.TENTATIVE),
    (("ATTENDEE:mailto:b@example.com\nATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:d@example.com\n"
     "ATTENDEE;PARTSTAT=ACCEPTED:mailto:c@example.com\n"), "c@example.com", AttendeeResponse.ACCEPTED),
    ("ATTENDEE:mailto:b@example.com\nATTENDEE:mailto:c@example.com\n",
     "b@example.com", AttendeeResponse.NEEDS_ACTION),
])  # fmt: skip
def test_who_answers_among_all_who_are_invited(
    lines: str, who: str, response: AttendeeResponse
) -> None:
    (found,) = answers_of(read(_alone(_event(lines.format(alice=ALICE.address)), "text/calendar")))
    assert (found.attendee, found.response) == (who, response)


OWN_TEXT = (
    "Remote tool: TeamViewer\\nTechnicians: Tomas\\nSupport: Personday\\, +49 30 1\\, s@example.com"
)


@pytest.mark.parametrize(("lines", "comment", "description"), [
    ('ATTENDEE;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="I am ill; to ^nFriday":mailto:{alice}\n',
     "I am ill; to \nFriday", None),
    ("X-CALENDARSERVER-PRIVATE-COMMENT:Ich bin krank\\, leider\\nEva\n",
     "Ich bin krank, leider\nEva", None),
    (('X-CALENDARSERVER-ATTENDEE-COMMENT;X-CALENDARSERVER-ATTENDEE-REF="mailto:x":Jsem nemocná\n'
     "COMMENT:Jsem nemocná\n"), "Jsem nemocná", None),
    (f"DESCRIPTION:{OWN_TEXT}\n", None, None),
    (f"DESCRIPTION:<p>{OWN_TEXT}</p>\n".replace("\\n", "<br>"), None, None),
    (f"DESCRIPTION:Bitte erst um 10\\n{OWN_TEXT}\n", None, "Bitte erst um 10"),
    ("DESCRIPTION;LANGUAGE=en:When: Monday\\nWhere: x\\n\\n*~*~*~*~*~*~*~*~*~*\\n\\nNot before 9.\n",
     None, "Not before 9."),
    (f"DESCRIPTION:{OWN_TEXT}\\n\\n-::~:~::~:~::-\\nDo not edit\\n-::~:~::~:~::-\n", None, None),
])  # fmt: skip
def test_what_an_attendee_wrote_is_kept_wherever_the_calendar_has_it(
    lines: str, comment: str | None, description: str | None
) -> None:
    raw = _alone(_event(lines.format(alice=ALICE.address)), "text/calendar; charset=utf-8")
    (found,) = answers_of(read(raw))
    assert (found.comment, found.description) == (comment, description)


def _event(lines: str) -> str:
    return (
        f"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:{UID}\n{lines}"
        "END:VEVENT\nEND:VCALENDAR\n"
    )


def test_exchange_packs_foreign_uids() -> None:
    packed = b"vCal-Uid\x01\0\0\0" + UID.encode() + b"\0"
    head = "040000008200E00074C5B7101A82E008" + "00" * 20
    assert session_of_uid((head + packed.hex()).upper()) == SESSION
    assert session_of_uid(UID.upper()) == SESSION
    assert session_of_uid(head) is session_of_uid(f"x{UID}") is session_of_uid("") is None


def _alone(lines: str, media_type: str) -> bytes:
    """A message that is a calendar and nothing else."""
    return letter(ALICE, body=part(lines.encode(), ("Content-Type", media_type)))


# --- what becomes of it --------------------------------------------------------------------------


@pytest.fixture
async def mail(api: Api) -> Api:
    return await with_mail(api)


async def booked(api: Api) -> tuple[Json, Json]:
    """A customer with two contacts, and a session of theirs that Tomas holds."""
    customer = await customer_of(api, ALICE, HELENE)
    await api.buy(customer)
    technician = await api.technician(email=TOMAS.address)
    return customer, await api.book(customer, technician, starts_at=NOON + timedelta(days=28))


async def answers(api: Api, session: Json) -> list[tuple[str, str, bool, str | None]]:
    shown = (await api.get(f"/v1/sessions/{session['id']}"))["answers"]
    return [(one["attendee"], one["response"], one["applied"], one["comment"]) for one in shown]


async def events(api: Api, session: Json) -> list[str]:
    rows = await api.db.fetch(
        "SELECT type FROM event WHERE subject_id = $1 AND type LIKE 'session.invitation%'"
        " ORDER BY event_no",
        UUID(session["id"]),
    )
    return [row["type"] for row in rows]


async def test_an_answer_is_kept_with_its_session_and_nowhere_else(mail: Api) -> None:
    customer, session = await booked(mail)
    uid, credit = invitation_uid(UUID(session["id"])), await mail.credit(customer)
    raw = answer(GOOGLE, ALICE, uid, "ACCEPTED", body="I look forward to it.")
    came = await deliver(mail, raw)
    told = [came[name] for name in ("outcome", "reason", "kind", "ticket_id", "acknowledgement")]
    assert told == ["recorded", "invitation_answer", "invitation_answer", None, None]
    assert came["session_id"] == session["id"]
    assert (await deliver(mail, raw))["duplicate"]
    accepted = (ALICE.address, "accepted", True, "I look forward to it.")
    assert await answers(mail, session) == [accepted]
    # By the attendee's clock the newest counts, whenever it comes; a comment may be in the calendar.
    later: Json = {
        "stamp": "20310305T115900Z",
        "sequence": 1,
        "more": "COMMENT:Sorry\\, a funeral.\n",
    }
    await deliver(mail, answer(EXCHANGE, ALICE, uid, "DECLINED", **later))
    await deliver(mail, answer(APPLE, ALICE, uid, "TENTATIVE", stamp="20310305T113000Z"))
    declined = (ALICE.address, "declined", True, "Sorry, a funeral.")
    assert await answers(mail, session) == [declined]
    shown = await mail.get(f"/v1/sessions/{session['id']}")
    (one,) = shown["answers"]
    assert (one["sequence"], one["stamped_at"]) == (1, "2031-03-05T11:59:00Z")
    # One from the future does not outlast the others.
    await deliver(mail, answer(APPLE, HELENE, uid, "ACCEPTED", stamp="20990101T000000Z"))
    soon = {"now": NOON + timedelta(hours=1)}
    await deliver(mail, answer(APPLE, HELENE, uid, "DECLINED", stamp="20310305T125900Z"), **soon)
    assert (HELENE.address, "declined", True, None) in await answers(mail, session)
    # What she wrote into the description is shown; what the invitation says there is not.
    written = "DESCRIPTION:Support: Personday\\nI will be late.\n"
    raw = answer(APPLE, HELENE, uid, "ACCEPTED", stamp="20310305T125930Z", more=written)
    await deliver(mail, raw, NOON + timedelta(hours=2))
    assert (HELENE.address, "accepted", True, "I will be late.") in await answers(mail, session)
    raw = answer(APPLE, HELENE, uid, "DECLINED", stamp="20310305T125940Z")
    await deliver(mail, raw, NOON + timedelta(hours=2))
    # Technicians answer, too.
    await deliver(mail, answer(GOOGLE, TOMAS, uid, "DECLINED"))
    assert (TOMAS.address, "declined", True, None) in await answers(mail, session)
    told = [
        f"session.invitation_{one}"
        for one in (
            "accepted",
            "declined",
            "accepted",
            "declined",
            "accepted",
            "declined",
            "declined",
        )
    ]
    assert await events(mail, session) == told
    # Nothing of the session changed by it, and its calendar says the same.
    assert shown["status"] == "scheduled"
    assert await mail.db.fetchval("SELECT version FROM session") == 1
    assert await mail.credit(customer) == credit
    assert await mail.db.fetchval("SELECT count(*) FROM ticket") == 0
    await mail.verify()


async def test_a_doubtful_answer_is_shown_and_not_applied(mail: Api) -> None:
    _, session = await booked(mail)
    uid = invitation_uid(UUID(session["id"]))
    await deliver(mail, answer(GOOGLE, ALICE, uid, "ACCEPTED"))
    for number, raw in enumerate((
        answer(GOOGLE, ALICE, uid, "DECLINED", FAILED, stamp="20310305T115000Z"),
        # Somebody else in her name; and somebody who takes no part.
        answer(GOOGLE, HELENE, uid, "DECLINED", address=ALICE.address, stamp="20310305T115100Z"),
        answer(GOOGLE, STRANGER, uid, "DECLINED"),
    )):  # fmt: skip
        came = await deliver(mail, raw)
        assert (came["outcome"], came["session_id"]) == ("recorded", session["id"]), number
    assert await answers(mail, session) == [
        (ALICE.address, "accepted", True, None),
        (ALICE.address, "declined", False, None),
        (STRANGER.address, "declined", False, None),
    ]
    assert await events(mail, session) == ["session.invitation_accepted"]
    # Who may answer for her is named by her program.
    raw = answer(GOOGLE, HELENE, uid, "TENTATIVE", address=ALICE.address, stamp="20310305T115200Z")
    sent_by = raw.replace(
        b"PARTSTAT", b'SENT-BY="mailto:' + HELENE.address.encode() + b'";PARTSTAT'
    )
    await deliver(mail, sent_by.replace(b"Message-ID: <", b"Message-ID: <again."))
    assert (await answers(mail, session))[0] == (ALICE.address, "tentative", True, None)
    await mail.verify()


async def test_many_answers_in_doubt_hide_none_that_counts(mail: Api) -> None:
    _, session = await booked(mail)
    came = await deliver(
        mail, answer(GOOGLE, ALICE, invitation_uid(UUID(session["id"])), "DECLINED")
    )
    await mail.db.execute(
        "INSERT INTO invitation_answer (id, session_id, email_id, attendee, response, stamped_at,"
        " received_at, applied) SELECT gen_random_uuid(), $1, $2, number || '@forged.example',"
        " 'accepted', $3, $3, false FROM generate_series(1, $4) AS number",
        UUID(session["id"]), UUID(came["id"]), NOON, MAX_SHOWN_ANSWERS + 1,
    )  # fmt: skip
    shown = await answers(mail, session)
    assert len(shown) == MAX_SHOWN_ANSWERS
    assert shown[0] == (ALICE.address, "declined", True, None)


async def test_what_is_in_doubt_is_kept_up_to_a_number(mail: Api) -> None:
    """Ten of all who take no part, whatever names they take, and ten in the name of each who does."""
    _, session = await booked(mail)
    uid = invitation_uid(UUID(session["id"]))
    await deliver(mail, answer(GOOGLE, ALICE, uid, "ACCEPTED"))

    async def kept(where: str) -> int:
        found: int = await mail.db.fetchval(f"SELECT count(*) FROM invitation_answer WHERE {where}")
        return found

    strangers, hers = "contact_id IS NULL", "contact_id IS NOT NULL AND NOT applied"
    for number in range(KEPT_IN_DOUBT + 2):
        said: Json = {"stamp": "20310305T115000Z", "body": f"number {number}"}
        now = NOON + timedelta(seconds=number)
        forged = answer(GOOGLE, ALICE, uid, "DECLINED", FAILED, **said)
        await deliver(mail, forged.replace(b"Message-ID: <", b"Message-ID: <f%d." % number), now)
        other = Person("Mallory", f"mallory{number}@example.com", "en")
        await deliver(mail, answer(GOOGLE, other, uid, "DECLINED", **said), now)
        expected = min(number + 1, KEPT_IN_DOUBT)
        assert (await kept(strangers), await kept(hers)) == (expected, expected)
    comments = {
        row["comment"] for row in await mail.db.fetch(
            f"SELECT comment FROM invitation_answer WHERE {strangers}")
    }  # fmt: skip
    assert comments == {f"number {number}" for number in range(2, KEPT_IN_DOUBT + 2)}
    # What counts stays, and so does every message as it came.
    assert (await answers(mail, session))[0] == (ALICE.address, "accepted", True, None)
    raw = await mail.db.fetchval("SELECT count(*) FROM inbound_email WHERE session_id IS NOT NULL")
    assert raw == 2 * (KEPT_IN_DOUBT + 2) + 1
    await mail.verify()


async def test_what_a_person_wrote_beside_it_can_be_released(mail: Api) -> None:
    customer, session = await booked(mail)
    uid = invitation_uid(UUID(session["id"]))
    raw = answer(EXCHANGE, ALICE, uid, "DECLINED", body="The server is down today, please call.")
    came = await deliver(mail, raw)
    (alice, *_) = (await mail.get(f"/v1/customers/{customer['id']}/contacts"))["items"]
    path = f"/v1/inbound/emails/{came['id']}/release"
    released = await mail.post(path, {"contact_id": alice["id"]}, role="lead")
    assert (released["outcome"], released["session_id"]) == ("ticket_opened", session["id"])
    (message,) = await messages_of(mail, released["ticket_id"])
    assert "please call" in message["body"]
    await mail.refused(
        "POST", path, {"contact_id": alice["id"]}, status=409, code="invalid_transition"
    )
    await mail.verify()


async def test_an_answer_to_others_is_a_letter_as_before(mail: Api) -> None:
    await booked(mail)
    raw = answer(GOOGLE, ALICE, "abc@google.com", "ACCEPTED", body="See the attached plan.")
    assert (await deliver(mail, raw))["outcome"] == "ticket_opened"
    # Where nobody wrote anything there is nothing to answer.
    for program in (GOOGLE, EXCHANGE, APPLE, PROGRAMS[3]):
        came = await deliver(mail, answer(program, ALICE, "abc@google.com", "ACCEPTED"))
        told = [came[name] for name in ("outcome", "reason", "ticket_id", "acknowledgement")]
        assert told == ["recorded", "invitation_answer", None, None], program.name
    # One to a session that is not known is recorded, and so is the handed case.
    eva = Person("Eva Novak", "eva@acme.example.org", "en")
    await contact(mail, await mail.customer(), eva)
    unknown = calendar(APPLE, eva.address, UID, "ACCEPTED").replace("SEQUENCE:0\n", "")
    alone = part(unknown.encode(), ("Content-Type", "text/calendar; charset=utf-8; method=REPLY"))
    came = await deliver(mail, letter(eva, body=multipart("alternative", text(""), alone)))
    assert [came[name] for name in ("outcome", "session_id", "acknowledgement")] == [
        "recorded",
        None,
        None,
    ]
    blank = multipart(
        "alternative", text(""), part(b"BEGIN:VCALENDAR", ("Content-Type", "text/calendar"))
    )
    assert (await deliver(mail, letter(ALICE, body=blank)))["outcome"] == "ticket_opened"
