"""A sentence in; its verbs, what says, denies, doubts or looks ahead in it, and where its dating words stand, out."""

import re

from dateline.model import Span
from dateline.regexes import make_regex

AUXILIARIES = frozenset((
    "is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must",
    "shall", "should", "do", "does", "did", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't",
    "won't", "wouldn't", "can't", "couldn't", "mustn't", "shouldn't", "don't", "doesn't", "didn't",
))  # fmt: skip
BE = frozenset((
    "is", "are", "was", "were", "be", "been", "being",
))  # fmt: skip
PASTS = {
    "arose": "arise", "ate": "eat", "beat": "beat", "became": "become", "began": "begin", "bent": "bend",
    "blew": "blow", "bore": "bear", "bought": "buy", "broke": "break", "brought": "bring", "built": "build",
    "burst": "burst", "came": "come", "cast": "cast", "caught": "catch", "chose": "choose", "clung": "cling",
    "cost": "cost", "cut": "cut", "dealt": "deal", "drew": "draw", "drove": "drive", "dug": "dig", "fed": "feed",
    "fell": "fall", "felt": "feel", "fled": "flee", "flew": "fly", "forbade": "forbid", "forgot": "forget",
    "fought": "fight", "found": "find", "froze": "freeze", "gave": "give", "got": "get", "grew": "grow",
    "heard": "hear", "held": "hold", "hid": "hide", "hit": "hit", "hung": "hang", "hurt": "hurt", "kept": "keep",
    "knew": "know", "laid": "lay", "lay": "lie", "learnt": "learn", "led": "lead", "left": "leave", "lent": "lend",
    "let": "let", "lit": "light", "lost": "lose", "made": "make", "meant": "mean", "met": "meet", "outdid": "outdo",
    "overcame": "overcome", "overran": "overrun", "overthrew": "overthrow", "overtook": "overtake", "paid": "pay",
    "put": "put", "quit": "quit", "ran": "run", "rang": "ring", "read": "read", "rode": "ride", "rose": "rise",
    "said": "say", "sang": "sing", "sank": "sink", "sat": "sit", "saw": "see", "sent": "send", "set": "set",
    "shook": "shake", "shot": "shoot", "shut": "shut", "slept": "sleep", "slid": "slide", "sold": "sell",
    "sought": "seek", "spent": "spend", "split": "split", "spoke": "speak", "spread": "spread", "sprang": "spring",
    "stole": "steal", "stood": "stand", "struck": "strike", "stuck": "stick", "swept": "sweep", "swore": "swear",
    "swung": "swing", "taught": "teach", "thought": "think", "threw": "throw", "told": "tell", "took": "take",
    "tore": "tear", "understood": "understand", "undertook": "undertake", "upheld": "uphold", "went": "go",
    "wept": "weep", "withdrew": "withdraw", "withheld": "withhold", "woke": "wake", "won": "win", "wore": "wear",
    "wrote": "write",
}  # fmt: skip
"""Past forms that do not end in -ed, with the bare form."""
PARTICIPLES = {
    "begun": "begin", "been": "be", "bitten": "bite", "blown": "blow", "borne": "bear", "broken": "break",
    "chosen": "choose", "done": "do", "drawn": "draw", "driven": "drive", "fallen": "fall", "flown": "fly",
    "forbidden": "forbid", "frozen": "freeze", "given": "give", "gone": "go", "grown": "grow", "hidden": "hide",
    "known": "know", "overthrown": "overthrow", "risen": "rise", "seen": "see", "shaken": "shake", "shown": "show",
    "slain": "slay", "spoken": "speak", "stolen": "steal", "struck": "strike", "sworn": "swear", "taken": "take",
    "thrown": "throw", "torn": "tear", "withdrawn": "withdraw", "woken": "wake", "worn": "wear", "written": "write",
}  # fmt: skip
NO_VERBS = frozenset((
    "hundred", "indeed", "instead", "speed", "deed", "need", "seed", "weed", "breed", "creed", "greed", "red",
    "bed", "shed", "sacred", "naked", "wicked", "rugged", "wretched", "kindred", "united", "biased", "alleged",
    "so-called",     "armed", "wounded", "injured", "displaced", "feed", "exceed", "proceed", "succeed",
))  # fmt: skip
"""End in -ed and are not the verb of a clause as a rule."""
SAYING = make_regex(
    r"\b(?:said|says|say|saying|told|tells|announc(?:ed|es)|report(?:ed|s)|confirm(?:ed|s)|claim(?:ed|s)|"
    r"den(?:ied|ies)|alleg(?:ed|es)|add(?:ed|s)|state[ds]|wrote|writes|tweeted|warn(?:ed|s)|estimate[ds]|believe[ds]?|"
    r"suggest(?:ed|s)|insist(?:ed|s)|declare[ds]|argue[ds]|accuse[ds]|admit(?:ted|s)|acknowledge[ds]|according to|"
    r"vow(?:ed|s)|promise[ds]|pledge[ds]|testif(?:ied|ies)|found that|understood to|expect(?:ed|s)?)\b",
    re.IGNORECASE,
)
DOUBT = make_regex(
    r"\b(?:alleged(?:ly)?|reported(?:ly)?|apparent(?:ly)?|suppos\w+|purported(?:ly)?|likely|unlikely|possibl[ey]|perhaps|"
    r"probabl[ey]|(?-i:may|might)|could|would|seem\w*|appear\w*|suspect\w*|claim\w*|so-called|unconfirmed|unverified|if|"
    r"whether|unless|thought to|said to|believed to|rumou?r\w*)\b",
    re.IGNORECASE,
)
DENIAL = make_regex(r"\b(?:not|no|never|none|nobody|nothing|without|n['’]t|neither|nor|hardly)\b", re.IGNORECASE)
AHEAD = make_regex(
    r"\b(?:will|shall|’ll|'ll|won['’]t|(?:is|are|was|were) (?:due|expected|scheduled|set|planned|to)\b|plans? to|"
    r"expects? to|is likely|are likely)\b",
    re.IGNORECASE,
)
BEFORE_VERB = make_regex(r"(?:(?:on|in|at) [\w.]+ (?:\d+ )?)?(?:\w+ly |then |later |also |never |not |now )*")
OTHER_VERBS = frozenset(("says", "remains", "remain", "stays", "stands", "faces", "wants", "hopes", "plans"))
WORD = make_regex(r"[^\W_]+(?:[’'-][^\W_]+)*")
OPENER = make_regex(
    r"(?:\b(?:late|early|only|just|earlier|later)\s+)?\b(?P<word>on|in|at|by|since|until|till|from|during|before|after|"
    r"for|throughout|within|around|between)\s+$",
    re.IGNORECASE,
)
RELATIVE = make_regex(r"(?:next|last|this|today|yesterday|tomorrow|tonight)\b", re.IGNORECASE)
POSSESSIVE = make_regex(r"[’']s\b")
LOOSE_OPENERS = ("on", "in", "at")
LOOSE_ALONE = make_regex(
    r"(?:(?:late|early|earlier|later)\s+)?(?:today|yesterday|tomorrow|tonight|(?:this|last|next|that|the same|"
    r"the previous|the following|the next)\s+(?!of\b)\w+|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|"
    r"afternoon|evening|night))?)$|.*\b(?:ago|earlier|later|before)$",
    re.IGNORECASE,
)
"""Date words that tell when without a preposition."""
MAY_FOLLOW = make_regex(
    r"\s*$|\s*[,.;:!?)\]—–”’\"]|\s+(?:"
    r"after|against|alongside|amid|among|and|as|at|because|before|beside|between|but|by|during|following|"
    r"for|from|he|her|his|how|i|if|in|inside|into|it|its|near|no|not|of|off|on|onto|or|outside|over|she|so|"
    r"than|that|the|their|there|they|this|through|to|toward|towards|under|until|upon|we|when|where|whether|"
    r"which|while|who|with|within|without|a|an|about|across|along|around|behind|despite|due|some|several|"
    r"all|hundreds|thousands|dozens|two|three|four|five|six|seven|eight|nine|ten|more|many|most|both|just|"
    r"only|also|again|alone|together|instead|back|home|too|once|twice|[a-z]+ly"
    r")\b"
)
MAY_OPEN = make_regex(
    r"\s*,|\s+(?:[^\W\d_]*[A-Z]|\d|(?:the|a|an|he|she|it|they|we|his|her|its|their|some|several|all|hundreds|thousands|"
    r"dozens|more|many|most|police|troops|officials|people|parliament)\b)"
)
TIED_WORD = make_regex(r"([^\W_]+)\s*$")
NEVER_BEFORE = BE | frozenset((
    "of", "since", "by", "from", "until", "till", "to", "for", "between", "and", "or", "than", "about", "around",
    "before", "after", "during", "through", "not", "no", "the", "a", "an", "this", "that", "last", "next", "like",
    "as", "every", "each", "marked", "called", "recalled", "fall", "falls", "dated", "dates", "set", "due",
    "scheduled", "fixed", "planned", "expected", "forecast", "likely",
))  # fmt: skip
"""Words that the date completes: without it they say nothing."""
STARTS_OR_ENDS = frozenset((
    "starting", "starts", "start", "begun", "beginning", "begins", "begin", "ending", "ends", "end", "ended", "expires",
    "expire", "dating", "opens", "closes", "runs", "lasts", "effective", "ago",
))  # fmt: skip
"""What starts or ends must say when."""
LABEL_END = make_regex(r"\s*(?::(?=\s)|\.{3,}|…+|\s[-–—](?=\s)|[–—](?=\s)|\s?\||\t|\s{2,})\s*")
LONGEST_LABEL_TAIL = 25
SHORT = 2
"""A sentence of so few words before its date keeps it ("Arguments begin on 3 May")."""
LOOSE_OPENING = make_regex(r"(?:on|in|at) ", re.IGNORECASE)
LONE_WORD = make_regex(r",\s*[^\W_]+\s*$")
"""A verb alone behind a comma at the end."""
COMMA_BEFORE = make_regex(r",\s*$")
COMMA_OR_END = make_regex(r"\s*(?:,\s*|(?=[.;]?\s*$))")
QUOTED = make_regex(r"“[^”]*(?:”|$)|^[^“”]*”|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")


