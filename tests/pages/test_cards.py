"""Where there is little room a table's cells say which column they are of, and stay cells of a table."""

import re

from markupsafe import Markup

from app.pages.cards import MANY, named


def _table(columns: int, row: str) -> Markup:
    head = "".join(f'<th scope="col">{"ABCDEFG"[one]} &amp; co</th>' for one in range(columns))
    return Markup(f"<thead><tr>{head}<td></td></tr></thead>\n<tbody>{row}</tbody>")


def test_each_cell_has_the_name_of_its_column() -> None:
    row = '<tr id="x"><th scope="row">EUR</th><td class="number">1</td><td><b>2</b></td><td>3</td></tr>'
    told = named(_table(MANY - 1, row))
    assert re.findall(r'data-label="([^"]*)">(?:<b>)?(\d)', told) == [
        ("B &amp; co", "1"), ("C &amp; co", "2"),
    ]  # fmt: skip
    assert '<td role="cell">3</td>' in told, "a column without a name says none"
    assert '<tr id="x" role="row"><th scope="row" role="rowheader">EUR</th>' in told
    assert told.count('role="rowgroup"') == 2
    assert told.count('role="columnheader"') == MANY - 1


def test_what_spans_columns_counts_for_them() -> None:
    row = '<tr><td colspan="2">all</td><td>1</td></tr><tr><td>2</td></tr>'
    told = named(_table(MANY, row))
    assert re.findall(r'data-label="(.)[^"]*">(\w+)', told) == [
        ("A", "all"),
        ("C", "1"),
        ("A", "2"),
    ]


def test_a_table_of_few_columns_stays_as_it_is() -> None:
    narrow = _table(MANY - 2, "<tr><td>1</td></tr>")
    assert named(narrow) == narrow


def test_what_people_wrote_stays_text() -> None:
    row = "<tr><td>&lt;td&gt; &lt;/thead&gt;</td></tr>"
    told = named(_table(MANY, row))
    assert "&lt;td&gt; &lt;/thead&gt;" in told
    assert told.count("data-label") == 1
