"""What is released is known to the last part, under licences that we take, and runs on both processors."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from jsonschema import Draft7Validator

from tests.faults import full_only
from tests.release import licences
from tests.release.sbom import ROOT, bill, locked, name_of

# The addresses of a bill are plain ones. The validator's own grammar of all the others takes 20 seconds.
_ADDRESS = re.compile(r"([\w.~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})*", re.ASCII)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the released lock is Linux's")


def test_the_bill_of_materials_is_valid_and_has_each_part_of_the_lock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = (lambda text: _ADDRESS.fullmatch(text) is not None), ()
    monkeypatch.setitem(Draft7Validator.FORMAT_CHECKER.checkers, "iri-reference", plain)
    made = bill()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made)) is None
    assert made["metadata"]["component"]["name"] == "personday"
    listed = {name_of(one["name"]): one["version"] for one in made["components"]}
    assert listed == {name: version for name, (version, _) in locked().items()}
    assert len(listed) > 50
    assert made == bill(), "it is the same at each call"


def test_each_part_has_a_licence_that_we_take() -> None:
    strange = {
        one["name"]: licence
        for one in bill()["components"]
        if not licences.is_taken(licence := licences.licence_of(one))
    }
    assert not strange
    assert (ROOT / "docs" / "licences.md").read_text() == licences.page(), "run 'make licences'"


@pytest.mark.parametrize(
    ("licence", "taken"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND AGPL-3.0-only", False),
        ("(MIT AND PSF-2.0)", True),
        ("", False),
    ],
)
def test_a_licence_is_taken_by_what_it_asks(licence: str, taken: bool) -> None:
    assert licences.is_taken(licence) is taken


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
class TestOfProcessors:
    """The index is asked: by 'make faults' alone."""

    pytestmark = full_only

    def test_each_part_has_a_wheel(self, machine: str, tmp_path: Path) -> None:
        """By that of the image: Debian 12 (glibc 2.36), Python 3.13; nothing is compiled."""
        glibc = (
            "manylinux2014",
            *(f"manylinux_2_{minor}" for minor in (17, 24, 26, 27, 28, 31, 34)),
        )
        words = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--python-version=3.13"]
        platforms = [f"--platform={one}_{machine}" for one in glibc]
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", *words, *platforms,
             "-d", tmp_path, "-r", ROOT / "requirements.lock"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert len(list(tmp_path.glob("*.whl"))) >= len(locked())
