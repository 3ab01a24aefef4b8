"""What has left the demonstration: endpoints, deliveries and a mail. Nothing of it is sent."""

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from msgspec.structs import replace

from app import errors, examples
from app.audit import rows as audit
from app.deliveries import rows as deliveries
from app.deliveries.rows import AttemptRecord, DeliveryRecord
from app.deliveries.rules import DeliveryState, Outcome
from app.demo.steps import do
from app.kit.postgres.database import Tx
from app.languages.official import OfficialLanguage
from app.mails import planning
from app.mails import rows as mails
from app.mails.kinds import MailTopic
from app.mails.rows import MailRecord
from app.mails.rules import RecipientKind
from app.roots import service as roots
from app.settings import Settings
from app.verifications import queries as verified
from app.verifications import service as verifications
from app.webhooks import service as webhooks
from app.webhooks.rows import EndpointRecord

# An event of hardly ever: nobody answers at this address.
_TYPES = ("company.changed",)
_SUBJECT = "Your session is agreed"


async def seed(tx: Tx, settings: Settings) -> None:
    """Endpoints, deliveries and a mail, in some of their states; a verification that goes on."""
    await do(tx, _deliveries)
    await do(tx, verifications.ask, examples.VERIFICATION)
    await do(tx, _go_on_verifying)
    await do(tx, _audited, examples.AUDIT_RECORD)
    # A start does not fail for the demonstration's sake.
    with suppress(errors.SigningKeyUnavailable):
        await do(tx, partial(roots.sign, key_file=settings.signing_key_path), examples.LEDGER_ROOT)
    with suppress(errors.MasterKeyUnavailable):
        for endpoint_id in (examples.WEBHOOK_ENDPOINT, examples.DISABLED_ENDPOINT):
            await do(tx, partial(_endpoint, endpoint_id=endpoint_id, settings=settings))
        await do(tx, lambda t: webhooks.disable(t, examples.DISABLED_ENDPOINT))


async def _go_on_verifying(tx: Tx) -> None:
    """Whatever worker runs takes it as left by another: what it tells then is true."""
    asked = await verified.unfinished(tx.connection)
    assert asked is not None
    verifications.begin(tx, asked)


async def _audited(tx: Tx) -> None:
    audit.note(tx, "personday serve", examples.VERIFICATION)


async def _endpoint(tx: Tx, *, endpoint_id: UUID, settings: Settings) -> None:
    endpoint = EndpointRecord(
        id=endpoint_id,
        url="https://hooks.example.com/personday",
        event_types=_TYPES,
        customer_id=None,
        ordered=False,
        description="The billing front-end",
        created_at=tx.now,
    )
    webhooks.add(tx, endpoint, settings)


async def _deliveries(tx: Tx) -> None:
    sent = _delivery(
        examples.DELIVERY, planning.CHANNEL, examples.CONTACT, DeliveryState.DELIVERED, tx.now
    )
    attempt = AttemptRecord(
        delivery_id=sent.id,
        number=1,
        started_at=tx.now - timedelta(seconds=1),
        duration_ms=84,
        outcome=Outcome.DELIVERED,
        status=250,
        answer="OK",
        error=None,
    )
    deliveries.keep(tx, replace(sent, attempts=1, last_status=250), attempt)
    endpoint, dropped = examples.DISABLED_ENDPOINT, DeliveryState.DROPPED
    deliveries.keep(
        tx, _delivery(examples.DROPPED_DELIVERY, webhooks.CHANNEL, endpoint, dropped, tx.now)
    )
    mails.keep(tx, _mail(tx.now))


def _delivery(
    delivery_id: UUID, channel: str, target_id: UUID, state: DeliveryState, now: datetime
) -> DeliveryRecord:
    return DeliveryRecord(
        id=delivery_id,
        natural_key=f"demonstration:{delivery_id}",
        channel=channel,
        target_id=target_id,
        event_id=None,
        customer_id=None,
        order_key=None,
        position=None,
        content={},
        state=state,
        attempts=0,
        attempts_before=0,
        due_at=now,
        leased_until=None,
        created_at=now,
        finished_at=now,
        last_status=None,
        last_error=None,
    )


def _mail(now: datetime) -> MailRecord:
    return MailRecord(
        id=examples.MAIL,
        delivery_id=examples.DELIVERY,
        kind=MailTopic.SESSION_AGREED,
        customer_id=examples.CUSTOMER,
        contact_id=examples.CONTACT,
        recipient_kind=RecipientKind.CONTACT,
        recipient_id=examples.CONTACT,
        recipient="eva@example.com",
        language=OfficialLanguage.ENGLISH,
        subject=_SUBJECT,
        text=f"{_SUBJECT}.\n",
        html=f'<!doctype html><html lang="en"><title>{_SUBJECT}</title><h1>{_SUBJECT}</h1></html>',
        calendar=None,
        message_id="demonstration@example.com",
        created_at=now,
        sent_at=now,
    )
