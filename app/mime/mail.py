"""What a message is once it was read: values only. Pure."""

import hashlib
import itertools
from datetime import datetime

from msgspec import Struct

from app.mime.partition import Partition


class MailAttachment(Struct, frozen=True, kw_only=True):
    """A part that is not the text.

    Attributes:
        name: safe as a file name: no path, no control or direction characters, at most 200 characters.
        media_type: as the sender says it, lower case; nobody looked into the content.
        content: the bytes, decoded from their transfer encoding only.
        size_bytes: of the content.
        inline: whether the sender meant it to be shown within the text.
        method: what a calendar's media type says is to be done with it (RFC 6047), upper case.
    """

    name: str
    media_type: str
    content: bytes
    size_bytes: int
    inline: bool
    method: str = ""


class Mail(Struct, frozen=True, kw_only=True):
    """A message. No text in it holds a NUL, a lone surrogate or another control character.

    Attributes:
        message_id: without the angle brackets, case kept; made of the bytes where there is none.
        message_id_given: whether the sender gave it.
        in_reply_to: the ids that the message answers, in order, each once.
        references: the ids of the conversation, oldest first, each once.
        from_address: ``local@domain`` in lower case, the domain in its ASCII form; None if unusable.
        from_name: the display name, one line; empty if none.
        reply_to: where answers should go, by the sender; of several the nearest; None if not said.
        recipients: addresses in lower case, those of the envelope before those of To and Cc.
        copied: addresses in lower case of those in Cc, and of those in To.
        return_path: None = absent; empty = the null sender ``<>``.
        subject: decoded, one line, at most 300 characters.
        sent_at: by the sender's clock, UTC; None if it says none that can be.
        text: what the sender wrote newly; empty only if the message has no text.
        full_text: all text, with quotes and signature; cut where it is too long.
        text_parts: what each stretch of that is; ``text`` are the new ones.
        attachments: in their order.
        media_type: of the whole message, e.g. ``multipart/report``.
        report_type: of a report (RFC 6522), e.g. ``delivery-status``; empty for others.
        headers: lower-case names and unfolded values, as they stand from the top.
        problems: codes of what was odd, sorted.
    """

    message_id: str
    message_id_given: bool
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    from_address: str | None
    from_name: str
    reply_to: str | None
    recipients: tuple[str, ...]
    copied: tuple[str, ...]
    return_path: str | None
    subject: str
    sent_at: datetime | None
    text: str
    full_text: str
    text_parts: Partition
    attachments: tuple[MailAttachment, ...]
    media_type: str
    report_type: str
    headers: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]

    @property
    def answered_ids(self) -> tuple[str, ...]:
        """What the message answers, the nearest first: In-Reply-To, then References from the end."""
        return tuple(dict.fromkeys((*self.in_reply_to, *reversed(self.references))))

    @property
    def content_digest(self) -> bytes:
        """A digest of what the sender wrote, the same however servers wrap it and sign it.

        Of the head it has only what servers leave alone; blanks do not count, since they are folded.
        """
        digest = hashlib.sha256()
        said = (self.from_address, self.subject, self.sent_at, " ".join(self.full_text.split()))
        files = ((one.name, one.media_type, one.content) for one in self.attachments)
        for one in (*said, *itertools.chain.from_iterable(files)):
            content = one if isinstance(one, bytes) else str(one).encode()
            digest.update(b"%d:" % len(content))
            digest.update(content)
        return digest.digest()

    def header(self, name: str) -> str | None:
        """The topmost header with this lower-case name, or None."""
        return next((value for key, value in self.headers if key == name), None)
