"""Two people change the same: what one of them mistyped does not let their form pass over the other's."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from html import unescape

import pytest
from httpx import Response

from tests.api.ticketing import open_ticket
from tests.api.world import DAY
from tests.pages.visits import said, signed_in
from tests.support import NOON, Api


@dataclass(frozen=True)
class Forms:
    """A page with a form that is mistyped at first, what another changes, and another form of the page."""

    made: Callable[[Api], Awaitable[tuple[str, str]]]
    page: str
    changed: dict[str, object]
    action: str
    wrong: dict[str, str]
    right: dict[str, str]
    other: str | None = None
    who: str = "lead"


async def customer(api: Api) -> tuple[str, str]:
    found = await api.customer(name="Two tabs")
    return found["id"], f"/v1/customers/{found['id']}"


async def server(api: Api) -> tuple[str, str]:
    found = await api.server(await api.customer())
    return found["id"], f"/v1/servers/{found['id']}"


async def session(api: Api) -> tuple[str, str]:
    of, technician = await api.customer(), await api.technician()
    await api.buy(of, 480)
    found = await api.book(of, technician, starts_at=NOON + 3 * DAY)
    return found["id"], f"/v1/sessions/{found['id']}"


async def ticket(api: Api) -> tuple[str, str]:
    found = await open_ticket(api, (await api.customer())["id"])
    return found["id"], f"/v1/tickets/{found['id']}"


async def purchase(api: Api) -> tuple[str, str]:
    found = await api.buy(await api.customer(), paid=False)
    return found["id"], f"/v1/purchases/{found['id']}"


CUSTOMER = {
    "name": "Mine", "deployment": "cloud", "time_zone": "Europe/Prague", "language": "en",
    "low_credit_minutes": "",
}  # fmt: skip
SERVER = {"recommended_procedure": "", "recommended_configuration": ""}
FORMS = {
    "the only form": Forms(
        customer, "/admin/customers/{id}/edit", {"name": "Theirs"},
        "/edit", CUSTOMER | {"low_credit_days": "x"}, CUSTOMER | {"low_credit_days": "3"},
    ),
    "of a server": Forms(
        server, "/admin/servers/{id}", {"name": "theirs"},
        "/edit", SERVER | {"name": ""}, SERVER | {"name": "mine"},
    ),
    "of a session": Forms(
        session, "/desk/sessions/{id}", {"remote_tool": "theirs"},
        "/change", {"estimated_minutes": "x"}, {"estimated_minutes": "90"}, "/people",
    ),
    "of a ticket": Forms(
        ticket, "/desk/tickets/{id}", {"subject": "Theirs"},
        "/severity", {"severity": "9", "reason": "mine"}, {"severity": "2", "reason": "mine"}, "/change",
    ),
    "with what is known": Forms(
        ticket, "/desk/tickets/{id}", {"subject": "Theirs"},
        "/language", {"language": "not a code"}, {"language": "pl"}, "/change",
    ),
    "of a purchase": Forms(
        purchase, "/finance/purchases/{id}", {"external_reference": "theirs"},
        "/payments", {"amount": "x"}, {"amount": "1.00"}, "/correct", "finance",
    ),
}  # fmt: skip


def hidden(page: Response, action: str) -> dict[str, str]:
    """The hidden fields of the page's first form with this action."""
    form = re.findall(rf'<form[^>]* action="[^"]*{action}"[^>]*>(.*?)</form>', page.text, re.DOTALL)
    found = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form[0])
    return {name: unescape(value) for name, value in found}


@pytest.mark.parametrize("of", FORMS.values(), ids=FORMS)
async def test_a_mistyped_form_keeps_the_version_that_its_writer_saw(api: Api, of: Forms) -> None:
    one_id, address = await of.made(api)
    page, visit = of.page.format(id=one_id), await signed_in(api, api.keys[of.who])
    path = page if page.endswith(of.action) else f"{page}{of.action}"
    seen = hidden(await visit.get(page), of.action)
    theirs = await api.send("PATCH", address, of.changed, key="theirs")
    assert theirs.status_code == 200, theirs.text

    mistyped = await visit.send(path, seen | of.wrong)
    assert mistyped.status_code == 422, said(mistyped)
    again = hidden(mistyped, of.action)
    assert again["seen"] == seen["seen"]
    assert again["once"] != seen["once"]
    if of.other:
        assert hidden(mistyped, of.other)["seen"] != seen["seen"], "what they see of it is new"

    late = await visit.send(path, again | of.right)
    assert late.status_code == 412
    assert "changed while you looked" in said(late)
    told = hidden(late, of.action)
    assert told["seen"] != seen["seen"]
    assert (await visit.send(path, told | of.right)).status_code == 303


async def test_what_was_tried_out_is_done_to_the_version_that_was_seen(api: Api) -> None:
    one_id, address = await purchase(api)
    page, visit = f"/finance/purchases/{one_id}", await signed_in(api, api.keys["finance"])
    seen = hidden(await visit.get(page), "/payments")
    theirs = await api.send("PATCH", address, {"external_reference": "theirs"}, key="theirs")
    assert theirs.status_code == 200, theirs.text
    tried = await visit.send(f"{page}/payments", seen | {"amount": "1.00", "step": "check"})
    assert hidden(tried, "/payments")["seen"] == seen["seen"]
    late = await visit.send(f"{page}/payments", hidden(tried, "/payments"))
    assert late.status_code == 412
    assert (await api.get(address))["paid_amount"] == "0.00"
