"""The table of page kinds: each page has the address that its kind says, and is found there alone as among all."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.site.pages.kinds import KINDS, Page, PageKind
from dateline.site.plan import Plan
from tests.support.faults import find_line, name_place, refuse, tell
from tests.support.places import SOURCE
from tests.support.site_values import ENTRIES, FERRY, HARBOUR, TODAY, make_content, make_many

PLAN = Plan(
    make_content((*ENTRIES, *make_many(40)), stories=(FERRY, HARBOUR)), today=TODAY, version="1.2.3", page_size=3
)
"""A site whose pages hold so little that every kind of further page is there."""


def find_faults(kinds: tuple[PageKind, ...], pages: tuple[Page, ...]) -> Iterator[str]:
    """Yield a message for each kind that has no page here, and for each page with an address not of its kind."""
    file = SOURCE / "dateline" / "site" / "pages" / "kinds.py"
    for kind in kinds:
        name = kind.page.__name__
        place = name_place(file, find_line(file.read_text(encoding="utf-8"), f"({name}, "))
        addresses = [page.head.address for page in pages if isinstance(page, kind.page)]
        if not addresses:
            remedy = "Give tests/support/site_values.py what such a page is made of."
            yield tell(place, f"the digest of the tests has no '{name}'", remedy)
        for address in addresses:
            if not kind.address.fullmatch(address):
                what = f"{address} is not as the addresses of '{name}' are"
                yield tell(place, what, f"Mend the pattern of its row, or the address: {kind.address.pattern}")


def test_each_kind_has_pages_and_they_have_its_addresses() -> None:
    refuse(find_faults(KINDS, PLAN.pages))


def test_a_kind_without_pages_or_with_strange_addresses_is_told() -> None:
    home, entry = KINDS[:2]
    place = "generator/dateline/site/pages/kinds.py:"
    (lacking,) = find_faults((entry,), ())
    assert lacking.startswith(place)
    assert ": the digest of the tests has no 'EntryPage'\n  Give tests/support/site_values.py" in lacking
    strange, *_ = find_faults((replace(entry, address=home.address),), PLAN.pages)
    assert " is not as the addresses of 'EntryPage' are\n  Mend the pattern of its row, or the address: /" in strange


def test_a_page_made_alone_is_the_one_made_with_all_others() -> None:
    assert [page.head.address for page in PLAN.pages if PLAN.find(page.head.address) != page] == []


def test_an_address_of_no_page_has_none() -> None:
    assert [PLAN.find(address) for address in ("/people/nobody/", "/2024/05/02/none/", "/week/2024-W53/", "/no")] == [
        None,
        None,
        None,
        None,
    ]
