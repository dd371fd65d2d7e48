"""A key and values in; the phrase that the site's language has for it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.language.locales import choose_form, find_direction, join_list, write_number

Forms = Mapping[str, str]
"""A phrase by plural form (`one`, `other`); one that does not count has `other` alone."""


@dataclass(frozen=True, slots=True)
class Words:
    """How the site says all that no editor writes, in one language."""

    tag: str
    """BCP 47 tag of the language in which the phrases are."""
    locale: str
    """Babel's name of the locale that writes dates, numbers and lists."""
    phrases: Mapping[str, Forms] = field(repr=False)
    """By dotted key: `archive.key`."""
    alphabet: tuple[str, ...]
    """The letters of an index in their order; each text is one letter with its variants, the first names it."""
    day_pattern: str = "long"
    """How a whole day is written: a pattern of the CLDR, or the name of one."""

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return find_direction(self.tag)

    def find(self, key: str, number: int | None = None) -> str:
        """Return the phrase of a key as it is written, in the form that the number asks for.

        Raises LookupError where there is none.
        """
        forms = self.phrases.get(key)
        if forms is None:
            raise LookupError(f"there is no phrase '{key}' in templates/languages/")
        if number is None:
            return forms["other"]
        return forms.get(choose_form(self.locale, number)) or forms["other"]

    def say(self, key: str, *, number: int | None = None, **values: object) -> str:
        """Return the phrase of a key with these values in it; `number` chooses its form."""
        figures = "" if number is None else write_number(self.locale, number)
        return self.find(key, number).format(**values, number=figures)

    def count(self, noun: str, number: int) -> str:
        """Return a number with its noun: `count("entries", 12)` gives `12 entries`."""
        return self.find(f"count.{noun}", number).format(number=write_number(self.locale, number))

    def write(self, number: int) -> str:
        """Return a number in figures."""
        return write_number(self.locale, number)

    def join(self, items: tuple[str, ...]) -> str:
        """Return the items as a list in words."""
        return join_list(self.locale, items)
