"""Bytes that are no JSON, or JSON that nobody should send: a problem, never a fault."""

import json
from collections.abc import AsyncIterator

import pytest
from httpx import Response

from tests.api.ticketing import open_ticket
from tests.api.world import World, nothing_changes, pointers, read_problem
from tests.support import Api

PATH = "/v1/customers"
RIGHT = b'{"name": "Acme", "deployment": "cloud"}'
LIMIT = 256_000


async def send(api: Api, content: bytes, path: str = PATH, **headers: str) -> Response:
    """POST these bytes; nothing may change."""
    async with nothing_changes(api):
        return await api.send("POST", path, content=content, key="wire", headers=headers)


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b'{"name": "Acme"',
        b"name=Acme",
        b"{'name': 'Acme'}",
        b'{"name": "Acme",}',
        b"\x00",
        "{}".encode("utf-16-le"),
        RIGHT.decode().encode("utf-16-be"),
        RIGHT.decode().encode("utf-32-le"),
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\xef\xbb\xbf" + RIGHT,
        b'{"minutes": 1e99999999999999999999}',
        b'{"minutes": ' + b"1" * 250_000 + b"}",
        b'{"minutes": 01}',
        b"\xff\xfe{\x00}\x00",
        b'{"name": "\xff", "deployment": "cloud"}',
        b'{"name": "\xc3\x28", "deployment": "cloud"}',
        b'{"name": "\xed\xa0\x80", "deployment": "cloud"}',
        b'{"\xf0\x9f": "cut off"}',
        b'{"name": "line\nbreak", "deployment": "cloud"}',
        b'{"minutes": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
    ],
    ids=range(24),
)
async def test_a_body_that_is_not_json_in_utf8_is_malformed(world: World, content: bytes) -> None:
    response = await send(world.api, content)
    read_problem(response, 400, "malformed_body")
    # A path whose body may be left out reads it all the same.
    path = f"/v1/purchases/{world.own.purchases['paid']['id']}/refund"
    read_problem(await send(world.api, content, path), 400, "malformed_body")


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        (b'{"name": "a\\ud800b", "deployment": "cloud"}', "/name"),
        (b'{"name": "\\udfff", "deployment": "cloud"}', "/name"),
        (b'{"name": "a\\u0000b", "deployment": "cloud"}', "/name"),
        (b'{"name": "Acme", "deployment": "\\ud800"}', "/deployment"),
        (b'{"name": "Acme", "deployment": "cloud", "time_zone": "\\ud800"}', "/time_zone"),
        (b'{"name": NaN, "deployment": "cloud"}', "/name"),
        (b'{"name": -Infinity, "deployment": "cloud"}', "/name"),
        (b'{"name": 1e999, "deployment": "cloud"}', "/name"),
        (b'{"name": ' + b"[" * 200 + b"]" * 200 + b', "deployment": "cloud"}', "/name"),
        (b'{"name": 123456789012345678901234567890, "deployment": "cloud"}', "/name"),
        (b'{"name": "Acme", "deployment": "cloud", "__proto__": {}}', "/__proto__"),
        (b'\xef\xbb\xbf{"name": 1, "deployment": "cloud"}', "/name"),
        (b'{"name": "\xef\xbb\xbf\\n", "deployment": "cloud"}', "/name"),
    ],
    ids=range(13),
)
async def test_json_that_fits_no_field_is_refused_with_its_pointer(
    world: World, content: bytes, pointer: str
) -> None:
    refusal = read_problem(await send(world.api, content), 422, "validation_failed")
    assert pointers(refusal) == [pointer]


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        (b'{"name": "Acme", "name": "Eve", "deployment": "cloud"}', "/name"),
        (b'{"name": "Acme", "deployment": "cloud", "name": "Acme"}', "/name"),
        (b'{"name": "Acme", "n\\u0061me": "Eve", "deployment": "cloud"}', "/name"),
        (b'{"name": null, "name": "Acme", "deployment": "cloud"}', "/name"),
        (b'{"name": "Acme", "deployment": "cloud", "x/y": 1, "x/y": 2}', "/x~1y"),
        (b'{"name": "Acme", "deployment": "cloud", "": 1, "": 2}', "/"),
        (
            b'{"name": "Acme", "deployment": "cloud", "time_zone": [], "time_zone": []}',
            "/time_zone",
        ),
    ],
    ids=range(7),
)
async def test_a_field_that_is_given_twice_is_named(
    world: World, content: bytes, pointer: str
) -> None:
    refusal = read_problem(await send(world.api, content), 422, "validation_failed")
    (found,) = refusal["errors"]
    assert (found["pointer"], found["code"]) == (pointer, "repeated_field")


