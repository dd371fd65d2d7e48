"""A project and what is kept of its last build in; its site made where it must be, indexed and written, out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from urllib.parse import urlsplit

import dateline
from dateline.commands.anchors import check_anchors
from dateline.commands.content_files import read_content
from dateline.commands.past_builds import BuildResult, Finished, Made, PastBuilds
from dateline.commands.project import Project
from dateline.commands.stages import NOTHING_YET, Report, Stage
from dateline.config import list_limits
from dateline.content.content import Content
from dateline.disk.cache import Cache, make_key
from dateline.disk.exchange import Output, check_output
from dateline.disk.manifest import Manifest, add_places
from dateline.disk.memory import Memory
from dateline.disk.staging import Staging, stage_site
from dateline.garbage import sparing_all_that_lives
from dateline.links import output_path
from dateline.model import EntryPlace, File
from dateline.output.card_drawing import find_state
from dateline.output.files import PageProduct, Product, Workshop, make_products
from dateline.output.fingerprint import Fingerprints
from dateline.output.search.index import make_search_index
from dateline.output.share_cards import find_undrawn, forget_other_cards, list_cards, make_card_files
from dateline.problems import Problem, ProblemsFound
from dateline.site.pages.search import SearchBundle
from dateline.site.pages.story import StoryPage
from dateline.site.pages.term import TermPage
from dateline.site.plan import Plan, Site, make_site
from dateline.site.selection import find_held_back, find_next_change

NEVER_KEPT = b""
"""The fingerprint of what is made at every build."""


@dataclass(slots=True)
class Progress:
    """What has been made so far, and what is kept of the last build."""

    staging: Staging
    kept: dict[str, Made]
    report: Report
    made: dict[str, Made] = field(default_factory=dict)
    _stage: Stage = NOTHING_YET

    def begin(self, words: str, total: int = 0, noun: str = "") -> None:
        """Tell that a stage of the work begins."""
        self._stage = Stage(words, total, noun)
        self._tell(0)

    def keep(self, name: str, fingerprint: bytes) -> bool:
        """Give the site a part as it was last made, and tell whether it is the same and still stands there."""
        before = self.kept.get(name)
        if before is None or before.fingerprint != fingerprint:
            return False
        if not all(self.staging.keep(path, digest) for path, digest in before.files):
            return False
        self.made[name] = before
        self._tell(1)
        return True

    def find_fingerprint(self, *parts: str) -> bytes:
        """Return a fingerprint of parts of the site as they are now: those that are named so, and any other text."""
        files = (path_and_hash for part in parts if part in self.made for path_and_hash in self.made[part].files)
        return make_key(*parts, *chain.from_iterable(files)).encode()

    def find_size(self, name: str) -> int:
        """Return the bytes of the files of a part."""
        return sum(self.staging.stamps[path][1] for path, _ in self.made[name].files)

    def put(self, name: str, fingerprint: bytes, files: Iterable[File]) -> None:
        """Give the site a part that has been made."""
        self.made[name] = Made(fingerprint, tuple((file.path, self.staging.put(file)) for file in files))
        self._tell(1)

    def _tell(self, more: int) -> None:
        """Tell that more parts are done."""
        done, staging = self._stage.done + more, self.staging
        self._stage = replace(self._stage, done=done, written=staging.written, size_bytes=staging.size_bytes)
        self.report(self._stage)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is left to say of a site when its pages have been made."""

    result: BuildResult
    """Without search and what was written."""
    places: tuple[EntryPlace, ...]
    """Every address that an entry has or had."""
    bundles: tuple[SearchBundle, ...]
    language: str


def make_and_write(
    project: Project,
    target: Output,
    past: PastBuilds,
    *,
    base_url: str | None,
    today: date,
    report: Report,
) -> BuildResult:
    """Make the site and put it in the old one's place. Raises as `build`; the site is locked."""
    refused = tuple(_find_refusal(target, project))
    if refused:
        raise ProblemsFound((*refused, *_find_faults(project, base_url, today)))
    finished = past.finished
    spare = project.cache / "spare" / make_key(str(target.folder))
    with stage_site(target, finished.stamps if finished else {}, spare) as staging:
        progress = Progress(staging, finished.products if finished else {}, report)
        shown = _make_parts(project, past, progress, base_url=base_url, today=today)
        progress.begin("Indexing for search", len(shown.bundles), "bundles")
        notices = _make_index(project, past, shown, progress)
        progress.begin(f"Writing {target.name}", len(progress.made), "parts")
        written = staging.publish(shown.places)
    result = replace(
        shown.result,
        output=str(target.folder),
        index_bytes=sum(progress.find_size(bundle.address) for bundle in shown.bundles),
        written=written.written,
        unchanged=written.unchanged,
        removed=written.removed,
        notices=(*shown.result.notices, *notices),
    )
    past.save(Finished(today, result, staging.manifest, staging.stamps, progress.made))
    return result


def _make_parts(
    project: Project,
    past: PastBuilds,
    progress: Progress,
    *,
    base_url: str | None,
    today: date,
) -> Shown:
    """Make all of the site but its search; when this returns, nothing of it is left in memory."""
    memory = past.load_memory()
    plan = _plan_site(project, base_url, today, progress.staging.former.places, memory)
    past.save_memory(memory)
    progress.begin("Planning", len(plan.entries), "entries")
    site = make_site(plan)
    with sparing_all_that_lives():
        prints = _make_pages(project, past, site, progress)
        lost = tuple(check_anchors(plan, progress.staging.read, project.template_folders))
        if lost:
            raise ProblemsFound(lost)
        cards = _make_cards(project, site, progress, prints)
    places = _add_former(progress.staging.former, site, plan.content)
    return Shown(_sum_up(plan, site, cards), places, site.bundles, site.masthead.language)


