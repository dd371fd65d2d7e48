"""A licensed entry and its seed in; a notice where the licence allows no changes and the body has some, out."""

import re

from dateline.article import read_article
from dateline.config import Digest, find_source
from dateline.fidelity.copying import measure_overlap
from dateline.model import Entry, Rights
from dateline.problems import Problem, find_place
from dateline.regexes import make_regex
from dateline.rules import Rule
from dateline.seed import Seed

# CC BY-ND 4.0, Attribution-NoDerivatives, no derivatives, no derivative works.
NO_CHANGES = make_regex(r"(?<![A-Za-z])ND(?![A-Za-z])|no[- ]?deriv", re.IGNORECASE)
# Of the words, those that differ by how a list or a table is written and not by what it says.
TOLERANCE = 0.02
HINT = "Give back the article's own text, or set 'rights: excerpt' and say it in your own words."


def check_unchanged(entry: Entry, seed: Seed, digest: Digest) -> tuple[Problem, ...]:
    """Return a notice where less than the whole article stands in the body, or more than that."""
    source = find_source(digest, entry.source.name) if entry.source else None
    licence = (source.licence or "") if source else ""
    if entry.rights is not Rights.LICENSED or not NO_CHANGES.search(licence):
        return ()
    article = read_article(
        seed, day_first=digest.day_first, published=entry.date.day, known_sources=digest.source_names
    )
    text = "\n".join(paragraph.text for paragraph in article.paragraphs)
    missing, added = 1 - measure_overlap(text, entry.body).share, 1 - measure_overlap(entry.body, text).share
    if max(missing, added) <= TOLERANCE or not text.strip():
        return ()
    what = (
        f"the licence {licence} allows no changes, but {missing:.0%} of the article is not in the body,"
        f" and {added:.0%} of the body not in the article"
    )
    place = find_place(entry.marks, "rights")
    return (Problem(entry.path, *place, what, HINT, Rule.LICENCE_CHANGES),)
