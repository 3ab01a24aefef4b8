"""The catalogue of event types is what the code emits, what slices say, and what is published."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from app import slices
from app.approvals.rules import ApprovalStatus
from app.catalogue import fields
from app.catalogue.bodies import WebhookBody, webhook_body
from app.catalogue.catalogue import BANDS, CATALOGUE
from app.catalogue.feed import EventData
from app.catalogue.types import EventDetails
from app.contract import events, webhooks
from app.finance.worth import EarningPolicy
from app.inbound.rules import EmailOutcome
from app.kit.actor import Role
from app.kit.events.outbox import EventRecord
from app.kit.web.contract import published
from app.mime.partition import PartKind
from app.notifications.subjects import RESOURCES
from app.purchases.rules import PaymentState, PurchaseStatus
from app.sessions.rules import Party, SessionStatus
from app.tickets.rules import CallDirection, CallOutcome, Legitimacy, MessageAuthor, TicketStatus
from app.webhooks.rules import DisabledReason
from app.worksheets.rules import Confirmer, WorksheetStatus
from tests.contract import emitted
from tests.support import NOON

DOCS = Path(__file__).resolve().parents[2] / "docs" / "events.md"
# An approval waits from its request on: it is not decided to wait, though its status has the word.
NEVER = {"approval.pending_approval"}
WORDS = [
    (fields.ApprovalWord, ApprovalStatus),
    (fields.CallDirectionWord, CallDirection),
    (fields.CallOutcomeWord, CallOutcome),
    (fields.ConfirmerWord, Confirmer),
    (fields.DisabledReasonWord, DisabledReason),
    (fields.EarningPolicyWord, EarningPolicy),
    (fields.EmailOutcomeWord, EmailOutcome),
    (fields.LegitimacyWord, Legitimacy),
    (fields.PartWord, PartKind),
    (fields.PartyWord, Party),
    (fields.PartyWord, MessageAuthor),
    (fields.PaymentStateWord, PaymentState),
    (fields.PurchaseWord, PurchaseStatus),
    (fields.RoleWord, Role),
    (fields.SessionWord, SessionStatus),
    (fields.TicketWord, TicketStatus),
    (fields.WorksheetWord, WorksheetStatus),
]


def test_what_is_emitted_is_in_the_catalogue_and_nothing_else_is() -> None:
    found = emitted.emitted()
    assert len(found) > 100, "calls are found"
    assert found.keys() > NEVER
    assert not found.keys() - NEVER - CATALOGUE.keys(), "undocumented"
    assert not CATALOGUE.keys() - found.keys(), "dead"


def test_every_call_of_a_helper_comes_to_the_one_that_writes() -> None:
    """No event is written beside ``outbox.emit``, and no module of the application escapes the reader."""
    writers = {
        call.module for call in emitted.calls()["EventRow"] if call.module.startswith("app.")
    }
    assert writers == {"app.kit.events.outbox"}
    emitting = {module for modules in emitted.emitted().values() for module in modules}
    naming = {
        name
        for name in emitted.modules()
        if name != "app.kit.events.outbox" and re.search(r"outbox\.emit\(", _source(name))
    }
    assert emitting == naming


def _source(module: str) -> str:
    path = Path(emitted.ROOT, *module.split("."))
    file = path.with_suffix(".py") if path.with_suffix(".py").exists() else path / "__init__.py"
    return file.read_text()


def test_every_type_is_named_once_after_a_row_that_a_slice_lists() -> None:
    listed = [one.name for types in BANDS.values() for one in types]
    assert len(listed) == len(set(listed)) == len(CATALOGUE)
    assert not [name for name in listed if not re.fullmatch(r"[a-z_]{1,60}\.[a-z_]{1,60}", name)]
    subjects = {one.subject_type for one in CATALOGUE.values()}
    assert subjects == set(slices.subjects())
    assert subjects == RESOURCES.keys(), "each is read somewhere, or said not to be"


def test_every_type_says_when_in_one_sentence() -> None:
    said = [one.when for one in CATALOGUE.values()]
    assert not [when for when in said if not re.fullmatch(r"[A-Z][^.]{10,110}\.", when)]


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_example_is_what_the_type_tells(name: str) -> None:
    known = CATALOGUE[name]
    assert known.example.keys() == known.details.model_fields.keys()
    known.details.model_validate_json(json.dumps(known.example))
    assert known.says.keys() <= known.example.keys()


def test_what_a_type_does_not_tell_is_refused() -> None:
    moved = CATALOGUE["session.moved"]
    for wrong in (
        {"comment": "see you"},
        {"starts_at": "tomorrow"},
        {"asked_by": "Eva"},
        {"reserved_minutes": "120"},
        {"technician_ids": ["Tomas"]},
    ):
        with pytest.raises(ValidationError):
            moved.details.model_validate_json(json.dumps({**moved.example, **wrong}))
    for name in moved.example:
        lacking = {key: value for key, value in moved.example.items() if key != name}
        with pytest.raises(ValidationError):
            moved.details.model_validate_json(json.dumps(lacking))


@pytest.mark.parametrize(("words", "known"), WORDS, ids=[known.__name__ for _, known in WORDS])
def test_words_are_those_of_their_slice(words: Any, known: Any) -> None:
    assert set(get_args(words)) == {one.value for one in known}


def test_no_word_is_of_no_slice() -> None:
    named = {name for name in vars(fields) if name.endswith("Word")}
    assert {getattr(fields, name) for name in named} == {words for words, _ in WORDS}


def _models() -> set[type[EventDetails]]:
    return {one.details for one in CATALOGUE.values()}


def test_a_field_means_the_same_in_every_type() -> None:
    meanings: dict[str, set[str | None]] = {}
    for model in _models():
        assert (model.model_config["frozen"], model.model_config["extra"]) == (True, "forbid")
        for name, field in model.model_fields.items():
            meanings.setdefault(name, set()).add(field.description)
            assert field.is_required(), f"{model.__name__}.{name}"
    assert not {name: said for name, said in meanings.items() if len(said) > 1 or None in said}


def test_texts_of_events_are_words_ids_and_figures() -> None:
    """Free text has no form: whatever is no word, id, instant or amount is named here."""
    free = set()
    for name, field in EventData.model_json_schema()["properties"].items():
        kinds = field.get("anyOf", [field])
        if any(kind.get("type") == "string" and "format" not in kind for kind in kinds):
            free.add(name)
    for model in _models():
        for name, field in model.model_json_schema().get("properties", {}).items():
            forms = [field, *field.get("anyOf", ())]
            if any("enum" in form or "pattern" in form for form in forms):
                free.discard(name)
    # Made by the service of kinds and ids; ISO 3166; digits of a digest; numbers of other books, which are
    # ids there.
    numbers = {"invoice_number", "external_reference"}
    numbers |= {f"old_{name}" for name in numbers}
    assert free == {"reference", "country", "key_id"} | numbers


def test_the_feed_knows_every_field_of_every_type() -> None:
    known = published()["components"]["schemas"]["EventData"]
    assert known["additionalProperties"] is True
    told = {name for model in _models() for name in model.model_fields}
    assert known["properties"].keys() == told
    assert EventData({"new": [1, None]}).model_dump_json() == '{"new":[1,null]}'


def _event(name: str) -> EventRecord:
    known = CATALOGUE[name]
    ids = webhooks.example(known)["data"]
    return EventRecord(
        id=ids["event_id"], position=7, type=name, customer_id=ids["customer_id"],
        subject_type=known.subject_type, subject_id=ids["subject_id"], actor="system",
        occurred_at=NOON, data=known.example,
    )  # fmt: skip


def test_the_body_of_a_webhook_is_the_documented_envelope() -> None:
    sent = webhook_body(_event("ledger_entry.hold"))
    body = json.loads(sent.json_bytes())
    assert body.keys() == {"type", "timestamp", "data"}
    assert (body["type"], body["timestamp"]) == ("ledger_entry.hold", "2031-03-05T12:00:00Z")
    data = body["data"]
    assert (data["position"], data["seq"], data["actor"]) == (7, 7, "system")
    assert data["details"] == CATALOGUE["ledger_entry.hold"].example
    assert data.keys() == webhooks.example(CATALOGUE["ledger_entry.hold"])["data"].keys()
    of_session = json.loads(webhook_body(_event("session.moved")).json_bytes())
    assert of_session["data"]["seq"] is None


def test_the_contract_has_a_webhook_for_each_type() -> None:
    made = published()["webhooks"]
    assert made.keys() == CATALOGUE.keys()
    ids = [one["post"]["operationId"] for one in made.values()]
    assert len(set(ids)) == len(ids)
    for name, one in made.items():
        operation = one["post"]
        assert operation["summary"]
        assert operation["description"] == CATALOGUE[name].when
        content = operation["requestBody"]["content"]["application/json"]
        WebhookBody.model_validate_json(json.dumps(content["example"]))


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_schema_of_a_webhook_takes_its_own_example_only(name: str) -> None:
    validators = pytest.importorskip("jsonschema_rs")
    content = published()["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]
    schema = {**content["schema"], "components": {"schemas": published()["components"]["schemas"]}}
    validator = validators.validator_for(schema)
    validator.validate(content["example"])
    assert not validator.is_valid({**content["example"], "type": "nothing.ever"})
    for field in CATALOGUE[name].example:
        wrong = json.loads(json.dumps(content["example"]))
        wrong["data"]["details"][field] = {"of": "another form"}
        assert not validator.is_valid(wrong), field


def test_the_page_of_events_is_made_from_the_catalogue() -> None:
    assert DOCS.read_text() == events.page(), "run 'make events'"
