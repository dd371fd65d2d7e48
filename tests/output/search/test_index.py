"""The search index, made by the real Pagefind: its bundles, their bytes, the cache before it and what goes wrong."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.commands.build import build
from dateline.disk.cache import MIN_SPARE, Cache, make_key
from dateline.model import File
from dateline.output.search import index as search
from dateline.output.search.codec import NotUnderstood, close_file, find_rows, open_file, pack, unpack
from dateline.output.search.index import make_search_index
from dateline.output.search.order import settle_bundle
from dateline.output.search.weight import lighten_bundle
from dateline.problems import ProblemsFound, format_problem
from dateline.site.pages.search import SearchBundle
from tests.support.small_digest import make_project, write

pytestmark = pytest.mark.slow


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
    SearchBundle("/pagefind/2024-02/", tuple(f"/2024/01/{day:02}/x/" for day in range(13, 25)), date(2024, 1, 13)),
    SearchBundle("/pagefind/2024-01/", tuple(f"/2024/01/{day:02}/x/" for day in range(1, 13)), date(2024, 1, 1)),
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


def make_files(files: tuple[File, ...], bundles: tuple[SearchBundle, ...], language: str, cache: Cache) -> list[File]:
    """Return the files of an index that is made without a notice."""
    made = list(make_search_index({file.path: file.data for file in files}.__getitem__, bundles, language, cache))
    assert [bundle.notice for bundle in made if bundle.notice] == []
    return [file for bundle in made for file in bundle.files]


def fragments(index: list[File], bundle: str) -> list[str]:
    """Return the addresses of the pages in a bundle."""
    found = (gzip.decompress(file.data) for file in index if file.path.startswith(f"{bundle}fragment/"))
    return sorted(json.loads(data.removeprefix(b"pagefind_dcd"))["url"] for data in found)


def test_each_bundle_holds_its_own_entries(cache: Cache) -> None:
    index = make_files(FILES, BUNDLES, "en", cache)
    assert fragments(index, "pagefind/2024-01/") == [f"/2024/01/{day:02}/x/" for day in range(1, 13)]
    assert fragments(index, "pagefind/2024-02/") == [f"/2024/01/{day:02}/x/" for day in range(13, 25)]


def test_a_bundle_holds_what_the_search_page_loads_and_no_interface(cache: Cache) -> None:
    names = [file.path for file in make_files(FILES, BUNDLES[:1], "en-GB", cache)]
    plain = {re.sub(r"[0-9a-f]{7,10}", "HASH", name.removeprefix("pagefind/2024-02/")) for name in names}
    assert plain == {
        "filter/en_HASH.pf_filter",
        "fragment/en_HASH.pf_fragment",
        "index/en_HASH.pf_index",
        "pagefind-entry.json",
        "pagefind.en_HASH.pf_meta",
        "pagefind.js",
        "wasm.en.pagefind",
    }


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    once, again = (make_files(FILES, BUNDLES, "en", Cache(tmp_path / name)) for name in ("one", "two"))
    assert once == again


def test_only_bundles_whose_pages_changed_are_made_again(cache: Cache, runs: list[int]) -> None:
    before = make_files(FILES, BUNDLES, "en", cache)
    after = make_files((*FILES[:-1], page(24, "lighthouse")), BUNDLES, "en", cache)
    assert runs == [12, 12, 12]
    assert [file for file in after if file.path.startswith("pagefind/2024-01/")] == [
        file for file in before if file.path.startswith("pagefind/2024-01/")
    ]


def test_a_bundle_stays_where_only_what_pagefind_ignores_has_changed(cache: Cache, runs: list[int]) -> None:
    before = make_files(FILES, BUNDLES, "en", cache)
    others = tuple(replace(file, data=file.data.replace(b"</main>", b"</main><p>3 others</p>")) for file in FILES)
    assert make_files(others, BUNDLES, "en", cache) == before
    assert runs == [12, 12]


@pytest.mark.parametrize("cores", [1, 4])
def test_a_new_entry_leaves_the_bytes_of_other_bundles(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, cores: int
) -> None:
    monkeypatch.setattr(search, "count_workers", lambda items: min(items, cores))
    whole = make_files(FILES, BUNDLES, "en", cache)
    fewer = replace(BUNDLES[0], pages=BUNDLES[0].pages[:-1])
    before = make_files(FILES[:-1], (fewer, BUNDLES[1]), "en", cache)
    old = [file for file in whole if file.path.startswith("pagefind/2024-01/")]
    assert [file for file in before if file.path.startswith("pagefind/2024-01/")] == old
    assert [file.path for file in whole] == sorted((file.path for file in whole), key=lambda path: "2024-01" in path)


def test_the_parts_of_pages_that_have_not_changed_are_not_looked_for(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make_files(FILES, BUNDLES, "en", cache)
    monkeypatch.setattr(search, "keep_searched", None)
    assert make_files(FILES, BUNDLES, "en", cache) == before


def test_no_more_pages_are_asked_for_than_those_of_a_few_bundles(cache: Cache) -> None:
    asked: list[str] = []

    def read(path: str) -> bytes:
        asked.append(path)
        return next(file.data for file in FILES if file.path == path)

    bundles = tuple(replace(BUNDLES[0], pages=(page,)) for page in BUNDLES[0].pages)
    made = make_search_index(read, bundles, "en", cache)
    next(made)
    assert len(asked) <= search.AT_ONCE
    assert len(list(made)) == len(bundles) - 1


def test_a_cached_bundle_is_the_one_that_would_be_made(cache: Cache, runs: list[int]) -> None:
    assert make_files(FILES, BUNDLES, "en", cache) == make_files(FILES, BUNDLES, "en", cache)
    assert runs == [12, 12]


def test_a_digest_without_entries_needs_no_index(cache: Cache, runs: list[int]) -> None:
    assert (make_files((), (), "en", cache), runs) == ([], [])


def test_settings_of_the_users_do_not_matter(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_GLOB", "nothing/*.html")
    assert len(fragments(make_files(FILES, BUNDLES[:1], "en", cache), "pagefind/2024-02/")) == 12


def refusal(cache: Cache) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        make_files(FILES, BUNDLES[:1], "en", cache)
    return [format_problem(problem) for problem in found.value.problems]


HINT = "  It comes with Dateline; install it again with: python -m pip install --force-reinstall 'pagefind-bin==1.5.*'"


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_a_full_disk_is_told_though_pagefind_says_that_all_is_well(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nln -s /dev/full room\n")
    program.chmod(0o755)
    monkeypatch.setattr(search, "find_pagefind", lambda: program)
    hint = "  Check the room in the folder for temporary files, or name another in TMPDIR."
    assert refusal(cache) == [f"pagefind: the search index could not be made: No space left on device\n{hint}"]


def test_a_program_that_does_not_run_here_is_told(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_bytes(b"\x00\x01")
    program.chmod(0o755)
    monkeypatch.setattr(search, "find_pagefind", lambda: program)
    assert refusal(cache) == [f"pagefind: the search index could not be made: Exec format error\n{HINT}"]


GZIP = gzip.compress(b"pagefind_dcd\xf6")
CHUNK: list[object] = ["1.5.2", [], [["a", "b", "en_2"]], [], []]
PAGE: list[object] = ["1.5.2", [["en_3", 1]], []]
NO_STEM: list[object] = ["1.5.2", [], [["a", "b", ["en_2"]]], [], []]


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({}, "there is no pagefind-entry.json"),
        ({"pagefind-entry.json": b"no"}, "a file holds no JSON"),
        ({"pagefind-entry.json": b"[]"}, "a file holds no object of JSON"),
        ({"pagefind-entry.json": b"{}"}, "a file holds no object of JSON"),
        ({"pagefind-entry.json": b'{"languages":{"en":{"hash":"en_1"}}}'}, "there is no pagefind.en_1.pf_meta"),
        ({"filter/en_1.pf_filter": b"no gzip"}, "a file is not packed with gzip"),
        ({"filter/en_1.pf_filter": GZIP[:-9]}, "a file is not packed with gzip"),
        ({"filter/en_1.pf_filter": gzip.compress(b"more")}, "a file does not begin with pagefind_dcd"),
        ({"filter/en_1.pf_filter": GZIP}, "a file holds no array"),
        ({"filter/en_1.pf_filter": gzip.compress(b"pagefind_dcd\x82a")}, "a file holds no CBOR"),
        ({"filter/en_1.pf_filter": gzip.compress(b"pagefind_dcd\x82aa\x18\x01")}, "a file writes CBOR in another way"),
        ({"filter/en_1.pf_filter": pack(["person"])}, "an array is missing"),
        ({"filter/en_1.pf_filter": pack(["person", [1]])}, "an array holds something else than rows"),
        (
            {
                "pagefind-entry.json": b'{"languages":{"en":{"hash":"en_1"}}}',
                "pagefind.en_1.pf_meta": pack(["1.5.2", [], [], [["person", "en_2"]], []]),
            },
            "a filter is listed that has no file",
        ),
    ],
)
def test_a_bundle_of_an_unknown_form_is_not_settled(files: dict[str, bytes], fault: str) -> None:
    with pytest.raises(NotUnderstood) as found:
        settle_bundle(files)
    assert str(found.value) == fault


@pytest.mark.parametrize(
    ("meta", "files", "fault"),
    [
        (b"no gzip", {}, "a file is not packed with gzip"),
        (pack(CHUNK), {}, "there is no file en_2"),
        (pack(NO_STEM), {}, "there is no file ['en_2']"),
        (pack(CHUNK), {"index/en_2.pf_index": pack([["a"]])}, "an array holds something else than rows"),
        (pack(CHUNK), {"index/en_2.pf_index": close_file(b"\x81\x81\x82")}, "a file holds no CBOR"),
        (pack(CHUNK), {"index/en_2.pf_index": close_file(b"")}, "an array is missing"),
        (pack(CHUNK), {"index/en_2.pf_index": close_file(b"\x81\x9f")}, "an array is missing"),
        (
            pack(CHUNK),
            {"index/en_2.pf_index": close_file(b"\x81\x81\x82aa\x01\x01")},
            "a chunk of the index goes on after its words",
        ),
        (pack(CHUNK), {"index/en_2.pf_index": pack([[["a", 1]], 1])}, "a chunk of the index holds more than words"),
        (pack(CHUNK), {"index/en_2.pf_index": pack([[[1, 1]]])}, "a word of the index is no text"),
        (
            pack(CHUNK),
            {"index/en_2.pf_index": pack([[["b", 1], ["a", 1]]])},
            "the words of the index stand in another order",
        ),
        (pack(PAGE), {"fragment/en_3.pf_fragment": pack([])}, "a file holds no JSON"),
        (pack(PAGE), {"fragment/en_3.pf_fragment": close_file(b"{}")}, "a file holds no object of JSON"),
        (pack(PAGE), {"fragment/en_3.pf_fragment": close_file(b'{"meta":{}}')}, "a page has no anchors"),
        (
            pack(PAGE),
            {"fragment/en_3.pf_fragment": close_file(b'{"meta":{},"anchors":[{"id":"a"}]}')},
            "an anchor has no place",
        ),
    ],
)
def test_a_bundle_of_an_unknown_form_is_not_made_lighter(meta: bytes, files: dict[str, bytes], fault: str) -> None:
    with pytest.raises(NotUnderstood) as found:
        lighten_bundle({"pagefind.en_1.pf_meta": meta, **files})
    assert str(found.value) == fault


NOTICE = (
    "The search index /pagefind/2024-02/ stays as Pagefind wrote it, larger and in another order at every build: "
    "a file is not packed with gzip. Install the Pagefind that Dateline knows: "
    "python -m pip install --force-reinstall 'pagefind-bin==1.5.*'"
)


@pytest.fixture
def _damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Pagefind be a program that writes a bundle with one damaged file."""
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "pagefind.en_1.pf_meta").write_bytes(b"not packed")
    program = tmp_path / "pagefind"
    program.write_text(f'#!/bin/sh\ncp -r "{bundle}" "$4"\n')
    program.chmod(0o755)
    monkeypatch.setattr(search, "find_pagefind", lambda: program)


