"""The tree of domain errors: what can be refused, with its status and code.

    DomainError
    ├── Malformed (400)        the request cannot be read
    ├── Unauthenticated (401)
    ├── InsufficientCredit (402)
    ├── Forbidden (403)        visible, but the verb is not yours
    ├── NotFound (404)         not visible; one code per kind of thing
    ├── Conflict (409)         state or uniqueness
    ├── StaleVersion (412)
    ├── BodyTooLarge (413)
    ├── Invalid (422)          well-formed, but the content is wrong
    └── Unavailable (503)      try again, with the same idempotency key
Every class is one row of the published catalogue: its ``code``, ``status`` and docstring.
The figures of a refusal travel in ``fields``, never only in the prose of ``detail``.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar


class DomainError(Exception):
    """Something that the service refuses; rendered as an RFC 9457 problem."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    constraints: ClassVar[tuple[str, ...]] = ()
    """Database constraints whose violation means this refusal."""
    headers: ClassVar[Mapping[str, str]] = MappingProxyType({})
    """Headers that the answer carries beside the problem."""

    def __init__(self, detail: str | None = None, **fields: Any) -> None:
        self.detail = detail or (type(self).__doc__ or "").split("\n")[0]
        self.fields: Mapping[str, Any] = fields
        super().__init__(self.detail)


class Malformed(DomainError):
    """The request cannot be read."""

    status = 400
    code = "malformed_request"


class MalformedBody(Malformed):
    """The body is not JSON in UTF-8."""

    code = "malformed_body"


class IdempotencyKeyRequired(Malformed):
    """This request moves money or minutes: it needs an Idempotency-Key header."""

    code = "idempotency_key_required"


class InvalidIdempotencyKey(Malformed):
    """An Idempotency-Key is 1 to 255 printable ASCII characters."""

    code = "invalid_idempotency_key"


class InvalidCursor(Malformed):
    """The cursor is not one that this list gave, or the filters changed since."""

    code = "invalid_cursor"


class SandboxOnly(Malformed):
    """Personday-Now is accepted only by a service started with PERSONDAY_SANDBOX=true."""

    code = "sandbox_only"


class InvalidInstant(Malformed):
    """Personday-Now is an RFC 3339 instant with an offset."""

    code = "invalid_instant"


class Unauthenticated(DomainError):
    """A valid key is needed: Authorization: Bearer <key>."""

    status = 401
    code = "unauthenticated"
    headers = MappingProxyType({"WWW-Authenticate": "Bearer"})


class InsufficientCredit(DomainError):
    """The available credit does not cover what is to be reserved (rule C5)."""

    status = 402
    code = "insufficient_credit"

    def __init__(self, *, available: int, required: int, debt: int, minimum_top_up: int) -> None:
        super().__init__(
            f"{required} minutes are needed and {available} are available; "
            f"a purchase of at least {minimum_top_up} minutes is needed first.",
            available_minutes=available,
            required_minutes=required,
            shortfall_minutes=required - available,
            debt_minutes=debt,
            minimum_top_up_minutes=minimum_top_up,
        )


class Forbidden(DomainError):
    """Your key's role does not allow this."""

    status = 403
    code = "forbidden"


class NotFound(DomainError):
    """There is no such thing, or your key does not see it."""

    status = 404
    code = "not_found"


def _not_found(thing: str, *constraints: str) -> type[NotFound]:
    """The class of one kind of thing: ``thing_not_found``."""
    name = "".join(word.capitalize() for word in thing.split("_")) + "NotFound"
    doc = f"There is no such {thing.replace('_', ' ')}, or your key does not see it."
    code = f"{thing}_not_found"
    return type(name, (NotFound,), {"__doc__": doc, "code": code, "constraints": constraints})


CustomerNotFound = _not_found("customer", "fk_api_key_customer_id")
ContactNotFound = _not_found("contact", "fk_api_key_contact_id")
ServerNotFound = _not_found("server")
AccessNotFound = _not_found("access")
TechnicianNotFound = _not_found("technician", "fk_api_key_technician_id")
PurchaseNotFound = _not_found("purchase")
AdjustmentNotFound = _not_found("adjustment")
SessionNotFound = _not_found("session")
PenaltyNotFound = _not_found("penalty")
WorksheetNotFound = _not_found("worksheet")
EntryNotFound = _not_found("entry")
EventNotFound = _not_found("event")
KeyNotFound = _not_found("key")


class MethodNotAllowed(DomainError):
    """This address does not take that method."""

    status = 405
    code = "method_not_allowed"


class Conflict(DomainError):
    """The present state does not allow this."""

    status = 409
    code = "conflict"


class InvalidTransition(Conflict):
    """The thing is in a state that does not allow this verb."""

    code = "invalid_transition"

    def __init__(self, thing: str, status: str, verb: str, allowed: list[str]) -> None:
        super().__init__(
            f"A {thing} that is {status} does not take {verb!r}.",
            current_status=status,
            verb=verb,
            allowed=allowed,
        )


class SlotTaken(Conflict):
    """One of the technicians already has a session at that time."""

    code = "slot_taken"
    constraints = ("ex_session_technician_busy",)


