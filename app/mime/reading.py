"""A raw message (RFC 5322) becomes a value. Pure, and total: any bytes are some message.

Work and memory are bounded by the limits of ``fields``, ``parts``, ``markup`` and ``quotes``; whatever
is left out or repaired is noted in ``Mail.problems``.
"""

import hashlib
from collections.abc import Sequence

from app.mime import fields, quotes
from app.mime.bodies import text_of
from app.mime.characters import shortened
from app.mime.dividing import divide
from app.mime.mail import Mail
from app.mime.partition import Partition, new_of, with_quotes_new
from app.mime.parts import Parts, attachments_of

MAX_READ_BYTES = 50_000_000
MAX_SUBJECT_CHARACTERS = 300
MAX_TEXT_CHARACTERS = 200_000
# Where ids are that were made here, which nobody else knows.
NOBODYS_DOMAIN = "synthesised.invalid"
# By which server a message was delivered comes first: To and Cc are what the sender says.
_RECIPIENTS = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc")


def read(raw: bytes) -> Mail:
    """The message in these bytes.

    It never raises. What it cannot make out is empty or None, and named in ``problems``.
    """
    problems: set[str] = set()
    head, body, raw_lines = _head(raw, problems)
    media_type, parameters = fields.media_type_of(head, "text/plain", problems)
    parts = Parts(problems)
    parts.walk(raw_lines, head, body, len(raw_lines))
    text, others = text_of(parts, problems)
    text = text.strip("\n").rstrip()
    if len(text) > MAX_TEXT_CHARACTERS:
        problems.add("text_too_long")
        text = shortened(text, MAX_TEXT_CHARACTERS)
    message_ids = fields.ids_of(head.all("message-id")[:1])
    in_reply_to = fields.ids_of(head.all("in-reply-to"))
    references = fields.ids_of(head.all("references"))
    subject = fields.text_of(head.first("subject"), MAX_SUBJECT_CHARACTERS)
    from_address, from_name = fields.sender_of(head, problems)
    recipients = fields.addresses_of(head, *_RECIPIENTS)
    letter = quotes.Letter(
        answers=bool(in_reply_to or references) or quotes.is_answer(subject),
        subject=subject,
        people=frozenset(recipients),
        writer=from_name,
    )
    text_parts = _divided(text, subject, letter)
    return Mail(
        # The same bytes have the same id, so that they are still known when they come again.
        message_id=next(iter(message_ids), f"{hashlib.sha256(raw).hexdigest()}@{NOBODYS_DOMAIN}"),
        message_id_given=bool(message_ids),
        in_reply_to=in_reply_to,
        references=references,
        from_address=from_address,
        from_name=from_name,
        reply_to=_reply_to(fields.addresses_of(head, "reply-to"), from_address),
        recipients=recipients,
        copied=fields.addresses_of(head, "cc", "to"),
        return_path=fields.return_path_of(head),
        subject=subject,
        sent_at=fields.instant_of(head.first("date"), problems),
        text=new_of(text, text_parts),
        full_text=text,
        text_parts=text_parts,
        attachments=attachments_of(parts, others, problems),
        media_type=media_type,
        report_type=parameters.get("report-type", "").lower(),
        headers=head.items,
        problems=tuple(sorted(problems)),
    )


def _reply_to(asked: Sequence[str], sender: str | None) -> str | None:
    """Of those whom a sender asks to answer, the nearest to them: themselves, then a colleague."""
    domain = (sender or "").rpartition("@")[2]
    nearest = sorted(asked, key=lambda one: (one != sender, one.rpartition("@")[2] != domain))
    return next(iter(nearest), None)


def _head(raw: bytes, problems: set[str]) -> tuple[fields.Fields, int, bytes]:
    """The head of the message, where its body begins, and the bytes that this is true of."""
    if len(raw) > MAX_READ_BYTES:
        problems.add("message_too_long")
        raw = raw[:MAX_READ_BYTES]
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    raw = raw.lstrip(b"\r\n")
    return *fields.head(raw, 0, len(raw), problems), raw


def _divided(text: str, subject: str, letter: quotes.Letter) -> Partition:
    parts = divide(text, letter)
    # What is passed on is the matter.
    return with_quotes_new(text, parts) if quotes.is_forward(subject) else parts
