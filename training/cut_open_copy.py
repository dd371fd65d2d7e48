"""Cut openly licensed annotated text to the inline format: run once, when `training/open/` is to be made anew.

    python training/cut_open_copy.py entities.jsonl

The file given holds one JSON object a line: `id`, `set`, `text`, and `mentions` with `start`, `end` and `type` (PER,
LOC or ORG). Writes `training/open/<set>.txt`, one a set; square brackets of the text become round ones.

The marks are brought to the convention of our own copy: possessives and titles stand outside a name, a name that is all
title is none, countries are places, and a name marked once is marked wherever it stands in the same document.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from annotated import Document, Name, format_document
from dateline.english.lexicon import read_words

OPEN = Path(__file__).parent / "open"
LETTERS = {"PER": "P", "LOC": "L", "ORG": "O"}
ROLES = read_words("titles") | read_words("office_words") | {"of", "for", "team", "assistant", "us", "home", "mr"}
COUNTRIES = {form for entry in read_words("countries") for form in entry.split(" = ")} - {"Georgia", "Jordan"}
NO_PERSON = read_words("nationalities") | read_words("not_names") | {"Democrats", "Republicans"}
POSSESSIVE = re.compile(r"['’]s?$")
CREDITS = {
    "gum-wikinews": "Text: Wikinews contributors, CC BY 2.5. Annotation: the GUM corpus (A. Zeldes and others, "
    "Georgetown University), CC BY 4.0; narrowed to names.",
    "wikigold": "Wikigold (D. Balasuriya, N. Ringland, J. Nothman, T. Murphy, J. R. Curran, 2009), text of Wikipedia "
    "contributors, CC BY 4.0; detokenised.",
}


def main() -> None:
    """Cut every set of the file named on the command line."""
    sets: dict[str, list[str]] = defaultdict(list)
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sets[row["set"]].append(format_document(_mark_repeats(_spread(_read(row)))))
    OPEN.mkdir(exist_ok=True)
    for name, documents in sets.items():
        text = f"# {CREDITS[name]}\n" + "\n".join(documents)
        (OPEN / f"{name}.txt").write_text(text, encoding="utf-8")


def _read(row: dict[str, Any]) -> Document:
    """Return one row as a document."""
    text = row["text"].replace("[", "(").replace("]", ")")
    mentions = sorted(row["mentions"], key=lambda mention: (mention["start"], -mention["end"]))
    names: list[Name] = []
    for mention in mentions:
        name = _trim(Name(LETTERS[mention["type"]], mention["start"], mention["end"]), text)
        if name and (not names or name.start >= names[-1].end):
            names.append(name)
    return Document(row["id"], text, tuple(names))


def _trim(name: Name, text: str) -> Name | None:
    """Return a name without possessive, a person's without titles, a country as a place; None where nothing is left."""
    end = name.start + len(POSSESSIVE.sub("", text[name.start : name.end]))
    start, marked = name.start, text[name.start : end]
    if marked in COUNTRIES:
        return Name("L", start, end)
    while name.letter == "P" and marked and marked.split()[0].casefold().rstrip(".") in ROLES:
        marked = marked[len(marked.split()[0]) :].lstrip(" .")
        start = end - len(marked)
    is_none = not marked or (name.letter == "P" and marked in NO_PERSON)
    return None if is_none else Name(name.letter, start, end)


def _mark_repeats(document: Document) -> Document:
    """Return the document with every name of five letters or more marked wherever it stands outside other names."""
    letters = {document.text[name.start : name.end]: name.letter for name in reversed(document.names)}
    listed = sorted(
        (name for name in letters if len(name) > 4 and name[0].isupper()), key=lambda name: (-len(name), name)
    )
    if not listed:
        return document
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, listed)) + r")(?![\w-])")
    taken = [(name.start, name.end) for name in document.names]
    added = [
        Name(letters[found.group()], *found.span())
        for found in pattern.finditer(document.text)
        if all(found.end() <= start or end <= found.start() for start, end in taken)
    ]
    return Document(document.id, document.text, tuple(sorted((*document.names, *added), key=lambda name: name.start)))


def _spread(document: Document) -> Document:
    """Return the document with a blank line between all paragraphs, as the inline format wants it."""
    text, shifts, behind = "", [], 0
    for found in re.finditer(r"\s*\n\s*", document.text):
        text += document.text[behind : found.start()] + "\n\n"
        shifts.append((found.end(), len(text) - found.end()))
        behind = found.end()

    def place(offset: int) -> int:
        """Return where an offset has gone."""
        return offset + next((shift for start, shift in reversed(shifts) if start <= offset), 0)

    names = tuple(Name(name.letter, place(name.start), place(name.end - 1) + 1) for name in document.names)
    return Document(document.id, text + document.text[behind:], names)


if __name__ == "__main__":
    main()