async def test_a_field_that_is_given_twice_is_named_at_any_depth(world: World) -> None:
    session = world.own.sessions["in_progress"]["id"]
    entry = b'{"technician_id": "x", "started_at": 1, "started_at": 2}'
    body = b'{"summary": "s", "time_entries": [{}, %s], "time_entries": 1}' % entry
    path = f"/v1/sessions/{session}/worksheet"
    refusal = read_problem(await send(world.api, body, path), 422, "validation_failed")
    assert pointers(refusal) == ["/time_entries"]
    body = b'{"summary": "s", "time_entries": [%s]}' % entry
    refusal = read_problem(await send(world.api, body, path), 422, "validation_failed")
    assert {one["pointer"]: one["code"] for one in refusal["errors"]} == {
        "/time_entries/0/technician_id": "wrong_form",
        "/time_entries/0/started_at": "repeated_field",
        "/time_entries/0/ended_at": "missing",
    }


async def test_a_mark_of_the_byte_order_is_passed_over(world: World) -> None:
    response = await world.api.send("POST", PATH, content=b"\xef\xbb\xbf" + RIGHT)
    assert response.status_code == 201


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("Authorization", "", "Bearer pd_unknown"),
        ("Idempotency-Key", "a", "b"),
        ("Idempotency-Key", "a", '"a"'),
        ("Content-Type", "application/json", "text/plain"),
        ("If-Match", '"v1"', '"v2"'),
        ("if-match", '"v1"', "*"),
        ("Personday-Now", "2031-03-05T12:00:00Z", "2031-03-05T12:00:01Z"),
        ("Content-Length", "39", "40"),
        ("X-Request-Id", "01990000", "01990001"),
    ],
    ids=range(9),
)
async def test_a_header_that_is_given_twice_and_differently_is_named(
    world: World, name: str, first: str, second: str
) -> None:
    key = ("Authorization", f"Bearer {world.api.keys['admin']}")
    usual = [key, ("Content-Type", "application/json"), ("Content-Length", str(len(RIGHT)))]
    others = [one for one in usual if one[0] != name]
    customer = f"{PATH}/{world.own.id}"
    for method, path, values in (
        ("PATCH", customer, (first, second)),
        ("POST", PATH, (second, first)),
    ):
        sent = [*others, *((name, value or key[1]) for value in values)]
        async with nothing_changes(world.api):
            response = await world.api.http.request(method, path, content=RIGHT, headers=sent)
            refusal = read_problem(response, 400, "repeated_header")
        assert name.lower() in refusal["detail"].lower()
    twice = [*others, *((name, first or key[1]) for _ in range(2))]
    response = await world.api.http.post(PATH, content=RIGHT, headers=twice)
    assert response.status_code == 201, "twice the same is no riddle"


async def test_a_lone_surrogate_in_the_name_of_a_field_is_refused(world: World) -> None:
    content = b'{"name": "Acme", "deployment": "cloud", "\\ud800": 1}'
    refusal = read_problem(await send(world.api, content), 422, "validation_failed")
    assert len(refusal["errors"]) == 1


@pytest.mark.parametrize(
    "number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"1" * 300]
)
async def test_a_number_that_is_none_is_neither_minutes_nor_money(
    world: World, number: bytes
) -> None:
    path = f"/v1/customers/{world.own.id}/purchases"
    for field in ("minutes", "price_per_person_day"):
        values = {"minutes": b"480", "price_per_person_day": b"960", "currency": b'"EUR"'}
        values[field] = number
        members = b", ".join(b'"%s": %s' % (name.encode(), of) for name, of in values.items())
        refusal = read_problem(
            await send(world.api, b"{" + members + b"}", path), 422, "validation_failed"
        )
        assert pointers(refusal) == [f"/{field}"]


