"""The strings of templates, and the catalogues beside them: ``python -m tests.words``.

Run after a template changed: new strings come empty, changed ones are not guessed, and the rest is gone. What
is empty makes the tests fail.
"""

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app.languages.official import OfficialLanguage
from app.mails import texts
from app.pages import rendering

OTHERS = tuple(one for one in OfficialLanguage if one is not OfficialLanguage.ENGLISH)
_READER = "jinja2.ext:babel_extract"
_KEYWORDS = {"gettext": None, "ngettext": (1, 2)}


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
        for language in OTHERS:
            catalog = self.kept(language)
            catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
            catalog.obsolete.clear()
            with self.file(language).open("wb") as target:
                write_po(target, catalog, width=100, include_lineno=False, ignore_obsolete=True)


MAILS = Words("mails", texts.TEMPLATES, texts.LOCALES)
PAGES = Words("pages", rendering.TEMPLATES, rendering.LOCALES)

if __name__ == "__main__":
    for one in (MAILS, PAGES):
        one.update()
