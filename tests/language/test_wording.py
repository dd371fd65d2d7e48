"""How a site gets its words: which files count, what is missing, and dates, numbers and letters by the language."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.commands.wording import read_wording
from dateline.content.content import Wording
from dateline.content.phrases import check_phrasebook, read_phrasebook
from dateline.language.dates import say_day, say_gap, say_moment, say_month, say_short_month, say_short_when, say_when
from dateline.language.letters import find_letter, rank_letter, rank_name
from dateline.language.locales import find_direction
from dateline.language.words import Words
from dateline.model import Moment
from dateline.problems import format_problem
from dateline.when import read_when
from tests.support.case_files import assert_case, read_cases
from tests.support.languages import ENGLISH, read_words
from tests.support.places import TEMPLATES
from tests.support.small_digest import SETTINGS, make_project, run, write

URDU = read_words("ur")
WHOLE = read_phrasebook("templates/languages/en.yaml", (TEMPLATES / "languages" / "en.yaml").read_text())[0]


def read_with(folder: Path, tag: str, **files: str) -> Wording:
    """Return the words of a digest that has these files of its own."""
    (folder / "languages").mkdir()
    for name, text in files.items():
        (folder / "languages" / f"{name.replace('_', '-')}.yaml").write_text(text)
    wording, problems = read_wording(tag, (folder, TEMPLATES))
    assert problems == ()
    return wording


# Files


@pytest.mark.parametrize(("given", "expected"), read_cases("languages"))
def test_a_fault_of_a_file_of_phrases_is_told(given: str, expected: str) -> None:
    book, problems = read_phrasebook("templates/languages/de.yaml", given)
    told = sorted((*problems, *check_phrasebook(book, WHOLE)[1]))
    assert_case("\n".join(map(format_problem, told)), expected)


def test_faults_of_a_digests_own_file_keep_the_site_from_being_built(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "ur.yaml").write_text("title:\n  archiv: x\n")
    _, problems = read_wording("ur", (tmp_path, TEMPLATES))
    assert [problem.what for problem in problems] == ["unknown phrase 'title.archiv'"]


def test_a_digest_changes_one_phrase_and_keeps_all_others(tmp_path: Path) -> None:
    words = read_with(tmp_path, "en", en="title:\n  archive: Back issues\n").words
    assert (words.say("title.archive"), words.say("title.stories")) == ("Back issues", "Stories")


def test_a_digest_changes_one_phrase_of_a_shipped_language(tmp_path: Path) -> None:
    wording = read_with(tmp_path, "ur", ur="title:\n  archive: محفوظات\n")
    assert (wording.words.say("title.archive"), wording.words.say("title.stories")) == ("محفوظات", "سلسلے")
    assert wording.words.locale == "ur"
    assert wording.notices == ()


def test_a_language_of_a_place_wins_phrase_by_phrase(tmp_path: Path) -> None:
    words = read_with(tmp_path, "ur-PK", ur_PK="title:\n  archive: محفوظات\n").words
    assert (words.say("title.archive"), words.say("title.stories")) == ("محفوظات", "سلسلے")


def test_a_language_without_phrases_is_told_in_english_with_a_notice() -> None:
    wording, problems = read_wording("eo", (TEMPLATES,))
    assert problems == ()
    assert (wording.words.tag, wording.words.say("title.archive")) == ("en", "Archive")
    (notice,) = wording.notices
    assert notice == (
        "The site says its own words in English: there is no templates/languages/eo.yaml. "
        "docs/templates.md tells how to add a language."
    )


def test_what_a_language_lacks_is_told_in_english_with_a_notice(tmp_path: Path) -> None:
    wording = read_with(tmp_path, "de", de="title:\n  archive: Archiv\n")
    assert (wording.words.say("title.archive"), wording.words.say("title.stories")) == ("Archiv", "Stories")
    number = len(ENGLISH.phrases) - 1
    (notice,) = wording.notices
    assert notice == (
        f"templates/languages/de.yaml lacks {number} phrases, which the site says in English: "
        "count.entries, count.events, count.weeks, count.months, count.years, …"
    )


def test_a_new_language_is_written_by_its_own_locale(tmp_path: Path) -> None:
    words = read_with(tmp_path, "de", de="title:\n  archive: Archiv\n").words
    assert say_day(words, date(2020, 1, 4)) == "4. Januar 2020"
    assert words.join(("A", "B", "C")) == "A, B und C"


def test_a_language_with_more_plural_forms_uses_them(tmp_path: Path) -> None:
    forms = 'count:\n  entries:\n    one: "{number} wpis"\n    few: "{number} wpisy"\n    other: "{number} wpisów"\n'
    words = read_with(tmp_path, "pl", pl=forms).words
    assert [words.count("entries", number) for number in (1, 2, 5, 22)] == ["1 wpis", "2 wpisy", "5 wpisów", "22 wpisy"]


@pytest.mark.slow
def test_a_build_tells_what_its_language_lacks(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "content/digest.yaml", f"{SETTINGS}language: eo\n")
    status, said, _ = run(root, "build")
    assert status == 0
    assert "The site says its own words in English: there is no templates/languages/eo.yaml." in said
    assert '<html lang="eo" dir="ltr">' in (root / "site" / "index.html").read_text()


@pytest.mark.slow
def test_a_fault_in_a_phrase_is_listed_by_check(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    write(root, "templates/languages/en.yaml", "title:\n  archive: Back issues of {year}\n")
    status, _, said = run(root, "check")
    assert status == 1
    assert "templates/languages/en.yaml:2:3: the phrase 'title.archive' gets no {year}" in said


# Dates, numbers and lists


@pytest.mark.parametrize(("given", "expected"), read_cases("when_ur"))
def test_dates_are_said_in_urdu(given: str, expected: str) -> None:
    assert_case(say_when(URDU, read_when(given)), expected)


def test_days_stand_before_months_unless_the_digest_says_otherwise() -> None:
    day = date(2020, 1, 4)
    assert [say_day(read_words(tag), day) for tag in ("en", "en-GB", "en-US")] == [
        "4 January 2020",
        "4 January 2020",
        "January 4, 2020",
    ]


def test_months_stand_alone_or_with_their_year() -> None:
    assert [say_month(URDU, 1), say_month(URDU, 1, 2020), say_short_month(ENGLISH, 1)] == ["جنوری", "جنوری 2020", "Jan"]


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("2020-01-03", "3 January"), ("2019-11", "November 2019"), ("2020-01-03T02:49", "3 January, 02:49")],
)
def test_a_day_under_its_year_leaves_it_out(edtf: str, words: str) -> None:
    assert say_short_when(ENGLISH, read_when(edtf)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        *((7, "1 week"), (35, "5 weeks"), (59, "8 weeks"), (60, "2 months"), (92, "3 months"), (364, "12 months")),
        *((365, "1 year"), (400, "1 year"), (5000, "13 years")),
    ],
)
def test_a_gap_is_told_in_round_words(days: int, words: str) -> None:
    assert say_gap(ENGLISH, days) == words


def test_a_moment_has_its_zone_in_every_language() -> None:
    moment = Moment(date(2020, 1, 4), datetime(2020, 1, 4, 14, 5, tzinfo=UTC))
    assert [say_moment(words, moment) for words in (ENGLISH, URDU)] == [
        "4 January 2020, 14:05 UTC",
        "4 جنوری 2020، 14:05 UTC",
    ]


def test_large_numbers_are_parted() -> None:
    assert [ENGLISH.count("entries", 1204), URDU.count("entries", 1)] == ["1,204 entries", "1 خبر"]


def test_names_are_listed_as_the_language_lists_them() -> None:
    names = ("A", "B", "C")
    assert [words.join(names) for words in (ENGLISH, read_words("en-US"))] == ["A, B and C", "A, B, and C"]
    assert URDU.join(("الف", "بے")) == "الف اور بے"
    assert (ENGLISH.join(("A",)), ENGLISH.join(())) == ("A", "")


DIRECTIONS = [
    ("ur", "rtl"),
    ("ar-EG", "rtl"),
    ("he", "rtl"),
    ("dv", "rtl"),
    ("pa-PK", "rtl"),
    ("pa", "ltr"),
    ("ur-Latn", "ltr"),
    ("az-Arab", "rtl"),
    ("en", "ltr"),
    ("xx", "ltr"),
]


@pytest.mark.parametrize(("tag", "direction"), DIRECTIONS)
def test_the_script_gives_the_direction(tag: str, direction: str) -> None:
    assert find_direction(tag) == direction


# Letters


def order(words: Words, *names: str) -> list[tuple[str, str]]:
    """Return letters and names as an index lists them."""
    ranked = sorted(names, key=lambda name: (rank_letter(words, find_letter(words, name)), rank_name(words, name)))
    return [(find_letter(words, name), name) for name in ranked]


def test_english_names_stand_under_their_letter_whatever_its_marks() -> None:
    names = ("Zarif", "Émile Zola", "7th Fleet", "Eden", "Łódź", "al-Asad", "Al Jazeera", "محمد")
    assert order(ENGLISH, *names) == [
        ("#", "7th Fleet"),
        ("A", "al-Asad"),
        ("A", "Al Jazeera"),
        ("E", "Eden"),
        ("E", "Émile Zola"),
        ("L", "Łódź"),
        ("M", "محمد"),
        ("Z", "Zarif"),
    ]


def test_urdu_names_stand_in_the_order_of_the_urdu_alphabet() -> None:
    names = ("یمن", "گوادر", "چین", "آسٹریلیا", "پاکستان", "ایران", "ٹوکیو", "تہران", "Dawn", "بغداد")
    assert order(URDU, *names) == [
        ("ا", "آسٹریلیا"),
        ("ا", "ایران"),
        ("ب", "بغداد"),
        ("پ", "پاکستان"),
        ("ت", "تہران"),
        ("ٹ", "ٹوکیو"),
        ("چ", "چین"),
        ("گ", "گوادر"),
        ("ی", "یمن"),
        ("D", "Dawn"),
    ]


def test_a_language_orders_letters_that_others_take_for_marked_ones(tmp_path: Path) -> None:
    alphabet = "alphabet: A B C D E F G H I J K L M N O P Q R S T U V W X Y Z Å Ä Ö\n"
    words = read_with(tmp_path, "sv", sv=alphabet).words
    assert [letter for letter, _ in order(words, "Öland", "Åbo", "Adam", "Älg", "Zorn")] == ["A", "Z", "Å", "Ä", "Ö"]
