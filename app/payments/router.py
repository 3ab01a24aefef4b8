"""Routes of bank files."""

from typing import Annotated

from fastapi import Query, Request, Response

from app.access.context import RequestContext
from app.access.permissions import Capability
from app.access.routes import writes
from app.kit.files import RawBody
from app.kit.routing import Router
from app.kit.schema import Currency
from app.payments import service
from app.payments.schemas import BankImportView

router = Router(prefix="/v1", tags=["payments"])

# A month of a busy account has a tenth of it.
MAX_FILE_BYTES = 10_000_000
# Paths whose body is bytes of any kind, with how many they take.
RAW_BODIES = {r"/v1/payments/import": MAX_FILE_BYTES}
_BYTES = {"schema": {"type": "string", "format": "binary"}}
_EXAMPLE = "Date;Amount;Currency;Reference;Transaction ID\n2026-02-02;960.00;EUR;2026-117;T1\n"

Import = Annotated[RequestContext, writes(Capability.MANAGE_PURCHASES, preview=True)]
OfAccount = Annotated[
    Currency | None,
    Query(description="Of the account, where a CSV file has no such column; ISO 4217."),
]


@router.post(
    "/payments/import",
    response_model=BankImportView,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                "*/*": _BYTES,
                "application/octet-stream": {**_BYTES, "example": _EXAMPLE},
            },
        }
    },
)
async def import_payments(
    context: Import, request: Request, content: RawBody, currency: OfAccount = None
) -> Response:
    """Record what a bank's file (CSV or CAMT.053) pays for certain; nothing is guessed."""
    charset = _charset(request)
    file = await service.read(content, charset, currency)
    return await context.write(lambda tx: service.record(tx, file))


def _charset(request: Request) -> str | None:
    """The characters that the media type declares."""
    for parameter in request.headers.get("content-type", "").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip('"') or None
    return None
