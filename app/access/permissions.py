"""Who may do what: the one table of roles and capabilities (design §4). Pure.

A route declares the capability that it needs, never roles; docs/api.md shows the same table.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app import errors
from app.kit.actor import Actor, Role

# What people who are not leads change of themselves: in which language and zone they read.
OWN_SETTINGS = {
    Role.CUSTOMER: {"language", "time_zone"},
    Role.TECHNICIAN: {"language", "reading_time_zone"},
}
# Whose a thing is that every customer sees: no customer has this id.
EVERYONE = UUID(int=2)

_CUSTOMER, _TECHNICIAN, _LEAD, _FINANCE, _MAIL, _ADMIN = (
    Role.CUSTOMER,
    Role.TECHNICIAN,
    Role.LEAD,
    Role.FINANCE,
    Role.MAIL,
    Role.ADMIN,
)


class Capability(StrEnum):
    """What somebody may do; ``PERMISSIONS`` tells who."""

    READ = "read"
    READ_INTERNAL = "read_internal"
    MANAGE_CUSTOMERS = "manage_customers"
    CHANGE_CONTACTS = "change_contacts"
    ERASE = "erase"
    MANAGE_PLANNING = "manage_planning"
    CHANGE_TECHNICIANS = "change_technicians"
    MANAGE_PLANS = "manage_plans"
    CHECK_SERVER_ACCESS = "check_server_access"
    WORK_SESSIONS = "work_sessions"
    BOOK_SESSIONS = "book_sessions"
    MOVE_SESSIONS = "move_sessions"
    HAND_IN_WORKSHEETS = "hand_in_worksheets"
    CONFIRM_WORKSHEETS = "confirm_worksheets"
    AMEND_WORKSHEETS = "amend_worksheets"
    WAIVE_PENALTIES = "waive_penalties"
    OVERRIDE_RULES = "override_rules"
    MANAGE_PURCHASES = "manage_purchases"
    ADJUST_CREDIT = "adjust_credit"
    READ_FINANCE = "read_finance"
    CLOSE_PERIODS = "close_periods"
    SET_EARNING_POLICY = "set_earning_policy"
    READ_APPROVALS = "read_approvals"
    DECIDE_APPROVALS = "decide_approvals"
    APPROVE_ADJUSTMENTS = "approve_adjustments"
    APPROVE_REFUNDS = "approve_refunds"
    APPROVE_WAIVERS = "approve_waivers"
    READ_ENTRY_FEED = "read_entry_feed"
    READ_EVENT_FEED = "read_event_feed"
    EXPORT = "export"
    WRITE_TICKETS = "write_tickets"
    WORK_TICKETS = "work_tickets"
    DECIDE_TICKETS = "decide_tickets"
    WRITE_ARTICLES = "write_articles"
    SUBSCRIBE_CALENDARS = "subscribe_calendars"
    HANDLE_EMAIL = "handle_email"
    DELIVER_EMAIL = "deliver_email"
    READ_MAILS = "read_mails"
    CHOOSE_MAILS = "choose_mails"
    ADMINISTER = "administer"


_EVERYBODY = frozenset({_CUSTOMER, _TECHNICIAN, _LEAD, _FINANCE, _ADMIN})
_PROVIDER = frozenset({_TECHNICIAN, _LEAD, _FINANCE, _ADMIN})
_DESK = frozenset({_TECHNICIAN, _LEAD, _ADMIN})
_LEADS = frozenset({_LEAD, _ADMIN})

PERMISSIONS: Mapping[Capability, frozenset[Role]] = {
    Capability.READ: _EVERYBODY,
    Capability.READ_INTERNAL: _PROVIDER,
    Capability.MANAGE_CUSTOMERS: _LEADS,
    Capability.CHANGE_CONTACTS: _LEADS | {_CUSTOMER},
    Capability.ERASE: _LEADS,
    Capability.MANAGE_PLANNING: _LEADS,
    Capability.CHANGE_TECHNICIANS: _DESK,
    Capability.MANAGE_PLANS: _LEADS,
    Capability.CHECK_SERVER_ACCESS: _DESK,
    Capability.WORK_SESSIONS: _DESK,
    Capability.BOOK_SESSIONS: _DESK | {_CUSTOMER},
    Capability.MOVE_SESSIONS: _DESK | {_CUSTOMER},
    Capability.HAND_IN_WORKSHEETS: _DESK,
    Capability.CONFIRM_WORKSHEETS: frozenset({_CUSTOMER}),
    Capability.AMEND_WORKSHEETS: _LEADS,
    Capability.WAIVE_PENALTIES: _LEADS,
    Capability.OVERRIDE_RULES: _LEADS,
    Capability.MANAGE_PURCHASES: frozenset({_FINANCE, _ADMIN}),
    Capability.ADJUST_CREDIT: _LEADS | {_FINANCE},
    Capability.READ_FINANCE: _LEADS | {_FINANCE},
    Capability.CLOSE_PERIODS: frozenset({_FINANCE, _ADMIN}),
    Capability.SET_EARNING_POLICY: frozenset({_FINANCE, _ADMIN}),
    Capability.READ_APPROVALS: _LEADS | {_FINANCE},
    Capability.DECIDE_APPROVALS: _LEADS | {_FINANCE},
    Capability.APPROVE_ADJUSTMENTS: _LEADS | {_FINANCE},
    Capability.APPROVE_REFUNDS: frozenset({_FINANCE, _ADMIN}),
    Capability.APPROVE_WAIVERS: _LEADS,
    Capability.READ_ENTRY_FEED: _LEADS | {_FINANCE, _CUSTOMER},
    Capability.READ_EVENT_FEED: _LEADS | {_FINANCE},
    Capability.EXPORT: _LEADS | {_FINANCE},
    Capability.WRITE_TICKETS: _DESK | {_CUSTOMER},
    Capability.WORK_TICKETS: _DESK,
    Capability.DECIDE_TICKETS: _LEADS,
    Capability.WRITE_ARTICLES: _DESK,
    Capability.SUBSCRIBE_CALENDARS: _DESK | {_CUSTOMER},
    Capability.HANDLE_EMAIL: _DESK,
    Capability.DELIVER_EMAIL: frozenset({_MAIL, _ADMIN}),
    Capability.READ_MAILS: _LEADS,
    Capability.CHOOSE_MAILS: _DESK | {_CUSTOMER},
    Capability.ADMINISTER: frozenset({_ADMIN}),
}


# What counts for long: who does it by a sign-in or a token proved of late who they are. A key is a machine's.
FRESH = frozenset({Capability.CLOSE_PERIODS, Capability.DECIDE_APPROVALS})
RECENT = timedelta(minutes=10)
# The scopes of a key that reads, and changes nothing.
READING = frozenset(
    {
        Capability.READ,
        Capability.READ_INTERNAL,
        Capability.READ_FINANCE,
        Capability.READ_APPROVALS,
        Capability.READ_ENTRY_FEED,
        Capability.READ_EVENT_FEED,
        Capability.READ_MAILS,
        Capability.EXPORT,
    }
)


def of_role(role: Role) -> frozenset[Capability]:
    """All that a role has."""
    return frozenset(one for one, roles in PERMISSIONS.items() if role in roles)


def may(actor: Actor, capability: Capability) -> bool:
    """Whether the actor's role has a capability, and its key is not narrowed to others."""
    in_scope = actor.scopes is None or capability in actor.scopes
    return in_scope and actor.role in PERMISSIONS[capability]


