"""A page, read by a parser that has nothing to do with how it was made."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "input", "meta"})


@dataclass
class Page(HTMLParser):
    """What a page holds; a tag that is not closed where it should be raises."""

    html: str
    texts: list[str] = field(default_factory=list)
    previews: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    _in_preview: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()
        assert not self.open_tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._in_preview = ("class", "preview") in attrs
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag
        self._in_preview = False

    def handle_data(self, data: str) -> None:
        if self._in_preview:
            self.previews.append(data)
        elif "style" not in self.open_tags and "title" not in self.open_tags:
            self.texts.append(data)

    def values(self, name: str) -> list[str]:
        """The values of all attributes of this name."""
        return [value for found, value in self.attributes if found == name]

    @property
    def text(self) -> str:
        """All that can be read, without any blank."""
        return squeezed("".join(self.texts))


def squeezed(text: str) -> str:
    """Text without blanks, line breaks, and the marks of quotations, lists and directions."""
    text = re.sub(r"^(> ?|\* )", "", text, flags=re.MULTILINE)
    return re.sub(r"[\s\u2068\u2069]+", "", text)
