"""A small issuer with real signatures on loopback: discovery, keys, sign-in with PKCE, sign-out.

It does what a good provider does; what a bad one does instead, tests set on it.
"""

import asyncio
import base64
import hashlib
import secrets
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from joserfc import jws
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey
from joserfc.registry import HeaderParameter, is_int
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

Json = dict[str, Any]
Answers = Callable[[Request], Awaitable[Response]]

AUDIENCE, CLIENT, SECRET = "personday-api", "personday-pages", "of-the-client"
# Making these is slow: the same ones serve all tests.
_RSA = [RSAKey.generate_key(2048), RSAKey.generate_key(2048)]
_MAKE: dict[str, Callable[[], Key]] = {
    "RS": lambda: _RSA[0],
    "PS": lambda: _RSA[0],
    "ES": lambda: ECKey.generate_key("P-256"),
    "EdDSA": lambda: OKPKey.generate_key("Ed25519"),
}
_ALGORITHMS = {"RS": "RS256", "PS": "PS256", "ES": "ES256", "EdDSA": "EdDSA"}


class _Registry(jws.JWSRegistry):
    def get_alg(self, name: str) -> Any:
        return self.algorithms[name]


_ANY_ALGORITHM = _Registry(
    header_registry={"exp": HeaderParameter("What nobody understands", is_int)},
    strict_check_header=False,
)
_PAGE = """<!doctype html><html lang="en"><head><title>Example SSO</title></head><body><main>
<h1>Example SSO</h1><form method="post" action="/decide">{fields}
<button name="answer" value="yes">Continue</button>
<button name="answer" value="no">Cancel</button></form></main></body></html>"""


def other_rsa() -> RSAKey:
    """A second key of the same kind."""
    return _RSA[1]


