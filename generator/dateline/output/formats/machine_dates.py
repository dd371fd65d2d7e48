"""Days, moments and dates in; what machines read of them, as in `<time datetime>`, out."""

from datetime import date

from dateline.model import Moment
from dateline.regexes import make_regex
from dateline.when import When

# The date strings that HTML allows in <time datetime> (section 4.5.14) among those that EDTF can write.
MACHINE_DATE = make_regex(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?")


def machine_date(value: date | Moment | When) -> str:
    """Return the date for `<time datetime>`; empty where HTML has no form for it ("about 2019", "the 1990s").

    >>> from dateline.when import read_when
    >>> machine_date(read_when("2019-11")), machine_date(read_when("2019-11~"))
    ('2019-11', '')
    """
    if isinstance(value, When):
        return value.edtf if MACHINE_DATE.fullmatch(value.edtf) else ""
    if isinstance(value, Moment):
        return value.time.isoformat(timespec="minutes") if value.time else value.day.isoformat()
    return value.isoformat()
