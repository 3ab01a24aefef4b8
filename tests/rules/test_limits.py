"""How often somebody may ask, by numbers and instants alone."""

from uuid import UUID

import pytest

from app import errors
from app.access import limits
from app.access.limits import Cost, Limits, Policy
from app.kit.actor import Actor, Role
from app.kit.web.origins import origin

ACME, OTHER = UUID(int=7), UUID(int=8)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OF_CUSTOMERS_KEY", Policy("key", 30, 60))
    monkeypatch.setattr(limits, "OF_CUSTOMER", Policy("customer", 50, 100))
    monkeypatch.setattr(limits, "OF_PROVIDERS_KEY", Policy("key", 100, 10))
    monkeypatch.setattr(limits, "OF_STRANGERS", Policy("address", 3, 3))


def customer(key: int, of: UUID = ACME) -> Actor:
    return Actor(UUID(int=key), Role.CUSTOMER, customer_id=of)


def spent(buckets: Limits, actor: Actor, now: float, cost: Cost = Cost.ONE) -> int:
    """How often it can be asked in a row."""
    for times in range(1000):
        try:
            buckets.spend(actor, cost, now)
        except errors.RateLimited:
            return times
    raise AssertionError("without a bound")


def test_a_bucket_is_emptied_and_fills_evenly() -> None:
    buckets = Limits()
    assert spent(buckets, customer(1), 0.0) == 30
    assert spent(buckets, customer(1), 1.999) == 0
    assert spent(buckets, customer(1), 2.0) == 1
    assert spent(buckets, customer(1), 1000.0) == 30


def test_what_costs_more_is_had_less_often_and_not_in_parts() -> None:
    buckets = Limits()
    assert spent(buckets, customer(1), 0.0, Cost.FILE) == 1
    assert spent(buckets, customer(1), 0.0, Cost.SEARCH) == 2
    with pytest.raises(errors.RateLimited) as refused:
        buckets.spend(customer(1), Cost.FILE, 0.0)
    assert refused.value.fields == {
        "after_seconds": 40, "violated_policy": "key", "limit_units": 30, "window_seconds": 60,
        "left_units": 0, "cost_units": 20,
    }  # fmt: skip
    assert refused.value.headers == {
        "Retry-After": "40",
        "RateLimit-Policy": '"key";q=30;w=60',
        "RateLimit": '"key";r=0;t=60',
    }
    buckets.spend(customer(1), Cost.FILE, 40.0)


def test_the_keys_of_a_customer_share_its_bucket_and_others_have_their_own() -> None:
    buckets = Limits()
    assert spent(buckets, customer(1), 0.0) == 30
    assert spent(buckets, customer(2), 0.0) == 20
    assert spent(buckets, customer(3), 0.0) == 0
    assert spent(buckets, customer(4, OTHER), 0.0) == 30
    assert spent(buckets, Actor(UUID(int=5), Role.FINANCE), 0.0) == 100


def test_what_one_bucket_refuses_is_taken_out_of_none() -> None:
    buckets = Limits()
    spent(buckets, customer(1), 0.0)
    spent(buckets, customer(2), 0.0)
    # Key 3 is full, its customer has nothing left: ten seconds later it has 5, of which key 3 may have all.
    assert spent(buckets, customer(3), 0.0) == 0
    assert spent(buckets, customer(3), 10.0) == 5


def test_headers_tell_what_is_left_in_each() -> None:
    left = Limits().spend(customer(1), Cost.LIST, 0.0)
    assert limits.headers(left) == {
        "RateLimit-Policy": '"key";q=30;w=60, "customer";q=50;w=100',
        "RateLimit": '"key";r=28;t=4, "customer";r=48;t=4',
    }


def test_everything_is_scaled_and_holds_what_costs_most() -> None:
    assert spent(Limits(2), customer(1), 0.0) == 60
    assert spent(Limits(0.1), customer(1), 0.0, Cost.FILE) == 1


def test_wrong_keys_of_one_address_are_slowed_and_of_no_other() -> None:
    buckets = Limits()
    for _ in range(3):
        buckets.check_stranger("192.0.2.1", 0.0)
        buckets.note_stranger("192.0.2.1", 0.0)
    with pytest.raises(errors.RateLimited) as refused:
        buckets.check_stranger("192.0.2.1", 0.0)
    assert refused.value.headers["Retry-After"] == "1"
    buckets.check_stranger("192.0.2.2", 0.0)
    buckets.check_stranger("192.0.2.1", 1.0)


def test_a_subscriber_of_the_network_is_one_origin() -> None:
    assert origin("2001:db8:1:2::1") == origin("2001:db8:1:2:ffff::9") != origin("2001:db8:1:3::1")
    assert origin("192.0.2.1") == origin("::ffff:192.0.2.1") != origin("192.0.2.2")
    assert origin("testclient") == "testclient"


def test_so_many_buckets_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "_KEPT", 4)
    buckets = Limits()
    for key in range(100):
        buckets.spend(Actor(UUID(int=key), Role.LEAD), Cost.ONE, 0.0)
    assert len(buckets._buckets) == 4
