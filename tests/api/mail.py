"""E-mail for the tests of the API: messages of nobody that is known, which are quarantined."""

import uuid

from tests.support import Api, Json

MESSAGE = (
    "From: Someone <{sender}@example.net>\r\nTo: support@example.com\r\nSubject: Hello\r\n"
    "Message-ID: <{id}@example.net>\r\n{more}\r\nIs anybody there?\r\n"
)


def message(sender: str = "someone", more: str = "") -> bytes:
    """A raw message with an id of its own, and ``more`` header lines."""
    return MESSAGE.format(sender=sender, id=uuid.uuid4(), more=more).encode()


async def deliver(api: Api, *of: str) -> Json:
    """A message that was received."""
    response = await api.send(
        "POST",
        "/v1/inbound/email",
        content=message(*of),
        headers={"Content-Type": "message/rfc822"},
        key=str(uuid.uuid4()),
    )
    assert response.status_code == 201, response.text
    made: Json = response.json()
    return made
