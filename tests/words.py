"""The strings of templates, and of refusals, and the catalogues beside them: ``python -m tests.words``.

Run after a template changed: new strings come empty, changed ones are not guessed, and the rest is gone. What
is empty makes the tests fail.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app import errors
from app.languages.official import OfficialLanguage
from app.mails import texts
from app.pages import refusals, rendering

OTHERS = tuple(one for one in OfficialLanguage if one is not OfficialLanguage.ENGLISH)
_READER = "jinja2.ext:babel_extract"
APP = Path(errors.__file__).parents[1]
# What is said to who runs the service, or belongs to the demonstration, is read by no customer.
NOT_TOLD = ("contract", "demo", "command_line", "run", "ledger", "mailing")
_KEYWORDS = {
    "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """What the templates of one folder say, and in which files its translations are."""

    domain: str
    templates: Path
    locales: Path

    def extracted(self) -> Catalog:
        """What they say, in English."""
        catalog = Catalog(project="personday", fuzzy=False, charset="utf-8")
        found = extract_from_dir(
            self.templates,
            method_map=[(f"**.{kind}", _READER) for kind in ("jinja", "html", "txt")],
            options_map={"**.*": {"silent": "false"}},
            keywords=_KEYWORDS,
        )
        for name, _, said, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
            catalog.add(said, locations=[(name, 0)], auto_comments=comments, context=context)
        return catalog

    @property
    def languages(self) -> tuple[OfficialLanguage, ...]:
        """Which have a catalogue."""
        return OTHERS

    def file(self, language: OfficialLanguage) -> Path:
        """Where a language stands."""
        return self.locales / language / "LC_MESSAGES" / f"{self.domain}.po"

    def kept(self, language: OfficialLanguage) -> Catalog:
        """The catalogue of a language."""
        with self.file(language).open("rb") as source:
            return read_po(source, locale=language.value)

    def update(self) -> None:
        """Bring every catalogue to what the templates say."""
        template = self.extracted()
        for language in self.languages:
            catalog = self.kept(language)
            catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
            catalog.obsolete.clear()
            with self.file(language).open("wb") as target:
                write_po(target, catalog, width=100, include_lineno=False, ignore_obsolete=True)


@dataclass(frozen=True, slots=True)
class Sentences(Words):
    """What refusals say: found in the code itself, and said anew in English, too."""

    @property
    def languages(self) -> tuple[OfficialLanguage, ...]:
        """All: the API's English names keys, headers and rules."""
        return tuple(OfficialLanguage)

    def extracted(self) -> Catalog:
        """The sentences of errors, forms of values, schemas, and of what stands beside fields."""
        catalog = Catalog(project="personday", fuzzy=False, charset="utf-8")
        for name, said in sorted((name, said) for said, name in _where().items()):
            catalog.add(said, locations=[(name, 0)])
        return catalog


def _where() -> dict[str, str]:
    """In which file each sentence stands."""
    return {said: name for name, said in _sentences()}


def _sentences() -> Iterator[tuple[str, str]]:
    yield from (("app/pages/refusals.py", one) for one in refusals.OF_KINDS.values())
    yield "app/pages/refusals.py", refusals.UNREADABLE
    for known in errors.catalogue():
        if known is errors.NotFound or not issubclass(known, errors.NotFound):
            file = known.__module__.replace(".", "/")
            yield f"{file}.py", (known.__doc__ or "").split("\n")[0]
    for path in sorted(APP.rglob("*.py")):
        within = path.relative_to(APP)
        if within.parts[0] not in NOT_TOLD:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield from ((f"app/{within.as_posix()}", one) for one in said_by(node, within))


def said_by(node: ast.AST, within: Path) -> Iterator[str]:
    """What a call, or the details of a field's error, tell; with its figures left out."""
    if isinstance(node, ast.Dict):
        keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        told = [value for key, value in zip(keys, node.values, strict=True) if key == "detail"]
        return iter([one for one in map(_text, told) if one])
    if not isinstance(node, ast.Call):
        return iter(())
    name = ast.unparse(node.func)
    of_schema = (
        within.name in ("schema.py", "schemas.py", "locales.py") or within.parts[0] == "attachments"
    )
    of_form = name in ("Form", "PydanticCustomError")
    of_value = of_form or (of_schema and name == "ValueError")
    said = _text(node.args[int(of_form)]) if len(node.args) > of_form else None
    if said and said != "{says}" and (of_value or name == "Sentence" or name.startswith("errors.")):
        return iter([errors.finished(said) if of_value else said])
    return iter(())


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


MAILS = Words("mails", texts.TEMPLATES, texts.LOCALES)
PAGES = Words("pages", rendering.TEMPLATES, rendering.LOCALES)
REFUSALS = Sentences(refusals.DOMAIN, rendering.TEMPLATES, rendering.LOCALES)

if __name__ == "__main__":
    for one in (MAILS, PAGES, REFUSALS):
        one.update()
