"""Signing in at an issuer by a browser: there and back, and what is tried against it."""

import base64
import hashlib
import time
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from tests.oidc.browsing import LEAD, OURS, at_an_issuer, away, came_back, decided
from tests.oidc.provider import CLIENT, Json, Provider, other_rsa
from tests.pages.visits import Visit, said
from tests.support import Api, open_api


@pytest.fixture
async def api(dsn: str, issuer: Provider) -> AsyncIterator[Api]:
    async with at_an_issuer(dsn, issuer) as opened:
        yield opened


def is_in(visit: Visit) -> bool:
    return "personday" in visit.cookies


async def test_somebody_signs_in_there_and_comes_back_to_what_they_wanted(
    api: Api, issuer: Provider
) -> None:
    visit = Visit(api)
    to = await away(visit, "/desk/queue")
    asked = dict(parse_qsl(urlsplit(to).query))
    assert asked["redirect_uri"] == f"{OURS}/sign-in/back"
    assert asked["code_challenge_method"] == "S256"
    assert asked["scope"] == "openid"
    back = await decided(to)
    response = await visit.get(back)
    assert (response.status_code, response.headers["location"]) == (303, "/desk/queue")
    assert "personday_errand" not in visit.cookies
    assert (await visit.get("/desk")).status_code == 200
    assert (await visit.get("/finance/prices")).status_code == 200


@pytest.mark.parametrize("role", ["customer", "technician", "lead", "finance", "admin"])
async def test_each_role_comes_in_as_whom_it_stands_for(
    api: Api, issuer: Provider, role: str
) -> None:
    customer, technician = await api.customer(), await api.technician()
    issuer.person = {
        "sub": "somebody", "roles": [f"is-{role}"],
        "customer": customer["id"], "technician": technician["id"],
    }  # fmt: skip
    visit = Visit(api)
    assert (await came_back(visit)).status_code == 303
    homes = {"customer": "/my/credit", "finance": "/finance"}
    assert (await visit.get(homes.get(role, "/desk"))).status_code == 200
    assert (await visit.get("/my/sign-ins")).status_code == 200
    if role == "customer":
        other = await api.customer(name="Other")
        await api.post(f"/v1/customers/{other['id']}/deactivate", {})
        assert (await visit.get("/my/credit")).status_code == 200
        await api.post(f"/v1/customers/{customer['id']}/deactivate", {})
        assert (await visit.get("/my/credit")).status_code == 303


async def test_a_mail_server_reads_no_pages(api: Api, issuer: Provider) -> None:
    issuer.person = {"sub": "relay", "roles": ["is-mail"]}
    visit = Visit(api)
    assert (await came_back(visit)).status_code == 403
    assert not is_in(visit)


async def test_coming_in_gives_a_fresh_token(api: Api, issuer: Provider) -> None:
    visit = Visit(api)
    await came_back(visit)
    first = visit.cookies["personday"]
    visit.cookies["personday"] = planted = first
    await came_back(visit)
    assert visit.cookies["personday"] != planted
    assert (await Visit(api, {"personday": planted}).get("/desk")).status_code == 303


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example", "/%5Cevil.example"])
async def test_nobody_is_led_elsewhere(api: Api, issuer: Provider, wanted: str) -> None:
    visit = Visit(api)
    response = await visit.get(await decided(await away(visit, wanted)))
    assert (response.status_code, response.headers["location"]) == (303, "/")


Change = Callable[[Json], Json]
CHANGED: dict[str, Change] = {
    "another state": lambda one: {**one, "state": "0" * 64},
    "no state": lambda one: {name: value for name, value in one.items() if name != "state"},
    "another issuer answers": lambda one: {**one, "iss": "https://evil.example.com"},
    "who always says who it is does not": lambda one: {
        name: value for name, value in one.items() if name != "iss"
    },
    "another code": lambda one: {**one, "code": "guessed"},
    "no code": lambda one: {name: value for name, value in one.items() if name != "code"},
}


@pytest.mark.parametrize("why", CHANGED)
async def test_an_answer_that_was_changed_lets_nobody_in(
    api: Api, issuer: Provider, why: str
) -> None:
    visit = Visit(api)
    back = urlsplit(await decided(await away(visit)))
    told = CHANGED[why](dict(parse_qsl(back.query)))
    response = await visit.get(f"{back.path}?{httpx.QueryParams(told)}")
    assert response.status_code == 400
    assert not is_in(visit)


async def test_an_answer_counts_once_and_in_one_browser(api: Api, issuer: Provider) -> None:
    visit, victim = Visit(api), Visit(api)
    back = await decided(await away(visit))
    # Somebody else's browser, with an errand of its own or without one.
    assert (await victim.get(back)).status_code == 400
    await away(victim)
    assert (await victim.get(back)).status_code == 400
    assert not is_in(victim)
    errand = visit.cookies["personday_errand"]
    assert (await visit.get(back)).status_code == 303
    again = Visit(api, {"personday_errand": errand})
    assert (await again.get(back)).status_code == 400
    assert not is_in(again)


async def test_a_parameter_that_is_said_twice_lets_nobody_in(api: Api, issuer: Provider) -> None:
    visit = Visit(api)
    back = await decided(await away(visit))
    assert (await visit.get(f"{back}&code=other")).status_code == 400


async def test_who_takes_too_long_begins_again(api: Api, issuer: Provider) -> None:
    visit = Visit(api)
    back = await decided(await away(visit))
    api.now += timedelta(minutes=10, seconds=1)
    assert (await visit.get(back)).status_code == 400


