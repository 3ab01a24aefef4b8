"""The command ``personday master-key reseal``: all that is sealed, under the newest key."""

import asyncio

import typer

from app.command_line import DataDir, database, note


def reseal(data_dir: DataDir = None) -> None:
    """Seal all secrets by the first of the master keys; then the others can be given up.

    Works beside a running serve that has both keys. What no key opens is named; the exit code is 1 then.
    """
    from app import settings
    from app.run.opening import transactions
    from app.webhooks import keys, resealing

    async def work(dsn: str) -> resealing.Resealed:
        sealer = keys.sealing(settings.load(data_dir=data_dir))
        async with transactions(dsn) as transaction:
            return await resealing.reseal(transaction, sealer)

    with database(data_dir) as dsn:
        done = asyncio.run(work(dsn))
        note(dsn, "personday master-key reseal")
    typer.echo(f"{done.sealed} secrets sealed again, {done.before} were already")
    for endpoint_id in done.unopened:
        typer.echo(f"no key opens a secret of the webhook endpoint {endpoint_id}", err=True)
    if done.unopened:
        raise typer.Exit(1)
