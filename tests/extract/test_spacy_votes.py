"""The vote of a spaCy model: what is said where it is missing, and, with spaCy installed, that it counts."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.extract import extract, spacy_votes
from dateline.extract.spacy_votes import find_fault, vote_with_spacy
from dateline.model import Kind, Span, Vocabulary
from dateline.seed import Article, Mention, Paragraph, Seed, Sentence, Vote
from tests.support.places import ROOT, SOURCE
from tests.support.small_digest import SETTINGS, TODAY, make_project, run, write

HAS_SPACY = importlib.util.find_spec("spacy") is not None
needs_spacy = pytest.mark.skipif(not HAS_SPACY, reason="spaCy is optional and not installed")
MISSING = f"{SETTINGS}spacy_model: en_harbour_none\n"
LINE = SETTINGS.count("\n") + 1
NOT_INSTALLED = (
    f"content/digest.yaml:{LINE}:14: 'spacy_model' is en_harbour_none, but spaCy is not installed\n"
    "  Install it with: pip install 'dateline[spacy]' && python -m spacy download en_harbour_none; or delete the line "
    "'spacy_model'.\n"
)
NO_MODEL = (
    f"content/digest.yaml:{LINE}:14: 'spacy_model' names a model that is not installed: en_harbour_none\n"
    "  Install it with: python -m spacy download en_harbour_none; or delete the line 'spacy_model'.\n"
)
MESSAGE = NO_MODEL if HAS_SPACY else NOT_INSTALLED
FERRY = """\
A night on the quay

PORTHOLM: The blue Zhalim shone on Friday. Then the Zhalim faded. Zhalim lamps burned. Now Zhalim is cold.

Published in Quay Post, May 5th, 2024
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path, ferry=FERRY)


@pytest.mark.parametrize("command", [("ingest",), ("extract", "seeds/ferry.txt"), ("build", "--today", TODAY)])
@pytest.mark.slow
def test_a_model_that_is_missing_is_told_with_how_to_install_it(root: Path, command: tuple[str, ...]) -> None:
    write(root, "content/digest.yaml", MISSING)
    status, output, errors = run(root, *command)
    assert (status, output, errors) == (1, "", MESSAGE)


@pytest.mark.slow
def test_check_tells_a_missing_model_too(root: Path) -> None:
    write(root, "content/digest.yaml", MISSING)
    assert run(root, "check", "--today", TODAY) == (1, "1 problem.\n", MESSAGE)


@pytest.mark.slow
def test_a_site_of_known_seeds_is_built_without_the_model(root: Path) -> None:
    assert run(root, "ingest")[0] == 0
    write(root, "content/digest.yaml", MISSING)
    status, _, errors = run(root, "build", "--today", TODAY)
    assert (status, errors) == (0, "")


@pytest.mark.slow
def test_spacy_is_not_loaded_where_no_model_is_named(root: Path) -> None:
    code = (
        "import sys\nfrom dateline.cli import main\n"
        "try:\n    main(['extract', 'seeds/ferry.txt'])\n"
        "finally:\n    print('spacy' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert done.stderr == b"False\n"


class Found:
    """A name as spaCy gives one."""

    def __init__(self, text: str, name: str, label: str) -> None:
        self.start_char = text.index(name)
        self.end_char = self.start_char + len(name)
        self.label_ = label


class Model:
    """A model that knows a few names."""

    def __init__(self, *names: tuple[str, str]) -> None:
        self.names = names

    def pipe(self, texts):
        for text in texts:
            yield type("Read", (), {"ents": [Found(text, *name) for name in self.names if name[0] in text]})


def vote(monkeypatch: pytest.MonkeyPatch, text: str, *names: tuple[str, str]) -> tuple[Vote, ...]:
    # spaCy is not installed where these tests run: a model of our own stands in its place.
    monkeypatch.setattr(spacy_votes, "_read_model", lambda _: Model(*names))
    return vote_with_spacy("any", (Sentence(text, Span(100, 100 + len(text)), 0),))


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("PERSON", Kind.PEOPLE),
        ("PER", Kind.PEOPLE),
        ("GPE", Kind.PLACES),
        ("LOC", Kind.PLACES),
        ("FAC", Kind.PLACES),
        ("ORG", Kind.ORGANISATIONS),
    ],
)
def test_labels_are_kinds(monkeypatch: pytest.MonkeyPatch, label: str, kind: Kind) -> None:
    votes = vote(monkeypatch, "Old Zhalim sang.", ("Zhalim", label))
    assert votes == (Vote(Mention(kind, "Zhalim", Span(104, 110)), 1.0, "spaCy"),)