def _make_pages(project: Project, past: PastBuilds, site: Site, progress: Progress) -> Fingerprints:
    """Make every part of the site that is not the same as it was, and return how parts are told apart."""
    workshop = Workshop(site, project.template_folders)
    progress.begin("Rendering", workshop.count, "pages and files")
    prints = Fingerprints(past.program, past.templates, workshop.common)
    found: dict[str, bytes] = {}

    def is_kept(product: Product | PageProduct) -> bool:
        found[product.name] = prints.find(*product.parts)
        return progress.keep(product.name, found[product.name])

    for product, files in make_products(workshop, is_kept):
        progress.put(product.name, found[product.name], files)
    return prints


def _make_index(project: Project, past: PastBuilds, shown: Shown, progress: Progress) -> tuple[str, ...]:
    """Make the bundles of the search index whose pages are not the same; return what is not as it should be."""
    staging = progress.staging
    around = (past.program, shown.language)
    found = {each.address: progress.find_fingerprint(*around, *each.pages) for each in shown.bundles}
    missing = tuple(each for each in shown.bundles if not progress.keep(each.address, found[each.address]))
    cache = Cache(project.cache / "search")
    made = make_search_index(lambda path: staging.read(path) or b"", missing, shown.language, cache)
    notices = []
    for bundle, each in zip(missing, made, strict=True):
        # What is not as it should be is told at every build, so that it is made at every build.
        progress.put(bundle.address, NEVER_KEPT if each.notice else found[bundle.address], each.files)
        notices += [each.notice] if each.notice else []
    if missing:
        # Of each its bytes, and their key under that of the pages.
        cache.prune(2 * len(shown.bundles))
    return tuple(notices)


def _make_cards(project: Project, site: Site, progress: Progress, prints: Fingerprints) -> int:
    """Make every share card that is not the same as it was, and return how many there are."""
    cards = list_cards(site)
    progress.begin("Drawing share cards", len(cards), "cards")
    found = {card.address: prints.find(card, find_state()) for card in cards}
    missing = {
        output_path(card.address): card for card in cards if not progress.keep(card.address, found[card.address])
    }
    cache = Cache(project.cache / "cards")
    for file in make_card_files(missing.values(), cache):
        address = missing[file.path].address
        progress.put(address, found[address], (file,))
    if missing:
        forget_other_cards(cards, cache)
    return len(cards)


def _sum_up(plan: Plan, site: Site, cards: int) -> BuildResult:
    """Return what was made, but for the search index and what was written."""
    return BuildResult(
        output="",
        pages=len(site.pages),
        entries=len(site.entries),
        terms=sum(isinstance(page, TermPage) for page in site.pages),
        stories=sum(isinstance(page, StoryPage) for page in site.pages),
        feeds=len(site.feeds),
        calendars=len(site.event_lists),
        cards=cards,
        index_bytes=0,
        written=0,
        unchanged=0,
        removed=0,
        held_back=find_held_back(plan.entries, plan.today),
        next_change=find_next_change(plan.entries, plan.today),
        notices=tuple(_find_notices(plan.content, site)),
    )


def _find_notices(content: Content, site: Site) -> tuple[str, ...]:
    """Return what is not as an editor may expect it."""
    limits = list_limits(content.digest)
    told = f"As {content.digest.path} says: {', '.join(limits)}." if limits else None
    return (*content.wording.notices, *(each for each in (told, find_undrawn(site.masthead)) if each))


def _plan_site(
    project: Project, base_url: str | None, today: date, former: tuple[EntryPlace, ...], memory: Memory
) -> Plan:
    """Return the plan of the site. Raises ProblemsFound with the problems of content and plan."""
    problems = list(_check_base_url(base_url))
    content, found = read_content(project, memory)
    problems += found
    if content:
        if base_url and not problems:
            address = base_url if base_url.endswith("/") else f"{base_url}/"
            content = replace(content, digest=replace(content.digest, base_url=address))
        plan = Plan(content, today=today, former=former, version=dateline.__version__)
        problems += plan.check(found)
        if not problems:
            return plan
    raise ProblemsFound(problems)


def _check_base_url(base_url: str | None) -> Iterator[Problem]:
    """Yield a problem where the address given on the command line is none that a site can have."""
    parts = urlsplit(base_url or "https://example.org/")
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        hint = "Write the whole address of the site's first page, as https://example.org/digest/."
        yield Problem("--base-url", 0, 0, f"is no web address: {base_url}", hint)


def _find_refusal(target: Output, project: Project) -> Iterator[Problem]:
    """Yield why no site may be written to the output folder."""
    try:
        check_output(target, project.root, project.owned)
    except ProblemsFound as found:
        yield from found.problems


def _find_faults(project: Project, base_url: str | None, today: date) -> Iterator[Problem]:
    """Yield the problems of content and plan."""
    try:
        _plan_site(project, base_url, today, (), Memory())
    except ProblemsFound as found:
        yield from found.problems


def _add_former(former: Manifest, site: Site, content: Content) -> tuple[EntryPlace, ...]:
    """Return every address that an entry of the digest has or had."""
    paths = frozenset(entry.path for entry in content.entries)
    seeds = frozenset(entry.seed for entry in content.entries if entry.seed)
    return add_places(former.places, site.entries, paths, seeds)
