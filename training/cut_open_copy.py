"""Cut openly licensed annotated text to the inline format: run once, when `training/open/` is to be made anew.

    python training/cut_open_copy.py entities.jsonl

The file given holds one JSON object a line: `id`, `set`, `text`, and `mentions` with `start`, `end` and `type` (PER,
LOC or ORG). Writes `training/open/<set>.txt`, one a set; square brackets of the text become round ones.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from annotated import Document, Name, format_document

OPEN = Path(__file__).parent / "open"
LETTERS = {"PER": "P", "LOC": "L", "ORG": "O"}
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
        sets[row["set"]].append(format_document(_spread(_read(row))))
    OPEN.mkdir(exist_ok=True)
    for name, documents in sets.items():
        text = f"# {CREDITS[name]}\n" + "\n".join(documents)
        (OPEN / f"{name}.txt").write_text(text, encoding="utf-8")


def _read(row: dict) -> Document:
    """Return one row as a document."""
    text = row["text"].replace("[", "(").replace("]", ")")
    mentions = sorted(row["mentions"], key=lambda mention: (mention["start"], -mention["end"]))
    names, behind = [], -1
    for mention in mentions:
        if mention["start"] >= behind:
            names.append(Name(LETTERS[mention["type"]], mention["start"], mention["end"]))
            behind = mention["end"]
    return Document(row["id"], text, tuple(names))


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