async def test_an_errand_that_is_not_ours_is_none(api: Api, issuer: Provider) -> None:
    visit = Visit(api)
    back = await decided(await away(visit))
    for kept in ("a", "a b c d", visit.cookies["personday_errand"][:-1]):
        assert (await Visit(api, {"personday_errand": kept}).get(back)).status_code == 400
    assert (await Visit(api).get(back)).status_code == 400


async def test_a_link_on_a_page_of_others_sends_nobody_there(api: Api, issuer: Provider) -> None:
    visit = Visit(api)
    response = await visit.get("/sign-in/elsewhere", **{"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 200
    assert "personday_errand" not in visit.cookies


IDENTITIES: dict[str, Callable[[Provider, Json], object]] = {
    "no ID token": lambda *_: None,
    "no text": lambda *_: 7,
    "another nonce": lambda one, asked: one.id_token(asked, nonce="other"),
    "no nonce": lambda one, asked: one.id_token(asked, nonce=None),
    "for another client": lambda one, asked: one.id_token(asked, aud="other"),
    "for several, and none of them asked": lambda one, asked: one.id_token(asked, aud=[CLIENT, "x"]),
    "for us, asked by another": lambda one, asked: one.id_token(asked, azp="other"),
    "of another issuer": lambda one, asked: one.id_token(asked, iss="https://evil.example.com"),
    "it has ended": lambda one, asked: one.id_token(asked, exp=int(time.time()) - 31),
    "it never ends": lambda one, asked: one.id_token(asked, exp=None),
    "from the future": lambda one, asked: one.id_token(asked, iat=int(time.time()) + 60),
    "when it was made it does not say": lambda one, asked: one.id_token(asked, iat=None),
    "of another access token": lambda one, asked: one.id_token(asked, at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "an access token": lambda one, asked: one.token("lead", aud=CLIENT, nonce=asked["nonce"]),
    "it tells of a sign-out": lambda one, asked: one.id_token(asked, events={}),
    "by another key": lambda one, asked: one.sign(
        one.claims(aud=CLIENT, nonce=asked["nonce"]), other_rsa(), typ="JWT"
    ),
    "by nobody": lambda *_: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.",
}  # fmt: skip


@pytest.mark.parametrize("why", IDENTITIES)
async def test_an_id_token_that_is_wrong_in_one_thing_lets_nobody_in(
    api: Api, issuer: Provider, why: str
) -> None:
    visit = Visit(api)
    to = await away(visit)
    asked = dict(parse_qsl(urlsplit(to).query)) | {"person": LEAD}
    issuer.tokens = {"id_token": IDENTITIES[why](issuer, asked)}
    response = await visit.get(await decided(to))
    assert response.status_code == 400
    assert not is_in(visit)
    issuer.tokens = {}
    assert (await came_back(visit)).status_code == 303


async def test_an_id_token_of_another_errand_lets_nobody_in(api: Api, issuer: Provider) -> None:
    asked = dict(parse_qsl(urlsplit(await away(Visit(api))).query)) | {"person": LEAD}
    issuer.tokens = {"id_token": issuer.id_token(asked)}
    assert (await came_back(Visit(api))).status_code == 400


async def test_what_may_stand_in_an_id_token_makes_no_difference(
    api: Api, issuer: Provider
) -> None:
    half = base64.urlsafe_b64encode(hashlib.sha256(b"opaque").digest()[:16]).rstrip(b"=").decode()
    issuer.person = LEAD | {"aud": [CLIENT, "other"], "azp": CLIENT, "at_hash": half, "name": "Eva"}
    assert (await came_back(Visit(api))).status_code == 303


@pytest.mark.parametrize(
    ("error", "status"),
    [("access_denied", 403), ("login_required", 403), ("temporarily_unavailable", 503), ("x", 400)],
)
async def test_what_the_issuer_refuses_is_told_without_its_words(
    api: Api, issuer: Provider, error: str, status: int
) -> None:
    visit = Visit(api)
    to = await away(visit)
    state = dict(parse_qsl(urlsplit(to).query))["state"]
    told = {
        "error": error,
        "error_description": "<b>untold</b>",
        "state": state,
        "iss": issuer.issuer,
    }
    response = await visit.get(f"/sign-in/back?{httpx.QueryParams(told)}")
    assert response.status_code == status
    assert "untold" not in response.text
    assert error not in response.text or error == "x"


async def test_who_is_not_mapped_is_told_so(api: Api, issuer: Provider) -> None:
    issuer.person = {"sub": "king", "roles": ["is-king"]}
    visit = Visit(api)
    response = await came_back(visit)
    assert response.status_code == 403
    assert "nobody here is known" in said(response)


async def test_an_issuer_that_is_away_is_told_of(api: Api, issuer: Provider) -> None:
    async def away_now(_: object) -> object:
        from starlette.responses import Response as Plain

        return Plain("away", 503)

    visit = Visit(api)
    back = await decided(await away(visit))
    issuer.instead["/token"] = away_now  # type: ignore[assignment]
    assert (await visit.get(back)).status_code == 503
    assert not is_in(visit)


async def test_without_a_client_nothing_is_offered(dsn: str, issuer: Provider) -> None:
    async with open_api(dsn, **issuer.settings()) as api:
        assert "elsewhere" not in (await Visit(api).get("/sign-in")).text
        assert (await Visit(api).get("/sign-in/elsewhere")).status_code == 503
        assert (await Visit(api).get("/sign-in/back?code=x&state=y")).status_code == 400
