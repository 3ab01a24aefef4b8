"""HTML becomes readable text: paragraphs, lists, line breaks and links; quotes are marked. Pure."""

import re
from html.parser import HTMLParser

import nh3

from app.mime.shown import BLOCKS, shown_in

MAX_QUOTE_DEPTH = 5
SIGNATURE = "-- "
SEPARATOR = "-----Original Message-----"

_PARAGRAPHS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre", "blockquote"}
_LINES = {"div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "center"}
_CLEANER = nh3.Cleaner(
    tags={*BLOCKS, "span"},
    attributes={
        "*": {"class", "id"},
        "a": {"class", "id", "href"},
        "blockquote": {"class", "id", "type", "style"},
    },
    clean_content_tags={"script", "style", "title", "template", "noscript", "textarea", "select"},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
# What clients call the parts of a reply that are not new, by class or id.
_QUOTED = {
    "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "protonmail_quote", "tutanota_quote",
    "ms-outlook-mobile-reference-message", "mail-editor-reference-message-container",
}  # fmt: skip
_QUOTED_FROM_HERE = {"divrplyfwdmsg", "outlookmessageheader"}
_SIGNATURES = {"gmail_signature", "moz-signature", "applemailsignature", "signature",
               "ms-outlook-mobile-signature", "protonmail_signature_block-user"}  # fmt: skip
_BEFORE_QUOTE = {"gmail_quote", "gmail_extra", "yahoo_quoted"}
# A block that is set in may be no quote: one has a mark, a bar at its left, or says above whose it is.
_CITED = re.compile(r"quote|cite", re.IGNORECASE)
_ATTRIBUTED = re.compile(r"[\d@].{0,200}:$")
_BARRED = re.compile(r"border-left(?:-width|-style)?\s*:(?!\s*(?:none|0))", re.IGNORECASE)
_MARKS = re.compile(
    "|".join(map(re.escape, sorted(_QUOTED | _QUOTED_FROM_HERE | _SIGNATURES | _BEFORE_QUOTE))),
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*+>?+")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def limit_tags(html: str, tags: int, problems: set[str]) -> str:
    """The HTML with this many tags, and the words alone of the rest.

    What cleans it takes time with the square of their depth.
    """
    at = -1
    if html.count("<") > tags:
        problems.add("text_too_long")
        for _ in range(tags + 1):
            at = html.index("<", at + 1)
        return html[:at] + _TAG.sub(" ", html[at:]).strip()
    return html


def shown(html: str) -> str:
    """The HTML without what shows nothing, such as styles, comments and drawings."""
    return shown_in(html, _MARKS)


def text_of(html: str) -> str:
    """The text of an HTML document.

    Lines within quotes begin with ``>`` for each level, a signature that is marked as one stands
    below ``-- ``, and links show where they lead if their text does not.
    """
    reader = _Reader()
    # Cleaned, it is well-formed: the standard library's parser is slow on what is not.
    reader.feed(_CLEANER.clean(html))
    reader.close()
    return _BLANK_LINES.sub("\n\n", reader.text()).strip("\n")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._line: list[str] = []
        self._open: list[tuple[str, int]] = []  # with the depth of quotes outside
        self._depth = 0
        self._pre = 0
        self._links: list[tuple[str, int]] = []
        self._lists: list[int | None] = []
        # Where the line above the last signature is, and how many elements were open around that.
        self._signature: tuple[int, int] | None = None

    def text(self) -> str:
        self._break()
        return "\n".join(self._lines)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        marks = {*given.get("class", "").lower().split(), given.get("id", "").lower()}
        self._separate(tag)
        if tag in ("br", "hr"):
            self._break(always=tag == "br")
            return
        self._open.append((tag, self._depth))
        if marks & _QUOTED_FROM_HERE:
            self._lines.append(SEPARATOR)
        if marks & (_QUOTED_FROM_HERE | _BEFORE_QUOTE):
            self._signature = None
        if (tag == "blockquote" and self._is_quote(given)) or marks & _QUOTED:
            self._depth = min(self._depth + 1, MAX_QUOTE_DEPTH)
        if marks & _SIGNATURES:
            self._break()
            self._signature = (len(self._lines), len(self._open)) if not self._depth else None
            self._lines.append(self._prefix() + SIGNATURE)
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._line.append(self._bullet())
        elif tag == "a":
            self._links.append((given.get("href", ""), len(self._line)))
        elif tag == "pre":
            self._pre += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            self._close_link()
        elif tag in ("td", "th"):
            self._line.append(" ")
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        self._separate(tag)
        if tag == "pre":
            self._pre = max(self._pre - 1, 0)
        if self._open and self._open[-1][0] == tag:
            self._depth = self._open.pop()[1]

    def handle_data(self, data: str) -> None:
        if self._pre:
            first, *more = data.split("\n")
            self._line.append(first)
            for line in more:
                self._break(always=True)
                self._line.append(line)
        else:
            self._line.append(_SPACES.sub(" ", data))

    def _separate(self, tag: str) -> None:
        if tag in _PARAGRAPHS or tag in _LINES:
            self._break()
        if tag in _PARAGRAPHS and self._lines and self._lines[-1].strip("> "):
            self._lines.append(self._prefix().rstrip())

    def _break(self, *, always: bool = False) -> None:
        line = "".join(self._line)
        self._line.clear()
        if not self._pre:
            line = _SPACES.sub(" ", line).strip(" ")
        if line == "--" and self._lines and self._lines[-1].endswith(SIGNATURE):
            return  # the mark stands there already
        if line and self._signature and not self._depth:
            self._end_signature(*self._signature)
        if line or always:
            # Fixed spaces indent, and a paragraph of one is an empty line.
            self._lines.append((self._prefix() + line.replace("\xa0", " ")).rstrip())

    def _is_quote(self, given: dict[str, str]) -> bool:
        if self._depth or _ATTRIBUTED.search("".join(self._lines[-2:])):
            return True
        if not given:
            return False
        named = given.get("type", "") + given.get("class", "")
        return bool(_CITED.search(named) or _BARRED.search(given.get("style", "")))

    def _end_signature(self, at: int, around: int) -> None:
        """Take the mark away where the text goes on below: what ends there cannot be told by a line."""
        if len(self._open) < around:
            self._lines[at] = ""
            self._signature = None

    def _prefix(self) -> str:
        return ">" * self._depth + " " if self._depth else ""

    def _bullet(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "* "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "

    def _close_link(self) -> None:
        target, since = self._links.pop()
        shown = "".join(self._line[since:]).strip()
        address = target.removeprefix("mailto:").removeprefix("tel:").rstrip("/")
        if address and address not in shown and len(target) <= 2000:
            self._line.append(f" ({target})" if shown else target)
