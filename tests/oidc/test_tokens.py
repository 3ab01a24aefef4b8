"""Which access tokens count: a table of those that do not, each otherwise in one thing alone."""

import base64
import hmac
import json
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey

from app.errors import TokenNotMapped
from app.issuers.rules import LEEWAY, subject_id
from app.issuers.tokens import MAX_CHARACTERS
from app.issuers.vouching import Vouchers
from app.kit.actor import Role
from app.kit.postgres.database import Pool
from app.settings import Settings
from tests.oidc.conftest import known
from tests.oidc.provider import AUDIENCE, CLIENT, Json, Provider, other_rsa, provider

Forged = Callable[[Provider], str]


def now() -> datetime:
    return datetime.now(UTC)


def b64(value: Json | bytes) -> str:
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def unsigned(issuer: Provider, algorithm: str) -> str:
    head = {"alg": algorithm, "kid": "first", "typ": "at+jwt"}
    return f"{b64(head)}.{b64(issuer.claims())}."


def by_public_key(issuer: Provider) -> str:
    """What who only knows the public key can make, where a verifier believes the head."""
    pem = issuer.keys["first"].as_pem(private=False)  # type: ignore[union-attr]
    text = f"{b64({'alg': 'HS256', 'kid': 'first', 'typ': 'at+jwt'})}.{b64(issuer.claims())}"
    return f"{text}.{b64(hmac.digest(pem, text.encode(), 'sha256'))}"


def altered(issuer: Provider) -> str:
    head, _, signature = issuer.token().split(".")
    return f"{head}.{b64(issuer.claims('admin'))}.{signature}"


def said_twice(issuer: Provider) -> str:
    text = json.dumps(issuer.claims())
    return issuer.sign(f'{text[:-1]}, "roles": ["is-admin"]}}'.encode())


def head_said_twice(issuer: Provider) -> str:
    _, body, _ = issuer.token().split(".")
    head = b64(b'{"alg":"RS256","kid":"first","typ":"at+jwt","kid":"first"}')
    signature = issuer.token().rpartition(".")[2]
    return f"{head}.{body}.{signature}"


