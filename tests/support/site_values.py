"""A small made-up digest, from which the tests of site, output and pipeline build their cases."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateline.config import Digest, SourceSettings
from dateline.content.content import Content, Wording
from dateline.model import (
    Correction,
    Entry,
    Event,
    Kind,
    Moment,
    Quote,
    Rights,
    Source,
    StoryText,
    Tag,
    TextPageSource,
    Vocabulary,
    VocabularyTerm,
)
from dateline.problems import Problem
from dateline.site.plan import Plan, Site, make_site
from dateline.when import read_when
from tests.support.languages import ENGLISH

TODAY = date(2024, 6, 1)
DIGEST = Digest(
    title="Harbour Digest",
    description="News of the harbour, gathered by hand.",
    base_url="https://example.org/digest/",
    author="The desk",
    edit_url="https://example.org/edit/",
    sources=(
        SourceSettings("Quay Post", Rights.EXCERPT, "https://post.example/"),
        SourceSettings("Open Wire", Rights.LICENSED, None, (), "CC BY 4.0", "https://licence.example/"),
    ),
)
FERRY = StoryText("content/stories/ferry.md", "ferry", "The ferry dispute", "Crews and owner cannot agree on hours.")
ABOUT = TextPageSource("content/pages/about.md", "about", "About", "What this is.", "We read so that you need not.")
VOCABULARY = Vocabulary(
    (
        VocabularyTerm(
            Kind.PEOPLE,
            "Marta Lindqvist",
            aliases=("M. Lindqvist",),
            description="Mayor of Norhaven since 2021.",
            former=("Marta Berg",),
            path="content/vocabulary/people.yaml",
            line=1,
        ),
        VocabularyTerm(Kind.TOPICS, "strikes", triggers=("strike", "walkout"), path="content/vocabulary/topics.yaml"),
    )
)


def tags(**names: str) -> tuple[Tag, ...]:
    """Return tags from `people="A, B"`."""
    return tuple(Tag(Kind(kind), name.strip()) for kind in Kind for name in names.get(kind, "").split(",") if name)


def event(when: str, text: str, **fields: Any) -> Event:
    return replace(Event(read_when(when), text), **fields)


def entry(file: str, title: str = "", **fields: Any) -> Entry:
    """Return an entry; `file` is `2024-05-01-strike`."""
    made = Entry(
        path=f"content/entries/{file[:4]}/{file}.md",
        title=title or file[11:].replace("-", " ").capitalize(),
        date=Moment(date.fromisoformat(file[:10])),
        rights=Rights.EXCERPT,
    )
    return replace(made, **fields)


STRIKE = entry(
    "2024-05-02-crews-strike",
    "Ferry crews strike for shorter shifts",
    source=Source("Quay Post", "https://post.example/1", "Norhaven", "Jo Reed"),
    summary="All ferries stayed in port on Wednesday.",
    story="ferry",
    tags=tags(
        people="M. Lindqvist, Otto Brandt", places="Norhaven", organisations="Blue Line Ferries", topics="strikes"
    ),
    timeline=(
        event(
            "2024-05-01",
            "Crews of Blue Line Ferries walked off all nine ships in Norhaven harbour.",
            phrase="on Wednesday",
        ),
        event("2024-05-10", "Owner and crews meet a mediator.", future=True),
        event("2023", "The company cut its crews by a third."),
    ),
    quotes=(Quote("Otto Brandt", "We are tired.", "radio"), Quote("Marta Lindqvist", "Talk to each other.")),
    body="The crews of all ships went ashore.",
)
TALKS = entry(
    "2024-05-06-talks-fail",
    "Ferry talks fail after one night",
    source=Source("Open Wire"),
    rights=Rights.LICENSED,
    summary="Neither side moved.",
    story="ferry",
    tags=tags(people="Otto Brandt", places="Norhaven", organisations="Blue Line Ferries", topics="strikes"),
    timeline=(
        event("2024-05-01", "Crews of Blue Line Ferries walked off all nine ships at Norhaven harbour in the morning."),
        event("2024-05-05", "Brandt left the talks at midnight."),
    ),
    body="They talked all night.",
)
FISH = entry(
    "2024-05-06-herring",
    "Herring return to the bay",
    source=Source("Quay Post"),
    tags=tags(places="Sandholm Bay", topics="fishing"),
    timeline=(event("2024-04", "First shoals were seen off Sandholm Bay."),),
    body="Old nets came out again.",
)
OLD = entry("2023-11-20-lighthouse", "Lighthouse sold", tags=tags(places="Norhaven, Gull Point"))
ENTRIES = (STRIKE, TALKS, FISH, OLD)
HARBOUR = StoryText("content/stories/harbour.md", "harbour", "The new harbour", "It grows and grows.")


def make_many(number: int) -> tuple[Entry, ...]:
    """Return entries of a digest whose lists are long, one a day from 3 December 2023 on, newest first."""
    days = [date(2023, 12, 3) + timedelta(days=place) for place in range(number)]
    return tuple(
        entry(
            f"{day}-quay-{place}",
            source=Source(f"{'QRSTU'[place % 5]}uay Post {place}"),
            story="harbour",
            tags=tags(people=f"Otto Brandt, Ida Holm {place}", places="Norhaven", topics="quays"),
            timeline=(
                event(f"{day}", f"Otto Brandt opened quay {place} of Norhaven."),
                event("2023", f"Norhaven counted {place} ships."),
            ),
            quotes=(Quote("Otto Brandt", f"This is quay {place}.", "radio"),),
            corrections=(Correction(day, f"It is quay {place}."),),
        )
        for place, day in reversed(list(enumerate(days)))
    )


CONTENT: dict[str, Any] = {
    "digest": DIGEST,
    "stories": (FERRY,),
    "text_pages": (ABOUT,),
    "vocabulary": VOCABULARY,
    "words": ENGLISH,
    "pictures": (),
}


def make_content(entries: tuple[Entry, ...] = ENTRIES, **fields: Any) -> Content:
    """Return the content of the small digest with these entries; `fields` take the place of its other parts."""
    given = CONTENT | fields
    return Content(entries=entries, wording=Wording(given.pop("words"), ()), **given)


def build_site(entries: tuple[Entry, ...] = ENTRIES, **fields: Any) -> Site:
    """Return the site of these entries; fails where there is a problem."""
    site, problems = try_site(entries, **fields)
    assert not problems, problems
    assert site
    return site


def try_site(entries: tuple[Entry, ...] = ENTRIES, **fields: Any) -> tuple:
    """Return the site of these entries, or None, and the problems in its way."""
    content = make_content(entries, **{name: fields.pop(name) for name in tuple(fields) if name in CONTENT})
    faults = tuple(Problem(path, 0, 0, "", "") for path in fields.pop("doubtful", ()))
    plan = Plan(content, **{"today": TODAY, "version": "1.2.3", **fields})
    problems = plan.check(faults)
    return (None if problems else make_site(plan), problems)


def page_at(site: Site, address: str) -> Any:  # a test knows of which kind its page is
    """Return the page at an address; fails where there is none or more than one."""
    (page,) = (page for page in site.pages if page.head.address == address)
    return page
