"""What a form did is said once, wherever it led to: a word belongs to one deed, and names its thing."""

import ast
import re

from app.pages.rendering import FOLDER as PAGES
from app.pages.rendering import TEMPLATES

_WORD = re.compile(r'"(\w+)": gettext\("([^"]+)"')
# A page says them itself, or is led to for another reason.
ELSEWHERE = {"signed_out", "top_up_asked"}


def _defined() -> list[tuple[str, str]]:
    files = sorted(TEMPLATES.glob("*/done.html"))
    assert len(files) == 5
    return [one for file in files for one in _WORD.findall(file.read_text(encoding="utf-8"))]


def _told() -> set[str]:
    """Each deed that a form names outright."""
    told = set()
    for file in PAGES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "done":
                told |= {one.value for one in [node.value] if isinstance(one, ast.Constant)}
    return {one for one in told if isinstance(one, str)}


def test_no_deed_has_two_words() -> None:
    names = [name for name, _ in _defined()]
    assert sorted(names) == sorted(set(names))


def test_every_deed_has_its_word() -> None:
    told = _told()
    assert len(told) > 30
    assert told - ELSEWHERE <= {name for name, _ in _defined()}


def test_the_words_name_their_thing() -> None:
    """The page that a form led to may be about something else."""
    assert not [
        said
        for _, said in _defined()
        if re.match(r"(It|They) (is|are)\b(?! (saved|recorded))", said)
    ]
