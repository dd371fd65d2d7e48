"""Settings: sources found by any of their names, and the path under which the site lives."""

import pytest

from dateline.config import Digest, Reach, SourceSettings, find_source
from dateline.model import Rights

DAWN = SourceSettings("Dawn", Rights.EXCERPT, aliases=("dawn.com",))
DIGEST = Digest("Title", "What it is.", "https://example.org/digest/", sources=(DAWN,))


@pytest.mark.parametrize(
    ("name", "source"), [("Dawn", DAWN), ("DAWN", DAWN), ("Dawn.com", DAWN), ("Dusk", None), (None, None)]
)
def test_a_source_is_found_by_name_or_alias_whatever_its_case(name: str | None, source: SourceSettings | None) -> None:
    assert find_source(DIGEST, name) == source


def test_a_digest_of_which_little_is_said_has_the_settings_that_are_documented() -> None:
    bare = Digest("Title", "What it is.", "https://example.org/")
    assert (bare.language, bare.default_rights, bare.day_first) == ("en", Rights.EXCERPT, True)
    assert (bare.most_tags, bare.least_salience) == (15, 2)
    assert (bare.excerpt_share, bare.excerpt_run) == (0.3, 80)
    assert (bare.feeds, bare.events, bare.cards) == (Reach.TERMS, Reach.TERMS, Reach.TERMS)


def test_a_reach_covers_itself_and_all_that_is_nearer() -> None:
    nearest_first = (Reach.NONE, Reach.SITE, Reach.STORIES, Reach.TERMS)
    for at, reach in enumerate(nearest_first):
        assert [reach.covers(other) for other in nearest_first] == [other <= at for other in range(4)]


@pytest.mark.parametrize(
    ("base_url", "path"), [("https://example.org/", "/"), ("https://example.org", "/"), ("https://x.io/a/b/", "/a/b/")]
)
def test_the_base_path_is_that_of_the_base_url(base_url: str, path: str) -> None:
    assert Digest("Title", "What it is.", base_url).base_path == path
