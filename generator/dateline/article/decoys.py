"""Lines that stand in pasted copy but tell nothing of the story: links, buttons, captions, credits."""

import re

from dateline.article.known_names import is_agency
from dateline.regexes import make_regex

LONGEST = 300


def _any_of(*alternatives: str) -> str:
    """Return a pattern that matches each of these."""
    return "(?:" + "|".join(alternatives) + ")"


LINK = make_regex(
    _any_of(
        r"read (?:more|also|next|the full (?:story|article)|full (?:story|article))",
        r"also read|also see|see also|more on this(?: story)?|more from|more stories|more news|explore more"
        r"|further reading",
        r"related(?: stor(?:y|ies)| articles?| news| content| coverage| topics?)?|recommended(?: for you| stories)?",
        r"must read|don.t miss|editor.s (?:picks?|choice)|you may also like|in case you missed it|from the archives?",
        r"also in this (?:package|section)|tags?|topics?|keywords?|filed under|categories|category",
    )
    + r"\s*(?:(?::|>|»|\||→|—|–|-\s).*|\W*$)",
    re.IGNORECASE,
)
PRESS_ON = make_regex(r"(?:watch|listen|in pictures|in video)\s*(?::|»|>|\|)\s*\S.*", re.IGNORECASE)
PLATFORMS = "twitter|facebook|instagram|whatsapp|telegram|youtube|x|linkedin|tiktok|social media|channel|google news"
BUTTON = make_regex(
    r"\W*"
    + _any_of(
        r"share(?: this| on\b| via\b| article\b| story\b|\W*$).{0,80}|tweet|print|save|whatsapp|facebook"
        r"|twitter|copy link",
        r"e-?mail(?: this.{0,40})?|[0-9,]* ?(?:comments?|shares?|views?|likes?)(?: \([0-9]+\))?",
        r"[0-9]{1,3}[ -]min(?:ute)?s?(?: read)?|reading time.{0,30}",
        r"(?:follow|like|find|join|connect with) (?:us|@\w+|\w+(?: \w+){0,3})\b.{0,40}\b(?:on|in|via|our)\b.{0,40}"
        rf"\b(?:{PLATFORMS})\b.{{0,60}}|follow us\b.{{0,80}}",
        r"(?:subscribe|sign up|log in|register)\b(?:\W*$| (?:now|today|here|to|for|free|with)\b.{0,120})",
        r"(?:click|tap) here.{0,120}|(?:download|get|install) (?:our|the) .{0,40}\b(?:app|newsletter|alerts?)\b.{0,80}",
        r"advertisements?|advert|ad|sponsored(?: content)?|promoted(?: content)?|paid post|skip (?:ad|advert"
        r"|past|to)\b.{0,60}",
        r"(?:story|article|report) continues (?:below|after).{0,60}|continue reading.{0,60}|loading"
        r"|play(?: video| audio)?",
        r"most (?:read|popular|viewed)|top stories|trending(?: now)?|listen to (?:this|the) (?:article|story).{0,40}",
        r"this (?:story|article|report|copy) (?:has|was) (?:not|been) (?:been )?(?:edited|auto|published from"
        r"|generated).{0,200}",
        r"this (?:article|story) is more than .{0,40} old|all rights reserved|(?:-|#)*\s?30\s?(?:-|#)*|ends?",
        r"more to (?:come|follow)|view (?:comments|gallery)|show (?:more|comments).{0,30}|watch (?:video|live|now)",
        r"enlarge(?: image)?|(?:toggle|hide) caption|(?:image source|image caption|media caption).{0,200}|getty images",
        r"back to top|cookie (?:policy|settings|preferences).{0,40}",
    )
    + r"\W*",
    re.IGNORECASE,
)
BUTTON_ROW = make_regex(
    r"(?:\W*\b(?:share|tweet|e-?mail|print|save|comments?|copy(?: link)?|facebook|twitter|whatsapp|linkedin|telegram"
    r"|pinterest|reddit|bookmark|listen|gift(?: article)?|x)\b\W*){2,}",
    re.IGNORECASE,
)
"""Several buttons in a row."""
INPUTS = r"(?:inputs?|reporting|material|contributions?|files?|agency inputs?|agencies|reports?)"
CREDITS = make_regex(
    r"\W*"
    + _any_of(
        rf"with (?:additional |further )?{INPUTS} (?:from|by)\b.{{2,80}}",
        r"with (?:inputs?|agencies|agency inputs|wire (?:reports|services))\W*",
        r"additional (?:reporting|input|material|research|work) (?:by|from)\b.{2,120}",
        r"(?:writing|editing|edited|compiled|graphics?|photography|translated) by\b.{2,80}",
        r"(?:reporting|reported|writing|written) by\b.*(?:;|editing|writing).*",
        r"\w[\w .'’-]{2,60} contributed (?:to|reporting).{0,120}",
        r"(?<=[(\[])reporting by\b[^()]{2,120}[)\]]",
    ),
    re.IGNORECASE,
)
AGENCY_NOTE = make_regex(
    r"(?i:[(\[](?:adds|updates?|updating|recasts|corrects|rewrites|refiles|repeats|changes)\b[^()]{2,200}[)\]])"
    r"|(?:EDS?|EDITORS?|ATTENTION)\b\s*[:–—-].{3,200}"
    r"|(?:BC|AM|PM)-[\w-]{3,40}(?:,.{0,40})?"
    r"|\w{2,20}-[\w-]{2,30},? ?(?i:\d(?:st|nd|rd|th) ?(?:ld|lead|update)\b.{0,30}|urgent)"
)
"""What an agency tells the desks and no reader: "(Adds quotes)", "EDS: UPDATES with arrests", "BC-Lebanon, 4th Ld"."""
REPORTERS = make_regex(
    r"\W*(?:reporting|reported|writing|written) by (?P<names>[^;()]{3,120}?)(?=;|\)|$|\.$| in [A-Z]|, editing)",
    re.IGNORECASE,
)
PICTURE = r"(?:photo(?:graph)?|image|picture)"
CAPTION_OPENS = make_regex(
    _any_of(
        r"(?:file |ap |afp |reuters |handout )?(?:photo(?:graph)?|image|picture|caption|video|graphic"
        r"|illustration|infographic"
        r"|screengrab|screenshot|chart|map)s?(?: (?:by|credit|courtesy|caption|source))?\s*[:—–|]",
        rf"file {PICTURE}s?\b|{PICTURE}s? (?:by|courtesy|credit)\b|\({PICTURE}\b|in this (?:file |handout )?{PICTURE}",
        rf"(?:this|(?:an? )?(?:file|handout|combination)) {PICTURE}s? (?:shows?|taken|released|provided|from)\b",
    ),
    re.IGNORECASE,
)
CREDIT_LABEL = make_regex(
    r"(?:^|[\s(\[.])(?:Image|Photo(?:graph)?|Picture|Photo [Cc]redit|Credit|Photo by|Image by|Pic"
    r"|File photo)s?\s*:\s*[^:]{1,80}$"
    r"|[(\[](?i:file|file photo|representational image|(?:ap|reuters|afp|getty|photo|image"
    r"|handout)\b[^()]{0,60})[)\]]\W*$"
)
AGENCY_BEHIND = make_regex(r"(?:[—–]|\s-|\s/|(?<=[.!?])\s*/)\s*(?P<name>[A-Z][\w./ ’'&-]{1,40}?)\W*$")
CREDIT_WORDS = make_regex(
    r"file(?: photo)?s?|photos? by\b.*|photo|image|handout|courtesy\b.*|getty images|white star|screengrab|via\b.*"
    r"|ap photo.*|stringer|pool|online|social media|twitter",
    re.IGNORECASE,
)
STOP_BEFORE = make_regex(r"[.!?][\"”’')]*\s*$")


