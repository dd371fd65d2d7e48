"""A project in; its pages as the editor sees them while writing, one at a time, out of memory and quickly.

Nothing is written, and the folder of the published site is not read: drafts, scheduled and expired entries stand in
proofs like all others, and never where the site is published from.
"""

import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import dateline
from dateline.commands.check import check_plan
from dateline.commands.content_files import read_content
from dateline.commands.project import Project
from dateline.content.content import Content
from dateline.disk.memory import Memory
from dateline.disk.reading import Stamp, find_stamp
from dateline.output.formats.listings import make_names_file
from dateline.output.html.assets import make_asset_files, read_assets
from dateline.output.html.bodies import make_picture_files
from dateline.output.html.render import Renderer, make_proof_renderer, render_page, renew_renderer
from dateline.problems import Problem, ProblemsFound
from dateline.site.pages.redirect import RedirectPage
from dateline.site.pages.search import list_names
from dateline.site.plan import Plan
from dateline.site.selection import HeldBack, find_held_back

HTML = ("/", ".html")


@dataclass(frozen=True, slots=True)
class Proofs:
    """A digest as it was when it was last read."""

    content: Content
    plan: Plan
    """With all that is not on the site."""
    renderer: Renderer
    assets: dict[str, bytes]
    """Style sheets and scripts, by path from the site's root."""
    files: dict[str, bytes]
    """All that is no page, by path from the site's root: these, pictures, and the names that the search box offers."""
    held: dict[str, HeldBack]
    """Entries that are not on the site, by address."""
    stamps: dict[str, Stamp]
    """Of all templates."""
    problems: tuple[Problem, ...]
    """Of the files that could not be read."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What one reading of a project has found."""

    proofs: Proofs | None
    """As before where settings or templates cannot be read; None where they never could."""
    problems: tuple[Problem, ...]
    is_changed: bool
    """Pages may look different than before."""


@dataclass(frozen=True, slots=True)
class ProofPage:
    """One page as the editor sees it."""

    data: bytes
    held: HeldBack | None
    """Why it is not on the site, where it is an entry that is not."""
    source: str | None
    """The file that makes it; None where several do."""
    is_redirect: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one project again and again."""

    project: Project
    own_templates: Path
    """Templates of pages that no site has."""
    memory: Memory = field(default_factory=Memory)

    def read(self, today: date, former: Proofs | None) -> ReadResult:
        """Return the proofs of the project as it is now; only what has changed is read."""
        content, problems = read_content(self.project, self.memory)
        if content is None:
            return ReadResult(former, problems, is_changed=False)
        stamps = _find_stamps(self.project.template_folders)
        plan = former.plan.revise(content) if former else _plan(content, today).reveal()
        try:
            renderer, assets = self._prepare(plan, former if former and former.stamps == stamps else None)
        except ProblemsFound as found:
            return ReadResult(former, (*problems, *found.problems), is_changed=False)
        names = make_names_file(list_names(plan.catalogue), plan.masthead.words)
        files = {**assets, **{file.path: file.data for file in (*make_picture_files(plan.around), names)}}
        addresses = {each.entry.path: each.address for each in plan.catalogue.listed}
        held = {addresses[each.path]: each for each in find_held_back(content.entries, today) if each.path in addresses}
        now = Proofs(content, plan, renderer, assets, files, held, stamps, problems)
        is_changed = former is None or (former.content, former.held, former.stamps) != (content, held, stamps)
        return ReadResult(now, problems, is_changed)

    def _prepare(self, plan: Plan, former: Proofs | None) -> tuple[Renderer, dict[str, bytes]]:
        """Return templates and the files that pages load; from before where the templates are the same."""
        if former:
            return renew_renderer(former.renderer, plan.masthead, plan.around), former.assets
        folders = self.project.template_folders
        assets = make_asset_files(read_assets(folders, has_right_to_left=True))
        renderer = make_proof_renderer((*folders, self.own_templates), plan.masthead, plan.around)
        return renderer, {file.path: file.data for file in assets}


def make_proof_page(proofs: Proofs, address: str) -> ProofPage | None:
    """Return the page at an address; None where there is none. Raises ProblemsFound with a template's fault."""
    if not address.endswith(HTML):
        return None
    page = proofs.plan.find(address)
    if page is None:
        return None
    return ProofPage(
        data=render_page(proofs.renderer, page).data,
        held=proofs.held.get(address),
        source=proofs.plan.find_file(address),
        is_redirect=isinstance(page, RedirectPage),
    )


def check_proofs(project: Project, proofs: Proofs, today: date) -> tuple[Problem, ...]:
    """Return the problems that only the whole digest shows: addresses, links, references, names."""
    found = check_plan(project, _plan(proofs.content, today), proofs.problems)
    return tuple(sorted(found - set(proofs.problems)))


def _plan(content: Content, today: date) -> Plan:
    """Return the plan of the site as it is to be published."""
    return Plan(content, today=today, version=dateline.__version__)


def _find_stamps(folders: tuple[Path, ...]) -> dict[str, Stamp]:
    """Return the stamps of all files of these folders."""
    return {
        path: find_stamp(path)
        for folder in folders
        for found, _, names in os.walk(folder)
        for path in (f"{found}/{name}" for name in names)
    }
