"""What is asked of an export where it is no request."""

from typing import Annotated

from pydantic import AfterValidator, Field

from app import errors
from app.exports.locales import separators_of
from app.exports.rules import FITTING, RFC_4180, ExportFormat, ExportKind, Wish, check
from app.kit.web.forms import Form
from app.kit.web.schema import Body, Id, Instant


def known(locale: str) -> str:
    """A locale that somebody knows.

    Raises:
        ValueError: nobody does.
    """
    separators_of(locale)
    return locale


LocaleName = Annotated[
    str,
    AfterValidator(known),
    Form("^[a-z]{2,3}(-[A-Z]{2})?$", "A language, perhaps with a country, such as cs or pt-BR."),
]


class Asked(Body):
    """What somebody asks on the command line."""

    kind: ExportKind
    format: ExportFormat
    from_at: Instant | None
    to_at: Instant | None
    customer_id: Id | None
    after: Annotated[int, Field(ge=0, lt=2**63)] | None
    locale: LocaleName | None
    gzip: bool

    def wish(self) -> Wish:
        """The same as it is carried out.

        Raises:
            EndsBeforeStart: who asks has taken one end of the time for the other.
            ValidationFailed: something of it says nothing with the format.
        """
        if self.from_at and self.to_at and self.to_at < self.from_at:
            raise errors.EndsBeforeStart("--to is earlier than --from")
        wish = Wish(
            kind=self.kind,
            format=self.format,
            from_at=self.from_at,
            to_at=self.to_at,
            customer_id=self.customer_id,
            after=self.after,
            separators=separators_of(self.locale) if self.locale else RFC_4180,
            gzipped=self.gzip,
        )
        given = {"locale": self.locale, "after": self.after, "gzip": self.gzip or None}
        said = frozenset(name for name, value in given.items() if value is not None)
        check(wish, said & FITTING.keys())
        return wish