REFUSED: dict[str, Forged] = {
    "another issuer": lambda one: one.token(iss="https://other.example.com"),
    "the issuer with a stroke": lambda one: one.token(iss=f"{one.issuer}/"),
    "no issuer": lambda one: one.token(iss=None),
    "another audience": lambda one: one.token(aud="somebody-else"),
    "other audiences": lambda one: one.token(aud=["one", "two"]),
    "an audience that begins alike": lambda one: one.token(aud=f"{AUDIENCE}-2"),
    "no audience": lambda one: one.token(aud=None),
    "an empty list of audiences": lambda one: one.token(aud=[]),
    "an audience that is no text": lambda one: one.token(aud=[AUDIENCE, 1]),
    "an audience in an object": lambda one: one.token(aud={AUDIENCE: 1}),
    "no subject": lambda one: one.token(sub=None),
    "an empty subject": lambda one: one.token(sub=""),
    "a subject that is a number": lambda one: one.token(sub=1),
    "a subject that is too long": lambda one: one.token(sub="x" * 256),
    "it has ended": lambda one: one.token(exp=int(time.time()) - 31),
    "it never ends": lambda one: one.token(exp=None),
    "its end is a text": lambda one: one.token(exp=str(int(time.time()) + 300)),
    "its end is true": lambda one: one.token(exp=True),
    "its end is no instant": lambda one: one.token(exp=10**30),
    "it has not begun": lambda one: one.token(nbf=int(time.time()) + 40),
    "its beginning is a text": lambda one: one.token(nbf="now"),
    "it is from the future": lambda one: one.token(iat=int(time.time()) + 40),
    "an ID token": lambda one: one.sign(one.claims(aud=CLIENT), typ="JWT"),
    "an ID token for this audience": lambda one: one.sign(one.claims(), typ="JWT"),
    "no type": lambda one: one.sign(one.claims(), typ=None),
    "it has what ID tokens have": lambda one: one.token(at_hash="x"),
    "it tells of a sign-out": lambda one: one.token(events={}),
    "no signature": lambda one: unsigned(one, "none"),
    "no signature, in capitals": lambda one: unsigned(one, "NONE"),
    "no signature, of a family": lambda one: unsigned(one, "RS256"),
    "signed by the public key": by_public_key,
    "signed by another key": lambda one: one.sign(one.claims(), other_rsa()),
    "by a key that nobody knows": lambda one: one.sign(one.claims(), other_rsa(), kid="third"),
    "by another family": lambda one: one.sign(
        one.claims(), ECKey.generate_key("P-256"), alg="ES256"
    ),
    "by the same key in another family": lambda one: one.sign(one.claims(), alg="PS256"),
    "with a key of its own": lambda one: one.sign(
        one.claims(), other_rsa(), kid=None, jwk=other_rsa().as_dict(private=False)
    ),
    "with a key of its own by our name": lambda one: one.sign(
        one.claims(), other_rsa(), jwk=other_rsa().as_dict(private=False)
    ),
    "what is critical nobody understands": lambda one: one.sign(
        one.claims(), crit=["exp"], exp=1
    ),
    "altered": altered,
    "a claim is said twice": said_twice,
    "the head says something twice": head_said_twice,
    "its claims are a list": lambda one: one.sign(b"[]"),
    "its claims are no JSON": lambda one: one.sign(b"{exp"),
    "its claims are deep": lambda one: one.sign(b"[" * 4_000),
    "a number that is none": lambda one: one.sign(b'{"exp": NaN}'),
    "it is long": lambda one: one.token(more="x" * MAX_CHARACTERS),
    "three empty parts": lambda _: "eyJ..",
    "strange letters": lambda _: "eyJhbGciOiJSUzI1NiJ9.é.x",
}  # fmt: skip


@pytest.mark.parametrize("why", REFUSED)
async def test_a_token_that_is_wrong_in_one_thing_is_nobodys(
    issuer: Provider, vouchers: Vouchers, why: str
) -> None:
    assert await vouchers.caller(issuer.token(), now())
    assert await vouchers.caller(REFUSED[why](issuer), now()) is None


TAKEN: dict[str, Forged] = {
    "among other audiences": lambda one: one.token(aud=["other", AUDIENCE]),
    "a type with its tree": lambda one: one.sign(one.claims(), typ="application/AT+JWT"),
    "it has just ended": lambda one: one.token(exp=int(time.time()) - 25),
    "it begins at once": lambda one: one.token(nbf=int(time.time()) + 25),
    "it is of a clock that is fast": lambda one: one.token(iat=int(time.time()) + 25),
    "a certificate of who signs": lambda one: one.sign(
        one.claims(), x5t="abc", x5c=["MIIB"], x5u="https://example.com/x", jku="https://example.com/k"
    ),
    "what nobody has to understand": lambda one: one.sign(one.claims(), nonce="abc"),
    "no name of the only key": lambda one: one.sign(one.claims(), kid=None),
}  # fmt: skip


@pytest.mark.parametrize("why", TAKEN)
async def test_what_makes_no_difference_makes_none(
    issuer: Provider, vouchers: Vouchers, why: str
) -> None:
    found = await vouchers.caller(TAKEN[why](issuer), now())
    assert found
    assert found.role is Role.LEAD


@pytest.mark.parametrize("family", ["RS", "PS", "ES", "EdDSA"])
async def test_each_family_takes_its_own_tokens(pool: Pool, family: str) -> None:
    async with (
        provider(family) as one,
        Vouchers(pool, Settings(**one.settings())).running() as vouchers,
    ):
        await known(vouchers)
        assert await vouchers.caller(one.token(), now())


