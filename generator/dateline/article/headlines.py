"""Blocks in; the headline, or one made from the lede, and what stands above and below it, out."""

import re
from collections.abc import Callable

from dateline.article.decoys import is_agency_note
from dateline.article.known_names import is_masthead
from dateline.article.lines import read_byline
from dateline.article.seeds import TIME_ROW, Block
from dateline.article.stamps import read_stamp
from dateline.english.lexicon import read_words
from dateline.english.sentences import find_sentences
from dateline.model import Span
from dateline.regexes import make_regex
from dateline.seed import Paragraph

LONGEST_HEADLINE = 220
LONGEST_MADE = 100
SHORTEST_CLAUSE = 40
# A headline astray stands near the top; so far the story is searched for it, so that long copy costs no more.
LAST_STRAY = 400
MOST_STRAYS = 100
LONGEST_STORY = 100_000
INNER_CAPITAL = make_regex(r"[a-z]+[A-Z]")
CROSSHEAD = make_regex(
    r"(?:what|how|why|when|where|who|timeline|background|key (?:points|facts|dates|events)|at a glance"
    r"|next steps|more on"
    r"|about|the (?:story|case) so far|in (?:brief|numbers|short|other news))\b",
    re.IGNORECASE,
)
WORD = make_regex(r"[^\W_]+(?:['’.-][^\W_]+)*")
STOP = make_regex(r"(?<![ .][A-Z])(?<!^[A-Z])(?<!\bvs)(?<!\bJr)(?<!\bSr)(?<!\bInc)[.…][\"”’')\]]*\s*[\"”’']?$")
TOP = 4
YEAR_LED = make_regex(r"20\d\d: ")
"""At the very top of the copy: "2019: Why I will win, says Darzi" is a headline, and no row of a list of dates."""
LABEL_WORDS = 2
SHOUTED_WORDS = 6
"""So many words in capitals above a headline that has none ("FA CUP THIRD ROUND REPLAY")."""
SECTION = make_regex(r"[A-Z][\w&/’'-]*(?: (?:[A-Z][\w&/’'-]*|and|&))*")
TRAIL = make_regex(r"\s*(?:[>»›|/•·→]|::)\s*")
"""Between the parts of a trail ("Home > News > Politics")."""
LONGEST_PART = 4
KICKER = make_regex(r"[A-Z0-9À-Þ&/'’|,. :-]{2,40}")
LABELS = frozenset((
    "africa", "agriculture", "americas", "analysis", "arts", "asia", "asia pacific", "asia-pacific", "background",
    "banking", "banks", "big read", "blog", "books", "breaking", "breaking news", "briefing", "business", "city",
    "city news", "climate", "comment", "commentary", "community", "companies", "company news", "council", "counties",
    "county", "courts", "cricket", "crime", "culture", "defence", "dispatch", "economy", "editorial", "education",
    "energy", "entertainment", "environment", "europe", "exclusive", "explainer", "eyewitness", "fact check",
    "feature", "features", "film", "food", "football", "for immediate release", "foreign", "front", "front page",
    "health", "home", "housing", "in brief", "in depth", "international", "international news", "interview",
    "investigation", "latest", "latest news", "latin america", "law", "lead story", "letters", "lifestyle", "live",
    "live blog", "live updates", "lives", "local", "local government", "local news", "long read", "long reads",
    "magazine", "main section", "markets", "metro", "metro news", "middle east", "middle-east", "money", "motoring",
    "music", "nation", "national", "national news", "nationwide", "news", "news in brief", "newsletter", "newspaper",
    "obituaries", "obituary", "opinion", "politics", "press release", "profile", "property", "q&a", "region",
    "regional", "regions", "religion", "report", "reportage", "retail", "review", "rugby", "sci-tech", "science",
    "society", "south asia", "special report", "sport", "sports", "technology", "tennis", "the americas",
    "the big read", "the long read", "theatre", "top news", "top stories", "top story", "travel", "uk news",
    "us news", "video", "weather", "weekend", "world", "world briefing", "world news",
))  # fmt: skip
SAYING = read_words("saying_verbs")
CLAUSE_WORDS = (
    "that|who|which|whose|where|when|while|after|before|as|because|although|since|amid|despite|following|saying|adding"
    "|in what|in an|in a"
)
CLAUSE_END = make_regex(rf"(?:,|;|:|\s[—–-])(?=\s)|(?=\s(?:{CLAUSE_WORDS})\s)")
LAST_WORD = make_regex(r"[\w’'-]+$")
LEFT_HANGING = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "even", "far", "for", "from", "had", "has",
    "have", "her", "his", "if", "in", "is", "its", "just", "known", "long", "not", "of", "on", "only", "or", "said",
    "says", "so", "soon", "such", "than", "that", "the", "their", "this", "to", "was", "well", "were", "with",
))  # fmt: skip
# Brackets and marks that must close in a made headline.
PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))

