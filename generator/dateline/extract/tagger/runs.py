"""Words in, runs out: stretches of capitalised words, what they look like, and what they are listed with."""

from dateline.extract.tagger.classes import read_classes
from dateline.extract.tagger.shapes import read_shape

LONGEST_RUN = 12
BRIDGES = frozenset(
    ("of", "for", "and", "&", "-", ".", "de", "al", "bin", "van", "der", "von", "la", "el", "da", "the")
)
"""Words without a capital that may stand inside a name."""
LIST_MARKS = ([","], ["and"], [",", "and"], ["or"], ["/"])
"""What stands between two names of a list, which are mostly of one kind."""
Run = tuple[int, int]
"""First and last index, the last excluded."""


def find_runs(words: list[str]) -> list[Run]:
    """Return the runs of capitalised words, small words between them included."""
    runs: list[Run] = []
    at = 0
    while at < len(words):
        if not words[at][0].isupper():
            at += 1
            continue
        last = at + 1
        while last < min(len(words), at + LONGEST_RUN):
            if words[last][0].isupper():
                last += 1
            elif words[last] in BRIDGES and last + 1 < len(words) and words[last + 1][0].isupper():
                last += 2
            else:
                break
        runs.append((at, last))
        at = last
    return runs


def describe_runs(words: list[str], codes: list[str], runs: list[Run]) -> list[list[str]]:
    """Return for each run what it, what stands at its ends and what is listed beside it say."""
    described = [_describe(words, codes, run) for run in runs]
    for number in range(1, len(runs)):
        left, right = runs[number - 1], runs[number]
        between = words[left[1] : right[0]]
        if between in LIST_MARKS:
            described[number].append(f"jp={_sum_up(words, codes, left)}")
            described[number - 1].append(f"jn={_sum_up(words, codes, right)}")
        elif between == ["("]:
            described[number].append(f"ja={_sum_up(words, codes, left)}")
            described[number - 1].append(f"jb={_sum_up(words, codes, right)}")
    return described


def _sum_up(words: list[str], codes: list[str], run: Run) -> str:
    """Return what the lists say of a run: of the phrase at one of its ends, of its first and its last word."""
    first, last = run
    phrase = codes[first][2:] or codes[last - 1][2:] or "+".join(read_classes(words[first]))
    return f"{phrase}|{'+'.join(read_classes(words[last - 1]))}"


def _describe(words: list[str], codes: list[str], run: Run) -> list[str]:
    """Return what a run and what stands at its ends say."""
    first, last = run
    before = words[first - 1].casefold() if first else "<"
    behind = words[last].casefold() if last < len(words) else ">"
    after = words[last + 1] if last + 1 < len(words) else ">"
    return [
        f"rl={'+'.join(read_classes(words[last - 1])) or read_shape(words[last - 1])}",
        f"rf={'+'.join(read_classes(words[first])) or read_shape(words[first])}",
        f"rlw={words[last - 1].casefold()}",
        f"rb={'+'.join(read_classes(before)) or before}",
        f"rn={'+'.join(read_classes(behind)) or behind}",
        f"rn2={behind if not behind[0].isalnum() else ''}|{'+'.join(read_classes(after)) or read_shape(after)}",
        f"rc={codes[first] or codes[last - 1]}",
    ]
