"""Prints what brings the schema to this one since the rule began, for whoever judges such statements."""

import sys

from alembic import command
from alembic.config import Config

from app.kit.postgres import migrations

# What came before was written before there was a rule; docs/decisions/0039-upgrades-and-releases.md
BEGAN = "20261130_walls"


def main() -> None:
    """Write the statements of all migrations since then."""
    config = Config(output_buffer=sys.stdout)
    config.set_main_option("script_location", str(migrations.FOLDER))
    since = BEGAN
    if since != migrations.head():
        command.upgrade(config, f"{since}:head", sql=True)


if __name__ == "__main__":
    main()
