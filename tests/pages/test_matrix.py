"""Who sees which page, and acts by which form: each by each role, of what is foreign, without a cookie."""

import re
from typing import Any

import pytest

from app.access.permissions import PERMISSIONS
from app.audit.personal import PERSONAL
from app.kit.actor import Role
from app.pages.router import router
from app.pages.routing import PageRoute
from tests.api.test_matrix import declared
from tests.api.world import World
from tests.pages.visits import Visit, signed_in

ROUTES = {
    (method, route.path_format): declared(route.dependant)[0].capability
    for route in router.routes
    if isinstance(route, PageRoute) and declared(route.dependant)
    for method in route.methods or ()
}
PLAN = "00000000-0000-7000-8000-000000000011"
NOBODYS = "01990000-0000-7000-8000-00000000ffff"
# An address, or a number that is called; not those of the provider, which every page has.
REACHED = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|href=\"tel:[^\"]+")
OURS = {"support@example.com"}
ROLES = (Role.CUSTOMER, Role.TECHNICIAN, Role.LEAD, Role.FINANCE, Role.ADMIN)


@pytest.fixture(scope="module")
async def visits(world: World) -> dict[str, Visit]:
    """Somebody of each role, and of another customer."""
    keys = world.api.keys
    names = {"customer": world.own.customer["id"], "other": world.other.customer["id"]}
    names |= {"technician": world.own.technician["id"]}
    names |= {role: role for role in ("lead", "finance", "admin")}
    return {name: await signed_in(world.api, keys[key]) for name, key in names.items()}


def path_of(world: World, path: str) -> str:
    """A path about what is the own customer's."""
    return path.format(
        session_id=world.own.sessions["scheduled"]["id"],
        feed_id=NOBODYS,
        penalty_id=world.own.penalty["id"],
        worksheet_id=world.own.worksheets["awaiting_confirmation"]["id"],
        ticket_id=world.own.tickets.by_status["open"]["id"],
        purchase_id=world.own.purchases["paid"]["id"],
        payment_id=world.own.payment["id"],
        bank_line_id=world.line["id"],
        customer_id=world.own.customer["id"],
        message_id=world.own.tickets.message["id"],
        attachment_id=world.own.tickets.attachment["id"],
        article_id=NOBODYS,
        adjustment_id=world.own.negative["id"],
        approval_id=world.approvals["pending_approval"]["id"],
        price_list_id=world.own.price_list["id"],
        month="2031-02",
        number=1,
        format="csv",
        sign_in_id=NOBODYS,
        contact_id=world.own.contact["id"],
        server_id=world.own.server["id"],
        plan_id=PLAN,
        hours_id=NOBODYS,
        exception_id=NOBODYS,
        time_off_id=NOBODYS,
        closure_id=NOBODYS,
        holiday_id=NOBODYS,
        key_id=NOBODYS,
        subscription_id=NOBODYS,
        access_id=world.own.access["id"],
        technician_id=world.own.technician["id"],
        endpoint_id=NOBODYS,
        delivery_id=NOBODYS,
        verification_id=NOBODYS,
        mail_id=NOBODYS,
        email_id=NOBODYS,
    )


@pytest.mark.parametrize(("method", "path"), sorted(ROUTES))
async def test_a_page_is_for_those_whose_role_may(
    world: World, visits: dict[str, Visit], method: str, path: str
) -> None:
    may = PERMISSIONS[ROUTES[method, path]]
    for role in ROLES:
        response = await _asked(visits[role], method, path_of(world, path))
        # A form that is not sealed is refused, but only once its role is known to be right.
        refused = response.status_code == 403 and "foreign_form" not in str(response.headers)
        assert response.status_code in (200, 303, 403, 404, 422), (role, response.status_code)
        if role not in may:
            assert refused or response.status_code == 404, role


@pytest.mark.parametrize(("method", "path"), sorted(ROUTES))
async def test_nobody_sees_it_without_having_come_in(world: World, method: str, path: str) -> None:
    for cookies in ({}, {"personday": "x" * 43}, {"personday_link": "x" * 43}):
        response = await _asked(Visit(world.api, dict(cookies)), method, path_of(world, path))
        assert response.status_code == 303, cookies
        assert response.headers["location"].startswith("/sign-in")


@pytest.mark.parametrize(("method", "path"), [one for one in sorted(ROUTES) if "_id}" in one[1]])
async def test_what_is_anothers_is_not_there(
    world: World, visits: dict[str, Visit], method: str, path: str
) -> None:
    response = await _asked(visits["other"], method, path_of(world, path))
    assert response.status_code == (404 if "sign_in_id" not in path else 403)


async def test_who_looks_at_how_somebody_is_reached_is_recorded(
    world: World, visits: dict[str, Visit]
) -> None:
    """Every page that has somebody's address or number is one whose reading the audit tells."""
    await world.api.db.execute(
        "UPDATE ticket SET contact_name = 'Eva', contact_email = 'eva@example.com'"
    )
    await world.api.db.execute("UPDATE contact SET phone = '+420 123 456 789'")
    showing = {
        path
        for method, path in ROUTES
        if method == "GET" and path != "/live"
        for name in ("customer", "admin", "lead", "finance")
        if _reaches(await visits[name].get(path_of(world, path)))
    }
    assert {"/desk", "/desk/customers/{customer_id}", "/admin/technicians"} <= showing
    assert showing <= PERSONAL, showing - PERSONAL


def _reaches(response: Any) -> bool:
    return response.status_code == 200 and bool(set(REACHED.findall(response.text)) - OURS)


async def _asked(visit: Visit, method: str, path: str) -> Any:
    return await (visit.get(path) if method == "GET" else visit.send(path, {"once": "x"}))
