"""The root of the tree: one class for each status, and the refusals of the protocol itself."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from app.errors.sentences import Sentence


class DomainError(Exception):
    """Something that the service refuses; rendered as an RFC 9457 problem."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    constraints: ClassVar[tuple[str, ...]] = ()
    """Database constraints whose violation means this refusal."""
    headers: Mapping[str, str] = MappingProxyType({})
    """Headers that the answer carries beside the problem."""

    field: ClassVar[str | None] = None
    """Which field of what was sent it is about, where that is always the same one."""

    def __init__(self, detail: str | None = None, **fields: Any) -> None:
        self.detail = detail or self.meaning()
        self.fields: Mapping[str, Any] = {"field": self.field, **fields} if self.field else fields
        super().__init__(self.detail)

    @classmethod
    def meaning(cls) -> str:
        """What it means whenever it is raised, in a sentence."""
        return (cls.__doc__ or "").split("\n")[0]


class StatementDoesNotAddUp(DomainError):
    """Opening and movements do not make closing, so it is withheld; personday verify tells more."""

    code = "statement_does_not_add_up"


class Malformed(DomainError):
    """The request cannot be read."""

    status = 400
    code = "malformed_request"


class MalformedBody(Malformed):
    """The body is not JSON in UTF-8."""

    code = "malformed_body"


class RepeatedHeader(Malformed):
    """A header that has one value is given twice, and differently."""

    code = "repeated_header"


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
    """A valid key is needed, in the header Authorization behind the word Bearer."""

    status = 401
    code = "unauthenticated"
    headers = MappingProxyType({"WWW-Authenticate": "Bearer"})


class AuthenticationTooOld(Unauthenticated):
    """This asks for a sign-in of the last ten minutes: sign in anew, or get a token of one (RFC 9470)."""

    code = "insufficient_user_authentication"
    headers = MappingProxyType(
        {"WWW-Authenticate": 'Bearer error="insufficient_user_authentication", max_age="600"'}
    )


class InsufficientCredit(DomainError):
    """The available credit does not cover what is to be reserved (rule C5)."""

    status = 402
    code = "insufficient_credit"

    def __init__(self, *, available: int, required: int, debt: int, minimum_top_up: int) -> None:
        super().__init__(
            Sentence(
                "%(required_minutes)s minutes are needed and %(available_minutes)s are available; "
                "a purchase of at least %(minimum_top_up_minutes)s minutes is needed first.",
                required_minutes=required,
                available_minutes=available,
                minimum_top_up_minutes=minimum_top_up,
            ),
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


class TokenNotMapped(Forbidden):
    """Your token is sound, but nothing here says what it may do, or for whom."""

    code = "token_not_mapped"


class KeyWithoutPerson(Forbidden):
    """Above the thresholds who asks and who approves are two people: your key names none."""

    code = "key_without_person"


class OwnRequest(Forbidden):
    """Another person than who asked for it approves or rejects it; you can withdraw it."""

    code = "own_request"


class NotOwnRequest(Forbidden):
    """Who asked for it can withdraw it, nobody else."""

    code = "not_own_request"


class ForeignForm(Forbidden):
    """This form is not one of yours, or its page is too old: open the page again."""

    code = "foreign_form"


class NotFound(DomainError):
    """There is no such thing, or your key does not see it."""

    status = 404
    code = "not_found"


class MethodNotAllowed(DomainError):
    """This address does not take that method."""

    status = 405
    code = "method_not_allowed"


class RequestTooSlow(DomainError):
    """The request did not arrive in time: a head takes 10 seconds at most, a body comes at 1 kB/s."""

    status = 408
    code = "request_too_slow"


class Conflict(DomainError):
    """The present state does not allow this."""

    status = 409
    code = "conflict"


class StaleVersion(DomainError):
    """If-Match names another version than the present one."""

    status = 412
    code = "stale_version"


class BodyTooLarge(DomainError):
    """The body is larger than this address takes: 256 kB for most."""

    status = 413
    code = "body_too_large"


class AttachmentTooLarge(BodyTooLarge):
    """An attachment has at most 10 MB."""

    code = "attachment_too_large"


class UnsupportedMediaType(DomainError):
    """Bodies are application/json."""

    status = 415
    code = "unsupported_media_type"


class Invalid(DomainError):
    """The content of the request is wrong."""

    status = 422
    code = "invalid_content"


class HeadTooLarge(DomainError):
    """The head of a request has at most 32 kB and 100 fields."""

    status = 431
    code = "head_too_large"


class RateLimited(DomainError):
    """More was asked than may be in this time; try again when Retry-After has passed."""

    status = 429
    code = "rate_limited"

    def __init__(self, *, after_seconds: int, headers: Mapping[str, str], **figures: Any) -> None:
        super().__init__(after_seconds=after_seconds, **figures)
        self.headers = {"Retry-After": str(after_seconds), **headers}


class QuotaExceeded(DomainError):
    """A customer adds so much in a day (UTC) and no more; try again when it is over."""

    status = 429
    code = "quota_exceeded"

    def __init__(self, *, after_seconds: int = 86_400, **figures: Any) -> None:
        super().__init__(**figures)
        self.headers = {"Retry-After": str(after_seconds)}


class TooManyStreamsOfKey(DomainError):
    """As many streams run by this key as may; end one of them first."""

    status = 429
    code = "too_many_streams_of_key"
    headers: Mapping[str, str] = MappingProxyType({"Retry-After": "30"})


class Unavailable(DomainError):
    """The database cannot be reached or is busy; try again with the same idempotency key."""

    status = 503
    code = "unavailable"
    headers: Mapping[str, str] = MappingProxyType({"Retry-After": "2"})


class Overloaded(Unavailable):
    """More is asked than can be done now; nothing of this request has begun, so try again a little later."""

    code = "overloaded"

    def __init__(self, after_seconds: int = 1) -> None:
        super().__init__()
        self.headers = {"Retry-After": str(after_seconds)}


class TooManyExports(Unavailable):
    """As many exports are running as may run at once; try again later."""

    code = "too_many_exports"
    headers = MappingProxyType({"Retry-After": "30"})


class TooManyStreams(Unavailable):
    """As many streams run as may run at once; try again later, or read the feed."""

    code = "too_many_streams"
    headers = MappingProxyType({"Retry-After": "30"})


class SigningKeyUnavailable(Unavailable):
    """The key that signs closed months cannot be read or made: its file is to be looked at."""

    code = "signing_key_unavailable"


class MasterKeyUnavailable(Unavailable):
    """The master key, which seals secrets of webhooks, cannot be read or made: it is to be looked at."""

    code = "master_key_unavailable"


class OutcomeUnknown(Unavailable):
    """The connection broke while the work was made durable: the same key tells the outcome."""

    code = "outcome_unknown"
