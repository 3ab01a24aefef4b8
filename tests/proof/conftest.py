"""A stranger's proof reads what a service of the module's own tells."""

from tests.api.conftest import service

__all__ = ["service"]
