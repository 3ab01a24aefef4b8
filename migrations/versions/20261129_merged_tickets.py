"""A ticket goes on in another one of its customer."""

import sqlalchemy as sa
from alembic import op

revision = "20261129_merged_tickets"
down_revision = "20261129_ticket_search"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ticket", sa.Column("merged_into", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        "fk_ticket_merged_into_customer_id",
        "ticket",
        "ticket",
        ["merged_into", "customer_id"],
        ["id", "customer_id"],
    )
    op.create_check_constraint(
        op.f("ck_ticket_merged"),
        "ticket",
        "merged_into IS NULL OR (status = 'closed' AND merged_into <> id)",
    )
    op.create_index(
        "ix_ticket_merged_into",
        "ticket",
        ["merged_into"],
        unique=False,
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    _chains()


def _chains() -> None:
    op.execute(
        """
        CREATE FUNCTION public.ticket_and_merged(of_ticket uuid) RETURNS TABLE (ticket_id uuid)
        LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            WITH RECURSIVE chain (id) AS (
                SELECT of_ticket
                UNION
                SELECT ticket.id FROM chain JOIN ticket ON ticket.merged_into = chain.id
            )
            SELECT chain.id FROM chain;
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.ticket_and_merged IS 'A ticket, and those that were merged into it,"
        " directly or by others.'"
    )
    op.execute(
        """
        CREATE FUNCTION public.ticket_goes_on(of_ticket uuid) RETURNS TABLE (ticket_id uuid)
        LANGUAGE sql STABLE PARALLEL SAFE
        BEGIN ATOMIC
            WITH RECURSIVE chain (id, merged_into) AS (
                SELECT ticket.id, ticket.merged_into FROM ticket WHERE ticket.id = of_ticket
                UNION
                SELECT ticket.id, ticket.merged_into
                FROM chain JOIN ticket ON ticket.id = chain.merged_into
            )
            SELECT chain.id FROM chain WHERE chain.merged_into IS NULL;
        END
        """
    )
    op.execute(
        "COMMENT ON FUNCTION public.ticket_goes_on IS 'The ticket that one was merged into at last;"
        " itself where it was not.'"
    )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
