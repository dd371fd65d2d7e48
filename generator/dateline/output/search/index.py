"""Rendered entries in; the bundles of the search index, made by Pagefind, out."""

import io
import os
import subprocess
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from dateline import links
from dateline.disk.cache import Cache, make_key
from dateline.model import File
from dateline.output.search.codec import NotUnderstood
from dateline.output.search.order import settle_bundle
from dateline.output.search.parts import keep_searched
from dateline.output.search.weight import lighten_bundle
from dateline.problems import Problem, ProblemsFound
from dateline.site.pages.search import SearchBundle
from dateline.workers import count_workers

# Pagefind always writes its ready-made interfaces and its worker, most of a small bundle's weight; the search page has
# its own interface and asks for no worker.
UNUSED = (
    *("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight."),
    "pagefind-worker.",
)
# The program that a language without one of its own is searched with; Pagefind writes it beside that of the language.
PLAIN_PROGRAM = "wasm.unknown.pagefind"
# Any change of how bundles are made: the cache must not answer with the old ones.
RECIPE = "5"
# The line of versions whose files this room understands; pyproject.toml names the same.
INSTALL = "python -m pip install --force-reinstall 'pagefind-bin==1.5.*'"
REINSTALL = f"It comes with Dateline; install it again with: {INSTALL}"
MINUTES = 10
# Bundles made at the same time: each takes up to 170 MB.
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """What search loads."""

    files: tuple[File, ...]
    """By bundle."""
    notices: tuple[str, ...]
    """What is not as it should be, though search works."""


def make_search_index(
    files: tuple[File, ...], bundles: tuple[SearchBundle, ...], language: str, cache: Cache
) -> SearchIndex:
    """Return the files of all bundles; of those whose pages say the same to Pagefind as before, from the cache.

    Raises ProblemsFound where Pagefind is missing or fails.
    """
    if not bundles:
        return SearchIndex((), ())
    program, data = find_pagefind(), {file.path: file.data for file in files}

    def make(bundle: SearchBundle) -> tuple[list[File], str]:
        paths = [links.output_path(address) for address in bundle.pages]
        pages = tuple(File(path, keep_searched(data[path])) for path in paths)
        return _make_bundle(program, bundle, pages, language.partition("-")[0].lower(), cache)

    # Pagefind is a process of its own and packing lets others run, so that threads are enough.
    with ThreadPoolExecutor(min(count_workers(len(bundles)), AT_ONCE)) as workers:
        made = list(workers.map(make, bundles))
    cache.prune(len(bundles))
    faults = {bundle.address: fault for bundle, (_, fault) in zip(bundles, made, strict=True) if fault}
    index = tuple(file for part, _ in made for file in part)
    return SearchIndex(index, tuple(_explain(address, fault) for address, fault in faults.items()))


def _explain(address: str, fault: str) -> str:
    """Return the notice of a bundle whose files were left as Pagefind wrote them."""
    return (
        f"The search index {address} stays as Pagefind wrote it, larger and in another order at every build: {fault}. "
        f"Install the Pagefind that Dateline knows: {INSTALL}"
    )


def _make_bundle(
    program: Path, bundle: SearchBundle, pages: tuple[File, ...], language: str, cache: Cache
) -> tuple[list[File], str]:
    """Return the files of one bundle, and why they were left as Pagefind wrote them; empty where they were not."""
    key = make_key(
        RECIPE, f"{program.stat().st_size}", language, *(part for page in pages for part in (page.path, page.data))
    )
    kept = cache.read(key)
    if kept is None:
        kept = _run_pagefind(program, pages, language)
        cache.write(key, kept)
    folder = links.output_path(bundle.address).removesuffix("index.html")
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        return [File(folder + name, archive.read(name)) for name in archive.namelist()], archive.comment.decode()


def find_pagefind() -> Path:
    """Return Pagefind's program. Raises ProblemsFound where its package or its program is missing."""
    package = find_spec("pagefind_bin")
    folders = package.submodule_search_locations if package else None
    for folder in folders or ():
        for name in ("pagefind_extended", "pagefind"):
            program = Path(folder) / name
            if os.access(program, os.X_OK):
                return program
    raise ProblemsFound([Problem("pagefind", 0, 0, "the program that makes the search index is missing", REINSTALL)])


def _run_pagefind(program: Path, pages: tuple[File, ...], language: str) -> bytes:
    """Return the bundle that Pagefind makes of these pages, as an archive of its files by name.

    It runs on a folder of these pages alone and sees no settings of the user's, so that nothing else can matter.
    """
    with tempfile.TemporaryDirectory(prefix="dateline-search-") as temporary:
        site, bundle = Path(temporary, "site"), Path(temporary, "bundle")
        for page in pages:
            file = site / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(page.data)
        command = [
            str(program),
            "--site",
            str(site),
            "--output-path",
            str(bundle),
            "--force-language",
            language,
            "--silent",
        ]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        try:
            subprocess.run(  # noqa: S603 - our own program and folders, no text of the user's
                command, cwd=temporary, env=environment, check=True, capture_output=True, timeout=60 * MINUTES
            )
        except subprocess.CalledProcessError as error:
            said = " ".join((error.stderr or error.stdout).decode("utf-8", "replace").split())
            raise _failed(f"status {error.returncode}: {said}" if said else f"status {error.returncode}") from error
        except subprocess.TimeoutExpired as error:
            raise _failed(f"no answer within {MINUTES} minutes") from error
        except OSError as error:
            raise _failed(f"{error.strerror}") from error
        return _pack(bundle)


def _failed(reason: str) -> ProblemsFound:
    """Return the problem of a search index that could not be made."""
    return ProblemsFound([Problem("pagefind", 0, 0, f"the search index could not be made: {reason}", REINSTALL)])


def _pack(folder: Path) -> bytes:
    """Return the files of a bundle that a search loads, by name.

    Where they are not understood they stay as Pagefind wrote them, and the archive's comment says why.
    """
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    if any(name.startswith("wasm.") and name != PLAIN_PROGRAM for name in found):
        found.pop(PLAIN_PROGRAM, None)
    files = {name: file.read_bytes() for name, file in found.items() if not name.startswith(UNUSED)}
    fault = ""
    try:
        files = settle_bundle(lighten_bundle(files))
    except NotUnderstood as error:
        fault = str(error)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.comment = fault.encode()
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()
