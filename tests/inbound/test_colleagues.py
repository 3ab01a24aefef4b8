"""Several people of a customer in one conversation: it threads, they watch, and answers go where asked."""

import pytest

from app.inbound.rules import answer_address
from tests.inbound.people import Person
from tests.inbound.post import (
    ALICE,
    HELENE,
    JAN,
    JURGEN,
    MONITORING,
    answering,
    customer_of,
    deliver,
    letter,
    messages_of,
    with_mail,
)
from tests.inbound.zoo import MAILBOX
from tests.support import Api, Json

FAILED = ("Authentication-Results", "mx.example.com; dmarc=fail header.from=example.com")
HOME, _, SITE = MAILBOX.partition("@")


@pytest.fixture
async def mail(api: Api) -> Api:
    """Alice, Hélène and a monitor are of one customer, Jürgen and Jan of others."""
    await customer_of(await with_mail(api), ALICE, HELENE, MONITORING)
    await customer_of(api, JURGEN, name="Other")
    return api


def written(number: int) -> tuple[str, str]:
    return ("Message-ID", f"<written-{number}@example.com>")


def told(answer: Json) -> tuple[str, str | None]:
    return answer["outcome"], answer["ticket_id"]


async def watching(api: Api, ticket_id: str) -> list[str]:
    shown = await api.get(f"/v1/tickets/{ticket_id}")
    return sorted(one["email"] for one in shown["watchers"])


async def test_a_colleague_answers_to_all(mail: Api) -> None:
    """What the first person wrote names no ticket by a token, and a colleague knows nothing else."""
    first = await deliver(mail, letter(ALICE, written(1), ("Cc", HELENE.address)))
    by_reply = [("In-Reply-To", "<written-1@example.com>")]
    answer = await deliver(mail, letter(HELENE, written(2), *by_reply, said="It is so here, too."))
    assert told(answer) == ("reply_added", first["ticket_id"])
    # Further down the thread, by its references alone; and of the one who began it.
    further = ("References", "<lost@example.com> <written-2@example.com> <lost-2@example.com>")
    assert told(await deliver(mail, letter(ALICE, further))) == ("reply_added", first["ticket_id"])
    # Not by a stranger's word, another customer's, or one that nobody has proved.
    forged = await deliver(mail, letter(HELENE, FAILED, *by_reply))
    assert (told(forged), forged["reason"]) == (("quarantined", None), "unauthenticated")
    assert told(await deliver(mail, letter(JAN, *by_reply))) == ("quarantined", None)
    other = await deliver(mail, letter(JURGEN, *by_reply))
    assert other["outcome"] == "ticket_opened"
    assert other["ticket_id"] != first["ticket_id"]
    # A token says more than a reference.
    second = await deliver(mail, letter(ALICE))
    both = [*answering(second)[:1], ("References", "<written-1@example.com>")]
    assert told(await deliver(mail, letter(HELENE, *both))) == ("reply_added", second["ticket_id"])
    # What was merged goes on elsewhere, for colleagues and for what comes back.
    third = await deliver(mail, letter(ALICE, written(4)))
    merged = f"/v1/tickets/{third['ticket_id']}/merge"
    await mail.post(merged, {"into": second["ticket_id"]}, role="lead")
    late = await deliver(mail, letter(HELENE, ("In-Reply-To", "<written-4@example.com>")))
    assert told(late) == ("reply_added", second["ticket_id"])
    # A monitor's next alarm is a ticket of its own, although it goes on with the one before.
    alarm = ("Auto-Submitted", "auto-generated")
    await deliver(mail, letter(MONITORING, written(3), alarm))
    again = await deliver(
        mail, letter(MONITORING, alarm, ("References", "<written-3@example.com>"))
    )
    assert again["outcome"] == "ticket_opened"
    assert len(await messages_of(mail, first["ticket_id"])) == 3
    # Of a closed one the answer is a new ticket that names it.
    path = f"/v1/tickets/{first['ticket_id']}"
    await mail.post(f"{path}/resolve")
    await mail.post(f"{path}/close")
    after = await deliver(mail, letter(HELENE, *by_reply))
    assert after["outcome"] == "ticket_opened"
    assert (await mail.get(f"/v1/tickets/{after['ticket_id']}"))["follow_up_of"] == first[
        "ticket_id"
    ]
    await mail.verify()


