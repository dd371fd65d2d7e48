"""Scores what Dateline extracts against articles that people have judged, and prints one table.

    python evaluation/run.py FOLDER

FOLDER holds `articles/`, `tags/` and `timelines/`, each with its gold and its scorer; a part that is missing is told.
Everything goes through the command `dateline extract`, as anyone could run it. Ends with 1 where a bar is not reached.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
Row = dict[str, object]


@dataclass(frozen=True)
class Measure:
    """One figure of a scorer, and what it should be."""

    name: str
    score: float
    goal: float
    """Where the project wants to be."""
    bar: float | None = None
    """What a change must not fall below; None where there is only a goal."""
    is_ceiling: bool = False
    """The score should be at most the bar and the goal; else at least."""

    def reaches(self, mark: float | None) -> bool:
        """Tell whether the score is as good as the mark, if there is one."""
        return mark is None or (self.score <= mark if self.is_ceiling else self.score >= mark)


def extract(*arguments: str, given: str | None = None) -> list[Row]:
    """Return what `dateline extract` finds, one object a document; the digest's own names are not used."""
    command = [sys.executable, "-m", "dateline", "extract", "--no-vocabulary", *arguments]
    done = subprocess.run(  # noqa: S603 - our own program
        command, cwd=ROOT, input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"dateline extract failed:\n{done.stderr}")
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(done.stdout.rstrip()):
        row, at = decoder.raw_decode(done.stdout, at)
        found.append(row)
        at += len(done.stdout[at:]) - len(done.stdout[at:].lstrip())
    return found


def extract_lines(gold: Path) -> list[Row]:
    """Return what is found in the texts of a gold file; nothing of the gold but text and date is shown."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    given = [{key: row[key] for key in ("id", "text", "dct") if row.get(key)} for row in rows]
    return extract("--jsonl", "-", given="".join(f"{json.dumps(row)}\n" for row in given))


def run_scorer(scorer: Path, *arguments: str) -> str:
    """Return what a scorer prints."""
    command = [sys.executable, str(scorer), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a scorer the user named
    if done.returncode:
        sys.exit(f"{scorer.name} failed:\n{done.stderr}")
    return done.stdout


def write_lines(rows: list[Row], file: Path) -> str:
    """Write one object a line and return the file's name."""
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return str(file)


def score_articles(folder: Path, scratch: Path) -> Iterator[Measure]:
    """Yield how whole articles are understood: frame, names, quotes, timeline."""
    texts = [SEEDS / gold.name.replace(".gold.json", ".txt") for gold in sorted(folder.glob("*.gold.json"))]
    missing = [text.name for text in texts if not text.is_file()]
    if missing or not texts:
        sys.exit(f"{folder}: {', '.join(missing) or 'no gold'}: the text is not in seeds/")
    for row in extract(*(str(text) for text in texts)):
        (scratch / f"{row['id']}.json").write_text(json.dumps(row), encoding="utf-8")
    total = json.loads(run_scorer(folder / "score.py", str(folder), str(scratch), "--json"))["total"]
    for field in ("headline", "date", "dateline", "source"):
        yield Measure(f"articles: {field}", total[field], goal=0.95, bar=22 / 24)
    yield Measure("articles: people, F1", total["people"]["f1"], goal=0.93, bar=0.70)
    yield Measure("articles: places, F1", total["places"]["f1"], goal=0.90, bar=0.70)
    yield Measure("articles: organisations, F1", total["organisations"]["f1"], goal=0.82, bar=0.50)
    yield Measure("articles: quotes, F1", total["quotes"]["f1"], goal=0.92)
    yield Measure("articles: timeline, F1", total["timeline"]["f1"], goal=0.80, bar=0.60)
    yield Measure("articles: essential events found", total["essential_recall"], goal=0.88)
    yield Measure("articles: false-dated", total["false_dated_rate"], goal=0.05, bar=0.15, is_ceiling=True)


def score_tags(folder: Path, scratch: Path) -> Iterator[Measure]:
    """Yield how names are found in the open press, and how frames are taken apart."""
    totals = {}
    for name in ("entities", "frames"):
        gold = folder / f"{name}.jsonl"
        found = write_lines(extract_lines(gold), scratch / f"{name}.jsonl")
        result = scratch / f"{name}.json"
        run_scorer(folder / "score.py", str(gold), found, "--by-set", "--json", str(result))
        totals[name] = json.loads(result.read_text(encoding="utf-8"))
    for part in ("gum-wikinews", "all sets"):
        names = totals["entities"][part]["all"]
        yield Measure(f"names, {part}: F1 *", names["f1"], goal=0.68)
        yield Measure(f"names, {part}: precision *", names["p"], goal=0.70)
    for field in ("headline", "dateline", "date", "source", "byline"):
        exact = totals["frames"]["all sets"][field]["exact"]
        yield Measure(f"frames: {field}", exact, goal=0.98 if field == "byline" else 0.95)


