"""Whether an endpoint may be where somebody wants it."""

import asyncio
from urllib.parse import urlsplit

from app import errors
from app.settings import Settings
from app.webhooks import addresses, names
from app.webhooks.addresses import Allowed

_LOOK_SECONDS = 3.0


async def check(url: str, settings: Settings) -> None:
    """Hold the URL of an endpoint to be one that may be sent to, and its name to lead there.

    It may lead elsewhere later: at each attempt its addresses are looked at again.

    Raises:
        WebhookUrlRefused: with the reason.
    """
    allowed = Allowed.of(settings.webhook_allowed)
    reason = addresses.refusal(url, allowed) or await _refusal_of_name(url, allowed)
    if reason is not None:
        raise errors.WebhookUrlRefused(reason=reason)


async def _refusal_of_name(url: str, allowed: Allowed) -> str | None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        async with asyncio.timeout(_LOOK_SECONDS):
            found = await names.addresses_of(host, parts.port or addresses.HTTPS_PORT)
    except (OSError, UnicodeError):  # TimeoutError is an OSError
        return "no_address"
    return None if addresses.checked(host, found, allowed) else "refused_address"
