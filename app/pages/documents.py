"""The catalogue of problems, for people, and the contract, for programs."""

from html import escape
from typing import Annotated

from fastapi import Header
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from app import errors
from app.kit.web import contract
from app.kit.web.files import is_unchanged
from app.kit.web.routing import Router

router = Router(include_in_schema=False)

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }}
"""

_PROBLEMS = (
    _HEAD
    + """table {{ border-collapse: collapse; width: 100% }}
td, th {{ border-bottom: 1px solid #ccc; padding: .4rem .6rem; text-align: left; vertical-align: top }}
code {{ overflow-wrap: anywhere }}
@media (max-width: 40rem) {{ /* a telephone: each problem is a block of lines */
thead {{ position: absolute; left: -99rem }}
table, tbody, tr, td {{ display: block }}
td {{ border: 0; padding: .1rem 0 }}
tr {{ border-bottom: 1px solid #ccc; padding: .6rem 0 }}
}}
tr:target {{ background: #fff3c4 }}
</style></head><body><h1>Problems</h1>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457) with one of these codes; its
figures are fields of their own.</p>
<table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead><tbody>
{rows}
</tbody></table></body></html>
"""
)


@router.get("/docs/problems", response_class=HTMLResponse)
async def problems() -> str:
    """Every code that a refusal can have."""
    rows = [
        f'<tr id="{error.code}"><td>{error.status}</td><td><code>{error.code}</code></td>'
        f"<td>{escape(error.meaning())}</td></tr>"
        for error in errors.catalogue()
    ]
    return _PROBLEMS.format(title="Personday: problems", rows="\n".join(rows))


@router.get("/openapi.json")
async def openapi(
    accept_encoding: Annotated[str, Header()] = "",
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """The contract; compressed for who takes that."""
    document = contract.rendered()
    compressed = _takes_gzip(accept_encoding)
    etag = f'"{document.etag}{"-gzip" if compressed else ""}"'
    headers = {"ETag": etag, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if is_unchanged(etag, if_none_match):
        return Response(status_code=304, headers=headers)
    if compressed:
        headers["Content-Encoding"] = "gzip"
    body = document.gzipped if compressed else document.plain
    return Response(body, headers=headers, media_type="application/json")


def _takes_gzip(accepted: str) -> bool:
    """Whether an Accept-Encoding takes gzip, which it may name with a weight of nought."""
    weights = {}
    for item in accepted.lower().split(","):
        name, _, weight = item.replace(" ", "").partition(";q=")
        weights[name] = weight
    weight = weights.get("gzip", weights.get("*", "0"))
    return weight.strip("0.") != "" or weight == ""
