"""What is posted on the page on which a contact chooses its mails. Pure."""

from urllib.parse import parse_qs

from app import errors
from app.mails.rules import MailGroup

_MOST_FIELDS = 10


def chosen(content_type: str, body: bytes) -> list[MailGroup] | None:
    """What is wanted as the form of the page tells it; None where a mail program unsubscribes (RFC 8058).

    Raises:
        ValidationFailed: the form holds what is no group of mails.
    """
    if content_type.partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return None
    try:
        fields = parse_qs(body.decode(), max_num_fields=_MOST_FIELDS)
        return [MailGroup(one) for one in fields.get("wanted", ())] if "chosen" in fields else None
    except ValueError:
        raise errors.ValidationFailed(
            errors=[{"pointer": "/wanted", "code": "enum", "detail": "No such group of mails."}]
        ) from None
