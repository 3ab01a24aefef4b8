"""The same world as the API's own tests have."""

from tests.api.conftest import built, service, world

__all__ = ["built", "service", "world"]
