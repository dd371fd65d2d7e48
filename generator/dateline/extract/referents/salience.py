"""How much an article is about a thing: how often, how early, and whether the headline names it."""

from dateline.english.name_forms import fold
from dateline.extract.referents.frame import Frame
from dateline.extract.referents.groups import Group
from dateline.regexes import make_regex

MARKS = make_regex(r"['’]s?(?!\w)|[,:;!?“”\"]")
IN_HEADLINE = 2.0
IN_LEDE = 1.0
"""For a first mention among the first two sentences."""
AS_DATELINE = 1.0


def weigh(group: Group, frame: Frame) -> float:
    """Return the salience: one for each mention, and more for the headline, the lede and the dateline."""
    headline = f" {fold(MARKS.sub('', frame.headline))} "
    salience = float(len(group.candidates))
    salience += IN_HEADLINE * any(f" {form} " in headline for form in group.forms)
    salience += IN_LEDE * any(candidate.sentence < 2 for candidate in group.candidates)
    return salience + AS_DATELINE * group.is_certain
