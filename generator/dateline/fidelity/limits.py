"""An entry and the seed that it was made from in; where it shows more of others' copy than the digest allows, out."""

from collections.abc import Iterator

from dateline import problems
from dateline.content.syntax.decoding import find_place
from dateline.fidelity.copying import estimate_overlap, find_copy, measure_overlap
from dateline.model import Entry, Rights
from dateline.problems import Problem
from dateline.rules import Rule
from dateline.seed import Seed

THIRD_PARTY = frozenset((Rights.EXCERPT, Rights.LINK))
SHORTEN = "Shorten body, summary, events or quotes, or correct 'rights' if you may show more."
RETELL = "Tell it in your own words, or correct 'rights' if you may show more."


def weigh_copy(entry: Entry, seed: Seed, *, share: float, run: int) -> tuple[Problem, ...]:
    """Return notices where more of a third party's seed stands word for word in its entry than the digest allows.

    `share` is that of the seed's words, `run` the number of words in a row. Everything counts that the entry shows of
    the seed: body, summary, events and quotes, the title apart.
    """
    if entry.rights not in THIRD_PARTY:
        return ()
    shown = dict(_list_shown(entry))
    rough = estimate_overlap(seed.text, *shown.values())
    found = []
    if rough.share > share:
        longest = measure_overlap(seed.text, *shown.values()).longest
        what = (
            f"{rough.share:.0%} of {seed.path} stands here word for word, up to {longest} words in a row;"
            f" 'excerpt_share' in content/digest.yaml is {share:.0%}"
        )
        found.append(Problem(entry.path, *_find_mark(entry, "rights"), what, SHORTEN, Rule.COPY_SHARE))
    if rough.longest > run:
        found += _find_runs(entry, seed, shown, run)
    return tuple(found)


def _list_shown(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield every text of the entry that may be the seed's, under its key."""
    yield "body", entry.body
    yield "summary", entry.summary
    yield from ((f"timeline.{number}.text", event.text) for number, event in enumerate(entry.timeline))
    yield from ((f"quotes.{number}.text", quote.text) for number, quote in enumerate(entry.quotes))


def _find_runs(entry: Entry, seed: Seed, shown: dict[str, str], limit: int) -> Iterator[Problem]:
    """Yield a notice for each text whose longest run from the seed is too long, at the place where the run begins."""
    for key, text in shown.items():
        found = find_copy(seed.text, text)
        if found and found[1] > limit:
            place = _find_mark(entry, key)
            if key == "body":
                line, column = find_place(text, found[0])
                place = (entry.body_line + line - 1, column)
            what = (
                f"from here {found[1]} words stand in a row as in {seed.path};"
                f" 'excerpt_run' in content/digest.yaml is {limit}"
            )
            yield Problem(entry.path, *place, what, RETELL, Rule.COPY_RUN)


def _find_mark(entry: Entry, key: str) -> tuple[int, int]:
    """Return the place of a key's value; that of the title where the entry does not write the key."""
    written = {mark.key for mark in entry.marks}
    return problems.find_place(entry.marks, key if key in written else "title")
