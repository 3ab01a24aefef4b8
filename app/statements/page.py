"""A statement as a page to read and to print: one file, which asks for nothing else."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from app.statements.sheets import Sheet

FOLDER = Path(__file__).parent / "templates"


@lru_cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("statement.html")


@lru_cache
def _style() -> str:
    return (FOLDER / "statement.css").read_text(encoding="utf-8")


@lru_cache
def policy() -> str:
    """The page's Content-Security-Policy: its own style, and nothing else from anywhere."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    )


def page(sheet: Sheet) -> bytes:
    """The page. Texts of people are escaped; the chart is made of figures and dates alone."""
    style, chart = Markup(_style()), Markup(sheet.chart)  # noqa: S704  both are ours
    return _template().render(sheet=sheet, style=style, chart=chart).encode()
