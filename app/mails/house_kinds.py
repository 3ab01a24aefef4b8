"""What mails tell of the service itself, to whoever it is. Pure."""

from dataclasses import dataclass
from datetime import datetime

from app.mails.kinds import Facts, MailTopic


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn(Facts):
    """Somebody who gave this address wants to sign in; ``link`` is where that is done, once.

    Attributes:
        customer: for whom they come in; None of the provider's people.
    """

    kind = MailTopic.SIGN_IN
    works_until: datetime
    customer: str | None = None
