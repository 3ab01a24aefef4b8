"""The published contract: what the service says of itself at /openapi.json, made beforehand.

It is committed, and a test holds it to the routes; so a start reads it instead of making it.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI

FILE = Path(__file__).resolve().parents[2] / "openapi" / "openapi.json"
KEY_REQUIRED = "x-key-required"

Json = dict[str, Any]


def publish(app: FastAPI) -> None:
    """Answer ``/openapi.json`` with the committed contract."""
    app.openapi = published  # type: ignore[method-assign]


@lru_cache
def published() -> Json:
    """The committed contract."""
    made: Json = json.loads(FILE.read_bytes())
    return made


def header(name: str) -> Json:
    """A header that answers of a route have, for its ``responses``."""
    return {name: {"$ref": f"#/components/headers/{name}"}}
