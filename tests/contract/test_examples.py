"""Every example in the published contract works: against the demonstration data, as it stands.

Each call starts from the same state: a copy of a database that holds the demonstration and nothing
else. The clock stands some months before the instants that the examples name.

What is answered has the fields of the example of the answer in the contract; `make examples` records
those that have changed.
"""

import json
import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import asyncpg
import httpx
import pytest
from fastapi import FastAPI

from app import examples
from app.contract import answers
from app.demo import seed
from app.kit.actor import Role
from app.kit.postgres import database
from app.kit.postgres.scopes import EVERYBODY
from app.kit.web.contract import published
from app.main import create_app, lifespan
from app.settings import Settings
from tests.conftest import fresh_database
from tests.contract.test_openapi import METHODS, Json, _named
from tests.restored import remember
from tests.support import found_broken

# No example can show a secret; what is at an address has a test of its own.
SECRET = "/calendars/{secret}.ics"
# A test holds the committed contract to the routes: to make it here, too, would cost every run seconds.
OPERATIONS = [
    (method, path)
    for path, item in published()["paths"].items()
    for method in item
    if method in METHODS and path != SECRET
]
# Who calls: an admin may do everything but speak for the customer.
AS_CUSTOMER = {"confirm_worksheet", "dispute_worksheet"}

RECORDING = "PERSONDAY_RECORD_EXAMPLES" in os.environ

SHOWN_AT = datetime(2027, 1, 4, 12, tzinfo=UTC)

Keys = dict[Role, str]


@pytest.fixture(scope="module")
async def shown(server: str, template: str) -> AsyncIterator[tuple[str, Keys]]:
    """The name of a database with the demonstration data to copy, and its keys."""
    async with fresh_database(server, template) as dsn:
        async with (
            await database.open_pool(dsn, scope=EVERYBODY, size=1) as pool,
            pool.acquire() as connection,
        ):
            keys = await seed.seed(connection, SHOWN_AT, Settings())
        assert set(keys) == set(Role)
        assert not await found_broken(dsn), "the demonstration data keeps every invariant"
        await remember(dsn)
        yield await _name(dsn), keys


@pytest.fixture(scope="module")
async def for_reading(server: str, shown: tuple[str, Keys]) -> AsyncIterator[str]:
    """A copy that nothing changes, for all that only read."""
    async with fresh_database(server, shown[0]) as dsn:
        yield dsn


@pytest.fixture
async def of_its_own(server: str, shown: tuple[str, Keys]) -> AsyncIterator[str]:
    """A copy of the demonstration of the test's own."""
    async with fresh_database(server, shown[0]) as dsn:
        yield dsn


async def _name(dsn: str) -> str:
    connection = await asyncpg.connect(dsn)
    try:
        return str(await connection.fetchval("SELECT current_database()"))
    finally:
        await connection.close()


def _example(described: Json) -> Any:
    """The first example of a parameter or body, wherever OpenAPI lets it stand."""
    if described.get("examples"):
        given = described["examples"]
        return given[0] if isinstance(given, list) else next(iter(given.values()))["value"]
    if "example" in described:
        return described["example"]
    for nested in (described.get("schema"), *described.get("anyOf", ())):
        if nested and (found := _example(_named(nested))) is not None:
            return found
    return None


def _call(method: str, path: str) -> tuple[str, Any, dict[str, str]]:
    """The path, body and headers that the document's own examples make; bytes have a type of theirs."""
    operation = published()["paths"][path][method]
    headers = {}
    for parameter in operation.get("parameters", ()):
        example = _example(parameter)
        if parameter["in"] == "path":
            assert example is not None, f"no example of {parameter['name']}"
            path = path.replace(f"{{{parameter['name']}}}", str(example))
        elif parameter["in"] == "header" and parameter.get("required"):
            headers[parameter["name"]] = str(example or uuid.uuid4())
        elif parameter["in"] == "query" and parameter.get("required"):
            path += f"{'&' if '?' in path else '?'}{parameter['name']}={example}"
    body = None
    if "requestBody" in operation:
        given = operation["requestBody"]["content"]
        [media_type] = given.keys() - {"*/*"}
        content = given[media_type]
        body = _example(content)
        assert body is not None, "no example of the body"
        if media_type != "application/json":
            headers["Content-Type"] = media_type
            body = body.encode()
    return path, body, headers


def _only(*methods: str) -> pytest.MarkDecorator:
    chosen = [(method, path) for method, path in OPERATIONS if method in methods]
    return pytest.mark.parametrize(
        ("method", "path"), chosen, ids=[f"{method.upper()} {path}" for method, path in chosen]
    )


@_only("get")
async def test_the_example_of_a_read_works_on_the_demonstration(
    for_reading: str, shown: tuple[str, Keys], method: str, path: str
) -> None:
    answer = await _answer(for_reading, shown[1], method, path)
    if "items" in answer:
        assert answer["items"], "the demonstration shows something in every list"


async def test_head_answers_as_get_does_without_a_body(
    for_reading: str, shown: tuple[str, Keys]
) -> None:
    """RFC 9110 §9.3.2: the same status and headers."""
    async with _served(for_reading, shown[1][Role.ADMIN]) as http:
        for path in [path for method, path in OPERATIONS if method == "get"]:
            target = _call("get", path)[0]
            got, head = [await http.request(method, target) for method in ("GET", "HEAD")]
            assert (head.status_code, head.content) == (200, b""), path
            # Each is told its own number, and how much it may ask still.
            own = {"x-request-id", "ratelimit"}
            told, headers = (
                {name: name in own or value for name, value in answer.headers.items()}
                for answer in (got, head)
            )
            assert headers == told, path


