"""The table of roles in the documentation is the one by which requests are decided."""

import re
from pathlib import Path

from app.access.permissions import PERMISSIONS, Capability
from app.kit.actor import Role

API = Path(__file__).parents[2] / "docs" / "api.md"
MARKS = {"✓": True, "–": False}


def published() -> dict[Capability, frozenset[Role]]:
    """The table as docs/api.md has it."""
    text = API.read_text(encoding="utf-8")
    heads = re.search(r"^\| capability \| what \| (.+) \|$", text, re.MULTILINE)
    assert heads
    roles = [Role(name) for name in heads[1].split(" | ")]
    assert sorted(roles) == sorted(Role)
    table = {}
    for name, marks in re.findall(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", text, re.MULTILINE):
        granted = [MARKS[mark] for mark in marks.split(" | ")]
        table[Capability(name)] = frozenset(
            role for role, yes in zip(roles, granted, strict=True) if yes
        )
    return table


def test_the_documented_table_is_the_one_that_decides() -> None:
    assert published() == PERMISSIONS


def test_every_capability_is_somebodys() -> None:
    assert set(PERMISSIONS) == set(Capability)
    assert all(PERMISSIONS.values())
