"""The zoo is read as it was made: who wrote what, in which thread, and nothing that a client added."""

from collections import Counter
from functools import cache
from uuid import UUID, uuid5

import pytest

from app.inbound.authentication import authenticate
from app.inbound.robots import kind_of
from app.mailing import tokens
from app.mime.mail import Mail
from app.mime.reading import read
from tests.inbound import zoo
from tests.inbound.clients import CLIENTS, Client
from tests.inbound.people import EARLIER, PEOPLE, Person, saying
from tests.inbound.wire import message
from tests.inbound.zoo import Case, Expected, Names

SECRET = b"a secret of the zoo"


@cache
def _played() -> tuple[list[tuple[Case, Expected, Mail]], dict[UUID, int]]:
    """Every message of the zoo, read, with made-up tickets; and the threads of these."""
    names, played = Names(SECRET), []
    for case in zoo.conversations():
        if case.outcome == zoo.NEW and case.thread is not None:
            names.tickets[case.thread] = uuid5(UUID(int=7), str(case.thread))
        expected = case.expected(names)
        played.append((case, expected, read(expected.raw)))
    return played, {ticket_id: thread for thread, ticket_id in names.tickets.items()}


def test_there_are_500_of_all_kinds() -> None:
    played, threads = _played()
    outcomes = Counter(case.outcome for case, _, _ in played)
    assert len(played) == 500
    assert outcomes.keys() == {
        zoo.NEW, zoo.REPLY, zoo.DUPLICATE, zoo.BOUNCE, zoo.AUTO_REPLY, zoo.LIST, zoo.OWN
    }  # fmt: skip
    assert min(outcomes.values()) >= 20
    assert {case.client for case, _, _ in played if case.outcome == zoo.REPLY} == {
        client.name for client in CLIENTS
    }
    assert len(threads) > 100


def test_it_is_the_same_each_time() -> None:
    names = Names(SECRET, {thread: UUID(int=thread) for thread in range(500)})
    first, second = ([case.expected(names) for case in zoo.conversations(100)] for _ in range(2))
    assert first == second


def test_what_a_person_wrote_is_what_is_read() -> None:
    played, _ = _played()
    wrong = [
        (case.client, case.how, mail.text, expected.new_text)
        for case, expected, mail in played
        if expected.new_text is not None and mail.text != expected.new_text
    ]
    assert not wrong


@pytest.mark.parametrize("person", PEOPLE[:4], ids=lambda person: person.language)
@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)
def test_every_client_in_every_language(client: Client, person: Person) -> None:
    for number in range(5):
        said = saying(person, number)
        answer = message(client.body(said, EARLIER, person), [("In-Reply-To", "<a@example.com>")])
        assert read(answer).text == said
        # Without a header that names what it answers, only what begins a quote tells.
        begun = message(client.body(said, None, person), [])
        assert read(begun).text == said


def test_the_kind_of_each_is_told() -> None:
    played, _ = _played()
    assert not [
        (case.how, case.kind, kind_of(mail))
        for case, _, mail in played
        if kind_of(mail) != case.kind
    ]


def test_tokens_name_the_thread_and_nothing_else_does() -> None:
    played, threads = _played()
    for case, expected, mail in played:
        named = tokens.tickets_named(SECRET, mail.answered_ids, mail.recipients)
        if case.outcome in (zoo.REPLY, zoo.AUTO_REPLY) or case.how == "bounce_to_address":
            assert [threads[ticket_id] for ticket_id in named] == [expected.thread], case.how
        elif case.outcome != zoo.DUPLICATE:
            assert named == [], case.how


def test_a_message_comes_twice_only_where_it_says_so() -> None:
    played, _ = _played()
    seen: set[str] = set()
    for case, _, mail in played:
        if case.outcome != zoo.OWN:
            assert (mail.message_id in seen) == (case.outcome == zoo.DUPLICATE), case.how
        seen.add(mail.message_id)


def test_senders_are_authenticated_and_named() -> None:
    played, _ = _played()
    names = {person.address: person.name for person in PEOPLE}
    for case, _, mail in played:
        assert authenticate(mail, zoo.AUTHSERV_ID).passed, case.how
        if case.outcome == zoo.REPLY:
            assert mail.from_address is not None
            assert mail.from_name == names[mail.from_address]
            assert mail.subject == "Re: a server"
            assert mail.sent_at is not None
