"""The life of a thing as a table: which verb leads from which status to which (design §3). Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from app import errors

Status = TypeVar("Status", bound=StrEnum)


class LifeCycle(Generic[Status]):
    """Which verbs a status allows, and where they lead.

    Attributes:
        subject: what the thing is called in a refusal.
        transitions: by status, each verb that is allowed in it with the status it leads to; None where
            it leaves the status as it is.
    """

    def __init__(
        self, subject: str, transitions: Mapping[Status, Mapping[str, Status | None]]
    ) -> None:
        self.subject = subject
        self.transitions = transitions

    def after(self, status: Status, verb: str) -> Status:
        """The status that a verb leads to.

        Raises:
            InvalidTransition: the present status does not allow it; names those verbs it does.
        """
        allowed = self.transitions[status]
        if verb not in allowed:
            raise errors.InvalidTransition(self.subject, str(status), verb, sorted(allowed))
        return allowed[verb] or status
