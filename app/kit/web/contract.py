"""The published contract: what the service says of itself at /openapi.json, made beforehand.

It is committed, and a test holds it to the routes; so a start reads it instead of making it.
"""

import gzip
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).resolve().parents[3] / "openapi" / "openapi.json"
KEY_REQUIRED = "x-key-required"

Json = dict[str, Any]


@lru_cache
def published() -> Json:
    """The committed contract."""
    made: Json = json.loads(FILE.read_bytes())
    return made


class Rendered(NamedTuple):
    """The contract as it is sent: the same bytes to everybody.

    Attributes:
        etag: the tag of its content, to be told apart by encoding.
        plain, gzipped: the document, and the same in a fifth of the bytes.
    """

    etag: str
    plain: bytes
    gzipped: bytes


@lru_cache
def rendered() -> Rendered:
    """The committed contract, rendered once."""
    plain = json.dumps(published(), ensure_ascii=False, separators=(",", ":")).encode()
    etag = hashlib.sha256(plain).hexdigest()[:32]
    return Rendered(etag, plain, gzip.compress(plain, mtime=0))


def header(name: str) -> Json:
    """A header that answers of a route have, for its ``responses``."""
    return {name: {"$ref": f"#/components/headers/{name}"}}
