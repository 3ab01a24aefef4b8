"""The catalogues hold what the templates say: nothing missing, unused, fuzzy, or with other figures in it."""

import ast
import io
import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import write_po
from jinja2 import Environment

from app.languages.official import OfficialLanguage
from tests.words import APP, MAILS, NOT_TOLD, OTHERS, PAGES, REFUSALS, Words

PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[a-z%]")

CATALOGUES = [
    pytest.param(words, language, id=f"{words.domain}-{language}")
    for words in (MAILS, PAGES, REFUSALS)
    for language in words.languages
]


def _strings(said: object) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)  # type: ignore[arg-type]


def _messages(catalog: Catalog) -> dict[object, Message]:
    """By what is said, and in which sense where one word has two."""
    return {(one.id, one.context): one for one in catalog if one.id}


@pytest.mark.parametrize("words", [MAILS, PAGES, REFUSALS], ids=lambda one: one.domain)
def test_there_is_a_catalogue_for_each_language_but_the_source(words: Words) -> None:
    assert set(OTHERS) == {"fr", "de", "cs"}
    found = {path.parent.parent.name for path in words.locales.rglob(f"{words.domain}.po")}
    assert found == set(words.languages)
    assert not [
        path for path in words.locales.rglob("*") if path.is_file() and path.suffix != ".po"
    ]
    assert len(_messages(words.extracted())) > 50


@pytest.mark.parametrize(("words", "language"), CATALOGUES)
def test_no_string_is_missing_unused_fuzzy_or_left_over(
    words: Words, language: OfficialLanguage
) -> None:
    catalog = words.kept(language)
    translated = _messages(catalog)
    assert translated.keys() == _messages(words.extracted()).keys()
    assert not [one.id for one in translated.values() if one.fuzzy]
    assert not [one.id for one in translated.values() if not all(_strings(one.string))]
    assert not catalog.obsolete
    assert not catalog.fuzzy


@pytest.mark.parametrize(("words", "language"), CATALOGUES)
def test_the_same_figures_stand_in_both(words: Words, language: OfficialLanguage) -> None:
    for one in _messages(words.kept(language)).values():
        wanted = {tuple(sorted(PLACEHOLDER.findall(said))) for said in _strings(one.id)}
        assert len(wanted) == 1, one.id
        for said in _strings(one.string):
            told = tuple(sorted(PLACEHOLDER.findall(said)))
            # A word that only programs know, such as a verb of the API, may be left out.
            assert told in wanted or (words is REFUSALS and not told), said
            # What looks like one and is none is shown to people.
            assert said.count("%") == len(PLACEHOLDER.findall(said)), said


@pytest.mark.parametrize(("words", "language"), CATALOGUES)
def test_each_plural_has_as_many_forms_as_the_language(
    words: Words, language: OfficialLanguage
) -> None:
    catalog = words.kept(language)
    expected = get_plural(language.value)
    assert (catalog.num_plurals, catalog.plural_expr) == (expected[0], expected[1])
    plural = [one for one in _messages(catalog).values() if one.pluralizable]
    assert plural or words is not MAILS
    for one in plural:
        assert len(_strings(one.string)) == expected[0], one.id
        assert "num" in {name for said in _strings(one.id) for name in PLACEHOLDER.findall(said)}


@pytest.mark.parametrize(("words", "language"), CATALOGUES)
def test_a_catalogue_is_written_as_the_tool_writes_it(
    words: Words, language: OfficialLanguage
) -> None:
    written = io.BytesIO()
    catalog = words.kept(language)
    catalog.update(words.extracted(), no_fuzzy_matching=True, update_creation_date=False)
    write_po(written, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    assert words.file(language).read_bytes() == written.getvalue()


@pytest.mark.parametrize("words", [MAILS, PAGES], ids=lambda one: one.domain)
def test_templates_have_no_words_outside_of_the_catalogues(words: Words) -> None:
    environment = Environment(autoescape=True)
    for path in sorted(words.templates.glob("*")):
        if path.suffix not in (".jinja", ".txt", ".html", ".subject"):
            continue
        tokens = environment.lex(path.read_text(encoding="utf-8"))
        data = "".join(text for _, kind, text in tokens if kind == "data")
        said = re.sub(r"<[^<>]*>", " ", data)
        assert not re.search(r"[^\W\d_]", said), (path.name, said)


@pytest.mark.parametrize("words", [MAILS, PAGES, REFUSALS], ids=lambda one: one.domain)
def test_each_language_has_its_own_typography(words: Words) -> None:
    for one in _messages(words.kept(OfficialLanguage.FRENCH)).values():
        for said in _strings(one.string):
            # But in times, and in addresses of the web.
            assert not re.search(r"(?<!\u00a0)[:;?!](?![/\d])", said), said
    for language in OTHERS:
        for one in _messages(words.kept(language)).values():
            assert not any(
                "'" in said or "..." in said or "  " in said for said in _strings(one.string)
            )


# What programs say, and people should not have to read.
_OF_PROGRAMS = re.compile(
    r"\(?\b(?:rules? )?[A-Z][1-9]\d?\b[,)]|\w_\w|`|--|RFC|ISO \d|JSON|pointer|[Ii]dempotency|If-Match"
    r"|Bearer|[Yy]our key|%2B|string|parameter|cursor"
)


@pytest.mark.parametrize("language", REFUSALS.languages)
def test_refusals_are_in_words_of_people(language: OfficialLanguage) -> None:
    for one in _messages(REFUSALS.kept(language)).values():
        said = PLACEHOLDER.sub("", str(one.string))
        assert not _OF_PROGRAMS.search(said), said
        # The same would be taken for one that no catalogue has, and be marked as English.
        assert language is OfficialLanguage.ENGLISH or one.string != one.id


def test_no_refusal_hides_figures_in_a_sentence_that_no_catalogue_can_have() -> None:
    """Who raises an error writes its sentence there, or makes one of a template and its figures."""
    for path in sorted(APP.rglob("*.py")):
        if path.relative_to(APP).parts[0] in NOT_TOLD:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func)
            if name in ("Sentence", "errors.Sentence") and path.name not in (
                "sentences.py",
                "refusals.py",
            ):
                assert isinstance(node.args[0], ast.Constant), (path, node.lineno)
            elif name.startswith("errors.") and name != "errors.finished":
                assert not isinstance(node.args[0], ast.JoinedStr), (path, node.lineno)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    is_detail = isinstance(key, ast.Constant) and key.value == "detail"
                    assert not (is_detail and isinstance(value, ast.JoinedStr)), (path, node.lineno)
