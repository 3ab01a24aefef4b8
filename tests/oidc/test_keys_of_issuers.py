"""The keys of an issuer: fetched beside everybody's work, whatever the issuer does, and never in storms."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest
from joserfc.jwk import ECKey, OctKey, RSAKey
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from app.issuers import documents, keeping, tokens
from app.issuers.vouching import Vouchers
from app.kit.postgres.database import Pool
from app.settings import Settings
from tests.oidc.conftest import DEADLINE, known
from tests.oidc.provider import Json, Provider, other_rsa, provider

KEYS, DISCOVERY = "/keys", "/.well-known/openid-configuration"


def now() -> datetime:
    return datetime.now(UTC)


async def asked(issuer: Provider, path: str, times: int) -> None:
    """Wait until a path was asked for so many times more."""
    until = issuer.asked[path] + times
    async with asyncio.timeout(DEADLINE):
        while issuer.asked[path] < until:
            await asyncio.sleep(0.01)


async def test_a_storm_of_unknown_keys_is_one_question(
    issuer: Provider, vouchers: Vouchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "SOONEST_SECONDS", 0.5)
    await vouchers.caller(issuer.sign(issuer.claims(), other_rsa(), kid="new"), now())
    await asked(issuer, KEYS, 1)
    before, began = issuer.asked.total(), time.monotonic()
    for number in range(500):
        forged = issuer.sign(issuer.claims(), other_rsa(), kid=f"unknown-{number}")
        assert await vouchers.caller(forged, now()) is None
        await asyncio.sleep(0)
    intervals = int((time.monotonic() - began) / 0.5) + 1
    # Discovery and keys, once for each interval that the storm took.
    assert issuer.asked.total() - before <= 2 * intervals
    assert intervals < 20


async def test_a_new_key_is_known_soon_after_its_first_token(
    issuer: Provider, vouchers: Vouchers
) -> None:
    issuer.rotate("second", other_rsa())
    token = issuer.token()
    assert await vouchers.caller(token, now()) is None  # refused at once: nobody waits
    await known(vouchers, "second")
    assert await vouchers.caller(token, now())


async def test_what_a_withdrawn_key_signed_counts_no_more(
    issuer: Provider, vouchers: Vouchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = issuer.token()
    assert await vouchers.caller(token, now())
    issuer.rotate("second", other_rsa(), keep=False)
    await vouchers.caller(issuer.token(), now())
    await known(vouchers, "second")
    assert await vouchers.caller(token, now()) is None


async def away(_: Request) -> Response:
    return Response("away", 503)


async def test_the_last_good_keys_count_while_the_issuer_is_away(
    issuer: Provider, vouchers: Vouchers
) -> None:
    issuer.instead[DISCOVERY] = away
    await vouchers.caller(issuer.sign(issuer.claims(), other_rsa(), kid="x"), now())
    await asked(issuer, DISCOVERY, 2)
    assert await vouchers.caller(issuer.token(sub="somebody-new"), now())


async def test_old_keys_do_not_count_for_ever(
    issuer: Provider, vouchers: Vouchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    issuer.instead[DISCOVERY] = away
    assert await vouchers.caller(issuer.token(), now())
    monkeypatch.setattr(keeping, "KEPT_SECONDS", 0.0)
    assert await vouchers.caller(issuer.token(sub="somebody-new"), now()) is None


async def test_a_start_does_not_wait_for_the_issuer(pool: Pool) -> None:
    async with provider() as issuer:
        settings = Settings(**issuer.settings())
    # Nothing listens there now.
    async with Vouchers(pool, settings).running() as vouchers:
        assert await vouchers.caller(issuer.token(), now()) is None
        async with provider(port=issuer.port) as back:
            await known(vouchers)
            assert await vouchers.caller(back.token(), now())


async def slow(_: Request) -> Response:
    async def drops() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.02)

    return StreamingResponse(drops(), media_type="application/json")


async def endless(_: Request) -> Response:
    async def much() -> AsyncIterator[bytes]:
        while True:
            yield b" " * 65_536
            await asyncio.sleep(0)  # else nobody would hear that who asked has gone

    return StreamingResponse(much(), media_type="application/json")


async def packed(_: Request) -> Response:
    return Response(b"\x1f\x8b", headers={"Content-Encoding": "gzip"})


async def elsewhere(request: Request) -> Response:
    return RedirectResponse(f"{request.base_url}keys", 302)


async def no_keys(_: Request) -> Response:
    return JSONResponse({"keys": []})


def saying(**told: object) -> Callable[[Request], Awaitable[Response]]:
    async def answer(_: Request) -> Response:
        return JSONResponse(told)

    return answer


async def nonsense(_: Request) -> Response:
    return Response("<html>sign in to the network first</html>")


async def deep(_: Request) -> Response:
    return Response("[" * 200_000)


BAD = {
    "slow": (KEYS, slow, "slow"),
    "endless": (KEYS, endless, "too_large"),
    "packed": (KEYS, packed, "packed"),
    "elsewhere": (DISCOVERY, elsewhere, "status_302"),
    "no keys": (KEYS, no_keys, "no_keys"),
    "a list": (KEYS, saying(keys="first"), "no_keys"),
    "no JSON": (DISCOVERY, nonsense, "not_json"),
    "deep": (DISCOVERY, deep, "not_json"),
    "another issuer": (DISCOVERY, saying(issuer="https://evil.example.com"), "another_issuer"),
}


@pytest.mark.parametrize("how", BAD)
async def test_a_bad_answer_costs_little_and_changes_nothing(
    issuer: Provider, vouchers: Vouchers, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(documents, "MAX_SECONDS", 0.3)
    path, answer, trouble = BAD[how]
    issuer.instead[path] = answer
    async with documents.client() as http:
        began = time.monotonic()
        with pytest.raises(documents.Unreadable, match=trouble):
            await vouchers.keeper._ask(http)
        assert time.monotonic() - began < 3
    assert await vouchers.caller(issuer.token(), now())


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://www.example.com/keys", True),
        ("http://www.example.com/keys", False),
        ("http://127.0.0.1:1/keys", False),
        ("file:///etc/passwd", False),
        ("http://[", False),
        (None, False),
        (7, False),
    ],
)
async def test_keys_come_by_tls_or_from_the_issuer_itself(
    issuer: Provider, vouchers: Vouchers, address: object, is_safe: bool
) -> None:
    assert vouchers.keeper.is_safe(address) is is_safe
    assert vouchers.keeper.is_safe(f"{issuer.issuer}/anything")


def jwk(key: RSAKey | ECKey, **more: object) -> Json:
    return {**key.as_dict(private=False), "kid": "one", **more}


UNSOUND: dict[str, Callable[[], object]] = {
    "a secret": lambda: {**OctKey.generate_key(256).as_dict(private=True), "kid": "one"},
    "another kind": lambda: jwk(ECKey.generate_key("P-256")),
    "to encrypt": lambda: jwk(other_rsa(), use="enc"),
    "to sign": lambda: jwk(other_rsa(), key_ops=["sign"]),
    "operations that are none": lambda: jwk(other_rsa(), key_ops=7),
    "short": lambda: jwk(RSAKey.generate_key(1024)),
    "no number": lambda: jwk(other_rsa(), n="!"),
    "no exponent": lambda: jwk(other_rsa(), e=""),
    "a name that is none": lambda: jwk(other_rsa(), kid=["one"]),
    "no key": lambda: 7,
}


@pytest.mark.filterwarnings("ignore:.*2048:UserWarning")
@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize("how", UNSOUND)
def test_a_key_that_is_unsound_is_left_out_alone(how: str) -> None:
    good = jwk(other_rsa(), kid="good")
    found = tokens.keys({"keys": [UNSOUND[how](), good]}, tokens.FAMILIES["RS"])
    assert list(found) == ["good"]


def test_of_two_keys_with_one_name_the_first_counts() -> None:
    listed = [jwk(other_rsa()), jwk(RSAKey.generate_key(2048))]
    found = tokens.keys({"keys": listed}, tokens.FAMILIES["RS"])
    assert found["one"].thumbprint() == other_rsa().thumbprint()
