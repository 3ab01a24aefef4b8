"""A statement on paper: a tagged PDF that readers of screens can read (PDF/UA-1)."""

import json
import threading
from contextlib import suppress
from functools import lru_cache

import msgspec
import typst

from app.statements.page import FOLDER
from app.statements.sheets import Sheet

# Widths of the columns by how many there are: fixed, so that no row is measured before it is set.
_WIDTHS = {
    3: (2, 6, 2),
    5: (2.6, 3.2, 2.2, 2.2, 2),
    6: (2.4, 2.9, 1.9, 2.1, 1.7, 1.9),
}
# The compiler keeps what it has set, and is one for all threads.
_one_at_a_time = threading.Lock()


@lru_cache
def _compiler(*, system_fonts: bool) -> typst.Compiler:
    return typst.Compiler(
        str(FOLDER / "statement.typ"), root=str(FOLDER), ignore_system_fonts=not system_fonts
    )


def paper(sheet: Sheet) -> bytes:
    """The PDF, with the fonts of the wheel: it looks alike on every machine.

    Where these lack a sign of somebody's name the machine's fonts help; where they lack it too, the sign is
    shown as missing, and the paper does not claim the standard.
    """
    given = msgspec.to_builtins(sheet)
    for written, one in zip(given["tables"], sheet.tables, strict=True):
        written["widths"] = _WIDTHS[len(one.columns)]
    inputs = {"sheet": json.dumps(given, ensure_ascii=False)}
    with _one_at_a_time:
        for system_fonts in (False, True):
            with suppress(typst.TypstError):
                return _set(inputs, system_fonts=system_fonts, to_standard=True)
        return _set(inputs, system_fonts=True, to_standard=False)


def _set(inputs: dict[str, str], *, system_fonts: bool, to_standard: bool) -> bytes:
    made = _compiler(system_fonts=system_fonts).compile(
        sys_inputs=inputs, format="pdf", pdf_standards="ua-1" if to_standard else []
    )
    assert isinstance(made, bytes)  # one file, since none is named
    return made
