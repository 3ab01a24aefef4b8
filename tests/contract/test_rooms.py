"""The rooms of the house: README shows each of them, and a slice lists the parts it has."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from app import slices
from app.kit.slices import Slice

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
FOLDERS = {path.parent.name for path in APP.glob("*/__init__.py")}
PARTS = ("router", "tables", "checks", "jobs", "channel", "gauges")
BANDS = {"top", "reach", "money", "work", "time", "support", "parties", "ground"}


def _picture() -> list[tuple[str, str]]:
    """The folders of ``app/`` as README shows them from top to bottom, with their bands."""
    readme = (ROOT / "README.md").read_text()
    house = re.search(r"^## The house$.*?^```$\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert house, "README shows no house"
    return re.findall(r"^  (\w+)/ +(\w+)  ", house[1], re.MULTILINE)


def _layers() -> dict[str, int]:
    """How far from the top each folder stands that has one layer as a whole."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (layers,) = (one["layers"] for one in contracts["contracts"] if one["type"] == "layers")
    return {
        module.removeprefix("app."): depth
        for depth, layer in enumerate(layers)
        for module in layer.split(" | ")
        if (APP / module.removeprefix("app.")).is_dir()
    }


def test_the_readme_shows_every_folder_once() -> None:
    shown = [folder for folder, _ in _picture()]
    assert sorted(shown) == sorted(FOLDERS)
    assert {band for _, band in _picture()} == BANDS


def test_the_readme_shows_the_folders_in_the_order_of_their_layers() -> None:
    layers = _layers()
    depths = [(layers[folder], folder) for folder, _ in _picture() if folder in layers]
    assert len(depths) > 20
    assert [depth for depth, _ in depths] == sorted(depth for depth, _ in depths), depths


def test_every_slice_is_listed() -> None:
    declared = {folder for folder in FOLDERS if hasattr(import_module(f"app.{folder}"), "SLICE")}
    assert sorted(slices.SLICES) == sorted(declared)


@pytest.mark.parametrize("name", slices.SLICES)
def test_a_slice_lists_exactly_the_parts_it_has(name: str) -> None:
    listed: Slice = slices.listed(name)
    assert sorted(listed.parts) == sorted(
        part for part in PARTS if (APP / name / f"{part}.py").is_file()
    )
