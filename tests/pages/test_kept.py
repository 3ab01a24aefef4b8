"""What was typed is not lost when it could not be done, and nothing is done for others."""

import re
from html import unescape

import pytest

from app.signing_in.rules import ATTEMPTS_AT_MOST
from tests.api.world import DAY, HOUR, work
from tests.pages.test_desk import form_of
from tests.pages.visits import Visit, said, signed_in
from tests.support import NOON, Api, Json

HIDDEN = re.compile(r'type="hidden" name="([^"]*)" value="([^"]*)"')
# What browsers of today say of a form that stands on our own page, and on one of others.
OWN, FOREIGN = {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "cross-site"}
WHY = 'We counted "less" <b>'


async def disputed(api: Api) -> tuple[Json, Json, str]:
    """A customer, a worksheet that waits for it, and the path by which it objects."""
    customer, technician = await api.customer(), await api.technician()
    await api.buy(customer, 960)
    server = await api.server(customer)
    worksheet = await work(
        api, customer, technician, server=server, starts_at=NOON - DAY, worked=HOUR
    )
    return customer, worksheet, f"/my/worksheets/{worksheet['id']}/dispute"


async def form(visit: Visit, path: str) -> dict[str, str]:
    """The form as it was shown, filled in."""
    page = await visit.get(path.rpartition("/")[0])
    return form_of(page.text, "dispute") | {"reason": WHY}


def kept(text: str) -> dict[str, str]:
    """What a page keeps to be sent again."""
    [shown] = re.findall(r'<form method="post" action="[^"]*">\n(.*?)</form>', text, re.DOTALL)
    return {name: unescape(value) for name, value in HIDDEN.findall(shown)}


async def rounds(api: Api, worksheet: Json) -> list[tuple[str, str | None]]:
    found = await api.get(f"/v1/worksheets/{worksheet['id']}")
    return [(one["verb"], one["message"]) for one in found["rounds"][1:]]


async def test_who_was_signed_out_meanwhile_signs_in_elsewhere_and_sends_it_again(
    api: Api,
) -> None:
    customer, worksheet, path = await disputed(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    filled = await form(visit, path)
    visit.cookies.clear()
    answer = await visit.send(path, filled, **OWN)
    assert answer.status_code == 401
    assert WHY in said(answer)
    assert kept(answer.text) == filled
    # Another tab; the form is of the sign-in before.
    visit.cookies |= (await signed_in(api, api.keys[customer["id"]])).cookies
    again = await visit.send(path, kept(answer.text), **OWN)
    assert again.status_code == 403
    assert not await rounds(api, worksheet)
    assert WHY in said(again)
    done = await visit.send(path, kept(again.text), **OWN)
    assert done.status_code == 303
    assert await rounds(api, worksheet) == [("dispute", WHY)]


@pytest.mark.parametrize("site", [FOREIGN, {}, {"Origin": "https://evil.example"}])
async def test_what_a_page_of_others_sends_is_not_kept_to_be_sent_again(
    api: Api, site: dict[str, str]
) -> None:
    customer, worksheet, path = await disputed(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    filled = await form(visit, path)
    answer = await visit.send(path, filled | {"seal": "0" * 64}, **site)
    assert answer.status_code == 403
    assert "Send it again" not in said(answer)
    nobody = await Visit(api).send(path, filled, **site)
    assert nobody.status_code == 303
    assert not await rounds(api, worksheet)


@pytest.mark.parametrize("site", [FOREIGN, {"Origin": "https://evil.example"}])
async def test_nobody_is_signed_in_by_a_page_of_others(api: Api, site: dict[str, str]) -> None:
    visit = Visit(api)
    answer = await visit.send("/sign-in", {"key": api.keys["lead"], "next": "/"}, **site)
    assert answer.status_code == 403
    assert not visit.cookies


async def test_a_browser_that_says_where_it_is_is_taken(api: Api) -> None:
    form = {"key": api.keys["lead"], "next": "/"}
    assert (await Visit(api).send("/sign-in", form, Origin="http://test")).status_code == 303


async def test_a_long_text_is_read_and_told_beside_its_field(api: Api) -> None:
    customer, worksheet, path = await disputed(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    filled = await form(visit, path)
    answer = await visit.send(path, filled | {"reason": "木" * 15_000}, **OWN)
    assert answer.status_code == 422
    assert "木" * 15_000 in answer.text
    assert 'id="reason-wrong"' in answer.text
    much = await visit.send(path, filled | {"reason": "x" * 1_100_000}, Accept="text/html", **OWN)
    assert much.status_code == 413
    assert "at most 1 MB" in said(much)
    assert not await rounds(api, worksheet)


async def test_the_address_of_a_form_leads_to_the_page_above_it(api: Api) -> None:
    customer, worksheet, path = await disputed(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    for asked, above in ((path, f"/my/worksheets/{worksheet['id']}"), ("/demonstration", "/")):
        answer = await visit.get(asked, Accept="text/html")
        assert (answer.status_code, answer.headers["location"]) == (303, above)
    assert (await visit.get(path, Accept="application/json")).status_code == 405


async def test_what_others_add_to_an_address_says_nothing(api: Api) -> None:
    customer = await api.customer()
    visit = await signed_in(api, api.keys[customer["id"]])
    assert (await visit.get("/my/credit?utm_source=mail&fbclid=1")).status_code == 200
    answer = await visit.get("/my/sessions?before=yesterday")
    assert answer.status_code == 422
    assert 'href="/my/sessions"' in answer.text


async def test_whoever_signs_in_comes_where_they_wanted(api: Api) -> None:
    wanted = "/my/statements/file?month=2026-10"
    answer = await Visit(api).get(wanted)
    assert answer.status_code == 303
    customer = await api.customer()
    visit = Visit(api)
    page = await visit.get(answer.headers["location"])
    [(_, following)] = [one for one in HIDDEN.findall(page.text) if one[0] == "next"]
    led = await visit.send(
        "/sign-in", {"key": api.keys[customer["id"]], "next": unescape(following)}
    )
    assert led.headers["location"] == wanted


async def test_a_refusal_is_told_in_the_language_of_who_is_there(api: Api) -> None:
    customer = await api.customer(language="de")
    visit = await signed_in(api, api.keys[customer["id"]])
    answer = await visit.get(
        "/my/worksheets/01990000-0000-7000-8000-00000000ffff", **{"Accept-Language": "ja"}
    )
    assert answer.status_code == 404
    assert '<html lang="de"' in answer.text
    assert "/sign-in" not in answer.text


async def test_wrong_keys_keep_nobody_from_asking_for_a_link(api: Api) -> None:
    for _ in range(ATTEMPTS_AT_MOST):
        await Visit(api).send("/sign-in", {"key": "pd_wrong", "next": "/"})
    assert (await Visit(api).send("/sign-in", {"key": "pd_wrong"})).status_code == 429
    assert (await Visit(api).send("/sign-in/link", {"email": "eva@example.com"})).status_code != 429


async def test_an_objection_to_what_another_tab_confirmed_is_shown_still(api: Api) -> None:
    customer, worksheet, path = await disputed(api)
    visit = await signed_in(api, api.keys[customer["id"]])
    filled = await form(visit, path)
    confirm = f"/v1/worksheets/{worksheet['id']}/confirm"
    await api.post(confirm, {"revision": 1}, role=customer["id"])
    answer = await visit.send(path, filled, **OWN)
    assert answer.status_code == 412
    assert WHY in said(answer)
