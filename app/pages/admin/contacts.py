"""People of a customer: who they are, and which mails they want."""

from uuid import UUID

from starlette.responses import Response

from app.customers import changes, queries, service
from app.customers.schemas import (
    ChangeContact,
    ContactView,
    Language,
    NewContact,
    contact_view,
)
from app.kit.postgres.database import Tx
from app.kit.web import pagination
from app.kit.web.paging import ListPage
from app.kit.web.schema import Email, Id, Name, Phone
from app.mails import queries as mails
from app.mails import service as preferences
from app.mails.rules import MailGroup
from app.mails.schemas import SetMailPreferences, preferences_view
from app.pages.admin import edits
from app.pages.admin import queries as office
from app.pages.admin.access import (
    ActsOnContact,
    ActsOnCustomer,
    ChoosesMails,
    ShowsContact,
    ShowsCustomer,
)
from app.pages.admission import Page
from app.pages.forms import NOTHING, Given
from app.pages.routing import page_router

router = page_router()


class EditedContact(ChangeContact):
    """All that can be changed about a contact."""

    name: Name
    email: Email
    phone: Phone | None
    language: Language | None


@router.get("/admin/customers/{customer_id}/contacts")
async def the_contacts(page: ShowsCustomer, customer_id: Id, part: ListPage) -> Response:
    """All people of a customer."""
    found = await office.contacts(page.context.db, part, customer_id)
    return await _all(page, customer_id, part, contacts=found)


@router.get("/admin/customers/{customer_id}/contacts/new")
async def asked(page: ShowsCustomer, customer_id: Id) -> Response:
    """What is asked about a new contact."""
    return await _asked(page, customer_id, Given())


@router.post("/admin/customers/{customer_id}/contacts/new")
async def add(page: ActsOnCustomer, customer_id: Id) -> Response:
    """Add a person at a customer."""
    return await page.act(
        NewContact,
        lambda tx, body: service.add_contact(tx, customer_id, body),
        done="contact_made",
        to=f"/admin/customers/{customer_id}",
        again=lambda given: _asked(page, customer_id, given),
    )


@router.get("/admin/contacts/{contact_id}")
async def contact(page: ShowsContact, contact_id: Id) -> Response:
    """One of them: to be changed, and which mails reach them."""
    return await _contact(page, contact_id)


@router.post("/admin/contacts/{contact_id}/edit")
async def change(page: ActsOnContact, contact_id: Id) -> Response:
    """Change it: from now on its messages come from the new address."""
    return await page.act(
        EditedContact,
        lambda tx, body: _change(tx, contact_id, body),
        done="contact_saved",
        to=f"/admin/contacts/{contact_id}",
        again=lambda given: _contact(page, contact_id, "edit", given),
    )


@router.post("/admin/contacts/{contact_id}/mails")
async def choose(page: ChoosesMails, contact_id: Id) -> Response:
    """Stop groups of mails, or say that an address is reached again."""
    return await page.act(
        SetMailPreferences,
        lambda tx, body: preferences.set_preferences(tx, contact_id, body),
        done="contact_mails_saved",
        to=f"/admin/contacts/{contact_id}",
        again=lambda given: _contact(page, contact_id, "mails", given),
    )


async def _change(tx: Tx, contact_id: UUID, body: EditedContact) -> ContactView:
    before = await changes.lock_contact(tx, contact_id)
    told = edits.what_differs(body, before, ChangeContact)
    return await changes.change_contact(tx, contact_id, told)


async def _all(
    page: Page, customer_id: UUID, part: pagination.Page, contacts: list[office.ShownContact]
) -> Response:
    return page.show(
        "admin/contacts.html",
        customer=page.context.found(await queries.customer(page.context.db, customer_id)),
        contacts=part.of(lambda one: one, contacts),
    )


async def _asked(page: Page, customer_id: UUID, given: Given[NewContact]) -> Response:
    found = page.context.found(await queries.customer(page.context.db, customer_id))
    return page.show("admin/contact_new.html", status=given.status, customer=found, given=given)


async def _contact(
    page: Page,
    contact_id: UUID,
    at: str = "",
    given: Given = NOTHING,  # type: ignore[type-arg]
) -> Response:
    """The page; ``given`` is what was refused of the form named ``at``."""
    db = page.context.db
    found = page.context.found(await queries.contact(db, contact_id))
    kept = preferences_view(found, await mails.contact_mail(db, contact_id))
    return page.show(
        "admin/contact.html",
        status=given.status,
        contact=contact_view(found),
        kept_mails=kept,
        groups=list(MailGroup),
        edited=given if at == "edit" else edits.known(page, found, EditedContact),
        chosen=given if at == "mails" else page.prefilled({"stopped": kept.stopped}),
    )
