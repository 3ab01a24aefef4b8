"""What a mail system reports of a message that was sent: not delivered, late, delivered, read. Pure.

A report says so in a form of its own (RFC 3464, RFC 8098), or in sentences that each system has of its
own; those a library knows. It is read only where the headers say that a mail system wrote (``robots``):
a person quotes the same sentences.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from email.message import Message
from enum import StrEnum

from msgspec import Struct

from app.mime import fields
from app.mime.mail import Mail, MailAttachment

MAX_REPORTED_RECIPIENTS = 20
MAX_REPORT_BYTES = 100_000
MAX_REPORTED_BLOCKS = 50
# Mail systems say first what they have to say; the library takes a second for some hundred thousand.
MAX_WORDS_CHARACTERS = 10_000

_DELIVERY = ("message/delivery-status", "message/global-delivery-status")
_DISPOSITION = ("message/disposition-notification", "message/global-disposition-notification")
_RETURNED = (
    "message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global",
    "message/global-headers",
)  # fmt: skip
# It names those who did not get the message (Exim, Gmail).
FAILED_RECIPIENTS = "x-failed-recipients"
_BLANK_LINES = re.compile(rb"\r?\n(?:[ \t]*\r?\n)+|\r[ \t]*\r+")
_LATE = re.compile(
    r"\bdelay|still being retried|not yet been|^\W*warning|: warning|verzögert|zpožděn|opožděn|retard",
    re.IGNORECASE,
)
_ARRIVED = re.compile(
    r"\((?:success|relay)\)|^(?:delivered|relayed|read|gelesen|zugestellt|lu|remis|přečteno|doručeno)"
    r"\s*:|successful|return receipt|delivery receipt|read receipt",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"undeliver|returned mail|returned to sender|returning message to sender|failure notice"
    r"|deliver(?:y|ed)?[ -](?:has )?(?:fail|error|problem|status|notification|incomplete)"
    r"|fail(?:ed|ure)\b.{0,30}\bdeliver|not be delivered|could not (?:send|deliver)|non[- ]?delivery"
    r"|(?:mail|message)\s(?:system |delivery )?(?:error|failure|failed|returned)|permanent error"
    r"|unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|zurückgewiesen|fehlgeschlagen"
    r"|non remis|non distribu|échec|nedoručiteln|nelze doručit|nedoručen|se nepodařilo doručit"
    r"|配信できません|メールエラー|退信",
    re.IGNORECASE,
)
# The library tells of each step at length.
logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)


class ReportedAction(StrEnum):
    """What became of a message, as a mail system reports."""

    FAILED = "failed"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    READ = "read"
    OTHER = "other"


_ACTIONS = {
    "failed": ReportedAction.FAILED,
    "delayed": ReportedAction.DELAYED,
    **dict.fromkeys(("delivered", "relayed", "expanded"), ReportedAction.DELIVERED),
}
_CLASSES = {
    "5": ReportedAction.FAILED,
    "4": ReportedAction.DELAYED,
    "2": ReportedAction.DELIVERED,
}


class DeliveryReport(Struct, frozen=True):
    """What became of a message; ``recipients`` are those of whom it is said, as far as they are named."""

    action: ReportedAction
    recipients: tuple[str, ...] = ()


def has_status(mail: Mail) -> bool:
    """Whether a part of the message has the form of a report."""
    return any(part.media_type in (*_DELIVERY, *_DISPOSITION) for part in mail.attachments)


def is_about_failure(mail: Mail) -> bool:
    """Whether the subject speaks like a mail system of a message that did not arrive."""
    return bool(_FAILED.search(mail.subject))


def names_recipients(mail: Mail) -> bool:
    """Whether the text names those who did not get a message, in the sentences of a known system."""
    return any(_private_form(mail))


def report_of(mail: Mail) -> DeliveryReport:
    """What is reported in a message that a mail system wrote; a failure where nothing else is said."""
    return _by_type(mail) or _by_status(mail) or _by_words(mail)


def _by_type(mail: Mail) -> DeliveryReport | None:
    read = any(part.media_type in _DISPOSITION for part in mail.attachments)
    if read or mail.report_type == "disposition-notification":
        return DeliveryReport(ReportedAction.READ)
    if mail.report_type == "feedback-report":
        return DeliveryReport(ReportedAction.OTHER)
    return None


def _by_status(mail: Mail) -> DeliveryReport | None:
    """What is said in the form of the standard: the worst that is said of anybody."""
    stated = [one for part in mail.attachments if part.media_type in _DELIVERY for one in _of(part)]
    for action in (ReportedAction.FAILED, ReportedAction.DELAYED, ReportedAction.DELIVERED):
        if any(said is action for said, _ in stated):
            return _report(action, (name for said, name in stated if said is action))
    return None


def _by_words(mail: Mail) -> DeliveryReport:
    """What is said in the sentences that each system has of its own."""
    named = fields.addresses_in(mail.header(FAILED_RECIPIENTS) or "")
    late, failed = ((), named) if named else _private_form(mail)
    if failed:
        return _report(ReportedAction.FAILED, failed)
    if late or _LATE.search(mail.subject):
        return _report(ReportedAction.DELAYED, late)
    arrived = _ARRIVED.search(mail.subject)
    return DeliveryReport(ReportedAction.DELIVERED if arrived else ReportedAction.FAILED)


def returned_ids(mail: Mail) -> Iterator[str]:
    """Where the Message-ID stands of the message that a report is about, the surest place first."""
    yield from mail.answered_ids
    for part in mail.attachments:
        of_report = part.media_type in (*_RETURNED, *_DELIVERY, *_DISPOSITION)
        # Some gateways give it back as a file of no type.
        if of_report or part.name.lower().endswith(".eml"):
            yield from _lines(part.content[:MAX_REPORT_BYTES].decode("ascii", "replace"))
    yield from _lines(mail.full_text)


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if "@" in line)


def _report(action: ReportedAction, names: Iterable[str]) -> DeliveryReport:
    addresses = (fields.address_of(name) for name in names)
    kept = dict.fromkeys(one for one in addresses if one is not None)
    return DeliveryReport(action, tuple(kept)[:MAX_REPORTED_RECIPIENTS])


def _of(part: MailAttachment) -> Iterator[tuple[ReportedAction | None, str]]:
    """What is said of each recipient (RFC 3464 §2.3), and who that is; the first block is of none."""
    content = part.content[:MAX_REPORT_BYTES].strip()
    for block in _BLANK_LINES.split(content, MAX_REPORTED_BLOCKS):
        read, _ = fields.head(block, 0, len(block), set())
        said = re.match(r"[a-z]+", read.first("action").lower())
        action = _ACTIONS.get(said[0]) if said else _CLASSES.get(read.first("status")[:1])
        # Whom it was sent to is known here; whom it was passed on to is not.
        named = read.first("original-recipient") or read.first("final-recipient")
        yield action, re.sub(r"^[^;]*;", "", named).strip(" <>\"'")


def _private_form(mail: Mail) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who will get the message late, and who will not, by the sentences of a known mail system."""
    # It takes a while, and only reports need it.
    from flufl.bounce import all_failures

    message = Message()
    for name in ("from", "subject", "x-mailer"):
        message[name] = mail.header(name) or ""
    message.set_payload(mail.full_text[:MAX_WORDS_CHARACTERS])
    try:
        late, failed = all_failures(message)
    except Exception:  # it reads what strangers wrote; nothing is known then
        return (), ()
    return tuple(sorted(map(_text, late))), tuple(sorted(map(_text, failed)))


def _text(address: bytes) -> str:
    return address.decode("ascii", "replace")
