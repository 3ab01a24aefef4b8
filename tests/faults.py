"""Drills: a short version runs with the suite, the full one by ``make faults``."""

import os
import random

import pytest

IS_FULL = bool(os.environ.get("PERSONDAY_TEST_FAULTS"))
SEED = int(os.environ.get("PERSONDAY_TEST_SEED", "1"))

# Marks a drill: ``make faults`` runs those, and nothing else.
fault = pytest.mark.fault
# Marks one that has no short version.
full_only = [fault, pytest.mark.skipif(not IS_FULL, reason="runs by 'make faults'")]


def size(short: int, full: int) -> int:
    """How many times a drill does it."""
    return full if IS_FULL else short


def seeded(drill: str) -> random.Random:
    """Chance that comes the same again for a drill and a seed."""
    return random.Random(f"{drill} {SEED}")


def report(drill: str, **figures: object) -> None:
    """Print what a drill came to, where it is run for that."""
    if IS_FULL:
        print(f"\n{drill}: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
