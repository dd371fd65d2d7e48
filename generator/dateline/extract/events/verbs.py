"""Words in; which of them are finite verbs, and which say something, deny, doubt or look ahead, out."""

import re

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
