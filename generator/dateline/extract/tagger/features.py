"""The tokens of a document in, features out: what the tagger's model knows of each word, the same at training.

A feature is a short string. Most are about the word and its neighbours; some are about the run of capitalised words
that it stands in; some are about the other places of the document where the same word stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.english.tokens import Token
from dateline.extract.tagger.classes import find_phrases, is_common, read_classes, read_shape, read_sketch

MOST_NEIGHBOURS = 6
"""More words beside a word in the whole document than this say nothing new."""
LONGEST_RUN = 12
BRIDGES = frozenset(
    ("of", "for", "and", "&", "-", ".", "de", "al", "bin", "van", "der", "von", "la", "el", "da", "the")
)
"""Words without a capital that may stand inside a name."""
LIST_MARKS = ([","], ["and"], [",", "and"], ["or"], ["/"])
"""What stands between two names of a list, which are mostly of one kind."""
Run = tuple[int, int]
"""First and last index, the last excluded."""
Features = list[str]


def read_features(document: Sequence[tuple[Token, ...]]) -> Iterator[list[Features]]:
    """Yield the features of each word, sentence by sentence; the whole document is read beforehand."""
    sentences = [[token.text for token in sentence] for sentence in document]
    runs = [find_runs(words) for words in sentences]
    context = _read_context(sentences, runs)
    for words, found in zip(sentences, runs, strict=True):
        yield _read_sentence(words, found, context)


def _read_sentence(words: list[str], runs: list[Run], context: dict[str, Features]) -> list[Features]:
    """Return the features of each word of one sentence."""
    codes = find_phrases(words)
    padded = ["<<", "<", *words, ">", ">>"]
    listed = ["", *codes, ""]
    features: list[Features] = []
    for at, word in enumerate(words):
        before, behind = padded[at + 1], padded[at + 3]
        own = [
            *_about(word),
            *_beside(before, "-1"),
            *_beside(behind, "+1"),
            f"-2w={padded[at].casefold()}",
            f"+2w={padded[at + 4].casefold()}",
            f"-1+0={read_sketch(before)}|{read_sketch(word)}",
            f"0+1={read_sketch(word)}|{read_sketch(behind)}",
            f"sss={read_shape(before)}|{read_shape(word)}|{read_shape(behind)}",
        ]
        own += [f"{place}g={code}" for place, code in zip(("-1", "0", "+1"), listed[at : at + 3], strict=True) if code]
        features.append(own)
    _add_place_in_line(words, features)
    _add_runs(_describe_runs(words, codes, runs), runs, features)
    _add_context(words, context, features)
    return features


@lru_cache(maxsize=20_000)
def _about(word: str) -> tuple[str, ...]:
    """Return the features of a word itself."""
    folded = word.casefold()
    affixes = [f"p{size}={folded[:size]}" for size in (2, 3, 4) if len(folded) > size]
    affixes += [f"s{size}={folded[-size:]}" for size in (2, 3, 4) if len(folded) > size]
    classes = read_classes(word)
    return (
        f"w={folded}",
        f"W={word}",
        f"sh={read_shape(word)}",
        *affixes,
        *(f"c={code}" for code in classes),
        f"cc={'+'.join(classes)}",
        f"lc={is_common(folded)}|{read_shape(word)}",
    )


@lru_cache(maxsize=40_000)
def _beside(word: str, place: str) -> tuple[str, ...]:
    """Return the features of a word's neighbour."""
    folded = word.casefold()
    return (
        f"{place}w={folded}",
        f"{place}sh={read_shape(word)}",
        f"{place}s3={folded[-3:]}",
        *(f"{place}c={code}" for code in read_classes(word)),
    )


def _add_place_in_line(words: list[str], features: list[Features]) -> None:
    """Add what the line as a whole and the place in it say: its beginning, its capitals."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    style = "many" if len(long) > 3 and capitals > 0.7 * len(long) else ""
    loud = sum(word.isupper() for word in long)
    style = "loud" if len(long) > 1 and loud > 0.7 * len(long) else style
    for at, own in enumerate(features):
        if at < 2:
            own.append(f"at={at}")
        if style:
            own.append(f"line={style}")
            own.append(f"line={style}|{read_shape(words[at])}")
    if words and words[0] in "\"“‘'«(" and len(words) > 1:
        features[1].append("at=0")
    if words and words[-1] not in ".!?”\"’'":
        for own in features:
            own.append("line=open")


def _add_runs(described: list[Features], runs: list[Run], features: list[Features]) -> None:
    """Add what the run of capitalised words around a word says."""
    for (first, last), said in zip(runs, described, strict=True):
        count = min(last - first, 5)
        for at in range(first, last):
            features[at] += said
            features[at].append(f"ra={min(at - first, 3)}/{count}")
            features[at].append(f"rz={min(last - 1 - at, 3)}")


def _read_context(sentences: list[list[str]], runs: list[list[Run]]) -> dict[str, Features]:
    """Return for each capitalised word what all its places in the document say."""
    lower = {word for words in sentences for word in words if word.islower()}
    beside: dict[str, dict[str, None]] = defaultdict(dict)
    for words, found in zip(sentences, runs, strict=True):
        for first, last in found:
            for at in range(first, last):
                word = words[at]
                if not word[0].isupper():
                    continue
                said = beside[word]
                if len(said) < 4 * MOST_NEIGHBOURS:
                    said.update(dict.fromkeys(_describe_place(words, at, first, last)))
    return {word: [*said, *(["dlow"] if word.casefold() in lower else [])] for word, said in beside.items()}


def _describe_place(words: list[str], at: int, first: int, last: int) -> Features:
    """Return what one place of a word tells about the word elsewhere in the document."""
    before = words[at - 1] if at else "<"
    behind = words[at + 1] if at + 1 < len(words) else ">"
    said = [f"dp={read_sketch(before)}", f"dn={read_sketch(behind)}"]
    if at:
        said.append("dmid")
    if before[0].isalpha():
        said.append(f"dpw={before.casefold()}")
    if behind[0].isalpha():
        said.append(f"dnw={behind.casefold()}")
    if last - first > 1:
        said.append(f"dl={'+'.join(read_classes(words[last - 1]))}|{at == last - 1}")
        said.append(f"df={'+'.join(read_classes(words[first]))}|{at == first}")
    ahead = words[first - 1] if first else "<"
    if read_classes(ahead):
        said.append(f"db={'+'.join(read_classes(ahead))}")
    return said


def _add_context(words: list[str], context: dict[str, Features], features: list[Features]) -> None:
    """Add what the whole document says of each capitalised word."""
    for word, own in zip(words, features, strict=True):
        own.extend(context.get(word, ()))


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


def _describe_runs(words: list[str], codes: list[str], runs: list[Run]) -> list[list[str]]:
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
