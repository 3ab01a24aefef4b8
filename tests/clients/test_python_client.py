"""A client for Python is generated from the contract, whole and without a warning, and works."""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import httpx

from tests.clients import tools

SOURCES = ("story.py", "generator.yml", "mypy.ini")


async def test_the_readmes_story_is_played_with_a_generated_python_client(
    scene: dict[str, Any],
) -> None:
    made, known = tools.folder("python", *SOURCES)
    if not known:
        await asyncio.to_thread(_generate, made)
        tools.keep(made, *SOURCES)
    story = (sys.executable, "story.py")
    told = json.dumps(scene)
    assert await asyncio.to_thread(lambda: tools.run(*story, cwd=made, told=told)) == "played\n"


def _generate(made: Path) -> None:
    said = tools.run(
        tools.BIN / "openapi-python-client", "generate", "--path", tools.CONTRACT,
        "--output-path", made / "personday_client", "--meta", "none", "--overwrite",
        "--config", "generator.yml", "--fail-on-warning",
        cwd=made,
    )  # fmt: skip
    assert "WARNING" not in said.upper(), said
    generated = [
        one
        for one in (made / "personday_client" / "api").rglob("*.py")
        if one.name != "__init__.py"
    ]
    assert len(generated) == tools.operations()
    checked = ("--config-file", "mypy.ini", "personday_client", "story.py")
    tools.run(tools.BIN / "mypy", *checked, cwd=made)


async def test_head_is_answered_by_the_server_itself(scene: dict[str, Any]) -> None:
    """Beside the story: no generated client has it, since the contract does not list it."""
    async with httpx.AsyncClient(base_url=scene["url"]) as http:
        for path in ("/livez", "/openapi.json", "/v1/customers"):
            got, head = await http.get(path), await http.head(path)
            assert (head.status_code, head.content) == (got.status_code, b"")
            assert head.headers["content-length"] == got.headers["content-length"]