@pytest.mark.parametrize("label", ["NORP", "DATE", "MONEY", "MISC"])
def test_other_labels_are_no_tags(monkeypatch: pytest.MonkeyPatch, label: str) -> None:
    assert vote(monkeypatch, "Old Zhalim sang.", ("Zhalim", label)) == ()


def test_article_and_possessive_are_no_part_of_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = vote(monkeypatch, "It was the Quay Guild’s song.", ("the Quay Guild’s", "ORG"))
    assert found.mention == Mention(Kind.ORGANISATIONS, "Quay Guild", Span(111, 121))


def test_a_line_in_capitals_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    assert vote(monkeypatch, "ZHALIM SANG.", ("ZHALIM", "PERSON")) == ()


def make_model(folder: Path) -> Path:
    """Return the folder of a model that knows one name by rule, and has no weights."""
    import spacy

    model = spacy.blank("en")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Zhalim"}])
    folder.parent.mkdir(parents=True, exist_ok=True)
    model.to_disk(folder)
    return folder


@needs_spacy
def test_a_models_vote_makes_a_tag_that_says_so(root: Path) -> None:
    make_model(root / "models/quay")
    write(root, "content/digest.yaml", f"{SETTINGS}spacy_model: models/quay\n")
    status, output, errors = run(root, "extract", "--explain", "seeds/ferry.txt")
    assert (status, errors) == (0, "")
    assert json.loads(output)["reasons"]["people"]["Zhalim"][0] == "spaCy"


@needs_spacy
def test_ingest_asks_the_model(root: Path) -> None:
    make_model(root / "models/quay")
    write(root, "content/digest.yaml", f"{SETTINGS}spacy_model: models/quay\n")
    assert run(root, "ingest")[0] == 0
    assert "    - Zhalim\n" in next((root / "content/entries").rglob("*.md")).read_text(encoding="utf-8")


@needs_spacy
def test_a_model_that_spacy_cannot_load_is_told(root: Path) -> None:
    write(root, "models/quay/config.cfg", "[nlp]\nlang = quay\n")
    write(root, "content/digest.yaml", f"{SETTINGS}spacy_model: models/quay\n")
    status, output, errors = run(root, "extract", "seeds/ferry.txt")
    assert (status, output) == (1, "")
    assert errors.startswith(f"content/digest.yaml:{LINE}:14: 'spacy_model' names a model that spaCy cannot load: ")


@needs_spacy
def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    fault = find_fault(str(tmp_path))
    assert fault
    assert fault[0] == f"'spacy_model' names a model that is not installed: {tmp_path}"


@needs_spacy
def test_its_vote_weighs_with_the_others(tmp_path: Path) -> None:
    text = "The blue Zhalim shone. Then the Zhalim faded. Zhalim lamps burned. Now Zhalim is cold."
    paragraph = Paragraph(text, Span(0, len(text)))
    article = Article(Seed("a.txt", text), "Song", False, None, None, None, None, None, None, (), (paragraph,))
    model = str(make_model(tmp_path / "quay"))
    assert extract(article, Vocabulary()).mentions == ()
    assert [each.text for each in extract(article, Vocabulary(), spacy_model=model).mentions] == ["Zhalim"] * 4


def test_spacy_stays_out_of_the_locks() -> None:
    locks = [(ROOT / name).read_text(encoding="utf-8") for name in ("requirements.lock", "requirements-dev.lock")]
    assert not any(line.startswith("spacy") for lock in locks for line in lock.splitlines())
