"""The bill of materials (CycloneDX): each part of the service's lock, with version, sums and licence.

``make sbom`` prints it. It is read from this environment, without the parts of development.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from packaging.markers import Marker

ROOT = Path(__file__).resolve().parents[2]
VERSION = "1.6"
_PART = re.compile(
    r"^(?P<name>[a-z0-9.-]+)==(?P<version>\S+?)(?: ;(?P<where>[^\\\n]+))? \\\n"
    r"(?P<sums>(?:    --hash=.*\n)+)",
    re.MULTILINE,
)


def locked() -> dict[str, tuple[str, list[str]]]:
    """Version and SHA-256 sums of each part that the service's lock has here, by its name."""
    found = {}
    for part in _PART.finditer((ROOT / "requirements.lock").read_text()):
        if not part["where"] or Marker(part["where"]).evaluate():
            sums = re.findall(r"sha256:([0-9a-f]{64})", part["sums"])
            found[name_of(part["name"])] = (part["version"], sums)
    return found


def name_of(text: str) -> str:
    """The name of a part, as an index spells it."""
    return re.sub(r"[-_.]+", "-", text).lower()


def bill() -> dict[str, Any]:
    """The bill of materials, the same at each call."""
    program = Path(sys.executable).with_name("cyclonedx-py")
    words: list[str | Path] = [
        "environment",
        "--output-reproducible",
        "--no-validate",  # a test does that once
        "--sv",
        VERSION,
        "--pyproject",
        ROOT / "pyproject.toml",
    ]
    done = subprocess.run([program, *words, sys.executable], check=True, capture_output=True)
    made: dict[str, Any] = json.loads(done.stdout)
    lock = locked()
    made["components"] = [one for one in made["components"] if name_of(one["name"]) in lock]
    kept = {one["bom-ref"] for one in made["components"]} | {"root-component"}
    for one in made["components"]:
        # A lock has the sums of all wheels of a version: which one is installed, the system decides.
        sums = lock[name_of(one["name"])][1]
        one.setdefault("properties", []).extend(
            {"name": "personday:sha256", "value": sum_} for sum_ in sums
        )
    made["dependencies"] = [
        one | {"dependsOn": [ref for ref in one.get("dependsOn", []) if ref in kept]}
        for one in made["dependencies"]
        if one["ref"] in kept
    ]
    return made


if __name__ == "__main__":
    print(json.dumps(bill(), indent=1, sort_keys=True))
