"""A customer's servers: what reaches them, until when, and what is missing before which session."""

import re
from html import unescape

from tests.api.world import DAY
from tests.pages.visits import said, signed_in
from tests.support import NOON, Api


async def test_what_is_missing_before_which_session_is_told(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960)
    path = f"/v1/customers/{customer['id']}/servers"
    ready, short, without = [
        await api.post(path, {"name": name}) for name in ("ready", "short <1>", "without")
    ]
    until = (NOON + 3 * DAY).isoformat()
    checked = {"kind": "vpn_ssh", "checked_at": (NOON - DAY).isoformat()}
    await api.post(f"/v1/servers/{ready['id']}/access", checked)
    await api.post(f"/v1/servers/{short['id']}/access", checked | {"valid_until": until})
    ended = checked | {"kind": "rdp_old", "valid_until": (NOON - 1 * DAY / 24).isoformat()}
    await api.post(f"/v1/servers/{short['id']}/access", ended)
    revoked = await api.post(f"/v1/servers/{ready['id']}/access", checked | {"kind": "gone_way"})
    await api.post(f"/v1/access/{revoked['id']}/revoke")
    for number, server in enumerate((ready, short, without, {"id": None}), start=5):
        await api.book(customer, technician, starts_at=NOON + number * DAY, server_id=server["id"])
    visit = await signed_in(api, api.keys[customer["id"]])
    page = await visit.get("/my/servers")
    sections = {
        re.findall("<bdi>(.*?)</bdi>", one)[0]: " ".join(
            unescape(re.sub("<[^>]*>", " ", one)).split()
        )
        for one in page.text.split("<section")[1:]
    }
    assert "nothing is missing" in sections["ready"]
    assert "until you revoke it" in sections["ready"]
    assert "gone_way" not in page.text
    assert "before the session does. Extend it." in sections["short &lt;1&gt;"]
    assert "rdp_old ended" in sections["short &lt;1&gt;"]
    assert "vpn_ssh active" in sections["short &lt;1&gt;"]
    assert "no access is known" in sections["without"]
    assert "Open an access for them before it begins." in sections["without"]
    assert "Sessions without a server" in said(page)


async def test_servers_are_paged_and_those_of_others_are_not_there(api: Api) -> None:
    customer, other = await api.customer(), await api.customer()
    for number in range(51):
        await api.post(f"/v1/customers/{customer['id']}/servers", {"name": f"number {number}."})
    await api.post(f"/v1/customers/{other['id']}/servers", {"name": "foreign"})
    visit = await signed_in(api, api.keys[customer["id"]])
    path, seen = "/my/servers", ""
    while path:
        page = await visit.get(path)
        seen += page.text
        assert len(page.content) < 60_000
        path = (re.findall(r'href="(/my/servers\?cursor=[^"]+)"', page.text) or [""])[0]
    assert all(f"number {number}." in seen for number in range(51))
    assert "foreign" not in seen