@_only("post", "put", "patch", "delete")
async def test_the_example_of_a_write_works_on_the_demonstration(
    of_its_own: str, shown: tuple[str, Keys], method: str, path: str
) -> None:
    await _answer(of_its_own, shown[1], method, path)
    assert not await found_broken(of_its_own)


async def _answer(dsn: str, keys: Keys, method: str, path: str) -> Json:
    """What the documented call is answered by a service that has just started."""
    operation = published()["paths"][path][method]
    target, body, headers = _call(method, path)
    role = Role.CUSTOMER if operation["operationId"] in AS_CUSTOMER else Role.ADMIN
    response = await _send(dsn, method, target, body, headers, keys[role])
    assert response.is_success, f"{response.status_code} {response.text}"
    declared = operation["responses"][str(response.status_code)]
    is_json = response.headers["content-type"] == "application/json"
    answer: Any = response.json() if is_json else response.text
    for name in ("ETag", "Location"):
        assert (name in response.headers) == (name in declared.get("headers", ())), name
    _compare(operation["operationId"], answer, declared["content"])
    made: Json = answer if is_json else {"text": answer}
    return made


def _compare(operation_id: str, answer: Any, content: Json) -> None:
    """Hold the answer to the documented one, or record it where they differ."""
    # Of several forms the first is the one that is answered where nobody names one.
    documented, *_ = content.values()
    example = documented.get("example")
    shown = _short(answer)
    if _form(shown) == _form(example):
        return
    assert RECORDING, f"{operation_id} is documented otherwise: `make examples`"
    kept = json.loads(answers.EXAMPLES.read_text()) | {operation_id: shown}
    written = json.dumps(kept, indent=1, sort_keys=True, ensure_ascii=False)
    answers.EXAMPLES.write_text(f"{written}\n")


def _short(value: Any) -> Any:
    """An answer with the first items of its lists: the others look like them."""
    if isinstance(value, dict):
        return {name: _short(item) for name, item in value.items()}
    return [_short(item) for item in value[:2]] if isinstance(value, list) else value


def _form(value: Any) -> Any:
    """The fields of an answer, at any depth: what differs from run to run left out."""
    if isinstance(value, dict):
        return {name: _form(item) for name, item in value.items()}
    return [_form(item) for item in value] if isinstance(value, list) else isinstance(value, str)


async def test_the_address_of_the_example_of_a_calendar_feed_is_a_calendar(
    of_its_own: str, shown: tuple[str, Keys]
) -> None:
    made = await _answer(of_its_own, shown[1], "post", "/v1/calendar-feeds")
    response = await _send(of_its_own, "get", made["address"], None, {}, shown[1][Role.ADMIN])
    assert response.status_code == 200
    assert "BEGIN:VEVENT" in response.text
    declared = published()["paths"][SECRET]["get"]
    _compare(declared["operationId"], response.text, declared["responses"]["200"]["content"])


@lru_cache
def _service() -> FastAPI:
    """One service for all calls; each is given a database of its own."""
    return create_app(Settings(database_url="postgresql://nowhere/nothing"))


@asynccontextmanager
async def _served(dsn: str, key: str) -> AsyncIterator[httpx.AsyncClient]:
    """A service that has just started, and who asks it."""
    app = _service()
    app.state.settings = Settings(
        database_url=dsn, pool_size=2, sandbox=True, embedded_worker=False
    )
    async with (
        lifespan(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app, raise_app_exceptions=False),
            base_url="http://test",
            headers={"Authorization": f"Bearer {key}", "Personday-Now": SHOWN_AT.isoformat()},
        ) as http,
    ):
        app.state.streams.longest_seconds = 0  # nobody waits for what does not come
        yield http


async def _send(
    dsn: str, method: str, target: str, body: Any, headers: dict[str, str], key: str
) -> httpx.Response:
    content: dict[str, Any] = {"content": body} if isinstance(body, bytes) else {"json": body}
    if body is None:
        content = {}
    async with _served(dsn, key) as http:
        return await http.request(method.upper(), target, headers=headers, **content)


def test_every_example_names_the_demonstration() -> None:
    """An id in an example is one of the demonstration's, so none is left over from elsewhere."""
    known = {str(value) for name, value in vars(examples).items() if name.isupper()}
    unknown = set()
    for method, path in OPERATIONS:
        target, body, _ = _call(method, path)
        named = [*target.split("/"), *_texts(body)]
        unknown |= {text for text in named if _is_id(text) and text not in known}
    assert not unknown


def _texts(body: Any) -> list[str]:
    if isinstance(body, dict):
        return [text for value in body.values() for text in _texts(value)]
    if isinstance(body, list):
        return [text for value in body for text in _texts(value)]
    return [body] if isinstance(body, str) else []


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


async def test_a_database_in_use_is_not_filled_with_a_demonstration(
    of_its_own: str,
) -> None:
    async with (
        await database.open_pool(of_its_own, scope=EVERYBODY, size=1) as pool,
        pool.acquire() as connection,
    ):
        before = await connection.fetchval("SELECT count(*) FROM customer")
        assert await seed.seed(connection, SHOWN_AT, Settings()) == {}
        assert await connection.fetchval("SELECT count(*) FROM customer") == before
