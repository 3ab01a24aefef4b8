"""What verifying found is told on the first page of operations, and in full on its own."""

import json
from uuid import UUID

import pytest

from app.ledger.accounts import account_id
from tests.pages.test_operations import hidden
from tests.pages.visits import Visit, said, signed_in
from tests.support import Api, Json
from tests.worker.verified import ended

PATH = "/operations/verifications"


@pytest.fixture
async def admin(api: Api) -> Visit:
    return await signed_in(api, api.keys["admin"])


def finding(customer: Json) -> str:
    """One that names the credit account of a customer, and a ticket."""
    row = {
        "credit_account_id": str(account_id(UUID(customer["id"]))),
        "ticket_id": "01990000-0000-7000-8000-000000000050",
        "minutes": "<b>10</b>",
    }
    return json.dumps([{"invariant": "I2 all accounts sum to 0", "rows": [row]}])


async def test_nobody_has_verified_yet(admin: Visit) -> None:
    assert "Nobody has verified yet" in said(await admin.get("/operations"))
    assert "None has ended yet" in said(await admin.get(PATH))


async def test_books_that_add_up_are_said_to(api: Api, admin: Visit) -> None:
    await ended(api.db)
    assert "All adds up: each of 108 checks held" in said(await admin.get(PATH))
    assert "all adds up" in said(await admin.get("/operations"))


async def test_what_does_not_add_up_is_an_alert_on_the_first_page(api: Api, admin: Visit) -> None:
    customer = await api.customer()
    kept = await ended(api.db, finding(customer))
    page = await admin.get("/operations")
    assert "The books do not add up: 1 check failed" in said(page)
    assert 'role="alert"' in page.text
    assert f"{PATH}/{kept}" in page.text
    for path in (PATH, f"{PATH}/{kept}"):
        page = await admin.get(path)
        assert "I2 all accounts sum to 0" in said(page)
        assert f'href="/finance/customers/{customer["id"]}"' in page.text
        assert 'href="/desk/tickets/01990000-0000-7000-8000-000000000050"' in page.text
        assert "<b>10" not in page.text


async def test_one_is_asked_for_once(api: Api, admin: Visit) -> None:
    form = hidden(await admin.get(PATH))
    for _ in range(2):
        assert (await admin.send(PATH, form)).headers["location"] == PATH
    assert len((await api.get("/v1/verifications"))["items"]) == 1
    page = await admin.get(PATH)
    assert "One waits or runs" in said(page)
    assert "Verify now" not in said(page)
    refused = await admin.send(PATH, {**form, "once": "another"})
    assert "asked for already" in said(refused)
