"""A zoo of messages with what must become of each: conversations, answers, doubles and machines.

Nothing of it is real: people, companies and servers are invented, at domains kept for examples. It is
the same in every run. Ids of tickets are known only when they are made, so that a message is built
from a function of them, when its turn comes:

    names = Names(secret)
    for case in conversations():
        expected = case.expected(names)
        ticket_id = ...  # what the service did with expected.raw
        if expected.outcome == NEW:
            names.tickets[expected.thread] = ticket_id
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from uuid import UUID, uuid5

from app.inbound.robots import MailKind
from app.mailing import tokens
from app.mailing.headers import OWN_HEADER
from tests.inbound.clients import CLIENTS, Client, by_list
from tests.inbound.people import EARLIER, PEOPLE, Person, saying
from tests.inbound.robot_mail import ALERT, VACATION_FIELDS, VACATIONS, bounce
from tests.inbound.wire import Fields, message, part, text, word

MAILBOX = "support@example.com"
DOMAIN = "example.com"
AUTHSERV_ID = "mx.example.com"
FIRST_SENT_AT = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

NEW = "new_conversation"
REPLY = "reply"
DUPLICATE = "duplicate"
BOUNCE = "bounce"
AUTO_REPLY = "auto_reply"
LIST = "list"
OWN = "own"


@dataclass
class Names:
    """The names of tickets. Whoever plays the zoo enters the tickets that it makes, by thread."""

    secret: bytes
    tickets: dict[int, UUID] = field(default_factory=dict)

    def message_id(self, thread: int, number: int = 0) -> str:
        """The id of a message that the service sent in this thread."""
        ticket_id = self.tickets[thread]
        sent = uuid5(ticket_id, str(number))
        return tokens.message_id(self.secret, ticket_id, sent, DOMAIN)

    def address(self, thread: int) -> str:
        """The address to which answers in this thread go."""
        return tokens.reply_address(self.secret, self.tickets[thread], MAILBOX)


@dataclass(frozen=True)
class Expected:
    """A message and what must become of it.

    ``thread`` is the one that it begins, or belongs to; None if it belongs to none. ``new_text`` is
    what the person wrote; None where nobody did.
    """

    raw: bytes
    outcome: str
    thread: int | None
    new_text: str | None


@dataclass(frozen=True)
class Case:
    """A message yet to be built; ``how`` says how it is threaded, or why not."""

    how: str
    client: str
    kind: MailKind
    build: Callable[[Names], bytes]
    outcome: str
    thread: int | None
    new_text: str | None

    def expected(self, names: Names) -> Expected:
        """The message with the tokens of these tickets."""
        return Expected(self.build(names), self.outcome, self.thread, self.new_text)


# The turns in which messages come. Those that answer need a thread before them.
_TURNS = (
    "new", "new", "by_in_reply_to", "by_references", "new", "by_address_only", "by_rewritten_ids",
    "by_folded_case", "guessed_number", "double", "bounce", "vacation", "by_delivered_to", "alert",
    "new", "by_in_reply_to", "forged_token", "list", "by_references", "own", "double",
    "by_address_only", "by_rewritten_ids", "by_in_reply_to", "bounce_to_address",
)  # fmt: skip


def conversations(count: int = 500) -> list[Case]:
    """This many messages in the order in which they come, the same each time."""
    keeper = _Keeper()
    for number in range(count):
        keeper.take(number, _TURNS[number % len(_TURNS)])
    return keeper.cases


class _Keeper:
    def __init__(self) -> None:
        self.cases: list[Case] = []
        self._threads = 0

    def take(self, number: int, turn: str) -> None:
        """Add the message of this turn."""
        if turn in ("new", "guessed_number", "forged_token", "alert"):
            thread = self._threads
            self._threads += 1
        else:
            # Not always the latest thread; every one is answered sooner or later.
            thread = (number * 7) % self._threads
        self.cases.append(_MAKERS.get(turn, _answer)(self, number, turn, thread))

    def client(self, number: int) -> Client:
        """Programs take turns, in an order of their own."""
        return CLIENTS[(number * 5 + number // len(CLIENTS)) % len(CLIENTS)]


def _fields(number: int, person: Person, *more: tuple[str, str], subject: str = "") -> Fields:
    sent_at = FIRST_SENT_AT + timedelta(minutes=7 * number)
    domain = person.address.partition("@")[2]
    charset = "iso-8859-2" if person.language == "cs" and number % 2 else "utf-8"
    given = {name.lower() for name, _ in more}
    usual = (
        ("Return-Path", f"<{person.address}>"),
        ("Authentication-Results", f"{AUTHSERV_ID};\r\n\tdmarc=pass (p=none) header.from={domain}"),
        ("Received", f"from mail.{domain} by {AUTHSERV_ID} with ESMTPS id {number:06x};\r\n\tMon"),
        ("From", f"{word(person.name, charset)} <{person.address}>"),
        ("To", f"Personday Support <{MAILBOX}>"),
        ("Subject", word(subject or f"Server {number} neběží / läuft nicht", charset)),
        ("Date", format_datetime(sent_at)),
        ("Message-ID", f"<{number:08x}.{person.language}@{domain}>"),
    )
    return [*(one for one in usual if one[0].lower() not in given), *more]


def _new(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    person, client = PEOPLE[thread % len(PEOPLE)], keeper.client(number)
    said = saying(person, number)
    raw = message(client.body(said, None, person), _fields(number, person, *client.fields))
    return Case(turn, client.name, MailKind.PERSON, lambda _: raw, NEW, thread, said)


def _answer(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    person, client = PEOPLE[thread % len(PEOPLE)], keeper.client(number)
    said = saying(person, number)

    def build(names: Names) -> bytes:
        fields = _ANSWERS[turn](names.message_id(thread, number), names.address(thread))
        # Some programs rewrite the subject, too: nothing depends on it.
        all_fields = _fields(number, person, *fields, *client.fields, subject="Re: a server")
        return message(client.body(said, EARLIER, person), all_fields)

    return Case(turn, client.name, MailKind.PERSON, build, REPLY, thread, said)


# The fields that name the thread, of the id of our message and the address of the ticket.
_ANSWERS: dict[str, Callable[[str, str], Fields]] = {
    "by_in_reply_to": lambda sent, _: [
        ("In-Reply-To", f"<{sent}>"),
        ("References", f"<first@example.org> <{sent}>"),
    ],
    # Outlook writes what it likes into In-Reply-To, and folds References within an id.
    "by_references": lambda sent, _: [
        ("In-Reply-To", "<AM9PR01@example.net>"),
        ("References", f"<first@example.org>,\r\n\t<{sent[:30]}\r\n\t{sent[30:]}>\r\n\t<AM9@example.net>"),
    ],
    "by_address_only": lambda _, address: [("To", f'"Personday, Support" <{address}>')],
    "by_rewritten_ids": lambda _, address: [
        ("In-Reply-To", "<01000199-rewritten@mail.example.net>"),
        ("References", "<01000199-rewritten@mail.example.net>"),
        ("To", "undisclosed-recipients:;"),
        ("Cc", f"someone@example.org, {address.upper()}"),
    ],
    "by_folded_case": lambda sent, _: [("In-Reply-To", f"  {sent.upper()}  ")],
    "by_delivered_to": lambda _, address: [("Delivered-To", address), ("To", "team@example.org")],
}  # fmt: skip


def _guessed(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    """Somebody quotes a number, or an id that only looks like one of ours: a new conversation."""
    person, client = PEOPLE[thread % len(PEOPLE)], keeper.client(number)
    said = saying(person, number)

    def build(names: Names) -> bytes:
        fields: Fields = ()
        if turn == "forged_token":
            other = Names(b"a secret of somebody else", names.tickets)
            fields = (
                ("In-Reply-To", f"<{other.message_id(0)}>"),
                ("Cc", other.address(0)),
                ("References", "<1042@example.com> <ticket-1042@example.com>"),
            )
        subject = f"Re: [#{1000 + number % 60}] Your request"
        all_fields = _fields(number, person, *fields, *client.fields, subject=subject)
        return message(client.body(said, EARLIER, person), all_fields)

    return Case(turn, client.name, MailKind.PERSON, build, NEW, thread, said)


def _double(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    """A message of a person once more, by another way: its Message-ID is the same."""
    people = [case for case in keeper.cases if case.outcome in (NEW, REPLY)]
    first = people[-1 - number % min(5, len(people))]
    way = (
        f"Received: from backup.example.com by {AUTHSERV_ID} id {number:06x};\r\n\tMon\r\n".encode()
    )
    return Case(
        turn, first.client, first.kind, lambda names: way + first.build(names), DUPLICATE,
        first.thread, first.new_text,
    )  # fmt: skip


def _bounce(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    person = PEOPLE[thread % len(PEOPLE)]
    to_address = turn == "bounce_to_address"

    def build(names: Names) -> bytes:
        head = (("Message-ID", f"<{names.message_id(thread)}>"), ("To", person.address))
        returned = message(text(EARLIER), head)
        daemon = Person("Mail Delivery System", "mailer-daemon@mx.example.org", "en")
        fields = _fields(
            number, daemon,
            ("Return-Path", "<>"), ("Auto-Submitted", "auto-replied"),
            ("To", names.address(thread) if to_address else MAILBOX),
        )  # fmt: skip
        return message(bounce(returned, person.address, by_exchange=to_address), fields)

    return Case(turn, "", MailKind.BOUNCE, build, BOUNCE, thread, None)


def _vacation(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    person = PEOPLE[thread % len(PEOPLE)]
    signs = VACATION_FIELDS[(number // len(_TURNS)) % len(VACATION_FIELDS)]

    def build(names: Names) -> bytes:
        fields = _fields(
            number, person, ("In-Reply-To", f"<{names.message_id(thread)}>"), *signs,
            subject="Automatic reply: a server",
        )  # fmt: skip
        return message(text(VACATIONS[person.language]), fields)

    return Case(turn, "", MailKind.AUTO_REPLY, build, AUTO_REPLY, thread, None)


def _alert(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    robot = Person("Monitoring", "monitoring@example.org", "en")
    signs = (("Auto-Submitted", "auto-generated"), ("Precedence", "bulk"))
    raw = message(text(ALERT, charset="us-ascii"), _fields(number, robot, *signs))
    return Case(turn, "", MailKind.AUTO_GENERATED, lambda _: raw, NEW, thread, None)


def _list(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    person = PEOPLE[number % len(PEOPLE)]
    said = saying(person, number)
    signs = (("List-Id", "Users <users.example.org>"), ("Precedence", "list"))
    raw = message(by_list(said, None, person), _fields(number, person, *signs))
    return Case(turn, "", MailKind.LIST, lambda _: raw, LIST, None, said)


def _own(keeper: _Keeper, number: int, turn: str, thread: int) -> Case:
    """What the service sent has come back: with its header, or at least under its Message-ID."""
    support = Person("Personday Support", MAILBOX, "en")

    def build(names: Names) -> bytes:
        mark = ((OWN_HEADER, "1"),) if number % 2 else ()
        sent = ("Message-ID", f"<{names.message_id(thread)}>")
        return message(part(EARLIER.encode()), _fields(number, support, sent, *mark))

    return Case(turn, "", MailKind.OWN, build, OWN, None, None)


_MAKERS: dict[str, Callable[[_Keeper, int, str, int], Case]] = {
    "new": _new, "guessed_number": _guessed, "forged_token": _guessed, "double": _double,
    "bounce": _bounce, "bounce_to_address": _bounce, "vacation": _vacation, "alert": _alert,
    "list": _list, "own": _own,
}  # fmt: skip
