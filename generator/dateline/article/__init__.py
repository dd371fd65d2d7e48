"""A seed in; the article out: its frame taken apart from its story."""

import re
from datetime import date, timedelta

from dateline.article.decoys import ends_sentence, find_agency_behind
from dateline.article.finding import Finding, Rank
from dateline.article.frame import Frame, read_frame
from dateline.article.headlines import find_stray, find_top, is_kicker, is_label, make_headline
from dateline.article.known_names import is_same_line
from dateline.article.seeds import TIME_ROW, Block, cut_blocks
from dateline.article.stamps import read_correction
from dateline.english.calendar import WEEKDAY_NAMES
from dateline.english.days import find_stated_days, nearest_day
from dateline.model import Moment, Span
from dateline.regexes import make_regex
from dateline.seed import Article, Paragraph, Seed

LONGEST_HEADING = 100
WORDS_OF_HEADING = 12
NAME_WITH_DAY = make_regex(r"(?<!\d)(?P<year>(?:19|20)\d{2})-?(?P<month>\d{2})-?(?P<day>\d{2})(?!\d)")
WEEKDAY = make_regex(
    rf"\b(?P<lead>(?:next|coming|last|until|till|by|from|since)\s+)?"
    rf"(?P<day>{'|'.join(WEEKDAY_NAMES)})\b(?P<of>\s+(?:last|next|week))?",
    re.IGNORECASE,
)
AHEAD = make_regex(
    r"\b(?:will|shall|to be held|is to|are to|due|next|set to|expected|scheduled|planned|ahead of|would)\b",
    re.IGNORECASE,
)
CLAUSE = make_regex(r"[,;:—–]")
DAYS_BEFORE_PRINT = 3
ONE_DAY = timedelta(days=1)
OPENING_WORDS = 1000


def read_article(
    seed: Seed,
    *,
    day_first: bool = True,
    published: date | None = None,
    known_sources: tuple[str, ...] = (),
) -> Article:
    """Return the article; `published`, given from outside, counts only where the copy names no day.

    `known_sources` are publications that the digest knows, beside those of the shipped list.
    """
    frame = read_frame(cut_blocks(seed.text), day_first=day_first, known_sources=known_sources)
    headline, used, cut_day = _choose_headline(frame)
    frame.left_out |= used
    if cut_day:
        frame.findings.append(Finding(published=cut_day, rank=Rank.STAMP))
    paragraphs = _make_paragraphs(frame)
    lede = next((each.text for each in paragraphs if each.style == "prose"), "")
    updated = next((each.updated for each in frame.findings if each.updated), None)
    moment = _find_published(frame.findings, given=published, path=seed.path, updated=updated)
    day = moment.day if moment else None
    filed = _find_dateline_day(frame.findings, day)
    return Article(
        seed=seed,
        headline=headline or make_headline(lede or seed.text),
        headline_is_made=not headline,
        dateline=next((each.place for each in frame.findings if each.place), None),
        byline=next((each.byline for each in frame.findings if each.byline), None),
        source=_find_source(frame.findings),
        published=moment,
        news_day=_find_news_day(frame.findings, lede, day, filed),
        filed=filed,
        updated=updated,
        corrections=tuple(
            read_correction(frame.blocks[i].text, day_first=day_first, published=day) for i in frame.corrections
        ),
        paragraphs=paragraphs,
        frame=_make_furniture(frame),
    )


def _choose_headline(frame: Frame) -> tuple[str | None, set[int], Moment | None]:
    """Return the headline as printed, the blocks that it stands in, and a date that ends its line."""
    keyed = next((each.headline for each in frame.findings if each.headline), None)
    kept = [i for i in range(len(frame.blocks)) if i not in frame.left_out]
    blocks = tuple(frame.blocks[i] for i in kept)
    lede = sum(1 for i in kept if i < frame.lede)
    if keyed:
        return keyed, _find_repeats(frame, keyed), None
    at = _find_top(frame, blocks, lede)
    if at is None:
        at = find_stray(blocks, lede)
    if at is None:
        return None, set(), None
    text, day = _without_day(blocks[at].text, day_first=frame.day_first)
    above = range(min(at, lede))
    kickers = {kept[i] for i in above if is_kicker(blocks[i].text) or is_label(blocks[i].text, blocks[at].text)}
    return text, {kept[at]} | kickers | _find_repeats(frame, text), day


def _find_top(frame: Frame, blocks: tuple[Block, ...], lede: int) -> int | None:
    """Return the index of the headline before the lede."""
    at = find_top(blocks, lede)
    if at is None and lede and frame.dateline and ends_sentence(blocks[0].text):
        return 0
    return at


def _find_repeats(frame: Frame, headline: str) -> set[int]:
    return {i for i, block in enumerate(frame.blocks) if len(block.text) < 300 and is_same_line(block.text, headline)}


def _without_day(text: str, *, day_first: bool) -> tuple[str, Moment | None]:
    """Return a headline without the date that has slipped to its end ("... Saturday, 4 May 2020"), and that date."""
    days = find_stated_days(text, day_first=day_first)
    if days and days[-1].span.end == len(text) and text[days[-1].span.start :].casefold().startswith(WEEKDAY_NAMES):
        head = text[: days[-1].span.start].rstrip(" |,—–-")
        if len(head.split()) >= 3:
            return head, days[-1].moment
    return text, None


