"""How a webhook is signed: Standard Webhooks 1.0.0, symmetric signatures. Pure."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

_SECRET_BYTES = 32
_PREFIX = "whsec_"


def new_secret() -> bytes:
    """A fresh secret of an endpoint."""
    return secrets.token_bytes(_SECRET_BYTES)


def shown(secret: bytes) -> str:
    """A secret in the form in which a receiver configures it."""
    return _PREFIX + base64.b64encode(secret).decode()


def headers(
    message_id: UUID, sent_at: datetime, body: bytes, live: Sequence[bytes]
) -> dict[str, str]:
    """The headers of one attempt, with a signature by each live secret.

    Args:
        message_id: the same for every attempt: receivers tell repeats by it.
        sent_at: of this attempt, in whole seconds: receivers refuse what is old.
        body: the exact bytes that are sent.
        live: the endpoint's secrets, the newest first.
    """
    named, stamp = str(message_id), str(int(sent_at.timestamp()))
    content = b".".join((named.encode(), stamp.encode(), body))
    signatures = (
        "v1," + base64.b64encode(hmac.digest(one, content, hashlib.sha256)).decode() for one in live
    )
    return {
        "webhook-id": named,
        "webhook-timestamp": stamp,
        "webhook-signature": " ".join(signatures),
    }
