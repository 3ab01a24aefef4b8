"""Whatever is wished on the command line, of whichever kind, is carried out or refused by a rule."""

import asyncio
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from app import errors
from app.exports import service
from app.exports.rules import STREAMED, ExportFormat, ExportKind
from app.exports.schemas import Asked
from app.exports.snapshots import Snapshots
from app.kit.postgres.database import open_pool
from app.kit.postgres.scopes import EVERYBODY
from tests.support import NOON, Api

NOTHING = {
    "from_at": None, "to_at": None, "customer_id": None, "after": None, "locale": None, "gzip": False,
}  # fmt: skip
GIVEN: dict[str, Any] = {
    "from_at": "2031-03-05T00:00:00+01:00", "to_at": "2999-12-31T00:00:00Z",
    "customer_id": "01990000-0000-7000-8000-000000000001", "after": 2**63 - 1, "locale": "de", "gzip": True,
}  # fmt: skip


def refused(kind: ExportKind, form: ExportFormat, name: str) -> bool:
    """What the documentation says of an option: that it says nothing with this format or kind."""
    journal = form not in STREAMED and form is not ExportFormat.XLSX
    return (
        (journal and kind is not ExportKind.ENTRIES)
        or (name == "after" and (kind is not ExportKind.ENTRIES or form not in STREAMED))
        or (name == "locale" and form is not ExportFormat.CSV)
        or (name == "gzip" and form is ExportFormat.XLSX)
        or (name == "customer_id" and kind is ExportKind.REOPENINGS)
    )


@pytest.mark.parametrize("kind", ExportKind)
async def test_each_option_with_each_format(api: Api, kind: ExportKind, tmp_path: Path) -> None:
    await api.buy(await api.customer())
    forms = [one for one in ExportFormat if one is not ExportFormat.XLSX]
    async with await open_pool(api.dsn, scope=EVERYBODY, size=1) as pool:

        async def saved(form: ExportFormat, name: str) -> None:
            asked = Asked(kind=kind, format=form, **{**NOTHING, name: GIVEN[name]})
            file = tmp_path / f"{form}-{name}"
            await service.save(Snapshots(api.dsn), pool, asked.wish(), NOON, file, lambda *_: None)
            assert await asyncio.to_thread(file.read_bytes)

        for form, name in product(forms, GIVEN):
            if refused(kind, form, name):
                with pytest.raises(errors.ValidationFailed):
                    await saved(form, name)
            else:
                await saved(form, name)
        for name, value in GIVEN.items():
            asked = Asked(kind=kind, format=ExportFormat.XLSX, **{**NOTHING, name: value})
            if refused(kind, ExportFormat.XLSX, name):
                with pytest.raises(errors.ValidationFailed):
                    asked.wish()
            else:
                asked.wish()
