"""A bank's file: chosen once, looked at in the right characters, then recorded."""

import asyncio
from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.kit.web.schema import Body, Currency, Name
from app.pages import refusals
from app.pages.admission import Page, acts
from app.pages.finance import payment_queries
from app.pages.finance.payments import show_payments
from app.pages.forms import Given
from app.pages.routing import page_router
from app.payments import characters, choosing, queries, service
from app.payments.characters import Reading
from app.payments.lines import BankFile
from app.payments.rows import ChosenFile
from app.payments.rules import LEFT_OPEN, LineOutcome
from app.payments.schemas import BankImportView, BankLineView

router = page_router()
Imports = Annotated[Page, acts(Capability.MANAGE_PURCHASES)]
RECORD = "record"
# So many lines of each kind are shown; a month of a busy account has fewer.
_MOST_LINES = 30


class HowToRead(Body):
    """What a file does not say itself; and by its digest which one is meant that was chosen before."""

    currency: Currency | None = None
    charset: Name | None = None
    sha256: Name | None = None


class _Looked(Struct, frozen=True):
    """A file, what it says, and in which characters it may be where it does not say so."""

    chosen: ChosenFile
    file: BankFile
    readings: Sequence[Reading]


@router.post("/finance/payments/import")
async def take_file(page: Imports) -> Response:
    """Show what each line of a file pays; record what is certain, where that was asked for."""
    return await _take_file(page)


async def _take_file(page: Page) -> Response:
    given = page.read(HowToRead)
    chosen = await _chosen(page, given.body)
    if chosen is None or given.body is None:
        # What was chosen before and is gone, or never was there, is to be chosen.
        wrong = {**given.wrong, **({} if chosen else {"file": refusals.NEEDED})}
        return await show_payments(page, given=replace(given, wrong=wrong), chosen=chosen)
    try:
        file, readings = await _read(chosen.content, given.body)
        # What was guessed is looked at first.
        is_kept = page.step == RECORD and not (readings and given.body.charset is None)
        told = await _recorded(page, file) if is_kept else await _tried(page, file)
    except errors.DomainError as refused:
        return await show_payments(page, given=given.refuse(refused), chosen=chosen)
    return await _told(page, _Looked(chosen, file, readings), given, told, is_kept=is_kept)


async def _chosen(page: Page, body: HowToRead | None) -> ChosenFile | None:
    """The file that came, which is kept from now on; else the one that was kept."""
    context, sign_in_id = page.context, page.visitor.id
    if came := next(iter(page.files.get("file", [])), None):
        return await choosing.keep(
            context.pool, context.actor, sign_in_id, came.name, came.content, context.now
        )
    if body is None or body.sha256 is None:
        return None
    return await queries.chosen(context.db, sign_in_id, body.sha256)


async def _read(content: bytes, body: HowToRead) -> tuple[BankFile, Sequence[Reading]]:
    """The lines of a file; and where it does not say its characters, in which it may be.

    Raises:
        BankFileUnreadable, UnknownCurrency.
    """
    readings = await asyncio.to_thread(characters.readings, content)
    charset = (body.charset or readings[0].characters) if readings else None
    return await service.read(content, charset, body.currency), readings


async def _tried(page: Page, file: BankFile) -> BankImportView:
    return await page.preview(lambda tx: service.record(tx, file))


async def _recorded(page: Page, file: BankFile) -> BankImportView:
    answer = await page.context.write(lambda tx: service.record(tx, file))
    return BankImportView.model_validate_json(bytes(answer.body))


async def _told(
    page: Page,
    looked: _Looked,
    given: Given[HowToRead],
    told: BankImportView,
    *,
    is_kept: bool,
) -> Response:
    groups: dict[LineOutcome, list[BankLineView]] = {}
    for line in told.lines:
        groups.setdefault(line.outcome, []).append(line)
    shown = [line for lines in groups.values() for line in lines[:_MOST_LINES]]
    ids = {one for line in shown for one in [line.purchase_id, *line.candidates] if one}
    waiting = await payment_queries.waiting_of(page.context.db, told.sha256) if is_kept else {}
    return page.show(
        "finance/bank_file.html",
        told=told,
        chosen=looked.chosen,
        said={line.number: line for line in looked.file.lines},
        given=given,
        readings=looked.readings,
        groups={kind: groups[kind] for kind in LineOutcome if kind in groups},
        most=_MOST_LINES,
        sums=[(currency, Decimal(sum_)) for currency, sum_ in told.recorded_amounts.items()],
        for_people=LEFT_OPEN,
        payable=await payment_queries.payable(page.context.db, ids),
        waiting=waiting,
        is_kept=is_kept,
    )
