"""A mail as subject, text and page, in an official language (rule T6). Pure: facts in, words out.

Text and page come from one template of the kind; ``form.txt`` and ``form.html`` say how a paragraph, a table
of facts, a quotation and a button look in each.
"""

import base64
import hashlib
import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup
from msgspec import Struct

from app.kit.lines import folded
from app.languages.catalogues import translations
from app.languages.official import OfficialLanguage
from app.mailing.headers import subject_of
from app.mails import saying
from app.mails.kinds import Facts
from app.mails.rules import MailGroup
from app.statements.words import WORDS

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"
LOCALES = FOLDER / "locales"
MAX_SUBJECT_CHARACTERS = 200
# Templates leave more than one; what others wrote has none, since each line of it is marked.
_EMPTY_LINES = re.compile(r"\n{3,}")


class Written(Struct, frozen=True):
    """What a mail says: one line, and the same twice."""

    subject: str
    text: str
    html: str


def write(facts: Facts, language: OfficialLanguage) -> Written:
    """A mail of these facts; whatever they hold is shown as it is, and never obeyed."""
    facts = saying.cleaned(facts)
    said = saying.Saying(WORDS[language], ZoneInfo(facts.time_zone))
    given: dict[str, Any] = {"facts": facts, "say": said, "language": language.value}
    plain, page = (_environment(language, page=page) for page in (False, True))
    name = f"{facts.kind}.jinja"
    line = folded(plain.get_template(name).render(given | {"layout": "layout.subject"}))
    subject = saying.clipped(line, MAX_SUBJECT_CHARACTERS)
    text = plain.get_template(name).render(given | {"layout": "layout.txt"})
    html = page.get_template(name).render(given | {"layout": "layout.html", "subject": subject})
    return Written(subject, _EMPTY_LINES.sub("\n\n", text).strip() + "\n", html)


def preferences(language: OfficialLanguage, wanted: Collection[MailGroup], *, saved: bool) -> str:
    """The page on which a contact chooses which mails it wants; ``saved``: it has just done so."""
    template = _environment(language, page=True).get_template("preferences.html")
    return template.render(language=language.value, wanted=wanted, saved=saved)


@lru_cache
def style() -> str:
    """The style of the pages."""
    return (TEMPLATES / "mail.css").read_text(encoding="utf-8")


def policy(page: str, *, form: bool = False) -> str:
    """The Content-Security-Policy of a page: its own style, its own form if any, nothing from anywhere.

    The style is the one that it was written with, which may be older than that of today.
    """
    own = page.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(own.encode()).digest()).decode()
    rest = "form-action 'self'" if form else "form-action 'none'; sandbox"
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; frame-ancestors 'none';"
        f" {rest}"
    )


class _Compiled(BytecodeCache):
    """Templates as they were compiled: the languages have theirs in common."""

    def __init__(self) -> None:
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._code[bucket.key] = bucket.code


# A page is compiled otherwise than a text: what it shows is escaped.
_COMPILED = {page: _Compiled() for page in (False, True)}


@lru_cache
def _environment(language: OfficialLanguage, *, page: bool) -> Environment:
    # A text has nothing to escape.
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=page, undefined=StrictUndefined,  # noqa: S701
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
        auto_reload=False, bytecode_cache=_COMPILED[page],
    )  # fmt: skip
    catalogue = translations(LOCALES, "mails", language)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        catalogue.ugettext, catalogue.ungettext, newstyle=True
    )
    environment.globals |= {
        "form": "form.html" if page else "form.txt",
        "style": Markup(style()),  # noqa: S704  it is ours
    }
    environment.filters |= {
        "who": saying.isolated_in_page if page else saying.isolated,
        "link": saying.linked if page else str,
        "lines": saying.with_breaks,
        "clip": saying.clipped,
        "glimpse": saying.glimpse,
        "one_line": folded,
        "reply_subject": subject_of,
        "together": saying.together,
        "wrap": saying.wrapped,
    }
    environment.tests["web"] = saying.is_web
    return environment
