"""The keys of each file and the names of a digest in; settings of Front Matter CMS, whose panel edits them, out.

Lists of tables (timeline, quotes, corrections) are left to the text: the panel would write a key of its own into each
item. What is left out of the panel stays as it is in the file.
"""

from collections.abc import Mapping

from dateline.content.keys.json_schema import Json
from dateline.content.keys.schema import ENTRY, STORY, TEXT_PAGE, Key, Names, Shape

CONTENT_TYPES = {
    "entry": ("Entries", "content/entries", ENTRY),
    "story": ("Stories", "content/stories", STORY),
    "page": ("Pages", "content/pages", TEXT_PAGE),
}
# The panel's own words for what a key takes (frontmatter.codes, "Fields").
FIELDS = {
    Shape.TEXT: "string",
    Shape.MOMENT: "datetime",
    Shape.DAY: "datetime",
    Shape.FLAG: "boolean",
    Shape.CHOICE: "choice",
    Shape.TABLE: "fields",
    Shape.NAMES: "list",
    Shape.LINES: "list",
    Shape.URLS: "list",
}


def make_panel(names: Mapping[Names, tuple[str, ...]]) -> dict[str, Json]:
    """Return the settings, each under its whole name."""
    taxonomies: list[Json] = [{"id": kind.value, "options": list(names.get(kind, ()))} for kind in Names]
    types: list[Json] = [
        {"name": name, "pageBundle": False, "previewPath": None, "fields": _describe(keys)}
        for name, (_, _, keys) in CONTENT_TYPES.items()
    ]
    folders: list[Json] = [
        {"title": title, "path": f"[[workspace]]/{folder}", "contentTypes": [name]}
        for name, (title, folder, _) in CONTENT_TYPES.items()
    ]
    return {
        "$schema": "https://frontmatter.codes/frontmatter.schema.json",
        "frontMatter.content.pageFolders": folders,
        "frontMatter.content.publicFolder": "content",
        "frontMatter.preview.host": "http://127.0.0.1:8000",
        "frontMatter.taxonomy.contentTypes": types,
        "frontMatter.taxonomy.customTaxonomy": taxonomies,
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
    }


def _describe(keys: tuple[Key, ...]) -> list[Json]:
    """Return the fields of these keys."""
    return [_describe_key(key) for key in keys if key.shape is not Shape.TABLES]


def _describe_key(key: Key) -> dict[str, Json]:
    """Return the field of one key."""
    made: dict[str, Json] = {
        "title": key.name.replace("_", " ").capitalize(),
        "name": key.name,
        "description": key.description,
        "type": FIELDS.get(key.shape, "string"),
        "required": key.is_required,
    }
    if key.shape is Shape.NAMES and key.offers:
        made |= {"type": "taxonomy", "taxonomyId": key.offers[0].value}
    if key.shape is Shape.CHOICE:
        made["choices"] = list(key.choices)
    if key.shape is Shape.TABLE:
        made["fields"] = _describe(key.keys)
    if made["type"] == "string" and key.shape is not Shape.TEXT:
        made["single"] = True
    if key.shape is Shape.MOMENT and key.is_required:
        made["isPublishDate"] = True
    return made
