"""A world to export: two customers with objects of every kind."""

from tests.api.conftest import service, world

__all__ = ["service", "world"]