@pytest.mark.usefixtures("_damaged")
def test_a_bundle_that_is_not_understood_stays_as_it_is_and_is_told_of_at_every_build(cache: Cache) -> None:
    for _ in ("made", "from the cache"):
        (made,) = make_search_index({file.path: file.data for file in FILES}.__getitem__, BUNDLES[:1], "en", cache)
        assert made.files == (File("pagefind/2024-02/pagefind.en_1.pf_meta", b"not packed"),)
        assert made.notice == NOTICE


@pytest.mark.usefixtures("_damaged")
def test_a_build_tells_of_a_bundle_that_is_not_understood(tmp_path: Path) -> None:
    root = make_project(tmp_path / "digest")
    write(root, "content/entries/talks.md", "---\ntitle: Talks\ndate: 2024-02-01\nrights: own\n---\nWords.\n")
    done = build(root, today=date(2024, 6, 1), report=lambda _: None)
    assert done.notices == (NOTICE.replace("2024-02", "all"),)


def test_a_bundle_without_words_is_made_lighter_too() -> None:
    page = close_file(b'{"meta":{"title":"1","image":"2"},"anchors":[],"filters":{"person":["P"]}}')
    (_, made) = lighten_bundle({"pagefind.en_1.pf_meta": pack(PAGE), "fragment/en_3.pf_fragment": page}).values()
    assert open_file(made) == b'{"meta":{"title":"1"},"anchors":[],"filters":{}}'


