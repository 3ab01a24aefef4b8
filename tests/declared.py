"""Holds what the service refuses to the contract: an operation declares each of its problems."""

import re
from functools import lru_cache

import httpx

from app.kit.web.contract import Json, published

# Refused before an operation is found, for the whole head, or as where a path has an id a word is none.
OF_THE_ADDRESS = ("method_not_allowed", "not_found", "overloaded", "repeated_header")


def check(response: httpx.Response) -> None:
    """Fail where the answer is a problem that the contract does not declare for its operation."""
    if response.headers.get("content-type") != "application/problem+json":
        return
    request = response.request
    operation = _operation(request.method, request.url.path)
    if operation is None:
        return
    answer = operation["responses"].get(str(response.status_code), {})
    if "$ref" in answer:
        answer = published()["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    code = response.json()["code"]
    assert code in (*OF_THE_ADDRESS, *answer.get("x-problem-codes", ())), (
        f"{operation['operationId']} answers {code}, which it does not declare: what it calls says"
        " nothing of it under `Raises:`"
    )


@lru_cache(maxsize=4096)
def _operation(method: str, path: str) -> Json | None:
    for pattern, operations in _paths():
        if pattern.fullmatch(path) and method.lower() in operations:
            found: Json = operations[method.lower()]
            return found
    return None


@lru_cache
def _paths() -> list[tuple[re.Pattern[str], Json]]:
    """Paths as patterns; those without a parameter first, since they go before others."""
    paths = sorted(published()["paths"].items(), key=lambda one: one[0].count("{"))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), made) for path, made in paths]
