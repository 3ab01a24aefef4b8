"""The page of the security standard is whole, and what it names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "asvs.md"
ANSWERS = {"yes", "operator", "none here", "no"}
# The requirements of ASVS 5.0.0 at levels 1 and 2: how many each section has, which are its first ones.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5,
    "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2,
    "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4, "10.4": 11,
    "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1,
    "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5,
    "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5,
    "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip
_ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([a-z ]+) \| (.+) \| (.*) \|$", re.MULTILINE)
_TEST = re.compile(r"`([\w/]+\.py)(?:::(test_\w+))?`")


def _rows() -> list[tuple[str, str, str, str]]:
    return _ROW.findall(PAGE.read_text())


def test_each_requirement_is_answered_once() -> None:
    asked = [f"{name}.{n}" for name, most in SECTIONS.items() for n in range(1, most + 1)]
    assert [number for number, *_ in _rows()] == asked
    assert len(asked) == 253
    assert {answer for _, answer, *_ in _rows()} == ANSWERS


def test_what_is_named_is_there() -> None:
    named = 0
    for number, _, words, shown in _rows():
        for file, test in _TEST.findall(shown):
            content = (ROOT / "tests" / file).read_text()
            assert not test or f"def {test}(" in content, (number, file, test)
            named += 1
        for page in re.findall(r"docs/[\w/.-]+", words):
            assert [*ROOT.glob(f"{page.rstrip('.')}*")], (number, page)
    assert named > 150


def test_what_is_so_is_shown_or_said_why() -> None:
    for number, answer, words, shown in _rows():
        assert answer != "yes" or shown or len(words) > 15, number
