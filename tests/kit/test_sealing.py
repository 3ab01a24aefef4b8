"""What is sealed opens with its key, for what it is about, and not otherwise."""

import base64
from pathlib import Path

import pytest

from app.kit.sealing import CannotOpen, NoMasterKey, sealer

OLD, NEW = (base64.b64encode(bytes([one]) * 32).decode() for one in (1, 2))
NOWHERE = Path("/nonexistent/master-key")


def test_a_secret_comes_back_and_is_not_seen() -> None:
    one = sealer(OLD, NOWHERE)
    sealed = one.seal(b"whsec", "endpoint:1")
    assert one.open(sealed, "endpoint:1") == b"whsec"
    assert b"whsec" not in sealed
    assert sealed != one.seal(b"whsec", "endpoint:1")


def test_a_seal_opens_nowhere_else() -> None:
    one = sealer(OLD, NOWHERE)
    sealed = one.seal(b"whsec", "endpoint:1")
    changed = bytes([*sealed[:-1], sealed[-1] ^ 1])
    for content, about in ((sealed, "endpoint:2"), (changed, "endpoint:1"), (b"", "endpoint:1")):
        with pytest.raises(CannotOpen):
            one.open(content, about)
    with pytest.raises(CannotOpen):
        sealer(NEW, NOWHERE).open(sealed, "endpoint:1")


def test_while_keys_change_both_open_and_the_new_one_seals() -> None:
    sealed = sealer(OLD, NOWHERE).seal(b"whsec", "a")
    both = sealer(f"{NEW}, {OLD}", NOWHERE)
    assert both.open(sealed, "a") == b"whsec"
    assert not both.is_of_first(sealed)
    assert sealer(NEW, NOWHERE).open(both.seal(b"whsec", "a"), "a") == b"whsec"


def test_without_a_setting_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "master-key"
    sealed = sealer(None, path).seal(b"whsec", "a")
    assert sealer(None, path).open(sealed, "a") == b"whsec"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["master-key"]


@pytest.mark.parametrize(
    "given", ["short", base64.b64encode(b"x" * 31).decode(), f"{OLD},", "é" * 44]
)
def test_what_is_no_key_is_refused(given: str) -> None:
    with pytest.raises(NoMasterKey):
        sealer(given, NOWHERE)


def test_a_file_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoMasterKey, match="file"):
        sealer(None, tmp_path / "file" / "master-key")
