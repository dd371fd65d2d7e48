"""The examples in the docstrings of all modules hold."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import dateline

MODULES = tuple(
    each.name for each in pkgutil.walk_packages(dateline.__path__, "dateline.") if "__main__" not in each.name
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name: str) -> None:
    module = import_module(name)
    assert doctest.testmod(module).failed == 0
