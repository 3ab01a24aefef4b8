"""Bodies and answers about messages that came by e-mail."""

from uuid import UUID

from pydantic import ConfigDict, Field

from app import examples
from app.inbound.authentication import SenderProof
from app.inbound.reports import ReportedAction
from app.inbound.robots import MailKind
from app.inbound.rows import EmailRecord
from app.inbound.rules import EmailOutcome, EmailReason
from app.kit.web.schema import Body, Id, Note, UtcInstant, View
from app.mailing.outgoing import Outgoing


class OutgoingView(View):
    """A message to be sent: with these headers the answer to it finds its ticket."""

    from_: str = Field(
        serialization_alias="from",
        validation_alias="from",
        description="The address it is sent from: an answer to it finds the ticket.",
    )
    to: str | None = Field(description="Whom it is sent to; null: nobody is known.")
    cc: list[str] = Field(description="Who watches the ticket, and gets it too.")
    subject: str
    headers: dict[str, str]
    text: str | None = Field(default=None, description="Null where the message itself has it.")


class InboundEmailView(View):
    """A message that came by e-mail, and what became of it."""

    id: UUID
    message_id: str
    kind: MailKind
    outcome: EmailOutcome
    reason: EmailReason | str | None = Field(
        description="Why it was not simply taken; else the code of what refused it."
    )
    authentication: SenderProof
    duplicate: bool = Field(description="It had come before: this is what became of it then.")
    from_address: str | None
    from_name: str
    subject: str
    sent_at: UtcInstant | None = Field(description="By the sender's clock.")
    received_at: UtcInstant
    size_bytes: int
    problems: list[str] = Field(description="What was odd about it.")
    customer_id: UUID | None
    contact_id: UUID | None
    ticket_id: UUID | None
    session_id: UUID | None = Field(description="The session whose invitation it answers.")
    report: ReportedAction | None = Field(
        description="What became of a message that was sent, as a mail system reports."
    )
    reported_recipients: list[str] = Field(description="Of whom it says so.")
    about_message_id: UUID | None = Field(description="The ticket's message that it is about.")
    acknowledgement: OutgoingView | None = Field(
        description="What to send back; null where nothing is answered."
    )
    released_at: UtcInstant | None
    released_by: str | None
    discarded_at: UtcInstant | None
    discarded_by: str | None
    discard_reason: str | None


class Release(Body):
    """Who wrote a message that was not taken, as a person has found out."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"contact_id": str(examples.CONTACT)}]}
    )

    contact_id: Id


class Discard(Body):
    """Why nobody needs to look at a message any more."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "advertising"}]})

    reason: Note


def email_view(email: EmailRecord, *, duplicate: bool = False) -> InboundEmailView:
    """A message as it is shown."""
    answer = email.acknowledgement
    derived = {"duplicate": duplicate, "acknowledgement": answer and outgoing_view(answer)}
    return InboundEmailView(
        **{
            name: derived[name] if name in derived else getattr(email, name)
            for name in InboundEmailView.model_fields
        }
    )


def outgoing_view(message: Outgoing) -> OutgoingView:
    """A message to be sent as it is shown."""
    return OutgoingView.model_validate(message.as_dict())
