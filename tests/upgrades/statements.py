"""Prints what brings the schema of the last release to this one, for whoever judges such statements."""

import sys

from alembic import command
from alembic.config import Config

from app.kit import migrations
from tests.upgrades.releases import RELEASES


def main() -> None:
    """Write the statements of all migrations since the last release."""
    config = Config(output_buffer=sys.stdout)
    config.set_main_option("script_location", str(migrations.FOLDER))
    since = RELEASES[-1].schema
    if since != migrations.head():
        command.upgrade(config, f"{since}:head", sql=True)


if __name__ == "__main__":
    main()
