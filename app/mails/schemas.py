"""Bodies and answers about mails, and what contacts want of them."""

from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, ConfigDict, Field

from app.customers.rows import ContactRecord
from app.kit.web.schema import Body, Flag, UtcInstant, View
from app.languages.official import OfficialLanguage
from app.mails.kinds import MailTopic
from app.mails.rows import ContactMailRecord, ListedMail, MailRecord
from app.mails.rules import MailGroup, RecipientKind


class ListedMailView(View):
    """A mail, without what it says."""

    id: UUID
    delivery_id: UUID = Field(description="Its attempts are listed by it, while those are kept.")
    kind: MailTopic
    customer_id: UUID | None
    contact_id: UUID | None = Field(description="Null where who is written to is no contact.")
    recipient_kind: RecipientKind = Field(description="In which table `recipient_id` stands.")
    recipient_id: UUID = Field(description="Who is written to.")
    recipient: str = Field(description="The address.")
    language: OfficialLanguage
    subject: str
    message_id: str
    created_at: UtcInstant
    sent_at: UtcInstant | None = Field(
        description="When a relay took it; null where none did, or there is none."
    )


class MailView(ListedMailView):
    """A mail as it was written. A token that was in a link of it is not kept."""

    text: str = Field(description="What a reader without HTML sees.")
    html: str = Field(description="As `GET /mails/{id}` shows it.")
    calendar: str | None = Field(description="The iCalendar object that went with it.")


def _each_once(groups: list[MailGroup]) -> list[MailGroup]:
    return sorted(set(groups))


def _true(given: bool) -> bool:
    if not given:
        raise ValueError("that mail comes back is found out by itself")
    return given


class SetMailPreferences(Body):
    """What a contact does not want to be told by mail."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"stopped": ["credit_warnings"]}]})

    stopped: Annotated[list[MailGroup], AfterValidator(_each_once)] = Field(
        max_length=len(MailGroup), description="All that is stopped; nothing else is."
    )
    reachable: Annotated[Flag, AfterValidator(_true)] | None = Field(
        default=None,
        description="True: mail reaches the address again, as somebody has found out.",
    )


class MailPreferencesView(View):
    """What a contact has stopped, and whether mail reaches it."""

    contact_id: UUID
    stopped: list[MailGroup] = Field(description="What is not told by mail.")
    reachable: bool = Field(description="False: mail to its address came back for good.")
    unreachable_since: UtcInstant | None = Field(description="Null of an address that is reached.")


def listed_mail_view(mail: ListedMail) -> ListedMailView:
    """A mail as it is listed."""
    return ListedMailView.model_validate(mail, from_attributes=True)


def mail_view(mail: MailRecord) -> MailView:
    """A mail as it is shown."""
    return MailView.model_validate(mail, from_attributes=True)


def preferences_view(contact: ContactRecord, kept: ContactMailRecord | None) -> MailPreferencesView:
    """What a contact has stopped; what came back from an address of before does not count."""
    gone = kept is not None and kept.unreachable_address == contact.email.lower()
    return MailPreferencesView(
        contact_id=contact.id,
        stopped=list(kept.stopped) if kept else [],
        reachable=not gone,
        unreachable_since=kept.unreachable_at if kept and gone else None,
    )
