"""Train the tagger's model on the annotated copy in this folder, and say how good it is: `make tagger`.

Prints precision, recall and F1 of names (exact stretch and kind) by five-fold cross-validation, every document tagged
by a model that has not seen it, then trains on everything and writes the model. The same copy gives the same bytes.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pycrfsuite

from annotated import Document, Labelled, label_documents, read_folder
from dateline.extract.tagger import find_stretches, read_features
from swap_names import swap_names

HERE = Path(__file__).parent
MODEL = HERE.parent / "generator" / "dateline" / "extract" / "tagger" / "names.crf"
FOLDERS = ("names", "open")
FOLDS = 5
PARAMETERS = {"c1": 0.3, "c2": 0.02, "max_iterations": 80, "feature.minfreq": 2}
Counts = Counter[tuple[str, str, str]]
"""By set, letter and `right`, `found` or `marked`."""


def main() -> None:
    """Cross-validate, print the figures, train on everything."""
    documents = {folder: read_folder(HERE / folder) for folder in FOLDERS}
    if "--no-scores" not in sys.argv:
        with ProcessPoolExecutor(max_workers=2) as pool:
            counts = sum(pool.map(score_fold, range(FOLDS)), Counter())
        print_scores(counts)
    train_model([document for found in documents.values() for document in found], MODEL)
    print(f"model: {MODEL.stat().st_size:,} bytes")


def split_fold(fold: int) -> tuple[list[Document], dict[str, list[Document]]]:
    """Return the documents to train on and, by set, those held out."""
    train: list[Document] = []
    held_out: dict[str, list[Document]] = {}
    for folder in FOLDERS:
        for number, document in enumerate(read_folder(HERE / folder)):
            if number % FOLDS == fold:
                held_out.setdefault(name_set(document, folder), []).append(document)
            else:
                train.append(document)
    return train, held_out


def name_set(document: Document, folder: str) -> str:
    """Return the set that a document belongs to in the table of scores."""
    return "our own copy" if folder == "names" else "Wikinews" if document.id.startswith("GUM") else "Wikigold"


def score_fold(fold: int) -> Counts:
    """Return the counts of one fold's held-out documents."""
    train, held_out = split_fold(fold)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fold.crf"
        train_model(train, path)
        model = pycrfsuite.Tagger()
        model.open(str(path))
        counts: Counts = Counter()
        for name, documents in held_out.items():
            for labelled in label_documents(documents):
                count_names(model, labelled, name, counts)
        model.close()
    return counts


def train_model(documents: Sequence[Document], path: Path) -> None:
    """Train on the documents, and on each once more with other names in it, and write the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(PARAMETERS)
    for labelled in label_documents([*documents, *swap_names(documents)]):
        for features, labels in zip(read_features(labelled.sentences), labelled.labels, strict=True):
            trainer.append(pycrfsuite.ItemSequence(features), labels)
    trainer.train(str(path))


def count_names(model: pycrfsuite.Tagger, labelled: Labelled, name: str, counts: Counts) -> None:
    """Add what the model finds in one document, and what it should find."""
    for features, labels in zip(read_features(labelled.sentences), labelled.labels, strict=True):
        found = set(find_stretches(model.tag(pycrfsuite.ItemSequence(features))))
        marked = set(find_stretches(list(labels)))
        for what, names in (("found", found), ("marked", marked), ("right", found & marked)):
            counts.update((name, letter, what) for _, _, letter in names)


def print_scores(counts: Counts) -> None:
    """Print a table: a line for each set and kind."""
    print("| held-out documents | kind | precision | recall | F1 | names |\n| --- | --- | --- | --- | --- | --- |")
    for name in sorted({key[0] for key in counts}):
        for kind, letters in (("people", "P"), ("places", "L"), ("organisations", "O"), ("all", "PLO")):
            print(f"| {name} | {kind} | {format_scores(counts, name, letters)} |")


def format_scores(counts: Counts, name: str, letters: Iterable[str]) -> str:
    """Return precision, recall, F1 and number of names as cells of a table."""
    right, found, marked = (
        sum(counts[name, letter, what] for letter in letters) for what in ("right", "found", "marked")
    )
    precision, recall = right / max(found, 1), right / max(marked, 1)
    f1 = 2 * right / max(found + marked, 1)
    return f"{100 * precision:.1f} | {100 * recall:.1f} | {100 * f1:.1f} | {marked}"


if __name__ == "__main__":
    main()
