"""Relative clauses in mid-sentence: found, so that they are neither taken for the news nor always shown."""

from dateline.extract.events.verbs import DENIAL, DOUBT, PARTICIPLES, begins_with_verb, claims
from dateline.model import Span
from dateline.regexes import make_regex

OPENING = make_regex(
    r",\s+(?:who|which|whose|whom|where|(?:originally |first |[a-z]{2,}ly )?(?:born|built|founded|held|led|made|due|"
    rf"{'|'.join(PARTICIPLES)}|[a-z]{{3,}}ed))\s"
)
LONGEST = 300
"""No aside of news copy is longer."""
COMMA = make_regex(r",\s+")


def find_asides(text: str) -> tuple[Span, ...]:
    """Return the asides, each from its first comma to behind its last, where the sentence's own verb follows.

    Of two within each other the inner one counts.
    """
    asides: list[Span] = []
    for opening in OPENING.finditer(text):
        closing = next(
            (
                comma
                for comma in COMMA.finditer(text, opening.end(), opening.end() + LONGEST)
                if begins_with_verb(text[comma.end() : comma.end() + 80])
            ),
            None,
        )
        if closing:
            while asides and asides[-1].end > opening.start():
                asides.pop()
            asides.append(Span(opening.start(), closing.end()))
    return tuple(asides)


def is_needed(text: str, aside: Span) -> bool:
    """Say whether an aside must stay: it says who claims something, doubts or denies."""
    words = text[aside.start : aside.end]
    return bool(claims(words) or DOUBT.search(words) or DENIAL.search(words))


def blank(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with the spans as blanks, as long as before."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text
