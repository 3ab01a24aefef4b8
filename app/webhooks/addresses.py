"""Where a webhook may go: which URLs are taken, and which addresses are never connected to. Pure.

An attacker who may register an endpoint must not reach what this machine reaches: the network it stands
in, itself, or the metadata service of its cloud. ``ipaddress.is_global`` lets through too much (multicast,
addresses that carry an IPv4 address inside), so what is refused is listed.
"""

from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_REFUSED_4 = [
    IPv4Network(one)
    for one in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  # private
        "100.64.0.0/10",  # shared by carriers; a metadata service, too
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local; metadata services
        "168.63.129.16/32",  # a cloud's own server, at a public address
        "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24",  # protocols, documentation
        "192.88.99.0/24",  # relays of 6to4
        "198.18.0.0/15",  # measurements
        "224.0.0.0/4", "240.0.0.0/4",  # multicast, reserved, broadcast
    )
]  # fmt: skip
_GLOBAL_6 = IPv6Network("2000::/3")
_REFUSED_6 = [
    IPv6Network(one)
    for one in (
        "2001::/23",  # protocols: Teredo carries an IPv4 address
        "2001:db8::/32", "3fff::/20",  # documentation
        "2002::/16",  # 6to4 carries an IPv4 address
    )
]  # fmt: skip
HTTPS_PORT = 443
_FIRST_FREE_PORT = 1024


def is_refused(address: Address) -> bool:
    """Whether nothing may be sent to an address unless it is allowed by name."""
    if isinstance(address, IPv4Address):
        return any(address in network for network in _REFUSED_4)
    # Outside of the global unicast are loopback, link-local, unique local, multicast, translations (NAT64)
    # and IPv4 in IPv6 forms; a zone index names a link.
    return (
        address.scope_id is not None
        or address not in _GLOBAL_6
        or any(address in network for network in _REFUSED_6)
    )


class Allowed(Struct, frozen=True):
    """What the operator allows beside: receivers inside, by host name or network."""

    hosts: frozenset[str] = frozenset()
    networks: Sequence[Network] = ()

    @classmethod
    def of(cls, listed: Iterable[str]) -> "Allowed":
        """Hosts, addresses and networks as they stand in the setting.

        Raises:
            ValueError: an address has bits beyond its network's mask.
        """
        hosts, networks = set(), []
        for one in listed:
            try:
                networks.append(ip_network(one))
            except ValueError:
                if "/" in one:
                    raise
                hosts.add(one.lower().rstrip("."))
        return cls(frozenset(hosts), tuple(networks))

    def takes(self, host: str, address: Address) -> bool:
        """Whether an address may be connected to for a host."""
        return host.lower().rstrip(".") in self.hosts or any(
            address.version == network.version and address in network for network in self.networks
        )

    def names(self, host: str) -> bool:
        """Whether a host is allowed by what stands in the URL alone, and so without TLS."""
        try:
            return self.takes(host, ip_address(host))
        except ValueError:
            return host.lower().rstrip(".") in self.hosts


def refusal(url: str, allowed: Allowed) -> str | None:
    """Why a URL is no address of an endpoint, in a word; None if it may be one."""
    # The library takes out line breaks, and would judge what is not sent.
    if not url.isascii() or not url.isprintable() or " " in url:
        return "not_a_url"
    try:
        parts = urlsplit(url)
        port = HTTPS_PORT if parts.port is None else parts.port
    except ValueError:
        return "not_a_url"
    return _of_parts(parts, port, allowed)


def _of_parts(parts: SplitResult, port: int, allowed: Allowed) -> str | None:
    host = parts.hostname or ""
    named = allowed.names(host)
    reasons = {
        "not_a_url": not host,
        "credentials_in_url": parts.username is not None or parts.password is not None,
        "fragment_in_url": bool(parts.fragment),
        "not_https": parts.scheme != "https" and not (named and parts.scheme == "http"),
        "port_refused": not named and port != HTTPS_PORT and port < _FIRST_FREE_PORT,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)


def checked(host: str, found: Sequence[Address], allowed: Allowed) -> Address | None:
    """The address to connect to: the first, if every one that a name has may be; else None.

    A name with one good address and one bad is somebody's attempt.
    """
    if not found or any(is_refused(one) and not allowed.takes(host, one) for one in found):
        return None
    return found[0]
