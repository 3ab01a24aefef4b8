"""What an issuer's claims say: whom somebody stands for, and which role they have here. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from msgspec import Struct

from app import errors
from app.kit.actor import Actor, Role

# By so much the clocks of an issuer and ours may differ.
LEEWAY = timedelta(seconds=30)
# Of whom nobody says when they proved who they are.
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST = 255
# Whom each role has to stand for, and may stand for; the others stand for nobody in particular.
_NEEDED = {Role.CUSTOMER: ("customer",), Role.TECHNICIAN: ("technician",)}
_OFFICE = frozenset({Role.LEAD, Role.FINANCE, Role.ADMIN})


class NotSignedIn(Exception):
    """Nobody signed in at the issuer, or nothing proves it; the word says why."""


class Reading(Struct, frozen=True):
    """How the claims of an issuer are read, as the settings say.

    Attributes:
        role_claim: which claim tells the role.
        roles: which role each of its values means.
        claims: by ``customer``, ``contact``, ``technician`` and ``person`` the claims that name them.
        ids: our ids for what the issuer calls otherwise.
        ways: by which ways (``acr``) somebody has to have proved who they are; none: by any.
    """

    role_claim: str
    roles: Mapping[str, Role]
    claims: Mapping[str, str | None]
    ids: Mapping[str, UUID]
    ways: Sequence[str] = ()


class Bound(Struct, frozen=True):
    """Whom somebody stands for."""

    customer_id: UUID | None = None
    contact_id: UUID | None = None
    technician_id: UUID | None = None
    person_id: UUID | None = None


class Vouched(Struct, frozen=True):
    """What an issuer says of somebody, read.

    Attributes:
        subject_id: who it is, made of the issuer and its subject.
        authenticated_at: when they proved who they are; ``LONG_AGO`` where it does not say.
        expires_at: from when on it counts no more.
    """

    subject_id: UUID
    role: Role
    bound: Bound
    authenticated_at: datetime
    expires_at: datetime

    @property
    def actor(self) -> Actor:
        """Who acts, as with a key."""
        return Actor(
            key_id=self.subject_id,
            role=self.role,
            customer_id=self.bound.customer_id,
            contact_id=self.bound.contact_id,
            technician_id=self.bound.technician_id,
            person_id=self.bound.person_id,
            authenticated_at=self.authenticated_at,
        )


def subject_id(issuer: str, subject: str) -> UUID:
    """The id of an issuer's subject here: always the same, and nobody else's."""
    return uuid5(uuid5(NAMESPACE_URL, issuer), subject)


def vouched(claims: Mapping[str, Any], reading: Reading) -> Vouched:
    """What claims say that were found sound.

    Raises:
        TokenNotMapped: they tell no role that is mapped, or several; or not whom it stands for.
    """
    role = _role(claims, reading)
    # In another way than it takes is not at all.
    proved = not reading.ways or claims.get("acr") in reading.ways
    return Vouched(
        subject_id=subject_id(claims["iss"], claims["sub"]),
        role=role,
        bound=_bound(claims, reading, role),
        authenticated_at=(instant(claims, "auth_time") if proved else None) or LONG_AGO,
        expires_at=instant(claims, "exp") or LONG_AGO,
    )


def are_in_time(claims: Mapping[str, Any], now: datetime) -> bool:
    """Whether claims count at an instant: they end, and have not; and are not from the future."""
    ends, begins, issued = (instant(claims, name) for name in ("exp", "nbf", "iat"))
    if ends is None or any(
        name in claims and found is None for name, found in (("nbf", begins), ("iat", issued))
    ):
        return False
    latest = now + LEEWAY
    return now < ends + LEEWAY and (begins or now) <= latest and (issued or now) <= latest


def are_of(claims: Mapping[str, Any], issuer: str, audience: str) -> bool:
    """Whether an issuer says them of a subject, to an audience, alone or among others."""
    subject, told = claims.get("sub"), claims.get("aud")
    named = [told] if isinstance(told, str) else told
    return (
        claims.get("iss") == issuer
        and isinstance(subject, str)
        and 0 < len(subject) <= _LONGEST
        and isinstance(named, list)
        and all(isinstance(one, str) for one in named)
        and audience in named
    )


def instant(claims: Mapping[str, Any], name: str) -> datetime | None:
    """The instant that a claim tells (RFC 7519, NumericDate); None where it tells none."""
    told = claims.get(name)
    if not isinstance(told, int | float) or isinstance(told, bool):
        return None
    try:
        return datetime.fromtimestamp(told, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _role(claims: Mapping[str, Any], reading: Reading) -> Role:
    told = set(_texts(_claim(claims, reading.role_claim)))
    found = {role for name, role in reading.roles.items() if name in told}
    if len(found) != 1:
        raise errors.TokenNotMapped(lacks="one_role" if found else "role")
    return found.pop()


def _bound(claims: Mapping[str, Any], reading: Reading, role: Role) -> Bound:
    told = {kind: _id(claims, reading, name) for kind, name in reading.claims.items()}
    for kind in _NEEDED.get(role, ()):
        if told[kind] is None:
            raise errors.TokenNotMapped(lacks=kind)
    return Bound(
        customer_id=told["customer"] if role is Role.CUSTOMER else None,
        contact_id=told["contact"] if role is Role.CUSTOMER else None,
        technician_id=told["technician"] if role is Role.TECHNICIAN else None,
        person_id=told["person"] if role in _OFFICE else None,
    )


def _id(claims: Mapping[str, Any], reading: Reading, name: str | None) -> UUID | None:
    told = None if name is None else _claim(claims, name)
    if not isinstance(told, str):
        return None
    if told in reading.ids:
        return reading.ids[told]
    try:
        return UUID(told)
    except ValueError:
        return None


def _claim(claims: Mapping[str, Any], name: str) -> object:
    """A claim by its name; or that inside another, by both names with a dot between."""
    if name in claims:
        return claims[name]
    outer, _, inner = name.partition(".")
    within = claims.get(outer)
    return _claim(within, inner) if inner and isinstance(within, Mapping) else None


def _texts(told: object) -> Iterator[str]:
    """The values of a claim: of a list each, of a text all of it, and each of its words."""
    if isinstance(told, str):
        yield told
        yield from told.split()
    elif isinstance(told, list):
        yield from (one for one in told if isinstance(one, str))
