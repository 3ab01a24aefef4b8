"""Pages for people: the catalogue of problems. The reference of the API is at /docs."""

from html import escape

from fastapi.responses import HTMLResponse

from app import errors
from app.kit.routing import Router

router = Router(include_in_schema=False)

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Personday: problems</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border-bottom: 1px solid #ccc; padding: .4rem .6rem; text-align: left }}
tr:target {{ background: #fff3c4 }}
</style></head><body><h1>Problems</h1>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457) with one of these codes; its
figures are fields of their own.</p>
<table><thead><tr><th>Status</th><th>Code</th><th>Meaning</th></tr></thead><tbody>
{rows}
</tbody></table></body></html>
"""


@router.get("/docs/problems", response_class=HTMLResponse)
async def problems() -> str:
    """Every code that a refusal can have."""
    rows = [
        f'<tr id="{error.code}"><td>{error.status}</td><td><code>{error.code}</code></td>'
        f"<td>{escape((error.__doc__ or '').splitlines()[0])}</td></tr>"
        for error in errors.catalogue()
    ]
    return _PAGE.format(rows="\n".join(rows))
