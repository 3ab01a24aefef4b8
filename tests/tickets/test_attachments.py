"""Files on tickets: how large, of which kinds, by which names, and seen by whom."""

import hashlib
from urllib.parse import quote

import pytest
from httpx import Response

from tests.api.world import nothing_changes, read_problem, refuse
from tests.support import Api, Json
from tests.tickets.desk import act, customer_on, opened

LIMIT = 10_000_000


async def upload(
    api: Api,
    ticket: Json,
    content: bytes = b"ERROR out of memory",
    *,
    name: str = "catalina.log",
    media_type: str | None = "text/plain",
    role: str = "admin",
    key: str | None = None,
) -> Response:
    """The answer to a file that is sent."""
    path = f"/v1/tickets/{ticket['id']}/attachments?name={quote(name, safe='')}"
    headers = {} if media_type is None else {"Content-Type": media_type}
    return await api.send("POST", path, content=content, headers=headers, role=role, key=key)


async def kept(api: Api, ticket: Json, content: bytes = b"ERROR", **how: str) -> Json:
    """A file that is taken."""
    response = await upload(api, ticket, content, **how)
    assert response.status_code == 201, response.text
    made: Json = response.json()
    return made


@pytest.fixture
async def ticket(api: Api) -> Json:
    """A customer's ticket."""
    return await opened(api, await customer_on(api))


async def test_both_sides_send_files_and_get_the_same_bytes(api: Api, ticket: Json) -> None:
    technician = await api.technician()
    content = bytes(range(256)) * 40
    sent = {}
    for role in (ticket["customer_id"], technician["id"]):
        response = await upload(
            api, ticket, content, name="core.bin", media_type="application/octet-stream", role=role
        )
        made = response.json()
        assert response.status_code == 201
        assert response.headers["location"] == f"/v1/attachments/{made['id']}"
        assert (made["size_bytes"], made["sha256"]) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
        assert (made["refused_reason"], made["message_id"]) == (None, None)
        sent[role] = made
    for role in sent:
        for made in sent.values():
            path = f"/v1/attachments/{made['id']}"
            assert await api.get(path, role=role) == made
            downloaded = await api.send("GET", f"{path}/content", role=role)
            assert downloaded.content == content
        listed = await api.get(f"/v1/tickets/{ticket['id']}/attachments", role=role)
        assert listed["items"] == list(sent.values())


async def test_a_download_is_saved_and_never_shown(api: Api, ticket: Json) -> None:
    made = await kept(api, ticket, b"<script>", name="a.txt", media_type="text/plain; charset=x")
    assert made["media_type"] == "text/plain"
    response = await api.send("GET", f"/v1/attachments/{made['id']}/content")
    headers = response.headers
    assert headers["content-disposition"] == "attachment; filename*=UTF-8''a.txt"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("sandbox;")
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-length"] == "8"


async def test_ten_megabytes_are_taken_and_a_byte_more_is_not(api: Api, ticket: Json) -> None:
    made = await kept(api, ticket, b"x" * LIMIT, name="dump.txt")
    assert made["size_bytes"] == LIMIT
    response = await api.send("GET", f"/v1/attachments/{made['id']}/content")
    assert len(response.content) == LIMIT
    async with nothing_changes(api):
        response = await upload(api, ticket, b"x" * (LIMIT + 1), name="dump.txt")
    problem = read_problem(response, 413, "body_too_large")
    assert problem["limit_bytes"] == LIMIT


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("setup.exe", "application/octet-stream"),
        ("report.pdf.exe", "application/pdf"),
        ("setup.\u202etxt.exe", "text/plain"),
        ("script", "application/x-sh"),
        ("run.exe.", "application/octet-stream"),
        ("run.exe ", "application/octet-stream"),
        ("code.js", "text/javascript"),
        ("form.txt", "multipart/form-data; boundary=x"),
    ],
)
async def test_what_runs_is_refused(api: Api, ticket: Json, name: str, media_type: str) -> None:
    async with nothing_changes(api):
        response = await upload(api, ticket, name=name, media_type=media_type)
    problem = read_problem(response, 422, "attachment_type_not_allowed")
    assert problem["media_type"] == media_type.partition(";")[0]


