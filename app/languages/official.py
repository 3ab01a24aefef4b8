"""The languages in which the provider writes (rule T6). Pure."""

from enum import StrEnum


class OfficialLanguage(StrEnum):
    """A language in which answers and articles are written; others go through a translator."""

    ENGLISH = "en"
    FRENCH = "fr"
    GERMAN = "de"
    CZECH = "cs"


OFFICIAL = frozenset(OfficialLanguage)


def reply_language(language: str) -> OfficialLanguage:
    """The language of the answer: the same one if it is official, else English (rule T6)."""
    return OfficialLanguage(language) if language in OFFICIAL else OfficialLanguage.ENGLISH


def needs_translation(language: str) -> bool:
    """Whether a message goes through a translator before it is answered (rule T6)."""
    return language not in OFFICIAL
