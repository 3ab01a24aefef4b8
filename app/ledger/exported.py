"""An export of entries checked by itself, without the database: what was changed, taken out or put in.

It reads a row at a time; what it keeps is the head of each account.
"""

import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from app.ledger import chain, exported_rows
from app.ledger.accounts import SINGLE, AccountKind, account_id

MAX_FINDINGS = 50
_SINGLE_IDS = frozenset(SINGLE.values())


class ExportCheck:
    """The check of one export (NDJSON, columns v1).

    Attributes:
        entries: how many rows were read as entries.
        heads: the last entry of each account.
    """

    def __init__(self, *, partial: bool = False) -> None:
        """``partial`` lets accounts begin later than with their first entry: its hash is believed."""
        self.entries = 0
        self.heads: dict[UUID, chain.Head] = {}
        self._partial = partial
        self._position = 0

    @property
    def root(self) -> str:
        """The one hash over all heads, in hexadecimal."""
        return chain.root(self.heads[one] for one in sorted(self.heads)).hex()

    def findings(self, path: Path) -> Iterator[str]:
        """What is wrong with the rows of a file, each named by its line.

        Raises:
            OSError: it cannot be read.
        """
        try:
            yield from self._findings(_lines(path))
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield "it is broken off: its compression has no end"

    def _findings(self, lines: Iterable[bytes]) -> Iterator[str]:
        digest, rows, ended = hashlib.sha256(), 0, False
        for number, line in enumerate(lines, start=1):
            if ended:
                yield f"line {number}: it stands behind the end"
                continue
            try:
                row = exported_rows.read(line)
                if ended := exported_rows.is_end(row):
                    exported_rows.check_end(row)
                    yield from _wrong_end(number, row, rows, digest.hexdigest())
                    continue
                exported_rows.check_entry(row)
                for finding in self._check(row):
                    yield f"line {number}: {finding}"
            except ValueError as wrong:
                yield f"line {number}: it is no {'end' if ended else 'entry'}: {wrong}"
            digest.update(line)
            rows += 1
        if not ended:
            yield "it is broken off: its last line, which says that these were all, is absent"

    def _check(self, row: Mapping[str, Any]) -> Iterator[str]:
        entry, stated = _hashed(row), bytes.fromhex(row["hash"])
        account, seq = entry.credit_account_id, entry.seq
        named = f"account {account} seq {seq}"
        self.entries += 1
        last = self.heads.get(account)
        due = last.seq + 1 if last else seq if self._partial else 1
        previous = last.hash if last else chain.first(account)
        if seq < due:
            yield f"{named}: it was there before, so one of the two was put in"
            return
        if seq > due:
            missing = f"seq {due}" if seq == due + 1 else f"seq {due} to {seq - 1}"
            yield f"{named}: {missing} before it was taken out"
        elif (last or seq == 1) and chain.link(previous, entry) != stated:
            yield f"{named}: it was changed, its hash does not follow from it"
        yield from (f"{named}: {wrong}" for wrong in _beside(row, entry))
        if row["position"] <= self._position:
            yield f"{named}: its position is not behind the one before"
        self._position = max(self._position, row["position"])
        self.heads[account] = chain.Head(account, seq, stated)


def report(path: Path, root: str | None, *, partial: bool, say: Callable[[str], object]) -> bool:
    """Say what is wrong with an export, or how much holds; tells whether all does.

    Raises:
        OSError: the file cannot be read.
    """
    check, wrong = ExportCheck(partial=partial), 0
    for finding in check.findings(path):
        wrong += 1
        if wrong <= MAX_FINDINGS:
            say(finding)
    if wrong > MAX_FINDINGS:
        say(f"and {wrong - MAX_FINDINGS:,} more")
    if root is not None and check.root != root.lower():
        wrong += 1
        say(f"the export comes to the root {check.root}: at its end entries are others, or fewer")
    if not wrong:
        say(f"{check.entries:,} entries of {len(check.heads):,} accounts hold")
        say(f"root {check.root}")
    return not wrong


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    if packed:
        with gzip.open(path) as unpacked:
            yield from unpacked
    else:
        with path.open("rb") as file:
            yield from file


def _wrong_end(number: int, row: Mapping[str, Any], rows: int, digest: str) -> Iterator[str]:
    if row["rows"] != rows:
        yield f"line {number}: it was written with {row['rows']} rows and has {rows}"
    if row["sha256"] != digest:
        yield f"line {number}: something before it is not as it was written (SHA-256)"


def _beside(row: Mapping[str, Any], entry: chain.HashedEntry) -> Iterator[str]:
    """What the hash does not cover, and follows from what it does."""
    if account_id(UUID(row["customer_id"])) != entry.credit_account_id:
        yield "its account is another customer's"
    for posting in row["postings"]:
        for side in ("from", "to"):
            kind, one = AccountKind(posting[side]), UUID(posting[f"{side}_id"])
            if SINGLE.get(kind, one) != one or (kind not in SINGLE and one in _SINGLE_IDS):
                yield f"{kind} is not what {one} is"
    reason, salt = row["reason"], row["reason_salt"]
    if (reason is None) != (salt is None):
        yield "of its reason a part was taken out"
    elif reason is not None and (
        chain.reason_digest(bytes.fromhex(salt), reason) != entry.reason_digest
    ):
        yield "its reason was changed"


def _hashed(row: Mapping[str, Any]) -> chain.HashedEntry:
    digest, lot, reverses = row["reason_digest"], row["lot"], row["reverses"]
    return chain.HashedEntry(
        credit_account_id=UUID(row["credit_account_id"]),
        seq=row["seq"],
        kind=row["kind"],
        reference=row["reference"],
        actor=row["actor"],
        booked_at=datetime.fromisoformat(row["booked_at"]),
        service_on=date.fromisoformat(row["service_on"]),
        reverses=UUID(reverses) if reverses is not None else None,
        override=row["override"],
        reason_digest=bytes.fromhex(digest) if digest is not None else None,
        postings=[
            chain.HashedPosting(
                UUID(one["from_id"]),
                UUID(one["to_id"]),
                one["minutes"],
                UUID(one["lot_id"]) if one["lot_id"] is not None else None,
                tuple(one["settles"]) if one["settles"] is not None else None,
            )
            for one in row["postings"]
        ],
        balances=(
            row["available_minutes"],
            row["held_minutes"],
            row["awaiting_confirmation_minutes"],
            row["debt_minutes"],
        ),
        lot=_lot(lot) if lot is not None else None,
        version=row["hash_version"],
    )


def _lot(lot: Mapping[str, Any]) -> chain.HashedLot:
    net, last_day = lot["net"], lot["expires_on"]
    return chain.HashedLot(
        UUID(lot["id"]),
        lot["minutes"],
        Decimal(lot["price_per_person_day"]),
        Decimal(net) if net is not None else None,
        lot["currency"],
        date.fromisoformat(last_day) if last_day is not None else None,
    )