@dataclass
class Provider:
    """One issuer.

    Attributes:
        keys: those that it signs with, by name; the last one signs.
        asked: how often each path was asked for.
        instead: by path what answers in place of what it does.
        person: the claims of who is signed in there.
        codes: what was given out and not used yet, by code.
    """

    port: int
    family: str = "RS"
    keys: dict[str, Key] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    instead: dict[str, Answers] = field(default_factory=dict)
    person: Json = field(default_factory=lambda: {"sub": "248289761001"})
    codes: dict[str, Json] = field(default_factory=dict)
    requests: list[Json] = field(default_factory=list)
    tokens: Json = field(default_factory=dict)
    back: Json = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def algorithm(self) -> str:
        return _ALGORITHMS[self.family]

    def settings(self, **more: Any) -> Json:
        """How a service is told of it."""
        return {
            "oidc_issuer": self.issuer,
            "oidc_audience": AUDIENCE,
            "oidc_algorithms": self.family,
            "oidc_roles": {f"is-{role}": role for role in ROLES},
            "oidc_customer_claim": "customer",
            "oidc_contact_claim": "contact",
            "oidc_technician_claim": "technician",
            "oidc_person_claim": "person",
            **more,
        }

    def rotate(self, name: str, key: Key | None = None, *, keep: bool = True) -> None:
        """Sign with a new key from now on."""
        self.keys = {**(self.keys if keep else {}), name: key or _MAKE[self.family]()}

    def claims(self, role: str = "lead", **more: Any) -> Json:
        """Those of an access token that is good for five minutes; None takes one away."""
        now = int(time.time())
        usual = {
            "iss": self.issuer, "aud": AUDIENCE, "sub": "248289761001", "client_id": "portal",
            "iat": now, "exp": now + 300, "jti": secrets.token_hex(8), "roles": [f"is-{role}"],
            **more,
        }  # fmt: skip
        return {name: value for name, value in usual.items() if value is not None}

    def token(self, role: str = "lead", **more: Any) -> str:
        """A sound access token."""
        return self.sign(self.claims(role, **more))

    def sign(self, claims: Json | bytes, key: Key | None = None, **header: Any) -> str:
        """What a key signs; None takes a field of the head away."""
        name = next(reversed(self.keys))
        told = {"alg": self.algorithm, "kid": name, "typ": "at+jwt", **header}
        told = {one: value for one, value in told.items() if value is not None}
        body = claims if isinstance(claims, bytes) else JSONResponse(claims).body
        return jws.serialize_compact(
            told, bytes(body), key or self.keys[name], registry=_ANY_ALGORITHM
        )

    # --- what it answers -------------------------------------------------------------------------

    async def _answer(self, request: Request) -> Response:
        path = request.url.path
        self.asked[path] += 1
        if path in self.instead:
            return await self.instead[path](request)
        found: Response = await getattr(self, _PATHS[path])(request)
        return found

    async def discovery(self, _: Request) -> Response:
        """What it tells of itself."""
        return JSONResponse(
            {
                "issuer": self.issuer,
                "jwks_uri": f"{self.issuer}/keys",
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "end_session_endpoint": f"{self.issuer}/end",
                "authorization_response_iss_parameter_supported": True,
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": [self.algorithm],
            }
        )

    async def public_keys(self, _: Request) -> Response:
        """Its keys, without their secrets."""
        listed = [
            {**key.as_dict(private=False), "kid": name, "use": "sig"}
            for name, key in self.keys.items()
        ]
        return JSONResponse({"keys": listed})

    async def authorize(self, request: Request) -> Response:
        """The page on which somebody signs in there."""
        asked = dict(request.query_params)
        self.requests.append(asked)
        fields = "".join(
            f'<input type="hidden" name="{name}" value="{value}">' for name, value in asked.items()
        )
        return HTMLResponse(_PAGE.format(fields=fields))

    async def decide(self, request: Request) -> Response:
        """Lead back: with a code, or with why there is none."""
        form = await _form(request)
        back = {"state": form["state"], "iss": self.issuer}
        if form.pop("answer", "yes") == "no":
            back["error"] = "access_denied"
        else:
            back["code"] = self.code(form)
        target = f"{form['redirect_uri']}?{urlencode({**back, **self.back})}"
        return RedirectResponse(target, 303)

    def code(self, asked: Json) -> str:
        """A code for what was asked for."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = {**asked, "person": dict(self.person)}
        return code

    async def token_endpoint(self, request: Request) -> Response:
        """What a code is worth, once, to who asked for it."""
        form = await _form(request)
        asked = self.codes.pop(form.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if request.headers.get("authorization") != f"Basic {basic}":
            return JSONResponse({"error": "invalid_client"}, 401)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if (
            asked is None
            or form.get("grant_type") != "authorization_code"
            or form.get("redirect_uri") != asked["redirect_uri"]
            or asked.get("code_challenge_method") != "S256"
            or challenge != asked.get("code_challenge")
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse(
            {
                "access_token": "opaque",
                "token_type": "Bearer",
                "expires_in": 300,
                "id_token": self.id_token(asked),
                **self.tokens,
            }
        )

    def id_token(self, asked: Json, **more: Any) -> str:
        """Who signed in, for who asked."""
        now = int(time.time())
        claims = {
            "iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300,
            "auth_time": now, "nonce": asked.get("nonce"), **asked.get("person", {}), **more,
        }  # fmt: skip
        return self.sign({k: v for k, v in claims.items() if v is not None}, typ="JWT")

    async def end(self, request: Request) -> Response:
        """Sign out there, and lead back."""
        self.requests.append(dict(request.query_params))
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 303)


async def _form(request: Request) -> dict[str, str]:
    return dict(parse_qsl((await request.body()).decode()))


ROLES = ("customer", "technician", "lead", "finance", "mail", "admin")
_PATHS = {
    "/.well-known/openid-configuration": "discovery",
    "/keys": "public_keys",
    "/authorize": "authorize",
    "/decide": "decide",
    "/token": "token_endpoint",
    "/end": "end",
}


@asynccontextmanager
async def provider(family: str = "RS", port: int = 0) -> AsyncIterator[Provider]:
    """An issuer that listens on loopback while this is open."""
    listening = socket.create_server(("127.0.0.1", port))
    made = Provider(listening.getsockname()[1], family)
    made.rotate("first")
    routes = [Route(path, made._answer, methods=["GET", "POST"]) for path in _PATHS]
    config = uvicorn.Config(Starlette(routes=routes), lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([listening]))
    try:
        yield made
    finally:
        server.should_exit = True
        server.force_exit = True
        await serving
        listening.close()
