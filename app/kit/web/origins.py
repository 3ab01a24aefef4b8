"""Where a request comes from, as far as it is told apart."""

from ipaddress import IPv6Address, ip_address


def origin(host: str) -> str:
    """An address; of IPv6 the network of 64 bits, which one subscriber has."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or int(address) >> 64)
    return str(address)
