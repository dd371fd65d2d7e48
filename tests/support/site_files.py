"""The files of a made-up site, as a build that keeps nothing makes them."""

from pathlib import Path

from dateline.model import File
from dateline.output.files import Workshop, make_products
from dateline.site.plan import Site


def render_site(site: Site, template_folders: tuple[Path, ...], workers: int | None = None) -> tuple[File, ...]:
    """Return every file of the site but its search index and share cards, by path. Raises as `make_products`."""
    made = make_products(Workshop(site, template_folders), lambda _: False, workers)
    return tuple(sorted((file for _, files in made for file in files), key=lambda file: file.path))
