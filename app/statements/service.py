"""A statement is put together: from the ledger what moved, from its neighbours what that was about."""

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from app import errors
from app.finance import queries as finance
from app.finance.projection import catch_up_one
from app.kit.money import shown
from app.kit.postgres.database import Pool, Reader
from app.kit.zones import month_span
from app.languages.official import OfficialLanguage, reply_language
from app.ledger import spans
from app.ledger.accounts import EntryKind, Span, SpanEntry, account_id
from app.statements import queries, rules
from app.statements.rows import (
    AdjustmentRecord,
    PenaltyRecord,
    PurchaseRecord,
    RefundRecord,
    SubjectRecord,
    WorksheetRecord,
)
from app.statements.rules import (
    Awaiting,
    Facts,
    Movement,
    Party,
    PastDateSum,
    Section,
    Statement,
    Work,
)

# Of more movements than this the loop does not wait for what is made of them.
AT_ONCE = 200


class Found(Struct, frozen=True):
    """What was read beside the ledger, by what it is found by."""

    worksheets: Mapping[UUID, WorksheetRecord]
    penalties: Mapping[UUID, PenaltyRecord]
    purchases: Mapping[UUID, PurchaseRecord]
    refunds: Mapping[UUID, RefundRecord]
    adjustments: Mapping[UUID, AdjustmentRecord]


async def statement(
    db: Reader,
    pool: Pool,
    customer_id: UUID,
    month: str,
    now: datetime,
    contact_id: UUID | None = None,
) -> tuple[Statement, OfficialLanguage]:
    """A customer's month, and the language of the contact to write it in, or of the customer.

    Raises:
        CustomerNotFound, MonthNotBegun.
        StatementDoesNotAddUp: what is stored contradicts itself.
    """
    subject = await queries.subject(db, customer_id, contact_id)
    if subject is None:
        raise errors.CustomerNotFound()
    from_at, to_at = month_span(month, subject.time_zone)
    rules.check_begun(month, from_at, now)
    span = await spans.span(db, customer_id, from_at, to_at)
    rules.check_adds_up(span)
    awaiting = await _awaiting(db, customer_id, span)
    worth = await _worth(db, pool, customer_id, span, now)
    past_date = await _past_date(db, customer_id, span, min(now, to_at))
    found = await _found(db, span, awaiting.keys(), to_at)

    def put_together() -> Statement:
        made = Statement(
            customer_id=customer_id,
            customer=Party(subject.customer),
            provider=Party(subject.provider, subject.support_email, subject.support_phone),
            month=month,
            time_zone=subject.time_zone,
            from_at=from_at,
            to_at=to_at,
            made_at=now,
            is_over=now >= to_at,
            opening=span.opening,
            closing=span.closing,
            worth=worth,
            past_date=past_date,
            movements=tuple(_movement(one, found) for one in span.entries),
            work=_work(span, found.worksheets, to_at),
            awaiting=_shown_awaiting(awaiting, found.worksheets),
        )
        rules.check_explained(made)
        return made

    if len(span.entries) > AT_ONCE:
        return await asyncio.to_thread(put_together), _language(subject)
    return put_together(), _language(subject)


def _language(subject: SubjectRecord) -> OfficialLanguage:
    return reply_language(subject.contact_language or subject.language)


async def _awaiting(db: Reader, customer_id: UUID, span: Span) -> dict[UUID, int]:
    """What awaited confirmation after the last entry, by worksheet."""
    if span.closing_at is None or not span.closing.awaiting_confirmation_minutes:
        return {}
    perhaps = await queries.perhaps_awaiting(db, customer_id, span.closing_at)
    return await spans.billed_as_of(db, customer_id, perhaps, span.closing_seq)


async def _past_date(
    db: Reader, customer_id: UUID, span: Span, at: datetime
) -> tuple[PastDateSum, ...]:
    """What was past its date at an instant, once the entries are valued."""
    if not span.closing.available_minutes:
        return ()
    found = await finance.past_date(db, at, customer_id, span.closing_seq)
    return tuple(PastDateSum(*one) for one in finance.past_date_sums(found))


async def _worth(
    db: Reader, pool: Pool, customer_id: UUID, span: Span, now: datetime
) -> dict[str, Decimal]:
    """What was paid for and not used up after the last entry; the entries are valued first, if need be."""
    account = account_id(customer_id)
    valued_seq, worth = await finance.deferred_after(db, account, span.closing_seq)
    if valued_seq < span.closing_seq:
        await catch_up_one(pool, now, account)
        _, worth = await finance.deferred_after(db, account, span.closing_seq)
    return {currency: shown(net, currency) for currency, net in worth.items()}


async def _found(db: Reader, span: Span, awaiting: Collection[UUID], to_at: datetime) -> Found:
    worksheet_ids, purchase_ids, session_ids = set(awaiting), set(), set()
    entry_ids: dict[EntryKind, list[UUID]] = {EntryKind.REFUND: [], EntryKind.ADJUSTMENT: []}
    for one in span.entries:
        subject, subject_id = _subject(one)
        if one.kind in (EntryKind.DEDUCTION, EntryKind.CORRECTION):
            worksheet_ids.add(subject_id)
        elif subject == "purchase":
            purchase_ids.add(subject_id)
        elif rules.section_of(one) in (Section.PENALTIES, Section.WAIVERS):
            session_ids.add(subject_id)
        if one.kind in entry_ids:
            entry_ids[one.kind].append(one.id)
    return Found(
        await queries.worksheets(db, worksheet_ids, to_at),
        await queries.penalties(db, session_ids),
        await queries.purchases(db, purchase_ids),
        await queries.refunds(db, entry_ids[EntryKind.REFUND]),
        await queries.adjustments(db, entry_ids[EntryKind.ADJUSTMENT]),
    )


