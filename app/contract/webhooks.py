"""The webhooks of the contract: a request for each event type, by the Standard Webhooks specification."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel

from app import examples
from app.catalogue.bodies import WebhookBody, WebhookData
from app.catalogue.catalogue import CATALOGUE
from app.catalogue.types import EventType
from app.kit.web.contract import Json
from app.kit.web.schema import View

TAG = "events"
_REF = "#/components/schemas/{model}"
_MODELS = (WebhookBody, WebhookData)
# What comes with each: what is signed, and by which the same again is recognised.
PARAMETERS: Json = {
    name: {"name": header, "in": "header", "required": True, "description": says, "schema": schema}
    for name, header, says, schema in (
        (
            "WebhookId",
            "webhook-id",
            "The same at each attempt of one event: what is known already can be passed over.",
            {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,100}$"},
        ),
        (
            "WebhookTimestamp",
            "webhook-timestamp",
            "When this attempt was made, in seconds since 1970; refuse what is old.",
            {"type": "string", "pattern": "^[0-9]{1,12}$"},
        ),
        (
            "WebhookSignature",
            "webhook-signature",
            "One or several, between blanks: `v1,` and the HMAC-SHA256 of id, timestamp and body in base64.",
            {"type": "string", "pattern": "^v1,[A-Za-z0-9+/=]+( v1,[A-Za-z0-9+/=]+)*$"},
        ),
    )
}
RESPONSES: Json = {
    "Taken": {"description": "You have it. Any 2xx will do, and nothing of the answer is read."},
    "Unwanted": {"description": "You want no more: this endpoint is disabled at once."},
    "NotTaken": {"description": "You do not have it: it is sent again, later and later."},
}
_RESPONSES = {"2XX": "Taken", "410": "Unwanted", "default": "NotTaken"}


def schemas() -> Json:
    """The models of the envelope, and of what each type tells."""
    models: list[type[BaseModel]] = [*_MODELS, *(one.details for one in CATALOGUE.values())]
    made = {}
    for model in dict.fromkeys(models):
        schema = model.model_json_schema(ref_template=_REF, mode="serialization")
        schema.pop("$defs", None)
        # Fields may come.
        schema.pop("additionalProperties", None)
        made[model.__name__] = schema
    return made


def webhooks() -> Json:
    """The webhooks by event type."""
    return {name: {"post": _operation(one)} for name, one in sorted(CATALOGUE.items())}


def _operation(event_type: EventType) -> Json:
    words = event_type.name.replace(".", " ").replace("_", " ")
    return {
        "tags": [TAG],
        "summary": words[0].upper() + words[1:],
        "description": event_type.when,
        "operationId": f"on_{event_type.name.replace('.', '_')}",
        "parameters": [{"$ref": f"#/components/parameters/{one}"} for one in PARAMETERS],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": _schema(event_type), "example": example(event_type)}
            },
        },
        "responses": {
            status: {"$ref": f"#/components/responses/{one}"} for status, one in _RESPONSES.items()
        },
        "security": [],
    }


def _schema(event_type: EventType) -> Json:
    """The envelope, with what this type makes of it."""
    subject = {"const": event_type.subject_type, "description": "The subject of this type."}
    details = {"$ref": _REF.format(model=event_type.details.__name__)}
    kind = {"const": event_type.name, "description": event_type.when}
    data = _narrowed(WebhookData, {"subject_type": subject, "details": details})
    return _narrowed(WebhookBody, {"type": kind, "data": data})


def _narrowed(model: type[View], properties: Json) -> Json:
    """A model of which some properties are known better."""
    narrower = {"type": "object", "properties": properties, "required": [*properties]}
    return {"allOf": [{"$ref": _REF.format(model=model.__name__)}, narrower]}


def example(event_type: EventType) -> Json:
    """The body of one webhook."""
    told: dict[str, Any] = event_type.example
    return {
        "type": event_type.name,
        "timestamp": "2027-01-04T12:00:00Z",
        "data": {
            "event_id": str(examples.EVENT),
            "position": 1042,
            "seq": told.get("seq"),
            "customer_id": str(examples.CUSTOMER) if event_type.of_customer else None,
            "subject_type": event_type.subject_type,
            "subject_id": str(_subject(event_type.subject_type)),
            "actor": f"key:{examples.KEY}",
            "details": told,
        },
    }


def _subject(subject_type: str) -> UUID:
    """The id of one in the demonstration, where it shows one under this name."""
    known = {"api_key": "KEY", "ledger_entry": "ENTRY", "server_access": "ACCESS"}
    name = known.get(subject_type, subject_type.upper())
    found: UUID = getattr(examples, name, examples.EVENT)
    return found