async def test_what_a_colleague_answered_may_come_later(mail: Api) -> None:
    late = ("References", "<lost@example.com> <written-9@example.com>")
    answer = await deliver(mail, letter(HELENE, written(10), late, said="It is so here, too."))
    assert answer["outcome"] == "ticket_opened"
    # Nobody whom the customer does not know joins it, nor another customer, nor who is not proved.
    asked = [("Subject", "Import"), written(9)]
    for sender, fields, told_of in (
        (JAN, asked, ("quarantined", None)),
        (ALICE, [FAILED, *asked], ("quarantined", None)),
    ):
        held = await deliver(mail, letter(sender, *fields, said=f"I am {sender.name}."))
        assert told(held) == told_of
    other = await deliver(mail, letter(JURGEN, *asked, said="It stops with us."))
    assert other["outcome"] == "ticket_opened"
    assert other["ticket_id"] != answer["ticket_id"]
    # A machine's alarm is its own ticket, whoever answered it.
    alarm = ("Auto-Submitted", "auto-generated")
    began = await deliver(mail, letter(MONITORING, written(9), alarm, said="Disk full."))
    assert began["outcome"] == "ticket_opened"
    first = await deliver(mail, letter(ALICE, *asked, said="The import stops."))
    assert told(first) == ("reply_added", answer["ticket_id"])
    assert first["acknowledgement"] is None
    # So does what stands further up the thread, when the ticket goes on elsewhere.
    second = await deliver(mail, letter(ALICE, said="Something else."))
    merged = f"/v1/tickets/{answer['ticket_id']}/merge"
    await mail.post(merged, {"into": second["ticket_id"]}, role="lead")
    lost = ("Message-ID", "<lost@example.com>")
    further = await deliver(mail, letter(HELENE, lost, said="We had it in May."))
    assert told(further) == ("reply_added", second["ticket_id"])
    said = [one["body"] for one in await messages_of(mail, second["ticket_id"])]
    assert {"It is so here, too.", "The import stops.", "We had it in May."} <= {*said}
    await mail.verify()


async def test_colleagues_who_are_written_to_watch_the_ticket(mail: Api) -> None:
    copies = f"Helene <{HELENE.address.upper()}>, {JURGEN.address}, {JAN.address}, {ALICE.address}"
    first = await deliver(mail, letter(ALICE, ("Cc", copies)))
    # Neither the reporter, nor another customer's contact, nor whom nobody knows.
    assert await watching(mail, first["ticket_id"]) == [HELENE.address]
    # By a later message, once, whether they stand in Cc or in To.
    second = await deliver(mail, letter(ALICE))
    assert await watching(mail, second["ticket_id"]) == []
    to = ("To", f"{MAILBOX}, {HELENE.address}")
    for _ in range(2):
        await deliver(mail, letter(ALICE, *answering(second), to))
    assert await watching(mail, second["ticket_id"]) == [HELENE.address]
    # Whom nobody has proved makes nobody watch, until a person releases it.
    held = await deliver(mail, letter(ALICE, FAILED, ("Cc", HELENE.address)))
    assert await mail.db.fetchval("SELECT count(*) FROM watcher") == 2
    contacts = (await mail.get(f"/v1/customers/{first['customer_id']}/contacts"))["items"]
    body = {"contact_id": next(one["id"] for one in contacts if one["email"] == ALICE.address)}
    released = await mail.post(f"/v1/inbound/emails/{held['id']}/release", body, role="lead")
    assert await watching(mail, released["ticket_id"]) == [HELENE.address]
    await mail.verify()


# --- Reply-To ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("reply_to", "where"), [
    (None, ALICE.address),
    ("team@example.com", "team@example.com"),
    ("alice@elsewhere.example", "alice@elsewhere.example"),
    (MAILBOX, ALICE.address),
    (f"{HOME}+tabc@{SITE}", ALICE.address),
    (f"{HOME}s@{SITE}", f"{HOME}s@{SITE}"),
    (f"{HOME}@sub.{SITE}", f"{HOME}@sub.{SITE}"),
    ("no-reply@example.com", ALICE.address),
    ("mailer-daemon@example.com", ALICE.address),
    ("postmaster@example.com", ALICE.address),
])  # fmt: skip
def test_an_answer_goes_where_it_is_asked_for_but_never_back_here(
    reply_to: str | None, where: str
) -> None:
    assert answer_address(reply_to, ALICE.address, MAILBOX) == where
    assert answer_address(reply_to, ALICE.address, MAILBOX.title()) == where


async def test_the_acknowledgement_goes_where_it_is_asked_for(mail: Api) -> None:
    team = Person("Team", "team@example.com", "en")
    asked = ("Reply-To", f"Team <{team.address}>")
    assert (await deliver(mail, letter(ALICE, asked)))["acknowledgement"]["to"] == team.address
    # Of several it is the sender, else who is nearest to them.
    for several, where in (
        (f"x@elsewhere.example, {team.address}", team.address),
        (f"{team.address}, {ALICE.address.upper()}", ALICE.address),
        (f"{MAILBOX}, Alice <{ALICE.address}>", ALICE.address),
        ("y@elsewhere.example, x@elsewhere.example", "y@elsewhere.example"),
    ):
        came = await deliver(mail, letter(ALICE, ("Reply-To", several)))
        assert came["acknowledgement"]["to"] == where, several
    back = ("Reply-To", MAILBOX)
    assert (await deliver(mail, letter(ALICE, back)))["acknowledgement"]["to"] == ALICE.address
    # Nobody else is answered for it, wherever they ask to be.
    for forged in (
        letter(ALICE, FAILED, asked),
        letter(ALICE, asked, ("List-Id", "<x.example.com>")),
    ):
        assert (await deliver(mail, forged))["acknowledgement"] is None
