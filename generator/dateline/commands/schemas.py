"""A digest in; the files that let editors' programs complete and check what is written, out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.commands.content_files import read_content
from dateline.commands.project import Project
from dateline.content.content import Content
from dateline.content.keys.json_schema import Json, make_schemas
from dateline.content.keys.panel import make_panel
from dateline.content.keys.schema import VOCABULARY, Names
from dateline.disk.lock import hold_lock
from dateline.disk.saving import save_over
from dateline.model import Entry, Kind
from dateline.problems import Problem, ProblemsFound
from dateline.site.naming.names import index_names
from dateline.site.naming.taxonomy import settle_tags

SCHEMAS = ".vscode/schemas"
PANEL = "frontmatter.json"
SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
RECOMMENDED: list[Json] = ["redhat.vscode-yaml", "eliostruyf.vscode-front-matter"]


@dataclass(frozen=True, slots=True)
class WrittenSchemas:
    """What the command has done."""

    written: tuple[str, ...]
    """Files that are new or changed, by path."""
    unchanged: int


def write_schemas(root: Path) -> WrittenSchemas:
    """Write the schemas of a digest with the names that it has, and the settings that programs need to find them.

    What others have set in `frontmatter.json` stays; `.vscode/settings.json` and `extensions.json` are written only
    where there are none. Raises ProblemsFound where the content has faults: names would be missing.
    """
    project = Project(root)
    with hold_lock(root):
        content, problems = read_content(project)
        if problems or not content:
            raise ProblemsFound(problems)
        files = dict(make_schema_files(find_names(content)))
        files[PANEL] = {**_read_panel(root), **_take(files.pop(PANEL))}
        once: dict[str, Json] = {SETTINGS: make_settings(), EXTENSIONS: {"recommendations": RECOMMENDED}}
        files |= {path: made for path, made in once.items() if not (root / path).exists()}
        written = tuple(path for path, made in sorted(files.items()) if _write(root, path, made))
    return WrittenSchemas(written, len(files) - len(written))


def make_schema_files(names: dict[Names, tuple[str, ...]]) -> Iterator[tuple[str, Json]]:
    """Yield path and content of every file that is made from the table of keys and these names."""
    for name, schema in make_schemas(names).items():
        yield f"{SCHEMAS}/{name}", schema
    yield PANEL, make_panel(names)


def find_names(content: Content) -> dict[Names, tuple[str, ...]]:
    """Return the names of a digest, each kind by alphabet, canonical names only."""
    names = index_names(content.vocabulary)
    entries = tuple(settle_tags(entry, names) for entry in content.entries)
    found: dict[Names, set[str]] = {
        Names(kind.value): {tag.name for entry in entries for tag in entry.tags if tag.kind is kind}
        | {term.name for term in content.vocabulary.terms if term.kind is kind}
        for kind in Kind
    }
    found[Names.STORIES] = {story.slug for story in content.stories}
    found[Names.SOURCES] = {source.name for source in content.digest.sources} | set(_find_sources(content.entries))
    found[Names.PAGES] = {page.slug for page in content.text_pages}
    return {kind: tuple(sorted(found[kind], key=lambda name: (name.casefold(), name))) for kind in Names}


def _find_sources(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Yield the names of the sources that entries have."""
    return (entry.source.name for entry in entries if entry.source)


def make_settings() -> dict[str, Json]:
    """Return the settings of VS Code that let it complete and check YAML, and leave the rest of the text alone."""
    schemas: dict[str, Json] = {f"{SCHEMAS}/digest.schema.json": "/content/digest.yaml"}
    schemas |= {f"{SCHEMAS}/{key.name}.schema.json": f"/content/vocabulary/{key.name}.yaml" for key in VOCABULARY}
    return {
        "yaml.schemas": schemas,
        "yaml.format.enable": False,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.quickSuggestions": {"strings": True}},
        "[markdown]": {"editor.wordWrap": "on"},
        "markdown.copyFiles.destination": {"/content/**/*": "/content/images/"},
    }


def _read_panel(root: Path) -> dict[str, Json]:
    """Return what stands in the settings of the panel. Raises ProblemsFound where that cannot be read."""
    try:
        return _take(json.loads((root / PANEL).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        hint = "Put it right, or delete it: it is made anew."
        raise ProblemsFound([Problem(PANEL, 0, 0, "cannot be read as JSON", hint)]) from error


def _take(found: Json) -> dict[str, Json]:
    """Return the keys of a JSON object. Raises ValueError where it is none."""
    if isinstance(found, dict):
        return found
    raise ValueError


def _write(root: Path, path: str, made: Json) -> bool:
    """Write a file unless it holds just this, and tell whether it was written."""
    data = format_json(made)
    file = root / path
    if file.exists() and file.read_bytes() == data:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    save_over(root, path, data)
    return True


def format_json(made: Json) -> bytes:
    """Return JSON with one value a line, so that git shows each new name as a line."""
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()