async def test_a_body_that_is_needed_cannot_be_left_out(world: World) -> None:
    for content in (b"", b"null"):
        read_problem(await send(world.api, content), 422, "validation_failed")


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "image/png",
        "text/x+json",
    ],
)
async def test_a_body_of_another_content_type_is_not_read(world: World, content_type: str) -> None:
    response = await send(world.api, RIGHT, **{"Content-Type": content_type})
    read_problem(response, 415, "unsupported_media_type")


async def test_a_parameter_on_the_content_type_is_no_other_type(world: World) -> None:
    response = await world.api.send(
        "POST", PATH, content=RIGHT, headers={"Content-Type": "application/json; charset=utf-8"}
    )
    assert response.status_code == 201


def _padded(size: int) -> bytes:
    """A customer whose body has exactly this size."""
    return RIGHT + b" " * (size - len(RIGHT))


async def test_a_body_of_the_limit_is_read_and_one_byte_more_is_not(api: Api) -> None:
    refusal = read_problem(await send(api, _padded(LIMIT + 1)), 413, "body_too_large")
    assert refusal["limit_bytes"] == LIMIT
    response = await api.send("POST", PATH, content=_padded(LIMIT))
    assert response.status_code == 201


async def test_a_file_is_bytes_of_any_kind_up_to_a_limit_of_its_own(world: World) -> None:
    ticket = world.own.tickets.by_status["open"]["id"]
    path = f"/v1/tickets/{ticket}/attachments?name=dump.bin"
    binary = {"Content-Type": "application/octet-stream"}
    most = 10_000_000
    refusal = read_problem(
        await send(world.api, b"\xff" * (most + 1), path, **binary), 413, "body_too_large"
    )
    assert refusal["limit_bytes"] == most
    # What is behind the path of the file is held to the usual limit.
    content = await send(
        world.api, b"\xff" * (LIMIT + 1), f"/v1/tickets/{ticket}/replies", **binary
    )
    assert read_problem(content, 413, "body_too_large")["limit_bytes"] == LIMIT
    for content_bytes in (b"\xff" * most, b"[" * 1000, bytes(range(256))):
        made = await world.api.send("POST", path, content=content_bytes, headers=binary)
        assert made.status_code == 201, made.text
        assert made.json()["size_bytes"] == len(content_bytes)
        kept = await world.api.send("GET", f"/v1/attachments/{made.json()['id']}/content")
        assert kept.content == content_bytes


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("run.exe", "application/octet-stream"),
        ("report.pdf.JS", "text/plain"),
        ("note.txt", "application/x-msdownload"),
        ("note.txt", "multipart/form-data; boundary=x"),
    ],
)
async def test_a_file_that_runs_is_not_kept(world: World, name: str, media_type: str) -> None:
    ticket = world.own.tickets.by_status["open"]["id"]
    path = f"/v1/tickets/{ticket}/attachments?name={name}"
    response = await send(world.api, b"x", path, **{"Content-Type": media_type})
    refusal = read_problem(response, 422, "attachment_type_not_allowed")
    assert refusal["media_type"] == media_type.partition(";")[0]


async def test_a_file_has_a_name(world: World) -> None:
    ticket = world.own.tickets.by_status["open"]["id"]
    for query in ("", "?name=", "?name=%20", "?name=a%00b", f"?name={'x' * 201}"):
        path = f"/v1/tickets/{ticket}/attachments{query}"
        response = await send(world.api, b"x", path, **{"Content-Type": "text/plain"})
        assert pointers(read_problem(response, 422, "validation_failed")) == ["?name"], query


async def test_a_queue_without_a_ticket_answers_with_nothing(api: Api) -> None:
    technician = await api.technician()
    for _ in range(2):
        taken = await api.send(
            "POST", "/v1/tickets/next", role=technician["id"], key="the same both times"
        )
        assert (taken.status_code, taken.content) == (204, b"")
        assert "content-type" not in taken.headers
    # Nothing was done, so nothing is kept: the same request finds what has come since.
    ticket = await open_ticket(api, (await api.customer())["id"])
    taken = await api.send(
        "POST", "/v1/tickets/next", role=technician["id"], key="the same both times"
    )
    assert (taken.status_code, taken.json()["id"]) == (200, ticket["id"])


