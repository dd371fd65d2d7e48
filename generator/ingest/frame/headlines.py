"""Blocks in; which of them is the headline, or a headline made from the lede, out."""

import re
from collections import Counter

from generator.ingest.extract.lexicon import read_words
from generator.ingest.frame.blocks import Block

LONGEST_HEADLINE = 220
LONGEST_MADE = 100
SHORTEST_CLAUSE = 40
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
STOP = re.compile(r"(?<![ .][A-Z])(?<!^[A-Z])(?<!\bvs)(?<!\bJr)(?<!\bSr)(?<!\bInc)[.…][\"”’')\]]*\s*[\"”’']?$")
FIRST_SENTENCE = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(]?[A-Z0-9À-Þ])")
KICKER = re.compile(r"[A-Z0-9À-Þ&/'’|,. :-]{2,40}")
TIME_ROW = re.compile(
    r"(?:[0-9]{1,2}[ .:]|(?:1[0-9]|20)[0-9]{2}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? [0-9]{1,2}\b).{0,24}?(?::|\s[—–-]\s)",
    re.IGNORECASE,
)
LABELS = frozenset("""
world|health|politics|sport|sports|business|opinion|analysis|news|national|international|international news|world news|us news|uk news|local
|breaking|breaking news|exclusive|feature|features|interview|editorial|comment|commentary|explainer|fact check|live|video|culture|science
|technology|environment|education|economy|markets|front page|newspaper|asia|africa|europe|americas|middle east|middle-east|asia pacific
|latin america|south asia|home|top story|lead story|latest|front|metro|city|region|letters|obituary|review|travel|lifestyle|entertainment
|in brief|news in brief|briefing|special report|investigation|press release|for immediate release|background|report|city news|world briefing
""".replace("\n", "").split("|"))  # fmt: skip
SAYING = read_words("saying_verbs")
CLAUSE_WORDS = r"that|who|which|whose|where|when|while|after|before|as|because|although|since|amid|despite|following|saying|adding|in what|in an|in a"
CLAUSE_END = re.compile(rf"(?:,|;|:|\s[—–-])(?=\s)|(?=\s(?:{CLAUSE_WORDS})\s)")
LAST_WORD = re.compile(r"[\w’'-]+$")
LEFT_HANGING = frozenset(
    "a an the of in on at by for from with to and or but as than that such is are was were has have had be been not its his her their this so known well far long soon just even only if said says".split()
)
# Twin roofs of a made headline: brackets and marks that must close.
PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))


def could_be_headline(block: Block) -> bool:
    """Say whether a block has the form of a headline: one line without a full stop, three words or more."""
    text = block.text
    if block.style != "prose" or len(text) > LONGEST_HEADLINE or STOP.search(text) or text.endswith((":", ",", ";")):
        return False
    return bool(WORD.search(text)) and not TIME_ROW.match(text)


def is_kicker(text: str) -> bool:
    """Say whether a line is a section's label ("WORLD / HEALTH", "Opinion")."""
    words = text.split()
    folded = " ".join(text.casefold().split()).strip(" .:|")
    if folded in LABELS or all(
        part.strip() in LABELS for part in re.split(r"[/|>»·•&,-]|\band\b", folded) if part.strip()
    ):
        return True
    return len(words) <= 3 and bool(KICKER.fullmatch(text)) and text == text.upper()


def find_top(blocks: tuple[Block, ...], lede: int) -> int | None:
    """Return the index of the headline among the blocks before the lede, kickers passed over."""
    candidates = [i for i in range(lede) if could_be_headline(blocks[i])]
    named = [i for i in candidates if not is_kicker(blocks[i].text)]
    if named:
        return named[0]
    return candidates[0] if len(candidates) == 1 and len(blocks[candidates[0]].text.split()) > 1 else None


