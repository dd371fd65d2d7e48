"""Rendered entries in; the bundles of the search index, made by Pagefind, out one by one."""

import io
import os
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
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
RECIPE = "6"
# The line of versions whose files this room understands; pyproject.toml names the same.
INSTALL = "python -m pip install --force-reinstall 'pagefind-bin==1.5.*'"
REINSTALL = f"It comes with Dateline; install it again with: {INSTALL}"
MAKE_ROOM = "Check the room in the folder for temporary files, or name another in TMPDIR."
MINUTES = 10
ROOM = 1_000_000
"""Bytes that must be left when Pagefind has ended: as many as no write of its files leaves on a disk that is full."""
# Bundles made at the same time: each takes up to 170 MB.
AT_ONCE = 2


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A bundle of the search index."""

    files: tuple[File, ...]
    """What search loads."""
    notice: str
    """What is not as it should be, though search works; may be empty."""


def make_search_index(
    read: Callable[[str], bytes], bundles: tuple[SearchBundle, ...], language: str, cache: Cache
) -> Iterator[MadeBundle]:
    """Yield each bundle; of those whose pages say the same to Pagefind as before, from the cache.

    `read` returns a page by its path. No more than a few bundles and their pages are in memory.
    Raises ProblemsFound where Pagefind is missing or fails.
    """
    if not bundles:
        return
    program, spoken = find_pagefind(), language.partition("-")[0].lower()

    def make(bundle: SearchBundle) -> MadeBundle:
        paths = (links.output_path(address) for address in bundle.pages)
        return _make_bundle(program, bundle, tuple(File(path, read(path)) for path in paths), spoken, cache)

    # Pagefind is a process of its own and packing lets others run, so that threads are enough.
    number = min(count_workers(len(bundles)), AT_ONCE)
    with ThreadPoolExecutor(number) as workers:
        for start in range(0, len(bundles), number):
            yield from workers.map(make, bundles[start : start + number])


def _make_bundle(
    program: Path, bundle: SearchBundle, pages: tuple[File, ...], language: str, cache: Cache
) -> MadeBundle:
    """Return one bundle."""
    kept = _find_kept(program, pages, language, cache)
    folder = links.output_path(bundle.address).removesuffix("index.html")
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        files = tuple(File(folder + name, archive.read(name)) for name in archive.namelist())
        return MadeBundle(files, _explain(bundle.address, archive.comment.decode()))


def _find_kept(program: Path, pages: tuple[File, ...], language: str, cache: Cache) -> bytes:
    """Return the bundle of these pages as it is kept: made anew only where Pagefind would read something else.

    Its key is that of the parts that Pagefind reads. That key in turn is kept under one of whole pages, for it takes as
    long to find the parts as all else that is done with a bundle from the cache.
    """
    settings = (RECIPE, f"{program.stat().st_size}", language)
    whole = make_key("key", *settings, *_list_texts(pages))
    key = cache.read(whole)
    kept = cache.read(key.decode()) if key else None
    if kept is None:
        parts = tuple(File(page.path, keep_searched(page.data)) for page in pages)
        name = make_key(*settings, *_list_texts(parts))
        kept = cache.read(name)
        if kept is None:
            kept = _run_pagefind(program, parts, language)
            cache.write(name, kept)
        cache.write(whole, name.encode())
    return kept


def _list_texts(files: tuple[File, ...]) -> Iterator[str | bytes]:
    """Yield paths and bytes of some files."""
    for file in files:
        yield from (file.path, file.data)


def _explain(address: str, fault: str) -> str:
    """Return the notice of a bundle whose files were left as Pagefind wrote them; empty where they were not."""
    if not fault:
        return ""
    return (
        f"The search index {address} stays as Pagefind wrote it, larger and in another order at every build: {fault}. "
        f"Install the Pagefind that Dateline knows: {INSTALL}"
    )


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
    try:
        with tempfile.TemporaryDirectory(prefix="dateline-search-") as temporary:
            site, bundle = Path(temporary, "site"), Path(temporary, "bundle")
            for page in pages:
                file = site / page.path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(page.data)
            _call_pagefind(program, "--site", str(site), "--output-path", str(bundle), "--force-language", language)
            # On a full disk Pagefind leaves files that end early, and says that all is well.
            Path(temporary, "room").write_bytes(bytes(ROOM))
            return _pack(bundle)
    except OSError as error:
        raise _failed(f"{error.strerror}", MAKE_ROOM) from error


def _call_pagefind(program: Path, *arguments: str) -> None:
    """Run Pagefind. Raises ProblemsFound where it fails."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        subprocess.run(  # noqa: S603 - our own program and folders, no text of the user's
            [str(program), *arguments, "--silent"],
            cwd=Path(arguments[1]).parent,
            env=environment,
            check=True,
            capture_output=True,
            timeout=60 * MINUTES,
        )
    except subprocess.CalledProcessError as error:
        said = " ".join((error.stderr or error.stdout).decode("utf-8", "replace").split())
        raise _failed(f"status {error.returncode}: {said}" if said else f"status {error.returncode}") from error
    except subprocess.TimeoutExpired as error:
        raise _failed(f"no answer within {MINUTES} minutes") from error
    except OSError as error:
        raise _failed(f"{error.strerror}") from error


def _failed(reason: str, hint: str = REINSTALL) -> ProblemsFound:
    """Return the problem of a search index that could not be made."""
    return ProblemsFound([Problem("pagefind", 0, 0, f"the search index could not be made: {reason}", hint)])


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
