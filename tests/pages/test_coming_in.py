"""How people come in and go: what is tried against it, over HTTP."""

import re
from datetime import timedelta

import pytest

from app.signing_in.rules import ATTEMPTS_AT_MOST, ATTEMPTS_WITHIN, IDLE, LONGEST
from tests.api.world import DAY, HOUR, work
from tests.pages.visits import KEPT, Visit, said, signed_in
from tests.support import NOON, Api, Json

MOMENT = timedelta(seconds=1)


async def customer_visit(api: Api) -> tuple[Json, Visit]:
    customer = await api.customer()
    return customer, await signed_in(api, api.keys[customer["id"]])


async def is_in(visit: Visit) -> bool:
    """Whether somebody is signed in."""
    response = await visit.get("/my/sign-ins")
    assert response.status_code in (200, 303)
    return response.status_code == 200


async def waiting(api: Api, customer: Json) -> Json:
    """A worksheet that awaits the customer's answer."""
    await api.buy(customer, 960)
    server, technician = await api.server(customer), await api.technician()
    worked = timedelta(minutes=47)
    return await work(api, customer, technician, server=server, starts_at=NOON - DAY, worked=worked)


# --- where one is led ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/a\r\nSet-Cookie: personday=x",
        "javascript:alert(1)",
        "evil.example",
        " //evil.example",
        "/ž",
        "/" + "a" * 2000,
        "",
    ],
)
async def test_nobody_is_led_elsewhere(api: Api, wanted: str) -> None:
    customer = await api.customer()
    visit = Visit(api)
    form = {"key": api.keys[customer["id"]], "next": wanted}
    response = await visit.send("/sign-in", form)
    assert response.status_code == 303
    assert response.headers["location"] == "/"
    page = await Visit(api).get("/sign-in?next=" + re.sub(r"[^!-~]", "%20", wanted))
    assert 'name="next" value="/"' in page.text


async def test_who_wanted_a_page_gets_there(api: Api) -> None:
    customer = await api.customer()
    visit = Visit(api)
    asked = await visit.get("/my/credit")
    assert asked.headers["location"] == "/sign-in?next=/my/credit"
    form = {"key": api.keys[customer["id"]], "next": "/my/credit"}
    assert (await visit.send("/sign-in", form)).headers["location"] == "/my/credit"


# --- cookies ---------------------------------------------------------------------------------------


async def test_each_sign_in_has_a_cookie_of_its_own_and_ends_the_one_before(api: Api) -> None:
    customer, visit = await customer_visit(api)
    first = visit.cookies["personday"]
    form = {"key": api.keys[customer["id"]]}
    response = await visit.send("/sign-in", form)
    assert visit.cookies["personday"] != first
    for said_so in ("HttpOnly", "SameSite=lax", "Path=/"):
        assert said_so in response.headers["set-cookie"]
    assert await is_in(visit)
    assert not await is_in(Visit(api, {"personday": first}))


async def test_a_cookie_that_somebody_else_put_there_is_worth_nothing(api: Api) -> None:
    customer = await api.customer()
    planted = "A" * 43
    visit = Visit(api, {"personday": planted})
    await visit.send("/sign-in", {"key": api.keys[customer["id"]]})
    assert visit.cookies["personday"] != planted
    assert not await is_in(Visit(api, {"personday": planted}))


async def test_the_cookie_is_for_tls_and_this_host_where_that_is_spoken(api: Api) -> None:
    customer = await api.customer()
    form = {"key": api.keys[customer["id"]]}
    response = await api.http.post("https://test/sign-in", data=form)
    cookie = response.headers["set-cookie"]
    name, token = cookie.partition(";")[0].split("=")
    # Browsers take this name over TLS alone, from this host alone, for all of its paths.
    assert name == "__Host-personday"
    assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    api.http.cookies.clear()
    for called, status in ((name, 200), ("personday", 303)):
        # What a neighbour in the same domain plants under the plain name is not looked at.
        headers = {"Cookie": f"{called}={token}"}
        asked = await api.http.get("https://test/my/sign-ins", headers=headers)
        assert asked.status_code == status, called
    page = await api.http.get("https://test/my/sign-ins", headers={"Cookie": f"{name}={token}"})
    seal = dict(KEPT.findall(page.text))
    left = await api.http.post(
        "https://test/sign-out", data=seal, headers={"Cookie": f"{name}={token}"}
    )
    assert left.headers.get_list("set-cookie")[-1].startswith(f'{name}="";')
    assert "Secure" in left.headers.get_list("set-cookie")[-1]
    api.http.cookies.clear()


