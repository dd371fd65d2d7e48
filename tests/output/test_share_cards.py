"""The cards that social sites show: which pages have one, what stands on it, and that it is drawn once."""

import io
import re
import struct
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from dateline.disk.cache import Cache
from dateline.model import File
from dateline.output.card_drawing import SPINE, ShareCard, draw_card
from dateline.output.card_letters import COMPOSED, FONT, break_lines, find_letter, has_letter, measure, shorten
from dateline.output.html.batches import PageRenderer
from dateline.output.html.render import render_page
from dateline.output.share_cards import (
    BATCH,
    find_card,
    find_common_card,
    find_undrawn,
    forget_other_cards,
    list_cards,
    make_card_files,
)
from dateline.site.plan import Site
from tests.support.places import TEMPLATES
from tests.support.site_values import FISH, STRIKE, build_site, entry, event, page_at

SHIPPED = (TEMPLATES,)
SITE = build_site()
PAPER = (255, 253, 248)
CARD = ShareCard("/card.png", "Harbour Digest", "The ferry dispute", "Ferry talks fail", "6 May 2024")


def card_of(address: str, site: Site = SITE) -> ShareCard:
    found = find_card(page_at(site, address), site.masthead, find_common_card(site.masthead))
    assert found
    return found


def draw(site: Site, folder: Path, workers: int | None = None) -> tuple[File, ...]:
    """Return the files of all cards of a site."""
    return tuple(make_card_files(list_cards(site), Cache(folder), workers))


def open_card(card: ShareCard) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(card))).convert("RGB")


