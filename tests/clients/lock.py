"""Leaves the addresses out of npm's lock file that have nothing to do with what is installed."""

import json
from pathlib import Path

LOCK = Path(__file__).with_name("package-lock.json")


def main() -> None:
    """Write the lock file without them."""
    lock = json.loads(LOCK.read_text())
    for package in lock["packages"].values():
        package.pop("funding", None)
        assert "resolved" not in package, "a lock names no registry: see .npmrc"
    LOCK.write_text(f"{json.dumps(lock, indent=2, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main()
