"""Lines that stand in pasted copy but tell nothing of the story: links, buttons, captions, credits."""

import re

from generator.ingest.frame.publications import is_agency

LONGEST = 300
LINK = re.compile(
    r"(?:read (?:more|also|next|the full (?:story|article)|full (?:story|article))|also read|also see|see also|more on this(?: story)?"
    r"|related(?: stor(?:y|ies)| articles?| news| content| coverage| topics?)?|recommended(?: for you| stories)?|must read|don.t miss"
    r"|editor.s (?:picks?|choice)|you may also like|more from|more stories|explore more|read|in case you missed it|from the archives?"
    r"|further reading|more news|also in this (?:package|section)|tags?|topics?|keywords?|filed under|categories|category)"
    r"\s*(?:(?::|>|»|\||→|—|–|-\s).*|\W*$)",
    re.IGNORECASE,
)
PRESS_ON = re.compile(r"(?:read (?:more|also|next)|also read|see also|watch|listen|in pictures|in video|live|opinion|explained|gallery)\s*(?::|»|>|\|)\s*\S.*", re.IGNORECASE)  # fmt: skip
BUTTON = re.compile(
    r"\W*(?:share(?: this| on\b| via\b| article\b| story\b|\W*$).{0,80}|tweet\W*|print\W*|e-?mail(?: this.{0,40})?\W*|copy link\W*|save\W*|whatsapp\W*|facebook\W*|twitter\W*"
    r"|[0-9,]* ?(?:comments?|shares?|views?|likes?)(?: \([0-9]+\))?\W*|[0-9]{1,3}[ -]min(?:ute)?s?(?: read)?\W*|reading time.{0,30}"
    r"|(?:follow|like|find|join|connect with) (?:us|dateline|@\w+|\w+(?: \w+){0,3})\b.{0,40}\b(?:on|in|via|our)\b.{0,40}\b(?:twitter|facebook|instagram|whatsapp|telegram|youtube|x|linkedin|tiktok|social media|channel|google news)\b.{0,60}"
    r"|follow us\b.{0,80}|(?:subscribe|sign up|log in|register)\b(?! said).{0,120}|click here.{0,120}|tap here.{0,120}|(?:download|get|install) (?:our|the|dawn|bbc).{0,40}\b(?:app|newsletter|alerts?)\b.{0,80}"
    r"|advertisements?|advert|ad|sponsored(?: content)?|promoted(?: content)?|paid post|(?:story|article|report) continues (?:below|after).{0,60}|continue reading.{0,60}"
    r"|skip (?:ad|advert|advertisement|past|to)\b.{0,60}|loading\W*|most (?:read|popular|viewed)|top stories|trending(?: now)?|listen to (?:this|the) (?:article|story).{0,40}"
    r"|this (?:story|article|report|copy) (?:has|was) (?:not|been) (?:been )?(?:edited|auto|published from|generated).{0,200}|all rights reserved\W*|this (?:article|story) is more than .{0,40} old|(?:-|#)*\s?30\s?(?:-|#)*|ends?|more to (?:come|follow)|view (?:comments|gallery)|show (?:more|comments).{0,30}"
    r"|play(?: video| audio)?|watch (?:video|live|now)|enlarge(?: image)?|toggle caption|hide caption|image source.{0,60}|image caption.{0,200}|media caption.{0,200}|getty images|back to top|cookie.{0,60})\W*",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"\W*(?:with (?:additional |further )?(?:inputs?|reporting|material|contributions?|files?|agency inputs?|agencies|reports?) (?:from|by|of)\b.*|with (?:inputs?|agencies|agency inputs|wire (?:reports|services))\W*"
    r"|additional (?:reporting|input|material|research|work)\b.*|(?:writing|editing|edited|compiled|translated|translation|graphics?|produced|research|photography) by\b.*|(?:reporting|reported|writing|written) by\b.*(?:;|editing|writing).*"
    r"|\w[\w .'’-]{2,60} contributed (?:to|reporting).{0,120}|(?:our|the) .{3,60} contributed to this (?:report|story|article).*)",
    re.IGNORECASE,
)
REPORTERS = re.compile(r"\W*(?:reporting|reported|writing|written) by (?P<names>[^;()]{3,120}?)(?=;|\)|$|\.$| in [A-Z]|, editing)", re.IGNORECASE)  # fmt: skip
CAPTION_OPENS = re.compile(
    r"(?:file |ap |afp |reuters |handout )?(?:photo(?:graph)?|image|picture|caption|video|graphic|illustration|infographic|screengrab|screenshot|chart|map)s?"
    r"(?: (?:by|credit|courtesy|caption|source))?\s*[:—–|]|(?:file )(?:photo|image|picture)s?\b|(?:photo|image|picture|photograph|illustration|cartoon)s? (?:by|courtesy|credit)\b"
    r"|(?:a |an |this )(?:file |handout |combination )?(?:photo|image|picture|photograph)s? (?:shows?|taken|released|provided|from)\b|\((?:photo|image|picture)\b|in this (?:file |handout |image|photo|picture)",
    re.IGNORECASE,
)
CREDIT_LABEL = re.compile(r"(?:^|[\s(\[.])(?:image|photo(?:graph)?|picture|photo credit|credit|photo by|image by|pic|file photo)s?\s*:\s*[^:]{1,80}$|[(\[](?:file|file photo|representational image|ap photo[^()]{0,60}|reuters[^()]{0,40}|afp[^()]{0,40}|getty[^()]{0,60}|photo[^()]{0,60}|image[^()]{0,60}|handout[^()]{0,40})[)\]]\W*$", re.IGNORECASE)  # fmt: skip
AGENCY_BEHIND = re.compile(r"(?:[—–]|\s-|\s/|(?<=[.!?])\s*/)\s*(?P<name>[A-Z][\w./ ’'&-]{1,40}?)\W*$")
CREDIT_WORDS = re.compile(r"(?:file(?: photo)?s?|photos? by\b.*|photo|image|handout|courtesy\b.*|getty images|white star|screengrab|via\b.*|ap photo.*|stringer|pool|online|social media|twitter)", re.IGNORECASE)  # fmt: skip
STOP_BEFORE = re.compile(r"[.!?][\"”’')]*\s*$")


def is_link(text: str) -> bool:
    """Say whether a line only leads elsewhere ("Read more: ...")."""
    return len(text) <= LONGEST and bool(LINK.match(text) or PRESS_ON.match(text))


def is_bare_link(text: str) -> bool:
    """Say whether the line is the label of links that follow ("Related stories:")."""
    return len(text) <= 40 and bool(LINK.match(text)) and not re.search(r"[:>»|→—–-]\s*\w", text)


def is_button(text: str) -> bool:
    """Say whether a line is a button, an advertisement or an invitation ("Share this", "Follow us on Twitter")."""
    return len(text) <= LONGEST and bool(BUTTON.fullmatch(text))


def is_credit(text: str) -> bool:
    """Say whether a line only says who else worked on the copy ("With additional input from ...")."""
    return len(text) <= LONGEST and bool(CREDITS.fullmatch(text))


def find_reporters(text: str) -> str | None:
    """Return the names of a credit line's reporters ("Reporting by Ana Ruiz; Editing by ...")."""
    match = REPORTERS.match(text) if len(text) <= LONGEST else None
    return match["names"].strip() if match else None


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
