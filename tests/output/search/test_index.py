"""The search index, made by the real Pagefind: its bundles, their bytes, the cache before it and what goes wrong."""

import gzip
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.disk.cache import MAX_KEPT, Cache, make_key
from dateline.model import File
from dateline.output.search import index as search
from dateline.output.search.codec import as_rows, pack, unpack
from dateline.output.search.index import make_search_index
from dateline.output.search.order import settle_bundle
from dateline.output.search.weight import lighten_bundle
from dateline.problems import ProblemsFound, format_problem
from dateline.site.pages.pages import SearchBundle


def page(day: int, word: str = "harbour") -> File:
    """Return an entry with filters and a sort key."""
    html = (
        f'<!doctype html><html lang="en"><head><title>Day {day}</title></head><body><main data-pagefind-body>'
        f"<h1>Day {day}</h1><p>{word} number{day}</p>"
        f'<b data-pagefind-filter="person">P{day % 5}</b><b data-pagefind-filter="place">Q{day % 7}</b>'
        f'<b data-pagefind-sort="date">{day % 3}</b></main></body></html>'
    )
    return File(f"2024/01/{day:02}/x/index.html", html.encode())


FILES = tuple(page(day) for day in range(1, 25))
BUNDLES = (
    SearchBundle("/pagefind/2024-02/", tuple(f"/2024/01/{day:02}/x/" for day in range(13, 25))),
    SearchBundle("/pagefind/2024-01/", tuple(f"/2024/01/{day:02}/x/" for day in range(1, 13))),
)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by the number of pages at each run of Pagefind."""
    seen: list[int] = []
    real = search._run_pagefind

    def watch(program: Path, pages: tuple[File, ...], language: str) -> bytes:
        seen.append(len(pages))
        return real(program, pages, language)

    monkeypatch.setattr(search, "_run_pagefind", watch)
    return seen


def fragments(index: tuple[File, ...], bundle: str) -> list[str]:
    """Return the addresses of the pages in a bundle."""
    found = (gzip.decompress(file.data) for file in index if file.path.startswith(f"{bundle}fragment/"))
    return sorted(json.loads(data.removeprefix(b"pagefind_dcd"))["url"] for data in found)


def test_each_bundle_holds_its_own_entries(cache: Cache) -> None:
    index = make_search_index(FILES, BUNDLES, "en", cache)
    assert fragments(index, "pagefind/2024-01/") == [f"/2024/01/{day:02}/x/" for day in range(1, 13)]
    assert fragments(index, "pagefind/2024-02/") == [f"/2024/01/{day:02}/x/" for day in range(13, 25)]


def test_a_bundle_holds_what_the_search_page_loads_and_no_interface(cache: Cache) -> None:
    names = [file.path for file in make_search_index(FILES, BUNDLES[:1], "en-GB", cache)]
    plain = {re.sub(r"[0-9a-f]{7,10}", "HASH", name.removeprefix("pagefind/2024-02/")) for name in names}
    assert plain == {
        "filter/en_HASH.pf_filter",
        "fragment/en_HASH.pf_fragment",
        "index/en_HASH.pf_index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.en_HASH.pf_meta",
        "pagefind.js",
        "wasm.en.pagefind",
        "wasm.unknown.pagefind",
    }


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    once, again = (make_search_index(FILES, BUNDLES, "en", Cache(tmp_path / name)) for name in ("one", "two"))
    assert once == again


def test_only_bundles_whose_pages_changed_are_made_again(cache: Cache, runs: list[int]) -> None:
    before = make_search_index(FILES, BUNDLES, "en", cache)
    after = make_search_index((*FILES[:-1], page(24, "lighthouse")), BUNDLES, "en", cache)
    assert runs == [12, 12, 12]
    assert [file for file in after if file.path.startswith("pagefind/2024-01/")] == [
        file for file in before if file.path.startswith("pagefind/2024-01/")
    ]


def test_a_cached_bundle_is_the_one_that_would_be_made(cache: Cache, runs: list[int]) -> None:
    assert make_search_index(FILES, BUNDLES, "en", cache) == make_search_index(FILES, BUNDLES, "en", cache)
    assert runs == [12, 12]


def test_a_digest_without_entries_needs_no_index(cache: Cache, runs: list[int]) -> None:
    assert (make_search_index((), (), "en", cache), runs) == ((), [])


def test_settings_of_the_users_do_not_matter(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_GLOB", "nothing/*.html")
    assert len(fragments(make_search_index(FILES, BUNDLES[:1], "en", cache), "pagefind/2024-02/")) == 12


def refusal(cache: Cache) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        make_search_index(FILES, BUNDLES[:1], "en", cache)
    return [format_problem(problem) for problem in found.value.problems]


HINT = "  It comes with Dateline; install it again with: python -m pip install --force-reinstall pagefind-bin"


def test_a_missing_program_says_how_to_install_it(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "find_spec", lambda name: None)
    assert refusal(cache) == [f"pagefind: the program that makes the search index is missing\n{HINT}"]


@pytest.mark.parametrize(
    ("script", "reason"),
    [("echo 'no room' >&2; exit 3", "status 3: no room"), ("exit 4", "status 4")],
)
def test_a_program_that_fails_is_quoted(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, reason: str
) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setattr(search, "find_pagefind", lambda: program)
    assert refusal(cache) == [f"pagefind: the search index could not be made: {reason}\n{HINT}"]


def test_a_program_that_does_not_run_here_is_told(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_bytes(b"\x00\x01")
    program.chmod(0o755)
    monkeypatch.setattr(search, "find_pagefind", lambda: program)
    assert refusal(cache) == [f"pagefind: the search index could not be made: Exec format error\n{HINT}"]


@pytest.mark.parametrize(
    "files",
    [
        {"pagefind-entry.json": b"{}"},
        {"pagefind-entry.json": b"no", "filter/en_1.pf_filter": b"no gzip"},
        {"filter/en_1.pf_filter": gzip.compress(b"pagefind_dcd\xf6")},
        {"filter/en_1.pf_filter": gzip.compress(b"pagefind_dcd\x82aa\x18\x01")},
    ],
)
def test_a_bundle_of_an_unknown_form_is_left_as_it_is(files: dict[str, bytes]) -> None:
    assert settle_bundle(files) == files


@pytest.mark.parametrize(
    "files",
    [
        {"pagefind.en_1.pf_meta": b"no gzip"},
        {"pagefind.en_1.pf_meta": pack(["1.5.2", [], [["a", "b", "en_2"]], [], [], []])},
        {"pagefind.en_1.pf_meta": pack(["1.5.2", [], [["a", "b", "en_2"]]]), "index/en_2.pf_index": pack([["a"]])},
        {"pagefind.en_1.pf_meta": pack(["1.5.2", [["en_3", 1]], []]), "fragment/en_3.pf_fragment": pack([])},
    ],
)
def test_a_bundle_of_an_unknown_form_is_not_made_lighter(files: dict[str, bytes]) -> None:
    assert lighten_bundle(files) == files


def test_a_page_in_a_bundle_holds_what_is_shown_and_no_more(cache: Cache) -> None:
    index = make_search_index(FILES, BUNDLES[:1], "en", cache)
    (page, *_) = (gzip.decompress(file.data) for file in index if file.path.endswith(".pf_fragment"))
    kept = json.loads(page.removeprefix(b"pagefind_dcd"))
    assert (set(kept), set(kept["meta"]), kept["filters"]) == (
        {"url", "content", "word_count", "filters", "meta", "anchors"},
        {"title"},
        {},
    )


def test_a_long_index_is_cut_where_words_begin_with_other_letters(cache: Cache) -> None:
    words = [f"{one}{two}{three}{four}" for one in "bdk" for two in "aou" for three in "bdgkmnst" for four in "aeiou"]
    long = File("2024/01/01/x/index.html", page(1, " ".join(words * 4)).data)
    index = make_search_index((long,), (SearchBundle("/pagefind/x/", ("/2024/01/01/x/",)),), "en", cache)
    (meta,) = (unpack(file.data) for file in index if file.path.endswith(".pf_meta"))
    ends = [(str(first), str(last)) for first, last, _ in as_rows(meta[2])]
    assert len(ends) > 1
    assert [last for (_, last), (first, _) in pairwise(ends) if last[:2] >= first[:2]] == []


def test_a_cache_gives_back_what_it_was_given(cache: Cache) -> None:
    cache.write("key", b"data")
    assert (cache.read("key"), cache.read("other")) == (b"data", None)


def test_a_cache_forgets_what_was_damaged(cache: Cache) -> None:
    cache.write("key", b"data")
    with (cache.folder / "key").open("ab") as file:
        file.write(b"more")
    assert cache.read("key") is None


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    cache.write("key", b"data")
    cache.prune()
    assert cache.read("key") is None


def test_a_cache_keeps_what_was_used_last(cache: Cache) -> None:
    for number in range(MAX_KEPT + 5):
        cache.write(f"{number:03}", b"data")
    assert cache.read("000") == b"data"
    cache.prune()
    kept = sorted(file.name for file in cache.folder.iterdir())
    assert (len(kept), kept[0], kept[1]) == (MAX_KEPT, "000", "006")


def test_a_key_knows_where_one_part_ends() -> None:
    assert make_key("ab", "c") != make_key("a", "bc")
