"""What mails tell of the service itself, to whoever it is. Pure."""

from datetime import datetime

from app.mails.kinds import Facts, MailTopic


class SignIn(Facts, frozen=True, kw_only=True):
    """Somebody who gave this address wants to sign in; ``link`` is where that is done, once.

    Attributes:
        customer: for whom they come in; None of the provider's people.
    """

    kind = MailTopic.SIGN_IN
    works_until: datetime
    customer: str | None = None
