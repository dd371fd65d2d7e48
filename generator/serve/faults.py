"""A page and the problems of the last build in; the page as the preview shows it, out."""

from html import escape

from generator.problems import Problem

STYLE = '<link rel="stylesheet" href="/_dateline/reload.css">'
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"


def mark_page(page: bytes, version: str, problems: tuple[Problem, ...]) -> bytes:
    """Return a page with the script that reloads it and, where there are problems, a banner that lists them.

    A page that only redirects is left alone: it is gone before anything could be seen.
    """
    if b'http-equiv="refresh"' in page:
        return page
    added = f"{STYLE}{_make_banner(problems)}" if problems else ""
    added += _make_script(version)
    head, end, rest = page.rpartition(b"</body>")
    return head + added.encode() + end + rest if end else page + added.encode()


def make_fault_page(version: str, problems: tuple[Problem, ...]) -> bytes:
    """Return the page shown while there is no site: the problems alone."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>Not built yet – Dateline</title>{STYLE}</head><body>"
        f"{_make_banner(problems)}{_make_script(version)}</body></html>"
    ).encode()


def _make_script(version: str) -> str:
    """Return the element that loads the reloading script and tells it what it looks at."""
    return f'<script src="/_dateline/reload.js" data-version="{escape(version)}" defer></script>'


def _make_banner(problems: tuple[Problem, ...]) -> str:
    """Return the list of problems as HTML."""
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    items = "".join(
        f"<li><code>{escape(_place(each))}</code> {escape(each.what)}"
        f"{f'<br><small>{escape(each.hint)}</small>' if each.hint else ''}</li>"
        for each in problems
    )
    return (
        '<aside class="dateline-faults" role="alert" aria-label="Problems of the last build">'
        f"<p><strong>{count}: this is the site as last built.</strong> It is built again when you save.</p>"
        f"<ol>{items}</ol></aside>"
    )


def _place(problem: Problem) -> str:
    """Return file, line and column as far as they are known."""
    return ":".join([problem.path, *(str(number) for number in (problem.line, problem.column) if number)])
