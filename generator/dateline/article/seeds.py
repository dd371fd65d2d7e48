"""The bytes of a raw article in; a seed, or every reason why it is none, out."""

from dataclasses import replace

from dateline.content.syntax.decoding import decode_text
from dateline.problems import Problem
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.seed import Seed

NOTHING = "Paste the article into it, or delete the file."
# What copying from a page or a PDF leaves: byte-order marks, zero-width blanks, soft hyphens, marks of the reading
# direction, the places of pictures. Joiners (U+200C, U+200D) stay: Persian, Urdu and emoji are written with them.
UNSEEN = make_regex(
    r"[\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]"
)
WORD_BREAKS = bytes.maketrans(b"\x0b\x0c", b"\n\n")
LINE_END = make_regex(r"[\x85\u2028\u2029]")
"""Line ends of other systems; YAML and Markdown take them for something else."""


def read_seed(path: str, data: bytes) -> tuple[Seed | None, tuple[Problem, ...]]:
    """Return the seed without its byte-order mark, its line ends as they came; or None with what is wrong.

    Word processors break lines with a vertical tab, and pages with a form feed: each becomes a line feed.
    """
    text, problems = decode_text(path, data.translate(WORD_BREAKS))
    if text is None:
        return None, problems
    if not UNSEEN.sub("", text).strip():
        what = "holds nothing but blanks" if text else "is empty"
        return None, (Problem(path, 0, 0, what, NOTHING, Rule.SEED_EMPTY),)
    return Seed(path, text), ()


def clean_seed(seed: Seed) -> Seed:
    r"""Return the seed without characters that nobody sees, as an entry is made from it; offsets are no longer its own.

    >>> clean_seed(Seed("a.txt", "Fer\ufeffry\u200b talks")).text
    'Ferry talks'
    """
    return replace(seed, text=LINE_END.sub("\n", UNSEEN.sub("", seed.text)))


def find_kept(text: str) -> tuple[int, ...]:
    """Return where each character of the cleaned text stands in the text as it came."""
    return tuple(offset for offset, character in enumerate(text) if not UNSEEN.match(character))
