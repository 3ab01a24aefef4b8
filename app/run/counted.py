"""What the processes of a service have counted, those included that have ended."""

from collections.abc import Iterable
from pathlib import Path

from prometheus_client.metrics_core import Metric
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector

from app.kit.telemetry import metrics

# Whose files are those of all that ended.
ENDED = "ended"


class Counted:
    """The files of one folder, as sums; ``metrics.counting`` writes them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def families(self) -> list[Metric]:
        """What was counted, in all."""
        for lives in self._folder.glob("*.lives"):
            if metrics.is_over(lives):
                self._bury(lives)
        files = [str(file) for file in sorted(self._folder.glob("*.db"))]
        found: Iterable[Metric] = MultiProcessCollector.merge(files)  # type: ignore[no-untyped-call]
        return sorted(found, key=lambda metric: metric.name)

    def _bury(self, lives: Path) -> None:
        """Keep what a process has counted, so that no sum falls, and nothing of what it was.

        All who ended have their files in common: however many there were, a scrape reads those alone.
        """
        for file in self._folder.glob(f"*_{lives.stem}.db"):
            kind = file.name.removesuffix(f"_{lives.stem}.db")
            if not kind.startswith("gauge_live"):
                _add(file, self._folder / f"{kind}_{ENDED}.db", highest=kind.startswith("gauge_"))
            file.unlink()
        lives.unlink()


def _add(file: Path, to: Path, *, highest: bool) -> None:
    kept = MmapedDict(str(to))  # type: ignore[no-untyped-call]
    try:
        for key, value, at, _ in MmapedDict.read_all_values_from_file(str(file)):  # type: ignore[no-untyped-call]
            before, _at = kept.read_value(key)  # type: ignore[no-untyped-call]
            after = max(before, value) if highest else before + value
            kept.write_value(key, after, at)  # type: ignore[no-untyped-call]
    finally:
        kept.close()  # type: ignore[no-untyped-call]
