"""One mail that is due: to whom, about what, and what is needed to write it."""

from typing import Any
from uuid import UUID

from msgspec import Struct

from app.kit.events.outbox import EventRecord
from app.mails.gathering import Cause
from app.mails.kinds import Facts
from app.mails.reading import Reading, Recipient


class Asked(Struct, frozen=True, kw_only=True):
    """A mail that is due.

    Attributes:
        reading: all that was read for it, and for the mails beside it.
        common: what every mail is written of.
        link: where a link of its own would lead; None where nobody is reached by one.
    """

    reading: Reading
    recipient: Recipient
    cause: Cause
    common: dict[str, Any]
    link: str | None

    @property
    def subject_id(self) -> UUID:
        """The row that it is about."""
        return self.cause.subject_id

    @property
    def content(self) -> dict[str, Any]:
        """What was planned beside."""
        return self.cause.content

    @property
    def happened(self) -> EventRecord:
        """What it tells of."""
        assert self.cause.event is not None
        return self.cause.event

    @property
    def staff(self) -> bool:
        """Whether it is for one of the provider's."""
        return self.recipient.is_staff


class Opens(Struct, frozen=True):
    """What the link of a mail to a contact opens: one worksheet, in the revision that it tells of."""

    contact_id: UUID
    worksheet_id: UUID
    revision: int


class Told(Struct, frozen=True, kw_only=True):
    """What a mail tells, and what it hangs together with.

    Attributes:
        session_id: whose invitation goes with it.
        ticket_id: where answers to it go.
        message_id: the message of the ticket that it is.
        answered: the Message-IDs that it answers, the newest first.
        taken_off: the recipient holds the session no more: what goes with it is its end.
        to: another address than the recipient's, which asked for it.
        opens: what its link opens, which works from when it is sent.
    """

    facts: Facts
    customer_id: UUID | None
    session_id: UUID | None = None
    taken_off: bool = False
    ticket_id: UUID | None = None
    message_id: UUID | None = None
    answered: tuple[str, ...] = ()
    to: str | None = None
    opens: Opens | None = None
