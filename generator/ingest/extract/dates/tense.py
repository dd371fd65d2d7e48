"""Which way the clause around a time expression looks: ahead only where its own verb says so."""

import re

from generator.ingest.extract.dates.reading import Tense, open_blanks

BE = r"(?:is|are|was|were|be|been|am|[’']s|[’']re)"
INTENT = (
    r"due|set|scheduled|slated|planned|planning|expects?|expected|plans?|hopes?|hoping|intends?|aims?|wants?|"
    r"vow(?:s|ed)?|promise[sd]?|pledge[sd]?|agree[sd]?|ready|supposed|likely|poised|bound|about|going|decided|forecast"
)
COMING = r"begin|start|open|meet|vote|take|hold|resume|testify|travel|return|leave|expire|come into force|play|face"
DONE = r"(?: \w+ly)?(?: not)?(?: be)?(?: \w{2,24})?"
"""What may stand behind "will": "not be seen", "hit", no verbs of the past for all that they look it."""
AHEAD = (
    rf"(?:will(?! have)|shall|must|(?<=[a-z])[’']ll|won[’']t|(?-i:may)){DONE}",
    rf"(?:is|are|[’']s|[’']re) to{DONE}",
    rf"(?:{INTENT}) to{DONE}",
    r"(?:is|are|[’']s|[’']re) (?:due|set|scheduled|slated|planned|expected|forecast|billed)(?: for| on| by| in| next)?",
    r"to be (?:\w{2,24}ed|held)",
    rf"to (?:{COMING})",
    r"(?:has|have) called (?:a|an|the|for) [\w -]{2,30}? (?:for|on)",
    r"upcoming|forthcoming|no later than|(?:runs?|lasts?|valid|continues?) (?:until|till|through)",
)
LIKELY = (
    rf"(?:was|were) (?:to(?: have)?|due|set|scheduled|slated|expected|planned|forecast)(?: to)?{DONE}",
    rf"(?:would(?! have)|could(?! have)|might(?! have)){DONE}",
    r"(?:due|scheduled|slated|planned|expected|forecast) (?:for|on|by|in|next)",
    r"begins|starts|opens|ends|expires|meets|takes place|falls|closes|kicks off|resumes|votes|comes into force",
    r"ahead of",
)
PAST = (
    r"had|has|have|having|was|were|did|didn[’']t|(?:would|will) have|said|told|came|went|took|made|won|lost|rose|fell|"
    r"began|met|held|spoke|gave|got|found|left|led|sent|shot|saw|became|hit|put|cut|ran|wrote|drew|grew|knew|kept|set|"
    r"brought|thought|bought|fought|caught|taught|struck|died|fled|flew|broke|chose|drove|paid|laid|sat|stood|built|"
    r"spent|heard|felt|dealt|sank|swore|wore|threw|shook|sang|rang|blew|hung|slept|swept|wept|fed|bore|froze|"
    r"rode|stole|tore|sought|lent|hid|lit|quit|burst|since|\w{2,24}ed"
)
MARKER = re.compile(
    open_blanks(
        rf"(?:(?<!\w)|(?=[’']))(?:(?P<ahead>{'|'.join(AHEAD)})|(?P<likely>{'|'.join(LIKELY)})|(?P<past>{PAST}))(?!\w)"
    ),
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r":(?!\d)|[;“”\"()—–]|\s-\s|,\s{1,9}(?:and|but|while|which|who|where|when)\s")
LIMIT_BEFORE = re.compile(
    open_blanks(r"\b(?:until|till|before|by) (?:the (?:end|start|beginning) of |at least )?$"), re.IGNORECASE
)
"""Behind these a date lies ahead where a verb of the present says so."""
UNTIL = re.compile(open_blanks(r"\b(?:until|till|before) (?:the (?:end|start|beginning) of )?$"), re.IGNORECASE)
"""Behind these a date lies ahead where no verb says that it is past."""
DEFERRED = re.compile(
    open_blanks(r"\b(?:put off|postponed|delayed|deferred|adjourned|extended|remanded) (?:again )?(?:until|till|to) $"),
    re.IGNORECASE,
)
PRESENT = re.compile(r"\b(?:is|are|remains?|stays?|has|have|promised|pledged|vowed)\b|[’'](?:s|re)\b", re.IGNORECASE)
"""Words of the present, and those that bind the future."""
OVER = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
WINDOW = 90
"""So far from the expression its verb is looked for."""


def find_tense(sentence: str, start: int, end: int) -> Tense:
    """Return where the clause around the words from start to end looks: by its last verb before them, else the next."""
    before = sentence[max(start - WINDOW, 0) : start]
    cut = max((found.end() for found in CLAUSE_END.finditer(before)), default=0)
    if LIMIT_BEFORE.search(before) and PRESENT.search(before, cut) and not OVER.search(before, cut):
        return Tense.AHEAD
    if DEFERRED.search(before):
        return Tense.AHEAD
    marks = list(MARKER.finditer(before, cut))
    if marks and marks[-1]["likely"] and LIMIT_BEFORE.search(before):
        return Tense.AHEAD
    mark = marks[-1] if marks else _find_next(sentence[end : end + WINDOW])
    if not mark:
        return Tense.AHEAD if UNTIL.search(before) else Tense.OPEN
    return Tense.AHEAD if mark["ahead"] else Tense.LIKELY if mark["likely"] else Tense.PAST


def _find_next(after: str) -> re.Match[str] | None:
    """Return the first verb that tells a tense in the rest of the clause."""
    closed = CLAUSE_END.search(after)
    return MARKER.search(after[: closed.start()] if closed else after)