def score_timelines(folder: Path, scratch: Path) -> Iterator[Measure]:
    """Yield how time expressions are read and events dated.

    The dates of one set are marked as calendar dates and not in TIMEX3: "Saturday night" as the Saturday, "last week"
    as two days with a stroke. It is scored both ways.
    """
    found = {name: extract_lines(folder / "dev" / f"{name}.jsonl") for name in ("meantime", "gum_news")}
    calendar = [{"id": row["id"], "timexes": _as_calendar_dates(row["timexes"])} for row in found["gum_news"]]
    for name, title, rows, types, goal in (
        ("meantime", "time expressions, value", found["meantime"], (), 0.82),
        ("gum_news", "time expressions, value", found["gum_news"], ("--types", "DATE,TIME"), 0.76),
        ("gum_news", "calendar dates", calendar, ("--types", "DATE,TIME"), 0.76),
    ):
        gold, given = folder / "dev" / f"{name}.jsonl", write_lines(rows, scratch / f"{name}.jsonl")
        total = json.loads(run_scorer(folder / "score_timex.py", str(gold), given, *types, "--json"))
        yield Measure(f"{title}, {name}: F1", total["value"]["F1"], goal)
    gold = folder / "dev" / "timeline_events.jsonl"
    given = write_lines(list(_date_mentions(gold)), scratch / gold.name)
    total = json.loads(run_scorer(folder / "score_events.py", str(gold), given, "--json"))
    yield Measure("dated events: exact, precision", total["P"], goal=0.70)
    yield Measure("dated events: coverage", total["coverage"], goal=0.40)


def _as_calendar_dates(timexes: object) -> list[Row]:
    """Return the time expressions that name a date, each with this date as its value."""
    assert isinstance(timexes, list)  # noqa: S101 - our own format
    return [{**timex, "value": timex["date"]} for timex in timexes if timex["date"]]


def _date_mentions(gold: Path) -> Iterator[Row]:
    """Yield what each document's timeline says of the event mentions that the gold marks, dated there or not.

    The gold marks the events of some firms and people only, so a timeline cannot be measured by what else it holds. A
    mention has the date of the clause that it stands in, of two clauses the shorter one's, or none.
    """
    marked = (json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip())
    for row, found in zip(marked, extract_lines(gold), strict=True):
        clauses = sorted(_find_clauses(found["timeline"]))
        mentions = [*row.get("undated", ()), *(anchor for event in row["events"] for anchor in event["anchors"])]
        events = [
            {"start": start, "end": end, "date": dates[0]}
            for start, end, *_ in mentions
            if (dates := [date for _, first, last, date in clauses if first < end and start < last])
        ]
        yield {"id": row["id"], "events": events}


def _find_clauses(timeline: object) -> Iterator[tuple[int, int, int, str]]:
    """Yield length, start, end and date of each clause that a timeline dates, those that go on with an event too."""
    assert isinstance(timeline, list)  # noqa: S101 - our own format
    for event in timeline:
        own = {"start": event["clause_start"], "end": event["clause_end"]}
        for clause in (own, *event["further"]):
            yield clause["end"] - clause["start"], clause["start"], clause["end"], event["date"]


PARTS = {"articles": score_articles, "tags": score_tags, "timelines": score_timelines}


def format_row(measure: Measure) -> str:
    """Return one line of the table."""
    sign = "≤" if measure.is_ceiling else "≥"
    verdict = "yes" if measure.reaches(measure.goal) else "not yet" if measure.reaches(measure.bar) else "BELOW THE BAR"
    bar = "" if measure.bar is None else f"{sign} {measure.bar:.3f}"
    return f"{measure.name:<44} {measure.score:6.3f}  {bar:<7}  {sign} {measure.goal:.3f}  {verdict}"


def main(folder: Path) -> int:
    """Print the table and return the exit status."""
    if not folder.is_dir():
        print(f"There are no judged articles in {folder}", file=sys.stderr)
        print(
            "  Name their folder: make eval EVAL=/path/to/it. It holds articles/, tags/ and timelines/.",
            file=sys.stderr,
        )
        return 1
    failed = 0
    print(f"{'measure':<44}  score  {'bar':<7}  {'goal':<7}  pass", flush=True)
    for name, score in PARTS.items():
        if not (folder / name).is_dir():
            print(f"{name}: there is no folder {folder / name}")
            continue
        with tempfile.TemporaryDirectory(prefix="dateline-eval-") as scratch:
            for measure in score(folder / name, Path(scratch)):
                failed += not measure.reaches(measure.bar)
                print(format_row(measure), flush=True)
    print("\n* The tagger has been trained on these articles, among others: make tagger scores it on unseen ones.")
    print(f"{failed} below the bar." if failed else "No score is below its bar.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/eval")))
