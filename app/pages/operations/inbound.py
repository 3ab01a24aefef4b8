"""Mail that comes in: what became of it and why, and taking what was not taken."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from urllib.parse import urlencode
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from app import errors
from app.access.permissions import Capability
from app.customers import queries as customers
from app.inbound import queries, service
from app.inbound.intake import taken
from app.inbound.rules import TRANSITIONS, EmailOutcome
from app.inbound.schemas import Discard, InboundEmailView, Release, email_view
from app.kit.postgres.database import Tx
from app.kit.web.files import download
from app.kit.web.paging import ListPage
from app.kit.web.schema import Id, Note
from app.pages.admission import HEADERS, Page, acts, shows
from app.pages.forms import NOTHING, Given
from app.pages.operations import queries as operations
from app.pages.routing import page_router
from app.search import queries as search
from app.search.rules import LONGEST, asked

router = page_router()

# So many contacts are offered to be the sender.
_CONTACTS = 10
_BEGINNING = 20_000
# What the refusal says by whose code a message was not taken.
_REFUSALS = {one.code: one.meaning() for one in errors.catalogue()}

Shows = Annotated[Page, shows(Capability.HANDLE_EMAIL, missing=errors.EmailNotFound)]
Acts = Annotated[Page, acts(Capability.HANDLE_EMAIL, missing=errors.EmailNotFound)]
Text = Annotated[Note, Query(max_length=LONGEST)]


@router.get("/operations/inbound")
async def emails(page: Shows, part: ListPage, outcome: EmailOutcome | None = None) -> Response:
    """What came, the newest first."""
    found = await queries.emails(
        page.context.db, part, outcome=[outcome] if outcome else None, ticket_id=None,
        from_address=None, newest_first=True,
    )  # fmt: skip
    return page.show(
        "operations/inbound.html", emails=part.of(email_view, found), refusals=_REFUSALS,
        wanted=outcome, address=_address,
    )  # fmt: skip


@router.get("/operations/inbound/{email_id}")
async def email(page: Shows, email_id: Id, sender: Text = "") -> Response:
    """One message: what it says, what became of it, and who may have written it."""
    return await _email(page, email_id, sender)


@router.get("/operations/inbound/{email_id}/raw")
async def raw(page: Shows, email_id: Id) -> Response:
    """The message as it came, without the tokens of our links."""
    found = page.context.found(await queries.raw(page.context.db, email_id))
    _, kept = await taken(found)
    response = download(kept, f"{email_id}.eml")
    response.headers.update(HEADERS)
    return response


@router.post("/operations/inbound/{email_id}/release")
async def release(page: Acts, email_id: Id) -> Response:
    """Take it, as written by a contact: a ticket, or a reply. Whom it is put down to is asked first."""
    return await _release(page, email_id)


@router.post("/operations/inbound/{email_id}/discard")
async def discard(page: Acts, email_id: Id) -> Response:
    """Mark it as nothing to wait for."""
    return await page.act(
        Discard,
        lambda tx, body: service.discard(tx, email_id, body),
        done="email_discarded",
        to="/operations/inbound?outcome=quarantined",
        again=lambda given: _email(page, email_id, "", given),
    )


async def _release(page: Page, email_id: UUID) -> Response:
    verb = await _releasing(page, email_id)

    async def again(given: Given[Release]) -> Response:
        return await _email(page, email_id, "", given)

    async def shown(given: Given[Release], seen: InboundEmailView) -> Response:
        assert given.body is not None
        db = page.context.db
        contact = page.context.found(await customers.contact(db, given.body.contact_id))
        names = await operations.names_of(db, contact.customer_id, seen.ticket_id)
        return page.show(
            "operations/email_check.html", email=seen, contact=contact, customer_name=names[0],
            ticket_number=names[1], given=given,
        )  # fmt: skip

    done, to = "email_released", f"/operations/inbound/{email_id}"
    return await page.check_or_act(
        Release, verb, tried=verb, shown=shown, done=done, to=to, again=again
    )


async def _releasing(
    page: Page, email_id: UUID
) -> Callable[[Tx, Release], Awaitable[InboundEmailView]]:
    found = page.context.found(await queries.raw(page.context.db, email_id))
    mail, _ = await taken(found)
    secret = page.request.app.state.secret
    return lambda tx, body: service.release(tx, email_id, mail, body, secret)


async def _email(
    page: Page,
    email_id: UUID,
    sender: str,
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    db = page.context.db
    found = page.context.found(await queries.email(db, email_id))
    came = await queries.raw(db, email_id)
    mail, _ = await taken(came or b"")
    looked = sender.strip() or found.from_address or ""
    people = await search.search_all(db, asked(looked), None, page.context.now, _CONTACTS)
    customer_name, ticket_number = await operations.names_of(db, found.customer_id, found.ticket_id)
    return page.show(
        "operations/email.html",
        status=given.status,
        email=email_view(found),
        text=mail.text[:_BEGINNING],
        cut=len(mail.text) > _BEGINNING,
        refusals=_REFUSALS,
        can_release="release" in TRANSITIONS[found.outcome],
        sender=looked,
        people=[one for one in people.contacts if one.active] if looked else [],
        customer_name=customer_name,
        ticket_number=ticket_number,
        given=given,
    )


def _address(**asked_of: str | None) -> str:
    """The list's address with what is asked of it."""
    named = {name: value for name, value in asked_of.items() if value}
    return f"/operations/inbound?{urlencode(named)}" if named else "/operations/inbound"
