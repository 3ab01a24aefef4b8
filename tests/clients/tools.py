"""Generators of clients, kept from run to run under .venv: what they were run on decides."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CONTRACT = ROOT / "openapi" / "openapi.json"
BIN = Path(sys.executable).parent
# What `make .venv/npm/made` installs.
NPM = ROOT / ".venv" / "npm"
NODE = BIN / "node"


def run(*words: str | Path, cwd: Path, told: str = "") -> str:
    """Run a program that must succeed; what it printed."""
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, input=told, capture_output=True, text=True,
        timeout=300, check=False, env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"},
    )  # fmt: skip
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def folder(name: str, *sources: str) -> tuple[Path, bool]:
    """A folder for what is generated, and whether it holds that of these sources already."""
    made = ROOT / ".venv" / "clients" / name
    digest = _digest([CONTRACT, *(HERE / source for source in sources)])
    if (made / "made").exists() and (made / "made").read_text() == digest:
        return made, True
    made.mkdir(parents=True, exist_ok=True)
    for source in sources:
        (made / source).write_bytes((HERE / source).read_bytes())
    (made / "made").unlink(missing_ok=True)
    return made, False


def keep(made: Path, *sources: str) -> None:
    """Tell the next run that all is well with what was generated of these sources."""
    (made / "made").write_text(_digest([CONTRACT, *(HERE / source for source in sources)]))


def _digest(files: Sequence[Path]) -> str:
    locks = [ROOT / "requirements-dev.lock", HERE / "package-lock.json", Path(__file__)]
    return hashlib.sha256(b"".join(file.read_bytes() for file in (*files, *locks))).hexdigest()


def operations() -> int:
    """How many operations the contract has."""
    paths = json.loads(CONTRACT.read_text())["paths"]
    return sum(len(methods) for methods in paths.values())
