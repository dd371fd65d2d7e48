"""The program's tests leave the digest's editors alone: no file of theirs is read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.editors_files import EditorsFileError, refused
from tests.support.places import ROOT, TESTS

READINGS = (
    (ROOT / "content" / "digest.yaml").read_bytes,
    Path("seeds", "README.md").read_bytes,
    lambda: list((ROOT / "content").rglob("*.md")),
    lambda: list((ROOT / "site").iterdir()),
    lambda: list((ROOT / "tests" / ".." / "seeds").iterdir()),
)


@pytest.mark.parametrize("read", READINGS)
def test_reading_what_the_editors_own_fails_the_test(read: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(EditorsFileError):
        read()
    assert len(refused) == 1
    refused.clear()


def test_the_digest_of_the_tests_is_read() -> None:
    assert (TESTS / "digest" / "content" / "digest.yaml").read_bytes()
    assert not (ROOT / "content of another").exists()
    assert list((TESTS / "site").iterdir())