MOST_POINTS = 8
LONGEST_STANDFIRST = 300


def could_be_headline(block: Block) -> bool:
    """Say whether a block has the form of a headline: one line without a full stop, three words or more."""
    text = block.text
    if block.style != "prose" or len(text) > LONGEST_HEADLINE or STOP.search(text) or text.endswith((":", ",", ";")):
        return False
    is_row = TIME_ROW.match(text) is not None and not (block.span.start < TOP and YEAR_LED.match(text))
    return bool(WORD.search(text)) and not is_row


def is_kicker(text: str) -> bool:
    """Say whether a line is a section's label ("WORLD / HEALTH", "Opinion")."""
    words = text.split()
    folded = " ".join(text.casefold().split()).strip(" .:|")
    if folded in LABELS or all(
        part.strip() in LABELS for part in re.split(r"[/|>»·•&,-]|\band\b", folded) if part.strip()
    ):
        return True
    trail = [part.split() for part in TRAIL.split(text)]
    is_short = all(0 < len(part) <= LONGEST_PART for part in trail)
    if len(trail) > 1 and is_short and (len(trail) > 2 or all(part[0][0].isupper() for part in trail)):
        return True
    if " / " in text and len(words) <= 6 and any(part.strip() in LABELS for part in folded.split("/")):
        return True
    return len(words) <= 3 and bool(KICKER.fullmatch(text)) and text == text.upper()


def find_masthead(blocks: list[Block], known_sources: tuple[str, ...]) -> int | None:
    """Return the index of a line that is only a publication's name, where another of the lines can be the headline."""
    lines = [i for i, block in enumerate(blocks) if could_be_headline(block) and not is_kicker(block.text)]
    named = [i for i in lines if is_masthead(blocks[i].text, known_sources)]
    return named[0] if named and len(lines) > len(named) else None


def find_top(blocks: tuple[Block, ...], lede: int) -> int | None:
    """Return the index of the headline among the blocks before the lede, kickers passed over."""
    candidates = [i for i in range(lede) if could_be_headline(blocks[i])]
    named = [i for i in candidates if not is_kicker(blocks[i].text)]
    if named:
        return _pass_label(blocks, named)
    return candidates[0] if len(candidates) == 1 and len(blocks[candidates[0]].text.split()) > 1 else None


def is_label(line: str, headline: str) -> bool:
    """Say whether a line above a headline is a section that no list knows: "Asia-Pacific", "FA CUP THIRD ROUND"."""
    words = len(line.split())
    is_shouted = line == line.upper() and headline != headline.upper() and words <= SHOUTED_WORDS
    is_short = words <= LABEL_WORDS and SECTION.fullmatch(line) is not None
    return (is_shouted or is_short) and len(headline.split()) > 2 * LABEL_WORDS


def _pass_label(blocks: tuple[Block, ...], named: list[int]) -> int:
    """Return the first candidate; the second where the first is only a section's label above it."""
    is_above = len(named) > 1 and is_label(blocks[named[0]].text, blocks[named[1]].text)
    return named[1] if is_above else named[0]


