"""The zoo is handed in over HTTP: every message ends where it belongs, once, and the counts add up."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from app.inbound.robots import MailKind
from tests.inbound import zoo
from tests.inbound.people import EARLIER, PEOPLE
from tests.inbound.post import (
    ALICE,
    MONITORING,
    answering,
    customer_of,
    deliver,
    emails,
    letter,
    mail_service,
    messages_of,
    secret_of,
    with_mail,
)
from tests.inbound.robot_mail import ALERT
from tests.inbound.zoo import Case, Expected, Names
from tests.support import NOON, Api, Json

OUTCOMES = {
    zoo.NEW: "ticket_opened", zoo.REPLY: "reply_added", zoo.BOUNCE: "recorded",
    zoo.AUTO_REPLY: "recorded", zoo.OWN: "recorded", zoo.LIST: "quarantined",
}  # fmt: skip
# As far apart as the senders say: nobody comes near the caps.
APART = timedelta(minutes=7)


@dataclass
class Played:
    """What came of the zoo."""

    names: Names
    answers: list[tuple[Case, Expected, Json]] = field(default_factory=list)
    said: dict[int, list[str]] = field(default_factory=dict)

    @property
    def once(self) -> list[tuple[Case, Expected, Json]]:
        """All but those that had come before."""
        return [one for one in self.answers if not one[2]["duplicate"]]


async def played(api: Api) -> Played:
    """Hand in the whole zoo, whose people, and whose robot, are contacts of one customer."""
    await customer_of(api, *PEOPLE, MONITORING)
    done = Played(Names(await secret_of(api)))
    for number, case in enumerate(zoo.conversations()):
        expected = case.expected(done.names)
        answer = await deliver(api, expected.raw, NOON + number * APART)
        done.answers.append((case, expected, answer))
        if expected.outcome == zoo.NEW and expected.thread is not None:
            done.names.tickets[expected.thread] = UUID(answer["ticket_id"])
        if expected.outcome in (zoo.NEW, zoo.REPLY) and expected.thread is not None:
            # What a robot says is its text without the signature.
            text = expected.new_text or ALERT.partition("\n-- ")[0]
            done.said.setdefault(expected.thread, []).append(text)
    return done


async def test_the_zoo_ends_where_it_belongs(dsn: str) -> None:
    async with mail_service(dsn, mail_authserv_id=zoo.AUTHSERV_ID) as api:
        done = await played(api)
        assert len(done.answers) == 500
        _each_has_its_outcome_and_thread(done)
        _doubles_are_answered_as_before(done)
        await _each_ticket_has_its_messages(api, done)
        await _nothing_was_dropped(api, done)


def _each_has_its_outcome_and_thread(done: Played) -> None:
    tickets = {str(ticket_id): thread for thread, ticket_id in done.names.tickets.items()}
    assert len(tickets) == len(done.names.tickets)
    for case, expected, answer in done.once:
        came = (case.how, answer["outcome"], answer["reason"], answer["problems"])
        assert answer["outcome"] == OUTCOMES[expected.outcome], came
        assert answer["kind"] == case.kind.value, came
        assert tickets.get(answer["ticket_id"]) == expected.thread, came
        opened_by_person = expected.outcome == zoo.NEW and case.how != "alert"
        assert (answer["acknowledgement"] is not None) == opened_by_person, came


def _doubles_are_answered_as_before(done: Played) -> None:
    first: dict[str, Json] = {}
    for case, expected, answer in done.answers:
        before = first.setdefault(answer["id"], answer)
        if before is not answer:
            assert answer == {**before, "duplicate": True}, case.how
        if expected.outcome == zoo.DUPLICATE:
            assert answer["duplicate"], case.how
    assert len(first) == len(done.once)


async def _each_ticket_has_its_messages(api: Api, done: Played) -> None:
    rows = await api.db.fetch(
        "SELECT ticket_id, array_agg(body ORDER BY number) AS said,"
        " array_agg(DISTINCT channel) AS channels,"
        " array_agg(DISTINCT author) AS authors FROM message WHERE public GROUP BY ticket_id"
    )
    threads = {ticket_id: thread for thread, ticket_id in done.names.tickets.items()}
    for row in rows:
        (first, *later), (said, *rest) = row["said"], done.said[threads[row["ticket_id"]]]
        # What a reply quotes that nobody had sent on the ticket is kept beside what it says.
        for now, text in zip(later, rest, strict=True):
            assert set(text.split()) <= set(now.split())
        # Begun by an answer to what is not ours: what it quotes is kept.
        assert first == said or set(f"{said} {EARLIER}".split()) <= set(first.split())
    notes = await api.db.fetchval("SELECT count(*) FROM message WHERE NOT public")
    assert notes == sum(case.kind is MailKind.BOUNCE for case, _, _ in done.once)
    for row in rows:
        assert (row["channels"], row["authors"]) == (["email"], ["customer"])
    # Whose the ticket is, and who wrote it, is the sender's contact.
    strays = await api.db.fetchval(
        "SELECT count(*) FROM inbound_email JOIN ticket ON ticket.id = ticket_id"
        " JOIN contact ON contact.id = inbound_email.contact_id"
        " WHERE (inbound_email.customer_id, contact.email) <> (ticket.customer_id, from_address)"
        " OR outcome = 'ticket_opened' AND ticket.contact_id <> contact.id"
    )
    assert strays == 0


async def _nothing_was_dropped(api: Api, done: Played) -> None:
    kept = await emails(api)
    assert [one["id"] for one in kept] == [answer["id"] for _, _, answer in done.once]
    counted = Counter(one["outcome"] for one in kept)
    for outcome, number in counted.items():
        listed = await emails(api, f"&outcome={outcome}")
        assert len(listed) == number
    outcomes = Counter(expected.outcome for _, expected, _ in done.answers)
    assert counted["ticket_opened"] == outcomes[zoo.NEW] == len(done.names.tickets)
    assert counted["reply_added"] == outcomes[zoo.REPLY]
    assert counted["quarantined"] == outcomes[zoo.LIST]
    tickets = await api.db.fetchval("SELECT count(*) FROM ticket")
    messages = await api.db.fetchval("SELECT count(*) FROM message WHERE public")
    assert tickets == outcomes[zoo.NEW]
    assert messages == outcomes[zoo.NEW] + outcomes[zoo.REPLY]
    received = "SELECT count(*) FROM event WHERE type = 'inbound_email.received'"
    assert await api.db.fetchval(received) == len(kept)


async def test_a_number_in_a_subject_threads_nothing(api: Api) -> None:
    await customer_of(await with_mail(api), ALICE)
    first = await deliver(api, letter(ALICE))
    number = (await api.get(f"/v1/tickets/{first['ticket_id']}"))["number"]
    for subject in (f"Re: [{number}] The server", f"[#{number}]", f"Re: ticket {number}"):
        other = await deliver(api, letter(ALICE, ("Subject", subject)))
        assert other["outcome"] == "ticket_opened"
        assert other["ticket_id"] != first["ticket_id"]


async def test_an_altered_token_threads_nothing(api: Api) -> None:
    await customer_of(await with_mail(api), ALICE)
    first = await deliver(api, letter(ALICE))
    (_, sent), _ = answering(first)
    address = first["acknowledgement"]["headers"]["Reply-To"]
    for place in (2, 30, 45):
        altered = sent[:place] + ("b" if sent[place] == "a" else "a") + sent[place + 1 :]
        other = await deliver(api, letter(ALICE, ("In-Reply-To", altered)))
        assert other["outcome"] == "ticket_opened", place
    at = address.index("@") - 1
    altered = address[:at] + ("b" if address[at] == "a" else "a") + address[at + 1 :]
    assert (await deliver(api, letter(ALICE, ("To", altered))))["outcome"] == "ticket_opened"
    # And the true one does.
    answer = await deliver(api, letter(ALICE, ("To", address), said="It starts now."))
    assert (answer["outcome"], answer["ticket_id"]) == ("reply_added", first["ticket_id"])
    assert (await messages_of(api, first["ticket_id"]))[1]["body"] == "It starts now."
