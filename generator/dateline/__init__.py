"""Dateline: pasted news articles in, entries that editors own between, a searchable static digest out.

Programs that want what is found in articles, and no digest, take `extract_article` from here: docs/scale.md shows how.
The other modules are the program's own affair.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.commands.extraction import Settings, extract_article
    from dateline.commands.extraction_settings import read_settings
    from dateline.commands.findings import FoundArticle
    from dateline.problems import Problem, ProblemsFound

__version__ = "0.1.0"
__all__ = ["FoundArticle", "Problem", "ProblemsFound", "Settings", "extract_article", "read_settings"]


def __getattr__(name: str) -> object:
    """Return what is offered here, loaded when it is first asked for: a command loads no more than it runs."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from dateline.commands import extraction, extraction_settings  # noqa: PLC0415 - see above

    return getattr(extraction_settings if name == "read_settings" else extraction, name)
