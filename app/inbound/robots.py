"""Who or what wrote a message: a person is answered, nothing else is (RFC 3834). Pure.

Headers alone decide. Words of a subject are somebody's language, and a person may quote them.
"""

import re
from enum import StrEnum

from app.mailing import tokens
from app.mailing.headers import OWN_HEADER
from app.mime.mail import Mail

_REPLY_HEADERS = ("x-autoreply", "x-autorespond", "x-mail-autoreply", "x-autoresponse")
# Outlook's rules and out-of-office notes bear this, while they call themselves auto-generated.
_EXCHANGE_RULES = "x-ms-exchange-inbox-rules-loop"
_NOT_BY_A_PERSON = ("auto_reply", "auto-reply", "bulk", "junk")
_DAEMONS = ("mailer-daemon", "postmaster", "mail-daemon")
_KEYWORD = re.compile(r"\s*([\w-]+)", re.IGNORECASE)


class MailKind(StrEnum):
    """What a message is, by how it must be treated."""

    PERSON = "person"
    AUTO_REPLY = "auto_reply"  # an answer by a machine: never a ticket, never answered
    AUTO_GENERATED = (
        "auto_generated"  # a machine's own message, like an alert: a ticket, not answered
    )
    BOUNCE = "bounce"  # what was sent could not be delivered
    LIST = "list"  # sent to many
    OWN = "own"  # what this service sent has come back


def is_answered(kind: MailKind) -> bool:
    """Whether a message of this kind is answered by the service."""
    return kind is MailKind.PERSON


def kind_of(mail: Mail) -> MailKind:
    """What wrote the message.

    ``X-Auto-Response-Suppress`` says nothing here: it asks others not to answer, stands in ordinary
    mail of many programs, and Exchange may add it to what a person wrote to a distribution list.
    """
    submitted = _keyword(mail, "auto-submitted")
    precedence = _keyword(mail, "precedence")
    by_itself = submitted in ("auto-generated", "auto-notified")
    said = (submitted, *(_keyword(mail, name) for name in _REPLY_HEADERS))
    as_answer = any(word not in ("", "no") for word in said)
    signs = (
        (MailKind.OWN, mail.header(OWN_HEADER.lower()) is not None),
        (MailKind.OWN, tokens.is_of_message(mail.message_id)),
        (MailKind.BOUNCE, _is_bounce(mail)),
        # A vacation note has the null sender, too (RFC 3834 §3.3), but says what it is.
        (MailKind.BOUNCE, mail.return_path == "" and not as_answer and not mail.report_type),
        (MailKind.AUTO_GENERATED, by_itself and mail.header(_EXCHANGE_RULES) is None),
        (MailKind.AUTO_REPLY, as_answer),
        (MailKind.LIST, mail.header("list-id") is not None or precedence == "list"),
        (MailKind.AUTO_REPLY, precedence in _NOT_BY_A_PERSON),
        (MailKind.AUTO_REPLY, mail.report_type == "disposition-notification"),
        (MailKind.PERSON, True),
    )
    return next(kind for kind, holds in signs if holds)


def _is_bounce(mail: Mail) -> bool:
    delivery = mail.media_type == "multipart/report" and mail.report_type == "delivery-status"
    return delivery or (mail.from_address or "").partition("@")[0] in _DAEMONS


def _keyword(mail: Mail, name: str) -> str:
    """The first word of a header, lower case; parameters and comments follow it."""
    found = _KEYWORD.match(mail.header(name) or "")
    return found[1].lower() if found else ""
