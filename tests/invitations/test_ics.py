"""What a calendar is told, by the letter of the standards; no database."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from app.invitations import ics
from app.invitations.planned import PlannedSession, Provider, invitation_method
from app.plans.rules import SessionCategory
from app.sessions.rules import SessionStatus
from tests.invitations.reading import COST, attendees, read, unfolded, value

NOW = datetime(2031, 3, 5, 12, tzinfo=UTC)
HOSTILE = 'Žluťoučký; "kůň", s.r.o.\n'
COMPANY = Provider(name="Provider", support_phone="+420 222 333 444", support_email="s@example.com")
SESSION = PlannedSession(
    id=UUID("01990000-0000-7000-8000-000000000009"),
    status=SessionStatus.SCHEDULED,
    sequence=0,
    category=SessionCategory.INSTALLATION_UPGRADE_MIGRATION,
    starts_at=NOW + timedelta(days=3),
    ends_at=NOW + timedelta(days=3, hours=2),
    booked_at=NOW - timedelta(days=1),
    changed_at=NOW - timedelta(hours=1),
    remote_tool="TeamViewer",
    join_url="https://join.example.com/room?a=1,2;b#c",
    organizer="pinned@example.com",
    customer_name="Acme",
    technicians=[("Tomas", "tomas@example.com"), ("Ann", "ann@example.com")],
)


def test_an_invitation_says_when_where_by_whom_and_with_whom() -> None:
    calendar, (event,) = read(ics.invitation(SESSION, COMPANY, NOW))
    assert (calendar["VERSION"], calendar["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert calendar["PRODID"]
    assert event["UID"] == f"{SESSION.id}@personday"
    assert (event.stamp, event["CREATED"].dt) == (NOW, SESSION.booked_at)
    assert (event.start, event.end) == (SESSION.starts_at, SESSION.ends_at)
    assert event["SUMMARY"] == "Server support: installation upgrade migration"
    assert (event["TRANSP"], event["URL"]) == ("OPAQUE", SESSION.join_url)
    assert event["LOCATION"] == SESSION.join_url
    assert event["ORGANIZER"] == "mailto:pinned@example.com"
    assert event["ORGANIZER"].params["CN"] == "Provider"
    booked = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "ACCEPTED"}
    assert attendees(event) == {
        "mailto:tomas@example.com": {"CN": "Tomas", **booked},
        "mailto:ann@example.com": {"CN": "Ann", **booked},
    }
    assert str(event["DESCRIPTION"]).split("\n") == [
        "Remote tool: TeamViewer",
        f"Join: {SESSION.join_url}",
        "Technicians: Tomas, Ann",
        "Support: Provider, +420 222 333 444, s@example.com",
    ]


def test_what_is_not_known_is_left_out() -> None:
    session = replace(SESSION, join_url=None)
    company = replace(COMPANY, support_phone=None)
    _, (event,) = read(ics.invitation(session, company, NOW))
    assert "URL" not in event
    assert event["LOCATION"] == "TeamViewer"
    assert str(event["DESCRIPTION"]).endswith("Support: Provider, s@example.com")
    _, (event,) = read(ics.invitation(replace(session, remote_tool=None), company, NOW))
    assert "LOCATION" not in event
    assert str(event["DESCRIPTION"]).startswith("Technicians: ")


@pytest.mark.parametrize("status", SessionStatus)
def test_the_status_of_a_session_decides_how_its_invitation_is_sent(status: SessionStatus) -> None:
    gone = status in (SessionStatus.CANCELLED, SessionStatus.LAPSED)
    calendar, (event,) = read(
        ics.invitation(replace(SESSION, status=status, sequence=4), COMPANY, NOW)
    )
    assert calendar["METHOD"] == invitation_method(status) == ("CANCEL" if gone else "REQUEST")
    expected = "TENTATIVE" if status is SessionStatus.AWAITING_CREDIT else "CONFIRMED"
    assert event["STATUS"] == ("CANCELLED" if gone else expected)
    assert event["SEQUENCE"] == 4


@pytest.mark.parametrize("category", SessionCategory)
def test_every_category_is_put_in_words_without_a_word_of_cost(category: SessionCategory) -> None:
    written = ics.feed("ours", [replace(SESSION, category=category)], COMPANY, with_customer=True)
    _, (event,) = read(written)
    assert "_" not in event["SUMMARY"]
    assert not COST.search("\n".join(unfolded(written)))


def test_a_published_calendar_has_a_name_hints_and_no_attendees() -> None:
    other = replace(SESSION, id=UUID(int=7), status=SessionStatus.AWAITING_CREDIT)
    written = ics.feed("Ours", [SESSION, other], COMPANY, with_customer=False)
    _, events = read(written)
    assert {
        "METHOD:PUBLISH",
        "NAME:Ours",
        "X-WR-CALNAME:Ours",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    } <= set(unfolded(written))
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "TENTATIVE"]
    for event in events:
        assert not attendees(event), "RFC 5546 §3.2.1"
        assert event["SUMMARY"] == "Server support: installation upgrade migration"
        assert event.stamp == SESSION.changed_at


def test_a_technicians_calendar_names_the_customer() -> None:
    written = ics.feed("Mine", [SESSION], COMPANY, with_customer=True)
    assert value(written, "SUMMARY") == "Server support: installation upgrade migration (Acme)"


def test_an_empty_calendar_is_one() -> None:
    written = ics.feed("Ours", [], COMPANY, with_customer=False)
    assert unfolded(written)[0] == "BEGIN:VCALENDAR"
    assert unfolded(written)[-2:] == ["END:VCALENDAR", ""]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (HOSTILE, 'Žluťoučký; "kůň", s.r.o.'),
        ("c^2", "c^2"),
        ("two\r\nlines\u2028and\x85more\x0b\x07", "two lines and more"),
        ("A\r\nATTENDEE:mailto:evil@example.com", "A ATTENDEE:mailto:evil@example.com"),
        ("ž漢🙂" * 50, "ž漢🙂" * 50),
    ],
)
def test_names_come_out_as_they_went_in_on_one_line(name: str, shown: str) -> None:
    session = replace(
        SESSION, customer_name=name, remote_tool=name, join_url=None, technicians=[(name, "t@x.cz")]
    )
    company = replace(COMPANY, name=name)
    for written in (
        ics.invitation(session, company, NOW),
        ics.feed(name, [session], company, with_customer=True),
    ):
        _, (event,) = read(written)
        assert event["ORGANIZER"].params["CN"] == shown
        assert value(written, "LOCATION") == shown
        tool, technicians, support = value(written, "DESCRIPTION").split("\n")
        assert (tool, technicians) == (f"Remote tool: {shown}", f"Technicians: {shown}")
        assert support == f"Support: {shown}, +420 222 333 444, s@example.com"
        assert all(one["CN"] == shown for one in attendees(event).values())
    assert value(written, "SUMMARY").endswith(f" ({shown})")
    assert value(written, "NAME") == value(written, "X-WR-CALNAME") == shown


def test_a_backslash_is_escaped_whatever_follows_it() -> None:
    # Both parsers take the N of this name for a line break, so it is read by the letter alone.
    name = r"C:\New; \, \n \\ end"
    written = ics.feed(name, [replace(SESSION, customer_name=name)], COMPANY, with_customer=True)
    assert value(written, "NAME") == name
    assert value(written, "SUMMARY").endswith(f" ({name})")


def test_an_address_to_join_at_cannot_smuggle_in_a_line() -> None:
    session = replace(SESSION, join_url='https://x.example/ž "a"\r\nSTATUS:CANCELLED')
    _, (event,) = read(ics.invitation(session, COMPANY, NOW))
    assert event["URL"] == "https://x.example/%C5%BE%20%22a%22%0D%0ASTATUS:CANCELLED"
    assert event["STATUS"] == "CONFIRMED"


def test_a_session_over_a_clock_change_keeps_its_elapsed_length() -> None:
    prague = ZoneInfo("Europe/Prague")
    # 2031-03-30: 02:00 becomes 03:00, so from 01:30 to 04:30 on the wall two hours pass.
    starts_at = datetime(2031, 3, 30, 1, 30, tzinfo=prague).astimezone(UTC)
    session = replace(SESSION, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    _, (event,) = read(ics.invitation(session, COMPANY, NOW))
    assert event.end - event.start == timedelta(hours=2)
    assert event.end.astimezone(prague).hour == 4