def find_stray(blocks: tuple[Block, ...], lede: int) -> int | None:
    """Return the index of a headline stranded in the story, or None where only crossheads stand there."""
    prose = [i for i, block in enumerate(blocks) if i >= lede and not could_be_headline(block)]
    body = " ".join(" ".join(blocks[i].text.casefold().split()) for i in prose)
    opening = _stems(" ".join(blocks[i].text for i in prose[:3]))
    words = _stems(body)
    best: tuple[float, int] | None = None
    for i in range(lede + 1, len(blocks)):
        score = _score_stray(blocks, i, body, opening, words)
        if score is not None and (best is None or score > best[0]):
            best = (score, i)
    return best[1] if best else None


def _score_stray(
    blocks: tuple[Block, ...], i: int, body: str, opening: Counter[str], words: Counter[str]
) -> float | None:
    """Return how much a block of the story looks like its headline; None where it cannot be one."""
    text = blocks[i].text
    count = len(text.split())
    if not could_be_headline(blocks[i]) or count < 3 or text.endswith("?") or text == text.upper() or _is_quoted(text):
        return None
    if text[:1].islower() and not re.match(r"[a-z]+[A-Z]", text):
        return None
    if FIRST_SENTENCE.search(text) or (i + 1 < len(blocks) and blocks[i + 1].style != "prose"):
        return None
    plain = " ".join(text.casefold().split()).strip("'\"‘’“”")
    if plain in body:
        return None
    stems = set(_stems(text))
    shared = sum(1 for stem in stems if stem in opening)
    elsewhere = sum(1 for stem in stems if stem in words)
    if shared < 2 and not (count >= 6 and elsewhere >= 2) and not (count == 3 and shared >= 2):
        return None
    return count + 2.0 * shared + elsewhere


def _is_quoted(text: str) -> bool:
    """Say whether the whole line stands in quotation marks: words pulled out of the story."""
    return text[0] in "\"“‘'" and text[-1] in "\"”’'"


def _stems(text: str) -> Counter[str]:
    """Return the beginnings of the longer words with their counts."""
    return Counter(word[:5] for word in WORD.findall(text.casefold()) if len(word) > 3)


def make_headline(lede: str) -> str:
    """Return a headline made from the lede: its first clause, at most 100 characters, dots only where it is cut.

    >>> make_headline("Rain fell on the plain for a ninth day, the weather office said on Monday.")
    'Rain fell on the plain for a ninth day'
    """
    text = " ".join(lede[:2000].split())
    end = FIRST_SENTENCE.search(text)
    sentence = (text[: end.end()] if end else text).strip()
    sentence = re.sub(r"[.,;:]+([\"”’')\]]*)$", r"\1", sentence)
    attribution = re.search(r",\s(?:[^,]{2,60}\s)(?:said|says|announced|reported|told)\b[^,]{0,40}$", sentence)
    if attribution and attribution.start() >= SHORTEST_CLAUSE // 2:
        sentence = sentence[: attribution.start()]
    if len(sentence) <= LONGEST_MADE:
        return sentence
    ends = [
        found.start() for found in CLAUSE_END.finditer(sentence, 0, LONGEST_MADE + 8) if found.start() <= LONGEST_MADE
    ]
    for stop in reversed(ends):
        if stop >= SHORTEST_CLAUSE and _is_clean(sentence[:stop]):
            return sentence[:stop].rstrip(" ,;:—–-")
    cut = sentence[: LONGEST_MADE - 1]
    cut = cut[: cut.rfind(" ")] if " " in cut[SHORTEST_CLAUSE:] else cut
    return cut.rstrip(" ,;:—–-") + "…"


def _is_clean(clause: str) -> bool:
    """Say whether a clause can stand alone: marks closed, no small or saying word left hanging."""
    last = LAST_WORD.search(clause.rstrip())
    word = last[0].casefold() if last else ""
    if word in LEFT_HANGING or word in SAYING or clause.count('"') % 2:
        return False
    return all(clause.count(opening) == clause.count(closing) for opening, closing in PAIRS)