def _subject(entry: SpanEntry) -> tuple[str, UUID]:
    """What an entry's reference names first; a reversal's is that of what it undoes."""
    subject, subject_id, *_ = (entry.reversed_reference or entry.reference).split(":")
    return subject, UUID(subject_id)


def _movement(entry: SpanEntry, found: Found) -> Movement:
    subject, subject_id = _subject(entry)
    match subject:
        case "worksheet":
            sheet = found.worksheets.get(subject_id)
            facts = Facts(
                worksheet_id=subject_id,
                session_id=sheet.session_id if sheet else None,
                starts_at=sheet.starts_at if sheet else None,
                category=sheet.category if sheet else None,
            )
        case "session":
            facts = _of_session(entry, subject_id, found.penalties)
        case "purchase":
            facts = _of_purchase(entry, subject_id, found)
        case _:
            why = found.adjustments.get(entry.id)
            # An override's reason is a lead's own; why the credit was adjusted is not.
            facts = Facts(
                reason=why.reason if why else entry.reason,
                compensation=why is not None and why.compensation,
            )
    return Movement(rules.section_of(entry), entry, facts)


def _of_session(
    entry: SpanEntry, session_id: UUID, penalties: Mapping[UUID, PenaltyRecord]
) -> Facts:
    penalty = penalties.get(entry.reverses or entry.id)
    if penalty is None:
        return Facts(session_id=session_id)
    return Facts(
        session_id=session_id,
        starts_at=penalty.starts_at,
        category=penalty.category,
        penalty=penalty.kind,
        reason=entry.reason,
    )


def _of_purchase(entry: SpanEntry, purchase_id: UUID, found: Found) -> Facts:
    bought = found.purchases[purchase_id]
    if entry.kind is EntryKind.REFUND:
        refund = found.refunds[entry.id]
        return Facts(
            purchase_id=purchase_id,
            net=_shown(refund.net, refund.currency),
            gross=_shown(refund.gross, refund.currency),
            currency=refund.currency,
            invoice_number=bought.invoice_number,
            reason=refund.reason,
        )
    if entry.kind is not EntryKind.PURCHASE:
        return Facts(purchase_id=purchase_id, invoice_number=bought.invoice_number)
    return Facts(
        purchase_id=purchase_id,
        net=shown(bought.net, bought.currency),
        gross=shown(bought.gross, bought.currency),
        currency=bought.currency,
        invoice_number=bought.invoice_number,
    )


def _shown(amount: Decimal | None, currency: str) -> Decimal | None:
    """Money of a refund, which those of before do not tell."""
    return None if amount is None else shown(amount, currency)


def _work(
    span: Span, worksheets: Mapping[UUID, WorksheetRecord], to_at: datetime
) -> tuple[Work, ...]:
    """Each session whose worksheet moved credit, by its start."""
    changes: dict[UUID, list[SpanEntry]] = {}
    for entry in span.entries:
        if entry.kind in (EntryKind.DEDUCTION, EntryKind.CORRECTION):
            changes.setdefault(_subject(entry)[1], []).append(entry)
    made = []
    for worksheet_id, entries in changes.items():
        sheet = worksheets[worksheet_id]
        first, last = _revision(entries[0]), _revision(entries[-1])
        stood = rules.standing(sheet.revisions, last, to_at)
        made.append(
            Work(
                worksheet_id=worksheet_id,
                session_id=sheet.session_id,
                starts_at=sheet.starts_at,
                category=sheet.category,
                revision=stood.number,
                worked_seconds=stood.worked_seconds,
                billed_minutes=stood.billed_minutes,
                charged_before_minutes=rules.billed_before(sheet.revisions, first),
                charged_minutes=sum(
                    entry.change.awaiting_confirmation_minutes for entry in entries
                ),
            )
        )
    return tuple(sorted(made, key=lambda one: (one.starts_at, one.worksheet_id)))


def _revision(entry: SpanEntry) -> int:
    """Of which revision an entry about work is: handing in makes the first."""
    return 1 if entry.kind is EntryKind.DEDUCTION else int(entry.reference.rpartition(":")[2])


def _shown_awaiting(
    minutes: Mapping[UUID, int], worksheets: Mapping[UUID, WorksheetRecord]
) -> tuple[Awaiting, ...]:
    found = [
        Awaiting(
            worksheet_id=worksheet_id,
            session_id=worksheets[worksheet_id].session_id,
            starts_at=worksheets[worksheet_id].starts_at,
            category=worksheets[worksheet_id].category,
            submitted_at=worksheets[worksheet_id].submitted_at,
            disputed=worksheets[worksheet_id].disputed,
            minutes=awaiting,
        )
        for worksheet_id, awaiting in minutes.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.starts_at, one.worksheet_id)))
