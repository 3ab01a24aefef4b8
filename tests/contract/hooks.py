"""What the fuzzer is told beyond the contract: values that no schema can describe.

It also counts the answers, so that the test can tell a run that reached every operation from one
that was turned away at the door.
"""

import atexit
import itertools
import json
import os
import uuid
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis.core import NOT_SET
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.core.parameters import ParameterLocation

from app import examples

_answers: defaultdict[str, Counter[str]] = defaultdict(Counter)
_ids, _fitting = (
    {name: itertools.cycle(ids) for name, ids in json.loads(os.environ.get(given, "{}")).items()}
    for given in ("PERSONDAY_CONTRACT_IDS", "PERSONDAY_CONTRACT_FITTING")
)
_OWN_KEYS = os.environ.get("PERSONDAY_CONTRACT_OWN_KEYS", "").split(",")
_PUBLISHED = {str(value) for value in vars(examples).values()}
_TO_COME = {examples.STARTS_AT, examples.LATER}
_ENUMERATING = {"examples", "coverage"}
# What reads the clock of the request.
_WITH_CLOCK = ("/v1/", "/calendars/")
_ONCE = {"If-Match", "Personday-Now"}
_OTHERS = [one for one in ParameterLocation if one is not ParameterLocation.BODY]
_NOW = os.environ.get("PERSONDAY_CONTRACT_NOW", "2031-03-05T20:00:00Z")
# Within what the company plans ahead, and each hour a session's own.
_coming = (
    (datetime.fromisoformat(_NOW) + timedelta(days=40, hours=13 * number)).isoformat()
    for number in itertools.cycle(range(500))
)


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: Any) -> None:
    """Take out what would hide everything behind one refusal.

    A drawn cursor is never one that the service signed. The phases that enumerate repeat one value
    of each parameter: its Idempotency-Key would make every second request a replay, its If-Match
    every change stale, its Personday-Now every session due; and an operation that needs a certain
    state finds it only in the ids made for it. The ids of the published examples stand for those
    of the present data, and their instants for ones to come.
    """
    probed = _probed(case)
    if "cursor" not in probed and case.query:
        case.query.pop("cursor", None)
    if "Last-Event-ID" not in probed and case.headers:
        case.headers.pop("Last-Event-ID", None)  # which is one, too
    # Nobody has the time to wait for what does not come; a wrong number is refused at once.
    if case.query and str(case.query.get("wait", "")).isdigit():
        case.query.pop("wait")
    if "Idempotency-Key" in probed and case.query:
        case.query.pop("dry_run", None)  # a dry run does not read the key (design §4)
    enumerated = case.meta is not None and case.meta.phase.name.value in _ENUMERATING
    if enumerated and "currency" not in probed and case.operation.label.endswith("/import"):
        case.query.pop("currency", None)  # the published file tells it itself
    _name_what_exists(case, probed, enumerated=enumerated)
    if case.headers is not None and case.path.startswith(_WITH_CLOCK):
        _set_headers(case.headers, probed, enumerated=enumerated)


def _name_what_exists(case: Any, probed: set[str], *, enumerated: bool) -> None:
    fitting = None
    if enumerated and case.operation.label in _fitting:
        fitting = next(_fitting[case.operation.label])
    for name, value in list((case.path_parameters or {}).items()):
        if name not in _ids or name in probed:
            continue
        if fitting is not None:
            case.path_parameters[name] = fitting[name] if isinstance(fitting, dict) else fitting
        # Whoever revokes its own key is answered 401 from then on.
        elif str(value) in _PUBLISHED or str(value) in _OWN_KEYS:
            case.path_parameters[name] = next(_fitting.get(name) or _ids[name])
    case.body = _with_present_values(case.body)


def _set_headers(headers: Any, probed: set[str], *, enumerated: bool) -> None:
    if "Last-Event-ID" not in probed:
        headers.pop("Last-Event-ID", None)  # a cursor
    if enumerated:
        for name in _ONCE - probed:
            headers.pop(name, None)
        if "Idempotency-Key" not in probed and "Idempotency-Key" in headers:
            headers["Idempotency-Key"] = str(uuid.uuid4())
    # No pattern can say which instants there are.
    drawn = str(headers.get("Personday-Now", _NOW))
    if "Personday-Now" not in probed and not _is_instant(drawn):
        headers.pop("Personday-Now")
    # The data was made by another clock than today's.
    headers.setdefault("Personday-Now", _NOW)


def _is_instant(drawn: str) -> bool:
    try:
        datetime.fromisoformat(drawn)
    except ValueError:
        return False
    return True


@schemathesis.hook
def filter_failure(context: Any, failure: Any, case: Any, response: Any) -> bool:
    """Keep all findings but those that are none.

    The generator of wrong bodies also leaves an optional body out, and calls that wrong; and it calls
    some bytes wrong where any are right.
    """
    if not isinstance(failure, AcceptedNegativeData):
        return True
    # Where any type is taken, one of JSON is bytes like others.
    declared = {body.media_type for body in case.operation.body}
    takes_bytes = bool(declared) and "application/json" not in declared
    if takes_bytes and not any(case.meta.is_negative_at(one) for one in _OTHERS):
        return False
    if case.body is not NOT_SET:
        return True
    required = any(body.is_required for body in case.operation.body)
    return required or any(case.meta.is_negative_at(one) for one in _OTHERS)


@schemathesis.hook
def after_call(context: Any, case: Any, response: Any) -> None:
    """Count the answer under its operation."""
    _answers[case.operation.label][str(response.status_code)] += 1


def _with_present_values(value: Any, name: str = "") -> Any:
    """The body with the published examples' ids and instants replaced, at any depth."""
    if isinstance(value, dict):
        return {key: _with_present_values(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_present_values(item, name.removesuffix("s")) for item in value]
    if name in _ids and str(value) in _PUBLISHED:
        return next(_fitting.get(name) or _ids[name])
    if name == "starts_at" and value in _TO_COME:
        return next(_coming)
    return value


def _probed(case: Any) -> set[str]:
    """The parameters that this case makes wrong on purpose."""
    if case.meta is None or not case.meta.generation.mode.is_negative:
        return set()
    data = case.meta.phase.data
    named = {getattr(data, "parameter", None)}
    named |= {getattr(one, "parameter", None) for one in getattr(data, "mutations", None) or ()}
    return {name for name in named if name}


@atexit.register
def _report() -> None:
    target = os.environ.get("PERSONDAY_CONTRACT_ANSWERS")
    if target:
        Path(target).write_text(json.dumps(_answers))
