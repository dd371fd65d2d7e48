"""Words and tokens: how a sentence is cut for the rules on names, and how for the tagger."""

import pytest

from dateline.english.sentences import Word, is_shouted, read_name_words, read_tokens


def _show(word: Word) -> str:
    owner = "'s" if word.is_possessive else ""
    return f"{word.text}{owner}" if word.is_name else f"({word.text}{owner})"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Otieno’s aide met Ana Lind.", "Otieno's (aide) (met) Ana Lind"),
        ("a US-led force", "(a) US (led) (force)"),
        ("a Sandby-based firm", "(a) Sandby (based) (firm)"),
        ("the Iran-Iraq war", "(the) Iran Iraq (war)"),
        ("the Inter-Services office", "(the) Inter-Services (office)"),
        ("Guinea-Bissau, Abdul-Majeed and al-Hakim", "Guinea-Bissau Abdul-Majeed (and) al-Hakim"),
        ("d’Ivoire voted", "d'Ivoire (voted)"),
        ("However, the U.S. Army", "(However) (the) U.S. Army"),
        (f"Ana {'x' * 41} Lind", "Ana Lind"),
        (f"Ana {'x' * 40} Lind", f"Ana ({'x' * 40}) Lind"),
    ],
)
def test_a_sentence_is_cut_into_words_of_names(text: str, words: str) -> None:
    assert " ".join(_show(word) for word in read_name_words(text)) == words


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("Ana Lind", ["", " "]),
        ("Ana, Lind", ["", ","]),
        ("Gen. Lind", ["", " "]),
        ("J. Lind", ["", " "]),
        ("sun. Lind", ["", "."]),
        ("Ana\u00ad Lind", ["", " "]),
        ("Ana\nLind", ["", "\n"]),
        ("Ana’s Lind", ["", " "]),
        ("Ana  (Lind", ["", "("]),
    ],
)
def test_a_word_knows_what_parts_it_from_the_one_before(text: str, gaps: list[str]) -> None:
    assert [word.gap for word in read_name_words(text)] == gaps


def test_words_and_tokens_stand_where_they_say() -> None:
    text = "Then the U.S.-led force left Ana Lind’s port (Sandby)."
    words = read_name_words(text)
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]
    assert [text[token.start : token.end] for token in read_tokens(text)][:5] == ["Then", "the", "U.S.", "-", "led"]


def test_a_folded_word_has_no_capital_and_no_full_stop() -> None:
    assert [word.folded for word in read_name_words("the U.S. Army")] == ["the", "u.s", "army"]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Otieno’s aide", ["Otieno", "'s", "aide"]),
        ("a US-led force", ["a", "US", "-", "led", "force"]),
        ("Covid-19 and Abdul-Majeed", ["Covid", "-", "19", "and", "Abdul", "-", "Majeed"]),
        ("the Inter-Services office", ["the", "Inter-Services", "office"]),
        ("Abu-Bakr al-Hakim,", ["Abu-Bakr", "al-Hakim", ","]),
        ("AL-MAJEED fell", ["AL-MAJEED", "fell"]),
        ("Guinea-Bissau’s", ["Guinea-Bissau", "'s"]),
        ("the U.S. [Army]", ["the", "U.S.", "(", "Army", ")"]),
        ("Ma\u200bry", ["Ma", "ry"]),
        ("x" * 50, ["x" * 40]),
    ],
)
def test_copy_is_cut_into_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in read_tokens(text)] == tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FERRY SINKS OFF SANDBY", True),
        ("FERRY Sinks OFF Sandby today", False),
        ("FERRY SINKS OFF a", True),
        ("UN EU NATO US", False),
        ("FERRY AT SANDB", False),
        ("FERRY AT SANDBY", True),
        ("12 34 56 78 90 12 34 56", False),
    ],
)
def test_a_line_of_capitals_shouts(text: str, expected: bool) -> None:
    assert is_shouted(text) is expected