def is_link(text: str) -> bool:
    """Say whether a line only leads elsewhere ("Read more: ...")."""
    return len(text) <= LONGEST and bool(LINK.match(text) or PRESS_ON.match(text))


def is_bare_link(text: str) -> bool:
    """Say whether the line is the label of links that follow ("Related stories:")."""
    return len(text) <= 40 and bool(LINK.match(text)) and not re.search(r"[:>»|→—–-]\s*\w", text)


def _is_button(text: str) -> bool:
    """Say whether a line is a button, an advertisement or an invitation ("Share this", "Follow us on Twitter")."""
    if len(text) > LONGEST:
        return False
    return bool(BUTTON.fullmatch(text) or BUTTON_ROW.fullmatch(text))


def is_credit(text: str) -> bool:
    """Say whether a line only says who else worked on the copy ("With additional input from ...")."""
    return len(text) <= LONGEST and bool(CREDITS.fullmatch(text))


def is_agency_note(text: str) -> bool:
    """Say whether a line tells only the desks what is new in this version of the copy."""
    return len(text) <= LONGEST and AGENCY_NOTE.fullmatch(text) is not None


def tells_nothing(text: str) -> bool:
    """Say whether a line leads elsewhere, is a button, or tells only the desks something."""
    return is_link(text) or _is_button(text) or is_agency_note(text)


def find_reporters(text: str) -> str | None:
    """Return the names of a credit line's reporters ("Reporting by Ana Ruiz; Editing by ...")."""
    match = REPORTERS.match(text) if len(text) <= LONGEST else None
    names = match["names"].strip() if match else ""
    return names if names[:1].isupper() else None


def is_caption(text: str) -> bool:
    """Say whether a line is the caption of a picture: it opens as one, or a picture's credit ends it."""
    if len(text) > LONGEST:
        return False
    return bool(CAPTION_OPENS.match(text) or CREDIT_LABEL.search(text)) or find_agency_behind(text) is not None


def find_agency_behind(text: str) -> re.Match[str] | None:
    """Return where a picture's or an agency's credit ends the text ("... — Reuters/File"), or None."""
    match = AGENCY_BEHIND.search(text, max(0, len(text) - 60))
    if not match:
        return None
    parts = [part.strip() for part in match["name"].split("/")]
    known = [is_agency(part) or bool(CREDIT_WORDS.fullmatch(part)) for part in parts]
    return match if known[0] or (len(parts) > 1 and any(known)) else None


def ends_sentence(text: str) -> bool:
    """Say whether the text ends as a sentence does."""
    return bool(STOP_BEFORE.search(text[-8:]))
