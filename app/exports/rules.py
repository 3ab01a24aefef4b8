"""What can be exported, in which formats, and what of a wish fits together. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field

from app import errors


class ExportKind(StrEnum):
    """What is exported."""

    ENTRIES = "entries"
    POSTINGS = "postings"
    PURCHASES = "purchases"
    SESSIONS = "sessions"
    WORKSHEETS = "worksheets"
    TICKETS = "tickets"
    APPROVALS = "approvals"
    REOPENINGS = "reopenings"
    AUDIT = "audit"


class TableFormat(StrEnum):
    """The formats of rows."""

    CSV = "csv"
    NDJSON = "ndjson"
    XLSX = "xlsx"


class ExportFormat(StrEnum):
    """The formats of entries: those of rows, and the journals of two programs of accounting."""

    CSV = "csv"
    NDJSON = "ndjson"
    XLSX = "xlsx"
    HLEDGER = "hledger"
    BEANCOUNT = "beancount"


class ColumnsVersion(StrEnum):
    """The versions of the columns; each stays as it is."""

    V1 = "v1"


class Separators(Struct, frozen=True):
    """How a spreadsheet of some country divides a line, and a number."""

    delimiter: str = ","
    decimal: str = "."


RFC_4180 = Separators()


def separators(decimal: str) -> Separators:
    """What a spreadsheet with this decimal sign expects: beside a comma, fields have semicolons."""
    return Separators(";", ",") if decimal == "," else RFC_4180


class Wish(Struct, frozen=True, kw_only=True):
    """What somebody wants to have.

    Attributes:
        from_at, to_at: the half-open time that counts; None does not narrow.
        after: the place in the feed that it goes on behind.
        sought: what else narrows it: by filter of the kind's extract, any of these.
        separators: those of a CSV.
        gzipped: whether the file itself is a gzip file.
    """

    kind: ExportKind
    format: ExportFormat
    from_at: datetime | None = None
    to_at: datetime | None = None
    customer_id: UUID | None = None
    after: int | None = None
    sought: Mapping[str, Sequence[str | UUID]] = field(default_factory=dict)
    separators: Separators = RFC_4180
    gzipped: bool = False

    @property
    def file_name(self) -> str:
        """What it is saved as."""
        ending = "journal" if self.format is ExportFormat.HLEDGER else self.format
        return f"{self.kind}.{ending}{'.gz' if self.gzipped else ''}"


JOURNALS = frozenset({ExportFormat.HLEDGER, ExportFormat.BEANCOUNT})
STREAMED = frozenset({ExportFormat.CSV, ExportFormat.NDJSON})
# What goes on behind a position; other kinds change, so they start again.
RESUMED = frozenset({ExportKind.ENTRIES})
# By parameter: the formats that it says something for.
FITTING = {
    "locale": frozenset({ExportFormat.CSV}),
    "after": STREAMED,
    "gzip": frozenset(ExportFormat) - {ExportFormat.XLSX},
}
# Of a sheet, behind its heading.
MAX_SHEET_ROWS = 1_048_575
MAX_CELL_CHARACTERS = 32_767


def check(wish: Wish, given: frozenset[str]) -> None:
    """Hold a wish to parameters that say something for its format; ``given`` are those of ``FITTING``.

    Raises:
        ValidationFailed: one says nothing, or the format is for entries only, or the kind is of no
            customer, or does not go on behind a position.
    """
    wrong = {
        name: (
            "not_with_format",
            errors.Sentence("It says nothing with the format %(format)s.", format=wish.format),
        )
        for name in sorted(given)
        if wish.format not in FITTING[name]
    }
    if wish.format in JOURNALS and wish.kind is not ExportKind.ENTRIES:
        wrong["format"] = (
            "not_with_format",
            errors.Sentence("%(format)s is for entries.", format=wish.format),
        )
    if wish.after is not None and wish.kind not in RESUMED:
        wrong["after"] = ("not_with_kind", errors.Sentence("Only entries go on behind a position."))
    if wish.kind is ExportKind.REOPENINGS and wish.customer_id is not None:
        wrong["customer_id"] = (
            "not_with_kind",
            errors.Sentence("A month is reopened for all customers."),
        )
    if wrong:
        raise errors.ValidationFailed(
            " ".join(f"{name}: {said}" for name, (_, said) in wrong.items()),
            errors=[
                {"pointer": f"?{name}", "code": code, "detail": said}
                for name, (code, said) in wrong.items()
            ],
        )


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether whoever asks takes an answer compressed by gzip (RFC 9110 §12.5.3)."""
    for item in accept_encoding.lower().split(","):
        name, _, weight = item.partition(";")
        if name.strip() in ("gzip", "x-gzip"):
            return not weight or weight.strip().removeprefix("q=").strip("0.") != ""
    return False