async def test_signing_out_ends_it_wherever_the_cookie_was_copied_to(api: Api) -> None:
    _, visit = await customer_visit(api)
    copied = Visit(api, dict(visit.cookies))
    assert (await visit.fill("/my/sign-ins", "/sign-out")).status_code == 303
    assert "personday" not in visit.cookies
    assert not await is_in(copied)


async def test_another_browser_is_ended_from_this_one_but_no_strangers(api: Api) -> None:
    customer, visit = await customer_visit(api)
    elsewhere = await signed_in(api, api.keys[customer["id"]])
    _, stranger = await customer_visit(api)
    page = (await visit.get("/my/sign-ins")).text
    ends = re.findall(r'action="(/my/sign-ins/[^"]+/end)"', page)
    assert len(ends) == 2, "the stranger's is not shown"
    foreign = re.findall(
        r'action="(/my/sign-ins/[^"]+/end)"', (await stranger.get("/my/sign-ins")).text
    )
    assert (await visit.fill("/my/sign-ins", foreign[0])).status_code == 404
    assert await is_in(stranger)
    # The newest first: that is the other browser.
    assert (await visit.fill("/my/sign-ins", ends[0])).status_code == 303
    assert not await is_in(elsewhere)
    assert await is_in(visit)


async def test_it_ends_unused_after_hours_and_used_after_days(api: Api) -> None:
    _, visit = await customer_visit(api)
    began = api.now
    api.now = began + IDLE - MOMENT
    assert await is_in(visit)
    api.now = began + 2 * IDLE - 2 * MOMENT
    assert await is_in(visit), "it was used meanwhile"
    api.now += IDLE
    assert not await is_in(visit)

    _, visit = await customer_visit(api)
    began = api.now
    while api.now + IDLE / 2 < began + LONGEST:
        api.now += IDLE / 2
        assert await is_in(visit)
    api.now = began + LONGEST
    assert not await is_in(visit)


# --- who is gone is out at once --------------------------------------------------------------------


async def test_a_revoked_or_expired_key_ends_what_it_began(api: Api) -> None:
    customer = await api.customer()
    body = {"role": "customer", "customer_id": customer["id"]}
    kept = await api.post("/v1/keys", body)
    short = await api.post("/v1/keys", {**body, "expires_at": (NOON + HOUR).isoformat()})
    visit, soon_over = [await signed_in(api, one["key"]) for one in (kept, short)]
    await api.post(f"/v1/keys/{kept['id']}/revoke")
    assert not await is_in(visit)
    assert (await visit.send("/sign-in", {"key": kept["key"]})).status_code == 401
    assert await is_in(soon_over)
    api.now = NOON + HOUR
    assert not await is_in(soon_over)


async def test_a_contact_or_customer_that_is_gone_is_out(api: Api) -> None:
    for gone in ("contacts", "customers"):
        customer = await api.customer()
        facts = {"name": "Ana", "email": "ana@example.org"}
        contact = await api.post(f"/v1/customers/{customer['id']}/contacts", facts)
        body = {"role": "customer", "customer_id": customer["id"], "contact_id": contact["id"]}
        visit = await signed_in(api, (await api.post("/v1/keys", body))["key"])
        assert await is_in(visit)
        one = contact if gone == "contacts" else customer
        await api.post(f"/v1/{gone}/{one['id']}/deactivate")
        assert not await is_in(visit), gone


async def test_a_technician_that_is_gone_is_out(api: Api) -> None:
    technician = await api.technician()
    visit = await signed_in(api, api.keys[technician["id"]])
    assert await is_in(visit)
    await api.post(f"/v1/technicians/{technician['id']}/deactivate")
    assert not await is_in(visit)


# --- forms from elsewhere --------------------------------------------------------------------------


