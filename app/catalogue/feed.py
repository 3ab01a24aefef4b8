"""What the data of any event may be: every field of every type, for those who read all types alike."""

import json
from typing import Any

from pydantic import ConfigDict, RootModel

from app.catalogue.catalogue import CATALOGUE

Schema = dict[str, Any]
_NULL = {"type": "null"}
# Words may come, and a type says which of them it has.
_KEPT = ("type", "format", "items", "anyOf")


def _fields(schema: Schema) -> None:
    """Put the fields of all types into a schema of an object that may have others."""
    found: dict[str, list[Schema]] = {}
    for details in dict.fromkeys(one.details for one in CATALOGUE.values()):
        for name, field in details.model_json_schema().get("properties", {}).items():
            found.setdefault(name, []).append(field)
    schema["properties"] = {name: _merged(found[name]) for name in sorted(found)}


def _merged(fields: list[Schema]) -> Schema:
    """One field, whatever the types that have it make of it."""
    kinds = [kind for field in fields for kind in field.get("anyOf", [field])]
    plain = [{key: kind[key] for key in _KEPT if key in kind} for kind in kinds]
    different = {json.dumps(kind): kind for kind in plain}
    forms = [kind for kind in different.values() if kind != _NULL]
    forms += [_NULL] if len(forms) < len(different) else []
    form = forms[0] if len(forms) == 1 else {"anyOf": forms}
    return {**form, "description": fields[0]["description"]}


class EventData(RootModel[dict[str, Any]]):
    """What an event tells beside its subject; each type of event gives some of it, and new fields may come.

    Fields of the same name mean the same in every type.
    """

    model_config = ConfigDict(frozen=True, json_schema_extra=_fields)
