"""Numbers of invoices, credit notes and others are unique by their forms, not as they are written.

Those that were written differently before and are one now stay as they are: the later ones are marked as
repeated, as invoices that had been entered twice are.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "20261129_forms_of_numbers"
down_revision = "20261129_corrected_payments"
branch_labels = None
depends_on = None

_BATCH = 5000
_WORD = re.compile(r"[^\W_]+")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_FIRST_ZEROS = re.compile(r"^0+(?=[0-9])")


def upgrade() -> None:
    for table, name in (
        ("purchase", "invoice"),
        ("purchase", "reference"),
        ("refund", "credit_note"),
    ):
        op.add_column(table, sa.Column(f"{name}_short", sa.String(), nullable=True))
        op.add_column(table, sa.Column(f"{name}_long", sa.String(), nullable=True))
        if name != "invoice":
            op.add_column(
                table,
                sa.Column(
                    f"{name}_repeated", sa.Boolean(), nullable=False, server_default=sa.false()
                ),
            )
            op.alter_column(table, f"{name}_repeated", server_default=None)
    _fill("purchase", "invoice", "invoice_number", "status = 'void' OR invoice_repeated")
    _fill("purchase", "reference", "external_reference", "status = 'void'")
    _fill("refund", "credit_note", "credit_note_number", "false")
    op.drop_index("uq_purchase_invoice_number", "purchase")
    op.drop_index("uq_purchase_external_reference", "purchase")
    op.drop_constraint("uq_refund_credit_note_number", "refund")
    for form in ("short", "long"):
        for name in ("invoice", "reference"):
            _unique("purchase", f"{name}_{form}", f"status <> 'void' AND NOT {name}_repeated")
        _unique("refund", f"credit_note_{form}", "NOT credit_note_repeated")
    op.create_index(
        "ix_purchase_repeated",
        "purchase",
        ["id"],
        postgresql_where=sa.text("invoice_repeated OR reference_repeated"),
    )
    op.create_index(
        "ix_refund_repeated", "refund", ["id"], postgresql_where=sa.text("credit_note_repeated")
    )


def _unique(table: str, column: str, which: str) -> None:
    op.create_index(
        f"uq_{table}_{column}", table, [column], unique=True, postgresql_where=sa.text(which)
    )


def _fill(table: str, name: str, column: str, passed_over: str) -> None:
    """The forms of each number, and which of them an earlier one has already."""
    connection = op.get_bind()
    found = connection.execute(
        sa.text(
            f"SELECT id, {column}, {passed_over} FROM {table} WHERE {column} IS NOT NULL ORDER BY id"
        )
    ).fetchall()
    used: tuple[set[str], set[str]] = (set(), set())
    changes = []
    for row_id, number, passed in found:
        short, long = _forms(number)
        repeated = not passed and (short in used[0] or long in used[1])
        if not passed and not repeated:
            used[0].add(short)
            used[1].add(long)
        changes.append({"row_id": row_id, "short": short, "long": long, "repeated": repeated})
    for first in range(0, len(changes), _BATCH):
        connection.execute(
            sa.text(
                f"UPDATE {table} SET {name}_short = :short, {name}_long = :long,"
                f" {name}_repeated = {name}_repeated OR :repeated WHERE id = :row_id"
            ),
            changes[first : first + _BATCH],
        )


def _forms(number: str) -> tuple[str, str]:
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", number).casefold())
    words = _WORD.findall(text) or ["".join(text.split())]
    return (
        "".join(_ZEROS.sub("", word) for word in words),
        _FIRST_ZEROS.sub("", "".join(words)),
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
