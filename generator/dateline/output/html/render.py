"""Folders of templates and a page in; the page's file, or the fault of its template, out. Only here is Jinja used."""

import base64
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from dateline import links
from dateline.content.markdown.surroundings import NOWHERE, Surroundings
from dateline.language.locales import find_direction
from dateline.model import File, Kind
from dateline.output.formats.json_ld import describe
from dateline.output.formats.writing import machine_date
from dateline.output.html import filters
from dateline.output.html.assets import Asset, read_assets, read_inline_scripts
from dateline.output.html.bodies import render_for_page
from dateline.output.html.template_faults import (
    explain_encoding,
    explain_failure,
    explain_missing,
    explain_syntax,
    find_place,
)
from dateline.output.share_cards import find_card, find_common_card
from dateline.problems import Problem, ProblemsFound
from dateline.site.pages.entry import EntryPage
from dateline.site.pages.head import Head, Masthead
from dateline.site.pages.kinds import KINDS, Page
from dateline.site.plan import Site

TEMPLATES = {kind.page: kind.template for kind in KINDS}
PLACES = {
    "home": links.HOME,
    "search": links.SEARCH,
    "timeline": links.TIMELINE,
    "stories": links.STORIES,
    "archive": links.ARCHIVE,
    "editions": links.EDITIONS,
    "corrections": links.CORRECTIONS,
    "sources": links.SOURCES,
    "feeds": links.FEEDS,
}


@dataclass(frozen=True, slots=True)
class ScriptBlock:
    """What a script element of a page holds: JSON-LD, or a script too short for a file of its own."""

    text: Markup
    """Escaped for a script element."""
    hash: str
    """By which the page's Content Security Policy allows it; browsers never run JSON-LD, but checkers ask."""


class HasHead(Protocol):
    """What a template can show as a page."""

    @property
    def head(self) -> Head:
        """What it says of itself."""


@dataclass(frozen=True, slots=True)
class Renderer:
    """Templates that are ready for the pages of one site."""

    environment: Environment
    folders: tuple[Path, ...]
    site: Masthead
    assets: tuple[Asset, ...]
    """What the pages load."""


def make_renderer(
    template_folders: tuple[Path, ...], site: Masthead, around: Surroundings, *, has_right_to_left: bool
) -> Renderer:
    """Return the templates of these folders, ready for the pages of a site; the first folder's win.

    `around` is as for bodies; where no page runs from right to left, style sheets leave out what is for such pages.
    Raises ProblemsFound with the faults of style sheets.
    """
    assets = read_assets(template_folders, has_right_to_left=has_right_to_left)
    return _make_renderer(template_folders, site, assets, around)


def find_right_to_left(site: Site) -> bool:
    """Tell whether the site or one of its entries is in a language that is written from right to left."""
    languages = {page.language for page in site.pages if isinstance(page, EntryPage) and page.language}
    return "rtl" in {find_direction(language) for language in (site.masthead.language, *languages)}


def make_proof_renderer(template_folders: tuple[Path, ...], site: Masthead, around: Surroundings = NOWHERE) -> Renderer:
    """Return the templates ready for pages of a site of which only the masthead is known; `around` is as for bodies."""
    return make_renderer(template_folders, site, around, has_right_to_left=True)


def renew_renderer(renderer: Renderer, site: Masthead, around: Surroundings) -> Renderer:
    """Return the templates ready for the pages of the same site after an edit, compiled only where they must be."""
    before = renderer.site
    if (before.base_url, before.base_path, before.words) != (site.base_url, site.base_path, site.words):
        return make_proof_renderer(renderer.folders, site, around)
    renderer.environment.filters |= _make_site_filters(site, around)
    return replace(renderer, site=site)


def check_templates(
    template_folders: tuple[Path, ...], site: Masthead, pages_to_render: Iterable[Page]
) -> tuple[Problem, ...]:
    """Return the faults of all templates and style sheets: of each when it is read, and when it shows these pages."""
    try:
        renderer = make_proof_renderer(template_folders, site)
    except ProblemsFound as found:
        return found.problems
    problems: set[Problem] = set()
    environment = renderer.environment
    for name in environment.list_templates(extensions=("html",)):
        try:
            environment.get_template(name)
        except (TemplateError, UnicodeDecodeError) as error:
            problems.add(_explain(error, name, renderer))
    for page in () if problems else pages_to_render:
        try:
            render_page(renderer, page)
        except ProblemsFound as found:
            problems.update(found.problems)
    return tuple(sorted(problems))