def find_stray(blocks: tuple[Block, ...], lede: int) -> int | None:
    """Return the index of a headline stranded in the story, or None where only crossheads stand there."""
    blocks = blocks[: lede + LAST_STRAY]
    story = [block.text for block in blocks[lede:] if not could_be_headline(block)]
    body = " ".join(" ".join(story)[:LONGEST_STORY].casefold().split())
    opening, words = _stems(" ".join(story[:3])), _stems(body)
    strays = [i for i in range(lede + 1, len(blocks)) if _could_be_stray(blocks, i)]
    scores: list[tuple[int, int]] = []
    for i in strays[:MOST_STRAYS]:
        text = blocks[i].text
        stems = _stems(text)
        shared, elsewhere = len(stems & opening), len(stems & words)
        count = len(text.split())
        enough = shared >= 2 or (count >= 6 and elsewhere >= 2) or (len(strays) == 1 and shared == 1)
        # A crosshead cut from the story's own words stands in it; a headline hardly ever does.
        if enough and " ".join(text.casefold().split()).strip("'\"‘’“”") not in body:
            scores.append((count + 2 * shared + elsewhere, -i))
    return -max(scores)[1] if scores else None


def _could_be_stray(blocks: tuple[Block, ...], i: int) -> bool:
    """Say whether a block of the story has a headline's form: no question, capitals or quotation."""
    text = blocks[i].text
    if not could_be_headline(blocks[i]) or len(text.split()) < 3 or text.endswith("?") or text == text.upper():
        return False
    if (text[0].islower() and not INNER_CAPITAL.match(text)) or _is_quoted(text) or len(_cut_sentences(text)) > 1:
        return False
    return not CROSSHEAD.match(text) and (i + 1 == len(blocks) or blocks[i + 1].style == "prose")


def _is_quoted(text: str) -> bool:
    """Say whether the whole line stands in quotation marks: words pulled out of the story."""
    return text[0] in "\"“‘'" and text[-1] in "\"”’'"


def _stems(text: str) -> set[str]:
    """Return the first five letters of each longer word."""
    return {word[:5] for word in WORD.findall(text.casefold()) if len(word) > 3}


def make_headline(lede: str) -> str:
    """Return a headline made from the lede: its first clause, at most 100 characters, dots only where it is cut.

    >>> make_headline("Rain fell for a ninth day, the weather office said. More is to come.")
    'Rain fell for a ninth day, the weather office said'
    """
    text = " ".join(lede[:2000].split())
    sentence = next(iter(_cut_sentences(text)), text)
    sentence = re.sub(r"[.,;:]+([\"”’')\]]*)$", r"\1", sentence)
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


def _cut_sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of one line."""
    return tuple(each.text for each in find_sentences((Paragraph(text, Span(0, len(text))),)))


def _is_clean(clause: str) -> bool:
    """Say whether a clause can stand alone: marks closed, no small or saying word left hanging."""
    if any(word.casefold().strip(",.") in SAYING for word in clause.split()[-4:]):
        return False
    last = LAST_WORD.search(clause.rstrip())
    word = last[0].casefold() if last else ""
    if word in LEFT_HANGING or clause.count('"') % 2:
        return False
    return all(clause.count(opening) == clause.count(closing) for opening, closing in PAIRS)


def is_point(blocks: tuple[Block, ...], i: int, opens_copy: Callable[[Block], bool]) -> bool:
    """Say whether a block is one of the points that agencies put between the headline and the byline or dateline."""
    if blocks[i].style != "item":
        return False
    notes = (block.style == "item" or is_agency_note(block.text) for block in blocks[i:])
    behind = next((i + count for count, is_note in enumerate(notes) if not is_note), None)
    if behind is None or behind - i > MOST_POINTS:
        return False
    return read_byline(blocks[behind].text) is not None or opens_copy(blocks[behind])


def is_standfirst(blocks: tuple[Block, ...], i: int, *, day_first: bool) -> bool:
    """Say whether a sentence behind the headline is a standfirst, because byline and date line stand behind it."""
    if blocks[i].style != "prose" or len(blocks[i].text) > LONGEST_STANDFIRST:
        return False
    behind = [block.text for block in blocks[i + 1 : i + 3]]
    return any(read_byline(text) for text in behind) and any(read_stamp(text, day_first=day_first) for text in behind)
