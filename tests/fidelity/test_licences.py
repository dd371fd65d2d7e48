"""Licences that allow no changes: the whole article, as it is, or a notice."""

from datetime import date

import pytest

from dateline.config import Digest, SourceSettings
from dateline.fidelity.licences import check_unchanged
from dateline.model import Entry, Mark, Moment, Rights, Source
from dateline.problems import Problem, format_problem
from dateline.seed import Seed

BODY = """\
Divers went down to the middle pier of the harbour bridge on Saturday, a day after a ferry struck it.

They found two cracks, and the bridge will stay shut for a week, the harbour master told reporters at noon."""
SEED = Seed("seeds/a.txt", f"Divers inspect bridge\n\n{BODY}\n\nPublished in Quay Post, May 5th, 2024\n")
SHORT = BODY.partition("\n\n")[0]


def check(body: str, licence: str | None = "CC BY-ND 4.0", rights: Rights = Rights.LICENSED) -> tuple[Problem, ...]:
    """Return the notices of an entry with this body."""
    source = SourceSettings("Quay Post", rights, licence=licence)
    entry = Entry(
        "content/entries/2024/a.md",
        "Divers inspect bridge",
        Moment(date(2024, 5, 5)),
        rights,
        Source("Quay Post"),
        body=body,
        marks=(Mark("rights", 4, 9),),
    )
    return check_unchanged(entry, SEED, Digest("Digest", "News", "https://example.org/", sources=(source,)))


def test_the_whole_article_is_as_the_licence_wants_it() -> None:
    assert check(BODY) == ()


def test_what_differs_is_told_with_how_much_is_missing_and_added() -> None:
    assert [format_problem(notice) for notice in check(SHORT)] == [
        (
            "content/entries/2024/a.md:4:9: the licence CC BY-ND 4.0 allows no changes, but 50% of the article is not "
            "in the body, and 0% of the body not in the article\n"
            "  Give back the article's own text, or set 'rights: excerpt' and say it in your own words."
        )
    ]
    assert (
        "0% of the article is not in the body, and 17% of the body"
        in check(f"{BODY}\n\n{'An aside of ours. ' * 2}")[0].what
    )


@pytest.mark.parametrize("licence", ["Attribution-NoDerivatives", "no derivative works", "cc-by-nd", "CC BY-NC-ND 3.0"])
def test_a_licence_without_changes_is_known_in_its_usual_words(licence: str) -> None:
    assert len(check(SHORT, licence)) == 1


@pytest.mark.parametrize("licence", ["CC BY 4.0", "CC BY-SA 4.0", "Agreement of the INDEPENDENT", None])
def test_other_licences_allow_changes(licence: str | None) -> None:
    assert check(SHORT, licence) == ()


def test_only_a_licensed_entry_is_bound_by_the_licence() -> None:
    assert check(SHORT, rights=Rights.EXCERPT) == ()
