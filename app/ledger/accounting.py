"""The ledger as a journal of other programs of accounting: what the lines of one are made of.

Minutes are a commodity, each ledger account is an account, each entry a transaction. Names are such that
every program takes them; what a kind of account is to an accountant stands in ``ROOTS``.
"""

from collections.abc import Mapping

from app.kit.extracts import Column, ColumnKind, Extract
from app.ledger.accounts import SINGLE, AccountKind

COMMODITY = "MIN"

# From where the customer stands, whose minutes they are.
ROOTS: Mapping[AccountKind, str] = {
    AccountKind.PURCHASED: "Income",
    AccountKind.LOT: "Assets",
    AccountKind.HOLD: "Assets",
    AccountKind.BILLED: "Assets",
    AccountKind.CONSUMED: "Expenses",
    AccountKind.PENALTIES: "Expenses",
    AccountKind.EXPIRED: "Expenses",
    AccountKind.REFUNDED: "Expenses",
    AccountKind.DEBT: "Liabilities",
    AccountKind.ADJUSTED: "Equity",
}


def _name(kind: str, account_id: str) -> str:
    """The SQL of the name of a ledger account of ``account``'s customer."""
    cases = []
    for one, root in ROOTS.items():
        own = "" if one in SINGLE else f" || '-' || {account_id}"
        name = f"'{root}:C-' || account.customer_id || ':{one.capitalize()}'{own}"
        cases.append(f"WHEN '{one}' THEN {name}")
    return f"CASE {kind} {' '.join(cases)} END"


# A journal has a line for each, in which some signs mean something.
_TEXT = """
regexp_replace(concat_ws(': ', entry.kind || ' ' || entry.reference, note.reason), '[[:cntrl:];]', ' ', 'g')
"""
_QUOTED = rf"""'"' || regexp_replace({_TEXT}, '(["\\])', '\\\1', 'g') || '"'"""
_DAY = "((entry.booked_at AT TIME ZONE 'UTC') + $ahead)::date"
_MOVED = f"""
ARRAY(
    SELECT unnest(ARRAY[
        '    ' || {_name("to_kind", "to_id")} || '  ' || minutes || ' {COMMODITY}',
        '    ' || {_name("from_kind", "from_id")} || '  -' || minutes || ' {COMMODITY}'
    ])
    FROM ledger_posting AS posting
    WHERE posting.credit_account_id = entry.credit_account_id AND posting.seq = entry.seq
    ORDER BY position
)
"""
_FROM_ACCOUNTS = """
FROM ledger_account JOIN credit_account AS account USING (credit_account_id) WHERE true
"""
_FROM_ENTRIES = """
FROM ledger_entry AS entry
JOIN credit_account AS account ON account.credit_account_id = entry.credit_account_id
LEFT JOIN ledger_note AS note
    ON note.credit_account_id = entry.credit_account_id AND note.seq = entry.seq
WHERE true
"""


def _lines(sql: str, source: str, order: str, instant: str | None = None) -> Extract:
    column = Column("line", ColumnKind.NESTED, f"unnest({sql})", "Lines of a journal.")
    return Extract((column,), source, instant, "account.customer_id", order)


def _transactions(head: str, *facts: str) -> Extract:
    # An empty line is null: of an empty text, COPY tells that it is no null.
    lines = f"ARRAY[{', '.join((head, *facts))}] || {_MOVED} || ARRAY[NULL::text]"
    order = "entry.credit_account_id, entry.seq"
    return _lines(lines, _FROM_ENTRIES, order, "entry.booked_at")


_ACCOUNT = _name("ledger_account.kind", "ledger_account.id")
_BY_ACCOUNT = "credit_account_id, ledger_account.id"

HLEDGER = (
    _lines("ARRAY['payee C-' || account.customer_id]", "FROM credit_account AS account WHERE true",
           "account.credit_account_id"),
    _lines(f"ARRAY['account ' || {_ACCOUNT}]", _FROM_ACCOUNTS, _BY_ACCOUNT),
    _transactions(
        f"{_DAY} || ' (' || entry.seq || ') C-' || account.customer_id || ' | ' || {_TEXT}",
        "'    ; entry: ' || entry.id",
    ),
)  # fmt: skip
BEANCOUNT = (
    _lines(
        f"ARRAY['2000-01-01 open ' || {_ACCOUNT} || ' {COMMODITY}']", _FROM_ACCOUNTS, _BY_ACCOUNT
    ),
    _transactions(
        f"""{_DAY} || ' * "C-' || account.customer_id || '" ' || {_QUOTED}""",
        """'  entry: "' || entry.id || '"'""",
        "'  seq: ' || entry.seq",
    ),
)
