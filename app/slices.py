"""The slices of the house, and what they list of themselves: a new one is a line here.

Modules are loaded when they are asked for, so that a command waits only for what it needs.
"""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from app.kit.slices import Slice

# In the order in which the reference shows their routes.
SLICES = (
    "ledger",
    "payments",
    "purchases",
    "refunds",
    "prices",
    "adjustments",
    "statements",
    "finance",
    "approvals",
    "approving",
    "warnings",
    "periods",
    "roots",
    "sessions",
    "worksheets",
    "customers",
    "tickets",
    "attachments",
    "inbound",
    "technicians",
    "departures",
    "availability",
    "calendar",
    "plans",
    "knowledge",
    "exports",
    "invitations",
    "search",
    "notifications",
    "webhooks",
    "mails",
    "deliveries",
    "verifications",
    "privacy",
    "audit",
    "backups",
    "access",
    "signing_in",
    "pages",
)
# What knows nothing of support has parts, too.
_KIT = {
    "router": ("web.health",),
    "tables": ("web.idempotency", "events.outbox", "web.cursors"),
    "checks": ("events.outbox",),
    "jobs": ("events.outbox", "web.idempotency"),
    "channel": (),
    "gauges": ("telemetry.gauges",),
}


def listed(name: str) -> Slice:
    """What the slice of this name lists of itself."""
    found: Slice = import_module(f"app.{name}").SLICE
    return found


def parts(kind: str) -> Iterator[ModuleType]:
    """The modules of one kind, of kit and of every slice that lists one."""
    for name in _KIT[kind]:
        yield import_module(f"app.kit.{name}")
    for name in SLICES:
        if kind in listed(name).parts:
            yield import_module(f"app.{name}.{kind}")


def subjects() -> Iterator[str]:
    """The tables whose rows events are about."""
    for name in SLICES:
        yield from listed(name).subjects
