"""What is exported is what the API tells, whole and as it was written, in each format."""

import gzip
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest

from app.exports.rules import ExportKind
from tests.api.ticketing import open_ticket
from tests.api.world import DAY, SECOND, World, pointers, problem, z
from tests.exports.reading import exported, objects, read, rows
from tests.support import NOON, Api, Json

KINDS = list(ExportKind)
MONEY = {"price_per_person_day", "net", "tax_rate", "tax", "gross", "paid_amount"}
NESTED = {
    "entries": {"postings", "lot"},
    "sessions": {"technician_ids"},
    "worksheets": {"time_entries"},
}
INSTANTS = {
    "entries": "booked_at",
    "postings": "booked_at",
    "purchases": "created_at",
    "sessions": "starts_at",
    "worksheets": "submitted_at",
    "tickets": "created_at",
    "approvals": "requested_at",
    "reopenings": "reopened_at",
    "audit": "at",
}


async def _items(api: Api, path: str) -> list[Json]:
    """Every item of a list or feed."""
    items: list[Json] = []
    cursor = ""
    while True:
        page = await api.get(f"{path}?limit=200{cursor}")
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        cursor = f"&cursor={quote(page['next_cursor'])}"


def _alike(value: Any) -> Any:
    """A value without its spelling: instants have the same digits, decimals the same places."""
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            return value
    return value


async def test_entries_are_those_of_the_feed_in_its_order(world: World) -> None:
    told, found = await _items(world.api, "/v1/entries"), await read(world.api, "entries")
    assert len(found) == len(told) > 40
    for row, entry in zip(found, told, strict=True):
        position = row.pop("position")
        assert position > 0
        assert {name: _alike(value) for name, value in row.items()} == {
            name: _alike(value) for name, value in entry.items()
        }


async def test_postings_are_those_of_the_entries(world: World) -> None:
    found = await read(world.api, "postings")
    told = [
        (entry["id"], place, posting)
        for entry in await _items(world.api, "/v1/entries")
        for place, posting in enumerate(entry["postings"])
    ]
    assert len(found) == len(told) > 40
    by_place = {(row["entry_id"], row["position"]): row for row in found}
    for entry_id, place, posting in told:
        row = by_place[entry_id, place]
        settles = posting.pop("settles")
        assert [row["settles_seq"], row["settles_position"]] == (settles or [None, None])
        assert {name: row[name] for name in posting} == posting


@pytest.mark.parametrize("kind", ["purchases", "sessions", "worksheets", "tickets", "approvals"])
async def test_other_rows_are_those_of_the_lists(world: World, kind: str) -> None:
    told = {one["id"]: one for one in await _items(world.api, f"/v1/{kind}")}
    found = await read(world.api, kind)
    assert {row["id"] for row in found} == told.keys()
    for row in found:
        one = told[row["id"]]
        for name in row.keys() & one.keys() - {"moves", "time_entries", *MONEY}:
            assert _alike(row[name]) == _alike(one[name]), (kind, name)
        for name in MONEY & row.keys() & one.keys():
            assert row[name] == one[name], name


async def test_worksheets_and_sessions_carry_who_worked(world: World) -> None:
    [sheet] = [
        row
        for row in await read(world.api, "worksheets")
        if row["id"] == world.own.worksheets["confirmed"]["id"]
    ]
    [entry] = sheet["time_entries"]
    assert entry["technician_id"] == world.own.technician["id"]
    assert entry["ended_at"] == "2031-02-15T12:47:10.000000Z"
    [session] = [
        row for row in await read(world.api, "sessions") if row["id"] == sheet["session_id"]
    ]
    assert session["technician_ids"] == [world.own.technician["id"]]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_table_has_what_the_objects_have(world: World, kind: str) -> None:
    made, table = await read(world.api, kind), rows(await exported(world.api, kind, "csv"))
    assert len(made) == len(table) > 0
    for one, line in zip(made, table, strict=True):
        flat = {name: value for name, value in one.items() if name in line}
        assert line == {name: _written(value) for name, value in flat.items()}
        assert one.keys() - line.keys() == NESTED.get(kind, set())


