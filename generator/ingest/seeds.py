"""The bytes of a raw article in; a seed, or every reason why it is none, out."""

from generator.content.frontmatter import decode_text
from generator.model import Seed
from generator.problems import Problem

NOTHING = "Paste the article into it, or delete the file."


def read_seed(path: str, data: bytes) -> tuple[Seed | None, tuple[Problem, ...]]:
    """Return the seed without its byte-order mark, its line ends as they came; or None with what is wrong."""
    text, problems = decode_text(path, data)
    if text is None:
        return None, problems
    if not text.strip():
        what = "holds nothing but blanks" if text else "is empty"
        return None, (Problem(path, 0, 0, what, NOTHING),)
    return Seed(path, text), ()
