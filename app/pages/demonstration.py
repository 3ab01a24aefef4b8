"""The demonstration by one click: for a newcomer in front of the machine, and nobody else.

Its keys are known to who started the service, but a click needs none. So it is there only where that is
the same person: what listens is this machine's own address, nothing stands between, and no setting tells
that the service is meant for others.
"""

import re
from datetime import datetime
from ipaddress import ip_address

from starlette.requests import Request

from app.access import queries as keys
from app.kit.actor import Role
from app.pages import visitors
from app.settings import Settings
from app.signing_in.service import DEMONSTRATION_KEYS

# By which those that stand between tell of it.
_BETWEEN = ("forwarded", "x-forwarded-", "x-real-ip", "x-original-", "via", "cf-", "true-client-ip")
# What a browser calls this machine that was given its address.
_NAMED = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:[0-9]{1,5})?")


async def roles(request: Request, now: datetime) -> list[Role]:
    """As whom one click signs in; as nobody where it must not."""
    if not _is_at_this_machine(request):
        return []
    found = await keys.living_ids(request.app.state.pool, DEMONSTRATION_KEYS.values(), now)
    return [role for role, key_id in DEMONSTRATION_KEYS.items() if key_id in found]


def role_of(request: Request, asked: str) -> Role | None:
    """As whom somebody wants to come in who clicked on our own page; None where they must not."""
    if not visitors.is_own(request) or not _is_at_this_machine(request):
        return None
    return next((role for role in DEMONSTRATION_KEYS if role == asked), None)


def _is_at_this_machine(request: Request) -> bool:
    settings: Settings = request.app.state.settings
    meant_for_others = settings.public_url or settings.bootstrap_admin_key
    # The oldest HTTP is what some who stand between speak, and no browser.
    between = request.scope["http_version"] == "1.0" or any(
        name.startswith(_BETWEEN) for name in request.headers
    )
    named = _NAMED.fullmatch(request.headers.get("host", ""))
    came_from = request.client.host if request.client else ""
    ours = named is not None and _is_own(settings.host) and _is_own(came_from)
    return ours and not meant_for_others and not between


def _is_own(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
