"""The text of a regular expression in; the expression, compiled when it is first asked for, out.

Compiling takes longer than most commands need for their work, and a command asks for few of the expressions that the
modules it loads have. What stands for the expression has all its methods; each costs what it costs the expression.
"""

import re
from collections.abc import Callable
from typing import cast, overload

Flags = int | re.RegexFlag


class _Pattern:
    """A regular expression that is compiled on first use, and from then on answers without a detour."""

    __slots__ = ("__dict__", "_flags", "_text")

    def __init__(self, text: str | bytes | Callable[[], str], flags: Flags) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Return a method or attribute of the compiled expression; asked only for what is not kept here yet."""
        compiled = re.compile(self._text() if callable(self._text) else self._text, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"):
            self.__dict__[method] = getattr(compiled, method)
        self.__dict__["pattern"] = compiled.pattern
        return getattr(compiled, name)


@overload
def make_regex(text: str | Callable[[], str], flags: Flags = 0) -> re.Pattern[str]: ...
@overload
def make_regex(text: bytes, flags: Flags = 0) -> re.Pattern[bytes]: ...
def make_regex(text: str | bytes | Callable[[], str], flags: Flags = 0) -> re.Pattern[str] | re.Pattern[bytes]:
    """Return what stands for a regular expression; a text that is made from word lists is given as a function.

    Raises re.error on first use where the text is no expression.

    >>> make_regex(r"[0-9]+").findall("4 of 16")
    ['4', '16']
    """
    # A proxy cannot inherit from `re.Pattern`; it answers as one does, and tests hold it to that.
    return cast("re.Pattern[str]", _Pattern(text, flags))
