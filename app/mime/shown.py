"""What of HTML is shown: its words, and the tags that set them apart. Pure, and linear in time.

Styles, scripts, comments, drawings and the tags that only look good can be many times longer than what
a person wrote. They go before anything is counted; what is left goes to ``markup``.
"""

import re
from functools import cache
from html import escape
from itertools import islice

MAX_ATTRIBUTES = 50
# Words go on below, and are not set apart.
MAX_PIECES = 400_000
MAX_VALUE_CHARACTERS = 4000

BLOCKS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote", "div", "li", "tr",
    "dt", "dd", "section", "article", "header", "footer", "center", "br", "hr", "a", "td", "th", "dl",
}  # fmt: skip
# Their words are none of the text.
_UNSHOWN = ("script", "style", "title", "xml")
# Their words are set apart from what is around them.
_FIELDS = {
    "textarea",
    "select",
    "option",
    "text",
    "tspan",
    "template",
    "noscript",
    "button",
    "label",
}
_FORMATS = {
    "b",
    "i",
    "u",
    "em",
    "font",
    "strong",
    "body",
    "small",
    "img",
    "span",
    "input",
    "form",
    "main",
}
_ATTRIBUTES = {"class", "id", "href", "type", "style"}
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]*+)\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>\"']++)")
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*+)")
_ADDRESS = re.compile(r"<(?:[^\s<>@\"'=]+@[^\s<>@\"'=]+|(?:https?://|mailto:)[^\s<>\"']+)>")
_WRITTEN = {"", "text", "email", "number", "search", "tel", "url", "date", "time", "datetime-local"}
_EMPTY = re.compile(
    r"(?:&(?:nbsp|zwnj|zwj|shy|#160|#xa0|#847|#8203|#8204|#8199|#173);?"
    r"|[\s\xa0\xad\u034f\u200b\u200c\u200d\u2007\ufeff]){200,}+",
    re.IGNORECASE,
)


@cache
def _tokens(open_ended: frozenset[str]) -> re.Pattern[str]:
    """Comments, elements that are not shown, and tags; but those that have no end are their mark alone.

    Each takes all up to its end or that of the text, and nothing is tried twice.
    """
    kinds: list[str] = []
    kinds.append("<!--" if "!--" in open_ended else r"<!--(?:-?>|(?:[^-]++|-(?!->))*+(?:-->)?+)")
    names = [name for name in _UNSHOWN if name not in open_ended]
    if names and ">" not in open_ended:
        kinds.append(
            rf"<(?P<name>{'|'.join(names)})(?=[\s/>])[^>]*+>"
            r"(?:[^<]++|<(?!/(?P=name)[\s/>]))*+(?P<closed></(?P=name)[^>]*+>)?+"
        )
    else:
        kinds.append("(?P<name>(?!))(?P<closed>(?!))")
    if ">" in open_ended:
        kinds.append("</?[a-zA-Z][^<>]*+>?+|<[!?][^<>]*+>?+")
    else:
        kinds.append(
            r"</?[a-zA-Z](?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+|[\"'])*+>?+|<[!?/][^>]*+>?+"
        )
    return re.compile(f"({'|'.join(kinds)})", re.IGNORECASE)


def shown_in(html: str, marks: re.Pattern[str]) -> str:
    """The HTML without what shows nothing; spans stay where ``marks`` is found in their tag.

    What has a beginning and no end does not take all that follows with it.
    """
    kept: list[str] = []
    spans: list[bool] = []
    open_ended: set[str] = set()
    rest = html
    while rest:
        rest = _scan(rest, kept, spans, open_ended, marks)
    return _EMPTY.sub(_blank, "".join(kept))


def _blank(run: re.Match[str]) -> str:
    return "\n" if "\n" in run[0] else " "


def _scan(
    html: str,
    kept: list[str],
    spans: list[bool],
    open_ended: set[str],
    marks: re.Pattern[str],
) -> str:
    """Keep what is shown, up to the first that turns out to have no end: what is to be read again."""
    pieces = _tokens(frozenset(open_ended)).split(html)
    unshown = False
    seen: dict[str, str] = {}  # most tags of a document are alike
    kept.append(pieces[0])
    for token, name, closed, text in zip(
        pieces[1::4], pieces[2::4], pieces[3::4], pieces[4::4], strict=True
    ):
        if not unshown and token in seen:
            kept += (seen[token], text)
            continue
        if (kind := _without_end(token, name, closed)) and kind not in open_ended:
            open_ended.add(kind)
            return token + text
        if token[1] in "!?":
            pass
        elif len(kept) > MAX_PIECES:
            kept += (" ",)
        else:
            found = _NAME.match(token)
            tag = found[1].lower() if found else ""
            unshown = _goes_unshown(unshown, tag, token, open_ended)
            if not unshown:
                shown = _tag(tag, token, spans, marks)
                kept += (shown,)
                if tag not in ("span", *_UNSHOWN):
                    seen[token] = shown
        if not unshown:
            kept += (text,)
    return ""


def _goes_unshown(unshown: bool, tag: str, token: str, open_ended: set[str]) -> bool:
    if tag in open_ended:
        return token[1] != "/"
    return unshown and tag not in BLOCKS and tag not in _FORMATS


def _without_end(token: str, name: str | None, closed: str | None) -> str:
    """What kind this is of, if its end is not found; empty if it is."""
    if name:
        return "" if closed else name.lower()
    if token[:4] == "<!--":
        return "" if token[-3:] == "-->" else "!--"
    return "" if token[-1] == ">" else ">"


def _tag(tag: str, token: str, spans: list[bool], marks: re.Pattern[str]) -> str:
    ends = token[1] == "/"
    if tag == "span":
        if ends:
            return "</span>" if spans and spans.pop() else ""
        spans.append(marks.search(token) is not None)
        return _with_attributes(tag, token) if spans[-1] else ""
    if tag in BLOCKS:
        if ends:
            return f"</{tag}>"
        return _with_attributes(tag, token) if "=" in token else f"<{tag}>"
    if tag == "input":
        return _written(token)
    # An address in the brackets of mail, that nobody escaped, is shown.
    address = ("@" in tag or ":" in tag) and _ADDRESS.fullmatch(token)
    return escape(token) if address else " " * (tag in _FIELDS)


def _attributes(token: str) -> list[tuple[str, str]]:
    found = islice(_ATTRIBUTE.finditer(token), MAX_ATTRIBUTES)
    return [(one[1].lower(), one[2]) for one in found]


def _with_attributes(tag: str, token: str) -> str:
    given = [
        f" {name}={value}"
        for name, value in _attributes(token)
        if name in _ATTRIBUTES and len(value) <= MAX_VALUE_CHARACTERS
    ]
    return f"<{tag}{''.join(given)}>"


def _written(token: str) -> str:
    """What stands in a field of a form that a person writes in."""
    given = {name: value.strip("\"'") for name, value in reversed(_attributes(token))}
    if given.get("type", "").strip().lower() not in _WRITTEN:
        return ""
    value = given.get("value", "").replace("<", "&lt;")
    return f" {value} "
