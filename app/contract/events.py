"""The page of all event types, docs/events.md: ``python -m app.contract.events`` writes it."""

import json
import sys
from collections.abc import Iterator

from app.catalogue.catalogue import BANDS, CATALOGUE
from app.catalogue.feed import EventData
from app.catalogue.types import EventType
from app.contract import webhooks
from app.kit.web.contract import Json

_SHOWN = "session.moved"
_HEAD = """# Events

Every change of state is an event, written in the transaction of the change. The same events are in the
feed (`GET /v1/events`, with the fields below in `data`) and in the body of a webhook (in `data.details`).
They hold ids and words of the service, never names or free text: `GET /v1/events/{{id}}?expand=subject`
tells what it happened to, as the key that asks may see it. Types, fields and words may come; none goes,
and none changes its meaning. What was written before a field came does not have it.

`make events` writes this page from the catalogue, `app/catalogue`; `openapi/openapi.json` has each type under
`webhooks`, with its schema.

The body of the webhook `{shown}`:

```json
{body}
```

`seq` is the entry's number within its credit account, of `ledger_entry` only. A type in *italics* is about
no customer: its `customer_id` is null. Of others it may be null too where they are not always one
customer's own, such as keys.
"""


def page() -> str:
    """All of it."""
    body = json.dumps(webhooks.example(CATALOGUE[_SHOWN]), indent=2)
    parts = [_HEAD.format(shown=_SHOWN, body=body)]
    for band, types in BANDS.items():
        parts.append(f"\n## {band}\n\n| type | when | tells |\n|---|---|---|\n")
        parts += [_row(one) for one in types]
    parts.append("\n## What the fields mean\n\n| field | form | meaning |\n|---|---|---|\n")
    parts += list(_fields())
    return "".join(parts)


def _row(event_type: EventType) -> str:
    name = f"`{event_type.name}`" if event_type.of_customer else f"*`{event_type.name}`*"
    fields = ", ".join(f"`{field}`" for field in event_type.details.model_fields)
    return f"| {name} | {event_type.when} | {fields or '–'} |\n"


def _fields() -> Iterator[str]:
    properties: Json = EventData.model_json_schema()["properties"]
    for name, field in properties.items():
        yield f"| `{name}` | {_form(field)} | {field['description']} |\n"


def _form(field: Json) -> str:
    if "anyOf" in field:
        return ", or ".join(_form(one) for one in field["anyOf"])
    if field["type"] == "array":
        return f"list of ({_form(field['items'])})"
    kind = str(field.get("format", field["type"]))
    return {"uuid": "id", "date-time": "instant", "string": "text"}.get(kind, kind)


if __name__ == "__main__":
    sys.stdout.write(page())
