"""Which way the clause around a time expression looks: ahead only where its own verb says so."""

import re

from generator.ingest.extract.dates.reading import Tense

AHEAD = (
    r"will(?! have)|shall|(?<=[a-z])[’']ll|won[’']t|(?:is|are|was|were|be|been) (?:going|set|due|scheduled|slated|expected|"
    r"planned|supposed|to|likely|about|poised|bound) (?:to )?|(?:due|set|scheduled|slated|planned|planning|expects?|"
    r"expected|plans?|hopes?|hoping|intends?|aims?|wants?|vow(?:s|ed)?|promise[sd]?|pledge[sd]?|agree[sd]?|ready|forecast|"
    r"invited|urged|called|need|needs|ought) (?:to|for|on|by)|to (?:be )?(?:held|begin|start|open|meet|vote|take|hold|go|"
    r"be|resume|testify|travel|return|visit|leave|end)|upcoming|forthcoming|would(?! have)|must|runs? until|"
    r"expire[s]?|valid until|before|ahead of|no later than|forecast for"
)
PAST = (
    r"(?:had|has|have|having)|was|were|did|didn[’']t|would have|will have|ago|said|told|came|went|took|made|won|lost|"
    r"rose|fell|began|met|held|spoke|gave|got|found|left|led|sent|shot|saw|became|hit|put|cut|ran|wrote|drew|grew|knew|"
    r"kept|set off|brought|thought|bought|fought|caught|taught|struck|died|fled|flew|broke|chose|drove|paid|laid|"
    r"sat|stood|built|spent|heard|felt|dealt|burnt|sank|swore|wore|threw|shook|rang|sang|since|\w{2,24}ed"
)
MARKER = re.compile(rf"\b(?:(?P<ahead>{AHEAD.replace(' ', chr(92) + 's{1,9}')})|(?P<past>{PAST}))(?!\w)", re.IGNORECASE)
CLAUSE_END = re.compile(r"[;:“”\"()—–]|\s-\s|,\s{1,9}(?:and|but|while|which|who|where|when)\s")
WINDOW = 90
"""So far from the expression its verb is looked for."""


def find_tense(sentence: str, start: int, end: int) -> Tense:
    """Return where the clause around the words from start to end looks: by its last verb before them, else the next."""
    before = sentence[max(start - WINDOW, 0) : start]
    cut = max((found.end() for found in CLAUSE_END.finditer(before)), default=0)
    marks = list(MARKER.finditer(before, cut))
    if marks:
        return Tense.AHEAD if marks[-1]["ahead"] else Tense.PAST
    after = sentence[end : end + WINDOW]
    closed = CLAUSE_END.search(after)
    mark = MARKER.search(after[: closed.start()] if closed else after)
    if not mark:
        return Tense.OPEN
    return Tense.AHEAD if mark["ahead"] else Tense.PAST
