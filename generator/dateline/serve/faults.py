"""Problems in; the banner with which the preview tells of them, each with a link that opens the file, out."""

from html import escape

from dateline.problems import Problem
from dateline.serve.editors import EditorLinks

STYLE = '<link rel="stylesheet" href="/_dateline/preview.css">'
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"


def make_banner(problems: tuple[Problem, ...], editor: EditorLinks) -> str:
    """Return the list of problems as HTML; empty where there are none."""
    if not problems:
        return ""
    count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
    items = "".join(_make_item(each, editor) for each in problems)
    return (
        '<aside class="dateline-faults" role="alert" aria-label="Problems">'
        f"<p><strong>{count}: the site is not built.</strong> "
        "A file with a mistake is shown as it was before. All is made again when you save.</p>"
        f"<ol>{items}</ol></aside>"
    )


def make_fault_page(problems: tuple[Problem, ...], editor: EditorLinks, script: str) -> bytes:
    """Return the page shown where there is none to show: the problems alone."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>Not made yet – Dateline</title>{STYLE}</head><body>"
        f"{make_banner(problems, editor)}{script}</body></html>"
    ).encode()


def _make_item(problem: Problem, editor: EditorLinks) -> str:
    """Return one problem as an item of the list."""
    place = ":".join([problem.path, *(str(number) for number in (problem.line, problem.column) if number)])
    shown = f"<code>{escape(place)}</code>"
    address = editor.open(problem.path, problem.line, problem.column)
    if address:
        shown = f'<a href="{escape(address)}">{shown}</a>'
    hint = f"<br><small>{escape(problem.hint)}</small>" if problem.hint else ""
    return f"<li>{shown} {escape(problem.what)}{hint}</li>"
