"""The strings of the templates, and the catalogues beside them: ``python -m tests.mails.catalogues``.

Run after a template changed: new strings come empty, changed ones are not guessed, and the rest is gone. What
is empty makes the tests fail.
"""

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from app.languages.official import OfficialLanguage
from app.mails.texts import LOCALES, TEMPLATES

OTHERS = tuple(one for one in OfficialLanguage if one is not OfficialLanguage.ENGLISH)
_READER = "jinja2.ext:babel_extract"
_KEYWORDS = {"gettext": None, "ngettext": (1, 2)}


def extracted() -> Catalog:
    """What templates say, in English."""
    catalog = Catalog(project="personday", fuzzy=False, charset="utf-8")
    found = extract_from_dir(
        TEMPLATES,
        method_map=[(f"**.{kind}", _READER) for kind in ("jinja", "html", "txt")],
        options_map={"**.*": {"silent": "false"}},
        keywords=_KEYWORDS,
    )
    for name, _, said, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalog.add(said, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalog


def kept(language: OfficialLanguage) -> Catalog:
    """The catalogue of a language."""
    with (LOCALES / language / "LC_MESSAGES" / "mails.po").open("rb") as source:
        return read_po(source, locale=language.value)


def update() -> None:
    """Bring every catalogue to what the templates say."""
    template = extracted()
    for language in OTHERS:
        catalog = kept(language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.obsolete.clear()
        with (LOCALES / language / "LC_MESSAGES" / "mails.po").open("wb") as target:
            write_po(target, catalog, width=100, include_lineno=False, ignore_obsolete=True)


if __name__ == "__main__":
    update()