def _written(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("kind", KINDS)
async def test_rows_are_narrowed_to_a_half_open_time_and_a_customer(
    world: World, kind: str
) -> None:
    api, name = world.api, INSTANTS[kind]
    every = await read(api, kind)
    at = datetime.fromisoformat(every[len(every) // 2][name])
    for edge in (at - SECOND, at, at + SECOND):
        early, late = await read(api, kind, to=z(edge)), await read(api, kind, **{"from": z(edge)})
        assert early == [row for row in every if datetime.fromisoformat(row[name]) < edge]
        assert late == [row for row in every if datetime.fromisoformat(row[name]) >= edge]
    assert await read(api, kind, **{"from": z(at), "to": z(at)}) == []
    if kind == "reopenings":
        path = f"/v1/exports/{kind}?customer_id={world.own.id}"
        refusal = await problem(api, "GET", path, status=422, code="validation_failed")
        assert pointers(refusal) == ["?customer_id"]
        return
    own = await read(api, kind, customer_id=world.own.id)
    assert own == [row for row in every if row["customer_id"] == world.own.id] != []


async def test_entries_go_on_behind_a_position(world: World) -> None:
    every = await read(world.api, "entries")
    for number in (0, 7, len(every) - 1):
        rest = await read(world.api, "entries", after=str(every[number]["position"]))
        assert rest == every[number + 1 :]
    assert await read(world.api, "entries", after="0") == every


# --- texts ---------------------------------------------------------------------------------------

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r1",
    "\n1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "  =1",
    "\u200b=1",
]
PLAIN = [
    "done", "a=1", "1-2", "'=1", "back\\slash \\n \\.", 'quote " quote ""', "a,b;c", "line\nline",
    "line\r\nline\r", "tab\there", "\x01\x02\x7f", "naïve ŘÍZENÍ 日本語 🎉", "\\.", "end\\", "# end,1,2",
    '{"a": "b"}', "\u2028", " blank ", "_x0041_",
]  # fmt: skip


async def test_any_text_comes_out_as_it_was_written_and_no_formula_does(api: Api) -> None:
    customer = await api.customer()
    path = f"/v1/customers/{customer['id']}/adjustments"
    for text in (*FORMULAS, *PLAIN):
        await api.post(path, {"minutes": 10, "reason": f"x{text}x"})
    # Requests are trimmed; what is in the database need not be.
    await api.db.execute("UPDATE ledger_note SET reason = substr(reason, 2, length(reason) - 2)")
    entries = await read(api, "entries")
    assert [one["reason"] for one in entries] == [*FORMULAS, *PLAIN]
    for given, delimiter in (({}, ","), ({"locale": "de"}, ";")):
        content = await exported(api, "entries", "csv", **given)
        table = rows(content, delimiter)
        assert [one["reason"] for one in table] == [*(f"'{one}" for one in FORMULAS), *PLAIN]
    await api.db.execute("UPDATE ledger_note SET reason = 'x' || reason || 'x'")


async def test_a_spreadsheet_of_a_country_with_decimal_commas(world: World) -> None:
    for locale in ("de", "cs", "fr", "pt-BR"):
        [first, *_] = rows(await exported(world.api, "purchases", "csv", locale=locale), ";")
        assert first["price_per_person_day"] == "960,00"
        assert first["created_at"] == "2031-01-24T12:00:00.000000Z"
    for locale in ("en", "de-CH", "ja"):
        [first, *_] = rows(await exported(world.api, "purchases", "csv", locale=locale))
        assert first["price_per_person_day"] == "960.00"


async def test_lines_of_a_table_end_as_the_rfc_says(world: World) -> None:
    content = await exported(world.api, "tickets", "csv")
    assert (
        content.count(b"\r\n") == content.count(b"\n") == len(await read(world.api, "tickets")) + 2
    )
    assert b"\r\n" not in await exported(world.api, "tickets", "ndjson")


# --- compression, heads --------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["csv", "ndjson"])
async def test_a_file_is_compressed_on_its_way_or_is_a_gzip_file(world: World, form: str) -> None:
    api, path = world.api, f"/v1/exports/purchases?format={form}"
    plain = await api.send("GET", path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    for accepted in ("gzip", "br;q=1.0, gzip;q=0.5", "GZIP"):
        sent = await api.send("GET", path, headers={"Accept-Encoding": accepted})
        assert sent.headers["content-encoding"] == "gzip"
        assert sent.content == plain.content
    for accepted in ("", "br", "gzip;q=0", "gzip; q=0.0", "bgzip"):
        sent = await api.send("GET", path, headers={"Accept-Encoding": accepted})
        assert "content-encoding" not in sent.headers
    file = await api.send("GET", f"{path}&gzip=true", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in file.headers
    assert file.headers["content-type"] == "application/gzip"
    assert file.headers["content-disposition"] == f'attachment; filename="purchases.{form}.gz"'
    assert gzip.decompress(file.content) == plain.content


@pytest.mark.parametrize("kind", KINDS)
async def test_a_head_is_that_of_the_file(world: World, kind: str) -> None:
    path = f"/v1/exports/{kind}?format=csv"
    got, head = await world.api.send("GET", path), await world.api.send("HEAD", path)
    assert head.content == b""
    for response in (got, head):
        # Each request has its own, and takes from what is left to its key.
        del response.headers["x-request-id"], response.headers["ratelimit"]
    assert (head.status_code, head.headers) == (200, got.headers)
    refused = await world.api.send("HEAD", f"{path}&locale=xx")
    assert refused.status_code == 422


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ("format=pdf", "?format"),
        ("format=CSV", "?format"),
        ("format=hledger", "?format"),
        ("columns=v2", "?columns"),
        ("locale=xx", "?locale"),
        ("locale=DE", "?locale"),
        ("format=ndjson&locale=de", "?locale"),
        ("gzip=1", "?gzip"),
        ("customer_id=1", "?customer_id"),
        ("from=2031-03-05", "?from"),
        ("after=1", "?after"),
        ("limit=10", "?limit"),
        ("format=csv&format=csv", "?format"),
    ],
)
async def test_what_cannot_be_meant_is_refused(world: World, query: str, pointer: str) -> None:
    refused = await problem(
        world.api, "GET", f"/v1/exports/purchases?{query}", status=422, code="validation_failed"
    )
    assert [one["pointer"] for one in refused["errors"]] == [pointer]


@pytest.mark.parametrize("after", ["-1", "1.5", "1e3", "NaN", "9223372036854775808", "٣", ""])
async def test_a_position_is_a_whole_number(world: World, after: str) -> None:
    path = f"/v1/exports/entries?after={after}"
    await problem(world.api, "GET", path, status=422, code="validation_failed")


async def test_a_time_ends_after_it_starts(world: World) -> None:
    path = f"/v1/exports/entries?from={z(NOON)}&to={z(NOON - SECOND)}"
    await problem(world.api, "GET", path, status=422, code="ends_before_start")


async def test_exports_are_for_leads_finance_and_admins_the_audit_for_these(world: World) -> None:
    for kind in KINDS:
        path = f"/v1/exports/{kind}"
        may = ("admin",) if kind == "audit" else ("lead", "finance", "admin")
        for role in may:
            assert (await world.api.send("GET", path, role=role)).status_code == 200
        for role in {"customer", "technician", "lead", "finance"} - {*may}:
            await problem(world.api, "GET", path, role=role, status=403, code="forbidden")
        await problem(world.api, "GET", path, role=None, status=401, code="unauthenticated")


async def test_a_kind_that_does_not_exist_is_no_address(world: World) -> None:
    await problem(world.api, "GET", "/v1/exports/keys", status=404, code="not_found")


async def test_a_session_that_waited_in_vain_is_told_as_lapsed(api: Api) -> None:
    customer, technician = await api.customer(), await api.technician()
    session = await api.book(customer, technician, starts_at=NOON + 10 * DAY, hold_slot=True)
    assert session["status"] == "awaiting_credit"
    [row] = await read(api, "sessions")
    assert row["status"] == "awaiting_credit"
    content = await api.send("GET", "/v1/exports/sessions?format=ndjson", now=NOON + 20 * DAY)
    [row] = objects(content.content)
    assert row["status"] == "lapsed"


async def test_what_is_committed_is_in_the_file_before_anybody_reads_the_feed(api: Api) -> None:
    customer = await api.customer()
    await api.buy(customer)
    assert len(await read(api, "entries")) == 1
    await open_ticket(api, customer["id"])
    assert len(await read(api, "tickets")) == 1
