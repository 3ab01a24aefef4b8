"""A client for TypeScript is generated from the contract, passes the strict compiler, and works."""

import asyncio
import json
from pathlib import Path
from typing import Any

from tests.clients import tools

SOURCES = ("story.mts", "tsconfig.json")
PACKAGES = tools.NPM / "node_modules"


async def test_the_readmes_story_is_played_with_a_generated_typescript_client(
    scene: dict[str, Any],
) -> None:
    assert PACKAGES.is_dir(), "run `make .venv/npm/made`"
    made, known = tools.folder("typescript", *SOURCES)
    if not known:
        await asyncio.to_thread(_generate, made)
        tools.keep(made, *SOURCES)
    story = (tools.NODE, "story.mts", json.dumps(scene))
    assert await asyncio.to_thread(lambda: tools.run(*story, cwd=made)) == "played\n"


def _generate(made: Path) -> None:
    # Where a program looks for what it imports.
    if not (made / "node_modules").exists():
        (made / "node_modules").symlink_to(PACKAGES)
    generator = PACKAGES / "openapi-typescript" / "bin" / "cli.js"
    tools.run(tools.NODE, generator, tools.CONTRACT, "--output", "schema.mts", cwd=made)
    tools.run(tools.NODE, PACKAGES / "typescript" / "bin" / "tsc", "-p", ".", cwd=made)