def is_verb(word: str) -> bool:
    """Say whether the word, as it stands, is the finite verb of a clause: an auxiliary or a past form."""
    if word != word.casefold():
        return False
    straight = word.replace("’", "'")
    if straight in AUXILIARIES or straight in PASTS or straight in OTHER_VERBS:
        return True
    return len(word) > 4 and word.endswith("ed") and word not in NO_VERBS


def find_verb(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the first finite verb from `start` on."""
    return next((found for found in WORD.finditer(text, start) if is_verb(found.group())), None)


def claims(text: str) -> bool:
    """Say whether somebody says something here; who "was told" or "was accused" says nothing."""
    for found in SAYING.finditer(text):
        before = WORD.findall(text[max(0, found.start() - 24) : found.start()])
        if not before or before[-1] not in BE:
            return True
    return False


def begins_with_verb(text: str) -> bool:
    """Say whether a finite verb comes first, small adverbs aside, so that the subject stands elsewhere."""
    skipped = BEFORE_VERB.match(text)
    word = WORD.match(text, skipped.end() if skipped else 0)
    return bool(word and is_verb(word.group()))


def find_bare_form(word: str) -> str:
    """Return a word's bare form, near enough to know it again: "leaves" and "left" give the same."""
    if word in PASTS or word in PARTICIPLES:
        return _cut_ending(PASTS.get(word) or PARTICIPLES[word])
    return _cut_ending(word)


def _cut_ending(word: str) -> str:
    """Return the word without the endings of number, tense and its last e."""
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > 5:
            return word[:-3] + "y"
    for ending in ("ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def find_phrase(text: str, date: Span) -> Span:
    """Return the date words with the preposition that they hang on."""
    possessive = POSSESSIVE.match(text, date.end)
    if possessive:
        return Span(date.start, possessive.end())
    opener = OPENER.search(text, max(0, date.start - 24), date.start)
    if opener and opener["word"].casefold() in LOOSE_OPENERS and RELATIVE.match(text, date.start):
        return date  # "sworn in next month": the word belongs to the verb
    return Span(opener.start(), date.end) if opener else date


def find_quoted(text: str) -> tuple[Span, ...]:
    """Return the stretches of a sentence that stand between quotation marks, those open at one end included."""
    return tuple(Span(*found.span()) for found in QUOTED.finditer(text))


def is_inside(place: int, spans: tuple[Span, ...]) -> bool:
    """Say whether the offset lies in one of the spans."""
    return any(span.start <= place < span.end for span in spans)


def find_label(text: str, date: Span) -> int:
    """Return where the words behind an opening date label ("3 January: ...") begin; 0 where there is none."""
    if text[: date.start].strip(" •*–—-([\t"):
        return 0
    end = LABEL_END.search(text, date.end, date.end + LONGEST_LABEL_TAIL)
    if not end or find_verb(text[date.end : end.start()]):
        return 0
    return end.end()


def find_cut(text: str, date: Span, others: tuple[Span, ...]) -> Span | None:
    """Return what to leave out so that the sentence stands without its date; None where it needs the date to stand.

    It does need it where the date is more than a note of time: "since Friday", "the accord of 2015", "it was in 1977",
    "from Monday to Wednesday", and always in a quotation.
    """
    phrase = find_phrase(text, date)
    if is_inside(date.start, find_quoted(text)) or not _is_loose(text, phrase, date):
        return None
    if any(_are_tied(text, phrase, other) for other in others):
        return None
    before, after = text[: phrase.start], text[phrase.end :]
    if not before.strip(" •*\"“'([-–—"):
        if not MAY_OPEN.match(after):
            return None
        comma = re.match(r"\s*,?\s*", after)
        return Span(phrase.start, phrase.end + (comma.end() if comma else 0))
    tied = TIED_WORD.search(before)
    if tied and tied[1].casefold() in NEVER_BEFORE:
        return None
    if not re.match(r"\s+[^\W_]", after) and _ends_bare(before):
        return None
    return _widen(text, phrase) if _may_follow(after) else None


def _ends_bare(before: str) -> bool:
    """Say whether nothing but a verb would be left at the end ("the list published", "arguments begin")."""
    words = [word.casefold() for word in WORD.findall(before[-60:])]
    if len(words) < 2:
        return bool(words)
    if words[-1] in STARTS_OR_ENDS or words[-2] in ("which", "who"):
        return True
    last = is_verb(WORD.findall(before[-60:])[-1]) or len(WORD.findall(before)) <= SHORT
    says = SAYING.fullmatch(words[-1]) and not LONE_WORD.search(before)
    return last and words[-2] not in AUXILIARIES and words[-2] not in BE and not says


def _is_loose(text: str, phrase: Span, date: Span) -> bool:
    """Say whether the phrase only tells when, by its own words."""
    words = text[date.start : date.end]
    opener = OPENER.search(text, phrase.start, date.start)
    if opener:
        return opener["word"].casefold() in LOOSE_OPENERS
    return bool(LOOSE_ALONE.match(words) or LOOSE_OPENING.match(words))


def _are_tied(text: str, phrase: Span, other: Span) -> bool:
    """Say whether two dates form one expression: "on Monday and Tuesday", "at noon on Friday"."""
    between = text[phrase.end : other.start] if other.start >= phrase.end else text[other.end : phrase.start]
    return len(between) <= 16 and not find_verb(between) and not re.search(r"[.;]", between)


def _may_follow(after: str) -> bool:
    """Say whether what follows can stand without the date before it: not so "Friday prayers", "on Tuesday's vote"."""
    if re.match(r"[’']s?\b", after):
        return False
    word = re.match(r"\s+([^\W_]+)", after)
    return bool(MAY_FOLLOW.match(after) or (word and is_verb(word[1])))


def _widen(text: str, phrase: Span) -> Span:
    """Return the phrase with the commas that set it off on both sides, or with the one before it at the end."""
    before = COMMA_BEFORE.search(text[: phrase.start])
    after = COMMA_OR_END.match(text[phrase.end :])
    if before and after:
        return Span(before.start(), phrase.end + len(after.group().rstrip()))
    return phrase
