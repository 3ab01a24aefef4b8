"""Signing in at the issuer by an authorization code, with PKCE (RFC 6749, 7636, 9207; OpenID Connect)."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote_plus, urlencode

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc.errors import JoseError
from msgspec import Struct

from app.issuers import documents, rules, tokens
from app.issuers.rules import NotSignedIn, Vouched
from app.issuers.vouching import Vouchers

# What an access token and one that tells of a sign-out are called: no ID token is.
_OTHER_TYPES = frozenset({"at+jwt", "logout+jwt"})


class Errand(Struct, frozen=True):
    """One way to the issuer and back: what binds the answer to the browser that went there.

    All of it follows from a token that this browser alone keeps, under a secret of the service.
    """

    secret: bytes
    token: str

    @property
    def state(self) -> str:
        """What the answer has to bring back."""
        return self._derived("state")

    @property
    def nonce(self) -> str:
        """What the ID token has to hold."""
        return self._derived("nonce")

    @property
    def verifier(self) -> str:
        """What proves that who redeems the code has asked for it."""
        return self._derived("verifier")

    def is_answered_by(self, state: str) -> bool:
        """Whether an answer is to this one."""
        return hmac.compare_digest(self.state.encode(), state.encode())

    def _derived(self, use: str) -> str:
        text = f"personday sign-in {use}\0{self.token}".encode()
        return hmac.digest(self.secret, text, hashlib.sha256).hex()


def address(issuer: Vouchers, errand: Errand, back: str, *, anew: bool) -> str:
    """Where the issuer signs people in; ``back`` is where they come back, ``anew`` asks them again.

    Raises:
        NotSignedIn: the issuer does not say where.
    """
    asked: dict[str, str] = {"max_age": "0"} if anew else {}
    if anew and issuer.settings.oidc_acr:
        asked["acr_values"] = " ".join(issuer.settings.oidc_acr)
    found: str = prepare_grant_uri(
        _endpoint(issuer, "authorization_endpoint"),
        client_id=issuer.settings.oidc_client_id,
        response_type="code",
        redirect_uri=back,
        scope=issuer.settings.oidc_scope,
        state=errand.state,
        nonce=errand.nonce,
        code_challenge=create_s256_code_challenge(errand.verifier),
        code_challenge_method="S256",
        **asked,
    )
    return found


def check_issuer(issuer: Vouchers, named: str | None) -> None:
    """Hold an answer to be of the issuer that was asked (RFC 9207).

    Raises:
        NotSignedIn: another one answers, or one that always says who it is does not.
    """
    found = issuer.keeper.found
    says = found and found.metadata.get("authorization_response_iss_parameter_supported") is True
    if named != issuer.keeper.issuer and (named is not None or says):
        raise NotSignedIn("lost")


async def signed_in(
    issuer: Vouchers, code: str, errand: Errand, back: str, now: datetime
) -> Vouched:
    """Who signed in, for a code.

    Raises:
        NotSignedIn: the issuer could not be asked, takes the code for nothing, or tells who it is
            by a token that is not right.
        TokenNotMapped: nothing here says what they may do, or for whom.
    """
    answer = await _redeemed(issuer, code, errand, back)
    claims = _identity(issuer, answer, errand, now)
    vouched = rules.vouched(claims, issuer.reading)
    await issuer.check_here(vouched)
    return vouched


async def _redeemed(issuer: Vouchers, code: str, errand: Errand, back: str) -> Mapping[str, Any]:
    client, secret = issuer.settings.oidc_client_id, issuer.settings.oidc_client_secret
    assert client, "nobody was sent there"
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": errand.verifier,
    }
    url = _endpoint(issuer, "token_endpoint")
    try:
        if secret is None:
            return await documents.read(issuer.http, url, form={**form, "client_id": client})
        # Both are written as in a form (RFC 6749, 2.3.1).
        auth = quote_plus(client), quote_plus(secret.get_secret_value())
        return await documents.read(issuer.http, url, form=form, auth=auth)
    except documents.Unreadable as error:
        refused = str(error) in ("status_400", "status_401")
        raise NotSignedIn("lost" if refused else "not_reached") from None


def _identity(
    issuer: Vouchers, answer: Mapping[str, Any], errand: Errand, now: datetime
) -> Mapping[str, Any]:
    """The claims of the ID token of an answer, which is for us, for this errand, and in time."""
    client, token = issuer.settings.oidc_client_id, answer.get("id_token")
    assert client, "nobody was sent there"
    if not isinstance(token, str) or not tokens.looks_like_one(token):
        raise NotSignedIn("lost")
    signed = tokens.verified(token, issuer.family, issuer.keeper.key)
    if signed is None or signed.type in _OTHER_TYPES:
        raise NotSignedIn("lost")
    claims = signed.claims
    if not (
        rules.are_of(claims, issuer.keeper.issuer, client)
        and rules.are_in_time(claims, now)
        and "events" not in claims
    ):
        raise NotSignedIn("lost")
    _check_id_token(claims, signed.header["alg"], client, answer.get("access_token"), errand, now)
    return claims


def _check_id_token(
    claims: Mapping[str, Any],
    algorithm: str,
    client: str,
    access_token: object,
    errand: Errand,
    now: datetime,
) -> None:
    # Its hash of the access token is named after the older name of this algorithm.
    header = {"alg": "EdDSA" if algorithm == "Ed25519" else algorithm}
    expected = {"nonce": errand.nonce, "client_id": client, "access_token": access_token}
    leeway = int(rules.LEEWAY / timedelta(seconds=1))
    try:
        CodeIDToken(dict(claims), header, params=expected).validate(int(now.timestamp()), leeway)
    except (JoseError, TypeError, ValueError, AttributeError):
        raise NotSignedIn("lost") from None


def way_out(issuer: Vouchers, back: str) -> str | None:
    """Where people sign out at the issuer, too, and come back from; None where it offers nothing."""
    found = issuer.keeper.found
    where = found and found.metadata.get("end_session_endpoint")
    if not isinstance(where, str) or not issuer.keeper.is_safe(where):
        return None
    separator = "&" if "?" in where else "?"
    told = {"client_id": issuer.settings.oidc_client_id or "", "post_logout_redirect_uri": back}
    return where + separator + urlencode(told)


def _endpoint(issuer: Vouchers, name: str) -> str:
    found = issuer.keeper.found
    where = found and found.metadata.get(name)
    if not isinstance(where, str) or not issuer.keeper.is_safe(where):
        raise NotSignedIn("not_reached")
    return where
