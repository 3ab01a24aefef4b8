"""What a world has: ids by the names of the parameters that take them."""

from dataclasses import dataclass, field

from tests.support import Json

Ids = dict[str, list[str]]
# Of an operation: the ids of its one parameter, or of all its parameters, by name.
Fitting = dict[str, list[str] | list[dict[str, str]]]


@dataclass
class World:
    """What was made.

    Attributes:
        ids: the name of a path parameter → the ids that it can be.
        fitting: for each customer, an operation or a field of a body → ids whose state allows it.
    """

    customers: list[Json]
    technicians: list[Json]
    ids: Ids = field(default_factory=dict)
    fitting: dict[str, Fitting] = field(default_factory=dict)

    def add(self, name: str, *made: Json) -> None:
        """Keep ids under the name of the path parameter that takes them."""
        self.ids.setdefault(name, []).extend(one["id"] for one in made)

    def at_large(self, *kept: str) -> Ids:
        """The ids that anything may be tried on: neither ``kept`` nor waiting for one operation."""
        waiting = {
            one
            for fitting in self.fitting.values()
            for operation, ids in fitting.items()
            for ids_of_one in ids
            for one in (ids_of_one.values() if isinstance(ids_of_one, dict) else (ids_of_one,))
            if " " in operation
        }
        return {
            name: [one for one in ids if one not in waiting and one not in kept] or ids
            for name, ids in self.ids.items()
        }
