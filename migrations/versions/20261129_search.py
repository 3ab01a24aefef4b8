"""One field finds customers, their people and servers by any part of a name, without accents."""

from alembic import op

revision = "20261129_search"
down_revision = "20261129_links_of_addresses"
branch_labels = None
depends_on = None

# What of each is looked in.
_NAMES = {
    "customer": "name",
    "contact": "name || ' ' || email",
    "server": "name",
}


def upgrade() -> None:
    # Every name has its schema: columns are also computed under other search paths, by a restore for one.
    op.execute(
        """
        CREATE FUNCTION public.text_bare(given text) RETURNS text
        LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
            lower(public.unaccent('public.unaccent'::regdictionary, normalize(given, NFC)))
        """
    )
    for table, text in _NAMES.items():
        op.execute(
            f'ALTER TABLE {table} ADD COLUMN found_by text COLLATE "C"'
            f" GENERATED ALWAYS AS (public.text_bare({text})) STORED"
        )
        # By its beginning, and by what stands inside.
        op.execute(f"CREATE INDEX ix_{table}_found_by ON {table} (found_by)")
        op.execute(
            f"CREATE INDEX ix_{table}_found_inside ON {table}"
            " USING gin (found_by public.gin_trgm_ops)"
        )


def downgrade() -> None:
    raise RuntimeError("the ledger is append-only: restore a backup instead of downgrading")
