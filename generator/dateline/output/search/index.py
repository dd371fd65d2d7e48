"""Rendered entries in; the bundles of the search index, made by Pagefind, out."""

import io
import os
import subprocess
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

from dateline import links
from dateline.disk.cache import Cache, make_key
from dateline.model import File
from dateline.output.search.order import settle_bundle
from dateline.output.search.weight import lighten_bundle
from dateline.problems import Problem, ProblemsFound
from dateline.site.pages.pages import SearchBundle

# Pagefind always writes its ready-made interfaces, most of a small bundle's weight; the search page has its own.
INTERFACES = ("pagefind-ui.", "pagefind-modular-ui.", "pagefind-component-ui.", "pagefind-highlight.")
# Any change of how bundles are made: the cache must not answer with the old ones.
RECIPE = "2"
REINSTALL = "It comes with Dateline; install it again with: python -m pip install --force-reinstall pagefind-bin"
MINUTES = 10


def make_search_index(
    files: tuple[File, ...], bundles: tuple[SearchBundle, ...], language: str, cache: Cache
) -> tuple[File, ...]:
    """Return the files of all bundles, by bundle; those whose pages have not changed come from the cache.

    Raises ProblemsFound where Pagefind is missing or fails.
    """
    data = {file.path: file.data for file in files}
    index = []
    for bundle in bundles:
        paths = [links.output_path(address) for address in bundle.pages]
        pages = tuple(File(path, data[path]) for path in paths)
        index += _make_bundle(bundle, pages, language.partition("-")[0].lower(), cache)
    cache.prune()
    return tuple(index)


def _make_bundle(bundle: SearchBundle, pages: tuple[File, ...], language: str, cache: Cache) -> list[File]:
    """Return the files of one bundle."""
    program = find_pagefind()
    key = make_key(
        RECIPE, f"{program.stat().st_size}", language, *(part for page in pages for part in (page.path, page.data))
    )
    kept = cache.read(key)
    if kept is None:
        kept = _run_pagefind(program, pages, language)
        cache.write(key, kept)
    folder = links.output_path(bundle.address).removesuffix("index.html")
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        return [File(folder + name, archive.read(name)) for name in archive.namelist()]


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
    """Return the files of a bundle but for the interfaces, by name."""
    found = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    files = {name: file.read_bytes() for name, file in found.items() if not name.startswith(INTERFACES)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in sorted(settle_bundle(lighten_bundle(files)).items()):
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()
