"""When Python looks for values that only lead to each other."""

import gc

import pytest

from dateline.garbage import pausing_collection, sparing_all_that_lives


def test_nothing_is_looked_for_meanwhile_and_all_is_as_it_was_then() -> None:
    with pausing_collection():
        assert not gc.isenabled()
        with sparing_all_that_lives():
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_whoever_had_switched_it_off_finds_it_so_even_after_a_failure() -> None:
    gc.disable()
    try:
        with pytest.raises(ValueError, match="failed"), pausing_collection():
            raise ValueError("failed")
        assert not gc.isenabled()
    finally:
        gc.enable()
