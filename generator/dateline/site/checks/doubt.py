"""Files with problems of their own in; whether something that seems to be missing may stand in one of them, out."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from dateline.model import Kind
from dateline.regexes import make_regex

FILE_DATE = make_regex(r"\d{4}-\d{2}-\d{2}-")
YEAR = make_regex(r"\d{4}")
GATHERED = frozenset(("timeline", "week", *Kind))
"""Folders of the site whose pages are made from what entries and the vocabulary say."""
OF_AN_ENTRY = 4
"""Parts of an entry's address: year, month, day, slug."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Files that have problems of their own: what seems to be missing may stand in one of them."""

    paths: tuple[str, ...] = ()

    def may_name(self, folder: str, name: str) -> bool:
        """Tell whether a doubtful file of a folder of `content/` has this name, without its ending."""
        return any(path.startswith(f"content/{folder}/") and PurePosixPath(path).stem == name for path in self.paths)

    def may_hold(self, folder: str) -> bool:
        """Tell whether a doubtful file lies in this folder of `content/`."""
        return any(path.startswith(f"{folder}/") for path in self.paths)

    def may_answer(self, address: str) -> bool:
        """Tell whether an address may be answered when the doubtful files are sound."""
        parts = [part for part in address.split("/") if part]
        if not self.paths or not parts:
            return bool(self.paths)
        if parts[0] in GATHERED or (YEAR.fullmatch(parts[0]) and len(parts) < OF_AN_ENTRY):
            return True
        return any(FILE_DATE.sub("", PurePosixPath(path).stem, count=1) == parts[-1] for path in self.paths)
