"""What is refused about who is erased, or was (409)."""

from app.errors.base import Conflict


class NotDeparted(Conflict):
    """Who is to be erased has to leave first, so that nothing agreed is left behind."""

    code = "not_departed"


class Erased(Conflict):
    """What was personal of it is erased: it neither changes nor comes back."""

    code = "erased"


class AnswerErased(Conflict):
    """The first request with this key was done; its answer is about somebody who has been erased since."""

    code = "answer_erased"
