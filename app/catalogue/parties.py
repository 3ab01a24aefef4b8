"""Events of the band of parties: customers and their people, technicians, plans, and who may call."""

from app.catalogue import fields
from app.catalogue.credit import NumberDetails
from app.catalogue.fields import ChangedFields, Departure, NoDetails
from app.catalogue.types import EventDetails, EventType, of_office


class KeyDetails(EventDetails):
    """What a key may do."""

    role: fields.Role


class KeyEndDetails(KeyDetails):
    """What a key may do, and until when."""

    expires_at: fields.ExpiresAt


class DisabledDetails(EventDetails):
    """Why an endpoint is told of nothing any more."""

    disabled_reason: fields.DisabledReason


class CalendarFeedDetails(EventDetails):
    """Whose calendar it is, where it is a technician's."""

    technician_id: fields.TechnicianIdOrNone


_CUSTOMERS = (
    EventType("customer.created", "A customer was entered.", NoDetails),
    EventType("customer.changed", "Something of a customer changed.", ChangedFields),
    EventType("customer.deactivated", "A customer left.", Departure),
    EventType("customer.reactivated", "A customer came back.", NoDetails),
    EventType("contact.created", "A person of a customer was entered.", NoDetails),
    EventType(
        "contact.changed", "Something of a contact changed.", ChangedFields, {"fields": ["email"]}
    ),
    EventType("contact.deactivated", "A person of a customer left.", Departure),
    EventType("contact.reactivated", "A person of a customer came back.", NoDetails),
    EventType("contact.erased", "What is personal of a contact was erased.", NoDetails),
    EventType("customer.erased", "What is personal of a customer was erased.", NoDetails),
    EventType("retention.changed", "It was said how long what is personal is kept.", NoDetails),
    EventType("contact.unreachable", "Mail to a contact comes back for good.", NoDetails),
    EventType("server.created", "A server of a customer was entered.", NoDetails),
    EventType("server.changed", "Something of a server changed.", ChangedFields),
    EventType("server.deactivated", "A server is no longer in use.", Departure),
    EventType("server.reactivated", "A server is in use again.", NoDetails),
    EventType("server_access.recorded", "Access to a server was checked and recorded.", NoDetails),
    EventType("server_access.revoked", "An access to a server counts no more.", NoDetails),
    EventType("subscription.made", "A customer is under a plan from an instant on.", NoDetails),
    EventType("subscription.ended", "A customer's plan ends.", NoDetails),
)

_PROVIDER = (
    of_office("technician.created", "A technician was entered.", NoDetails),
    of_office("technician.changed", "Something of a technician changed.", ChangedFields),
    of_office("technician.deactivated", "A technician left.", Departure),
    of_office("technician.reactivated", "A technician came back.", NoDetails),
    of_office("person.entered", "Somebody of the office was entered.", NoDetails),
)

# Of a customer where they are one customer's own.
_EITHER = (
    EventType("plan.made", "A plan was made, for all or for one customer.", NoDetails),
    EventType("plan.revised", "A plan has another version.", NumberDetails, {"number": 2}),
    EventType("api_key.made", "A key was made.", KeyDetails),
    EventType("api_key.expiring", "A key ends in 14 days or less.", KeyEndDetails),
    EventType("api_key.revoked", "A key is refused from now on.", NoDetails),
    EventType("calendar_feed.created", "A calendar can be subscribed to.", CalendarFeedDetails),
    EventType(
        "calendar_feed.revoked", "A calendar's address is nobody's any more.", CalendarFeedDetails
    ),
    EventType("webhook_endpoint.created", "An endpoint is told of events.", NoDetails),
    EventType(
        "webhook_endpoint.changed",
        "Something of an endpoint changed.",
        ChangedFields,
        {"fields": ["event_types"]},
    ),
    EventType(
        "webhook_endpoint.disabled",
        "An endpoint is told of nothing any more: by request, by its answer, or after five days.",
        DisabledDetails,
    ),
    EventType("webhook_endpoint.enabled", "An endpoint is told of events again.", NoDetails),
    EventType(
        "webhook_endpoint.secret_rotated", "An endpoint's webhooks have a fresh secret.", NoDetails
    ),
    EventType(
        "webhook_endpoint.tested", "Somebody tests an endpoint: told to that one alone.", NoDetails
    ),
)

TYPES = (*_CUSTOMERS, *_PROVIDER, *_EITHER)
