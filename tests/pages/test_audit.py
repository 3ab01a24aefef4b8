"""The audit as admins read it: narrowed to who, what, when, and what was refused."""

import re

from tests.audit.trails import written
from tests.pages.visits import signed_in
from tests.support import Api

PATH = "/operations/audit"


def rows(page: str) -> list[str]:
    """The rows of the list."""
    return re.findall(r"<tr[^>]*>(.*?)</tr>", page.partition("<tbody")[2], re.DOTALL)


async def test_it_is_narrowed_by_the_links_of_its_rows(api: Api) -> None:
    customer, other = await api.customer(name="Acme <Ltd>"), await api.customer(name="Umbra")
    person = {"name": "Eva", "email": "eva@example.com"}
    contact = await api.post(f"/v1/customers/{customer['id']}/contacts", person, role="lead")
    await api.send("PATCH", f"/v1/contacts/{contact['id']}", {"language": "de"})
    own = customer["id"]
    assert (await api.send("GET", f"/v1/customers/{other['id']}", role=own)).status_code == 404
    await written(api)
    admin = await signed_in(api, api.keys["admin"])
    page = (await admin.get(PATH)).text
    assert "POST /v1/customers/{customer_id}/contacts" in page
    assert "Acme &lt;Ltd&gt;" in page
    assert "Umbra" in page
    assert f'href="/admin/customers/{other["id"]}"' in page, "what a list's address made"

    about = (await admin.get(f"{PATH}?thing={contact['id']}")).text
    found = rows(about)
    assert len(found) == 2
    assert "PATCH /v1/contacts/{contact_id}" in found[0], "the newest stands first"
    assert f'href="/admin/contacts/{contact["id"]}"' in found[0]
    assert "/admin/contacts/" not in found[1], "a path that made something names another thing"

    refused = rows((await admin.get(f"{PATH}?outcome=refused&who=&until=")).text)
    assert len(refused) == 1
    assert "customer_not_found" in refused[0]
    [who] = re.findall(r'href="(/operations/audit[^"]*who=[^"]*)"', refused[0])
    theirs = (await admin.get(who.replace("&amp;", "&"))).text
    assert len(rows(theirs)) == 1
    [what] = re.findall(r'href="(/operations/audit[^"]*what=[^"]*)"', found[1])
    same = rows((await admin.get(what.replace("&amp;", "&"))).text)
    assert all("POST /v1/customers/{customer_id}/contacts" in one for one in same)

    assert rows((await admin.get(f"{PATH}?until=2031-03-04")).text) == []
    assert rows((await admin.get(f"{PATH}?since=2031-03-06")).text) == []
    assert len(rows((await admin.get(f"{PATH}?since=2031-03-05&until=2031-03-05")).text)) > 2


async def test_it_goes_on_in_pages(api: Api) -> None:
    for number in range(45):
        await api.customer(name=f"Customer {number}")
    admin = await signed_in(api, api.keys["admin"])
    first = (await admin.get(f"{PATH}?outcome=done")).text
    [more] = re.findall(r'href="([^"]*cursor=[^"]*)"', first)
    second = (await admin.get(more.replace("&amp;", "&"))).text
    assert len(rows(first)) == 40
    assert len(rows(second)) >= 5
    assert not set(rows(first)) & set(rows(second))


async def test_nobody_but_an_admin_sees_it(api: Api) -> None:
    lead = await signed_in(api, api.keys["lead"])
    assert (await lead.get(PATH)).status_code == 403