def _make_paragraphs(frame: Frame) -> tuple[Paragraph, ...]:
    """Return the story: every block that no line of the frame stands in."""
    return tuple(_make_paragraph(frame, i, block) for i, block in enumerate(frame.blocks) if i not in frame.left_out)


def _make_furniture(frame: Frame) -> tuple[Paragraph, ...]:
    """Return what is no story: lines of the frame, and the dateline and credit that share a block with the story."""
    furniture: list[Paragraph] = []
    for i, block in enumerate(frame.blocks):
        text, span = block.text, block.span
        story = Span(span.end, span.end) if i in frame.left_out else _make_paragraph(frame, i, block).span
        if story.start > span.start:
            head = text[: story.start - span.start]
            furniture.append(Paragraph(head, Span(span.start, story.start), block.style))
        if story.end < span.end:
            furniture.append(Paragraph(text[story.end - span.start :], Span(story.end, span.end), block.style))
    return tuple(furniture)


def _make_paragraph(frame: Frame, i: int, block: Block) -> Paragraph:
    """Return one block as a paragraph, without dateline and closing credit."""
    text, span = block.text, block.span
    if i == frame.dateline_at and frame.dateline:
        text = text[frame.dateline.length :]
        span = Span(span.end - len(text), span.end)
    if frame.credit_at and frame.credit_at[0] == i:
        text = text[: len(text) - (len(block.text) - frame.credit_at[1])]
        span = Span(span.start, span.start + len(text))
    style = "heading" if _is_crosshead(frame, i) else block.style
    if style == "prose" and TIME_ROW.match(text) and not ends_sentence(text):
        style = "item"
    return Paragraph(text, span, style)


def _is_crosshead(frame: Frame, i: int) -> bool:
    """Say whether a block is a crosshead: a short line that opens a passage and ends without a stop."""
    block = frame.blocks[i]
    if (
        block.style != "prose"
        or i == frame.dateline_at
        or len(block.text) > LONGEST_HEADING
        or TIME_ROW.match(block.text)
    ):
        return False
    if len(block.text.split()) > WORDS_OF_HEADING or block.text.endswith((",", ";", "…", "?", "!")):
        return False
    before = frame.blocks[i - 1] if i else None
    alone = (
        i < frame.lede
        or block.opens
        or before is None
        or len(before.text) > LONGEST_HEADING
        or ends_sentence(before.text)
    )
    return alone and not ends_sentence(block.text) and not find_agency_behind(block.text)


def _find_source(findings: list[Finding]) -> str | None:
    """Return the publication whose line counts most."""
    named = [each for each in findings if each.source]
    return min(named, key=lambda each: each.rank).source if named else None


def _find_published(findings: list[Finding], *, given: date | None, path: str, updated: Moment | None) -> Moment | None:
    """Return when the copy was published, by the best witness: itself, the caller, the file's name, the update."""
    dated = [each for each in findings if each.published]
    if dated:
        return min(dated, key=lambda each: each.rank).published
    yearless = next((each.yearless for each in findings if each.yearless), None)
    year = next((each.year for each in findings if each.year), None)
    if yearless and year and (day := nearest_day(yearless, date(year, yearless.month, 1))):
        return Moment(day)
    outside = given or _read_file_name(path)
    if outside:
        return Moment(outside)
    if updated and yearless:
        day = nearest_day(yearless, updated.day)
        return Moment(day) if day else updated
    return updated


def _read_file_name(path: str) -> date | None:
    """Return the day in a file's name (`2020-01-04-talks.txt`)."""
    match = NAME_WITH_DAY.search(path.rpartition("/")[2])
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


def _find_dateline_day(findings: list[Finding], published: date | None) -> date | None:
    """Return the day in the dateline; None where it has none, or no year can be told."""
    for each in findings:
        if each.rank == Rank.DATELINE and each.published:
            return each.published.day
        if each.rank == Rank.DATELINE and each.yearless and published:
            return nearest_day(each.yearless, published)
    return None


def _find_news_day(findings: list[Finding], lede: str, published: date | None, filed: date | None) -> date | None:
    """Return the day that "today" means in the story; `filed` is the day in the dateline.

    That may be the day after publication, east of where the copy came out; one still later is a slip.
    """
    if published is None:
        return None
    if filed and filed <= published + ONE_DAY:
        return filed
    if any(each.in_print for each in findings):
        return _find_lede_day(lede, published) or published
    return published


def _find_lede_day(lede: str, published: date) -> date | None:
    """Return the latest weekday just past that the lede of a print edition names; None where it names none."""
    days: list[date] = []
    opening = lede[:OPENING_WORDS]
    for match in WEEKDAY.finditer(opening):
        clause = CLAUSE.split(opening[max(0, match.start() - 150) : match.start()])[-1]
        if match["lead"] or match["of"] or AHEAD.search(clause):
            continue
        back = (published.weekday() - WEEKDAY_NAMES.index(match["day"].casefold())) % 7
        if back <= DAYS_BEFORE_PRINT:
            days.append(published - timedelta(days=back))
    return max(days, default=None)