def render_page(renderer: Renderer, page: Page) -> File:
    """Return the page's file. Raises ProblemsFound with the fault of its template."""
    return render_with(renderer, TEMPLATES[type(page)], page)


def render_with(renderer: Renderer, name: str, page: HasHead) -> File:
    """Return the file of a page that is shown by the template of this name. Raises as `render_page`."""
    try:
        text = renderer.environment.get_template(name).render(page=page, site=renderer.site)
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise ProblemsFound([_explain(error, name, renderer)]) from error
    return File(links.output_path(page.head.address), text.encode())


def _make_renderer(
    template_folders: tuple[Path, ...], site: Masthead, assets: tuple[Asset, ...], around: Surroundings
) -> Renderer:
    """Return the templates with all filters; they see the two names `page` and `site` and nothing else."""
    environment = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.clear()
    # No text of an editor's, but files of the templates.
    inline = {name: _make_block(Markup(text)) for name, text in read_inline_scripts(template_folders).items()}  # noqa: S704
    addresses = {asset.name: links.in_site(asset.address, site.base_path) for asset in assets}
    environment.filters |= {
        "link": partial(links.in_site, base_path=site.base_path),
        "absolute": partial(links.absolute, base_url=site.base_url),
        "place": partial(_find_place_address, base_path=site.base_path),
        "kind_place": partial(_find_kind_address, base_path=site.base_path),
        "asset": partial(_find_asset, addresses),
        "inline": partial(_find_inline, inline),
        "machine_date": machine_date,
        "facet": filters.facet,
        "direction": find_direction,
        "percent": filters.percent,
        "busiest": filters.busiest,
        "structured_data": _write_data,
        **filters.make_word_filters(site.words),
        **_make_site_filters(site, around),
    }
    return Renderer(environment, template_folders, site, assets)


def _make_site_filters(site: Masthead, around: Surroundings) -> dict[str, Callable[..., object]]:
    """Return the filters whose answers may change with any edit."""
    return {
        "markdown": partial(render_for_page, base_path=site.base_path, around=around),
        "share_card": partial(find_card, site=site, common=find_common_card(site)),
    }


@pass_context
def _write_data(context: Context, page: Page) -> ScriptBlock | None:
    """Return what the page tells machines about itself; None where that is nothing."""
    described = describe(page, context["site"])
    if not described:
        return None
    return _make_block(htmlsafe_json_dumps(described, ensure_ascii=False, separators=(",", ":")))


def _find_inline(blocks: dict[str, ScriptBlock], name: str) -> ScriptBlock:
    """Return a script that stands in the page itself."""
    if name not in blocks:
        raise LookupError(f"there is no file '{name}' in templates/inline/")
    return blocks[name]


def _make_block(text: Markup) -> ScriptBlock:
    """Return what a script element holds, with its hash."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return ScriptBlock(text, f"sha256-{digest}")


def _find_place_address(name: str, base_path: str) -> str:
    """Return the address of a page that every site has."""
    if name not in PLACES:
        raise LookupError(f"there is no page called '{name}'")
    return links.in_site(PLACES[name], base_path)


def _find_kind_address(kind: Kind, base_path: str) -> str:
    """Return the address of the index of a kind."""
    return links.in_site(links.kind_address(kind), base_path)


def _find_asset(addresses: dict[str, str], name: str) -> str:
    """Return the address of a file that pages load."""
    if name not in addresses:
        raise LookupError(f"there is no file '{name}' in templates/assets/")
    return addresses[name]


def _explain(error: Exception, name: str, renderer: Renderer) -> Problem:
    """Return the fault of a template as an editor reads it."""
    if isinstance(error, UnicodeDecodeError):
        return explain_encoding(error, name, renderer.folders)
    environment = renderer.environment
    if isinstance(error, TemplateSyntaxError):
        return explain_syntax(error.name or name, error.lineno, error.message or "", environment.filters)
    place = find_place(error, name, renderer.folders)
    if isinstance(error, TemplateNotFound):
        return explain_missing(str(error.name or name), name, place, environment.list_templates())
    return explain_failure(error, place)
