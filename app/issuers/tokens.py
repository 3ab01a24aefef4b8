"""Signed tokens (RFC 7515): whether one is by a key of the issuer, in its one family of signatures."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from joserfc import jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwk import Key, import_key
from joserfc.util import urlsafe_b64decode
from msgspec import Struct

from app.issuers import documents

# Longer than any that a provider gives out, and shorter than a head may be.
MAX_CHARACTERS = 8_000
_FORM = re.compile(r"eyJ[A-Za-z0-9_-]{5,4000}\.[A-Za-z0-9_-]{5,8000}\.[A-Za-z0-9_-]{0,1400}")
_MAX_KEYS = 100
# What makes a public key; the rest is not ours to know, or to be led by.
_PUBLIC = ("kty", "kid", "alg", "n", "e", "crv", "x", "y")
_RSA_BITS = range(2048, 8193)


class Family(Struct, frozen=True):
    """Signatures of one kind."""

    key_type: str
    algorithms: tuple[str, ...]


FAMILIES: Mapping[str, Family] = {
    "RS": Family("RSA", ("RS256", "RS384", "RS512")),
    "PS": Family("RSA", ("PS256", "PS384", "PS512")),
    "ES": Family("EC", ("ES256", "ES384", "ES512")),
    "EdDSA": Family("OKP", ("EdDSA", "Ed25519")),
}


class _Registry(jws.JWSRegistry):
    """Heads as providers write them, which may tell of certificates; what they tell is not looked at."""

    max_header_length = 4_000

    def get_alg(self, name: str) -> Any:
        """What verifies it: ``EdDSA`` is an old name (RFC 9864), and the one that providers write."""
        assert self.allowed, "without a family every algorithm would be right"
        if name not in self.allowed:
            raise UnsupportedAlgorithmError(name)
        return self.algorithms[name]


class Signed(Struct, frozen=True):
    """A token by a key of the issuer."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]

    @property
    def type(self) -> str:
        """Its kind, in lower case, as ``at+jwt``; empty where it does not say."""
        return str(self.header.get("typ", "")).lower().removeprefix("application/")


def looks_like_one(text: str) -> bool:
    """Whether a text has the form of a signed token; one that is too long has not."""
    return len(text) <= MAX_CHARACTERS and _FORM.fullmatch(text) is not None


def verified(
    token: str, family: Family, key_of: Callable[[str | None], Key | None]
) -> Signed | None:
    """A token whose signature is right; None where it is not, or says what nobody here understands.

    ``key_of`` finds the issuer's key by its name; which key it is, the token says in no other way.
    """
    try:
        header = documents.parsed(urlsafe_b64decode(token.split(".", 1)[0].encode()))
        algorithm, kid = header.get("alg"), header.get("kid")
        if (
            algorithm not in family.algorithms
            or "crit" in header
            or not isinstance(header.get("typ", ""), str)
            or not isinstance(kid, str | None)
        ):
            return None
        key = key_of(kid)
        if key is None or key.alg not in (None, algorithm):
            return None
        registry = _Registry(algorithms=family.algorithms, strict_check_header=False)
        found = jws.deserialize_compact(token, key, registry=registry)
        return Signed(header, documents.parsed(found.payload or b""))
    except (JoseError, ValueError, documents.Unreadable):
        return None


def keys(document: Mapping[str, Any], family: Family) -> dict[str | None, Key]:
    """The keys of a set (RFC 7517) that sign in this family, by name; others, and unsound ones, are not."""
    listed = document.get("keys")
    found: dict[str | None, Key] = {}
    for one in listed[:_MAX_KEYS] if isinstance(listed, list) else ():
        key = _key(one, family) if isinstance(one, dict) else None
        if key is not None:
            found.setdefault(one.get("kid"), key)
    return found


def _key(told: Mapping[str, Any], family: Family) -> Key | None:
    public = {name: told[name] for name in _PUBLIC if name in told}
    verifies = told.get("use", "sig") == "sig" and told.get("key_ops", ["verify"]) == ["verify"]
    right = told.get("kty") == family.key_type and all(
        isinstance(one, str) for one in public.values()
    )
    if not (verifies and right):
        return None
    try:
        key = import_key(public)
        native = key.public_key
    except (JoseError, ValueError, TypeError, UnsupportedAlgorithm):
        return None
    if isinstance(native, RSAPublicKey) and native.key_size not in _RSA_BITS:
        return None
    return key
