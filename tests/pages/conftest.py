"""The same world as the API's own tests have."""

from tests.api.conftest import service, world

__all__ = ["service", "world"]
