"""What people are told, in English, so that it can be said in other languages, too. Pure."""

from collections.abc import Mapping
from typing import Any, Self


class Sentence(str):
    """A sentence with figures in it: a text like any other, that knows what it was made of.

    Attributes:
        template: the sentence with ``%(name)s`` for each figure; what ends with ``minutes`` are minutes.
        figures: what stands there, by these names.
    """

    __slots__ = ("figures", "template")

    figures: Mapping[str, Any]
    template: str

    def __new__(cls, template: str, **figures: Any) -> Self:
        """The sentence as English says it."""
        made = super().__new__(cls, template % figures if figures else template)
        made.template, made.figures = template, figures
        return made


def finished(text: str) -> Sentence:
    """A text as a sentence: with a capital in front and a full stop behind."""
    if isinstance(text, Sentence):
        return text
    return Sentence(text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else "."))
