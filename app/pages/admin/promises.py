"""What a plan promises, figure by figure, so that two versions of it can be told apart. Pure."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.plans.rules import DEFAULT_TERMS, SEVERITIES
from app.plans.schemas import PlanView

TERMS = tuple(DEFAULT_TERMS.as_dict())


class Difference(NamedTuple):
    """What is promised otherwise: which figure, what it was, and what it becomes."""

    name: str
    was: Any
    becomes: Any


def promises(plan: PlanView) -> dict[str, Any]:
    """Every figure of a plan's version by its name; of a severity without one of its own None."""
    own = {one.severity: one for one in plan.severity_targets}
    targets = {f"severity_{one}": own.get(one) for one in SEVERITIES}
    return {
        "channels": plan.channels,
        "queue_rank": plan.queue_rank,
        "target": (plan.target.kind, plan.target.value),
        **{name: one and (one.kind, one.value) for name, one in targets.items()},
        "call_after_replies": plan.call_after_replies,
        "price": plan.price and (plan.price, plan.currency),
        **{name: getattr(plan.terms, name) for name in TERMS},
    }


def differences(was: PlanView, becomes: PlanView) -> list[Difference]:
    """The figures in which two versions, or two plans, differ."""
    before, after = promises(was), promises(becomes)
    return [
        Difference(name, before[name], after[name])
        for name in before
        if before[name] != after[name]
    ]


def known(plan: PlanView) -> Mapping[str, Any]:
    """What stands in the form of a plan's next version: what it promises now."""
    own = {one.severity: one for one in plan.severity_targets}
    rows = {
        f"{field}_{severity}": getattr(own[severity], field)
        for severity in own
        for field in ("kind", "value")
    }
    return {
        "channels": plan.channels,
        "queue_rank": plan.queue_rank,
        "target_kind": plan.target.kind,
        "target_value": plan.target.value,
        "call_after_replies": plan.call_after_replies,
        "price": plan.price,
        "currency": plan.currency,
        **rows,
        **{f"terms_{name}": getattr(plan.terms, name) for name in TERMS},
    }
