"""What the demonstration's customer asked: articles, tickets, e-mails."""

from datetime import timedelta
from functools import partial

from uuid_utils.compat import uuid7

from app import examples
from app.attachments import service as attachments
from app.demo.steps import do
from app.inbound import service as inbound
from app.kit.postgres.database import Tx
from app.kit.web import pagination
from app.knowledge import service as knowledge
from app.knowledge.schemas import NewArticle
from app.mime.reading import read
from app.plans.rules import Channel
from app.tickets import calls, opening, replies, watchers
from app.tickets import service as tickets
from app.tickets.rules import CallDirection, TicketKind
from app.tickets.schemas import ContactDetails, NewCall, NewReply, NewTicket, SetSeverity


async def write_articles(tx: Tx) -> None:
    """An article in two languages, and a draft."""
    english = NewArticle(
        language="en",
        title="Sign in with a new password",
        body="Choose *Forgotten password* on the first page. The link in the e-mail is good for an hour.",
        keywords=["login", "locked account"],
    )
    czech = NewArticle(
        article_group_id=examples.ARTICLE,
        language="cs",
        title="Problém s přihlášením",
        body="Na první stránce zvolte *Zapomenuté heslo*. Odkaz v e-mailu platí hodinu.",
        keywords=["heslo", "zablokovaný účet"],
    )
    draft = NewArticle(
        language="en",
        title="Free disk space after an upgrade",
        body="Old packages stay until they are removed.",
        audience="provider",
    )
    for body, article_id in (
        (english, examples.ARTICLE),
        (czech, examples.CZECH_ARTICLE),
        (draft, examples.DRAFT_ARTICLE),
    ):
        await do(tx, partial(knowledge.write, body=body), article_id)
    for article_id in (examples.ARTICLE, examples.CZECH_ARTICLE):
        await do(tx, partial(knowledge.publish, article_id=article_id))


async def open_old_tickets(tx: Tx) -> None:
    """Of the customer's first week, when it was on Basic: one resolved, one that waits for its answer."""
    question = _ticket(
        TicketKind.QUESTION,
        4,
        "Where is the log of sent e-mails?",
        "We cannot find who got our report.",
    )
    request = _ticket(
        TicketKind.REQUEST,
        3,
        "One more report",
        "Please add the turnover by region to the reports.",
    )
    for body, ticket_id, answer in (
        (question, examples.RESOLVED_TICKET, {"body": "Under Administration.", "resolves": True}),
        (
            request,
            examples.WAITING_TICKET,
            {"body": "By which regions shall it be?", "waiting_for_customer": True},
        ),
    ):
        await do(tx, partial(opening.open_ticket, body=body), ticket_id)
        reply = NewReply(**answer, language="en")
        await do(tx, partial(replies.reply, ticket_id=ticket_id, body=reply))


async def open_tickets(tx: Tx) -> None:
    """One that is worked on, with everything: answers, a file, a call made and one to make."""
    now = tx.now
    tx.now = now - timedelta(hours=2)
    bug = _ticket(
        TicketKind.BUG,
        3,
        "The nightly backup fails",
        "Since the upgrade the backup ends with an error every night.",
        error_messages="ERROR: no space left on device",
    )
    await do(tx, lambda t: opening.open_ticket(t, bug), examples.TICKET, examples.MESSAGE)
    await do(tx, lambda t: watchers.add(t, examples.TICKET, examples.WATCHER))
    log = b"01:00:03 ERROR: no space left on device"
    await do(
        tx,
        lambda t: attachments.attach(
            t, examples.TICKET, name="backup.log", declared="text/plain", content=log
        ),
        examples.ATTACHMENT,
    )
    call = NewCall(direction=CallDirection.INBOUND, note="They have no other backup.")
    await do(tx, lambda t: calls.record(t, examples.TICKET, call))
    urgent = SetSeverity(severity=2, reason="there is no other backup")
    await do(tx, lambda t: tickets.set_severity(t, examples.TICKET, urgent))
    tx.now = now - timedelta(hours=1)
    answer = NewReply(body="We are looking at the disks of the server.", language="en")
    await do(tx, lambda t: replies.reply(t, examples.TICKET, answer), uuid7(), examples.CALL_TASK)


_EMAIL = """From: {sender}
To: support@example.com
Subject: {subject}
Message-ID: <{subject}@mail.example.com>
Authentication-Results: mx.example.com; dmarc=pass header.from=example.com

{text}
"""


async def receive_emails(tx: Tx) -> None:
    """One from the contact, which is a ticket, and one from an address that nobody has."""
    secret = await pagination.load_secret(tx.connection)
    known = _EMAIL.format(
        sender="eva@example.com", subject="Licences", text="How many licences do we have?"
    )
    unknown = _EMAIL.format(
        sender="eva.at.home@example.com", subject="Backup", text="The backup works again."
    )
    for raw, email_id in ((known, examples.EMAIL), (unknown, examples.HELD_EMAIL)):
        receive = partial(
            inbound.receive, mail=read(raw.encode()), raw=raw.encode(), secret=secret,
            authserv_id=None,
        )  # fmt: skip
        await do(tx, receive, email_id)


def _ticket(kind: TicketKind, severity: int, subject: str, body: str, **facts: str) -> NewTicket:
    return NewTicket(
        customer_id=examples.CUSTOMER,
        server_id=examples.SERVER,
        channel=Channel.CLIENT_ZONE,
        kind=kind,
        severity=severity,
        subject=subject,
        body=body,
        contact=ContactDetails(name="Eva Novak", email="eva@example.com"),
        language="en",
        **facts,
    )
