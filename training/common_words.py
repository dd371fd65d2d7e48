"""Cut the list of common words from the annotated copy in this folder: run it when the copy has changed.

    python training/common_words.py

Writes `generator/dateline/english/lexicon/common_words.txt`: what stands without a capital in three documents or more.
"""

import re
from collections import Counter
from pathlib import Path

from annotated import read_folder

HERE = Path(__file__).parent
LIST = HERE.parent / "generator" / "dateline" / "english" / "lexicon" / "common_words.txt"
FEWEST = 3
WORD = re.compile(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])")
HEAD = (
    "# Source: the annotated copy in training/, cut by training/common_words.py. Licence: MIT.",
    "# In copy: The ferry was [abandoned] off the cape.",
)


def main() -> None:
    """Cut the list."""
    documents = [document for folder in ("names", "open") for document in read_folder(HERE / folder)]
    counts = Counter(word for document in documents for word in set(WORD.findall(document.text)))
    lines, line = [*HEAD], ""
    for word in sorted(word for word, count in counts.items() if count >= FEWEST):
        if len(line) + len(word) > 116:
            lines.append(line.removesuffix("; "))
            line = ""
        line += f"{word}; "
    LIST.write_text("\n".join([*lines, line.removesuffix("; "), ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
