"""How often somebody may ask: token buckets, of a key, of a customer, and of an address without a key. Pure.

A bucket holds units and is refilled evenly; what is asked costs some. Each process has buckets of its own and
forgets them when it ends: so several allow as many times as much, and none asks the database.
"""

import math
from collections import OrderedDict
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from app import errors
from app.kit.actor import Actor, Role

# So many are kept; the one that was used longest ago, which is mostly full, is forgotten for a further one.
_KEPT = 20_000


class Cost(IntEnum):
    """What an operation costs, in units, by what it makes the service do.

    Attributes:
        ONE: reading or doing one thing.
        LIST: a page of a list.
        SEARCH: what looks through much: slots, words, reports, a stream that begins.
        FILE: what reads all there is of something, or draws it.
    """

    ONE = 1
    LIST = 2
    SEARCH = 5
    FILE = 20


class Policy(Struct, frozen=True, eq=False):
    """One kind of bucket.

    Attributes:
        name: as headers and problems call it.
        units: what it holds.
        seconds: in which an empty one fills.
    """

    name: str
    units: int
    seconds: int

    @property
    def per_second(self) -> float:
        """How fast it fills."""
        return self.units / self.seconds


OF_CUSTOMERS_KEY = Policy("key", 1200, 60)
OF_CUSTOMER = Policy("customer", 3600, 60)
OF_PROVIDERS_KEY = Policy("key", 12_000, 60)
OF_MAIL_SERVERS = Policy("key", 1200, 60)
# Having an endpoint of somebody else's called, when nothing has happened.
OF_ENDPOINT_TESTS = Policy("endpoint_tests", 10, 600)
# Trying keys that are not there.
OF_STRANGERS = Policy("address", 300, 60)


class Left(NamedTuple):
    """What is left in a bucket."""

    policy: Policy
    units: float

    def seconds_to(self, units: float) -> int:
        """In how many seconds it holds so many."""
        return max(0, math.ceil((units - self.units) / self.policy.per_second))


class Limits:
    """The buckets of a process, ``scale`` times as large as they usually are."""

    def __init__(self, scale: float = 1.0) -> None:
        self._scale = scale
        self._policies: dict[Policy, Policy] = {}
        # By policy and whose it is: what was left, and when.
        self._buckets: OrderedDict[tuple[str, UUID | str], tuple[float, float]] = OrderedDict()

    def spend(self, actor: Actor, cost: Cost, now: float) -> list[Left]:
        """Take what a request costs out of the buckets of who asks; what is left in each.

        ``now`` is of any clock that never goes back, in seconds.

        Raises:
            RateLimited: there is not as much left in one; nothing is taken.
        """
        if actor.role is Role.CUSTOMER and actor.customer_id is not None:
            return self._take(
                [(OF_CUSTOMERS_KEY, actor.key_id), (OF_CUSTOMER, actor.customer_id)], cost, now
            )
        is_mail = actor.role is Role.MAIL
        policy = OF_MAIL_SERVERS if is_mail else OF_PROVIDERS_KEY
        return self._take([(policy, actor.key_id)], cost, now)

    def spend_on(self, policy: Policy, thing: UUID | str, now: float) -> list[Left]:
        """Take one unit out of the bucket of a thing, whoever asks; what is left in it.

        Raises:
            RateLimited: there is nothing left; nothing is taken.
        """
        return self._take([(policy, thing)], Cost.ONE, now)

    def note_stranger(self, origin: str, now: float) -> None:
        """Somebody came from there with a key that is not there."""
        policy = self._scaled(OF_STRANGERS)
        left = max(0.0, self._left(policy, origin, now) - Cost.ONE)
        self._keep(policy, origin, left, now)

    def check_stranger(self, origin: str, now: float) -> None:
        """Whether somebody from there may try a key of which nothing is known.

        Raises:
            RateLimited: too many from there were wrong.
        """
        policy = self._scaled(OF_STRANGERS)
        left = Left(policy, self._left(policy, origin, now))
        if left.units < Cost.ONE:
            raise _refusal(left, Cost.ONE)

    def _take(
        self, whose: Sequence[tuple[Policy, UUID | str]], cost: Cost, now: float
    ) -> list[Left]:
        found = []
        for usual, who in whose:
            policy = self._scaled(usual)
            found.append((who, Left(policy, self._left(policy, who, now))))
        for _, left in found:
            if left.units < cost:
                raise _refusal(left, cost)
        for who, left in found:
            self._keep(left.policy, who, left.units - cost, now)
        return [Left(left.policy, left.units - cost) for _, left in found]

    def _scaled(self, policy: Policy) -> Policy:
        if self._scale == 1:
            return policy
        found = self._policies.get(policy)
        if found is None:
            # Never less than the dearest thing costs.
            units = max(min(policy.units, Cost.FILE), round(policy.units * self._scale))
            found = self._policies[policy] = replace(policy, units=units)
        return found

    def _left(self, policy: Policy, who: UUID | str, now: float) -> float:
        left, at = self._buckets.get((policy.name, who), (float(policy.units), now))
        return min(float(policy.units), left + (now - at) * policy.per_second)

    def _keep(self, policy: Policy, who: UUID | str, left: float, now: float) -> None:
        self._buckets[policy.name, who] = left, now
        self._buckets.move_to_end((policy.name, who))
        if len(self._buckets) > _KEPT:
            self._buckets.popitem(last=False)


def _refusal(left: Left, cost: Cost) -> errors.RateLimited:
    policy = left.policy
    return errors.RateLimited(
        after_seconds=max(1, left.seconds_to(cost)),
        violated_policy=policy.name,
        limit_units=policy.units,
        window_seconds=policy.seconds,
        left_units=int(left.units),
        cost_units=int(cost),
        headers=headers([left]),
    )


def headers(lefts: Sequence[Left]) -> dict[str, str]:
    """What answers tell of it, by draft-ietf-httpapi-ratelimit-headers-10."""
    policies = (_told(policy) for policy, _ in lefts)
    rests = (
        f'"{left.policy.name}";r={int(left.units)};t={left.seconds_to(left.policy.units)}'
        for left in lefts
    )
    return {"RateLimit-Policy": ", ".join(policies), "RateLimit": ", ".join(rests)}


@lru_cache(maxsize=100)
def _told(policy: Policy) -> str:
    return f'"{policy.name}";q={policy.units};w={policy.seconds}'
