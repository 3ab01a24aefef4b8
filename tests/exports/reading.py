"""How exports are read: by the libraries that others use, and never further than their last line."""

import csv
import hashlib
import io
import json
from typing import Any

import openpyxl

from tests.support import Api, Json


async def exported(api: Api, kind: str, form: str, **given: str) -> bytes:
    """The bytes of an export that must succeed."""
    role = "admin" if kind == "audit" else "finance"
    query = "".join(f"&{name}={value}" for name, value in given.items())
    response = await api.send("GET", f"/v1/exports/{kind}?format={form}{query}", role=role)
    assert response.status_code == 200, response.text
    return response.content


def objects(content: bytes) -> list[Json]:
    """The rows of an NDJSON, held to its last line."""
    *lines, last = content.decode().removesuffix("\n").split("\n")
    end = json.loads(last)
    before = content[: -len(last.encode()) - 1]
    assert end == {"end": True, "rows": len(lines), "sha256": hashlib.sha256(before).hexdigest()}
    return [json.loads(line) for line in lines]


def rows(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV by their heading, held to its last line."""
    start = content.rindex(b"# end")
    read = list(csv.reader(io.StringIO(content[:start].decode(), newline=""), delimiter=delimiter))
    digest = hashlib.sha256(content[:start]).hexdigest()
    last = delimiter.join(("# end", str(len(read) - 1), digest)) + "\r\n"
    assert content[start:].decode() == last
    heading, *lines = read
    return [dict(zip(heading, line, strict=True)) for line in lines]


def sheet(content: bytes) -> list[dict[str, Any]]:
    """The rows of a workbook's one sheet by their heading; no cell is a formula."""
    [only] = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    heading, *lines = only.iter_rows()
    for line in lines:
        assert all(cell.data_type != "f" for cell in line)
    names = [str(cell.value) for cell in heading]
    return [dict(zip(names, (cell.value for cell in line), strict=True)) for line in lines]


async def read(api: Api, kind: str, **given: str) -> list[dict[str, Any]]:
    """The rows of an export as objects."""
    return objects(await exported(api, kind, "ndjson", **given))