def check(actor: Actor, capability: Capability) -> None:
    """Hold an actor to what it may.

    Raises:
        Forbidden: its role does not have the capability, or its key is narrowed to others.
    """
    if may(actor, capability):
        return
    roles = PERMISSIONS[capability]
    if actor.role in roles:
        raise errors.Forbidden(
            "Your key's role allows this, but the key is narrowed to other scopes.",
            role=actor.role.value,
            scope=capability.value,
        )
    raise errors.Forbidden(role=actor.role.value, allowed=sorted(roles))


def check_scopes(role: Role, scopes: Collection[Capability]) -> None:
    """Hold the scopes of a key to what its role has.

    Raises:
        ScopesInvalid: the role lacks some of them.
    """
    beyond = sorted(set(scopes) - of_role(role))
    if beyond:
        raise errors.ScopesInvalid(role=role.value, scopes=beyond)


def check_no_more(actor: Actor, role: Role, scopes: Collection[Capability] | None) -> None:
    """Hold who makes keys with a narrowed one to keys that may no more than it.

    Raises:
        Forbidden: the key that is made could do what this one cannot.
    """
    wanted = of_role(role) if scopes is None else scopes
    if actor.scopes is not None and not set(wanted).issubset(actor.scopes):
        raise errors.Forbidden(
            "A narrowed key makes none that may more than itself.", role=actor.role.value
        )


def check_fresh(actor: Actor, capability: Capability, now: datetime) -> None:
    """Hold who is there by a sign-in or a token to have proved of late who they are, where that counts.

    Raises:
        AuthenticationTooOld: they did so longer ago, or nobody says when.
    """
    proved_at = actor.authenticated_at
    if capability in FRESH and proved_at is not None and now - proved_at > RECENT:
        raise errors.AuthenticationTooOld(max_age_seconds=int(RECENT.total_seconds()))


def sees(actor: Actor, customer_id: UUID | None) -> bool:
    """Whether things of this customer are visible to the actor: a customer's key sees its own only."""
    return actor.role is not Role.CUSTOMER or customer_id in (actor.customer_id, EVERYONE)


def check_own_settings(actor: Actor, is_own: bool, fields: Collection[str]) -> None:
    """Hold who is no lead to the settings of the person that a key stands for.

    Raises:
        Forbidden: it is another person, or something else of it.
    """
    if actor.role in _LEADS or (is_own and OWN_SETTINGS[actor.role].issuperset(fields)):
        return
    raise errors.Forbidden(
        "People change their own language and time zone; the rest, and others, a lead changes.",
        role=actor.role.value,
    )


def check_override(actor: Actor, reason: str | None) -> None:
    """Hold an override to those who may give one.

    Raises:
        Forbidden: somebody else than a lead or admin gives a reason to override.
    """
    if reason is not None and not may(actor, Capability.OVERRIDE_RULES):
        raise errors.Forbidden("Only a lead overrides a rule.", role=actor.role.value)
