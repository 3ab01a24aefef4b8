"""Tables where there is little room: rows become cards, whose cells say which column they are of. Pure."""

import re

from markupsafe import Markup, escape

# With fewer columns a table fits a telephone as it is.
MANY = 4
_NAME = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_PART = re.compile(r"<(thead|tbody|tfoot|tr|th|td)\b([^>]*)>")
_SPAN = re.compile(r'\bcolspan="(\d+)"')
_ROLES = {
    "thead": "rowgroup", "tbody": "rowgroup", "tfoot": "rowgroup", "tr": "row", "td": "cell",
}  # fmt: skip


def named(table: Markup) -> Markup:
    """A table of many columns with the names of its columns in its cells, and its parts with their roles.

    The style sheet shows the names where it makes cards of the rows. The roles are said because a browser
    may forget them once a part is shown as something else than a table.
    """
    head, end, body = table.partition("</thead>")
    names = [Markup(one).striptags() for one in _NAME.findall(head)]  # noqa: S704  it was before
    if len(names) < MANY:
        return table
    first = _PART.sub(lambda part: _with_role(part, "columnheader"), head)
    return Markup("".join((first, end, _labelled(body, names))))  # noqa: S704  it was before


def _labelled(body: str, names: list[str]) -> str:
    column = 0

    def part(found: re.Match[str]) -> str:
        nonlocal column
        if found[1] == "tr":
            column = 0
        if found[1] not in ("td", "th"):
            return _with_role(found)
        name = names[column] if column < len(names) else ""
        span = _SPAN.search(found[2])
        column += int(span[1]) if span else 1
        label = f' data-label="{escape(name)}"' if name and found[1] == "td" else ""
        return _with_role(found, more=label)

    return _PART.sub(part, body)


def _with_role(part: re.Match[str], header: str = "rowheader", more: str = "") -> str:
    role = header if part[1] == "th" else _ROLES[part[1]]
    return f'<{part[1]}{part[2]} role="{role}"{more}>'
