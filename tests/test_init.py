"""What the package offers to other programs."""

import pytest

import dateline


def test_all_that_is_offered_is_there() -> None:
    assert all(getattr(dateline, name) for name in dateline.__all__)


def test_nothing_else_is_offered() -> None:
    with pytest.raises(AttributeError, match="module 'dateline' has no attribute 'extract_articles'"):
        _ = dateline.extract_articles
