"""A frozen site and folders of templates in; every file of the site but its search index, or every fault, out."""

from functools import partial
from pathlib import Path

from dateline.model import File
from dateline.output.formats.data import make_data_files
from dateline.output.formats.events import make_event_files, write_events_once
from dateline.output.formats.feeds import make_feed_files
from dateline.output.formats.listings import (
    make_names_file,
    make_news_files,
    make_opml_file,
    make_robots_file,
    make_sitemap_files,
)
from dateline.output.html.assets import make_asset_files
from dateline.output.html.bodies import make_picture_files, render_for_feed
from dateline.output.html.render import make_renderer, render_page
from dateline.problems import Problem, ProblemsFound
from dateline.site.plan import Site

# GitHub Pages leaves out files that begin with "_" unless this one is there.
NO_JEKYLL = File(".nojekyll", b"")


def render_site(site: Site, template_folders: tuple[Path, ...]) -> tuple[File, ...]:
    """Return every file of the site but its search index, by path. The first folder's templates win.

    Raises ProblemsFound with the faults of all templates and style sheets.
    """
    renderer = make_renderer(template_folders, site)
    files: list[File] = [make_names_file(site.names, site.masthead.words)]
    problems: set[Problem] = set()
    for page in site.pages:
        try:
            files.append(render_page(renderer, page))
        except ProblemsFound as found:
            problems.update(found.problems)
    if problems:
        raise ProblemsFound(problems)
    render_body = partial(render_for_feed, base_url=site.masthead.base_url, around=site.around)
    files += make_feed_files(site.feeds, site.masthead, render_body)
    write_event = write_events_once(site.masthead)
    files += make_event_files(site.event_lists, write_event, site.masthead)
    files += make_data_files(site, write_event)
    if site.feeds:
        files.append(make_opml_file(site.feeds, site.masthead))
    files += make_sitemap_files(site.sitemap, site.masthead.base_url)
    files += make_news_files(site.news, site.masthead)
    files += make_asset_files(renderer.assets)
    files += make_picture_files(site.around)
    files += [make_robots_file(site.masthead.base_url, has_news=bool(site.news)), NO_JEKYLL]
    return tuple(sorted(files, key=lambda file: file.path))
