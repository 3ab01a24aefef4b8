"""text/enriched (RFC 1896) and its forerunner text/richtext (RFC 1341) as plain text. Pure."""

import re

MAX_COMMAND_CHARACTERS = 60
_TOKEN = re.compile(rf"<<|<(/?)([A-Za-z0-9-]{{1,{MAX_COMMAND_CHARACTERS}}})>|\n+|[^<\n]+|<")
# What stands within is for the command, not for the reader.
_HIDDEN = ("param", "comment")
# They stand for what they are called, in richtext.
_SIGNS = {"lt": "<", "nl": "\n", "np": "\n\n", "paragraph": "\n\n"}
# They begin a line of their own, and end it.
_BLOCKS = ("center", "flushleft", "flushright", "flushboth", "excerpt", "paraindent", "nofill")


def text_of(source: str, *, richtext: bool) -> str:
    """The text without its commands; whatever is no command is kept."""
    shown: list[str] = []
    hidden = kept_lines = 0
    for token in _TOKEN.finditer(source):
        text, command = token[0], (token[2] or "").lower()
        step = -1 if token[1] else 1
        if command in _HIDDEN:
            hidden = max(0, hidden + step)
        elif hidden:
            continue
        elif command:
            if command == "nofill":
                kept_lines = max(0, kept_lines + step)
            if richtext and command in _SIGNS:
                shown.append(_SIGNS[command] if step > 0 or command == "paragraph" else "")
            elif command in _BLOCKS and shown and not shown[-1].endswith("\n"):
                shown.append("\n")
        elif text == "<<":
            shown.append("<")
        elif text.startswith("\n") and not kept_lines:
            # One line break is a blank, in richtext any are; more are one less.
            shown.append(" " if richtext or len(text) == 1 else text[1:])
        else:
            shown.append(text)
    return "\n".join(line.strip(" ") for line in "".join(shown).split("\n"))