async def test_a_form_from_elsewhere_changes_nothing(api: Api) -> None:
    customer, visit = await customer_visit(api)
    worksheet = await waiting(api, customer)
    _, stranger = await customer_visit(api)
    path = f"/my/worksheets/{worksheet['id']}"
    fields = dict(KEPT.findall((await visit.get(path)).text)) | {"revision": "1"}
    foreign = dict(KEPT.findall((await stranger.get("/my/sign-ins")).text))["seal"]
    tries: list[tuple[dict[str, str], dict[str, str]]] = [
        ({**fields, "seal": ""}, {}),
        ({name: text for name, text in fields.items() if name != "seal"}, {}),
        ({**fields, "seal": foreign}, {}),
        ({**fields, "seal": "é"}, {}),
        (fields, {"Sec-Fetch-Site": "cross-site"}),
        (fields, {"Sec-Fetch-Site": "same-site"}),
    ]
    for form, headers in tries:
        response = await visit.send(f"{path}/confirm", form, **headers)
        assert response.status_code == 403, (form, headers)
        assert "nothing was changed" in said(response)
    found = await api.get(f"/v1/worksheets/{worksheet['id']}")
    assert found["status"] == "awaiting_confirmation"
    response = await visit.send(f"{path}/confirm", fields, **{"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 303


async def test_nobody_is_signed_in_or_out_by_a_page_of_others(api: Api) -> None:
    customer, visit = await customer_visit(api)
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    for path in ("/sign-in", "/sign-in/link", "/sign-out", "/links/" + "x" * 43, "/demonstration"):
        response = await visit.send(path, {"key": api.keys[customer["id"]]}, **elsewhere)
        assert response.status_code == 403, path
        assert "set-cookie" not in response.headers
    assert await is_in(visit)


async def test_a_form_that_is_sent_twice_counts_once(api: Api) -> None:
    customer, visit = await customer_visit(api)
    worksheet = await waiting(api, customer)
    path = f"/my/worksheets/{worksheet['id']}"
    fields = dict(KEPT.findall((await visit.get(path)).text)) | {"reason": "It was shorter."}
    for _ in range(3):
        response = await visit.send(f"{path}/dispute", fields)
        assert response.status_code == 303, response.text
    found = await api.get(f"/v1/worksheets/{worksheet['id']}")
    assert [one["verb"] for one in found["rounds"]] == ["submit", "dispute"]


# --- whose pages they are --------------------------------------------------------------------------


async def test_a_customers_cookie_is_no_key_of_the_api(api: Api) -> None:
    customer, visit = await customer_visit(api)
    for path in ("/v1/customers", f"/v1/customers/{customer['id']}/credit", "/v1/keys"):
        assert (await visit.get(path)).status_code == 401


@pytest.mark.parametrize("path", ["/desk", "/finance", "/admin", "/desk/queue", "/admin/keys"])
async def test_a_customers_cookie_opens_nothing_of_the_providers(api: Api, path: str) -> None:
    _, visit = await customer_visit(api)
    response = await visit.get(path, Accept="text/html")
    assert response.status_code in (403, 404)


# --- keys that are tried ---------------------------------------------------------------------------


async def test_wrong_keys_are_bounded_and_right_ones_cost_nothing(api: Api) -> None:
    customer = await api.customer()
    right, wrong = {"key": api.keys[customer["id"]]}, {"key": "pd_wrong"}
    for _ in range(3):
        assert (await Visit(api).send("/sign-in", right)).status_code == 303
    for _ in range(ATTEMPTS_AT_MOST):
        response = await Visit(api).send("/sign-in", wrong)
        assert response.status_code == 401
        assert "pd_wrong" not in response.text
    for form in (wrong, right):
        response = await Visit(api).send("/sign-in", form)
        assert response.status_code == 429
        assert "too often" in said(response)
    api.now = NOON + ATTEMPTS_WITHIN - MOMENT
    assert (await Visit(api).send("/sign-in", right)).status_code == 429
    api.now = NOON + ATTEMPTS_WITHIN
    assert (await Visit(api).send("/sign-in", right)).status_code == 303


@pytest.mark.parametrize("key", ["", " ", "x" * 10_000, "\x00", "é", "pd_"])
async def test_a_hostile_key_is_a_wrong_one(api: Api, key: str) -> None:
    assert (await Visit(api).send("/sign-in", {"key": key})).status_code == 401


async def test_a_mail_servers_key_signs_nobody_in(api: Api) -> None:
    key = (await api.post("/v1/keys", {"role": "mail"}))["key"]
    assert (await Visit(api).send("/sign-in", {"key": key})).status_code == 401


async def test_what_is_no_form_or_too_much_of_one_is_refused(api: Api) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    for content, status in ((b"\xff", 400), (b"a&&", 400), (b"a=" + b"x" * 20_001, 413)):
        response = await api.http.post("/sign-in", content=content, headers=headers)
        assert response.status_code == status, content[:9]
