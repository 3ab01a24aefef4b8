"""The steps of the Dockerfile, run at their paths in a mount namespace of their own: no engine is needed."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.release.sbom import ROOT

# What the image has of its own, and where a step writes it.
PLACES = ("/opt", "/srv")


def instructions(stage: int) -> list[tuple[str, str]]:
    """The instructions of a stage, the first being 0, each with its words."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line.strip()]
    stages: list[list[tuple[str, str]]] = []
    for line in lines:
        name, _, words = line.partition(" ")
        if name == "FROM":
            stages.append([])
        if stages:
            stages[-1].append((name, words.strip()))
    return stages[stage]


def environment(stage: int) -> dict[str, str]:
    """What a stage sets."""
    return dict(
        word.split("=", 1)
        for name, words in instructions(stage)
        if name == "ENV"
        for word in shlex.split(words)
    )


def _steps(sources: Path) -> list[str]:
    """The build stage in the words of a shell."""
    lines = ["SOURCE_DATE_EPOCH=0"]
    for name, words in instructions(0):
        if name == "ENV":
            lines += [f"export {word}" for word in words.split()]
        elif name == "WORKDIR":
            lines.append(f"mkdir -p {words} && cd {words}")
        elif name == "COPY":
            *given, to = words.split()
            lines.append(f"cp -r {' '.join(str(sources / one) for one in given)} {to}")
        elif name == "RUN":
            lines.append(shlex.join(json.loads(words)) if words.startswith("[") else words)
        else:
            assert name in ("FROM", "ARG"), name
    return lines


def build(home: Path, sources: Path) -> None:
    """Run the build stage on some sources; what it makes is below ``home``.

    The interpreter of the tests stands where the base image has its own.
    """
    for place in PLACES:
        (home / place[1:]).mkdir(parents=True)
    script = [
        "set -eu",
        f"mount --bind {sys.base_prefix} /usr/local",
        *(f"mount --bind {home}{place} {place}" for place in PLACES),
        "export PATH=/usr/local/bin:/usr/bin:/bin HOME=/srv",
        # What the interpreter has of its own is compiled in the base image; here the first build would do it,
        # and what is compiled beside that is written a little differently.
        "env -u PYTHONDONTWRITEBYTECODE python -m compileall -q /nowhere || true",
        *_steps(sources),
    ]
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", "\n".join(script)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
