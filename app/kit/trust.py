"""Whom connections outwards trust: what the system does, and the authorities of Mozilla's list."""

import ssl

import certifi


def trusted() -> ssl.SSLContext:
    """What checks certificates and names; it takes some milliseconds to make."""
    context = ssl.create_default_context()
    context.load_verify_locations(cafile=certifi.where())
    return context