class ServerAccessMissing(Conflict):
    """The session cannot start: it names no server, or access to it is missing (rule S1)."""

    code = "server_access_missing"


class DebtLimitExceeded(Conflict):
    """The minutes would go past the debt limit; a lead may override it (rule C8)."""

    code = "debt_limit_exceeded"

    def __init__(self, *, debt_after: int, limit: int, available: int) -> None:
        super().__init__(
            f"The debt would be {debt_after} minutes, beyond the limit of {limit}.",
            debt_after_minutes=debt_after,
            debt_limit_minutes=limit,
            available_minutes=available,
        )


class StaleRevision(Conflict):
    """The worksheet has a newer revision than the one you name (rule C3)."""

    code = "stale_revision"


class SessionAlreadyDue(Conflict):
    """From its planned start on a session can only be started, cancelled or marked (rule C7)."""

    code = "session_already_due"


class SessionNotDue(Conflict):
    """A session can be marked as a no-show from its planned start on."""

    code = "session_not_due"


class AlreadyReversed(Conflict):
    """This was reversed before; it can be reversed once."""

    code = "already_reversed"


class NotReversible(Conflict):
    """Only a negative adjustment can be reversed; correct a positive one by a negative one."""

    code = "not_reversible"


class NothingToRefund(Conflict):
    """The purchase has fewer free minutes than the refund asks for."""

    code = "nothing_to_refund"


class TimeEntriesOverlap(Conflict):
    """A technician's time is on a worksheet already (rule C2)."""

    code = "time_entries_overlap"
    constraints = ("ex_time_entry_during",)


class AlreadyRevoked(Conflict):
    """This was revoked before."""

    code = "already_revoked"


class SecretAlreadyShown(Conflict):
    """The key was made and shown by the first request with this idempotency key."""

    code = "secret_already_shown"


class IdempotencyKeyInProgress(Conflict):
    """The first request with this idempotency key is still running; ask again."""

    code = "idempotency_key_in_progress"
    constraints = ("pk_idempotency_key",)
    headers = MappingProxyType({"Retry-After": "1"})


class StaleVersion(DomainError):
    """If-Match names another version than the present one."""

    status = 412
    code = "stale_version"


class BodyTooLarge(DomainError):
    """The body is larger than 256 kB."""

    status = 413
    code = "body_too_large"


class UnsupportedMediaType(DomainError):
    """Bodies are application/json."""

    status = 415
    code = "unsupported_media_type"


class Invalid(DomainError):
    """The content of the request is wrong."""

    status = 422
    code = "invalid_content"


class ValidationFailed(Invalid):
    """Fields are missing, unknown or of the wrong kind; each is listed with a JSON pointer."""

    code = "validation_failed"


class IdempotencyKeyReused(Invalid):
    """This idempotency key was used for another request."""

    code = "idempotency_key_reused"


class BelowMinimumPurchase(Invalid):
    """A purchase is at least one person-day (rule C1)."""

    code = "below_minimum_purchase"


class NotAMultipleOfIncrement(Invalid):
    """Minutes of credit are multiples of 10 (rules C1, C4, C5)."""

    code = "not_a_multiple_of_increment"


class UnknownCurrency(Invalid):
    """The currency is not an ISO 4217 code in use."""

    code = "unknown_currency"


class ExpiryInPast(Invalid):
    """Credit can expire from tomorrow on, by the customer's calendar (rule C9)."""

    code = "expiry_in_past"


class InstantInPast(Invalid):
    """A session is planned ahead (rule S2)."""

    code = "instant_in_past"


class InstantInFuture(Invalid):
    """What was done cannot lie in the future."""

    code = "instant_in_future"


class EndsBeforeStart(Invalid):
    """A period ends after it starts."""

    code = "ends_before_start"


class WrongProduct(Invalid):
    """Such work is not server support and is not charged to this credit (rules C6, S4)."""

    code = "wrong_product"


class TechnicianNotOnSession(Invalid):
    """Time is worked by the technicians of the session (rule C2)."""

    code = "technician_not_on_session"


class TechnicianCountChanged(Invalid):
    """A move keeps the number of technicians, and so the reserve."""

    code = "technician_count_changed"


class NothingToChange(Invalid):
    """The request asks for what is the case already."""

    code = "nothing_to_change"


class AskedByNotAllowed(Invalid):
    """A customer's key speaks for the customer only."""

    code = "asked_by_not_allowed"


class KeyBindingInvalid(Invalid):
    """A customer's key names its customer, a technician's key its technician, others neither."""

    code = "key_binding_invalid"


class Unavailable(DomainError):
    """The database cannot be reached or is busy; try again with the same idempotency key."""

    status = 503
    code = "unavailable"
    headers = MappingProxyType({"Retry-After": "2"})


class OutcomeUnknown(Unavailable):
    """The connection broke while the work was made durable: the same key tells the outcome."""

    code = "outcome_unknown"


def catalogue() -> list[type[DomainError]]:
    """Every published error class, by status and code."""
    found = [DomainError]
    for known in found:
        found.extend(known.__subclasses__())
    return sorted(found, key=lambda known: (known.status, known.code))
