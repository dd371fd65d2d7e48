"""The table of page kinds: each page has the address that its kind says, and is found there alone as among all."""

import pytest

from dateline.site.pages.kinds import KINDS, PageKind
from dateline.site.plan import Plan
from tests.support.places import TEMPLATES
from tests.support.site_values import ENTRIES, TODAY, make_content

PLAN = Plan(make_content(ENTRIES), today=TODAY, version="1.2.3")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.page.__name__)
def test_a_kind_has_a_template_and_its_pages_have_its_addresses(kind: PageKind) -> None:
    pages = [page for page in PLAN.pages if isinstance(page, kind.page)]
    assert pages
    assert [page.head.address for page in pages if not kind.address.fullmatch(page.head.address)] == []
    assert (TEMPLATES / kind.template).is_file()


def test_a_page_made_alone_is_the_one_made_with_all_others() -> None:
    assert [page.head.address for page in PLAN.pages if PLAN.find(page.head.address) != page] == []


def test_an_address_of_no_page_has_none() -> None:
    assert [PLAN.find(address) for address in ("/people/nobody/", "/2024/05/02/none/", "/week/2024-W53/", "/no")] == [
        None,
        None,
        None,
        None,
    ]
