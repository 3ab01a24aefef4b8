"""What a route is called in all that tells of it: the log, figures, traces and the audit."""

from starlette.types import Scope


def called(scope: Scope) -> str | None:
    """The path of a request's route, as the contract has it; None where it leads nowhere.

    How a value of the path is read is none of its name.
    """
    route = scope.get("route")
    return None if route is None else route.path_format
