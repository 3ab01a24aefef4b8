"""The thing that an event is about, as whoever asks may see it: what its own GET answers to the same key."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias
from uuid import UUID

from fastapi import Depends
from starlette.requests import Request
from starlette.types import Message

from app.audit.trail import Trail

Subject: TypeAlias = dict[str, Any]

# Where each is read; None: it is no resource of its own, or is read by something else than its id.
RESOURCES: Mapping[str, str | None] = {
    "adjustment": "/v1/adjustments/{id}",
    "api_key": "/v1/keys/{id}",
    "approval": "/v1/approvals/{id}",
    "approval_thresholds": "/v1/approval-thresholds",
    "article": "/v1/articles/{id}",
    "bank_file": None,
    "business_calendar": "/v1/business-calendar",
    "calendar_feed": "/v1/calendar-feeds/{id}",
    "call_task": "/v1/call-tasks/{id}",
    "closure": "/v1/closures/{id}",
    "company": "/v1/company",
    "contact": "/v1/contacts/{id}",
    "credit_warning": None,
    "customer": "/v1/customers/{id}",
    "earning_policy": "/v1/earning-policies/{id}",
    "holiday_year": None,
    "inbound_email": "/v1/inbound/emails/{id}",
    "ledger_entry": "/v1/entries/{id}",
    "ledger_root": "/v1/ledger/roots/{id}",
    "message": "/v1/messages/{id}",
    "payment": "/v1/payments/{id}",
    "penalty": "/v1/penalties/{id}",
    "period": None,
    "person": "/v1/people/{id}",
    "plan": "/v1/plans/{id}",
    "price_list": "/v1/price-lists/{id}",
    "purchase": "/v1/purchases/{id}",
    "refund": "/v1/refunds/{id}",
    "retention": "/v1/retention",
    "server": "/v1/servers/{id}",
    "server_access": "/v1/access/{id}",
    "session": "/v1/sessions/{id}",
    "subscription": "/v1/subscriptions/{id}",
    "technician": "/v1/technicians/{id}",
    "ticket": "/v1/tickets/{id}",
    "time_off": "/v1/time-off/{id}",
    "webhook_endpoint": "/v1/webhook-endpoints/{id}",
    "working_exception": "/v1/working-exceptions/{id}",
    "working_hours": "/v1/working-hours/{id}",
    "worksheet": "/v1/worksheets/{id}",
}
_HIDDEN = (403, 404)


class SubjectReader:
    """Asks the route of a subject what it answers to the key of this request, at the same instant."""

    def __init__(self, request: Request) -> None:
        self._request = request

    async def read(self, subject_type: str, subject_id: UUID) -> Subject | None:
        """The subject; None where it is no resource, is gone, or is not this key's to see."""
        resource = RESOURCES.get(subject_type)
        if resource is None:
            return None
        status, body = await self._get(resource.format(id=subject_id))
        if status in _HIDDEN:
            return None
        assert status == 200, f"{subject_type} {subject_id}: {status}"
        read: Subject = json.loads(body)
        return read

    async def _get(self, path: str) -> tuple[int, bytes]:
        given = self._request.scope
        scope = {
            **given,
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "path_params": {},
        }
        status, body = 0, bytearray()

        async def keep(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            body.extend(message.get("body", b""))

        await given["dispatch"](scope, self._request.receive, keep)
        if status == 200:  # it is read as if it had been asked for itself
            trail: Trail = given["app"].state.trail
            trail.answered(scope, status)
        return status, bytes(body)


Subjects = Annotated[SubjectReader, Depends(SubjectReader)]