def test_a_page_in_a_bundle_holds_what_is_shown_and_no_more(cache: Cache) -> None:
    index = make_files(FILES, BUNDLES[:1], "en", cache)
    (page, *_) = (gzip.decompress(file.data) for file in index if file.path.endswith(".pf_fragment"))
    kept = json.loads(page.removeprefix(b"pagefind_dcd"))
    assert (set(kept), set(kept["meta"]), kept["filters"]) == (
        {"url", "content", "word_count", "filters", "meta", "anchors"},
        {"title"},
        {},
    )


def test_a_long_index_is_cut_where_words_begin_with_other_letters(cache: Cache) -> None:
    words = [f"{one}{two}{three}{four}" for one in "bdk" for two in "aou" for three in "bdgkmnst" for four in "aeiou"]
    long = File("2024/01/01/x/index.html", page(1, " ".join(words * 64)).data)
    index = make_files((long,), (SearchBundle("/pagefind/x/", ("/2024/01/01/x/",), date(2024, 1, 1)),), "en", cache)
    (meta,) = (unpack(file.data) for file in index if file.path.endswith(".pf_meta"))
    ends = [(str(first), str(last)) for first, last, _ in find_rows(meta, 2)]
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
    cache.prune(1)
    assert cache.read("key") is None


@pytest.mark.parametrize(("in_use", "kept"), [(1, 1 + MIN_SPARE), (MIN_SPARE + 10, 2 * MIN_SPARE + 20)])
def test_a_cache_keeps_what_was_used_last_and_all_that_is_in_use(cache: Cache, in_use: int, kept: int) -> None:
    for number in range(2 * MIN_SPARE + 30):
        cache.write(f"{number:064}", b"data")
    assert cache.read("0" * 64) == b"data"
    cache.prune(in_use)
    names = sorted(file.name for file in cache.folder.iterdir())
    assert (len(names), names[0], names[1]) == (kept, "0" * 64, f"{2 * MIN_SPARE + 31 - kept:064}")


def test_a_key_knows_where_one_part_ends() -> None:
    assert make_key("ab", "c") != make_key("a", "bc")
