"""Characters that cannot be seen; a text in, the same as a message quotes it out."""

from dateline.regexes import make_regex

# Characters that turn the reading direction of what follows: they can make a name read as another.
TURNING = make_regex(r"[\u202a-\u202e\u2066-\u2069]")
CONTROL = make_regex(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
CUT = 60


def cut(text: str) -> str:
    """Return the text as a message quotes it: on one line that can be seen, its end left out where it is long."""
    line = TURNING.sub("�", CONTROL.sub("�", " ".join(text.split())))
    return line if len(line) <= CUT else f"{line[:CUT].rstrip()}…"