def find_ink(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Tell whether anything is drawn in a part of the card."""
    return len(image.crop(box).getcolors(maxcolors=100) or ()) > 1


def test_an_entry_is_shared_with_its_story_title_day_and_source() -> None:
    card = card_of("/2024/05/02/crews-strike/")
    assert (card.masthead, card.kicker, card.title) == ("Harbour Digest", "The ferry dispute", STRIKE.title)
    assert card.foot == "2 May 2024 · Quay Post"
    assert card.address == "/2024/05/02/crews-strike/card.png"


def test_a_story_shows_its_entries_and_the_days_of_its_events() -> None:
    card = card_of("/stories/ferry/")
    assert (card.kicker, card.foot) == ("Story", "2 entries, 2 May 2024 to 6 May 2024")
    assert card.days == (date(2024, 5, 1), date(2024, 5, 5))


def test_a_deck_stands_below_the_title_as_far_as_there_is_room() -> None:
    below, last_rows = (72, 290, 1128, 480), (72, 440, 1128, 550)
    bare, short, foreign, long = (
        open_card(replace(CARD, deck=deck)) for deck in ("", "Neither side moved.", "کشتی", "Neither side moved. " * 40)
    )
    assert [find_ink(image, below) for image in (bare, short, foreign, long)] == [False, True, False, True]
    assert not find_ink(long, last_rows)


def test_only_terms_of_several_entries_have_a_card_of_their_own() -> None:
    assert card_of("/places/norhaven/").kicker == "Place"
    assert card_of("/people/otto-brandt/").address == "/card.png"


@pytest.mark.parametrize("address", ["/", "/timeline/", "/2024/05/", "/about/"])
def test_other_pages_are_shared_with_the_card_of_the_site(address: str) -> None:
    card = card_of(address)
    assert (card.address, card.title, card.deck) == (
        "/card.png",
        "Harbour Digest",
        "News of the harbour, gathered by hand.",
    )


def test_the_card_of_the_site_says_how_much_there_is() -> None:
    assert list_cards(SITE)[0].foot == "4 entries, 20 November 2023 to 6 May 2024"


def test_a_title_in_letters_that_the_font_has_not_is_shared_with_the_card_of_the_site(tmp_path: Path) -> None:
    site = build_site((replace(FISH, title="کشتی"),))
    assert card_of("/2024/05/06/herring/", site).address == "/card.png"
    paths = [file.path for file in draw(site, tmp_path)]
    assert "2024/05/06/herring/card.png" not in paths


def test_a_site_whose_own_card_cannot_be_drawn_says_why() -> None:
    assert find_undrawn(SITE.masthead) is None
    masthead = replace(SITE.masthead, title="ساحل", description="Coast")
    assert find_undrawn(masthead) == (
        "The font of share cards lacks letters of the site's title or description, as ا ح س ل; "
        "pages without a card of their own are shared without any."
    )


def test_days_long_before_the_last_are_left_out() -> None:
    told = replace(STRIKE, timeline=(event("2020-01-01", "Old."), event("2024-05-01", "A."), event("2024-05-02", "B.")))
    assert card_of("/2024/05/02/crews-strike/", build_site((told,))).days == (date(2024, 5, 1), date(2024, 5, 2))


def test_every_card_that_a_page_names_is_made(tmp_path: Path) -> None:
    made = {file.path for file in draw(SITE, tmp_path)}
    renderer = PageRenderer(SHIPPED, SITE).renderer
    named = set()
    for address in ("/", "/2024/05/02/crews-strike/", "/stories/ferry/", "/places/norhaven/", "/timeline/"):
        text = render_page(renderer, page_at(SITE, address)).data.decode()
        found = re.search(r'<meta property="og:image" content="https://example.org/digest/([^"]+)">', text)
        assert found
        assert '<meta name="twitter:card" content="summary_large_image">' in text
        named.add(found[1])
    assert named <= made
    assert len(named) == 4


def test_a_card_is_a_small_png_of_the_size_that_all_expect() -> None:
    data = draw_card(CARD)
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) < 30_000
    assert image.convert("RGB").getpixel((5, 5)) == PAPER


def test_a_card_is_drawn_to_the_same_bytes_each_time() -> None:
    assert draw_card(CARD) == draw_card(CARD)
    assert draw_card(CARD) != draw_card(replace(CARD, title="Ferry talks begin"))


@pytest.mark.parametrize("title", ["Word " * 200, "W" * 400, "A", "Ferry crews strike for shorter shifts again " * 3])
def test_no_title_leaves_the_card_or_its_room(title: str) -> None:
    image = open_card(replace(CARD, title=title.strip(), foot="", days=()))
    assert find_ink(image, (72, 176, 1128, 480))
    assert not find_ink(image, (1130, 120, 1200, 630))
    assert not find_ink(image, (0, 500, 1200, 630))


def test_a_foot_that_is_too_long_ends_within_the_card() -> None:
    image = open_card(replace(CARD, foot="Entries of this week " * 10))
    assert not find_ink(image, (1130, 120, 1200, 630))


def test_events_of_two_days_make_a_spine() -> None:
    spine = (72, SPINE - 10, 1128, SPINE + 10)
    days, ends = (date(2024, 5, 1), date(2024, 5, 5)), ("1 May 2024", "5 May 2024")
    assert not find_ink(open_card(replace(CARD, days=days[:1])), spine)
    assert find_ink(open_card(replace(CARD, days=days, ends=ends)), spine)


def test_a_card_that_is_kept_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw(SITE, tmp_path)
    monkeypatch.setattr("dateline.output.share_cards.draw_cards", lambda cards: pytest.fail("drawn again"))
    assert draw(SITE, tmp_path) == first


@pytest.mark.parametrize("workers", [2, 3])
def test_cards_are_the_same_for_any_number_of_workers(workers: int, tmp_path: Path) -> None:
    site = build_site(tuple(entry(f"2024-05-{day:02}-{words}") for day in range(1, 29) for words in ("talks", "end")))
    alone = draw(site, tmp_path / "alone", 1)
    assert len(alone) > 2 * BATCH * workers
    assert draw(site, tmp_path / "shared", workers) == alone
    kept = [{file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("alone", "shared")]
    assert kept[0] == kept[1]


def test_cards_of_pages_that_are_gone_are_not_kept(tmp_path: Path) -> None:
    draw(SITE, tmp_path)
    site = build_site((STRIKE,))
    files = draw(site, tmp_path)
    forget_other_cards(list_cards(site), Cache(tmp_path))
    assert len(list(tmp_path.iterdir())) == len(files)


def test_the_font_comes_with_its_licence() -> None:
    assert "SIL Open Font License" in (FONT.parent / "OFL.txt").read_text(encoding="utf-8")
    assert FONT.stat().st_size < 300_000


def test_an_empty_digest_has_the_card_of_the_site_alone(tmp_path: Path) -> None:
    files = draw(build_site((), stories=(), text_pages=()), tmp_path)
    assert [file.path for file in files] == ["card.png"]


def read_widths() -> dict[str, int]:
    """Return the width of each letter of the font, as its table `hmtx` has it, in thousandths of the size."""
    data = FONT.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    assert struct.unpack_from(">H", data, tables[b"head"] + 18)[0] == 1000
    last = struct.unpack_from(">H", data, tables[b"hhea"] + 34)[0] - 1
    start = tables[b"cmap"]
    subtables = [struct.unpack_from(">HHI", data, start + 4 + 8 * n) for n in range(data[start + 3])]
    at = next(start + offset for platform, _, offset in subtables if platform == 3)
    assert struct.unpack_from(">H", data, at)[0] == 4
    parts = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends, firsts, shifts, offsets = (
        struct.unpack_from(f">{parts}{sign}", data, at + 14 + behind + 2 * parts * number)
        for number, (sign, behind) in enumerate((("H", 0), ("H", 2), ("h", 2), ("H", 2)))
    )
    found = {}
    for number in range(parts - 1):
        for code in range(firsts[number], ends[number] + 1):
            glyph = code
            if offsets[number]:
                place = at + 16 + 6 * parts + 2 * number + offsets[number] + 2 * (code - firsts[number])
                glyph = struct.unpack_from(">H", data, place)[0]
            glyph = (glyph + shifts[number]) & 0xFFFF
            if glyph:
                found[chr(code)] = struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * min(glyph, last))[0]
    return found


def test_letters_that_are_made_of_others_have_their_own_width() -> None:
    widths = read_widths()
    assert {letter: width for letter, width in widths.items() if letter in COMPOSED} == COMPOSED
    told = {letter: find_letter(letter, 1000).width for letter in widths}
    # What fits letters to a grid of pixels makes some a little narrower or wider.
    assert not [letter for letter in widths if abs(told[letter] - widths[letter]) > 25]


@pytest.mark.parametrize("text", ["“Half of it”", "50% of ‘off’ f", "Åre, Ćosić & more (1/2)"])
def test_a_line_is_as_wide_as_its_last_letter_ends(text: str) -> None:
    for size in (84, 34, 26):
        before = sum(find_letter(letter, size).width for letter in text[:-1])
        assert measure(text, size) == before + find_letter(text[-1], size).end


def test_a_line_of_plain_letters_is_laid_out_as_pillow_does() -> None:
    text = "Ferry crews strike for shorter shifts of half an hour, off"
    font = ImageFont.truetype(str(FONT), 46, layout_engine=ImageFont.Layout.BASIC)
    assert measure(text, 46) == font.getbbox(text)[2]


def test_no_line_is_wider_than_its_room() -> None:
    text = "“Half” of all ferries are off, 5% of them for good " * 3
    lines = list(break_lines(text, 46, 500))
    assert " ".join(lines) == " ".join(text.split())
    assert all(measure(line, 46) <= 500 for line in lines)
    assert measure(shorten(text, 46, 500), 46) <= 500


def test_a_letter_has_the_same_ink_wherever_it_stands() -> None:
    assert has_letter("é")
    assert not has_letter("ا")
    assert find_letter("é", 34) is find_letter("é", 34)