async def test_a_remembered_token_ends_when_it_ends(issuer: Provider, vouchers: Vouchers) -> None:
    ends = now().replace(microsecond=0) + timedelta(seconds=300)
    token = issuer.token(exp=int(ends.timestamp()))
    assert await vouchers.caller(token, now())
    assert await vouchers.caller(token, ends + LEEWAY - timedelta(seconds=1))
    assert await vouchers.caller(token, ends + LEEWAY) is None


async def test_who_it_is_depends_on_issuer_and_subject_alone(
    issuer: Provider, vouchers: Vouchers
) -> None:
    first = await vouchers.caller(issuer.token("lead"), now())
    again = await vouchers.caller(issuer.token("finance", client_id="other"), now())
    other = await vouchers.caller(issuer.token("lead", sub="another"), now())
    assert first
    assert again
    assert other
    assert first.key_id == again.key_id == subject_id(issuer.issuer, "248289761001")
    assert other.key_id != first.key_id


LACKS: dict[str, tuple[Json, str]] = {
    "no role": ({"roles": None}, "role"),
    "a role that nobody knows": ({"roles": ["is-king"]}, "role"),
    "a role by its name here": ({"roles": ["admin"]}, "role"),
    "a role in an object": ({"roles": {"is-admin": True}}, "role"),
    "two roles": ({"roles": ["is-lead", "is-finance"]}, "one_role"),
    "a customer's without a customer": ({"roles": "is-customer"}, "customer"),
    "a customer that is no id": ({"roles": "is-customer", "customer": "acme"}, "customer"),
    "customers": ({"roles": "is-customer", "customer": [str(uuid4())]}, "customer"),
    "a customer that is not here": (
        {"roles": "is-customer", "customer": str(uuid4())},
        "somebody_here",
    ),
    "a technician's without one": ({"roles": "is-technician"}, "technician"),
    "a technician that is not here": (
        {"roles": "is-technician", "technician": str(uuid4())},
        "somebody_here",
    ),
    "a person that is not here": ({"roles": "is-lead", "person": str(uuid4())}, "somebody_here"),
}


@pytest.mark.parametrize("why", LACKS)
async def test_a_sound_token_that_says_too_little_is_told_what_it_lacks(
    issuer: Provider, vouchers: Vouchers, why: str
) -> None:
    claims, lacks = LACKS[why]
    with pytest.raises(TokenNotMapped) as refused:
        await vouchers.caller(issuer.token(**claims), now())
    assert refused.value.fields == {"lacks": lacks}


async def test_without_an_audience_no_access_token_counts(issuer: Provider, pool: Pool) -> None:
    settings = Settings(**issuer.settings(oidc_audience=None))
    async with Vouchers(pool, settings).running() as vouchers:
        await known(vouchers)
        assert await vouchers.caller(issuer.token(), now()) is None


@pytest.fixture
async def keycloak(issuer: Provider, pool: Pool) -> AsyncIterator[Vouchers]:
    more = {"oidc_token_type": "JWT", "oidc_role_claim": "realm_access.roles"}
    async with Vouchers(pool, Settings(**issuer.settings(**more))).running() as opened:
        await known(opened)
        yield opened


async def test_a_claim_within_another_and_another_type_are_settings(
    issuer: Provider, keycloak: Vouchers
) -> None:
    claims = issuer.claims(roles=None, realm_access={"roles": ["offline_access", "is-finance"]})
    found = await keycloak.caller(issuer.sign(claims, typ="JWT"), now())
    assert found
    assert found.role is Role.FINANCE
    assert await keycloak.caller(issuer.sign(claims, typ="at+jwt"), now()) is None
    # Of another audience, or with what only ID tokens have, it is none for this service all the same.
    assert await keycloak.caller(issuer.sign({**claims, "aud": CLIENT}, typ="JWT"), now()) is None
    assert await keycloak.caller(issuer.sign({**claims, "at_hash": "x"}, typ="JWT"), now()) is None
