"""E-mail for the tests of the API: messages of nobody that is known, which are quarantined; and mails."""

import uuid

from app.kit.postgres.database import Connection
from tests.deliveries.tried import set_aside
from tests.support import NOON, Api, Json

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


_WRITTEN = """
INSERT INTO mail (id, delivery_id, kind, customer_id, contact_id, recipient_kind, recipient_id,
    recipient, language, subject, text, html, message_id, created_at)
SELECT gen_random_uuid(), $2, $3, customer_id, id, 'contact', id, email, 'en', 'Your session',
    'It is agreed.', '<p>It is agreed.</p>', '<' || gen_random_uuid() || '@example.com>', $4
FROM contact WHERE id = $1
RETURNING id::text
"""


async def written(db: Connection, contact_id: str, kind: str = "session_agreed") -> str:
    """The id of a mail to a contact that no relay took."""
    made: str = await db.fetchval(_WRITTEN, contact_id, await set_aside(db), kind, NOON)
    return made