async def test_a_body_without_a_length_is_counted_as_it_comes(api: Api) -> None:
    async def chunks(size: int) -> AsyncIterator[bytes]:
        content = _padded(size)
        for at in range(0, size, 10_000):
            yield content[at : at + 10_000]

    headers = {"Authorization": f"Bearer {api.keys['admin']}", "Content-Type": "application/json"}
    async with nothing_changes(api):
        response = await api.http.post(PATH, content=chunks(LIMIT + 1), headers=headers)
        assert "content-length" not in response.request.headers
        refusal = read_problem(response, 413, "body_too_large")
    assert refusal["limit_bytes"] == LIMIT
    response = await api.http.post(PATH, content=chunks(LIMIT), headers=headers)
    assert response.status_code == 201


@pytest.mark.parametrize("authorization", ["", "Bearer pd_unknown", "Basic eDp5", "Bearer "])
@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("POST", PATH, 401, "unauthenticated"),
        ("POST", "/v1/inbound/email", 401, "unauthenticated"),
        ("POST", "/v1/nowhere", 404, "not_found"),
        ("DELETE", PATH, 405, "method_not_allowed"),
        ("GET", PATH, 401, "unauthenticated"),
        ("GET", "/livez", 200, None),
        ("POST", "/calendars/unknown.ics", 405, "method_not_allowed"),
    ],
)
async def test_nothing_is_read_of_who_has_no_key(
    api: Api, method: str, path: str, status: int, code: str | None, authorization: str
) -> None:
    reads = 0

    async def body() -> AsyncIterator[bytes]:
        nonlocal reads
        reads += 1
        yield b" " * (LIMIT + 1)

    headers = {"Authorization": authorization}
    response = await api.http.request(method, path, content=body(), headers=headers)
    assert (response.status_code, response.json().get("code"), reads) == (status, code, 0)


async def test_no_more_than_the_limit_is_read_of_who_has_one(api: Api) -> None:
    parts = [b" " * 100_000] * 30

    async def body() -> AsyncIterator[bytes]:
        while parts:
            yield parts.pop()

    headers = {"Authorization": f"Bearer {api.keys['admin']}"}
    response = await api.http.post(PATH, content=body(), headers=headers)
    assert read_problem(response, 413, "body_too_large")["limit_bytes"] == LIMIT
    assert len(parts) == 27

    parts[:] = [b" "]
    headers["Content-Length"] = str(LIMIT + 1)
    response = await api.http.post(PATH, content=body(), headers=headers)
    read_problem(response, 413, "body_too_large")
    assert parts, "what is too long by its own word is not begun"


async def test_a_length_that_lies_does_not_hide_a_large_body(api: Api) -> None:
    response = await send(api, _padded(LIMIT + 1), **{"Content-Length": "10"})
    read_problem(response, 413, "body_too_large")


async def test_a_key_of_other_bytes_than_ascii_is_refused(world: World) -> None:
    headers = {"Authorization": f"Bearer {world.api.keys['admin']}"}
    raw = [
        (b"idempotency-key", b"caf\xe9"),
        *((k.encode(), v.encode()) for k, v in headers.items()),
    ]
    async with nothing_changes(world.api):
        response = await world.api.http.post(
            PATH, content=RIGHT, headers=[*raw, (b"content-type", b"application/json")]
        )
    read_problem(response, 400, "invalid_idempotency_key")


async def test_a_credential_of_any_bytes_is_only_unknown(world: World) -> None:
    for value in (b"Bearer \xff\xfe", b"Bearer", b"Basic eDp5", b"Bearer " + b"x" * 5000, b"\xff"):
        response = await world.api.http.get(PATH, headers=[(b"authorization", value)])
        read_problem(response, 401, "unauthenticated")


async def test_a_query_of_any_bytes_is_only_refused(world: World) -> None:
    for query in ("%00=1", "%ff=%ff", "a%ED%A0%80=1", "cursor=%00", "cursor=%ff", "limit=%00"):
        response = await world.api.send("GET", f"{PATH}?{query}")
        assert response.status_code in (400, 422), query
        assert response.headers["content-type"] == "application/problem+json"
        json.loads(response.content)
