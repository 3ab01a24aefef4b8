"""What counts for long asks for a recent sign-in: by pages and by tokens; a key is a machine's."""

import re
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlsplit
from uuid import uuid4

import pytest

from app.access.permissions import RECENT, Capability, check_fresh
from app.errors import AuthenticationTooOld
from app.kit.actor import Actor, Role
from tests.oidc.browsing import LEAD, OURS, at_an_issuer, away, came_back
from tests.oidc.provider import CLIENT, Json, Provider
from tests.pages.visits import KEPT, Visit, said, signed_in
from tests.support import NOON, Api

MOMENT = timedelta(microseconds=1)
OLD = int(RECENT.total_seconds()) + 60
FORM = {"Sec-Fetch-Site": "same-origin"}
FIELD = re.compile(r'type="hidden" name="([^"]*)" value="([^"]*)"')


@pytest.fixture
async def api(dsn: str, issuer: Provider) -> AsyncIterator[Api]:
    async with at_an_issuer(dsn, issuer, oidc_acr=("mfa",)) as opened:
        issuer.person = LEAD | {"acr": "mfa"}
        yield opened


def somebody(ago: timedelta | None) -> Actor:
    at = None if ago is None else NOON - ago
    return Actor(uuid4(), Role.FINANCE, authenticated_at=at)


def test_ten_minutes_are_recent_and_a_moment_more_is_not() -> None:
    close, read = Capability.CLOSE_PERIODS, Capability.READ_FINANCE
    check_fresh(somebody(RECENT), close, NOON)
    check_fresh(somebody(None), close, NOON)
    check_fresh(somebody(RECENT + MOMENT), read, NOON)
    for capability in (close, Capability.DECIDE_APPROVALS):
        with pytest.raises(AuthenticationTooOld):
            check_fresh(somebody(RECENT + MOMENT), capability, NOON)


# By a token: its claims, and whether they are enough.
TOKENS: dict[str, tuple[Json, bool]] = {
    "just now": ({"auth_time": 0, "acr": "mfa"}, True),
    "long ago": ({"auth_time": -OLD, "acr": "mfa"}, False),
    "nobody says when": ({"acr": "mfa"}, False),
    "when is no instant": ({"auth_time": "now", "acr": "mfa"}, False),
    "in another way": ({"auth_time": 0, "acr": "pwd"}, False),
    "nobody says in which way": ({"auth_time": 0}, False),
}


@pytest.mark.parametrize("why", TOKENS)
async def test_a_month_is_closed_by_the_token_of_a_recent_sign_in(
    api: Api, issuer: Provider, why: str
) -> None:
    claims, is_enough = TOKENS[why]
    if isinstance(claims.get("auth_time"), int):
        claims = claims | {"auth_time": int(time.time()) + claims["auth_time"]}
    api.keys["token"] = issuer.token("finance", **claims)
    for path in ("/v1/periods/2020-01/close", f"/v1/approvals/{uuid4()}/approve"):
        answer = await api.send("POST", path, role="token")
        told = answer.json().get("code") == "insufficient_user_authentication"
        assert told is not is_enough, answer.text
        if told:
            assert answer.status_code == 401
            challenge = answer.headers["WWW-Authenticate"]
            assert challenge.startswith('Bearer error="insufficient_user_authentication"')
            assert 'max_age="600"' in challenge
            assert answer.json()["max_age_seconds"] == 600
    assert (await api.send("GET", "/v1/periods", role="token")).status_code == 200


async def test_a_key_is_a_machines_and_is_not_asked(api: Api) -> None:
    answer = await api.send("POST", "/v1/periods/2020-01/close", role="finance")
    assert answer.status_code != 401


async def test_a_page_asks_for_a_key_again_and_keeps_what_was_written(api: Api) -> None:
    visit = await signed_in(api, api.keys["lead"])
    shown = dict(KEPT.findall((await visit.get("/my/sign-ins")).text))
    path = f"/finance/approvals/{uuid4()}/reject"
    typed = shown | {"reason": "We have agreed on less, see the letter of March."}
    api.now += RECENT
    assert (await visit.send(path, typed, **FORM)).status_code == 404  # there is no such approval
    api.now += timedelta(seconds=1)
    refused = await visit.send(path, typed, **FORM)
    assert refused.status_code == 401
    assert "sign in anew" in said(refused)
    assert typed["reason"] in said(refused)
    kept = {name: unescape(value) for name, value in FIELD.findall(refused.text)}
    assert kept["reason"] == typed["reason"]
    # In another tab, and back: it is theirs still, by a page that says as whom.
    await visit.send("/sign-in", {"key": api.keys["lead"], "next": "/"})
    again = await visit.send(path, kept, **FORM)
    kept = {name: unescape(value) for name, value in FIELD.findall(again.text)}
    assert kept["reason"] == typed["reason"]
    assert (await visit.send(path, kept, **FORM)).status_code == 404


async def test_the_issuer_asks_anew_and_only_what_it_says_counts(
    api: Api, issuer: Provider
) -> None:
    page = (await Visit(api).get("/sign-in?anew=true")).text
    assert "next=/&amp;anew=true" in page
    asked = dict(parse_qsl(urlsplit(await away(Visit(api), "/&anew=true")).query))
    assert (asked["max_age"], asked["acr_values"]) == ("0", "mfa")
    path = f"/finance/approvals/{uuid4()}/reject"
    for auth_time, status in ((-OLD, 401), (0, 404)):
        issuer.person = LEAD | {"acr": "mfa", "auth_time": int(time.time()) + auth_time}
        visit = Visit(api)
        assert (await came_back(visit)).status_code == 303
        shown = dict(KEPT.findall((await visit.get("/my/sign-ins")).text))
        answer = await visit.send(path, shown | {"reason": "Too much."}, **FORM)
        assert answer.status_code == status


async def test_who_goes_is_led_to_the_way_out_there(api: Api, issuer: Provider) -> None:
    visit = Visit(api)
    await came_back(visit)
    gone = await visit.fill("/my/sign-ins", "/sign-out")
    assert gone.headers["location"] == "/sign-in?out=true"
    assert "personday" not in visit.cookies
    page = unescape((await visit.get("/sign-in?out=true")).text)
    (way_out,) = re.findall(rf'href="({issuer.issuer}/end[^"]*)"', page)
    told = dict(parse_qsl(urlsplit(way_out).query))
    assert told == {"client_id": CLIENT, "post_logout_redirect_uri": f"{OURS}/sign-in"}
    assert "/end" not in (await visit.get("/sign-in")).text


async def test_who_came_by_a_key_goes_as_ever(api: Api) -> None:
    visit = await signed_in(api, api.keys["lead"])
    gone = await visit.fill("/my/sign-ins", "/sign-out")
    assert gone.headers["location"] == "/sign-in"
