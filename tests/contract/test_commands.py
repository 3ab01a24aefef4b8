"""The commands of the documentation are those that there are, each with all its options."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from app.commands import app

DOCUMENT = Path(__file__).parents[2] / "docs" / "operations.md"
# Said of all of them together.
OF_ALL = {"--data-dir"}


def commands() -> Iterator[tuple[str, Any]]:
    """Each command with its whole name."""

    def below(one: Any, name: str) -> Iterator[tuple[str, Any]]:
        if commands := getattr(one, "commands", None):
            for word, command in commands.items():
                yield from below(command, f"{name} {word}")
        else:
            yield name, one

    yield from below(typer.main.get_command(app), "personday")


def told(name: str) -> str:
    """What the table says of a command."""
    rows = [row for row in DOCUMENT.read_text().splitlines() if row.startswith("| `personday")]
    return " ".join(row for row in rows if re.search(rf"`{name}\b", row))


@pytest.mark.parametrize(("name", "command"), [*commands()])
def test_each_option_of_a_command_is_told(name: str, command: Any) -> None:
    row = told(name)
    assert row, "the table has no such command"
    options = {word for one in command.params for word in one.opts if word.startswith("--")}
    said = set(re.findall(r"--[a-z-]+", row))
    assert options - OF_ALL <= said, name
