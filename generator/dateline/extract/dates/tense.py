"""Which way the clause around a time expression looks: ahead only where its own verb says so."""

import re

from dateline.extract.dates.patterns import Tense, make_loose_regex
from dateline.regexes import make_regex

INTENT = (
    r"due|set|scheduled|slated|planned|planning|expects?|expected|plans?|hopes?|hoping|intends?|aims?|wants?|"
    r"vow(?:s|ed)?|promise[sd]?|pledge[sd]?|agree[sd]?|ready|supposed|likely|poised|bound|about|going|decided|forecast|"
    r"prepar(?:es?|ed|ing)"
)
COMING = r"begin|start|open|meet|vote|take|hold|resume|testify|travel|return|leave|expire|come into force|play|face"
NOT_OF_FIRST = "".join(
    rf"(?<!{word}\s)"
    for word in ("first", "second", "last", "latest", "only", "forced", "failed", "refused", "began", "had")
)
"""Who was "the first to leave" has left."""
DONE = r"(?: \w+ly)?(?: not)?(?: be)?(?: \w{2,24})?"
"""What may stand behind "will": "not be seen", "hit", no verbs of the past for all that they look it."""
AHEAD = (
    rf"(?:will|shall|must|(?<=[a-z])[’']ll|won[’']t|(?-i:may)){DONE}",
    rf"(?:is|are|[’']s|[’']re) to{DONE}",
    rf"(?:{INTENT}) to{DONE}",
    r"(?:has|have) (?:invited|summoned) [\w -]{2,60}? on",
    r"(?:is|are|[’']s|[’']re) (?:due|set|scheduled|slated|planned|expected|forecast|billed)(?: for| on| by| in| next)?",
    r"(?:is|are|was|were) (?:promised|announced|called) for",
    r"(?<!only\s)to be (?:\w{2,24}ed|held|put|built|sent|paid|met|made|given|taken|sworn|set|cut|shut|sold)",
    rf"{NOT_OF_FIRST}to (?:{COMING})",
    r"(?:has|have) called (?:a|an|the|for) [\w -]{2,30}? (?:for|on)",
    r"(?:call|set|fix|book|arrange|convene|schedule)(?:s|ed|ing)? (?:a|an|the|its|his|her|their) [\w -]{2,30}? for",
    r"(?:plan|plans|planning) (?:a|an|the|to|its|their) [\w -]{2,40}? (?:for|on|in)",
    r"upcoming|forthcoming|(?:runs?|lasts?|valid|continues?) (?:until|till|through)",
)
PRESENT_VERBS = (
    "begins", "starts", "opens", "ends", "expires", "meets", "falls", "closes", "kicks off", "resumes", "votes",
    "runs out", "retires", "leaves", "returns", "lapses", "matures", "reopens", "decides", "receives", "welcomes",
    "hosts", "faces", "addresses", "travels", "flies", "appears", "arrives", "departs", "testifies", "speaks",
    "convenes", "reconvenes", "elects", "inaugurates", "marries", "declares", "observes", "holds", "goes back",
    "chooses", "marks", "celebrates",
)  # fmt: skip
NOUN_BEFORE = ("the", "a", "of", "his", "her", "its", "their", "no", "these", "those", "million", "all")
"""Behind these "votes", "returns" and "falls" are nouns."""
PLANS = (
    "".join(rf"(?<!\b{word}\s)" for word in NOUN_BEFORE) + rf"(?<!\d\s)(?:{'|'.join(PRESENT_VERBS)})",
    r"heads (?:to|for)|takes (?:place|effect|office|over)|comes into force|(?:steps|stands) down",
    r"goes (?:on sale|to the polls|live)|(?:reports|publishes|names|unveils|presents) (?:its|his|her|their)",
    r"(?<=\bhe\s)(?!was\b|has\b|is\b|says\b|does\b)[a-z]{2,20}s",
    r"(?<=[a-z]s\s)(?:close|open|begin|start|vote|meet|resume|play|reopen|convene)",
)
"""The present that tells a plan: "the bank decides on Wednesday", "he names his squad", "nominations close"."""
LIKELY = (
    rf"(?:was|were|had been) (?:to(?: have)?|due|set|scheduled|slated|expected|planned|forecast)(?: to)?{DONE}",
    rf"(?:would(?! have)|could(?! have)|might(?! have)){DONE}",
    r"(?:due|scheduled|slated|planned|expected|forecast) (?:for|on|by|in|next)",
    r"should(?! have)",
    r"ahead of|(?:no|not) later than",
)
PAST = (
    r"had|has|have|having|was|were|did|didn[’']t|would have|said|told|came|went|took|made|won|lost|rose|fell|"
    r"began|met|held|spoke|gave|got|found|left|led|sent|shot|saw|became|hit|put|cut|ran|wrote|drew|grew|knew|kept|set|"
    r"brought|thought|bought|fought|caught|taught|struck|died|fled|flew|broke|chose|drove|paid|laid|sat|stood|built|"
    r"spent|heard|felt|dealt|sank|swore|wore|threw|shook|sang|rang|blew|hung|slept|swept|wept|fed|bore|froze|"
    r"arose|ate|bent|burnt|clung|crept|dug|drank|forbade|forgot|meant|overcame|overran|overthrew|overtook|slid|sold|"
    r"spread|sprang|stuck|swam|swung|understood|undertook|upheld|withdrew|withheld|woke|rode|stole|tore|sought|lent|hid|lit|"
    r"quit|burst|since|after \w{2,20}ing|(?!united\b|hundred\b)\w{2,24}ed"
)
MARKER = make_loose_regex(
    rf"(?:(?<!\w)|(?=[’']))(?:(?P<ahead>{'|'.join(AHEAD)})|(?P<planned>{'|'.join(PLANS)})"
    rf"|(?P<likely>{'|'.join(LIKELY)})|(?P<past>{PAST}))(?!\w)",
    re.IGNORECASE,
)
CLAUSE_END = make_regex(r":(?!\d)|[;“”\"()—–]|\s-\s|,\s{1,9}(?:and|but|while|which|who|where|when)\s")
LIMIT_BEFORE = make_loose_regex(
    r"\b(?:until|till|before|by) (?:the (?:end|start|beginning) of |at least )?$", re.IGNORECASE
)
"""Behind these a date lies ahead where a verb of the present says so."""
UNTIL = make_loose_regex(r"\b(?:until|till|before) (?:the (?:end|start|beginning) of )?$", re.IGNORECASE)
"""Behind these a date lies ahead where no verb says that it is past."""
DEFERRED = make_loose_regex(
    r"\b(?:put off|postponed|delayed|deferred|adjourned|extended|remanded) (?:again )?(?:until|till|to) $",
    re.IGNORECASE,
)
DEADLINE = make_loose_regex(
    r"\b(?:(?P<now>has|have|gives?)|had|gave|given)\b(?: [\w’'-]{1,20}){0,4} (?:until|till)(?: [\w:.]{1,10}){0,2}"
    r"(?: on)? $",
    re.IGNORECASE,
)
"""Behind "gave the mayor until noon on" a day lies ahead."""
LISTED = make_regex(r",\s{1,9}and\b[^,;:.]{0,40}$")
"""A clause so opened may have its verb before the comma: "will speak today, and again on Friday"."""
FOR = make_loose_regex(
    r"\b(?:sitting|session|meeting|hearing|vote|march|rally|strike|talks|election|poll|trial|summit|protest|game|match|"
    r"launch|mourning)s? (?:for|from) $",
    re.IGNORECASE,
)
PRESENT = make_regex(r"\b(?:is|are|remains?|stays?|has|have|promised|pledged|vowed)\b|[’'](?:s|re)\b", re.IGNORECASE)
"""Words of the present, and those that bind the future."""
OVER = make_regex(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
LABEL = make_regex(r"\s{0,9}(?:[|:]|\s[–—-]\s|\.{3})")
"""Behind the date of a row in a list: "30 December: the chairman declares him elected"."""
IS_ON = make_loose_regex(r"\b(?:is|are) (?:(?:noon|midnight|at|on|in|due|\d[\w:.]{0,6}) )*$", re.IGNORECASE)
"""Right before a date of what is to come: "the deadline is noon on Friday"."""
WINDOW = 140
"""So far from the expression its verb is looked for."""


def find_tense(sentence: str, start: int, end: int) -> Tense:
    """Return which way the clause around a time expression looks: as its last verb before it says, else the next."""
    before = sentence[max(start - WINDOW, 0) : start]
    if not before.strip(" •*-–—") and LABEL.match(sentence, end):
        return Tense.OPEN
    cut = max((found.end() for found in CLAUSE_END.finditer(before)), default=0)
    if LIMIT_BEFORE.search(before) and PRESENT.search(before, cut) and not OVER.search(before, cut):
        return Tense.AHEAD
    if DEFERRED.search(before):
        return Tense.AHEAD
    deadline = DEADLINE.search(before, cut)
    if deadline:
        return Tense.AHEAD if deadline["now"] else Tense.LIKELY
    marks = list(MARKER.finditer(before, cut))
    if marks and (marks[-1]["likely"] or marks[-1]["planned"]) and LIMIT_BEFORE.search(before):
        return Tense.AHEAD
    if IS_ON.search(before):
        return Tense.PLANNED
    mark = marks[-1] if marks else _find_next(sentence[end : end + WINDOW])
    return _judge(mark, before) if mark else _find_open(before)


def _judge(mark: re.Match[str], before: str) -> Tense:
    """Return which way a verb looks; behind "a meeting for" the past tells a plan."""
    if mark["ahead"]:
        return Tense.AHEAD
    if mark["planned"]:
        return Tense.PLANNED
    return Tense.LIKELY if mark["likely"] or FOR.search(before) else Tense.PAST


def _find_open(before: str) -> Tense:
    """Return which way a clause without a verb looks: ahead behind "until"; in a list as the clause before it."""
    if UNTIL.search(before):
        return Tense.AHEAD
    marks = list(MARKER.finditer(before)) if LISTED.search(before) else []
    return Tense.AHEAD if marks and marks[-1]["ahead"] else Tense.OPEN


def _find_next(after: str) -> re.Match[str] | None:
    """Return the first verb that tells a tense in the rest of the clause."""
    closed = CLAUSE_END.search(after)
    return MARKER.search(after[: closed.start()] if closed else after)