async def test_a_type_may_go_by_any_name_or_by_none(api: Api, ticket: Json) -> None:
    for name, declared, media_type in (
        ("log.zip", "application/x-zip-compressed", "application/zip"),
        ("screen.jpg", "image/jpg", "image/jpeg"),
        ("app.log", "text/x-log", "text/plain"),
        ("page.html", "text/html", "text/html"),
        ("dump.hprof", "application/x-unheard-of", "application/octet-stream"),
        ("note.txt", "", "text/plain"),
    ):
        made = await kept(api, ticket, name=name, media_type=declared)
        assert made["media_type"] == media_type
        response = await api.send("GET", f"/v1/attachments/{made['id']}/content")
        assert response.headers["content-type"] == "application/octet-stream"
        assert response.headers["content-disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\logs\\catalina.log", "catalina.log"),
        ("žurnál 日本.log", "žurnál 日本.log"),
        ("a\r\nSet-Cookie: b=c.txt", "aSet-Cookie: b=c.txt"),
        ("report\u202etxt.log", "reporttxt.log"),
        ('say "hi"; filename=x.txt', 'say "hi"; filename=x.txt'),
    ],
)
async def test_a_name_is_a_name_and_nothing_else(
    api: Api, ticket: Json, sent: str, name: str
) -> None:
    made = await kept(api, ticket, name=sent)
    assert made["name"] == name
    response = await api.send("GET", f"/v1/attachments/{made['id']}/content")
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    assert response.headers["content-disposition"] == disposition
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize("name", ["", " ", "..", "logs/", "\u202e", "x" * 201, "a\x00b"])
async def test_a_file_has_a_name(api: Api, ticket: Json, name: str) -> None:
    async with nothing_changes(api):
        response = await upload(api, ticket, name=name)
    read_problem(response, 422, "validation_failed")


async def test_a_file_without_a_byte_is_none(api: Api, ticket: Json) -> None:
    async with nothing_changes(api):
        response = await upload(api, ticket, b"")
    read_problem(response, 422, "validation_failed")


async def test_a_retry_keeps_one_file(api: Api, ticket: Json) -> None:
    first, again = [await upload(api, ticket, b"\xff\x00", key="same") for _ in range(2)]
    assert first.json() == again.json()
    assert again.headers["idempotent-replayed"] == "true"
    other = await upload(api, ticket, b"\xff\x01", key="same")
    read_problem(other, 422, "idempotency_key_reused")


async def test_files_of_other_customers_are_not_seen(api: Api, ticket: Json) -> None:
    made = await kept(api, ticket)
    other = await customer_on(api)
    own = await opened(api, other)
    how: Json = {"status": 404, "role": other["id"]}
    path = f"/v1/attachments/{made['id']}"
    for theirs in (path, f"{path}/content"):
        await refuse(api, "GET", theirs, code="attachment_not_found", **how)
    listed = f"/v1/tickets/{ticket['id']}/attachments"
    await refuse(api, "GET", listed, code="ticket_not_found", **how)
    async with nothing_changes(api):
        read_problem(await upload(api, ticket, role=other["id"]), 404, "ticket_not_found")
    assert (await api.get(f"/v1/tickets/{own['id']}/attachments"))["items"] == []
    async with nothing_changes(api):
        read_problem(await upload(api, ticket, role="finance"), 403, "forbidden")


async def test_a_closed_ticket_takes_no_file(api: Api, ticket: Json) -> None:
    await act(api, ticket, "resolve")
    await kept(api, ticket)
    await act(api, ticket, "close")
    async with nothing_changes(api):
        read_problem(await upload(api, ticket), 409, "invalid_transition")
