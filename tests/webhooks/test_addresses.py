"""Where a webhook never goes, in every way of writing it."""

from ipaddress import ip_address

import pytest

from app.webhooks.addresses import Allowed, checked, is_refused, refusal

REFUSED = [
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:8.8.8.8",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:0:53aa:64c:0:fbff:80ff:fffe",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:808:808::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%1",
    "fec0::1",
    "ff02::1",
]
TAKEN = [
    "1.1.1.1",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.1",
    "168.63.129.15",
    "169.253.255.255",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::1",
    "2606:4700:4700::1111",
    "2a00:1450:4001::200e",
]


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_inside_or_carries_it_is_refused(address: str) -> None:
    assert is_refused(ip_address(address))


@pytest.mark.parametrize("address", TAKEN)
def test_the_public_neighbours_of_each_range_are_taken(address: str) -> None:
    assert not is_refused(ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://example.com/hook?x=1", None),
        ("https://example.com:443/", None),
        ("https://example.com:8443/", None),
        ("https://example.com:1024/", None),
        ("https://example.com:1023/", "port_refused"),
        ("https://example.com:25/", "port_refused"),
        ("http://example.com/", "not_https"),
        ("ftp://example.com/", "not_https"),
        ("file:///etc/passwd", "not_a_url"),
        ("https:///nowhere", "not_a_url"),
        ("https://example.com:99999/", "not_a_url"),
        ("https://example.com:0/", "port_refused"),
        ("https://example.com:-1/", "not_a_url"),
        ("https://example.com:/", None),
        ("https://example.com./", None),
        ("https://xn--exmple-cua.com/", None),
        ("//example.com/", "not_https"),
        ("https:example.com/", "not_a_url"),
        ("https://example.com@127.0.0.1/", "credentials_in_url"),
        ("https://example.com\\@127.0.0.1/", "credentials_in_url"),
        ("https://@example.com/", "credentials_in_url"),
        ("https://example.com/\tx", "not_a_url"),
        ("https://\uff11\uff12\uff17.0.0.1/", "not_a_url"),
        ("https://[fe80::1%251/", "not_a_url"),
        ("https://exa mple.com/", "not_a_url"),
        ("https://example.com/a\nb", "not_a_url"),
        ("https://[::1/", "not_a_url"),
        ("https://user@example.com/", "credentials_in_url"),
        ("https://:secret@example.com/", "credentials_in_url"),
        ("https://example.com/#part", "fragment_in_url"),
        ("https://exämple.com/", "not_a_url"),
    ],
)
def test_urls(url: str, reason: str | None) -> None:
    assert refusal(url, Allowed()) == reason


def test_what_the_operator_allows_needs_no_tls_nor_a_public_address() -> None:
    allowed = Allowed.of(["hooks.internal", "10.1.0.0/16", "fd00::/8", "127.0.0.1"])
    assert refusal("http://hooks.internal:81/", allowed) is None
    assert refusal("http://HOOKS.internal./", allowed) is None
    assert refusal("http://127.0.0.1:9000/", allowed) is None
    assert refusal("http://127.0.0.2:9000/", allowed) == "not_https"
    assert refusal("ftp://hooks.internal/", allowed) == "not_https"
    inside, public = ip_address("10.1.2.3"), ip_address("8.8.8.8")
    assert checked("anything.example", [inside], allowed) == inside
    assert checked("hooks.internal", [ip_address("192.168.1.1")], allowed) is not None
    assert checked("anything.example", [ip_address("10.2.0.1")], allowed) is None
    assert checked("anything.example", [public, ip_address("10.2.0.1")], allowed) is None
    assert checked("anything.example", [], allowed) is None
    with pytest.raises(ValueError, match="host bits"):
        Allowed.of(["10.1.2.3/16"])
