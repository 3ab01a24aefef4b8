"""Bodies about tickets."""

from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from app import examples
from app.kit.web.forms import Form
from app.kit.web.schema import (
    Body,
    Email,
    Flag,
    Id,
    Instant,
    LanguageCode,
    LongText,
    Name,
    Phone,
    Text,
)
from app.languages.official import OfficialLanguage
from app.mime.partition import Partition, PartKind, TextPart
from app.plans.rules import SEVERITIES, Channel
from app.tickets.rules import CallDirection, CallOutcome, Legitimacy, TicketKind

Severity = Annotated[
    int,
    Field(
        ge=SEVERITIES[0], le=SEVERITIES[-1], strict=True,
        description="1 urgent, 2 high, 3 normal, 4 low (rule T8).",
    ),
]  # fmt: skip
ReplyLanguage = Annotated[
    str,
    Field(description="An official language."),
    Form(f"^({'|'.join(OfficialLanguage)})$", "An official language: en, fr, de or cs."),
]


class ContactDetails(Body):
    """Who reports; a caller leaves all four (rule T3)."""

    name: Name | None = None
    company: Name | None = None
    phone: Phone | None = None
    email: Email | None = None


class TechnicalData(Body):
    """What a report should carry; it is never refused for what is missing (rule T4)."""

    product_version: Name | None = Field(default=None, description="Of the provider's product.")
    environment: LongText | None = Field(
        default=None, description="What the product runs on: systems, servers, databases."
    )
    system_information: LongText | None = Field(
        default=None, description="What the product tells of itself and its machine."
    )
    error_messages: LongText | None = Field(default=None, description="As they are shown.")
    logs: LongText | None = Field(default=None, description="Of production.")


class NewTicket(TechnicalData):
    """A request of a customer (rules T2 to T9)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "customer_id": str(examples.CUSTOMER),
                    "server_id": str(examples.SERVER),
                    "channel": "client_zone",
                    "kind": "bug",
                    "severity": 2,
                    "subject": "Reports are empty since the upgrade",
                    "body": "Since the upgrade on Monday every report we print is empty.",
                    "product_version": "5.2",
                }
            ]
        }
    )

    customer_id: Id
    server_id: Id | None = Field(default=None, description="The installation it is about.")
    channel: Channel = Field(description="How it came; the plan says which there are (T2).")
    kind: TicketKind
    severity: Severity = Field(description="As the reporter sees it; an outage is always 1 (T9).")
    severity_reason: Text | None = Field(default=None, description="Why it is that severe.")
    subject: Name
    body: LongText
    contact: ContactDetails = Field(default_factory=ContactDetails)
    contact_details_refused: Flag = Field(
        default=False,
        description="The caller does not want to leave them; only a provider says so.",
    )
    language: LanguageCode | None = Field(
        default=None, description="By default it is recognised (T6)."
    )
    application_unavailable: Flag = Field(default=False, description="Needed for an outage (T9).")
    articles_seen: list[Id] = Field(
        default_factory=list, max_length=50, description="What the reporter was shown before (T1)."
    )


class ChangeTicket(TechnicalData):
    """What is known better now; what is left out stays."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"environment": "Debian 12, PostgreSQL 15"}]}
    )

    server_id: Id | None = None
    kind: TicketKind | None = Field(
        default=None, description="As the desk sees it; not of an outage (T9)."
    )
    subject: Name | None = None
    contact: ContactDetails | None = None
    language: LanguageCode | None = Field(default=None, description="Corrects what was recognised.")
    reply_language: ReplyLanguage | None = None


class NewReply(Body):
    """A message, or with ``public`` false an internal note of the provider."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "body": "Please send us the production log of Monday.",
                    "public": True,
                    "waiting_for_customer": True,
                }
            ]
        }
    )

    body: LongText
    public: Flag = Field(default=True, description="Whether the customer reads it.")
    resolves: Flag = Field(default=False, description="The ticket is solved by it.")
    waiting_for_customer: Flag | None = Field(
        default=None, description="Whether the clock pauses until the customer answers."
    )
    language: LanguageCode | None = Field(
        default=None, description="By default it is recognised (T6)."
    )

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        if self.resolves and (not self.public or self.waiting_for_customer):
            raise ValueError("what resolves is public and waits for nobody")
        return self


class NewCall(Body):
    """A call about the ticket (rules P1, P2, T5)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"direction": "outbound", "outcome": "reached"}]}
    )

    direction: CallDirection
    outcome: CallOutcome = CallOutcome.REACHED
    note: Text | None = Field(default=None, description="Of a call that is not needed: why.")
    retry_at: Instant | None = Field(
        default=None, description="When to try again; by default after an hour of working time."
    )


class SetSeverity(Body):
    """The severity as the provider sees it, and why (rule T8)."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"severity": 3, "reason": "there is a workaround"}]}
    )

    severity: Severity
    reason: Text


class Assess(Body):
    """Whether a bug report is accepted (rule T7)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"legitimacy": "not_accepted", "reason": "changed configuration"}]
        }
    )

    legitimacy: Legitimacy
    reason: Text | None = Field(default=None, description="Needed where it is not accepted.")


class OptionalReason(Body):
    """Why."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "agreed with them"}]})

    reason: Text | None = None


class Assign(Body):
    """Who works on the ticket; null gives it back to the queue."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"technician_id": str(examples.TECHNICIAN)}]}
    )

    technician_id: Id | None


class Watch(Body):
    """Who shall be written to like the reporter: a contact of the ticket's customer."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"contact_id": str(examples.CONTACT)}]}
    )

    contact_id: Id


class Merge(Body):
    """Which ticket it is merged into, of the same customer and not closed; and why."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"into": str(examples.WAITING_TICKET), "reason": "the same report"}]
        }
    )

    into: Id = Field(description="The ticket that goes on.")
    reason: Text | None = Field(default=None, description="Kept as an internal note.")


class TakeNext(Body):
    """For whom the next ticket is; a technician's key takes it for itself."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"technician_id": str(examples.TECHNICIAN)}]}
    )

    technician_id: Id | None = None


# More than any text that is kept; which parts fit is told by the text itself.
_LAST_CODE_POINT = 10_000_000


class MessagePart(Body):
    """What a stretch of a message is; a text is a sequence of Unicode code points."""

    kind: PartKind
    start: int = Field(
        ge=0, le=_LAST_CODE_POINT, strict=True, description="The first code point of it."
    )
    end: int = Field(
        ge=1, le=_LAST_CODE_POINT, strict=True, description="The first code point behind it."
    )


class CorrectMessage(Body):
    """What a message really says: what its parts are, in which language it is (rule T6)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"language": "en"}]})

    parts: list[MessagePart] | None = Field(
        default=None, min_length=1, max_length=5000,
        description="All of its text, each code point once and in order; some of it is new.",
    )  # fmt: skip
    language: LanguageCode | None = Field(default=None, description="Else it is judged anew.")

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.parts is None and self.language is None:
            raise ValueError("parts or language")
        return self

    def partition(self) -> Partition:
        """The parts as values."""
        return tuple(TextPart(one.kind, one.start, one.end) for one in self.parts or ())
